"""Web archives: each HTML response is a document, and what cannot be Arabic is not parsed."""

import datetime
import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from newsline import parse
from newsline.corpus import Options
from newsline.readers import warc
from tests import corpora
from tests.corpora import failures, response, rows

ENGLISH = "<!doctype html><html><body><p>The bridge was closed at 14:10 GMT — nobody was hurt.</p></body></html>"
URL = "https://news.example/train"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _read(*found: bytes, name: str = "in.warc.gz") -> list[tuple[str, str | None]]:
    """Sources and reference dates of the documents in an archive of these records."""
    corpora.write_archive(Path(name), *found)
    corpora.run(name, output="out.jsonl", options=Options(articles=True))
    return [(row["source"], row["reference_date"]) for row in rows(Path("out.jsonl"))]


@pytest.mark.parametrize("name", ["in.warc", "in.warc.gz"])
def test_each_response_is_a_document_named_by_its_url(name: str) -> None:
    pages = [response(f"{URL}/{number}", corpora.page(number).encode()) for number in range(3)]
    assert _read(*pages, name=name) == [(f"{URL}/{number}", "2021-03-04") for number in range(3)]
    assert not failures(Path("out.jsonl"))


def test_the_crawl_counts_before_what_the_page_says_of_itself() -> None:
    dated = corpora.page().replace(
        "<head>", '<head><meta property="article:published_time" content="2021-02-01T08:00:00Z">'
    )
    found = _read(response(URL, dated.encode()), response(URL, corpora.page().encode(), date="yesterday"))
    assert [reference for _, reference in found] == ["2021-03-04", None]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(corpora.page().encode(), mtime=0), "Content-Encoding: gzip\r\n"),
        (corpora.page().encode(), "Content-Encoding: gzip\r\n"),
        (corpora.page().encode(), "Content-Encoding: br\r\n"),
        (corpora.page().encode(), "Transfer-Encoding: chunked\r\n"),
        (b"5\r\n<html\r\n" + b"%x\r\n" % (len(corpora.page().encode()) - 5), "Transfer-Encoding: chunked\r\n"),
        (corpora.page().encode("utf-16"), ""),
        (corpora.page().replace("—", "-").encode("cp1256"), ""),
    ],
)
def test_encodings_true_and_false(body: bytes, headers: str) -> None:
    if body.startswith(b"5\r\n"):
        body = b"5\r\n<html\r\n%x\r\n%s\r\n0\r\n\r\n" % (
            len(corpora.page().encode()),
            b">" + corpora.page().encode()[1:],
        )
    assert len(_read(response(URL, body, headers=headers, kind="text/html"))) == 1


@pytest.mark.parametrize(
    "record",
    [
        response(URL, ENGLISH.encode()),
        response(URL, ENGLISH.replace("<p>", "<nav><a>العربية</a></nav><p>").encode()),
        response(URL, corpora.page().encode(), kind="image/png"),
        response(URL, corpora.page().encode(), status="404 Not Found"),
        response(URL, b""),
        response(URL, corpora.page().encode(), record="request"),
        response(URL, "<html><p>Le café où l'été s'achève — déjà</p>".encode("latin-1", "replace")),
        response(URL, "<html><meta charset=windows-1251><p>Мост закрыт</p>".encode("cp1251")),
    ],
)
def test_what_is_left_out(record: bytes) -> None:
    assert _read(record, response(URL, corpora.page().encode())) == [(URL, "2021-03-04")]
    assert not failures(Path("out.jsonl"))


def test_pages_in_other_languages_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsline.readers import html

    monkeypatch.setattr(html, "document", lambda data, source: pytest.fail("it was parsed"))
    _read(response(URL, ENGLISH.encode()))


def test_what_is_left_out_is_counted() -> None:
    corpora.write_archive(Path("in.warc"), response(URL, ENGLISH.encode()), response(URL, corpora.page().encode()))
    done = corpora.run("in.warc", output="out.jsonl")
    assert (done.tally["skipped"], done.tally["articles"]) == (1, 1)


@pytest.mark.parametrize(
    ("record", "source", "reason"),
    [
        (response(URL, b"x", length=10**12), URL, "is cut off"),
        (response(URL, corpora.page().encode(), length=100), "in.warc.gz", "is damaged after byte 0"),
        (b"no archive at all", "in.warc.gz", "is damaged after byte 0"),
        (response(URL, "<html><nav>عربي</nav></html>".encode()), URL, "is a page without a story"),
    ],
)
def test_damage_is_a_failure_and_no_end(record: bytes, source: str, reason: str) -> None:
    _read(record, response(URL, corpora.page().encode()))
    ((found, why), *_) = failures(Path("out.jsonl"))
    assert found == source
    assert why.startswith(reason)


