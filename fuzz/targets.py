"""One function a target: any bytes in, nothing out. It raises where a promise is broken.

Only a ValueError with a message of one line may leave a reader, and nothing at all the reading of a text.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable

from fuzz import inputs, outputs
from newsline.model import Document, Timeline
from newsline.parsing import parse, plain
from newsline.readers import Options, encoding, html, read
from newsline.segmentation.articles import articles
from newsline.stamps.orthography import split_lines
from newsline.stamps.reading import explain, is_cue, read_dateline, read_stamp
from newsline.writers import csv as cells
from newsline.writers import fields
from newsline.writers.terminal import safe
from tests.test_properties import _counted, _placed, strayed, unsaid

ZONES = (None, "UTC", "Asia/Riyadh", "-03:30")
LAYOUTS = (None, "newest-first", "oldest-first")
SIDES = (None, "below", "above")


def stamp(data: bytes) -> None:
    """Every reader of one line."""
    text = data.decode("utf-8", "replace")
    found = read_stamp(text)
    assert found is None or str(found.written) or found.kind
    is_cue(text)
    read_dateline(text)
    json.dumps(explain(text))


def text(data: bytes) -> None:
    """A text with the options that its first byte names; no line and no word may be lost, and the outputs read back."""
    choice, rest = (data[0], data[1:]) if data else (0, b"")
    whole = rest.decode("utf-8", "replace").replace("\f", "\n\f\n")
    options = {"zone": ZONES[choice % 4], "layout": LAYOUTS[choice // 4 % 3], "stamps": SIDES[choice // 12 % 3]}
    written(parse(whole, **options))
    lost, invented = strayed(whole, **options)
    assert not lost or lost <= unsaid(whole, above=options["stamps"] and options["stamps"] == "above"), lost
    assert not invented, invented
    lines = split_lines(whole)
    placed: Counter[str] = Counter()
    for article in articles(plain(whole), options["stamps"] and options["stamps"] == "above"):
        placed += _placed(article, lines)
    assert placed == _counted(lines), f"lost or doubled: {placed - _counted(lines)} {_counted(lines) - placed}"


def page(data: bytes) -> None:
    """Bytes as an HTML page, and what it holds as an article."""
    one_line(lambda: [html.document(data, "page.html")])


def records(data: bytes) -> None:
    """Bytes as JSON lines, with the complaints about single ones."""
    said: list[str] = []
    one_line(lambda: read(io.BytesIO(data), "records.jsonl", Options(), said.append))
    for message in said:
        check(message)


def decode(data: bytes) -> None:
    """Bytes as text in an encoding that is found out, or named by the first byte."""
    names = (None, None, None, "utf-8", "cp1256", "utf-16", "iso-8859-6", "utf-7", "utf-32", "idna", "punycode")
    name, rest = (names[data[0] % len(names)], data[1:]) if data else (None, b"")
    try:
        found, notices = encoding.decode(rest, name)
    except ValueError as error:
        check(str(error))
        return
    if name is None:
        found.encode("utf-8")  # no half characters
    count = len(split_lines(found))
    assert all(notice.line is None or 1 <= notice.line <= count for notice in notices)


def one_line(documents: Callable[[], Iterable[Document]]) -> None:
    """Read and parse the documents; a ValueError must be one line."""
    try:
        for document in documents():
            written(parse(document))
    except ValueError as error:
        if isinstance(error, UnicodeError):
            raise
        check(str(error))


def check(message: str) -> None:
    """An error message: some words, and one line once control characters are made visible."""
    assert message.strip()
    assert len(safe(message.replace("\n", " ")).splitlines()) == 1


def written(timelines: Iterable[Timeline]) -> None:
    """JSON and the cells of CSV give every text back to the character."""
    for timeline in timelines:
        row = fields.article(timeline)
        encoded = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
        assert json.loads(encoded.decode("utf-8", "surrogatepass")) == row
        for entry in row["timeline"]:
            out = io.StringIO(newline="")
            csv.writer(out).writerow([cells.cell(entry["text"])])
            (again,) = next(csv.reader(io.StringIO(out.getvalue(), newline="")))
            assert cells.undone(again) == entry["text"]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "stamp": stamp,
    "text": text,
    "page": page,
    "records": records,
    "decode": decode,
    **inputs.TARGETS,
    **outputs.TARGETS,
}
