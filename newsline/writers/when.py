"""When something was written, as far as it is known, and never a clock time without a word on its zone."""

from datetime import datetime
from typing import NamedTuple

from newsline.chronology.timezones import in_zone
from newsline.model import Entry, Moment
from newsline.writers import words


class When(NamedTuple):
    """The parts as they are shown, empty if not known. `day`: ISO, with X for each digit that is not known."""

    day: str
    clock: str
    zone: str

    def line(self, no_zone: str) -> str:
        """The parts on one line, with `no_zone` after a clock time without a zone; empty if nothing is known."""
        return " ".join(filter(None, (self.day, self.clock, self.zone or (no_zone if self.clock else ""))))


def parts(moment: Moment, tz: str) -> When:
    """A moment in the zone `tz` if its instant is known, else in its own zone, as far as it is known."""
    if moment.time is not None:
        return at(moment.time, tz, seconds=moment.precision == "second")
    if moment.when is None:
        return When("", "", "")
    day, _, clock = str(moment.when).partition("T")
    if not clock:
        return When(day, "", "")
    return When("" if day == "XXXX-XX-XX" else day, clock, moment.zone or "")


def at(time: datetime, tz: str, *, seconds: bool = False) -> When:
    """An instant on the clocks of the zone `tz` (IANA name or offset)."""
    local = in_zone(time, tz)
    return When(f"{local:%Y-%m-%d}", f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}", tz)


def shown(moment: Moment, tz: str) -> str:
    """The moment on one line; empty if nothing of it is known."""
    return parts(moment, tz).line("(no zone)")


def said(entry: Entry, tz: str) -> str:
    """When, as far as it is known; for an entry without a time, what it lies between."""
    known = shown(entry.moment, tz)
    if known:
        return known
    bounds = [f"after {_clock(entry.not_before, tz)}"] if entry.not_before else []
    bounds += [f"before {_clock(entry.not_after, tz)}"] if entry.not_after else []
    return ", ".join(bounds) or "unknown"


def _clock(time: datetime, tz: str) -> str:
    return f"{in_zone(time, tz):%H:%M} {tz}"


def in_arabic(entry: Entry, tz: str) -> str:
    """The same in Arabic, and with the days of what it lies between; for places without markup."""
    found = parts(entry.moment, tz)
    if any(found):
        return isolated(found.line("")) + f" {words.NO_ZONE}" * bool(found.clock and not found.zone)
    bounds = ((words.AFTER, entry.not_before), (words.BEFORE, entry.not_after))
    return "، ".join(f"{word} {isolated(at(time, tz).line(''))}" for word, time in bounds if time) or words.UNKNOWN


def isolated(text: str) -> str:
    """A left-to-right isolate: behind Arabic letters a bare 2025-10-03 would be shown as 03-10-2025."""
    return f"\u2066{text}\u2069"
