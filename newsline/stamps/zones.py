"""Zones of a stamp. Each reader gives the index after what it has read at a token, None where it is no zone."""

from newsline.stamps import lexicon, orthography
from newsline.stamps.offsets import read_offset
from newsline.stamps.state import CLOSING, NUMBERS, OPENING, Parts, Refused
from newsline.stamps.tokens import Token, is_spaced_clock


def take_zone(parts: Parts, index: int) -> int | None:
    """ت غ, GMT, KSA: a zone wherever it stands; غ only after a clock time, in brackets or before another one in them, or behind a cue."""
    if parts.tokens[index].text in lexicon.word_set(lexicon.BRACKETED_ZONES):
        bracketed = parts.is_punct(index - 2, "(") and parts.is_punct(index + 1, ")")
        twice = parts.is_punct(index + 1, OPENING) and parts.has(index + 2, "clock")
        if not (parts.has(index - 1, "clock") and (bracketed or twice or parts.cue is not None)):
            return None
    zone = parts.tokens[index].senses["zone"]
    after = index + 1
    if zone == "":
        parts.zone_word = parts.tokens[index].text
    else:
        zone, after = _with_offset(parts, zone, after)
        parts.zones.append((index, zone, False))
    parts.zone_end = after
    return after


def _with_offset(parts: Parts, zone: str, index: int) -> tuple[str, int]:
    """GMT+3, ت غ (+3), UTC+03:00, GMT 3+, غرينتش زائد 3 ساعات: the zone with its offset, if one follows, and the index after it."""
    sign = parts.past(index, "(")
    number = sign + 1
    if parts.has(sign, "num", "clock") and parts.is_punct(sign + 1, "+"):  # copied from a page that runs from the right
        number, sign = sign, sign + 1
    glued = sign < len(parts.tokens) and parts.tokens[sign].start == parts.tokens[index - 1].end
    plus = parts.is_punct(sign, "+") or parts.has(sign, "plus")
    if zone != "UTC" or not (plus or (glued and parts.is_punct(sign, "-"))):
        return zone, index
    numbers = NUMBERS.findall(parts.tokens[number].text) if parts.has(number, "num", "clock") else []
    if not numbers:
        return zone, index
    zone = offset(parts.tokens[number], "+" if plus else "-", "".join(numbers[:2]))
    after = parts.past(max(sign, number) + 1, "", "unit")
    parts.spans.append(("offset", index, after))
    return zone, after


def take_zone_word(parts: Parts, index: int) -> int | None:
    """بتوقيت and what it names: a place, a zone, or the local time of a place or of nowhere in particular."""
    named = parts.past(index + 1, "(:", "place-title")
    if parts.has(named, "place"):
        after = _place(parts, named)
        parts.spans.append(("place", named, after))
    elif parts.has(named, "zone"):
        found = take_zone(parts, named)
        if found is None:
            return None
        after = found
        parts.spans.append(("zone", named, after))
    elif parts.has(named, "local"):
        after = _past_local(parts, named)
    elif parts.has(named, "season"):
        after = _past_season(parts, named)
    else:
        return None
    return _past_seasons(parts, after)


def _past_seasons(parts: Parts, index: int) -> int:
    """The end of a zone phrase: the index after the season words that stand at `index`."""
    parts.zone_end = parts.past(index, "", "season")
    if parts.zone_end > index:
        parts.spans.append(("season", index, parts.zone_end))
    return parts.zone_end


def take_place(parts: Parts, index: int) -> int | None:
    """A place without بتوقيت is a zone in brackets after a clock time, or beside one after a cue or beside a second one."""
    if parts.is_punct(index - 1, OPENING):
        fits = bool(parts.clocks) or (parts.cue is not None and parts.has(index + 1, "clock"))
    else:
        before = index - parts.is_punct(index - 1, CLOSING)
        beside = parts.has(index - 1, "clock", "period") or parts.has(index + 1, "clock") or before == parts.zone_end
        evening = parts.tokens[index].text in lexicon.word_set(lexicon.PLACES_AND_PERIODS)
        opened = (
            parts.has(index - 1, "clock") and parts.is_punct(index - 2, OPENING) and parts.is_punct(index + 1, CLOSING)
        )
        fits = (parts.cue is not None or opened or _is_of_two(parts, index)) and beside and not evening
    if not fits:
        return None
    return _past_seasons(parts, _place(parts, index))


def _is_of_two(parts: Parts, index: int) -> bool:
    """Whether a place is that of one of two clock times, of which the other has its zone too: "07:10 مكة / 04:10 غرينتش"."""
    clocks = [at for at in range(len(parts.tokens)) if parts.has(at, "clock")]
    if len(clocks) != 2 or index - 1 not in clocks:
        return False
    other = clocks[clocks[0] == index - 1]
    return parts.has(other + 1, "zone", "zone-word", "place") or parts.has(other - 1, "zone")


