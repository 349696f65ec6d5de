"""Several articles in two copies, any two documents, and articles of thousands of entries."""

from collections import Counter
from typing import get_args

import pytest
from hypothesis import given

from newsline.histories import tracks
from newsline.histories.worddiff import likeness
from newsline.model import ChangeOp
from newsline.parsing import parse
from tests.copies import AT_14, FIRE, HURT, OTHER, TITLE, changes, compared, page, told
from tests.strategies import documents
from tests.test_worddiff import sides

MARKET = page(HURT, AT_14, FIRE)
FAIR = page("افتتحت بلدية الحناء مهرجان التين السنوي بحضور المزارعين.", title="مهرجان التين في الحناء")
SPRING = page("جف نبع الصفصاف بعد صيف طويل فنقل الأهالي الماء من القرى.", title="جفاف نبع الصفصاف يقلق الأهالي")
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
        ([MARKET, FAIR], [page(OTHER, title="مهرجان التين في الحناء"), MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [page(OTHER, title="مهرجان التين والعسل في الحناء"), MARKET], ["2>1", "1>2"]),
        ([MARKET, FAIR], [MARKET, SPRING], ["1>1", "2>-", "->2"]),
        ([MARKET, FAIR], [FAIR], ["1>-", "2>1"]),
        ([FAIR], [SPRING], ["1>1"]),
        ([MARKET, UNTITLED], [UNTITLED.replace("هبت عاصفة رملية على", "نزل مطر غزير في"), MARKET], ["2>1", "1>2"]),
    ],
)
def test_articles_are_found_again(old: list[str], new: list[str], pairs: list[str]) -> None:
    found = compared("\f".join(old), "\f".join(new))
    assert [
        f"{pair.old.index if pair.old else '-'}>{pair.new.index if pair.new else '-'}" for pair in found.pairs
    ] == pairs


def test_an_article_that_comes_or_goes_does_so_with_all_its_entries() -> None:
    found = compared(f"{MARKET}\f{FAIR}", f"{FAIR}\f{SPRING}")
    assert told(found) == ["removed 1>-", "removed 2>-", "added ->1"]
    assert [(one.part, one.old, one.new) for pair in found.pairs for one in pair.page] == [
        ("title", TITLE, None),
        ("title", None, "جفاف نبع الصفصاف يقلق الأهالي"),
    ]


# --- any document, and many entries -------------------------------------------------------------------------------


@given(old=documents, new=documents)
def test_any_two_documents(old: str, new: str) -> None:
    assert compared(old, old).same
    found = compared(old, new)
    for one in changes(found):
        assert one.op in get_args(ChangeOp)
        assert (one.old is None, one.new is None) == (one.op == "added", one.op == "removed")
        assert (one.text_ops is not None, one.silent is not None) == (one.op == "changed",) * 2
        if one.text_ops and one.old and one.new:
            assert sides(one.text_ops) == (one.old.entry.text, one.new.entry.text)
    # what was neither added nor removed is in both, and nothing is said twice
    gone, come = (Counter(one.op for one in changes(found))[op] for op in ("removed", "added"))
    lengths = [sum(len(one.timeline) for one in parse(text)) for text in (old, new)]
    assert lengths[0] - gone == lengths[1] - come >= 0
    for pair in found.pairs:
        assert len({(one.op, one.old, one.new) for one in pair.changes}) == len(pair.changes)


def _live(count: int, word: str = "هجمة", stamp: str = "ت غ") -> str:
    names = ["السماق", "القصب", "الزعتر", "الدالية", "المرجان"]
    return page(
        *(
            f"تحديث ({number // 60 % 24:02d}:{number % 60:02d} {stamp})\n\n"
            f"الدقيقة {number}: {word} من {names[number % 5]} على {names[number // 7 % 5]} رقم {number * 7919 % 10007}."
            for number in range(count)
        )
    )


def test_equal_articles_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracks, "likeness", None)
    pages = [page(HURT, AT_14, f"{FIRE} {number}.", title=f"عنوان {number}") for number in range(9)]
    found = compared("\f".join(pages), "\f".join(pages[::-1]))
    assert found.same
    assert [pair.old and pair.old.index for pair in found.pairs] == list(range(9, 0, -1))


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

    monkeypatch.setattr(tracks, "likeness", counted)
    assert Counter(one.op for one in changes(compared(old, new))) == ops
    assert len(held) <= 15 * 2000
