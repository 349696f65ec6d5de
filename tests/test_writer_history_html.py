"""The pages of histories and of differences: what they show, that every word has its Arabic, that a source adds nothing."""

import re
from pathlib import Path
from typing import get_args

import pytest

from newsline.model import ChangeOp, Grade, HistoryOp, PagePart, Verdict
from newsline.writers import words
from tests.pages import Page
from tests.running import run
from tests.writer_timelines import HARM

CAPTURES = Path(__file__).parent.parent / "samples" / "captures"


def page(*arguments: str | Path) -> Page:
    result = run(*arguments, "--format", "html", "--quiet")
    assert result.exit_code in (0, 1), result.stderr
    return Page([result.stdout])


@pytest.fixture(scope="module")
def storm() -> Page:
    return page("history", CAPTURES)


def test_every_word_of_a_history_has_its_arabic() -> None:
    assert set(words.OPS) == set(get_args(HistoryOp)) | set(get_args(ChangeOp))
    assert set(words.GRADES) == set(get_args(Grade))
    assert set(words.VERDICTS) == set(words.VERDICTS_WHY) == set(get_args(Verdict))
    assert set(words.PARTS) == set(get_args(PagePart))


@pytest.mark.parametrize(
    ("number", "captures", "changes"),
    [
        (1, "نسخة واحدة", "تغيير واحد"),
        (2, "نسختان", "تغييران"),
        (7, "7 نسخ", "7 تغييرات"),
        (11, "11 نسخة", "11 تغييرًا"),
        (100, "100 نسخة", "100 تغيير"),
        (103, "103 نسخ", "103 تغييرات"),
    ],
)
def test_captures_and_changes_are_counted_as_arabic_counts(number: int, captures: str, changes: str) -> None:
    assert (words.captures(number), words.changes(number)) == (captures, changes)


def test_changes_stand_between_the_captures_that_they_lie_between(storm: Page) -> None:
    assert [" ".join(text.split()) for text in storm.texts("h2")] == [
        "بين النسختين 1 (2015-09-17 15:10) و2 (15:40)",
        "بين النسختين 2 (2015-09-17 15:40) و4 (17:30)",
        "بين النسختين 4 (2015-09-17 17:30) و5 (19:10)",
        "بين النسختين 5 (2015-09-17 19:10) و6 (20:30)",
    ]
    assert storm.values("value", "li") == ["4", "5", "6", "7", "8", "9"]


def test_words_are_struck_and_marked(storm: Page) -> None:
    assert "ثلاث" in storm.texts("del")
    assert "سبع" in storm.texts("ins")
    assert "21:40" in storm.texts("del")
    assert "23:20" in storm.texts("ins")


def test_verdicts_are_arabic_and_their_evidence_is_folded(storm: Page) -> None:
    told = storm.texts("span", class_="verdict") + storm.texts("span", class_="verdict doubtful")
    assert told == ["الختم يوافق النسخ"] * 3 + ["بلا ختم جديد", "الختم أقدم من ظهور النص"]
    evidence = storm.texts("details")
    assert storm.values("open") == []
    assert len([text for text in evidence if text.startswith(words.EVIDENCE)]) == 6
    assert all("sha256 " in text for text in evidence if text.startswith(words.EVIDENCE))
    assert "samples/captures/20150917160000/story.html" in evidence[-1]
    assert words.LEFT_OUT in evidence[-1]


def test_every_link_leads_to_something_on_the_page(storm: Page) -> None:
    names = storm.values("id")
    assert len(names) == len(set(names))
    assert {f"#{name}" for name in names} >= set(storm.values("href", "a"))
    drawn = [text for text in storm.texts("title") if "بين النسختين" in text]
    assert drawn == [
        "تغيير واحد بين النسختين 1 و2",
        "تغيير واحد بين النسختين 2 و4",
        "3 تغييرات بين النسختين 4 و5",
        "تغيير واحد بين النسختين 5 و6",
    ]


def _written(folder: Path, *texts: str) -> list[Path]:
    found = []
    for number, text in enumerate(texts):
        path = folder / f"201509171{number}0000" / "a.txt"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        found.append(path)
    return found


def test_captures_that_do_not_differ_say_so(tmp_path: Path) -> None:
    text = "عنوان الخبر\n\nقال شاهد إن الماء عاد إلى الحي كله.\n"
    _written(tmp_path, text, f"{text}\n\n")
    assert words.NOTHING_CHANGED in page("history", tmp_path).texts("p")


@pytest.mark.parametrize("text", [text for text in HARM if "\n" not in text])
def test_a_source_adds_no_element(text: str, tmp_path: Path) -> None:
    both = []
    for place, harm in enumerate((text, "نص")):
        folder = tmp_path / str(place)
        folder.mkdir()
        old = "عنوان الخبر هنا\n\nقال شاهد إن الماء عاد إلى الحي كله صباحا.\n"
        files = _written(folder, old, f"{old}\nتحديث (15:36 تغ)\n\nقال {harm} إن الطريق فُتح.\n")
        both.append([page("history", folder), page("diff", *files)])
    allowed = {"p", "li", "ul", "ins", "del", "bdi", "h2", "h3", "span"}
    for harmed, plain in zip(*both, strict=True):
        tags = [{tag for tag, _, _ in one.elements} - allowed for one in (harmed, plain)]
        assert tags[0] == tags[1]
        assert not {tag for tag, _, _ in harmed.elements} & {"script", "img", "iframe"}
        assert not any(name.startswith("on") for _, attributes, _ in harmed.elements for name in attributes)


def test_a_difference_as_a_page() -> None:
    found = page("diff", CAPTURES / "20150917151000/story.html", CAPTURES / "20150917203000/story.html")
    assert "ثلاث" in found.texts("del")
    assert re.search("النسخة القديمة.*النسخة الجديدة", "".join(found.texts("dl")), re.DOTALL)
    assert next(iter(found.texts("span", class_="kind"))) == "العنوان عُدِّل"


def test_the_ending_chooses_the_page(tmp_path: Path) -> None:
    out = tmp_path / "changes.html"
    assert run("history", CAPTURES, "-o", out, "--quiet").exit_code == 1
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
