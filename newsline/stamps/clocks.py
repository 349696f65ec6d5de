"""Clock times of a stamp. Each reader gives the index after what it has read at a token, None where it is no clock time."""

from typing import NamedTuple

from newsline.stamps import lexicon, numerals
from newsline.stamps.state import NUMBERS, OPENING, Clock, Parts

_MIDDAY = 12
_MOST_MINUTES = 59


def take_clock(parts: Parts, index: int) -> int:
    """15:36, 15.36, 15h36, 18سا45د, with or without seconds."""
    text = parts.tokens[index].text
    hour, minute, *second = map(int, NUMBERS.findall(text))
    decimal = text[1] in ".,"  # 9.30, but not 09.30
    clock = Clock(index, hour, minute, second[0] if second else None, "decimal" if decimal else "digits")
    parts.clocks.append(clock)
    marked = "س" in text and parts.has(index + 1, "unit") and parts.tokens[index + 1].text == lexicon.MINUTE_MARK
    return index + 1 + marked


def take_hour(parts: Parts, index: int) -> int | None:
    """An hour in words, where a clock time is asked for."""
    hour = numerals.hour_at(parts.tokens, index)
    if hour is None or (parts.clocks and not parts.is_punct(index - 1, OPENING)):
        return None
    if hour.first.form == "ordinal":  # the eighth update
        return None
    named = parts.has(index - 1, "clock-word") or (parts.is_article(index - 1) and parts.has(index - 2, "clock-word"))
    minutes = minutes_at(parts, hour.after)
    behind = parts.past(minutes.after if minutes is not None else hour.after, OPENING + ",", "exactly")
    if hour.is_hour:
        asked = (
            named
            or minutes is not None
            or parts.is_behind_period(index)
            or parts.has(behind, "period", "zone-word", "zone", "place", "local", "day-part", "midnight")
        )
    else:
        counted = hour.first.form == "cardinal" or minutes is not None
        counted = counted and not hour.first.definite and not parts.has(index, "weekday")
        by_period = parts.has(behind, "period", "day-part", "midnight") and not parts.is_letter_period(behind)
        asked = named or (counted and by_period)
    if not asked:
        return None
    parts.clocks.append(Clock(index, hour.value, None, style="words" if hour.value <= _MIDDAY else "hour"))
    return hour.after


def take_minutes(parts: Parts, index: int) -> int | None:
    """والنصف, إلا ربعا, وثلاث وعشرون دقيقة, و 20 دقيقة and the like, after an hour."""
    clock = parts.clocks[-1] if parts.clocks else None
    if clock is None or clock.minute is not None or clock.style not in ("words", "hour"):
        return None
    linked = parts.has(index, "except", "minute-word") or numerals.joined_at(parts.tokens, index) is not None
    found = minutes_at(parts, index) if linked or not parts.has(index - 1, "punct") else None
    if found is None:
        return None
    clock.minute, clock.second = found.minutes, found.seconds
    return found.after


class _Minutes(NamedTuple):
    """What stands behind an hour: minutes, below zero before it, and seconds; and the index after them."""

    minutes: int
    seconds: int | None
    after: int


def minutes_at(parts: Parts, index: int) -> _Minutes | None:
    """The minutes that begin at `index`, added up: "والنصف إلا ثلاث دقائق" is 27."""
    total, seconds, at = 0, None, index
    while True:
        sign, start = 1, at
        if parts.has(at, "except"):
            sign, start = -1, at + 1
        term = _term(parts, start, joined=sign == 1, first=at == index)
        if term is None:
            break
        value, unit, at = term
        if unit == "second":
            seconds = value
        else:
            total += sign * value
    return _Minutes(total, seconds, at) if at > index else None


def _term(parts: Parts, index: int, *, joined: bool, first: bool) -> tuple[int, str, int] | None:
    """A fraction of an hour, or a number of minutes or seconds; `joined`: و must stand before it.

    Without و only the first one may stand behind its hour ("عشرة عشرة مساء"), with a unit or a day period behind it. A definite
    or ordinal number is another hour ("between seven and the ninth"), but for "والدقيقة الخامسة".
    """
    if parts.has(index, "minute-word"):
        minute = numerals.number_at(parts.tokens, index + 1)
        return (minute.value, "minute", minute.after) if minute is not None else None
    at = index + parts.is_and(index)
    numeral = numerals.numeral_at(parts.tokens, at)
    link = not joined or at > index or (first and parts.is_and(index - 1)) or (numeral is not None and numeral.joined)
    if numeral is not None and numeral.form == "fraction":
        return (numeral.value, "minute", at + 1) if link else None
    if parts.has(at, "num"):
        unit = _unit(parts, at + 1)
        return (int(parts.tokens[at].text[:4]), unit, at + 2) if unit else None
    number = numerals.number_at(parts.tokens, at)
    if number is None or number.value > _MOST_MINUTES:
        return None
    unit = _unit(parts, number.after)
    if unit:
        return number.value, unit, number.after + 1
    if number.first.form == "ordinal" or number.first.definite or parts.has(number.after, "unit"):
        return None
    by_period = first and parts.has(number.after, "period") and not parts.is_letter_period(number.after)
    return (number.value, "minute", number.after) if link or by_period else None


