"""The tokens of one stamp, and the parts that have been read from them so far."""

import re
from typing import Literal

from newsline.model import Ago, DateOrder, OrderSaid, Period, StampKind
from newsline.stamps import lexicon, years
from newsline.stamps.orthography import Folded
from newsline.stamps.tokens import Sense, Token, is_spaced_clock

OPENING = "([{"
CLOSING = ")]}"
CLOCK_SENSES: tuple[Sense, ...] = ("clock", "iso", "hour", "clock-word", "midday")
NUMBERS = re.compile(r"\d+")

# Every way in which tokens are read; `explain` shows which of them took each token.
ReadingName = Literal[
    "cue",
    "piece",
    "qualifier",
    "clock",
    "hour",
    "minutes",
    "minutes-beside-hour",
    "exactly",
    "hour-mark",
    "midday",
    "midnight",
    "day-period",
    "day-part",
    "night-of",
    "unused-hour",
    "date",
    "date-and-clock",
    "day-of-month",
    "day-and-month",
    "month",
    "hijri-month",
    "twin-month",
    "third-calendar",
    "year",
    "era",
    "weekday",
    "days-ago",
    "ago",
    "ordinal",
    "zone",
    "zone-word",
    "offset",
    "place",
    "local-time",
    "season",
    "connective",
    "clock-word",
    "year-word",
    "number-word",
    "punctuation",
]


class Refused(Exception):
    """The line is not a stamp; `token` is the one that fits nowhere, None where it is the line as a whole."""

    def __init__(self, token: Token | None, why: str) -> None:
        super().__init__(why)
        self.token = token
        self.why = why


class Clock:
    """A clock time while it is being read: hour as written, before its day period is applied; `index` of its token."""

    def __init__(
        self,
        index: int,
        hour: int,
        minute: int | None,
        second: int | None = None,
        style: Literal["digits", "decimal", "hour", "words"] = "digits",
    ) -> None:
        self.index = index
        self.hour = hour
        self.minute = minute
        self.second = second
        self.style = style  # "decimal": 9.30, perhaps no clock time at all; "hour": a number alone; "words": الثالثة
        self.period: Period | None = None
        self.zone: str | None = None

    def fixed(self) -> tuple[int, int | None, int | None] | None:
        """Hour 0-24, minute, second; None where the hour is in words and nothing tells morning from evening."""
        hour, minute = self.hour, self.minute
        if self.period is None:
            if self.style == "words":
                return None
        elif hour <= 12:
            hour = hour24(hour, self.period)
        if minute is not None and minute < 0:  # a quarter to three
            hour, minute = (hour - 1) % 24, minute + 60
        return hour, minute, self.second


def hour24(hour: int, period: Period) -> int:
    """The hour of the day for an hour 0-12 and a day period, after the counts in news of how each is used."""
    if hour == 0:  # of the clock of 24, whatever stands beside it
        return hour
    if period == "noon":
        return hour if hour in (10, 11, 12) else hour + 12
    evening = period == "pm" or (period in ("night", "eve") and 6 <= hour <= 11)
    return hour % 12 + 12 if evening else hour % 12


class CalendarDate:
    """What is known so far of the date in one calendar."""

    def __init__(self, *, hijri: bool) -> None:
        self.hijri = hijri
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None

    def add(self, token: Token, *, year: int | None = None, month: int | None = None, day: int | None = None) -> None:
        """Note what a token gives of the date; refuse what contradicts an earlier token."""
        self.year = _agreed(token, self.year, year)
        self.month = _agreed(token, self.month, month)
        self.day = _agreed(token, self.day, day)


def _agreed(token: Token, known: int | None, said: int | None) -> int | None:
    if known is not None and said is not None and known != said:
        raise Refused(token, "is a second date")
    return said if known is None else known


