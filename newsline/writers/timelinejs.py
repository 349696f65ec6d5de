"""TimelineJS 3 (Knight Lab): one JSON object for all articles, each event on the clocks of one zone.

An event needs at least a year. An entry without one is no event, and gets no false date: its text stands on the title
slide, after the words for when it may have been, and this is reported. TimelineJS has no time zones, so an instant is
given as the wall clock of the zone `tz`, and a time whose zone is unknown as its own; `display_date` names the zone.
Headlines and texts are HTML there. `group` and `display_date` are stripped of markup and then shown as HTML all the same, so
that what was escaped once would run: they are escaped twice.
Sources: https://timeline.knightlab.com/docs/json-format.html, TimelineConfig.js and TimeGroup.js of version 3.9.
"""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from newsline.chronology.timezones import in_zone
from newsline.model import Moment, Notice, Row, Timeline
from newsline.writers import rows, words
from newsline.writers.look import DEFAULT, Look
from newsline.writers.merge import Merged
from newsline.writers.terminal import safe
from newsline.writers.when import in_arabic


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """The whole object; it does not stream, and TimelineJS sorts the events itself."""
    given, tz = list(timelines), look.tz
    events, without = [], []
    for place, timeline in enumerate(given, 1):
        for row in rows.of(timeline):
            start = _start(row.entry.moment, tz)
            if start is None:
                without.append(row)
                look.report(timeline, _notice(row))
                continue
            group = rows.title(timeline) if len(given) > 1 else None
            events.append(_event(row, start, tz, f"a{place}-e{row.number}", group))
    value = {"title": _title(given, without, tz), "events": events}
    yield json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """The same object: it has one axis for all articles in any case."""
    return write(whole.timelines, look)


def _start(moment: Moment, tz: str) -> dict[str, int] | None:
    """The known parts of the date, from the year on; None without a year."""
    if moment.when is None or moment.when.year is None:
        return None
    units = ("year", "month", "day", "hour", "minute", "second")
    known = {unit: value for unit, value in zip(units, moment.when, strict=False) if value is not None}
    if moment.time is None:
        return known
    local = in_zone(moment.time, tz)
    return {unit: getattr(local, unit) for unit in known}


def _event(row: Row, start: dict[str, int], tz: str, name: str, group: str | None) -> dict[str, Any]:
    event = {
        "unique_id": name,
        "start_date": start,
        "display_date": escape(escape(in_arabic(row.entry, tz))),
        "text": {"headline": _html(row.entry.marker or words.KINDS[row.entry.kind]), "text": _block(_paragraphs(row))},
    }
    return event | ({"group": _twice(group)} if group else {})


def _title(given: list[Timeline], without: list[Row], tz: str) -> dict[str, Any]:
    headline = rows.title(given[0]) if len(given) == 1 else words.MERGED
    return {
        "unique_id": "title",
        "text": {
            "headline": _html(headline),
            "text": _block("".join(_undated(row, tz, len(given) > 1) for row in without)),
        },
    }


def _undated(row: Row, tz: str, named: bool) -> str:
    entry = row.entry
    article = [rows.title(row.timeline)] if named else []
    facts = " · ".join([*article, entry.marker or words.KINDS[entry.kind]])
    return f"<p><strong>{_html(facts)} · {escape(in_arabic(entry, tz))}</strong></p>{_paragraphs(row)}"


def _block(paragraphs: str) -> str:
    return f'<div dir="rtl">{paragraphs}</div>' if paragraphs else ""


def _paragraphs(row: Row) -> str:
    return "".join(f"<p>{_html(part)}</p>" for part in rows.paragraphs(row.entry.text))


def _html(text: str) -> str:
    return escape(safe(text)).replace("\n", "<br>")


def _twice(text: str) -> str:
    return escape(escape(safe(" ".join(text.split()))))


def _notice(row: Row) -> Notice:
    entry = row.entry
    message = f"entry {row.number} has no year and is no event of TimelineJS: its text is on the title slide"
    return Notice(code="date-unknown", line=entry.marker_line or entry.line, message=message)
