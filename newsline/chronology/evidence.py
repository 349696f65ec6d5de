"""What speaks for a reading of an article, and how much: one table of terms and weights, and what each of them is held against.

A weight is what it costs a reading to need something unlikely. A step of the clock costs log2(1 + gap / usual gap), so that
1 is a step of the usual length; the other terms are on that scale.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from newsline.chronology.slots import Slot, shown
from newsline.model import NEWEST, OLDEST, Layout, LayoutStyle, LayoutWords
from newsline.stamps.lexicon import ADDITION_CUES, word_set

Term = Literal[
    "clocks",
    "dates",
    "midnights",
    "disorder",
    "pinned",
    "noon",
    "other-half",
    "half-of-heading",
    "reference",
    "weekday-in-passage",
    "page-stamp",
    "same-clock-as-page",
    "bare-stamp",
    "carried",
    "today-left-off",
    "only-yesterday",
    LayoutWords,
    LayoutStyle,
]
PriorTerm = Literal[LayoutWords, LayoutStyle]

WEIGHTS: dict[Term, float] = {
    "midnights": 1.0,  # 20:00 above 06:00 falls, 23:00 above 03:00 rises over a midnight
    "disorder": 2.5,  # a post 2 minutes early is not 23 hours 58 minutes late
    "pinned": 2.5,  # the morning's summary on top of the evening's posts
    "noon": 2.0,  # 12:30 ص between 11:40 ص and 1:10 م
    "other-half": 0.3,  # 1:15 between 12:10 and 2:40 م; where nothing tells, the hour is as written
    "half-of-heading": 2.0,  # 9:10 under "Tuesday evening"
    "reference": 1.0,  # the newest stamp is not of the day of the reference; a tenth for each further day
    "weekday-in-passage": 3.0,  # the passage says Thursday, and its stamp would be of another day
    "page-stamp": 1.0,  # see `beside_page`
    "same-clock-as-page": 4.0,  # the first or the last stamp is of 13:51, the page's update of 13:53: it is the newest
    "bare-stamp": 1.1,  # a date in the head without a cue is of the publication, and of the last update only if near
    "carried": 1.5,  # a date on one stamp is that of those without one that come next
    "today-left-off": 1.2,  # dates are repeated on the stamps of yesterday: one without is of today
    "only-yesterday": 1.0,  # the same where one stamp says "yesterday"
    "ordinals": 7.0,  # update 2 below update 1 is newer
    "original": 5.0,  # what stands below "the original story" is the oldest
    "top": 2.0,  # an update right under the headline has nothing that it could be appended to
    "same-as-page": 3.0,  # what is newer than the newest marker would be newer than the page's last update
    "head-of-older": 1.5,
    "label": 1.5,
    "no-clock": 1.5,
    "foot": 1.5,
}
DATELINE = 6  # times the weight of the reference: a wire story is of the day of its dateline
DOUBT = 0.85  # a reading that costs no more than this above the best is a second opinion
DOUBT_OF_WEEKDAYS = 6.0  # the same for one that all passages agree with, where the best contradicts several

_SAME_CLOCK = 5  # minutes
_NEAR, _FAR = 3, 9  # hours
_HOUR = 60
_DAY = 24 * _HOUR


class PageTime(NamedTuple):
    """A page stamp with its full date, on the scale of the article's stamps: minutes, or the day alone.

    `cued`: its words say whether it is of the publication or of the last update.
    """

    day: int
    minutes: int | None
    cued: bool = True


def beside_page(page: PageTime, other: int, *, later: bool) -> float:
    """What it costs that the newest (or oldest) stamp, at `other` minutes, stands so to the page's; `later`: the page is to be.

    On the expected side an hour is little and a day much; on the other side a disagreement of minutes or hours stays cheaper
    than a midnight, which would put the stamp nearly a day away on the expected side. They meet at six hours and a half.
    """
    if page.minutes is None:
        days = page.day - other // _DAY if later else other // _DAY - page.day
        return (1.2 if later else 1.0) * days if days >= 0 else -3.0 * days
    gap = (page.minutes - other if later else other - page.minutes) / _HOUR
    if gap < 0:
        return 0.2 - 0.17 * gap
    return 0.075 * gap if gap <= 24 else 1.8 + 0.5 * (gap - 24) / 24


def beside_uncued(page: PageTime, oldest: int, newest: int) -> float:
    """What it costs that the oldest and the newest stamp stand so to the page's, which does not say what it is the time of: it may
    be that of the last update as well, and so much the less, the longer before it the newest stamp is."""
    hours = (page.minutes - newest) / _HOUR if page.minutes is not None else _FAR
    against = WEIGHTS["bare-stamp"] * min(1.0, max(0.0, (hours - _NEAR) / (_FAR - _NEAR)))
    return min(beside_page(page, oldest, later=False), against + beside_page(page, newest, later=True))


def is_same(page: PageTime, other: int, *, later: bool, days: bool = True) -> bool:
    """Whether a stamp, at `other` minutes, is of the minutes before the page's last update, or after its publication (`later` as
    above); `days`: on the same day as well."""
    if page.minutes is None or not page.cued:
        return False
    minutes = page.minutes - other if later else other - page.minutes
    return 0 <= (minutes if days else minutes % _DAY) <= _SAME_CLOCK


def before_reference(days: int, *, dateline: bool) -> float:
    """What it costs that the newest stamp is so many days before the reference."""
    return WEIGHTS["reference"] * (1 + (days - 1) / 10) * (DATELINE if dateline else 1) if days > 0 else 0.0


class Prior(NamedTuple):
    """What a layout costs before any time is looked at, and the reason to take the other one."""

    term: PriorTerm
    cost: float
    because: str


def priors(
    slots: Sequence[Slot], updated: Slot | None, published: Slot | None, *, above: bool
) -> dict[Layout, list[Prior]]:
    """What position, style and numbers of the markers say against each layout; `slots` in the order of the page."""
    against: dict[Layout, list[Prior]] = {NEWEST: [], OLDEST: []}
    stamped = [slot for slot in slots if slot.stamp is not None]
    _ordinals(stamped, against)
    _original(slots, against)
    if stamped and updated is not None:
        _same_as_page(slots, stamped, updated, published, against)
    top = None if above else _top(slots, stamped)
    if top is not None:
        against[OLDEST].append(top)
    else:
        _style(slots, stamped, against, above=above)
    return against


_Against = dict[Layout, list[Prior]]


def _ordinals(stamped: Sequence[Slot], against: _Against) -> None:
    numbered = [(slot.stamp.ordinal, slot) for slot in stamped if slot.stamp and slot.stamp.ordinal is not None]
    if len(numbered) < 2:
        return
    pairs = list(pairwise(numbered))
    listed = ", ".join(f"{number} on {slot.name}" for number, slot in numbered[:3])
    ways: tuple[tuple[Layout, str, int], ...] = (
        (NEWEST, "rise", sum(one[0] < other[0] for one, other in pairs)),
        (OLDEST, "fall", sum(one[0] > other[0] for one, other in pairs)),
    )
    for layout, way, wrong in ways:
        if wrong:
            because = f"the numbers of the markers {way} down the page: {listed}"
            against[layout].append(Prior("ordinals", wrong * WEIGHTS["ordinals"], because))


def _original(slots: Sequence[Slot], against: _Against) -> None:
    """The first version is the oldest entry."""
    place = next((n for n, slot in enumerate(slots) if slot.stamp is not None and slot.stamp.kind == "original"), None)
    if place is None:
        return
    ends: tuple[tuple[Layout, int, str], ...] = ((NEWEST, len(slots) - 1, "above"), (OLDEST, 0, "below"))
    for layout, last, where in ends:
        if place != last:
            because = f"the first version stands {where} what came later ({slots[place].name})"
            against[layout].append(Prior("original", WEIGHTS["original"], because))


def _same_as_page(
    slots: Sequence[Slot], stamped: Sequence[Slot], updated: Slot, published: Slot | None, against: _Against
) -> None:
    """Text without a stamp is not newer than a marker of the page's last update, nor older than one of its publication."""
    renewed = published if published is not None and not _same_time(published, updated) else None
    ends: tuple[tuple[Layout, Sequence[Slot], Sequence[Slot]], ...] = (
        (NEWEST, slots, stamped),
        (OLDEST, slots[::-1], stamped[::-1]),
    )
    for layout, walk, chain in ends:
        sides = (
            (walk[0], chain[0], updated, "newest", "last update", "newer"),
            (walk[-1], chain[-1], renewed, "oldest", "publication", "older"),
        )
        for end, marker, page, which, what, more in sides:
            if end.stamp is None and page is not None and _same_time(marker, page):
                because = f"the {which} marker is of the page's {what}: nothing {more} stands above it ({marker.name})"
                against[layout].append(Prior("same-as-page", WEIGHTS["same-as-page"], because))


