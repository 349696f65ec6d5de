"""What changed between two copies: which entry is which, what happened to it, and the texts word by word."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given

from newsline import matching
from newsline.comparison import OPS, Change, Comparison, compare
from newsline.parsing import parse
from newsline.wording import likeness
from tests.strategies import documents
from tests.test_wording import sides
from tests.writer_timelines import at, entry, timeline

TITLE = "حريق في سوق السماق"
FIRE = "اندلع حريق كبير في سوق السماق ظهر اليوم وأغلقت الشرطة الطرق المؤدية إليه."
HURT = "أصيب ثلاثة أشخاص بجروح طفيفة ونقلوا جميعا إلى مستشفى الحناء القريب."
HURT_MORE = "أصيب سبعة أشخاص بجروح خطيرة ونقلوا جميعا إلى مستشفى الحناء القريب."
OUT = "قال العمدة سليم الراوي إن رجال الإطفاء أخمدوا النار وإن خسائر التجار كبيرة."
INQUIRY = "فتحت النيابة تحقيقا مع حارس المخزن وصاحبه."
OTHER = "تبرعت جمعية الزعتر ببطانيات وخيام للعائلات."
AT_14, AT_15, AT_17 = "تحديث (14:10 ت غ)", "تحديث (15:36 ت غ)", "تحديث (17:05 ت غ)"


def _page(*paragraphs: str, title: str = TITLE) -> str:
    return "\n\n".join([title, *paragraphs])


def _compared(old: str, new: str) -> Comparison:
    return compare(tuple(parse(old)), tuple(parse(new)))


def _changes(found: Comparison) -> list[Change]:
    return [one for pair in found.pairs for one in pair.changes]


def _said(found: Comparison) -> list[str]:
    """The changes as `op old-number>new-number`, with a `!` behind a silent one."""
    return [
        f"{one.op} {one.old.number if one.old else '-'}>{one.new.number if one.new else '-'}{'!' * bool(one.silent)}"
        for one in _changes(found)
    ]


# --- one article --------------------------------------------------------------------------------------------------

BASE = _page(OUT, AT_15, HURT, AT_14, FIRE)  # newest first: FIRE is 1, HURT 2, OUT 3

DATED = (f"{AT_17} 3/10/2025", OUT, f"{AT_15} 3/10/2025", HURT, f"{AT_14} 3/10/2025", FIRE)

CASES = {
    "nothing": (BASE, BASE, []),
    "other line ends": (BASE, BASE.replace("\n", "\r\n"), []),
    "added on top": (BASE, _page(INQUIRY, AT_17, OUT, AT_15, HURT, AT_14, FIRE), ["re-stamped 3>3", "added ->4"]),
    "added in the middle": (
        BASE,
        _page(OUT, AT_15, HURT, "تحديث (15:00 ت غ)", INQUIRY, AT_14, FIRE),
        ["added ->2"],
    ),
    "removed": (BASE, _page(OUT, AT_14, FIRE), ["removed 2>-"]),
    "removed below": (BASE, _page(OUT, AT_15, HURT), ["removed 1>-"]),
    "changed without a new stamp": (BASE, _page(OUT, AT_15, HURT_MORE, AT_14, FIRE), ["changed 2>2!"]),
    "changed where there is no stamp": (
        BASE,
        _page(OUT.replace("كبيرة", "طفيفة"), AT_15, HURT, AT_14, FIRE),
        ["changed 3>3!"],
    ),
    "rewritten under its stamp": (BASE, _page(OUT, AT_15, INQUIRY, AT_14, FIRE), ["changed 2>2!"]),
    "re-stamped": (BASE, _page(OUT, "تحديث (16:20 ت غ)", HURT, AT_14, FIRE), ["re-stamped 2>2"]),
    "the zone alone": (BASE, _page(OUT, "تحديث (15:36 بتوقيت بيروت)", HURT, AT_14, FIRE), ["re-stamped 2>2"]),
    "changed and re-stamped": (
        BASE,
        _page(OUT, "تحديث (16:20 ت غ)", HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>2", "changed 2>2"],
    ),
    "re-stamped, and a like text under its old stamp": (
        BASE,
        _page(OUT, "تحديث (16:20 ت غ)", HURT, AT_15, HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>3", "added ->2"],
    ),
    "changed under a stamp that is only spelled anew": (
        BASE,
        _page(OUT, "تحديث: [١٥:٣٦ تغ]", HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>2", "changed 2>2!"],
    ),
    "changed and its stamp taken away": (
        _page(AT_15, HURT, AT_14, FIRE),
        _page(HURT_MORE, AT_14, FIRE),
        ["re-stamped 2>2", "changed 2>2!"],
    ),
    "moved": (
        _page("تحديث", HURT, "تحديث", FIRE, "تحديث", OUT),
        _page("تحديث", OUT, "تحديث", HURT, "تحديث", FIRE),
        ["moved 3>1"],
    ),
    "moved, changed and re-stamped": (
        _page("تحديث", HURT, "تحديث", FIRE, "تحديث", OUT),
        _page("تصحيح", OUT.replace("كبيرة", "طفيفة"), "تحديث", HURT, "تحديث", FIRE),
        ["moved 3>1", "re-stamped 3>1", "changed 3>1"],
    ),
    "moved, and another changed": (
        _page("تحديث", HURT, "تحديث", FIRE, "تحديث", OUT),
        _page("تحديث", OUT, "تحديث", HURT_MORE, "تحديث", FIRE),
        ["moved 3>1", "changed 1>2!"],
    ),
    "sorted by time, but not moved": (
        _page(*DATED),
        _page(*DATED[:2], "تحديث (18:30 ت غ) 3/10/2025", *DATED[3:]),
        ["re-stamped 2>3"],
    ),
    "grown to three times its length": (
        _page(AT_15, HURT, AT_14, FIRE),
        _page(AT_15, f"{HURT}\n\n{OUT}\n\n{INQUIRY}\n\n{OTHER}", AT_14, FIRE),
        ["changed 2>2!"],
    ),
    "one of two bare markers replaced": (
        _page("تحديث", HURT, "تحديث", FIRE),
        _page("تحديث", INQUIRY, "تحديث", HURT),
        ["removed 2>-", "added ->1"],
    ),
    "the text on top replaced": (BASE, _page(INQUIRY, AT_15, HURT, AT_14, FIRE), ["changed 3>3!"]),
    "a new text on top, and another gone": (
        BASE,
        _page(INQUIRY, AT_17, OTHER, AT_15, HURT, AT_14, FIRE),
        ["removed 3>-", "added ->3", "added ->4"],
    ),
    "no markers, rewritten": (_page(HURT), _page(INQUIRY), ["changed 1>1!"]),
    "no markers, a word": (_page(HURT), _page(HURT_MORE), ["changed 1>1!"]),
    "markers where there were none": (_page(HURT), _page(INQUIRY, AT_15, HURT), ["re-stamped 1>1", "added ->2"]),
    "the first of twins removed": (
        _page("تحديث", HURT, "تحديث", FIRE, "تحديث", HURT),
        _page("تحديث", FIRE, "تحديث", HURT),
        ["removed 1>-"],
    ),
    "an empty entry goes": (_page(AT_17, AT_15, HURT, AT_14, FIRE), _page(AT_15, HURT, AT_14, FIRE), ["removed 3>-"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_happened(name: str) -> None:
    old, new, expected = CASES[name]
    found = _compared(old, new)
    assert sorted(_said(found)) == sorted(expected)
    assert found.same == (not expected)


def test_removed_stands_after_what_it_stood_after() -> None:
    found = _compared(BASE, _page(OUT.replace("كبيرة", "طفيفة"), AT_14, FIRE + " وعاد التجار."))
    assert _said(found) == ["changed 1>1!", "removed 2>-", "changed 3>2!"]


@pytest.mark.parametrize(
    ("old", "new", "said", "parts"),
    [
        ("آخر تحديث 14:10 ت غ 3/10/2025", "آخر تحديث 15:36 ت غ 3/10/2025", ["re-stamped 1>1"], ["updated"]),
        ("آخر تحديث 14:10 ت غ 3/10/2025", None, ["re-stamped 1>1"], ["updated"]),
        (None, "نُشر 3/10/2025 14:10 ت غ", ["re-stamped 1>1"], ["published"]),
    ],
)
def test_a_page_stamp_dates_the_only_entry(old: str | None, new: str | None, said: list[str], parts: list[str]) -> None:
    found = _compared(*(_page(f"{HURT}", title=f"{TITLE}\n{stamp}" if stamp else TITLE) for stamp in (old, new)))
    assert _said(found) == said
    assert [one.part for one in found.pairs[0].page] == parts


def test_a_text_changed_with_a_new_page_stamp_is_not_silent() -> None:
    old = _page(HURT, title=f"{TITLE}\nآخر تحديث 14:10 ت غ 3/10/2025")
    new = _page(HURT_MORE, title=f"{TITLE}\nآخر تحديث 15:36 ت غ 3/10/2025")
    assert _said(_compared(old, new)) == ["re-stamped 1>1", "changed 1>1"]


def test_a_day_that_was_worked_out_is_no_new_stamp() -> None:
    copies = [tuple(parse(BASE, date=date(2025, 10, day), zone=zone)) for day, zone in ((4, None), (9, "Asia/Riyadh"))]
    assert copies[0][0].entries[1].moment != copies[1][0].entries[1].moment
    assert compare(*copies).same


def test_a_zone_by_hand_is_no_new_stamp() -> None:
    copies = [tuple(parse(BASE.replace(" ت غ", ""), zone=zone)) for zone in (None, "Asia/Riyadh")]
    assert copies[0][0].entries[1].moment.zone != copies[1][0].entries[1].moment.zone
    assert compare(*copies).same


@pytest.mark.parametrize(
    ("hour", "text", "said"),
    [
        (14, HURT_MORE, ["changed 1>1!"]),
        (14, INQUIRY, ["changed 1>1!"]),
        (13, HURT_MORE, ["re-stamped 1>1", "changed 1>1"]),
        (13, INQUIRY, ["removed 1>-", "added ->1"]),
    ],
)
def test_posts_are_known_by_their_time(hour: int, text: str, said: list[str]) -> None:
    posts = [entry("entry", said, at(hour), written=at(hour).when) for said, hour in ((HURT, 14), (FIRE, 15))]
    edited = entry("entry", text, at(hour), written=at(hour).when)
    assert _said(compare([timeline(*posts)], [timeline(edited, posts[1])])) == said


COMMON = [
    f"هجمة جديدة من فريق {name} على مرمى فريق {other}." for name, other in (("القصب", "السماق"), ("السماق", "القصب"))
]


def test_where_all_words_are_common_the_place_tells() -> None:
    old, new = ([part for n in range(30) for part in ("تحديث", COMMON[n % 2] + more)] for more in ("", " وتسلل."))
    found = _compared(_page(*old), _page(*new[:20], "تحديث", INQUIRY, *new[20:]))
    assert Counter(one.op for one in _changes(found)) == {"changed": 30, "added": 1}


def test_where_all_words_are_common_the_stamp_tells_before_the_place() -> None:
    old, new = (
        [f"تحديث (14:{n:02d} ت غ) 3/10/2025\n\n{COMMON[0]}{more}" for n in range(10, 40)] for more in ("", " وتسلل.")
    )
    found = _changes(_compared(_page(*old), _page(*new[::-1])))
    assert Counter(one.op for one in found) == {"changed": 30, "moved": 29}


@pytest.mark.parametrize(("count", "kept"), [(1, True), (8, True), (9, False), (2000, False)])
def test_a_common_word_leads_nowhere(count: int, kept: bool) -> None:
    assert ("هدف" in matching._index({n: {"هدف", n} for n in range(count)})) == kept


def test_without_lines_the_layout_says_where_an_entry_stands() -> None:
    texts = [entry("update", text, marker="تحديث") for text in (FIRE, HURT, OUT)]
    old = timeline(*texts, layout="newest-first")
    assert _said(compare([old], [timeline(*texts[::-1], layout="oldest-first")])) == []
    assert len(_said(compare([old], [timeline(*texts, layout="oldest-first")]))) == 2


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
    found = _compared(BASE, BASE.replace(TITLE, head) + foot)
    assert [tuple(one) for one in found.pairs[0].page] == [(part, old, new)]
    assert not found.same
    back = _compared(BASE.replace(TITLE, head) + foot, BASE)
    assert [tuple(one) for one in back.pairs[0].page] == [(part, new, old)]


# --- several articles ---------------------------------------------------------------------------------------------

MARKET = _page(HURT, AT_14, FIRE)
FAIR = _page("افتتحت بلدية الحناء مهرجان التين السنوي بحضور المزارعين.", title="مهرجان التين في الحناء")
SPRING = _page("جف نبع الصفصاف بعد صيف طويل فنقل الأهالي الماء من القرى.", title="جفاف نبع الصفصاف يقلق الأهالي")
UNTITLED = "تحديث (14:10 ت غ)\n\nهبت عاصفة رملية على الواحة."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([MARKET, FAIR], [MARKET, FAIR], ["1>1", "2>2"]),
        ([MARKET, FAIR], [FAIR, MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [MARKET, SPRING, FAIR], ["1>1", "->2", "2>3"]),
        ([MARKET, FAIR, SPRING], [MARKET, SPRING], ["1>1", "2>-", "3>2"]),
        ([MARKET, FAIR], [FAIR.replace("التين في", "التين والزيتون في"), MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [FAIR.replace("مهرجان التين في الحناء", "افتتاح كبير"), MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [_page(OTHER, title="مهرجان التين في الحناء"), MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [_page(OTHER, title="مهرجان التين والعسل في الحناء"), MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [MARKET, SPRING], ["1>1", "2>-", "->2"]),
        ([MARKET, FAIR], [FAIR], ["1>-", "2>1"]),
        ([FAIR], [SPRING], ["1>1"]),
        ([MARKET, UNTITLED], [UNTITLED.replace("هبت عاصفة رملية على", "نزل مطر غزير في"), MARKET], ["2>1", "1>2"]),
    ],
)
def test_articles_are_found_again(old: list[str], new: list[str], pairs: list[str]) -> None:
    found = _compared("\f".join(old), "\f".join(new))
    assert [
        f"{pair.old.position if pair.old else '-'}>{pair.new.position if pair.new else '-'}" for pair in found.pairs
    ] == pairs


def test_an_article_that_comes_or_goes_does_so_with_all_its_entries() -> None:
    found = _compared(f"{MARKET}\f{FAIR}", f"{FAIR}\f{SPRING}")
    assert _said(found) == ["removed 1>-", "removed 2>-", "added ->1"]
    assert [(one.part, one.old, one.new) for pair in found.pairs for one in pair.page] == [
        ("title", TITLE, None),
        ("title", None, "جفاف نبع الصفصاف يقلق الأهالي"),
    ]


# --- any document, and many entries -------------------------------------------------------------------------------


@given(old=documents, new=documents)
def test_any_two_documents(old: str, new: str) -> None:
    assert _compared(old, old).same
    found = _compared(old, new)
    for one in _changes(found):
        assert one.op in OPS
        assert (one.old is None, one.new is None) == (one.op == "added", one.op == "removed")
        assert (one.pieces is not None, one.silent is not None) == (one.op == "changed",) * 2
        if one.pieces and one.old and one.new:
            assert sides(one.pieces) == (one.old.entry.text, one.new.entry.text)
    # what was neither added nor removed is in both, and nothing is said twice
    gone, come = (Counter(one.op for one in _changes(found))[op] for op in ("removed", "added"))
    lengths = [sum(len(one.entries) for one in parse(text)) for text in (old, new)]
    assert lengths[0] - gone == lengths[1] - come >= 0
    for pair in found.pairs:
        assert len({(one.op, one.old, one.new) for one in pair.changes}) == len(pair.changes)


def _live(count: int, word: str = "هجمة", stamp: str = "ت غ") -> str:
    names = ["السماق", "القصب", "الزعتر", "الدالية", "المرجان"]
    return _page(
        *(
            f"تحديث ({number // 60 % 24:02d}:{number % 60:02d} {stamp})\n\n"
            f"الدقيقة {number}: {word} من {names[number % 5]} على {names[number // 7 % 5]} رقم {number * 7919 % 10007}."
            for number in range(count)
        )
    )


def test_equal_articles_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "likeness", None)
    pages = [_page(HURT, AT_14, f"{FIRE} {number}.", title=f"عنوان {number}") for number in range(9)]
    found = _compared("\f".join(pages), "\f".join(pages[::-1]))
    assert found.same
    assert [pair.old and pair.old.position for pair in found.pairs] == list(range(9, 0, -1))


@pytest.mark.parametrize(
    ("old", "new", "ops"),
    [
        (_live(2000), _live(2000), {}),
        (_live(2000), _live(2000, "تسديدة"), {"changed": 2000}),
        (_live(2000), _live(2000, "تسديدة", "بتوقيت بيروت"), {"changed": 2000, "re-stamped": 2000}),
        (_live(2000), _live(2030), {"added": 30}),
    ],
)
def test_few_pairs_are_held_against_each_other(
    old: str, new: str, ops: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []

    def counted(a: list[str], b: list[str]) -> float:
        held.append(1)
        return likeness(a, b)

    monkeypatch.setattr(matching, "likeness", counted)
    assert Counter(one.op for one in _changes(_compared(old, new))) == ops
    assert len(held) <= 15 * 2000
