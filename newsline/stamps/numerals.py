"""Numbers in words: one grammar for days, hours, minutes, years and whatever else is counted.

Units stand before the tens and are joined to them by و ("ثلاث وعشرون"), eleven to nineteen are two words ("ثلاث عشرة"). Gender,
case and articles are not looked at: the rules for them are hard, and newsrooms break all of them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsline.stamps.lexicon import Numeral
from newsline.stamps.tokens import Token

_AND = "و"


class Number(NamedTuple):
    """A number in words: its value, its first word, and the index after it."""

    value: int
    first: Numeral
    after: int

    @property
    def is_hour(self) -> bool:
        """Whether a definite feminine ordinal begins it, as hours of the clock are said ("الثالثة عشرة")."""
        return self.first.form == "hour" and self.first.definite and not self.first.joined


def numeral_at(tokens: Sequence[Token], index: int) -> Numeral | None:
    """The word of a number at `index`."""
    if not 0 <= index < len(tokens):
        return None
    found: Numeral | None = tokens[index].senses.get("number")
    return found


def joined_at(tokens: Sequence[Token], index: int) -> int | None:
    """Where the word of a number stands that و joins to what stands before `index`; None where there is none."""
    if index < len(tokens) and tokens[index].text == _AND:
        index += 1
        numeral = numeral_at(tokens, index)
        return index if numeral is not None and not numeral.joined else None
    numeral = numeral_at(tokens, index)
    return index if numeral is not None and numeral.joined else None


def number_at(tokens: Sequence[Token], index: int, *, tens: bool = True) -> Number | None:
    """The number from 1 to 99 that begins at `index`. `tens`: whether tens that are joined to a unit belong to it."""
    first = numeral_at(tokens, index)
    if first is None or first.form in ("first", "fraction") or first.value >= 100:
        return None
    if first.value < 10:
        ten = numeral_at(tokens, index + 1)
        if ten is not None and ten.value == 10 and not (ten.joined or ten.definite):
            return Number(first.value + 10, first, index + 2)
        at = joined_at(tokens, index + 1)
        more = numeral_at(tokens, at) if at is not None and tens else None
        if at is not None and more is not None and 20 <= more.value < 100 and more.form == "cardinal":
            return Number(first.value + more.value, first, at + 1)
    return Number(first.value, first, index + 1) if first.whole else None


def is_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether the number that begins at `index` has several words."""
    number = number_at(tokens, index)
    return number is not None and number.after > index + 1


def year_at(tokens: Sequence[Token], index: int) -> Number | None:
    """The year that begins at `index`: "ألفان وثمانية عشر", "ألف وتسعمائة وثمان وسبعون"."""
    first = numeral_at(tokens, index)
    if first is None or first.value not in (1000, 2000):
        return None
    total, after = first.value, index + 1
    at = joined_at(tokens, after)
    if at is None:
        return Number(total, first, after)
    numeral, hundred = numeral_at(tokens, at), numeral_at(tokens, at + 1)
    if numeral is not None and 100 <= numeral.value < 1000:
        total, after = total + numeral.value, at + 1
    elif numeral is not None and hundred is not None and hundred.value == 100 and numeral.value < 10:
        total, after = total + 100 * numeral.value, at + 2
    at = joined_at(tokens, after)
    number = number_at(tokens, at) if at is not None else None
    return Number(total, first, after) if number is None else Number(total + number.value, first, number.after)


def hour_at(tokens: Sequence[Token], index: int) -> Number | None:
    """The hour that begins at `index`; tens without an article behind it are its minutes ("الثالثة وعشرين دقيقة")."""
    number = number_at(tokens, index, tens=False)
    if number is not None and (number.first.joined or number.value > 24):
        return None
    at = joined_at(tokens, index + 1)
    tens = numeral_at(tokens, at) if at is not None else None
    of_minutes = at is not None and at + 1 < len(tokens) and "unit" in tokens[at + 1].senses
    if at is not None and tens is not None and tens.definite and tens.value == 20 and not of_minutes:
        whole = number_at(tokens, index)
        return whole if whole is not None and whole.value <= 24 and not whole.first.joined else None
    return number
