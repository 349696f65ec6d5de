"""Dates of a stamp: each function takes what begins at a token and returns the index after it, or 0 if it is none."""

import re

from newsline.model import Ago
from newsline.stamps.state import NUMBERS, YEARS_HIJRI, Bag, Clock
from newsline.stamps.zones import offset


def take_date(bag: Bag, index: int) -> int:
    """A date in numbers: the year is the part that is too large for a day."""
    first, second, third = map(int, NUMBERS.findall(bag.tokens[index].text))
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    bag.set_date(bag.hijri if _is_hijri(year) else bag.gregorian, year, month, day, index)
    return past_era(bag, index + 1, _is_hijri(year))


def take_iso(bag: Bag, index: int) -> int:
    """2015-09-18T15:36:00Z, as machines write it."""
    day, clock = bag.tokens[index].text.split("t")
    year, month, mday = map(int, day.split("-"))
    bag.set_date(bag.gregorian, year, month, mday, index)
    zone = re.search(r"z|[+-]\d\d:?\d\d$", clock)
    numbers = [int(n) for n in NUMBERS.findall(clock.split("+")[0].split("-")[0])]
    bag.clocks.append(Clock(index, numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None))
    if zone:
        digits = zone.group().replace(":", "")
        bag.zones.append((index, "UTC" if digits == "z" else offset(digits[0], digits[1:3], digits[3:5], index)))
    return index + 1


def past_era(bag: Bag, index: int, hijri: bool) -> int:
    """The index after هـ or م, if it stands there and is of that calendar."""
    era = bag.tokens[index].senses.get("era") if index < len(bag.tokens) else None
    if era is None or (era == "hijri") != hijri:
        return index
    return index + 1


def take_month(bag: Bag, index: int) -> int:
    """A Gregorian month and what stands beside it."""
    return month_at(bag, index, "month", bag.gregorian)


def take_hijri_month(bag: Bag, index: int) -> int:
    """A Hijri month and what stands beside it."""
    return month_at(bag, index, "hijri-month", bag.hijri)


def month_at(bag: Bag, index: int, kind: str, parts: list[int | None]) -> int:
    """A month, its twin name, then a year, or a day and a year where no day stood before it."""
    month = bag.tokens[index].senses[kind]
    bag.set_date(parts, None, month, None, index)
    index += 1
    twin = bag.past(index, "/-(,|")
    if bag.has(twin, kind):
        bag.set_date(parts, None, bag.tokens[twin].senses[kind], None, twin)
        index = bag.past(twin + 1, ")")
    ahead = bag.past(index, ",-/.", "year-word", "connective", "suffix")
    if parts[2] is None and bag.number_at(ahead, 1, 31) and not bag.is_hour(ahead):
        bag.set_date(parts, None, None, int(bag.tokens[ahead].text), ahead)
        index = ahead + 1
        ahead = bag.past(index, ",-/.", "year-word", "connective", "suffix")
    year = parts[0] is None and bag.year_at(ahead, kind == "hijri-month")
    if year and (bag.has_clock() or not bag.is_by_zone(ahead)):  # 17 September 1843 GMT
        bag.set_date(parts, int(bag.tokens[ahead].text), None, None, ahead)
        index = ahead + 1
    return past_era(bag, index, kind == "hijri-month")


def take_weekday(bag: Bag, index: int) -> int:
    """A weekday; with a second clock time there may be two."""
    bag.weekdays.append((index, bag.tokens[index].senses["weekday"]))
    return index + 1


def take_days_ago(bag: Bag, index: int) -> int:
    """اليوم, أمس, أول أمس."""
    if bag.days_ago is not None:
        return 0
    bag.days_ago = bag.tokens[index].senses["days-ago"]
    return index + 1


def take_ago(bag: Bag, index: int) -> int:
    """قبل ساعتين, منذ 3 ساعات."""
    count, unit = None, index + 1
    if bag.number_at(unit, 1, 999):
        count, unit = int(bag.tokens[unit].text), unit + 1
    elif bag.has(unit, "numeral"):
        count, unit = bag.tokens[unit].senses["numeral"], unit + 1
    if not bag.has(unit, "unit"):
        return 0
    name, own = bag.tokens[unit].senses["unit"]
    if count is None and own is None:
        return 0
    bag.ago = Ago(count or own, name)
    return unit + 1


def _is_hijri(year: int) -> bool:
    return YEARS_HIJRI[0] <= year <= YEARS_HIJRI[1]
