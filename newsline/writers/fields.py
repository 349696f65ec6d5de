"""Entries, articles and stamps as dictionaries of JSON's types: the keys that all formats have in common."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from newsline.chronology.timezones import in_zone, rfc3339
from newsline.model import DatedPage, Entry, Inference, Moment, Notice, Stamp, Timeline
from newsline.stamps.offsets import as_offset
from newsline.stamps.orthography import identity

VERSION = 1  # of the output: changes only when a key changes its meaning

Json = Mapping[str, Any]


def utc(time: datetime | None) -> str | None:
    """An instant as JSON has it."""
    return rfc3339(time) if time is not None else None


def _when(moment: Moment) -> str | None:
    return str(moment.when) if moment.when else None


def _inferred(inferred: tuple[Inference, ...]) -> list[Json]:
    return [{"field": one.field, "value": one.value, "rule": one.rule, "because": one.because} for one in inferred]


def notices(found: tuple[Notice, ...]) -> list[Json]:
    """Warnings with their codes and lines."""
    return [notice(one) for one in found]


def notice(found: Notice) -> Json:
    """One warning."""
    return {"code": found.code, "line": found.line, "message": found.message}


def local(moment: Moment) -> str | None:
    """The instant on the clock of the stamp's zone, with the offset that it has there."""
    if moment.time is None or moment.zone is None:
        return None
    if moment.zone == "UTC":
        return f"{rfc3339(moment.time)[:-1]}+00:00"
    there = in_zone(moment.time, moment.zone)
    ahead = round((there - moment.time.replace(tzinfo=None)).total_seconds() / 60)
    return f"{there.isoformat(timespec='seconds')}{as_offset(ahead)}"


def entry(found: Entry, number: int) -> dict[str, Any]:
    """One row of the timeline; `number` counts from 1, oldest first."""
    moment = found.moment
    return {
        "n": number,
        "kind": found.kind,
        "time": utc(moment.time),
        "when": _when(moment),
        "zone": moment.zone,
        "precision": moment.precision,
        "written": str(found.written) if found.written else None,
        "not_before": utc(found.not_before),
        "not_after": utc(found.not_after),
        "local": local(moment),
        "author": found.author,
        "id": identity(found.text),
        "inferred": _inferred(moment.inferred),
        "marker": found.marker,
        "marker_line": found.marker_line,
        "line": found.line,
        "end_line": found.end_line,
        "text": found.text,
    }


def page(page: DatedPage | None) -> Json | None:
    """A page stamp that counts, or a day heading."""
    return (
        {name: value for name, value in _aside(page).items() if name not in ("kind", "beside")}
        if page is not None
        else None
    )


def _aside(page: DatedPage) -> Json:
    return {
        "kind": page.kind,
        "text": page.text,
        "beside": page.beside,
        "line": page.line,
        "time": utc(page.moment.time),
        "when": _when(page.moment),
        "zone": page.moment.zone,
        "written": str(page.written) if any(part is not None for part in page.written[:6]) else None,
    }


def article(timeline: Timeline, *, reverse: bool = False) -> dict[str, Any]:
    """An article with its timeline, with the keys and values that `newsline parse --json` prints for it.

    `reverse`: the newest entry first.
    """
    rows = [entry(one, number) for number, one in enumerate(timeline.timeline, 1)]
    return {
        "source": timeline.source,
        "index": timeline.index,
        "title": timeline.title,
        "captions": list(timeline.captions),
        "credit": timeline.credit,
        "url": timeline.url,
        "captured": utc(timeline.captured),
        "published": page(timeline.published),
        "updated": page(timeline.updated),
        "page_stamps": [_aside(page) for page in timeline.page_stamps],
        "day_headings": [page(one) for one in timeline.day_headings],
        "related": [{"text": one.text, "line": one.line} for one in timeline.related],
        "layout": timeline.layout,
        "layout_rule": timeline.layout_rule,
        "layout_because": timeline.layout_because,
        "stamps": timeline.stamps,
        "reference_date": timeline.reference_date.isoformat() if timeline.reference_date else None,
        "reference_because": timeline.reference_because,
        "timeline": rows[::-1] if reverse else rows,
        "refused": {"times": timeline.refused[0], "because": timeline.refused[1]} if timeline.refused else None,
        "warnings": notices(timeline.warnings),
    }


def stamp(text: str, found: Stamp | None, moment: Moment, warnings: tuple[Notice, ...]) -> dict[str, Any]:
    """A single stamp; for text that is not a stamp all but `text` is null or []."""
    return {
        "text": text,
        "kind": found.kind if found else None,
        "written": found.written_text if found else None,
        "when": _when(moment),
        "zone": moment.zone,
        "time": utc(moment.time),
        "precision": moment.precision,
        "inferred": _inferred(moment.inferred),
        "warnings": notices(warnings),
    }
