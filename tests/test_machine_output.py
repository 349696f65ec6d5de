"""Output that fails: full disks, pipes that close, closed streams, kills. A documented status, and no file is torn."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsline.writers import output
from tests.running import COMMAND, ENVIRONMENT, INTERRUPTIBLE, MARKED, PLAIN, complaint, run, run_apart

# More than a pipe holds in every format.
BIG = "".join(f"تحديث ({hour % 24:02d}:36 ت غ)\n\nأخمد الحريق في سوق السماق.\n\n" for hour in range(700))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")
    Path("big.txt").write_text(BIG, encoding="utf-8")


# --- disks and pipes ----------------------------------------------------------------------------------------------

COMMANDS = {
    "parse as JSON": ["parse", "--quiet", "--json", "big.txt"],
    "parse as a table": ["parse", "--quiet", "-f", "table", "big.txt"],
    "parse as a page": ["parse", "--quiet", "-f", "html", "marked.txt"],
    "stamp": ["stamp", "تحديث (15:36 تغ)"],
    "diff": ["diff", "marked.txt", "plain.txt"],
    "schema": ["schema"],
    "help": ["--help"],
    "help of a command": ["parse", "--help"],
    "version": ["--version"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk(name: str) -> None:
    """Also where all that is written is small enough to be written at the very end."""
    with open("/dev/full", "wb") as full:
        done = run_apart(*COMMANDS[name], stdout=full)
    assert done.returncode == 2
    assert complaint(done) == "newsline: standard output: No space left on device"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_pipe_that_nobody_reads(name: str) -> None:
    """141, as after SIGPIPE: a 1 would be an answer of `stamp` and `diff`."""
    reader, writer = os.pipe()
    os.close(reader)
    done = run_apart(*COMMANDS[name], stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("taken", [1, 5000, 70_000])
@pytest.mark.parametrize("name", ["parse as JSON", "parse as a table"])
def test_a_pipe_that_closes(name: str, taken: int) -> None:
    process = subprocess.Popen(
        [*COMMAND, *COMMANDS[name], "big.txt"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    assert len(process.stdout.read(taken)) == taken
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (141, b"")


UNBUFFERED = {"PYTHONUNBUFFERED": "1"}


@pytest.mark.parametrize("name", ["parse as JSON", "parse as a table", "parse as Markdown"])
def test_without_a_buffer_nothing_is_cut_short_in_silence(name: str) -> None:
    """A bare file takes what there is room for and says how much that was."""
    command = ["parse", "--quiet", "-f", {"JSON": "json", "table": "table"}.get(name.split()[-1], "md"), "big.txt"]
    whole = run_apart(*command).stdout.encode()
    assert len(whole) > 70_000
    limited = [sys.executable, "-c", LIMITED, *command]
    for size in (4096, 65_536, len(whole) - 1):
        with open("out", "wb") as file:
            limit = LIMITED.replace("(4096, 4096)", f"({size}, {size})")
            done = subprocess.run(
                [*limited[:2], limit, *limited[3:]],
                stdout=file,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                env={**ENVIRONMENT, **UNBUFFERED},
                check=False,
            )
        assert (done.returncode, complaint(done)) == (2, "newsline: standard output: File too large")
        assert whole.startswith(Path("out").read_bytes())
    with open("out", "wb") as file:
        assert run_apart(*command, stdout=file, env=UNBUFFERED).returncode == 0
    assert Path("out").read_bytes() == whole


@pytest.mark.parametrize("command", ["parse --quiet -f table big.txt", "parse --quiet -f md big.txt", "parse --help"])
def test_without_a_buffer_a_closed_pipe_ends_with_141(command: str) -> None:
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [*COMMAND, *command.split()],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, **UNBUFFERED},
    )
    os.close(writer)
    if "big" in command:
        os.read(reader, 100)
    os.close(reader)
    _, said = process.communicate()
    assert (process.returncode, said) == (141, b"")


@pytest.mark.parametrize("name", COMMANDS)
def test_without_a_buffer_a_full_disk_is_one_line(name: str) -> None:
    with open("/dev/full", "wb") as full:
        done = run_apart(*COMMANDS[name], stdout=full, env=UNBUFFERED)
    assert (done.returncode, complaint(done)) == (2, "newsline: standard output: No space left on device")


@pytest.mark.parametrize("way", ["full", "closed"])
def test_messages_that_cannot_be_written_stop_nothing(way: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with open("/dev/full", "wb") if way == "full" else os.fdopen(writer, "wb") as stream:
        done = run_apart("parse", "--json", "none.txt", "marked.txt", stderr=stream)
        wrong = run_apart("parse", "--jso", stderr=stream)
        corpus = run_apart("corpus", "none.txt", "marked.txt", "-o", "out.jsonl", "--jobs", "1", stderr=stream)
    assert (done.returncode, wrong.returncode, corpus.returncode) == (2, 2, 2)
    assert len(json.loads(done.stdout)["articles"]) == 1
    assert len(Path("out.jsonl").read_text(encoding="utf-8").splitlines()) == 2


LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from newsline.cli import main
main()
"""


