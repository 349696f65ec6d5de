"""JSON lines: one record a line, one document a record. A bad record is reported, and the others are read."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from newsline.model import Document, Notice
from newsline.readers import encoding as encodings
from newsline.readers import html, kinds, limits
from newsline.readers.capture import address, digits, instant
from newsline.readers.dates import machine_day
from newsline.readers.text import plain

_TEXTS = ("text", "body", "articleBody", "content")
_DATES = ("date", "datePublished", "published")
_TITLES = ("title", "headline")
_NAMES = ("url", "id")
# when a crawler saved the record: an instant, or the 14 digits of an archive
_CAPTURED = (
    "captured",
    "captured_at",
    "crawled",
    "crawled_at",
    "crawl_date",
    "fetched_at",
    "retrieved_at",
    "archived_at",
)
_DIGITS = 14
_WIDE = ("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")
_SAMPLE = 4096


class Fields(NamedTuple):
    """The names of a record's text and date, instead of the usual ones."""

    text: str | None = None
    date: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Where the text is looked for."""
        return (self.text,) if self.text else _TEXTS

    @property
    def used(self) -> frozenset[str]:
        """All fields that are looked at."""
        return _used(self)


@cache
def _used(fields: Fields) -> frozenset[str]:
    dates = (fields.date,) if fields.date else _DATES
    return frozenset((*fields.texts, *dates, *_TITLES, *_NAMES, *_CAPTURED))


def documents(
    file: io.BufferedReader, source: str, encoding: str | None, fields: Fields, complain: Callable[[str], None]
) -> Iterator[Document]:
    """The documents of a file, read line by line; `complain` is told of each bad record in one line, with its number.

    Raises ValueError where the file is empty, or unpacks to too much.
    """
    empty = True
    for number, line in _lines(file, encoding):
        here = f"{source}:{number}"
        try:
            text = _decoded(line, encoding)
            if text.strip():
                empty = False
                yield record(text, here, fields)
        except ValueError as error:
            if number == 1 and isinstance(error, encodings.NoText):
                raise  # a file of other data is one error, not one a line
            empty = False
            complain(f"{here}: {error}")
    if empty:
        raise ValueError("is empty")


def _decoded(line: str | bytes | None, encoding: str | None) -> str:
    if line is None:
        raise ValueError("is longer than 1 MiB")
    return line if isinstance(line, str) else encodings.to_text(line, encoding) if line else ""


def record(line: str, source: str, fields: Fields) -> Document:
    """The document of one record; raises ValueError with what is wrong. `source` names it where the record does not."""
    return of_values(_loaded(line), source, fields)


def of_values(found: dict[str, Any], source: str, fields: Fields) -> Document:
    """The document of a record that has been read as JSON; its texts are whole characters, its numbers stand as texts."""
    text, notices = encodings.repaired(_text(found, fields.texts))
    source = _first(found, _NAMES) or source
    title = _first(found, _TITLES)
    url = address(_first(found, ("url",)))
    if title:
        title = encodings.repaired(" ".join(title.split()))[0]
    day, unread = _day(found, fields.date)
    day = _captured(found) or day
    if kinds.begins_page(text):
        page = html.from_text(text, source)
        notices = (*(replace(notice, line=None) for notice in notices), *page.notices, *unread)
        url = url or page.url
        return page._replace(title=title or page.title, reference=day or page.reference, notices=notices, url=url)
    read = plain(text, source, title or None, day)
    if len(text) > limits.LONGEST_LINE // 4:
        limits.check_lines(read)
    return read._replace(notices=(*notices, *unread), url=url) if notices or unread or url else read


def _lines(file: io.BufferedReader, encoding: str | None) -> Iterator[tuple[int, str | bytes | None]]:
    wide = encodings.wide(file.peek(_SAMPLE)[:_SAMPLE]) if encoding is None else encoding
    if wide is None or not wide.lower().startswith(_WIDE):
        yield from limits.lines(file)
        return
    # a line feed is two or four bytes there
    for number, line in enumerate(encodings.to_text(limits.whole(file), wide).split("\n"), 1):
        yield number, None if len(line) > limits.LONGEST_LINE else line


# one for all lines: making it takes as long as a record does
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=lambda name: None)


def _loaded(line: str) -> dict[str, Any]:
    try:
        found = _DECODER.decode(line)
    except RecursionError:
        raise ValueError("is not JSON that can be read: it is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError("is not a JSON object")
    return {name: _whole(value) if isinstance(value, str) else value for name, value in found.items()}


def _text(found: dict[str, Any], names: tuple[str, ...]) -> str:
    for one in names:
        text = found.get(one)
        if isinstance(text, str) and text and not text.isspace():
            return text
    raise ValueError(f"has no text in {' or '.join(names)}: name its field with --text-field")


def _first(found: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        text = found.get(name)
        if text and isinstance(text, str):
            return text
    return ""


def _whole(text: str) -> str:
    """The text without halves of characters (a lone \\ud83d)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _captured(found: dict[str, Any]) -> datetime | None:
    """The instant at which the record says that it was saved."""
    value = _first(found, _CAPTURED)
    time = digits(value) if len(value) == _DIGITS and value.isdecimal() else instant(value) if value else None
    return time if isinstance(time, datetime) else None


def _day(found: dict[str, Any], name: str | None) -> tuple[date | None, tuple[Notice, ...]]:
    """The record's day, and the warning where its date is not read."""
    for one in (name,) if name else _DATES:
        value = found.get(one)
        if value is not None and value != "":
            break
    else:
        return None, ()
    day = machine_day(value) if isinstance(value, str) else None
    if day is None:
        said = repr(value[:60]) if isinstance(value, str) else "it is neither a text nor a number"
        return None, (Notice(code="markup", message=f"the record's date is not read: {said}"),)
    return day, ()
