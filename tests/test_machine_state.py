"""Odd files and bare environments: a documented status and one line on stderr, or the same output as ever."""

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from newsline.writers.formats import TIMELINES
from tests.running import CAN_BE_REFUSED, COMMAND, MARKED, PLAIN, REFUSED, articles, complaint, run, run_apart


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")


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
    out = ["-o", "out.db"] if form == "sqlite" else []  # a database is a file
    done = run("parse", "--quiet", "-f", form, *out, name)
    assert (done.exit_code, done.stderr) == (0, "")
    written = Path("out.db").read_bytes() if out else done.stdout.encode()
    assert "أخمد الحريق".encode() in written
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
