"""Plain text: bytes or a string -> one document."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - `date` is what a record calls it
from typing import Final

from newsline.model import Document
from newsline.patterns import pattern
from newsline.readers import encoding as encodings
from newsline.readers import limits
from newsline.stamps import orthography

FORM_FEED: Final = "\f"
_FEEDS = pattern(f"({FORM_FEED})")


def plain(text: str, source: str = "-", title: str | None = None, reference: Date | None = None) -> Document:
    """Plain text as a document; a form feed is a line of its own, with the number of the one it stands in."""
    lines = orthography.split_lines(text)
    numbers: Sequence[int] = range(1, len(lines) + 1)
    if FORM_FEED in text:
        parts = [(part, number) for number, line in enumerate(lines, 1) for part in _FEEDS.split(line)]
        lines, numbers = [part for part, _ in parts], [number for _, number in parts]
    return Document(source, tuple(lines), numbers, title=title, reference=reference)


def document(data: bytes, source: str, encoding: str | None = None) -> Document:
    """The text of `data`; raises ValueError where it is empty, no text, has a line that is too long, or too many."""
    text, notices = encodings.decode(data, encoding)
    if not text.strip(orthography.BLANKS).strip():
        raise ValueError("is empty")
    limits.check_count(text)
    found = plain(text, source)
    limits.check_lines(found)
    return found._replace(notices=notices)
