"""What the parts of one stamp must be together: times and days that exist, and none that contradicts another.

Each function gives what it has checked, or raises Refused.
"""

from datetime import date

from newsline.model import OtherClock, Partial
from newsline.stamps import years
from newsline.stamps.state import OPENING, CalendarDate, Clock, Parts, Refused
from newsline.stamps.tokens import Token

_LEAP_YEAR = 2000  # for a day without a year
_DUSK = (4, 5)  # hours of an evening in winter: those of the morning are no hours of "tonight"
_NOTHING = Partial()


def checked_clocks(parts: Parts) -> tuple[Clock | None, OtherClock | None]:
    """The clock time of the stamp, and the second one of the same instant."""
    clocks = parts.clocks
    if len(clocks) > 2:
        raise Refused(parts.tokens[clocks[2].index], "is a third clock time")
    for clock in clocks:
        if clock.period is None:
            clock.period = parts.period
        if parts.tonight and clock.period == "night" and clock.hour in _DUSK:
            clock.period = "pm"
        _check_clock(parts, clock)
    _pair_zones(parts)
    if len(clocks) < 2:
        return (clocks[0] if clocks else None), None
    return _of_one_instant(parts, *clocks)


def _of_one_instant(parts: Parts, first: Clock, second: Clock) -> tuple[Clock, OtherClock | None]:
    if _is_repeated(first, second):
        return (first if first.second is not None else second), None
    if not _is_same_instant(parts, first, second):
        raise Refused(parts.tokens[second.index], "is a second clock time: a range is no stamp")
    if first.fixed() is None:
        return second, None
    fixed = second.fixed()
    if fixed is None:
        return first, None
    return first, OtherClock(fixed[0], fixed[1] or 0, second.zone, None)


def _is_repeated(first: Clock, second: Clock) -> bool:
    """Whether a page shows one clock time twice, perhaps once with its seconds."""
    one, other = first.fixed(), second.fixed()
    if one is None or other is None or one[:2] != other[:2] or first.zone != second.zone:
        return False
    return one[2] is None or other[2] is None or one[2] == other[2]


def _is_same_instant(parts: Parts, first: Clock, second: Clock) -> bool:
    """Whether the second clock time is the first one in another zone, by the way it is written."""
    if second.zone is None:  # "07:10 ت غ (10:10 بالتوقيت المحلي)"
        return first.zone is not None and parts.local
    if second.zone == first.zone:
        return False
    if first.zone or parts.local:
        return True
    return any(parts.is_punct(index, OPENING) for index in range(first.index + 1, second.index))


def _check_clock(parts: Parts, clock: Clock) -> None:
    token = parts.tokens[clock.index]
    hour, minute, second = clock.hour, clock.minute or 0, clock.second or 0
    midnight = hour == 24 and clock.minute == 0 and second == 0
    if hour > 23 and not midnight:
        raise Refused(token, "has no such hour")
    if minute > 59 or second > 59:
        raise Refused(token, "has no such minute or second")
    if clock.style != "decimal":
        return
    asked = clock.period or parts.zones or parts.zone_word or parts.gregorian.month
    if not asked and not parts.has(clock.index - 1, "clock-word"):
        raise Refused(token, "may be a decimal number")


def _pair_zones(parts: Parts) -> None:
    """Each zone to its clock time: the one right before it, else the one after it."""
    clocks, zones = parts.clocks, parts.zones
    if len(zones) > max(1, len(clocks)):
        zones = _joined_zones(parts)
        if len(zones) > max(1, len(clocks)) and len({zone for _, zone, _ in zones}) > 1:
            raise Refused(parts.tokens[zones[-1][0]], "is one zone too many")
    if len(clocks) == len(zones):
        for clock, (_, zone, _) in zip(clocks, zones, strict=True):
            clock.zone = zone
    elif zones and clocks:
        index, zone, _ = zones[0]
        before = [clock for clock in clocks if clock.index <= index]
        (before[-1] if before else clocks[0]).zone = zone


def _joined_zones(parts: Parts) -> list[tuple[int, str, bool]]:
    """The zones, a place and its offset or abbreviation as one: the place counts, and the other is kept to be checked."""
    out = parts.zones[:1]
    for zone in parts.zones[1:]:
        last = out[-1]
        between = any(last[0] < clock.index < zone[0] for clock in parts.clocks)
        if between or (last[2] == zone[2] and not _is_one_offset(last[1], zone[1])):
            out.append(zone)
        elif last[2] != zone[2]:
            place, beside = (last, zone) if last[2] else (zone, last)
            out[-1] = (last[0], place[1], True)
            parts.zone_beside = beside[1]
    return out


def _is_one_offset(one: str, other: str) -> bool:
    """Whether two labels are of one offset: GMT+0 and UTC."""
    return one == other or {one, other} <= {"UTC", "+00:00"}


def checked_weekday(
    parts: Parts, clock: Clock | None, other: OtherClock | None
) -> tuple[int | None, OtherClock | None]:
    """The weekday of the stamp; one in the brackets of a second clock time is that one's own."""
    own = parts.weekdays
    if other and clock:
        brackets = (index for index in range(clock.index, len(parts.tokens)) if parts.is_punct(index, OPENING))
        opened = next(brackets, len(parts.tokens))
        beside = [day for index, day in own if index > opened]
        own = [(index, day) for index, day in own if index < opened]
        other = other._replace(weekday=beside[0] if beside else None)
    if len({day for _, day in own}) > 1:
        raise Refused(parts.tokens[own[1][0]], "is a second weekday")
    return (own[0][1] if own else None), other


def checked_dates(parts: Parts) -> tuple[Partial, Partial | None]:
    """The Gregorian date, or the Hijri one where it stands alone; and the Hijri one beside a Gregorian."""
    if parts.everyday_month is not None:
        _check_everyday_month(parts, parts.everyday_month)
    gregorian, hijri = _checked_date(parts.gregorian), _checked_date(parts.hijri)
    if gregorian is None:
        return (_NOTHING if hijri is None else hijri), None
    return gregorian, hijri


def _check_everyday_month(parts: Parts, month: Token) -> None:
    if parts.gregorian.day is None:
        raise Refused(month, "is a month only with the number of its day")
    if month.senses["everyday-month"] == "year" and parts.gregorian.year not in years.OF_LIBYAN_MONTHS:
        raise Refused(month, "is a month only with a year up to 2011")


def _checked_date(written: CalendarDate) -> Partial | None:
    """What is known of the date in one calendar, None where nothing is."""
    year, month, day = written.year, written.month, written.day
    if year is None and month is None and day is None:
        return None
    if year is not None and year not in (years.OF_NEWS_HIJRI if written.hijri else years.OF_NEWS):
        raise Refused(None, "no news was written in that year")
    if month is None:
        if day is not None and year is not None:
            raise Refused(None, "a day without a month")
    elif not 1 <= month <= 12:
        raise Refused(None, "there is no such month")
    elif day is not None and not _exists(year, month, day, hijri=written.hijri):
        raise Refused(None, "the month has no such day")
    return Partial(year, month, day, hijri=written.hijri)


def _exists(year: int | None, month: int, day: int, *, hijri: bool) -> bool:
    if hijri:  # sighted months may be a day longer or shorter than those of Umm al-Qura, so any may have 30 days
        return 1 <= day <= 30
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
