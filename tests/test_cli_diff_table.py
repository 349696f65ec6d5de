"""The command diff on a terminal: rows, marks and colours, and sources that mean harm."""

import re
from pathlib import Path

import pytest

from newsline.histories.comparison import compare
from newsline.writers import diff_table
from newsline.writers.look import Look, Screen
from tests.copies import STAMPED, write_files
from tests.running import MARKED, run
from tests.writer_timelines import HARM, harmful

TABLE = ("-f", "table", "--quiet", "--no-color")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    write_files()


def _rows(*arguments: str) -> list[str]:
    return run("diff", *TABLE, *arguments).stdout.splitlines()


def test_table_without_colour() -> None:
    assert _rows("--date", "2025-10-04", "old.txt", "edited.txt") == [
        "old: old.txt",
        "new: edited.txt",
        "1 changed (1 without a new stamp)",
        "",
        "حريق في سوق السماق",
        "op               time                  kind    text",
        f"{'-' * 15}  {'-' * 20}  {'-' * 6}  {'-' * 53}",
        "changed, silent  2025-10-04 14:10 UTC  update  تحديث (14:10 ت غ)",
        f"{'':47}اندلع حريق{{+ هائل+}}.",
    ]


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        ("old.txt", ["no difference"]),
        ("longer.txt", ["1 added", "added  2025-10-04 17:05 UTC  update  تحديث (17:05 ت غ)", "عاد التجار."]),
        (
            "stamped.txt",
            [
                "re-stamped  [-2025-10-04 15:36 UTC-]  update  تحديث ([-15:36-]{+16:20+} ت غ)",
                "{+2025-10-04 16:20 UTC+}          أخمد الحريق.",
            ],
        ),
        ("retitled.txt", ["title changed", "changed        title  [-حريق-]{+لهيب+} في سوق السماق"]),
        ("two.txt", ["no article -> article 2", "مهرجان التين", "title added", "{+مهرجان التين+}"]),
    ],
)
def test_rows(new: str, lines: list[str]) -> None:
    shown = _rows("--date", "2025-10-04", "old.txt", new)
    for line in lines:
        assert any(one.strip() == line or one.endswith(line) for one in shown), (line, shown)


def test_a_moved_entry_says_from_where_to_where() -> None:
    parts = [f"تحديث\n\nقال شاهد من حي {name} إن الماء عاد.\n\n" for name in ("الزعتر", "القصب", "الدالية")]
    Path("a.txt").write_text("عنوان\n\n" + "".join(parts), encoding="utf-8")
    Path("b.txt").write_text("عنوان\n\n" + "".join([parts[2], *parts[:2]]), encoding="utf-8")
    shown = _rows("a.txt", "b.txt")
    assert [line.split()[0] for line in shown if line.startswith(("moved", "added", "removed", "changed"))] == ["moved"]
    assert shown[-1].strip() == "line 11 -> line 3"


def test_times_are_shown_in_the_zone_asked_for() -> None:
    shown = "\n".join(_rows("--date", "2025-10-04", "--tz", "Asia/Riyadh", "old.txt", "edited.txt"))
    assert "2025-10-04 17:10 Asia/Riyadh" in shown


