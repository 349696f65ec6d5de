"""JSON lines: one record a line, one document a record. A bad record is reported, and the others are read."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from newsline.model import Document, Notice
from newsline.parsing import plain
from newsline.readers import encoding as encodings
from newsline.readers import html, kinds, limits
from newsline.readers.dates import machine_day

_TEXTS = ("text", "body", "articleBody", "content")
_DATES = ("date", "datePublished", "published")
_TITLES = ("title", "headline")
_NAMES = ("url", "id")
_WIDE = ("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")
_SAMPLE = 4096


class Fields(NamedTuple):
    """The names of a record's text and date, instead of the usual ones."""

    text: str | None = None
    date: str | None = None


def documents(
    file: io.BufferedReader, source: str, encoding: str | None, fields: Fields, complain: Callable[[str], None]
) -> Iterator[Document]:
    """The documents of a file, read line by line; `complain` is told of each bad record in one line, with its number.

    Raises ValueError where the file is empty, or unpacks to too much.
    """
    empty = True
    for number, line in enumerate(_lines(file, encoding), 1):
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
    text, notices = encodings.repaired(_text(found, fields.text))
    source = _first(found, _NAMES) or source
    title = encodings.repaired(" ".join(_first(found, _TITLES).split()))[0]
    day, unread = _day(found, fields.date)
    if kinds.begins_page(text):
        page = html.from_text(text, source)
        notices = (*(notice._replace(line=None) for notice in notices), *page.notices, *unread)
        return page._replace(title=title or page.title, reference=day, notices=notices)
    read = plain(text, source)._replace(title=title or None, reference=day, notices=(*notices, *unread))
    limits.check_lines(read)
    return read


def _lines(file: io.BufferedReader, encoding: str | None) -> Iterator[str | bytes | None]:
    wide = encodings.wide(file.peek(_SAMPLE)[:_SAMPLE]) if encoding is None else encoding
    if wide is None or not wide.lower().startswith(_WIDE):
        yield from limits.lines(file)
        return
    # a line feed is two or four bytes there
    for line in encodings.to_text(limits.whole(file), wide).split("\n"):
        yield None if len(line) > limits.LONGEST_LINE else line


def _loaded(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise ValueError("is not JSON that can be read: it is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError("is not a JSON object")
    return {name: _whole(value) if isinstance(value, str) else value for name, value in found.items()}


def _text(found: dict[str, Any], name: str | None) -> str:
    names = (name,) if name else _TEXTS
    text = next((found[name] for name in names if isinstance(found.get(name), str) and found[name].strip()), None)
    if text is None:
        raise ValueError(f"has no text in {' or '.join(names)}: name its field with --text-field")
    return str(text)


def _first(found: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((found[name] for name in names if isinstance(found.get(name), str) and found[name]), "")


def _whole(text: str) -> str:
    """The text without halves of characters (a lone \\ud83d)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _day(found: dict[str, Any], name: str | None) -> tuple[date | None, tuple[Notice, ...]]:
    """The record's day, and the warning where its date is not read."""
    value = next((found[name] for name in ((name,) if name else _DATES) if found.get(name) not in (None, "")), None)
    if value is None:
        return None, ()
    day = machine_day(value) if isinstance(value, str) else None
    if day is None:
        said = repr(value[:60]) if isinstance(value, str) else "it is neither a text nor a number"
        return None, (Notice("markup", None, f"the record's date is not read: {said}"),)
    return day, ()
