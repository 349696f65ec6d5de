"""CSV and TSV, as Python's `excel` and `excel-tab` dialects write them: lines end with CR LF, quotes are doubled.

A spreadsheet runs a cell that begins with = + - or @, even after white space. Such a cell gets an apostrophe in front, and so
does one that begins with an apostrophe of its own. Thus a cell that begins with an apostrophe always has one too many, and
`undone` restores the text to the character. A key that does not apply (null in JSON) is an empty cell; `inferred`, a list,
is left out.
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
DIALECTS = {"csv": "excel", "tsv": "excel-tab"}
LEFT_OUT = ("inferred",)

# After OWASP, "CSV Injection": the signs, their full-width forms (Excel reads them as the same), and tab and CR, which
# some importers drop. Invisible characters (white space, controls, zero-width and bidi marks) before a sign do not hide it.
# A sign alone is not a formula, and "-" is the name of standard input.
_HIDDEN = r"\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FORMULA = re.compile(rf"'|[\t\r]|[{_HIDDEN}]*[=+\-@＝＋－−﹢﹣＠﹫].", re.DOTALL)


def write(timelines: Iterable[Timeline], look: Look) -> Iterator[str]:
    """A line of column names, then one line per entry; `look.form` is csv or tsv. Excel needs the byte order mark."""
    return _lines(rows.every(timelines, reverse=look.reverse), look)


def merged(whole: Merged, look: Look) -> Iterator[str]:
    """The same lines in the merged order."""
    return _lines(whole.rows, look)


def cell(value: Any) -> str:
    """A value as text that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def undone(text: str) -> str:
    """The text that `cell` was given."""
    return text.removeprefix("'")


def _lines(entries: Iterable[Row], look: Look) -> Iterator[str]:
    named = False
    for row in entries:
        record = {key: cell(value) for key, value in rows.fields(row).items() if key not in LEFT_OUT}
        if not named:
            yield (BOM if look.bom else "") + _line(record, look.form)
            named = True
        yield _line(record.values(), look.form)


def _line(cells: Iterable[str], form: str) -> str:
    out = StringIO()
    csv.writer(out, DIALECTS[form]).writerow(cells)
    return out.getvalue()
