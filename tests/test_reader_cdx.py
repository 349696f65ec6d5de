"""Indexes of archives: lines of CDX and CDXJ, and what is none."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.readers.cdx import Place, places

ROW = '{"url": "https://news.example/1", "mime": "%s", "length": "%s", "offset": "%s", "filename": "a.warc.gz"}'
ELEVEN = "example,news)/1 20150918100000 https://news.example/1 %s 200 SHA - - %s %s a.warc.gz"


def cdxj(media: str = "text/html", size: str = "90", start: str = "7") -> str:
    return f"example,news)/1 20150918100000 {ROW % (media, size, start)}"


def read(text: str) -> list[Place]:
    return list(places(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    "text",
    [
        cdxj(),
        f"!meta 0 {{}}\n\n{cdxj()}\n",
        cdxj(media="TEXT/HTML; charset=utf-8"),
        ELEVEN % ("text/html", "90", "7"),
        " CDX N b a m s k r M S V g\n" + ELEVEN % ("text/html", "90", "7"),
        " CDX g V S m a\na.warc.gz 7 90 text/html https://news.example/1",
    ],
)
def test_a_line_says_where_a_record_is(text: str) -> None:
    assert read(text) == [Place("a.warc.gz", 7, 90, page=True)]
    assert list(places(io.BytesIO(gzip.compress(text.encode())))) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "example,news)/1 20150918100000 https://news.example/1 text/html 200 SHA - 7 a.warc.gz",  # nine columns
        "example,news)/1 20150918100000 https://news.example/1 text/html 200 SHA - - 7 a.warc.gz",
        cdxj(size="-"),
        cdxj(size=""),
    ],
)
def test_an_index_need_not_say_how_long_a_record_is(text: str) -> None:
    assert read(text) == [Place("a.warc.gz", 7, 0, page=True)]


@pytest.mark.parametrize(
    ("media", "page"),
    [
        ("text/html", True),
        ("application/xhtml+xml", True),
        ("warc/revisit", True),
        ("unk", True),
        ("-", True),
        ("image/png", False),
        ("text/css", False),
        ("application/json", False),
    ],
)
def test_what_may_be_a_page(media: str, page: bool) -> None:
    assert [one.page for one in read(cdxj(media=media))] == [page]


@pytest.mark.parametrize(
    "text",
    [
        "تحديث (15:36 ت غ)",
        "a b c",
        "a b {}",
        "a b [",
        'a b {"offset": "1"}',
        'a b {"filename": "x"}',
        cdxj(start="-7"),
        cdxj(start="x"),
        cdxj(start="9" * 30),
        " CDX N b a\n" + ELEVEN % ("text/html", "90", "7"),
        " CDX N b a m s k r M S\n" + "a b c d e f g h i",
        "{" * 5000,
    ],
)
def test_what_is_no_index(text: str) -> None:
    number = len(text.splitlines())
    with pytest.raises(ValueError, match=f"is not an index of an archive: line {number} does not say"):
        read(text)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes(data: bytes) -> None:
    try:
        found = list(places(io.BytesIO(data)))
    except ValueError:
        return
    assert all(one.start >= 0 and one.size >= 0 for one in found)
