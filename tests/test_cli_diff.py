"""The command diff: its statuses, the JSON, the table with and without colour, and sources that mean harm."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from jsonschema import Draft202012Validator

from newsline.comparison import compare
from newsline.terminal import Screen
from newsline.writers import changes
from tests.running import MARKED, PLAIN, run, run_apart
from tests.strategies import documents
from tests.writer_timelines import HARM, harmful

EDITED = MARKED.replace("اندلع حريق.", "اندلع حريق هائل.")
STAMPED = MARKED.replace("15:36", "16:20")
LONGER = MARKED.replace("تحديث (15:36 ت غ)", "تحديث (17:05 ت غ)\n\nعاد التجار.\n\nتحديث (15:36 ت غ)")
RETITLED = MARKED.replace("حريق في سوق", "لهيب في سوق")
FILES = {
    "old.txt": MARKED,
    "edited.txt": EDITED,
    "stamped.txt": STAMPED,
    "longer.txt": LONGER,
    "retitled.txt": RETITLED,
    "crlf.txt": MARKED.replace("\n", "\r\n"),
    "two.txt": f"{MARKED}\f{PLAIN}",
    "empty.txt": "",
    "bad.jsonl": json.dumps({"text": MARKED}) + "\n{\n",
}
TABLE = ("-f", "table", "--quiet", "--no-color")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name, text in FILES.items():
        Path(name).write_bytes(text.encode())


def _diff(*arguments: str, stdin: str | None = None) -> Result:
    return run("diff", *arguments, stdin=stdin)


def _found(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_diff("--json", *arguments).stdout)
    return found


# --- statuses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status", "complaints"),
    [
        ("old.txt old.txt", 0, []),
        ("old.txt crlf.txt", 0, []),
        ("old.txt edited.txt", 1, []),
        ("old.txt stamped.txt", 1, []),
        ("old.txt retitled.txt", 1, []),
        ("two.txt old.txt", 1, []),
        ("old.txt missing.txt", 2, ["missing.txt: No such file or directory"]),
        ("missing.txt old.txt", 2, ["missing.txt: No such file or directory"]),
        ("empty.txt old.txt", 2, ["empty.txt: is empty"]),
        ("old.txt .", 2, [".: Is a directory"]),
        ("- -", 2, ["-: only one of the two can be standard input"]),
        ("old.txt edited.txt -o out.csv", 2, ["out.csv: a diff is written as table or json: choose one with --format"]),
        ("old.txt edited.txt -o out.dat", 2, ["out.dat: the ending names no format: choose one with --format"]),
    ],
)
def test_statuses(arguments: str, status: int, complaints: list[str]) -> None:
    result = _diff("--quiet", *arguments.split())
    assert result.exit_code == status
    assert result.stderr.splitlines() == [f"newsline: {line}" for line in complaints]
    assert bool(result.stdout) == (status < 2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("old.txt", "Missing argument 'NEW'"),
        ("old.txt edited.txt two.txt", "unexpected extra argument"),
        ("old.txt edited.txt -f csv", "'csv' is not one of"),
        ("old.txt edited.txt --date yesterday", "'yesterday' is not a date"),
        ("old.txt edited.txt --tz Mars", "'Mars' is not a zone"),
    ],
)
def test_bad_usage(arguments: str, message: str) -> None:
    result = _diff(*arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


def test_a_bad_record_is_an_error_and_the_rest_is_compared() -> None:
    result = _diff("--json", "--quiet", "old.txt", "bad.jsonl")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert json.loads(result.stdout)["same"] is True


@pytest.mark.parametrize("arguments", ["- old.txt", "old.txt -"])
def test_one_copy_may_be_stdin(arguments: str) -> None:
    result = _diff("--json", *arguments.split(), stdin=EDITED)
    found = json.loads(result.stdout)
    assert (result.exit_code, [found["old"], found["new"]]) == (1, arguments.split())


def test_warnings_are_said_unless_quiet() -> None:
    said = _diff("old.txt", "edited.txt").stderr.splitlines()
    assert [line.split(":")[1].strip() for line in said if "date-unknown" in line] == ["old.txt", "edited.txt"]
    assert _diff("--quiet", "old.txt", "edited.txt").stderr == ""


def test_a_terminal_gets_a_table_and_a_pipe_json() -> None:
    assert run_apart("diff", "--quiet", "old.txt", "edited.txt").stdout.startswith('{"newsline": 1')
    assert _diff("--quiet", "-f", "table", "old.txt", "edited.txt").stdout.startswith("old: old.txt\nnew: edited.txt\n")


@pytest.mark.parametrize(("name", "begins"), [("out.json", '{"newsline": 1'), ("out.txt", "old: old.txt\n")])
def test_the_ending_chooses_the_format(name: str, begins: str) -> None:
    result = _diff("--quiet", "old.txt", "edited.txt", "-o", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_dates_and_zones_are_those_of_parse() -> None:
    one = _found("--date", "2025-10-04", "--zone", "Asia/Riyadh", "old.txt", "stamped.txt")["changes"][0]
    assert (one["old"]["time"], one["new"]["time"]) == ("2025-10-04T15:36:00Z", "2025-10-04T16:20:00Z")


# --- JSON ---------------------------------------------------------------------------------------------------------

CHANGE = ["op", "old", "new", "text_ops", "silent", "old_article", "new_article"]
PAGE = ["part", "old", "new", "text_ops", "old_article", "new_article"]


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(run("schema", "diff").stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_a_change_of_words() -> None:
    (one,) = _found("old.txt", "edited.txt")["changes"]
    assert {key: one[key] for key in ("op", "silent", "old_article", "new_article")} == {
        "op": "changed",
        "silent": True,
        "old_article": 1,
        "new_article": 1,
    }
    assert one["text_ops"] == [
        {"op": "equal", "text": "اندلع حريق"},
        {"op": "insert", "text": " هائل"},
        {"op": "equal", "text": "."},
    ]


def test_entries_are_those_of_parse() -> None:
    (one,) = _found("--date", "2025-10-04", "old.txt", "stamped.txt")["changes"]
    for side, name in (("old", "old.txt"), ("new", "stamped.txt")):
        (article,) = json.loads(run("parse", "--json", "--date", "2025-10-04", name).stdout)["articles"]
        assert one[side] == article["timeline"][1]


@pytest.mark.parametrize("new", sorted(set(FILES) - {"empty.txt", "bad.jsonl"}))
def test_keys_never_come_and_go(new: str) -> None:
    for names in (("old.txt", new), (new, "old.txt"), ("two.txt", new)):
        found = _found(*names)
        _validator().validate(found)
        assert list(found) == ["newsline", "old", "new", "same", "changes", "page"]
        assert (found["old"], found["new"]) == names
        assert found["same"] == (not found["changes"] and not found["page"])
        assert {tuple(one) for one in found["changes"]} <= {tuple(CHANGE)}
        assert {tuple(one) for one in found["page"]} <= {tuple(PAGE)}


@pytest.mark.parametrize(
    ("new", "ops"),
    [
        ("edited.txt", [("changed", 1, 1, True)]),
        ("stamped.txt", [("re-stamped", 2, 2, None)]),
        ("longer.txt", [("added", None, 3, None)]),
        ("two.txt", [("added", None, 1, None)]),
        ("retitled.txt", []),
    ],
)
def test_what_is_null_where(new: str, ops: list[tuple[Any, ...]]) -> None:
    found = _found("old.txt", new)["changes"]
    assert [
        (one["op"], one["old"] and one["old"]["n"], one["new"] and one["new"]["n"], one["silent"]) for one in found
    ] == ops
    assert all((one["text_ops"] is not None) == (one["op"] == "changed") for one in found)


def test_the_page_around_the_entries() -> None:
    (one,) = _found("old.txt", "retitled.txt")["page"]
    assert (one["part"], one["old"], one["new"]) == ("title", "حريق في سوق السماق", "لهيب في سوق السماق")
    assert [piece["op"] for piece in one["text_ops"]] == ["delete", "insert", "equal"]


@given(old=documents, new=documents)
def test_any_two_documents_are_as_the_schema_says(old: str, new: str) -> None:
    from newsline.parsing import parse

    found = compare(tuple(parse(old)), tuple(parse(new)))
    _validator().validate(json.loads("".join(changes.write_json(found))))
    assert "\x1b" not in "".join(changes.write_table(found, Screen()))


@pytest.mark.parametrize(
    "instance",
    [{}, {"newsline": 1, "old": "a", "new": "b", "same": True}, dict.fromkeys(["newsline", "old", "new", "same"])],
)
def test_the_schema_refuses(instance: dict[str, Any]) -> None:
    assert not _validator().is_valid(instance)


# --- the table ----------------------------------------------------------------------------------------------------


def _rows(*arguments: str) -> list[str]:
    return _diff(*TABLE, *arguments).stdout.splitlines()


def test_table_without_colour() -> None:
    assert _rows("--date", "2025-10-04", "old.txt", "edited.txt") == [
        "old: old.txt",
        "new: edited.txt",
        "1 changed (1 without a new stamp)",
        "",
        "حريق في سوق السماق",
        "op               time                  kind    text",
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
    shown = _diff("-f", "table", "--quiet", *option, "old.txt", "edited.txt").stdout
    assert ("\x1b[" in shown) == coloured
    assert ("{+" in shown) == (not coloured)
    assert ("\x1b[32m هائل\x1b[0m" in shown) == coloured  # the run in one, so that its letters join
    assert "اندلع حريق" in shown


def test_colour_says_nothing_else_than_the_marks() -> None:
    for new in ("edited.txt", "stamped.txt", "longer.txt"):
        coloured = _diff("-f", "table", "--quiet", "--color", "old.txt", new).stdout
        plain = _diff("-f", "table", "--quiet", "--no-color", "old.txt", new).stdout
        without = re.sub(r"\x1b\[[0-9;]*m", "", coloured), re.sub(r"\[-|-\]|\{\+|\+\}", "", plain)
        assert without[0].split() == without[1].split()


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
    shown = _diff("-f", "table", "--quiet", "--bidi", "isolate", color, "old.txt", "edited.txt").stdout
    for line in shown.splitlines():
        plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
        assert plain.count("\u2068") == plain.count("\u2069") == bool(re.search("[\u0600-\u06ff]", plain))


def test_where_the_letters_are_put_in_order_here_marks_take_the_place_of_colours() -> None:
    pytest.importorskip("bidi")
    pytest.importorskip("arabic_reshaper")
    shown = _diff("-f", "table", "--quiet", "--bidi", "visual", "--color", "old.txt", "edited.txt").stdout
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
        shown = "".join(changes.write_table(found, Screen(100, color), full=full))
        assert not re.search(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202d\u202e]", shown)
        assert set(re.findall(r"\x1b.{0,6}?m", shown)) <= {f"\x1b[{code}m" for code in CODES if color}


CODES = ("0", "1", "2", "31", "32", "33", "34", "36", "9;31")
