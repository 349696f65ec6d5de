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
    if form == "csv":
        return list(csv.DictReader(StringIO(text, newline="")))
    names, *lines = [line.split("\t") for line in text.split("\n")[:-1]]
    return [dict(zip(names, line, strict=True)) for line in lines]


def expected(*timelines: Timeline) -> list[dict[str, str]]:
    """The rows as text, null as nothing, without the column that is left out."""
    found = [rows.fields(row) for row in rows.every(timelines)]
    return [
        {key: "" if value is None else str(value) for key, value in row.items() if key != "inferred"} for row in found
    ]


def undone(read_rows: list[dict[str, str]], form: str) -> list[dict[str, str]]:
    return [{key: writer.undone(value, form) for key, value in row.items()} for row in read_rows]


@pytest.mark.parametrize("form", FORMS)
def test_columns_are_the_rows_keys_in_their_order(form: str) -> None:
    assert list(read("".join(writer.write([FLOOD], Look(form))), form)[0]) == [
        *("source", "article", "title", "n", "kind", "time", "when", "zone", "precision", "written", "not_before"),
        *("not_after", "local", "author", "id", "marker", "marker_line", "line", "end_line", "text"),
        *("url", "captured"),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("found", [FLOOD, DOUBT], ids=["known times", "doubtful times"])
def test_reads_back(found: Timeline, form: str) -> None:
    assert undone(read("".join(writer.write([found], Look(form))), form), form) == expected(found)


@pytest.mark.parametrize("form", FORMS)
@given(
    text=st.one_of(st.sampled_from(HARM), any_text, arabic_text),
    sign=st.sampled_from(["", "=", "+", "-", "@", "'", "\t", "\r", " ="]),
)
def test_any_text_reads_back_to_the_character(text: str, sign: str, form: str) -> None:
    text = sign + text
    found = timeline(entry("update", text, at(15), marker=text), title=text, source=text)
    back = read("".join(writer.write([found], Look(form))), form)
    assert undone(back, form) == expected(found)
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
    "﹦1+1": "'﹦1+1",
    "⁼1+1": "'⁼1+1",
    "\u00ad=1": "'\u00ad=1",
    "\u3164=1": "'\u3164=1",
    "\ufe0f\u2063=1": "'\ufe0f\u2063=1",
    "\U000e0020=1": "'\U000e0020=1",
    "– قال الوالي": "– قال الوالي",
    '"نعم"': '"نعم"',
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


@pytest.mark.parametrize(("bom", "start"), [(True, '\ufeff"source",'), (False, '"source",')])
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


TSV = {
    "a\tb": "a\\tb",
    "a\nb": "a\\nb",
    "a\r\nb": "a\\r\\nb",
    "a\\nb": "a\\\\nb",
    "\\": "\\\\",
    "\n=1": "'\\n=1",
    '"=1+1"': '\'"=1+1"',
    ' "نعم"': '\' "نعم"',
    'قال "نعم"': 'قال "نعم"',
    "نص": "نص",
    "": "",
}


@pytest.mark.parametrize(("text", "cell"), TSV.items())
def test_a_cell_of_tsv_is_on_one_line(text: str, cell: str) -> None:
    assert writer.cell(text, "tsv") == cell
    assert writer.undone(cell, "tsv") == text


@given(any_text)
def test_a_row_of_tsv_is_a_line_whatever_it_holds(text: str) -> None:
    found = timeline(entry("update", text, at(15)), title=text)
    assert "".join(writer.write([found], Look("tsv"))).count("\n") == 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sign", ["=", "'", '"', "\t", "٪="])
def test_raw_cells_are_the_text_itself(sign: str, form: str) -> None:
    found = timeline(entry("update", f"{sign}1+1", at(15)))
    (row,) = read("".join(writer.write([found], Look(form, raw_cells=True))), form)
    assert row["text"].replace("\\t", "\t") == f"{sign}1+1"


@pytest.mark.parametrize("form", FORMS)
def test_wanted_columns_alone_in_their_order(form: str) -> None:
    text = "".join(writer.write([FLOOD], Look(form, columns=("text", "n", "time"))))
    assert [list(row) for row in read(text, form)] == [["text", "n", "time"]] * 6


def test_every_column_is_a_key_of_a_row() -> None:
    keys = rows.fields(next(rows.every([FLOOD])))
    assert [key for key in keys if key != "inferred"] == list(rows.COLUMNS)


def test_every_cell_of_csv_is_quoted() -> None:
    """A semicolon or a tab parts no cells then, whatever separators a spreadsheet tries."""
    found = timeline(entry("update", "قال؛ ثم; قال\tنعم", at(15)))
    for cell in "".join(writer.write([found], Look("csv"))).removesuffix("\r\n").split('","'):
        assert cell.count('"') in (0, 1, 2)
    assert '"1"' in "".join(writer.write([found], Look("csv")))