def test_an_archive_that_ends_in_the_middle() -> None:
    pages = [response(f"{URL}/{number}", corpora.page(number).encode()) for number in range(3)]
    data = b"".join(map(gzip.compress, pages))
    Path("in.warc.gz").write_bytes(data[:-100])
    corpora.run("in.warc.gz", output="out.jsonl", options=Options(articles=True))
    assert [row["source"] for row in rows(Path("out.jsonl"))] == [f"{URL}/0", f"{URL}/1"]
    assert [source for source, _ in failures(Path("out.jsonl"))] == [f"{URL}/2"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_response_that_is_too_large(packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsline.readers import limits

    monkeypatch.setattr(limits, "LONGEST_INPUT", 5000)
    body = b"<html>" + b"a" * 100_000
    headers = "Content-Encoding: gzip\r\n" if packed else ""
    found = response(f"{URL}/bomb", gzip.compress(body) if packed else body, headers=headers)
    assert _read(found, response(URL, corpora.page().encode())) == [(URL, "2021-03-04")]
    ((source, reason),) = failures(Path("out.jsonl"))
    assert source == f"{URL}/bomb"
    assert "64 MiB" in reason


def test_the_reference_given_by_hand_counts_more() -> None:
    corpora.write_archive(Path("in.warc"), response(URL, corpora.page().encode()))
    day = datetime.date(2020, 5, 6)
    corpora.run("in.warc", output="out.jsonl", options=Options(articles=True, date=day))
    assert rows(Path("out.jsonl"))[0]["reference_date"] == "2020-05-06"


@pytest.mark.parametrize(
    ("data", "charset", "arabic"),
    [
        ("<p>خبر</p>".encode(), None, True),
        ("<p>خبر</p>".encode("cp1256"), None, True),
        ("<p>خبر</p>".encode("iso-8859-6"), "iso-8859-6", True),
        ("<p>خبر</p>".encode("utf-16"), None, True),
        (b"<p>&#1582;&#1576;&#1585;</p>", None, True),
        (b"<p>&#x62E;</p>", None, True),
        (b'{"text": "\\u062e\\u0628\\u0631"}', None, True),
        (b"<p>&#1234;</p>", None, False),
        (b"<p>news</p>", None, False),
        ("<p>новости</p>".encode(), None, False),
        ("<p>новости</p>".encode("koi8-r"), "koi8-r", False),
        ("<p>Größe</p>".encode("latin-1"), None, False),
        (b"", None, False),
    ],
)
def test_what_may_be_arabic(data: bytes, charset: str | None, arabic: bool) -> None:
    assert warc.may_be_arabic(data, charset) is arabic


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
def test_the_rows_of_two_captures_are_told_apart(output: str) -> None:
    page = corpora.page().encode()
    corpora.write_archive(Path("in.warc"), response(URL, page), response(URL, page, date="2021-03-05T20:00:00Z"))
    corpora.run("in.warc", output=output)
    times = ["2021-03-04T09:00:00Z"] * 2 + ["2021-03-05T20:00:00Z"] * 2
    assert [(row["url"], row["captured"]) for row in rows(Path(output))] == [(URL, time) for time in times]


def _all(data: bytes, source: str = "in.warc") -> tuple[list[str], list[tuple[str, str]]]:
    """The instants of the documents of an archive, and what is said of it."""
    said: list[tuple[str, str]] = []
    found = warc.documents(io.BytesIO(data), source, lambda *failure: said.append(failure))
    pages = [page for page in found if page is not None]
    return [f"{page.source} {page.captured or page.reference:%Y-%m-%dT%H}" for page in pages], said


def revisit(date: str, *, digest: str = "", first: str = "", url: str = URL, kind: str = "text/html") -> bytes:
    fields = f"WARC-Payload-Digest: {digest}\r\n" * bool(digest) + f"WARC-Refers-To-Date: {first}\r\n" * bool(first)
    return response(url, b"", kind=kind, date=date, record="revisit").replace(
        b"WARC-Record-ID", fields.encode() + b"WARC-Record-ID"
    )


def _named(record: bytes, digest: str) -> bytes:
    return record.replace(b"WARC-Record-ID", f"WARC-Payload-Digest: {digest}\r\nWARC-Record-ID".encode())


REVISITS = {
    "by its digest": (revisit("2021-03-06T08:00:00Z", digest="sha1:AA"), 1),
    "by the page and its instant": (revisit("2021-03-06T08:00:00Z", first="2021-03-04T09:00:00Z"), 1),
    "by its address alone": (revisit("2021-03-06T08:00:00Z"), 1),
    "of another page": (revisit("2021-03-06T08:00:00Z", digest="sha1:BB"), 0),
    "of another instant": (revisit("2021-03-06T08:00:00Z", first="2020-01-01T00:00:00Z"), 0),
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
@pytest.mark.parametrize("name", REVISITS)
def test_a_revisit_is_the_same_page_at_another_instant(name: str, pack: Callable[[bytes], bytes]) -> None:
    record, known = REVISITS[name]
    page = _named(response(URL, corpora.page().encode()), "sha1:AA")
    found, said = _all(pack(page) + pack(record))
    assert found == [f"{URL} 2021-03-04T09", f"{URL} 2021-03-06T08"][: 1 + known]
    assert [reason.partition(" (")[0] for _, reason in said] == [
        "is a revisit of a page that is not in the archive"
    ] * (not known)


def test_a_revisit_of_no_page_is_left_out() -> None:
    assert _all(revisit("2021-03-06T08:00:00Z", kind="image/png")) == ([], [])


def test_pages_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "_MOST_REMEMBERED", 1000)
    pages = [response(f"{URL}/{number}", corpora.page(number).encode()) for number in range(9)]
    again = [revisit("2021-03-06T08:00:00Z", url=f"{URL}/{number}") for number in (0, 8)]
    found, said = _all(b"".join([*pages, *again]))
    assert (found[9:], [url for url, _ in said]) == ([f"{URL}/8 2021-03-06T08"], [f"{URL}/0"])


@pytest.mark.parametrize(
    "record",
    [
        response(URL, corpora.page().encode(), kind="TEXT/HTML; Charset=UTF-8"),
        response(URL, zlib.compress(corpora.page().encode()), headers="Content-Encoding: deflate\r\n"),
        response(URL, zlib.compress(corpora.page().encode())[2:-4], headers="Content-Encoding: Deflate\r\n"),
        response(URL, corpora.page().encode(), headers="Content-Encoding: deflate\r\n"),
        response(URL, zlib.compress(gzip.compress(corpora.page().encode(), mtime=0)), headers="Content-Encoding: gzip, deflate\r\n"),
        response(URL, corpora.page().encode(), record="resource").replace(
            b"Content-Type: application/http; msgtype=resource", b"Content-Type: text/html; charset=utf-8"
        ),
    ],
)  # fmt: skip
def test_servers_write_it_in_many_ways(record: bytes) -> None:
    assert _all(record) == ([f"{URL} 2021-03-04T09"], [])


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_records_after_a_broken_one_are_read(pack: Callable[[bytes], bytes]) -> None:
    pages = [pack(response(f"{URL}/{number}", corpora.page(number).encode())) for number in range(5)]
    for broken in (pages[2][:-200] + b"\0\0" + pages[2][-100:], pages[2][:300], b"WARC/1.0\r\nbroken" + pages[2][17:]):
        found, said = _all(b"".join([*pages[:2], broken, *pages[3:]]))
        assert {f"{URL}/{number} 2021-03-04T09" for number in (0, 1, 4)} <= set(found)
        assert said


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_no_cut_is_silent(pack: Callable[[bytes], bytes]) -> None:
    whole = [pack(response(f"{URL}/{number}", corpora.page(number).encode())) for number in range(2)]
    data = b"".join(whole)
    ends = {0 if pack is bytes else -1, len(whole[0]), *range(len(data) - 4 * (pack is bytes), len(data) + 1)}
    ends |= set(range(len(whole[0]) - 4, len(whole[0]))) if pack is bytes else set()
    for size in range(0, len(data), 7):
        found, said = _all(data[:size])
        assert said or size in ends, size
        assert len(found) >= sum(size >= end for end in (len(whole[0]), len(data)))


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\nWARC-Type: resp", b"WARC/1.1\r\n", gzip.compress(b"WARC/1.0\r\n", mtime=0)]
)
def test_an_archive_without_a_whole_record_is_said(data: bytes) -> None:
    assert [reason.partition(":")[0] for _, reason in _all(data)[1]] != []


def test_a_revisit_says_nothing_that_the_first_capture_could_not() -> None:
    again = revisit("2021-03-06T08:00:00Z")
    first, second = (
        next(iter(parse(page)))
        for page in warc.documents(io.BytesIO(response(URL, corpora.page().encode()) + again), "x", print)
        if page is not None
    )
    assert [entry.moment for entry in second.timeline] == [entry.moment for entry in first.timeline]
    assert (first.captured, second.captured) == (
        datetime.datetime(2021, 3, 4, 9, tzinfo=datetime.UTC),
        datetime.datetime(2021, 3, 6, 8, tzinfo=datetime.UTC),
    )