@pytest.mark.parametrize(
    "command", [["parse", "--quiet"], ["corpus", "--jobs", "1", "--quiet"]], ids=["parse", "corpus"]
)
def test_a_full_disk_leaves_the_old_file(command: list[str]) -> None:
    """No file may grow past 4 kB there, as on a small disk."""
    Path("out.jsonl").write_text("old")
    line = [sys.executable, "-c", LIMITED, *command, "big.txt", "-o", "out.jsonl"]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    complaint(done)
    assert Path("out.jsonl").read_text() == "old"
    files = [name for name in os.listdir() if os.path.isfile(name)]
    assert sorted(files) == ["big.txt", "marked.txt", "out.jsonl", "plain.txt"]


# --- closed streams -----------------------------------------------------------------------------------------------


def _shell(closing: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = ["sh", "-c", f'"$@" {closing}', "sh", *COMMAND, *arguments]
    return subprocess.run(line, capture_output=True, check=False, encoding="utf-8", env=ENVIRONMENT)


def test_stderr_is_closed() -> None:
    done = _shell("2>&-", "parse", "--json", "none.txt", "marked.txt")
    assert (done.returncode, done.stderr) == (2, "")
    assert len(json.loads(done.stdout)["articles"]) == 1


@pytest.mark.parametrize("name", ["parse as JSON", "stamp", "help"])
def test_stdout_is_closed(name: str) -> None:
    done = _shell(">&-", *COMMANDS[name])
    assert done.returncode == 2
    assert complaint(done) == "newsline: standard output: Bad file descriptor"


@pytest.mark.parametrize(
    "command", [["parse"], ["parse", "--input", "jsonl", "-"], ["stamp"], ["diff", "-", "plain.txt"]], ids=" ".join
)
def test_stdin_is_closed(command: list[str]) -> None:
    done = _shell("<&-", *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint(done) == "newsline: -: Bad file descriptor"


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_file_is_written_whatever_is_closed(closing: str) -> None:
    """What a closed stream leaves is the number of the next file: nothing but the output may be written into that."""
    done = _shell(closing, "parse", "none.txt", "marked.txt", "-o", "out.json")
    assert done.returncode == 2
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["articles"]) == 1


# --- signals ------------------------------------------------------------------------------------------------------


def _started(*arguments: str) -> "subprocess.Popen[str]":
    """A process that takes Ctrl-C."""
    return subprocess.Popen(
        [*INTERRUPTIBLE, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=ENVIRONMENT,
    )


def _wait_for(there: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    while not there() and process.poll() is None:
        time.sleep(0.001)


def _beside() -> list[str]:
    return [name for name in os.listdir() if name.endswith(".tmp")]


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, (130,)), (signal.SIGTERM, (-signal.SIGTERM, 143))], ids=["SIGINT", "SIGTERM"]
)
def test_a_signal_while_a_file_is_written(number: signal.Signals, status: tuple[int, ...]) -> None:
    """The second source is a pipe that nobody writes to: the first is written by then."""
    Path("out.json").write_text("old")
    process = _started("parse", "--quiet", "big.txt", "-", "-o", "out.json")
    _wait_for(_beside, process)
    process.send_signal(number)
    _, err = process.communicate()
    assert process.returncode in status
    assert "Traceback" not in err
    assert Path("out.json").read_text() == "old"
    done = run_apart("parse", "--quiet", "marked.txt", "-o", "out.json")
    assert (done.returncode, _beside()) == (0, [])