def _place(parts: Parts, index: int, season: int | None = None) -> int:
    """The zone of the place at `index`; where the vowels decide, they are looked at, and a season word counts.

    `season`: where one stands before the place.
    """
    token = parts.tokens[index]
    zone = token.senses["place"] if "place" in token.senses else token.senses["of-place"]
    if zone == "":
        raw = parts.folded.slice(token.start, token.end)
        marks = {"SHADDA": orthography.SHADDA, "DAMMA": orthography.DAMMA}
        zones = [
            zone
            for word, mark, zone in lexicon.MARKED_PLACES
            if token.text in (word, "ل" + word) and marks[mark] in raw
        ]
        if not zones:
            parts.zone_word = raw
            return index + 1
        zone = zones[0]
    if zone in lexicon.CONTESTED_PLACES and token.text in lexicon.word_set(lexicon.CONTESTED_PLACES[zone][1]):
        parts.zone_word = parts.folded.slice(token.start, token.end)
    after = index + 1
    while parts.has(after, "place") and parts.tokens[after].senses["place"] == zone:  # العاصمة السعودية الرياض
        after += 1
    if season is None and parts.has(after, "season"):
        season = after
    if season is not None:
        zone = _in_season(zone, parts.tokens[season].senses["season"])
    parts.zones.append((index, zone, True))
    return after


def _in_season(zone: str, season: lexicon.Season) -> str:
    """The offset of a zone's clocks in a season, or the zone itself."""
    offsets = lexicon.SEASON_OFFSETS.get(zone)
    return offsets[season == "summer"] if offsets is not None and season else zone


def take_local(parts: Parts, index: int) -> int | None:
    """The local time of a place, or of nowhere in particular, behind a clock time."""
    if not parts.clocks and _local_place(parts, index) is None:
        return None
    parts.zone_end = _past_local(parts, index)
    return parts.zone_end


def _past_season(parts: Parts, index: int) -> int:
    """بالتوقيت الصيفي لبيروت: the index after the place, or after the season where none is named."""
    place = parts.past(index + 1, "(:", "place-title")
    if parts.has(place, "of-place", "place"):
        after = _place(parts, place, index)
        parts.spans.append(("place", place, after))
        return after
    parts.local = True
    parts.spans.append(("local-time", index, index + 1))
    return index + 1


def _past_local(parts: Parts, index: int) -> int:
    """The index after المحلي and the place, if one is named."""
    parts.local = True
    parts.spans.append(("local-time", index, index + 1))
    place = _local_place(parts, index)
    if place is None:
        return index + 1
    after = _place(parts, place)
    parts.spans.append(("place", index + 1, after))
    return after


def _local_place(parts: Parts, index: int) -> int | None:
    """Where the place stands whose local time it is: المحلي لمدينة إسطنبول, المحلي لبيروت, المحلي في بيروت."""
    place = parts.past(index + 1, "(", "place-title")
    if parts.has(place, "connective") and parts.tokens[place].text in lexicon.word_set(lexicon.OF_PLACES):
        place = parts.past(place + 1, "", "place-title")
    return place if parts.has(place, "of-place", "place") else None


def take_offset(parts: Parts, index: int) -> int | None:
    """A bare offset right after a clock time: 15:36+03:00, 15:36 (-05:00), 15:36 +3 GMT; in brackets after a place that is a zone: (+3)."""
    sign = parts.tokens[index].text
    if sign not in "+-":
        return None
    opened = parts.is_punct(index - 1, "(")
    bracketed = opened and parts.is_punct(index + 2, ")")
    of_utc = parts.has(index + 2, "zone") and parts.tokens[index + 2].senses["zone"] == "UTC"
    of_place = bracketed and bool(parts.zones) and parts.zones[-1][2] and index - 1 == parts.zone_end
    clock = index - 1 - (bracketed or (opened and of_utc))
    ends_clock = parts.has(clock, "clock", "period") or is_spaced_clock(parts.tokens, clock - 2)
    if not (parts.is_punct(index, "+-" if bracketed else "+") and (ends_clock or of_place)):
        return None
    digits = "".join(NUMBERS.findall(parts.tokens[index + 1].text)) if parts.has(index + 1, "clock", "num") else ""
    if len(digits) != 4 and not ((of_place or of_utc) and digits):
        return None
    parts.zones.append((index, offset(parts.tokens[index + 1], sign, digits), False))
    return index + 2 + of_utc


def offset(token: Token, sign: str, digits: str) -> str:
    """The offset that a sign and the digits of a token write; refuses the token where no clock is so far off."""
    found = read_offset(sign, digits)
    if found is None:
        raise Refused(token, "is no offset from UTC")
    return found
