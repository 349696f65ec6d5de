"""Times of posts in the data from which a page was built, and in microdata, matched to the posts that are seen."""

import json
from typing import Any

import pytest

from newsline import parse
from newsline.model import Timeline
from newsline.readers import html
from tests.test_reader_html import NEW, NEXT, OLD, TITLE, script, whole

HEADS = ["فرق الإطفاء تسيطر على الحريق", "قائد الفرقة يتحدث عن الأضرار", "اندلاع الحريق في سوق الخضار"]
TEXTS = [NEW, NEXT, OLD]
TIMES = ["2023-01-18T18:42:00Z", "2023-01-18T16:05:00Z", "2023-01-18T09:00:00Z"]
POSTS = list(zip(HEADS, TEXTS, TIMES, strict=True))
WORDS = ["قبل ساعة", "قبل 3 ساعات", "قبل 9 ساعات"]
SEEN = "".join(
    f"<div class=p><span>{words}</span><h3>{head}</h3><p>{text}</p></div>" for (head, text, _), words in zip(POSTS, WORDS, strict=True)
)  # fmt: skip
BODY = f"<main><h1>{TITLE}</h1>{SEEN}</main>"


def data(found: Any) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(found)}</script>'


def read(page: str) -> Timeline:
    (timeline,) = parse(html.from_text(page, "page.html"))
    return timeline


def times(timeline: Timeline) -> list[str | None]:
    return [entry.moment.time and f"{entry.moment.time:%Y-%m-%dT%H:%M:%SZ}" for entry in timeline.timeline]


LISTED = {
    "props": {
        "page": {
            "title": TITLE,
            "date": "2023-01-18T08:00:00Z",
            "children": [
                {"title": head, "updatedAt": "2023-01-19T00:00:00Z", "publishedAt": time, "content": f"<p>{text}</p>"}
                for head, text, time in POSTS
            ],
        }
    }
}
BY_NAME = {"ROOT": {"a": 1}} | {
    f"Post:{n}": {"__typename": "Post", "date": time, "title": head, "author": {"created": "2010-01-01T00:00:00Z"}}
    for n, (head, _, time) in enumerate(POSTS)
}
DEEP = {
    "live": {
        "results": [
            {
                "header": {"model": {"blocks": [{"model": {"blocks": [{"model": {"text": head}}]}}]}},
                "content": {"model": {"blocks": [{"model": {"text": text}}]}},
                "dates": {"firstPublished": time, "lastPublished": "2023-01-20T00:00:00Z"},
            }
            for head, text, time in POSTS
        ]
    }
}
SECONDS = [1674067320, 1674057900, 1674032400]
NUMBERS = [{"headline": {"basic": head}, "timestamp": number} for head, number in zip(HEADS, SECONDS, strict=True)]

STATES = {
    "a list, as Next.js writes it": data(LISTED),
    "objects by name, as Apollo does": f"<script>window.__APOLLO_STATE__={json.dumps(BY_NAME, ensure_ascii=False)};window.x=1</script>",
    "a string of JSON": f"<script>window.__INITIAL_DATA__={json.dumps(json.dumps(DEEP))};</script>",
    "JSON.parse": f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps(DEEP))})</script>",
    "seconds since 1970": data({"posts": NUMBERS}),
    "the second of two variables": f"<script>var a={{}};window.y={json.dumps({'p': NUMBERS})};</script>",
    "beside a broken script": f"<script>window.__A__={{'date': {'x' * 300}</script>" + data(LISTED),
}


@pytest.mark.parametrize("name", STATES)
def test_the_times_of_the_page_s_data_are_those_of_its_posts(name: str) -> None:
    timeline = read(whole(BODY + STATES[name]))
    assert times(timeline) == TIMES[::-1]
    assert [entry.text for entry in timeline.timeline] == [f"{head}\n\n{text}" for head, text, _ in POSTS[::-1]]
    assert [entry.marker for entry in timeline.timeline] == WORDS[::-1]


def _dated_parts(**more: str) -> dict[str, Any]:
    """Parts of one story, each with a time of its own, as editors' systems have it."""
    return {"parts": [{"body": text, "created": time, **more} for text, time in zip(TEXTS, TIMES, strict=True)]}


STORY = f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><p>{OLD}</p></article>"
HEADED = f"<article><h1>{TITLE}</h1><h2>{HEADS[0]}</h2><p>{NEW}</p><h2>{HEADS[1]}</h2><p>{NEXT}</p></article>"
NOT_POSTS = {
    "paragraphs of a story that are dated": STORY + data(_dated_parts()),
    "one post alone": HEADED + data({"posts": [{"title": HEADS[0], "date": TIMES[0]}]}),
    "posts of one and the same time": HEADED + data({"posts": [{"title": head, "date": TIMES[0]} for head in HEADS]}),
    "one object that holds all": HEADED + data({"date": TIMES[0], "heads": HEADS, "more": {"date": TIMES[1]}}),
    "days without a clock": HEADED + data({"posts": [{"title": head, "date": time[:10]} for head, _, time in POSTS]}),
    "when they were changed": HEADED + data({"posts": [{"title": head, "updatedAt": time} for head, _, time in POSTS]}),
    "other stories": HEADED + data({"posts": [{"title": f"معرض الزهور {n}", "date": time} for n, time in enumerate(TIMES)]}),
    "data nested too deeply": HEADED + f'<script>x = {{"date": {"[" * 5000}{"]" * 5000}}}</script>',
    "no data": HEADED,
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_POSTS)
def test_what_is_dated_in_the_data_of_a_page_is_not_always_a_post(name: str) -> None:
    timeline = read(whole(NOT_POSTS[name]))
    assert times(timeline) == [None]
    assert timeline.timeline[0].text.endswith((OLD, NEXT))


def test_paragraphs_of_a_page_that_says_that_it_is_live_are_posts() -> None:
    live = script({"@type": "LiveBlogPosting", "headline": TITLE})
    assert times(read(whole(STORY + data(_dated_parts()), live))) == TIMES[::-1]


def _microdata(time: str) -> str:
    posts = "".join(
        f'<div itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting">{time.format(moment)}'
        f'<h2 itemprop="headline">{head}</h2><div itemprop="articleBody"><p>{text}</p></div></div>'
        for head, text, moment in POSTS
    )
    return f'<div itemscope itemtype="http://schema.org/LiveBlogPosting"><h1>{TITLE}</h1><meta itemprop="datePublished" content="2023-01-18T07:00:00Z">{posts}</div>'


@pytest.mark.parametrize(
    "time",
    [
        '<meta itemprop="datePublished" content="{}">',
        '<time itemprop="datePublished" datetime="{}">قبل ساعة</time>',
        '<meta itemprop="datePublished" content="{0}"><time datetime="{0}">قبل ساعة</time>',
        '<meta itemprop="dateModified" content="2023-01-20T00:00:00Z"><meta itemprop="datePublished" content="{}">',
    ],
)
def test_microdata_of_posts(time: str) -> None:
    timeline = read(whole(_microdata(time)))
    assert times(timeline) == TIMES[::-1]
    assert timeline.published is not None
    assert str(timeline.published.moment.when) == "2023-01-18T07:00:00"
    assert [entry.text for entry in timeline.timeline] == [f"{head}\n\n{text}" for head, text, _ in POSTS[::-1]]


def test_microdata_without_times_is_a_live_blog_without_its_posts() -> None:
    timeline = read(whole(_microdata("")))
    assert [notice.code for notice in timeline.warnings] == ["posts-missing"]
