"""How the tests run the command line: in this process, or as a user does where a terminal, a pipe or a signal matters."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from newsline.cli import main

COMMAND = [sys.executable, "-m", "newsline"]

# Whoever runs the tests may have turned Ctrl-C off for all that they start.
_TAKES_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
INTERRUPTIBLE = [sys.executable, "-c", f"{_TAKES_CTRL_C}; from newsline.cli import main; main()"]

# Root may read and write everything, unless it gives that up.
REFUSED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
CAN_BE_REFUSED = not REFUSED or shutil.which(REFUSED[0]) is not None

# As a user has it: unbuffered output fails at other places than what is flushed at the end.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}

MARKED = "حريق في سوق السماق\n\nتحديث (15:36 ت غ)\n\nأخمد الحريق.\n\nتحديث (14:10 ت غ)\n\nاندلع حريق.\n"
PLAIN = "مهرجان التين\n\nافتتحت بلدية الحناء مهرجان التين.\n"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """The program in this process; its exit status, stdout and stderr."""
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin, prog_name="newsline")


def run_apart(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with stdin closed unless it is given; `before`: words before the command."""
    if "input" not in options and "stdin" not in options:
        options["stdin"] = subprocess.DEVNULL
    for stream in ("stdout", "stderr"):
        options.setdefault(stream, subprocess.PIPE)
    environment = {**ENVIRONMENT, **options.pop("env", {})}
    command = [*options.pop("before", ()), *COMMAND, *map(str, arguments)]
    return subprocess.run(command, encoding="utf-8", env=environment, check=False, **options)


def complaint(done: Any) -> str:
    """The one line on stderr, as the program writes it."""
    lines: list[str] = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("newsline: ")
    return lines[0]


def articles(result: Result) -> list[dict[str, Any]]:
    """The articles in the JSON that a run has printed."""
    found: list[dict[str, Any]] = json.loads(result.stdout)["articles"]
    return found


def rows(result: Result) -> list[dict[str, Any]]:
    """The JSON objects that a run has printed, one a line."""
    return [json.loads(line) for line in result.stdout.splitlines()]
