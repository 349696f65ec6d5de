"""Errors that nobody foresaw: one line, status 2, and the other inputs are read. A traceback's 1 would be an answer."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import MARKED, PLAIN, complaint, run


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")


ERRORS = (
    KeyError("x"),
    TypeError("a\nb"),
    RecursionError("deep"),
    OverflowError("far"),
    MemoryError(),
    AssertionError(),
)


def _raising(error: Exception) -> Any:
    def raising(*_: object, **__: object) -> Any:
        raise error

    return raising


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.parametrize("where", ["newsline.cli.streams.documents", "newsline.cli.runs.parse"])
def test_one_source_ends_no_run(error: Exception, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import newsline.cli.runs
    import newsline.cli.streams

    module = newsline.cli.runs if where.endswith("parse") else newsline.cli.streams
    name = where.rpartition(".")[2]
    real = getattr(module, name)

    def sometimes(document: Any, *rest: Any, **options: Any) -> Iterator[Any]:
        if getattr(document, "source", document) == "marked.txt":
            raise error
        return real(document, *rest, **options)  # type: ignore[no-any-return]

    monkeypatch.setattr(module, name, sometimes)
    done = run("parse", "--json", "marked.txt", "plain.txt")
    assert done.exit_code == 2
    assert complaint(done).startswith("newsline: marked.txt: ")
    assert [one["source"] for one in json.loads(done.stdout)["articles"]] == ["plain.txt"]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.parametrize(
    ("where", "command", "named"),
    [
        ("newsline.writers.fields.article", ["parse", "--json", "marked.txt"], "marked.txt: "),
        ("newsline.writers.standalone.read", ["stamp", "15:36 GMT"], ""),
        ("newsline.histories.comparison.compare", ["diff", "--json", "marked.txt", "plain.txt"], ""),
        ("newsline.writers.schemas.schema", ["schema"], ""),
        ("newsline.corpus.running.cut", ["corpus", "marked.txt", "-o", "out.jsonl", "--jobs", "1"], ""),
    ],
)
def test_every_command_ends_with_a_line(
    where: str, command: list[str], named: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, _raising(error))
    done = run(*command)
    assert (done.exit_code, done.stdout.rstrip()) in ((2, ""), (2, '{"newsline": 1,\n "articles": ['))
    assert complaint(done).startswith(f"newsline: {named}")
    assert "Traceback" not in done.stderr


def test_one_record_ends_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    import newsline.cli.runs

    real = newsline.cli.runs.parse

    def sometimes(document: Any, **options: Any) -> Iterator[Any]:
        if document.source == "records.jsonl:2":
            raise KeyError("x")
        return real(document, **options)

    monkeypatch.setattr(newsline.cli.runs, "parse", sometimes)
    Path("records.jsonl").write_text('{"text": "خبر من السماق."}\n' * 3, encoding="utf-8")
    done = run("parse", "--json", "records.jsonl")
    assert (done.exit_code, done.stderr.splitlines()[0].split(": ")[1]) == (2, "records.jsonl:2")
    assert [one["source"] for one in json.loads(done.stdout)["articles"]] == ["records.jsonl:1", "records.jsonl:3"]


def test_bad_records_without_end_are_counted() -> None:
    import gzip

    Path("in.jsonl.gz").write_bytes(gzip.compress(b"{\n" * 5000 + b"\n" * 200_000 + '{"text": "خبر"}\n'.encode()))
    done = run("parse", "--json", "in.jsonl.gz", "marked.txt")  # a single source is told that it has no marker
    lines = done.stderr.splitlines()
    assert (done.exit_code, len(lines), lines[-1]) == (
        2,
        1001,
        "newsline: in.jsonl.gz: and 4,000 more that could not be read",
    )
    assert [one["source"] for one in json.loads(done.stdout)["articles"]] == ["in.jsonl.gz:205001", "marked.txt"]
