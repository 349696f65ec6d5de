"""Tokens -> the stamp or stamps that they make, wholly read, or a refusal.

Whole parts (date, clock time, zone, number) are taken from the tokens in any order; what a number or a letter is, its
neighbours decide. A token that fits nowhere means that the line is prose.
"""

from collections.abc import Callable, Iterable

from newsline.model import Stamp, StampKind
from newsline.stamps import clocks, dates, numbers, validation, zones
from newsline.stamps.orthography import Folded, marker_text
from newsline.stamps.state import OPENING, Bag, Refused
from newsline.stamps.tokens import Token

# Signs that belong to prices, addresses and sums, never to a stamp.
_FOREIGN = frozenset("%?$€£¥₪°@&=^\\÷×+_<>±§©®™")


def _take_all(bag: Bag) -> None:
    """Take every token, or refuse."""
    index = 0
    while index < len(bag.tokens):
        index = _take(bag, index)


def _take(bag: Bag, index: int) -> int:
    """The index after the part that begins at a token; a token with several senses is what the first that fits makes it."""
    senses = bag.tokens[index].senses
    for kind in senses if len(senses) < 2 else sorted(senses, key=_PRIORITY.__getitem__):
        method = _METHODS.get(kind)
        after = method(bag, index) if method else 0
        if after:
            if kind in _ZONE_KINDS:
                bag.zone_end = after
            return after
    raise Refused(index, "fits nowhere" if senses else "is not a word of a stamp")


def _skip(bag: Bag, index: int) -> int:
    return index + 1


def _punct(bag: Bag, index: int) -> int:
    if bag.tokens[index].text == "+":
        return zones.take_plus(bag, index)
    return 0 if bag.tokens[index].text in _FOREIGN else index + 1


def _take_piece(bag: Bag, index: int) -> int:
    if not bag.has(index - 1, "cue"):
        return 0
    bag.weak = False
    return index + 1


def _take_qualifier(bag: Bag, index: int) -> int:
    return index + 1 if bag.cue else 0


_METHODS: dict[str, Callable[[Bag, int], int]] = {
    "cue": _skip,
    "clock": clocks.take_clock,
    "date": dates.take_date,
    "iso": dates.take_iso,
    "num": numbers.take_number,
    "month": dates.take_month,
    "hijri-month": dates.take_hijri_month,
    "weekday": dates.take_weekday,
    "zone": zones.take_zone,
    "zone-word": zones.take_zone_word,
    "local": zones.take_local,
    "place": zones.take_place,
    "period": clocks.take_period,
    "hour": clocks.take_hour,
    "minutes": clocks.take_minutes,
    "ordinal": numbers.take_ordinal,
    "days-ago": dates.take_days_ago,
    "ago": dates.take_ago,
    "piece": _take_piece,
    "qualifier": _take_qualifier,
    "connective": _skip,
    "clock-word": _skip,
    "year-word": _skip,
    "number-word": _skip,
    "punct": _punct,
}


_PRIORITY = {
    kind: place
    for place, kind in enumerate([*_METHODS, "plus", "era", "unit", "numeral", "season", "suffix", "place-title"])
}


def _stamp(bag: Bag, text: str) -> Stamp:
    """The stamp that the parts make, or a refusal where they contradict one another or say an impossible time."""
    clock, other = validation.checked_clocks(bag)
    weekday, other = validation.checked_weekday(bag, clock, other)
    written, hijri = validation.checked_dates(bag)
    fixed = clock.fixed() if clock else None
    if fixed:
        hour, minute, second = fixed
        written = written._replace(hour=hour, minute=minute, second=second)
    stamp = Stamp(
        kind=bag.cue or ("entry" if fixed else "published"),
        written=written,
        zone=clock.zone if clock and fixed else None,
        weekday=weekday,
        ordinal=bag.ordinal,
        days_ago=bag.days_ago,
        ago=bag.ago,
        hijri=hijri,
        other_clock=other,
        zone_word=bag.zone_word if fixed else None,
        cue=bag.cue_word,
        text=text,
    )
    _check_enough(bag, stamp)
    return stamp


