"""The page, read back with Python's own parser: its structure, its words, its times, and that a source adds nothing to it."""

import base64
import hashlib
import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import LayoutRule, Partial, Rule, Timeline
from newsline.writers import html, merge, rows, words
from newsline.writers.look import Look
from newsline.writers.schemas import schema
from newsline.writers.terminal import safe
from tests.pages import Page
from tests.strategies import any_text, arabic_text
from tests.writer_timelines import DOUBT, FLOOD, HARM, LIVE, at, entry, harmful, timeline


def page(*timelines: Timeline, **options: bool | str) -> Page:
    return Page(html.write(timelines, Look(**options)))  # type: ignore[arg-type]


def merged_page(*timelines: Timeline, **options: bool) -> Page:
    return Page(html.merged(merge.merge(timelines), Look(**options)))


PAGES = {
    "known times": lambda: page(FLOOD, tz="Asia/Riyadh"),
    "doubtful times": lambda: page(DOUBT),
    "several articles, reversed and explained": lambda: page(FLOOD, DOUBT, LIVE, reverse=True, explain=True),
    "merged": lambda: merged_page(FLOOD, LIVE, DOUBT),
    "merged, the same file twice": lambda: merged_page(FLOOD, FLOOD),
    "harmful": lambda: page(*(harmful(text) for text in HARM), explain=True),
    "harmful, merged": lambda: merged_page(*(harmful(text) for text in HARM)),
    "no article": lambda: page(),
}


# --- what every page keeps to -------------------------------------------------------------------------------------


@pytest.fixture(params=PAGES)
def any_page(request: pytest.FixtureRequest) -> Page:
    return PAGES[request.param]()


def test_nothing_runs_and_nothing_is_fetched(any_page: Page) -> None:
    assert set(any_page.values("type", "script")) <= {"application/ld+json"}
    assert len(any_page.texts("script")) == len(any_page.values("type", "script"))
    names = {name for _, attributes, _ in any_page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {
        "src",
        "style",
        "srcset",
        "action",
        "background",
    }
    assert set(any_page.values("href", "link")) == {"data:,"}
    tags = {tag for tag, _, _ in any_page.elements}
    assert not tags & {"img", "iframe", "form", "input", "object", "embed", "base", "video", "audio"}
    assert "http" not in any_page.texts("style")[0] + "".join(any_page.values("href"))


def test_policy_allows_the_pages_own_style_and_nothing_else(any_page: Page) -> None:
    (style,), (policy,) = (
        any_page.texts("style"),
        [value for value in any_page.values("content") if "default-src" in value],
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_every_link_leads_to_an_entry_of_the_page(any_page: Page) -> None:
    names = any_page.values("id")
    assert len(names) == len(set(names))
    assert {f"#{name}" for name in any_page.values("id", "li")} >= set(any_page.values("href", "a"))
    assert len(any_page.values("href", "a")) >= len(any_page.values("id", "li"))


def test_language_direction_and_screen(any_page: Page) -> None:
    assert any_page.elements[0][:2] == ("html", {"lang": "ar", "dir": "rtl"})
    assert any_page.values("charset") == ["utf-8"]
    assert "width=device-width, initial-scale=1" in any_page.values("content")
    assert any_page.elements[1][0] == "head"
    assert any_page.texts("title")[0]


# --- its words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", [FLOOD, DOUBT, LIVE], ids=["known", "doubtful", "live"])
def test_own_words_are_arabic(found: Timeline) -> None:
    """Latin letters stand only in isolates that run left to right: names of files and zones."""

    class Words(Page):
        outside = ""

        def handle_data(self, data: str) -> None:
            super().handle_data(data)
            parents = [self.elements[index][1] for index in self.inside]
            own = not any(parent.get("dir") == "ltr" for parent in parents)
            if own and "body" in self.open and not {"script", "style"} & set(self.open):
                self.outside += f"{data} "

    text = Words(html.write([found], Look(explain=True))).outside
    assert set(re.findall("[A-Za-z]+", text)) <= {"UTC", "Asia", "Riyadh"}  # zones


def test_every_kind_layout_and_warning_has_its_word() -> None:
    article = schema("parse")["properties"]["articles"]["items"]["properties"]
    assert set(words.KINDS) == set(article["timeline"]["items"]["properties"]["kind"]["enum"])
    assert set(words.LAYOUTS) == set(article["layout"]["enum"]) - {None}
    codes = set(article["warnings"]["items"]["properties"]["code"]["enum"])
    assert codes | {merge.UNPLACED} == set(words.WARNINGS) == set(words.ADVICE)
    assert set(words.RULES) == set(get_args(Rule))
    assert set(words.LAYOUT_RULES) == set(get_args(LayoutRule))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "جزء واحد"),
        (2, "جزآن"),
        (3, "3 أجزاء"),
        (10, "10 أجزاء"),
        (11, "11 جزءًا"),
        (99, "99 جزءًا"),
        (100, "100 جزء"),
        (102, "102 جزء"),
        (103, "103 أجزاء"),
        (111, "111 جزءًا"),
    ],
)
def test_entries_are_counted_as_arabic_counts(number: int, said: str) -> None:
    assert words.count(number) == said


