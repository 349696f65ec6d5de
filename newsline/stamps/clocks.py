"""Clock times of a stamp: each function takes what begins at a token and returns the index after it, or 0."""

import re

from newsline.stamps import lexicon
from newsline.stamps.state import NUMBERS, OPENING, Bag, Clock


def take_clock(bag: Bag, index: int) -> int:
    """15:36, 15.36, 15h36, with or without seconds."""
    text = bag.tokens[index].text
    numbers = [int(n) for n in NUMBERS.findall(text)]
    style = re.sub(r"[\d ]", "", text)[0]
    if style in ".," and len(NUMBERS.match(text).group()) == 1:  # type: ignore[union-attr]
        style = "decimal"
    bag.clocks.append(Clock(index, numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None, style))
    return index + 1


def take_hour(bag: Bag, index: int) -> int:
    """An hour in words, where a clock time is asked for."""
    asked = bag.has(index - 1, "clock-word") or bag.has(
        bag.past(index + 1, OPENING), "period", "minutes", "zone-word", "zone", "place"
    )
    if not asked or (bag.clocks and not bag.is_punct(index - 1, OPENING)):
        return 0
    bag.clocks.append(Clock(index, bag.tokens[index].senses["hour"], None, style="words"))
    return index + 1


def take_minutes(bag: Bag, index: int) -> int:
    """والنصف, إلا ربعا and the like, after an hour."""
    clock = bag.clocks[-1] if bag.clocks else None
    if clock is None or clock.minute is not None or clock.style not in ("words", ""):
        return 0
    clock.minute = bag.tokens[index].senses["minutes"] or None
    return index + 1


def take_period(bag: Bag, index: int) -> int:
    """A day period; the letters ص and م only right after a clock time."""
    period = bag.tokens[index].senses["period"]
    clock = bag.clocks[-1] if bag.clocks else None
    beside = bag.has(index - 1, "clock", "num", "hour", "minutes", "iso") or bag.is_punct(index - 1, OPENING)
    if bag.tokens[index].text in lexicon.word_set(lexicon.LETTER_PERIODS) and not (clock and beside):
        return 0
    if clock is not None and clock.period is None:
        clock.period = period
    elif clock is None and bag.period is None:
        bag.period = period
    else:
        return 0
    return index + 1
