"""Posts whose times stand below their headlines or at their feet -> the same posts with their times first.

A headline begins what stands below it, and an element that holds one text and one time is one post: both say what no order of
the lines does.
"""

import re
from itertools import accumulate
from typing import NamedTuple

from newsline.readers import cleaning
from newsline.readers.page import Line, Region
from newsline.stamps.reading import promised

_FEWEST = 2  # posts of one form
_MOST_ABOVE = 3  # lines above the time of a post: its headline, its author
_MOST_BELOW = 2  # below the time at its foot: how often it was seen, and the like
_CLOCK = re.compile(r"\d:\d|\d{9}")  # with the seconds since 1970
_LONGEST_TIME = 60  # characters of a line


class _Post(NamedTuple):
    """The lines [start, end) of a post, and those [time, below) of its time among them: a clock time, perhaps with its day."""

    start: int
    end: int
    time: int
    below: int


def times_first(lines: list[Line], kept: list[bool], regions: list[Region], title: str | None) -> None:
    """Put the time of each post on its first line, where two posts and more have theirs below."""
    timed = [keep and _may_be_time(line) for line, keep in zip(lines, kept, strict=True)]
    if sum(timed) < _FEWEST:
        return
    posts = _in_elements(lines, kept, timed, regions)
    _keep_cards(lines, posts)
    late = [post for post in posts if post.time > post.start]
    if len(late) < _FEWEST or 2 * len(late) < len(posts):
        late = _below_headlines(lines, kept, timed, title)
    for start, _, time, below in late if len(late) >= _FEWEST else ():
        moved = [line._replace(paragraph=lines[start].paragraph) for line in lines[time:below]]
        lines[start:below] = [*moved, *lines[start:time]]
        kept[start:below] = [*kept[time:below], *kept[start:time]]


def _may_be_time(line: Line) -> bool:
    """Whether a line is the time of a post: a day alone may be that of a saying."""
    if len(line.text) > _LONGEST_TIME or line.quoted:
        return False
    if any(_CLOCK.search(time.datetime) for time in line.times):
        return True
    return promised(line.text) is not None and cleaning.is_clock(line)


def _in_elements(lines: list[Line], kept: list[bool], timed: list[bool], regions: list[Region]) -> list[_Post]:
    """The smallest elements that hold a text and one time, above it or below."""
    times, masses = [0, *accumulate(timed)], [0, *accumulate(map(cleaning.mass, lines))]
    found: list[_Post] = []
    end = 0
    for region in regions:
        one = times[region.end] - times[region.start] == 1 and masses[region.end] > masses[region.start]
        if not one or region.start < end:
            continue
        start, end = region.start, region.end
        time, below = _with_day(lines, timed.index(True, start, end), start, end)
        head = masses[time] == masses[start] and time - start <= _MOST_ABOVE
        foot = masses[below] == masses[end] and end - below <= _MOST_BELOW
        if (
            (head or foot)
            and _is_own(lines[start:time])
            and not any(map(_is_time, lines[start:time] + lines[below:end]))
        ):
            found.append(_Post(start, end, time, below))
    return found


def _with_day(lines: list[Line], time: int, start: int, end: int) -> tuple[int, int]:
    """The lines of a time and of its day, which stands right above it or right below."""
    below = time + 1
    while time > start and _is_time(lines[time - 1]):
        time -= 1
    while below < end and _is_time(lines[below]):
        below += 1
    return time, below


def _is_time(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TIME and cleaning.is_time(line)


def _is_own(above: list[Line]) -> bool:
    """Whether an element is a post, by the lines above its time: not the page's head, nor the card of another page."""
    if above and (above[0].post is not None or cleaning.leads_away(above[0])):
        return False
    return all(line.heading != 1 for line in above)


def _keep_cards(lines: list[Line], posts: list[_Post]) -> None:
    """Posts that look like cards of other pages, being short, and touch posts that do not, are none."""
    cards = [any(line.card for line in lines[post.start : post.end]) for post in posts]
    if cards.count(False) < _FEWEST:
        return
    for at, post in enumerate(posts):
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(posts)]
        if cards[at] and any(posts[other].end == post.start or posts[other].start == post.end for other in beside):
            for index in range(post.start, post.end):
                lines[index] = lines[index]._replace(card=False, teaser=False)


def _below_headlines(lines: list[Line], kept: list[bool], timed: list[bool], title: str | None) -> list[_Post]:
    """Each headline in the text with the time right below it; none where most times stand elsewhere."""
    found: list[_Post] = []
    above: int | None = None
    for index in range(len(lines)):
        if timed[index] and above is not None and _is_headline(lines[above], title):
            found.append(_Post(above, index + 1, index, index + 1))
        if kept[index]:
            above = index
    return found if 2 * len(found) > sum(timed) else []


def _is_headline(line: Line, title: str | None) -> bool:
    return line.heading > 1 and line.post is None and not (line.text == title or line.linked or cleaning.is_time(line))
