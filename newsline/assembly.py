"""Tokens -> the stamp or stamps that they make, wholly read, or a refusal.

Whole parts (date, clock time, zone, number) are taken from the tokens in any order; what a number or a letter is, its
neighbours decide. A token that fits nowhere means that the line is prose.
"""

from collections.abc import Callable, Iterable

from newsline import clocks, dates, numbers, zones
from newsline.bag import OPENING, YEARS, YEARS_HIJRI, Bag, Clock, Refused
from newsline.model import OtherClock, Partial, Stamp
from newsline.orthography import Folded, marker_text
from newsline.tokens import Token

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
    clock, other = _checked_clocks(bag)
    weekday, other = _checked_weekday(bag, clock, other)
    written, hijri = _checked_dates(bag)
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


def _checked_clocks(bag: Bag) -> tuple[Clock | None, OtherClock | None]:
    clocks = bag.clocks
    if len(clocks) > 2:
        raise Refused(clocks[2].index, "is a third clock time")
    for clock in clocks:
        if clock.period is None:
            clock.period = bag.period
        _check_clock(bag, clock)
    _pair_zones(bag)
    if len(clocks) < 2:
        return (clocks[0] if clocks else None), None
    first, second = clocks
    in_brackets = bag.is_punct(second.index - 1, OPENING) or any(
        bag.is_punct(index, OPENING) for index in range(first.index + 1, second.index)
    )
    apart = second.zone is not None and second.zone != first.zone
    if not apart or not (first.zone or in_brackets or bag.local):
        raise Refused(second.index, "is a second clock time: a range is no stamp")
    if first.fixed() is None:
        return second, None
    fixed = second.fixed()
    if fixed is None:
        return first, None
    return first, OtherClock(fixed[0], fixed[1] or 0, second.zone, None)


def _check_clock(bag: Bag, clock: Clock) -> None:
    hour, minute, second = clock.hour, clock.minute or 0, clock.second or 0
    midnight = hour == 24 and clock.minute == 0 and second == 0
    if hour > 23 and not midnight:
        raise Refused(clock.index, "has no such hour")
    if minute > 59 or second > 59:
        raise Refused(clock.index, "has no such minute or second")
    asked = clock.period or bag.zones or bag.zone_word or bag.gregorian[1] or bag.has(clock.index - 1, "clock-word")
    if clock.style == "decimal" and not asked:
        raise Refused(clock.index, "may be a decimal number")


def _pair_zones(bag: Bag) -> None:
    """Each zone to its clock time: the one right before it, else the one after it."""
    if len(bag.zones) > max(1, len(bag.clocks)):
        known = {zone for _, zone in bag.zones}
        if len(known) > 1:
            raise Refused(bag.zones[-1][0], "is one zone too many")
    if len(bag.clocks) == len(bag.zones):
        for clock, (_, zone) in zip(bag.clocks, bag.zones, strict=True):
            clock.zone = zone
    elif bag.zones and bag.clocks:
        index, zone = bag.zones[0]
        before = [clock for clock in bag.clocks if clock.index <= index]
        (before[-1] if before else bag.clocks[0]).zone = zone


def _checked_weekday(bag: Bag, clock: Clock | None, other: OtherClock | None) -> tuple[int | None, OtherClock | None]:
    """The weekday of the stamp; one in the brackets of a second clock time is that one's own."""
    own, beside = bag.weekdays, []
    if other and clock:
        opened = [index for index in range(clock.index, len(bag.tokens)) if bag.is_punct(index, OPENING)]
        beside = [day for index, day in own if opened and index > opened[0]]
        own = [(index, day) for index, day in own if not opened or index < opened[0]]
        other = other._replace(weekday=beside[0] if beside else None)
    if len({day for _, day in own}) > 1:
        raise Refused(own[1][0], "is a second weekday")
    return (own[0][1] if own else None), other


def _checked_dates(bag: Bag) -> tuple[Partial, Partial | None]:
    """The Gregorian date, or the Hijri one where it stands alone; and the Hijri one beside a Gregorian."""
    gregorian = Partial(bag.gregorian[0], bag.gregorian[1], bag.gregorian[2])
    hijri = Partial(bag.hijri[0], bag.hijri[1], bag.hijri[2], hijri=True)
    for partial, lengths in ((gregorian, _month_length), (hijri, _hijri_length)):
        _check_date(bag, partial, lengths)
    if not any(hijri[:3]):
        return gregorian, None
    if any(gregorian[:3]):
        return gregorian, hijri
    return hijri, None


def _check_date(bag: Bag, partial: Partial, length: Callable[[int | None, int], int]) -> None:
    year, month, day = partial[:3]
    low, high = YEARS_HIJRI if partial.hijri else YEARS
    if year is not None and not low <= year <= high:
        raise Refused(-1, "no news was written in that year")
    if month is None:
        if day is not None:
            raise Refused(-1, "a day without a month")
        return
    if not 1 <= month <= 12:
        raise Refused(-1, "there is no such month")
    if day is not None and not 1 <= day <= length(year, month):
        raise Refused(-1, "the month has no such day")


def _hijri_length(year: int | None, month: int) -> int:
    """Sighted months may be a day longer or shorter than those of Umm al-Qura, so that any may have 30 days."""
    return 30


def _month_length(year: int | None, month: int) -> int:
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


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


def _kind(tokens: list[Token]) -> str:
    """The kind of the first cue ("وقت النشر: 15:36 | تاريخ النشر: 20/7/2023" has two of one kind, and is one stamp)."""
    kinds: Iterable[str] = (token.senses["cue"] for token in tokens if "cue" in token.senses)
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
