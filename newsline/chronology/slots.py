"""A place in the chronology while it is being worked out, and how the reasons name it."""

from newsline.chronology.resolving import Day
from newsline.model import Inference, Moment, PageStamp, Passage, Stamp

MINUTES_A_DAY = 24 * 60
_NO_DAY, _NO_MOMENT = Day(), Moment()


class Slot:
    """A place in the chronology while it is being worked out: an entry to be, or a page stamp at either end."""

    __slots__ = ("day", "inferred", "line", "moment", "page", "passage", "stamp")

    def __init__(self, stamp: Stamp | None, line: int | None, passage: Passage | None = None) -> None:
        self.stamp = stamp
        self.line = line
        self.passage = passage
        self.inferred: tuple[Inference, ...] = ()  # what markup adds to the words
        self.day = _NO_DAY
        self.moment = _NO_MOMENT
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
    def names_zone(self) -> bool:
        """Whether the newsroom's zone is named; a UTC that only markup gives is a machine's, not the newsroom's."""
        if self.stamp is None or self.stamp.zone is None:
            return False
        return bool(self.stamp.text) or self.stamp.zone != "UTC"

    @property
    def undated(self) -> bool:
        """A stamp with a clock time and nothing of the day."""
        return self.stamp is not None and self.stamp.timed and not self.stamp.has_date


def at(line: int | None) -> str:
    """A line, as a reason names it."""
    return f"line {line}" if line is not None else "the page's own data"


def shown(slot: Slot) -> str:
    """A slot as a reason names it: its clock time or date, and its line."""
    stamp = slot.stamp
    text = ""
    if stamp is not None:
        text = str(stamp.written).partition("[")[0].replace("XXXX-XX-XXT", "").replace("XXXX-", "")
    return f"{text} on {slot.name}"
