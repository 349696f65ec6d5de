"""The command diff: its statuses, its options, and the JSON."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from jsonschema import Draft202012Validator

from newsline.histories.comparison import compare
from newsline.writers import diff_json, diff_table
from tests.copies import EDITED, FILES, write_files
from tests.running import run, run_apart
from tests.strategies import documents

TABLE = ("-f", "table", "--quiet", "--no-color")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    write_files()


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
        ("old.txt .", 2, [".: Is a directory: newsline corpus reads folders"]),
        ("- -", 2, ["-: only one of the two can be standard input"]),
        (
            "old.txt edited.txt -o out.csv",
            2,
            ["out.csv: its extension names no format: choose table, json, html with --format"],
        ),
        (
            "old.txt edited.txt -o out.dat",
            2,
            ["out.dat: its extension names no format: choose table, json, html with --format"],
        ),
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

CHANGE = ["op", "old", "new", "text_ops", "silent", "grade", "old_article", "new_article"]
PAGE = ["part", "old", "new", "grade", "text_ops", "old_article", "new_article"]


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
    _validator().validate(json.loads("".join(diff_json.write(found))))
    assert "\x1b" not in "".join(diff_table.write(found))


@pytest.mark.parametrize(
    "instance",
    [{}, {"newsline": 1, "old": "a", "new": "b", "same": True}, dict.fromkeys(["newsline", "old", "new", "same"])],
)
def test_the_schema_refuses(instance: dict[str, Any]) -> None:
    assert not _validator().is_valid(instance)
