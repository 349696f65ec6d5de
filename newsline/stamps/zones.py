"""Zones of a stamp: each function takes what begins at a token and returns the index after it, or 0."""

from newsline.stamps import lexicon, orthography
from newsline.stamps.state import NUMBERS, OPENING, Bag, Refused


def take_zone(bag: Bag, index: int) -> int:
    """ت غ, GMT, KSA: a zone wherever it stands."""
    zone = bag.tokens[index].senses["zone"]
    if zone == "":
        bag.zone_word = bag.tokens[index].text
        return index + 1
    zone, after = with_offset(bag, zone, index + 1)
    bag.zones.append((index, zone))
    return after


def with_offset(bag: Bag, zone: str, index: int) -> tuple[str, int]:
    """GMT+3, ت غ (+3), UTC+03:00, غرينتش زائد 3 ساعات: the offset, and the index after it."""
    sign = bag.past(index, "(")
    glued = sign < len(bag.tokens) and bag.tokens[sign].start == bag.tokens[index - 1].end
    plus = bag.is_punct(sign, "+") or bag.has(sign, "plus")
    if zone != "UTC" or not (plus or (glued and bag.is_punct(sign, "-"))):
        return zone, index
    found = NUMBERS.findall(bag.tokens[sign + 1].text) if bag.has(sign + 1, "num", "clock") else []
    if not found:
        return zone, index
    digits = "".join(found[:2])
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    after = bag.past(sign + 2, "", "unit")
    return offset("+" if plus else "-", hours, minutes, sign + 1), after


def take_zone_word(bag: Bag, index: int) -> int:
    """بتوقيت and what it names: a place, a zone, or the local time of nowhere in particular."""
    after = bag.past(index + 1, "(:", "place-title")
    if bag.has(after, "place"):
        after = place_at(bag, after)
    elif bag.has(after, "zone"):
        after = take_zone(bag, after)
    elif bag.has(after, "local"):
        bag.local, after = True, after + 1
    else:
        return 0
    return bag.past(after, "", "season")


def place_at(bag: Bag, index: int) -> int:
    """The zone of the place at `index`; where the vowels decide, they are looked at."""
    token = bag.tokens[index]
    zone = token.senses["place"]
    if zone == "":
        raw = bag.folded.slice(token.start, token.end)
        marks = {"SHADDA": orthography.SHADDA, "DAMMA": orthography.DAMMA}
        found = [to for word, mark, to in lexicon.MARKED_PLACES if word == token.text and marks[mark] in raw]
        if not found:
            bag.zone_word = raw
            return index + 1
        zone = found[0]
    bag.zones.append((index, zone))
    return index + 1


def take_place(bag: Bag, index: int) -> int:
    """A place without بتوقيت is a zone in brackets after a clock time, or beside one after a cue."""
    if bag.is_punct(index - 1, OPENING):
        fits = bool(bag.clocks)
    else:
        fits = bag.cue is not None and (bag.has(index - 1, "clock", "period") or bag.has(index + 1, "clock"))
    return place_at(bag, index) if fits else 0


def take_local(bag: Bag, index: int) -> int:
    """The local time of nowhere in particular."""
    bag.local = True
    return index + 1 if bag.clocks else 0


def take_plus(bag: Bag, index: int) -> int:
    """A bare offset right after a clock time: 15:36+03:00."""
    if bag.tokens[index].text != "+" or not bag.has(index - 1, "clock") or not bag.has(index + 1, "clock", "num"):
        return 0
    digits = "".join(NUMBERS.findall(bag.tokens[index + 1].text))
    if len(digits) != 4:
        return 0
    bag.zones.append((index, offset("+", digits[:2], digits[2:], index + 1)))
    return index + 2


def offset(sign: str, hours: str, minutes: str, index: int) -> str:
    """An offset such as +03:00; UTC-12 to UTC+14 exist (zoneinfo's extremes)."""
    if int(hours) > 14 or int(minutes) > 59:
        raise Refused(index, "is no offset from UTC")
    ahead = sign if int(hours) or int(minutes) else "+"  # -00:00 says in RFC 3339 that nothing is known
    return f"{ahead}{int(hours):02d}:{int(minutes):02d}"
