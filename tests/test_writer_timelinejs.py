"""TimelineJS: the dates that are known, what is no event, and texts that stay texts in its HTML."""

import json
import re
from html import unescape
from typing import Any

import pytest

from newsline.model import Moment, Notice, Partial, Timeline
from newsline.writers import timelinejs
from newsline.writers.look import Look
from newsline.writers.terminal import safe
from tests.writer_timelines import ALERT, DOUBT, FLOOD, HARM, LIVE, at, entry, harmful, moment, timeline


def read(*timelines: Timeline, tz: str = "UTC") -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(timelinejs.write(timelines, Look(tz=tz))))
    return found


def plain(text: str) -> str:
    """A text without the isolates around its dates."""
    return text.replace("\u2066", "").replace("\u2069", "")


# name: (moment, zone shown, start_date, display_date)
DATES: dict[str, tuple[Moment, str, dict[str, int], str]] = {
    "an instant": (
        at(15, 36),
        "UTC",
        {"year": 2025, "month": 10, "day": 3, "hour": 15, "minute": 36},
        "2025-10-03 15:36 UTC",
    ),
    "an instant over midnight": (
        at(23, 5),
        "Asia/Riyadh",
        {"year": 2025, "month": 10, "day": 4, "hour": 2, "minute": 5},
        "2025-10-04 02:05 Asia/Riyadh",
    ),
    "with seconds": (
        moment(Partial(2025, 10, 3, 15, 36, 20)),
        "UTC",
        {"year": 2025, "month": 10, "day": 3, "hour": 15, "minute": 36, "second": 20},
        "2025-10-03 15:36:20 UTC",
    ),
    "an hour": (
        moment(Partial(2025, 10, 3, 15)),
        "UTC",
        {"year": 2025, "month": 10, "day": 3, "hour": 15},
        "2025-10-03 15:00 UTC",
    ),
    "a clock time without a zone": (
        at(15, 36, zone=None),
        "Asia/Riyadh",
        {"year": 2025, "month": 10, "day": 3, "hour": 15, "minute": 36},
        "2025-10-03 15:36 بلا منطقة زمنية",
    ),
    "a day": (moment(Partial(2025, 10, 3)), "UTC", {"year": 2025, "month": 10, "day": 3}, "2025-10-03"),
    "a month": (moment(Partial(2025, 10)), "UTC", {"year": 2025, "month": 10}, "2025-10"),
    "a year": (moment(Partial(2025)), "UTC", {"year": 2025}, "2025"),
}


@pytest.mark.parametrize("name", DATES)
def test_only_known_parts_of_a_date_are_given(name: str) -> None:
    found, tz, start, shown = DATES[name]
    (event,) = read(timeline(entry("update", "نص", found)), tz=tz)["events"]
    assert (event["start_date"], plain(event["display_date"])) == (start, shown)


def test_what_has_no_year_is_no_event_and_is_reported() -> None:
    told: list[tuple[str, Notice]] = []
    pieces = timelinejs.write([DOUBT], Look(report=lambda one, notice: told.append((one.source, notice))))
    found = json.loads("".join(pieces))
    assert [event["unique_id"] for event in found["events"]] == ["a1-e4", "a1-e5"]
    assert [(source, notice.code, notice.line) for source, notice in told] == [
        ("port.txt", "date-unknown", None),
        ("port.txt", "date-unknown", 4),
        ("port.txt", "date-unknown", 6),
    ]
    assert found["title"]["text"]["headline"] == DOUBT.title
    assert plain(found["title"]["text"]["text"]) == (
        '<div dir="rtl">'
        "<p><strong>النص الأول · وقت غير معروف</strong></p><p>بدأ إضراب عمال المرفأ.</p>"
        "<p><strong>آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر · XXXX-09-17 18:43 UTC</strong></p><p>دخل الإضراب يومه الثاني.</p>"
        "<p><strong>تحديث (15:36) · 15:36 بلا منطقة زمنية</strong></p></div>"
    )


def test_what_lies_between_instants_says_so_on_the_title_slide() -> None:
    text = plain(read(FLOOD)["title"]["text"]["text"])
    assert "<strong>النص الأول · قبل 2025-10-03 09:20 UTC</strong>" in text
    assert "<strong>تحديث · بعد 2025-10-03 10:05 UTC، قبل 2025-10-03 21:40 UTC</strong>" in text
    assert "<strong>أحدث نص · بعد 2025-10-03 21:40 UTC</strong>" in text


def test_every_date_is_an_isolate() -> None:
    """Behind Arabic letters 2025-10-03 would be shown as 03-10-2025."""
    found = read(FLOOD, DOUBT, LIVE)
    shown = [event["display_date"] for event in found["events"]] + [found["title"]["text"]["text"]]
    assert re.findall(r"\d{4}-\d\d", "".join(shown))
    assert all(not re.findall(r"\d{4}-\d\d", re.sub("\u2066[^\u2069]*\u2069", "", text)) for text in shown)


def test_events_have_marker_and_paragraphs() -> None:
    two = entry("latest", "فقرة أولى\nفي سطرين.\n\nفقرة ثانية.", at(15))
    (event,) = read(timeline(two))["events"]
    assert event["text"] == {
        "headline": "أحدث نص",
        "text": '<div dir="rtl"><p>فقرة أولى<br>في سطرين.</p><p>فقرة ثانية.</p></div>',
    }
    assert [event["text"]["headline"] for event in read(LIVE)["events"]] == [one.marker for one in LIVE.timeline]


def test_groups_and_ids_part_the_articles_of_one_timeline() -> None:
    alone, both = read(LIVE), read(FLOOD, LIVE)
    assert {event.get("group") for event in alone["events"]} == {None}
    assert {event["group"] for event in both["events"]} == {FLOOD.title, LIVE.title}
    names = [event["unique_id"] for event in both["events"]]
    assert len(set(names)) == len(names)
    assert {name.partition("-")[0] for name in names} == {"a1", "a2"}


@pytest.mark.parametrize("text", HARM)
def test_a_source_adds_no_markup(text: str) -> None:
    """Headlines and texts are HTML; of a group the markup is stripped first, and what is left is HTML again."""
    found = read(harmful(text), FLOOD)
    (event,) = [one for one in found["events"] if one["unique_id"] == "a1-e2"]
    body = event["text"]["text"].removeprefix('<div dir="rtl">').removesuffix("</div>")
    assert not set(re.sub("<p>|</p>|<br>", "", event["text"]["headline"] + body)) & set("<>\"'")
    assert unescape(event["text"]["headline"]).replace("<br>", "\n") == safe(text)
    for once in (event["group"], unescape(event["group"])):
        assert not set(once) & set("<>\"'")
    assert unescape(unescape(event["group"])) == safe(" ".join(text.split()))
    assert ALERT not in json.dumps(found, ensure_ascii=False)
