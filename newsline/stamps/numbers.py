"""A number, in digits or words: what it is, its neighbours say. Each reader gives the index after what it has read, else None.

The readings are tried in their order, and the first that fits takes the number.
"""

from collections.abc import Callable

from newsline.stamps import lexicon, numerals, tokens
from newsline.stamps.clocks import minutes_at, take_hour, take_minutes, take_minutes_beside
from newsline.stamps.dates import in_order, past_era, past_year, take_ago_before
from newsline.stamps.state import OPENING, CalendarDate, Clock, Parts, ReadingName, Refused

_DAYS, _MONTHS, _HOURS = 31, 12, 24
_LENGTH = 3  # tokens of a day and a month in numbers
_WEEKS = 5  # of a month


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
    return _month_at(parts, parts.past(parts.past(index + 1, "", "suffix"), ",/-.(", "connective"))


def _month_at(parts: Parts, index: int) -> tuple[int, CalendarDate] | None:
    first = parts.has(index, "number") and parts.has(index + 1, "connective", "month")  # الفاتح من مارس
    if parts.has(index, "month") and not first:
        return index, parts.gregorian
    return (index, parts.hijri) if parts.has(index, "hijri-month") else None


def _past_of(parts: Parts, index: int) -> int:
    """The index after من, where it stands between a day and its month."""
    of = parts.has(index, "connective") and parts.tokens[index].text in lexicon.word_set(lexicon.OF_MONTHS)
    return index + of


def _day_of_month(parts: Parts, index: int) -> int | None:
    """17 سبتمبر."""
    ahead = _month_ahead(parts, index)
    if ahead is None or ahead[1].day not in (None, int(parts.tokens[index].text)):
        return None
    month, date = ahead
    if not parts.number_at(index, 1, 30 if date.hijri else _DAYS):
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
    """تحديث 17/9, or 9/17; تحديث 9/2015; 17/9 15:36; الثلاثاء 17.9."""
    signs = "/-." if parts.has(index - 1, "weekday") else "/-"
    if not (parts.is_punct(index + 1, signs) and parts.number_at(index, 1, _DAYS)):
        return None
    alone = index == 0 and len(parts.tokens) == _LENGTH  # a day, if what stands below it makes it one
    if not (parts.cue or alone or _is_behind_day_word(parts, index) or _is_beside_clock(parts, index, index + _LENGTH)):
        return None
    token = parts.tokens[index]
    slash = parts.is_punct(index + 1, "/") or _is_behind_day_word(parts, index)
    first = int(token.text)
    if parts.number_at(index + 2, 1, _DAYS) and slash:
        day, month = in_order(parts, first, int(parts.tokens[index + 2].text))
        if month > _MONTHS:  # one that cannot be is in the other order
            day, month = month, day
        if month > _MONTHS:
            return None
        parts.gregorian.add(token, month=month, day=day)
        return past_year(parts, index + 3, parts.gregorian)
    if first <= _MONTHS and parts.year_at(index + 2, hijri=False):
        parts.gregorian.add(token, month=first, year=int(parts.tokens[index + 2].text))
        return index + 3
    return None


def _is_beside_clock(parts: Parts, start: int, after: int) -> bool:
    """Whether a clock time stands right before or behind the tokens from `start` up to `after`, a dash or a comma aside."""
    before = start - 1
    while parts.is_punct(before, "-,|(") or parts.has(before, "period", "connective"):
        before -= 1
    behind = parts.past(after, "-,|)", "connective", "clock-word")
    return parts.has(before, "clock") or parts.has(behind, "clock")


def _is_behind_day_word(parts: Parts, index: int) -> bool:
    """Whether a weekday or a word for a day stands right before `index`: "في 22-4", which alone may be a score."""
    before = index - 1 - parts.is_punct(index - 1, ",")
    return parts.has(before, "weekday") or (
        parts.has(before, "connective") and parts.tokens[before].text in lexicon.word_set(lexicon.ON_DAY_WORDS)
    )


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


def _hour(parts: Parts, index: int) -> int | None:
    """الساعة 3, عند 3, 3 م, 3 والنصف عصرا, and الليلة في 3."""
    text = parts.tokens[index].text
    at = parts.has(index - 1, "connective") and parts.tokens[index - 1].text in lexicon.word_set(lexicon.AT_HOUR_WORDS)
    if len(text) > 2 or not (at or parts.is_hour(index) or _is_in_part_of_day(parts, index)):
        return None
    parts.clocks.append(Clock(index, int(text), None, style="hour"))
    return index + 1


def _is_in_part_of_day(parts: Parts, index: int) -> bool:
    """Whether a day period stands before the number, or behind the minutes that stand behind it."""
    if parts.is_behind_period(index):
        return True
    minutes = minutes_at(parts, index + 1) if parts.has(index + 1, "number", "except") else None
    return minutes is not None and parts.has(minutes.after, "period", "day-part")


