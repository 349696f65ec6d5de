"""What the formats share: rows, what an article is called, and paragraphs."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsline.chronology.timezones import rfc3339
from newsline.model import Row, Timeline
from newsline.writers.fields import entry

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


def of(timeline: Timeline, *, reverse: bool = False) -> list[Row]:
    """The rows of one article, oldest first unless reversed."""
    rows = Row.of(timeline)
    return rows[::-1] if reverse else rows


def every(timelines: Iterable[Timeline], *, reverse: bool = False) -> Iterator[Row]:
    """The rows of all articles, one article after the other."""
    for timeline in timelines:
        yield from of(timeline, reverse=reverse)


def fields(row: Row) -> dict[str, Any]:
    """A row as JSON's types: `source`, `article` (its place in the source) and `title`, then the entry's own keys; last `url`
    and `captured`, which tell the captures of one page apart."""
    timeline = row.timeline
    return {
        "source": timeline.source,
        "article": timeline.index,
        "title": timeline.title,
        **entry(row.entry, row.number),
        "url": timeline.url,
        "captured": rfc3339(timeline.captured) if timeline.captured is not None else None,
    }


def source(timeline: Timeline) -> str:
    """The source, with the article's place in it unless it is the first: `news.txt #2`."""
    return timeline.source if timeline.index == 1 else f"{timeline.source} #{timeline.index}"


def title(timeline: Timeline) -> str:
    """What the article is called in one line: its title, or else its source."""
    return timeline.title or source(timeline)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a passage; the line breaks inside them stay."""
    return [part.strip("\n") for part in _BLANK.split(text) if part.strip()]
