"""Every rule, on an article where it alone decides: its name, what the reason says, and that it names the right line."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

import pytest

from newsline import Timeline, parse, parse_bytes
from newsline.model import LayoutRule, Rule
from tests.test_articles import P1, P2, P3, TITLE, lines

SAVED = {"date": date(2021, 5, 10), "date_because": "--date"}
ON_THURSDAY = f"وصل وفد من الحرفيين، الخميس، إلى المدينة. {P2}"
PAGE = f"""<!doctype html><article><h1>{TITLE}</h1><p>{P1}</p>
<p><time datetime="2021-05-03T12:00:00Z">تحديث 15:00</time></p><p>{P2}</p></article>"""


class Case(NamedTuple):
    rule: str
    text: str | bytes
    words: str  # of the reason
    options: Mapping[str, Any] = MappingProxyType({})


LAYOUTS = {
    "by hand": Case("given", lines(TITLE, P1, "تحديث", P2), "given by hand", {"layout": "newest-first"}),
    "numbers": Case(
        "ordinals",
        lines(TITLE, P1, "تحديث (2)", P2, "تحديث (1)", P3),
        "the numbers of the markers fall down the page: 2 on line 5, 1 on line 9",
    ),
    "the first version": Case(
        "original",
        lines(TITLE, P1, "الموضوع الأصلي", P2),
        "the first version stands below what came later (line 5)",
    ),
    "dates": Case(
        "dates",
        lines(TITLE, P1, "تحديث 3 أيار 2021", P2, "تحديث 4 أيار 2021", P3),
        "the dates rise down the page: 2021-05-03 on line 5, 2021-05-04 on line 9",
    ),
    "clock times": Case(
        "clocks",
        lines(TITLE, P1, "تحديث 15:00", P2, "تحديث 12:00", P3),
        "the clock times fall down the page: 15:00 on line 5, 12:00 on line 9",
    ),
    "over midnight": Case(
        "clocks",
        lines(TITLE, P1, "تحديث 00:20", P2, "تحديث 23:50", P3),
        "the clock times fall down the page, over midnight: 00:20 on line 5, 23:50 on line 9",
    ),
    "likelier steps": Case(
        "steps",
        lines(TITLE, P1, "تحديث 10:00", P2, "تحديث 08:00", P3, "تحديث 22:00", P2, "تحديث 20:00", P2),
        "read newest-first, the clock times take the likeliest steps: 10:00 on line 5, 20:00 on line 17",
    ),
    "right under the headline": Case(
        "top",
        lines(TITLE, "تحديث", P1, "تحديث", P2),
        "an update right under the headline was put on top (line 3)",
    ),
    "a marker of the page's last update": Case(
        "same-as-page",
        lines(TITLE, "نشر: 12/3/2024 10:05\nآخر تحديث: 12/3/2024 15:00", P1, "تحديث 15:00", P2),
        "the newest marker is of the page's last update: nothing newer stands above it (line 8)",
    ),
    "a label of the page's publication": Case(
        "same-as-page",
        lines(TITLE, "نشر: 12/3/2024 10:05\nآخر تحديث: 12/3/2024 15:00", P1, f"تحديث 10:05: {P2}"),
        "the oldest marker is of the page's publication: nothing older stands above it (line 8)",
    ),
    "a timed marker": Case(
        "head-of-older",
        lines(TITLE, P1, "تحديث 15:00", P2),
        "newer text was put on top of (line 5)",
    ),
    "a label": Case(
        "label",
        lines(TITLE, P1, f"تحديث: {P2}"),
        "a label that shares its line with its text was added below (line 5)",
    ),
    "a marker without a time": Case(
        "no-clock",
        lines(TITLE, P1, "تحديث", P2),
        "a marker without a clock time was added below (line 5)",
    ),
    "a foot stamp": Case(
        "foot",
        f"{TITLE}\n\n{P1}\n{P2}\n15:00 ت م",
        "a single stamp, at the foot (line 5), says nothing of the order",
    ),
}
FIELDS = {
    "the Hijri calendar": Case(
        "hijri-date",
        lines(TITLE, P1, "تحديث 10 رجب 1445 هـ", P2),
        "the Hijri date, read in the Umm al-Qura calendar",
    ),
    "the latest year": Case(
        "latest-year",
        lines(TITLE, P1, "تحديث 3 أيار", P2),
        "the latest year in which it is not after 2021-05-10 (--date)",
        SAVED,
    ),
    "the latest year with that weekday": Case(
        "latest-year",
        lines(TITLE, P1, "تحديث الأحد 14 نيسان", P2),
        "the latest year in which it is not after 2021-05-10 and falls on that weekday (--date)",
        SAVED,
    ),
    "the first year after an older stamp": Case(
        "first-year",
        lines(TITLE, "نشر في 30 كانون الأول 2020", P1, "تحديث 2 كانون الثاني", P2),
        "the first year in which it is not before 2020-12-30 (the older stamp on line 3)",
    ),
    "the weekday of the stamp": Case(
        "latest-weekday",
        lines(TITLE, P1, "تحديث الخميس", P2),
        "the latest Thursday not after 2021-05-10 (--date)",
        SAVED,
    ),
    "the first weekday after an older stamp": Case(
        "first-weekday",
        lines(TITLE, "نشر في 3 أيار 2021", P1, "تحديث الخميس", P2),
        "the first Thursday not before 2021-05-03 (the older stamp on line 3)",
    ),
    "the month of a day": Case(
        "latest-month",
        lines(TITLE, P1, "تحديث الخميس السادس 15:36", P2),
        "the latest month in which it is not after 2021-05-10 (--date)",
        SAVED,
    ),
    "the first month after an older stamp": Case(
        "first-month",
        lines(TITLE, "نشر في 3 أيار 2021", P1, "تحديث الخميس السادس 15:36", P2),
        "the first month in which it is not before 2021-05-03 (the older stamp on line 3)",
    ),
    "the weekday of the second clock time": Case(
        "weekday-of-other-clock",
        lines(TITLE, P1, "تحديث 01:00 (22:00 تغ الخميس)", P2),
        "Thursday is the day at 22:00 UTC; the latest Thursday not after 2021-05-10 (--date)",
        SAVED,
    ),
    "yesterday": Case(
        "relative",
        lines(TITLE, P1, "تحديث أمس 15:00", P2),
        "1 day before the reference date 2021-05-10 (--date)",
        SAVED,
    ),
    "the reference date": Case(
        "reference-date",
        lines(TITLE, P1, "تحديث 15:00", P2),
        "the newest stamp takes the reference date (--date)",
        SAVED,
    ),
    "the reference date from a dateline": Case(
        "reference-date",
        f"{TITLE}\n\nالقصب 3 مايو 2021 م وكالات\n{P1}\n{P2}\n15:00 ت م",
        "the newest stamp takes the reference date (the dateline on line 3)",
    ),
    "the weekday of the passage": Case(
        "weekday-in-passage",
        lines(TITLE, P1, "تحديث 15:00", ON_THURSDAY),
        "the passage on line 7 names Thursday: the latest one not after 2021-05-10 (--date)",
        SAVED,
    ),
    "a day heading": Case(
        "day-heading",
        lines(TITLE, P1, "الخميس 6 أيار 2021", "تحديث 14:10", P2),
        "the day heading on line 5",
    ),
    "the day of a neighbour": Case(
        "same-day",
        lines(TITLE, P1, "تحديث 15:00 3 أيار 2021", P2, "تحديث 12:00", P3),
        "the same day as the stamp on line 5",
    ),
    "the day before that of a neighbour": Case(
        "midnight",
        lines(TITLE, P1, "تحديث 01:00 3 أيار 2021", P2, "تحديث 23:00", P3),
        "the day before that of the stamp on line 5: between 01:00 there and 23:00 here lies a midnight",
    ),
    "a little out of order": Case(
        "out-of-order",
        lines(TITLE, P1, "تحديث 15:36 6 أيار 2021", P2, "تحديث 15:38", P3, "تحديث 14:10", P1),
        "the same day as the stamp on line 5, a little out of order",
    ),
    "the other half of the day": Case(
        "half-of-day",
        lines(TITLE, P1, "تحديث 2:40 م", P2, "تحديث 1:15", P3, "تحديث 12:10 م", P1),
        "on a clock of twelve hours the order of the stamps holds only so",
        SAVED,
    ),
    "a page stamp": Case(
        "page-stamp",
        lines(TITLE, "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, P2),
        "the last-update stamp on line 3 dates the only entry",
    ),
    "a page stamp beside markers": Case(
        "page-stamp",
        lines(TITLE, "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, "تحديث 12:00 تغ", P2),
        "the last-update stamp on line 3 dates the newest entry",
    ),
    "an hour that comes twice, between its neighbours": Case(
        "clock-change",
        lines(
            TITLE,
            P1,
            "تحديث 23:50 بتوقيت القاهرة 26 تشرين الأول 2023",
            P2,
            "تحديث 23:10 بتوقيت القاهرة 26 تشرين الأول 2023",
            P3,
            "تحديث 23:40 بتوقيت القاهرة 26 تشرين الأول 2023",
            P1,
        ),
        "the clocks went back that night and show this time twice: the order of the stamps holds only so",
    ),
    "markup": Case("markup", PAGE.encode(), "the markup gives 2021-05-03T15:00:00+03:00 for this stamp"),
    "the zone of another stamp": Case(
        "zone-of-article",
        lines(TITLE, P1, "تحديث 15:00 بتوقيت بيروت", P2, "تحديث 12:00", P3),
        "the zone that the stamp on line 5 names",
    ),
    "the zone of a note": Case(
        "zone-of-note",
        lines(TITLE, "جميع الأوقات بتوقيت بيروت", P1, "تحديث 15:36", P2),
        "the note on line 3 says so of all times",
    ),
    "the zone of the second clock time": Case(
        "zone-of-other-clock",
        lines(TITLE, P1, "تحديث 15:00 (12:00 تغ)", P2),
        "the stamp gives the same instant as 12:00 UTC",
    ),
    "the zone by hand": Case(
        "zone-given",
        lines(TITLE, P1, "تحديث 15:00", P2),
        "given as the zone of stamps that name none",
        {"zone": "Asia/Beirut"},
    ),
}
CASES = LAYOUTS | FIELDS


def _read(case: Case) -> Timeline:
    if isinstance(case.text, bytes):
        (timeline,) = parse_bytes(case.text, "page.html", **case.options)
    else:
        (timeline,) = parse(case.text, **case.options)
    return timeline


def _reasons(timeline: Timeline) -> list[tuple[str, str]]:
    """The rules and what they say, that of the layout first."""
    inferred = [one for entry in timeline.timeline for one in entry.moment.inferred]
    layout = [(timeline.layout_rule or "", timeline.layout_because or "")]
    return [*layout, *((one.rule, one.because) for one in inferred)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_names_what_decided(name: str) -> None:
    rule, because = _reasons(_read(LAYOUTS[name]))[0]
    assert rule == LAYOUTS[name].rule
    assert LAYOUTS[name].words in because


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_names_what_decided(name: str) -> None:
    found = [because for rule, because in _reasons(_read(FIELDS[name])) if rule == FIELDS[name].rule]
    assert found
    assert FIELDS[name].words in found[0]


@pytest.mark.parametrize("name", [name for name in CASES if isinstance(CASES[name].text, str)])
def test_a_line_that_a_reason_names_holds_a_stamp_or_text(name: str) -> None:
    reasons = " ".join(because for _, because in _reasons(_read(CASES[name])))
    for number in re.findall(r"line (\d+)", reasons):
        assert str(CASES[name].text).split("\n")[int(number) - 1].strip()


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in LAYOUTS.values()} == set(get_args(LayoutRule))
    assert {case.rule for case in FIELDS.values()} == set(get_args(Rule))


CLOCK_CHANGES = {
    "the clocks went back after it": ("00:30 بتوقيت القاهرة 27 تشرين الأول 2023", None),
    "it comes twice": ("23:30 بتوقيت القاهرة 26 تشرين الأول 2023", "comes twice, since the clocks went back"),
    "it does not exist": ("00:30 بتوقيت القاهرة 28 نيسان 2023", "does not exist: the clocks went forward over it"),
}


@pytest.mark.parametrize("name", CLOCK_CHANGES)
def test_an_hour_that_comes_twice_or_not_at_all_is_a_warning(name: str) -> None:
    words, said = CLOCK_CHANGES[name]
    (timeline,) = parse(lines(TITLE, P1, f"تحديث {words}", P2))
    assert [one.line for one in timeline.warnings if one.code == "clock-change"] == [5] * (said is not None)
    assert all(said in one.message for one in timeline.warnings if said and one.code == "clock-change")
    assert (timeline.timeline[0].moment.time is None) == (said is not None)
