"""Every sample is read as its pair says."""

import json

import pytest

from tests.samples import FOLDER, OPTIONS, output


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_sample_is_read_as_its_pair_says(name: str) -> None:
    assert json.loads(output(name)) == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_every_sample_has_its_pair_and_its_options() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(OPTIONS)
    assert {path.stem for path in FOLDER.glob("*.json")} == {*OPTIONS, "options"}
