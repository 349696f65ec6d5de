"""Whether newer text stands on top or below: the layout of an article, by the first thing in it that says so."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from newsline.chronology import resolving, timezones
from newsline.chronology.resolving import Reference
from newsline.chronology.slots import MINUTES_A_DAY, Slot, shown
from newsline.model import NEWEST, OLDEST, Layout, LayoutRule

_MIDNIGHT_STEP = 18 * 60  # minutes: a longer step between two neighbours is a midnight taken the other way


Found = tuple[Layout, LayoutRule, str]  # and the reason in a sentence


def decide(slots: list[Slot], reference: Reference | None, *, above: bool) -> Found:
    """The layout and why: ordinals, dates and clock times, the style of the markers; the first that speaks."""
    marked = [slot for slot in slots if slot.stamp is not None]
    return _by_ordinals(marked) or _by_dates(marked, reference) or _by_clocks(marked) or _by_style(marked, above)


def _direction(steps: Iterable[int]) -> Layout | None:
    """The layout that most steps down the page speak for; None if neither does."""
    steps = list(steps)
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if up == down:
        return None
    return OLDEST if up > down else NEWEST


_RISE_OR_FALL: dict[Layout, str] = {OLDEST: "rise", NEWEST: "fall"}


def _by_ordinals(slots: list[Slot]) -> Found | None:
    numbered = [(slot.stamp.ordinal, slot) for slot in slots if slot.stamp and slot.stamp.ordinal is not None]
    if len(numbered) < 2:
        return None
    layout = _direction(after[0] - before[0] for before, after in pairwise(numbered))
    if layout is None:
        return None
    listed = ", ".join(f"{number} on {slot.name}" for number, slot in numbered[:3])
    return layout, "ordinals", f"the numbers of the markers {_RISE_OR_FALL[layout]} down the page: {listed}"


def _ranks(slot: Slot, reference: Reference | None) -> dict[str, int]:
    """Numbers that can be compared with those of another stamp: of the instant, the day, the day in any year, the weekday."""
    if slot.stamp is None or not slot.stamp.has_date:
        return {}
    day = resolving.day_of(slot.stamp, reference).date
    if day is not None:
        in_any_year = date(2000, day.month, day.day).toordinal()
        ranks = {"day": day.toordinal(), "year": in_any_year, "week": day.weekday()}
        when = slot.stamp.written._replace(year=day.year, month=day.month, day=day.day)
        time = timezones.instant(when, slot.stamp.zone)
        return ranks if time is None else {"instant": int(time.timestamp()), **ranks}
    written = slot.stamp.written
    if written.month is not None and not written.hijri:
        return {"year": date(2000, written.month, written.day or 1).toordinal()}
    return {"week": slot.stamp.weekday} if slot.stamp.weekday is not None else {}


_CYCLES = {"instant": 0, "day": 0, "year": 366, "week": 7}


def _step_between(before: dict[str, int], after: dict[str, int]) -> int:
    """A step from one stamp to the next, the shorter way round where only the day of a year or a week is known."""
    for kind, cycle in _CYCLES.items():
        if kind in before and kind in after:
            step = after[kind] - before[kind]
            return (step + cycle // 2) % cycle - cycle // 2 if cycle else step
    return 0


def _by_dates(slots: list[Slot], reference: Reference | None) -> Found | None:
    dated = [slot for slot in slots if slot.stamp is not None and slot.stamp.has_date]
    if len(dated) < 2:
        return None
    ranked = [(ranks, slot) for slot in dated if (ranks := _ranks(slot, reference))]
    layout = _direction(_step_between(before, after) for (before, _), (after, _) in pairwise(ranked))
    if layout is None:
        return None
    listed = f"{shown(ranked[0][1])}, {shown(ranked[-1][1])}"
    return layout, "dates", f"the dates {_RISE_OR_FALL[layout]} down the page: {listed}"


def _by_clocks(slots: list[Slot]) -> Found | None:
    timed = [slot for slot in slots if slot.minutes is not None]
    minutes = [slot.minutes or 0 for slot in timed]
    steps = [after - before for before, after in pairwise(minutes)]
    if not any(steps):
        return None
    over = [
        step - MINUTES_A_DAY if step > _MIDNIGHT_STEP else step + MINUTES_A_DAY if step < -_MIDNIGHT_STEP else step
        for step in steps
    ]
    listed = f"{shown(timed[0])}, {shown(timed[-1])}"
    if max(over) <= 0 or min(over) >= 0:
        layout: Layout = OLDEST if max(over) > 0 else NEWEST
        midnight = ", over midnight" if over != steps else ""
        return layout, "clocks", f"the clock times {_RISE_OR_FALL[layout]} down the page{midnight}: {listed}"
    midnights: dict[Layout, int] = {NEWEST: sum(step > 0 for step in steps), OLDEST: sum(step < 0 for step in steps)}
    spans: dict[Layout, int] = {
        NEWEST: sum(-step % MINUTES_A_DAY for step in steps),
        OLDEST: sum(step % MINUTES_A_DAY for step in steps),
    }
    if midnights[NEWEST] != midnights[OLDEST]:
        layout = min(midnights, key=lambda one: midnights[one])
        return (
            layout,
            "midnights",
            f"read {layout}, the clock times cross fewer midnights ({midnights[layout]}): {listed}",
        )
    layout = min(spans, key=lambda one: spans[one])
    return layout, "span", f"read {layout}, the clock times take the shorter span: {listed}"


def _by_style(slots: list[Slot], above: bool) -> Found:
    if above and len(slots) == 1 and slots[0].stamp is not None and not slots[0].stamp.cued:
        return (
            NEWEST,
            "foot",
            f"a single stamp, at the foot ({slots[0].name}), says nothing of the order: newest-first is taken",
        )
    for slot in slots:
        marker = slot.passage.marker if slot.passage else None
        if slot.minutes is not None and marker is not None and not marker.label:
            why = "a marker with a clock time on its own line was the head of an older version that newer text was put on top of"
            return NEWEST, "head-of-older", f"{why} ({slot.name})"
    label = any(slot.passage and slot.passage.marker and slot.passage.marker.label for slot in slots)
    why = (
        "a label that shares its line with its text was added below"
        if label
        else "a marker without a clock time was added below"
    )
    return OLDEST, "label" if label else "no-clock", f"{why} ({slots[0].name})"
