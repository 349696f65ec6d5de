"""Type checkers find in the public names what a user may rely on: mypy, and with the slow tests pyright."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
USES = ROOT / "tests" / "typing_uses.py"

CHECKERS = {
    "mypy": ["--strict", "--warn-unreachable", "--warn-unused-ignores", "--no-incremental", str(USES)],
    "pyright": ["--project", "pyproject.toml", str(USES)],
}


def _check(checker: str, arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", checker, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("checker", ["mypy", pytest.param("pyright", marks=pytest.mark.slow)])
def test_uses_of_the_public_names_are_typed(checker: str) -> None:
    done = _check(checker, CHECKERS[checker], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
