"""The page: one self-contained HTML file with Arabic words of its own, no script that runs and nothing from outside.

What a source says is shown as text: escaped, its control characters made visible. The exact text stands in the JSON-LD of
each article, which is a data block: the policy of the page (CSP) forbids every script, and one is never run for it.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from html import escape
from itertools import chain

from newsline.model import DatedPage, Entry, Inference, Moment, Notice, Timeline
from newsline.resolving import rfc3339
from newsline.terminal import safe
from newsline.writers import jsonld, rows, words
from newsline.writers.merge import Merged
from newsline.writers.rows import Row
from newsline.writers.strip import Mark, svg
from newsline.writers.when import When, at, parts

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
# What HTML takes for a date or time: a full date, a year and month, a date with a clock time, or a clock time.
_MACHINE = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?")


def write(
    timelines: Iterable[Timeline], *, tz: str = "UTC", reverse: bool = False, explain: bool = False
) -> Iterator[str]:
    """The page in pieces, an article at a time; times in the zone `tz`. `explain`: the reasons are not folded away."""
    rest = iter(timelines)
    first = list(_some(rest))
    yield _head(_title(first[0]) if first else words.MERGED)
    for place, timeline in enumerate(chain(first, rest), 1):
        yield from _article(timeline, f"a{place}", tz, reverse, explain)
    yield "</main>\n</body>\n</html>\n"


def merged(found: Merged, *, tz: str = "UTC", explain: bool = False) -> Iterator[str]:
    """The page of one timeline over several articles: each entry names its own."""
    yield _head(words.MERGED)
    yield f"<article>\n<header><h1>{words.MERGED}</h1>\n"
    yield _list("sources", (f"<li>{_name(timeline)}</li>" for timeline in found.timelines))
    yield "</header>\n"
    yield from _entries(found.placed, "e", tz, explain, named=True)
    if found.unplaced:
        yield f'<section class="unplaced"><h2>{words.UNPLACED}</h2><p>{words.UNPLACED_WHY}</p>\n'
        yield from _entries(found.unplaced, "u", tz, explain, named=True)
        yield "</section>\n"
    yield _warnings([(notice, timeline) for timeline, notice in found.warnings])
    yield f"{_data(jsonld.text(jsonld.whole(found)))}</article>\n</main>\n</body>\n</html>\n"


def _some(timelines: Iterator[Timeline]) -> Iterator[Timeline]:
    """The first one, if there is one: the page is named after it."""
    yield from (timeline for timeline in [next(timelines, None)] if timeline is not None)


# --- the head -----------------------------------------------------------------------------------------------------


def _head(title: str) -> str:
    from importlib.resources import files

    style = files("newsline.writers").joinpath("page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="newsline">
<link rel="icon" href="data:,">
<title>{_text(title)}</title>
<style>{style}</style>
</head>
<body>
<main>
"""


# --- an article ---------------------------------------------------------------------------------------------------


def _article(timeline: Timeline, name: str, tz: str, reverse: bool, explain: bool) -> Iterator[str]:
    entries = rows.of(timeline, reverse=reverse)
    yield f'<article id="{name}">\n<header><h1{_direction(_title(timeline))}>{_text(_title(timeline))}</h1>\n'
    yield "".join(f'<p class="caption"{_direction(one)}>{_text(one)}</p>\n' for one in timeline.captions)
    yield f'<dl class="facts">{"".join(_facts(timeline, tz))}</dl>\n</header>\n'
    yield from _entries(entries, f"{name}-e", tz, explain)
    if timeline.credit:
        yield f'<p class="credit">{words.CREDIT}: <bdi>{_text(timeline.credit)}</bdi></p>\n'
    yield _warnings([(notice, None) for notice in timeline.notices])
    yield f"{_data(jsonld.text(jsonld.article(timeline, entries)))}</article>\n"


def _facts(timeline: Timeline, tz: str) -> Iterator[str]:
    yield _fact(words.SOURCE, f'<bdi dir="ltr">{_text(_source(timeline))}</bdi>')
    for word, page in ((words.PUBLISHED, timeline.published), (words.UPDATED, timeline.updated)):
        if page is not None:
            yield _fact(word, _page(page, tz))
    if timeline.layout:
        yield _fact(words.LAYOUT, words.LAYOUTS[timeline.layout])
    if timeline.reference:
        day = timeline.reference.isoformat()
        yield _fact(words.REFERENCE, f'<time datetime="{day}"><bdi dir="ltr">{day}</bdi></time>')


def _fact(word: str, value: str) -> str:
    return f"<div><dt>{word}</dt> <dd>{value}</dd></div>"


def _page(page: DatedPage, tz: str) -> str:
    said = f' <q class="words">{_text(page.text)}</q>' if page.text else ""
    return (_moment(page.moment, tz) or words.UNKNOWN) + said


# --- the entries --------------------------------------------------------------------------------------------------


def _entries(entries: Iterable[Row], name: str, tz: str, explain: bool, *, named: bool = False) -> Iterator[str]:
    """The strip and the list. `named`: rows of several articles, counted as they stand and each with its article."""
    numbered = [(place if named else row.number, row) for place, row in enumerate(entries, 1)]
    marks = [Mark(f"{name}{number}", number, row.entry) for number, row in numbered]
    drawing = svg(marks if _oldest_first(marks) else marks[::-1], tz)
    if drawing:
        note = f'{words.OLDEST_RIGHT} · <bdi dir="ltr">{escape(tz)}</bdi>'
        yield f'<figure class="strip">{drawing}<figcaption>{words.STRIP} · {note}</figcaption></figure>\n'
    yield '<ol role="list">\n'
    for number, row in numbered:
        yield _entry(row, number, f"{name}{number}", tz, explain, named)
    yield "</ol>\n"


