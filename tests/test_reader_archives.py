"""One page as HTML, MHTML, WARC and WACZ gives one timeline; what announces a kind that is not read is refused."""

import gzip
import io
import json
import warnings
import zipfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from quopri import encodestring
from typing import Any

import pytest
from click.testing import CliRunner

from newsline import parse_bytes, readers
from newsline.cli import main
from tests import corpora
from tests.corpora import response

URL = "https://news.example/train"
SAVED = "2021-03-04T09:00:00Z"
PAGE = corpora.page().encode()


def mhtml(
    body: bytes = PAGE, *, coding: str = "quoted-printable", date: str = "Thu, 4 Mar 2021 09:00:00 -0000"
) -> bytes:
    coded = encodestring(body) if coding == "quoted-printable" else b64encode(body)
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: page\r\nDate: {date}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--cut"\r\n\r\n\r\n'
    )
    frame = "----cut\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>إعلان عن السوق.</p>\r\n"
    part = (
        f"----cut\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: {URL}\r\n\r\n"
    )
    return (head + frame + part).encode() + coded + b"\r\n----cut--\r\n"


def wacz(*records: bytes, name: str = "archive/data.warc.gz") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        data = b"".join(map(gzip.compress, records)) if name.endswith(".gz") else b"".join(records)
        archive.writestr(name, data)
    return file.getvalue()


COPIES: dict[str, Callable[[], bytes]] = {
    "page.html": lambda: PAGE,
    "page.mhtml": mhtml,
    "base64.mht": lambda: mhtml(coding="base64"),
    "page.mhtml.gz": lambda: gzip.compress(mhtml()),
    "page.warc": lambda: response(URL, PAGE),
    "page.warc.gz": lambda: gzip.compress(response(URL, PAGE)),
    "page.wacz": lambda: wacz(response(URL, PAGE)),
    "unpacked.wacz": lambda: wacz(response(URL, PAGE), name="archive/data.warc"),
}


def shown(*arguments: str, data: bytes | None = None) -> Any:
    done = CliRunner().invoke(main, ["parse", "--json", *arguments], input=data)
    assert (done.exit_code, done.stderr) == (0, "")
    (article,) = json.loads(done.stdout)["articles"]
    return article


@pytest.mark.parametrize("piped", [False, True], ids=["a file", "a pipe"])
@pytest.mark.parametrize("name", COPIES)
def test_one_page_in_any_container_gives_one_timeline(name: str, piped: bool, tmp_path: Path) -> None:
    plain, copy = tmp_path / "plain.html", tmp_path / name
    plain.write_bytes(PAGE)
    copy.write_bytes(COPIES[name]())
    expected = shown("--date", SAVED, str(plain))
    found = shown("-", data=copy.read_bytes()) if piped else shown(str(copy))
    if name == "page.html":
        assert (found["url"], found["captured"], found["timeline"][0]["time"]) == (None, None, None)
        return
    assert (found["url"], found["captured"]) == (URL, SAVED)
    for key in ("source", "url", "captured"):
        del found[key], expected[key]
    because = "the time at which the page was saved"
    assert json.dumps(found).replace(because, "--date") == json.dumps(expected)
    assert found["timeline"][-1]["time"] == "2021-03-03T15:36:00Z"


def test_the_captures_of_an_archive_are_told_apart() -> None:
    data = response(URL, PAGE) + response(URL, PAGE, date="2021-03-05T20:00:00Z")
    found = list(parse_bytes(data, "in.warc"))
    assert [timeline.url for timeline in found] == [URL, URL]
    assert [f"{timeline.captured:%Y-%m-%dT%H}" for timeline in found] == ["2021-03-04T09", "2021-03-05T20"]


def test_two_archives_are_compared(tmp_path: Path) -> None:
    (tmp_path / "old.warc").write_bytes(response(URL, PAGE))
    (tmp_path / "new.wacz").write_bytes(wacz(response(URL, PAGE.replace("الأخيرة".encode(), "الأولى".encode()))))
    done = CliRunner().invoke(main, ["diff", "--json", str(tmp_path / "old.warc"), str(tmp_path / "new.wacz")])
    assert done.exit_code == 1
    assert [change["op"] for change in json.loads(done.stdout)["changes"]] == ["changed"]


