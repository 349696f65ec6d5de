"""The same work on a Dask cluster, and on files behind URLs."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsline import corpus
from newsline.corpus import Options, Plan
from tests import corpora, running
from tests.corpora import failures, rows


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# --- URLs ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def memory() -> Iterator[Any]:
    """The files of memory://, which are this process's own."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def _upload(memory: Any, *names: str) -> None:
    for name in names:
        corpora.write_lines(Path("here.jsonl" + name.partition(".jsonl")[2]), 6)
        memory.pipe_file(name, Path("here.jsonl" + name.partition(".jsonl")[2]).read_bytes())


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.parquet", "out/"])
def test_memory_urls(memory: Any, output: str) -> None:
    _upload(memory, "/in/a.jsonl", "/in/b.jsonl.gz", "/in/c.jsonl.zst")
    Path("in").mkdir()
    for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl.zst"):
        corpora.write_lines(Path("in") / name, 6)
    corpora.run("in", output=f"local-{output}")
    corpora.run("memory://in", output=f"memory://{output}")
    memory.get("/" + output.rstrip("/"), "fetched-" + output.rstrip("/"), recursive=True)
    assert rows(Path(f"fetched-{output}")) == rows(Path(f"local-{output}"))
    assert not memory.exists("/out.jsonl.parts")
    assert not list(Path().glob("*.tmp"))


@pytest.mark.parametrize(
    "names", [["memory://in"], ["memory://in/*.jsonl"], ["memory://in/a.jsonl", "memory://in/b.jsonl"]]
)
def test_memory_folders_and_patterns(memory: Any, names: list[str]) -> None:
    _upload(memory, "/in/b.jsonl", "/in/a.jsonl", "/in/.hidden.jsonl")
    done = corpora.run(*names, output="out.jsonl")
    assert done.tally["articles"] == 12


def test_a_run_into_a_memory_folder_resumes(memory: Any) -> None:
    _upload(memory, "/in/a.jsonl")
    corpora.run("memory://in/a.jsonl", output="memory://out/")
    memory.rm_file("/out/part-000000.jsonl")
    before = {
        name: info["created"]
        for name, info in memory.find("/out", detail=True).items()
        if "/part" in name and "part-000000" not in name
    }
    done = corpora.run("memory://in/a.jsonl", output="memory://out/")
    after = {name: info["created"] for name, info in memory.find("/out", detail=True).items()}
    assert 0 < done.read < memory.size("/in/a.jsonl")
    assert {name: after[name] for name in before} == before
    _upload(memory, "/in/a.jsonl")
    said: list[str] = []
    corpora.run("memory://in/a.jsonl", output="memory://out/", notice=said.append)
    assert said == ["memory://in/a.jsonl has changed: its parts are made again"]


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.parquet", "out/"])
def test_shares_in_memory_are_joined(memory: Any, output: str) -> None:
    _upload(memory, "/in/a.jsonl", "/in/b.jsonl")
    corpora.run("memory://in", output=f"memory://whole/{output}")
    for number in (1, 2, 3):
        corpora.run("memory://in", output=f"memory://shares/{output}", shard=(number, 3))
    corpus.join([f"memory://shares/out-*-of-00003{output.rstrip('/')[3:]}"], f"memory://joined/{output}")
    found = [
        {path.removeprefix(f"/{at}"): memory.cat_file(path) for path in memory.find(f"/{at}")}
        for at in ("whole", "joined")
    ]
    assert found[0] == found[1]


def test_file_urls() -> None:
    here = f"file://{Path().absolute()}"
    corpora.write_lines(Path("in.jsonl"))
    Path("folder").mkdir()
    corpora.write_lines(Path("folder/in.jsonl"))
    corpora.run(f"{here}/in.jsonl", f"{here}/folder", f"{here}/fold*/*.jsonl", output=f"{here}/out.jsonl")
    assert len(rows(Path("out.jsonl"))) == 60


def test_failures_behind_urls(memory: Any) -> None:
    _upload(memory, "/in/a.jsonl")
    done = corpora.run("memory://in/a.jsonl", "memory://gone.jsonl", "nowhere://x", output="out.jsonl")
    assert done.failures == 2
    assert [source for source, _ in failures(Path("out.jsonl"))] == ["memory://gone.jsonl", "nowhere://x"]
    refused = running.run("corpus", "memory://in/a.jsonl", "-o", "out.jsonl", "--date", "mtime")
    assert refused.stderr == "newsline: memory://in/a.jsonl: --date mtime is for files, and this is a URL\n"


# --- a cluster ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and its workers, each a process of its own; gives the address and the workers."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    dask = [sys.executable, "-m", "dask"]
    common = ["--no-dashboard", "--scheduler-file", "scheduler.json"]
    started = [
        subprocess.Popen([*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *common], env=environment, **quiet)  # type: ignore[call-overload]
    ]
    one = [*dask, "worker", "--nthreads", "1", "--no-nanny", "--local-directory", "scratch", *common]
    try:
        where = Path("scheduler.json")
        while not (where.exists() and where.read_text().rstrip().endswith("}")):  # else it is half written
            time.sleep(0.05)
        started += [subprocess.Popen(one, env=environment, **quiet) for _ in range(workers)]  # type: ignore[call-overload]
        import json

        from distributed import Client

        address = json.loads(where.read_text())["address"]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_two_workers_one_of_which_is_killed_write_the_same_bytes() -> None:
    pytest.importorskip("distributed")
    source = corpora.write_lines(Path("in.jsonl"), 6000)
    corpora.run(source, output="whole.jsonl", shard_bytes=20_000)
    with cluster(2) as (address, workers):
        run = corpora.apart(source, output="out.jsonl", scheduler=address, shard_bytes=20_000)
        folder = Path("out.jsonl.parts/_newsline")
        while len(list(folder.glob("part-*.json"))) < 10:
            assert run.poll() is None
            time.sleep(0.01)
        workers[0].send_signal(signal.SIGKILL)
        assert run.poll() is None, "it was done before the worker was killed"
        assert run.wait(timeout=120) == 0
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert not Path("out.jsonl.parts").exists()
    assert not failures(Path("out.jsonl"))


@pytest.mark.slow
def test_relative_names_and_urls_reach_the_workers() -> None:
    pytest.importorskip("distributed")
    corpora.write_lines(Path("a.jsonl"))
    corpora.write_lines(Path("b.jsonl.gz"))
    with cluster(1) as (address, _):
        done = running.run_apart(
            "corpus", "a.jsonl", f"file://{Path('b.jsonl.gz').absolute()}", "-o", "out/", "--scheduler", address
        )
    assert (done.returncode, len(rows(Path("out")))) == (0, 40)


@pytest.mark.slow
def test_memory_urls_on_a_cluster_in_this_process(memory: Any) -> None:
    distributed = pytest.importorskip("distributed")
    _upload(memory, "/in/a.jsonl")
    corpora.run("memory://in/a.jsonl", output="here.jsonl")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        corpora.run("memory://in/a.jsonl", output="memory://out.jsonl", scheduler=cluster.scheduler_address)
    assert memory.cat_file("/out.jsonl") == Path("here.jsonl").read_bytes()


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    import dask

    from newsline.corpus import Refused

    corpora.write_lines(Path("in.jsonl"))
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(Refused, match="no Dask scheduler"),
    ):
        corpora.run("in.jsonl", output="out.jsonl", plan=Plan(scheduler="tcp://127.0.0.1:9"), options=Options())
