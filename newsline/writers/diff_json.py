"""What changed between two copies, as JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsline.histories.comparison import Change, Comparison, PageChange, Pair
from newsline.histories.worddiff import TextOp, text_ops
from newsline.writers import fields
from newsline.writers.look import DEFAULT, Look


def write(comparison: Comparison, look: Look = DEFAULT) -> Iterator[str]:
    """One JSON document, change by change."""
    old, new = comparison.names
    head = {"newsline": fields.VERSION, "old": old, "new": new, "same": comparison.same}
    yield json.dumps(head, ensure_ascii=False)[:-1]
    yield from _array("changes", (_change(one) for pair in comparison.pairs for one in pair.changes))
    yield from _array("page", (_page_change(pair, one) for pair in comparison.pairs for one in pair.page))
    yield "}\n"


def _array(name: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f',\n "{name}": ['
    before = "\n"
    for item in items:
        yield before + "  " + json.dumps(item, ensure_ascii=False, indent=1).replace("\n", "\n  ")
        before = ",\n"
    yield "]"


def _change(change: Change) -> dict[str, Any]:
    old, new = change.old, change.new
    return {
        "op": change.op,
        "old": fields.entry(old.entry, old.number) if old else None,
        "new": fields.entry(new.entry, new.number) if new else None,
        "text_ops": ops(change.text_ops),
        "silent": change.silent,
        "grade": change.grade,
        "old_article": old.timeline.index if old else None,
        "new_article": new.timeline.index if new else None,
    }


def _page_change(pair: Pair, change: PageChange) -> dict[str, Any]:
    both = change.old is not None and change.new is not None
    return {
        "part": change.part,
        "old": change.old,
        "new": change.new,
        "grade": change.grade,
        "text_ops": ops(text_ops(change.old or "", change.new or "")) if both else None,
        "old_article": pair.old.index if pair.old else None,
        "new_article": pair.new.index if pair.new else None,
    }


def ops(found: tuple[TextOp, ...] | None) -> list[dict[str, str]] | None:
    """A text word by word."""
    return None if found is None else [{"op": one.op, "text": one.text} for one in found]
