"""Bad machines: full disks, closed pipes, odd files, bare environments. A documented status and one line on stderr."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.running import COMMAND, MARKED, PLAIN, run_apart

BIG = "".join(f"تحديث ({hour % 24:02d}:36 ت غ)\n\nأخمد الحريق في سوق السماق.\n\n" for hour in range(3000))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")
    Path("big.txt").write_text(BIG, encoding="utf-8")


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr."""
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("newsline: ")
    return lines[0]


# --- disks and pipes ----------------------------------------------------------------------------------------------

FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md", "html", "jsonld", "timelinejs"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk(form: str) -> None:
    with open("/dev/full", "wb") as full:
        done = run_apart("parse", "--quiet", "-f", form, "big.txt", stdout=full)
    assert done.returncode == 2
    assert "No space left" in complaint(done)


def test_a_full_disk_under_the_option() -> None:
    done = run_apart("parse", "--quiet", "--json", "big.txt", "-o", "/dev/full")
    assert done.returncode == 2
    assert "No space left" in complaint(done)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A file may not grow past 4 kB there, as on a small disk."""
    Path("out.json").write_text("old")
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    code = (
        limited + "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); from newsline.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "parse", "big.txt", "-o", "out.json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    complaint(done)
    assert Path("out.json").read_text() == "old"
    assert sorted(os.listdir()) == ["big.txt", "marked.txt", "out.json", "plain.txt"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("taken", [0, 1, 5000])
def test_a_pipe_that_closes(form: str, taken: int) -> None:
    process = subprocess.Popen(
        [*COMMAND, "parse", "--quiet", "-f", form, *["big.txt"] * 2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(taken)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert said == b""
    assert process.wait() in (0, 141, -signal.SIGPIPE)


def test_stderr_is_closed() -> None:
    command = [*COMMAND, "parse", "--json", "none.txt", "marked.txt"]
    done = subprocess.run(["sh", "-c", '"$@" 2>&-', "sh", *command], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr == ""
    assert len(json.loads(done.stdout)["articles"]) == 1


def test_stdout_is_closed() -> None:
    command = [*COMMAND, "parse", "--json", "marked.txt"]
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    complaint(done)


@pytest.mark.parametrize("command", [["parse"], ["parse", "-"], ["stamp"]], ids=" ".join)
def test_stdin_is_closed(command: list[str]) -> None:
    line = ["sh", "-c", '"$@" <&-', "sh", *COMMAND, *command]
    done = subprocess.run(line, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    complaint(done)


def test_a_file_is_read_with_stdin_closed() -> None:
    line = ["sh", "-c", '"$@" <&-', "sh", *COMMAND, "parse", "--json", "marked.txt"]
    done = subprocess.run(line, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


# --- files --------------------------------------------------------------------------------------------------------


def _unreadable() -> None:
    Path("odd").write_text(MARKED, encoding="utf-8")
    Path("odd").chmod(0)


ODD: dict[str, Any] = {
    "not there": lambda: None,
    "a folder": lambda: Path("odd").mkdir(),
    "empty": lambda: Path("odd").touch(),
    "blank": lambda: Path("odd").write_text(" \n\f\n"),
    "a link to itself": lambda: Path("odd").symlink_to("odd"),
    "a link to nothing": lambda: Path("odd").symlink_to("none"),
    "no text": lambda: Path("odd").write_bytes(os.urandom(5000)),
    "half a gzip file": lambda: Path("odd").write_bytes(bytes.fromhex("1f8b0800000000000003cb48")),
    "no gzip file": lambda: Path("odd").write_bytes(b"\x1f\x8b\x00\x00\x00\x00\x00"),
    "two bytes of a gzip file": lambda: Path("odd").write_bytes(b"\x1f\x8b"),
    "unreadable": pytest.param(_unreadable, marks=pytest.mark.skipif(os.geteuid() == 0, reason="root reads it")),
}


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_an_odd_file_is_one_line_and_the_others_are_read(make: Any) -> None:
    make()
    done = run_apart("parse", "--json", "--quiet", "marked.txt", "odd", "plain.txt")
    assert done.returncode == 2
    assert complaint(done).startswith("newsline: odd: ")
    assert [one["source"] for one in json.loads(done.stdout)["articles"]] == ["marked.txt", "plain.txt"]


@pytest.mark.parametrize("command", [["parse", "a/" * 3000], ["parse", "x" * 5000], ["stamp", "--date", "9" * 5000]])
def test_names_too_long(command: list[str]) -> None:
    done = run_apart(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_name_that_is_no_text() -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    Path(name).write_text(MARKED, encoding="utf-8")
    for form in FORMATS:
        done = run_apart("parse", "--quiet", "-f", form, name)
        assert (done.returncode, done.stderr) == (0, ""), form
    assert complaint(run_apart("parse", os.fsdecode(b"\xff.none")))


def test_a_fifo() -> None:
    os.mkfifo("fifo")
    writer = threading.Thread(target=lambda: Path("fifo").write_text(MARKED, encoding="utf-8"))
    writer.start()
    done = run_apart("parse", "--json", "fifo")
    writer.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["articles"]) == 1


def test_a_fifo_to_write_to() -> None:
    os.mkfifo("fifo")
    taken: list[str] = []
    reader = threading.Thread(target=lambda: taken.append(Path("fifo").read_text(encoding="utf-8")))
    reader.start()
    done = run_apart("parse", "--json", "marked.txt", "-o", "fifo")
    reader.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(taken[0])["articles"]) == 1


def test_a_file_that_shrinks_while_it_is_read() -> None:
    for _ in range(5):
        Path("shrinking.txt").write_text(BIG * 20, encoding="utf-8")
        command = [*COMMAND, "parse", "--quiet", "--json", "shrinking.txt", "marked.txt"]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        while process.poll() is None and os.path.getsize("shrinking.txt") > 200_000:
            os.truncate("shrinking.txt", os.path.getsize("shrinking.txt") - 100_000)
        out, err = process.communicate()
        assert process.returncode in (0, 2)
        assert len(err.splitlines()) == (process.returncode == 2)
        assert json.loads(out)["articles"][-1]["source"] == "marked.txt"


def test_current_folder_is_read_only() -> None:
    Path("closed").mkdir(mode=0o555)
    done = run_apart("parse", "--json", "../marked.txt", cwd="closed")
    assert (done.returncode, done.stderr) == (0, "")
    assert os.listdir("closed") == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes there")
def test_a_folder_that_may_not_be_written_to() -> None:
    Path("closed").mkdir(mode=0o555)
    done = run_apart("parse", "--json", "marked.txt", "-o", "closed/out.json")
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
ZONED = MARKED.replace("ت غ", "بتوقيت القاهرة")


@pytest.mark.parametrize("form", ["json", "table", "csv", "html"])
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_a_bare_environment_changes_nothing(name: str, form: str) -> None:
    Path("zoned.txt").write_text(ZONED, encoding="utf-8")
    command = ["parse", "-f", form, "--date", "2025-10-04", "--tz", "Asia/Riyadh", "zoned.txt"]
    done = run_apart(*command, env=ENVIRONMENTS[name])
    assert (done.returncode, done.stderr) == (0, "")
    if form != "table":
        assert done.stdout == run_apart(*command).stdout
    assert "أخمد" in done.stdout or ENVIRONMENTS[name].get("COLUMNS") == "1"


@pytest.mark.parametrize("name", ENVIRONMENTS)
@pytest.mark.parametrize(
    "command", [["stamp", "تحديث (15:36 تغ)"], ["schema"], ["parse", "لا شيء.txt"]], ids=lambda one: one[0]
)
def test_other_commands_in_a_bare_environment(name: str, command: list[str]) -> None:
    done = run_apart(*command, env=ENVIRONMENTS[name], errors="replace")
    assert done.returncode == (2 if command[0] == "parse" else 0)
    assert len(done.stderr.splitlines()) == (command[0] == "parse")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [[], ["--help"], ["parse", "--help"], ["stamp", "-h"], ["--version"]], ids=" ".join)
@pytest.mark.parametrize("name", ["strict ASCII", "C, no UTF-8 mode", "1 column", "warnings are errors"])
def test_help_in_a_bare_environment(name: str, command: list[str]) -> None:
    done = run_apart(*command, env=ENVIRONMENTS[name])
    assert "Traceback" not in done.stderr
    assert done.stdout + done.stderr


# --- signals ------------------------------------------------------------------------------------------------------


def _started(*arguments: str) -> "subprocess.Popen[str]":
    """A process that takes Ctrl-C, whoever runs the tests."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from newsline.cli import main; main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _wait_for(there: Any, process: "subprocess.Popen[str]") -> None:
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
    """Kill as many runs, each somewhat later than the last, and look at the file after each."""
    Path("out.json").write_text(run_apart("parse", "--quiet", "--json", "plain.txt").stdout, encoding="utf-8")
    old, whole = Path("out.json").read_text(encoding="utf-8"), run_apart("parse", "--quiet", "--json", "big.txt").stdout
    start = time.monotonic()
    _started("parse", "--quiet", "big.txt", "-o", "other.json").communicate()
    usual = time.monotonic() - start
    seen = {old: 0, whole: 0}
    for number in range(count):
        Path("out.json").write_text(old, encoding="utf-8")
        process = _started("parse", "--quiet", "big.txt", "-o", "out.json")
        time.sleep(usual * (0.3 + 0.8 * number / count))
        process.kill()
        process.communicate()
        seen[Path("out.json").read_text(encoding="utf-8")] += 1  # a torn file is a KeyError
        assert len(_beside()) <= 1  # the next run sweeps
    assert seen[old]
    run_apart("parse", "--quiet", "marked.txt", "-o", "out.json")
    assert _beside() == []
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["articles"]) == 1


def test_twenty_kills_tear_no_file() -> None:
    kills(20)


@pytest.mark.slow
def test_five_hundred_kills_tear_no_file() -> None:
    kills(500)
