"""Saved pages: how many a second, and what of them is kept, beside other extractors; and the peak memory of two long runs.

    python benchmarks/pages.py [PYTHON]

PYTHON is the interpreter of another environment that has trafilatura and readability-lxml; without it only newsline is
measured. Pages are generated: five makes of one random story with markers, with menus, related links and a footer around.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.encodings import WORDS
from newsline.readers import html
from newsline.stamps.reading import read_bare, read_line

PAGES = 40  # of each make
PARAGRAPHS = 25
MENU = "".join(f'<li class="menu-item"><a href="/section/{n}">قسم رقم {n}</a></li>' for n in range(60))
RIVALS = """
import json, sys, time
pages = json.load(sys.stdin)
def trafilatura_text():
    from trafilatura import extract
    return lambda page: extract(page) or ""
def readability_text():
    from readability import Document
    from lxml.html import fromstring
    return lambda page: "\\n".join(fromstring(Document(page).summary()).itertext())
out = {}
for make in (trafilatura_text, readability_text):
    extract = make()
    extract(pages[0])
    start = time.perf_counter()
    texts = []
    for page in pages:
        try:
            texts.append(extract(page))
        except Exception:
            texts.append("")
    out[make.__name__.removesuffix("_text")] = [time.perf_counter() - start, texts]
json.dump(out, sys.stdout)
"""


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(12, 40))) + "."


class Story:
    """A title, paragraphs and markers in the order of the page; links and slogans that are not the story's."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.title = " ".join(chance.choices(WORDS, k=8))
        self.parts = [sentence(chance) for _ in range(PARAGRAPHS)]
        self.markers = [f"تحديث ({hour:02d}:{chance.randint(0, 59):02d} ت غ)" for hour in (18, 13, 8)]
        for place, marker in zip((6, 13, 20), self.markers, strict=True):
            self.parts.insert(place, marker)
        self.links = [" ".join(chance.choices(WORDS, k=7)) for _ in range(30)]

    def around(self, body: str, head: str = "") -> str:
        cards = "".join(
            f'<div class="card"><a href="/n/{n}"><h4>{link}</h4></a></div>' for n, link in enumerate(self.links)
        )
        script = "<script>window.data = " + json.dumps([self.links] * 8) + "</script>"
        return (
            f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{self.title}</title>{head}{script}</head><body>'
            f'<header><nav><ul>{MENU}</ul></nav></header>{body}<div class="related"><h3>مواضيع ذات صلة</h3>{cards}</div>'
            f"<footer><ul>{MENU}</ul><p>جميع الحقوق محفوظة لصحيفة الواحة.</p></footer></body></html>"
        )


def in_paragraphs(story: Story) -> str:
    body = "".join(f'<p class="text">{part}</p>' for part in story.parts)
    return story.around(f"<article><h1>{story.title}</h1>{body}</article>")


def in_breaks(story: Story) -> str:
    return story.around(f'<h1>{story.title}</h1><div id="txt">{"<br><br>".join(story.parts)}</div>')


def in_divs(story: Story) -> str:
    body = "".join(f'<div class="x1"><span>{part}</span></div>' for part in story.parts)
    return story.around(f'<div class="wrap"><h1>{story.title}</h1><div class="c">{body}</div></div>')


def in_headings(story: Story) -> str:
    rows = (f"<h2>{part}</h2>" if part in story.markers else f"<p>{part}</p>" for part in story.parts)
    return story.around(f'<main><h1>{story.title}</h1><div itemprop="articleBody">{"".join(rows)}</div></main>')


def in_posts(story: Story) -> str:
    rows = []
    for part in story.parts:
        if part in story.markers:
            rows.append(f'</div><div class="post"><time datetime="2023-01-18T{part[7:12]}:00Z">{part}</time>')
        else:
            rows.append(f"<p>{part}</p>")
    return story.around(f'<main><h1>{story.title}</h1><div class="post">{"".join(rows)}</div></main>')


MAKES = (in_paragraphs, in_breaks, in_divs, in_headings, in_posts)


