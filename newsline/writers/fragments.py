"""Fragments of the HTML page: text of a source, times (each in an isolate of its own), reasons and warnings."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from newsline.chronology.timezones import rfc3339
from newsline.model import Entry, Moment, Notice, Timeline
from newsline.stamps.orthography import RIGHT_TO_LEFT
from newsline.writers import rows, words
from newsline.writers.terminal import safe
from newsline.writers.when import When, at, parts

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


def when(entry: Entry, tz: str) -> str:
    """The time as far as it is known, else the instants that it lies between."""
    known = moment(entry.moment, tz)
    if known:
        return known
    after, before = (time and _instant(time, tz) for time in (entry.not_before, entry.not_after))
    if after and before:
        bound = f"{words.BETWEEN} {after} {words.AND} {before}"
    elif after or before:
        bound = f"{words.AFTER if after else words.BEFORE} {after or before}"
    else:
        bound = words.UNKNOWN
    return f'<span class="bound">{bound}</span>'


def moment(found: Moment, tz: str) -> str:
    """A moment as far as it is known; empty if nothing is."""
    shown = parts(found, tz)
    if found.time is not None:
        return _time(shown, rfc3339(found.time))
    if not any(shown):
        return ""
    machine = str(found.when)
    if not _MACHINE.fullmatch(machine):
        machine = shown.clock if not shown.day and ":" in shown.clock else ""
    return _time(shown, machine)


def day(iso: str) -> str:
    """A full date."""
    return f'<time datetime="{iso}">{isolate(iso)}</time>'


def _instant(time: datetime, tz: str) -> str:
    return _time(at(time, tz), rfc3339(time))


def _time(shown: When, machine: str) -> str:
    """The clock comes first, to be next to "after"; clock and day are isolates, so that the line cannot reorder them."""
    day = isolate(" ".join(filter(None, (shown.day, shown.zone)))) if shown.day or shown.zone else ""
    rest = day if shown.zone else f"{day} {words.NO_ZONE}".strip()
    body = f"<b>{isolate(shown.clock or shown.day)}</b>{f' <span>{rest}</span>' * bool(shown.clock)}"
    return f'<time datetime="{machine}">{body}</time>' if machine else body


# --- reasons and warnings -----------------------------------------------------------------------------------------


def why_here(entry: Entry, unfolded: bool) -> str:
    """What the stamp says and what was worked out from elsewhere; empty if the stamp says it all."""
    if not entry.moment.inferred:
        return ""
    lines = [
        _reason(words.FIELDS.get(one.field, text(one.field)), one.value, one.because) for one in entry.moment.inferred
    ]
    if entry.written is not None:
        lines.insert(0, f"{words.WRITTEN}: {isolate(str(entry.written))}")
    return _folded(words.WHY_TIME, lines, unfolded)


def why_so(timeline: Timeline, unfolded: bool) -> str:
    """How the layout and the reference date were found."""
    lines = []
    if timeline.layout and timeline.layout_because:
        lines.append(_reason(words.LAYOUT, words.LAYOUTS[timeline.layout], timeline.layout_because))
    if timeline.reference_date and timeline.reference_because:
        lines.append(_reason(words.REFERENCE, timeline.reference_date.isoformat(), timeline.reference_because))
    return _folded(words.WHY_ORDER, lines, unfolded) if lines else ""


def _folded(summary: str, lines: Iterable[str], unfolded: bool) -> str:
    return f"<details{' open' * unfolded}><summary>{summary}</summary>{items('why', lines)}</details>"


def _reason(word: str, value: str, because: str) -> str:
    return f"{word}: <bdi>{text(value)}</bdi> {_english(because)}"


def _english(sentence: str) -> str:
    return f'<span lang="en" dir="ltr">{text(sentence)}</span>'


def warnings(found: Iterable[tuple[Notice, Timeline | None]]) -> str:
    """A box of warnings, each after the name of its article if that is given; empty if there are none."""
    lines = list(_warnings(found))
    if not lines:
        return ""
    return f'<section class="warnings"><h2>{words.WARNING}</h2>{items("list", lines)}</section>\n'


def _warnings(found: Iterable[tuple[Notice, Timeline | None]]) -> Iterator[str]:
    for notice, timeline in found:
        article = f"{name(timeline)} · " if timeline is not None else ""
        line = f" ({words.LINE} {notice.line})" if notice.line is not None else ""
        yield f"{article}<b>{words.WARNINGS.get(notice.code, text(notice.code))}</b>{line} {_english(notice.message)}"
