"""What changed between two copies: which entry is which, what happened to it, and the texts word by word."""

from collections import Counter
from datetime import date

import pytest

from newsline.histories.claims import Bounds
from newsline.histories.comparison import compare
from newsline.model import Moment
from newsline.parsing import parse
from tests.copies import (
    AT_14,
    AT_15,
    AT_17,
    FIRE,
    HURT,
    HURT_MORE,
    INQUIRY,
    OTHER,
    OUT,
    TITLE,
    changes,
    compared,
    page,
    told,
)
from tests.writer_timelines import at, entry, timeline

# --- one article --------------------------------------------------------------------------------------------------

BASE = page(OUT, AT_15, HURT, AT_14, FIRE)  # newest first: FIRE is 1, HURT 2, OUT 3

DATED = (f"{AT_17} 3/10/2025", OUT, f"{AT_15} 3/10/2025", HURT, f"{AT_14} 3/10/2025", FIRE)

CASES = {
    "nothing": (BASE, BASE, []),
    "other line ends": (BASE, BASE.replace("\n", "\r\n"), []),
    "added on top": (BASE, page(INQUIRY, AT_17, OUT, AT_15, HURT, AT_14, FIRE), ["re-stamped 3>3", "added ->4"]),
    "added in the middle": (
        BASE,
        page(OUT, AT_15, HURT, "تحديث (15:00 ت غ)", INQUIRY, AT_14, FIRE),
        ["added ->2"],
    ),
    "removed": (BASE, page(OUT, AT_14, FIRE), ["removed 2>-"]),
    "removed below": (BASE, page(OUT, AT_15, HURT), ["removed 1>-"]),
    "changed without a new stamp": (BASE, page(OUT, AT_15, HURT_MORE, AT_14, FIRE), ["changed 2>2!"]),
    "changed where there is no stamp": (
        BASE,
        page(OUT.replace("كبيرة", "طفيفة"), AT_15, HURT, AT_14, FIRE),
        ["changed 3>3!"],
    ),
    "rewritten under its stamp": (BASE, page(OUT, AT_15, INQUIRY, AT_14, FIRE), ["changed 2>2!"]),
    "re-stamped": (BASE, page(OUT, "تحديث (16:20 ت غ)", HURT, AT_14, FIRE), ["re-stamped 2>2"]),
    "the zone alone": (BASE, page(OUT, "تحديث (15:36 بتوقيت بيروت)", HURT, AT_14, FIRE), ["re-stamped 2>2"]),
    "changed and re-stamped": (
        BASE,
        page(OUT, "تحديث (16:20 ت غ)", HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>2", "changed 2>2"],
    ),
    "re-stamped, and a like text under its old stamp": (
        BASE,
        page(OUT, "تحديث (16:20 ت غ)", HURT, AT_15, HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>3", "added ->2"],
    ),
    "changed under a stamp that is only spelled anew": (
        BASE,
        page(OUT, "تحديث: [١٥:٣٦ تغ]", HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>2", "changed 2>2!"],
    ),
    "changed and its stamp taken away": (
        page(AT_15, HURT, AT_14, FIRE),
        page(HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>2", "changed 2>2!"],
    ),
    "moved": (
        page("تحديث", HURT, "تحديث", FIRE, "تحديث", OUT),
        page("تحديث", OUT, "تحديث", HURT, "تحديث", FIRE),
        ["moved 1>3"],
    ),
    "moved, changed and re-stamped": (
        page("تحديث", HURT, "تحديث", FIRE, "تحديث", OUT),
        page("تصحيح", OUT.replace("كبيرة", "طفيفة"), "تحديث", HURT, "تحديث", FIRE),
        ["moved 1>3", "re-stamped 1>3", "changed 1>3"],
    ),
    "moved, and another changed": (
        page("تحديث", HURT, "تحديث", FIRE, "تحديث", OUT),
        page("تحديث", OUT, "تحديث", HURT_MORE, "تحديث", FIRE),
        ["moved 1>3", "changed 3>2!"],
    ),
    "sorted by time, but not moved": (
        page(*DATED),
        page(*DATED[:2], "تحديث (18:30 ت غ) 3/10/2025", *DATED[3:]),
        ["re-stamped 2>3"],
    ),
    "grown to three times its length": (
        page(AT_15, HURT, AT_14, FIRE),
        page(AT_15, f"{HURT}\n\n{OUT}\n\n{INQUIRY}\n\n{OTHER}", AT_14, FIRE),
        ["changed 2>2!"],
    ),
    "one of two bare markers replaced": (
        page("تحديث", HURT, "تحديث", FIRE),
        page("تحديث", INQUIRY, "تحديث", HURT),
        ["removed 1>-", "added ->2"],
    ),
    "the text on top replaced": (BASE, page(INQUIRY, AT_15, HURT, AT_14, FIRE), ["changed 3>3!"]),
    "a new text on top, and another gone": (
        BASE,
        page(INQUIRY, AT_17, OTHER, AT_15, HURT, AT_14, FIRE),
        ["removed 3>-", "added ->3", "added ->4"],
    ),
    "no markers, rewritten": (page(HURT), page(INQUIRY), ["changed 1>1!"]),
    "no markers, a word": (page(HURT), page(HURT_MORE), ["changed 1>1!"]),
    "markers where there were none": (page(HURT), page(INQUIRY, AT_15, HURT), ["re-stamped 1>1", "added ->2"]),
    "the first of twins removed": (
        page("تحديث", HURT, "تحديث", FIRE, "تحديث", HURT),
        page("تحديث", FIRE, "تحديث", HURT),
        ["removed 3>-"],
    ),
    "an empty entry goes": (page(AT_17, AT_15, HURT, AT_14, FIRE), page(AT_15, HURT, AT_14, FIRE), ["removed 3>-"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_happened(name: str) -> None:
    old, new, expected = CASES[name]
    found = compared(old, new)
    assert sorted(told(found)) == sorted(expected)
    assert found.same == (not expected)


def test_removed_stands_after_what_it_stood_after() -> None:
    found = compared(BASE, page(OUT.replace("كبيرة", "طفيفة"), AT_14, FIRE + " وعاد التجار."))
    assert told(found) == ["changed 1>1!", "removed 2>-", "changed 3>2!"]


@pytest.mark.parametrize(
    ("old", "new", "said", "parts"),
    [
        ("آخر تحديث 14:10 ت غ 3/10/2025", "آخر تحديث 15:36 ت غ 3/10/2025", ["re-stamped 1>1"], ["updated"]),
        ("آخر تحديث 14:10 ت غ 3/10/2025", None, ["re-stamped 1>1"], ["updated"]),
        (None, "نُشر 3/10/2025 14:10 ت غ", ["re-stamped 1>1"], ["published"]),
    ],
)
def test_a_page_stamp_dates_the_only_entry(old: str | None, new: str | None, said: list[str], parts: list[str]) -> None:
    found = compared(*(page(f"{HURT}", title=f"{TITLE}\n{stamp}" if stamp else TITLE) for stamp in (old, new)))
    assert told(found) == said
    assert [one.part for one in found.pairs[0].page] == parts


def test_a_text_changed_with_a_new_page_stamp_is_not_silent() -> None:
    old = page(HURT, title=f"{TITLE}\nآخر تحديث 14:10 ت غ 3/10/2025")
    new = page(HURT_MORE, title=f"{TITLE}\nآخر تحديث 15:36 ت غ 3/10/2025")
    assert told(compared(old, new)) == ["re-stamped 1>1", "changed 1>1"]


def test_a_day_that_was_worked_out_is_no_new_stamp() -> None:
    copies = [tuple(parse(BASE, date=date(2025, 10, day), zone=zone)) for day, zone in ((4, None), (9, "Asia/Riyadh"))]
    assert copies[0][0].timeline[1].moment != copies[1][0].timeline[1].moment
    assert compare(*copies).same


def test_a_zone_by_hand_is_no_new_stamp() -> None:
    copies = [tuple(parse(BASE.replace(" ت غ", ""), zone=zone)) for zone in (None, "Asia/Riyadh")]
    assert copies[0][0].timeline[1].moment.zone != copies[1][0].timeline[1].moment.zone
    assert compare(*copies).same


@pytest.mark.parametrize(
    ("was", "now", "saved", "silent"),
    [
        ("15:36 ت غ", "16:20 ت غ", None, False),
        ("15:36 ت غ", "14:50 ت غ", None, True),
        ("15:36 ت غ 3/10/2025", "16:20 ت غ 3/10/2025", None, False),
        ("15:36 ت غ 3/10/2025", "14:50 ت غ 3/10/2025", None, True),
        ("15:36 ت غ 3/10/2025", "16:20 ت غ 3/10/2025", at(16), False),
        ("15:36 ت غ 3/10/2025", "16:20 ت غ 3/10/2025", at(17), True),
        ("15:36 ت غ 3/10/2025", "16:20 بتوقيت مكة المكرمة 3/10/2025", None, True),
        ("15:36 ت غ", None, None, True),
        (None, "16:20 ت غ 3/10/2025", at(16), False),
        (None, "16:20 ت غ 3/10/2025", at(17), True),
    ],
)
def test_a_change_is_silent_unless_a_new_stamp_lies_after_the_old_copy(
    was: str | None, now: str | None, saved: Moment | None, silent: bool
) -> None:
    old, new = (
        tuple(parse(page(*([f"تحديث {stamp}"] if stamp else []), text, AT_14, FIRE)))
        for stamp, text in ((was, HURT), (now, HURT_MORE))
    )
    found = compare(old, new, saved=Bounds(saved.time if saved else None, None))
    (one,) = (one for one in changes(found) if one.op == "changed")
    assert one.silent == silent


def test_trifles_are_left_out() -> None:
    new = page(OUT.replace("إن", "ان"), AT_15, HURT.replace("ثلاثة", "سبعة"), AT_14, FIRE.replace("كبير", "هائل"))
    found = compared(BASE, new)
    assert {one.grade for one in changes(found)} == {"spelling", "numbers", "words"}
    for least, left in (("spelling", 3), ("numbers", 2), ("words", 1), ("moved", 0)):
        assert len(changes(found.at_least(least))) == left  # type: ignore[arg-type]
    assert found.at_least("moved").same


@pytest.mark.parametrize(
    ("hour", "text", "said"),
    [
        (14, HURT_MORE, ["changed 1>1!"]),
        (14, INQUIRY, ["changed 1>1!"]),
        (13, HURT_MORE, ["re-stamped 1>1", "changed 1>1!"]),  # a stamp set back owns up to nothing
        (13, INQUIRY, ["removed 1>-", "added ->1"]),
    ],
)
def test_posts_are_known_by_their_time(hour: int, text: str, said: list[str]) -> None:
    posts = [entry("entry", said, at(hour), written=at(hour).when) for said, hour in ((HURT, 14), (FIRE, 15))]
    edited = entry("entry", text, at(hour), written=at(hour).when)
    assert told(compare([timeline(*posts)], [timeline(edited, posts[1])])) == said


COMMON = [
    f"هجمة جديدة من فريق {name} على مرمى فريق {other}." for name, other in (("القصب", "السماق"), ("السماق", "القصب"))
]


def test_where_all_words_are_common_the_place_tells() -> None:
    old, new = ([part for n in range(30) for part in ("تحديث", COMMON[n % 2] + more)] for more in ("", " وتسلل."))
    found = compared(page(*old), page(*new[:20], "تحديث", INQUIRY, *new[20:]))
    assert Counter(one.op for one in changes(found)) == {"changed": 30, "added": 1}


def test_where_all_words_are_common_the_stamp_tells_before_the_place() -> None:
    old, new = (
        [f"تحديث (14:{n:02d} ت غ) 3/10/2025\n\n{COMMON[0]}{more}" for n in range(10, 40)] for more in ("", " وتسلل.")
    )
    found = changes(compared(page(*old), page(*new[::-1])))
    assert Counter(one.op for one in found) == {"changed": 30, "moved": 29}


@pytest.mark.parametrize(
    ("now", "grade"),
    [
        ([OUT, FIRE, HURT], "moved"),
        ([OUT, FIRE.replace("أغلقت", "اغلقت"), HURT], "moved"),
        ([OUT, FIRE, HURT_MORE], "words"),
        ([OUT, HURT], "words"),
        ([f"{FIRE} {HURT}", OUT], "spelling"),
        ([OUT, f"{FIRE} {HURT}"], "moved"),
    ],
)
def test_paragraphs_that_stand_elsewhere_in_their_entry_are_moved(now: list[str], grade: str) -> None:
    (one,) = changes(compared(page(AT_15, FIRE, HURT, OUT), page(AT_15, *now)))
    assert (one.op, one.grade) == ("changed", grade)


def test_without_lines_the_layout_says_where_an_entry_stands() -> None:
    texts = [entry("update", text, marker="تحديث") for text in (FIRE, HURT, OUT)]
    old = timeline(*texts, layout="newest-first")
    assert told(compare([old], [timeline(*texts[::-1], layout="oldest-first")])) == []
    assert len(told(compare([old], [timeline(*texts, layout="oldest-first")]))) == 2


# --- the page around the entries ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "foot", "part", "old", "new"),
    [
        ("حريق يلتهم سوق السماق", "", "title", TITLE, "حريق يلتهم سوق السماق"),
        (f"{TITLE}\nالسوق بعد الحريق", "", "captions", None, "السوق بعد الحريق"),
        (TITLE, "\n\nالمصدر: وكالة السماق", "credit", None, "وكالة السماق"),
    ],
)
def test_parts_of_the_page(head: str, foot: str, part: str, old: str | None, new: str | None) -> None:
    found = compared(BASE, BASE.replace(TITLE, head) + foot)
    assert [tuple(one) for one in found.pairs[0].page] == [(part, old, new)]
    assert not found.same
    back = compared(BASE.replace(TITLE, head) + foot, BASE)
    assert [tuple(one) for one in back.pairs[0].page] == [(part, new, old)]
