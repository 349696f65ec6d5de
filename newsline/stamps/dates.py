"""Dates of a stamp. Each reader gives the index after what it has read at a token, None where it is no date."""

from datetime import date
from typing import Literal

from newsline.model import Ago, DateOrder, Stamp
from newsline.patterns import pattern
from newsline.stamps import lexicon, numerals, years
from newsline.stamps.state import NUMBERS, CalendarDate, Clock, Parts
from newsline.stamps.zones import offset

_MOST_DAYS = 31
_MONTHS = 12
_TWENTY = 20


def take_date(parts: Parts, index: int) -> int:
    """A date in numbers: the year is the part that is too large for a day."""
    token = parts.tokens[index]
    first, second, last = map(int, NUMBERS.findall(token.text))
    year, month, day = (first, second, last) if first > _MOST_DAYS else (last, second, first)
    date = parts.hijri if year in years.OF_NEWS_HIJRI else parts.gregorian
    if year == last and not date.hijri:
        day, month = in_order(parts, day, month)
    date.add(token, year=year, month=month, day=day)
    return past_era(parts, index + 1, date)


def in_order(parts: Parts, first: int, second: int) -> tuple[int, int]:
    """Day and month of two numbers, in the order of the source; and note what they say of it themselves."""
    if parts.order_said in (None, "either"):
        parts.order_said = "dmy" if first > _MONTHS else "mdy" if second > _MONTHS else "either"
    return (first, second) if parts.order == "dmy" else (second, first)


def order_of_weekday(stamp: Stamp) -> DateOrder | None:
    """The order of day and month, both in numbers, in which the stamp's weekday is that of its date; None where it tells nothing.

    The stamp was read with the day first.
    """
    year, month, day = stamp.written[:3]
    if stamp.order != "either" or stamp.weekday is None or year is None or month is None or day is None:
        return None
    fitting: list[DateOrder] = []
    if date(year, month, day).weekday() == stamp.weekday:
        fitting.append("dmy")
    if date(year, day, month).weekday() == stamp.weekday:
        fitting.append("mdy")
    return fitting[0] if len(fitting) == 1 else None


_CLOCK_OF_ISO = pattern(r"(?P<clock>[\d:.]+)(?:(?P<utc>z)|(?P<sign>[+-])(?P<ahead>[\d:]+))?$")


def take_iso(parts: Parts, index: int) -> int:
    """2015-09-18T15:36:00Z, as machines write it, and 2015-09-18@15:36."""
    token = parts.tokens[index]
    year, month, day = map(int, token.text[:10].split("-"))
    parts.gregorian.add(token, year=year, month=month, day=day)
    found = _CLOCK_OF_ISO.search(token.text, 11)
    assert found is not None
    hour, minute, *second = map(int, NUMBERS.findall(found["clock"]))
    parts.clocks.append(Clock(index, hour, minute, second[0] if second else None))
    if found["sign"]:
        parts.zones.append((index, offset(token, found["sign"], found["ahead"].replace(":", "")), False))
    elif found["utc"]:
        parts.zones.append((index, "UTC", False))
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


def take_hijri_month(parts: Parts, index: int) -> int | None:
    """A Hijri month and what stands beside it; صفر is zero as well, of an hour."""
    if parts.has(index - 1, "clock-word"):
        return None
    return _month(parts, index, "hijri-month", parts.hijri)


_MonthSense = Literal["month", "hijri-month"]


def _month(parts: Parts, index: int, sense: _MonthSense, date: CalendarDate) -> int:
    """A month, its twin name, then a year, or a day and a year where no day stood before it."""
    token = parts.tokens[index]
    date.add(token, month=token.senses[sense])
    after = _past_twin(parts, index + 1, sense, date)
    if "everyday-month" in token.senses and after == index + 1:
        parts.everyday_month = token
    after = past_year(parts, _past_day(parts, after, date), date)
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
    if parts.number_at(day, 1, _MOST_DAYS) and not parts.is_hour(day):
        date.day, after = int(parts.tokens[day].text), day + 1
    else:
        number = numerals.number_at(parts.tokens, day) if parts.has(day, "number") else None
        if number is None or number.value > _MOST_DAYS:
            return index
        said = number.first.form == "ordinal" or number.after > day + 1 or number.value >= _TWENTY
        if not said:  # سبتمبر الثالثة عصرا
            return index
        date.day, after = number.value, number.after
    parts.spans.append(("day-of-month", day, after))
    return after