@pytest.mark.parametrize(
    ("environment", "option", "coloured"),
    [({}, [], False), ({}, ["--color"], True), ({}, ["--no-color"], False), ({"NO_COLOR": "1"}, [], False)],
)
def test_colour(
    environment: dict[str, str], option: list[str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = run("diff", "-f", "table", "--quiet", *option, "old.txt", "edited.txt").stdout
    assert ("\x1b[" in shown) == coloured
    assert ("{+" in shown) == (not coloured)
    assert ("\x1b[32m هائل\x1b[0m" in shown) == coloured  # the run in one, so that its letters join
    assert "اندلع حريق" in shown


def test_colour_says_nothing_else_than_the_marks() -> None:
    for new in ("edited.txt", "stamped.txt", "longer.txt"):
        coloured = run("diff", "-f", "table", "--quiet", "--color", "old.txt", new).stdout
        plain = run("diff", "-f", "table", "--quiet", "--no-color", "old.txt", new).stdout
        without = re.sub(r"\x1b\[[0-9;]*m", "", coloured), re.sub(r"\[-|-\]|\{\+|\+\}", "", plain)
        said = [[word for word in one.split() if word.strip("-")] for one in without]
        assert said[0] == said[1]


LONG = " ".join(f"كلمة{number}" for number in range(200))


@pytest.mark.parametrize(
    ("option", "whole", "cut"),
    [([], False, True), (["--full"], True, False)],
)
def test_what_did_not_change_is_cut_unless_it_is_wanted(option: list[str], whole: bool, cut: bool) -> None:
    text = MARKED.replace("أخمد الحريق.", f"{LONG}.")
    Path("a.txt").write_text(text, encoding="utf-8")
    Path("b.txt").write_text(text.replace("كلمة100 ", "غيرها ").replace(" كلمة199", ""), encoding="utf-8")
    shown = "\n".join(_rows(*option, "a.txt", "b.txt"))
    assert "[-كلمة100-]{+غيرها+}" in " ".join(shown.split())
    assert all(f"كلمة{number} " in " ".join(shown.split()) for number in (95, 105))
    assert ("كلمة50 " in shown) == whole
    assert ("[..]" in shown) == cut


def test_a_long_change_is_cut_unless_it_is_wanted() -> None:
    Path("b.txt").write_text(MARKED.replace("أخمد الحريق.", f"أخمد الحريق. {LONG}."), encoding="utf-8")
    for option, last in (([], "[..]+}"), (["--full"], "كلمة199.+}")):
        assert _rows(*option, "old.txt", "b.txt")[-1].endswith(last)


def test_no_line_is_wider_than_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.cells import cell_len

    Path("a.txt").write_text(MARKED.replace("أخمد الحريق.", f"{LONG}."), encoding="utf-8")
    Path("b.txt").write_text(STAMPED.replace("أخمد الحريق.", f"{LONG} غيرت."), encoding="utf-8")
    for width in (30, 40, 60, 80, 140):
        monkeypatch.setenv("COLUMNS", str(width))
        for option in ([], ["--full"]):
            shown = _rows(*option, "--date", "2025-10-04", "a.txt", "b.txt")
            assert max(cell_len(line) for line in shown) <= width
            assert {"re-stamped", "changed"} <= {line.split(" ")[0] for line in shown}


@pytest.mark.parametrize("color", ["--color", "--no-color"])
def test_arabic_is_isolated_line_by_line(color: str) -> None:
    shown = run("diff", "-f", "table", "--quiet", "--bidi", "isolate", color, "old.txt", "edited.txt").stdout
    for line in shown.splitlines():
        plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
        assert plain.count("\u2068") == plain.count("\u2069") == bool(re.search("[\u0600-\u06ff]", plain))


def test_where_the_letters_are_put_in_order_here_marks_take_the_place_of_colours() -> None:
    pytest.importorskip("bidi")
    pytest.importorskip("arabic_reshaper")
    shown = run("diff", "-f", "table", "--quiet", "--bidi", "visual", "--color", "old.txt", "edited.txt").stdout
    changed = shown.splitlines()[-1]
    assert re.sub("[^{+}]", "", changed) == "{++}"
    assert "\x1b" not in changed


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("حي القصب", "حي  القصب", "حي[-␣-]{+␣␣+}القصب"),
        ("حي القصب", "حي\u00a0القصب", "حي[-␣-]{+<U+00A0>+}القصب"),
        ("حي القصب", "حي القصب\u200f جدا", "حي القصب{+\u200f جدا+}"),
        ("حي القصب. جدا", "حي القصب.\u200e جدا", "حي القصب.{+<U+200E>+} جدا"),
    ],
)
def test_changes_that_cannot_be_seen_are_named(old: str, new: str, marks: str) -> None:
    for name, words in (("a.txt", old), ("b.txt", new)):
        Path(name).write_text(MARKED.replace("أخمد الحريق.", f"أخمد حريق {words} اليوم."), encoding="utf-8")
    assert marks in "\n".join(_rows("--full", "a.txt", "b.txt"))


@pytest.mark.parametrize("text", HARM)
@pytest.mark.parametrize("color", [False, True])
def test_nothing_of_a_source_steers_the_terminal(text: str, color: bool) -> None:
    found = compare([harmful("نص"), harmful(text)], [harmful(f"{text} {text}")], (f"{text}.txt", text))
    for full in (False, True):
        shown = "".join(diff_table.write(found, Look(full=full, screen=Screen(100, color))))
        assert not re.search(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202d\u202e]", shown)
        assert set(re.findall(r"\x1b.{0,6}?m", shown)) <= {f"\x1b[{code}m" for code in CODES if color}


CODES = ("0", "1", "2", "31", "32", "33", "34", "36", "9;31")
