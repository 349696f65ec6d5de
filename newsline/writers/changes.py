"""What changed between two copies: as JSON, and as a table for a person, ASCII columns first and the Arabic last."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsline.histories.comparison import OPS, Change, Comparison, PageChange, Pair, Place
from newsline.histories.worddiff import Piece, pieces
from newsline.writers import fields, when
from newsline.writers.screen import Screen

if TYPE_CHECKING:
    from newsline.writers.marks import Line, Row

# --- JSON ---------------------------------------------------------------------------------------------------------


def write_json(found: Comparison) -> Iterator[str]:
    """The pieces of one JSON document."""
    head = {"newsline": fields.VERSION, "old": found.names[0], "new": found.names[1], "same": found.same}
    yield json.dumps(head, ensure_ascii=False)[:-1]
    yield from _array("changes", (_change(one) for pair in found.pairs for one in pair.changes))
    yield from _array("page", (_page_change(pair, one) for pair in found.pairs for one in pair.page))
    yield "}\n"


def _array(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f',\n "{name}": ['
    before = "\n"
    for row in rows:
        yield before + "  " + json.dumps(row, ensure_ascii=False, indent=1).replace("\n", "\n  ")
        before = ",\n"
    yield "]"


def _change(change: Change) -> dict[str, Any]:
    old, new = change.old, change.new
    return {
        "op": change.op,
        "old": fields.entry(old.entry, old.number) if old else None,
        "new": fields.entry(new.entry, new.number) if new else None,
        "text_ops": _ops(change.pieces),
        "silent": change.silent,
        "old_article": old.timeline.index if old else None,
        "new_article": new.timeline.index if new else None,
    }


def _page_change(pair: Pair, change: PageChange) -> dict[str, Any]:
    both = change.old is not None and change.new is not None
    return {
        "part": change.part,
        "old": change.old,
        "new": change.new,
        "text_ops": _ops(pieces(change.old or "", change.new or "")) if both else None,
        "old_article": pair.old.index if pair.old else None,
        "new_article": pair.new.index if pair.new else None,
    }


def _ops(found: tuple[Piece, ...] | None) -> list[dict[str, str]] | None:
    return None if found is None else [one._asdict() for one in found]


# --- the table ----------------------------------------------------------------------------------------------------

_COLUMNS = ("op", "time", "kind", "text")
_CONTEXT = 6  # words that are shown on either side of a change
_LONGEST = 60  # words of a change that are shown
_CUT = "[..]"


def write_table(found: Comparison, screen: Screen, *, tz: str = "UTC", full: bool = False) -> Iterator[str]:
    """The changes, article by article, drawn for the screen; times in the zone `tz` (IANA name or offset)."""
    from newsline.writers import marks

    names = [f"{side}: {name}" for side, name in zip(("old", "new"), found.names, strict=True)]
    yield _above([Piece("note", line) for line in (*names, _summary(found))], screen)
    for pair in found.pairs:
        rows = [*map(_page_row, pair.page), *(_row(one, tz, full) for one in pair.changes)]
        if rows:
            title = next((one.title for one in (pair.new, pair.old) if one and one.title), None)
            head = [Piece("note", _which(pair))] if len(found.pairs) > 1 else []
            yield "\n" + _above([*head, *([Piece("marker", title)] if title else [])], screen)
            yield marks.printed(marks.table(_COLUMNS, rows, screen, full=full), screen)


def _above(lines: Iterable[Piece], screen: Screen) -> str:
    from newsline.writers import marks

    return marks.printed((one for line in lines for one in marks.lines([line], screen.width, screen)), screen)


def _summary(found: Comparison) -> str:
    """To how many entries what happened, and to which parts of the page."""
    silent = sum(one.silent is True for pair in found.pairs for one in pair.changes)
    counts = Counter(one.op for pair in found.pairs for one in pair.changes)
    notes = {"changed": f" ({silent} without a new stamp)"} if silent else {}
    said = [f"{counts[op]} {op}{notes.get(op, '')}" for op in OPS if counts[op]]
    page = Counter(f"{one.part} {_page_op(one)}" for pair in found.pairs for one in pair.page)
    said += [f"{count} {what}" if count > 1 else what for what, count in page.items()]
    return ", ".join(said) or "no difference"


def _which(pair: Pair) -> str:
    old, new = (f"article {one.index}" if one else "no article" for one in (pair.old, pair.new))
    return f"{old} -> {new}"


def _page_op(change: PageChange) -> str:
    return "added" if change.old is None else "removed" if change.new is None else "changed"


def _page_row(change: PageChange) -> "Row":
    op = _page_op(change)
    return [[Piece(op, op)]], [], [[Piece("equal", change.part)]], [list(pieces(change.old or "", change.new or ""))]


def _row(change: Change, tz: str, full: bool) -> "Row":
    place = change.new or change.old
    assert place is not None  # a change is one of something
    op = [Piece(change.op, f"{change.op}, silent" if change.silent else change.op)]
    text = [*_marker(change, place), *_text(change, place, full), *_moved(change)]
    return [op], _times(change, place, tz), [[Piece("equal", place.entry.kind)]], text


def _times(change: Change, place: Place, tz: str) -> "list[Line]":
    if change.op == "re-stamped" and change.old and change.new:
        old, new = (when.said(one.entry, tz) for one in (change.old, change.new))
        if old != new:
            return [[Piece("delete", old)], [Piece("insert", new)]]
    return [[Piece("equal", when.said(place.entry, tz))]]


def _marker(change: Change, place: Place) -> "Iterator[Line]":
    if change.op == "re-stamped" and change.old and change.new:
        old, new = ((one.entry.marker or "").replace("\n", " ") for one in (change.old, change.new))
        if old or new:
            yield list(pieces(old, new))
    elif place.entry.marker:
        yield [Piece("marker", place.entry.marker.replace("\n", " "))]


def _text(change: Change, place: Place, full: bool) -> "Iterator[Line]":
    if change.pieces:
        yield list(change.pieces if full else _shortened(change.pieces))
    elif place.entry.text.strip():
        yield [Piece("equal", place.entry.text.strip() if full else " ".join(place.entry.text.split()))]


def _moved(change: Change) -> "Iterator[Line]":
    if change.op == "moved" and change.old and change.new:
        old, new = (one.entry.marker_line or one.entry.line for one in (change.old, change.new))
        if old and new:
            yield [Piece("note", f"line {old} -> line {new}")]


def _shortened(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with no more of what did not change than shows where they are."""
    for number, piece in enumerate(found):
        words = re.split(r"\s+", piece.text)
        before, after = _CONTEXT * (number > 0), _CONTEXT * (number < len(found) - 1)
        if piece.op != "equal":
            before, after = _LONGEST, 0
        if len(words) > before + after + 1:
            words = [*words[:before], _CUT, *words[len(words) - after :]]
        elif piece.op != "equal":
            words = [piece.text]
        yield Piece(piece.op, " ".join(words))
