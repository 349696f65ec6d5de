"""The histories of stories, as a table for a person: ASCII columns first and the Arabic last."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import get_args

from newsline.histories.model import Capture, Event, Story
from newsline.model import HistoryOp, Verdict
from newsline.writers import marks, when
from newsline.writers.diff_table import shortened
from newsline.writers.look import DEFAULT, Look
from newsline.writers.marks import Cells, Line, Span

_COLUMNS = ("#", "captures", "when", "what", "text")


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """Story by story: what is known of its captures, then what came about between them."""
    for number, story in enumerate(stories):
        yield "\n" * bool(number) + marks.above(_head(story, look), look.screen)
        rows = [_row(one, place, look) for place, one in enumerate(story.timeline, 1) if shown(one, look)]
        if rows:
            yield marks.printed(marks.table(_COLUMNS, rows, look.screen, full=look.full), look.screen)


def shown(one: Event, look: Look) -> bool:
    """Whether a row is shown: what the first capture has is the page itself, and no news, unless its stamp is impossible."""
    return look.full or one.between[0] is not None or one.verdict == "impossible"


def facts(story: Story, look: Look) -> Iterator[str]:
    """What is known of a story beside its events, a line each."""
    usable = [one for one in story.captures if one.usable]
    times = [time for one in usable if (time := one.time or one.not_before) is not None]
    span = f", {_time(min(times), look.tz)} to {_time(max(times), look.tz)}" if times else ", of unknown times"
    again = sum(one.same_as is not None for one in usable)
    yield f"{_count(len(story.captures), 'capture')}{span}" + (f"; {again} the same as an earlier one" if again else "")
    for one in story.captures:
        if not one.usable:
            yield f"capture {one.n} is left out: {one.unusable_because}"
    yield summary(story)
    for name, value, because in (
        ("layout", story.layout, story.layout_because),
        ("zone", story.zone, story.zone_because),
    ):
        if value is not None or because is not None:
            yield f"{name}: {value or 'unknown'}" + (f" ({because})" if because else "")


def summary(story: Story) -> str:
    """What came about, and how the claims stand to it, in numbers."""
    came = [one for one in story.timeline if one.between[0] is not None]
    ops, verdicts = Counter(one.op for one in came), Counter(one.verdict for one in story.timeline)
    said = [f"{ops[op]} {op}" for op in get_args(HistoryOp) if ops[op]]
    held = [f"{verdicts[one]} {one}" for one in get_args(Verdict) if verdicts[one] and one != "none"]
    return (", ".join(said) or "nothing changed") + (f"; verdicts: {', '.join(held)}" if held else "")


def times(one: Event, tz: str) -> list[str]:
    """When an event was: the instant, or what it lies between."""
    if one.time is not None:
        return [_time(one.time, tz)]
    bounds = [f"after {_time(one.not_before, tz)}"] if one.not_before else []
    return [*bounds, *([f"by {_time(one.not_after, tz)}"] if one.not_after else [])] or ["unknown"]


def source_of(one: Capture) -> str:
    """Where the time of a capture is from, in words."""
    return f"{one.source}: {one.because}"


def _head(story: Story, look: Look) -> Iterator[Span]:
    yield Span("note", story.url or story.captures[0].source)
    yield from (Span("note", line) for line in facts(story, look))
    if story.title:
        yield Span("marker", story.title)


def _row(one: Event, number: int, look: Look) -> Cells:
    before, after = one.between
    seen = [[Span("equal", line)] for line in times(one, look.tz)]
    what = [[Span(one.op, one.op)]]
    if one.news is not None:
        what.append([Span("note", one.news)])
    if one.grade is not None and one.grade not in ("words", one.op):
        what.append([Span("note", one.grade)])
    captures = f"{before} > {after}" if before is not None else f"{after}"
    return [[Span("equal", str(number))]], [[Span("equal", captures)]], seen, what, list(_text(one, look.full))


def _text(one: Event, full: bool) -> Iterator[Line]:
    if one.marker is not None:
        yield [Span("marker", one.marker.replace("\n", " "))]
    if one.text_ops:
        yield [Span(*part) for part in (one.text_ops if full else shortened(one.text_ops))]
    elif one.text.strip():
        yield [Span("equal", one.text if full else " ".join(one.text.split()))]


def _time(time: datetime, tz: str) -> str:
    return when.at(time, tz).line("")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
