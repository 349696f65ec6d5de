"""Tokens -> the stamp or stamps that they make, wholly read, or a refusal.

The parts (date, clock time, zone, number) are read in any order; what a number or a letter is, its neighbours decide. So
there are no templates of whole stamps, of which every newsroom would need its own. A token that fits nowhere means that the
line is prose.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate

from newsline.model import DateOrder, Partial, Stamp, StampKind
from newsline.stamps import clocks, dates, lexicon, numbers, validation, zones
from newsline.stamps.orthography import Folded, marker_text
from newsline.stamps.state import CLOCK_SENSES, CLOSING, OPENING, Parts, ReadingName, Refused
from newsline.stamps.tokens import Sense, Token, is_spaced_clock

# Signs that belong to prices, addresses and sums, never to a stamp.
_FOREIGN = frozenset("%?$€£¥₪°@&=^\\÷×+_±§©®™")
_DAMMA, _SHADDA = "\u064f", "\u0651"


def _skip(parts: Parts, index: int) -> int:
    return index + 1


def _take_piece(parts: Parts, index: int) -> int | None:
    """What the cue says was updated ("تحديث الخبر"), by which an everyday word becomes a cue after all."""
    if not parts.has(index - 1, "cue"):
        return None
    parts.weak = False
    return index + 1


def _take_qualifier(parts: Parts, index: int) -> int | None:
    return index + 1 if parts.cue else None


def _take_punctuation(parts: Parts, index: int) -> int | None:
    if parts.is_punct(index, "@") and parts.has(index + 1, "clock"):  # "12 March @ 15:36"
        return index + 1
    return None if parts.tokens[index].text in _FOREIGN else index + 1


# By sense, the readings that are tried. Senses without any only mean something to the readings of what stands before them.
READINGS: dict[Sense, tuple[tuple[ReadingName, Callable[[Parts, int], int | None]], ...]] = {
    "clock": (("clock", clocks.take_clock),),
    "date": (("date", dates.take_date),),
    "iso": (("date-and-clock", dates.take_iso),),
    "num": numbers.NUMBER_READINGS,
    "punct": (("offset", zones.take_offset), ("punctuation", _take_punctuation)),
    "cue": (("cue", _skip),),
    "month": (("month", dates.take_month),),
    "hijri-month": (("hijri-month", dates.take_hijri_month),),
    "weekday": (("weekday", dates.take_weekday),),
    "zone": (("zone", zones.take_zone),),
    "zone-word": (("zone-word", zones.take_zone_word),),
    "local": (("local-time", zones.take_local),),
    "place": (("place", zones.take_place),),
    "of-place": (),
    "number": numbers.WORD_READINGS,
    "hour": (),
    "except": (("minutes", clocks.take_minutes),),
    "minute-word": (("minutes", clocks.take_minutes),),
    "after-hour": (),
    "exactly": (("exactly", clocks.take_exactly),),
    "hour-mark": (("hour-mark", clocks.take_hour_mark),),
    "midnight": (("midnight", clocks.take_midnight),),
    "midday": (("midday", clocks.take_midday),),
    "period": (("day-period", clocks.take_period),),
    "day-part": (("day-part", clocks.take_day_part),),
    "night-of": (("night-of", clocks.take_night_of),),
    "this": (("weekday", dates.take_this),),
    "everyday-month": (),
    "zodiac": (),
    "past": (),
    "days-ago": (("days-ago", dates.take_days_ago),),
    "ago": (("ago", dates.take_ago),),
    "piece": (("piece", _take_piece),),
    "qualifier": (("qualifier", _take_qualifier),),
    "connective": (("connective", _skip),),
    "clock-word": (("clock-word", _skip),),
    "year-word": (("year-word", _skip),),
    "number-word": (("number-word", _skip),),
    "plus": (),
    "era": (),
    "unit": (("minutes-beside-hour", clocks.take_minutes_beside),),
    "season": (),
    "suffix": (),
    "place-title": (),
}


def _read_all(parts: Parts) -> None:
    """Read every token, or refuse."""
    index, count = 0, len(parts.tokens)
    while index < count:
        index = _read(parts, index)


def _read(parts: Parts, index: int) -> int:
    """The index after the part that begins at a token; of several readings the first that fits takes it."""
    for sense in parts.senses[index]:
        for name, read in READINGS[sense]:
            after = read(parts, index)
            if after is not None:
                parts.spans.append((name, index, after))
                return after
    token = parts.tokens[index]
    raise Refused(token, "fits nowhere" if token.senses else "is not a word of a stamp")


def _stamp(parts: Parts, text: str, *, bare: bool) -> Stamp:
    """The stamp that the parts make, or a refusal where they contradict one another or say an impossible time."""
    clock, other = validation.checked_clocks(parts)
    weekday, other = validation.checked_weekday(parts, clock, other)
    written, hijri = validation.checked_dates(parts)
    fixed = clock.fixed() if clock else None
    if fixed:
        written = Partial(written.year, written.month, written.day, *fixed, written.hijri)
    unclear = clock.hour if clock and fixed is None else None
    stamp = Stamp(
        kind=parts.cue or ("entry" if fixed else "published"),
        written=written,
        zone=clock.zone if clock and fixed else None,
        weekday=weekday,
        ordinal=parts.ordinal,
        days_ago=parts.days_ago,
        ago=parts.ago,
        hijri=hijri,
        other_clock=other,
        zone_word=parts.zone_word if fixed else None,
        zone_beside=parts.zone_beside if fixed else None,
        period="eve" if parts.eve else clock.period if clock and fixed else parts.period if clock is None else None,
        order=parts.order_said,
        hour_of_12=unclear,
        cue=parts.cue_word,
        text=text,
    )
    if not (bare and parts.cue is None and stamp.has_date):
        _check_enough(parts, stamp)
    return stamp


def _check_enough(parts: Parts, stamp: Stamp) -> None:
    """Refuse what only happens to be made of the words of stamps."""
    if parts.cue is None:
        if not (stamp.timed or stamp.written.dated):
            raise Refused(None, "there is no cue, and neither a clock time nor a full date")
        if not stamp.has_date:
            _check_prayer(parts)
        return
    if parts.cue_word in lexicon.word_set(lexicon.HAPPENS_CUES) and not _is_passive(parts):
        raise Refused(None, "without its vowels the cue says that something happens")
    if stamp.has_date or stamp.timed or parts.clocks:
        if stamp.written.day is None:
            _check_dayless(parts, timed=stamp.timed or bool(parts.clocks))
        return
    if not parts.midnight and (parts.zones or parts.local or parts.period or parts.zone_word):
        raise Refused(None, "a zone or a day period without a time")
    if parts.ordinal is None and parts.cue_word in lexicon.word_set(lexicon.ADDITION_CUES):
        raise Refused(None, "an addition without a time may be a part of the headline")
    weak = parts.cue == "published" or (parts.weak and not _is_passive(parts))
    if parts.ordinal is None and weak:
        raise Refused(None, "the cue is an everyday word, and no date, time or number stands by it")
    headline = lexicon.word_set(lexicon.HEADLINE_QUALIFIERS)
    if parts.ordinal is None and any(token.text in headline for token in parts.tokens):
        raise Refused(None, "beside the cue stands what a headline has, and no date, time or number")


def _check_prayer(parts: Parts) -> None:
    """Refuse the name of a prayer before a clock time."""
    for clock in parts.clocks:
        named = next(index for index in reversed(range(-1, clock.index)) if not parts.has(index, "punct", "clock-word"))
        if named >= 0 and parts.tokens[named].text in lexicon.word_set(lexicon.PRAYERS):
            raise Refused(parts.tokens[named], "before a clock time is a prayer")


def _check_dayless(parts: Parts, *, timed: bool) -> None:
    """Refuse a weekday, a time ago or a year beside a cue that is an everyday word."""
    if parts.cue_word in lexicon.word_set(lexicon.ISSUED_CUES):
        raise Refused(None, "without a day the cue says that something came out")
    if not timed and parts.cue_word in lexicon.word_set(lexicon.HAPPENED_CUES) and not _is_passive(parts):
        raise Refused(None, "beside a weekday or a time ago the cue says that something happened")


def _is_passive(parts: Parts) -> bool:
    """Whether the vowels of the cue say that something was done (حُدِّث), not that it happened."""
    cue = next(token for token in parts.tokens if "cue" in token.senses)
    return not {_DAMMA, _SHADDA}.isdisjoint(parts.folded.slice(cue.start, cue.end))


_DATE_SENSES: tuple[Sense, ...] = ("date", "iso", "month", "hijri-month")
_VALUE_SENSES: tuple[Sense, ...] = (
    "clock",
    "date",
    "iso",
    "num",
    "month",
    "hijri-month",
    "weekday",
    "hour",
    "days-ago",
    "ago",
)


def _any(tokens: Iterable[Token], senses: tuple[Sense, ...]) -> bool:
    return not all(map(frozenset(senses).isdisjoint, (token.senses for token in tokens)))


def _segments(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each stamp of the line: a cue begins one, with the bracket that opens before it.

    What stands before the first cue is a stamp of its own if both have a clock time, or both a date; else it belongs to
    the cue ("الخميس، 11 شباط 2010، آخر تحديث 21:15").
    """
    cues = [index for index, token in enumerate(tokens) if "cue" in token.senses]
    if not cues or cues == [0]:
        return [tokens]
    if (bracketed := _bracketed(tokens, cues)) is not None:
        return bracketed
    if cues[0] == 0 and tokens[0].senses["cue"] == "original" and len(cues) == 2:
        return [tokens]  # the first version, and when it was published
    starts = [index - (index > 0 and tokens[index - 1].text in OPENING) for index in cues]
    segments = [tokens[start:end] for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True)]
    while len(segments) > 1 and not _any(segments[0], _VALUE_SENSES):
        segments[:2] = [segments[1]]
    lead = tokens[: starts[0]]
    whole = _has_clock(lead) and _any(lead, _DATE_SENSES) and _any(segments[0], _VALUE_SENSES)
    if whole or _twice(lead, segments[0]):
        return [lead, *segments]
    segments[0] = [*lead, *segments[0]]
    if len(segments) == 2 and _kind(segments[0]) == _kind(segments[1]) and not _twice(*segments):
        return [tokens]
    return segments


