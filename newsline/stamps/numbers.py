"""A number alone: what it is, its neighbours say. Each reader gives the index after what it has read, None where it is not so.

The readings are tried in their order, and the first that fits takes the number.
"""

from collections.abc import Callable

from newsline.stamps.dates import past_era
from newsline.stamps.state import CalendarDate, Clock, Parts, ReadingName, Refused


def _after_number_word(parts: Parts, index: int) -> int | None:
    """تحديث رقم 3: an ordinal, or nothing."""
    if not parts.has(index - 1, "number-word"):
        return None
    after = _ordinal(parts, index)
    if after is None:
        raise Refused(parts.tokens[index], "fits nowhere")
    return after


def _month_ahead(parts: Parts, index: int) -> tuple[int, CalendarDate] | None:
    """The index of the month to which the number belongs ("17 سبتمبر", "17th, October"), and the date that it is of."""
    month = parts.past(parts.past(index + 1, "", "suffix"), ",/-.(", "connective")
    if parts.has(month, "month"):
        return month, parts.gregorian
    return (month, parts.hijri) if parts.has(month, "hijri-month") else None


def _day_of_month(parts: Parts, index: int) -> int | None:
    """17 سبتمبر."""
    ahead = _month_ahead(parts, index)
    if ahead is None or ahead[1].day is not None:
        return None
    month, date = ahead
    if not parts.number_at(index, 1, 30 if date.hijri else 31):
        return None
    date.day = int(parts.tokens[index].text)
    return month


def _year_of_month(parts: Parts, index: int) -> int | None:
    """2015 سبتمبر; any other number before a month is a mistake, and the line is not a stamp."""
    ahead = _month_ahead(parts, index)
    if ahead is None:
        return None
    month, date = ahead
    if date.year is not None or not parts.year_at(index, hijri=date.hijri):
        raise Refused(parts.tokens[index], "is no day of that month")
    date.year = int(parts.tokens[index].text)
    return month


def _day_and_month(parts: Parts, index: int) -> int | None:
    """تحديث 17/9."""
    month = index + 2
    if not (parts.is_punct(index + 1, "/") and parts.number_at(month, 1, 12)):
        return None
    if not (parts.cue and parts.number_at(index, 1, 31)):
        return None
    day = parts.tokens[index]
    parts.gregorian.add(day, month=int(parts.tokens[month].text), day=int(day.text))
    return month + 1


def _year(parts: Parts, index: int) -> int | None:
    """Four digits behind عام, or apart from the day and month that lack a year."""
    date = parts.gregorian
    if date.year is not None or not parts.year_at(index, hijri=False):
        return None
    split = date.day is not None and bool(parts.clocks)
    named = parts.has(index - 1, "year-word") or parts.cue in ("last-update", "published")
    if not (split or (named and not parts.is_hour(index))):
        return None
    date.year = int(parts.tokens[index].text)
    return past_era(parts, index + 1, date)


def _minutes(parts: Parts, index: int) -> int | None:
    """الثالثة و 20 دقيقة."""
    clock = parts.clocks[-1] if parts.clocks else None
    if clock is None or clock.minute is not None or not parts.has(index + 1, "unit"):
        return None
    if parts.tokens[index + 1].senses["unit"][0] != "minute" or not parts.number_at(index, 0, 9999):
        return None
    clock.minute = int(parts.tokens[index].text)
    return index + 2


def _hour(parts: Parts, index: int) -> int | None:
    """الساعة 3, and 3 م."""
    text = parts.tokens[index].text
    if len(text) > 2 or not parts.is_hour(index):
        return None
    parts.clocks.append(Clock(index, int(text), None, style="hour"))
    return index + 1


def _clock(parts: Parts, index: int) -> int | None:
    """1536 ت غ."""
    text = parts.tokens[index].text
    if len(text) != 4 or not parts.is_hour(index):
        return None
    parts.clocks.append(Clock(index, int(text[:2]), int(text[2:])))
    return index + 1


def _marked_ordinal(parts: Parts, index: int) -> int | None:
    """(2), #2, and تحديث 2 before a clock time: an ordinal, whatever else it could be."""
    marked = parts.is_punct(index - 1, "#") or parts.in_brackets(index)
    if marked or (parts.has(index - 1, "cue", "piece", "qualifier") and parts.has_clock()):
        return _ordinal(parts, index)
    return None


def _ordinal(parts: Parts, index: int) -> int | None:
    """تحديث 2: the number of the update."""
    if parts.ordinal is not None or parts.cue in (None, "published") or len(parts.tokens[index].text) > 2:
        return None
    before = index - 1
    while parts.is_punct(before, "(#[-"):
        before -= 1
    if not (parts.in_brackets(index) or parts.has(before, "cue", "piece", "qualifier", "number-word")):
        return None
    parts.ordinal = int(parts.tokens[index].text)
    return index + 1


NUMBER_READINGS: tuple[tuple[ReadingName, Callable[[Parts, int], int | None]], ...] = (
    ("ordinal", _after_number_word),
    ("day-of-month", _day_of_month),
    ("year", _year_of_month),
    ("day-and-month", _day_and_month),
    ("ordinal", _marked_ordinal),
    ("year", _year),
    ("minutes", _minutes),
    ("hour", _hour),
    ("clock", _clock),
    ("ordinal", _ordinal),
)


def take_unused_hour(parts: Parts, index: int) -> int | None:
    """الثالثة is feminine, so it is an hour and no number of an update; without a day period it says nothing."""
    return index + 1 if parts.has(index, "hour") and not parts.clocks else None


def take_ordinal(parts: Parts, index: int) -> int | None:
    """The number of the update in words; after a clock time it is one of something else."""
    if parts.has(index, "hour") or parts.cue is None or parts.ordinal is not None or parts.clocks:
        return None
    parts.ordinal = parts.tokens[index].senses["ordinal"]
    return index + 1
