"""Clock times that come twice, or not at all, in a night in which a zone's clocks are changed: the order may settle them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from newsline.chronology import timezones
from newsline.chronology.resolving import clock_change, instants
from newsline.chronology.slots import Slot
from newsline.model import Inference, Notice


def settled(chain: Sequence[Slot]) -> Iterator[Notice]:
    """Take the instants of such times that keep the order of the chain (oldest first), and say which nothing settles."""
    if not any(map(_is_changed, chain)):
        return
    whole = [(slot, _instants(slot)) for slot in chain if slot.moment.time is not None]
    kept = _kept(whole)
    for slot, options in whole:
        if len(options) == 1:
            slot.moment = replace(slot.moment, time=options[0])
            continue
        choices = kept.get(id(slot), set())
        if len(options) == 2 and len(choices) == 1:
            time = options[choices.pop()]
            because = "the clocks went back that night and show this time twice: the order of the stamps holds only so"
            said = Inference(field="time", value=timezones.rfc3339(time), rule="clock-change", because=because)
            slot.moment = replace(slot.moment, time=time, inferred=(*slot.moment.inferred, said))
            continue
        slot.moment = replace(slot.moment, time=None)
        yield Notice(code="clock-change", line=slot.line, message=clock_change(slot.moment, bool(options)))


def _is_changed(slot: Slot) -> bool:
    zone = slot.moment.zone
    if slot.moment.time is None or zone is None or "/" not in zone:  # an offset never changes
        return False
    return _instants(slot) != [slot.moment.time]


def _instants(slot: Slot) -> list[datetime]:
    """The instants that the slot's local time may be."""
    when, zone = slot.moment.when, slot.moment.zone
    local = timezones.local_time(when) if when is not None else None
    if local is None or zone is None or slot.stamp is None:
        return []
    return instants(slot.stamp, local, zone)


def _kept(whole: Sequence[tuple[Slot, list[datetime]]]) -> dict[int, set[int]]:
    """For each slot which of its instants stand in some choice with the fewest steps back in time."""
    rows = [(slot, options) for slot, options in whole if options]
    ahead = _fewest([options for _, options in rows])
    back = _fewest([options[::-1] for _, options in rows[::-1]], falling=True)[::-1]
    out: dict[int, set[int]] = {}
    for (slot, options), one, other in zip(rows, ahead, back, strict=True):
        costs = [one[at] + other[len(options) - 1 - at] for at in range(len(options))]
        out[id(slot)] = {at for at, cost in enumerate(costs) if cost == min(costs)}
    return out


def _fewest(rows: Sequence[Sequence[datetime]], *, falling: bool = False) -> list[list[int]]:
    """For each option of each row the fewest steps back in time over the rows up to it."""
    out: list[list[int]] = []
    for at, row in enumerate(rows):
        if not at:
            out.append([0] * len(row))
            continue
        before = list(zip(rows[at - 1], out[-1], strict=True))
        out.append(
            [min(cost + (time < other if not falling else time > other) for other, cost in before) for time in row]
        )
    return out
