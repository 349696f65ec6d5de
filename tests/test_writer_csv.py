"""CSV and TSV, read back with Python's csv module: every cell to the character, and none that a spreadsheet would run."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import Timeline
from newsline.writers import csv as writer
from newsline.writers import merge, rows
from newsline.writers.look import Look
from tests.strategies import any_text, arabic_text
from tests.writer_timelines import DOUBT, FLOOD, HARM, at, entry, timeline

FORMS = ["csv", "tsv"]


def read(text: str, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), dialect=writer.DIALECTS[form]))


def expected(*timelines: Timeline) -> list[dict[str, str]]:
    """The rows as text, null as nothing, without the column that is left out."""
    found = [rows.fields(row) for row in rows.every(timelines)]
    return [
        {key: "" if value is None else str(value) for key, value in row.items() if key != "inferred"} for row in found
    ]


def undone(read_rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{key: writer.undone(value) for key, value in row.items()} for row in read_rows]


@pytest.mark.parametrize("form", FORMS)
def test_columns_are_the_rows_keys_in_their_order(form: str) -> None:
    names = next(csv.reader(StringIO("".join(writer.write([FLOOD], Look(form))), newline=""), writer.DIALECTS[form]))
    assert names == [
        *("source", "article", "title", "n", "kind", "time", "when", "zone", "precision", "written", "not_before"),
        *("not_after", "local", "author", "id", "marker", "marker_line", "line", "end_line", "text"),
        *("url", "captured"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("found", [FLOOD, DOUBT], ids=["known times", "doubtful times"])
def test_reads_back(found: Timeline, form: str) -> None:
    assert undone(read("".join(writer.write([found], Look(form))), form)) == expected(found)


@pytest.mark.parametrize("form", FORMS)
@given(
    text=st.one_of(st.sampled_from(HARM), any_text, arabic_text),
    sign=st.sampled_from(["", "=", "+", "-", "@", "'", "\t", "\r", " ="]),
)
def test_any_text_reads_back_to_the_character(text: str, sign: str, form: str) -> None:
    text = sign + text
    found = timeline(entry("update", text, at(15), marker=text), title=text, source=text)
    back = read("".join(writer.write([found], Look(form))), form)
    assert undone(back) == expected(found)
    assert not [value for value in back[0].values() if value[:1] in ("=", "+", "@", "\t", "\r") and len(value) > 1]


CELLS = {
    "=1+1": "'=1+1",
    "+1": "'+1",
    "-1": "'-1",
    "@SUM(1)": "'@SUM(1)",
    "\t=1": "'\t=1",
    "\tنص": "'\tنص",
    "\rنص": "'\rنص",
    "  =1": "'  =1",
    "\n=1": "'\n=1",
    "\u200f=1": "'\u200f=1",
    "\ufeff=1": "'\ufeff=1",
    "＝1+1": "'＝1+1",
    "＠SUM(1)": "'＠SUM(1)",
    "- قال الوالي": "'- قال الوالي",
    "+04:00": "'+04:00",
    "'=1+1": "''=1+1",
    "'نص": "''نص",
    "''": "'''",
    "-": "-",
    "=": "=",
    "نص = نص": "نص = نص",
    "2025-10-03": "2025-10-03",
    "": "",
}


@pytest.mark.parametrize(("text", "cell"), CELLS.items())
def test_cell_that_a_spreadsheet_would_run_gets_one_apostrophe(text: str, cell: str) -> None:
    assert writer.cell(text) == cell
    assert writer.undone(cell) == text


@given(any_text)
def test_no_two_texts_have_the_same_cell(text: str) -> None:
    assert writer.undone(writer.cell(text)) == text


@pytest.mark.parametrize(("bom", "start"), [(True, "\ufeffsource,"), (False, "source,")])
def test_byte_order_mark_stands_in_front_once(bom: bool, start: str) -> None:
    text = "".join(writer.write([FLOOD, DOUBT], Look("csv", bom=bom)))
    assert text.startswith(start)
    assert text.count("\ufeff") == bom


def test_reverse_is_newest_first_within_each_article() -> None:
    found = read("".join(writer.write([FLOOD, DOUBT], Look("csv", reverse=True))), "csv")
    assert [row["n"] for row in found] == [*"654321", *"54321"]


@pytest.mark.parametrize("form", FORMS)
def test_merged_rows_stand_in_the_merged_order(form: str) -> None:
    found = merge.merge([DOUBT, FLOOD])
    back = read("".join(writer.merged(found, Look(form))), form)
    assert [(row["source"], row["n"]) for row in back] == [(row.timeline.source, str(row.number)) for row in found.rows]