def kills(count: int) -> None:
    """Kill as many runs, each at a random moment from its start to its end, and look at the file after each."""
    at_random = random.Random(count)
    Path("out.json").write_text(run("parse", "--quiet", "--json", "plain.txt").stdout, encoding="utf-8")
    command = ["parse", "--quiet", *["marked.txt"] * 300]  # many, so that it writes from the first to the last
    old, whole = Path("out.json").read_text(encoding="utf-8"), run(*command, "--json").stdout
    start = time.monotonic()
    _started(*command, "-o", "other.json").communicate()
    usual = time.monotonic() - start
    seen, left = {old: 0, whole: 0}, 0
    for _ in range(count):
        Path("out.json").write_text(old, encoding="utf-8")
        process = _started(*command, "-o", "out.json")
        if at_random.random() < 0.5:
            _wait_for(_beside, process)  # half of them while it is written
            time.sleep(at_random.random() * usual * 0.5)
        else:
            time.sleep(at_random.random() * usual * 1.2)
        process.kill()
        process.communicate()
        seen[Path("out.json").read_text(encoding="utf-8")] += 1  # a torn file is a KeyError
        assert len(_beside()) <= 1  # the next run sweeps
        left += len(_beside())
    assert seen[old]
    assert left  # the kills were where it hurts
    run("parse", "--quiet", "marked.txt", "-o", "out.json")
    assert _beside() == []
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["articles"]) == 1


def test_ten_kills_tear_no_file() -> None:
    kills(10)


@pytest.mark.slow
def test_five_hundred_kills_tear_no_file() -> None:
    kills(500)


# --- whole or not at all ------------------------------------------------------------------------------------------

DEAD = 2**22 + 1  # more than Linux ever numbers a process


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        (f".out.json.{DEAD}.0123abcd.tmp", False),
        (f".other.json.{DEAD}.0123abcd.tmp", True),
        (f".out.json.{DEAD}.tmp", True),
        (".out.json.mine.0123abcd.tmp", True),
        (f"out.json.{DEAD}.0123abcd.tmp", True),
    ],
)
def test_only_what_a_killed_run_left_is_swept(name: str, stays: bool) -> None:
    Path(name).touch()
    with output.whole("out.json") as file:
        file.write(b"new")
    assert Path(name).exists() is stays
    assert Path("out.json").read_bytes() == b"new"


def test_what_a_run_still_writes_stays_whatever_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """In another container the same file system is seen, and other numbers of processes."""
    monkeypatch.setattr(os, "getpid", lambda: DEAD)
    with output.whole("out.json") as one:
        one.write(b"one")
        with output.whole("out.json") as other:
            other.write(b"other")
        assert len(_beside()) == 1
    assert Path("out.json").read_bytes() == b"one"


@pytest.mark.parametrize("plant", [os.symlink, os.link])
def test_a_link_that_somebody_has_put_in_the_way_is_not_followed(plant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter([b"\x01" * 4, b"\x02" * 4])
    monkeypatch.setattr(os, "urandom", lambda count: next(names))
    Path("theirs").write_bytes(b"theirs")
    plant("theirs", f".out.json.{os.getpid()}.01010101.tmp")
    with output.whole("out.json", sweep=False) as file:
        file.write(b"new")
    assert (Path("theirs").read_bytes(), Path("out.json").read_bytes()) == (b"theirs", b"new")


def test_signs_that_look_like_digits_are_none() -> None:
    for name in (".out.json.².0123abcd.tmp", ".out.json.٢.0123abcd.tmp"):
        Path(name).touch()
    with output.whole("out.json") as file:
        file.write(b"new")
    assert len(_beside()) == 2


def test_two_writers_of_one_file_do_not_meet() -> None:
    with output.whole("out.json") as one, output.whole("out.json") as other:
        one.write(b"one")
        other.write(b"other")
    assert Path("out.json").read_bytes() == b"one"  # the last to end
    assert _beside() == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_a_block_that_ends_badly_leaves_the_old_file(error: type[BaseException]) -> None:
    Path("out.json").write_bytes(b"old")
    block = output.whole("out.json")
    block.__enter__().write(b"new")
    assert len(_beside()) == 1
    assert block.__exit__(error, error(), None) is False
    assert Path("out.json").read_bytes() == b"old"
    assert _beside() == []