def _unit(parts: Parts, index: int) -> str | None:
    """ "minute" or "second", where a word for it stands at `index`."""
    if not parts.has(index, "unit"):
        return None
    unit: str = parts.tokens[index].senses["unit"][0]
    return unit if unit in ("minute", "second") else None


def take_minutes_beside(parts: Parts, index: int) -> int | None:
    """ثلاث دقائق قبل الثامنة, ربع ساعة بعد الخامسة."""
    span = _span_of_minutes(parts, index) if not parts.clocks else None
    if span is None or span[1] >= len(parts.tokens):
        return None
    minutes, at = span
    before = parts.tokens[at].text in lexicon.word_set(lexicon.BEFORE_HOUR_WORDS)
    hour = numerals.hour_at(parts.tokens, at + 1) if before or parts.has(at, "after-hour") else None
    if hour is None or not hour.is_hour:
        return None
    clock = Clock(index, hour.value, -minutes if before else minutes, style="words")
    more = minutes_at(parts, hour.after)
    if more is not None and clock.minute is not None:
        clock.minute += more.minutes
    parts.clocks.append(clock)
    return hour.after if more is None else more.after


def _span_of_minutes(parts: Parts, index: int) -> tuple[int, int] | None:
    """A number of minutes with its unit, or ربع ساعة, and the index after it."""
    if parts.has(index, "unit") and not parts.has(index, "number"):
        unit, own = parts.tokens[index].senses["unit"]
        return (own, index + 1) if unit == "minute" and own else None
    term = _term(parts, index, joined=False, first=True)
    if term is None or term[1] != "minute" or not parts.has(term[2] - 1, "unit"):
        return None
    return term[0], term[2]


def take_exactly(parts: Parts, index: int) -> int | None:
    """تماما, behind a clock time."""
    return index + 1 if parts.clocks else None


def take_hour_mark(parts: Parts, index: int) -> int | None:
    """سا behind an hour: 18 سا."""
    return index + 1 if parts.clocks and parts.has(index - 1, "num") else None


def take_midday(parts: Parts, index: int) -> int | None:
    """منتصف النهار: 12:00, or noon beside a clock time."""
    if not parts.clocks:
        parts.clocks.append(Clock(index, _MIDDAY, 0))
    return index + 1 if parts.note_period("noon") else None


def take_period(parts: Parts, index: int) -> int | None:
    """A day period; the letters ص and م only right beside a clock time."""
    token = parts.tokens[index]
    clock = parts.clocks[-1] if parts.clocks else None
    beside = parts.has(index - 1, "clock", "num", "number", "iso", "unit") or parts.is_punct(index - 1, OPENING)
    if parts.is_letter_period(index) and not (clock and beside) and not _is_before_clock(parts, index):
        return None
    return index + 1 if parts.note_period(token.senses["period"]) else None


def _is_before_clock(parts: Parts, index: int) -> bool:
    """Whether a clock time without a day period of its own stands behind the letter, and no number that it could be the era of."""
    led = index == 0 or parts.has(index - 1, "cue", "punct", "connective", "clock-word", "weekday")
    return led and not parts.clocks and parts.has(index + 1, "clock") and not parts.has(index + 2, "period")


def take_midnight(parts: Parts, index: int) -> int | None:
    """منتصف الليل: of the night, where a clock time stands beside it; alone it may be either end of the day."""
    if not parts.note_period("night"):
        return None
    parts.midnight = True
    return index + 1


def take_day_part(parts: Parts, index: int) -> int | None:
    """هذا الصباح, الليلة: a day and a day period."""
    days_ago, period = parts.tokens[index].senses["day-part"]
    if parts.days_ago is not None or not parts.note_period(period):
        return None
    parts.days_ago = days_ago
    parts.tonight = period == "night"
    return index + 1


def take_night_of(parts: Parts, index: int) -> int | None:
    """ليلة before a weekday, which may be the night before it; before any other date only a word."""
    if parts.has(index + 1, "weekday"):
        parts.eve = True
        parts.note_period("night")
    return index + 1
