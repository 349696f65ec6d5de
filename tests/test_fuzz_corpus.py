"""The inputs that fuzzing has kept hold all that the targets ask: `make fuzz` begins with them."""

from pathlib import Path

import pytest

import fuzz
from fuzz.targets import TARGETS

KEPT = Path(fuzz.__file__).parent / "corpus"


def test_every_target_has_kept_some() -> None:
    assert sorted(path.name for path in KEPT.iterdir()) == sorted(TARGETS)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_was_kept_still_holds(name: str) -> None:
    inputs = sorted((KEPT / name).iterdir())
    assert inputs
    for path in inputs:
        TARGETS[name](path.read_bytes())
