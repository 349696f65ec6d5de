"""A column of times is a live blog only where an entry has text of its own."""

from pathlib import Path

import pytest

from newsline import parse

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize("path", sorted((HERE / "columns").glob("*.txt")), ids=lambda path: path.stem)
def test_a_schedule_is_no_live_blog(path: Path) -> None:
    (timeline,) = parse(path.read_text(encoding="utf-8"))
    assert [entry.marker for entry in timeline.timeline] == [None]


@pytest.mark.parametrize("path", sorted((HERE / "liveblogs").glob("*.txt")), ids=lambda path: path.stem)
def test_a_live_blog_is_one(path: Path) -> None:
    (timeline,) = parse(path.read_text(encoding="utf-8"))
    assert sum(entry.kind == "entry" for entry in timeline.timeline) >= 4
