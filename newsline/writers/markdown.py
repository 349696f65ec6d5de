"""Markdown (CommonMark, which GitHub, Pandoc and Python-Markdown read alike): a heading for each article and each entry.

What a source says is escaped so that it comes out as text. < > & and the signs that only some dialects give a sense
(tables, mathematics, citations) become entities, since not every reader knows a backslash before them; the rest gets
a backslash. Indentation is lost, since it would make code; the line breaks inside a paragraph stay.
"""

import re
from collections.abc import Iterable, Iterator

from newsline.model import Notice, Row, Timeline
from newsline.writers import rows
from newsline.writers.look import DEFAULT, Look
from newsline.writers.merge import Merged
from newsline.writers.terminal import safe
from newsline.writers.when import said, shown

_INLINE = re.compile(r"[\\`*_{}\[\]]")
_ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "|~$^@"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})
# At the start of a line these open a block: headings, lists, underlines, definitions.
_OPENING = re.compile(r"[#+\-=:]|\d+(?=[.)])")
# GitHub turns bare addresses into links; an entity inside keeps them text.
_ADDRESS = re.compile(r"(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """One article after the other."""
    for number, timeline in enumerate(timelines):
        yield "\n" * bool(number) + _document(_article(timeline, look))


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """One timeline; each entry names its article, and those that could not be placed have a heading of their own."""
    yield _document(_merged(whole, look))


def escaped(text: str) -> str:
    """Markdown that renders as this text; its lines stay lines, white space at their ends is dropped.

    So are lines of nothing but bidi marks of another page: a blank line would end the paragraph.
    """
    return "  \n".join(_line(line) for line in map(str.strip, safe(text).split("\n")) if line)


def _line(line: str) -> str:
    opening = _OPENING.match(line)
    body = _ADDRESS.sub(lambda found: f"&#{ord(found.group())};", _INLINE.sub(r"\\\g<0>", line.translate(_ENTITIES)))
    if opening is None:
        return body
    end = opening.end()
    return f"{line[:end]}\\{body[end:]}" if line[0].isdigit() else f"&#{ord(line[0])};{body[1:]}"


def _document(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _article(timeline: Timeline, look: Look) -> Iterator[str]:
    yield f"# {one_line(rows.title(timeline))}"
    yield from _facts(timeline, look.tz)
    for row in rows.of(timeline, reverse=look.reverse):
        yield from _entry(row, look)
    if timeline.credit:
        yield f"Credit: {one_line(timeline.credit)}"
    if timeline.warnings:
        yield "\n".join(_warning(notice) for notice in timeline.warnings)


def _merged(whole: Merged, look: Look) -> Iterator[str]:
    yield f"# One timeline of {len(whole.timelines)} articles"
    yield "\n".join(f"- {_name(timeline)}" for timeline in whole.timelines)
    for row in whole.placed:
        yield from _entry(row, look, named=True)
    if whole.unplaced:
        yield "# Not placed: no entry of these articles has an instant"
        for row in whole.unplaced:
            yield from _entry(row, look, named=True)
    if whole.warnings:
        yield "\n".join(_warning(notice, _source(timeline)) for timeline, notice in whole.warnings)


def _facts(timeline: Timeline, tz: str) -> Iterator[str]:
    facts = [f"Source: {_source(timeline)}"]
    for name, page in (("Published", timeline.published), ("Updated", timeline.updated)):
        if page is not None:
            words = f" ({one_line(page.text)})" if page.text else ""
            facts.append(f"{name}: {one_line(shown(page.moment, tz) or 'at an unknown time')}{words}")
    if timeline.layout:
        facts.append(f"The page was: {timeline.layout}")
    if timeline.reference_date:
        facts.append(f"Reference date: {timeline.reference_date}")
    yield "\n".join(f"- {fact}" for fact in facts)
    for caption in timeline.captions:
        yield f"*{one_line(caption)}*"


def _entry(row: Row, look: Look, *, named: bool = False) -> Iterator[str]:
    number = "" if named else f"{row.number} · "
    yield f"## {number}{one_line(said(row.entry, look.tz))} · {row.entry.kind}"
    if named:
        yield _name(row.timeline)
    if row.entry.marker:
        yield f"**{one_line(row.entry.marker)}**"
    yield from (escaped(paragraph) for paragraph in rows.paragraphs(row.entry.text))
    if look.explain:
        yield "\n".join(f"- {one_line(reason)}" for reason in rows.reasons(row))


def one_line(text: str) -> str:
    """The text on one line, escaped."""
    return escaped(" ".join(text.split()))


def _source(timeline: Timeline) -> str:
    return one_line(rows.source(timeline))


def _name(timeline: Timeline) -> str:
    return f"{_source(timeline)} · {one_line(timeline.title)}" if timeline.title else _source(timeline)


def _warning(notice: Notice, source: str = "") -> str:
    where = f"{source} " * bool(source) + (f"line {notice.line}: " if notice.line is not None else "")
    return f"> **Warning** {where}{notice.code}: {one_line(notice.message)}  "
