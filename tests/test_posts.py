"""Which lines that open with a time are posts, and which are rows of something else."""

from datetime import UTC, datetime
from typing import Any

import pytest

from newsline import parse

_NEWS = [
    "أعلنت إدارة الميناء وصول السفينة الأولى إلى الرصيف.",
    "وقال القبطان إن الرحلة مرت من دون أعطال تذكر.",
    "وبدأ العمال إنزال الحاويات وسط إجراءات مشددة.",
]
_AFTERNOON = datetime(2024, 5, 14, 10, tzinfo=UTC)

# name: (headline, times, texts, options)
POSTS: dict[str, tuple[str, list[str], list[str], dict[str, Any]]] = {
    "they fall": ("السفينة في الميناء", ["14:30", "12:10", "09:50"], _NEWS, {}),
    "a live page": ("السفينة في الميناء لحظة بلحظة", ["09:50", "12:10", "14:30"], _NEWS, {}),
    "they rise, and are over at the reference": (
        "السفينة في الميناء",
        ["07:50", "08:10", "09:30"],
        _NEWS,
        {"date": _AFTERNOON, "zone": "UTC"},
    ),
    "they fall, and are those of the day before": (
        "السفينة في الميناء",
        ["14:30", "12:10", "11:50"],
        _NEWS,
        {"date": _AFTERNOON, "zone": "UTC"},
    ),
    "urgent, in brackets": (
        "السفينة في الميناء",
        ["[عاجل] 14:30", "[عاجل] 12:10", "(عاجل) 09:50"],
        _NEWS,
        {},
    ),
    "a list of another shape in one of them": (
        "السفينة في الميناء: متابعة مباشرة",
        ["14:30", "12:10", "09:50"],
        [f"{_NEWS[0]}\n- 12:30 الحاوية الأولى\n- 38:10 الحاوية الثانية", *_NEWS[1:]],
        {},
    ),
    "news about prices": ("احتجاجات على أسعار الشحن", ["14:30", "12:10", "09:50"], _NEWS, {}),
}
NO_POSTS: dict[str, tuple[str, list[str], list[str], dict[str, Any]]] = {
    "all later than the reference": (
        "السفينة في الميناء",
        ["12:30", "14:10", "15:50"],
        _NEWS,
        {"date": _AFTERNOON, "zone": "UTC"},
    ),
    "durations": ("أسرع الزوارق", ["1:04:11", "1:05:32", "1:09:00"], _NEWS, {}),
    "ranges": ("انقطاع المياه", ["08:00 - 12:00:", "12:00 - 16:00:", "16:00 - 20:00:"], _NEWS, {}),
    "positions in a film": ("كيف وصلت السفينة", ["00:00", "06:25", "21:10"], _NEWS, {}),
    "a race": ("نتائج ماراثون الساحل", ["2:04:11", "2:05:32", "2:09:00"], _NEWS, {}),
    "channels after a conjunction": (
        "بث مباشر: مباريات اليوم والقنوات الناقلة",
        ["15:00", "17:00", "19:00"],
        _NEWS,
        {},
    ),
    "fixtures": ("نقل مباشر لمباريات الجولة", ["15:00", "17:00", "19:00"], _NEWS, {}),
}


@pytest.mark.parametrize("name", [*POSTS, *NO_POSTS])
def test_posts(name: str) -> None:
    headline, times, texts, options = (POSTS | NO_POSTS)[name]
    text = "\n\n".join(
        [
            headline,
            *(f"{time}{' ' if time.endswith(':') else chr(10)}{text}" for time, text in zip(times, texts, strict=True)),
        ]
    )
    (found,) = parse(text, **options)
    assert [entry.kind for entry in found.timeline] == (["entry"] * 3 if name in POSTS else ["original"])
    assert (found.refused is None) is (name in POSTS)


# the beginnings of three lines, with what parts them from their texts; whether they are posts
LOOSE: dict[str, tuple[str, tuple[str, str, str], bool]] = {
    "they fall": ("السفينة في الميناء", ("14:30 ", "12:10 ت غ ", "09:50 "), True),
    "a live page, with commas and dots": ("السفينة لحظة بلحظة", ("09:50، ", "12:10، ", "14:30.. "), True),
    "they rise, and nothing says that they are posts": ("يوم في الميناء", ("09:50 ", "12:10 ", "14:30 "), False),
    "a programme": ("برنامج الزيارة مباشر", ("14:30 ", "12:10 ", "09:50 "), False),
    "no minutes": ("السفينة في الميناء", ("14 ", "12 ", "9 "), False),
    "decimals": ("السفينة في الميناء", ("14.30 ", "12.10 ", "9.50 "), False),
}


@pytest.mark.parametrize("name", LOOSE)
def test_times_that_a_blank_alone_parts_from_their_texts(name: str) -> None:
    headline, times, posts = LOOSE[name]
    (found,) = parse("\n\n".join([headline, *(time + text for time, text in zip(times, _NEWS, strict=True))]))
    assert [entry.kind for entry in found.timeline] == (["entry"] * 3 if posts else ["original"])
    if posts:
        assert sorted(entry.text for entry in found.timeline) == sorted(_NEWS)


def test_times_of_a_list_inside_a_post_are_none() -> None:
    news = [f"{_NEWS[0]}\n18:00 الأهلي × النصر\n20:30 الهلال × الاتحاد", *_NEWS[1:]]
    text = "\n\n".join(
        ["السفينة لحظة بلحظة", *(f"{time}\n{one}" for time, one in zip(("14:30", "12:10", "09:50"), news, strict=True))]
    )
    (found,) = parse(text)
    assert [entry.text for entry in found.timeline] == news[::-1]


def test_two_posts_of_one_minute_are_not_one_stamp_twice() -> None:
    texts = ("أعلنت البلدية أن الطريق إلى الوادي مغلق.", "أعلنت البلدية أن الجسر القديم فتح من جديد.")
    (timeline,) = parse(f"أحوال الطرق في الوادي\n\n16:49 KSA – {texts[0]}\n\n16:49 ت م - {texts[1]}\n")
    assert {entry.text for entry in timeline.timeline} == set(texts)
