"""Small inputs that would take all memory or time: one line of complaint or a plain result, and then the next input."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import MARKED

MEGABYTES = 512
# The child measures itself: the most memory that it had at once, in kB, is the last line on its stderr.
MEASURED = """
import atexit, os, resource, sys
atexit.register(lambda: os.write(2, b"peak %d\\n" % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
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
    "JSON, NaN": ("bomb.jsonl", lambda: _line('"date": NaN, "id": Infinity, "url": -Infinity')),
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
    "60 MB of lines": ("bomb.txt", lambda: b"15:36\n" * 10_000_000),
    "60 MB of form feeds": ("bomb.txt", lambda: b"a\f" * 2_000_000),
    "UTF-7": ("bomb.txt", lambda: b"+" * 1_000_000),
    "UTF-32": ("bomb.txt", lambda: b"\xff\xfe\x00\x00" + b"\xff\xff\xff\xff" * 100_000),
}
# Minutes on a slow machine.
LARGE = {"60 MB of lines", "60 MB of form feeds", "gzip, 200 MB of text", "scripts", "gzip, one line"}


def measured(folder: Path, *arguments: str) -> tuple[int, str, list[str], int]:
    """Status, stdout, the lines on stderr, and the most memory in MB."""
    command = [sys.executable, "-c", MEASURED, *arguments]
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    *said, peak = done.stderr.splitlines()
    return done.returncode, done.stdout, said, int(peak.removeprefix("peak ")) // 1024


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.slow) if one in LARGE else one for one in BOMBS])
def test_a_bomb_is_a_line_or_a_result_and_the_next_input_is_read(name: str, tmp_path: Path) -> None:
    file, make = BOMBS[name]
    (tmp_path / file).write_bytes(make())
    (tmp_path / "next.txt").write_text(MARKED, encoding="utf-8")
    status, out, said, peak = measured(tmp_path, "parse", "--quiet", "-f", "jsonl", file, "next.txt")
    assert status in (0, 2)
    if "bad lines" not in name:
        assert len(said) == (status == 2), said[:3]
    assert all(line.startswith(f"newsline: {file}") for line in said)
    assert max(map(len, said), default=0) < 500
    assert json.loads(out.rstrip("\n").rpartition("\n")[2])["source"] == "next.txt"
    assert peak < MEGABYTES


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "٣" * 1_000_000, "\0" * 100_000, "تحديث " * 100_000, "تحديث " + "9" * 100_000]
)
def test_stamps_from_standard_input(text: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsline", "stamp"]
    done = subprocess.run(command, input=f"{text}\nتحديث 15:36\n", capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout.splitlines()[1])["kind"] == "update"


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


@pytest.mark.parametrize("name", CRAWLS)
def test_a_crawl_that_lies_leaves_the_rest(name: str, tmp_path: Path) -> None:
    """Bounded memory and no traceback, whatever the records say of themselves."""
    pytest.importorskip("fastwarc")
    (tmp_path / "bomb.warc").write_bytes(CRAWLS[name]())
    (tmp_path / "next.txt").write_text(MARKED, encoding="utf-8")
    status, _, said, peak = measured(tmp_path, "corpus", "bomb.warc", "next.txt", "-o", "out")
    assert status in (0, 2), said[-3:]
    assert not [line for line in said if "Traceback" in line]
    assert peak < MEGABYTES
    if status == 0 or (tmp_path / "out").exists():
        written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.jsonl"))
        assert "next.txt" in written
