"""The strip of a history: the captures on a time axis, and above them what came about between each two, as an SVG."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from newsline.chronology.timezones import in_zone
from newsline.histories.model import Capture
from newsline.writers import words
from newsline.writers.axis import APART, Axis, axis_of, drawn, ends
from newsline.writers.when import at, isolated

_LANE = 30
_HIGH = 24  # of a bar: what a finger needs
_MOST_LANES = 5
_MOST_NUMBERED = 16  # captures that have their numbers below them
_BELOW = 22


class Interval(NamedTuple):
    """What came about between two captures: the id of its list, how many changes, and whether a stamp was untrue or missing."""

    anchor: str
    between: tuple[int, int]
    changes: int
    doubtful: bool


def svg(captures: Sequence[Capture], intervals: Sequence[Interval], tz: str) -> str:
    """The drawing; empty if fewer than two captures have a known instant."""
    times = {one.n: one.time for one in captures if one.time is not None}
    if len(times) < 2:
        return ""
    clocks = {n: in_zone(time, tz) for n, time in times.items()}
    axis = axis_of(min(clocks.values()), max(clocks.values()), 0, 0)
    bars, lanes = _bars(intervals, clocks, axis)
    base = lanes * _LANE + 14
    name = f"{words.STRIP_OF_CAPTURES}: {ends(min(times.values()), max(times.values()), tz)}"
    body = "".join(_bar(interval, lane, left, right, base) for interval, lane, left, right in bars)
    numbered = len(clocks) <= _MOST_NUMBERED
    dots = "".join(_capture(one, axis.across(clocks[one.n]), base, tz, numbered) for one in captures if one.n in clocks)
    return drawn(axis, base, name, labels=base + _BELOW, high=base + _BELOW + 42, body=body + dots)


def _bars(
    intervals: Sequence[Interval], clocks: dict[int, datetime], axis: Axis
) -> tuple[list[tuple[Interval, int, float, float]], int]:
    """Each interval with its lane and its ends in per cent from the left; as many lanes as keep them apart, up to a few."""
    free: list[float] = []
    bars = []
    for interval in intervals:
        before, after = interval.between
        if before not in clocks or after not in clocks:
            continue
        right, left = axis.across(clocks[before]), axis.across(clocks[after])
        if right - left < APART:  # a finger's width, around the middle
            left, right = (left + right - APART) / 2, (left + right + APART) / 2
        lane = next((lane for lane, end in enumerate(free) if right <= end + 0.01), len(free))
        if lane == _MOST_LANES:
            continue  # the list below has them all
        free[lane : lane + 1] = [left]
        bars.append((interval, lane, left, right))
    return bars, max(len(free), 1)


def _bar(interval: Interval, lane: int, left: float, right: float, base: int) -> str:
    before, after = interval.between
    y = base - 10 - lane * _LANE - _HIGH
    name = escape(f"{words.changes(interval.changes)} {words.BETWEEN_CAPTURES} {before} {words.AND}{after}")
    doubtful = " doubtful" * interval.doubtful
    return (
        f'<a href="#{interval.anchor}" class="span{doubtful}"><title>{name}</title>'
        f'<rect x="{left + 0.3:.2f}%" width="{right - left - 0.6:.2f}%" y="{y}" height="{_HIGH}"/>'
        f'<text x="{(left + right) / 2:.2f}%" y="{y + 16}" text-anchor="middle">{interval.changes}</text></a>'
    )


def _capture(one: Capture, across: float, base: int, tz: str, numbered: bool) -> str:
    x = f"{across:.2f}%"
    kind = "capture" if one.usable else "capture gone"
    name = escape(f"{words.CAPTURE} {one.n} · {isolated(at(one.time, tz).line('') if one.time else '')}")
    number = f'<text class="number" x="{x}" y="{base + 17}" text-anchor="middle">{one.n}</text>' if numbered else ""
    return f'<g class="{kind}"><title>{name}</title><circle cx="{x}" cy="{base}" r="5"/>{number}</g>'
