"""Small inputs that would take all memory or time: one line of complaint or a plain result, and then the next input."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import MARKED, rows, run

MEGABYTES = 512
# The child measures itself: the most memory that it had at once, in kB, is the last line on its stderr. What `resource`
# says of that begins with the size of the process that started it.
MEASURED = """
import atexit, os
def peak():
    with open("/proc/self/status") as status:
        os.write(2, b"peak %d\\n" % next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")))
atexit.register(peak)
from newsline.cli import main
main()
"""
LD = "<script type=application/ld+json>{}</script><p>أغلق السوق أبوابه."


def _gzip(chunk: bytes, count: int) -> bytes:
    return gzip.compress(chunk * count, compresslevel=9)


def _line(value: str) -> bytes:
    return ('{"text": "خبر من السماق", ' + value + "}\n").encode("utf-8", "surrogatepass")


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


# name -> (file's name, its bytes)
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "gzip, a gigabyte of NUL": ("bomb.txt", lambda: b"".join([gzip.compress(bytes(1 << 26))] * 17)),
    "gzip, 200 MB of text": ("bomb.txt", lambda: _gzip("سوق السماق\n".encode() * 50_000, 200)),
    "gzip, one line": ("bomb.jsonl", lambda: _gzip(b"a" * (1 << 20), 200)),
    "gzip, blank lines": ("bomb.jsonl", lambda: _gzip(b"\n" * (1 << 20), 20)),
    "gzip in gzip": ("bomb.txt", lambda: gzip.compress(gzip.compress(bytes(1 << 26)))),
    "gzip, empty members": ("bomb.txt", lambda: gzip.compress(b"") * 200_000),
    "gzip, a false length": ("bomb.txt", lambda: gzip.compress(MARKED.encode())[:-4] + b"\xff\xff\xff\xff"),
    "gzip, a false checksum": ("bomb.txt", lambda: gzip.compress(MARKED.encode())[:-8] + bytes(8)),
    "gzip, cut off": ("bomb.txt", lambda: gzip.compress(MARKED.encode())[:-12]),
    "gzip, rubbish after it": ("bomb.txt", lambda: gzip.compress(MARKED.encode()) + b"\x1f\x8bxyz"),
    "gzip, a long name": ("bomb.txt", lambda: b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * (1 << 26)),
    "zstd": ("bomb.txt", lambda: bytes.fromhex("28b52ffda4ffffffff") + bytes(4000)),
    "JSON nested": ("bomb.jsonl", lambda: _line('"a": ' + "[" * 100_000 + "]" * 100_000)),
    "JSON objects nested": ("bomb.jsonl", lambda: _line('"a": ' + '{"a":' * 100_000 + "1" + "}" * 100_000)),
    "JSON nested, no end": ("bomb.jsonl", lambda: b"[" * 900_000),
    "JSON, a million keys": ("bomb.jsonl", lambda: _line(",".join(f'"{number}":1' for number in range(80_000)))),
    "JSON, one key again": ("bomb.jsonl", lambda: _line(",".join(['"text": "نص"'] * 50_000))),
    "JSON, lone surrogates": ("bomb.jsonl", lambda: _line('"title": "\\ud800\\udfff\\ude00\\ud83d"')),
    "JSON, surrogates as bytes": ("bomb.jsonl", lambda: _line('"title": "\ud800"')),
    "JSON, NaN": ("bomb.jsonl", lambda: _line('"date": NaN, "rank": Infinity, "views": -Infinity')),
    "JSON, a long integer": ("bomb.jsonl", lambda: _line('"date": ' + "9" * 1_000_000)),
    "JSON, a long fraction": ("bomb.jsonl", lambda: _line('"date": 0.' + "9" * 900_000 + "e" + "9" * 1000)),
    "JSON, a far date": ("bomb.jsonl", lambda: _line('"date": 1e400')),
    "JSON, a date of digits": ("bomb.jsonl", lambda: _line('"date": "' + "1" * 900_000 + '"')),
    "JSON, 200,000 bad lines": ("bomb.jsonl", lambda: b"{\n" * 200_000),
    "JSON, escapes": ("bomb.jsonl", lambda: _line('"title": "' + "\\u0000" * 100_000 + '"')),
    "LD nested": ("bomb.html", lambda: _page(LD.format("[" * 100_000 + "]" * 100_000))),
    "LD objects nested": ("bomb.html", lambda: _page(LD.format('{"@graph":[' * 50_000 + "]}" * 50_000))),
    "LD, a long integer": (
        "bomb.html",
        lambda: _page(LD.format('{"@type":"NewsArticle","datePublished":' + "9" * 1_000_000 + "}")),
    ),
    "LD, surrogates": (
        "bomb.html",
        lambda: _page(
            LD.format('{"@type":"NewsArticle","headline":"\\ud800","articleBody":"\\udfff ' + "نص " * 99 + '"}')
        ),
    ),
    "LD, NaN": (
        "bomb.html",
        lambda: _page(LD.format('{"@type":"NewsArticle","datePublished":NaN,"dateModified":1e999}')),
    ),
    "entities without an end": ("bomb.html", lambda: _page("<p>" + "&amp" * 500_000)),
    "numeric entities": ("bomb.html", lambda: _page("<p>&#" + "9" * 1_000_000 + ";")),
    "hexadecimal entities": ("bomb.html", lambda: _page("<p>" + "&#xD800;&#x110000;&#0;" * 20_000 + "نص")),
    "scripts": ("bomb.html", lambda: _page("<script>1</script>" * 100_000 + "<p>نص")),
    "data scripts": ("bomb.html", lambda: _page("<script type=application/ld+json>{}</script>" * 20_000 + "<p>نص")),
    "metas": ("bomb.html", lambda: _page("<meta name=a content=b>" * 50_000 + "<p>نص")),
    "item properties": ("bomb.html", lambda: _page("<i itemprop=datePublished content=2025-10-04>x</i>" * 20_000)),
    "divs": ("bomb.html", lambda: _page("<div>" * 100_000 + "نص")),
    "divs, ended": ("bomb.html", lambda: _page("<div>" * 100_000 + "نص" + "</div>" * 100_000)),
    "inline elements": ("bomb.html", lambda: _page("<b><i><u>" * 30_000 + "نص")),
    "misnested": ("bomb.html", lambda: _page("<a><p></a>" * 5_000 + "نص")),
    "tables": ("bomb.html", lambda: _page("<table><tr><td>" * 20_000 + "نص")),
    "attributes": ("bomb.html", lambda: _page("<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">نص")),
    "one attribute": ("bomb.html", lambda: _page(f"<p class='{'x ' * 500_000}'>نص")),
    "bars in a title": ("bomb.html", lambda: _page(f"<meta property=og:title content='{'أ | ' * 100_000}'><p>نص")),
    "no text": ("bomb.html", lambda: _page("<p></p>" * 100_000)),
    "a line of 5 million": ("bomb.txt", lambda: b"1" * 5_000_000),
    "times": ("bomb.txt", lambda: b"15:36\n" * 100_000),
    "all times that a text may hold": ("bomb.txt", lambda: b"15:36\n" * 500_000),
    "more times": ("bomb.txt", lambda: b"15:36\n" * 10_000_000),
    "form feeds": ("bomb.txt", lambda: b"a\f" * 30_000),
    "all form feeds that a text may hold": ("bomb.txt", lambda: b"\f" * 499_999 + b"x"),
    "more form feeds": ("bomb.txt", lambda: b"\f" * 60_000_000 + b"x"),
    "UTF-7": ("bomb.txt", lambda: b"+" * 1_000_000),
    "UTF-32": ("bomb.txt", lambda: b"\xff\xfe\x00\x00" + b"\xff\xff\xff\xff" * 100_000),
}
# Each takes seconds, and a process of its own.
LARGE = {
    "times",
    "form feeds",
    "gzip, 200 MB of text",
    "gzip, one line",
    "gzip, blank lines",
    "gzip, a long name",
    "JSON, 200,000 bad lines",
    "scripts",
    "all times that a text may hold",
    "all form feeds that a text may hold",
}


def measured(folder: Path, *arguments: str) -> tuple[int, str, list[str], int]:
    """Status, stdout, the lines on stderr, and the most memory in MB."""
    command = [sys.executable, "-c", MEASURED, *arguments]
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, timeout=500
    )
    *said, peak = done.stderr.splitlines()
    return done.returncode, done.stdout, said, int(peak.removeprefix("peak ")) // 1024


@pytest.mark.parametrize("ending", ["txt", "jsonl", "html"])
def test_bombs_are_a_line_or_a_result_each_and_the_next_input_is_read(ending: str, tmp_path: Path) -> None:
    """All of a kind in one run, the last input a good one."""
    files = {}
    for number, (name, (file, make)) in enumerate(BOMBS.items()):
        if file.endswith(ending) and name not in LARGE:
            files[f"{number}.{ending}"] = name
            (tmp_path / f"{number}.{ending}").write_bytes(make())
    (tmp_path / "next.txt").write_text(MARKED, encoding="utf-8")
    status, out, said, peak = measured(tmp_path, "parse", "--quiet", "-f", "jsonl", *files, "next.txt")
    sources = [json.loads(line)["source"] for line in out.split("\n")[:-1]]
    assert sources[-2:] == ["next.txt"] * 2
    read = {source.partition(":")[0] for source in sources}
    failed = [line.split(":")[1].strip() for line in said]
    assert len(failed) == len(set(failed)), "more than one line of complaint"
    assert {name for file, name in files.items() if (file in read) == (file in failed)} == set()
    assert status == (2 if failed else 0)
    assert max(map(len, said), default=0) < 500
    assert peak < MEGABYTES


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LARGE))
def test_a_large_bomb_is_a_line_or_a_result_and_the_next_input_is_read(name: str, tmp_path: Path) -> None:
    file, make = BOMBS[name]
    (tmp_path / file).write_bytes(make())
    (tmp_path / "next.txt").write_text(MARKED, encoding="utf-8")
    status, out, said, peak = measured(tmp_path, "parse", "--quiet", "-f", "jsonl", file, "next.txt")
    assert status == (2 if said else 0)
    assert "bad lines" in name or len(said) < 2
    assert all(line.startswith(f"newsline: {file}") for line in said)
    assert max(map(len, said), default=0) < 500
    assert json.loads(out.rstrip("\n").rpartition("\n")[2])["source"] == "next.txt"
    assert peak < MEGABYTES


LONG_STAMPS = ["[" * 100_000, "٣" * 1_000_000, "\0" * 100_000, "تحديث " * 100_000, "تحديث " + "9" * 100_000]


def test_long_stamps() -> None:
    done = run("stamp", stdin="\n".join([*LONG_STAMPS, "تحديث 15:36"]))
    assert (done.exit_code, done.stderr) == (1, "")
    found = rows(done)
    assert [row["text"] for row in found[:-1]] == LONG_STAMPS
    assert [row["kind"] for row in found] == [*[None] * len(LONG_STAMPS), "update"]


# --- crawls -------------------------------------------------------------------------------------------------------


def _crawl(*lengths: str, body: bytes | None = None, headers: str = "") -> bytes:
    """Response records that say so much of their lengths; a true one at the end."""
    page = body or "<html><body><h1>خبر</h1><p>أغلق السوق أبوابه عصرا في السماق.</p></body></html>".encode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n".encode() + page
    records = []
    for length in (*lengths, str(len(http))):
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.invalid/\r\nContent-Length: {length}\r\n"
        kind = "Content-Type: application/http; msgtype=response\r\nWARC-Date: 2025-10-04T10:00:00Z\r\n\r\n"
        records.append((head + kind).encode() + http + b"\r\n\r\n")
    return b"".join(records)


CRAWLS = {
    "true": lambda: _crawl(),
    "too long": lambda: _crawl("999999999999"),
    "too long by one": lambda: _crawl("250"),
    "too short": lambda: _crawl("5"),
    "none": lambda: _crawl("0"),
    "negative": lambda: _crawl("-1"),
    "no number": lambda: _crawl("x"),
    "past 64 bits": lambda: _crawl("9" * 30),
    "a gzip page that is a bomb": lambda: _crawl(
        body=gzip.compress(bytes(1 << 28)), headers="Content-Encoding: gzip\r\n"
    ),
    "chunks of false lengths": lambda: _crawl(
        body=b"ffffffff\r\nabc\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n"
    ),
    "rubbish": lambda: b"WARC/1.0\r\n" + bytes(1000),
    "a header without an end": lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000,
}


def test_crawls_that_lie_leave_the_rest(tmp_path: Path) -> None:
    """Bounded memory and a line a file at most, whatever the records say of themselves; here all in one process."""
    pytest.importorskip("fastwarc")
    for number, make in enumerate(CRAWLS.values()):
        (tmp_path / f"{number}.warc").write_bytes(make())
    (tmp_path / "next.txt").write_text(MARKED, encoding="utf-8")
    names = [f"{number}.warc" for number in range(len(CRAWLS))]
    status, _, said, peak = measured(
        tmp_path, "corpus", "--jobs", "1", "--quiet", *names, "next.txt", "-o", "out.jsonl"
    )
    assert all(line.startswith("newsline: ") for line in said), said[-3:]
    assert len(said) <= len(CRAWLS)
    assert status == (2 if said else 0)
    assert peak < MEGABYTES
    entries = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    sources = [entry["source"] for entry in entries]
    assert sources.count("next.txt") == 2
    assert sources.count("http://example.invalid/") >= 2  # the true one, and those after a lie