def _clock(parts: Parts, index: int) -> int | None:
    """1536 ت غ, and 340 مساء."""
    text = parts.tokens[index].text
    short = len(text) == 3 and parts.has(index + 1, "period") and not parts.is_letter_period(index + 1)
    if not short and (len(text) != 4 or not parts.is_hour(index)):
        return None
    parts.clocks.append(Clock(index, int(text[:-2]), int(text[-2:])))
    return index + 1


def _spaced_clock(parts: Parts, index: int) -> int | None:
    """15 : 36, and 6 : 43; right behind a cue one digit is the number of the update, unless what follows is no hour."""
    text = parts.tokens[index].text
    other = parts.is_punct(index - 1, OPENING) or parts.has(index - 1, "zone")
    if (parts.clocks and not other) or len(text) > 2 or not tokens.is_spaced_clock(parts.tokens, index):
        return None
    minute, after = int(parts.tokens[index + 2].text), index + 3
    numbered = len(text) == 1 and parts.has(index - 1, "cue", "piece", "qualifier") and _may_be_hour(parts, index + 2)
    dated = parts.is_punct(after, "/") and parts.has(after + 1, "num")
    month = _past_of(parts, parts.past(after, "/-.,(", "suffix"))
    if numbered or dated or _month_at(parts, month) is not None:
        return None
    clock = Clock(index, int(text), minute)
    if tokens.is_spaced_clock(parts.tokens, after - 1):
        clock.second, after = int(parts.tokens[after + 1].text), after + 2
    parts.clocks.append(clock)
    return after


def _may_be_hour(parts: Parts, index: int) -> bool:
    """Whether two digits behind a colon may be an hour by themselves; behind a colon between blanks they are minutes."""
    text, colon = parts.tokens[index].text, parts.tokens[index - 1]
    spaced = parts.tokens[index - 2].end < colon.start and colon.end < parts.tokens[index].start
    return int(text) <= _HOURS and text[0] != "0" and not spaced


def _day_of_weekday(parts: Parts, index: int) -> int | None:
    """الخميس 21, يوم 15, and في 15 beside a clock time: the day of a month that is not named."""
    if not index or not parts.number_at(index, 1, _DAYS) or parts.is_hour(index):
        return None
    before = parts.tokens[index - 1].text
    no_hour = before != "في" or parts.has_clock() or parts.number_at(index, _HOURS + 1, _DAYS)
    on_day = before in lexicon.word_set(lexicon.ON_DAY_WORDS) and no_hour
    weekday = parts.has(index - 1, "weekday")
    if not (weekday or on_day) or (parts.cue is None and not weekday):
        return None
    return _unnamed_day(parts, int(parts.tokens[index].text), index + 1)


def _unnamed_day(parts: Parts, day: int, after: int) -> int | None:
    date = parts.gregorian
    if date.day is not None or date.month is not None or parts.hijri.day is not None:
        return None
    date.day = day
    return after


def _zodiac(parts: Parts, index: int) -> int | None:
    """7 برج القوس: a third calendar, read over."""
    if not (parts.has(index + 1, "zodiac") and parts.number_at(index, 1, 32)):
        return None
    after = index + 2
    after += parts.year_at(after, hijri=True) and not parts.is_hour(after)
    return parts.past(after, "", "era")


def _marked_ordinal(parts: Parts, index: int) -> int | None:
    """(2), #2: an ordinal, whatever else it could be."""
    marked = parts.is_punct(index - 1, "#") or parts.in_brackets(index)
    return _ordinal(parts, index) if marked else None


def _ordinal_beside_clock(parts: Parts, index: int) -> int | None:
    """تحديث 2 before a clock time."""
    beside = parts.has(index - 1, "cue", "piece", "qualifier") and parts.has_clock()
    return _ordinal(parts, index) if beside else None


def _ordinal(parts: Parts, index: int) -> int | None:
    """تحديث 2: the number of the update."""
    if parts.ordinal is not None or parts.cue in (None, "published") or len(parts.tokens[index].text) > 2:
        return None
    before = index - 1
    while parts.is_punct(before, "(#[-"):
        before -= 1
    if not (parts.in_brackets(index) or parts.has(before, "cue", "piece", "qualifier", "number-word")):
        return None
    if _begins_range(parts, index):
        return None
    parts.ordinal = int(parts.tokens[index].text)
    return index + 1


def _begins_range(parts: Parts, index: int) -> bool:
    """13 إلى 15 تموز, 13 و15 تموز, 13-15 تموز: whether the number is one end of a range."""
    after = index + 1
    if after >= len(parts.tokens):
        return False
    ranged = parts.tokens[after].text in lexicon.word_set(lexicon.RANGE_WORDS) and parts.has(after + 1, "num")
    return ranged or tokens.is_between_numbers(parts.tokens, after)


