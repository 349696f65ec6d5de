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
    Path("news.jsonl.gz").write_bytes(gzip.compress(json.dumps({"body": MARKED}).encode()))
    return tmp_path


@pytest.mark.parametrize("name", HELPS)
def test_examples_of_a_help_run_as_pasted(name: str, folder: Path) -> None:
    examples = _examples(HELPS[name])
    script = [f'newsline() {{ "{sys.executable}" -m newsline "$@"; }}']
    script += [f"{example}\necho STATUS $?" for example in examples]
    done = subprocess.run(["sh", "-u", "-c", "\n".join(script)], capture_output=True, encoding="utf-8", check=False)
    statuses = [int(status) for status in re.findall(r"^STATUS (\d)$", done.stdout, re.MULTILINE)]
    expected = [int("newsline diff" in one or "الجسر" in one) for one in examples]  # of those, the answer is no
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
    assert listed == list(COMMANDS) == ["parse", "stamp", "diff", "corpus", "schema"]


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
