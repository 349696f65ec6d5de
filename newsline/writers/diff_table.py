"""What changed between two copies, as a table for a person: ASCII columns first and the Arabic last."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from newsline.histories.comparison import Change, Comparison, PageChange, Pair
from newsline.histories.worddiff import TextOp, text_ops
from newsline.model import ChangeOp, Row
from newsline.writers import marks, when
from newsline.writers.look import DEFAULT, Look
from newsline.writers.marks import Cells, Line, Span

_COLUMNS = ("op", "time", "kind", "text")
_CONTEXT = 6  # words that are shown on either side of a change
_LONGEST = 60  # words of a change that are shown
_CUT = "[..]"


def write(comparison: Comparison, look: Look = DEFAULT) -> Iterator[str]:
    """The changes, article by article, drawn for the screen."""
    names = [f"{side}: {name}" for side, name in zip(("old", "new"), comparison.names, strict=True)]
    yield marks.above([Span("note", line) for line in (*names, _summary(comparison))], look.screen)
    for pair in comparison.pairs:
        rows = [*map(_page_row, pair.page), *(_row(one, look) for one in pair.changes)]
        if rows:
            head = [Span("note", _which(pair))] if len(comparison.pairs) > 1 else []
            yield "\n" + marks.above([*head, *([Span("marker", pair.title)] if pair.title else [])], look.screen)
            yield marks.printed(marks.table(_COLUMNS, rows, look.screen, full=look.full), look.screen)


def _summary(comparison: Comparison) -> str:
    """What happened to how many entries, and to which parts of the page."""
    changes = [one for pair in comparison.pairs for one in pair.changes]
    counts, silent = Counter(one.op for one in changes), sum(one.silent is True for one in changes)
    notes = {"changed": f" ({silent} without a new stamp)"} if silent else {}
    said = [f"{counts[op]} {op}{notes.get(op, '')}" for op in get_args(ChangeOp) if counts[op]]
    page = Counter(f"{one.part} {one.op}" for pair in comparison.pairs for one in pair.page)
    said += [f"{count} {what}" if count > 1 else what for what, count in page.items()]
    return ", ".join(said) or "no difference"


def _which(pair: Pair) -> str:
    old, new = (f"article {one.index}" if one else "no article" for one in (pair.old, pair.new))
    return f"{old} -> {new}"


def _page_row(change: PageChange) -> Cells:
    return (
        [[Span(change.op, change.op)]],
        [],
        [[Span("equal", change.part)]],
        [_line(text_ops(change.old or "", change.new or ""))],
    )


def _row(change: Change, look: Look) -> Cells:
    row = change.new or change.old
    assert row is not None  # a change has at least one of the two
    op = [Span(change.op, f"{change.op}, silent" if change.silent else change.op)]
    text = [*_marker(change, row), *_text(change, row, look.full), *_moved(change)]
    return [op], _times(change, row, look.tz), [[Span("equal", row.entry.kind)]], text


def _times(change: Change, row: Row, tz: str) -> list[Line]:
    if change.op == "re-stamped" and change.old and change.new:
        old, new = (when.said(one.entry, tz) for one in (change.old, change.new))
        if old != new:
            return [[Span("delete", old)], [Span("insert", new)]]
    return [[Span("equal", when.said(row.entry, tz))]]


def _marker(change: Change, row: Row) -> Iterator[Line]:
    if change.op == "re-stamped" and change.old and change.new:
        old, new = ((one.entry.marker or "").replace("\n", " ") for one in (change.old, change.new))
        if old or new:
            yield _line(text_ops(old, new))
    elif row.entry.marker:
        yield [Span("marker", row.entry.marker.replace("\n", " "))]


def _text(change: Change, row: Row, full: bool) -> Iterator[Line]:
    if change.text_ops:
        yield _line(change.text_ops if full else shortened(change.text_ops))
    elif row.entry.text.strip():
        yield [Span("equal", row.entry.text.strip() if full else " ".join(row.entry.text.split()))]


def _moved(change: Change) -> Iterator[Line]:
    if change.op == "moved" and change.old and change.new:
        old, new = (one.entry.marker_line or one.entry.line for one in (change.old, change.new))
        if old and new:
            yield [Span("note", f"line {old} -> line {new}")]


def _line(ops: Iterable[TextOp]) -> Line:
    return [Span(*one) for one in ops]


def shortened(ops: Sequence[TextOp]) -> Iterator[TextOp]:
    """A few words around each change, and the beginning of a long one."""
    for number, one in enumerate(ops):
        words = re.split(r"\s+", one.text)
        before, after = _CONTEXT * (number > 0), _CONTEXT * (number < len(ops) - 1)
        if one.op != "equal":
            before, after = _LONGEST, 0
        if len(words) > before + after + 1:
            words = [*words[:before], _CUT, *words[len(words) - after :]]
        elif one.op != "equal":
            words = [one.text]
        yield TextOp(one.op, " ".join(words))
