"""Dates of a stamp. Each reader gives the index after what it has read at a token, None where it is no date."""

from typing import Literal

from newsline.model import Ago
from newsline.stamps import years
from newsline.stamps.state import NUMBERS, CalendarDate, Clock, Parts
from newsline.stamps.zones import offset


def take_date(parts: Parts, index: int) -> int:
    """A date in numbers: the year is the part that is too large for a day."""
    token = parts.tokens[index]
    first, month, last = map(int, NUMBERS.findall(token.text))
    year, day = (first, last) if first > 31 else (last, first)
    date = parts.hijri if year in years.OF_NEWS_HIJRI else parts.gregorian
    date.add(token, year=year, month=month, day=day)
    return past_era(parts, index + 1, date)


def take_iso(parts: Parts, index: int) -> int:
    """2015-09-18T15:36:00Z, as machines write it."""
    token = parts.tokens[index]
    date, _, clock = token.text.partition("t")
    year, month, day = map(int, date.split("-"))
    parts.gregorian.add(token, year=year, month=month, day=day)
    sign = next((sign for sign in "+-" if sign in clock), "")
    clock, _, ahead = clock.partition(sign) if sign else (clock, "", "")
    hour, minute, *second = map(int, NUMBERS.findall(clock))
    parts.clocks.append(Clock(index, hour, minute, second[0] if second else None))
    if sign:
        parts.zones.append((index, offset(token, sign, ahead.replace(":", ""))))
    elif clock.endswith("z"):
        parts.zones.append((index, "UTC"))
    return index + 1


def past_era(parts: Parts, index: int, date: CalendarDate) -> int:
    """The index after هـ or م, if it stands there and is of that calendar."""
    if not parts.has(index, "era") or (parts.tokens[index].senses["era"] == "hijri") != date.hijri:
        return index
    parts.spans.append(("era", index, index + 1))
    return index + 1


def take_month(parts: Parts, index: int) -> int:
    """A Gregorian month and what stands beside it."""
    return _month(parts, index, "month", parts.gregorian)


def take_hijri_month(parts: Parts, index: int) -> int:
    """A Hijri month and what stands beside it."""
    return _month(parts, index, "hijri-month", parts.hijri)


_MonthSense = Literal["month", "hijri-month"]


def _month(parts: Parts, index: int, sense: _MonthSense, date: CalendarDate) -> int:
    """A month, its twin name, then a year, or a day and a year where no day stood before it."""
    token = parts.tokens[index]
    date.add(token, month=token.senses[sense])
    after = _past_twin(parts, index + 1, sense, date)
    after = _past_year(parts, _past_day(parts, after, date), date)
    return past_era(parts, after, date)


def _past_twin(parts: Parts, index: int, sense: _MonthSense, date: CalendarDate) -> int:
    """أيلول/سبتمبر: the index after the second name of the month, if there is one."""
    twin = parts.past(index, "/-(,|")
    if not parts.has(twin, sense):
        return index
    date.add(parts.tokens[twin], month=parts.tokens[twin].senses[sense])
    after = parts.past(twin + 1, ")")
    parts.spans.append(("twin-month", twin, after))
    return after


def _past_day(parts: Parts, index: int, date: CalendarDate) -> int:
    """سبتمبر 17: the index after the day, if it stands behind the month and not before it."""
    if date.day is not None:
        return index
    day = _past_joints(parts, index)
    if not parts.number_at(day, 1, 31) or parts.is_hour(day):
        return index
    date.day = int(parts.tokens[day].text)
    parts.spans.append(("day-of-month", day, day + 1))
    return day + 1


def _past_year(parts: Parts, index: int, date: CalendarDate) -> int:
    """سبتمبر عام 2015: the index after the year, if it stands there."""
    year = _past_joints(parts, index)
    if date.year is not None or not parts.year_at(year, hijri=date.hijri):
        return index
    if parts.is_by_zone(year) and not parts.has_clock():  # 17 September 1943 GMT is a clock time
        return index
    date.year = int(parts.tokens[year].text)
    parts.spans.append(("year", year, year + 1))
    return year + 1


def _past_joints(parts: Parts, index: int) -> int:
    """The index after what may stand between a month and its day or year."""
    return parts.past(index, ",-/.", "year-word", "connective", "suffix")


def take_weekday(parts: Parts, index: int) -> int:
    """A weekday; with a second clock time there may be two."""
    parts.weekdays.append((index, parts.tokens[index].senses["weekday"]))
    return index + 1


def take_days_ago(parts: Parts, index: int) -> int | None:
    """اليوم, أمس, أول أمس."""
    if parts.days_ago is not None:
        return None
    parts.days_ago = parts.tokens[index].senses["days-ago"]
    return index + 1


def take_ago(parts: Parts, index: int) -> int | None:
    """قبل ساعتين, منذ 3 ساعات."""
    number, at = None, index + 1
    if parts.number_at(at, 1, 999):
        number, at = int(parts.tokens[at].text), at + 1
    elif parts.has(at, "numeral"):
        number, at = parts.tokens[at].senses["numeral"], at + 1
    if not parts.has(at, "unit"):
        return None
    unit, own = parts.tokens[at].senses["unit"]
    number = number or own
    if number is None:
        return None
    parts.ago = Ago(number, unit)
    return at + 1
