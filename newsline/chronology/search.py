"""The search for the reading of an article's stamps that needs the least that is unlikely.

Its stamps are walked from the newest to the oldest, as a layout has them. Of each the day is open (unless its words give it),
the half of the day on a clock of twelve hours, and whether it stands in order. What each choice costs is a sum of terms with
the weights of `evidence`; of all readings up to a stamp the few cheapest are kept, so that the time grows with the number of
stamps and no faster.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import inf, log2
from typing import NamedTuple

from newsline.chronology.evidence import DOUBT, WEIGHTS, Term

DAY = 24 * 60  # minutes
_HALF = DAY // 2
_WEEK = 7
_KEPT = 5  # readings kept at each stamp
_MARGIN = 7.0  # of cost: what is so much dearer than the cheapest is not kept
_FEWEST_WITH_PINNED = 4  # stamps: of fewer, none can be told to be pinned
_SCALES = (15, 120)  # minutes between which the usual step from post to post lies
_FEW_STEPS = 60  # minutes: the scale where one step alone says nothing of what is usual
_MOST_FIXED = 2.0  # what a date that stands out of order costs at the most beyond the disorder itself
_MOST_NAMED = 1.5  # what a step to another day costs at the most if the passages name both


class Post(NamedTuple):
    """What the search knows of one stamp.

    `clocks`: the minutes of the day that it may mean, each with what it costs to read it so; empty without a clock time.
    `days`: the days (ordinals) that its words or its heading leave open; empty: any; one: it is fixed. `ahead`: minutes that its clock is
    ahead of the scale on which the article's stamps are compared. `pinned`: its words say that it is pinned. `weekday`: the one
    that its passage names.
    """

    clocks: tuple[tuple[int, float], ...]
    days: tuple[int, ...] = ()
    ahead: int = 0
    pinned: float | None = False
    weekday: int | None = None


class Habit(NamedTuple):
    """How a newsroom leaves dates off.

    `left_off`: the first date down the walk stands on the day before that of the reference, and says that the stamps without one above
    it are of that, not of its own day: what it costs that they are not. `first`: a date stands on the first stamp of its day, not on
    the last, which what is between two of them goes with.
    """

    left_off: float = 0.0
    first: bool = True


_NO_HABIT = Habit()


class Step(NamedTuple):
    """The choice for one stamp, linked to that for the one before it in the walk.

    `day`: on the scale of the path; `time`: minutes on that scale; `term`: what the step cost most by.
    """

    before: "Step | None"
    place: int
    day: int
    time: int
    clock: int
    term: Term
    cost: float


class Path(NamedTuple):
    """A reading of the stamps so far. `shift`: the days to add to those of its scale, None while no date is met.

    `front`: the minutes of the last stamp in order; `timed`, `fixed`: whether that has a clock time, and a day of its own.
    `monday`: the day of the scale, 0 to 6, that is one if the first passage that names a weekday is of that day; `off`: how many
    of the others are then not of theirs.
    """

    cost: float
    front: int | None
    timed: bool
    fixed: bool
    shift: int | None
    newest: int
    oldest: int
    step: Step | None
    monday: int | None = None
    off: int = 0

    @property
    def steps(self) -> list[Step]:
        """All choices, the newest stamp first."""
        out = []
        step = self.step
        while step is not None:
            out.append(step)
            step = step.before
        return out[::-1]


def paths(
    walk: Sequence[Post], top: int | None, trusted: bool, limit: float = inf, habit: Habit = _NO_HABIT
) -> list[Path]:
    """The cheapest readings of one walk over stamps, the newest first, each another one in what matters for what follows.

    `top`: the place of the stamp on top of the page, if that is at an end of the walk. `trusted`: the layout is known, so
    that fewer stamps are believed to stand out of order. `limit`: of a walk that costs more the first steps are enough,
    since no reading of the whole could cost less.
    """
    return _Search(walk, top, habit, trusted=trusted).paths(limit)


def open_clocks(walk: Sequence[Post], path: Path) -> list[int]:
    """The places in a walk of clock times that a reading nearly as likely puts in the other half of the day.

    The search keeps of all readings that go on alike only the cheapest. Here those between are looked at: each time with two
    halves, and its other one, where it lies between those of its neighbours in order.
    """
    steps = [one for one in path.steps if walk[one.place].clocks and one.term not in ("disorder", "pinned")]
    if not any(_is_open(walk[step.place]) for step in steps):
        return []
    scale = _usual_step(walk)
    may = [_times(walk[step.place], step) for step in steps]
    there = _cheapest(may, scale)
    back = _cheapest([[(-time, cost) for time, cost in times] for times in may[::-1]], scale)[::-1]
    out = []
    for step, times, newer, older in zip(steps, may, there, back, strict=True):
        costs = [one + other - cost for one, other, (_, cost) in zip(newer, older, times, strict=True)]
        if any(cost < costs[0] + DOUBT for cost in costs[1:]):
            out.append(step.place)
    return out


def _is_open(post: Post) -> bool:
    """Whether nothing but the order says the half of the day."""
    return len(post.clocks) > 1 and (post.clocks[1][0] - post.clocks[0][0]) % DAY == _HALF


def _times(post: Post, step: Step) -> list[tuple[int, float]]:
    """The minutes that a stamp may be of, that of its step first, each with what it costs to read it so."""
    own = post.clocks[step.clock][1]
    if not _is_open(post):
        return [(step.time, own)]
    other = post.clocks[1 - step.clock][1]
    return [(step.time, own), (step.time - _HALF, other), (step.time + _HALF, other)]


def _cheapest(walk: Sequence[list[tuple[int, float]]], scale: int) -> list[list[float]]:
    """For each of the times that the stamps of a walk may be of what the steps down to it cost at the least, its own cost with it."""
    out = [[cost for _, cost in walk[0]]]
    for before, times in pairwise(walk):
        sofar = list(zip(before, out[-1], strict=True))
        out.append(
            [
                cost + min((paid + _in_order(one, time, scale) for (one, _), paid in sofar), default=inf)
                for time, cost in times
            ]
        )
    return out


def _in_order(one: int, other: int, scale: int) -> float:
    """What a step down costs from one minute to another; a step up is none."""
    if other > one:
        return inf
    return log2(1 + (one - other) / scale) + WEIGHTS["midnights"] * (one // DAY != other // DAY)


class _Search:
    """One walk over stamps."""

    def __init__(self, walk: Sequence[Post], top: int | None, habit: Habit, *, trusted: bool) -> None:
        self.walk = walk
        self.habit = habit
        self.top = top if len(walk) >= _FEWEST_WITH_PINNED else None
        self.scale = _usual_step(walk)
        dated = [place for place, post in enumerate(walk) if len(post.days) == 1]
        self.between = _between_dates(walk, dated)
        self.first_date = dated[0] if dated else len(walk)
        # what the passages name is weighed only when the days are known: more readings are kept until then
        self.kept, self.margin = (
            (_KEPT, _MARGIN) if all(post.weekday is None for post in walk) else (2 * _KEPT, 2 * _MARGIN)
        )
        # of two stamps out of order neither is: the page is read the wrong way round
        self.disorder = WEIGHTS["disorder"] * (1 + 1 / max(1, len(walk)) + trusted)

    def paths(self, limit: float) -> list[Path]:
        """The cheapest readings, or the first steps of those that cost more than the limit."""
        found = [_START]
        for place, post in enumerate(self.walk):
            # of those that go on alike only the cheapest is made
            best: dict[tuple[int | None, int | None, int, int], _Option] = {}
            for path in found:
                for option in self.options(path, place, post):
                    off = _off(path, option[4], post.weekday) if post.weekday is not None else path.off
                    key = (option[1], option[2], option[5] if option[7] == "pinned" else 0, off)
                    other = best.get(key)
                    if other is None or option[0] < other[0]:
                        best[key] = option
            kept = sorted(best.values(), key=_cost)[: self.kept]
            dearest = kept[0][0] + self.margin
            found = [_made(option, place, post.weekday) for option in kept if option[0] < dearest]
            if kept[0][0] > limit:
                break
        return found

    def options(self, path: Path, place: int, post: Post) -> list["_Option"]:
        """The readings that one more stamp makes of a path."""
        fixed = len(post.days) == 1
        if not post.clocks:
            return [self.dated(path, day, shift, fixed=fixed) for day, shift in _days(path, post, 0)]
        # where a word says that it is pinned, it costs nothing to believe it
        pinned = WEIGHTS["pinned"] * (not post.pinned) if post.pinned or place == self.top else None
        sofar, front = path.cost, path.front
        found: list[_Option] = []
        for clock, (minutes, cost) in enumerate(post.clocks):
            minutes -= post.ahead
            for day, shift in _days(path, post, minutes, back=place == self.first_date or place in self.between):
                time = day * DAY + minutes
                gap = 0 if front is None else front - time
                term, more = self.step(path, place, time, fixed=fixed, pinned=pinned)
                if term == "midnights" and _is_named(path, day, post.weekday):
                    more = min(more, _MOST_NAMED)
                more += cost + self.against_habit(path, place, day, shift)
                if gap >= 0:
                    found.append((sofar + more, time, shift, path, day, time, clock, term, more, True, fixed))
                else:
                    found.append(
                        (sofar + more, front, shift, path, day, time, clock, term, more, path.timed, path.fixed)
                    )
                if front is None and pinned is not None:
                    term, more = "pinned", cost + pinned
                elif gap > self.scale:  # it may be out of order all the same
                    term, more = self.astray(gap, pinned=pinned, before=True)
                    more += cost
                else:
                    continue
                found.append((sofar + more, front, shift, path, day, time, clock, term, more, path.timed, path.fixed))
        return found

    def step(self, path: Path, place: int, time: int, *, fixed: bool, pinned: float | None) -> tuple[Term, float]:
        """What a stamp with a clock time costs after those of the path."""
        if path.front is None:  # the newest, or what stands below a pinned one
            if path.step is None:
                return "clocks", 0.0
            later = path.newest - time
            cost = log2(1 + abs(later) / self.scale) + WEIGHTS["midnights"] * (path.newest // DAY != time // DAY)
            return "clocks", cost if later > 0 else cost / 2  # the pinned one is seldom the newest
        both = fixed and path.fixed
        if not path.timed:
            return self.days_apart(path.front // DAY - time // DAY, fixed=both)
        gap = path.front - time
        if gap < 0:
            term, cost = self.astray(-gap, pinned=pinned)
            return term, min(cost, self.disorder + _MOST_FIXED) if both else cost
        if both:
            return "dates", 0.0
        known = self.between.get(place)
        cost = log2(1 + gap / max(self.scale, known.step if known is not None else 0))
        if path.front // DAY == time // DAY:
            return "clocks", cost
        if place == self.first_date and self.habit.left_off and path.front // DAY == time // DAY + 1:
            return "midnights", min(cost, _MOST_NAMED)
        return "midnights", cost + WEIGHTS["midnights"] * (known is None)

    def against_habit(self, path: Path, place: int, day: int, shift: int | None) -> float:
        """What it costs that a stamp's day is not what the dates left off around it say."""
        if place == self.first_date:
            return self.habit.left_off * (path.front is not None and path.front // DAY == day)
        known = self.between.get(place)
        if known is None or shift is None or len(self.walk[place].days) == 1:
            return 0.0
        return WEIGHTS["carried"] * (day + shift == (known.newer if self.habit.first else known.older))

    def astray(self, gap: int, *, pinned: float | None, before: bool = False) -> tuple[Term, float]:
        """What it costs that a stamp is so many minutes away from where the order has it; `before`: earlier than it has it."""
        more = log2(1 + gap / self.scale)
        if pinned is None:
            return "disorder", self.disorder + more
        return "pinned", pinned + (more if before else more / 2)

    def days_apart(self, days: int, *, fixed: bool) -> tuple[Term, float]:
        """The same where one of the two has a day alone."""
        if days < 0:
            return "disorder", self.disorder + min(_MOST_FIXED, log2(1 - days))
        return "dates", 0.0 if fixed else log2(1 + days)

    def dated(self, path: Path, day: int, shift: int | None, *, fixed: bool) -> "_Option":
        """The path with a stamp that has a day alone: where it is of the day of the last one, that one stays the last."""
        days = 0 if path.front is None else path.front // DAY - day
        term, more = self.days_apart(days, fixed=fixed and path.fixed)
        time = day * DAY + DAY - 1
        if path.front is None or days > 0:
            return path.cost + more, time, shift, path, day, time, 0, term, more, False, fixed
        return path.cost + more, path.front, shift, path, day, time, 0, term, more, path.timed, path.fixed


# What a path may become: its cost, front and shift; the path, the step's day, time, clock, term and cost; timed and fixed.
_Option = tuple[float, int | None, int | None, Path, int, int, int, Term, float, bool, bool]


def _made(option: _Option, place: int, weekday: int | None) -> Path:
    cost, front, shift, path, day, time, clock, term, more, timed, fixed = option
    step = Step(path.step, place, day, time, clock, term, more)
    monday = path.monday if path.monday is not None or weekday is None else (day - weekday) % _WEEK
    off = _off(path, day, weekday) if weekday is not None else path.off
    if path.step is None:
        return Path(cost, front, timed, fixed, shift, time, time, step, monday, off)
    newest, oldest = max(path.newest, time), min(path.oldest, time)
    return Path(cost, front, timed, fixed, shift, newest, oldest, step, monday, off)


def _off(path: Path, day: int, weekday: int) -> int:
    """How many passages are not of the weekdays that they name, beside the first that names one, with one more stamp."""
    return path.off + (path.monday is not None and path.monday != (day - weekday) % _WEEK)


def _is_named(path: Path, day: int, weekday: int | None) -> bool:
    """Whether a stamp's passage names the day that it is given, if the first passage that names one does."""
    return weekday is not None and path.monday is not None and path.monday == (day - weekday) % _WEEK


class _Between(NamedTuple):
    """Two stamps of different days of their own (ordinals), between which another one stands; `step`: minutes, what parts the two
    dealt out to the stamps between."""

    newer: int
    older: int
    step: float


def _between_dates(walk: Sequence[Post], dated: Sequence[int]) -> dict[int, _Between]:
    """By place, the dates between which a stamp stands, the older one for itself as well.

    That a midnight lies between them is known, and is no evidence.
    """
    out: dict[int, _Between] = {}
    for newer, older in pairwise(dated):
        one, other = walk[newer], walk[older]
        days = one.days[0] - other.days[0]
        if older - newer > 1 and days > 0:
            step = (days * DAY + _clock(one) - _clock(other)) / (older - newer)
            out |= dict.fromkeys(range(newer + 1, older + 1), _Between(one.days[0], other.days[0], step))
    return out


def _clock(post: Post) -> int:
    return post.clocks[0][0] - post.ahead if post.clocks else 0


def _usual_step(posts: Sequence[Post]) -> int:
    """Minutes between neighbours, the shorter way round the clock: the median, within what news blogs have."""
    times = [post.clocks[0][0] - post.ahead for post in posts if post.clocks]
    steps = [min(step, DAY - step) for one, other in pairwise(times) if (step := abs(other - one) % DAY)]
    if len(steps) < 2:
        return _FEW_STEPS
    return max(_SCALES[0], min(_SCALES[1], sorted(steps)[(len(steps) - 1) // 2]))


def _days(path: Path, post: Post, minutes: int, *, back: bool = False) -> list[tuple[int, int | None]]:
    """The days on the path's scale that a stamp may be of, each with the path's shift from then on.

    `back`: also the day before the last one that keeps the order.
    """
    if path.front is None:
        near = [path.newest // DAY] if path.step is None else [path.newest // DAY, path.newest // DAY + 1]
    elif post.clocks:
        in_order = (path.front - minutes) // DAY
        near = [in_order, in_order + 1, in_order - 1] if back else [in_order, in_order + 1]
        if post.weekday is not None and path.monday is not None:
            days = (in_order - path.monday - post.weekday) % _WEEK  # to the last day that the passage may mean
            if 0 < days < _WEEK - 1:
                near.append(in_order - days)
    else:
        near = [path.front // DAY]
    if not post.days:
        return [(day, path.shift) for day in near]
    if path.shift is not None:
        return [(day - path.shift, path.shift) for day in post.days]
    return [(day, known - day) for known in post.days for day in near]


_START = Path(0.0, None, True, False, None, 0, 0, None)


def _cost(option: _Option) -> float:
    return option[0]
