"""The table for a person: ASCII columns first, one column of Arabic last, so that no terminal swaps them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsline.model import Entry, Moment, Timeline
from newsline.resolving import in_zone
from newsline.terminal import Screen, clipped, drawn, safe, wrapped

# Nothing stands right of the Arabic column: an edge there would be drawn inside the text.
_PLAIN = Box("    \n    \n -  \n    \n    \n    \n    \n    \n", ascii=True)
_LINES = 3  # of its column that a text may fill, unless it is wanted whole
_NARROWEST = 16  # cells of the text column; a narrower screen breaks the lines itself
_STYLES = {
    "update": "cyan",
    "correction": "yellow",
    "entry": "cyan",
    "latest": "green",
    "original": "magenta",
}


def write(
    timelines: Iterable[Timeline],
    screen: Screen,
    *,
    tz: str = "UTC",
    full: bool = False,
    reverse: bool = False,
    explain: bool = False,
) -> Iterator[str]:
    """One table an article, drawn for the screen; times in the zone `tz` (IANA name or offset)."""
    for number, timeline in enumerate(timelines):
        yield "\n" * bool(number) + _article(timeline, screen, tz, full, reverse, explain)


def _article(timeline: Timeline, screen: Screen, tz: str, full: bool, reverse: bool, explain: bool) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        color_system="standard" if screen.color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    for words, style in _head(timeline, tz, explain):
        console.print(_lines(safe(words), style, screen.width, screen), soft_wrap=True)
    rows = [(str(number), _time(entry, tz), entry) for number, entry in enumerate(timeline.entries, 1)]
    cells = _table if _room(rows, screen) >= _NARROWEST else _stack
    console.print(cells(timeline, rows[::-1] if reverse else rows, screen, full, explain), soft_wrap=cells is _stack)
    for notice in timeline.notices:
        where = f"line {notice.line}: " if notice.line is not None else ""
        console.print(Text(f"warning: {where}{notice.code}: {safe(notice.message)}", style="yellow"), soft_wrap=True)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _lines(text: str, style: str, width: int, screen: Screen, most: int | None = None) -> Text:
    """The text in lines that fit, each as the screen draws it."""
    lines = wrapped(text, width, screen.bidi)
    if most is not None:
        lines = clipped(lines, most, width, screen.bidi)
    return Text("\n".join(drawn(line, screen.bidi) for line in lines), style=style)


def _head(timeline: Timeline, tz: str, explain: bool) -> Iterator[tuple[str, str]]:
    """The lines above the table with their styles."""
    facts = [timeline.source if timeline.position == 1 else f"{timeline.source} #{timeline.position}"]
    if timeline.layout:
        facts.append(timeline.layout)
    if timeline.reference:
        facts.append(f"reference date {timeline.reference}")
    for name, page in (("published", timeline.published), ("updated", timeline.updated)):
        if page is not None:
            facts.append(f"{name} {shown(page.moment, tz) or 'at an unknown time'}")
    yield " · ".join(facts), "dim"
    if explain and timeline.layout_because:
        yield f"{timeline.layout}: {timeline.layout_because}", "dim italic"
    if explain and timeline.reference_because:
        yield f"reference date: {timeline.reference_because}", "dim italic"
    if timeline.title:
        yield timeline.title, "bold"


_Row = tuple[str, str, Entry]
_COLUMNS = ("#", "time", "kind")


def _widths(rows: list[_Row]) -> list[int]:
    columns = zip(*((number, time, entry.kind) for number, time, entry in rows), strict=True)
    return [max(len(name), *map(len, values)) for name, values in zip(_COLUMNS, columns, strict=True)]


def _room(rows: list[_Row], screen: Screen) -> int:
    """Cells that are left for the text column."""
    return screen.width - sum(_widths(rows)) - 2 * len(_COLUMNS)


def _table(timeline: Timeline, rows: list[_Row], screen: Screen, full: bool, explain: bool) -> Table:
    room = _room(rows, screen)
    table = Table(box=_PLAIN, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0))
    for name, width in zip(_COLUMNS, _widths(rows), strict=True):
        table.add_column(name, width=width, no_wrap=True)
    table.add_column("text", no_wrap=True, overflow="ignore", min_width=room)
    for number, time, entry in rows:
        cell = _cell(timeline, entry, room, screen, full, explain)
        table.add_row(number, time, Text(entry.kind, style=_STYLES[entry.kind]), cell)
    return table


def _stack(timeline: Timeline, rows: list[_Row], screen: Screen, full: bool, explain: bool) -> Text:
    """On a screen too narrow for columns: the text of each entry below its time."""
    parts = []
    for number, time, entry in rows:
        parts.append(_lines(f"{number} {time} {entry.kind}", _STYLES[entry.kind], screen.width, screen))
        parts.append(_cell(timeline, entry, screen.width, screen, full, explain))
    return Text("\n").join(parts)


def _cell(timeline: Timeline, entry: Entry, room: int, screen: Screen, full: bool, explain: bool) -> Text:
    most = None if full else _LINES
    reasons = _reasons(timeline, entry) if explain else ()
    parts = []
    if entry.marker:
        parts.append(_lines(safe(entry.marker.replace("\n", " ")), "bold", room, screen))
    if entry.text.strip():
        text = entry.text.strip() if most is None else " ".join(entry.text.split())
        parts.append(_lines(safe(text), "", room, screen, most))
    parts += [_lines(safe(reason), "dim italic", room, screen) for reason in reasons]
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


def _time(entry: Entry, tz: str) -> str:
    """When, as far as it is known; for an entry without a time, what it lies between."""
    said = shown(entry.moment, tz)
    if said:
        return said
    bounds = [f"after {_clock(entry.not_before, tz)}"] if entry.not_before else []
    bounds += [f"before {_clock(entry.not_after, tz)}"] if entry.not_after else []
    return ", ".join(bounds) or "unknown"


def _clock(time: datetime, tz: str) -> str:
    return f"{in_zone(time, tz):%H:%M} {tz}"


def shown(moment: Moment, tz: str) -> str:
    """A moment in the zone `tz` where the instant is known, else in its own, as far as it is known; the zone is named."""
    if moment.time is not None:
        local = in_zone(moment.time, tz)
        return f"{local:%Y-%m-%d %H:%M}{f':{local.second:02d}' if moment.precision == 'second' else ''} {tz}"
    if moment.when is None:
        return ""
    text = str(moment.when).replace("XXXX-XX-XXT", "").replace("T", " ")
    if moment.when.hour is None:
        return text
    return f"{text} {moment.zone or '(no zone)'}"
