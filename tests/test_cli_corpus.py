"""The command corpus: what it says on stderr, its options, a list of names on stdin, progress."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from tests import corpora, running
from tests.corpora import rows


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_command_says_what_it_did() -> None:
    corpora.bad_lines(Path("in.jsonl"))
    done = running.run("corpus", "in.jsonl", "-o", "out.jsonl", "--jobs", "2")
    assert done.exit_code == 2
    assert done.stdout == ""
    said = done.stderr.splitlines()
    assert said[0].startswith("newsline: in.jsonl:4: is not JSON")
    assert [line.split()[0] for line in said[1:]] == [
        "articles",
        "entries",
        "stamps",
        "warnings",
        "errors",
        "read",
        "output",
    ]
    assert said[5] == "errors    1, in out.jsonl.errors.jsonl"
    assert said[-1] == "output    out.jsonl"


def test_quiet_still_names_failures() -> None:
    corpora.bad_lines(Path("in.jsonl"))
    assert len(running.run("corpus", "in.jsonl", "-o", "out.jsonl", "--quiet").stderr.splitlines()) == 1
    corpora.write_lines(Path("in.jsonl"))
    done = running.run("corpus", "in.jsonl", "-o", "out.jsonl", "--quiet")
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_list_of_names_on_standard_input() -> None:
    corpora.write_lines(Path("a.jsonl"), 1)
    corpora.write_lines(Path("b.jsonl"), 2)
    assert running.run("corpus", "-", "-o", "out.jsonl", "--articles", stdin="b.jsonl\na.jsonl\n").exit_code == 0
    assert [row["source"][-1] for row in rows(Path("out.jsonl"))] == ["0", "1", "0"]


@pytest.mark.parametrize(
    ("arguments", "reference", "because"),
    [
        (["--date", "2020-01-02"], "2020-01-02", "--date"),
        (["--date", "mtime"], "2001-09-09", "the file's time, by --date mtime"),
        ([], None, None),
    ],
)
def test_the_reference_date(arguments: list[str], reference: str | None, because: str | None) -> None:
    Path("a.txt").write_text(corpora.text(0), encoding="utf-8")
    noon = datetime(2001, 9, 9, 12).timestamp()  # where the tests are
    os.utime("a.txt", (noon, noon))
    assert running.run("corpus", "a.txt", "-o", "out.jsonl", "--articles", *arguments).exit_code == 0
    (row,) = rows(Path("out.jsonl"))
    assert (row["reference_date"], row["reference_because"]) == (reference, because)


def test_names_of_fields() -> None:
    Path("in.jsonl").write_bytes(corpora.lines([{"متن": corpora.text(0), "يوم": "2021-03-04", "text": "غيره"}]))
    done = running.run(
        "corpus", "in.jsonl", "-o", "o.jsonl", "--text-field", "متن", "--date-field", "يوم", "--articles"
    )
    assert done.exit_code == 0
    (row,) = rows(Path("o.jsonl"))
    assert (row["title"], row["reference_date"]) == ("عودة قطار الغابة 0", "2021-03-04")


@pytest.mark.parametrize("value", ["0/2", "3/2", "1", "a/b", "-1/2", "1/0", "1/100000", ""])
def test_a_wrong_share_is_refused(value: str) -> None:
    corpora.write_lines(Path("in.jsonl"))
    assert running.run("corpus", "in.jsonl", "-o", "out.jsonl", "--shard", value).exit_code == 2


def test_the_progress_is_for_a_terminal_only() -> None:
    corpora.write_lines(Path("in.jsonl"), 2000)
    master, slave = os.openpty()
    try:
        running.run_apart("corpus", "in.jsonl", "-o", "out.jsonl", "--jobs", "2", stderr=slave, env={"TERM": "xterm"})
        os.close(slave)
        shown = os.read(master, 65536).decode()
    finally:
        os.close(master)
    assert "MB" in shown
    assert "articles  2,000" in shown
