"""The table for a person. ASCII columns come first and one column of Arabic last, so that no terminal swaps columns."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.box import Box
from rich.table import Table
from rich.text import Text

from newsline.model import Entry, Row, Timeline
from newsline.writers import rows
from newsline.writers.console import LINES, NARROWEST, console
from newsline.writers.look import DEFAULT, Look, Screen
from newsline.writers.merge import Merged, Warned
from newsline.writers.terminal import clipped, drawn, safe, wrapped
from newsline.writers.when import said, shown

# Nothing is to the right of the Arabic column: an edge there would be drawn inside the text.
_PLAIN = Box("    \n    \n -  \n    \n    \n    \n    \n    \n", ascii=True)
_STYLES = {
    "update": "cyan",
    "correction": "yellow",
    "entry": "cyan",
    "latest": "green",
    "original": "magenta",
}


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """One table per article, drawn for the screen."""
    for number, timeline in enumerate(timelines):
        warnings = [Warned(timeline, notice) for notice in timeline.warnings]
        drawn_rows = [(str(row.number), row) for row in rows.of(timeline, reverse=look.reverse)]
        yield "\n" * bool(number) + _drawn(_head(timeline, look), drawn_rows, look, warnings, named=False)


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """One table of all articles, each entry with its source and title; below it the entries that could not be placed."""
    numbers = range(len(whole.placed), 0, -1) if look.reverse else range(1, len(whole.placed) + 1)
    placed = list(zip(map(str, numbers), whole.placed, strict=True))
    if placed:
        title = (f"{len(whole.timelines)} articles, {len(placed)} entries", "dim")
        yield _drawn([title], placed, look, () if whole.unplaced else whole.warnings, named=True)
    if whole.unplaced:
        title = ("entries of articles without an instant: their place among the others is not known", "dim")
        unplaced = [("-", row) for row in whole.unplaced]
        yield "\n" * bool(placed) + _drawn([title], unplaced, look, whole.warnings, named=True)


_Numbered = tuple[str, Row]


def _drawn(
    head: Iterable[tuple[str, str]], numbered: list[_Numbered], look: Look, warnings: Iterable[Warned], *, named: bool
) -> str:
    """The lines above, the entries as a table or a stack, and the warnings below; `named`: each entry with its source."""
    out = StringIO()
    printer = console(out, look.screen)
    for words, style in head:
        printer.print(_lines(safe(words), style, look.screen.width, look.screen), soft_wrap=True)
    cells = _table if _room(numbered, look) >= NARROWEST else _stack
    printer.print(cells(numbered, look, named), soft_wrap=cells is _stack)
    for warning in warnings:
        printer.print(Text(_warning(warning, named), style="yellow"), soft_wrap=True)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _warning(warning: Warned, named: bool) -> str:
    timeline, notice = warning
    where = f"{rows.source(timeline)}: " * named + (f"line {notice.line}: " if notice.line is not None else "")
    return safe(f"warning: {where}{notice.code}: {notice.message}")


def _lines(text: str, style: str, width: int, screen: Screen, most: int | None = None) -> Text:
    """The text in lines that fit, each as the screen draws it."""
    lines = wrapped(text, width, screen.bidi)
    if most is not None:
        lines = clipped(lines, most, width, screen.bidi)
    return Text("\n".join(drawn(line, screen.bidi) for line in lines), style=style)


def _head(timeline: Timeline, look: Look) -> Iterator[tuple[str, str]]:
    """The lines above the table with their styles."""
    facts = [rows.source(timeline)]
    if timeline.layout:
        facts.append(timeline.layout)
    if timeline.reference_date:
        facts.append(f"reference date {timeline.reference_date}")
    for name, page in (("published", timeline.published), ("updated", timeline.updated)):
        if page is not None:
            facts.append(f"{name} {shown(page.moment, look.tz) or 'at an unknown time'}")
    yield " · ".join(facts), "dim"
    if look.explain and timeline.layout_because:
        yield f"{timeline.layout}: {timeline.layout_because}", "dim italic"
    if look.explain and timeline.reference_because:
        yield f"reference date: {timeline.reference_because}", "dim italic"
    if timeline.title:
        yield timeline.title, "bold"


_COLUMNS = ("#", "time", "kind")


def _cells(numbered: list[_Numbered], look: Look) -> list[tuple[str, str, str]]:
    return [(number, said(row.entry, look.tz), row.entry.kind) for number, row in numbered]


def _widths(numbered: list[_Numbered], look: Look) -> list[int]:
    columns = zip(*_cells(numbered, look), strict=True)
    return [max(len(name), *map(len, values)) for name, values in zip(_COLUMNS, columns, strict=True)]


def _room(numbered: list[_Numbered], look: Look) -> int:
    """The cells that are left for the text column."""
    return look.screen.width - sum(_widths(numbered, look)) - 2 * len(_COLUMNS)


def _table(numbered: list[_Numbered], look: Look, named: bool) -> Table:
    room = _room(numbered, look)
    table = Table(box=_PLAIN, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0))
    for name, width in zip(_COLUMNS, _widths(numbered, look), strict=True):
        table.add_column(name, width=width, no_wrap=True)
    table.add_column("text", no_wrap=True, overflow="ignore", min_width=room)
    for (number, time, kind), (_, row) in zip(_cells(numbered, look), numbered, strict=True):
        table.add_row(number, time, Text(kind, style=_STYLES[kind]), _cell(row, room, look, named))
    return table


def _stack(numbered: list[_Numbered], look: Look, named: bool) -> Text:
    """On a screen too narrow for columns: the text of each entry below its time."""
    parts = []
    for (number, time, kind), (_, row) in zip(_cells(numbered, look), numbered, strict=True):
        parts.append(_lines(f"{number} {time} {kind}", _STYLES[kind], look.screen.width, look.screen))
        parts.append(_cell(row, look.screen.width, look, named))
    return Text("\n").join(parts)


def _cell(row: Row, room: int, look: Look, named: bool) -> Text:
    entry, most, parts = row.entry, None if look.full else LINES, []
    if named:
        name = " · ".join(filter(None, (rows.source(row.timeline), row.timeline.title)))
        parts.append(_lines(safe(name), "dim", room, look.screen, 1))
    if entry.marker:
        parts.append(_lines(safe(entry.marker.replace("\n", " ")), "bold", room, look.screen))
    if entry.text.strip():
        text = entry.text.strip() if most is None else " ".join(entry.text.split())
        parts.append(_lines(safe(text), "", room, look.screen, most))
    reasons = _reasons(row.timeline, entry) if look.explain else ()
    parts += [_lines(safe(reason), "dim italic", room, look.screen) for reason in reasons]
    return Text("\n").join(parts)


def _reasons(timeline: Timeline, entry: Entry) -> Iterator[str]:
    if entry.marker_line is not None:
        side = "above" if timeline.stamps == "below" else "below"
        yield f"place: the stamp on line {entry.marker_line} stands {side} its text"
    elif entry.kind == "latest":
        yield f"place: text without a stamp on the side of the newest, {timeline.layout}"
    elif timeline.layout is not None:
        yield f"place: text without a stamp on the side of the oldest, {timeline.layout}"
    for one in entry.moment.inferred:
        yield f"{one.field} {one.value}: {one.because}"
    if entry.written is not None:
        yield f"written: {entry.written}"
