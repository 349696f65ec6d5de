"""The row that every format is made of: an entry, its place, and the article that it is of."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsline.model import Entry, Timeline
from newsline.writers.fields import entry

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


class Row(NamedTuple):
    """`number` counts the entries of the row's own article from 1, oldest first, whatever the order of the rows."""

    timeline: Timeline
    number: int
    entry: Entry


def of(timeline: Timeline, *, reverse: bool = False) -> list[Row]:
    """The rows of one article, oldest first unless reversed."""
    rows = [Row(timeline, number, one) for number, one in enumerate(timeline.timeline, 1)]
    return rows[::-1] if reverse else rows


def every(timelines: Iterable[Timeline], *, reverse: bool = False) -> Iterator[Row]:
    """The rows of all articles, one article after the other."""
    for timeline in timelines:
        yield from of(timeline, reverse=reverse)


def fields(row: Row) -> dict[str, Any]:
    """A row as JSON's types: `source`, `article` (its place in the source) and `title`, then the entry's own keys."""
    return {
        "source": row.timeline.source,
        "article": row.timeline.index,
        "title": row.timeline.title,
        **entry(row.entry, row.number),
    }


def source(timeline: Timeline) -> str:
    """The source, with the article's place in it where it is not the first."""
    return timeline.source if timeline.index == 1 else f"{timeline.source} #{timeline.index}"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a passage; the line breaks inside them stay."""
    return [part.strip("\n") for part in _BLANK.split(text) if part.strip()]
