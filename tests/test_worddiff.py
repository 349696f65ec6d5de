"""Two texts word by word: what was deleted and inserted, and how alike they are."""

from itertools import pairwise

import pytest
from hypothesis import example, given

from newsline.histories import worddiff
from newsline.histories.worddiff import TextOp, likeness, longest_increasing, text_ops
from tests.strategies import any_text, arabic_text, documents

LONG = "وبقيت الطرق المؤدية إلى السوق مغلقة حتى المساء ثم عاد التجار مع أولادهم إلى دكاكينهم"
MARKED = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("أصيب ثلاثة أشخاص", "أصيب سبعة أشخاص", "أصيب [-ثلاثة-]{+سبعة+} أشخاص"),
        ("أصيب شخص", "أصيب شخص بجروح", "أصيب شخص{+ بجروح+}"),
        ("أصيب شخص بجروح", "شخص بجروح", "[-أصيب -]شخص بجروح"),
        ("في تمام 15:36 أمس", "في تمام 15:40 أمس", "في تمام [-15:36-]{+15:40+} أمس"),
        ("نقل 1.5 طن، وعاد", "نقل 1.7 طن؛ وعاد", "نقل [-1.5-]{+1.7+} طن[-،-]{+؛+} وعاد"),
        ("حدث في السوق القديم", "حدث عند الجسر القديم", "حدث [-في السوق-]{+عند الجسر+} القديم"),
        ("حُدِّث الخبر", "حدث الخبر", "[-حُدِّث-]{+حدث+} الخبر"),
        ("فقرة.\n\nأخرى.", "فقرة. أخرى.", "فقرة.[-\n\n-]{+ +}أخرى."),
        ("نص", "نص", "نص"),
        ("", "نص", "{+نص+}"),
        ("نص", "", "[-نص-]"),
        ("", "", ""),
    ],
)
def test_text_ops(old: str, new: str, marked: str) -> None:
    assert "".join(MARKED[one.op].format(one.text) for one in text_ops(old, new)) == marked


def sides(found: tuple[TextOp, ...]) -> tuple[str, str]:
    return tuple("".join(one.text for one in found if one.op in ("equal", op)) for op in ("delete", "insert"))  # type: ignore[return-value]


@given(old=any_text | arabic_text | documents, new=any_text | arabic_text | documents)
@example(old="\ud800 \u200f", new="\u200f")
def test_text_ops_give_back_both_texts(old: str, new: str) -> None:
    found = text_ops(old, new)
    assert sides(found) == (old, new)
    assert all(one.text for one in found)
    assert not any(a.op == b.op for a, b in pairwise(found))


@pytest.mark.parametrize("small", [0, 1, 40, 1000])
def test_text_ops_of_texts_too_large_for_difflib(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worddiff, "_SMALL", small)
    words = [f"كلمة{number}" for number in range(300)]
    old, new = " ".join(words), " ".join(["بدء", *words[:99], "غيرت", *words[100:250], *words[260:], "ختام"])
    found = text_ops(old, new)
    assert sides(found) == (old, new)
    assert sum(len(one.text) for one in found if one.op == "equal") > 0.9 * len(old)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("", "", False),
        ("حريق", "", False),
        ("اندلع حريق كبير", "اندلع حريق كبير", True),
        ("اندلع حريق كبير", "اندلع حريق صغير", True),
        ("اندلع حريق كبير", "كبير حريق اندلع", False),
        ("اندلع حريق كبير", "نزل مطر غزير", False),
        ("نقل ثلاثة جرحى", f"أعلن المستشفى أمس نقل ثلاثة جرحى {LONG}", True),
        ("قال في على", f"قال {LONG} في {LONG} على {LONG}", False),
    ],
)
def test_likeness(a: str, b: str, alike: bool) -> None:
    assert (likeness(a.split(), b.split()) >= worddiff.ALIKE) == alike
    assert likeness(a.split(), b.split()) == pytest.approx(likeness(b.split(), a.split()))


@pytest.mark.parametrize(
    ("numbers", "length"),
    [([], 0), ([3], 1), ([1, 2, 3], 3), ([3, 2, 1], 1), ([2, 0, 1, 3], 3), ([5, 1, 6, 2, 7, 3, 4], 4)],
)
def test_longest_increasing(numbers: list[int], length: int) -> None:
    found = [numbers[index] for index in longest_increasing(numbers)]
    assert found == sorted(found)
    assert len(found) == length


def test_a_text_of_many_equal_words_does_not_take_long() -> None:
    old, new = "هدف " * 20_000, "ركلة هدف " * 20_000
    assert sides(text_ops(old, new)) == (old, new)