def _oldest_first(marks: list[Mark]) -> bool:
    times = [mark.entry.moment.time for mark in marks if mark.entry.moment.time]
    return not times or times[0] < times[-1] or (times[0] == times[-1] and marks[0].number <= marks[-1].number)


def _entry(row: Row, number: int, anchor: str, tz: str, explain: bool, named: bool) -> str:
    entry = row.entry
    lines = [
        f'<li id="{anchor}" value="{number}" class="{entry.kind}">',
        f'<h2><a href="#{anchor}"><span class="n">{number}</span> {_when(entry, tz)}</a> '
        f'<span class="kind">{words.KINDS[entry.kind]}</span></h2>',
        '<div class="passage">',
    ]
    if named:
        lines.append(f'<p class="from">{_name(row.timeline)}</p>')
    if entry.marker:
        lines.append(f'<p class="marker"{_direction(entry.marker)}>{_text(entry.marker)}</p>')
    lines += [f"<p{_direction(part)}>{_text(part)}</p>" for part in rows.paragraphs(entry.text)]
    if not entry.text.strip():
        lines.append(f'<p class="none">{words.EMPTY}</p>')
    lines += [*_reasons(row, explain), "</div>", "</li>\n"]
    return "\n".join(lines)


def _reasons(row: Row, explain: bool) -> Iterator[str]:
    why = [*row.entry.moment.inferred]
    if row.timeline.layout_because:
        why.append(Inference(words.PLACE, str(row.timeline.layout), row.timeline.layout_because))
    if not why:
        return
    yield f"<details{' open' * explain}><summary>{words.WHY}</summary>"
    if row.entry.written is not None:
        yield f'<p>{words.WRITTEN}: <bdi dir="ltr">{_text(str(row.entry.written))}</bdi></p>'
    lines = (f"<li>{words.FIELDS.get(one.field, _text(one.field))}: {_reason(one)}</li>" for one in why)
    yield _list("why", lines) + "</details>"


def _reason(one: Inference) -> str:
    return f'<bdi dir="ltr">{_text(one.value)}</bdi> <span lang="en" dir="ltr">{_text(one.because)}</span>'


def _when(entry: Entry, tz: str) -> str:
    """The time as far as it is known, or the instants that it lies between."""
    known = _moment(entry.moment, tz)
    if known:
        return known
    after, before = (time and _instant(time, tz) for time in (entry.not_before, entry.not_after))
    if after and before:
        return f'<span class="bound">{words.BETWEEN} {after} {words.AND} {before}</span>'
    if after or before:
        return f'<span class="bound">{words.AFTER if after else words.BEFORE} {after or before}</span>'
    return f'<span class="bound">{words.UNKNOWN}</span>'


def _moment(moment: Moment, tz: str) -> str:
    if moment.time is not None:
        return _time(parts(moment, tz), rfc3339(moment.time))
    shown = parts(moment, tz)
    if not any(shown):
        return ""
    machine = str(moment.when)
    return _time(shown, machine if _MACHINE.fullmatch(machine) else shown.clock if not shown.day else "")


def _instant(time: datetime, tz: str) -> str:
    return _time(at(time, tz), rfc3339(time))


def _time(shown: When, machine: str) -> str:
    """The clock first and largest; a left-to-right isolate, so that the line around it cannot turn it."""
    zone = words.NO_ZONE if shown.zone == "(no zone)" else escape(shown.zone)
    clock = f"<b>{shown.clock or shown.day}</b>"
    rest = f"<span>{shown.day if shown.clock else ''} {zone}</span>" if shown.clock else ""
    body = f'<bdi dir="ltr">{clock} {rest}</bdi>'
    return f'<time datetime="{machine}">{body}</time>' if machine else body


# --- pieces -------------------------------------------------------------------------------------------------------


def _warnings(found: list[tuple[Notice, Timeline | None]]) -> str:
    if not found:
        return ""
    lines = (f"<li>{_warning(notice, timeline)}</li>" for notice, timeline in found)
    return f'<section class="warnings"><h2>{words.WARNING}</h2>{_list("", lines)}</section>\n'


def _warning(notice: Notice, timeline: Timeline | None) -> str:
    article = f"{_name(timeline)} · " if timeline is not None else ""
    line = f" ({words.LINE} {notice.line})" if notice.line is not None else ""
    word = words.WARNINGS.get(notice.code, _text(notice.code))
    return f'{article}<b>{word}</b>{line} <span lang="en" dir="ltr">{_text(notice.message)}</span>'


def _list(name: str, lines: Iterable[str]) -> str:
    return f'<ul class="{name}">{"".join(lines)}</ul>' if name else f"<ul>{''.join(lines)}</ul>"


def _data(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>\n'


def _text(text: str) -> str:
    return escape(safe(text))


def _direction(text: str) -> str:
    """The page's own direction for a text with Arabic in it, however it begins; the other for one that has only Latin."""
    return "" if _ARABIC.search(text) or not _LETTER.search(text) else ' dir="ltr"'


def _title(timeline: Timeline) -> str:
    return timeline.title or _source(timeline)


def _source(timeline: Timeline) -> str:
    return timeline.source if timeline.position == 1 else f"{timeline.source} #{timeline.position}"


def _name(timeline: Timeline) -> str:
    title = f" · <bdi>{_text(timeline.title)}</bdi>" if timeline.title else ""
    return f'<bdi dir="ltr">{_text(_source(timeline))}</bdi>{title}'
