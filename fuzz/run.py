"""Run one target under atheris: `python -m fuzz.run TARGET [SECONDS] [more options of libFuzzer]`.

What is found stays between runs in a folder of the system's temporary one; a failing input is written there as well. Each
run begins with the samples and with `fuzz/corpus`, the inputs of former runs; `python -m fuzz.run TARGET keep` puts the
smallest of those there that reach a branch which no other one does.
"""

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
OWN = Path(__file__).resolve().parent / "corpus"
MOST = 60  # inputs of a target that are kept
SMALL = 400  # bytes of each
KEPT = Path(tempfile.gettempdir()) / "newsline-fuzz"
LONGEST = 4096
SHORT = {"writers": 600, "diff": 600, "history": 600, "search": 60}  # targets of which each run costs much
SIGNS = [
    "<p>",
    "</p>",
    "<time datetime=",
    "<article>",
    "<script type=application/ld+json>",
    '{"text":',
    '"date":',
    "&#x",
    "\\ud800",
]


def main() -> int:
    """Fuzz until the time is over or a promise is broken; 0 as well where atheris is not installed."""
    name, seconds, *options = [*sys.argv[1:], "60"] if len(sys.argv) == 2 else sys.argv[1:]
    if find_spec("atheris") is None:
        print(
            f"fuzz: {name} skipped: atheris is not installed (pip install --group fuzz; it has no wheel for every Python)"
        )
        return 0
    import atheris

    with atheris.instrument_imports(include=["newsline"]):
        from fuzz.targets import TARGETS
    folder, own = KEPT / name, OWN / name
    folder.mkdir(parents=True, exist_ok=True)
    own.mkdir(parents=True, exist_ok=True)
    if seconds == "keep":
        return keep(name, folder, own)
    for number, seed in enumerate(seeds(name)):
        (folder / f"seed-{number}").write_bytes(seed[: SHORT.get(name)])
    merging = any(one.startswith("-merge") for one in options)
    folders = [] if merging or any(one[0] != "-" for one in options) else [str(folder), str(own)]
    limits = [f"-max_total_time={seconds}", f"-max_len={SHORT.get(name, LONGEST)}", "-timeout=5", "-rss_limit_mb=2048"]
    places = [f"-dict={dictionary()}", f"-artifact_prefix={KEPT}/{name}-", "-print_final_stats=1"]
    program = str(again(name, seconds)) if merging else sys.argv[0]
    atheris.Setup([program, *limits, *places, *options, *folders], TARGETS[name])
    atheris.Fuzz()
    return 0


def again(name: str, seconds: str) -> Path:
    """A program that is this one: libFuzzer starts it anew for a merge."""
    path = KEPT / f"{name}.sh"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fuzz.run {name} {seconds} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def keep(name: str, folder: Path, own: Path) -> int:
    """Merge the small ones of what was found into the inputs of the target; libFuzzer ends the process it merges in."""
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as merged:
        for path in (*folder.iterdir(), *own.iterdir()):
            if path.stat().st_size <= SMALL and not path.name.startswith("seed-"):
                (Path(small) / path.name).write_bytes(path.read_bytes())
        command = [sys.executable, "-m", "fuzz.run", name, "600", "-merge=1", merged, small]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        found = sorted(Path(merged).iterdir(), key=lambda path: path.stat().st_size)
        if not found:
            print(f"fuzz: {name}: nothing came out of the merge; what was kept stays")
            return 1
        for path in own.iterdir():
            path.unlink()
        for path in found[:MOST]:
            (own / path.name[:12]).write_bytes(path.read_bytes())
    print(f"fuzz: {name}: {min(len(found), MOST)} of {len(found)} inputs kept")
    return 0


def seeds(name: str) -> list[bytes]:
    """The samples, in the dress of the target."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    if name == "stamp":
        return [line.encode() for text in texts for line in text.splitlines() if line.strip() and len(line) < 150]
    if name == "page":
        return [page(text).encode() for text in texts]
    if name == "records":
        return [
            (json.dumps({"text": text, "date": "2025-10-04"}, ensure_ascii=False) + "\n").encode() for text in texts
        ]
    if name == "decode":
        encodings = ("utf-8", "cp1256", "utf-16", "utf-32")
        return [b"\0" + text.encode(one, "replace") for text in texts for one in encodings]
    if name == "mhtml":
        return [MHTML.format(page=page(text)).encode() for text in texts]
    if name == "wacz":
        return [b"\x81" + response(page(text).encode()) for text in texts]
    if name in ("diff", "history"):
        return [b"\0" + f"{text[:120]}\0{text[:80]}\0{text[40:140]}".encode() for text in texts]
    if name == "search":
        return [bytes([*range(number, number + 12)]) for number in range(0, 244, 12)]
    return [b"\0" + text.encode() for text in texts]


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://news.example/1
Date: Thu, 4 Mar 2021 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="edge"

--edge
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: https://news.example/1

{page}
--edge--
"""


def response(body: bytes) -> bytes:
    """A record of a web archive."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nWARC-Date: 2021-03-04T09:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(text: str) -> str:
    """A page around a text, with its lines as paragraphs and its first as the headline."""
    title, *lines = text.splitlines()
    meta = json.dumps({"@type": "LiveBlogPosting", "headline": title, "datePublished": "2025-10-04T10:00:00Z"})
    body = "".join(f"<p>{line}</p>" for line in lines if line)
    script = f'<script type="application/ld+json">{meta}</script>'
    return f"<html><head><title>{title}</title>{script}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def dictionary() -> Path:
    """The words that the program knows, as libFuzzer reads them."""
    from newsline.stamps import lexicon

    found = {word for entry in lexicon._entries() for word in entry[0].split()} | set(SIGNS)
    escaped = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(found) if word]
    path = KEPT / "words.dict"
    path.write_text("".join(f'"{one}"\n' for one in escaped), encoding="ascii")
    return path


if __name__ == "__main__":
    sys.exit(main())
