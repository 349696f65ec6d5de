"""A place in the chronology while it is being worked out, and how the reasons name it."""

from datetime import date
from typing import Literal

from newsline.chronology import resolving
from newsline.chronology.resolving import Day
from newsline.chronology.weekdays import bare_weekday
from newsline.model import Inference, Moment, PageStamp, Passage, Stamp
from newsline.stamps.state import hour24

MINUTES_A_DAY = 24 * 60
_NO_DAY, _NO_MOMENT = Day(), Moment()


class Slot:
    """A place in the chronology while it is being worked out: an entry to be, or a page stamp at either end.

    `minutes`: the clock time of its stamp, None where the words give none. `undated`: a clock time and nothing of the day.
    `heading`: the day heading that the stamp stands under. `pinned`: a word beside the stamp says that it is pinned to the top.
    `is_label`: the stamp shares its line with its text. `half_open`: nothing tells in which half of the day its clock time is;
    `half_known`: a machine does.
    """

    __slots__ = (
        "_full_day",
        "_weekday",
        "astray",
        "day",
        "half_known",
        "half_open",
        "heading",
        "inferred",
        "is_label",
        "line",
        "minutes",
        "moment",
        "page",
        "passage",
        "pinned",
        "rank",
        "stamp",
        "undated",
    )

    def __init__(self, stamp: Stamp | None, line: int | None, passage: Passage | None = None) -> None:
        marker = passage.marker if passage is not None else None
        self.line = line
        self.passage = passage
        self.heading = marker.heading if marker is not None else None
        self.pinned = marker is not None and marker.pinned
        self.is_label = marker is not None and marker.label
        self.inferred: tuple[Inference, ...] = ()  # what markup adds to the words
        self.day = _NO_DAY
        self.moment = _NO_MOMENT
        self.rank: int | None = None  # minutes on the scale of the search
        self.astray = False  # out of order, as the search has it
        self.half_open = False
        self.half_known = False
        self.page: PageStamp | None = None  # the page stamp that dates the entry
        self._weekday: int | Literal["?"] | None = "?"
        self.put(stamp)

    def put(self, stamp: Stamp | None) -> None:
        """Take a stamp, or one that says more."""
        self.stamp = stamp
        self._full_day: Day | None = None
        self.minutes: int | None = None
        self.undated = False
        if stamp is not None and stamp.written.hour is not None:
            self.minutes = stamp.written.hour * 60 + (stamp.written.minute or 0)
            self.undated = not stamp.has_date

    @property
    def name(self) -> str:
        """Where the stamp stands, as a reason names it."""
        return f"line {self.line}" if self.line is not None else "the marker" if self.passage else "the page"

    @property
    def ago(self) -> int | None:
        """How many minutes ago, where the words say only that, and of what day it was is not theirs to say."""
        if self.stamp is None or self.stamp.ago is None or self.stamp.ago.unit not in resolving.MINUTES:
            return None
        return self.stamp.ago.number * resolving.MINUTES[self.stamp.ago.unit]

    @property
    def names_zone(self) -> bool:
        """Whether the newsroom's zone is named; a UTC that only markup gives is a machine's, not the newsroom's."""
        if self.stamp is None or self.stamp.zone is None:
            return False
        return bool(self.stamp.text) or self.stamp.zone != "UTC"

    @property
    def dating(self) -> Stamp | None:
        """The stamp that dates it: its own, or its heading's where that says nothing of the day itself."""
        if self.stamp is None or self.stamp.has_date:
            return self.stamp
        return self.heading.stamp if self.heading is not None else None

    @property
    def full_day(self) -> Day:
        """The day that its words, or its heading's, give in full; one without a date where they do not."""
        if self._full_day is None:
            stamp = self.dating
            self._full_day = resolving.day_of(stamp, None) if stamp is not None and stamp.written.dated else _NO_DAY
        return self._full_day

    @property
    def fixed(self) -> date | None:
        """The date of its full day."""
        return self.full_day.date

    @property
    def headed_half(self) -> int | None:
        """The minute of the day that its clock time is of by the day period of its heading: 21:10 for 9:10 under "Tuesday evening"."""
        if self.heading is None or self.heading.stamp.period is None or self.minutes is None:
            return None
        return hour24(self.minutes // 60, self.heading.stamp.period) * 60 + self.minutes % 60

    @property
    def says_when(self) -> bool:
        """Whether the stamp, or the day heading that it stands under, says anything of when."""
        return self.stamp is not None and (self.stamp.timed or self.stamp.has_date or self.heading is not None)

    @property
    def weekday(self) -> int | None:
        """The weekday that the first paragraph of its text names bare, for a stamp without a day of its own."""
        if self._weekday == "?":
            own = self.undated and self.passage is not None
            self._weekday = bare_weekday(self.passage.text) if own and self.passage is not None else None
        return self._weekday


def at(line: int | None) -> str:
    """A line, as a reason names it."""
    return f"line {line}" if line is not None else "the page's own data"


def shown(slot: Slot) -> str:
    """A slot as a reason names it: its clock time or date, and its line."""
    stamp = slot.stamp
    text = ""
    if stamp is not None:
        text = str(stamp.written).partition("[")[0].replace("XXXX-XX-XXT", "").replace("XXXX-", "")
        if stamp.text and not any(map(str.isdigit, text)):
            text = stamp.text
    return f"{text} on {slot.name}"