class Parts:
    """The tokens of one stamp, and the parts that were read from them."""

    def __init__(self, tokens: list[Token], folded: Folded, order: DateOrder = "dmy") -> None:
        self.tokens = tokens
        self.senses = [token.senses for token in tokens]  # asked for far more often than all else
        self.folded = folded
        self.spans: list[tuple[ReadingName, int, int]] = []  # what has read the tokens from one index up to another
        self.cue: StampKind | None = None
        self.cue_word: str | None = None
        for token in tokens:
            if "cue" in token.senses:
                self.cue, self.cue_word = token.senses["cue"], token.text
                break
        self.weak = self.cue_word in lexicon.word_set(lexicon.WEAK_CUES)
        self.gregorian = CalendarDate(hijri=False)
        self.hijri = CalendarDate(hijri=True)
        self.order: DateOrder = order  # in which day and month are read where both are numbers
        self.order_said: OrderSaid | None = None
        self.day_word: int | None = None  # the index of the word that is the day, which may look like an hour
        self.everyday_month: Token | None = None  # one that is a month only in a full date
        self.weekdays: list[tuple[int, int]] = []  # index of the token, weekday
        self.eve = False  # "the night of" stands before the weekday
        self.clocks: list[Clock] = []
        self.period: Period | None = None  # before any clock time
        self.midnight = False
        self.tonight = False
        self.zones: list[tuple[int, str, bool]] = []  # index of the token, zone, whether a place names it
        self.zone_end: int | None = None  # the index after the last zone phrase
        self.zone_word: str | None = None
        self.zone_beside: str | None = None
        self.local = False
        self.ordinal: int | None = None
        self.days_ago: int | None = None
        self.ago: Ago | None = None

    def has(self, index: int, *senses: Sense) -> bool:
        """Whether the token at `index` may mean one of `senses`."""
        if 0 <= index < len(self.senses):
            has = self.senses[index]
            for sense in senses:
                if sense in has:
                    return True
        return False

    def is_punct(self, index: int, signs: str) -> bool:
        """Whether the token at `index` is one of the signs."""
        return 0 <= index < len(self.senses) and "punct" in self.senses[index] and self.tokens[index].text in signs

    def in_brackets(self, index: int) -> bool:
        """Whether the token at `index` stands in brackets, alone."""
        return self.is_punct(index - 1, OPENING) and self.is_punct(index + 1, CLOSING)

    def is_and(self, index: int) -> bool:
        """Whether و stands alone at `index`."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text == "و"

    def is_article(self, index: int) -> bool:
        """Whether ال stands alone at `index` ("الساعة الـ 15:36")."""
        return self.has(index, "connective") and self.tokens[index].text == "ال"

    def is_letter_period(self, index: int) -> bool:
        """Whether one of the letters ص and م stands at `index`."""
        return self.has(index, "period") and self.tokens[index].text in lexicon.word_set(lexicon.LETTER_PERIODS)

    def is_behind_period(self, index: int) -> bool:
        """Whether a word for a part of the day stands right before `index`, with في between them or not."""
        before = index - 1
        if self.has(before, "connective") and self.tokens[before].text == "في":
            before -= 1
        return self.has(before, "period", "day-part") and not self.clocks and not self.is_letter_period(before)

    def note_period(self, period: Period) -> bool:
        """Give the last clock time its day period, or keep the period for the one that comes; False where it has one."""
        clock = self.clocks[-1] if self.clocks else None
        if clock is not None and clock.period is None:
            clock.period = period
        elif clock is None and self.period is None:
            self.period = period
        else:
            return False
        return True

    def past(self, index: int, signs: str, *senses: Sense) -> int:
        """The index after any of the signs and senses that stand at `index`."""
        for token in self.tokens[index:]:
            has = token.senses
            if (token.text not in signs) if "punct" in has else has.keys().isdisjoint(senses):
                break
            index += 1
        return index

    def number_at(self, index: int, low: int, high: int) -> bool:
        """Whether a number between `low` and `high` stands at `index`."""
        return (
            self.has(index, "num") and len(self.tokens[index].text) <= 4 and low <= int(self.tokens[index].text) <= high
        )

    def year_at(self, index: int, *, hijri: bool) -> bool:
        """Whether four digits that can be a year of news in that calendar stand at `index`: 1843 is a clock time."""
        if not self.has(index, "num") or len(self.tokens[index].text) != 4:
            return False
        return int(self.tokens[index].text) in (years.OF_NEWS_HIJRI if hijri else years.OF_NEWS)

    def is_hour(self, index: int) -> bool:
        """Whether the number at `index` stands where only a clock time does: after الساعة, before ص, beside a zone."""
        before = index - 1 - self.is_article(index - 1)
        if self.has(before, "clock-word") or self.has(index + 1, "period", "day-part", "midnight", "hour-mark"):
            return True
        return self.is_by_zone(index) or (self.is_punct(index + 1, ",") and self.has(index + 2, "period", "day-part"))

    def is_by_zone(self, index: int) -> bool:
        """Whether a zone stands right before or after the token, in brackets or not."""
        after = index + 1 + self.is_punct(index + 1, "(")
        before = index
        while self.is_punct(before - 1, ")]|-,:."):
            before -= 1
        named = self.has(index + 2, "place") and self.is_punct(index + 3, CLOSING)
        return self.has(after, "zone", "zone-word", "local") or named or before == self.zone_end

    def has_clock(self) -> bool:
        """Whether a clock time stands in the stamp besides any number that could be one or a year."""
        four_digits = sum("num" in token.senses and len(token.text) == 4 for token in self.tokens)
        clocks = (
            index for index in range(len(self.tokens)) if self.has(index, *CLOCK_SENSES) and index != self.day_word
        )
        if four_digits > 1 or any(not self.is_punct(index - 1, "+") for index in clocks):  # +03:00 is an offset
            return True
        return any(is_spaced_clock(self.tokens, index) for index in range(len(self.tokens)))
