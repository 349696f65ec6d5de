"""Markdown, rendered by markdown-it: what a source says comes out as text, whatever it looks like."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsline.model import Timeline
from newsline.writers import markdown, merge, rows
from newsline.writers.look import Look
from newsline.writers.terminal import safe
from tests.strategies import any_text, arabic_text
from tests.writer_timelines import DOUBT, FLOOD, HARM, harmful

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What the writer itself makes; anything else in a rendered document came out of a source.
OWN = {"h1", "h2", "ul", "li", "p", "strong", "em", "br", "blockquote"}

signs = st.text("\\`*_{}[]()<>#+-.!|~=&:;$^'\"/@1aا \n\t", max_size=40)


class Page(HTMLParser):
    """The elements of a page, and the text of each block."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.blocks: list[str] = [""]
        self.feed(RENDERER.render(text))
        self.blocks = [block.strip() for block in self.blocks]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in ("h1", "h2", "p", "li"):
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data


def written(*timelines: Timeline, **options: bool | str) -> str:
    return "".join(markdown.write(timelines, Look(**options)))  # type: ignore[arg-type]


def lines(text: str) -> str:
    """A text as Markdown can hold it: its lines without the white space at their ends, and none that is empty then."""
    return "\n".join(line for line in map(str.strip, safe(text).split("\n")) if line)


@example("0\n\u2066\n0")
@given(st.one_of(st.sampled_from(HARM), any_text, arabic_text, signs))
def test_any_paragraph_renders_as_its_own_text(text: str) -> None:
    for paragraph in rows.paragraphs(text):
        expected = lines(paragraph)
        tokens = RENDERER.parse(markdown.escaped(paragraph))
        if not expected:  # nothing but bidi marks of another page
            continue
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        children = tokens[1].children or []
        assert {child.type for child in children} <= {"text", "text_special", "hardbreak"}
        assert "".join("\n" if child.type == "hardbreak" else child.content for child in children) == expected


@pytest.mark.parametrize("text", HARM)
def test_a_source_adds_no_element_to_the_document(text: str) -> None:
    page, plain = Page(written(harmful(text), explain=True)), Page(written(harmful("نص"), explain=True))
    assert set(page.tags) <= OWN
    assert page.attributes == []
    counted = ("h1", "h2", "ul", "li", "strong", "em", "blockquote")
    assert [page.tags.count(tag) for tag in counted] == [plain.tags.count(tag) for tag in counted]
    one_line = " ".join(safe(" ".join(text.split())).split())
    assert page.blocks[1] == one_line  # the title
    assert sum(one_line in block for block in page.blocks) >= 6  # source, words, caption, marker, credit, warning


ADDRESSES = ["http://example.invalid/x", "https://example.invalid", "www.example.invalid", "WWW.example.invalid"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_not_what_github_makes_a_link_of(address: str) -> None:
    """GitHub's autolinks are found in the raw text: `://` after a scheme, or `www.`"""
    text = markdown.escaped(address)
    assert "://" not in text
    assert "www." not in text.lower()
    assert RENDERER.renderInline(text) == address


def test_plain_text_stays_readable() -> None:
    text = "قال الوالي (15:36): إن السد بخير، 4 بوابات فتحت - حتى الآن!"
    assert markdown.escaped(text) == text


def test_document() -> None:
    page = Page(written(FLOOD, tz="Asia/Riyadh"))
    assert page.blocks[1] == FLOOD.title
    assert [block for block in page.blocks if " · " in block] == [
        "1 · before 2025-10-03 12:20 Asia/Riyadh · original",
        "2 · 2025-10-03 12:20 Asia/Riyadh · update",
        "3 · 2025-10-03 13:05 Asia/Riyadh · correction",
        "4 · after 2025-10-03 13:05 Asia/Riyadh, before 2025-10-04 00:40 Asia/Riyadh · update",
        "5 · 2025-10-04 00:40 Asia/Riyadh · update",
        "6 · after 2025-10-04 00:40 Asia/Riyadh · latest",
    ]
    for one in FLOOD.timeline:
        assert all(part in page.blocks for part in rows.paragraphs(one.text))
        assert one.marker is None or one.marker in page.blocks
    assert f"Credit: {FLOOD.credit}" in page.blocks
    assert "Warning line 13: out-of-order: 13:05 stands where" in page.blocks[-1]


def test_doubtful_times_are_shown_as_far_as_they_are_known() -> None:
    assert [block for block in Page(written(DOUBT)).blocks if " · " in block] == [
        "1 · unknown · original",
        "2 · XXXX-09-17 18:43 UTC · update",
        "3 · 15:36 (no zone) · update",
        "4 · 2025-09-19 · update",
        "5 · 2025-10 · update",
    ]


def test_reasons_only_where_they_are_wanted() -> None:
    assert "the other stamps of the article name it" not in written(FLOOD)
    assert "zone Asia/Riyadh: the other stamps of the article name it" in Page(written(FLOOD, explain=True)).blocks


def test_reverse_is_newest_first() -> None:
    blocks = [block[0] for block in Page(written(FLOOD, reverse=True)).blocks if " · " in block]
    assert blocks == [*"654321"]


def test_merged_entries_name_their_article() -> None:
    page = Page("".join(markdown.merged(merge.merge([DOUBT, FLOOD]))))
    assert page.blocks.count(f"flood.txt · {FLOOD.title}") == 1 + len(FLOOD.timeline)
    assert page.blocks.count(f"port.txt · {DOUBT.title}") == 1 + len(DOUBT.timeline)
    heading = page.blocks.index("Not placed: no entry of these articles has an instant")
    assert all(page.blocks.index(one.text) < heading for one in FLOOD.timeline if "\n" not in one.text)
    assert all(page.blocks.index(one.text) > heading for one in DOUBT.timeline if one.text)
