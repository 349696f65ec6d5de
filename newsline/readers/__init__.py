"""Bytes -> documents: one reader a kind of input."""

from collections.abc import Iterator

from newsline.model import Document


def read(data: bytes, source: str, encoding: str | None = None) -> Iterator[Document]:
    """The documents in the bytes of one source; raises ValueError, with what is wrong, for bytes that hold no text."""
    from newsline.readers import text

    yield text.document(data, source, encoding)
