"""JSON Lines, read back line by line."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import Timeline
from newsline.writers import fields, jsonl, merge, rows
from newsline.writers.look import Look
from tests.strategies import any_text, arabic_text
from tests.writer_timelines import DOUBT, FLOOD, HARM, at, entry, timeline


@pytest.mark.parametrize("found", [FLOOD, DOUBT], ids=["known times", "doubtful times"])
def test_a_line_is_the_entry_after_its_article(found: Timeline) -> None:
    lines = "".join(jsonl.write([found])).split("\n")
    assert lines.pop() == ""
    for number, (line, one) in enumerate(zip(lines, found.timeline, strict=True), 1):
        row = json.loads(line)
        assert list(row)[:4] == ["source", "article", "title", "n"]
        head = {"source": found.source, "article": found.index, "title": found.title}
        assert row == head | fields.entry(one, number) | {"url": None, "captured": None}


@given(st.one_of(st.sampled_from(HARM), any_text, arabic_text))
def test_any_text_stays_on_one_line_and_reads_back(text: str) -> None:
    found = timeline(entry("update", text, at(15), marker=text), title=text)
    (line,) = jsonl.write([found])
    assert line.count("\n") == 1
    assert [json.loads(line)[key] for key in ("title", "marker", "text")] == [text, text, text]


@pytest.mark.parametrize(("reverse", "numbers"), [(False, [1, 2, 3, 4, 5]), (True, [5, 4, 3, 2, 1])])
def test_order(reverse: bool, numbers: list[int]) -> None:
    assert [json.loads(line)["n"] for line in jsonl.write([DOUBT], Look(reverse=reverse))] == numbers


def test_merged_lines_stand_in_the_merged_order() -> None:
    found = merge.merge([DOUBT, FLOOD])
    assert [json.loads(line) for line in jsonl.merged(found)] == [rows.fields(row) for row in found.rows]


def test_articles_are_written_one_by_one() -> None:
    """The first line is there before the second article is asked for."""
    asked = []

    def timelines() -> Iterator[Timeline]:
        for number in (1, 2):
            asked.append(number)
            yield timeline(entry("update", "نص", at(15)))

    next(iter(jsonl.write(timelines())))
    assert asked == [1]


PARAGRAPHS = {
    "فقرة": ["فقرة"],
    "أولى\n\nثانية": ["أولى", "ثانية"],
    "أولى\nسطر ثان\n\nثانية": ["أولى\nسطر ثان", "ثانية"],
    "أولى\n \n\t\n\nثانية": ["أولى", "ثانية"],
    "\n\nأولى\n\n": ["أولى"],
    "  مزاحة": ["  مزاحة"],
    "": [],
    " \n ": [],
}


@pytest.mark.parametrize(("text", "parts"), PARAGRAPHS.items())
def test_paragraphs(text: str, parts: list[str]) -> None:
    assert rows.paragraphs(text) == parts
