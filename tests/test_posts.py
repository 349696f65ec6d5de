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
