"""Days in the Gregorian and the Hijri calendar: the one as the other, and the years in which a day and month fall."""

from collections.abc import Iterator
from datetime import date, timedelta

from newsline.model import Partial

_YEARS_BACK = 41  # 29 February on a given weekday comes back after 40 years at most


def hijri_to_gregorian(hijri: Partial) -> date | None:
    """The Umm al-Qura day; None outside 1343-1500 AH, which is as far as its tables go."""
    from hijridate import Hijri

    if not hijri.dated:
        return None
    try:
        first = Hijri(hijri.year or 0, hijri.month or 0, 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    # a sighted month may have a 30th day where the table has 29
    return date(first.year, first.month, first.day) + timedelta(days=(hijri.day or 1) - 1)


def hijri_years(month: int, day: int, around: date) -> Iterator[date]:
    """The days that a Hijri day and month fall on, latest first, from the year after that of `around` on."""
    from hijridate import Gregorian

    try:
        year = Gregorian.fromdate(around).to_hijri().year
    except (ValueError, OverflowError):
        return
    for candidate in range(year + 1, year - _YEARS_BACK, -1):
        found = hijri_to_gregorian(Partial(candidate, month, day, hijri=True))
        if found:
            yield found


def gregorian_years(month: int, day: int, around: date) -> Iterator[date]:
    """The same of a Gregorian day and month."""
    for year in range(min(around.year + 1, date.max.year), max(around.year - _YEARS_BACK, date.min.year - 1), -1):
        try:
            yield date(year, month, day)
        except ValueError:  # 29 February
            continue
