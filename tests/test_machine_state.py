"""Bad machines: full disks, closed pipes, odd files, bare environments. A documented status and one line on stderr.

It is long for its tables: of commands, files and environments.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsline.writers.formats import TIMELINES
from tests.running import (
    CAN_BE_REFUSED,
    COMMAND,
    ENVIRONMENT,
    INTERRUPTIBLE,
    MARKED,
    PLAIN,
    REFUSED,
    articles,
    run,
    run_apart,
)

# More than a pipe holds in every format.
BIG = "".join(f"تحديث ({hour % 24:02d}:36 ت غ)\n\nأخمد الحريق في سوق السماق.\n\n" for hour in range(700))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")
    Path("big.txt").write_text(BIG, encoding="utf-8")


def complaint(done: Any) -> str:
    """The one line on stderr."""
    lines: list[str] = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("newsline: ")
    return lines[0]


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


# --- files --------------------------------------------------------------------------------------------------------


ODD: dict[str, Any] = {
    "not there": lambda: None,
    "not to be read": lambda: Path("odd").symlink_to("/proc/self/mem"),  # opens, and then fails
    "a folder": lambda: Path("odd").mkdir(),
    "empty": lambda: Path("odd").touch(),
    "blank": lambda: Path("odd").write_text(" \n\f\n"),
    "a link to itself": lambda: Path("odd").symlink_to("odd"),
    "a link to nothing": lambda: Path("odd").symlink_to("none"),
    "no text": lambda: Path("odd").write_bytes(os.urandom(5000)),
    "half a gzip file": lambda: Path("odd").write_bytes(bytes.fromhex("1f8b0800000000000003cb48")),
    "no gzip file": lambda: Path("odd").write_bytes(b"\x1f\x8b\x00\x00\x00\x00\x00"),
    "two bytes of a gzip file": lambda: Path("odd").write_bytes(b"\x1f\x8b"),
}


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_an_odd_file_is_one_line_and_the_others_are_read(make: Any) -> None:
    make()
    done = run("parse", "--json", "--quiet", "marked.txt", "odd", "plain.txt")
    assert done.exit_code == 2
    assert complaint(done).startswith("newsline: odd: ")
    assert [one["source"] for one in articles(done)] == ["marked.txt", "plain.txt"]


refused = pytest.mark.skipif(not CAN_BE_REFUSED, reason="root is refused nothing without setpriv")


@refused
def test_a_file_that_may_not_be_read() -> None:
    Path("odd").write_text(MARKED, encoding="utf-8")
    Path("odd").chmod(0)
    done = run_apart("parse", "--json", "--quiet", "marked.txt", "odd", before=REFUSED)
    assert done.returncode == 2
    assert complaint(done) == "newsline: odd: Permission denied"
    assert [one["source"] for one in json.loads(done.stdout)["articles"]] == ["marked.txt"]


LONG = {"path": ["parse", "a/" * 3000], "name": ["parse", "x" * 5000], "date": ["stamp", "--date", "9" * 5000]}


@pytest.mark.parametrize("command", LONG.values(), ids=LONG)
def test_names_too_long(command: list[str]) -> None:
    done = run(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("form", TIMELINES)
def test_a_name_that_is_no_text(form: str) -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    Path(name).write_text(MARKED, encoding="utf-8")
    done = run("parse", "--quiet", "-f", form, name)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "أخمد الحريق" in done.stdout
    assert complaint(run("parse", os.fsdecode(b"\xff.none"))) == "newsline: \\udcff.none: No such file or directory"


def test_a_fifo() -> None:
    os.mkfifo("fifo")
    writer = threading.Thread(target=lambda: Path("fifo").write_text(MARKED, encoding="utf-8"))
    writer.start()
    done = run_apart("parse", "--json", "fifo")
    writer.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["articles"]) == 1


def test_a_file_that_shrinks_while_it_is_read() -> None:
    """The pipe holds the program back until the file has been cut in the middle of a record."""
    record = json.dumps({"text": MARKED}, ensure_ascii=False) + "\n"
    whole = 3000
    Path("shrinking.jsonl").write_text(record * whole, encoding="utf-8")
    size = os.path.getsize("shrinking.jsonl")
    command = [*COMMAND, "parse", "--quiet", "-f", "jsonl", "shrinking.jsonl", "marked.txt"]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    rows = [json.loads(process.stdout.readline())]
    os.truncate("shrinking.jsonl", size // 2 + 7)
    rows += [json.loads(line) for line in process.stdout]  # communicate would miss what has been read ahead
    assert process.stderr is not None
    err = process.stderr.read()
    process.stdout.close()
    process.stderr.close()
    assert process.wait() == 2
    assert err.startswith(f"newsline: shrinking.jsonl:{whole // 2 + 1}: is not JSON")
    assert len(err.splitlines()) == 1
    assert len(rows) == whole + 2  # two entries a record
    assert rows[-1]["source"] == "marked.txt"


def test_current_folder_is_read_only() -> None:
    Path("closed").mkdir(mode=0o555)
    done = run_apart("parse", "--json", "../marked.txt", cwd="closed")
    assert (done.returncode, done.stderr) == (0, "")
    assert os.listdir("closed") == []


@refused
def test_a_folder_that_may_not_be_written_to() -> None:
    Path("closed").mkdir(mode=0o555)
    done = run_apart("parse", "--json", "marked.txt", "-o", "closed/out.json", before=REFUSED)
    assert done.returncode == 2
    complaint(done)


def test_the_current_folder_is_gone() -> None:
    Path("gone").mkdir()
    line = [
        "sh",
        "-c",
        'cd gone && rmdir ../gone && "$@"',
        "sh",
        *COMMAND,
        "parse",
        "--json",
        str(Path("marked.txt").resolve()),
    ]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        line, capture_output=True, check=False, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert (done.returncode, done.stderr) == (0, "")


# --- environments -------------------------------------------------------------------------------------------------

ENVIRONMENTS = {
    "no HOME": {"HOME": ""},
    "HOME not there": {"HOME": "/nonexistent"},
    "C": {"LC_ALL": "C", "LANG": "C"},
    "C, no UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LC_ALL": "POSIX"},
    "a locale that is not there": {"LC_ALL": "xx_XX.UTF-8"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "strict ASCII": {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
    "windows-1256": {"PYTHONIOENCODING": "cp1256"},
    "latin-1": {"PYTHONIOENCODING": "latin-1:strict"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "unbuffered": {"PYTHONUNBUFFERED": "1"},
    "no bytecode": {"PYTHONDONTWRITEBYTECODE": "1"},
    "warnings are errors": {"PYTHONWARNINGS": "error"},
    "no zone files": {"PYTHONTZPATH": ""},
    "a zone that is not there": {"TZ": "Nowhere/None"},
    "dumb terminal": {"TERM": "dumb"},
    "no terminal": {"TERM": ""},
    "24 columns": {"COLUMNS": "24"},
    "1 column": {"COLUMNS": "1"},
    "0 columns": {"COLUMNS": "0"},
    "no columns": {"COLUMNS": "many"},
    "a million columns": {"COLUMNS": "1000000"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_a_bare_environment_changes_nothing(name: str) -> None:
    """Names, text and messages in Arabic, and a zone whose rules are wanted; the table may be narrower and no more."""
    Path("خبر.txt").write_text(MARKED.replace("ت غ", "بتوقيت القاهرة"), encoding="utf-8")
    command = ["--date", "2025-10-04", "--tz", "Asia/Riyadh", "خبر.txt", "لا شيء.txt"]
    done = run_apart("parse", "--json", *command, env=ENVIRONMENTS[name], errors="replace")
    assert done.returncode == 2
    assert complaint(done).endswith(": No such file or directory")
    assert done.stdout == run("parse", "--json", *command).stdout
    drawn = run_apart("parse", "-f", "table", "--full", *command[:-1], env=ENVIRONMENTS[name])
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert "أخمدالحريق." in "".join(drawn.stdout.split())


@pytest.mark.parametrize(
    "name", ["C, no UTF-8 mode", "strict ASCII", "windows-1256", "1 column", "warnings are errors"]
)
def test_other_commands_in_a_bare_environment(name: str) -> None:
    read = run_apart("stamp", "تحديث (15:36 تغ)", env=ENVIRONMENTS[name])
    assert (read.returncode, read.stderr) == (0, "")
    assert json.loads(read.stdout)["text"] == "تحديث (15:36 تغ)"
    helped = run_apart("parse", "--help", env=ENVIRONMENTS[name])
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "--explain" in helped.stdout


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
