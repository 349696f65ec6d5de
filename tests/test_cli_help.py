"""What a new user meets first: helps whose examples run as pasted, wrong names that are put right, manual pages."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from docs import build, man
from newsline.cli import streams
from tests.corpora import response
from tests.running import MARKED, PLAIN, run

COMMANDS = build.commands()
HELPS = {"": build.program, **COMMANDS}


def _examples(command: click.Command) -> list[str]:
    """The block of a help that click does not wrap, the words before each command left out."""
    block = (command.help or "").partition("\b\n")[2]
    return [re.sub(r"^.*? {2,}", "", line) for line in block.strip().split("\n")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the examples name."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    pages = {"old.html": MARKED, "new.html": MARKED.replace("أخمد", "أُطفئ"), "story.html": PLAIN, "news/a.html": MARKED}
    for name, text in pages.items():
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
        Path(name).write_text(f"<!DOCTYPE html><body><article>{paragraphs}</article>", encoding="utf-8")
    Path("story.txt").write_text(MARKED, encoding="utf-8")
    Path("lines.txt").write_text("تحديث (15:36 تغ)\nآخر تحديث 18:43\n", encoding="utf-8")
    for at in ("20150918150000", "20150918154000", "20150918170000"):
        place = Path("captures", at)
        place.mkdir(parents=True)
        (place / "story.html").write_text(
            Path("old.html" if at < "201509181530" else "new.html").read_text("utf-8"), "utf-8"
        )
    bodies = (Path(name).read_bytes() for name in ("old.html", "new.html"))
    times = ("2015-09-18T15:36:00Z", "2015-09-18T16:40:00Z")
    records = (response("https://example.org/story", body, date=at) for body, at in zip(bodies, times, strict=True))
    Path("crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    Path("news.jsonl.gz").write_bytes(gzip.compress(json.dumps({"body": MARKED}).encode()))
    return tmp_path


@pytest.mark.parametrize("name", HELPS)
def test_examples_of_a_help_run_as_pasted(name: str, folder: Path) -> None:
    examples = _examples(HELPS[name])
    script = [f'newsline() {{ "{sys.executable}" -m newsline "$@"; }}']
    script += [f"{example}\necho STATUS $?" for example in examples]
    done = subprocess.run(["sh", "-u", "-c", "\n".join(script)], capture_output=True, encoding="utf-8", check=False)
    statuses = [int(status) for status in re.findall(r"^STATUS (\d)$", done.stdout, re.MULTILINE)]
    expected = [
        int(any(said in one for said in ("newsline diff", "newsline history", "الجسر"))) for one in examples
    ]  # of those, the answer is no
    assert statuses == expected, done.stderr
    assert {line for line in done.stderr.splitlines() if line.startswith("Usage")} == set()


@pytest.mark.parametrize("name", HELPS)
def test_a_help_begins_with_examples(name: str) -> None:
    shown = run(*name.split(), "--help").stdout
    assert run(*name.split(), "-h").stdout == shown
    for example in _examples(HELPS[name]):
        assert 0 < shown.index(example) < shown.index("\nOptions:")


def test_commands_stand_in_the_order_of_use() -> None:
    listed = re.findall(r"^  (\w+)  +\w", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert listed == list(COMMANDS) == ["parse", "stamp", "diff", "history", "corpus", "schema", "completion"]


@pytest.mark.parametrize("arguments", [[], *([name, "--help"] for name in COMMANDS)])
def test_no_line_of_options_is_wider_than_a_terminal(arguments: list[str]) -> None:
    options = run(*arguments).output.partition("\nOptions:")[2]
    assert [line for line in options.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pasre", "story.txt"], "No such command 'pasre'. Did you mean 'parse'?"),
        (["stmap"], "Did you mean 'stamp'?"),
        (["dif"], "Did you mean 'diff'?"),
        (["corpora"], "Did you mean 'corpus'?"),
        (["story.txt"], "'story.txt' is a file: newsline parse story.txt"),
        (["my story.txt"], "'my story.txt' is a file: newsline parse 'my story.txt'"),
        (["parse", "--layuot", "auto", "story.txt"], "Did you mean '--layout'?"),
        (["parse", "--zoen", "UTC"], "'--zone'"),
        (["stamp", "--explian", "x"], "Did you mean '--explain'?"),
        (["corpus", "news", "-o", "x.jsonl", "--job", "2"], "'--jobs'"),
    ],
)
def test_what_may_have_been_meant(arguments: list[str], said: str, folder: Path) -> None:
    Path("my story.txt").write_text(MARKED, encoding="utf-8")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize("name", ["nothing-like-it", "news", "no-such-file.txt", ""])
def test_a_name_that_is_like_none_is_not_guessed(name: str, folder: Path) -> None:
    result = run(name)
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith(f"Error: No such command {name!r}.")


# --- completion ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsline ", ["parse", "stamp", "diff", "corpus", "schema"]),
        ("newsline st", ["stamp"]),
        ("newsline parse --lay", ["--layout"]),
        ("newsline parse --layout ", ["auto", "newest-first", "oldest-first"]),
        ("newsline stamp --zone Asia/Riy", ["Asia/Riyadh"]),
        ("newsline schema e", ["entry"]),
    ],
)
def test_words_are_completed(shell: str, line: str, offered: list[str]) -> None:
    words = line.split(" ")
    last = words[-1] if shell == "fish" else str(len(words) - 1)
    environment = {"_NEWSLINE_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": last}
    assert set(offered) <= set(re.findall(r"[\w/-]+", _completed(environment)))


@pytest.mark.parametrize("line", ["newsline parse sto", "newsline diff old.html ne", "newsline corpus ne"])
def test_files_are_left_to_the_shell(line: str) -> None:
    words = line.split(" ")
    environment = {"_NEWSLINE_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    assert _completed(environment) == f"file,{words[-1]}\n"


def _completed(environment: dict[str, str]) -> str:
    return CliRunner(env=environment).invoke(build.program, [], prog_name="newsline").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_for_a_shell_calls_the_program(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"{shell}_complete" in result.stdout
    assert "newsline" in result.stdout


# --- environment --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "option"),
    [
        ("ZONE", "Asia/Riyadh", "--zone=Asia/Riyadh"),
        ("DATE", "2025-03-18", "--date=2025-03-18"),
        ("FORMAT", "csv", "--format=csv"),
        ("COLUMNS", "n,text", "--columns=n,text"),
        ("RAW_CELLS", "1", "--raw-cells"),
        ("REVERSE", "true", "--reverse"),
        ("LAYOUT", "oldest-first", "--layout=oldest-first"),
        ("INPUT", "text", "--input=text"),
        ("TZ", "+03:00", "--tz=+03:00"),
        ("DATE_ORDER", "mdy", "--date-order=mdy"),
        ("OUTPUT", "never.json", "--posts=auto"),
        ("JSON", "1", "--posts=auto"),
        ("ZONE", "", "--posts=auto"),
    ],
)
def test_an_option_may_be_a_variable(name: str, value: str, option: str, folder: Path) -> None:
    Path("story.txt").write_text(MARKED, encoding="utf-8")
    wanted = run("parse", option, "story.txt")
    found = CliRunner(env={f"NEWSLINE_PARSE_{name}": value}).invoke(build.program, ["parse", "story.txt"])
    assert (found.stdout, found.exit_code) == (wanted.stdout, wanted.exit_code)
    assert not Path("never.json").exists()


@pytest.mark.parametrize("name", ["ZONE", "DATE", "FORMAT", "BIDI", "COLUMNS"])
def test_a_wrong_value_of_a_variable_names_it(name: str) -> None:
    found = CliRunner(env={f"NEWSLINE_PARSE_{name}": "wrong"}).invoke(build.program, ["parse", "story.txt"])
    assert found.exit_code == 2
    assert found.stderr.endswith(f"The value is that of NEWSLINE_PARSE_{name} in the environment.\n")
    assert "in the environment" not in run("parse", f"--{name.lower()}", "wrong", "story.txt").stderr


def test_an_option_beats_its_variable(folder: Path) -> None:
    Path("story.txt").write_text(MARKED, encoding="utf-8")
    found = CliRunner(env={"NEWSLINE_PARSE_FORMAT": "csv"}).invoke(build.program, ["parse", "--json", "story.txt"])
    assert found.stdout == run("parse", "--json", "story.txt").stdout


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("arguments", [["--help"], ["parse", "-h"], ["parse", "-f", "table", "story.txt"]])
def test_colour_where_the_environment_forces_it(
    arguments: list[str], environment: dict[str, str], coloured: bool, folder: Path
) -> None:
    Path("story.txt").write_text(MARKED, encoding="utf-8")
    clean = {"FORCE_COLOR": None, "NO_COLOR": None, **environment}
    found = CliRunner(env=clean).invoke(build.program, arguments, prog_name="newsline")
    assert ("\x1b[" in found.stdout) is coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", found.stdout) == run(*arguments).stdout


@pytest.mark.parametrize("columns", ["inferred", "time,no", "TIME", "time kind"])
def test_a_column_that_is_not_there_is_refused(columns: str) -> None:
    result = run("parse", "-f", "csv", "--columns", columns, "-")
    assert result.exit_code == 2
    assert "is not a column: choose from source, article" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"XTERM_VERSION": "XTerm(379)"}, "xterm does not show Arabic as it is read: --bidi visual does"),
        ({"TERM_PROGRAM": "vscode"}, "VS Code does not"),
        ({"WT_SESSION": "1"}, "Windows Terminal does not"),
        ({"KITTY_WINDOW_ID": "1"}, "kitty does not show Arabic as it is read: -o story.html does"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, None),
        ({"VTE_VERSION": "7006"}, None),
        ({}, None),
    ],
)
def test_a_terminal_that_is_known_to_fail_is_told(
    environment: dict[str, str], said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XTERM_VERSION", "TERM_PROGRAM", "WT_SESSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    tip = streams.hint()
    assert tip is None if said is None else tip is not None and tip.startswith(said)


# --- manual -------------------------------------------------------------------------------------------------------

PAGES = dict(man.pages())
MACROS = {".TH", ".SH", ".PP", ".B", ".TP", ".nf", ".fi"}


def test_every_command_has_a_manual_page() -> None:
    assert list(PAGES) == ["newsline", *(f"newsline-{name}" for name in COMMANDS)]


@pytest.mark.parametrize("name", PAGES)
def test_a_manual_page_says_what_the_help_says(name: str) -> None:
    page, command = PAGES[name], HELPS[name.partition("-")[2]]
    sections = re.findall(r"^\.SH (.*)$", page, re.MULTILINE)
    assert sections[:4] == ["NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES"]
    assert sections[-1] == "EXIT STATUS"
    assert "\b" not in page
    plain = page.replace("\\", "")
    assert [example for example in _examples(command) if example not in plain] == []
    options = (one for one in command.params if isinstance(one, click.Option))
    assert [one.opts for one in options if f"{one.help}" not in page] == []
    # a line that begins with a dot and is none of these would not be shown
    assert {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))} <= MACROS
