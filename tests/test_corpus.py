"""`newsline corpus`: what comes out for what goes in, however the work is divided."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsline.corpus import Options, Refused
from tests import corpora, running
from tests.corpora import failures, rows

JSONL_KEYS = [
    "source",
    "article",
    "title",
    "n",
    "kind",
    "time",
    "when",
    "zone",
    "precision",
    "written",
    "not_before",
    "not_after",
    "local",
    "author",
    "id",
    "inferred",
    "marker",
    "marker_line",
    "line",
    "end_line",
    "text",
    "url",
    "captured",
]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _expected(count: int = 12) -> list[dict[str, Any]]:
    """The rows of the same articles, one run of the library an article."""
    from datetime import date

    from newsline.model import Document
    from newsline.parsing import parse, plain
    from newsline.writers import rows as writing

    found = []
    for one in corpora.records(count):
        document: Document = plain(one["text"], one["url"])._replace(reference=date(2021, 3, 4), url=one["url"])
        found += [writing.fields(row) for row in writing.every(parse(document))]
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


# --- the rows -----------------------------------------------------------------------------------------------------


def test_rows_are_the_entries_of_jsonl() -> None:
    done = corpora.run(corpora.write_lines(Path("in.jsonl")), output="out.jsonl")
    assert rows(Path("out.jsonl")) == _expected()
    assert list(rows(Path("out.jsonl"))[0]) == JSONL_KEYS
    assert (done.failures, done.output) == (0, "out.jsonl")


@pytest.mark.parametrize(
    "output", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out", "out.jsonl.gz/"]
)
@pytest.mark.parametrize("articles", [False, True])
def test_every_output_holds_the_same_rows(output: str, articles: bool) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="expected.jsonl", options=Options(articles=articles))
    corpora.run(source, output=output, options=Options(articles=articles))
    found = rows(Path(output))
    assert found == rows(Path("expected.jsonl"))
    assert len(found) == (12 if articles else 20)


@pytest.mark.parametrize("articles", [False, True])
def test_instants_are_timestamps_in_parquet(articles: bool) -> None:
    from pyarrow import parquet

    days = ["1985-02-03", "2024-03-12"]
    texts = [f"عنوان الخبر\n\nتحديث {day} 14:30 بتوقيت غرينتش\n\nنص التحديث هنا.\n" for day in days]
    Path("in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    corpora.run("in.jsonl", output="out.parquet", options=Options(articles=articles))
    found = parquet.read_table("out.parquet").to_pylist()
    entries = [entry for row in found for entry in row["timeline"]] if articles else found
    assert [entry["time"] for entry in entries] == [datetime.fromisoformat(f"{day}T14:30+00:00") for day in days]


@pytest.mark.parametrize("name", ["in.jsonl", "in.ndjson", "in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
def test_every_input_of_records_gives_the_same_rows(name: str) -> None:
    path = Path(name)
    (corpora.write_table if name.endswith(".parquet") else corpora.write_lines)(path)
    corpora.run(path, output="out.jsonl")
    assert rows(Path("out.jsonl")) == _expected()


def test_one_row_an_article() -> None:
    corpora.run(corpora.write_lines(Path("in.jsonl")), output="out.jsonl", options=Options(articles=True))
    found = rows(Path("out.jsonl"))
    assert [len(row["timeline"]) for row in found[:3]] == [2, 2, 1]
    assert {"source", "index", "layout", "warnings"} <= found[0].keys()


def test_only_articles_with_a_marker() -> None:
    done = corpora.run(corpora.write_lines(Path("in.jsonl")), output="out.jsonl", options=Options(marked=True))
    assert done.tally["articles"] == 8
    assert not any("الرمان" in row["title"] for row in rows(Path("out.jsonl")))


def test_counts() -> None:
    source = corpora.write_lines(Path("in.jsonl"), 3)
    found = corpora.run(source, output="out.jsonl").tally
    assert found.counts == {"bytes": source.stat().st_size, "articles": 3, "entries": 5, "resolved": 4}
    for number in range(3):
        Path(f"{number}.txt").write_text(corpora.text(number), encoding="utf-8")
    undated = corpora.run("0.txt", "1.txt", "2.txt", output="out.jsonl").tally
    assert (undated["resolved"], undated["unresolved"]) == (0, 4)
    assert undated.warnings == {"date-unknown": 2}


# --- the same bytes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out/"])
def test_the_bytes_are_the_same_for_any_number_of_jobs(output: str) -> None:
    inputs = [
        corpora.write_lines(Path("a.jsonl"), 9),
        corpora.write_lines(Path("b.jsonl.gz")),
        corpora.bad_lines(Path("c.jsonl")),
    ]
    written = []
    for jobs in (1, 2, 3):
        name = f"{jobs}-{output}"
        assert corpora.apart(*inputs, output=name, jobs=jobs).wait() == 0
        files = sorted(Path(name).glob("part-*")) if name.endswith("/") else [Path(name)]
        written.append([path.read_bytes() for path in [*files, Path(f"{name.rstrip('/')}.errors.jsonl")]])
    assert written[0] == written[1] == written[2]


@pytest.mark.parametrize("size", [1, 7, 100, 599, 600, 601, 5000, 10**9])
def test_cuts_lose_and_double_nothing(size: int) -> None:
    data = corpora.lines([{"text": f"خبر {number}\n\nوصل القطار رقم {number}."} for number in range(20)])
    Path("in.jsonl").write_bytes(b"\n\n" + data[:700] + b"\n\r\n" + data[700:].rstrip(b"\n"))
    Path("in.jsonl").write_bytes(b"\n\r\n".join(data.split(b"\n")).rstrip())
    corpora.run("in.jsonl", output="out.jsonl", shard_bytes=size)
    assert [row["source"] for row in rows(Path("out.jsonl"))] == [f"in.jsonl:{2 * n + 1}" for n in range(20)]


def test_records_without_names_behind_named_ones_get_their_lines() -> None:
    found = [*corpora.records(10), {"text": "خبر\n\nوصل القطار."}, *corpora.records(2), {"text": ""}]
    Path("in.jsonl").write_bytes(corpora.lines(found))
    corpora.run("in.jsonl", output="out.jsonl")
    assert "in.jsonl:11" in {row["source"] for row in rows(Path("out.jsonl"))}
    assert [source for source, _ in failures(Path("out.jsonl"))] == ["in.jsonl:14"]


# --- what cannot be read ------------------------------------------------------------------------------------------


def test_a_bad_record_is_named_and_the_others_are_read() -> None:
    done = corpora.run(corpora.bad_lines(Path("in.jsonl")), "gone.txt", output="out.jsonl")
    assert [source for source, _ in failures(Path("out.jsonl"))] == ["gone.txt", "in.jsonl:4"]
    assert done.failures == 2
    assert done.tally["articles"] == 5
    assert [one.source for one in done.shown] == ["gone.txt", "in.jsonl:4"]
    corpora.run(corpora.write_lines(Path("in.jsonl")), output="out.jsonl")
    assert not Path("out.jsonl.errors.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.jsonl", b""),
        ("blank.jsonl.gz", b"\x1f\x8b"),
        ("no.jsonl.zst", b"text"),
        ("empty.jsonl.zst", b""),
        ("no.parquet", b"text"),
        ("empty.parquet", b""),
        ("binary.jsonl", bytes(range(256)) * 10),
        ("wide.jsonl", '{"text": "خبر"}\n'.encode("utf-16")),
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 10),
        ("no.warc.gz", b"text"),
    ],
)
def test_a_bad_file_is_one_failure(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    done = corpora.run(name, corpora.write_lines(Path("in.jsonl"), 1), output="out.jsonl")
    assert [source for source, _ in failures(Path("out.jsonl"))] == [name]
    assert done.tally["articles"] == 1


def test_a_file_that_ends_in_the_middle_is_read_that_far() -> None:
    path = corpora.write_lines(Path("in.jsonl.gz"), 400)
    path.write_bytes(path.read_bytes()[:-100])
    done = corpora.run(path, output="out.jsonl")
    assert failures(Path("out.jsonl"))[-1][0] == "in.jsonl.gz"
    assert done.tally["articles"] > 100


@pytest.mark.parametrize(
    ("names", "output", "said"),
    [
        (["in.jsonl"], "out.csv", "out.csv: the output is"),
        (["in.jsonl"], "-", "-: the output is"),
        (["in.jsonl"], "/dev/null", "/dev/null is in the way"),
        (["gone.jsonl"], "out.jsonl", "gone.jsonl: No such file"),
        ([], "out.jsonl", "there is no input"),
        (["in.jsonl"], "in.jsonl", "in.jsonl is an input and belongs to the output as well"),
        (["in.jsonl"], "in.jsonl/", "in.jsonl"),
    ],
)
def test_a_run_that_cannot_be(names: list[str], output: str, said: str) -> None:
    corpora.write_lines(Path("in.jsonl"))
    before = Path("in.jsonl").read_bytes()
    with pytest.raises((Refused, OSError), match=said):
        corpora.run(*names, output=output)
    assert Path("in.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("module", "names", "output", "what"),
    [
        ("pyarrow", ["in.jsonl"], "out.parquet", "parquet"),
        ("pyarrow", ["in.parquet"], "out.jsonl", "parquet"),
        ("zstandard", ["in.jsonl"], "out.jsonl.zst", "zst"),
        ("fsspec.core", ["memory://in.jsonl"], "out.jsonl", "a URL"),
        ("distributed", ["in.jsonl", "--scheduler", "tcp://127.0.0.1:1"], "out.jsonl", "--scheduler"),
    ],
)
def test_a_missing_extra_is_one_line(
    monkeypatch: pytest.MonkeyPatch, module: str, names: list[str], output: str, what: str
) -> None:
    for name in ("in.jsonl", "in.parquet", "in.jsonl.zst"):
        Path(name).write_bytes(corpora.lines(corpora.records(1)))
    monkeypatch.setitem(__import__("sys").modules, module, None)
    done = running.run("corpus", *names, "-o", output)
    assert done.exit_code == 2
    packages = "'dask[distributed]' fsspec orjson pyarrow zstandard"
    assert done.stderr == f"newsline: {what} needs packages that are not installed: pip install {packages}\n"


def test_without_orjson_the_bytes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsline.corpus import jsontext

    source = corpora.bad_lines(Path("in.jsonl"))
    corpora.run(source, output="fast.jsonl")
    monkeypatch.setattr(jsontext, "_orjson", None)
    corpora.run(source, output="slow.jsonl")
    assert Path("slow.jsonl").read_bytes() == Path("fast.jsonl").read_bytes()


def test_a_table_of_words_that_stand_once_and_of_cells_that_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow
    from pyarrow import parquet

    from newsline.corpus import records

    texts = [corpora.text(0), corpora.text(1) * 50, corpora.text(0)]
    parquet.write_table(pyarrow.table({"text": pyarrow.array(texts).dictionary_encode()}), "in.parquet")
    monkeypatch.setattr(records, "_LONGEST", 10_000)
    done = corpora.run("in.parquet", output="out.jsonl")
    assert {row["source"] for row in rows(Path("out.jsonl"))} == {"in.parquet:1", "in.parquet:3"}
    assert [one.source for one in done.shown] == ["in.parquet:2"]
