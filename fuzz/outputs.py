"""Targets for what is made of timelines: every format read back, copies compared, captures put into a history.

The first byte chooses the options; a NUL parts one copy from the next.
"""

import csv as python_csv
import io
import json
import re
import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from jsonschema import Draft202012Validator

from newsline.histories.comparison import compare
from newsline.histories.history import histories
from newsline.histories.worddiff import TextOp
from newsline.model import Timeline
from newsline.parsing import parse, plain
from newsline.readers.saved import Saved
from newsline.writers import csv as cells
from newsline.writers import formats, rows
from newsline.writers.look import Look, Screen
from newsline.writers.schemas import schema

ZONES = ("UTC", "Asia/Riyadh", "-03:30", "Africa/Casablanca")
BIDI = ("off", "isolate", "visual")
DAYS = (None, datetime(2021, 3, 4, tzinfo=UTC).date(), datetime(2021, 3, 4, 9, 30, tzinfo=UTC))
# what a terminal would obey: nothing of it may come out of a table without colour
_WORD = re.compile(r"[^\W\d_]+")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # no page takes those of a text
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(_DIRECTIONS.sub("", text)))


def choices(data: bytes) -> tuple[int, str]:
    """The number that chooses the options, and the text."""
    number, rest = (data[0], data[1:]) if data else (0, b"")
    return number, rest.decode("utf-8", "replace")


def writers(data: bytes) -> None:
    """A text in every format; those for programs are read back."""
    number, text = choices(data)
    found = tuple(
        one
        for part in text.split("\0")
        for one in parse(part, date=DAYS[number % 3], zone=(None, "UTC")[number // 3 % 2])
    )
    if not found:
        return
    look = Look(tz=ZONES[number // 6 % 4], reverse=bool(number & 64), full=bool(number & 128), explain=bool(number & 1))
    for form, read in READERS.items():
        if form == "sqlite" and number % 8:  # it takes as long as the others together
            continue
        read(_written(found, look._replace(form=form)), found, look)
        merged = _written(found, look._replace(form=form, merge=True))
        assert merged
    screen = Screen(20 + number, color=False, bidi=BIDI[number % 3])
    shown = _written(found, look._replace(form="table", screen=screen)).decode()
    assert not _STEERING.search(shown), repr(_STEERING.search(shown))


def _written(found: tuple[Timeline, ...], look: Look) -> bytes:
    return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in formats.write(found, look))


def _texts(found: tuple[Timeline, ...], look: Look) -> list[str]:
    return [row.entry.text for row in rows.every(found, reverse=look.reverse)]


def _json(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    whole = json.loads(data)
    assert [entry["text"] for one in whole["articles"] for entry in one["timeline"]] == _texts(found, look)
    _valid("parse", whole)


def _jsonl(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    entries = [json.loads(line) for line in data.decode().split("\n")[:-1]]
    assert [entry["text"] for entry in entries] == _texts(found, look)
    assert entries == [rows.fields(row) for row in rows.every(found, reverse=look.reverse)]


def _csv(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    read = list(python_csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert [cells.undone(row["text"]) for row in read] == _texts(found, look)


def _tsv(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    head, *lines = data.decode().split("\n")[:-1] or [""]
    at = head.split("\t").index("text") if lines else 0
    assert [cells.undone(line.split("\t")[at], "tsv") for line in lines] == _texts(found, look)


class _Page(HTMLParser):
    """What a page shows, and that nothing of a text has become an element that acts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """No attribute runs anything."""
        assert tag not in ("iframe", "object", "embed", "base", "form")
        assert not [name for name, _ in attributes if name.startswith("on") or name == "srcdoc"]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Keep the text, and what is run."""
        if self.cdata_elem == "script":
            self.scripts[-1] += data
        else:
            self.shown.append(data)


def _html(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    page = _Page(data.decode())
    for script in page.scripts:
        if script.startswith("{"):  # JSON-LD, which may hold anything but its own end
            json.loads(script)
        else:
            assert not [text for text in _texts(found, look) if len(text) > 20 and text in script]
    missing = _words("\n".join(_texts(found, look))) - _words("\n".join(page.shown))
    assert not missing, missing


def _markdown(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    shown = data.decode()
    for text in _texts(found, look):
        assert all(word in shown for word in _WORD.findall(text))


def _linked(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    json.loads(data)


def _sqlite(data: bytes, found: tuple[Timeline, ...], look: Look) -> None:
    with sqlite3.connect(":memory:") as base:
        base.deserialize(data)
        texts = [text for (text,) in base.execute("SELECT text FROM entries ORDER BY rowid")]
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()
    assert sorted(texts) == sorted(_texts(found, look))


READERS = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "tsv": _tsv,
    "md": _markdown,
    "html": _html,
    "jsonld": _linked,
    "timelinejs": _linked,
    "sqlite": _sqlite,
}


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def _valid(name: str, found: Any) -> None:
    error = next(_validator(name).iter_errors(found), None)
    assert error is None, error


# --- two copies, and many -----------------------------------------------------------------------------------------


def diff(data: bytes) -> None:
    """Two copies of a text; the pieces of each change rebuild both."""
    number, text = choices(data)
    old, _, new = text.partition("\0")
    both = [tuple(parse(one, date=DAYS[number % 3])) for one in (old, new)]
    found = compare(*both)
    for pair in found.pairs:
        for change in pair.changes:
            if change.text_ops is not None:
                assert change.old is not None
                assert change.new is not None
                _rebuilds(change.text_ops, change.old.entry.text, change.new.entry.text)
    assert compare(both[0], both[0]).same
    _valid("diff", json.loads("".join(formats.write_comparison(found, Look("json")))))
    screen = Screen(20 + number, color=False, bidi=BIDI[number % 3])
    shown = "".join(formats.write_comparison(found, Look("table", full=bool(number & 1), screen=screen)))
    assert not _STEERING.search(shown), repr(_STEERING.search(shown))


def _rebuilds(ops: tuple[TextOp, ...], old: str, new: str) -> None:
    assert "".join(one.text for one in ops if one.op != "insert") == old
    assert "".join(one.text for one in ops if one.op != "delete") == new


def history(data: bytes) -> None:
    """Up to six captures of a text, an hour apart."""
    number, text = choices(data)
    first = datetime(2021, 3, 4, 9, 30, tzinfo=UTC)
    found = [
        Saved(
            source=f"{at}.txt",
            document=plain(part, f"{at}.txt"),
            sha256=sha256(part.encode()).hexdigest(),
            time=first + timedelta(hours=at) if number >> at & 1 else None,
            because="given",
        )
        for at, part in enumerate(text.split("\0")[:6])
    ]
    stories = tuple(histories(found))
    for story in stories:
        for event in story.timeline:
            assert event.not_before is None or event.not_after is None or event.not_before <= event.not_after
        for paragraph in story.paragraphs:
            for version in paragraph.versions:
                assert version.text in " ".join(story.title or "") or version.seen
    for form in formats.HISTORIES:
        shown = "".join(formats.write_histories(stories, Look(form, screen=Screen(20 + number))))
        if form == "json":
            _valid("history", json.loads(shown))
        elif form == "table":
            assert not _STEERING.search(shown), repr(_STEERING.search(shown))


TARGETS = {"writers": writers, "diff": diff, "history": history}
