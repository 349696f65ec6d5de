"""`make bench`: speed as ratios, each against a floor measured in the same run, from an installed wheel.

The wheel is built and installed into a fresh environment of its own, since an editable install starts more slowly.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "newest-on-top.txt"
PAIRS = 15

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


def installed(folder: Path) -> Path:
    """A fresh environment with the built wheel; gives its folder of programs."""
    wheels = folder / "wheels"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", wheels, ROOT], **quiet)
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", *wheels.glob("*.whl")], **quiet)
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


def process(*command: object) -> Callable[[], object]:
    return lambda: subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)


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


def starts(programs: Path, folder: Path) -> list[tuple[str, str, str, str]]:
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


def stamps(programs: Path) -> list[tuple[str, str, str, str]]:
    """Time per stamp beside two date libraries, on the same lines."""
    python = programs / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "dateparser"], check=True, stderr=subprocess.DEVNULL)
    done = subprocess.run([python, HERE / "stamps.py"], check=True, capture_output=True, cwd=programs)
    found = json.loads(done.stdout)
    mine = found.pop("read_stamp")
    read = found.pop("read by newsline")
    rows = [("read_stamp, median", f"{mine:.0f} us", f"{read:.0%} of the lines read", "")]
    return rows + [
        (f"beside {name}", f"{mine:.0f} us", f"{other:.0f} us", f"{mine / other:.3f}") for name, other in found.items()
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        programs = installed(Path(name))
        rows = [
            ("measured", "newsline", "floor", "ratio"),
            ("---",) * 4,
            *starts(programs, Path(name)),
            *stamps(programs),
        ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    facts = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    text = f"# Speed, as ratios\n\nOne run of `make bench` on {facts}; medians of {PAIRS} pairs.\n\n{table}\n"
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