NUMBER_READINGS: tuple[tuple[ReadingName, Callable[[Parts, int], int | None]], ...] = (
    ("ordinal", _after_number_word),
    ("day-of-month", _day_of_month),
    ("year", _year_of_month),
    ("day-and-month", _day_and_month),
    ("ordinal", _marked_ordinal),
    ("clock", _spaced_clock),
    ("ordinal", _ordinal_beside_clock),
    ("year", _year),
    ("minutes", take_minutes),
    ("minutes-beside-hour", take_minutes_beside),
    ("ago", take_ago_before),
    ("third-calendar", _zodiac),
    ("hour", _hour),
    ("clock", _clock),
    ("day-of-month", _day_of_weekday),
    ("ordinal", _ordinal),
)


# --- in words -----------------------------------------------------------------------------------------------------


def _day_in_words(parts: Parts, index: int) -> int | None:
    """الأول من يونيو, الحادي والعشرون من رمضان, غرة رجب: an ordinal before a month is its day, never that of the update."""
    numeral = numerals.numeral_at(parts.tokens, index)
    first = numeral is not None and numeral.form == "first"
    number = numerals.Number(1, numeral, index + 1) if first and numeral else numerals.number_at(parts.tokens, index)
    if number is None or number.first.joined:
        return None
    ahead = _month_at(parts, _past_of(parts, number.after))
    if ahead is None:
        return None if first else _day_of_named_weekday(parts, index, number)
    month, date = ahead
    if date.day not in (None, number.value) or number.value > (30 if date.hijri else _DAYS):
        raise Refused(parts.tokens[index], "is no day of that month")
    date.day, parts.day_word = number.value, index
    return month


def _day_of_named_weekday(parts: Parts, index: int, number: numerals.Number) -> int | None:
    """السبت السادس عشر, في الخامس: behind a weekday or a word for a day an ordinal is the day of a month that is not named."""
    if not index or number.first.form != "ordinal" or not number.first.definite or number.value > _DAYS:
        return None
    before = index - 1
    on_day = parts.tokens[before].text in lexicon.word_set(lexicon.ON_DAY_WORDS)
    if on_day or parts.is_punct(before, ","):
        before -= 1
    if not on_day and (not parts.has(before, "weekday") or number.value <= _WEEKS):  # perhaps the second Sunday
        return None
    if parts.cue is None:
        return None
    return _unnamed_day(parts, number.value, number.after)


def _numbered_in_words(parts: Parts, index: int) -> int | None:
    """رقم ثلاثة."""
    number = numerals.number_at(parts.tokens, index)
    if number is None or not parts.has(index - 1, "number-word") or parts.ordinal is not None or parts.cue is None:
        return None
    parts.ordinal = number.value
    return number.after


def _unused_hour(parts: Parts, index: int) -> int | None:
    """الثالثة is feminine, so it is an hour and no number of an update; without a day period it says nothing."""
    hour = numerals.hour_at(parts.tokens, index)
    return hour.after if hour is not None and hour.is_hour and not parts.clocks else None


def _ordinal_in_words(parts: Parts, index: int) -> int | None:
    """The number of the update; after a clock time it is one of something else."""
    number = numerals.number_at(parts.tokens, index)
    if number is None or number.is_hour or number.first.joined:
        return None
    twentieth = number.first.definite and number.value >= 20 and parts.has(index - 1, "cue", "piece")
    if number.first.form not in ("ordinal", "hour") and not twentieth:
        return None
    if parts.cue is None or parts.ordinal is not None or parts.clocks or _is_nth_weekday(parts, number):
        return None
    before = index - 1
    while parts.is_punct(before, "([-:,"):
        before -= 1
    if not (parts.has(before, "cue", "piece", "qualifier") or parts.has(number.after, "cue")):
        return None
    parts.ordinal = number.value
    return number.after


def _is_nth_weekday(parts: Parts, number: numerals.Number) -> bool:
    """أول جمعة من يوليو: whether a weekday, من and a month stand behind an ordinal, perhaps with يوم before the weekday."""
    after = number.after
    weekday = after + (parts.has(after, "connective") and parts.tokens[after].text == "يوم")
    of = _past_of(parts, weekday + 1)
    named = parts.has(weekday, "weekday") and of > weekday + 1 and _month_at(parts, of) is not None
    return named and number.value <= _WEEKS


WORD_READINGS: tuple[tuple[ReadingName, Callable[[Parts, int], int | None]], ...] = (
    ("ordinal", _numbered_in_words),
    ("day-of-month", _day_in_words),
    ("minutes", take_minutes),
    ("minutes-beside-hour", take_minutes_beside),
    ("hour", take_hour),
    ("ago", take_ago_before),
    ("unused-hour", _unused_hour),
    ("ordinal", _ordinal_in_words),
)
