"""An SQLite database: articles, their entries, their warnings. Columns have the names of the keys in JSON.

SQLite has no type for instants: they are text as RFC 3339 in UTC, which its date functions read and which sorts rightly.
`captions` and `inferred` are JSON, for `json_each`. `entry_id` counts in the order in which the entries are written, so of
a merged timeline in the merged order.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from newsline.model import Row, Timeline
from newsline.writers import fields, rows
from newsline.writers.look import Look
from newsline.writers.merge import Merged, Warned

_SCHEMA: Final = """
CREATE TABLE articles (
  article_id INTEGER PRIMARY KEY, source TEXT NOT NULL, article INTEGER NOT NULL, title TEXT, captions TEXT NOT NULL,
  credit TEXT, url TEXT, captured TEXT, published TEXT, updated TEXT, layout TEXT, layout_rule TEXT, layout_because TEXT,
  stamps TEXT, reference_date TEXT, reference_because TEXT
);
CREATE TABLE entries (
  entry_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles, n INTEGER NOT NULL, kind TEXT NOT NULL,
  time TEXT, "when" TEXT, zone TEXT, precision TEXT, written TEXT, not_before TEXT, not_after TEXT, local TEXT, author TEXT,
  id TEXT, inferred TEXT NOT NULL, marker TEXT, marker_line INTEGER, line INTEGER, end_line INTEGER, text TEXT NOT NULL,
  UNIQUE (article_id, n)
);
CREATE TABLE warnings (
  article_id INTEGER NOT NULL REFERENCES articles, code TEXT NOT NULL, line INTEGER, message TEXT NOT NULL
);
CREATE INDEX entries_by_time ON entries (time);
CREATE INDEX warnings_by_article ON warnings (article_id);
"""
_ARTICLE: Final = (
    *("title", "captions", "credit", "url", "captured", "layout", "layout_rule", "layout_because", "stamps"),
    *("reference_date", "reference_because"),
)
_CHUNK: Final = 1 << 20


def write(timelines: Iterable[Timeline], look: Look) -> Iterator[bytes]:
    """The bytes of the database."""
    return _built(_Filling.each, timelines, look)


def merged(whole: Merged, look: Look) -> Iterator[bytes]:
    """The same, the entries in the merged order."""
    return _built(_Filling.whole, whole, look)


class _Filling:
    """The database while it is filled."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def each(self, timelines: Iterable[Timeline], look: Look) -> None:
        """Article by article."""
        for number, timeline in enumerate(timelines, 1):
            self._article(number, timeline)
            for row in rows.of(timeline, reverse=look.reverse):
                self._entry(number, row)
            for notice in timeline.warnings:
                self._warning(number, Warned(timeline, notice))

    def whole(self, whole: Merged, look: Look) -> None:
        """All articles, then their entries in one order."""
        numbers = {id(timeline): number for number, timeline in enumerate(whole.timelines, 1)}
        for timeline in whole.timelines:
            self._article(numbers[id(timeline)], timeline)
        for row in whole.rows:
            self._entry(numbers[id(row.timeline)], row)
        for warning in whole.warnings:
            self._warning(numbers[id(warning.timeline)], warning)

    def _article(self, number: int, timeline: Timeline) -> None:
        keys = fields.article(timeline)
        row = {"article_id": number, "source": timeline.source, "article": timeline.index}
        row |= {name: keys[name] for name in _ARTICLE}
        for name in ("published", "updated"):
            page = keys[name]
            row[name] = page and (page["time"] or page["when"])
        self._insert("articles", row)

    def _entry(self, number: int, row: Row) -> None:
        self._insert("entries", {"article_id": number, **fields.entry(row.entry, row.number)})

    def _warning(self, number: int, warning: Warned) -> None:
        self._insert("warnings", {"article_id": number, **fields.notice(warning.notice)})

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        """The names are this module's own; the values, which are a source's, are handed over as values."""
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})", [_value(one) for one in row.values()]
        )


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # half a surrogate pair, which no database takes
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _built(fill: Any, given: Any, look: Look) -> Iterator[bytes]:
    """Make the database in a file of its own and hand over its bytes, so that it is written as every other format is."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "new.db")
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
            fill(_Filling(connection), given, look)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
