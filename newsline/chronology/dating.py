"""The day of each stamp of an article: by its own words, by its neighbours and midnights, by a weekday in its passage."""

import re
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product

from newsline.chronology import resolving, timezones
from newsline.chronology.resolving import Day, Reference
from newsline.chronology.slots import MINUTES_A_DAY, Slot
from newsline.stamps import lexicon, orthography


def settle(chain: list[Slot], reference: Reference | None, newest_first: bool) -> None:
    """Give each of the stamped slots (oldest first) its day: by its own words, else by its neighbours."""
    _by_words(chain, reference)
    undated = [slot for slot in chain if slot.undated]
    if not undated:
        return
    if not any(slot.day.date for slot in chain):
        _anchor(chain, reference)
    walk = chain[::-1] if newest_first else chain
    _step(walk, older=newest_first)
    if walk[0].day.date is None:
        _step(walk[::-1], older=not newest_first)
    for slot in undated:
        if slot.day.date is None:
            slot.day = resolving.unknown_day("the stamp gives a clock time and no day: pass --date")


def _by_words(chain: list[Slot], reference: Reference | None) -> None:
    """The days that stamps give by their own words: the full dates first, from which others may be reckoned."""
    partly = []
    for place, slot in enumerate(chain):
        if slot.stamp is None or not slot.stamp.has_date:
            continue
        if slot.stamp.written.dated:
            slot.day = resolving.day_of(slot.stamp, None)
        else:
            partly.append((place, slot, slot.stamp))
    if not partly:
        return
    alone = len(partly) == len(chain) or not any(slot.day.date for slot in chain)
    older, newer = ([], []) if alone else (_fixed_before(chain), _fixed_before(chain[::-1])[::-1])
    for place, slot, stamp in partly:
        relative = stamp.days_ago is not None or stamp.ago is not None
        nearest = reference if alone or relative else _nearest(older[place], newer[place], reference)
        slot.day = resolving.day_of(stamp, nearest)


def _fixed_before(walk: list[Slot]) -> list[Slot | None]:
    """For each slot of the walk the last fully dated one before it."""
    out: list[Slot | None] = []
    fixed = None
    for slot in walk:
        out.append(fixed)
        if slot.stamp is not None and slot.stamp.written.dated and slot.day.date is not None:
            fixed = slot
    return out


def _nearest(before: Slot | None, after: Slot | None, reference: Reference | None) -> Reference | None:
    """What a day without a year is reckoned from: a fully dated newer stamp, the reference, a fully dated older one."""
    if after is not None and after.day.date is not None:
        return Reference(after.day.date, f"the newer stamp on {after.name}")
    if reference is not None and not reference.later:
        return reference
    if before is not None and before.day.date is not None:
        return Reference(before.day.date, f"the older stamp on {before.name}", later=True)
    return reference


def _anchor(chain: list[Slot], reference: Reference | None) -> None:
    """No stamp is dated: the weekdays that passages name bare, else the reference day for the newest stamp."""
    if reference is None:
        return
    named = False
    for slot in chain:
        weekday = _bare_weekday(slot.passage.text) if slot.undated and slot.passage else None
        if weekday is not None and slot.passage is not None:
            day = resolving.latest_weekday(weekday, reference.day)
            name = resolving.WEEKDAY_NAMES[weekday]
            because = (
                f"the passage on line {slot.passage.line} names {name}: "
                f"the latest one not after {reference.day} ({reference.because})"
            )
            slot.day = resolving.worked_out(day, "weekday-in-passage", because)
            named = True
    newest = next((slot for slot in reversed(chain) if slot.undated), None)
    if newest is not None and not named:
        because = f"the newest stamp takes the reference date ({reference.because})"
        newest.day = resolving.worked_out(reference.day, "reference-date", because)


def _step(walk: list[Slot], *, older: bool) -> None:
    """Carry the day along the walk to each undated stamp, over midnight where the clock times say so."""
    anchor: Slot | None = None
    for slot in walk:
        if slot.day.date is None and anchor is not None and slot.undated:
            slot.day = _stepped(slot, anchor, older)
        if slot.day.date is not None:
            anchor = slot


_OLDER, _NEWER = (tuple(map(timedelta, days)) for days in ((1, 0, -1, -2), (-1, 0, 1, 2)))  # the nearest day that fits


def _stepped(slot: Slot, anchor: Slot, older: bool) -> Day:
    assert anchor.day.date is not None
    start = anchor.day.date
    if anchor.minutes is None:
        return resolving.worked_out(start, "same-day", f"the same day as the stamp on {anchor.name}")
    there = _absolute(anchor, start, slot)
    for ahead in _OLDER if older else _NEWER:
        try:
            day = start + ahead
        except OverflowError:
            continue
        here = _absolute(slot, day, anchor)
        if here <= there if older else here >= there:
            break
    beside = f"the stamp on {anchor.name}"
    if day == start:
        return resolving.worked_out(day, "same-day", f"the same day as {beside}")
    side = "before" if day < start else "after"
    clock, other = _clock(slot), _clock(anchor)
    because = f"the day {side} that of {beside}: between {other} there and {clock} here lies a midnight"
    return resolving.worked_out(day, "midnight", because)


def _clock(slot: Slot) -> str:
    return f"{(slot.minutes or 0) // 60:02d}:{(slot.minutes or 0) % 60:02d}"


def _absolute(slot: Slot, day: date, other: Slot) -> float:
    """Minutes on one scale for two slots: true ones where both name a zone, else as the clocks show them."""
    clock = slot.minutes or 0
    minutes = day.toordinal() * MINUTES_A_DAY + clock
    own, others = slot.stamp and slot.stamp.zone, other.stamp and other.stamp.zone
    if own and others and own != others:
        local = datetime(day.year, day.month, day.day) + timedelta(minutes=clock % MINUTES_A_DAY)
        return minutes - timezones.offset_at(own, local).total_seconds() / 60
    return minutes


_MARKS = re.compile("[\u0640\u064e-\u0652]")  # tatweel and vowels may stand between the letters of a name


@cache
def _weekday_letters() -> tuple[str, ...]:
    """The first letters of the weekdays in all their spellings, for a quick look at raw text."""
    starts = {name[1:5] for name in lexicon.weekdays() if name.startswith("ال")}
    return tuple("".join(letters) for start in starts for letters in product(*map(orthography.unfolded, start)))


def _bare_weekday(text: str) -> int | None:
    """The weekday that the first paragraph names bare: neither a coming nor a past one, nor one with a date."""
    paragraph = text.lstrip().partition("\n")[0]
    if not any(letters in paragraph for letters in _weekday_letters()) and not _MARKS.search(paragraph):
        return None
    words = orthography.words(paragraph)
    weekdays = lexicon.weekdays()
    not_after = lexicon.word_set(lexicon.WEEKDAY_NOT_BARE_AFTER)
    not_before = lexicon.word_set(lexicon.WEEKDAY_NOT_BARE_BEFORE)
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if (
            word in weekdays
            and word[:2] == "ال"
            and not (before in not_before or after in not_after or after.isdigit())
        ):
            return weekdays[word]
    return None