def _bracketed(tokens: list[Token], cues: list[int]) -> list[list[Token]] | None:
    """A stamp with a cue in brackets, and another one behind them: "(محدثة: 15:00) 14:05"."""
    if cues != [1] or tokens[0].text not in OPENING:
        return None
    depths = accumulate((token.text in OPENING) - (token.text in CLOSING) for token in tokens)
    end = next((index + 1 for index, depth in enumerate(depths) if not depth), len(tokens))
    return [tokens[:end], tokens[end:]] if _twice(tokens[:end], tokens[end:]) else None


def _twice(one: list[Token], other: list[Token]) -> bool:
    """Whether both have a clock time, or both a date: they cannot be one stamp."""
    clocks, dates = _has_clock(one) and _has_clock(other), _any(one, _DATE_SENSES) and _any(other, _DATE_SENSES)
    return clocks or dates


def _has_clock(tokens: list[Token]) -> bool:
    return _any(tokens, CLOCK_SENSES) or any(is_spaced_clock(tokens, index) for index in range(len(tokens)))


def _kind(tokens: list[Token]) -> StampKind:
    """The kind of the first cue ("وقت النشر: 15:36 | تاريخ النشر: 20/7/2023" has two of one kind, and is one stamp)."""
    kinds: Iterable[StampKind] = (token.senses["cue"] for token in tokens if "cue" in token.senses)
    return next(iter(kinds))


