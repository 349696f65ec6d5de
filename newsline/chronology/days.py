"""The day of each stamp: what its own words or its heading say, and the reason where it follows from its neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from newsline.chronology import resolving
from newsline.chronology.resolving import Day, Reference
from newsline.chronology.slots import MINUTES_A_DAY, Slot
from newsline.model import Inference, Partial, Stamp

# Where nothing says which year or week it is, days stand for their order alone: these lie around a Saturday of 2000.
_SUPPOSED = date(2000, 12, 30)
_LATE = 4 * 60  # minutes that a page's own stamp may be behind its newest post, and still be of that day
_DAYS_OUTSIDE = 4  # days before or after that of a heading that are tried for what it does not cover
_NO_DAY = Day()


class Said(NamedTuple):
    """What words say of a day. `ordinals`: the days that they leave open, for the search; `supposed`: for the order alone."""

    day: Day = _NO_DAY
    ordinals: tuple[int, ...] = ()
    supposed: bool = False


NOTHING = Said()


def by_words(chain: Sequence[Slot], reference: Reference | None) -> dict[int, Said]:
    """What the stamps of a chain (the newest first) say of their days, each by itself or by its heading; by `id`.

    A day without a year, and a weekday, are reckoned from the nearest newer stamp with a full date, else from the reference,
    else from the nearest older one.
    """
    out: dict[int, Said] = {}
    partly = []
    numbered = [slot.heading.stamp.ordinal or 0 for slot in chain if slot.heading is not None]
    last = max(numbered, default=0) + (bool(numbered) and _heads_without(chain))
    for at, slot in enumerate(chain):
        stamp = slot.dating
        if stamp is None:
            out[id(slot)] = NOTHING
        elif stamp.ordinal is not None and not stamp.has_date:
            out[id(slot)] = _numbered(slot, stamp.ordinal, last, chain[-1], reference)
        elif stamp.written.dated:
            out[id(slot)] = _said(_of(slot, stamp, None))
        elif slot.page is not None and stamp.ago is not None:
            out[id(slot)] = _said(resolving.day_of_page(stamp, reference))
        else:
            partly.append((at, slot, stamp))
    if partly:
        newer, older = _fixed_before(chain, out), _fixed_before(chain[::-1], out)[::-1]
        for at, slot, stamp in partly:
            nearest = _nearest(stamp, newer[at], older[at], reference)
            day = _of(slot, stamp, nearest)
            out[id(slot)] = _said(day) if day.date is not None else Said(day, _supposed(stamp), True)
    if any(slot.heading is not None for slot in chain):
        out |= _outside_headings(chain, out)
    return out


def _outside_headings(chain: Sequence[Slot], said: Mapping[int, Said]) -> dict[int, Said]:
    """What stands above the first day heading is of another day than that: of one before or after it, as the layout goes."""
    headed = [at for at, slot in enumerate(chain) if slot.heading is not None]
    out = {}
    for at, slot in enumerate(chain):
        if slot.heading is not None or slot.page is not None or not slot.undated or headed[0] < at < headed[-1]:
            continue
        newer = at < headed[0]
        beside = said[id(chain[headed[0] if newer else headed[-1]])]
        if beside.ordinals:
            days = tuple(beside.ordinals[0] + (step if newer else -step) for step in range(1, _DAYS_OUTSIDE + 1))
            out[id(slot)] = Said(_NO_DAY, days, beside.supposed)
    return out


def _of(slot: Slot, stamp: Stamp, reference: Reference | None) -> Day:
    """The day of a slot, with the heading that gives it as the reason."""
    day = slot.full_day if stamp.written.dated else resolving.day_of(stamp, reference)
    if stamp is slot.stamp or slot.heading is None or day.partial.precision is None:
        return day
    name = f"line {slot.heading.line}" if slot.heading.line is not None else "the page"
    because = "; ".join([f"the day heading on {name}", *(one.because for one in day.inferred)])
    inferred = Inference(field="date", value=str(day.partial), rule="day-heading", because=because)
    return day._replace(inferred=(inferred,))


def _said(day: Day) -> Said:
    return Said(day, (day.date.toordinal(),) if day.date is not None else ())


def _fixed_before(walk: Sequence[Slot], said: Mapping[int, Said]) -> list[Slot | None]:
    """For each slot of the walk the last fully dated one before it."""
    out: list[Slot | None] = []
    fixed = None
    for slot in walk:
        out.append(fixed)
        if id(slot) in said and said[id(slot)].day.date is not None:
            fixed = slot
    return out


def _heads_without(chain: Sequence[Slot]) -> bool:
    """Whether newer stamps than the first under a heading stand under none: they are of one more day."""
    first = next(at for at, slot in enumerate(chain) if slot.heading is not None)
    return any(slot.undated and slot.page is None for slot in chain[:first])


def _numbered(slot: Slot, number: int, last: int, oldest: Slot, reference: Reference | None) -> Said:
    """The day under a heading such as "the second day": counted from the day of publication, else back from the reference."""
    name = f"line {slot.heading.line}" if slot.heading is not None else "the page"
    if oldest.page is not None and oldest.fixed is not None and oldest.page.stamp.kind == "published":
        day = oldest.fixed + timedelta(days=number - 1)
        because = f"the day heading on {name}, counted from the published stamp on {oldest.name}"
    elif reference is not None:
        day = reference.day - timedelta(days=last - number)
        because = f"the day heading on {name}, the last of them being {reference.day} ({reference.because})"
    else:
        return Said(_NO_DAY, ((_SUPPOSED - timedelta(days=last - number)).toordinal(),), True)
    return _said(resolving.worked_out(day, "day-heading", because))


def _nearest(stamp: Stamp, newer: Slot | None, older: Slot | None, reference: Reference | None) -> Reference | None:
    """What a day is reckoned from that says less than a full date."""
    if stamp.days_ago is not None or stamp.ago is not None:
        return reference
    if newer is not None and newer.fixed is not None:
        return Reference(newer.fixed, f"the newer stamp on {newer.name}")
    if (reference is None or reference.later) and older is not None and older.fixed is not None:
        return Reference(older.fixed, f"the older stamp on {older.name}", later=True)
    return reference


def _supposed(stamp: Stamp) -> tuple[int, ...]:
    """Days that stand for the order alone, where neither year nor week is known."""
    month, day = stamp.written.month, stamp.written.day
    if month is not None and not stamp.written.hijri:
        return _supposed_of(month, day or 1)
    if stamp.weekday is not None:
        latest = resolving.latest_weekday(stamp.weekday, _SUPPOSED).toordinal()
        return latest, latest - 7
    if stamp.days_ago is not None:
        return (_SUPPOSED.toordinal() - stamp.days_ago,)
    if stamp.ago is not None:
        back = {"day": 1, "month": 30, "year": 365}.get(stamp.ago.unit, 0)
        return (_SUPPOSED.toordinal() - back * stamp.ago.number,)
    return ()


@cache
def _supposed_of(month: int, day: int) -> tuple[int, ...]:
    """The day of a month that stands for the order alone, in one year or the one before it."""
    found = (resolving.day_of(Stamp(kind="entry", written=Partial(year, month, day)), None) for year in (2000, 1999))
    return tuple(one.date.toordinal() for one in found if one.date is not None)


# --- reasons ------------------------------------------------------------------------------------------------------


def unknown(slot: Slot) -> Day:
    """No day for a stamp that gives a clock time, or an order, alone."""
    return resolving.unknown_day("the stamp gives a clock time and no day: pass --date") if slot.undated else _NO_DAY


def explain(chain: Sequence[Slot], found: Mapping[int, date], reference: Reference | None) -> None:
    """Give each slot without a day the one that was found for it (by `id`), with the neighbour that it follows from.

    `chain`: all stamped slots, the page's own at its ends, newest first.
    """
    known = any(slot.day.date is not None for slot in chain)
    if not known and reference is not None:
        known = _by_passages(chain, found, reference)
        if not known:
            _by_reference(chain, found, reference)
    for walk in (chain, chain[::-1]):
        before: Slot | None = None
        for slot in walk:
            if slot.day.date is None and id(slot) in found and before is not None:
                slot.day = _beside(slot, found[id(slot)], before)
            if slot.day.date is not None and not (slot.astray and before is not None):
                before = slot


def _by_passages(chain: Iterable[Slot], found: Mapping[int, date], reference: Reference) -> bool:
    """The days that passages name by their weekdays."""
    named = False
    for slot in chain:
        day = found.get(id(slot))
        if day is None or slot.weekday != day.weekday() or slot.passage is None:
            continue
        name = resolving.WEEKDAY_NAMES[day.weekday()]
        because = (
            f"the passage on line {slot.passage.line} names {name}: "
            f"the latest one not after {reference.day} ({reference.because})"
        )
        slot.day = resolving.worked_out(day, "weekday-in-passage", because)
        named = True
    return named


def _by_reference(chain: Iterable[Slot], found: Mapping[int, date], reference: Reference) -> None:
    """The newest stamp is of the day of the reference, or of the last one before it on which it could be."""
    newest = max((slot for slot in chain if id(slot) in found), key=lambda slot: slot.rank or 0, default=None)
    if newest is None:
        return
    day = found[id(newest)]
    because = f"the newest stamp takes the reference date ({reference.because})"
    if day != reference.day:
        because = f"the newest stamp takes the last day that is not after {_shown(reference)} ({reference.because})"
    newest.day = resolving.worked_out(day, "reference-date", because)


def _shown(reference: Reference) -> str:
    return reference.instant.isoformat() if reference.instant is not None else reference.day.isoformat()


def _beside(slot: Slot, day: date, other: Slot) -> Day:
    """A day with its neighbour as the reason."""
    assert other.day.date is not None
    beside = f"the stamp on {other.name}"
    if day == other.day.date:
        if slot.astray:
            return resolving.worked_out(day, "out-of-order", f"the same day as {beside}, a little out of order")
        return resolving.worked_out(day, "same-day", f"the same day as {beside}")
    apart = abs((day - other.day.date).days)
    side = "before" if day < other.day.date else "after"
    which = "the day" if apart == 1 else f"{apart} days"
    if other.minutes is None:
        return resolving.worked_out(day, "midnight", f"{which} {side} that of {beside}")
    lies = f"between {_clock(other)} there and {_clock(slot)} here lies a midnight"
    return resolving.worked_out(day, "midnight", f"{which} {side} that of {beside}: {lies}")


def _clock(slot: Slot) -> str:
    minutes = slot.minutes or 0
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def page_clock(page: Slot, other: Slot, *, later: bool) -> None:
    """The day of a page stamp that gives a clock time alone, from the stamp nearest to it in time.

    `later`: the page's is to be the later one; by less than `_LATE` it may be the earlier one and of the same day.
    """
    assert other.day.date is not None
    day = other.day.date
    if other.minutes is not None and page.minutes is not None:
        ahead = page.minutes - other.minutes if later else other.minutes - page.minutes
        if ahead < -_LATE and ahead + MINUTES_A_DAY < MINUTES_A_DAY - _LATE:
            day += timedelta(days=1 if later else -1)
    page.day = _beside(page, day, other)


def without_day(slot: Slot) -> None:
    """Take the day from a slot of which two readings are as likely, and say so."""
    message = "two readings of the day are nearly as likely, and none is taken: pass --date, --layout or --zone"
    slot.day = Day(notices=(*slot.day.notices, *resolving.unclear_day(message).notices))
