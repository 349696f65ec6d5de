"""`make bench`: speed as ratios, each against a floor measured in the same run, from an installed wheel.

The wheel is built and installed into a fresh environment of its own, since an editable install starts more slowly; the
compiled wheel (`make compiled`) into another one.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.stamps import lines

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "newest-on-top.txt"
PAIRS = 15
COUNTED = (50, 250)  # articles: what the difference takes is without the start
BESIDE = ("orjson", "dateparser", "pyarrow")  # what is measured beside it, or with it
HEAD = """# Speed, as ratios

One run of `make bench` on {facts}. Each ratio is against what stands beside it, measured in the same run: a bare program that
prints the same from a JSON file, a date library on the same lines, or for `newsline corpus` the least that any program does
that reads these JSON lines, looks for the letters of a cue and writes the texts back (there the ratio is the share of its speed).
"Compiled" is the wheel of `make compiled`; all else is plain Python.
Articles are of 5.5 kB; those of the last table have a kilobyte of text for each marker. Those "like real ones" have many short
lines, dashes, numbers at line starts, a number in each record, and dates of any day in seventeen years.
"""
Row = tuple[str, ...]

BARE_CLICK = """
import json
import click

@click.command()
@click.argument("path")
def main(path):
    with open(path, encoding="utf-8") as file:
        print(json.dumps(json.load(file), ensure_ascii=False, indent=1))

main()
"""


def installed(folder: Path, *, compiled: bool) -> Path:
    """A fresh environment with the built wheel; gives its folder of programs."""
    wheels, source = folder / "wheels", folder / "source"
    shutil.copytree(ROOT / "newsline", source / "newsline")  # machine code stays beside the modules it was made from
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", wheels, source]
    subprocess.run(build, env={**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": str(int(compiled))}, **quiet)
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", *wheels.glob("*.whl"), *BESIDE], **quiet)
    return programs


def paired(first: Callable[[], object], second: Callable[[], object], pairs: int = PAIRS) -> tuple[float, float, float]:
    """Medians in seconds of two callables run in turn, and the median of their ratio pair by pair."""
    times = []
    for _ in range(pairs + 1):
        row = []
        for call in (first, second):
            start = time.perf_counter()
            call()
            row.append(time.perf_counter() - start)
        times.append(row)
    times = times[1:]  # the first pair warms the caches
    one, two = zip(*times, strict=True)
    return statistics.median(one), statistics.median(two), statistics.median(a / b for a, b in times)


def process(*command: object, stdin: Path = Path(os.devnull)) -> Callable[[], object]:
    def run() -> None:
        with stdin.open("rb") as file:
            subprocess.run(list(map(str, command)), check=True, stdin=file, stdout=subprocess.DEVNULL)

    return run


BARE_RICH = """
import json
import sys
import click
from rich.console import Console
from rich.table import Table

@click.command()
@click.argument("path")
def main(path):
    with open(path, encoding="utf-8") as file:
        entries = json.load(file)["articles"][0]["timeline"]
    table = Table()
    for name in ("n", "time", "kind", "text"):
        table.add_column(name)
    for entry in entries:
        table.add_row(*(str(entry[name]) for name in ("n", "time", "kind", "text")))
    Console(width=100).print(table)

main()
"""
DATE = ("--date", "2025-10-04")
HERE = Path(__file__).resolve().parent


def starts(programs: Path, folder: Path) -> list[Row]:
    """Whole processes on one sample, each against a bare program that prints the same from a JSON file."""
    rows = []
    for name, code in (("json", BARE_CLICK), ("table", BARE_RICH)):
        bare = folder / f"bare_{name}.py"
        bare.write_text(code, encoding="utf-8")
        ours = process(programs / "newsline", "parse", "--format", name, "--quiet", SAMPLE, *DATE)
        mine, least, ratio = paired(ours, process(programs / "python", bare, SAMPLE.with_suffix(".json")))
        rows.append(
            (f"cold start, parse as {name}", f"{mine * 1000:.0f} ms", f"bare {least * 1000:.0f} ms", f"{ratio:.2f}")
        )
    return rows


def measured(programs: Path, script: str, *arguments: str | Path) -> dict[str, Any]:
    """What a script of this folder measures, run by a fresh environment and away from this checkout."""
    command = [programs / "python", HERE / script, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=programs)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def stamps(programs: Path) -> list[Row]:
    """Time per stamp beside two date libraries, on the same lines."""
    found = measured(programs, "stamps.py")
    mine = found.pop("read_stamp")
    read = found.pop("read by newsline")
    rows = [("read_stamp, median", f"{mine:.0f} us", f"{read:.0%} of the lines read", "")]
    return rows + [
        (f"beside {name}", f"{mine:.0f} us", f"{other:.0f} us", f"{mine / other:.3f}") for name, other in found.items()
    ]


DATEUTIL = """
import json
import sys
from contextlib import suppress
from dateutil.parser import parse

