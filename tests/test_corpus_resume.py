"""A run over a corpus that is stopped, killed or run again: what is done stays done, what has changed is done again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from newsline import corpus
from newsline.corpus import Options, Plan
from newsline.corpus.work import Parsing
from tests import corpora, running
from tests.corpora import failures, rows


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _parts(folder: Path) -> dict[str, int]:
    """The parts that are whole, with their times."""
    reports = {path.stem for path in (folder / "_newsline").glob("part-*.json")}
    found = {path.name: path.stat().st_mtime_ns for path in folder.glob("part-*")}
    return {name: time for name, time in found.items() if name.partition(".")[0] in reports}


# --- killed -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
def test_after_a_kill_only_the_missing_parts_are_done(jobs: int, output: str) -> None:
    source = corpora.write_lines(Path("in.jsonl"), 3000)
    corpora.run(source, output=f"whole-{output}", shard_bytes=10_000)
    folder = Path("out.jsonl.parts") if output == "out.jsonl" else Path("out")
    killed = corpora.apart(source, output=output, jobs=jobs, shard_bytes=10_000)
    corpora.wait(lambda: len(_parts(folder)) > 5)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    corpora.wait(lambda: not corpora.living(killed.pid))
    before = _parts(folder)
    assert not Path("out.jsonl").exists()
    assert 5 < len(before) < 80

    begun: list[int] = []
    done = corpora.run(source, output=output, shard_bytes=10_000, progress=lambda now, whole: begun.append(now))
    size = source.stat().st_size
    assert begun[0] == sum(min(10_000, size - 10_000 * int(name[5:11])) for name in before)
    assert done.read == size - begun[0]
    assert rows(Path(output)) == rows(Path(f"whole-{output}"))
    if output == "out/":
        assert {name: time for name, time in _parts(folder).items() if name in before} == before
        assert not list(folder.rglob("*.tmp"))
    else:
        assert Path(output).read_bytes() == Path("whole-out.jsonl").read_bytes()
        assert sorted(path.name for path in Path().iterdir()) == ["in.jsonl", "out.jsonl", "whole-out.jsonl"]


def test_parts_of_a_folder_are_not_touched_again() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    before = _parts(Path("out"))
    for name in sorted(before)[1::2]:
        (Path("out") / name).unlink()
    done = corpora.run(source, output="out/")
    after = _parts(Path("out"))
    assert after.keys() == before.keys()
    assert [after[name] == before[name] for name in sorted(before)] == [n % 2 == 0 for n in range(len(before))]
    assert 0 < done.read < source.stat().st_size
    assert done.tally["articles"] == 12


def test_a_part_that_is_cut_off_is_done_again() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    whole = rows(Path("out"))
    with Path("out/part-000001.jsonl").open("r+b") as part:
        part.truncate(10)
    Path("out/_newsline/part-000002.json").write_text("{", encoding="utf-8")
    corpora.run(source, output="out/")
    assert rows(Path("out")) == whole


def test_what_a_killed_run_left_unfinished_is_removed() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    for name in (
        "out/.part-000001.jsonl.1.01234567.tmp",
        "out/_newsline/.manifest.json.1.01234567.tmp",
        "out/.mine.tmp",
    ):
        Path(name).write_text("half", encoding="utf-8")
    corpora.run(source, output="out/")
    assert [path.name for path in Path("out").rglob("*.tmp")] == [".mine.tmp"]


# --- changed ------------------------------------------------------------------------------------------------------


def test_a_changed_input_is_noticed_and_only_its_parts_are_done_again() -> None:
    inputs = [corpora.write_lines(Path(name), 4) for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    corpora.run(*inputs, output="out/")
    before = _parts(Path("out"))
    Path("b.jsonl").write_bytes(Path("b.jsonl").read_bytes().replace("القطار".encode(), "الباص ".encode()))
    os.utime("b.jsonl", ns=(1, 1))
    said: list[str] = []
    corpora.run(*inputs, output="out/", notice=said.append)
    after = _parts(Path("out"))
    changed = [name for name in sorted(after) if after[name] != before[name]]
    assert said == ["b.jsonl has changed: its parts are made again"]
    assert 0 < len(changed) < len(after)
    assert ["الباص" in path.read_text(encoding="utf-8") for path in sorted(Path("out").glob("part-*"))] == [
        name in changed for name in sorted(after)
    ]


def test_other_options_are_noticed_and_all_is_done_again() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    said: list[str] = []
    corpora.run(source, output="out/", options=Options(zone="Asia/Riyadh", articles=True), notice=said.append)
    assert said == ["made with other options before (articles, zone): all parts are made again"]
    assert all("timeline" in row for row in rows(Path("out")))


def test_fewer_inputs_leave_no_part_of_the_old_ones() -> None:
    inputs = [corpora.write_lines(Path(name), 6) for name in ("a.jsonl", "b.jsonl")]
    corpora.run(*inputs, "gone.txt", output="out/")
    assert failures(Path("out"))
    said: list[str] = []
    corpora.run(inputs[0], output="out/", notice=said.append)
    assert said == ["inputs were added or removed: the parts after them are made again"]
    assert len(rows(Path("out"))) == len({row["source"] + str(row["n"]) for row in rows(Path("out"))}) == 10
    assert not failures(Path("out"))


def test_nothing_is_said_where_nothing_has_changed() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    said: list[str] = []
    for _ in range(2):
        done = corpora.run(source, output="out/", notice=said.append)
    assert (said, done.read, done.tally["articles"]) == ([], 0, 12)


def test_only_what_a_run_has_written_is_removed() -> None:
    Path("out").mkdir()
    Path("out/mine.txt").write_text("x", encoding="utf-8")
    Path("out.jsonl.parts").mkdir()
    Path("out.jsonl.parts/mine.txt").write_text("x", encoding="utf-8")
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    corpora.run(source, output="out.jsonl")
    assert Path("out/mine.txt").exists()
    assert [path.name for path in Path("out.jsonl.parts").iterdir()] == ["mine.txt"]


# --- the output ---------------------------------------------------------------------------------------------------


def test_the_old_output_stays_until_the_new_one_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    Path("out.jsonl").write_text("old", encoding="utf-8")
    real = Parsing.run

    def full(one: Parsing, shard: Any, tick: Any) -> Any:
        if shard.number == 2:
            raise OSError(28, "No space left on device")
        return real(one, shard, tick)

    monkeypatch.setattr(Parsing, "run", full)
    with pytest.raises(OSError, match="No space"):
        corpora.run(source, output="out.jsonl")
    assert Path("out.jsonl").read_text(encoding="utf-8") == "old"
    monkeypatch.undo()


def test_mode_bits_stay_and_a_symlink_is_followed() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    Path("real").mkdir()
    Path("real/out.jsonl").write_text("old", encoding="utf-8")
    Path("real/out.jsonl").chmod(0o640)
    Path("out.jsonl").symlink_to("real/out.jsonl")
    corpora.run(source, output="out.jsonl")
    assert Path("out.jsonl").is_symlink()
    assert Path("real/out.jsonl").stat().st_mode & 0o777 == 0o640
    assert len(rows(Path("out.jsonl"))) == 20


@pytest.mark.skipif(not os.path.exists("/dev/shm"), reason="no second file system to fill")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    corpora.write_lines(Path("in.jsonl"), 400)
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); import signal; "
    limited += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from newsline.cli import main; main()"
    for jobs in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", limited, "corpus", "in.jsonl", "-o", "out.jsonl", "--jobs", jobs],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == ["newsline"]
        assert not Path("out.jsonl").exists()


# --- workers ------------------------------------------------------------------------------------------------------

DEADLY = """
import os, signal, sys
from newsline import corpus
from newsline.corpus.work import Parsing
real = Parsing.run
def run(work, shard, tick):
    if shard.number == 1 and (sys.argv[1] == "always" or not os.path.exists("died")):
        open("died", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return real(work, shard, tick)
Parsing.run = run
done = corpus.run(["in.jsonl"], "out.jsonl", plan=corpus.Plan(jobs=2, shard_bytes=600))
print(done.failures)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the patch reaches only processes that are forked")
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the patch reaches only processes that are forked")
@pytest.mark.parametrize(("when", "lost"), [("once", "0"), ("always", "1")])
def test_a_worker_that_is_killed_takes_at_most_its_shard_with_it(when: str, lost: str) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="whole.jsonl")
    done = subprocess.run([sys.executable, "-c", DEADLY, when], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == lost
    found, whole = rows(Path("out.jsonl")), rows(Path("whole.jsonl"))
    assert (found == whole) is (when == "once")
    assert all(row in whole for row in found)
    reasons = [("in.jsonl", "the process that read it died, with status -9")] if when == "always" else []
    assert failures(Path("out.jsonl")) == reasons


def test_interrupt_ends_all_processes_and_the_next_run_goes_on() -> None:
    corpora.write_lines(Path("in.jsonl"), 120_000)
    command = [*running.INTERRUPTIBLE, "corpus", "in.jsonl", "-o", "out.jsonl", "--jobs", "2", "--quiet"]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)
    corpora.wait(lambda: Path("out.jsonl.parts/_newsline/manifest.json").exists())
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    corpora.wait(lambda: not corpora.living(process.pid))
    assert not Path("out.jsonl").exists()


def test_a_worker_of_another_version_is_refused() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    with pytest.raises(corpus.Refused, match="a worker has newsline"):
        corpus.run([str(source)], "out.jsonl", Options(version="0.0.0"), Plan(shard_bytes=600))