def test_the_encoding_that_a_part_names_counts() -> None:
    page = PAGE.decode().encode("cp1256")
    body = mhtml(page).replace(
        b"Content-Type: text/html\r\nContent-Transfer",
        b"Content-Type: text/html; charset=windows-1256\r\nContent-Transfer",
    )
    (timeline,) = parse_bytes(body, "page.mhtml")
    assert timeline.title == "عودة قطار الغابة 0"


@pytest.mark.parametrize("date", ["", "yesterday", "Thu, 99 Mar 2021 09:00:00 -0000"])
def test_a_date_that_is_none_leaves_the_capture_unknown(date: str) -> None:
    (timeline,) = parse_bytes(mhtml(date=date), "page.mhtml")
    assert (timeline.captured, timeline.url) == (None, URL)


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


REFUSED = {
    "a PDF": (b"%PDF-1.7\n1 0 obj", "is a PDF"),
    "a Word document": (
        _zip("[Content_Types].xml", "word/document.xml"),
        r"is a Word document \(DOCX\): save it as text",
    ),
    "a ZIP archive": (_zip("a.txt"), "is a ZIP archive: unpack it first"),
    "a ZIP archive cut short": (_zip("a.txt")[:40], "is a damaged ZIP archive"),
    "a ZIP archive of a version to come": (
        _zip("a.txt").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xfe"),
        "is a damaged ZIP",
    ),
    "an old Office document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office document"),
    "rich text": (rb"{\rtf1\ansi \u1578?}", "is a rich text document"),
    "a feed": ('<?xml version="1.0"?><rss><channel><title>أخبار</title></channel></rss>'.encode(), "is XML"),
    "a feed without a declaration": ("<feed xmlns='x'><title>أخبار</title></feed>".encode(), "is XML"),
    "a feed in UTF-16": ('<?xml version="1.0"?><rss></rss>'.encode("utf-16"), "is XML"),
    "a list of records": ('[{"text": "نص"},\n{"text": "نص"}]'.encode(), "is JSON, and not a record a line"),
    "one record on many lines": ('{\n  "text": "نص"\n}'.encode(), "is JSON, and not a record a line"),
    "records a line": ('{"text": "نص"}\n{"text": "نص"}\n'.encode(), "read it with --input jsonl"),
    "MHTML without a page": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/css\r\n\r\na{}\r\n--x--\r\n",
        "is an MHTML file without a page in it",
    ),
    "an archive of other languages": (response(URL, b"<html><p>The bridge was closed.</p>"), "without a page"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_one_error_with_what_to_do(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(ValueError, match=message):
        list(parse_bytes(data, "x"))


@pytest.mark.parametrize(
    "text",
    [
        "[تحديث] 15:36 ت غ\n\nنص الخبر في سطر واحد.",
        "{فيديو} حريق في السوق\n\nنص الخبر في سطر واحد.",
        "Subject: حريق\n\nنص الخبر في سطر واحد.",
        "PK مباراة الواحة\n\nنص الخبر في سطر واحد.",
    ],
)
def test_text_that_only_begins_like_another_kind_is_text(text: str) -> None:
    assert [timeline.source for timeline in parse_bytes(text.encode(), "x.txt")] == ["x.txt"]


def test_a_kind_that_is_said_by_hand_counts() -> None:
    (timeline,) = parse_bytes('{"text": "نص"}'.encode(), "x", kind="text")
    assert timeline.timeline[0].text == '{"text": "نص"}'


# --- archives built to hurt ---------------------------------------------------------------------------------------


def _members(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", method) as archive:
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def _records(*numbers: int) -> list[tuple[str, bytes]]:
    return [(f"archive/{number}.warc", response(f"{URL}/{number}", PAGE)) for number in numbers]


def _encrypted(data: bytes) -> bytes:
    """The first member as one that a password protects."""
    place = data.index(b"PK\x01\x02") + 8
    return data[:6] + bytes([data[6] | 1]) + data[7:place] + bytes([data[place] | 1]) + data[place + 1 :]


ODD: dict[str, tuple[bytes, list[int], int]] = {
    # the archive, the numbers of the pages that are read, and how many complaints there are
    "one name twice": (_members(("a.warc", _records(0)[0][1]), ("a.warc", _records(1)[0][1])), [0, 1], 0),
    "names that lead elsewhere": (_members(("../../a.warc", _records(0)[0][1]), ("/etc/b.WARC", _records(1)[0][1])), [0, 1], 0),
    "a folder that is called an archive": (_members(("a.warc/", b""), *_records(0)), [0], 0),
    "a member that a password protects": (_encrypted(_members(*_records(0, 1))), [1], 1),
    "a member that is damaged": (_members(*_records(0, 1)).replace(b"\x78", b"\x87", 0)[:60] + b"\xff" * 20 + _members(*_records(0, 1))[80:], [1], 1),
    "a member of zeros": (_members(("a.warc", bytes(30_000_000)), *_records(0)), [0], 1),
    "a response that unpacks to too much": (_members(("a.warc", response(URL, b"a" * 70_000_000)), *_records(0)), [0], 1),
    "an archive in an archive": (_members(("a.warc", _members(*_records(1))), *_records(0)), [0], 1),
    "a member without a byte": (_members(("a.warc", b""), *_records(0)), [0], 1),
    "a revisit of another member": (_members(*_records(0), ("b.warc", response(f"{URL}/0", b"", record="revisit"))), [0, 0], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_in_an_archive_costs_no_other_page(name: str) -> None:
    data, numbers, complaints = ODD[name]
    said: list[str] = []
    found = [document.source for document in readers.read(io.BytesIO(data), "x.wacz", complain=said.append)]
    assert (found, len(said)) == ([f"{URL}/{number}" for number in numbers], complaints), said
    assert not any("\n" in message for message in said)


def _nested(depth: int) -> bytes:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b0\r\n\r\n"
    parts = (b"--b%d\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n" % (n, n + 1) for n in range(depth))
    return b"".join([head, *parts, b"--b%d\r\nContent-Type: text/html\r\n\r\n" % depth, PAGE])


def test_files_of_many_parts_in_each_other() -> None:
    assert [timeline.title for timeline in parse_bytes(_nested(9), "x")] == ["عودة قطار الغابة 0"]
    for depth in (60, 5000):
        with pytest.raises(ValueError, match="too many files of many parts"):
            list(parse_bytes(_nested(depth), "x"))


BROKEN_PARTS = {
    "no end": (mhtml()[:-14], 1),
    "cut within the page": (mhtml()[:-300], 1),
    "a boundary that is not there": (mhtml().replace(b'boundary="--cut"', b'boundary="other"'), 0),
    "no boundary": (mhtml().replace(b'boundary="--cut"', b"x=y"), 0),
    "an encoding that nobody knows": (
        mhtml().replace(b"Content-Type: text/html\r\nContent-Tr", b'Content-Type: text/html; charset="x\xff"\r\nContent-Tr'),
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN_PARTS)
def test_a_file_of_parts_that_is_broken(name: str) -> None:
    data, pages = BROKEN_PARTS[name]
    if not pages:
        with pytest.raises(ValueError, match="without a page in it"):
            list(parse_bytes(data, "x"))
    else:
        assert [timeline.title for timeline in parse_bytes(data, "x")] == ["عودة قطار الغابة 0"]


def test_a_coding_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(ValueError, match="a coding that is not read: 'x-own'"):
        list(parse_bytes(mhtml().replace(b"quoted-printable", b"x-own"), "x"))


@pytest.mark.parametrize("year", ["9999", "2200", "1800"])
def test_an_instant_outside_the_years_of_news_is_no_capture(year: str) -> None:
    for data in (mhtml(date=f"Fri, 31 Dec {year} 23:59:59 -1200"), response(URL, PAGE, date=f"{year}-12-31T23:59:59Z")):
        (timeline,) = parse_bytes(data, "x")
        assert timeline.captured is None
