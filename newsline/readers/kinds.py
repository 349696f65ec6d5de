"""What the bytes of a source are, by how they begin; what announces a kind that is not read is refused with what to do."""

import json
import re

from newsline.model import InputKind
from newsline.patterns import pattern
from newsline.readers import encoding as encodings

MAGIC = 8  # bytes by which an archive is known
_ZSTD = b"\x28\xb5\x2f\xfd"
_REFUSED = {
    b"%PDF-": "is a PDF: save its text as a text file (pdftotext does)",
    b"{\\rtf": "is a rich text document (RTF): save it as plain text",
    b"\xd0\xcf\x11\xe0": "is an old Office document: save it as plain text",
}
_XML = pattern(r"<\?xml[\s?]|<(?:rss|feed|rdf:RDF|urlset|sitemapindex|opml|svg)(?=[\s>])", re.I)
_JSON = pattern(r"\s*(?:\{\s*\"[^\"\n]{1,200}\"\s*:|\[\s*[{\[])")
_HEADER = pattern(rb"\s*[A-Za-z][A-Za-z0-9-]*:[ \t<]")
_HEAD = 1 << 14  # characters in which a page begins, comments before it included


# what may stand before a page, and how it begins
_BEFORE_PAGE = pattern(r"(?:[\ufeff\s]+|<!--.*?-->|<\?xml[^>]*>)*", re.S)
_PAGE = pattern(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style|noscript|header|main|article|section|nav|div|p|"
    r"h[1-6]|span|font|center|table|ul|ol|br|hr|b|strong|i|em|a|img|iframe|figure|blockquote|form)(?=[\s/>])",
    re.I,
)


def begins_page(text: str) -> bool:
    """Whether a text begins as a page or a piece of one; byte order marks, comments and an XML declaration aside."""
    if "<" not in text[:_HEAD]:
        return False
    before = _BEFORE_PAGE.match(text, 0, _HEAD)
    return bool(before and _PAGE.match(text, before.end(), _HEAD))


def archive(start: bytes, source: str) -> InputKind:
    """warc or wacz for the first bytes of an archive, auto for any others; raises ValueError for a kind that is not read."""
    if start.startswith(b"WARC/") or (start.startswith(_ZSTD) and source.lower().endswith(".warc.zst")):
        return "warc"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "wacz"
    for magic, message in _REFUSED.items():
        if start.startswith(magic):
            raise ValueError(message)
    return "auto"


def of(data: bytes) -> InputKind:
    """html, mhtml or text; raises ValueError, with what to do, for XML and JSON."""
    if is_page(data):
        return "html"
    head = data[:_HEAD]
    if _HEADER.match(head) is not None:
        lower = head.lower()
        if b"mime-version:" in lower and (b"multipart/related" in lower or b"content-location:" in lower):
            return "mhtml"
    start = head.decode(encodings.wide(head) or "latin-1", "replace").removeprefix("ï»¿").lstrip("\ufeff \t\r\n")
    if _XML.match(start) is not None:
        raise ValueError("is XML (a feed, perhaps), not a page: save the page of the article itself")
    if _JSON.match(start) is not None:
        raise ValueError(_json(data))
    return "text"


def _json(data: bytes) -> str:
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    try:
        whole = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        whole = False
    if whole:
        return "looks like JSON lines: read it with --input jsonl"
    return "is JSON, and not a record a line: jq -c '.[]' makes such lines of a list (--input jsonl reads them)"


def is_page(data: bytes) -> bool:
    """The same of bytes in any encoding."""
    start = data[:_HEAD]
    return begins_page(start.decode(encodings.wide(start) or "latin-1", "replace").removeprefix("ï»¿"))
