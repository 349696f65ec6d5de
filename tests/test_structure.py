"""The layers of the packages, no circles of imports within them, and what only the command line may do."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import newsline

ROOT = Path(newsline.__file__).parent

# Each layer imports only from those above it; the packages of one layer do not import each other.
LAYERS = (
    ("model", "version", "patterns"),
    ("stamps",),
    ("segmentation", "chronology"),
    ("readers",),
    ("parsing",),
    ("histories",),
    ("writers",),
    ("corpus",),
    ("cli",),
    ("__init__",),
    ("__main__",),
)
STRANGERS = {"writers": {"readers"}}  # further ones that know nothing of each other


def _name(path: Path) -> str:
    """readers/html.py is `readers.html`, readers/__init__.py `readers`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


PATHS = {_name(path): path for path in sorted(ROOT.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in PATHS.items()}


def _module(dotted: str) -> str:
    """newsline.a.b is `a.b` if that is a module, else the module that holds the name `b`."""
    name = dotted.removeprefix("newsline").removeprefix(".")
    while name and name not in PATHS:
        name = name.rpartition(".")[0]
    return name or "__init__"


def _imported(nodes: Iterator[ast.AST]) -> set[str]:
    """The modules of the package that these statements import."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {_module(alias.name) for alias in node.names if alias.name.split(".")[0] == "newsline"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsline":
            found |= {_module(f"{node.module}.{alias.name}") for alias in node.names}
    return found


def _run_on_import(tree: ast.AST) -> Iterator[ast.AST]:
    """What is run when a module is imported: not the bodies of functions, nor what only type checkers see."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.Lambda) or (
            isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        ):
            continue
        yield node
        yield from _run_on_import(node)


@pytest.mark.parametrize("name", PATHS)
def test_a_package_imports_only_from_layers_above_its_own(name: str) -> None:
    package = name.partition(".")[0]
    place = next(number for number, layer in enumerate(LAYERS) if package in layer)
    allowed = {package}.union(*LAYERS[:place]) - STRANGERS.get(package, set())
    assert {one.partition(".")[0] for one in _imported(ast.walk(TREES[name]))} - allowed == set()


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {name: _imported(_run_on_import(tree)) - {name} for name, tree in TREES.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(PATHS)  # a circle raises, and names its modules


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("from newsline import stamps, model", {"stamps", "model"}),
        ("from newsline import __version__", {"__init__"}),
        ("from newsline.model import Stamp", {"model"}),
        ("from newsline.writers import json", {"writers.json"}),
        ("import newsline.readers.text", {"readers.text"}),
        ("def late():\n    from newsline import cli", {"cli"}),
        ("import json\nfrom datetime import date", set()),
    ],
)
def test_imports_are_found(code: str, modules: set[str]) -> None:
    assert _imported(ast.walk(ast.parse(code))) == modules


def test_what_is_imported_late_is_told_from_what_is_imported_at_once() -> None:
    late = "def late():\n    from newsline import cli\nif TYPE_CHECKING:\n    from newsline import corpus\n"
    tree = ast.parse(late + "try:\n    from newsline import stamps\nexcept ImportError:\n    pass\n")
    assert _imported(_run_on_import(tree)) == {"stamps"}


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
    assert list(_forbidden(TREES[name])) == []


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
