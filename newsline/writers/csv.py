"""CSV and TSV for spreadsheets, pandas and `cut`. A null is an empty cell; `inferred`, a list, is left out.

CSV is RFC 4180 with every cell quoted: programs that try several separators would otherwise part cells at `;` or a tab.
TSV has one line a row: in a cell, a backslash, tab, line feed and carriage return are written \\\\ \\t \\n \\r, and nothing is
quoted.

A spreadsheet runs a cell that begins with = + - or @, even after white space. Such a cell gets an apostrophe in front, and so
does one that begins with an apostrophe of its own; in TSV also one that begins with a quotation mark, which would open a cell
that ends in some other row. Thus a cell that begins with an apostrophe always has one too many, and `undone` restores the
text to the character. `Look.raw_cells` leaves it out.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from newsline.model import Row, Timeline
from newsline.writers import rows
from newsline.writers.look import Look
from newsline.writers.merge import Merged

BOM = "\ufeff"

# After OWASP, "CSV Injection": the signs, the forms that spreadsheets read as the same, and tab and CR, which some importers
# drop. What is not seen before a sign (white space, controls, marks that Unicode calls default-ignorable) does not hide it.
# A sign alone is not a formula, and "-" is the name of standard input.
_HIDDEN = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SIGNS = r"=+\-@＝＋－−﹢﹣﹦＠﹫⁺⁻⁼₊₋₌"
_FORMULA = re.compile(rf"'|[\t\r]|[{_HIDDEN}]*[{_SIGNS}].", re.DOTALL)
_QUOTED = re.compile(rf'[{_HIDDEN}]*"')
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_ESCAPE = re.compile(r"\\(.)")


def write(timelines: Iterable[Timeline], look: Look) -> Iterator[str]:
    """A line of column names, then one line per entry; `look.form` is csv or tsv. Excel needs the byte order mark."""
    return _lines(rows.every(timelines, reverse=look.reverse), look)


def merged(whole: Merged, look: Look) -> Iterator[str]:
    """The same lines in the merged order."""
    return _lines(whole.rows, look)


def cell(value: Any, form: str = "csv", *, raw: bool = False) -> str:
    """A value as text that no spreadsheet runs; `raw`: as it is, but for the escapes of TSV."""
    text = "" if value is None else str(value)
    if not raw and (_FORMULA.match(text) or (form == "tsv" and _QUOTED.match(text))):
        text = f"'{text}"
    return text.translate(_ESCAPES) if form == "tsv" else text


def undone(text: str, form: str = "csv") -> str:
    """The text that `cell` was given."""
    if form == "tsv":
        text = _ESCAPE.sub(lambda found: {"t": "\t", "n": "\n", "r": "\r"}.get(found[1], found[1]), text)
    return text.removeprefix("'")


def _lines(entries: Iterable[Row], look: Look) -> Iterator[str]:
    columns, named = look.columns or rows.COLUMNS, False
    for row in entries:
        if not named:
            yield BOM * look.bom + line(columns, look.form)
            named = True
        keys = rows.fields(row)
        yield line([cell(keys[name], look.form, raw=look.raw_cells) for name in columns], look.form)


def line(cells: Iterable[str], form: str) -> str:
    """Cells as a line of csv or tsv."""
    if form == "tsv":
        return "\t".join(cells) + "\n"
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(cells)
    return out.getvalue()
