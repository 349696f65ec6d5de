"""JSON-LD, read back with extruct out of a page, and with json alone."""

import json
from dataclasses import replace
from typing import Any

import extruct
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline import parse
from newsline.model import Moment, Partial, Timeline
from newsline.readers import html as documents
from newsline.writers import html, jsonld, merge
from newsline.writers.look import Look
from tests.strategies import any_text, arabic_text
from tests.writer_timelines import DOUBT, FLOOD, HARM, LIVE, at, entry, harmful, moment, timeline


def read(*timelines: Timeline, reverse: bool = False) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(jsonld.write(timelines, Look(reverse=reverse))))
    return found


def test_an_article_is_a_live_blog() -> None:
    (blog,) = read(FLOOD)
    posts = blog.pop("liveBlogUpdate")
    assert blog == {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "inLanguage": "ar",
        "coverageStartTime": "2025-10-03T12:20:00+03:00",
        "coverageEndTime": "2025-10-04T00:40:00+03:00",
        "headline": FLOOD.title,
        "identifier": "flood.txt",
        "dateModified": "2025-10-03T21:40:00Z",  # published: a day alone is no instant
        "creditText": FLOOD.credit,
    }
    assert [post.get("datePublished") for post in posts] == [
        None,
        "2025-10-03T12:20:00+03:00",
        "2025-10-03T13:05:00+03:00",
        None,
        "2025-10-04T00:40:00+03:00",
        None,
    ]
    assert [post["headline"] for post in posts] == [one.text.partition("\n")[0] for one in FLOOD.timeline]
    assert [post.get("alternativeHeadline") for post in posts] == [one.marker for one in FLOOD.timeline]
    assert [post["articleBody"] for post in posts] == [one.text for one in FLOOD.timeline]
    assert [post["position"] for post in posts] == [1, 2, 3, 4, 5, 6]
    assert {post["@type"] for post in posts} == {"BlogPosting"}


def test_what_has_no_instant_gets_no_date() -> None:
    (blog,) = read(DOUBT)
    assert not {"coverageStartTime", "coverageEndTime", "datePublished", "dateModified"} & set(blog)
    assert [post for post in blog["liveBlogUpdate"] if "datePublished" in post] == []
    assert [post["articleBody"] for post in blog["liveBlogUpdate"]] == [one.text for one in DOUBT.timeline]


def at_zone(zone: str, month: int = 10) -> Moment:
    return moment(Partial(2025, month, 3, 15, 36), zone)


TIMES = {
    "UTC": (at(15, 36), "2025-10-03T15:36:00Z"),
    "a place": (at_zone("Asia/Riyadh"), "2025-10-03T15:36:00+03:00"),
    "a place in summer": (at_zone("Africa/Cairo", 7), "2025-07-03T15:36:00+03:00"),
    "a place in winter": (at_zone("Africa/Cairo", 1), "2025-01-03T15:36:00+02:00"),
    "an offset west": (at_zone("-03:30"), "2025-10-03T15:36:00-03:30"),
    "an offset east": (at_zone("+05:45"), "2025-10-03T15:36:00+05:45"),
    "with seconds": (moment(Partial(2025, 10, 3, 15, 36, 20)), "2025-10-03T15:36:20Z"),
    "without a zone": (at(15, 36, zone=None), None),
    "a day": (moment(Partial(2025, 10, 3)), None),
}


@pytest.mark.parametrize("name", TIMES)
def test_times_have_the_offset_of_their_own_zone(name: str) -> None:
    found, expected = TIMES[name]
    (blog,) = read(timeline(entry("update", "نص", found)))
    assert blog["liveBlogUpdate"][0].get("datePublished") == expected
    assert blog.get("coverageStartTime") == expected


@pytest.mark.parametrize("found", [FLOOD, DOUBT, LIVE], ids=["known", "doubtful", "live"])
def test_the_page_holds_what_the_format_alone_gives(found: Timeline) -> None:
    page = "".join(html.write([found]))
    assert extruct.extract(page, syntaxes=["json-ld"])["json-ld"] == read(found)


def test_a_page_of_several_articles_has_one_block_each() -> None:
    page = "".join(html.write([FLOOD, DOUBT], Look(reverse=True)))
    assert extruct.extract(page, syntaxes=["json-ld"])["json-ld"] == read(FLOOD, DOUBT, reverse=True)


@pytest.mark.parametrize("text", HARM)
def test_a_harmful_text_is_read_back_to_the_character(text: str) -> None:
    found = harmful(text)
    (blog,) = extruct.extract("".join(html.write([found])), syntaxes=["json-ld"])["json-ld"]
    assert blog["headline"] == text
    assert [post["articleBody"] for post in blog["liveBlogUpdate"]] == [one.text for one in found.timeline]


@given(st.one_of(st.sampled_from(HARM), any_text, arabic_text))
def test_nothing_in_it_ends_a_script_or_a_line_of_javascript(text: str) -> None:
    found = jsonld.text(jsonld.article(harmful(text), []))
    assert not set(found) & set("<>&\u2028\u2029")
    assert json.loads(found)["headline"] == text


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("found", [replace(FLOOD, updated=None), LIVE], ids=["known times", "live"])
def test_our_own_reader_reads_the_page_back(found: Timeline, reverse: bool) -> None:
    """Times and texts are there again; the kinds and markers are those of a live blog's posts."""
    page = "".join(html.write([found], Look(reverse=reverse))).encode()
    (back,) = parse(documents.document(page, "page.html"))
    assert back.title == found.title
    assert [(one.moment.time, one.text) for one in back.timeline] == [
        (one.moment.time, one.text) for one in found.timeline
    ]
    assert {(one.kind, one.marker) for one in back.timeline} == {("entry", None)}


def test_merged_posts_name_their_article() -> None:
    found = merge.merge([DOUBT, FLOOD])
    (blog,) = json.loads("".join(jsonld.merged(found)))
    assert [post["isPartOf"]["headline"] for post in blog["liveBlogUpdate"]] == [
        row.timeline.title for row in found.rows
    ]
    assert [post["articleBody"] for post in blog["liveBlogUpdate"]] == [row.entry.text for row in found.rows]
    assert (blog["coverageStartTime"], blog["coverageEndTime"]) == (
        "2025-10-03T12:20:00+03:00",
        "2025-10-04T00:40:00+03:00",
    )
