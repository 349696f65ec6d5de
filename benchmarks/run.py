"""`make bench`: speed as ratios, each against a floor measured in the same run, from an installed wheel.

The wheel is built and installed into a fresh environment of its own, since an editable install starts more slowly.
"""

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


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        programs = installed(Path(name))
        bare = Path(name) / "bare.py"
        bare.write_text(BARE_CLICK, encoding="utf-8")
        ours = process(programs / "newsline", "parse", "--json", SAMPLE, "--date", "2025-10-04")
        floor = process(programs / "python", bare, SAMPLE.with_suffix(".json"))
        mine, least, ratio = paired(ours, floor)
    print(f"{'cold start, parse --json':40} {mine * 1000:6.1f} ms {least * 1000:6.1f} ms  {ratio:5.2f}")


if __name__ == "__main__":
    main()
