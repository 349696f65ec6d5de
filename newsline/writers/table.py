"""The table for a person. ASCII columns come first and one column of Arabic last, so that no terminal swaps columns."""

from collections.abc import Iterable, Iterator, Sequence

from newsline.model import Timeline
from newsline.writers import marks, rows, when
from newsline.writers.look import DEFAULT, Look
from newsline.writers.marks import Cells, Line, Span
from newsline.writers.merge import Merged, Warned
from newsline.writers.rows import Numbered
from newsline.writers.when import shown

_COLUMNS = ("n", "time", "kind", "marker", "text")
_ARABIC = ("source", "title", "author", "marker", "text")  # may hold Arabic: below each other in the last column
_HEADS = {"n": "#"}


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """One table per article, drawn for the screen."""
    for number, timeline in enumerate(timelines):
        warnings = [Warned(timeline, notice) for notice in timeline.warnings]
        numbered = [(str(row.number), row) for row in rows.of(timeline, reverse=look.reverse)]
        yield "\n" * bool(number) + _drawn(_head(timeline, look), numbered, look, warnings, named=False)


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """One table of all articles, each entry with its source and title; below it the entries that could not be placed."""
    numbers = range(len(whole.placed), 0, -1) if look.reverse else range(1, len(whole.placed) + 1)
    placed = list(zip(map(str, numbers), whole.placed, strict=True))
    if placed:
        title = Span("note", f"{len(whole.timelines)} articles, {len(placed)} entries")
        yield _drawn([title], placed, look, () if whole.unplaced else whole.warnings, named=True)
    if whole.unplaced:
        title = Span("note", "entries of articles without an instant: their place among the others is not known")
        unplaced = [("-", row) for row in whole.unplaced]
        yield "\n" * bool(placed) + _drawn([title], unplaced, look, whole.warnings, named=True)


def _drawn(
    head: Iterable[Span], numbered: list[Numbered], look: Look, warnings: Iterable[Warned], *, named: bool
) -> str:
    """The lines above, the entries, and the warnings below; `named`: each entry with its article."""
    wanted = look.columns or _COLUMNS
    last = [name for name in wanted if name in _ARABIC]
    heads = [_HEADS.get(name, name) for name in wanted if name not in _ARABIC]
    heads.append(", ".join(last) if look.columns else "text")
    drawn = [marks.alone([line], look.screen) for line in head]
    drawn.append(marks.table(heads, list(_cells(numbered, wanted, look, named)), look.screen, full=look.full))
    drawn += [marks.alone([Span("warning", _warning(one, named))], look.screen) for one in warnings]
    return marks.printed((line for part in drawn for line in part), look.screen)


def _warning(warning: Warned, named: bool) -> str:
    timeline, notice = warning
    where = f"{rows.source(timeline)}: " * named + (f"line {notice.line}: " if notice.line is not None else "")
    return f"warning: {where}{notice.code}: {notice.message}"


def _head(timeline: Timeline, look: Look) -> Iterator[Span]:
    """The lines above the table."""
    facts = [rows.source(timeline)]
    if timeline.layout:
        facts.append(timeline.layout)
    if timeline.reference_date:
        facts.append(f"reference date {timeline.reference_date}")
    for name, page in (("published", timeline.published), ("updated", timeline.updated)):
        if page is not None:
            facts.append(f"{name} {shown(page.moment, look.tz) or 'at an unknown time'}")
    yield Span("note", " · ".join(facts))
    if look.explain and timeline.layout_because:
        yield Span("reason", f"{timeline.layout}: {timeline.layout_because}")
    if look.explain and timeline.reference_because:
        yield Span("reason", f"reference date: {timeline.reference_because}")
    if timeline.title:
        yield Span("marker", timeline.title)


def _cells(numbered: Iterable[Numbered], wanted: Sequence[str], look: Look, named: bool) -> Iterator[Cells]:
    """The rows: a cell for each ASCII column, and one for all the rest."""
    above = ""
    for number, row in numbered:
        entry, keys = row.entry, rows.fields(row)
        special: dict[str, list[Line]] = {
            "n": [[Span("equal", number)]],
            "time": [[Span("equal", line)] for line in when.lines(entry, look.tz, above)],
            "kind": [[Span(entry.kind, entry.kind)]],
        }
        cells = [
            special.get(name) or [[Span("equal", "" if keys[name] is None else str(keys[name]))]]
            for name in wanted
            if name not in _ARABIC
        ]
        last = [[_span(name, keys[name], look.full)] for name in wanted if name in _ARABIC and keys[name]]
        if named and not look.columns:
            last.insert(0, [Span("note", " · ".join(filter(None, (rows.source(row.timeline), row.timeline.title))))])
        reasons = rows.reasons(row) if look.explain else ()
        yield (*cells, [*last, *([Span("reason", reason)] for reason in reasons)])
        above = when.day(entry, look.tz)


def _span(name: str, value: str, full: bool) -> Span:
    text = value.strip() if name == "text" and full else " ".join(value.split())
    return Span({"text": "equal", "marker": "marker"}.get(name, "note"), text)
