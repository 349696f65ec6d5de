"""A place in the chronology while it is being worked out, and how the reasons name it."""

from datetime import date
from functools import cached_property

from newsline.chronology import resolving
from newsline.chronology.resolving import Day
from newsline.chronology.weekdays import bare_weekday
from newsline.model import Inference, Moment, PageStamp, Passage, Stamp

MINUTES_A_DAY = 24 * 60
_NO_DAY, _NO_MOMENT = Day(), Moment()


class Slot:
    """A place in the chronology while it is being worked out: an entry to be, or a page stamp at either end."""

    def __init__(self, stamp: Stamp | None, line: int | None, passage: Passage | None = None) -> None:
        self.stamp = stamp
        self.line = line
        self.passage = passage
        self.inferred: tuple[Inference, ...] = ()  # what markup adds to the words
        self.day = _NO_DAY
        self.moment = _NO_MOMENT
        self.rank: int | None = None  # minutes on the scale of the search
        self.page: PageStamp | None = None  # the page stamp that dates the entry

    @property
    def name(self) -> str:
        """Where the stamp stands, as a reason names it."""
        return f"line {self.line}" if self.line is not None else "the marker" if self.passage else "the page"

    @property
    def minutes(self) -> int | None:
        """The clock time in minutes; None where the words give none."""
        if self.stamp is None:
            return None
        hour, minute = self.stamp.written[3:5]
        return None if hour is None else hour * 60 + (minute or 0)

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
    def undated(self) -> bool:
        """A stamp with a clock time and nothing of the day."""
        return self.stamp is not None and self.stamp.timed and not self.stamp.has_date

    @cached_property
    def fixed(self) -> date | None:
        """The day that its words, or its heading's, give in full."""
        stamp = self.stamp
        if stamp is not None and not stamp.has_date and self.heading is not None:
            stamp = self.heading.stamp
        return resolving.day_of(stamp, None).date if stamp is not None and stamp.written.dated else None

    @property
    def says_when(self) -> bool:
        """Whether the stamp, or the day heading that it stands under, says anything of when."""
        return self.stamp is not None and (self.stamp.timed or self.stamp.has_date or self.heading is not None)

    @property
    def heading(self) -> PageStamp | None:
        """The day heading that the stamp stands under."""
        marker = self.passage.marker if self.passage is not None else None
        return marker.heading if marker is not None else None

    @property
    def pinned(self) -> bool:
        """Whether a word beside the stamp says that it is pinned to the top."""
        return self.passage is not None and self.passage.marker is not None and self.passage.marker.pinned

    @property
    def is_label(self) -> bool:
        """Whether the stamp shares its line with its text."""
        return self.passage is not None and self.passage.marker is not None and self.passage.marker.label

    @cached_property
    def weekday(self) -> int | None:
        """The weekday that the first paragraph of its text names bare, for a stamp without a day of its own."""
        return bare_weekday(self.passage.text) if self.undated and self.passage is not None else None


def at(line: int | None) -> str:
    """A line, as a reason names it."""
    return f"line {line}" if line is not None else "the page's own data"


def shown(slot: Slot) -> str:
    """A slot as a reason names it: its clock time or date, and its line."""
    stamp = slot.stamp
    text = ""
    if stamp is not None:
        text = str(stamp.written).partition("[")[0].replace("XXXX-XX-XXT", "").replace("XXXX-", "")
        if not stamp.says_when and stamp.text:
            text = stamp.text
    return f"{text} on {slot.name}"
