"""Fragments of the HTML page: text of a source, times (each in an isolate of its own), reasons and warnings."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import escape

from newsline.chronology.timezones import rfc3339
from newsline.model import Entry, Moment, Notice, Timeline
from newsline.stamps.orthography import RIGHT_TO_LEFT
from newsline.writers import rows, words
from newsline.writers.terminal import safe
from newsline.writers.when import When, at, parts

_LINES = re.compile(r"\blines? (\d+)")
_LETTER = re.compile(r"[^\W\d_]")
# What HTML takes for a date or time: a full date, a year and month, a date with a clock time.
_MACHINE = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?")


def text(source: str) -> str:
    """Text for the content of an element or a quoted attribute, its control characters made visible."""
    return escape(safe(source))


def direction(source: str) -> str:
    """The attribute `dir`: none, for the page's own direction, if the text has any Arabic, however it begins."""
    return "" if RIGHT_TO_LEFT.search(source) or not _LETTER.search(source) else ' dir="ltr"'


def isolate(source: str) -> str:
    """Text that runs from left to right, whatever is around it."""
    return f'<bdi dir="ltr">{text(source)}</bdi>'


def items(name: str, lines: Iterable[str]) -> str:
    """A list with a CSS class."""
    return f'<ul class="{name}">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


# --- articles -----------------------------------------------------------------------------------------------------


def name(timeline: Timeline) -> str:
    """Source and title on one line."""
    return isolate(rows.source(timeline)) + (f" · <bdi>{text(timeline.title)}</bdi>" if timeline.title else "")


# --- times --------------------------------------------------------------------------------------------------------


def when(entry: Entry, tz: str, under: str) -> str:
    """The time as far as it is known, else the instants that it lies between; the day `under` which it stands is not repeated."""
    found = entry.moment
    shown = parts(found, tz)
    if any(shown):
        machine = rfc3339(found.time) if found.time is not None else _machine(found, shown)
        clock = f"<b>{isolate(shown.clock)}</b>" if shown.clock else f"<span>{words.NO_CLOCK}</span>"
        note = "" if found.time is not None or not shown.clock else isolate(shown.zone) if shown.zone else words.NO_ZONE
        return _marked(clock, machine) + (f" <span>{note}</span>" if note else "")
    after, before = (time and _instant(time, tz, under) for time in (entry.not_before, entry.not_after))
    if after and before:
        bound = f"{words.BETWEEN} {after} {words.AND} {before}"
    elif after or before:
        bound = f"{words.AFTER if after else words.BEFORE} {after or before}"
    else:
        bound = words.UNKNOWN
    return f'<span class="bound">{bound}</span>'


def heading(entry: Entry, tz: str) -> str | None:
    """The day that an entry stands under, as far as it is known: ISO, with X for what is not; None where it has no time."""
    shown = parts(entry.moment, tz)
    return shown.day if any(shown) else None


def day_said(iso: str) -> str:
    """A day in words, from the year to the day as far as they are known."""
    year, month, day = (iso.split("-") + ["XX"] * 2)[:3]
    if month == "XX":
        return isolate(year) if year not in ("", "XXXX") else words.UNKNOWN_DAY
    said = words.MONTHS[int(month) - 1]
    if day != "XX":
        said = f"{int(day)} {said}"
    if year == "XXXX":
        return f"{said} ({words.UNKNOWN_YEAR})"
    if day == "XX":
        return _marked(f"{said} {year}", iso[:7])
    return _marked(f"{words.WEEKDAYS[date.fromisoformat(iso).weekday()]} {said} {year}", iso)


def moment(found: Moment, tz: str) -> str:
    """A moment as far as it is known, on one line; empty if nothing is."""
    shown = parts(found, tz)
    if found.time is not None:
        return _time(shown, rfc3339(found.time))
    return _time(shown, _machine(found, shown)) if any(shown) else ""


