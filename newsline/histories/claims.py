"""What stamps claim, held against what the captures show: the readings that their words allow, and the verdict.

A claim is tested to the precision of its words: 15:36 is any instant of that minute, a day any of that day. What the words leave
open (the day of a clock time, the half of the day, which of two hours, the zone) is never held against the writer: a claim fits if one
reading does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from newsline.chronology import timezones
from newsline.model import DatedPage, Entry, Moment, Partial, Stamp, StampKind, Unit, Verdict
from newsline.stamps.offsets import as_offset
from newsline.stamps.orthography import words
from newsline.stamps.reading import read_stamp

# The offsets that clocks have, in minutes: whole hours, and those of the zones between them.
OFFSETS: Final = tuple(
    map(
        as_offset,
        sorted([*range(-12 * 60, 14 * 60 + 1, 60), -570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765]),
    )
)

_SPANS: dict[Unit, timedelta] = {
    "second": timedelta(0),
    "minute": timedelta(seconds=59),
    "hour": timedelta(minutes=59, seconds=59),
    "day": timedelta(days=1, seconds=-1),
}
_UNITS: dict[str, timedelta] = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}
_UNITS |= {"day": timedelta(days=1), "month": timedelta(days=31), "year": timedelta(days=366)}
_HALF = timedelta(hours=12)
_DAY = timedelta(days=1)
# days before the later bound on which a clock time without a day is looked for, where there is no earlier bound
_AROUND = 3
_EARLIEST, _LATEST = timedelta(hours=14), timedelta(hours=12)  # how far a day lies before and after that of UTC
_MOST_DAYS = 400
# What gives a stamp its day so firmly that no other is tried
_FIRM = frozenset({"day-heading", "page-stamp", "markup", "relative"})


class Mark(NamedTuple):
    """A stamp of a capture, as far as its claim goes; equal ones are one object.

    `firm`: its day is not open. `own_zone`: whether its words name the zone.
    """

    marker: str | None
    kind: StampKind | None
    written: Partial | None
    when: Partial | None
    zone: str | None
    precision: Unit | None
    time: datetime | None
    firm: bool
    own_zone: bool

    @property
    def says(self) -> tuple[str, Partial | None, str | None] | None:
        """What it says, by which it is known again in the next capture: folded, and without what was worked out."""
        if self.marker is None and self.written is None:
            return None
        if self.relative:  # its words change by the hour and say the same
            return "relative", None, None
        return "".join(words(self.marker or "")), self.written, self.zone if self.own_zone else None

    @property
    def relative(self) -> bool:
        """Whether it says how long ago."""
        stamp = _stamp(self.marker)
        return stamp is not None and stamp.ago is not None

    @property
    def claims(self) -> bool:
        """Whether it says anything of a time."""
        return self.written is not None or self.relative


def of_entry(entry: Entry) -> Mark | None:
    """The stamp over an entry; None where it has none of its own, but that of the page."""
    if entry.marker is None and entry.written is None:
        return None
    if any(one.rule == "page-stamp" and one.field == "when" for one in entry.moment.inferred):
        return None if entry.marker is None else _mark(entry.marker, None, None, Moment())
    kind: StampKind = "correction" if entry.kind == "correction" else "update"
    return _mark(entry.marker, kind, entry.written, entry.moment)


def of_moment(entry: Entry) -> Mark | None:
    """What dates an entry, be it the stamp over it or that of the page."""
    if entry.marker is None and entry.written is None:
        return None
    return _mark(entry.marker, None, entry.written, entry.moment)


def of_page(page: DatedPage | None) -> Mark | None:
    """A page stamp, published or last update."""
    return None if page is None else _mark(page.text, page.kind, page.written, page.moment)


def _mark(marker: str | None, kind: StampKind | None, written: Partial | None, moment: Moment) -> Mark:
    rules = {one.rule for one in moment.inferred}
    return Mark(
        marker,
        kind,
        written,
        moment.when,
        moment.zone,
        moment.precision,
        moment.time,
        bool(rules & _FIRM) or (written is not None and written.dated),
        not any(one.field == "zone" for one in moment.inferred),
    )


@lru_cache(1 << 12)
def _stamp(marker: str | None) -> Stamp | None:
    return read_stamp(marker) if marker else None


# --- readings -----------------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """When it may be that a stamp means: from one instant to another. `said`: how that differs from its plain reading;
    `half`: by the half of the day."""

    start: datetime
    end: datetime
    said: str = ""
    half: bool = False


class Bounds(NamedTuple):
    """After `after` and not later than `until`; None where nothing is known."""

    after: datetime | None
    until: datetime | None

    def has(self, span: Span) -> bool:
        """Whether an instant of the span lies between the bounds."""
        return (self.until is None or span.start <= self.until) and (self.after is None or span.end > self.after)


UNKNOWN: Final = Bounds(None, None)


class Readings(NamedTuple):
    """What a stamp can mean in one zone: by its words, and against them (the day before, the other half of the day)."""

    allowed: tuple[Span, ...]
    against: tuple[Span, ...]


def readings(mark: Mark, zone: str, bounds: Bounds, *, of_24: bool) -> Readings:
    """The readings of a stamp in a zone; days that the words leave open are those around the bounds.

    `of_24`: whether the article has hours above 12.
    """
    stamp = _stamp(mark.marker)
    if mark.time is not None and mark.relative and stamp is not None and stamp.ago is not None:
        return Readings((Span(mark.time - _UNITS[stamp.ago.unit], mark.time + _SPANS["minute"]),), ())
    when = mark.when
    if when is None or mark.precision is None:
        return Readings((), ())
    if when.hour is None:
        return Readings(tuple(_whole_days(when, zone)), ())
    free, other_half = not mark.firm and _is_open(mark), _other_half(mark, stamp)
    firm_half = other_half and (of_24 or (stamp is not None and stamp.period is not None))
    allowed: list[Span] = []
    against: list[Span] = []
    span = _SPANS[mark.precision]
    for day, of_day in _days(when, bounds, free=free, step=7 if stamp is not None and stamp.weekday is not None else 1):
        for local, of_half in _halves(day, other_half=other_half):
            said = ", ".join(filter(None, (of_day, of_half)))
            for time in _instants(local, zone):
                fold = "" if len(_instants(local, zone)) == 1 or time == mark.time else "the other of two hours"
                side = against if of_half and firm_half else allowed
                side.append(Span(time, time + span, ", ".join(filter(None, (said, fold))), bool(of_half)))
    if not free:
        against += (Span(one.start - _DAY, one.end - _DAY, "the day before") for one in allowed if not one.said)
    return Readings(tuple(allowed), tuple(against))


def _is_open(mark: Mark) -> bool:
    """Whether the day was worked out, or is not known, and the words give none but perhaps a weekday."""
    written = mark.written
    return written is not None and written.day is None and written.month is None and written.year is None


def _other_half(mark: Mark, stamp: Stamp | None) -> bool:
    written = mark.written.hour if mark.written is not None else None
    if mark.zone is None or written is None:  # where the zone is open too, every clock time would fit
        return False
    return 1 <= written < 12 or (stamp is not None and stamp.period is not None)


def _days(when: Partial, bounds: Bounds, *, free: bool, step: int) -> Iterator[tuple[datetime, str]]:
    """Local times on each day that may be meant, the one that was read first."""
    plain = timezones.local_time(when)
    if plain is not None:
        yield plain, ""
    if not free or (bounds.until is None and plain is None):
        return
    near = bounds.until.replace(tzinfo=None) if bounds.until is not None else plain
    assert near is not None
    if step == 7 and plain is None:
        return
    last = near + 2 * _DAY
    first = bounds.after.replace(tzinfo=None) - 2 * _DAY if bounds.after is not None else near - _AROUND * _DAY
    first = max(first, last - _MOST_DAYS * _DAY)
    clock = timedelta(hours=when.hour or 0, minutes=when.minute or 0, seconds=when.second or 0)
    start = plain if plain is not None else datetime(last.year, last.month, last.day) + clock
    if step == 1:
        start = datetime(last.year, last.month, last.day) + timedelta(
            hours=start.hour, minutes=start.minute, seconds=start.second
        )
    else:
        start += 7 * _DAY * ((last - start) // (7 * _DAY))
    while start >= first:
        if start != plain:
            yield start, f"on {start:%Y-%m-%d}"
        start -= step * _DAY


def _halves(local: datetime, *, other_half: bool) -> Iterator[tuple[datetime, str]]:
    yield local, ""
    if other_half:
        yield local + (_HALF if local.hour < 12 else -_HALF), "the other half of the day"


def _instants(local: datetime, zone: str) -> list[datetime]:
    try:
        return timezones.instants_of(local, zone)
    except (OverflowError, KeyError, ValueError):
        return []


def _whole_days(when: Partial, zone: str) -> Iterator[Span]:
    """A day, a month or a year from its beginning to its end, in any zone."""
    if when.year is None or (when.day is not None and when.month is None):
        return
    start = datetime(when.year, when.month or 1, when.day or 1)
    if when.day is not None:
        end = start + _DAY
    elif when.month is not None:
        end = datetime(when.year + when.month // 12, when.month % 12 + 1, 1)
    else:
        end = datetime(when.year + 1, 1, 1)
    for time in _instants(start, zone)[:1]:
        yield Span(time - _EARLIEST, time + (end - start) - timedelta(seconds=1) + _LATEST)


# --- verdicts -----------------------------------------------------------------------------------------------------


class Outcome(NamedTuple):
    """How a claim stands to the bounds: `verdict` None where it cannot be told. `time`: the instant that fits, where it is one."""

    verdict: Verdict | None
    time: datetime | None = None
    reading: datetime | None = None
    said: str = ""


NO_CLAIM: Final = Outcome("none")


@dataclass(slots=True)
class Seen:
    """A stamp over the captures: `first`, `last`: those in which it was seen; `bounds`: when it came.

    `settled`: by zone, the readings that its own coming leaves. `doubtful`: a clock time of no day that was there from the first,
    and is nearer to the next day than to the last: of what it was put there for, nobody can tell.
    """

    mark: Mark
    first: int
    last: int
    bounds: Bounds
    of_24: bool
    settled: dict[str, Readings]
    doubtful: bool = False

    @staticmethod
    def come(mark: Mark, capture: int, bounds: Bounds, zones: Sequence[str], *, of_24: bool) -> "Seen":
        """A stamp that is seen for the first time; of the readings those are left that fit this, else the nearest."""
        settled, doubtful = {}, False
        if mark.when is not None and mark.when.hour is None:
            zones = ("UTC",)  # a day has no zone: it is that of any
        for zone in (mark.zone,) if mark.zone is not None else zones:
            found = readings(mark, zone, bounds, of_24=of_24)
            fitting = tuple(one for one in found.allowed if bounds.has(one))
            if not fitting and found.allowed:
                late, early = _gaps(found, bounds)
                nearest = min((*late, *early), default=None)
                fitting = tuple(one for gap, one in (*late, *early) if nearest is not None and gap == nearest[0])
            elif bounds.after is None and bounds.until is not None and len(found.allowed) > 1:
                ahead = min(
                    (one.start - bounds.until for one in found.allowed if one.start > bounds.until), default=None
                )
                back = min((bounds.until - one.start for one in fitting), default=None)
                doubtful = doubtful or (ahead is not None and back is not None and ahead < back)
            settled[zone] = found._replace(allowed=fitting) if fitting else found
        return Seen(mark, capture, capture, bounds, of_24, settled, doubtful)

    def fits_in(self) -> frozenset[str]:
        """The zones in which it fits its own coming."""
        return frozenset(zone for zone, found in self.settled.items() if any(map(self.bounds.has, found.allowed)))

    def narrow(self, zones: Iterable[str]) -> None:
        """Leave only some of the zones, where its own words name none."""
        if self.mark.zone is None and self.mark.when is not None and self.mark.when.hour is not None:
            self.settled = {zone: self.settled[zone] for zone in zones if zone in self.settled}

    def held(self, bounds: Bounds) -> Outcome:
        """The claim held against bounds: of its own coming, or of a text that came under it."""
        outcomes = [_held(self.mark, found, bounds) for found in self.settled.values()]
        verdicts = {one.verdict for one in outcomes}
        if not outcomes or len(verdicts) > 1:
            return Outcome(None, said="whether it fits depends on its zone, which is not known" if outcomes else "")
        if self.doubtful and outcomes[0].verdict != "fits":
            return Outcome(None, said="of which day its clock time is, is not known")
        times = {one.time for one in outcomes}
        return outcomes[0] if len(times) == 1 else outcomes[0]._replace(time=None, reading=None)

    @property
    def time(self) -> datetime | None:
        """The instant that it is read as; None where its coming leaves several."""
        starts = {one.start for found in self.settled.values() for one in found.allowed}
        plain = {one.start for found in self.settled.values() for one in found.allowed if not one.said}
        exact = self.mark.precision in ("second", "minute", "hour")
        for found in (plain, starts):
            if len(found) == 1 and exact and len(self.settled) == 1:
                return next(iter(found))
        return None


def _held(mark: Mark, found: Readings, bounds: Bounds) -> Outcome:
    """A stamp in one zone."""
    if not found.allowed:
        return Outcome(None, said="what it says is not enough to be held against the captures")
    fitting = [one for one in found.allowed if bounds.has(one)]
    if fitting:
        plain = [one for one in fitting if not one.said]
        exact = mark.precision in ("second", "minute", "hour") and not mark.relative
        one = plain[0] if plain else fitting[0]
        told = exact and (len(fitting) == 1 or (plain and bounds.after is None))
        return Outcome(
            "fits",
            one.start if told else None,
            said="" if plain else f"read as {one.said}" if len(fitting) == 1 else "",
        )
    late, early = _gaps(found, bounds)
    if not late or (early and min(early) <= min(late)):
        return Outcome("too-early")
    others = {one.start: one for one in found.against if bounds.has(one)}
    if len(others) != 1:
        return Outcome("impossible")
    (one,) = others.values()
    return Outcome("impossible", reading=one.start, said=one.said)


def _gaps(found: Readings, bounds: Bounds) -> tuple[list[tuple[timedelta, Span]], list[tuple[timedelta, Span]]]:
    """How far readings lie behind the bounds, and how far before: of a clock time that fits on no day, the nearest is meant."""
    plain = [one for one in found.allowed if not one.half]
    late = [(one.start - bounds.until, one) for one in plain if bounds.until is not None and one.start > bounds.until]
    early = [(bounds.after - one.end, one) for one in plain if bounds.after is not None and one.end <= bounds.after]
    return late, early
