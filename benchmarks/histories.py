"""How long `newsline history` takes, and how much memory, for one story of 10, 100 and 1,000 captures of 10 kB.

`python -m benchmarks.histories [N ...]`: each size in a process of its own, as text and as a web archive.
"""

import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

SIZE = 10_000  # bytes of a capture
WORDS = [
    "الوزير",
    "المدينة",
    "الشارع",
    "المطار",
    "السفينة",
    "الجسر",
    "الماء",
    "السوق",
    "المدرسة",
    "المستشفى",
    "الطريق",
    "النهر",
    "القرية",
    "الباب",
    "العمال",
    "الأهالي",
]
VERBS = [
    "قال",
    "أعلن",
    "أكد",
    "نفى",
    "افتتح",
    "زار",
    "غادر",
    "وصل",
    "أغلق",
    "رمم",
    "بنى",
    "هدم",
    "باع",
    "نقل",
    "حمل",
    "شاهد",
]


def paragraph(rng: random.Random) -> str:
    """A paragraph of some two hundred bytes."""
    words = [rng.choice(VERBS), *(rng.choice(WORDS) for _ in range(18)), str(rng.randrange(10, 10**6))]
    return " ".join(words) + "."


def captures(number: int) -> list[tuple[datetime, list[str]]]:
    """States of a story of that size: in each a paragraph comes on top, one is edited, and the oldest goes."""
    rng = random.Random(7)
    at = datetime(2024, 3, 1, tzinfo=UTC)
    body: list[list[str]] = []
    while len("\n\n".join(line for entry in body for line in entry).encode()) < SIZE:
        body.append([f"تحديث ({at:%H:%M} ت غ)", paragraph(rng), paragraph(rng)])
    out = []
    for _ in range(number):
        at += timedelta(minutes=rng.randrange(5, 60))
        body = [[f"تحديث ({at - timedelta(minutes=3):%H:%M} ت غ)", paragraph(rng), paragraph(rng)], *body[:-1]]
        edited = rng.randrange(1, len(body))
        body[edited] = [*body[edited][:-1], body[edited][-1].replace(" المدينة", " العاصمة", 1)]
        out.append((at, ["أخبار المدينة أولا بأول", *(line for entry in body for line in entry)]))
    return out


def as_texts(folder: Path, states: list[tuple[datetime, list[str]]]) -> list[str]:
    """A folder of texts, named as archives name theirs."""
    for at, lines in states:
        (folder / f"{at:%Y%m%d%H%M%S}").mkdir()
        (folder / f"{at:%Y%m%d%H%M%S}" / "story.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return [str(folder)]


def as_archive(folder: Path, states: list[tuple[datetime, list[str]]]) -> list[str]:
    """One WARC file of pages."""
    with (folder / "story.warc").open("wb") as file:
        for at, (title, *lines) in states:
            body = "\n".join(f"<p>{line}</p>" for line in lines)
            page = f"<html><head><meta charset=utf-8><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
            data = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
            head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/story\r\nWARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}\r\n"
            head += f"WARC-Record-ID: <urn:uuid:{at:%Y%m%d%H%M%S}>\r\nContent-Type: application/http\r\nContent-Length: {len(data)}\r\n\r\n"
            file.write(head.encode() + data + b"\r\n\r\n")
    return [str(folder / "story.warc")]


def once(form: str, number: int) -> dict[str, float]:
    """Seconds of the processor and mebibytes of one run, in this process."""
    from newsline import readers
    from newsline.histories.history import histories
    from newsline.readers.saved import Shelf, copies
    from newsline.writers import history_json

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = as_texts(folder, captures(number)) if form == "text" else as_archive(folder, captures(number))
        files = sorted(folder.rglob("*.txt")) if form == "text" else [Path(paths[0])]
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.process_time()
        shelf = Shelf()
        found = []
        for path in files:
            found += copies(io.BytesIO(path.read_bytes()), str(path), readers.Options(), print, shelf)
        stories = list(histories(found))
        size = sum(map(len, history_json.write(stories)))
        took = time.process_time() - begin
        grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    events = sum(len(story.timeline) for story in stories)
    return {"seconds": took, "mebibytes": grew, "events": events, "json": size / (1 << 20)}


def main(numbers: list[int]) -> None:
    """The table."""
    print(
        f"{'captures':>8}  {'form':<5}  {'seconds':>8}  {'ms each':>8}  {'MiB more':>8}  {'events':>7}  {'JSON MiB':>8}"
    )
    for number in numbers:
        for form in ("text", "warc"):
            command = [sys.executable, "-m", "benchmarks.histories", "--once", form, str(number)]
            found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
            each = 1000 * found["seconds"] / number
            print(
                f"{number:>8}  {form:<5}  {found['seconds']:>8.2f}  {each:>8.2f}  {found['mebibytes']:>8.1f}"
                f"  {found['events']:>7}  {found['json']:>8.2f}"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(once(sys.argv[2], int(sys.argv[3]))))
    else:
        main([int(one) for one in sys.argv[1:]] or [10, 100, 1000])
