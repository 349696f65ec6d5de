"""A random generator of whole articles whose order, times and layout the documented rules settle.

Every article is drawn as it could have happened (texts with rising instants), laid out on a page, and kept only if the page
says enough: `Draft.settled` asks the rules of layout for it. So there are dates, or numbers, or clock times a few hours
apart, or a place or style that speaks; on a clock of twelve hours each time says its half of the day; no clocks are changed
while the story runs; a stamp without a year has a reference date; page stamps that name only a day are of the day of all
the others; a mark in the head is an update. Where no stamp has a date and no text names its weekday, the reference date is
the day of the newest stamp. What is left open is not drawn, but for what is `Draft.open`.
"""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from tests.generator_draft import NEWEST, Draft, Mark
from tests.generator_drawn import draft
from tests.generator_pages import page


class Row(NamedTuple):
    """An entry as it must come back; times as ISO 8601 in UTC."""

    text: str
    kind: str
    time: str | None
    not_before: str | None
    not_after: str | None


class WrittenArticle(NamedTuple):
    """The entries, oldest first; `layout` is None without markers. `open`: a doubt that is shown will do."""

    title: str
    layout: str | None
    rows: tuple[Row, ...]
    open: bool


class Source(NamedTuple):
    """A text with its articles, and the options under which it is to be read."""

    text: str
    articles: tuple[WrittenArticle, ...]
    date: date | None
    zone: str | None
    stamps: Literal["above"] | None
    tags: tuple[str, ...]


def instant(moment: datetime, zone: str) -> str:
    """A local time of a zone as ISO 8601 in UTC."""
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _time(one: Draft, index: int) -> str | None:
    """The instant of an entry, if its stamp or a page stamp gives it and day and zone can be known."""
    mark = one.marks[index]
    if mark.stamped and mark.timed:
        return instant(mark.moment, mark.zone) if one.day_known and one.zone_known else None
    if mark.stamped and mark.dated:
        return None
    if index == len(one.marks) - 1 and one.updated is not None:
        return instant(one.updated, one.zone) if one.page_clock else None
    if index == 0 and one.published is not None and (one.marked or one.updated is None):
        return instant(one.published, one.zone) if one.page_clock else None
    return None


def _kind(one: Draft, mark: Mark) -> str:
    if mark.stamped:
        return "update" if mark.kind == "last-update" else mark.kind or "entry"
    if not one.marked:
        return "original"
    return "latest" if (one.layout == NEWEST) != one.above else "original"


def _rows(one: Draft) -> tuple[Row, ...]:
    times = [_time(one, index) for index in range(len(one.marks))]
    rows = []
    for index, mark in enumerate(one.marks):
        before = after = None
        if times[index] is None:
            before = next((time for time in reversed(times[:index]) if time), None)
            after = next((time for time in times[index + 1 :] if time), None)
        if not one.marked and one.updated is not None and one.published is not None and one.page_clock:
            before = instant(one.published, one.zone)
        rows.append(Row(" ".join(mark.text.split()), _kind(one, mark), times[index], before, after))
    return tuple(rows)


def _article(one: Draft) -> WrittenArticle:
    return WrittenArticle(one.title, one.layout if one.marked else None, _rows(one), one.open)


def _opens_with_text(one: Draft) -> bool:
    """Whether a paragraph stands right under the title, the captions and the page stamps."""
    return (not one.on_page[0].stamped or one.above) and not one.dateline


def _joined(rng: random.Random, drafts: list[Draft], pages: list[str]) -> str:
    """The pages with something that parts articles: a credit that ends one, a rule, a form feed."""
    text = pages[0]
    for (before, after), below in zip(pairwise(drafts), pages[1:], strict=True):
        parted = ["\n\f\n"]
        if _opens_with_text(after):
            parted += [f"\n\n{sign * rng.randint(3, 30)}\n\n" for sign in "-=*_#~"] + ["\n\n"] * 6 * before.credited
        text += rng.choice(parted) + below
    return text


def _settled(rng: random.Random, *, alone: bool) -> Draft:
    while True:
        one = draft(rng, alone=alone)
        if one is not None and one.settled:
            return one


def source(rng: random.Random) -> Source:
    """One article with or without options, or up to three that need none."""
    several = rng.random() < 0.15
    drafts = [_settled(rng, alone=not several) for _ in range(rng.randint(2, 3) if several else 1)]
    first = drafts[0]
    text = _joined(rng, drafts, [page(rng, one) for one in drafts])
    return Source(
        text.replace("\n", rng.choice(["\n", "\n", "\n", "\r\n", "\r", "\u2028"])),
        tuple(map(_article, drafts)),
        None if several or first.dateline else first.reference,
        first.zone if first.zone_option and not several else None,
        "above" if first.above_by_hand and not several else None,
        tuple(tag for one in drafts for tag in _tags(one)),
    )


def _tags(one: Draft) -> Iterable[str]:
    yield one.style
    yield one.layout if one.marked else "no layout"
    yield f"{len(one.marks)} passages"
    yield "stamps above" if one.above else "stamps below"
    midnights = sum(before.moment.date() != after.moment.date() for before, after in pairwise(one.marks))
    yield f"{min(midnights, 3)} midnights"
    yield "dated" if any(mark.dated for mark in one.marks) else "undated"
