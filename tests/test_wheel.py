"""What is given away: a source archive that builds without a network, and a wheel that holds the program and no more."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
# What a user meets, and what lies beside the code: data files, types, the documents' own runs of the program.
TESTS = ("cli", "cli_help", "cli_process", "docs", "public", "samples", "stamps", "structure", "typing", "writer_html")
# What the modules do that can be compiled.
COMPILED_TESTS = (
    "articles",
    "corpus",
    "frozen",
    "orthography",
    "properties",
    "reader_jsonl",
    "reasons",
    "samples",
    "stamps",
)


def _run(*command: str | Path, cwd: Path, **more: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")} | more
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive."""
    folder = tmp_path_factory.mktemp("sdist")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (found,) = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def source(archive: Path) -> Path:
    """The archive, unpacked."""
    with tarfile.open(archive) as packed:
        packed.extractall(archive.parent, filter="data")
    return archive.with_name(archive.name.removesuffix(".tar.gz"))


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the unpacked archive makes of itself, without an index."""
    return _built(source, tmp_path_factory.mktemp("wheel"))


def _built(source: Path, folder: Path, **environment: str) -> Path:
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-build-isolation", "--no-deps")
    _run(*pip, "-w", folder, source, cwd=folder, **environment)
    (found,) = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def compiled(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel with machine code in it."""
    copy = tmp_path_factory.mktemp("source") / "newsline"
    shutil.copytree(source, copy)  # the machine code stays beside the modules that it was made from
    return _built(copy, tmp_path_factory.mktemp("compiled"), HATCH_BUILD_HOOK_ENABLE_MYPYC="1")


def _files(folder: Path) -> set[str]:
    """The files in a folder of the project, by their names in the project."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(ROOT)) for path in found}


def test_the_archive_holds_what_building_and_testing_need(source: Path) -> None:
    wanted = {"Makefile", "pyproject.toml", "LICENSE", "README.md", "README.ar.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    for name in ("newsline", "tests", "samples", "docs", "benchmarks", "fuzz", ".ci", ".github"):
        wanted |= _files(ROOT / name)
    assert sorted(name for name in wanted if not (source / name).is_file()) == []
    assert not (source / ".venv").exists()


def test_the_wheel_holds_the_program_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    files = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    assert files == _files(ROOT / "newsline")
    assert {Path(name).suffix for name in files} == {".py", ".css", ".typed"}
    about = {name.partition("/")[2] for name in set(names) - files}
    assert about == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def test_an_index_would_take_both(archive: Path, wheel: Path) -> None:
    assert _run(sys.executable, "-m", "twine", "check", "--strict", archive, wheel, cwd=ROOT).count("PASSED") == 2


def test_the_installed_wheel_passes_the_tests_from_another_folder(source: Path, wheel: Path, tmp_path: Path) -> None:
    _test_installed(source, wheel, tmp_path, TESTS)


def test_the_compiled_wheel_passes_the_tests_from_another_folder(source: Path, compiled: Path, tmp_path: Path) -> None:
    names = zipfile.ZipFile(compiled).namelist()
    assert any(name.startswith("newsline/chronology/timeline.") and not name.endswith(".py") for name in names)
    _test_installed(source, compiled, tmp_path, COMPILED_TESTS)


def _test_installed(source: Path, wheel: Path, tmp_path: Path, tests: tuple[str, ...]) -> None:
    """In an environment of its own that sees the libraries of this one, and `newsline` nowhere but in the wheel."""
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    (site,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(source, elsewhere, ignore=shutil.ignore_patterns("newsline"))
    python = tmp_path / "venv" / "bin" / "python"
    assert str(site) in _run(python, "-c", "import newsline; print(newsline.__file__)", cwd=elsewhere)
    files = [f"tests/test_{name}.py" for name in tests]
    _run(python, "-m", "pytest", "-m", "not slow", "-p", "no:cacheprovider", *files, cwd=elsewhere)
