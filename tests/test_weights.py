"""Each weight of the two tables decides an article, and no article hangs on a fifth of one.

The articles are small. Each is read with every weight in turn a fifth lower and a fifth higher, and nothing may change; with
the weight that decides it taken away, something must.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from newsline import parse
from newsline.chronology import deciding, evidence, search
from newsline.model import NEWEST, OLDEST
from newsline.segmentation import posts

DAY = MappingProxyType({"date": date(2024, 3, 12)})  # a Tuesday
TITLE = "سوق القصب يستعيد هدوءه"
LIVE = "سوق القصب لحظة بلحظة"
P1 = "أغلقت بلدية القصب السوق القديم أمام السيارات."
P2 = "وقال صاحب متجر إن الزبائن يفضلون المشي في الأزقة."
P3 = "وتنظر لجنة من المهندسين في توسيع المدخل الشمالي."
P4 = "ووصل وفد من الحرفيين إلى مبنى البلدية."
P5 = "ونقلت الشاحنات ما بقي من البضائع."


class Case(NamedTuple):
    """`decides`: a term of one of the tables. `entries`: kind and time of each, the oldest first."""

    decides: str
    text: str
    layout: str | None
    entries: tuple[str, ...]
    codes: tuple[str, ...] = ()
    options: Mapping[str, Any] = DAY


class Outcome(NamedTuple):
    """What is compared. `lines`: where the texts of the entries begin."""

    layout: str | None
    entries: tuple[str, ...]
    codes: tuple[str, ...]
    lines: tuple[int | None, ...]


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


def read(case: Case) -> Outcome:
    (found,) = parse(case.text, **case.options)
    return Outcome(
        found.layout,
        tuple(f"{entry.kind} {entry.moment.when or '-'}" for entry in found.timeline),
        tuple(sorted({warning.code for warning in found.warnings})),
        tuple(entry.line for entry in found.timeline),
    )


READINGS = {
    "a fall over most of a day, no rise over a midnight": Case(
        "midnights",
        lines(TITLE, P1, "تحديث 20:00", P2, "تحديث 06:00", P3),
        NEWEST,
        ("update 2024-03-12T06:00", "update 2024-03-12T20:00", "latest -"),
        ("zone-unknown",),
    ),
    "a post two minutes early": Case(
        "disorder",
        lines(TITLE, P1, "تحديث 14:05", P2, "تحديث 14:20", P3, "تحديث 14:18", P4, "تحديث 14:40", P5),
        OLDEST,
        (
            "original -",
            "update 2024-03-12T14:05",
            "update 2024-03-12T14:18",
            "update 2024-03-12T14:20",
            "update 2024-03-12T14:40",
        ),
        ("out-of-order", "zone-unknown"),
    ),
    "the first of a new day, not one that is pinned": Case(
        "pinned",
        lines(LIVE, f"04:00\n{P1}", f"23:50\n{P2}", f"22:20\n{P3}", f"20:50\n{P4}", f"19:20\n{P5}"),
        NEWEST,
        (
            "entry 2024-03-11T19:20",
            "entry 2024-03-11T20:50",
            "entry 2024-03-11T22:20",
            "entry 2024-03-11T23:50",
            "entry 2024-03-12T04:00",
        ),
        ("zone-unknown",),
    ),
    "the morning's half past twelve": Case(
        "noon",
        lines(LIVE, f"8:00 ص\n{P1}", f"12:30 ص\n{P2}"),
        NEWEST,
        ("entry 2024-03-12T00:30", "entry 2024-03-12T08:00"),
        ("zone-unknown",),
    ),
    "an hour of either half is as it is written": Case(
        "other-half",
        lines(LIVE, f"7:00 ص\n{P1}", f"7:40\n{P2}", f"9:30 م\n{P3}"),
        OLDEST,
        ("entry 2024-03-12T07:00", "entry 2024-03-12T07:40", "entry 2024-03-12T21:30"),
        ("zone-unknown",),
        MappingProxyType({**DAY, "layout": OLDEST}),
    ),
    "the half of the day of its heading": Case(
        "half-of-heading",
        lines(LIVE, f"مساء الثلاثاء\n9:10\n{P1}", f"7:40\n{P2}"),
        NEWEST,
        ("entry 2024-03-12T19:40", "entry 2024-03-12T21:10"),
        ("zone-unknown",),
    ),
    "of two weekdays that of the reference": Case(
        "reference",
        lines(TITLE, P1, "تحديث 15:00", f"وصل الوفد، الثلاثاء. {P2}", "تحديث 12:00", f"غادر الوفد، الأحد. {P3}"),
        NEWEST,
        ("update 2024-03-10T12:00", "update 2024-03-12T15:00", "latest -"),
        ("zone-unknown",),
    ),
    "a date goes on until the next": Case(
        "carried",
        lines(TITLE, P1, "تحديث 10 مارس 10:01", P2, "تحديث 12:17", P3, "تحديث 11 مارس 12:41", P4),
        OLDEST,
        ("original -", "update 2024-03-10T10:01", "update 2024-03-10T12:17", "update 2024-03-11T12:41"),
        ("zone-unknown",),
    ),
    "dates on the stamps of yesterday, and none on the newest": Case(
        "today-left-off",
        lines(TITLE, "تحديث 12:36", P2, "تحديث 11 مارس 09:26", P3, "تحديث 11 مارس 07:44", P4),
        NEWEST,
        ("update 2024-03-11T07:44", "update 2024-03-11T09:26", "update 2024-03-12T12:36"),
        ("zone-unknown",),
    ),
    "yesterday on the oldest stamp, and nothing on the newest": Case(
        "only-yesterday",
        lines(TITLE, "تحديث 14:09", P2, "تحديث أمس 07:50", P4),
        NEWEST,
        ("update 2024-03-11T07:50", "update 2024-03-12T14:09"),
        ("zone-unknown",),
    ),
    "the last stamp has the clock time of the page's update": Case(
        "same-clock-as-page",
        lines(
            f"{TITLE}\nنشر في 10 مارس 2024 10:40\nآخر تحديث 12 مارس 2024 06:54",
            *(P1, "تحديث 10:44", P2, "تحديث 11 مارس 08:48", P3, "تحديث 06:54", P4),
        ),
        OLDEST,
        (
            "original 2024-03-10T10:40",
            "update 2024-03-10T10:44",
            "update 2024-03-11T08:48",
            "update 2024-03-12T06:54",
        ),
        ("zone-unknown",),
    ),
    "a date over the text, and updates past midnight": Case(
        "bare-stamp",
        lines(f"{TITLE}\n10 مارس 2024", P1, "تحديث 13:30", P2, "تحديث 18:30", P3, "تحديث 00:45", P4),
        OLDEST,
        (
            "original 2024-03-10",
            "update 2024-03-10T13:30",
            "update 2024-03-10T18:30",
            "update 2024-03-11T00:45",
        ),
        ("zone-unknown",),
        {"date": date(2024, 3, 11)},
    ),
    "the passage names its day": Case(
        "weekday-in-passage",
        lines(TITLE, P1, "تحديث 15:00", f"وصل الوفد، الاثنين. {P2}"),
        NEWEST,
        ("update 2024-03-11T15:00", "latest -"),
        ("zone-unknown",),
    ),
    "the page was published that evening": Case(
        "page-stamp",
        lines(TITLE, "نُشر في 11 مارس 2024 22:30", P1, "تحديث 23:10", P2),
        NEWEST,
        ("update 2024-03-11T23:10", "latest -"),
        ("zone-unknown",),
        MappingProxyType({}),
    ),
    "numbers that fall": Case(
        "ordinals",
        lines(TITLE, P1, "تحديث (2)", P2, "تحديث (1)", P3),
        NEWEST,
        ("update -", "update -", "latest -"),
    ),
    "the first version at the foot": Case(
        "original",
        lines(TITLE, P1, "تحديث", P2, "الموضوع الأصلي", P3),
        NEWEST,
        ("original -", "update -", "latest -"),
    ),
    "an update under the headline": Case("top", lines(TITLE, f"تحديث: {P1}", P2), NEWEST, ("update -",)),
    "a marker of the page's last update": Case(
        "same-as-page",
        lines(TITLE, "نشر: 12/3/2024 10:05\nآخر تحديث: 12/3/2024 15:00", P1, "تحديث 15:00", P2),
        OLDEST,
        ("original 2024-03-12T10:05", "update 2024-03-12T15:00"),
        ("zone-unknown",),
    ),
    "the head of an older version": Case(
        "head-of-older",
        lines(TITLE, P1, "تحديث 15:00", P2),
        NEWEST,
        ("update 2024-03-12T15:00", "latest -"),
        ("zone-unknown",),
    ),
    "a label below text": Case("label", lines(TITLE, P1, f"تحديث: {P2}"), OLDEST, ("original -", "update -")),
    "a marker without a time below text": Case(
        "no-clock", lines(TITLE, P1, "تحديث", P2), OLDEST, ("original -", "update -")
    ),
    "a time at the foot": Case("foot", f"{TITLE}\n\n{P1}\n{P2}\n15:00 ت م", NEWEST, ("entry 2024-03-12T15:00",)),
}

UP = ("09:10", "10:25", "11:40")
DOWN = UP[::-1]
SENTENCES = (P1, P2, P3)
SHORT = ("وصل الوفد.", "أغلق السوق.", "رفعت الجلسة.")
HEADLINES = (
    "وفد من الحرفيين يصل إلى البلدية",
    "الحراس يغلقون المدخل الشمالي للسوق",
    "شاحنات تنقل ما بقي من البضائع",
)
COMING = (
    "سيصل وفد كبير من الحرفيين إلى البلدية.",
    "ستغلق البلدية المدخل الشمالي أمام الزوار.",
    "ستنقل الشاحنات ما بقي من البضائع.",
)
SCHEDULED = (
    "رحلة العبارة الأولى إلى جزيرة المرجان",
    "رحلة العبارة الثانية إلى وادي الحناء",
    "رحلة العبارة الثالثة إلى الميناء القديم",
)
NAMES = ("عالم البحار", "حديث المساء", "أفلام الرسوم")
SCORES = (
    "فوز فريق القصب على فريق الواحة 31-29",
    "تعادل فريق الميناء مع فريق الجسر 18-18",
    "خسارة فريق السهل أمام ضيفه 12-20",
)
SCORED = (
    "انتهت المباراة 31-29 لصالح فريق القصب.",
    "انتهى اللقاء 18-18 بين الميناء والجسر.",
    "خسر فريق السهل 12-20 أمام ضيفه الكبير.",
)


def rows(times: tuple[str, ...], texts: tuple[str, ...], title: str = TITLE, parting: str = " - ") -> str:
    return lines(title, *(f"{time}{parting}{text}" for time, text in zip(times, texts, strict=True)))


def entries(*times: str, day: str = "2024-03-12") -> tuple[str, ...]:
    return tuple(f"entry {day}T{time}" for time in times)


def refused(decides: str, text: str, **options: Any) -> Case:
    return Case(decides, text, None, ("original -",), (), options or DAY)


def taken(decides: str, text: str, layout: str = OLDEST, codes: tuple[str, ...] = ("zone-unknown",)) -> Case:
    return Case(decides, text, layout, entries(*UP), codes)


POSTS = {
    "the clock of a match": refused("impossible", rows(("12:40", "21:20", "38:20"), SENTENCES, LIVE)),
    "positions in a film": refused("video", rows(("00:00", "00:15", "00:40"), SENTENCES)),
    "a programme": refused("timetable", rows(UP, SENTENCES, "برنامج زيارة سوق القصب")),
    "a programme that is broadcast": refused("timetable", rows(UP, SENTENCES, "بث مباشر: برنامج زيارة سوق القصب")),
    "what is to come": refused("coming", rows(UP, COMING)),
    "a day hour by hour, with blanks alone": refused("loose", rows(UP, SENTENCES, parting=" ")),
    "ferries": refused("scheduled", rows(UP, SCHEDULED)),
    "results": refused("scores", rows(UP, SCORES)),
    "shifts": refused("ranges", rows(("09:10 - 10:20", "10:25 - 11:30", "11:40 - 12:40"), SENTENCES, parting=": ")),
    "durations": refused("seconds", rows(("2:05:13", "2:06:40", "2:09:02"), SENTENCES)),
    "a plan": refused(
        "after-reference", rows(UP, SENTENCES), date=datetime(2024, 3, 12, 5, tzinfo=UTC), zone="Asia/Riyadh"
    ),
    "names alone": refused("names", rows(UP, NAMES, LIVE)),
    "short sentences": taken("sentences", rows(UP, SHORT)),
    "headlines": taken("headlines", rows(UP, HEADLINES)),
    "urgent names under a headline of coverage": taken("coverage", rows(("عاجل 09:10", *UP[1:]), NAMES, LIVE)),
    "dated names that fall under a broadcast": taken(
        "broadcast", rows(tuple(f"2024-03-12 {time}" for time in DOWN), NAMES, "بث مباشر من سوق القصب"), NEWEST
    ),
    "what is to come falls": taken("falling", rows(DOWN, COMING), NEWEST),
    "what is to come in a zone": taken("zone", rows(tuple(f"{time} ت غ" for time in UP), COMING), codes=()),
    "results with their dates": taken("date", rows(tuple(f"2024-03-12 {time}" for time in UP), SCORED)),
    "what is to come is urgent": taken("urgent", rows(tuple(f"عاجل {time}" for time in UP), COMING)),
    "what is to come is live": taken("live", rows(tuple(f"بث حي {time}" for time in UP), COMING)),
    "messages of a chat": taken(
        "author", rows(tuple(f"سعاد, [12.03.2024 {time}]" for time in UP), NAMES, parting="\n")
    ),
    "what is to come, minutes ago": Case(
        "relative",
        rows(("قبل 30 دقيقة", "قبل 20 دقيقة", "قبل 10 دقائق"), COMING, parting="\n"),
        OLDEST,
        ("entry 2024-03-12",) * 3,
    ),
}

CASES = READINGS | POSTS
TABLES: tuple[dict[str, float], ...] = (evidence.WEIGHTS, posts.WEIGHTS)  # type: ignore[assignment]
WEIGHTS = [(table, term) for table in TABLES for term in table]


def _reading_with(
    monkeypatch: pytest.MonkeyPatch, table: dict[str, float], term: str, share: float, case: Case
) -> Outcome:
    """The case with one weight at a share of what it is."""
    with monkeypatch.context() as patch:
        patch.setitem(table, term, table[term] * share)
        _forget()
        found = read(case)
    _forget()
    return found


def _forget() -> None:
    """What was remembered with other weights."""
    for module in (search, deciding, evidence, posts):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out(name: str) -> None:
    case = CASES[name]
    found = read(case)
    assert (found.layout, found.entries, found.codes) == (case.layout, case.entries, case.codes)


@pytest.mark.parametrize("name", CASES)
def test_a_fifth_more_or_less_of_a_weight_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    said = read(case)
    changed = {
        (term, share): found
        for table, term in WEIGHTS
        for share in (0.8, 1.2)
        if (found := _reading_with(monkeypatch, table, term, share, case)) != said
    }
    assert changed == {}


@pytest.mark.parametrize(("table", "term"), WEIGHTS, ids=[term for _, term in WEIGHTS])
def test_each_weight_decides_an_article(table: dict[str, float], term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = [case for case in CASES.values() if case.decides == term]
    assert decided
    for case in decided:
        assert _reading_with(monkeypatch, table, term, 0, case) != read(case)
