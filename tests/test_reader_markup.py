"""Markup as broken as it comes: what another parser makes of a page, and that no sign in a tag costs text."""

import re
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.readers import html
from tests.test_reader_html import NEW, NEXT, OLD, PAGES, STAMP, STORY, TITLE, whole

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_PAGE = whole(f"<article><h1>{TITLE}</h1>%s</article>")


def lines(page: str) -> list[str]:
    try:
        return [line for line in html.from_text(page, "page.html").lines if line]
    except ValueError:
        return []


def rewritten(page: str) -> str:
    """The page as another parser understands it, written out without a fault."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    walker = html5lib.getTreeWalker("etree")
    how: dict[str, Any] = {"omit_optional_tags": False, "quote_attr_values": "always", "escape_lt_in_attrs": True}
    return "".join(html5lib.serializer.HTMLSerializer(**how, resolve_entities=False).serialize(walker(tree)))


def shown(page: str) -> str:
    """What another parser shows: all text but that of scripts and comments."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    texts = (
        (element.text if isinstance(element.tag, str) and element.tag != "script" else "", element.tail)
        for element in tree.iter()
    )
    return "".join(text or "" for pair in texts for text in pair)


FAULTS = {
    "a quote after an address": f'<p>قال <a href="/w"">الوالي</a> إن الطريق مغلق.</p><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>',
    "a quote as an attribute": f'<p " class="t">قال <a " href="/w">الوالي</a> إن الطريق مغلق.</p><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>',
    "an equals sign alone": f'<p =x">قال <a ="/w" x==>الوالي</a> إن الطريق مغلق.</p><p =>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>',
    "a smaller sign in a name": f"<p a<b=c>قال <a x<y href=/w>الوالي</a> إن الطريق مغلق.</p><p <>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>",
    "tags in values": f"<p title='</p><p>x' data-x=\"<script>\">قال <a href='/w?a=\"><b>'>الوالي</a> إن الطريق مغلق.</p><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>",
    "a name with a quote": f'<p">قال <a"b>الوالي</a"b> إن الطريق مغلق.</p"><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>',
    "a script in a script": f"<p>قال الوالي إن الطريق مغلق.</p><script><!-- <script> </script> <p>x</p> --></script><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>",
    "a drawing with a style": f"<p>قال الوالي إن الطريق مغلق.</p><svg><style>&lt;/style>&lt;/svg>&lt;p>x</style></svg><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>",
    "a drawing in a drawing": f"<p>قال الوالي إن الطريق مغلق.</p><svg><svg><text>x</text></svg><script>&lt;/svg></script></svg><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>",
    "comments that end oddly": f"<p>قال <!-- a --!>الوالي<!--> إن<!-- > --> الطريق مغلق<!x>.</p><p>{NEXT}<?php x ?></p><p>{STAMP}</p><p>{OLD}</p>",
    "a frame with a tag in it": f"<p>قال الوالي إن الطريق مغلق.</p><iframe><p>x</iframe><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p>",
    "plain text to the end": f"<p>قال الوالي إن الطريق مغلق.</p><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p><plaintext></plaintext><p>x",
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_markup_costs_no_text(name: str) -> None:
    found = lines(_PAGE % FAULTS[name])
    assert found[0].split() == ["قال", "الوالي", "إن", "الطريق", "مغلق."]
    assert [line.split() for line in found[1:]] == [line.split() for line in ([NEXT, STAMP, OLD])]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("at_end", [False, True])
def test_a_stray_quote_in_every_tag_changes_nothing(name: str, at_end: bool) -> None:
    page = whole(PAGES[name]).replace("/>", ">")
    spoilt = _TAG.sub(lambda tag: _with_quote(tag[0], at_end), page)
    assert shown(spoilt) == shown(page)
    assert lines(spoilt) == STORY


def _with_quote(tag: str, at_end: bool) -> str:
    if at_end:
        return f'{tag[:-1]} ">'
    name, space, rest = tag[1:-1].partition(" ")
    return f'<{name} "{space}{rest}>'


@given(st.sampled_from(sorted(PAGES)), st.data())
def test_a_stray_quote_in_any_tag_changes_nothing(name: str, data: st.DataObject) -> None:
    page = whole(PAGES[name])
    tags = list(_TAG.finditer(page))
    chosen = data.draw(st.sets(st.integers(0, len(tags) - 1), min_size=1, max_size=4))
    spoilt = page
    for number in sorted(chosen, reverse=True):
        end = tags[number].end() - 1
        spoilt = f'{spoilt[:end]} "{spoilt[end:]}'
    assert shown(spoilt) == shown(page)
    assert lines(spoilt) == STORY


_PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr><td>", "</table>", "<br>", "<li>", "<ul>", "</ul>"),
    *('<a href="/w"">', "</a>", "<a href='x\"y'>", '<p "', '<div a="', "<h2 =>", "</h2>", "<p a<b>", "<i/>", '"', "'", ">"),
    *("<!-- x -->", "<!-->", "<!x>", "<?x?>", "</ x>", "<span title='</div>'>", "</span>", "<svg><p>", "</svg>", "&lt;p&gt;"),
    *("<style>a{}</style>", "<script>'<p>'</script>", "<iframe><b></iframe>", "<textarea><p></textarea>"),
    "<math><mi>x</mi></math>",  # closed: a link left open in a formula the two parsers end in different places
    *(f" {NEW} ", f" {NEXT} ", f" {OLD} ", " كلمة ", "&amp;", "&nbsp;", "<", "</"),
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_soup_is_read_as_another_parser_understands_it(soup: str) -> None:
    page = whole(f"<main><h1>{TITLE}</h1><p>{NEW}</p>{soup}<p>{OLD}</p></main>")
    assert lines(page) == lines(rewritten(page))
