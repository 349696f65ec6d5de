"""Day and month in numbers: their order is one for all of a source, and what settles it."""

from typing import Any

import pytest

from newsline import Timeline, parse
from tests.test_articles import P1, P2, P3, TITLE, lines


def _parsed(text: str, **options: Any) -> Timeline:
    (timeline,) = parse(text, **options)
    return timeline


def _when(page: Any) -> str | None:
    return str(page.moment.when) if page is not None else None


HEADS = {
    "nothing settles it: the day first": (["نشر في 9/10/2015 10:20", "آخر تحديث 10/10/2015 18:43"], "2015-10-09T10:20"),
    "a number above 12, month first": (["نشر في 9/10/2015 10:20", "آخر تحديث 9/18/2015 18:43"], "2015-09-10T10:20"),
    "a number above 12, day first": (["نشر في 9/10/2015 10:20", "آخر تحديث 18/10/2015 18:43"], "2015-10-09T10:20"),
    "in its own date": (["نشر في 9/17/2015 10:20"], "2015-09-17T10:20"),
    "two numbers that contradict each other": (
        ["نشر في 9/10/2015 10:20", "آخر تحديث 9/18/2015 18:43", "18/10/2015"],
        "2015-10-09T10:20",
    ),
    "a date in words beside it": (["نشر في 10 سبتمبر 2015 10:20", "9/10/2015 10:20 AM"], "2015-09-10T10:20"),
    "a date in words beside it, day first": (["نشر في 9 أكتوبر 2015 10:20", "9/10/2015 10:20"], "2015-10-09T10:20"),
    "a date in words of another day": (["نشر في 11 سبتمبر 2015 10:20", "9/10/2015 10:20"], "2015-09-11T10:20"),
    "its weekday is that of one order": (["في اثنين، 03/11/2024 - 14:20"], "2024-03-11T14:20"),
    "its weekday is that of the other": (["في أحد، 03/11/2024 - 14:20", "الأحد 3 نوفمبر"], "2024-11-03T14:20"),
    "its weekday is that of neither": (["الخميس، 03/11/2024 - 14:20"], "2024-11-03T14:20"),
    "weekdays that contradict one another": (
        ["نشر الاثنين 03/11/2024 14:20", "آخر تحديث الأربعاء 06/11/2024 15:30"],
        "2024-11-03T14:20",
    ),
    "a number above 12 beats a weekday": (
        ["نشر الاثنين 03/11/2024 14:20", "آخر تحديث 13/11/2024 15:30"],
        "2024-11-03T14:20",
    ),
    "a date in words on its line": (["نشر 9/10/2015 10:20 الخميس 10 سبتمبر 2015"], "2015-09-10T10:20"),
}


@pytest.mark.parametrize("name", HEADS)
def test_order_of_a_source(name: str) -> None:
    head, published = HEADS[name]
    assert _when(_parsed(lines(TITLE, *head, P1, P2)).published) == published


@pytest.mark.parametrize(
    ("order", "published"), [("mdy", "2015-09-10T10:20"), ("dmy", "2015-10-09T10:20"), (None, "2015-10-09T10:20")]
)
def test_order_by_hand(order: str | None, published: str) -> None:
    text = lines(TITLE, "نشر في 9/10/2015 10:20", P1, P2)
    assert _when(_parsed(text, date_order=order).published) == published


def test_what_one_order_cannot_be_is_read_in_the_other() -> None:
    text = lines(TITLE, "نشر في 18/9/2015 10:20", P1, P2)
    assert _when(_parsed(text, date_order="mdy").published) == "2015-09-18T10:20"


def test_markers_cells_and_messages_have_the_order_of_the_source() -> None:
    text = lines(TITLE, "سعاد البرماوي | 9/13/2015 10:20", P1, "تحديث 9/14/2015 11:00", P2, "تحديث 10/1/2015 12:30", P3)
    timeline = _parsed(text)
    assert _when(timeline.published) == "2015-09-13T10:20"
    assert [str(entry.moment.when) for entry in timeline.timeline if entry.marker] == [
        "2015-09-14T11:00",
        "2015-10-01T12:30",
    ]


def test_a_cue_and_its_value_on_the_next_line_have_it_too() -> None:
    timeline = _parsed(
        lines(TITLE) + "\n\nتاريخ النشر\n9/10/2015 10:20\n\n" + lines("آخر تحديث 9/18/2015 18:43", P1, P2)
    )
    assert _when(timeline.published) == "2015-09-10T10:20"


def test_another_order_is_refused() -> None:
    with pytest.raises(ValueError, match="date_order is 'ymd': it can be dmy or mdy"):
        parse(TITLE, date_order="ymd")  # type: ignore[arg-type]
