"""Terminal lines with deleted and inserted words marked: by colour, or without it by [-...-] and {+...+}."""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.text import Text

from newsline.writers.console import LINES, NARROWEST, console
from newsline.writers.look import Screen
from newsline.writers.terminal import clipped, drawn, safe, visible, wrapped


class Span(NamedTuple):
    """Text of one style: a key of _STYLES, or equal for plain text."""

    style: str
    text: str


Line = list[Span]  # begins on a new line
Cells = tuple[list[Line], ...]  # a row of the table, each cell of some lines; all but the last are ASCII

_MARKS = {"delete": ("[-", "-]"), "insert": ("{+", "+}")}
_STYLES = {"delete": "red strike", "insert": "green", "marker": "bold", "note": "dim"}
_STYLES |= {"update": "cyan", "correction": "yellow", "entry": "cyan", "latest": "green", "original": "magenta"}
_STYLES |= {"reason": "dim italic", "warning": "yellow"}
_STYLES |= {"added": "green", "removed": "red", "moved": "blue", "re-stamped": "cyan", "changed": "yellow"}


def printed(lines: Iterable[Text], screen: Screen) -> str:
    """The lines as they are sent to the terminal."""
    out = StringIO()
    printer = console(out, screen)
    for line in lines:
        printer.print(line, soft_wrap=True)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().split("\n")[:-1])


def lines(line: Line, width: int, screen: Screen, most: int | None = None) -> list[Text]:
    """The spans in lines of `width` cells, at most `most` of them."""
    runs = [_run(span, screen) for span in line]
    text = "".join(run for run, _ in runs)
    found = wrapped(text, width, screen.bidi)
    if most is not None:
        found = clipped(found, most, width, screen.bidi)
    styles = [style for run, style in runs for _ in run]
    if screen.bidi == "visual":  # letters change places and forms there: a style holds for the whole line
        style = styles[0] if len(set(styles)) == 1 else ""
        return [Text(drawn(one, screen.bidi), style=style) for one in found]
    return list(_styled(found, text, styles, screen))


def alone(line: Line, screen: Screen, most: int | None = None) -> Iterator[Text]:
    """The spans in lines that begin in the screen's first cell. VTE loses an isolate there: a blank goes before it."""
    edge = " " if screen.bidi == "isolate" else ""
    for one in lines(line, screen.width - len(edge), screen, most):
        yield Text(edge) + one if edge and "\u2068" in one.plain else one


def above(spans: Iterable[Span], screen: Screen) -> str:
    """What stands above a table, each span in lines of its own, as it is sent to the terminal."""
    return printed((one for span in spans for one in alone([span], screen)), screen)


def _run(span: Span, screen: Screen) -> tuple[str, str]:
    """What is shown of a span, and its style in rich's words."""
    if span.style not in _MARKS:
        return safe(span.text), _STYLES.get(span.style, "")
    before, after = _MARKS[span.style] if not screen.color or screen.bidi == "visual" else ("", "")
    return before + safe(visible(span.text)) + after, _STYLES[span.style]


def _styled(found: list[str], text: str, styles: Sequence[str], screen: Screen) -> Iterator[Text]:
    """The wrapped lines with the styles of the characters of `text`, which still has the blanks at the line ends."""
    at = 0
    for line in found:
        own = []
        for char in line:
            while at < len(text) and text[at] != char:
                at += 1
            own.append(styles[at] if at < len(text) else "")
            at += 1
        shown = Text(drawn(line, screen.bidi))
        start = shown.plain.find(line)
        # run by run: an escape sequence inside a word would part its letters
        for style, run in groupby(own):
            end = start + len(list(run))
            shown.stylize(style, start, end)
            start = end
        yield shown


def table(names: Sequence[str], rows: Sequence[Cells], screen: Screen, *, full: bool) -> Iterator[Text]:
    """The rows below a heading; unless `full`, long lines of nothing but plain text in the last column are shortened."""
    most = None if full else LINES
    cells = [[_cell(cell, screen.width, screen) for cell in row[:-1]] for row in rows]
    widths = [len(name) for name in names[:-1]]
    for columns in cells:
        widths = [max(width, *(line.cell_len for line in cell), 0) for width, cell in zip(widths, columns, strict=True)]
    room = screen.width - sum(widths) - 2 * len(widths)
    if room < NARROWEST:
        for row in rows:
            yield from alone(_in_one(row[:-1]), screen)
            for line in row[-1]:
                yield from alone(line, screen, most if _plain(line) else None)
        return
    yield from _beside([[Text(name, style="dim")] for name in names], widths)
    yield from _beside([[Text("-" * width, style="dim")] for width in (*widths, room)], widths)
    for columns, row in zip(cells, rows, strict=True):
        yield from _beside([*columns, _cell(row[-1], room, screen, most)], widths)


def _in_one(row: Cells) -> Line:
    """Columns on one line, for a screen without room for them side by side."""
    return [span for cell in row for line in cell for span in (*line, Span("equal", " "))][:-1]


def _cell(cell: list[Line], width: int, screen: Screen, most: int | None = None) -> list[Text]:
    return [one for line in cell for one in lines(line, width, screen, most if _plain(line) else None)]


def _plain(line: Line) -> bool:
    return [span.style for span in line] == ["equal"]


def _beside(cells: Sequence[list[Text]], widths: Sequence[int]) -> Iterator[Text]:
    """The lines of a row, its cells side by side; all but the last are padded with blanks."""
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for part, width in zip(parts, [*widths, 0], strict=True):
            line.append_text(part)
            line.append(" " * (width + 2 - part.cell_len) if width else "")
        yield line
