"""An article before it is written down, and whether what its page says settles its order and its times."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

NEWEST, OLDEST = "newest-first", "oldest-first"
DAY = timedelta(days=1)
_AROUND = timedelta(hours=3)
_BESIDE = timedelta(minutes=5)  # of a stamp of the page
# between neighbours, without a midnight: longer ones may be of a page that is read the other way round
_FAR, _NEAR = timedelta(hours=6), timedelta(hours=2)
_FROM_PAGE = timedelta(hours=12)  # from the page's own stamps: past it the other side is as likely


class Mark(NamedTuple):
    """A text with its local time, and what its stamp says if it has one: cue, clock, date, zone, number.

    `dated`: "", weekday, yearless, relative (to the reference date) or full. `names`: the text names its weekday.
    """

    moment: datetime
    zone: str
    text: str
    stamped: bool
    kind: str | None
    timed: bool
    dated: str
    zoned: bool
    ordinal: int | None
    names: bool

    @property
    def instant(self) -> datetime:
        """The time with its zone."""
        return self.moment.replace(tzinfo=ZoneInfo(self.zone))

    @property
    def empty(self) -> bool:
        """Whether the stamp is a cue and no more."""
        return not (self.timed or self.dated or self.ordinal)


class Draft(NamedTuple):
    """An article: `marks` oldest first; `style` is lines, labels, live, live labels, days, wire or plain.

    `reference`: the day that it is read on; `dateline`: its own head says so. `zone`: that of its page stamps.
    `halved`: its clock has twelve hours, and each of its times says which half of the day it is of; else none does.
    """

    style: str
    layout: str
    above: bool
    above_by_hand: bool
    zone: str
    zone_option: bool
    title: str
    captions: tuple[str, ...]
    marks: tuple[Mark, ...]
    published: datetime | None
    updated: datetime | None
    page_clock: bool
    page_foot: bool
    reference: date | None
    dateline: bool
    credited: bool
    halved: bool

    @property
    def on_page(self) -> tuple[Mark, ...]:
        """The marks from top to bottom."""
        return self.marks[::-1] if self.layout == NEWEST else self.marks

    @property
    def marked(self) -> bool:
        """Whether any text has a stamp of its own."""
        return any(mark.stamped for mark in self.marks)

    @property
    def paged(self) -> bool:
        """Whether the page has a stamp of its own."""
        return self.published is not None or self.updated is not None

    @property
    def day_known(self) -> bool:
        """Whether something gives a full day, from which the others can be stepped."""
        return self.reference is not None or self.paged or any(mark.dated == "full" for mark in self.marks)

    @property
    def zone_known(self) -> bool:
        """Whether some stamp names the zone, or it is given by hand."""
        named = any(mark.stamped and mark.zoned for mark in self.marks)
        return self.zone_option or named or (self.paged and self.page_clock)

    @property
    def settled(self) -> bool:
        """Whether the documented rules settle layout and times as they were drawn."""
        fit = self._no_clock_change() and self._close() and self._days_fit()
        fit = fit and not (self._heads() or self._repeats() or self._same_as_page() or self._leaves_off())
        return fit and (not self.marked or self._speaks())

    @property
    def open(self) -> bool:
        """Whether another reading of days or layout is nearly as likely, so that a doubt will do."""
        steps = [after - before for before, after in pairwise(self._moments())]
        loose = any(mark.timed and not mark.dated for mark in self.marks)
        noon = self.halved and any(mark.timed and mark.moment.hour == 0 for mark in self.marks)  # 12:30 ص
        return noon or (loose and any(step > _FAR for step in steps))

    def _moments(self) -> list[datetime]:
        """All the local times that are written somewhere, in order."""
        marks = [mark.moment for mark in self.marks if mark.timed or mark.dated]
        return [one for one in (self.published, *marks, self.updated) if one is not None]

    def _no_clock_change(self) -> bool:
        for name in {self.zone, *(mark.zone for mark in self.marks)}:
            around = [one + step for one in self._moments() for step in (-_AROUND, _AROUND)]
            if len({one.replace(tzinfo=ZoneInfo(name)).utcoffset() for one in around}) > 1:
                return False
        return True

    def _close(self) -> bool:
        if self.style == "days":
            return True
        ends = [one for one in self.marks if one.timed or one.dated]
        first, last = ends[0].moment if ends else None, ends[-1].moment if ends else None
        beside = [(self.published, first), (last, self.updated)] if any(not one.dated for one in ends) else []
        if any(before and after and after - before > _FROM_PAGE for before, after in beside):
            return False
        return all(after - before < DAY for before, after in pairwise(self._moments()))

    def _days_fit(self) -> bool:
        moments = self._moments()
        days = [one.date() for one in moments]
        if self.paged and not self.page_clock and len(set(days)) > 1:
            return False
        dated = {mark.dated for mark in self.marks} - {""}
        if self.reference is None:
            return not dated or dated == {"full"}
        if not moments:
            return True
        back = [self.reference - day for day in days]
        if not dated and not self.paged:
            timed = [mark for mark in self.marks if mark.timed]
            named = [self.reference - mark.moment.date() for mark in timed if mark.names]
            if self.dateline or 2 * len(named) < len(timed):  # a day that few texts name may be another one than theirs
                return back[-1] == 0 * DAY
            return all(0 * DAY <= one < 7 * DAY for one in named) if named else back[-1] == 0 * DAY
        if "relative" in dated and self.paged:
            return False
        longest = {"relative": 3, "weekday": 7}
        return back[-1] >= 0 * DAY and all(back[0] < longest.get(kind, 9999) * DAY for kind in dated)

    def _heads(self) -> bool:
        """Whether the first paragraph and the stamp below it may be of the head: a standfirst, or a headline that cries out."""
        first = self.on_page[0]
        below = self.on_page[0] if self.above else self.on_page[1] if len(self.on_page) > 1 else first
        if self.style not in ("lines", "days") or not below.stamped or (first.stamped and not self.above):
            return False
        if "\n" in first.text:
            return False
        cries = len(first.text) <= 120 and first.text.endswith("!")
        with_text = next((at for at, mark in enumerate(self.on_page[1:], 1) if mark.text), 0)
        stamps = [below] if self.above else self.on_page[1 : with_text + 1]
        return cries or any(mark.kind == "last-update" and mark.dated in ("full", "yearless") for mark in stamps)

    def _repeats(self) -> bool:
        """Whether a stamp of the page may be one of several of its form, which are markers, or the last of them the page's."""
        alike = [mark for mark in self.on_page if mark.kind == "last-update" and mark.timed]
        at_foot = self.above and bool(alike) and alike[-1] is self.on_page[-1] and bool(alike[-1].dated)
        in_head = self.updated is not None and self.page_clock and any(mark.dated for mark in alike)
        return self.style == "lines" and (at_foot or in_head)

    def _same_as_page(self) -> bool:
        """Whether a stamp of the page has the time of a mark, beyond which no other text can lie, or is of the minutes beside one."""
        timed = [mark.moment for mark in self.marks if mark.timed]
        own = {self.updated: timed[-1:], self.published: timed[:1]} if self.page_clock else {}
        for page, end in own.items():
            for mark in timed if page is not None else ():
                assert page is not None
                gap = (page - mark if page == self.updated else mark - page) % DAY
                if gap == 0 * DAY or (gap <= _BESIDE and [mark] != end):
                    return True
        return False

    def _leaves_off(self) -> bool:
        """Whether the newest marks alone have no date, which may then be that of the reference, the day after the last one."""
        told = [mark for mark in self.marks if mark.timed or mark.dated]
        dated = [at for at, mark in enumerate(told) if mark.dated]
        if self.reference is None or not dated or dated != list(range(dated[-1] + 1)) or len(dated) == len(told):
            return False
        return self.reference - told[dated[-1]].moment.date() == DAY

    # which layout the page speaks for

    def _speaks(self) -> bool:
        stamped = [mark for mark in self.marks if mark.stamped]
        if self.style.startswith("live") and len(stamped) == 2 and len({mark.moment for mark in stamped}) == 1:
            return False  # the same time twice is that of the page, in its head and at its foot
        if sum(mark.ordinal is not None for mark in stamped) > 1:
            return True
        told = [mark for mark in stamped if mark.timed or mark.dated]
        if len({mark.instant for mark in told}) > 1:
            return all(mark.dated for mark in told) or self._short_steps(told)
        return self._by_style() == self.layout

    def _short_steps(self, told: list[Mark]) -> bool:
        """Whether the clock times are so near to each other that they cannot be meant the other way round."""
        longest = _FAR if self._by_style() == self.layout else _NEAR
        steps = [(before, after, after.instant - before.instant) for before, after in pairwise(told)]
        return all(
            step <= (longest if before.moment.date() == after.moment.date() else longest / 2)
            for before, after, step in steps
        )

    def _by_style(self) -> str | None:
        """The layout for which position and style of the markers speak; None where neither does."""
        stamped = [mark for mark in self.on_page if mark.stamped]
        if not self.above and self.on_page[0].stamped and self.on_page[0].kind:
            return NEWEST  # nothing that it could have been appended to stands above
        if self.style in ("labels", "live labels"):
            return OLDEST
        if any(mark.timed for mark in stamped):
            return NEWEST
        return None if self.above else OLDEST
