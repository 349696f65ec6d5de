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
from newsline.terminal import Screen, safe

# Nothing stands right of the Arabic column: an edge there would be drawn inside the text.
_PLAIN = Box("    \n    \n -  \n    \n    \n    \n    \n    \n", ascii=True)
_LINES = 3  # of its column that a text may fill, unless it is wanted whole
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
    for line in _head(timeline, tz, explain):
        console.print(line, soft_wrap=True)
    console.print(_table(timeline, screen, tz, full, reverse, explain))
    for notice in timeline.notices:
        where = f"line {notice.line}: " if notice.line is not None else ""
        console.print(Text(f"warning: {where}{notice.code}: {safe(notice.message)}", style="yellow"), soft_wrap=True)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _head(timeline: Timeline, tz: str, explain: bool) -> Iterator[Text]:
    where = f"{timeline.source}" if timeline.position == 1 else f"{timeline.source} #{timeline.position}"
    facts = [safe(where)]
    if timeline.layout:
        facts.append(timeline.layout)
    if timeline.reference:
        facts.append(f"reference date {timeline.reference}")
    for name, page in (("published", timeline.published), ("updated", timeline.updated)):
        if page is not None:
            facts.append(f"{name} {shown(page.moment, tz) or 'at an unknown time'}")
    yield Text(" · ".join(facts), style="dim")
    if explain and timeline.layout_because:
        yield Text(f"{timeline.layout}: {safe(timeline.layout_because)}", style="dim italic")
    if explain and timeline.reference_because:
        yield Text(f"reference date: {safe(timeline.reference_because)}", style="dim italic")
    if timeline.title:
        yield Text(safe(timeline.title), style="bold")


def _table(timeline: Timeline, screen: Screen, tz: str, full: bool, reverse: bool, explain: bool) -> Table:
    rows = [(number, _time(entry, tz), entry) for number, entry in enumerate(timeline.entries, 1)]
    widths = (
        len(str(len(rows))),
        max(len(time) for _, time, _ in rows),
        max(len(entry.kind) for _, _, entry in rows),
    )
    table = Table(box=_PLAIN, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0))
    for name, width in zip(("#", "time", "kind"), widths, strict=True):
        table.add_column(name, width=max(width, len(name)), no_wrap=True)
    table.add_column("text", overflow="fold")
    room = max(20, screen.width - sum(max(w, len(n)) for w, n in zip(widths, ("#", "time", "kind"), strict=True)) - 8)
    for number, time, entry in rows[::-1] if reverse else rows:
        cell = _cell(entry, None if full else room * _LINES)
        if explain:
            for reason in _reasons(timeline, entry):
                cell.append(f"\n{reason}", style="dim italic")
        table.add_row(str(number), time, Text(entry.kind, style=_STYLES[entry.kind]), cell)
    return table


def _cell(entry: Entry, most: int | None) -> Text:
    cell = Text()
    if entry.marker:
        cell.append(safe(entry.marker.replace("\n", " ")), style="bold")
    if entry.text.strip():
        cell.append("\n" * bool(entry.marker) + safe(_cut(entry.text.strip(), most)))
    return cell


def _cut(text: str, most: int | None) -> str:
    """The text, or as many whole words of it as fit, with a mark that says so."""
    if most is None:
        return text
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[: words.rfind(" ", 0, most - 4) if " " in words[: most - 4] else most - 4] + " [..]"


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
