"""CSV and TSV in a real spreadsheet: LibreOffice opens them, the columns are right and no formula runs."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsline.model import Timeline
from newsline.writers import csv as writer
from newsline.writers import rows
from newsline.writers.look import Look
from tests.writer_timelines import DOUBT, FLOOD, at, entry, timeline

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (Debian's libreoffice-calc)"),
]

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# LibreOffice's filter tokens: separator, quote, UTF-8, first line ... detect special numbers, ..., evaluate formulas.
FILTERS = {
    "csv": "44,34,76,1,,0,false,true,false,false,false,-1,true",
    "tsv": "9,34,76,1,,0,false,true,false,false,false,-1,true",
    "the dialog's own": "44/59/9,34,76,1,,0,false,true,false,false,false,-1,true",  # comma, semicolon and tab at once
}

FORMULAS = [
    "=1+1",
    " =1+1",
    "\t=1+1",
    "\n=1+1",
    "\u00a0=1+1",
    "\u200f=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "＝1+1",
    '=HYPERLINK("http://example.invalid";"انقر")',
    '=DDE("soffice";"x";"y")',
    '=WEBSERVICE("http://example.invalid")',
    "'=1+1",
    '- قال الوالي، "نعم"؛\nوسطر ثان',
]


def opened(folder: Path, text: str, form: str, filters: str = "") -> tuple[list[list[str]], list[str]]:
    """The cells as LibreOffice shows them, and the formulas that it found."""
    path = folder / f"rows.{form}"
    path.write_bytes(text.encode())
    command = [SOFFICE or "", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += [
        f"--infilter=Text - txt - csv (StarCalc):{FILTERS[filters or form]}",
        "--convert-to",
        "fods",
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    tree = ElementTree.parse(folder / "rows.fods")
    formulas = [one.get(f"{TABLE}formula", "") for one in tree.iter() if one.get(f"{TABLE}formula")]
    table = next(tree.iter(f"{TABLE}table"))
    return [_cells(row) for row in table.iter(f"{TABLE}table-row") if any(_cells(row))], formulas


def _cells(row: ElementTree.Element) -> list[str]:
    cells: list[str] = []
    for cell in row.findall(f"{TABLE}table-cell"):
        repeated = min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 20)
        cells += ["\n".join(_shown(part) for part in cell.findall(f"{TEXT}p"))] * repeated
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _shown(element: ElementTree.Element) -> str:
    """The text of a paragraph; OpenDocument writes runs of spaces and tabs as elements."""
    text = element.text or ""
    for child in element:
        text += {f"{TEXT}s": " " * int(child.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t"}.get(child.tag) or _shown(child)
        text += child.tail or ""
    return text


def formulas_everywhere(text: str) -> Timeline:
    return timeline(entry("update", text, at(15), marker=text), title=text, source=text)


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_columns_and_texts_are_right(tmp_path: Path, form: str, bom: bool) -> None:
    found = [FLOOD, DOUBT]
    cells, formulas = opened(tmp_path, "".join(writer.write(found, Look(form, bom=bom))), form)
    names = [name for name in rows.fields(next(rows.every(found))) if name != "inferred"]
    assert cells[0] == names
    assert formulas == []
    expected = [rows.fields(row) for row in rows.every(found)]
    assert len(cells) == 1 + len(expected)
    for line, row in zip(cells[1:], expected, strict=True):
        shown = dict(zip(names, [*line, *[""] * len(names)], strict=False))
        for name in ("source", "title", "kind", "marker", "text"):
            assert shown[name] == (row[name] or "").replace("\n", "\\n" if form == "tsv" else "\n")
        assert shown["n"] == str(row["n"])


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_formula_runs(tmp_path: Path, form: str) -> None:
    text = "".join(writer.write([formulas_everywhere(formula) for formula in FORMULAS], Look(form)))
    cells, formulas = opened(tmp_path, text, form)
    assert formulas == []
    assert len(cells) == 1 + len(FORMULAS)
    marker = cells[0].index("marker")
    # a line feed at the end or the beginning of a cell is a paragraph of its own there: compared without white space
    written = [writer.cell(one, form) for one in FORMULAS]
    assert ["".join(line[marker].split()) for line in cells[1:]] == ["".join(one.split()) for one in written]


def test_no_cell_of_csv_is_parted_by_the_separators_of_the_dialog(tmp_path: Path) -> None:
    text = "قال؛ نعم; ثم قال\tلا, وانصرف"
    found = timeline(entry("update", text, at(15)), title=text)
    cells, _ = opened(tmp_path, "".join(writer.write([found], Look("csv"))), "csv", "the dialog's own")
    assert [len(line) for line in cells] == [len(rows.COLUMNS), rows.COLUMNS.index("text") + 1]
    assert cells[1][rows.COLUMNS.index("text")] == text


@pytest.mark.parametrize("formula", ["=1+1", "=SUM(1;1)"])
def test_the_same_cells_would_run_without_the_apostrophe(tmp_path: Path, formula: str) -> None:
    """What this spreadsheet is asked to do here, it does do: the test above can fail."""
    assert opened(tmp_path, f"marker\r\n{formula}\r\n", "csv")[1] != []
