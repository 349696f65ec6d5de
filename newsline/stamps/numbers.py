"""A number alone: a day, a year, an hour, four digits of a clock, or an ordinal; its neighbours say which."""

from newsline.stamps.dates import past_era
from newsline.stamps.state import CLOSING, OPENING, Bag, Clock, Refused


def take_number(bag: Bag, index: int) -> int:
    """A day, a year, an hour, four digits of a clock, or an ordinal: its neighbours say which."""
    text = bag.tokens[index].text
    if len(text) > 4:
        return 0
    if bag.has(index - 1, "number-word"):
        return _as_ordinal(bag, index)
    marked = bag.is_punct(index - 1, "#") or (bag.is_punct(index - 1, OPENING) and bag.is_punct(index + 1, CLOSING))
    marked = marked or (bag.has(index - 1, "cue", "piece", "qualifier") and bag.has_clock())
    ways = (_as_day, _as_ordinal, _as_year, _as_clock) if marked else (_as_day, _as_year, _as_clock, _as_ordinal)
    return next((after for way in ways if (after := way(bag, index))), 0)


def _as_day(bag: Bag, index: int) -> int:
    after = bag.past(index + 1, "", "suffix")
    month = bag.past(after, ",/-.(", "connective")
    for kind, parts, high in (("month", bag.gregorian, 31), ("hijri-month", bag.hijri, 30)):
        if not bag.has(month, kind):
            continue
        if bag.number_at(index, 1, high) and parts[2] is None:
            parts[2] = int(bag.tokens[index].text)
            return month
        if bag.year_at(index, kind == "hijri-month") and parts[0] is None:
            parts[0] = int(bag.tokens[index].text)
            return month
        raise Refused(index, "is no day of that month")
    if bag.is_punct(index + 1, "/") and bag.number_at(index + 2, 1, 12) and bag.cue and bag.number_at(index, 1, 31):
        bag.set_date(bag.gregorian, None, int(bag.tokens[index + 2].text), int(bag.tokens[index].text), index)
        return index + 3
    return 0


def _as_year(bag: Bag, index: int) -> int:
    if bag.gregorian[0] is not None or not bag.year_at(index, False):
        return 0
    split = bag.gregorian[2] is not None and bool(bag.clocks)
    named = bag.has(index - 1, "year-word") or bag.cue in ("last-update", "published")
    if not (split or (named and not bag.is_hour(index))):
        return 0
    bag.gregorian[0] = int(bag.tokens[index].text)
    return past_era(bag, index + 1, False)


def _as_clock(bag: Bag, index: int) -> int:
    text = bag.tokens[index].text
    clock = bag.clocks[-1] if bag.clocks else None
    if (
        clock
        and clock.minute is None
        and bag.has(index + 1, "unit")
        and bag.tokens[index + 1].senses["unit"][0] == "minute"
    ):
        clock.minute = int(text)
        return index + 2
    if not bag.is_hour(index) or len(text) == 3:
        return 0
    if len(text) == 4:
        bag.clocks.append(Clock(index, int(text[:2]), int(text[2:])))
    else:
        bag.clocks.append(Clock(index, int(text), None, style=""))
    return index + 1


def _as_ordinal(bag: Bag, index: int) -> int:
    in_brackets = bag.is_punct(index - 1, OPENING) and bag.is_punct(index + 1, CLOSING)
    before = _past_back(bag, index - 1)
    follows = bag.has(before, "cue", "piece", "qualifier", "number-word")
    if bag.ordinal is not None or bag.cue in (None, "published") or not (in_brackets or follows):
        return 0
    if len(bag.tokens[index].text) > 2:
        return 0
    bag.ordinal = int(bag.tokens[index].text)
    return index + 1


def _past_back(bag: Bag, index: int) -> int:
    while bag.is_punct(index, "(#[-"):
        index -= 1
    return index


def take_ordinal(bag: Bag, index: int) -> int:
    """A number of the update in words; after a clock time it is one of something else."""
    if "hour" in bag.tokens[index].senses:  # feminine, so an hour; without a day period it says nothing
        return 0 if bag.clocks else index + 1
    if bag.cue is None or bag.ordinal is not None or bag.clocks:
        return 0
    bag.ordinal = bag.tokens[index].senses["ordinal"]
    return index + 1
