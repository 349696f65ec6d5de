"""The option -o: written whole or not at all, where a link leads, with the mode bits of before, directly into what is no file."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.running import MARKED, PLAIN, complaint, run, run_apart


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    Path("plain.txt").write_text(PLAIN, encoding="utf-8")


JSON = '{"newsline": 1'


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("out.json", [], JSON),
        ("OUT.JSON", [], JSON),
        ("out.txt", [], "marked.txt"),
        ("out.txt", ["--json"], JSON),
        ("out.txt", ["--format", "json"], JSON),
        ("out.json", ["--quiet", "--format", "jsonld"], "["),
        ("out.txt", ["--quiet", "--format", "csv"], '"source"'),
        ("out", ["--json"], JSON),
        ("out.dat", ["-f", "table"], "marked.txt"),
        ("a b.json", [], JSON),
    ],
)
def test_ending_chooses_the_format(name: str, options: list[str], begins: str) -> None:
    result = run("parse", "marked.txt", "-o", name, *options)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("name", ["out", "out.dat", "out.json.bak", ".json"])
def test_an_ending_that_names_no_format_is_refused(name: str) -> None:
    result = run("parse", "marked.txt", "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"newsline: {name}: ")
    assert not Path(name).exists()


def test_the_file_holds_what_stdout_would() -> None:
    run("parse", "marked.txt", "plain.txt", "-o", "out.json")
    assert Path("out.json").read_text(encoding="utf-8") == run("parse", "--json", "marked.txt", "plain.txt").stdout


def test_a_dash_is_stdout() -> None:
    assert run("parse", "--json", "marked.txt", "-o", "-").stdout.startswith(JSON)
    assert sorted(os.listdir()) == ["marked.txt", "plain.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o604, 0o755, 0o666])
def test_mode_bits_stay(mode: int) -> None:
    Path("out.json").write_text("old")
    Path("out.json").chmod(mode)
    run("parse", "marked.txt", "-o", "out.json")
    assert stat.S_IMODE(os.stat("out.json").st_mode) == mode
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["newsline"] == 1


def test_a_new_file_has_the_mode_of_any_new_file() -> None:
    Path("other").touch()
    run("parse", "marked.txt", "-o", "out.json")
    assert os.stat("out.json").st_mode == os.stat("other").st_mode


@pytest.mark.parametrize("there", [True, False], ids=["there", "not there yet"])
def test_a_link_is_followed(there: bool) -> None:
    Path("folder").mkdir()
    if there:
        Path("folder/real.json").write_text("old")
    Path("link.json").symlink_to("folder/real.json")
    assert run("parse", "marked.txt", "-o", "link.json").exit_code == 0
    assert Path("link.json").is_symlink()
    assert not Path("folder/real.json").is_symlink()
    assert Path("folder/real.json").read_text(encoding="utf-8").startswith(JSON)
    assert os.listdir("folder") == ["real.json"]


def test_no_other_file_is_left() -> None:
    for name in ("out.json", "out.json", "missing/out.json"):
        run("parse", "marked.txt", "-o", name)
    assert sorted(os.listdir()) == ["marked.txt", "out.json", "plain.txt"]


@pytest.mark.parametrize(
    "arguments", [["missing.txt"], ["empty.txt"], ["missing.txt", "empty.txt"], ["--date", "x", "marked.txt"]]
)
def test_a_run_that_reads_nothing_leaves_the_file_as_it_was(arguments: list[str]) -> None:
    Path("empty.txt").touch()
    Path("out.json").write_text("old")
    assert run("parse", *arguments, "-o", "out.json").exit_code == 2
    assert Path("out.json").read_text() == "old"
    assert run("parse", *arguments, "-o", "new.json").exit_code == 2
    assert not Path("new.json").exists()


def test_what_could_be_read_is_written_all_the_same() -> None:
    assert run("parse", "missing.txt", "marked.txt", "-o", "out.json").exit_code == 2
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["articles"]) == 1


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("out.csv", ["--json"]),
        ("out.json", ["--format", "table"]),
        ("out.html", ["--format", "md"]),
        ("out.jsonl", ["--json"]),
        ("out.db", ["--format", "csv"]),
    ],
)
def test_an_ending_that_names_another_format_is_an_error(name: str, options: list[str]) -> None:
    result = run("parse", "marked.txt", "-o", name, *options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "leave one of them out" in result.stderr
    assert not Path(name).exists()


@pytest.mark.parametrize("name", ["marked.txt", "./marked.txt", "linked.txt", "hard.txt"])
def test_an_output_never_takes_the_place_of_an_input(name: str) -> None:
    before = Path("marked.txt").read_bytes()
    Path("linked.txt").symlink_to("marked.txt")
    Path("hard.txt").hardlink_to("marked.txt")
    result = run("parse", "plain.txt", "marked.txt", "-o", name)
    assert (result.exit_code, result.stderr) == (2, f"newsline: {name}: is read from as well: write to another file\n")
    assert Path("marked.txt").read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [
        ["parse", "--json", "marked.txt", "-o", "marked.txt"],
        ["parse", "--json", "plain.txt", "marked.txt", "-o", "./marked.txt"],
        ["parse", "--json", "marked.txt", "-o", "symlink"],
        ["parse", "--json", "hardlink", "-o", "marked.txt"],
        ["diff", "--json", "plain.txt", "marked.txt", "-o", "marked.txt"],
        ["diff", "--json", "marked.txt", "plain.txt", "-o", "symlink"],
    ],
    ids=" ".join,
)
def test_a_source_is_not_replaced_by_what_is_made_of_it(command: list[str]) -> None:
    Path("symlink").symlink_to("marked.txt")
    os.link("marked.txt", "hardlink")
    before = Path("marked.txt").read_bytes()
    done = run(*command)
    assert done.exit_code == 2
    assert complaint(done) == f"newsline: {command[-1]}: is read from as well: write to another file"
    assert Path("marked.txt").read_bytes() == before


def test_nor_is_what_stands_on_standard_input() -> None:
    with open("marked.txt", "rb") as file:
        done = run_apart("parse", "--json", "-", "-o", "marked.txt", stdin=file)
    assert done.returncode == 2
    assert "is read from as well" in complaint(done)


@pytest.mark.parametrize("name", ["missing/out.json", "plain.txt/out.json", "folder"])
def test_a_file_that_cannot_be_written_is_one_line_on_stderr(name: str) -> None:
    Path("folder").mkdir()
    result = run("parse", "--json", "marked.txt", "-o", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("newsline: ")
    assert name in result.stderr


def test_a_full_disk_is_one_line_on_stderr() -> None:
    result = run("parse", "--json", "marked.txt", "-o", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr == "newsline: /dev/full: No space left on device\n"


def test_a_fifo_is_written_directly() -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    done = run_apart("parse", "--json", "marked.txt", "-o", "pipe")
    text = os.read(reader, 65536).decode()
    os.close(reader)
    assert (done.returncode, done.stderr) == (0, "")
    assert stat.S_ISFIFO(os.stat("pipe").st_mode)
    assert json.loads(text)["newsline"] == 1
    assert sorted(os.listdir()) == ["marked.txt", "pipe", "plain.txt"]


def test_dev_stdout_is_written_directly_into_a_pipe() -> None:
    done = run_apart("parse", "--json", "marked.txt", "-o", "/dev/stdout")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(JSON)


def test_dev_stdout_is_written_directly_into_a_file() -> None:
    Path("log").write_text("before\n")
    with open("log", "ab") as log:
        done = run_apart("parse", "--json", "marked.txt", "-o", "/dev/stdout", stdout=log)
    assert (done.returncode, done.stderr) == (0, "")
    assert Path("log").read_text(encoding="utf-8").startswith("before\n" + JSON)


def test_dev_null_stays_a_device() -> None:
    assert run("parse", "--json", "marked.txt", "-o", os.devnull).exit_code == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
