"""The strip: the entries of the page on a time axis, as an SVG. The oldest is on the right, as the page is read.

A few entries are dots with their numbers; more than find room are bars, one for each step of the axis, which lead to the
first entry in it. Measures across are percentages, so that letters keep their size on a phone; measures down are CSS pixels.
Nothing here comes from a source but numbers and times.
"""

from datetime import datetime, timedelta
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from newsline.chronology.timezones import in_zone
from newsline.model import Entry
from newsline.writers import words
from newsline.writers.axis import APART, Axis, axis_of, drawn, ends
from newsline.writers.when import in_arabic, isolated

_LANE = 28
_RADIUS = 12
_MOST_LANES = 4
_MOST_BESIDE = 5  # entries without a time drawn at the two ends
_BARS = 2  # for each step: as many as fingers can tell
_BAR = 64  # the height of the tallest


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
    clocks = [in_zone(time, tz) for time in times]  # where clocks are set back the last of them may be an earlier one
    axis = axis_of(min(clocks), max(clocks), *_beside(marks))
    dots = _in_lanes(_placed(marks, axis, tz))
    body, base = _numbered(dots, tz) if dots else _bars(marks, axis, tz)
    return drawn(axis, base, f"{words.STRIP}: {ends(first, last, tz)}", labels=base, high=base + 42, body=body)


def _beside(marks: list[Mark]) -> tuple[int, int]:
    known = [index for index, mark in enumerate(marks) if mark.entry.moment.time]
    before, after = known[0], len(marks) - 1 - known[-1]
    return (before, after) if before + after <= _MOST_BESIDE else (0, 0)


# --- a few: dots --------------------------------------------------------------------------------------------------


def _placed(marks: list[Mark], axis: Axis, tz: str) -> list[tuple[Mark, float]]:
    """The place of each mark; without a time it is between or beside its neighbours. Empty if not all can be shown."""
    known = [
        (index, axis.across(in_zone(mark.entry.moment.time, tz)))
        for index, mark in enumerate(marks)
        if mark.entry.moment.time
    ]
    before, after = known[0][0], len(marks) - 1 - known[-1][0]
    if (before, after) != (axis.before, axis.after):
        return []
    ends = [(-1, known[0][1] + APART * (before + 1)), *known, (len(marks), known[-1][1] - APART * (after + 1))]
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
        lane = next((lane for lane, end in enumerate(ends) if end - across >= APART), len(ends))
        if lane == _MOST_LANES:
            return []
        ends[lane : lane + 1] = [across]
        dots.append(_Dot(mark, across, lane))
    return dots


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


# --- many: bars ---------------------------------------------------------------------------------------------------


def _bars(marks: list[Mark], axis: Axis, tz: str) -> tuple[str, int]:
    """A bar for each half of a step that has entries, as tall as they are many; it leads to the first of them."""
    width = timedelta(minutes=axis.step) / _BARS if axis.step else timedelta(1)
    timed = [(in_zone(mark.entry.moment.time, tz), mark) for mark in marks if mark.entry.moment.time]
    timed.sort(key=lambda pair: pair[0])
    # the last moment of the axis belongs to the bar before it
    last = max(round((axis.last - axis.first) / width) - 1, 0)
    grouped = [
        (place, [mark for _, mark in group])
        for place, group in groupby(timed, key=lambda pair: min(int((pair[0] - axis.first) / width), last))
    ]
    most = max(len(group) for _, group in grouped)
    base = _BAR + 26
    return "".join(_bar(axis, axis.first + place * width, width, group, most, base) for place, group in grouped), base


def _bar(axis: Axis, start: datetime, width: timedelta, group: list[Mark], most: int, base: int) -> str:
    right, left = axis.across(start), axis.across(start + width) if axis.step else axis.across(start) - APART
    height = max(round(_BAR * len(group) / most), 3)
    x, wide, middle = f"{left + 0.4:.2f}%", f"{right - left - 0.8:.2f}%", f"{(left + right) / 2:.2f}%"
    span = isolated(f"{start:%Y-%m-%d %H:%M}")
    name = escape(f"{words.count(len(group))} {words.FROM} {span}")
    return (
        f'<a href="#{group[0].anchor}" class="bar"><title>{name}</title>'
        f'<rect class="hit" x="{x}" width="{wide}" y="0" height="{base}"/>'
        f'<rect x="{x}" width="{wide}" y="{base - height}" height="{height}"/>'
        f'<text x="{middle}" y="{base - height - 6}" text-anchor="middle">{len(group)}</text></a>'
    )
