"""The documents say what the program does: generated blocks are fresh, examples run, options and links are there."""

import doctest
import functools
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
import pytest

from docs import build, pictures

ROOT = build.ROOT
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARABIC = (ROOT / "README.ar.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
OPTIONS = (ROOT / "docs" / "commands.ar.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / name for name in build.DOCUMENTS]
# What the examples need and a bare machine may not have: those are for `make test-all`.
PROGRAMS = ("jq", "curl", "parquet")


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


# --- generated ----------------------------------------------------------------------------------------------------


def test_generated_blocks_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    status = build.cog("--check", "--diff")
    assert status == 0, f"run `make docs`:\n{capsys.readouterr().out}"


def test_the_picture_of_the_table_is_fresh() -> None:
    assert (ROOT / "docs" / "table.svg").read_text(encoding="utf-8") == pictures.table(), "run `make docs`"


def test_help_stands_in_the_documents_only_as_it_is_generated() -> None:
    for path in DOCUMENTS:
        for line in re.sub(r"\[\[\[cog.*?\[\[\[end\]\]\]", "", path.read_text(encoding="utf-8"), flags=re.DOTALL).split(
            "\n"
        ):
            assert not line.startswith("Usage: newsline")


# --- options ------------------------------------------------------------------------------------------------------


def _options() -> Iterator[tuple[str, str]]:
    for name, command in build.commands().items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, max((*parameter.opts, *parameter.secondary_opts), key=len)


@pytest.mark.parametrize(("command", "option"), sorted(set(_options())))
def test_every_option_of_every_command_is_documented(command: str, option: str) -> None:
    (shown,) = re.findall(rf"^Usage: newsline {command} .*?^```$", COMMANDS, re.DOTALL | re.MULTILINE)
    assert re.search(rf"^  .*{option}\b", shown, re.MULTILINE)
    (section,) = re.findall(rf"^### .*`newsline {command}`\n(.*?)(?=^##|\Z)", OPTIONS, re.DOTALL | re.MULTILINE)
    assert re.search(rf'<code dir="ltr">{option}[ <]', section)


# --- links --------------------------------------------------------------------------------------------------------


def _links() -> Iterator[tuple[Path, str]]:
    for path in (*DOCUMENTS, ROOT / "docs" / "rules.md", *sorted((ROOT / ".github").rglob("*.md"))):
        text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        yield from ((path, link) for link in re.findall(r"\]\(([^)\s]+)\)", text))


@pytest.mark.parametrize(("path", "link"), sorted(_links()))
def test_links_lead_to_what_is_there(path: Path, link: str) -> None:
    file, _, heading = link.partition("#")
    if file.startswith("https://"):
        return
    target = path.parent / file if file else path
    assert target.exists()
    if heading:
        headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert heading in {re.sub(r"[^\w\- ]", "", one).lower().replace(" ", "-") for one in headings}


# --- examples -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the samples, and one of them as a page."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    page = [sys.executable, "-m", "newsline", "parse", "--quiet", "-o", tmp_path / "story.html"]
    subprocess.run([*page, "--date", "2025-06-15", tmp_path / "samples" / "minute-by-minute.txt"], check=True)
    return tmp_path


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    """The address of a server for the folder, on this machine."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _examples() -> Iterator[object]:
    """Every `sh` block with the `text` block right below it, which is what it prints."""
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", text, re.DOTALL | re.MULTILINE)
        for number, (code, printed) in enumerate(found if path.name != "README.ar.md" else ()):  # the same: see below
            slow = [pytest.mark.slow] if any(program in code for program in PROGRAMS) else []
            yield pytest.param(code, printed, marks=slow, id=f"{path.name}-{number}")


@pytest.mark.parametrize(("code", "printed"), list(_examples()))
def test_shell_examples_run_as_pasted(code: str, printed: str, folder: Path, site: str) -> None:
    code = code.replace("https://example.org/", site)
    assert "https://" not in code
    shell = f'newsline() {{ "{sys.executable}" -m newsline "$@"; }}\n{code}'
    done = subprocess.run(["sh", "-u", "-c", shell], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    assert done.stdout == printed if printed else done.stdout or done.stderr or "-o" in code


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_python_examples_run_as_pasted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = "\n".join(_blocks(path.read_text(encoding="utf-8"), "pycon"))
    example = doctest.DocTestParser().get_doctest(session, {}, path.name, str(path), 0)
    printed: list[str] = []
    assert doctest.DocTestRunner().run(example, out=printed.append).failed == 0, "".join(printed)


@pytest.mark.slow  # pandas
def test_notebook_example_runs_as_pasted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (block,) = _blocks(text, "python")
    monkeypatch.chdir(ROOT)
    exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out.count("update") == 3


def test_both_languages_have_the_same_examples() -> None:
    assert _blocks(ARABIC, "sh") == _blocks(README, "sh")
    assert _blocks(ARABIC, "pycon") == _blocks(README, "pycon")
    assert re.findall(r"\]\((docs/[a-z]+\.(?:png|svg))\)", ARABIC) == re.findall(
        r"\]\((docs/[a-z]+\.(?:png|svg))\)", README
    )


def test_the_readme_is_read_in_a_few_minutes() -> None:
    words = re.sub(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", "", README, flags=re.DOTALL).split()
    assert 400 <= len(words) <= 850
