"""Every kind of reason, on an article where it alone decides: what it says is true, and names the line it rests on."""

import re
from datetime import date
from typing import Any

import pytest

from newsline import parse
from tests.test_articles import P1, P2, P3, TITLE, lines

# name: (text, options, words of the reason, the field they explain, or layout)
REASONS: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "numbers": (
        lines(TITLE, P1, "تحديث (2)", P2, "تحديث (1)", P3),
        {},
        "the numbers of the markers fall down the page: 2 on line 5, 1 on line 9",
        "layout",
    ),
    "dates": (
        lines(TITLE, P1, "تحديث 3 أيار 2021", P2, "تحديث 4 أيار 2021", P3),
        {},
        "the dates rise down the page: 2021-05-03 on line 5, 2021-05-04 on line 9",
        "layout",
    ),
    "clock times": (
        lines(TITLE, P1, "تحديث 15:00", P2, "تحديث 12:00", P3),
        {},
        "the clock times fall down the page: 15:00 on line 5, 12:00 on line 9",
        "layout",
    ),
    "over midnight": (
        lines(TITLE, P1, "تحديث 00:20", P2, "تحديث 23:50", P3),
        {},
        "the clock times fall down the page, over midnight: 00:20 on line 5, 23:50 on line 9",
        "layout",
    ),
    "fewer midnights": (
        lines(TITLE, P1, "تحديث 10:00", P2, "تحديث 08:00", P3, "تحديث 22:00", P2, "تحديث 20:00", P2),
        {},
        "read newest-first, the clock times cross fewer midnights (1): 10:00 on line 5, 20:00 on line 17",
        "layout",
    ),
    "the shorter span": (
        lines(TITLE, P1, "تحديث 10:00", P2, "تحديث 13:00", P3, "تحديث 09:00", P2),
        {},
        "read oldest-first, the clock times take the shorter span: 10:00 on line 5, 09:00 on line 13",
        "layout",
    ),
    "a timed marker": (
        lines(TITLE, P1, "تحديث 15:00", P2),
        {},
        "newer text was put on top of (line 5)",
        "layout",
    ),
    "a marker without a time": (
        lines(TITLE, P1, "تحديث", P2),
        {},
        "a marker without a clock time was added below (line 5)",
        "layout",
    ),
    "a label": (
        lines(TITLE, P1, f"تحديث: {P2}"),
        {},
        "a label that shares its line with its text was added below (line 5)",
        "layout",
    ),
    "a foot stamp": (
        f"{TITLE}\n\n{P1}\n{P2}\n15:00 ت م",
        {},
        "a single stamp, at the foot (line 5), says nothing of the order",
        "layout",
    ),
    "by hand": (lines(TITLE, P1, "تحديث", P2), {"layout": "newest-first"}, "given by hand", "layout"),
    "the latest year": (
        lines(TITLE, P1, "تحديث 3 أيار", P2),
        {"date": date(2021, 5, 10), "date_because": "--date"},
        "the latest year in which it is not after 2021-05-10 (--date)",
        "year",
    ),
    "the latest year with that weekday": (
        lines(TITLE, P1, "تحديث الأحد 14 نيسان", P2),
        {"date": date(2021, 5, 10), "date_because": "--date"},
        "the latest year in which it is not after 2021-05-10 and falls on that weekday (--date)",
        "year",
    ),
    "the first year after an older stamp": (
        lines(TITLE, "نشر في 30 كانون الأول 2020", P1, "تحديث 2 كانون الثاني", P2),
        {},
        "the first year in which it is not before 2020-12-30 (the older stamp on line 3)",
        "year",
    ),
    "the weekday of the stamp": (
        lines(TITLE, P1, "تحديث الخميس", P2),
        {"date": date(2021, 5, 10), "date_because": "--date"},
        "the latest Thursday not after 2021-05-10 (--date)",
        "date",
    ),
    "the weekday of the passage": (
        lines(TITLE, P1, "تحديث 15:00", f"وصل وفد من الحرفيين، الخميس، إلى المدينة. {P2}"),
        {"date": date(2021, 5, 10), "date_because": "--date"},
        "the passage on line 7 names Thursday: the latest one not after 2021-05-10 (--date)",
        "date",
    ),
    "the reference date": (
        lines(TITLE, P1, "تحديث 15:00", P2),
        {"date": date(2021, 5, 10), "date_because": "--date"},
        "the newest stamp takes the reference date (--date)",
        "date",
    ),
    "the reference date from a dateline": (
        f"{TITLE}\n\nالقصب 3 مايو 2021 م وكالات\n{P1}\n{P2}\n15:00 ت م",
        {},
        "the newest stamp takes the reference date (the dateline on line 3)",
        "date",
    ),
    "the day of a neighbour": (
        lines(TITLE, P1, "تحديث 15:00 3 أيار 2021", P2, "تحديث 12:00", P3),
        {},
        "the same day as the stamp on line 5",
        "date",
    ),
    "the day before that of a neighbour": (
        lines(TITLE, P1, "تحديث 01:00 3 أيار 2021", P2, "تحديث 23:00", P3),
        {},
        "the day before that of the stamp on line 5: between 01:00 there and 23:00 here lies a midnight",
        "date",
    ),
    "yesterday": (
        lines(TITLE, P1, "تحديث أمس 15:00", P2),
        {"date": date(2021, 5, 10), "date_because": "--date"},
        "1 day before the reference date 2021-05-10 (--date)",
        "date",
    ),
    "the Hijri calendar": (
        lines(TITLE, P1, "تحديث 10 رجب 1445 هـ", P2),
        {},
        "the Hijri date, read in the Umm al-Qura calendar",
        "date",
    ),
    "the zone of another stamp": (
        lines(TITLE, P1, "تحديث 15:00 بتوقيت بيروت", P2, "تحديث 12:00", P3),
        {},
        "the zone that the stamp on line 5 names",
        "zone",
    ),
    "the zone by hand": (
        lines(TITLE, P1, "تحديث 15:00", P2),
        {"zone": "Asia/Beirut"},
        "given as the zone of stamps that name none",
        "zone",
    ),
    "the zone of the second clock time": (
        lines(TITLE, P1, "تحديث 15:00 (12:00 تغ)", P2),
        {},
        "the stamp gives the same instant as 12:00 UTC",
        "zone",
    ),
    "a page stamp": (
        lines(TITLE, "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, P2),
        {},
        "the last-update stamp on line 3 dates the only entry",
        "when",
    ),
    "a page stamp beside markers": (
        lines(TITLE, "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, "تحديث 12:00 تغ", P2),
        {},
        "the last-update stamp on line 3 dates the newest entry",
        "when",
    ),
    "the clocks went back": (
        lines(TITLE, P1, "تحديث 00:30 بتوقيت القاهرة 27 تشرين الأول 2023", P2),
        {},
        "",
        "none",
    ),
    "a time that comes twice": (
        lines(TITLE, P1, "تحديث 23:30 بتوقيت القاهرة 26 تشرين الأول 2023", P2),
        {},
        "the clocks went back that night and show this time twice: the first is taken",
        "time",
    ),
    "a time that is skipped": (
        lines(TITLE, P1, "تحديث 00:30 بتوقيت القاهرة 28 نيسان 2023", P2),
        {},
        "the clocks went forward that night and skip this time",
        "time",
    ),
}


@pytest.mark.parametrize("name", REASONS)
def test_reason_says_what_decided(name: str) -> None:
    text, options, words, field = REASONS[name]
    (timeline,) = parse(text, **options)
    reasons = [(one.field, one.because) for entry in timeline.timeline for one in entry.moment.inferred]
    if field == "layout":
        reasons = [("layout", timeline.layout_because or "")]
    found = [because for about, because in reasons if about == field]
    assert bool(found) == (field != "none")
    assert all(words in because for because in found[:1]), found


@pytest.mark.parametrize("name", REASONS)
def test_a_line_that_a_reason_names_holds_a_stamp_or_text(name: str) -> None:
    text, options, _, _ = REASONS[name]
    (timeline,) = parse(text, **options)
    reasons = [one.because for entry in timeline.timeline for one in entry.moment.inferred]
    for number in re.findall(r"line (\d+)", " ".join([timeline.layout_because or "", *reasons])):
        assert text.split("\n")[int(number) - 1].strip()
