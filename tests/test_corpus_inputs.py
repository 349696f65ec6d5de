"""Which files the names on the command line mean, and how the work is cut."""

import os
from pathlib import Path

import pytest

from newsline.corpus import Failure, shards
from newsline.corpus.inputs import Input, find, kind_of
from newsline.corpus.records import Range
from tests import corpora
from tests.corpora import rows

FILES = ("b/z.txt", "b/a.html", "b/c/d.txt", "b/.hidden.txt", "b/.git/e.txt", "a.jsonl", "b/10.txt", "b/9.txt")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(corpora.text(0), encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "glob", "found"),
    [
        (["b"], "*", "b/10.txt b/9.txt b/a.html b/z.txt b/c/d.txt"),
        (["b/"], "*", "b/10.txt b/9.txt b/a.html b/z.txt b/c/d.txt"),
        (["b"], "*.txt", "b/10.txt b/9.txt b/z.txt b/c/d.txt"),
        (["b"], "c/*", "b/c/d.txt"),
        (["b", "a.jsonl", "b/z.txt"], "*.html", "b/a.html a.jsonl b/z.txt"),
        (["b/*.txt"], "*", "b/10.txt b/9.txt b/z.txt"),
        (["**/*.txt"], "*.html", "b/10.txt b/9.txt b/c/d.txt b/z.txt"),
        (["b/[0-9].txt", "b/?.html"], "*", "b/9.txt b/a.html"),
    ],
)
def test_files_in_their_order(names: list[str], glob: str, found: str) -> None:
    assert [one.name for one in find(names, glob) if isinstance(one, Input)] == found.split()


def _refusal(name: str) -> str:
    """What Python says of a name: the words are another from 3.13 on."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        os.stat(name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "No such file or directory"),
        ("*.gone", "matches no file"),
        ("empty", "is a folder without files"),
        ("pipe", "is not a regular file"),
        ("", "No such file or directory"),
        ("x\0y", _refusal("x\0y")),
        ("nowhere://x/y", "Protocol not known: nowhere"),
    ],
)
def test_names_that_lead_nowhere(name: str, reason: str) -> None:
    Path("empty").mkdir()
    os.mkfifo("pipe")
    assert list(find([name, "a.jsonl"]))[:-1] == [Failure(name, reason)]


def test_a_pattern_that_nothing_in_a_folder_matches() -> None:
    assert list(find(["b"], "*.pdf")) == [Failure("b", "has no file named *.pdf")]


def test_a_file_whose_name_looks_like_a_pattern() -> None:
    Path("b[1].txt").write_text(corpora.text(0), encoding="utf-8")
    assert [one.name for one in find(["b[1].txt"]) if isinstance(one, Input)] == ["b[1].txt"]


def test_the_output_is_no_input() -> None:
    ours = (
        "out.jsonl",
        "out.jsonl.errors.jsonl",
        "out-00001-of-00002.jsonl",
        "out-00001-of-00002.jsonl.errors.jsonl",
        "out-00004-of-00009.jsonl.parts/part-000000.jsonl",
    )
    others = ("a.jsonl", "out-1-of-2.jsonl", "out.jsonl.old.jsonl", "out-of-00002.jsonl")
    for name in (*ours, *others):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text('{"text": "خبر"}\n', encoding="utf-8")
    corpora.run(".", output="out.jsonl", glob="*.jsonl")
    assert sorted(row["source"] for row in rows(Path("out.jsonl"))) == sorted(f"./{name}:1" for name in others)


def test_a_name_that_is_not_unicode() -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    Path(name).write_text(corpora.text(0), encoding="utf-8")
    corpora.run(name, f"gone{name}", output="out.jsonl")
    assert {row["source"] for row in rows(Path("out.jsonl"))} == {"\ufffd\ufffd.txt"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", "lines"),
        ("A.NDJSON", "lines"),
        ("a.jsonl.gz", "compressed"),
        ("a.ndjson.zst", "compressed"),
        ("a.parquet", "table"),
        ("s3://bucket/a.warc.gz", "archive"),
        ("a.txt", "file"),
        ("a.html.gz", "file"),
        ("jsonl", "file"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


# --- shards -------------------------------------------------------------------------------------------------------


def _input(name: str, size: int) -> Input:
    return Input(name, name, kind_of(name), size, "")


def test_small_files_go_together_and_others_alone() -> None:
    found = [
        _input("a.txt", 40),
        _input("b.txt", 60),
        _input("c.txt", 1),
        _input("d.warc.gz", 999),
        _input("e.txt", 999),
    ]
    cut = list(shards.cut(found, 100))
    assert ["".join(one.name[0] for one in shard.inputs) for shard in cut] == ["ab", "c", "d", "e"]
    assert [shard.size for shard in cut] == [100, 1, 999, 999]
    assert [shard.number for shard in cut] == [0, 1, 2, 3]


def test_json_lines_are_cut_at_the_same_bytes_for_every_reader() -> None:
    source = corpora.write_lines(Path("in.jsonl"), 20)
    size = source.stat().st_size
    cut = [shard.part for shard in shards.cut([_input("in.jsonl", size)], 1000)]
    assert [(part.start, part.end) for part in cut] == [(n, min(n + 1000, size)) for n in range(0, size, 1000)]
    assert [part.line for part in cut] == [1] + [None] * (len(cut) - 1)  # its records have names


def test_lines_are_counted_where_records_have_no_names() -> None:
    data = corpora.lines([{"text": corpora.text(number)} for number in range(20)])
    Path("in.jsonl").write_bytes(data)
    cut = [shard.part for shard in shards.cut([_input("in.jsonl", len(data))], 1000)]
    assert cut == [
        Range(start, min(start + 1000, len(data)), 1 + data[:start].count(b"\n")) for start in range(0, len(data), 1000)
    ]


def test_an_empty_file_is_a_shard_of_its_own() -> None:
    assert [shard.size for shard in shards.cut([_input("a.jsonl", 0), _input("b.txt", 0)], 100)] == [0, 0]
