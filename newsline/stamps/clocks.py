"""Clock times of a stamp. Each reader gives the index after what it has read at a token, None where it is no clock time."""

from newsline.stamps import lexicon
from newsline.stamps.state import NUMBERS, OPENING, Clock, Parts


def take_clock(parts: Parts, index: int) -> int:
    """15:36, 15.36, 15h36, with or without seconds."""
    text = parts.tokens[index].text
    hour, minute, *second = map(int, NUMBERS.findall(text))
    decimal = text[1] in ".,"  # 9.30, but not 09.30
    clock = Clock(index, hour, minute, second[0] if second else None, "decimal" if decimal else "digits")
    parts.clocks.append(clock)
    return index + 1


def take_hour(parts: Parts, index: int) -> int | None:
    """An hour in words, where a clock time is asked for."""
    asked = parts.has(index - 1, "clock-word") or parts.has(
        parts.past(index + 1, OPENING), "period", "minutes", "zone-word", "zone", "place"
    )
    if not asked or (parts.clocks and not parts.is_punct(index - 1, OPENING)):
        return None
    parts.clocks.append(Clock(index, parts.tokens[index].senses["hour"], None, style="words"))
    return index + 1


def take_minutes(parts: Parts, index: int) -> int | None:
    """والنصف, إلا ربعا and the like, after an hour."""
    clock = parts.clocks[-1] if parts.clocks else None
    if clock is None or clock.minute is not None or clock.style not in ("words", "hour"):
        return None
    clock.minute = parts.tokens[index].senses["minutes"] or None
    return index + 1


def take_period(parts: Parts, index: int) -> int | None:
    """A day period; the letters ص and م only right after a clock time."""
    token = parts.tokens[index]
    clock = parts.clocks[-1] if parts.clocks else None
    beside = parts.has(index - 1, "clock", "num", "hour", "minutes", "iso") or parts.is_punct(index - 1, OPENING)
    if token.text in lexicon.word_set(lexicon.LETTER_PERIODS) and not (clock and beside):
        return None
    if clock is not None and clock.period is None:
        clock.period = token.senses["period"]
    elif clock is None and parts.period is None:
        parts.period = token.senses["period"]
    else:
        return None
    return index + 1
