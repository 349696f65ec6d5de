"""The pairs in samples/: NAME.txt and what the program makes of it, NAME.json. Run as a module, it writes them anew."""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "samples"
OPTIONS: dict[str, list[str]] = json.loads((FOLDER / "options.json").read_text(encoding="utf-8"))


def output(name: str) -> str:
    """What `newsline parse --json` prints for a sample, run as a user would, in the samples' folder."""
    command = [sys.executable, "-m", "newsline", "parse", "--json", "--quiet", *OPTIONS[name], f"{name}.txt"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


if __name__ == "__main__":
    for sample in OPTIONS:
        (FOLDER / f"{sample}.json").write_text(output(sample), encoding="utf-8")
