"""No network, and no code from data."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import newsline
from newsline.writers.formats import TIMELINES
from tests.running import MARKED

ROOT = Path(newsline.__file__).parent
# What would be fetched if anything were: every kind of reference that HTML and JSON-LD have.
PAGE = """<!doctype html><html><head><base href="http://127.0.0.1:9/"><title>حريق في السوق</title>
<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><link rel="canonical" href="http://127.0.0.1:9/">
<meta http-equiv="refresh" content="0;http://127.0.0.1:9/"><script src="http://127.0.0.1:9/a.js"></script>
<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>
<script type="application/ld+json">{"@context":"http://127.0.0.1:9/","@id":"http://127.0.0.1:9/","@type":"NewsArticle"}</script>
</head><body><article><h1>حريق في السوق</h1><p>&e; أخمد الحريق عصرا في سوق السماق.</p><img src="http://127.0.0.1:9/a.png">
<iframe src="http://127.0.0.1:9/"></iframe><object data="file:///etc/passwd"></object></article></body></html>"""

# Any socket, any other program and any look-up of a name ends the run with status 99.
ALONE = """
import os, sys
def refuse(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "http.", "ftplib.", "webbrowser.")):
        if event == "socket.gethostname" or (event == "socket.__new__" and arguments[1] == 1):
            return  # AF_UNIX: the pipes between processes are pairs of these
        os.write(2, f"refused: {event} {arguments}".encode())
        os._exit(99)
sys.addaudithook(refuse)
from newsline.cli import main
main()
"""

COMMANDS = {
    "help": ["--help"],
    "version": ["--version"],
    **{
        form: ["parse", "-f", form, "--quiet", "a.txt", "a.html", "a.jsonl", *(["-o", "out.db"] if form == "sqlite" else [])]
        for form in TIMELINES
    },
    "merged": ["parse", "--merge", "--json", "--quiet", "a.txt", "a.html"],
    "an address as a name": ["parse", "http://127.0.0.1:9/a.html"],
    "written": ["parse", "a.html", "--quiet", "-o", "out.html"],
    "today": ["parse", "--date", "today", "--tz", "Africa/Cairo", "a.txt"],
    "stamp": ["stamp", "--explain", "تحديث (15:36 تغ)"],
    "diff": ["diff", "a.txt", "b.txt"],
    "schema": ["schema"],
    "schema of stamp": ["schema", "stamp"],
    "table": ["parse", "-f", "table", "--bidi", "visual", "--merge", "--quiet", "a.txt", "b.txt"],
    "corpus": ["corpus", "--jobs", "1", "--quiet", "a.txt", "a.html", "a.jsonl", "-o", "out.jsonl"],
    "corpus in processes": ["corpus", "--jobs", "2", "--quiet", "a.txt", "a.html", "a.jsonl", "-o", "out.parquet"],
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_works_without_a_socket(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MARKED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(MARKED, encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "خبر من السماق.", "url": "http://127.0.0.1:9/"}\n', encoding="utf-8")
    command = [sys.executable, "-c", ALONE, *COMMANDS[name]]
    done = subprocess.run(
        command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == (2 if name == "an address as a name" else 0), done.stderr


def test_the_guard_refuses() -> None:
    guarded = ALONE.replace(
        "from newsline.cli import main\nmain()", "import socket\nsocket.create_connection(('127.0.0.1', 9))"
    )
    assert subprocess.run([sys.executable, "-c", guarded], capture_output=True, check=False).returncode == 99


# --- code from data -----------------------------------------------------------------------------------------------
# No bytes of a source, and no file that was written, are ever unpickled. The processes of `newsline corpus`, and Dask's
# workers, hand one another their work and what they counted as pickles: made by the program, read by the program.

MODULES = {
    "pickle",
    "cPickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "yaml",
    "ruamel",
    "joblib",
    "code",
    "codeop",
    "ctypes",
}
NAMES = {"eval", "exec", "compile", "__import__", "execfile", "input"}
ATTRIBUTES = {
    ("os", "system"),
    ("os", "popen"),
    ("subprocess", "Popen"),
    ("subprocess", "run"),
    ("importlib", "reload"),
}


def forbidden(source: str) -> list[str]:
    """What in the source would run data as code."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names if one.name.partition(".")[0] in MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            found.append(node.func.id)
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr) in ATTRIBUTES
        ):
            found.append(f"{node.value.id}.{node.attr}")
        elif isinstance(node, ast.keyword) and node.arg in ("allow_pickle", "shell"):
            found.append(str(node.arg))
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_runs_data_as_code(path: Path) -> None:
    assert forbidden(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ["import pickle", "from yaml import load", "import ruamel.yaml", "eval('1')", "exec(text)", "compile(a, b, c)",
     "import os\nos.system('ls')", "numpy.load(a, allow_pickle=True)", "subprocess.run(a, shell=True)"],
)  # fmt: skip
def test_what_would_is_found(source: str) -> None:
    assert forbidden(source)
