"""A capture's document -> its state: the paragraphs in the page's order, the stamp over each, the title and the page's stamps."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from newsline.chronology.resolving import is_day_of_news
from newsline.histories.claims import Mark, of_entry
from newsline.model import DatedPage, Document, Entry, Layout, Side, Timeline
from newsline.parsing import parse
from newsline.stamps.orthography import split_paragraphs

_SENTENCE_ENDS = (".", "!", "?", "؟", "…", "»", '"', "”", ":", "؛")

Item = TypeVar("Item")


class Reader(NamedTuple):
    """How captures are read: the options of `parse`, those given by hand and those that the captures settled."""

    zone: str | None = None
    layout: Layout | None = None
    stamps: Side | None = None
    posts: bool | None = None
    date_order: Any = None

    def timelines(self, document: Document, when: datetime | date | None, because: str) -> tuple[Timeline, ...]:
        """The articles of a capture, with the time at which it was saved as their reference."""
        if when is not None and not is_day_of_news(when):
            when = None
        return tuple(parse(document, date=when, date_because=because, **self._asdict()))


class State(NamedTuple):
    """What a capture shows. `paragraphs`: each with the place of its entry in `marks`, None for what is in no entry."""

    title: str | None
    paragraphs: tuple[tuple[str, int | None], ...]
    marks: tuple[Mark | None, ...]
    published: DatedPage | None
    updated: DatedPage | None
    layout: Layout | None
    layout_because: str | None
    stamps: Side | None

    @property
    def of_24(self) -> bool:
        """Whether an hour above 12 is written in it."""
        pages = (one.written for one in (self.published, self.updated) if one is not None)
        written = (*(one.written for one in self.marks if one is not None), *pages)
        return any(one is not None and (one.hour or 0) > 12 for one in written)


class Pool(dict[Any, Any]):
    """Equal things as one: the paragraphs of a story are mostly the same in all its captures."""

    def one(self, item: Item) -> Item:
        """The first of the things that are equal to this one."""
        return self.setdefault(item, item)  # type: ignore[no-any-return]


def state(timelines: Sequence[Timeline], pool: Pool) -> State:
    """The state of a capture; several articles of one page stand one after the other."""
    paragraphs: list[tuple[str, int | None]] = []
    marks: list[Mark | None] = []
    for number, timeline in enumerate(timelines):
        head = timeline.captions if not number or timeline.title is None else (timeline.title, *timeline.captions)
        paragraphs += ((pool.one(text), None) for text in head)
        for entry in sorted(timeline.timeline, key=lambda one: one.place):
            paragraphs += ((pool.one(text), len(marks)) for text in paragraphs_of(entry))
            mark = of_entry(entry)
            marks.append(mark and pool.one(mark))
        if timeline.credit:
            paragraphs.append((pool.one(timeline.credit), None))
    first = timelines[0]
    return State(
        first.title,
        tuple(map(pool.one, paragraphs)),
        tuple(marks),
        next((one.published for one in timelines if one.published), None),
        next((one.updated for one in timelines if one.updated), None),
        next((one.layout for one in timelines if one.layout), None),
        next((one.layout_because for one in timelines if one.layout), None),
        next((one.stamps for one in timelines if one.layout), None),
    )


def paragraphs_of(entry: Entry) -> Iterator[str]:
    """Parted by blank lines; where lines end as sentences do, each is a paragraph, else they are one that was wrapped."""
    for block in split_paragraphs(entry.text):
        lines = [line for line in map(str.strip, block.split("\n")) if line]
        if len(lines) > 1 and all(line.endswith(_SENTENCE_ENDS) for line in lines):
            yield from lines
        elif lines:
            yield "\n".join(lines)
