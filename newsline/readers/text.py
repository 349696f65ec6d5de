"""Plain text: bytes -> one document."""

from newsline.model import Document
from newsline.parsing import plain
from newsline.readers import encoding as encodings
from newsline.readers import limits


def document(data: bytes, source: str, encoding: str | None = None) -> Document:
    """The text of `data`; raises ValueError where it is empty, no text, has a line that is too long, or too many."""
    text, notices = encodings.decode(data, encoding)
    if not text.strip():
        raise ValueError("is empty")
    limits.check_count(text)
    found = plain(text, source)
    limits.check_lines(found)
    return found._replace(notices=notices)
