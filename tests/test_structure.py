"""The order of the modules, each importing only those above it, what only the command line may do, and long files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsline

ROOT = Path(newsline.__file__).parent

# From the first to the last. A module that is missing here, or that is here and no more, fails a test.
ORDER = [
    "version",
    "model",
    "screen",
    "terminal",
    "orthography",
    "lexicon",
    "tokens",
    "bag",
    "zones",
    "clocks",
    "dates",
    "numbers",
    "checks",
    "assembly",
    "stamps",
    "calendars",
    "instants",
    "resolving",
    "markup",
    "lines",
    "body",
    "layout",
    "slots",
    "ordering",
    "dating",
    "chronology",
    "parsing",
    "readers.limits",
    "readers.dates",
    "readers.encoding",
    "readers.kinds",
    "readers.text",
    "readers.elements",
    "readers.page",
    "readers.cleaning",
    "readers.story",
    "readers.jsonld",
    "readers.metadata",
    "readers.html",
    "readers.jsonl",
    "readers",
    "writers",
    "writers.fields",
    "writers.words",
    "writers.when",
    "writers.rows",
    "writers.pieces",
    "writers.strip",
    "writers.merge",
    "writers.json",
    "writers.jsonl",
    "writers.csv",
    "writers.console",
    "writers.table",
    "writers.markdown",
    "writers.jsonld",
    "writers.timelinejs",
    "writers.html",
    "schemas",
    "standalone",
    "output",
    "corpus.errors",
    "corpus.jsontext",
    "corpus.parts",
    "corpus.storage",
    "corpus.tally",
    "corpus.inputs",
    "readers.warc",
    "corpus.records",
    "corpus.shards",
    "corpus.folder",
    "corpus.work",
    "corpus.cluster",
    "corpus.local",
    "corpus.running",
    "corpus",
    "corpus.summary",
    "rendering",
    "wording",
    "matching",
    "comparison",
    "writers.marks",
    "writers.changes",
    "cli.errors",
    "cli.options",
    "cli.streams",
    "cli.runs",
    "cli.parse",
    "cli.stamp",
    "cli.diff",
    "cli.corpus",
    "cli.schema",
    "cli.program",
    "cli",
    "__init__",
    "__main__",
]


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


PATHS = {_name(path): path for path in sorted(ROOT.rglob("*.py"))}


def _module(dotted: str) -> str:
    """newsline.a.b as a name of the table: `a.b` if that is a module, else the module that holds the name `b`."""
    name = dotted.removeprefix("newsline").removeprefix(".")
    while name and name not in PATHS:
        name = name.rpartition(".")[0]
    return name or "__init__"


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (_module(alias.name) for alias in node.names if alias.name.split(".")[0] == "newsline")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsline":
            yield from (_module(f"{node.module}.{alias.name}") for alias in node.names)


def _tree(name: str) -> ast.Module:
    return ast.parse(PATHS[name].read_text(encoding="utf-8"))


def test_the_table_lists_every_module_once() -> None:
    assert len(ORDER) == len(set(ORDER))
    assert set(ORDER) ^ set(PATHS) == set()


@pytest.mark.parametrize("name", sorted(PATHS))
def test_module_imports_only_modules_above_it(name: str) -> None:
    above = set(ORDER[: ORDER.index(name)]) if name in ORDER else set()
    assert set(_imported(_tree(name))) - above == set(), f"{name} imports what stands below it in the order"


@pytest.mark.parametrize("name", sorted(PATHS))
def test_imports_within_the_package_are_absolute(name: str) -> None:
    assert [node.lineno for node in ast.walk(_tree(name)) if isinstance(node, ast.ImportFrom) and node.level] == []


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("from newsline import lexicon, orthography", {"lexicon", "orthography"}),
        ("from newsline import __version__", {"__init__"}),
        ("from newsline.model import Stamp", {"model"}),
        ("from newsline.writers import json", {"writers.json"}),
        ("import newsline.readers.text", {"readers.text"}),
        ("def late():\n    from newsline import cli", {"cli"}),
        ("import json\nfrom datetime import date", set()),
    ],
)
def test_imports_are_found(code: str, modules: set[str]) -> None:
    assert set(_imported(ast.parse(code))) == modules


# --- long files ---------------------------------------------------------------------------------------------------

LONGEST = 300  # lines; a longer file says at its top why it is long
STILL_TO_BE_CUT = {"tests/test_attack_time.py", "tests/test_machine_state.py"}
FOLDERS = ("newsline", "tests", "docs", "benchmarks", "fuzz")
PROJECT = Path(__file__).resolve().parent.parent
FILES = [path for folder in FOLDERS for path in sorted((PROJECT / folder).rglob("*.py"))]


def _is_too_long(source: str) -> bool:
    about = ast.get_docstring(ast.parse(source)) or ""
    return source.count("\n") > LONGEST and not re.search(r"\blong\b", about)


def test_a_long_file_says_why() -> None:
    long = {path.relative_to(PROJECT).as_posix() for path in FILES if _is_too_long(path.read_text(encoding="utf-8"))}
    assert long - STILL_TO_BE_CUT == set()


@pytest.mark.parametrize(
    ("about", "lines", "too_long"),
    [("Rules.", 299, False), ("Rules.", 300, True), ("Data, so it may be long.", 900, False), ("Along.", 900, True)],
)
def test_long_files_are_found(about: str, lines: int, too_long: bool) -> None:
    assert _is_too_long(f'"""{about}"""\n' + "\n" * lines) == too_long


# --- what only the command line may do ---------------------------------------------------------------------------

MODULES_OF_CLI = {"click", "time", "locale"}
NAMES_OF_CLI = {"print", "input", "breakpoint"}
ATTRIBUTES_OF_CLI = {
    "sys": {"stdout", "stderr", "stdin", "argv", "__stdout__", "__stderr__"},
    "os": {"environ", "getenv", "get_terminal_size"},
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "shutil": {"get_terminal_size"},
}
METHODS_OF_CLI = {"now", "today", "utcnow"}


def _forbidden(tree: ast.AST) -> Iterator[str]:
    """What a module does that is the command line's alone: printing, the clock, the environment, the screen."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in MODULES_OF_CLI)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if module.split(".")[0] in MODULES_OF_CLI:
                yield module
            names = ATTRIBUTES_OF_CLI.get(module, set())
            yield from (f"{module}.{alias.name}" for alias in node.names if alias.name in names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES_OF_CLI:
            yield node.func.id
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in ATTRIBUTES_OF_CLI.get(owner, set()) | METHODS_OF_CLI:
                yield f"{owner}.{node.attr}"


@pytest.mark.parametrize("name", [name for name in sorted(PATHS) if name.partition(".")[0] != "cli"])
def test_only_the_command_line_prints_and_looks_at_clock_and_environment(name: str) -> None:
    assert list(_forbidden(_tree(name))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("print('x')", ["print"]),
        ("import click", ["click"]),
        ("from click import echo", ["click"]),
        ("import sys\nsys.stdout.write('x')", ["sys.stdout"]),
        ("from sys import stdout", ["sys.stdout"]),
        ("import os\nos.environ['TZ']", ["os.environ"]),
        ("from os import environ", ["os.environ"]),
        ("from datetime import datetime\ndatetime.now()", ["datetime.now"]),
        ("import datetime\ndatetime.datetime.now()", [".now"]),
        ("from datetime import date as Day\nDay.today()", ["Day.today"]),
        ("import time\ntime.time()", ["time"]),
        ("def late():\n    from time import monotonic", ["time"]),
        ("console.print('x')\npath.open()", []),
    ],
)
def test_what_is_the_command_lines_alone_is_found(code: str, found: list[str]) -> None:
    assert list(_forbidden(ast.parse(code))) == found
