"""Environment variables as users set them: every option has one, and what cannot be its value is said with its name."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsline.cli import main, options
from newsline.cli.options import variable
from tests.running import ENVIRONMENT, MARKED, run_apart

TOP = click.Context(main, info_name="newsline", auto_envvar_prefix="NEWSLINE")
COMMANDS = {name: main.get_command(TOP, name) for name in main.list_commands(TOP)}
RUNS = {
    "parse": ["parse", "story.txt"],
    "stamp": ["stamp", "تحديث (15:36 تغ)"],
    "diff": ["diff", "story.txt", "story.txt"],
    "history": ["history", "story.txt"],
    "corpus": ["corpus", "story.txt", "-o", "out.jsonl"],
    "schema": ["schema"],
    "completion": ["completion", "bash"],
}
WRONG = (
    "wrong",
    "maybe",
    " ",
    "\n",
    "-1",
    "0.5",
    "nan",
    "/no/such",
    "a,b",
    "2 2",
    "--json",
    "تحديث",
    "x" * 400,
    "\x1b[31m",
)
# what names something of the user's own, so that any value may be right
FREE = {"--text-field", "--date-field", "--url", "--glob", "--scheduler"}


def _options() -> list[tuple[str, click.Option, str]]:
    """Every option of every command, with its variable."""
    found = []
    for name, command in COMMANDS.items():
        assert command is not None
        context = click.Context(command, parent=TOP, info_name=name)
        found += [(name, one, variable(one, context)) for one in command.params if isinstance(one, click.Option)]
    return found


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(MARKED, encoding="utf-8")


READ = [(command, option, name) for command, option, name in _options() if option.allow_from_autoenv]
ASIDE = [(command, option, name) for command, option, name in _options() if not option.allow_from_autoenv]


@pytest.mark.parametrize(
    ("command", "option", "name"),
    [pytest.param(*row, id=row[2]) for row in READ if max(row[1].opts, key=len) not in FREE],
)
def test_a_value_that_cannot_be_is_said_with_the_name_of_its_variable(
    command: str, option: click.Option, name: str
) -> None:
    plain = CliRunner().invoke(main, RUNS[command])
    for value in WRONG:
        found = CliRunner(env={name: value}).invoke(main, RUNS[command])
        if not value.strip() and (option.is_flag or max(option.opts, key=len) in ("--columns", "--captured")):
            assert found.exit_code == plain.exit_code  # none, as an empty list is
            continue
        assert found.exit_code == 2, value
        assert found.stderr.endswith(f"The value is that of {name} in the environment.\n"), value
        assert "\x1b" not in found.stderr
        assert found.stdout == ""


@pytest.mark.parametrize(("command", "option", "name"), [pytest.param(*row, id=row[2]) for row in READ])
def test_a_variable_that_is_empty_is_none(command: str, option: click.Option, name: str) -> None:
    plain = CliRunner().invoke(main, RUNS[command])
    found = CliRunner(env={name: ""}).invoke(main, RUNS[command])
    assert (found.exit_code, found.stdout) == (plain.exit_code, plain.stdout)


def test_what_names_a_file_or_is_short_for_another_has_no_variable() -> None:
    assert {max(option.opts, key=len) for _, option, _ in ASIDE} == {"--output", "--json"}


@pytest.mark.parametrize(("command", "option", "name"), [pytest.param(*row, id=row[2]) for row in ASIDE])
def test_a_variable_that_there_is_not_changes_nothing(command: str, option: click.Option, name: str) -> None:
    plain = CliRunner().invoke(main, RUNS[command])
    for value in ("1", "wrong.json"):
        found = CliRunner(env={name: value}).invoke(main, RUNS[command])
        assert (found.exit_code, found.stdout) == (plain.exit_code, plain.stdout)
    assert not Path("wrong.json").exists()


@pytest.mark.parametrize("value", ["NEWSLINE_PARSE_FILES", "NEWSLINE_HISTORY_INPUTS", "NEWSLINE_DIFF_OLD"])
def test_no_file_comes_from_the_environment(value: str) -> None:
    command = value.split("_")[1].lower()
    plain = CliRunner().invoke(main, RUNS[command])
    assert CliRunner(env={value: "/etc/passwd"}).invoke(main, RUNS[command]).stdout == plain.stdout


def test_several_copies_may_be_dated_by_a_variable() -> None:
    Path("other.txt").write_text(MARKED, encoding="utf-8")
    dated = "story.txt=2015-09-18T15:36Z other.txt=2015-09-18T16:00Z"
    found = CliRunner(env={"NEWSLINE_HISTORY_CAPTURED": dated}).invoke(main, ["history", "story.txt", "other.txt"])
    (story,) = json.loads(found.stdout)["stories"]
    assert [one["time"] for one in story["captures"]] == ["2015-09-18T15:36:00Z", "2015-09-18T16:00:00Z"]


def test_a_variable_is_for_its_command_alone() -> None:
    wrong = {"NEWSLINE_PARSE_ZONE": "wrong", "NEWSLINE_ZONE": "wrong", "NEWSLINE_JOBS": "wrong"}
    for command, arguments in RUNS.items():
        if command != "parse":
            assert CliRunner(env=wrong).invoke(main, arguments).exit_code != 2, command


def test_the_workers_of_a_corpus_hear_of_the_options_once() -> None:
    """Their processes have the same environment, in which only the command that was called looks."""
    names = []
    for number in range(4):
        Path(f"{number}.txt").write_text(MARKED, encoding="utf-8")
        names.append(f"{number}.txt")
    done = run_apart(
        "corpus", *names, "-o", "out/", "--quiet", env={"NEWSLINE_CORPUS_JOBS": "2", "NEWSLINE_PARSE_ZONE": "wrong"}
    )
    assert (done.returncode, done.stderr) == (0, "")
    plain = run_apart("corpus", *names, "-o", "plain/", "--quiet", "--jobs", "1")
    assert plain.returncode == 0
    rows = [[path.read_bytes() for path in sorted(Path(one).glob("*.jsonl"))] for one in ("out", "plain")]
    assert b"".join(rows[0]) == b"".join(rows[1])


def test_a_value_that_is_no_text_is_a_line() -> None:
    environment = {**{name.encode(): value.encode() for name, value in ENVIRONMENT.items()}}
    environment[b"NEWSLINE_PARSE_ZONE"] = b"\xff\xfe"
    done = subprocess.run(
        [sys.executable, "-m", "newsline", "parse", "story.txt"], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.endswith(b"The value is that of NEWSLINE_PARSE_ZONE in the environment.\n")


def test_a_machine_without_zones_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "known_zone", lambda name: False)
    monkeypatch.setattr(options, "_all_zones", list)
    found = CliRunner().invoke(main, ["parse", "--zone", "Asia/Riyadh", "story.txt"])
    assert found.exit_code == 2
    assert "'Asia/Riyadh': there are no time zones on this machine: pip install tzdata" in found.stderr