def _machine(found: Moment, shown: When) -> str:
    """What HTML takes for such a time; empty if it takes nothing of it."""
    machine = str(found.when)
    if _MACHINE.fullmatch(machine):
        return machine
    return shown.clock if not shown.day and ":" in shown.clock else ""


def day(iso: str) -> str:
    """A full date."""
    return f'<time datetime="{iso}">{isolate(iso)}</time>'


def instant(time: datetime, tz: str) -> str:
    """An instant on one line, without its zone: day and clock time."""
    shown = at(time, tz)
    return _marked(isolate(f"{shown.day} {shown.clock}"), rfc3339(time))


def _instant(time: datetime, tz: str, under: str) -> str:
    shown = at(time, tz)
    other = f" <span>{isolate(shown.day)}</span>" if shown.day != under else ""
    return _marked(f"<b>{isolate(shown.clock)}</b>{other}", rfc3339(time))


def _time(shown: When, machine: str) -> str:
    """The clock comes first, to be next to "after"; clock and day are isolates, so that the line cannot reorder them."""
    day = isolate(" ".join(filter(None, (shown.day, shown.zone)))) if shown.day or shown.zone else ""
    rest = day if shown.zone else f"{day} {words.NO_ZONE}".strip()
    return _marked(f"<b>{isolate(shown.clock or shown.day)}</b>{f' <span>{rest}</span>' * bool(shown.clock)}", machine)


def _marked(body: str, machine: str) -> str:
    return f'<time datetime="{machine}">{body}</time>' if machine else body


# --- reasons and warnings -----------------------------------------------------------------------------------------


def why_here(entry: Entry, unfolded: bool) -> str:
    """What the stamp says and what was worked out from elsewhere; empty if the stamp says it all."""
    if not entry.moment.inferred:
        return ""
    lines = [
        f"{words.FIELDS.get(one.field, text(one.field))} {isolate(one.value)}: {words.RULES[one.rule]}{_where(one.because)}"
        for one in entry.moment.inferred
    ]
    if entry.written is not None:
        lines.insert(0, f"{words.WRITTEN}: {isolate(str(entry.written))}")
    return folded(words.WHY_TIME, lines, unfolded)


def why_so(timeline: Timeline, unfolded: bool) -> str:
    """How the layout and the reference date were found."""
    lines = []
    if timeline.layout and timeline.layout_rule:
        reason = words.LAYOUT_RULES[timeline.layout_rule] + _where(timeline.layout_because or "")
        lines.append(f"{words.LAYOUT} {words.LAYOUTS[timeline.layout]}: {reason}")
    if timeline.reference_date and timeline.reference_because:
        reason = words.GIVEN if "--date" in timeline.reference_because else words.FROM_COPY
        lines.append(f"{words.REFERENCE} {isolate(timeline.reference_date.isoformat())}: {reason}")
    return folded(words.WHY_ORDER, lines, unfolded) if lines else ""


def _where(because: str) -> str:
    """The lines that a reason names: its English stands in the JSON, with the rule that the Arabic is of."""
    lines = _LINES.findall(because)
    return f" ({words.LINE} {'، '.join(lines)})" if lines else ""


def folded(summary: str, lines: Iterable[str], unfolded: bool) -> str:
    """A list behind a word."""
    return f"<details{' open' * unfolded}><summary>{summary}</summary>{items('why', lines)}</details>"


def warnings(found: Iterable[tuple[Notice, Timeline | None]]) -> str:
    """A box of warnings, each after the name of its article if that is given; empty if there are none."""
    lines = list(_warnings(found))
    if not lines:
        return ""
    return f'<section class="warnings"><p class="label">{words.WARNING}</p>{items("list", lines)}</section>\n'


def _warnings(found: Iterable[tuple[Notice, Timeline | None]]) -> Iterator[str]:
    for notice, timeline in found:
        article = f"{name(timeline)} · " if timeline is not None else ""
        line = f" ({words.LINE} {notice.line})" if notice.line is not None else ""
        yield f"{article}<b>{words.WARNINGS[notice.code]}</b>{line}: {words.ADVICE[notice.code]}"
