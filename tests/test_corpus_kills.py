"""Runs of which the owner, the whole group or each worker is killed: the resumed bytes are those of an undisturbed run."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsline.corpus import shards
from tests import corpora
from tests.corpora import living, wait

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")

FILES = 6
PACKED = tuple(f"in-{number}.jsonl.gz" for number in range(FILES))
PLAIN = tuple(f"in-{number}.jsonl" for number in range(FILES))
TABLES = tuple(f"in-{number}.parquet" for number in range(FILES))
ARCHIVES = tuple(f"in-{number}.warc.gz" for number in range(FILES))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(names: tuple[str, ...], count: int) -> None:
    for number, name in enumerate(names):
        if name.endswith(".warc.gz"):
            pages = (corpora.response(f"https://news.example/{n}", corpora.page(n).encode()) for n in range(count))
            corpora.write_archive(Path(name), *pages)
        elif name.endswith(".parquet"):
            corpora.write_table(Path(name), count + number)
        else:
            corpora.write_lines(Path(name), count + number)


def _bytes(output: str) -> dict[str, bytes]:
    """All that an output holds, and what stands beside it."""
    path = Path(output)
    found = {one.name: one.read_bytes() for one in path.glob("part-*")} if path.is_dir() else {"": path.read_bytes()}
    errors = Path(f"{output.rstrip('/')}.errors.jsonl")
    return {**found, **({"errors": errors.read_bytes()} if errors.exists() else {})}


def workers(owner: int) -> list[int]:
    found = Path(f"/proc/{owner}/task/{owner}/children").read_text(encoding="ascii").split()
    return list(map(int, found))


def _done(output: str) -> int:
    """How many parts are there."""
    folder = Path(output.rstrip("/") if output.endswith("/") else f"{output}.parts")
    return len(list(folder.glob("part-*")))


def _victims(whom: str, owner: "subprocess.Popen[bytes]") -> Iterator[int]:
    if whom == "group":
        yield -owner.pid
    elif whom == "owner":
        yield owner.pid
    else:
        yield from workers(owner.pid)


def kill(whom: str, how: signal.Signals, names: tuple[str, ...], output: str, after: int) -> None:
    """Kill in the middle of a run, run again, and compare."""
    corpora.run(*names, output=f"whole-{output}", shard_bytes=20_000)
    run = corpora.apart(*names, output=output, heard=True, jobs=2, shard_bytes=20_000)
    wait(lambda: _done(output) >= after and len(workers(run.pid)) == 2)
    for victim in _victims(whom, run):
        os.kill(victim, how)
    _, said = run.communicate(timeout=60)
    assert b"Traceback" not in said
    if whom == "workers":
        assert run.returncode == 0
        if "errors" in _bytes(output):  # one part may have met both ends: that is said, and the next run reads it
            corpora.run(*names, output=output, shard_bytes=20_000)
    else:
        assert run.returncode == -how
        assert not Path(output).is_file()
        wait(lambda: not living(run.pid))
        again = corpora.run(*names, output=output, shard_bytes=20_000)
        assert 0 < again.read < sum(map(os.path.getsize, names)) if after else again.read
    assert _bytes(output) == _bytes(f"whole-{output}")
    assert not list(Path().rglob("*.tmp"))


@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
@pytest.mark.parametrize("names", [PACKED, ARCHIVES], ids=["packed", "archives"])
def test_an_owner_that_is_killed_loses_no_row(names: tuple[str, ...], output: str) -> None:
    """Workers tell it how far they are: that nobody hears them is no failure of their input."""
    _write(names, 120)
    kill("owner", signal.SIGKILL, names, output, 1)


SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
INPUTS = {"plain": PLAIN, "packed": PACKED, "tables": TABLES, "archives": ARCHIVES}


@pytest.mark.slow
@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
@pytest.mark.parametrize(
    ("how", "kind"),
    [(how, kind) for how in SIGNALS for kind in INPUTS if how == signal.SIGKILL or kind in ("plain", "packed")],
    ids=lambda one: getattr(one, "name", one),
)
@pytest.mark.parametrize("whom", ["owner", "group", "workers"])
def test_no_kill_loses_a_row(whom: str, how: signal.Signals, kind: str, output: str) -> None:
    _write(INPUTS[kind], 150)
    kill(whom, how, INPUTS[kind], output, 1)


def test_a_worker_ends_with_its_owner_in_the_middle_of_an_article() -> None:
    """It does not wait for the next time that it has something to say."""
    assert shards.SHARD > 1 << 20
    Path("in.jsonl").write_bytes(corpora.lines(corpora.records(40_000)))
    Path("more.jsonl").write_bytes(corpora.lines(corpora.records(40_000)))
    run = corpora.apart("in.jsonl", "more.jsonl", output="out.jsonl", jobs=2, shard_bytes=1 << 30)
    wait(lambda: Path("out.jsonl.parts").exists() and len(workers(run.pid)) == 2)
    run.kill()
    run.communicate()
    wait(lambda: not living(run.pid))
    assert _done("out.jsonl") == 0
