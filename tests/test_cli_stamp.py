"""The stamp command: what it says of one text, of many, and why it refuses. The answers are in stamp_answers.py."""

import json
import os
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsline.readers import limits
from tests.running import rows, run, run_apart
from tests.stamp_answers import ANSWERS

KEYS = ["text", "kind", "written", "when", "zone", "time", "precision", "inferred", "warnings"]
SCHEMA = Draft202012Validator(json.loads(run("schema", "stamp").stdout))


@pytest.mark.parametrize(("text", "options", "row", "inferred", "warnings"), ANSWERS)
def test_stamp(text: str, options: list[str], row: dict[str, Any], inferred: list[str], warnings: list[str]) -> None:
    result = run("stamp", *options, text)
    (found,) = rows(result)
    SCHEMA.validate(found)
    assert list(found) == KEYS
    assert {key: found[key] for key in row} == row
    assert found["text"] == text
    assert sorted({one["field"] for one in found["inferred"]}) == inferred
    assert sorted(one["code"] for one in found["warnings"]) == warnings
    assert result.exit_code == (row["kind"] is None)
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "stdin", "kinds", "status"),
    [
        (["تحديث 15:36", "نُشر 15:36"], None, ["update", "published"], 0),
        (["تحديث 15:36", "كلام", "نُشر 15:36"], None, ["update", None, "published"], 1),
        ([], "تحديث 15:36\nنُشر 15:36\n", ["update", "published"], 0),
        ([], "تحديث 15:36\r\nنُشر 15:36", ["update", "published"], 0),
        ([], "\ufeffتحديث 15:36\n", ["update"], 0),
        ([], "كلام\nتحديث 15:36\n\n", [None, "update", None], 1),
    ],
)
def test_stamps_are_read_one_an_argument_or_one_a_line(
    arguments: list[str], stdin: str | None, kinds: list[str | None], status: int
) -> None:
    result = run("stamp", *arguments, stdin=stdin.encode() if stdin else None)
    assert [row["kind"] for row in rows(result)] == kinds
    assert result.exit_code == status


@pytest.mark.parametrize("stdin", ["", "\ufeff"])
def test_no_stamps_at_all_is_an_error(stdin: str) -> None:
    result = run("stamp", stdin=stdin)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "newsline: -: is empty\n")


def test_a_line_too_long_ends_the_run_and_what_was_read_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_INPUT", 100)
    result = run("stamp", stdin=f"تحديث 15:36\n{'ا' * 100}\nنُشر 15:36\n")
    assert (result.exit_code, [row["kind"] for row in rows(result)]) == (2, ["update"])
    assert result.stderr == "newsline: -: has a line longer than 64 MiB: the rest was not read\n"


def test_lines_end_as_editors_count_them() -> None:
    lines = 3000
    done = run("stamp", stdin="تحديث 15:36\u2028كلام\r\n" * lines)
    assert [row["kind"] for row in rows(done)] == ["update", None] * lines


def test_stdin_that_cannot_be_read_is_one_line() -> None:
    for_writing = os.open(os.devnull, os.O_WRONLY)
    try:
        done = run_apart("stamp", stdin=for_writing)
    finally:
        os.close(for_writing)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "newsline: -: Bad file descriptor\n")


@pytest.mark.parametrize(
    ("text", "refused"),
    [("تحديث (15:36 تغ)", None), ("تحديث الجسر 15:36", "الجسر"), ("تحديث 25:70", "25:70"), ("", ""), ("...", "")],
)
def test_explain_adds_the_tokens_and_what_refused(text: str, refused: str | None) -> None:
    (row,) = rows(run("stamp", "--explain", text))
    assert list(row)[: len(KEYS)] == KEYS
    SCHEMA.validate(row)
    assert [token["text"] for token in row["tokens"]] == [
        token["text"] for token in row["tokens"] if token["text"] in text
    ]
    assert (row["refused"] is None) is (refused is None)
    assert row["refused"] is None or (row["refused"]["text"] or "") == refused