# --- what it shows ------------------------------------------------------------------------------------------------


def passages(found: Page) -> list[list[str]]:
    """The text of each list item's passage: marker and paragraphs."""
    return [[line for line in text.split("\n") if line.strip()] for text in found.texts("div", class_="passage")]


def test_article_is_whole() -> None:
    found = page(FLOOD)
    assert found.texts("h1") == [FLOOD.title]
    assert found.texts("p", class_="caption") == list(FLOOD.captions)
    assert found.texts("p", class_="credit") == [f"المصدر: {FLOOD.credit}"]
    assert found.texts("q") == ["نشر في 3 تشرين الأول 2025", "آخر تحديث 00:40"]
    assert found.texts("p", class_="marker") == [one.marker for one in FLOOD.timeline if one.marker]
    assert found.texts("span", class_="kind") == ["النص الأول", "تحديث", "تصحيح", "تحديث", "تحديث", "أحدث نص"]
    paragraphs = found.texts("p")
    assert all(part in paragraphs for one in FLOOD.timeline for part in rows.paragraphs(one.text))
    assert "الأوقات تخالف ترتيب الصفحة (السطر 13)" in found.texts("section", class_="warnings")[0]


@pytest.mark.parametrize(("reverse", "numbers"), [(False, "123456"), (True, "654321")])
def test_entries_are_an_ordered_list(reverse: bool, numbers: str) -> None:
    found = page(FLOOD, reverse=reverse)
    assert found.values("value", "li") == [*numbers]
    assert found.values("id", "li") == [f"a1-e{number}" for number in numbers]


# name: (entry, the day it stands under, the words of its own heading, the values of `datetime`)
TIMES = {
    "an instant": (
        entry("update", "نص", at(15, 36)),
        ["الجمعة 3 تشرين الأول/أكتوبر 2025"],
        "15:36",
        ["2025-10-03", "2025-10-03T15:36:00Z"],
    ),
    "seconds": (
        entry("update", "نص", replace(at(15, 36), precision="second")),
        ["الجمعة 3 تشرين الأول/أكتوبر 2025"],
        "15:36:00",
        ["2025-10-03", "2025-10-03T15:36:00Z"],
    ),
    "another zone": (
        entry("update", "نص", at(2, 0, zone="Asia/Riyadh")),
        ["الخميس 2 تشرين الأول/أكتوبر 2025"],
        "23:00",
        ["2025-10-02", "2025-10-02T23:00:00Z"],
    ),
    "no zone": (
        entry("update", "نص", at(15, 36, zone=None)),
        ["الجمعة 3 تشرين الأول/أكتوبر 2025"],
        "15:36 بلا منطقة زمنية",
        ["2025-10-03", "2025-10-03T15:36"],
    ),
    "a clock time": (
        entry("update", "نص", DOUBT.timeline[2].moment),
        ["يوم غير معروف"],
        "15:36 بلا منطقة زمنية",
        ["15:36"],
    ),
    "a day": (
        entry("update", "نص", DOUBT.timeline[3].moment),
        ["الجمعة 19 أيلول/سبتمبر 2025"],
        "بلا ساعة",
        ["2025-09-19", "2025-09-19"],
    ),
    "a month": (
        entry("update", "نص", DOUBT.timeline[4].moment),
        ["تشرين الأول/أكتوبر 2025"],
        "بلا ساعة",
        ["2025-10", "2025-10"],
    ),
    "a year": (entry("update", "نص", replace(at(1), when=Partial(2025), time=None)), ["2025"], "بلا ساعة", []),
    "a day and month": (
        entry("update", "نص", DOUBT.timeline[1].moment),
        ["17 أيلول/سبتمبر (سنة غير معروفة)"],
        "18:43 UTC",
        [],
    ),
    "after": (
        entry("latest", "نص", not_before=at(15, 36).time),
        [],
        "بعد 15:36 2025-10-03",
        ["2025-10-03T15:36:00Z"],
    ),
    "before": (
        entry("original", "نص", not_after=at(15, 36).time),
        [],
        "قبل 15:36 2025-10-03",
        ["2025-10-03T15:36:00Z"],
    ),
    "between": (
        entry("update", "نص", not_before=at(9).time, not_after=at(15).time),
        [],
        "بين 09:00 2025-10-03 و 15:00 2025-10-03",
        ["2025-10-03T09:00:00Z", "2025-10-03T15:00:00Z"],
    ),
    "unknown": (entry("update", "نص"), [], "وقت غير معروف", []),
}


