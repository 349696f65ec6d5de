"""The program in a process of its own: terminals, pipes, signals, a full disk."""

import contextlib
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.running import INTERRUPTIBLE, MARKED, run_apart


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")


def test_a_pipe_gets_json_and_a_terminal_a_table() -> None:
    piped = run_apart("parse", "marked.txt")
    assert piped.stdout.startswith('{"newsline": 1')
    master, slave = os.openpty()
    try:
        shown = run_apart("parse", "--no-color", "marked.txt", stdout=slave)
        os.close(slave)
        text = os.read(master, 65536).decode()
    finally:
        os.close(master)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert text.startswith("marked.txt")
    assert "newest-first" in text


@pytest.mark.parametrize("command", ["parse", "stamp"])
def test_a_terminal_with_nothing_to_read_gets_the_help(command: str) -> None:
    master, slave = os.openpty()
    try:
        done = run_apart(command, stdin=slave)
    finally:
        os.close(slave)
        os.close(master)
    assert done.returncode == 2
    assert f"newsline {command}" in done.stdout + done.stderr


def test_a_closed_pipe_is_quiet() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run_apart("parse", "--json", *["marked.txt"] * 50, stdout=writer)
    os.close(writer)
    assert done.stderr == ""


def test_interrupt_ends_with_130() -> None:
    os.mkfifo("slow.txt")
    process = subprocess.Popen([*INTERRUPTIBLE, "parse", "slow.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer = None
    while writer is None and process.poll() is None:
        with contextlib.suppress(OSError):  # until the program has opened its end
            writer = os.open("slow.txt", os.O_WRONLY | os.O_NONBLOCK)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    if writer is not None:
        os.close(writer)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.parametrize("command", [["parse", "--json", "marked.txt"], ["stamp", "15:36 GMT"], ["schema"]])
def test_a_full_disk_is_one_line_on_stderr(command: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = run_apart(*command, stdout=full)
    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["newsline"]