_OTHER_ORDER: dict[DateOrder, DateOrder] = {"dmy": "mdy", "mdy": "dmy"}


def assemble(
    tokens: list[Token],
    folded: Folded,
    line: str | None = None,
    *,
    bare: bool = False,
    order: DateOrder = "dmy",
) -> tuple[Stamp, ...]:
    """One or two stamps from all the tokens; raises Refused. `line`: the raw line that they are the whole of.

    `bare`: a day, or how long ago, is enough without a cue; for lines that their neighbours make stamps. `order`: of day and
    month in numbers, which is one for the line; where it cannot be, it is the other one.
    """
    if not tokens:
        raise Refused(None, "there is nothing to read")
    try:
        return _assembled(tokens, folded, line, bare, order)
    except Refused as refused:
        if not any("date" in token.senses for token in tokens):
            raise
        try:
            stamps = _assembled(tokens, folded, line, bare, _OTHER_ORDER[order])
        except Refused:
            raise refused from None
        return tuple(replace(stamp, order=_OTHER_ORDER[order]) if stamp.order else stamp for stamp in stamps)


def _assembled(
    tokens: list[Token], folded: Folded, line: str | None, bare: bool, order: DateOrder
) -> tuple[Stamp, ...]:
    segments = _segments(tokens)
    if len(segments) > 2:
        raise Refused(None, "there are more than two stamps")
    stamps = []
    for segment in segments:
        parts = Parts(segment, folded, order)
        _read_all(parts)
        text = line if line and len(segments) == 1 else folded.slice(segment[0].start, segment[-1].end)
        stamps.append(_stamp(parts, marker_text(text), bare=bare))
    if len(stamps) == 2 and not all(stamp.timed or stamp.has_date for stamp in stamps):
        raise Refused(None, "one of two cues stands without a time")
    return tuple(stamps)


def readings(tokens: list[Token], folded: Folded) -> dict[int, ReadingName]:
    """By where each token starts, the reading that took it; none for the one that fits nowhere and those behind it."""
    names: dict[int, ReadingName] = {}
    for segment in _segments(tokens):
        parts = Parts(segment, folded)
        with suppress(Refused):
            _read_all(parts)
        # backwards, since a reading within another one is noted before it: the month, then its twin
        for name, index, after in reversed(parts.spans):
            names |= {token.start: name for token in segment[index:after]}
    return names
