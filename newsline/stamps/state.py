"""The bag of tokens of one stamp: what stands where, and the parts that have been taken from it so far."""

import re

from newsline.model import Ago, StampKind
from newsline.stamps import lexicon
from newsline.stamps.orthography import Folded
from newsline.stamps.tokens import Token

OPENING = "([{"
CLOSING = ")]}"
_CLOCKS = {"clock", "iso", "clock-word", "hour"}
YEARS = (1900, 2099)  # of news
YEARS_HIJRI = (1300, 1600)
NUMBERS = re.compile(r"\d+")


class Refused(Exception):
    """The line is not a stamp; `index` is the token that fits nowhere, or -1 for the line as a whole."""

    def __init__(self, index: int, why: str) -> None:
        super().__init__(why)
        self.index = index
        self.why = why


class Clock:
    """A clock time while it is being read: hour as written, before its day period is applied."""

    def __init__(self, index: int, hour: int, minute: int | None, second: int | None = None, style: str = ":") -> None:
        self.index = index
        self.hour = hour
        self.minute = minute
        self.second = second
        self.style = style  # the separator, "words" for الثالثة, "" for a number alone
        self.period: str | None = None
        self.zone: str | None = None

    def fixed(self) -> tuple[int, int | None, int | None] | None:
        """Hour 0-24, minute, second; None where the hour is in words and nothing tells morning from evening."""
        hour, minute = self.hour, self.minute
        if self.period is None:
            if self.style == "words":
                return None
        elif hour <= 12:
            hour = hour24(hour, self.period)
        if minute is not None and minute < 0:
            hour, minute = (hour - 1) % 24, minute + 60
        return hour, minute, self.second


def hour24(hour: int, period: str) -> int:
    """The hour of the day for an hour 0-12 and a day period, after the counts in news of how each is used."""
    if period == "noon":
        return hour if hour in (10, 11, 12) else hour + 12
    evening = period == "pm" or (period == "night" and 6 <= hour <= 11)
    return hour % 12 + 12 if evening else hour % 12


class Bag:
    """The tokens of one stamp, and the parts that they have given."""

    def __init__(self, tokens: list[Token], folded: Folded) -> None:
        self.tokens = tokens
        self.folded = folded
        self.cue: StampKind | None = None
        self.cue_word: str | None = None
        for token in tokens:
            if "cue" in token.senses:
                self.cue, self.cue_word = token.senses["cue"], token.text
                break
        self.weak = self.cue_word in lexicon.word_set(lexicon.WEAK_CUES)
        self.gregorian: list[int | None] = [None, None, None]
        self.hijri: list[int | None] = [None, None, None]
        self.weekdays: list[tuple[int, int]] = []
        self.clocks: list[Clock] = []
        self.zones: list[tuple[int, str]] = []
        self.zone_end = -1  # the index after the last zone phrase
        self.zone_word: str | None = None
        self.period: str | None = None
        self.ordinal: int | None = None
        self.days_ago: int | None = None
        self.ago: Ago | None = None
        self.local = False

    def has(self, index: int, *kinds: str) -> bool:
        """Whether the token at `index` may be one of `kinds`."""
        if 0 <= index < len(self.tokens):
            senses = self.tokens[index].senses
            for kind in kinds:
                if kind in senses:
                    return True
        return False

    def is_punct(self, index: int, signs: str) -> bool:
        """Whether the token at `index` is one of the signs."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text in signs and self.has(index, "punct")

    def past(self, index: int, signs: str, *kinds: str) -> int:
        """The index after any of the signs and kinds that stand at `index`."""
        while self.is_punct(index, signs) or self.has(index, *kinds):
            index += 1
        return index

    def number_at(self, index: int, low: int, high: int) -> bool:
        """Whether a number between `low` and `high` stands at `index`."""
        return (
            self.has(index, "num") and len(self.tokens[index].text) <= 4 and low <= int(self.tokens[index].text) <= high
        )

    def year_at(self, index: int, hijri: bool) -> bool:
        """Whether four digits that can be a year of news in that calendar stand at `index`: 1843 is a clock time."""
        low, high = YEARS_HIJRI if hijri else YEARS
        return self.number_at(index, low, high) and len(self.tokens[index].text) == 4

    def is_hour(self, index: int) -> bool:
        """Whether the number at `index` stands where only a clock time does: after الساعة, before ص, beside a zone."""
        before = index - 1 - (self.has(index - 1, "connective") and self.tokens[index - 1].text == "ال")
        return self.has(before, "clock-word") or self.has(index + 1, "period") or self.is_by_zone(index)

    def is_by_zone(self, index: int) -> bool:
        """Whether a zone stands right before or after the token, in brackets or not."""
        after = index + 1 + self.is_punct(index + 1, "(")
        zone_end = index
        while self.is_punct(zone_end - 1, ")]|-,:."):
            zone_end -= 1
        named = self.has(index + 2, "place") and self.is_punct(index + 3, CLOSING)
        return self.has(after, "zone", "zone-word") or named or zone_end == self.zone_end

    def has_clock(self) -> bool:
        """Whether a clock time stands in the stamp besides any number that could be one or a year."""
        four_digits = sum("num" in token.senses and len(token.text) == 4 for token in self.tokens)
        clocks = (index for index, token in enumerate(self.tokens) if token.senses.keys() & _CLOCKS)
        return four_digits > 1 or any(not self.is_punct(index - 1, "+") for index in clocks)  # +03:00 is an offset

    def set_date(
        self, parts: list[int | None], year: int | None, month: int | None, day: int | None, index: int
    ) -> None:
        """Note what the token at `index` gives of a date; refuse what contradicts an earlier token."""
        for place, value in enumerate((year, month, day)):
            if value is not None and parts[place] not in (None, value):
                raise Refused(index, "is a second date")
            parts[place] = value if value is not None else parts[place]