def whens(found: Page) -> list[str]:
    """The headings of the entries without their kinds."""
    heads = [" ".join(one.split()) for tag in ("h2", "h3") for one in found.texts(tag, class_="when")]
    return sorted(
        (re.sub(f"({'|'.join(words.KINDS.values())})$", "", one).strip() for one in heads), key=lambda one: one[0]
    )


@pytest.mark.parametrize("name", TIMES)
def test_times(name: str) -> None:
    one, day, shown, machine = TIMES[name]
    found = page(timeline(one))
    assert found.texts("h2", class_="day") == day
    assert whens(found) == [f"1 {shown}"]
    assert found.values("datetime") == machine


def test_a_day_stands_once_above_its_entries() -> None:
    found = page(FLOOD, tz="Asia/Riyadh")
    assert found.texts("h2", class_="day") == ["الجمعة 3 تشرين الأول/أكتوبر 2025", "السبت 4 تشرين الأول/أكتوبر 2025"]
    assert whens(found) == [
        "1 قبل 12:20 2025-10-03",
        "2 12:20",
        "3 13:05",
        "4 بين 13:05 و 00:40 2025-10-04",
        "5 00:40",
        "6 بعد 00:40",
    ]


def test_the_zone_stands_once() -> None:
    assert "".join(page(FLOOD, tz="Asia/Riyadh").texts("dl")).count("الساعات بتوقيتAsia/Riyadh") == 1
    assert not any("Riyadh" in text for text in whens(page(FLOOD, tz="Asia/Riyadh")))


def test_clock_and_day_are_isolates_of_their_own() -> None:
    source = "".join(html.write([timeline(entry("update", "نص", not_before=at(15, 36).time))]))
    expected = '<b><bdi dir="ltr">15:36</bdi></b> <span><bdi dir="ltr">2025-10-03</bdi></span>'
    assert f'<time datetime="2025-10-03T15:36:00Z">{expected}</time>' in source


def test_a_page_of_several_articles_is_called_after_none_of_them() -> None:
    assert page(FLOOD).texts("title")[0] == FLOOD.title
    assert page(FLOOD, DOUBT, LIVE).texts("title")[0] == words.SEVERAL
    assert page(FLOOD, DOUBT).texts("p", class_="masthead") == [words.SEVERAL]


def test_reasons_are_folded_away_unless_they_are_wanted() -> None:
    folded, open_ = page(FLOOD), page(FLOOD, explain=True)
    assert len(folded.values("open")) == 0
    assert len(open_.values("open")) == len(open_.texts("details")) == len(folded.texts("details")) == 3
    assert words.RULES["zone-of-article"] in "".join(folded.texts("details"))
    assert "المكتوب: XXXX-XX-XXT12:20" in folded.texts("details")[1]


def test_empty_entry_says_so() -> None:
    assert page(DOUBT).texts("p", class_="none") == [words.EMPTY]


DIRECTIONS = {
    "نص عربي": [],
    "NASA تعلن موعد الإطلاق": [],
    "Text in Latin letters only": ["ltr"],
    "12:30": [],
    "Текст": ["ltr"],
}


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS.items())
def test_direction_of_a_paragraph(text: str, direction: list[str]) -> None:
    assert page(timeline(entry("update", text), title="عنوان")).values("dir", "p") == direction


def test_merged_entries_name_their_article_and_the_unplaced_stand_apart() -> None:
    found = merged_page(DOUBT, FLOOD)
    names = found.texts("p", class_="from")
    assert names == [f"flood.txt · {FLOOD.title}"] * 6 + [f"port.txt · {DOUBT.title}"] * 5
    assert found.values("id", "li") == [f"e{n}" for n in range(1, 7)] + [f"u{n}" for n in range(1, 6)]
    assert words.UNPLACED in found.texts("h2")
    assert words.WARNINGS[merge.UNPLACED] in found.texts("section", class_="warnings")[0]


# --- what a source cannot do --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HARM)
def test_a_source_adds_no_element(text: str) -> None:
    harm, plain = page(harmful(text), explain=True), page(harmful("نص"), explain=True)
    counted = [tag for tag, _, _ in plain.elements if tag != "p"]
    assert [tag for tag, _, _ in harm.elements if tag != "p"] == counted
    shown = safe(text)
    assert harm.texts("h1") == harm.texts("p", class_="marker") == harm.texts("p", class_="caption") == [shown]
    assert harm.texts("q") == [shown]
    assert harm.texts("title")[0] == shown


@given(st.one_of(any_text, arabic_text, st.sampled_from(HARM)))
def test_any_passage_is_shown_paragraph_by_paragraph(text: str) -> None:
    found = page(timeline(entry("latest", text), title="عنوان"))
    expected = [safe(part) for part in rows.paragraphs(text)] or [words.EMPTY]
    assert found.texts("p")[1:] == expected
