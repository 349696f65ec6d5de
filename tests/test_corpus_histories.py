"""`newsline corpus --history`: captures of many files brought together by their addresses, here and on a cluster."""

import gzip
import itertools
import json
import os
import signal
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.corpus import Plan, Refused, Tally, histories, sorted_runs
from newsline.corpus.folder import INNER, Folder, Report
from newsline.readers import warc
from tests import corpora
from tests.captured import CALM, FLIGHTS, HOME, STORM
from tests.running import run
from tests.test_captures import html, record
from tests.test_cli_history import SAMPLES
from tests.test_corpus_cluster import cluster
from tests.test_corpus_kills import workers

BYTES = 4000  # a shard
FORMATS = ": histories are written as JSON lines: name it .jsonl, .jsonl.gz or .jsonl.zst"
DIGEST = "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(stories: int = 30) -> list[str]:
    """Two archives, in each some of the captures of every story."""
    data: list[list[bytes]] = [[], []]
    for n in range(stories):
        url = f"https://news.example/{n}"
        for hour in range(4):
            page = html(STORM, *[CALM, HOME, FLIGHTS][:hour], canonical=url)
            when = f"2015-09-18T{10 + hour}:00:00Z"
            data[(n + hour) % 2].append(record("response", page, url=f"{url}?ref={hour % 2}", when=when))
        data[n % 2].append(record("response", b"x", 404, url=f"{url}?ref=1", when="2015-09-18T20:00:00Z"))
    data[0].append(
        record(
            "response",
            html(STORM),
            url="https://news.example/r",
            when="2015-09-18T10:00:00Z",
            WARC_Payload_Digest=DIGEST,
        )
    )
    data[1].append(
        record("revisit", url="https://news.example/r", when="2015-09-18T12:00:00Z", WARC_Payload_Digest=DIGEST)
    )
    for name, records in zip(("a.warc", "b.warc"), data, strict=True):
        Path(name).write_bytes(b"".join(records))
    return ["a.warc", "b.warc"]


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def test_captures_are_grouped_over_files() -> None:
    done = histories.run(_write(3), "out.jsonl")
    assert (done.tally["stories"], done.failures) == (4, 0)
    rows = _rows("out.jsonl")
    assert done.tally["rows"] == len(rows)
    for n in range(3):
        own = [row for row in rows if row["url"] == f"https://news.example/{n}"]
        assert [row["between"] for row in own] == [[None, 1], [1, 2], [2, 3], [3, 4]]
        assert [row["n"] for row in own] == [1, 2, 3, 4]
    (row,) = (row for row in rows if row["url"] == "https://news.example/r")
    assert row["captures"] == [1, 2]  # the revisit of the other file


def test_history_diff_and_corpus_agree() -> None:
    three = [str(SAMPLES / name / "story.html") for name in ("20150917151000", "20150917154000", "20150917173000")]
    histories.run(three, "out.jsonl")
    assert _rows("out.jsonl") == list(map(json.loads, run("history", "-f", "jsonl", *three).stdout.splitlines()))
    rows = [row for row in _rows("out.jsonl") if row["between"][0]]
    for n, (old, new) in enumerate(itertools.pairwise(three), 1):
        found = json.loads(run("diff", "--json", "--quiet", "--zone", "+03:00", old, new).stdout)
        here = [row for row in rows if row["between"] == [n, n + 1]]
        assert found["same"] == (not here)
        silent = {one["silent"] for one in found["changes"] if one["op"] == "changed"}
        assert silent == {row["verdict"] == "silent" for row in here if row["op"] == "changed"}


def test_what_cannot_be_read_is_named_and_the_rest_is_done() -> None:
    Path("empty.html").write_bytes(b"")
    done = run("corpus", *_write(2), "empty.html", "missing.warc", "--history", "-o", "out.jsonl")
    assert done.exit_code == 2
    lines = done.stderr.splitlines()
    assert lines[:2] == ["newsline: missing.warc: No such file or directory", "newsline: empty.html: is empty"]
    assert lines[2] == f"3 stories, {len(_rows('out.jsonl'))} rows, 2 failures"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("-o out.parquet", f"out.parquet{FORMATS}"),
        ("-o out/", f"out/{FORMATS}"),
        ("-o out.jsonl --articles", "--history takes no --articles"),
        ("-o out.jsonl --shard 1/2", "--history takes no --shard"),
        ("-o out.jsonl --join", "--history takes no --join"),
        ("-o a.warc", "a.warc: the output is .jsonl, .jsonl.gz, .jsonl.zst, .parquet, or a folder for parts"),
        ("-o a.jsonl a.jsonl", "a.jsonl is an input and belongs to the output as well"),
    ],
)
def test_what_cannot_begin(arguments: str, complaint: str) -> None:
    done = run("corpus", *_write(1), "--history", *arguments.split())
    assert (done.exit_code, done.stderr) == (2, f"newsline: {complaint}\n")


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_said() -> None:
    pytest.importorskip("distributed")
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(Refused, match="no Dask scheduler"),
    ):
        histories.run(_write(1), "out.jsonl", plan=Plan(scheduler="tcp://127.0.0.1:9"))


