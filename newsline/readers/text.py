"""Plain text: bytes -> one document with one block a line."""

from newsline.model import Document, Notice
from newsline.parsing import plain

REPLACED = "\ufffd"


def document(data: bytes, source: str, encoding: str | None = None) -> Document:
    """The text of `data`; raises ValueError where it is empty or no text."""
    text = data.decode(encoding or "utf-8-sig", "replace")
    if not text.strip():
        raise ValueError("is empty")
    notices: tuple[Notice, ...] = ()
    found = plain(text, source)
    if REPLACED in text:
        line = next((block.line for block in found.blocks if REPLACED in block.text), None)
        notices = (Notice("encoding", line, "bytes that are not UTF-8 were replaced"),)
    return found._replace(notices=notices)
