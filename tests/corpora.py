"""Small corpora for the tests: invented articles, written as every kind of input."""

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newsline import corpus
from newsline.corpus import Options, Plan, Summary

SMALL = 600  # bytes a shard, so that a few articles are several shards

TWO_MARKERS = (
    "عودة قطار الغابة {n}\n\nتحديث (15:3{k} ت غ)\n\nوصل القطار إلى المحطة الأخيرة في المساء.\n\n"
    "تحديث (14:1{k} ت غ)\n\nتوقف القطار قرب الجسر بسبب الضباب.\n"
)
NO_MARKER = "مهرجان الرمان {n}\n\nافتتحت بلدية الوادي مهرجان الرمان في ساحة السوق القديم.\n"


def text(number: int) -> str:
    """An article; every third one has no marker."""
    return (NO_MARKER if number % 3 == 2 else TWO_MARKERS).format(n=number, k=number % 10)


def record(number: int) -> dict[str, Any]:
    return {"url": f"https://news.example/{number}", "date": "2021-03-04", "text": text(number)}


def records(count: int) -> list[dict[str, Any]]:
    return [record(number) for number in range(count)]


def lines(found: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in found)


def write_lines(path: Path, count: int = 12) -> Path:
    """JSON lines, compressed as the name says."""
    data = lines(records(count))
    if path.name.endswith(".gz"):
        data = gzip.compress(data)
    elif path.name.endswith(".zst"):
        import zstandard

        half = len(data) // 2  # two frames, as appending makes them
        data = b"".join(zstandard.ZstdCompressor().compress(part) for part in (data[:half], data[half:]))
    path.write_bytes(data)
    return path


def write_table(path: Path, count: int = 12) -> Path:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(records(count)), path)
    return path


PAGE = (
    '<!doctype html><html lang="ar"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
    "<p>تحديث (15:36 ت غ)</p><p>وصل القطار إلى المحطة الأخيرة في المساء، وعاد المسافرون إلى بيوتهم.</p>"
    "<p>تحديث (14:10 ت غ)</p><p>توقف القطار قرب الجسر بسبب الضباب الكثيف الذي غطى الوادي كله.</p></article></body></html>"
)


def page(number: int = 0) -> str:
    return PAGE.format(title=f"عودة قطار الغابة {number}")


def response(
    url: str,
    body: bytes,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
    date: str = "2021-03-04T09:00:00Z",
    record: str = "response",
    length: int | None = None,
) -> bytes:
    """One record of a web archive; `length`: said instead of the true one."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {record}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        "WARC-Record-ID: <urn:uuid:9f8f9d2c-0a3b-4f6e-9d6e-1f2e3d4c5b6a>\r\n"
        f"Content-Type: application/http; msgtype={record}\r\nContent-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def write_archive(path: Path, *found: bytes) -> Path:
    path.write_bytes(b"".join(gzip.compress(one) if path.name.endswith(".gz") else one for one in found))
    return path


def run(
    *names: Path | str, output: Path | str, options: Options | None = None, plan: Plan | None = None, **more: Any
) -> Summary:
    """A run in this process over shards of SMALL bytes; `more`: other fields of the plan."""
    found = replace(plan or Plan(shard_bytes=SMALL), **more)
    return corpus.run(map(str, names), str(output), options or Options(), found)


APART = """
import json, signal, sys
from newsline import corpus
from newsline.corpus import histories, records
if __name__ == "__main__":
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have turned it off for all that they start
    history, names, output, plan = json.loads(sys.argv[1])
    records._OFTEN = 2000  # workers tell their owner how far they are as often as in files of gigabytes
    (histories if history else corpus).run(names, output, plan=corpus.Plan(**plan))
"""


def apart(
    *names: Path | str, output: Path | str, heard: bool = False, history: bool = False, **plan: Any
) -> "subprocess.Popen[bytes]":
    """The same in a process of its own, which the test may kill; `heard`: what it says is kept; `plan`: its fields."""
    arguments = json.dumps([history, list(map(str, names)), str(output), {"shard_bytes": SMALL, **plan}])
    command = [sys.executable, "-c", APART, arguments]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE if heard else None)


def living(group: int) -> bool:
    """Whether a process of the group is left: workers end by themselves once their owner is gone."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def as_texts(value: Any) -> Any:
    """Rows of a Parquet file as JSON lines have them: instants in text."""
    if isinstance(value, datetime):
        assert value.utcoffset() == timedelta(0)
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, dict):
        return {name: as_texts(one) for name, one in value.items()}
    return list(map(as_texts, value)) if isinstance(value, list) else value


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of an output, whatever holds them."""
    if path.is_dir():
        return [row for part in sorted(path.glob("part-*")) for row in rows(part)]
    if path.suffix == ".parquet":
        from pyarrow import parquet

        found: list[dict[str, Any]] = as_texts(parquet.read_table(path).to_pylist())
        return found
    data = path.read_bytes()
    if path.name.endswith(".gz"):
        data = gzip.decompress(data)
    elif path.name.endswith(".zst"):
        import zstandard

        data = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    return [json.loads(line) for line in data.splitlines()]


def failures(output: Path) -> list[tuple[str, str]]:
    """What OUTPUT.errors.jsonl says: sources and reasons."""
    path = output.with_name(f"{output.name}.errors.jsonl")
    return [(row["source"], row["reason"]) for row in rows(path)] if path.exists() else []


def bad_lines(path: Path) -> Path:
    """A file of records, the fourth of which is not JSON."""
    path.write_bytes(lines(records(3)) + b"{not json\n" + lines(records(2)))
    return path


def wait(until: Callable[[], object]) -> None:
    """Until something has happened in another process."""
    for _ in range(2000):
        if until():
            return
        time.sleep(0.005)
    raise AssertionError("it never came")


# --- shares -------------------------------------------------------------------------------------------------------

MIXED = ("gone.txt", "in.jsonl", "bad.jsonl", "in.jsonl.gz", "in.parquet", "news-0", "news-1", "news-2")


def write_mixed() -> None:
    """Inputs of every kind in the current folder, one of which holds a bad record; another is not there."""
    write_lines(Path("in.jsonl"))
    bad_lines(Path("bad.jsonl"))
    write_lines(Path("in.jsonl.gz"), 3)
    write_table(Path("in.parquet"), 3)
    for number in range(3):
        Path(f"news-{number}").mkdir()
        Path(f"news-{number}/story.txt").write_text(text(number), encoding="utf-8")


def run_shares(output: str, of: int, *inputs: str, **plan: Any) -> list[Summary]:
    """All shares of a run, one after the other."""
    return [run(*inputs or MIXED, output=output, shard=(number, of), **plan) for number in range(1, of + 1)]


def share_name(output: str, number: int, of: int) -> str:
    """The output of one share."""
    stem, dot, ending = output.partition(".")
    return f"{stem}-{number:05d}-of-{of:05d}{dot}{ending}"
