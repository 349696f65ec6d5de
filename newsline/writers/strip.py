"""The strip: the entries of the page on a time axis, as an SVG. The oldest is on the right, as the page is read.

Measures across are percentages, so that letters keep their size on a phone; measures down are CSS pixels. Nothing here
comes from a source but numbers and times.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from itertools import pairwise
from typing import NamedTuple

from newsline.chronology.timezones import in_zone
from newsline.model import Entry
from newsline.writers import words
from newsline.writers.when import at, in_arabic, isolated

_EDGE = 9.0  # per cent, half a date's width at 350 pixels
_APART = 8.0  # per cent, a dot of 24 pixels and a gap at 330 pixels
_LANE = 28
_RADIUS = 12
_MOST_LANES = 4
_MOST_BESIDE = 5  # entries without a time drawn at the two ends
_MOST_DAYS = 31


class Mark(NamedTuple):
    """An entry to draw: the id of its list item, and the number in its dot."""

    anchor: str
    number: int
    entry: Entry


class _Dot(NamedTuple):
    mark: Mark
    across: float
    lane: int


def svg(marks: list[Mark], tz: str) -> str:
    """The drawing; `marks` are oldest first. Empty if there are fewer than two entries, or no instant is known."""
    times = [mark.entry.moment.time for mark in marks if mark.entry.moment.time]
    if len(marks) < 2 or not times:
        return ""
    first, last = min(times), max(times)
    axis = _Axis(first, last, *_beside(marks))
    dots = _in_lanes(_placed(marks, axis))
    body, base = _numbered(dots, tz) if dots else _ticks(marks, axis)
    text = escape(f"{words.STRIP}: {_ends(first, last, tz)}")
    return (
        f'<svg width="100%" height="{base + 42}" direction="ltr" role="group" aria-label="{text}">'
        f'<line class="axis" x1="0" x2="100%" y1="{base}" y2="{base}"/>'
        f"{''.join(_midnights(axis, tz, base))}{body}{''.join(_labels(axis, tz, base))}</svg>"
    )


def _ends(first: datetime, last: datetime, tz: str) -> str:
    return " – ".join(isolated(at(time, tz).line("")) for time in dict.fromkeys((first, last)))


class _Axis(NamedTuple):
    """The instants at the ends of the axis, and how many dots are beyond each end."""

    first: datetime
    last: datetime
    before: int
    after: int

    def across(self, time: datetime) -> float:
        """Per cent from the left."""
        start, end = 100 - _EDGE - _APART * self.before, _EDGE + _APART * self.after
        if self.first == self.last:
            return (start + end) / 2
        return start + (end - start) * ((time - self.first) / (self.last - self.first))


def _beside(marks: list[Mark]) -> tuple[int, int]:
    known = [index for index, mark in enumerate(marks) if mark.entry.moment.time]
    before, after = known[0], len(marks) - 1 - known[-1]
    return (before, after) if before + after <= _MOST_BESIDE else (0, 0)


def _placed(marks: list[Mark], axis: _Axis) -> list[tuple[Mark, float]]:
    """The place of each mark; without a time it is between or beside its neighbours. Empty if not all can be shown."""
    known = [(index, axis.across(mark.entry.moment.time)) for index, mark in enumerate(marks) if mark.entry.moment.time]
    before, after = known[0][0], len(marks) - 1 - known[-1][0]
    if (before, after) != (axis.before, axis.after):
        return []
    ends = [(-1, known[0][1] + _APART * (before + 1)), *known, (len(marks), known[-1][1] - _APART * (after + 1))]
    places = []
    for (left, here), (right, there) in pairwise(ends):
        step = (there - here) / (right - left)
        places += [(marks[index], here + step * (index - left)) for index in range(max(left, 0), right)]
    return places


def _in_lanes(places: list[tuple[Mark, float]]) -> list[_Dot]:
    """The dots in as many lanes as it takes to keep them apart; empty if those are too many."""
    ends: list[float] = []
    dots = []
    for mark, across in places:
        lane = next((lane for lane, end in enumerate(ends) if end - across >= _APART), len(ends))
        ends[lane : lane + 1] = [across]
        dots.append(_Dot(mark, across, lane))
    return dots if len(ends) <= _MOST_LANES else []


def _numbered(dots: list[_Dot], tz: str) -> tuple[str, int]:
    base = (max(dot.lane for dot in dots) + 1) * _LANE + 8
    # all stems first: drawn later, one would cross the number in a dot below
    return "".join(_stem(dot, base) for dot in dots) + "".join(_dot(dot, base, tz) for dot in dots), base


def _height(dot: _Dot, base: int) -> int:
    return base - 8 - _LANE * dot.lane - _RADIUS


def _stem(dot: _Dot, base: int) -> str:
    x = f"{dot.across:.2f}%"
    return f'<line class="stem {_class(dot.mark.entry)}" x1="{x}" x2="{x}" y1="{_height(dot, base)}" y2="{base}"/>'


def _class(entry: Entry) -> str:
    return entry.kind if entry.moment.time else f"{entry.kind} open"


def _dot(dot: _Dot, base: int, tz: str) -> str:
    entry, x, y = dot.mark.entry, f"{dot.across:.2f}%", _height(dot, base)
    name = escape(f"{dot.mark.number} · {words.KINDS[entry.kind]} · {in_arabic(entry, tz)}")
    return (
        f'<a href="#{dot.mark.anchor}" class="{_class(entry)}"><title>{name}</title>'
        f'<circle cx="{x}" cy="{y}" r="{_RADIUS}"/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle">{dot.mark.number}</text></a>'
    )


def _ticks(marks: list[Mark], axis: _Axis) -> tuple[str, int]:
    """A line per entry, if there are too many for dots. Not links: a finger could not hit a single one."""
    lines = []
    for mark in marks:
        if mark.entry.moment.time:
            x = f"{axis.across(mark.entry.moment.time):.2f}%"
            lines.append(f'<line class="tick {mark.entry.kind}" x1="{x}" x2="{x}" y1="6" y2="34"/>')
    return "".join(lines), 38


def _midnights(axis: _Axis, tz: str, base: int) -> Iterator[str]:
    start = in_zone(axis.first, tz)
    days = (in_zone(axis.last, tz).date() - start.date()).days
    if days > _MOST_DAYS:
        return
    for day in range(1, days + 1):
        midnight = datetime.combine(start.date(), datetime.min.time()) + timedelta(days=day)
        x = f"{axis.across(axis.first + (midnight - start)):.2f}%"
        yield f'<line class="midnight" x1="{x}" x2="{x}" y1="0" y2="{base}"/>'


def _labels(axis: _Axis, tz: str, base: int) -> Iterator[str]:
    for time in dict.fromkeys((axis.first, axis.last)):
        shown, x = at(time, tz), f"{axis.across(time):.2f}%"
        yield f'<text class="clock" x="{x}" y="{base + 18}" text-anchor="middle">{shown.clock}</text>'
        yield f'<text class="day" x="{x}" y="{base + 34}" text-anchor="middle">{shown.day}</text>'
