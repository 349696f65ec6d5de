"""`newsline corpus --history`: captures of many files brought together by their addresses, here and on a cluster."""

import itertools
import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from newsline.corpus import Refused, histories
from newsline.corpus.histories import Plan
from tests.captured import CALM, FLIGHTS, HOME, STORM
from tests.running import run, run_apart
from tests.test_captures import html, record
from tests.test_cli_history import SAMPLES
from tests.test_corpus_cluster import cluster

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
    assert (done.stories, done.failures) == (4, ())
    rows = _rows("out.jsonl")
    assert done.rows == len(rows)
    for n in range(3):
        own = [row for row in rows if row["url"] == f"https://news.example/{n}"]
        assert [row["between"] for row in own] == [[None, 1], [1, 2], [2, 3], [3, 4]]
        assert [row["n"] for row in own] == [1, 2, 3, 4]
    (row,) = (row for row in rows if row["url"] == "https://news.example/r")
    assert row["captures"] == [1, 2]  # the revisit of the other file


def test_history_diff_and_corpus_agree() -> None:
    three = [str(SAMPLES / name / "story.html") for name in ("20150917151000", "20150917154000", "20150917173000")]
    histories.run(three, "out.jsonl")
    assert Path("out.jsonl").read_text(encoding="utf-8") == run("history", "-f", "jsonl", *three).stdout
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
        ("-o out.parquet", "out.parquet: histories are written as JSON lines: name it .jsonl"),
        ("-o out.jsonl --articles", "--history takes no --articles"),
        ("-o out.jsonl --shard 1/2", "--history takes no --shard"),
        ("-o out.jsonl --join", "--history takes no --join"),
        ("-o a.warc", "a.warc: histories are written as JSON lines: name it .jsonl"),
    ],
)
def test_what_cannot_begin(arguments: str, complaint: str) -> None:
    done = run("corpus", *_write(1), "--history", *arguments.split())
    assert (done.exit_code, done.stderr) == (2, f"newsline: {complaint}\n")


def test_a_scheduler_that_is_not_there_is_said() -> None:
    pytest.importorskip("distributed")
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(Refused, match="no Dask scheduler"),
    ):
        histories.run(_write(1), "out.jsonl", plan=Plan(scheduler="tcp://127.0.0.1:9"))


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True])
def test_two_workers_write_the_same_bytes(killed: bool) -> None:
    pytest.importorskip("distributed")
    files = [*_write(200), str(SAMPLES)]
    histories.run(files, "here.jsonl")
    with cluster(2) as (address, workers):
        command = ("corpus", *files, "--history", "-o", "out.jsonl", "--scheduler", address)
        if not killed:
            done = run_apart(*command)
            assert done.returncode == 0, done.stderr
        else:
            plan = Plan(scheduler=address, progress=lambda part, parts: _kill(workers))
            histories.run(files, "out.jsonl", plan=plan)
            assert workers[0].poll() is not None
    assert Path("out.jsonl").read_bytes() == Path("here.jsonl").read_bytes()


def _kill(workers: list[Any]) -> None:
    """End the first of the workers, once."""
    if workers[0].poll() is None:
        workers[0].send_signal(signal.SIGKILL)
        time.sleep(0.2)