def _same_time(one: Slot, other: Slot) -> bool:
    """Whether two stamps show one clock time, of one day as far as their words go."""
    days, zones = {one.fixed, other.fixed} - {None}, {slot.stamp and slot.stamp.zone for slot in (one, other)} - {None}
    return one.minutes is not None and one.minutes == other.minutes and len(days) < 2 and len(zones) < 2


def _top(slots: Sequence[Slot], stamped: Sequence[Slot]) -> Prior | None:
    first = slots[0]
    if first.stamp is None or not first.stamp.cued or (len(slots) == 1 and first.stamp.timed and not first.is_label):
        return None
    because = f"an update right under the headline was put on top ({first.name})"
    several = sum(slot.minutes is not None for slot in stamped) > 1
    return Prior("top", WEIGHTS["top"] / (2 if several and not first.is_label else 1), because)


def _style(slots: Sequence[Slot], stamped: Sequence[Slot], against: _Against, *, above: bool) -> None:
    if not stamped:
        return
    first = stamped[0]
    if above and len(stamped) == 1 and first.stamp is not None and not first.stamp.cued:
        because = f"a single stamp, at the foot ({first.name}), says nothing of the order: newest-first is taken"
        against[OLDEST].append(Prior("foot", WEIGHTS["foot"], because))
        return
    added = next((slot for slot in stamped if slot.stamp and slot.stamp.cue in word_set(ADDITION_CUES)), None)
    if added is not None:
        because = f"an addition says itself that it was added below ({added.name})"
        against[NEWEST].append(Prior("label", WEIGHTS["label"], because))
        return
    on_line = next((slot for slot in stamped if slot.minutes is not None and not slot.is_label), None)
    if on_line is not None:
        if not above or len(stamped) == 1:
            why = "a marker with a clock time on its own line was the head of an older version that newer text was put on top of"
            weight = _weight("head-of-older", stamped)
            against[OLDEST].append(Prior("head-of-older", weight, f"{why} ({on_line.name})"))
    elif slots[0].stamp is None or len(stamped) > 1:
        if any(slot.is_label for slot in stamped):
            why = "a label that shares its line with its text was added below"
            against[NEWEST].append(Prior("label", _weight("label", stamped), f"{why} ({first.name})"))
        else:
            why = "a marker without a clock time was added below"
            against[NEWEST].append(Prior("no-clock", WEIGHTS["no-clock"], f"{why} ({first.name})"))


def _weight(term: Term, stamped: Sequence[Slot]) -> float:
    """The weight of a style: less where times speak too, and where no cue says that anything was updated.

    All live blogs look alike, whichever way they grow.
    """
    several = sum(slot.minutes is not None for slot in stamped) > 1
    cued = any(slot.stamp is not None and slot.stamp.cued for slot in stamped)
    return WEIGHTS[term] / ((2 if several else 1) if cued else 6)


def direction(minutes: Sequence[int], layout: Layout) -> str | None:
    """How clock times go down the page in a layout, if all go one way, the shorter way round: "fall", "rise, over midnight"."""
    steps = [other - one for one, other in pairwise(minutes)]
    over = [step - _DAY if step > 18 * _HOUR else step + _DAY if step < -18 * _HOUR else step for step in steps]
    if any(step < 0 if layout == OLDEST else step > 0 for step in over):
        return None
    return ("rise" if layout == OLDEST else "fall") + " down the page" + (", over midnight" if over != steps else "")


def listed(slots: Sequence[Slot]) -> str:
    """The first and the last of them, as a reason names them."""
    return f"{shown(slots[0])}, {shown(slots[-1])}"
