"""What the captures settle that the page leaves open: the layout, the side of the stamps, and the zone of stamps without one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsline.chronology.timezones import rfc3339
from newsline.histories.claims import OFFSETS, Bounds, Mark
from newsline.model import NEWEST, OLDEST, Layout


class Growth(NamedTuple):
    """What a capture has and the one before it has not. `old`, `new`: the tracks of both in the page's order; `entries`: of the
    new units; `marks`: their stamps."""

    capture: int
    old: Sequence[int]
    new: Sequence[int]
    entries: Sequence[int | None]
    marks: Sequence[Mark | None]


def seen_layout(growths: Iterable[Growth]) -> tuple[Layout | None, str | None]:
    """The layout, where new text is seen to come only on top of what was there, or only below; None where both or neither."""
    votes: dict[Layout, int] = {}
    for one in growths:
        vote = _end(one)
        if vote is not None:
            votes.setdefault(vote, one.capture)
    if len(votes) != 1:
        return None, None
    ((layout, capture),) = votes.items()
    where = "above" if layout == NEWEST else "below"
    return layout, f"capture {capture} has new text {where} all that the capture before it has"


def _end(one: Growth) -> Layout | None:
    """On which end of the stamped text a capture grew; None where on neither, or on both."""
    stood = set(one.old)
    body = [track for track, entry in zip(one.new, one.entries, strict=True) if entry is not None]
    if not any(mark is not None for mark in one.marks) or not any(track in stood for track in body):
        return None
    top, bottom = body[0] not in stood, body[-1] not in stood
    return None if top == bottom else NEWEST if top else OLDEST


def zone(stamps: Sequence[tuple[frozenset[str], Bounds, Mark]]) -> tuple[str | None, str | None, Sequence[str]]:
    """The one offset for which all stamps without a zone fit their coming, with its reason; and the offsets that are left.

    `stamps`: each with the offsets for which it fits. Where no offset fits all, none is ruled out.
    """
    if not stamps:
        return None, None, OFFSETS
    left = frozenset(OFFSETS).intersection(*(fitting for fitting, _, _ in stamps))
    if not left:
        return None, "no one offset fits all stamps", OFFSETS
    kept = [one for one in OFFSETS if one in left]
    if len(kept) > 1:
        return None, None, kept
    _, bounds, mark = min(stamps, key=lambda one: len(one[0]))
    said = str(mark.written).rpartition("T")[2]
    absent = f"absent {rfc3339(bounds.after)}, " if bounds.after is not None else ""
    present = f"present {rfc3339(bounds.until)}, " if bounds.until is not None else ""
    more = f" and {len(stamps) - 1} more" if len(stamps) > 1 else ""
    return kept[0], f"{absent}{present}stamped {said}{more}: only {kept[0]} fits", kept