def past_year(parts: Parts, index: int, date: CalendarDate) -> int:
    """سبتمبر عام 2015: the index after the year, if it stands there; right behind a day and month four digits are one."""
    year = _past_joints(parts, index)
    if date.year is not None:  # a page may show its date twice
        return year + 1 if parts.number_at(year, date.year, date.year) and not parts.is_by_zone(year) else index
    if not parts.year_at(year, hijri=date.hijri):
        words = numerals.year_at(parts.tokens, year) if parts.has(year, "number") else None
        if words is None:
            return index
        date.year, after = words.value, words.after
    elif parts.is_by_zone(year) and not parts.has_clock() and not (date.day and _right_behind(parts, index, year)):
        return index  # a clock time: 17 September at 1943 GMT
    else:
        date.year, after = int(parts.tokens[year].text), year + 1
    parts.spans.append(("year", year, after))
    return after


def _right_behind(parts: Parts, index: int, year: int) -> bool:
    """Whether nothing stands between a month and its year but a comma, a word for a year, or a sign of the date itself."""
    glued = parts.is_punct(index, "/-.") and parts.tokens[index].start == parts.tokens[index - 1].end
    return parts.past(index + glued, ",", "year-word", "suffix") == year


def _past_joints(parts: Parts, index: int) -> int:
    """The index after what may stand between a month and its day or year."""
    return parts.past(index, ",-/.", "year-word", "connective", "suffix")


def take_weekday(parts: Parts, index: int) -> int:
    """A weekday; with a second clock time there may be two."""
    parts.weekdays.append((index, parts.tokens[index].senses["weekday"]))
    return index + 1


def take_this(parts: Parts, index: int) -> int | None:
    """هذا الاثنين: the latest one, as any weekday of a stamp."""
    return index + 1 if parts.has(index + 1, "weekday") else None


def take_days_ago(parts: Parts, index: int) -> int | None:
    """اليوم, أمس, أول أمس."""
    if parts.days_ago is not None:
        return None
    parts.days_ago = parts.tokens[index].senses["days-ago"]
    return index + 1


def take_ago(parts: Parts, index: int) -> int | None:
    """قبل ساعتين, منذ 3 ساعات, منذ ساعة ونصف, قبل ساعة إلا ربعا."""
    span = _span(parts, index + 1)
    if span is None:
        return None
    parts.ago, after = span
    return after


def take_ago_before(parts: Parts, index: int) -> int | None:
    """3 ساعات مضت."""
    span = _span(parts, index)
    if span is None or not parts.has(span[1], "past") or parts.ago is not None:
        return None
    parts.ago = span[0]
    return span[1] + 1


def _span(parts: Parts, index: int) -> tuple[Ago, int] | None:
    """A span of time and the index after it; hours and minutes are added up."""
    found = _one_span(parts, index)
    if found is None:
        return None
    ago, after = found
    if ago.unit != "hour":
        return found
    less = parts.has(after, "except")
    numeral = numerals.numeral_at(parts.tokens, after + less)
    if numeral is not None and numeral.form == "fraction" and (less or numeral.joined):
        minutes = -numeral.value if less else numeral.value
        return Ago(ago.number * 60 + minutes, "minute"), after + less + 1
    at = after + parts.is_and(after)
    more = _one_span(parts, at) if at > after or (numeral is not None and numeral.joined) else None
    if more is None or more[0].unit != "minute":
        return found
    return Ago(ago.number * 60 + more[0].number, "minute"), more[1]


def _one_span(parts: Parts, index: int) -> tuple[Ago, int] | None:
    count, at = None, index
    number = numerals.number_at(parts.tokens, at)
    if parts.number_at(at, 1, 999):
        count, at = int(parts.tokens[at].text), at + 1
    elif number is not None:
        count, at = number.value, number.after
    if not parts.has(at, "unit"):
        return None
    if parts.tokens[at].text in lexicon.word_set(lexicon.UNIT_LETTERS) and not parts.has(index - 1, "ago"):
        return None
    unit, own = parts.tokens[at].senses["unit"]
    if own is not None and own < 0:
        count = None if count is None else count * -own
    elif own == _WEEK and count is not None:
        count *= own
    else:
        count = count or own
    return (Ago(count, unit), at + 1) if count is not None else None


_WEEK = 7
