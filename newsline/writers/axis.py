"""A time axis as SVG, for the strips of the pages: the oldest on the right, with clock times and days below it.

Measures across are percentages, so that letters keep their size on a phone; measures down are CSS pixels.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

from newsline.writers.when import at, isolated

_EDGE = 9.0  # per cent, half a date's width at 350 pixels
APART = 8.0  # per cent, a dot of 24 pixels and a gap at 330 pixels
_MOST_STEPS = 5  # between labels, each as wide as a date at 350 pixels
_DAY = 24 * 60
_STEPS = (  # minutes
    *(1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720),
    *(_DAY, 2 * _DAY, 3 * _DAY, 7 * _DAY, 14 * _DAY, 30 * _DAY, 60 * _DAY, 90 * _DAY, 182 * _DAY),
    *(365 * _DAY * years for years in (1, 2, 5, 10, 20, 50, 100)),
)
_EPOCH = datetime(1900, 1, 1)


class Axis(NamedTuple):
    """The clock times at the ends of the axis, the minutes between its labels (0: one instant), the dots beyond each end."""

    first: datetime
    last: datetime
    step: int
    before: int
    after: int

    def across(self, time: datetime) -> float:
        """Per cent from the left of a time on the axis's own clock."""
        start, end = 100 - _EDGE - APART * self.before, _EDGE + APART * self.after
        if self.first == self.last:
            return (start + end) / 2
        return start + (end - start) * ((time - self.first) / (self.last - self.first))


def axis_of(first: datetime, last: datetime, before: int, after: int) -> Axis:
    """From a round time to a round one, of as few steps as there is room for labels."""
    if first == last:
        return Axis(first, last, 0, before, after)
    for minutes in _STEPS:
        step = timedelta(minutes=minutes)
        start = first - (first - _EPOCH) % step
        steps = -((start - last) // step)
        if steps <= _MOST_STEPS:
            break
    return Axis(start, start + steps * step, minutes, before, after)


def scale(axis: Axis, base: int) -> Iterator[str]:
    """The labels: clock times, and the day where it begins; only days where the steps are days."""
    steps = round((axis.last - axis.first) / timedelta(minutes=axis.step)) if axis.step else 0
    above = ""
    for number in range(steps + 1):
        time = axis.first + number * timedelta(minutes=axis.step)
        x, day = f"{axis.across(time):.2f}%", f"{time:%Y-%m-%d}"
        midnight = " midnight" * (number > 0 and day != above)
        yield f'<line class="hour{midnight}" x1="{x}" x2="{x}" y1="{0 if midnight else base - 5}" y2="{base + 5}"/>'
        clock = f"{time:%H:%M}" if axis.step < _DAY else ""
        if clock:
            yield f'<text class="clock" x="{x}" y="{base + 19}" text-anchor="middle">{clock}</text>'
        if day != above:
            yield f'<text class="day" x="{x}" y="{base + (35 if clock else 20)}" text-anchor="middle">{day}</text>'
        above = day


def drawn(axis: Axis, base: int, name: str, *, labels: int, high: int, body: str) -> str:
    """The drawing `name` with its axis at `base`, its scale at `labels`, and `body` on it; `high`: in CSS pixels."""
    return (
        f'<svg width="100%" height="{high}" direction="ltr" role="group" aria-label="{escape(name)}">'
        f'<line class="axis" x1="0" x2="100%" y1="{base}" y2="{base}"/>'
        f"{''.join(scale(axis, labels))}{body}</svg>"
    )


def ends(first: datetime, last: datetime, tz: str) -> str:
    """The first and the last instant, in words."""
    return " – ".join(isolated(at(time, tz).line("")) for time in dict.fromkeys((first, last)))
