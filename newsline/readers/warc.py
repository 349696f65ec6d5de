"""Web archives: each HTML response is one document; what has no Arabic letters is left before anything is parsed."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from newsline.model import Document
from newsline.readers import capture, html, limits
from newsline.readers import encoding as encodings
from newsline.readers.records import records
from newsline.stamps import years
from newsline.stamps.orthography import ARABIC_LETTER

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

PAGES = ("text/html", "application/xhtml+xml")
READ = ("response", "resource", "revisit")  # of the types of records
_MOST_REMEMBERED = 32 << 20  # characters of pages for the revisits that may follow
# An Arabic letter (U+0600 to U+06FF) in UTF-8, as a character reference, or escaped in JSON; and what each begins with
_WRITTEN = re.compile(rb"[\xd8-\xdb][\x80-\xbf]|&#(?:[xX]0?6[0-9a-fA-F]{2}|1(?:5[4-9]|6\d|7[0-8])\d);|\\u06")
_STARTS = (b"\xd8", b"\xd9", b"\xda", b"\xdb", b"&#1", b"&#x", b"&#X", b"\\u06")
# A word of three letters in windows-1256 or ISO-8859-6; languages of Latin letters have hardly one in their encodings
_ONE_BYTE_WORD = re.compile(rb"[\xc1-\xed]{3}")
_OTHER_LETTERS = re.compile(
    rb"charset\s*=\s*[\"']?\s*(?:windows-125[0134578]|cp125[0134578]|iso-8859-(?:[2-57-9]|1\d)|koi8|shift|euc|gb|big5|tis)",
    re.I,
)
_HEAD = 4096  # bytes in which a page names its encoding


class Seen:
    """The pages that were read, for the revisit records that say that a page was the same again; old ones are forgotten."""

    def __init__(self) -> None:
        self.pages: dict[str, Document] = {}  # by what a revisit may call them, the oldest first
        self.size = 0

    def add(self, names: list[str], page: Document) -> None:
        """Remember a page by its names."""
        for name in dict.fromkeys(names):
            self._forget(name)
            self.pages[name] = page
            self.size += sum(map(len, page.lines))
        while self.size > _MOST_REMEMBERED:
            self._forget(next(iter(self.pages)))

    def _forget(self, name: str) -> None:
        page = self.pages.pop(name, None)
        self.size -= sum(map(len, page.lines)) if page is not None else 0

    def find(self, names: list[str]) -> Document | None:
        """The page of the first name that is known."""
        return next((self.pages[name] for name in names if name in self.pages), None)


def documents(
    file: BinaryIO, source: str, complain: Callable[[str, str], None], seen: Seen | None = None
) -> Iterator[Document | None]:
    """The documents of an archive, named by their URLs; None for what was left.

    The instant of the crawl is the reference. A revisit is the page that it repeats, and its times are as of the first capture:
    what it says was said then. `complain` is told the URL (or `source`) and what is wrong of each response that could not be read; the others are read. `seen`: pages of
    other archives to which this one may refer.
    """
    seen, told = Seen() if seen is None else seen, -1

    def tell(message: str, at: int | None) -> None:
        if at != told:
            complain(source, message)

    for record in records(file, tell):
        url = address(record, "WARC-Target-URI") or f"{source}@{record.stream_pos}"
        # one damaged response must not end the run: headers and encodings are taken apart one by one
        try:
            kind = kind_of(record)
            if kind not in READ:
                continue
            yield _revisited(record, url, seen) if kind == "revisit" else _document(record, kind, url, seen)
        except (ValueError, OSError) as error:
            told = record.stream_pos
            complain(url, str(error))


def kind_of(record: "WarcRecord") -> str:
    """The type that a record says it is of; raises ValueError where it says none."""
    kind: str = (record.headers.get("WARC-Type") or "").lower()
    if not kind:
        raise ValueError("is a damaged record: it does not say of what type it is")
    return kind


def address(record: "WarcRecord", name: str) -> str:
    """An address in the header of a record; empty where there is none."""
    return (record.headers.get(name) or "").strip("<>")


def _revisited(record: "WarcRecord", url: str, seen: Seen) -> Document | None:
    digest = record.headers.get("WARC-Payload-Digest") or ""
    first = address(record, "WARC-Refers-To-Target-URI") or url
    day = record.headers.get("WARC-Refers-To-Date") or ""
    page = seen.find([f"{first} {day}", digest, *([] if day or digest else [first])])
    if page is not None:
        return page._replace(source=url, captured=saved_at(record))
    record.parse_http()
    if (record.http_content_type or "").lower() not in PAGES:
        return None
    raise ValueError(f"is a revisit of a page that is not in the archive{f' (of {day})' if day else ''}")


def saved_at(record: "WarcRecord") -> datetime | None:
    """The instant of the crawl; None where it is not one of news."""
    found = record.record_date
    return found.replace(microsecond=0) if found is not None and found.year in years.OF_NEWS else None


def _document(record: "WarcRecord", kind: str, url: str, seen: Seen) -> Document | None:
    head, media, charset = head_of(record, kind)
    if kind != "resource" and (head is None or not 200 <= (head.status_code or 0) < 300):
        return None
    if media not in PAGES:
        return None
    document = page(payload(record, head), charset, url)
    if document is None:
        return None
    found = document._replace(
        reference=saved_at(record) or document.reference, url=document.url or capture.address(url)
    )
    digest = record.headers.get("WARC-Payload-Digest")
    seen.add([url, f"{url} {record.headers.get('WARC-Date') or ''}", *([digest] if digest else [])], found)
    return found


def page(data: bytes, charset: str | None, url: str) -> Document | None:
    """The document of a page; None where it has no Arabic. `charset`: what its header names."""
    if not data.strip() or not may_be_arabic(data, charset):
        return None
    document = html.document(data, url)
    return document if any(map(ARABIC_LETTER.search, document.lines)) else None


def head_of(record: "WarcRecord", kind: str) -> tuple["HeaderMap | None", str, str | None]:
    """The header of a response, None of a resource, which has none; the media type, and the encoding that is named."""
    if kind == "resource":
        media, _, parameters = (record.headers.get("Content-Type") or "").partition(";")
        return None, media.strip().lower(), parameters.partition("charset=")[2].strip(' "') or None
    record.parse_http()
    return record.http_headers, (record.http_content_type or "").strip().lower(), record.http_charset


def payload(record: "WarcRecord", head: "HeaderMap | None") -> bytes:
    """The page of a record, out of its encodings; raises ValueError where it is too large, or cut off."""
    length = record.content_length
    data = record.reader.read(limits.LONGEST_INPUT + 1)
    if len(data) > limits.LONGEST_INPUT:
        raise ValueError("is larger than 64 MiB")
    if len(data) < length:
        raise ValueError(f"is cut off: {len(data)} of {length} bytes are there")
    if head is None:
        return data
    return _decoded(data, head.get("Transfer-Encoding") or "", head.get("Content-Encoding") or "")


def _decoded(data: bytes, transfer: str, content: str) -> bytes:
    """The page out of its encodings; crawlers often undo one and leave its name, so what it does not fit is left."""
    for names in (transfer, content):
        for name in reversed(names.lower().split(",")):  # the last was put on last
            unpack = _ENCODINGS.get(name.strip().removeprefix("x-"))
            decoded = unpack(data) if unpack is not None else None
            if decoded is not None and len(decoded) > limits.LONGEST_INPUT:
                raise ValueError("unpacks to more than 64 MiB")
            data = data if decoded is None else decoded
    return data


def _by(reader: str) -> Callable[[bytes], bytes | None]:
    """The bytes that a reader of the library gives, None where it can read nothing."""

    def unpack(data: bytes) -> bytes | None:
        from fastwarc import stream_io

        try:
            found: bytes = getattr(stream_io, reader)(io.BytesIO(data)).read(limits.LONGEST_INPUT + 1)
        except OSError:
            return None
        return found

    return unpack


def _inflated(data: bytes) -> bytes | None:
    """What `deflate` packed, with the header of zlib as the standard has it or, as some servers send it, without."""
    import zlib

    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacking = zlib.decompressobj(bits)
        try:
            found = unpacking.decompress(data, limits.LONGEST_INPUT + 1)
        except zlib.error:
            continue
        if found and (unpacking.eof or unpacking.unconsumed_tail):
            return found
    return None


_ENCODINGS: dict[str, Callable[[bytes], bytes | None]] = {
    "chunked": _by("ChunkedReader"),
    "gzip": _by("GzipReader"),
    "br": _by("BrotliReader"),
    "zstd": _by("ZstdReader"),
    "deflate": _inflated,
}


def may_be_arabic(data: bytes, charset: str | None) -> bool:
    """Whether a page may hold Arabic letters, in any encoding that is read; `charset`: as HTTP names it."""
    if any(start in data for start in _STARTS) and _WRITTEN.search(data):
        return True
    if encodings.wide(data) is not None:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        named = b"charset=%s %s" % ((charset or "").encode("ascii", "replace"), data[:_HEAD])
        return _OTHER_LETTERS.search(named) is None and _ONE_BYTE_WORD.search(data) is not None
    return False
