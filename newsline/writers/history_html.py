"""The page of histories: the captures on an axis, each change between the two it lies between, and its verdict, in Arabic.

It keeps to what the page of timelines keeps to: no script, nothing from elsewhere, and text of a source is only shown. The
evidence for a verdict, source, instant and sha256 of the captures, is folded away under each change.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice

from newsline.histories.model import Capture, Event, Story
from newsline.histories.worddiff import TextOp
from newsline.writers import fragments, words
from newsline.writers.captures_strip import Interval, svg
from newsline.writers.html import END, fact, head
from newsline.writers.look import DEFAULT, Look
from newsline.writers.terminal import visible
from newsline.writers.when import at

_DOUBTFUL = ("too-early", "impossible", "silent")
_Numbered = tuple[int, Event]


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """The page, story by story."""
    rest = iter(stories)
    first = list(islice(rest, 2))  # one story is what the page is called
    yield head((first[0].title or words.HISTORY) if len(first) == 1 else words.HISTORY)
    for place, story in enumerate(chain(first, rest), 1):
        yield from _story(story, f"s{place}", look)
    yield END


def _story(story: Story, name: str, look: Look) -> Iterator[str]:
    title = story.title or story.url or story.captures[0].source
    yield f'<article id="{name}">\n<header><p class="kicker">{words.HISTORY}</p>\n'
    yield f"<h1{fragments.direction(title)}>{fragments.text(title)}</h1>\n"
    yield f'<dl class="facts">{"".join(_facts(story, look.tz))}</dl>\n</header>\n'
    numbered = list(enumerate(story.timeline, 1))
    came = [(number, one) for number, one in numbered if one.between[0] is not None]
    groups = [(between, list(group)) for between, group in groupby(came, key=lambda pair: pair[1].between)]
    intervals = [_interval(f"{name}-{place}", group) for place, (_, group) in enumerate(groups, 1)]
    drawing = svg(story.captures, intervals, look.tz)
    if drawing:
        note = f"{words.STRIP_OF_CAPTURES} · {words.OLDEST_RIGHT} · {words.CLOCKS} {fragments.isolate(look.tz)}"
        yield f'<figure class="strip">{drawing}<figcaption>{note}</figcaption></figure>\n'
    captures = {one.n: one for one in story.captures}
    for interval, (_, group) in zip(intervals, groups, strict=True):
        before, after = (captures[n] for n in interval.between)
        yield f'<section class="of-a-day" id="{interval.anchor}">\n<h2 class="day">{_between(before, after, look.tz)}</h2>\n'
        yield '<ol role="list">\n'
        for number, one in group:
            yield "\n".join(_event(number, one, f"{name}-e{number}", captures, look))
        yield "</ol>\n</section>\n"
    if not groups:
        yield f'<p class="none">{words.NOTHING_CHANGED}</p>\n'
    yield from _first([one for _, one in numbered if one.between[0] is None], look)
    yield _captures(story.captures, look.tz)
    yield fragments.warnings((notice, None) for notice in story.warnings)
    yield "</article>\n"


def _facts(story: Story, tz: str) -> Iterator[str]:
    times = [one.time for one in story.captures if one.time]
    if story.url:
        yield fact(words.ADDRESS, fragments.isolate(story.url))
    span = f" {fragments.instant(min(times), tz)} – {fragments.instant(max(times), tz)}" if times else ""
    yield fact(words.CAPTURES, words.captures(len(story.captures)) + span)
    yield fact(words.CHANGES, words.changes(len([one for one in story.timeline if one.between[0] is not None])))
    if story.layout:
        yield fact(words.LAYOUT, words.LAYOUTS[story.layout])
    if story.zone:
        yield fact(words.ZONE_FOUND, fragments.isolate(story.zone))
    yield fact(words.CLOCKS, fragments.isolate(tz))


def _interval(anchor: str, group: Sequence[_Numbered]) -> Interval:
    before, after = group[0][1].between
    assert before is not None  # those of the first capture lie between nothing
    return Interval(anchor, (before, after), len(group), any(one.verdict in _DOUBTFUL for _, one in group))


def _between(before: Capture, after: Capture, tz: str) -> str:
    """Two captures, with their clock times where they are known, and the days where these differ."""
    ends = [_named(before, tz, ""), _named(after, tz, at(before.time, tz).day if before.time else "")]
    return f"{words.BETWEEN_CAPTURES} {ends[0]} {words.AND}{ends[1]}"


def _named(one: Capture, tz: str, above: str) -> str:
    if one.time is None:
        return str(one.n)
    shown = at(one.time, tz)
    when = " ".join(filter(None, ("" if shown.day == above else shown.day, shown.clock)))
    return f'{one.n} <span class="at">({fragments.isolate(when)})</span>'


def _event(number: int, one: Event, anchor: str, captures: dict[int, Capture], look: Look) -> Iterator[str]:
    yield f'<li id="{anchor}" value="{number}" class="{one.op}">'
    yield f'<h3 class="when"><a href="#{anchor}"><span class="n">{number}</span> {words.OPS[one.op]}</a>'
    if one.time is not None:
        yield f'<span class="at">{fragments.instant(one.time, look.tz)}</span>'
    if one.grade is not None and one.op == "changed":
        yield f'<span class="at">{words.GRADES[one.grade]}</span>'
    if one.news is not None:
        doubtful = " doubtful" * (one.news in _DOUBTFUL)
        yield f'<span class="verdict{doubtful}">{words.VERDICTS[one.news]}</span>'
    yield '</h3><div class="passage">'
    if one.marker is not None:
        yield f'<p class="marker"{fragments.direction(one.marker)}>{fragments.text(one.marker)}</p>'
    yield from changed(one.op, one.text, one.text_ops)
    yield f"{_evidence(one, captures, look)}</div>\n</li>\n"


def changed(op: str, text: str, ops: Sequence[TextOp] | None) -> Iterator[str]:
    """A text with what went struck and what came marked; all of it where there is nothing to hold it against."""
    if ops:
        yield f'<p class="words"{fragments.direction(text)}>{"".join(map(_op, ops))}</p>'
        return
    mark = {"added": "ins", "returned": "ins", "removed": "del"}.get(op)
    for part in text.split("\n\n"):
        if part.strip():
            shown = fragments.text(part.strip("\n"))
            yield f"<p{fragments.direction(part)}>{f'<{mark}>{shown}</{mark}>' if mark else shown}</p>"


def _op(one: TextOp) -> str:
    if one.op == "equal":
        return fragments.text(one.text)
    mark = "ins" if one.op == "insert" else "del"
    return f"<{mark}>{fragments.text(visible(one.text))}</{mark}>"


def _evidence(one: Event, captures: dict[int, Capture], look: Look) -> str:
    """Why the verdict is what it is, and the captures that it rests on."""
    lines = []
    if one.verdict is not None:
        lines.append(words.VERDICTS_WHY[one.verdict])
    if one.claim is not None and one.claim.reading is not None:
        lines.append(f"{words.READ_AS} {fragments.instant(one.claim.reading, look.tz)}")
    lines += [_capture(captures[n], look.tz) for n in one.between if n is not None]
    return fragments.folded(words.EVIDENCE, lines, look.explain)


def _first(events: Sequence[Event], look: Look) -> Iterator[str]:
    """What the first capture has: the page itself, and no news; folded, but for a stamp that cannot be."""
    if not events:
        return
    unfolded = any(one.verdict == "impossible" for one in events)
    yield f'<details class="first"{" open" * unfolded}><summary>{words.FIRST_CAPTURE}</summary>\n'
    for one in events:
        if one.claim is not None and one.claim.marker:
            verdict = f' <span class="verdict doubtful">{words.VERDICTS["impossible"]}</span>' * (
                one.verdict == "impossible"
            )
            yield f'<p class="marker"{fragments.direction(one.claim.marker)}>{fragments.text(one.claim.marker)}{verdict}</p>\n'
        yield f"<p{fragments.direction(one.text)}>{fragments.text(one.text)}</p>\n"
    yield "</details>\n"


def _captures(captures: Sequence[Capture], tz: str) -> str:
    """All captures with what they rest on."""
    return f'<div class="captures">{fragments.folded(words.CAPTURES, (_capture(one, tz) for one in captures), False)}</div>\n'


def _capture(one: Capture, tz: str) -> str:
    parts = [f"{words.CAPTURE} {one.n}", fragments.instant(one.time, tz) if one.time else words.UNKNOWN]
    parts.append(fragments.isolate(one.source))
    parts.append(f'<span lang="en" dir="ltr">{fragments.text(one.because)}</span>')
    if not one.usable:
        parts.append(words.LEFT_OUT)
    if one.same_as is not None:
        parts.append(f"{words.SAME_AS} {one.same_as}")
    digest = f'<code dir="ltr">sha256 {fragments.text(one.sha256)}</code>' if one.sha256 else ""
    return " · ".join(parts) + digest
