"""What the formats share: rows, what an article is called, and paragraphs."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from newsline.model import Row, Timeline
from newsline.stamps.orthography import split_paragraphs
from newsline.writers.fields import entry, utc

Numbered = tuple[str, Row]
# The keys of `fields` that hold one value, in their order: the columns of csv and tsv.
COLUMNS: Final = (
    *("source", "article", "title", "n", "kind", "time", "when", "zone", "precision", "written", "not_before"),
    *("not_after", "local", "author", "id", "marker", "marker_line", "line", "end_line", "text", "url", "captured"),
)


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
        "captured": utc(timeline.captured),
    }


def reasons(row: Row) -> Iterator[str]:
    """How the place and the time of an entry were found."""
    timeline, entry = row.timeline, row.entry
    if entry.marker_line is not None:
        side = "above" if timeline.stamps == "below" else "below"
        yield f"place: the stamp on line {entry.marker_line} stands {side} its text"
    elif entry.kind == "latest":
        yield f"place: text without a stamp on the side of the newest, {timeline.layout}"
    elif timeline.layout is not None:
        yield f"place: text without a stamp on the side of the oldest, {timeline.layout}"
    for one in entry.moment.inferred:
        yield f"{one.field} {one.value}: {one.because}"
    if entry.written is not None:
        yield f"written: {entry.written}"


def source(timeline: Timeline) -> str:
    """The source, with the article's place in it unless it is the first: `news.txt #2`."""
    return timeline.source if timeline.index == 1 else f"{timeline.source} #{timeline.index}"


def title(timeline: Timeline) -> str:
    """What the article is called in one line: its title, or else its source."""
    return timeline.title or source(timeline)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a passage; the line breaks inside them stay."""
    return [part.strip("\n") for part in split_paragraphs(text)]
