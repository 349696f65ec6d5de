"""What changed between two copies, as a page: each change with what went struck and what came marked, in Arabic."""

from collections.abc import Iterator

from newsline.histories.comparison import Change, Comparison, PageChange, Pair
from newsline.histories.worddiff import text_ops
from newsline.model import Moment
from newsline.writers import fragments, words
from newsline.writers.history_html import changed
from newsline.writers.html import END, fact, head
from newsline.writers.look import DEFAULT, Look


def write(comparison: Comparison, look: Look = DEFAULT) -> Iterator[str]:
    """The page, article by article."""
    titled = next((pair.title for pair in comparison.pairs if pair.title), words.DIFFERENCE)
    yield head(titled if len(comparison.pairs) == 1 else words.DIFFERENCE)
    for place, pair in enumerate(comparison.pairs, 1):
        yield from _pair(pair, comparison.names, f"d{place}", look)
    yield END


def _pair(pair: Pair, names: tuple[str, str], name: str, look: Look) -> Iterator[str]:
    title = pair.title or names[1]
    number = len(pair.changes) + len(pair.page)
    yield f'<article id="{name}">\n<header><p class="kicker">{words.DIFFERENCE}</p>\n'
    yield f"<h1{fragments.direction(title)}>{fragments.text(title)}</h1>\n"
    facts = [fact(word, fragments.isolate(one)) for word, one in zip((words.OLD, words.NEW), names, strict=True)]
    facts.append(fact(words.CHANGES, words.changes(number) if number else words.NOTHING_CHANGED))
    facts.append(fact(words.CLOCKS, fragments.isolate(look.tz)))
    yield f'<dl class="facts">{"".join(facts)}</dl>\n</header>\n<ol role="list">\n'
    for place, one in enumerate(pair.page, 1):
        yield _page_change(one, place)
    for place, row in enumerate(pair.changes, len(pair.page) + 1):
        yield "\n".join(_change(row, place, look))
    yield "</ol>\n</article>\n"


def _page_change(one: PageChange, number: int) -> str:
    ops = text_ops(one.old or "", one.new or "")
    return (
        f'<li value="{number}" class="{one.op}">{_head(number, f"{words.PARTS[one.part]} {words.OPS[one.op]}")}<div class="passage">'
        + ("".join(changed(one.op, one.new or one.old or "", ops)) + "</div>\n</li>\n")
    )


def _head(number: int, said: str) -> str:
    return f'<h2 class="when"><span class="n">{number}</span> <span class="kind">{said}</span></h2>'


def _change(one: Change, number: int, look: Look) -> Iterator[str]:
    row = one.new or one.old
    assert row is not None  # a change has at least one of the two
    yield f'<li value="{number}" class="{one.op}"><h2 class="when"><span class="n">{number}</span> '
    yield f'<span class="kind">{words.OPS[one.op]}</span>'
    for side in (one.old, one.new) if one.op == "re-stamped" else (row,):
        if side is not None:
            yield f'<span class="at">{_said(side.entry.moment, look.tz) or words.UNKNOWN}</span>'
    if one.grade is not None and one.op == "changed":
        yield f'<span class="at">{words.GRADES[one.grade]}</span>'
    if one.silent:
        yield f'<span class="verdict doubtful">{words.VERDICTS["silent"]}</span>'
    yield '</h2><div class="passage">'
    yield from _marker(one)
    text = row.entry.text.partition("\n\n")[0] if one.op == "re-stamped" else row.entry.text  # it did not change
    yield from changed(one.op, text, one.text_ops)
    yield "</div>\n</li>\n"


def _said(moment: Moment, tz: str) -> str:
    return fragments.instant(moment.time, tz) if moment.time is not None else fragments.moment(moment, tz)


def _marker(one: Change) -> Iterator[str]:
    old, new = (side.entry.marker or "" if side is not None else "" for side in (one.old, one.new))
    if one.op == "re-stamped" and (old or new):
        yield from changed(one.op, new or old, text_ops(old, new))
    elif old or new:
        marker = new or old
        yield f'<p class="marker"{fragments.direction(marker)}>{fragments.text(marker)}</p>'
