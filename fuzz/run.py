"""Run one target under atheris: `python -m fuzz.run TARGET [SECONDS] [more options of libFuzzer]`.

What is found stays between runs in a folder of the system's temporary one; a failing input is written there as well.
"""

import json
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
KEPT = Path(tempfile.gettempdir()) / "newsline-fuzz"
LONGEST = 4096
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
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (folder / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=5", "-rss_limit_mb=2048"]
    places = [f"-dict={dictionary()}", f"-artifact_prefix={KEPT}/{name}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, *places, *options, str(folder)], TARGETS[name])
    atheris.Fuzz()
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
    return [b"\0" + text.encode() for text in texts]


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
