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
_MOST_OF_FRONT = 40  # lines
# what tools that take the text out of a page write above it: its title, its address, its date
_FRONT = pattern(r"\ufeff?---[ \t]*\n(?P<fields>(?:[A-Za-z_-]{1,30}:[^\n]{0,1000}\n){1,30})---[ \t]*(?:\n|\Z)")


def plain(text: str, source: str = "-", title: str | None = None, reference: Date | None = None) -> Document:
    """Plain text as a document; a form feed is a line of its own, with the number of the one it stands in."""
    lines = orthography.split_lines(text)
    numbers: Sequence[int] = range(1, len(lines) + 1)
    if FORM_FEED in text:
        parts = [(part, number) for number, line in enumerate(lines, 1) for part in _FEEDS.split(line)]
        lines, numbers = [part for part, _ in parts], [number for _, number in parts]
    return _fronted(Document(source, tuple(lines), numbers, title=title, reference=reference))


def document(data: bytes, source: str, encoding: str | None = None) -> Document:
    """The text of `data`; raises ValueError where it is empty, no text, has a line that is too long, or too many."""
    text, notices = encodings.decode(data, encoding)
    if not text.strip(orthography.BLANKS).strip():
        raise ValueError("is empty")
    limits.check_count(text)
    found = plain(text, source)
    limits.check_lines(found)
    return found._replace(notices=notices)


def _fronted(found: Document) -> Document:
    """The document with what the lines between two "---" at its head say of it, which are no text of it."""
    head = [line.rstrip("\r") for line in found.lines[:_MOST_OF_FRONT]]
    front = _FRONT.match("\n".join(head)) if head and head[0].startswith(("---", "\ufeff---")) else None
    if front is None:
        return found
    from newsline.readers.capture import address
    from newsline.readers.dates import machine_stamp

    lines = front["fields"].splitlines()
    fields = {key.lower(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    size = len(lines) + 2
    return found._replace(
        lines=("",) * size + found.lines[size:],
        title=found.title or fields.get("title") or None,
        published=machine_stamp(fields.get("date", ""), "published"),
        url=address(fields.get("url")),
    )