# --- an index -----------------------------------------------------------------------------------------------------

CDX = " CDX N b a m s k r M S V g\n"


def _cdxj(name: str, start: int, size: int, url: str, media: str) -> str:
    row = {"url": url, "mime": media, "status": "200", "length": str(size), "offset": str(start), "filename": name}
    return f"example,news){url.partition('.example')[2]} 20150918100000 {json.dumps(row)}\n"


def _cdx(name: str, start: int, size: int, url: str, media: str) -> str:
    return f"example,news){url[20:]} 20150918100000 {url} {media} 200 ABC - - {size} {start} {name}\n"


def _indexed(line: Callable[..., str] = _cdxj, head: str = "") -> tuple[list[bytes], str]:
    """Two packed archives of stories, with records between them that are no pages; and an index of both."""
    archives, lines = [], []
    for n in range(2):
        data = b""
        for hour in range(4):
            for story in range(20):
                url = f"https://news.example/{story:04d}"
                page = html(STORM, *[CALM, HOME, FLIGHTS][:hour], canonical=url)
                when = f"2015-09-{18 + n}T{10 + hour}:00:00Z"
                for one, media in (
                    (record("response", page, url=url, when=when), "text/html"),
                    (
                        record("response", b"\xff", url=f"{url}.png", when=when).replace(b"text/html", b"image/png"),
                        "image/png",
                    ),
                ):
                    packed = gzip.compress(one)
                    lines.append(line(f"{n}.warc.gz", len(data), len(packed), url, media))
                    data += packed
        archives.append(data)
    return archives, head + "".join(sorted(lines))


def _plain_run(archives: list[bytes]) -> bytes:
    for n, data in enumerate(archives):
        Path(f"{n}.warc.gz").write_bytes(data)
    assert histories.run(["0.warc.gz", "1.warc.gz"], "plain.jsonl").tally["stories"] == 20
    return Path("plain.jsonl").read_bytes()