def kept(text: str, story: Story) -> tuple[float, float, int]:
    """The share of the paragraphs and of the markers that are lines of the text, and how many foreign lines are."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    own = set(story.parts) - set(story.markers)
    paragraphs = sum(part in lines for part in own) / len(own)
    markers = sum(marker in lines for marker in story.markers) / len(story.markers)
    foreign = sum(line not in story.parts and line != story.title for line in lines)
    return paragraphs, markers, foreign


def ours(pages: list[str]) -> tuple[float, list[str]]:
    data = [page.encode() for page in pages]
    html.document(data[0], "x")
    start = time.perf_counter()
    documents = [html.document(page, "x") for page in data]
    spent = time.perf_counter() - start
    return spent, ["\n".join(line for line in document.lines) for document in documents]


def extractors(python: str | None, pages: list[str]) -> Iterator[tuple[str, float, list[str]]]:
    yield ("newsline", *ours(pages))
    if python:
        done = subprocess.run(
            [python, "-c", RIVALS], input=json.dumps(pages).encode(), stdout=subprocess.PIPE, check=True
        )
        for name, (spent, texts) in json.loads(done.stdout).items():
            yield name, spent, texts


def compare(python: str | None) -> None:
    print(f"{'make':15}{'kB':>5}  {'extractor':12}{'pages/s':>9}{'paragraphs':>12}{'markers':>9}{'foreign lines':>15}")
    for make in MAKES:
        stories = [Story(seed) for seed in range(PAGES)]
        pages = [make(story) for story in stories]
        size = sum(len(page.encode()) for page in pages) / PAGES / 1000
        for name, spent, texts in extractors(python, pages):
            rows = [kept(text, story) for text, story in zip(texts, stories, strict=True)]
            paragraphs, markers, foreign = (sum(row[column] for row in rows) / PAGES for column in range(3))
            print(
                f"{make.__name__:15}{size:5.0f}  {name:12}{PAGES / spent:9.0f}{paragraphs:12.0%}{markers:9.0%}{foreign:15.1f}"
            )


# --- pages as newsrooms have them -----------------------------------------------------------------------------------


def compare_newsrooms(python: str | None) -> None:
    """Each page of the tests: its paragraphs that are whole lines of the text, and lines that are neither its own nor beside them."""
    folder = Path(__file__).parents[1] / "tests" / "newsrooms"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    pages = []
    for name in list(truth):
        try:
            pages.append((folder / f"{name}.html").read_text(encoding="utf-8"))
        except UnicodeDecodeError:  # all three are given texts: which guesses encodings best is another question
            del truth[name]
    texts = {name: found for name, _, found in extractors(python, pages)}
    print(f"\n{'page':28}" + "".join(f"{name + ': kept':>20}{'foreign':>9}" for name in texts))
    sums = {name: [0, 0, 0] for name in texts}
    for number, (page, one) in enumerate(truth.items()):
        own = {" ".join(text.split()) for text in one["paragraphs"]}
        known = own | set(one.get("beside", ())) | {one["title"]}
        row = f"{page:28}"
        for name, found in texts.items():
            lines = {" ".join(line.strip("- |").split()) for line in found[number].splitlines() if line.strip("- |")}
            kept = sum(text.strip("- |") in lines or text in lines for text in own)
            foreign = sum(not any(line in text for text in known) and not _is_stamp(line) for line in lines)
            row += f"{f'{kept} of {len(own)}':>20}{foreign:>9}"
            for place, value in enumerate((kept, len(own), foreign)):
                sums[name][place] += value
        print(row)
    print(f"{'all':28}" + "".join(f"{f'{kept} of {size}':>20}{foreign:>9}" for kept, size, foreign in sums.values()))


def _is_stamp(line: str) -> bool:
    return read_line(line) is not None or read_bare(line) is not None


# --- memory -------------------------------------------------------------------------------------------------------

CHILD = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(name: str, *arguments: object) -> None:
    """Time and peak memory of one run; on Linux, where the system counts in kilobytes."""
    command = [sys.executable, "-c", CHILD, sys.executable, "-m", "newsline", "parse", "--json", *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    spent, size = done.stdout.split()
    print(f"{name:40}{float(spent):8.1f} s {int(size) / 1024:8.0f} MB")


def memory() -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(0)
        text = "\n\n".join([story.title, *story.parts]) + "\n"
        long = Path(folder, "long.txt")
        with long.open("w", encoding="utf-8") as file:
            while file.tell() < 50_000_000:
                file.write(text)
        small: Callable[[int], Path] = lambda number: Path(folder, f"{number}.txt")  # noqa: E731
        for number in range(5000):
            small(number).write_text(text, encoding="utf-8")
        peak("one file of 50 MB of text", long)
        peak("one small file", small(0))
        peak("500 small files", *map(small, range(500)))
        peak("5,000 small files", *map(small, range(5000)))


def main() -> None:
    python = sys.argv[1] if len(sys.argv) > 1 else None
    compare(python)
    compare_newsrooms(python)
    print()
    memory()


if __name__ == "__main__":
    main()
