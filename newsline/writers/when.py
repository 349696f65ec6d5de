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
    return ", ".join(lines(entry, tz))


def lines(entry: Entry, tz: str, above: str = "") -> list[str]:
    """The same, a line for each of the two; their days are named unless all of it is on the day that stands `above`."""
    known = shown(entry.moment, tz)
    if known:
        return [known]
    ends = [(word, at(time, tz)) for word, time in _ends(entry, "after", "before")]
    if {end.day for _, end in ends} == {above}:
        ends = [(word, end._replace(day="")) for word, end in ends]
    return [f"{word} {end.line('')}" for word, end in ends] or ["unknown"]


def day(entry: Entry, tz: str) -> str:
    """The last day that is shown of an entry; empty if none is."""
    known = parts(entry.moment, tz)
    return known.day if any(known) else next((at(time, tz).day for _, time in _ends(entry, "", "")[::-1]), "")


def _ends(entry: Entry, after: str, before: str) -> list[tuple[str, datetime]]:
    """What an entry lies between, as far as it is known, each with its word."""
    return [(word, time) for word, time in ((after, entry.not_before), (before, entry.not_after)) if time]


def in_arabic(entry: Entry, tz: str) -> str:
    """The same in Arabic, and with the days of what it lies between; for places without markup."""
    found = parts(entry.moment, tz)
    if any(found):
        return isolated(found.line("")) + f" {words.NO_ZONE}" * bool(found.clock and not found.zone)
    bounds = _ends(entry, words.AFTER, words.BEFORE)
    return "، ".join(f"{word} {isolated(at(time, tz).line(''))}" for word, time in bounds) or words.UNKNOWN


def isolated(text: str) -> str:
    """A left-to-right isolate: behind Arabic letters a bare 2025-10-03 would be shown as 03-10-2025."""
    return f"\u2066{text}\u2069"
