"""What the parts of one stamp must be together: times and days that exist, and none that contradicts another.

Each function gives what it has checked, or raises Refused.
"""

from collections.abc import Callable

from newsline.model import OtherClock, Partial
from newsline.stamps.state import OPENING, YEARS, YEARS_HIJRI, Bag, Clock, Refused


def checked_clocks(bag: Bag) -> tuple[Clock | None, OtherClock | None]:
    """The clock time of the stamp, and the second one of the same instant."""
    clocks = bag.clocks
    if len(clocks) > 2:
        raise Refused(clocks[2].index, "is a third clock time")
    for clock in clocks:
        if clock.period is None:
            clock.period = bag.period
        _check_clock(bag, clock)
    _pair_zones(bag)
    if len(clocks) < 2:
        return (clocks[0] if clocks else None), None
    first, second = clocks
    in_brackets = bag.is_punct(second.index - 1, OPENING) or any(
        bag.is_punct(index, OPENING) for index in range(first.index + 1, second.index)
    )
    apart = second.zone is not None and second.zone != first.zone
    if not apart or not (first.zone or in_brackets or bag.local):
        raise Refused(second.index, "is a second clock time: a range is no stamp")
    if first.fixed() is None:
        return second, None
    fixed = second.fixed()
    if fixed is None:
        return first, None
    return first, OtherClock(fixed[0], fixed[1] or 0, second.zone, None)


def _check_clock(bag: Bag, clock: Clock) -> None:
    hour, minute, second = clock.hour, clock.minute or 0, clock.second or 0
    midnight = hour == 24 and clock.minute == 0 and second == 0
    if hour > 23 and not midnight:
        raise Refused(clock.index, "has no such hour")
    if minute > 59 or second > 59:
        raise Refused(clock.index, "has no such minute or second")
    asked = clock.period or bag.zones or bag.zone_word or bag.gregorian[1] or bag.has(clock.index - 1, "clock-word")
    if clock.style == "decimal" and not asked:
        raise Refused(clock.index, "may be a decimal number")


def _pair_zones(bag: Bag) -> None:
    """Each zone to its clock time: the one right before it, else the one after it."""
    if len(bag.zones) > max(1, len(bag.clocks)):
        known = {zone for _, zone in bag.zones}
        if len(known) > 1:
            raise Refused(bag.zones[-1][0], "is one zone too many")
    if len(bag.clocks) == len(bag.zones):
        for clock, (_, zone) in zip(bag.clocks, bag.zones, strict=True):
            clock.zone = zone
    elif bag.zones and bag.clocks:
        index, zone = bag.zones[0]
        before = [clock for clock in bag.clocks if clock.index <= index]
        (before[-1] if before else bag.clocks[0]).zone = zone


def checked_weekday(bag: Bag, clock: Clock | None, other: OtherClock | None) -> tuple[int | None, OtherClock | None]:
    """The weekday of the stamp; one in the brackets of a second clock time is that one's own."""
    own, beside = bag.weekdays, []
    if other and clock:
        opened = [index for index in range(clock.index, len(bag.tokens)) if bag.is_punct(index, OPENING)]
        beside = [day for index, day in own if opened and index > opened[0]]
        own = [(index, day) for index, day in own if not opened or index < opened[0]]
        other = other._replace(weekday=beside[0] if beside else None)
    if len({day for _, day in own}) > 1:
        raise Refused(own[1][0], "is a second weekday")
    return (own[0][1] if own else None), other


def checked_dates(bag: Bag) -> tuple[Partial, Partial | None]:
    """The Gregorian date, or the Hijri one where it stands alone; and the Hijri one beside a Gregorian."""
    gregorian = Partial(bag.gregorian[0], bag.gregorian[1], bag.gregorian[2])
    hijri = Partial(bag.hijri[0], bag.hijri[1], bag.hijri[2], hijri=True)
    for partial, lengths in ((gregorian, _month_length), (hijri, _hijri_length)):
        _check_date(bag, partial, lengths)
    if not any(hijri[:3]):
        return gregorian, None
    if any(gregorian[:3]):
        return gregorian, hijri
    return hijri, None


def _check_date(bag: Bag, partial: Partial, length: Callable[[int | None, int], int]) -> None:
    year, month, day = partial[:3]
    low, high = YEARS_HIJRI if partial.hijri else YEARS
    if year is not None and not low <= year <= high:
        raise Refused(-1, "no news was written in that year")
    if month is None:
        if day is not None:
            raise Refused(-1, "a day without a month")
        return
    if not 1 <= month <= 12:
        raise Refused(-1, "there is no such month")
    if day is not None and not 1 <= day <= length(year, month):
        raise Refused(-1, "the month has no such day")


def _hijri_length(year: int | None, month: int) -> int:
    """Sighted months may be a day longer or shorter than those of Umm al-Qura, so that any may have 30 days."""
    return 30


def _month_length(year: int | None, month: int) -> int:
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31
