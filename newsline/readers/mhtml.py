"""A page saved with all its parts in one file (MHTML): the page itself, its address, and when it was saved."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from newsline.model import Document
from newsline.readers import encoding as encodings
from newsline.readers import html
from newsline.readers.capture import address
from newsline.stamps import years

_CODINGS = ("", "7bit", "8bit", "binary", "quoted-printable", "base64")
_NESTING = re.compile(rb"(?i)(?<=\n)content-type:\s{0,4}(?:multipart|message)/")
_MOST_NESTED = 50  # a browser writes one; the time to read them grows with their number in each other
_PAGES = ("text/html", "application/xhtml+xml")


def document(data: bytes, source: str, encoding: str | None = None) -> Document:
    """The story of the page in the file; raises ValueError where there is none."""
    if sum(1 for _ in _NESTING.finditer(data)) > _MOST_NESTED:
        raise ValueError("is an MHTML file with too many files of many parts in it")
    message = message_from_bytes(data)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise ValueError("is an MHTML file without a page in it")
    location = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    same = (part for part in pages if location and _header(part, "Content-Location") == location)
    page = next(same, pages[0])
    coding = _header(page, "Content-Transfer-Encoding").lower()
    if coding not in _CODINGS:
        raise ValueError(f"is an MHTML file with its page in a coding that is not read: {coding[:40]!r}")
    body = page.get_payload(decode=True)
    found = html.document(body if isinstance(body, bytes) else b"", source, encoding or _charset(page, body))
    url = found.url or address(location) or address(_header(page, "Content-Location"))
    return found._replace(reference=_saved(message) or found.reference, url=url)


def _header(part: Message, name: str) -> str:
    return "".join(str(part.get(name, "")).split())


def _charset(page: Message, body: object) -> str | None:
    """The encoding that the part names, where it is not UTF-8 after all."""
    name = page.get_content_charset()
    if name is None or not encodings.known(name) or not isinstance(body, bytes):
        return None
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return None if name.startswith(("utf", "us-ascii")) else name
    return None


def _saved(message: Message) -> datetime | None:
    """The `Date:` of the file; browsers write -0000 for UTC."""
    try:
        found = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, OverflowError):
        return None
    return found.replace(tzinfo=found.tzinfo or UTC) if found.year in years.OF_NEWS else None
