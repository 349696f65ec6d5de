"""Nothing of a source, a name or an argument steers a terminal: what a pseudo-terminal is sent by every command."""

import json
import os
import re
import subprocess
import threading
from pathlib import Path

import pytest

from newsline.writers.formats import TIMELINES
from tests import attacks
from tests.attacks import ATTACKS, STEERING, TURNING
from tests.running import COMMAND, ENVIRONMENT, run

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("attacks")
    attacks.write(found)
    return found


@pytest.fixture(scope="module")
def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sent(folder: Path, *arguments: str, **environment: str) -> str:
    """Everything that a pseudo-terminal is sent by a run, stdout and stderr together."""
    master, slave = os.openpty()
    pieces: list[bytes] = []

    def take() -> None:
        while True:
            try:
                piece = os.read(master, 1 << 16)
            except OSError:  # the other end is closed
                return
            if not piece:
                return
            pieces.append(piece)

    reader = threading.Thread(target=take)
    reader.start()
    names = {
        key: value for key, value in ENVIRONMENT.items() if key not in ("VTE_VERSION", "KONSOLE_VERSION", "NO_COLOR")
    }
    chosen = {**names, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    try:
        subprocess.run(
            [*COMMAND, *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=slave,
            env=chosen,
            check=False,
        )
    finally:
        os.close(slave)
        reader.join()
        os.close(master)
    # a terminal makes CR LF of each line feed, also where CSV has written a CR before it
    return b"".join(pieces).decode("utf-8").replace("\r\r\n", "\n").replace("\r\n", "\n")


TABLES = {
    "plain": ["--no-color", "--reverse"],
    "colour, whole, explained": ["--color", "--full", "--explain"],
    "merged": ["--merge", "--color"],
}


@pytest.mark.parametrize(("name", "columns"), [*((name, "100") for name in TABLES), ("plain", "24")])
def test_a_table_steers_no_terminal(folder: Path, files: list[str], name: str, columns: str) -> None:
    shown = sent(folder, "parse", "-f", "table", *TABLES[name], "--", *files, COLUMNS=columns)
    assert shown.count("\n") > 1000
    plain = COLOURS.sub("", shown)
    assert (plain == shown) == ("--no-color" in TABLES[name])
    assert STEERING.findall(plain) == []
    assert TURNING.findall(plain) == []


def test_isolates_are_even_on_every_line_and_markup_is_shown(folder: Path, files: list[str]) -> None:
    shown = sent(folder, "parse", "-f", "table", "--no-color", "--bidi", "isolate", "--full", "--", *files)
    assert "\u2068" in shown
    assert STEERING.findall(shown) == []
    for line in shown.split("\n"):
        assert TURNING.findall(re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)) == [], line
    for name, attack in ATTACKS.items():
        if name.startswith("rich"):
            assert attack in shown, name


@pytest.mark.parametrize("form", [form for form in TIMELINES if form not in ("table", "tsv", "sqlite")])
def test_no_other_format_steers_a_terminal(folder: Path, files: list[str], form: str) -> None:
    """A pipe gets the characters themselves; a terminal is shown them, and as JSON they mean the same."""
    shown = sent(folder, "parse", "-f", form, "--date", "2025-10-04", "--quiet", "--", *files)
    assert STEERING.findall(shown) == []
    assert TURNING.findall(shown) == []
    piped = attacks.parse(folder, "-f", form, files=files)
    assert bool(STEERING.search(piped)) is (form not in ("md", "timelinejs"))
    if form in ("json", "jsonld"):
        assert json.loads(shown) == json.loads(piped)
    elif form == "jsonl":
        assert list(map(json.loads, shown.split("\n")[:-1])) == list(map(json.loads, piped.split("\n")[:-1]))
    else:
        assert len(shown) >= len(piped.replace("\r\n", "\n"))


def test_a_device_that_is_a_terminal_is_one(folder: Path, files: list[str]) -> None:
    shown = sent(folder, "parse", "-f", "csv", "--quiet", "-o", "/dev/stdout", "--", *files)
    assert shown.startswith('"source",')
    assert STEERING.findall(shown) == []


def test_stamp_and_diff_steer_no_terminal(folder: Path, files: list[str]) -> None:
    given = [text.replace("\0", "") for text in ATTACKS.values()]
    shown = sent(folder, "stamp", "--explain", "--", *given)
    assert [json.loads(line)["text"] for line in shown.split("\n")[:-1]] == given
    assert STEERING.findall(shown) == []
    (folder / "new.jsonl").write_text("".join(attacks.record(f"{text} ثم") for text in ATTACKS.values()), "utf-8")
    for options in (["--no-color", "--full"], ["--json"]):
        shown = sent(folder, "diff", *options, "records.jsonl", "new.jsonl")
        assert len(shown) > 10_000
        assert STEERING.findall(shown) == []
        assert TURNING.findall(shown) == []


# --- errors -------------------------------------------------------------------------------------------------------

ERRORS = {
    "a file that is not there": ["parse", "--", "{}"],
    "a folder that is not there": ["parse", "-o", "none/{}", "--json", "-"],
    "an ending": ["parse", "-o", "x.{}", "-"],
    "a zone": ["parse", "--zone", "{}"],
    "a zone to show": ["parse", "--tz", "{}"],
    "a date": ["parse", "--date", "{}"],
    "an encoding": ["parse", "--encoding", "{}"],
    "a format": ["parse", "--format", "{}"],
    "a layout": ["parse", "--layout", "{}"],
    "an option": ["parse", "--{}"],
    "a command": ["{}"],
    "a schema": ["schema", "{}"],
    "a field": ["parse", "--input", "jsonl", "--text-field", "{}", "-"],
    "a zone of stamp": ["stamp", "--zone", "{}"],
    "an argument too many": ["schema", "stamp", "{}"],
    "an old copy": ["diff", "--", "{}", "-"],
    "an input of a corpus": ["corpus", "-o", "out", "--", "{}"],
    "a share": ["corpus", "-o", "out", "--shard", "{}", "x"],
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_a_line_that_steers_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = {}
    stdin = '{"a": 1}\n' if "jsonl" in ERRORS[name] else "نص\n"
    for kind, attack in ATTACKS.items():
        done = run(*(part.format(attack.replace("\0", "")) for part in ERRORS[name]), stdin=stdin)
        *usage, last, end = done.stderr.split("\n") if done.stderr else ("", "")
        clean = not end and not STEERING.search("".join((*usage, last)))
        worded = all(not line or line.startswith(("Usage: ", "Try ")) for line in usage)
        if not (clean and worded and (done.exit_code == 0 or (done.exit_code == 2 and last))):
            wrong[kind] = (done.exit_code, done.stderr)
    assert wrong == {}


def test_notices_of_records_are_lines() -> None:
    bad = "".join('{"text": ' + json.dumps(attack, ensure_ascii=False) + "\n" for attack in ATTACKS.values())
    done = run("parse", "--input", "jsonl", "--json", stdin=bad)
    assert done.exit_code == 2
    assert {line.partition(":")[0] for line in done.stderr.split("\n") if line} == {"newsline"}
    assert STEERING.findall(done.stderr.replace("\n", "")) == []
