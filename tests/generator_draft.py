"""An article before it is written down, and whether what its page says settles its order and its times."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

NEWEST, OLDEST = "newest-first", "oldest-first"
DAY = timedelta(days=1)
_AROUND = timedelta(hours=3)


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
        return self._no_clock_change() and self._close() and self._days_fit() and (not self.marked or self._speaks())

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
            named = [self.reference - mark.moment.date() for mark in self.marks if mark.names and mark.timed]
            return all(0 * DAY <= one < 7 * DAY for one in named) if named else back[-1] == 0 * DAY
        if "relative" in dated and self.paged:
            return False
        longest = {"relative": 3, "weekday": 7}
        return back[-1] >= 0 * DAY and all(back[0] < longest.get(kind, 9999) * DAY for kind in dated)

    # which layout the page speaks for

    def _speaks(self) -> bool:
        stamped = [mark for mark in self.on_page if mark.stamped]
        if sum(mark.ordinal is not None for mark in stamped) > 1:
            return True
        days = [mark.moment.date() for mark in stamped if mark.dated]
        if len(set(days)) > 1:  # on the clocks of several zones days may rise and fall
            return days == sorted(days, reverse=self.layout == NEWEST)
        minutes = [mark.moment.hour * 60 + mark.moment.minute for mark in stamped if mark.timed]
        if len(set(minutes)) > 1:
            return by_clocks(minutes) == self.layout
        return self._by_style(stamped) == self.layout

    def _by_style(self, stamped: list[Mark]) -> str:
        if self.style in ("labels", "live labels"):
            return OLDEST
        return NEWEST if any(mark.timed for mark in stamped) else OLDEST


def by_clocks(minutes: list[int]) -> str | None:
    """The layout for which clock times speak, from the top of the page; None where nothing tells."""
    steps = [after - before for before, after in pairwise(minutes)]
    over = [step - 1440 if step > 1080 else step + 1440 if step < -1080 else step for step in steps]
    if all(step >= 0 for step in over) or all(step <= 0 for step in over):
        return OLDEST if any(step > 0 for step in over) else NEWEST
    midnights = (sum(step > 0 for step in steps), sum(step < 0 for step in steps))
    if midnights[0] != midnights[1]:
        return NEWEST if midnights[0] < midnights[1] else OLDEST
    spans = (sum(-step % 1440 for step in steps), sum(step % 1440 for step in steps))
    if spans[0] == spans[1]:
        return None
    return NEWEST if spans[0] < spans[1] else OLDEST
