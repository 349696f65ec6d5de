"""The page: one self-contained HTML file in Arabic that runs no script and loads nothing from elsewhere.

What a source says is shown as text: escaped, its control characters made visible. The exact text stands in the JSON-LD of
each article, which is a data block: the policy of the page (CSP) forbids every script, and one is never run for it.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import chain, islice

from newsline.model import DatedPage, Row, Timeline
from newsline.writers import fragments, jsonld, rows, words
from newsline.writers.look import DEFAULT, Look
from newsline.writers.merge import Merged
from newsline.writers.strip import Mark, svg

END = "</main>\n</body>\n</html>\n"


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """The page, an article at a time. `look.explain`: reasons are unfolded."""
    rest = iter(timelines)
    first = list(islice(rest, 2))
    several = len(first) > 1  # one article is what the page is called
    yield head(words.SEVERAL if several or not first else rows.title(first[0]))
    if several:
        yield f'<p class="masthead">{words.SEVERAL}</p>\n'
    for place, timeline in enumerate(chain(first, rest), 1):
        yield from _article(timeline, f"a{place}", look)
    yield END


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """The page of one timeline of several articles; each entry names its article."""
    yield head(words.MERGED)
    yield f'<article>\n<header><p class="kicker">{words.KICKER}</p>\n<h1>{words.MERGED}</h1>\n'
    yield fragments.items(
        "sources", (fragments.name(one) + fragments.why_so(one, look.explain) for one in whole.timelines)
    )
    yield "</header>\n"
    yield from _entries(whole.placed, "e", look, named=True)
    if whole.unplaced:
        yield f'<section class="unplaced"><h2>{words.UNPLACED}</h2><p>{words.UNPLACED_WHY}</p>\n'
        yield from _entries(whole.unplaced, "u", look, named=True)
        yield "</section>\n"
    yield fragments.warnings((notice, timeline) for timeline, notice in whole.warnings)
    yield f"{_data(jsonld.text(jsonld.every(whole)))}</article>\n{END}"


def head(title: str) -> str:
    """A page up to its articles, with the style and the policy that allows it and nothing else."""
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
<title>{fragments.text(title)}</title>
<style>{style}</style>
</head>
<body>
<main>
"""


def _article(timeline: Timeline, name: str, look: Look) -> Iterator[str]:
    entries, title = rows.of(timeline, reverse=look.reverse), rows.title(timeline)
    yield f'<article id="{name}">\n<header><p class="kicker">{words.KICKER}</p>\n<h1{fragments.direction(title)}>{fragments.text(title)}</h1>\n'
    for caption in timeline.captions:
        yield f'<p class="caption"{fragments.direction(caption)}>{fragments.text(caption)}</p>\n'
    yield f'<dl class="facts">{"".join(_facts(timeline, look.tz))}</dl>{fragments.why_so(timeline, look.explain)}\n</header>\n'
    yield from _entries(entries, f"{name}-e", look)
    if timeline.credit:
        yield f'<p class="credit">{words.CREDIT}: <bdi>{fragments.text(timeline.credit)}</bdi></p>\n'
    yield fragments.warnings((notice, None) for notice in timeline.warnings)
    yield f"{_data(jsonld.text(jsonld.article(timeline, entries)))}</article>\n"


def _facts(timeline: Timeline, tz: str) -> Iterator[str]:
    yield fact(words.SOURCE, fragments.isolate(rows.source(timeline)))
    for word, page in ((words.PUBLISHED, timeline.published), (words.UPDATED, timeline.updated)):
        if page is not None:
            yield fact(word, _page(page, tz))
    if timeline.layout:
        yield fact(words.LAYOUT, words.LAYOUTS[timeline.layout])
    if timeline.reference_date:
        yield fact(words.REFERENCE, fragments.day(timeline.reference_date.isoformat()))
    yield fact(words.CLOCKS, fragments.isolate(tz))


def fact(word: str, value: str) -> str:
    """A fact of the head of an article."""
    return f"<div><dt>{word}</dt><dd>{value}</dd></div>"


def _page(page: DatedPage, tz: str) -> str:
    said = f" <q>{fragments.text(page.text)}</q>" if page.text else ""
    return (fragments.moment(page.moment, tz) or words.UNKNOWN) + said


def _entries(entries: Iterable[Row], name: str, look: Look, *, named: bool = False) -> Iterator[str]:
    """The strip and the list. `named`: the rows are of several articles, so each has its article's name and a number of its own."""
    numbered = [(place if named else row.number, row) for place, row in enumerate(entries, 1)]
    marks = [Mark(f"{name}{number}", number, row.entry) for number, row in numbered]
    drawing = svg(marks[::-1] if look.reverse else marks, look.tz)
    if drawing:
        note = f"{words.STRIP} · {words.OLDEST_RIGHT} · {words.CLOCKS} {fragments.isolate(look.tz)}"
        yield f'<figure class="strip">{drawing}<figcaption>{note}</figcaption></figure>\n'
    for day, group in _by_day(numbered, look.tz):
        yield f'<section class="of-a-day">\n<h2 class="day">{fragments.day_said(day)}</h2>\n' if day is not None else ""
        yield '<ol role="list">\n'
        for number, row in group:
            yield "\n".join(_entry(row, number, f"{name}{number}", look, day, named))
        yield "</ol>\n" + "</section>\n" * (day is not None)


def _by_day(numbered: Iterable[tuple[int, Row]], tz: str) -> Iterator[tuple[str | None, list[tuple[int, Row]]]]:
    """The entries under their days; one without a time stays under the day above it, and under none (None) at the top."""
    day: str | None = None
    group: list[tuple[int, Row]] = []
    for number, row in numbered:
        own = fragments.heading(row.entry, tz)
        if own is not None and own != day:
            if group:
                yield day, group
            day, group = own, []
        group.append((number, row))
    if group:
        yield day, group


def _entry(row: Row, number: int, anchor: str, look: Look, under: str | None, named: bool) -> Iterator[str]:
    entry, head = row.entry, "h2" if under is None else "h3"  # no level is left out where no day stands above
    yield f'<li id="{anchor}" value="{number}" class="{entry.kind}">'
    yield f'<{head} class="when"><a href="#{anchor}"><span class="n">{number}</span> '
    yield f'{fragments.when(entry, look.tz, under or "")}</a> <span class="kind">{words.KINDS[entry.kind]}</span></{head}>'
    yield '<div class="passage">'
    if named:
        yield f'<p class="from">{fragments.name(row.timeline)}</p>'
    if entry.marker:
        yield f'<p class="marker"{fragments.direction(entry.marker)}>{fragments.text(entry.marker)}</p>'
    for part in rows.paragraphs(entry.text):
        yield f"<p{fragments.direction(part)}>{fragments.text(part)}</p>"
    if not entry.text.strip():
        yield f'<p class="none">{words.EMPTY}</p>'
    yield fragments.why_here(entry, look.explain)
    yield "</div>\n</li>\n"


def _data(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>\n'
