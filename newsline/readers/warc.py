"""Web archives: each HTML response is one document; what has no Arabic letters is left before anything is parsed."""

import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from newsline.model import Document
from newsline.readers import capture, html, limits
from newsline.readers import encoding as encodings
from newsline.stamps.orthography import ARABIC_LETTER

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
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


def documents(file: BinaryIO, source: str, complain: Callable[[str, str], None]) -> Iterator[Document | None]:
    """The documents of an archive, named by their URLs; None for a response that was left.

    The instant of the crawl is the reference. `complain` is told the URL (or `source`)
    and what is wrong of each response that could not be read; the others are read, as far as the archive goes.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    at = 0
    try:
        # one damaged response must not end the run: headers and encodings are taken apart one by one
        for record in ArchiveIterator(file, WarcRecordType.response, parse_http=False):
            at = record.stream_pos
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or f"{source}@{at}"
            try:
                yield _document(record, url)
            except (ValueError, OSError) as error:
                complain(url, str(error))
    except OSError as error:
        complain(source, f"is damaged after byte {at}: {error}")


def _document(record: "WarcRecord", url: str) -> Document | None:
    record.parse_http()
    head = record.http_headers
    if head is None or not 200 <= (head.status_code or 0) < 300 or record.http_content_type not in _PAGES:
        return None
    length = record.content_length
    data = record.reader.read(limits.LONGEST_INPUT + 1)
    if len(data) > limits.LONGEST_INPUT:
        raise ValueError("is larger than 64 MiB")
    if len(data) < length:
        raise ValueError(f"is cut off: {len(data)} of {length} bytes are there")
    data = _decoded(data, head.get("Transfer-Encoding") or "", head.get("Content-Encoding") or "")
    if not data.strip() or not may_be_arabic(data, record.http_charset):
        return None
    document = html.document(data, url)
    if not any(map(ARABIC_LETTER.search, document.lines)):
        return None
    saved = record.record_date
    reference = saved.replace(microsecond=0) if saved is not None else document.reference
    return document._replace(reference=reference, url=document.url or capture.address(url))


def _decoded(data: bytes, transfer: str, content: str) -> bytes:
    """The page out of its encodings; crawlers often undo one and leave its name, so what it does not fit is left."""
    from fastwarc import stream_io

    readers = {"chunked": "ChunkedReader", "gzip": "GzipReader", "br": "BrotliReader", "zstd": "ZstdReader"}
    for name in (transfer, content):
        reader = readers.get(name.strip().lower().removeprefix("x-"))
        if reader is None:
            continue
        try:
            decoded = getattr(stream_io, reader)(io.BytesIO(data)).read(limits.LONGEST_INPUT + 1)
        except OSError:
            continue
        if len(decoded) > limits.LONGEST_INPUT:
            raise ValueError("unpacks to more than 64 MiB")
        data = decoded
    return data


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