def _check_enough(bag: Bag, stamp: Stamp) -> None:
    says = stamp.has_date or stamp.timed
    if bag.cue is None and not (stamp.timed or stamp.written.dated):
        raise Refused(-1, "there is no cue, and neither a clock time nor a full date")
    beside = bag.zones or bag.local or bag.period or bag.zone_word
    if bag.cue and not says and beside and not bag.clocks:
        raise Refused(-1, "a zone or a day period without a time")
    if bag.cue and not says and bag.ordinal is None and not bag.clocks and (bag.weak or bag.cue == "published"):
        raise Refused(-1, "the cue is an everyday word, and no date, time or number stands by it")


_ZONE_KINDS = ("zone", "zone-word", "place")
_CLOCKS = ("clock", "iso", "hour", "clock-word")
_DATES = ("date", "iso", "month", "hijri-month")
_VALUES = ("clock", "date", "iso", "num", "month", "hijri-month", "weekday", "hour", "days-ago", "ago")


def _any(tokens: Iterable[Token], *kinds: str) -> bool:
    return not all(map(frozenset(kinds).isdisjoint, (token.senses for token in tokens)))


def _segments(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each stamp of the line: a cue begins one, with the bracket that opens before it.

    What stands before the first cue is a stamp of its own if both have a clock time, or both a date; else it belongs to
    the cue ("الخميس، 11 شباط 2010، آخر تحديث 21:15").
    """
    cues = [index for index, token in enumerate(tokens) if "cue" in token.senses]
    if cues in ([], [0]):
        return [tokens]
    starts = [index - (index > 0 and tokens[index - 1].text in OPENING) for index in cues]
    parts = [tokens[start:end] for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True)]
    while len(parts) > 1 and not _any(parts[0], *_VALUES):
        parts[:2] = [parts[1]]
    lead = tokens[: starts[0]]
    whole = _any(lead, *_CLOCKS) and _any(lead, *_DATES) and _any(parts[0], *_VALUES)
    if whole or _twice(lead, parts[0]):
        return [lead, *parts]
    parts[0] = [*lead, *parts[0]]
    if len(parts) == 2 and _kind(parts[0]) == _kind(parts[1]) and not _twice(*parts):
        return [tokens]
    return parts


def _twice(one: list[Token], other: list[Token]) -> bool:
    """Whether both have a clock time, or both a date: they cannot be one stamp."""
    return any(_any(one, *kinds) and _any(other, *kinds) for kinds in (_CLOCKS, _DATES))


def _kind(tokens: list[Token]) -> StampKind:
    """The kind of the first cue ("وقت النشر: 15:36 | تاريخ النشر: 20/7/2023" has two of one kind, and is one stamp)."""
    kinds: Iterable[StampKind] = (token.senses["cue"] for token in tokens if "cue" in token.senses)
    return next(iter(kinds))


def assemble(tokens: list[Token], folded: Folded, line: str | None = None) -> tuple[Stamp, ...]:
    """One or two stamps from all the tokens; raises Refused. `line`: the raw line that they are the whole of."""
    segments = _segments(tokens)
    if not tokens:
        raise Refused(-1, "there is nothing to read")
    if len(segments) > 2:
        raise Refused(-1, "there are more than two stamps")
    stamps = []
    for segment in segments:
        bag = Bag(segment, folded)
        try:
            _take_all(bag)
        except Refused as refusal:
            token = segment[refusal.index]
            raise Refused(tokens.index(token), refusal.why) from None
        whole = line is not None and len(segments) == 1
        text = line if whole and line else folded.slice(segment[0].start, segment[-1].end)
        stamps.append(_stamp(bag, marker_text(text)))
    if len(stamps) == 2 and not all(stamp.timed or stamp.has_date for stamp in stamps):
        raise Refused(-1, "one of two cues stands without a time")
    return tuple(stamps)