for line in sys.stdin:
    time = None
    with suppress(ValueError, OverflowError):
        time = str(parse(line, fuzzy=True))
    print(json.dumps({"text": line.strip(), "time": time}, ensure_ascii=False))
"""
STAMPS = 100_000


def many_stamps(programs: Path, folder: Path) -> list[Row]:
    """`newsline stamp` for many lines as a whole process, beside a program of a few lines that asks dateutil."""
    script, texts = folder / "dateutil_lines.py", folder / "stamps.txt"
    script.write_text(DATEUTIL, encoding="utf-8")
    texts.write_text("\n".join(lines(STAMPS)) + "\n", encoding="utf-8")
    ours = process(programs / "newsline", "stamp", *DATE, stdin=texts)
    mine, other, ratio = paired(ours, process(programs / "python", script, stdin=texts), pairs=1)
    us = 1e6 / STAMPS
    return [
        (
            f"newsline stamp, {STAMPS:,} lines",
            f"{mine * us:.0f} us a line",
            f"dateutil {other * us:.0f} us",
            f"{ratio:.2f}",
        )
    ]


def shares(found: dict[str, Any], suffix: str = "") -> list[Row]:
    """The shares of the floors' speed in one process."""
    rows = []
    for name in ("with two markers", "without markers"):
        one = found[name]
        for library in ("orjson", "json"):
            speeds = (f"{one[f'{which}: articles/s']:,.0f} articles/s" for which in ("newsline", library))
            share = f"{one[f'share of the {library} floor']:.2f}"
            rows.append((f"corpus --jobs 1, {name}, {library}{suffix}", *speeds, share))
    rows += [
        (f"like real ones, {what}{suffix}", f"{speed:,.0f} articles/s", "orjson", f"{share:.2f}")
        for what, speed, share in found["real"]
    ]
    return rows


def instructions(programs: Path, folder: Path, suffix: str = "") -> list[Row]:
    """Instructions an article of 3 kB, which a busy machine does not change; none without valgrind."""
    if shutil.which("valgrind") is None:
        return []
    rows = []
    for what, markers in (("no marker", 0), ("two free dates", 2)):
        less, more = (_instructions(programs, folder, articles, markers) for articles in COUNTED)
        each = (more - less) / (COUNTED[1] - COUNTED[0])
        rows.append((f"like real ones, 3 kB, {what}{suffix}", f"{each / 1e6:.2f} M instructions", "", ""))
    return rows


def _instructions(programs: Path, folder: Path, articles: int, markers: int) -> int:
    valgrind = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
    numbers = map(str, (articles, markers, COUNTED[1]))  # as many are drawn each time: drawing them is not counted
    command = [*valgrind, programs / "python", HERE / "corpus.py", folder, "count", *numbers]
    fixed = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=programs, env=fixed)
    return int(done.stderr.rpartition("refs:")[2].split()[0].replace(",", ""))


def corpus(programs: Path, compiled: Path, folder: Path) -> tuple[list[Row], list[Row]]:
    """Shares of the floors' speed, what a second process gives, and how the time of one article grows with its length."""
    found = measured(programs, "corpus.py", folder)
    rows = [*shares(found), *shares(measured(compiled, "corpus.py", folder, "floors"), ", compiled")]
    rows += [*instructions(programs, folder), *instructions(compiled, folder, ", compiled")]
    rows.append(("corpus --jobs 2 beside --jobs 1", "", "", f"{found['two jobs']:.2f}"))
    rows.append(("beside dateparser.search, times as fast", "", "", f"{found['dateparser']:.0f}"))
    growth = [
        (f"{markers:,}", f"{size:.3f}", f"{milliseconds:.1f}", f"{milliseconds / size:.0f}")
        for markers, size, milliseconds in found["growth"]
    ]
    return rows, [("markers in one article", "MB", "ms", "ms/MB"), *growth]


def table(rows: list[Row]) -> str:
    head, *rest = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * 4, *rest))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs, compiled = (installed(folder / one, compiled=one == "compiled") for one in ("plain", "compiled"))
        corpora, growth = corpus(programs, compiled, folder)
        head = ("measured", "newsline", "beside", "ratio")
        rows = [head, *starts(programs, folder), *stamps(programs), *many_stamps(programs, folder), *corpora]
    facts = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    text = f"{HEAD.format(facts=facts)}\n{table(rows)}\n\n{table(growth)}\n"
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
