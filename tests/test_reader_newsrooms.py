"""Pages in the shapes that newsrooms, agencies, blogs and archives give them, against what a reader sees.

`newsrooms/truth.json` has for each page its own paragraphs, whatever their order, what may stand beside them (names, captions), and
its times. Every text is invented. All other lines of the pages are others': menus, cards, comments, banners.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from newsline import parse
from newsline.model import DatedPage, Timeline
from newsline.readers import html

FOLDER = Path(__file__).parent / "newsrooms"
TRUTH: dict[str, dict[str, Any]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


def read(name: str) -> Timeline:
    (timeline,) = parse(html.document((FOLDER / f"{name}.html").read_bytes(), name))
    return timeline


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def when(page: DatedPage | None) -> str | None:
    return f"{page.moment.when} {page.moment.zone or ''}".strip() if page is not None else None


def test_each_page_has_its_truth() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.html")) == sorted(TRUTH)


@pytest.mark.parametrize("name", TRUTH)
def test_a_page_is_read_as_a_reader_sees_it(name: str) -> None:
    truth, timeline = TRUTH[name], read(name)
    assert timeline.title == truth["title"]
    found = [line for entry in timeline.timeline for line in lines(entry.text)]
    beside = [line for caption in timeline.captions for line in lines(caption)]
    own = [line for text in truth["paragraphs"] for line in lines(text)]
    assert [line for line in own if line not in found + beside] == [], "lost"
    assert [line for line in found + beside if line not in own + truth.get("beside", [])] == [], "of others"
    assert not {line.text for line in timeline.related} & set(own)
    for key in ("published", "updated"):
        said, expected = when(getattr(timeline, key)), truth.get(key)
        assert (said or "").startswith(expected or "-") if expected else said is None, key
    times = [
        f"{entry.moment.time:%Y-%m-%dT%H:%M}" if entry.moment.time else entry.moment.when and str(entry.moment.when)
        for entry in timeline.timeline
    ]
    if "times" in truth:
        assert times == truth["times"]
    else:
        assert len(times) == truth["entries"]
    if "posts" in truth:
        assert [lines(entry.text) for entry in timeline.timeline] == truth["posts"]
    assert sorted({notice.code for notice in timeline.warnings}) == truth.get("warnings", [])