def _unpacked_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The media types of all records that are read from now on."""
    seen: list[str] = []
    real = warc.head_of

    def head_of(record: Any, kind: str) -> Any:
        found = real(record, kind)
        seen.append(found[1])
        return found

    monkeypatch.setattr(warc, "head_of", head_of)
    return seen


@pytest.mark.parametrize(("line", "head", "ending"), [(_cdxj, "", ".cdxj"), (_cdx, CDX, ".cdx"), (_cdx, "", ".cdx.gz")])
@pytest.mark.parametrize("where", [".", "archive"])
def test_of_archives_with_an_index_only_pages_are_read(
    line: Callable[..., str], head: str, ending: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives, index = _indexed(line, head)
    expected = _plain_run(archives)
    Path("crawl", where).mkdir(parents=True)
    Path("crawl/indexes").mkdir()
    for n, data in enumerate(archives):
        Path("crawl", where, f"{n}.warc.gz").write_bytes(data)
    data = index.encode()
    name = Path("crawl/indexes", f"all{ending}")
    name.write_bytes(gzip.compress(data) if ending.endswith(".gz") else data)
    seen = _unpacked_of(monkeypatch)
    for names in ([str(name)], ["crawl"]):
        seen.clear()
        done = histories.run(names, "out.jsonl", plan=Plan(shard_bytes=BYTES))
        assert (done.failures, Path("out.jsonl").read_bytes() == expected) == (0, True)
        assert seen == ["text/html"] * 160


def test_a_wacz_is_read_by_its_index(monkeypatch: pytest.MonkeyPatch) -> None:
    archives, index = _indexed()
    expected = _plain_run(archives)
    seen = _unpacked_of(monkeypatch)
    for name, method, members, pages in (
        ("stored.wacz", zipfile.ZIP_STORED, {"indexes/index.cdx.gz": gzip.compress(index.encode())}, 160),
        ("plain.wacz", zipfile.ZIP_STORED, {"indexes/index.cdxj": b"!meta {}\n" + index.encode()}, 160),
        ("packed.wacz", zipfile.ZIP_DEFLATED, {"indexes/index.cdxj": index.encode()}, 320),
        ("none.wacz", zipfile.ZIP_STORED, {}, 320),
        ("half.wacz", zipfile.ZIP_STORED, {"indexes/index.cdxj": index.replace("1.warc", "0.warc").encode()}, 320),
        ("bad.wacz", zipfile.ZIP_STORED, {"indexes/index.cdxj": b"no index"}, 320),
    ):
        with zipfile.ZipFile(name, "w", method) as file:
            for n, data in enumerate(archives):
                file.writestr(f"archive/{n}.warc.gz", data)
            for member, data in members.items():
                file.writestr(member, data)
        seen.clear()
        done = histories.run([name], "out.jsonl", plan=Plan(shard_bytes=BYTES))
        assert (name, done.failures, len(seen)) == (name, 0, pages)
        assert Path("out.jsonl").read_bytes() == expected, name


@pytest.mark.parametrize(
    ("index", "complaint"),
    [
        ("no index at all", "x.cdxj: is not an index of an archive: line 1 does not say where a record is"),
        (
            _cdxj("gone.warc", 0, 9, "https://a.example/1", "text/html"),
            "gone.warc: No such file or directory; x.cdxj names it",
        ),
        (
            _cdxj("a.warc", 7, 9, "https://a.example/1", "text/html"),
            "a.warc: no record begins at byte 7: its index is of another file, make it anew",
        ),
    ],
)
def test_an_index_that_does_not_fit_is_said(index: str, complaint: str) -> None:
    _write(1)
    Path("x.cdxj").write_text(index, encoding="utf-8")
    done = run("corpus", "x.cdxj", "b.warc", "--history", "-o", "out.jsonl", "--quiet")
    assert (done.exit_code, done.stderr) == (2, f"newsline: {complaint}\n")


# --- killed -------------------------------------------------------------------------------------------------------

STAGES = {"fetched": "fetched", "settled": "settled", "told": ".."}  # and where their parts are
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")


def _write_many(files: int = 12) -> list[str]:
    """Archives that share stories with their neighbours, and one that is damaged."""
    for n in range(files):
        records = [
            record(
                "response",
                html(STORM, *[CALM, HOME, FLIGHTS][:hour], canonical=f"https://news.example/{story:04d}"),
                url=f"https://news.example/{story:04d}?ref={n % 2}",
                when=f"2015-09-{10 + n}T{10 + hour}:00:00Z",
            )
            for story in range(n * 10, n * 10 + 15)
            for hour in range(4)
        ]
        Path(f"{n:02d}.warc").write_bytes(b"".join(records))
    Path("damaged.warc").write_bytes(records[0][:-50])
    return [*sorted(map(str, Path().glob("*.warc")))]


def _parts(stage: str) -> list[Path]:
    return list((Path("out.jsonl.parts/_newsline") / STAGES[stage]).glob("part-*"))


def _same(output: str = "out.jsonl") -> None:
    for ending in ("", ".errors.jsonl"):
        assert Path(output + ending).read_bytes() == Path(f"whole.jsonl{ending}").read_bytes()
    assert not Path("out.jsonl.parts").exists()


SIGNALS = pytest.mark.parametrize(
    "how", [signal.SIGKILL, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)], ids=lambda one: one.name
)
EACH_STAGE = pytest.mark.parametrize("stage", STAGES)


@ON_LINUX
@SIGNALS
@EACH_STAGE
def test_a_run_whose_owner_is_killed_resumes(stage: str, how: signal.Signals) -> None:
    files = _write_many()
    whole = histories.run(files, "whole.jsonl", plan=Plan(shard_bytes=BYTES))
    owner = corpora.apart(*files, output="out.jsonl", history=True, heard=True, jobs=2, shard_bytes=BYTES)
    corpora.wait(lambda: _parts(stage))
    os.kill(owner.pid, how)
    _, said = owner.communicate(timeout=60)
    assert (owner.returncode, said) == (-how, b"")
    corpora.wait(lambda: not corpora.living(owner.pid))
    assert not Path("out.jsonl").exists()
    again = histories.run(files, "out.jsonl", plan=Plan(shard_bytes=BYTES))
    assert again.read < whole.read
    assert again.tally == whole.tally
    _same()


@ON_LINUX
@SIGNALS
@EACH_STAGE
def test_of_two_workers_one_is_killed(stage: str, how: signal.Signals) -> None:
    files = _write_many()
    histories.run(files, "whole.jsonl", plan=Plan(shard_bytes=BYTES))
    owner = corpora.apart(*files, output="out.jsonl", history=True, heard=True, jobs=2, shard_bytes=BYTES)
    corpora.wait(lambda: _parts(stage) and len(workers(owner.pid)) == 2)
    os.kill(workers(owner.pid)[0], how)
    _, said = owner.communicate(timeout=60)
    assert (owner.returncode, said) == (0, b"")
    _same()


def test_what_has_changed_is_done_again_and_the_rest_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    files = _write_many(4)
    monkeypatch.setattr(Folder, "remove", lambda folder: None)
    first = histories.run(files, "out.jsonl", plan=Plan(shard_bytes=BYTES))
    assert histories.run(files, "out.jsonl", plan=Plan(shard_bytes=BYTES)).read == 0
    Path("01.warc").write_bytes(Path("00.warc").read_bytes())
    said: list[str] = []
    again = histories.run(files, "out.jsonl", plan=Plan(shard_bytes=BYTES, notice=said.append))
    assert said == ["01.warc has changed: its parts are made again"]
    assert 0 < again.read < first.read
    histories.run(files, "other.jsonl", plan=Plan(shard_bytes=BYTES))
    assert Path("out.jsonl").read_bytes() == Path("other.jsonl").read_bytes()


def test_a_run_of_another_kind_leaves_nothing_of_an_interrupted_one() -> None:
    Path("in.txt").write_text(corpora.text(0), encoding="utf-8")
    Path("out.jsonl.parts/_newsline/fetched/_newsline").mkdir(parents=True)
    folder = Folder(f"{Path().absolute()}/out.jsonl.parts", ".jsonl")
    for inner in (folder.inner(name) for name in INNER[:1]):
        inner.save(Report(0, "", 0, "", 0, Tally()))
        Path(inner.part(0)).touch()
    assert run("corpus", "in.txt", "-o", "out.jsonl").exit_code == 0
    assert not Path("out.jsonl.parts").exists()


def test_only_what_is_written_is_read_from_a_run() -> None:
    """A file that somebody else has put there makes nothing but what a run holds."""
    with Path("a.run").open("wb") as file:
        writer = sorted_runs.Writer(file)
        writer.write("a", ("eval", "1"))
        writer.close()
    data = Path("a.run").read_bytes()
    place = int.from_bytes(data[-8:], "big")
    packed = zlib.compress(b'["a", ["eval", "1"]]\n')
    table = json.dumps([["a", 0, len(packed)]]).encode()
    assert zlib.decompress(data[:place]) == b'["a", ["tuple", "eval", "1"]]\n'
    Path("a.run").write_bytes(packed + table + len(packed).to_bytes(8, "big"))
    with pytest.raises(ValueError, match="eval is no type of a sorted run"):
        list(sorted_runs.read("a.run", "", None))
    with Path("b.run").open("wb") as file:
        writer = sorted_runs.Writer(file)
        writer.write("a", print)
        with pytest.raises(TypeError, match="cannot be written"):
            writer.close()


@given(st.lists(st.tuples(st.text(max_size=3), st.integers())), st.text(max_size=3), st.none() | st.text(max_size=3))
def test_a_range_of_a_run_is_what_was_written_in_it(things: Any, first: str, until: str | None) -> None:
    path = Path("a.run")
    with path.open("wb") as file, patch.object(sorted_runs, "_BLOCK", 20):
        writer = sorted_runs.Writer(file)
        for name, thing in things:
            writer.write(name, thing)
        writer.close()
    names = sorted({name for name, _ in things if first <= name and (until is None or name < until)})
    expected = [(name, [thing for other, thing in things if other == name]) for name in names]
    assert list(sorted_runs.read(str(path), first, until)) == expected


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True])
def test_two_workers_of_a_cluster_write_the_same_bytes(killed: bool) -> None:
    pytest.importorskip("distributed")
    files = _write_many()
    histories.run(files, "whole.jsonl", plan=Plan(shard_bytes=BYTES))
    with cluster(2) as (address, there):
        owner = corpora.apart(*files, output="out.jsonl", history=True, scheduler=address, shard_bytes=BYTES)
        if killed:
            corpora.wait(lambda: _parts("settled"))
            there[0].send_signal(signal.SIGKILL)
        assert owner.wait(timeout=120) == 0
    _same()
