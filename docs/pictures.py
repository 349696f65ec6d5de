"""`make docs`: the pictures of the README, drawn from the program's own output.

The table is an SVG, made here from what the program prints in colour: each run of one style is a text of its own at the
place of its first cell, so that Arabic keeps its joined letters and columns stay columns in whatever font there is. The
page is a PNG, taken by Chromium where there is one.
"""

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from click.testing import CliRunner
from rich.style import Style
from rich.text import Text

from newsline.cli import main as program
from newsline.writers.terminal import cells

FOLDER = Path(__file__).resolve().parent
SAMPLES = FOLDER.parent / "samples"
TABLE = ("parse", "--date", "2025-03-18", "labels.txt")
PAGE = ("parse", "--date", "2025-06-15", "--tz", "Africa/Cairo", "--format", "html", "minute-by-minute.txt")
CHANGES = ("history", "--format", "html", "captures")

COLUMNS = 96
CELL, LINE, SIZE, EDGE, TOP = 8.4, 22, 14, 20, 44  # pixels; six tenths of its size is what a fixed-width letter takes
COLOURS = {1: "#ef7f7f", 2: "#7fcf7f", 3: "#e3c55e", 5: "#d79be6", 6: "#56c8d8"}  # by their numbers in ANSI
PLAIN, DIM = "#e6e6e6", "#9a9aa2"
FONTS = "ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono', Menlo, Consolas, monospace"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars")


def _printed(*arguments: str) -> str:
    """What a run beside the samples prints: a longer name of the file would break other lines."""
    with contextlib.chdir(SAMPLES):
        done = CliRunner(env={"COLUMNS": str(COLUMNS)}).invoke(program, arguments, color=True)
    if done.exit_code not in (0, 1):  # a history of which something changed
        raise ValueError(done.output)
    return done.stdout


def table() -> str:
    """The table as an SVG of a dark terminal."""
    shown = _printed(TABLE[0], "--format", "table", "--color", *TABLE[1:])
    lines = [Text(f"$ newsline {' '.join(TABLE)}"), *Text.from_ansi(shown).split("\n")]
    width, height = round(COLUMNS * CELL + 2 * EDGE), TOP + LINE * len(lines) + 16
    body = "".join(_line(line, TOP + LINE * number) for number, line in enumerate(lines, 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"\n'
        f'     font-family="{FONTS}" font-size="{SIZE}" role="img">\n'
        "<title>newsline parse: a table with number, time, kind and text of four entries</title>\n"
        f'<rect width="{width}" height="{height}" rx="9" fill="#1d1f27"/>\n'
        + "".join(f'<circle cx="{EDGE + 18 * n}" cy="20" r="5.5" fill="#4a4d5a"/>\n' for n in range(3))
        + f"{body}</svg>\n"
    )


def _line(line: Text, baseline: float) -> str:
    return "".join(_run(*run, baseline) for run in _runs(line))


def _runs(line: Text) -> Iterator[tuple[int, str, str]]:
    """The runs of one style in a line: the cell where each begins, its attributes, its text."""
    start = 0
    for end in sorted({*(place for span in line.spans for place in (span.start, span.end)), len(line)}):
        text = line.plain[start:end]
        if text.strip():
            blank = len(text) - len(text.lstrip())
            yield cells(line.plain[: start + blank], "off"), _look(line, start), text.strip()
        start = end


def _look(line: Text, place: int) -> str:
    """The SVG attributes of a letter's style."""
    spans = [span.style for span in line.spans if span.start <= place < span.end]
    style = Style.combine([Style.null(), *(one for one in spans if isinstance(one, Style))])
    number = style.color.number if style.color else None
    colour = COLOURS.get(number, PLAIN) if number else DIM if style.dim else PLAIN
    bold, italic = (' font-weight="bold"' if style.bold else "", ' font-style="italic"' if style.italic else "")
    return f'fill="{colour}"{bold}{italic}'


def _run(cell: int, look: str, text: str, baseline: float) -> str:
    """A text at its cell; Arabic runs leftwards from its own right end, as a terminal with isolates draws it."""
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
    side = ' direction="rtl" text-anchor="end"' if arabic else ' xml:space="preserve"'
    return f'<text x="{EDGE + cell * CELL:.1f}" y="{baseline}" {look}{side}>{escape(text)}</text>\n'


def page(arguments: tuple[str, ...] = PAGE, height: int = 720) -> bytes | None:
    """An HTML page as a PNG; None without Chromium."""
    if CHROMIUM is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        html, png = Path(folder, "page.html"), Path(folder, "page.png")
        html.write_text(_printed(*arguments), encoding="utf-8")
        command = [CHROMIUM, *FLAGS, f"--window-size=900,{height}", f"--screenshot={png}", html.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
        return png.read_bytes()


if __name__ == "__main__":
    (FOLDER / "table.svg").write_text(table(), encoding="utf-8")
    taken = page()
    if taken is None:
        print("the pictures of pages stay as they were: there is no chromium", file=sys.stderr)
    else:
        (FOLDER / "page.png").write_bytes(taken)
        (FOLDER / "changes.png").write_bytes(page(CHANGES, 900) or b"")
