"""Bytes -> documents: one reader a kind of input."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newsline.model import Document

KINDS = ("auto", "text", "html", "jsonl")
if TYPE_CHECKING:
    from io import BufferedReader

_RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


class Options(NamedTuple):
    """What the user says by hand: what the bytes are (see KINDS), their encoding, the names of a record's fields."""

    kind: str = "auto"
    encoding: str | None = None
    text_field: str | None = None
    date_field: str | None = None


_AUTO = Options()


def _ignore(message: str) -> None:
    pass


def read(
    file: BinaryIO, source: str, options: Options = _AUTO, complain: Callable[[str], None] = _ignore
) -> Iterator[Document]:
    """The documents in a file, one at a time; a gzip file is unpacked on the fly.

    JSON lines are known by the ending of `source`, pages by their content. `complain` is told of each bad record in one
    line. Raises ValueError, with what is wrong, where the bytes hold no text or are too many.
    """
    import zlib

    from newsline.readers import limits

    try:
        yield from _documents(limits.unpacked(file), source, options, complain)
    except (EOFError, zlib.error) as error:
        raise ValueError(f"is a damaged gzip file: {error}") from None


def _documents(
    file: "BufferedReader", source: str, options: Options, complain: Callable[[str], None]
) -> Iterator[Document]:
    from newsline.readers import limits

    kind = options.kind
    if kind == "jsonl" or (kind == "auto" and source.lower().endswith(_RECORDS)):
        from newsline.readers import jsonl

        fields = jsonl.Fields(options.text_field, options.date_field)
        yield from jsonl.documents(file, source, options.encoding, fields, complain)
        return
    yield _document(limits.whole(file), source, options)


def _document(data: bytes, source: str, options: Options) -> Document:
    from newsline.readers import kinds

    if options.kind == "html" or (options.kind == "auto" and kinds.is_page(data)):
        from newsline.readers import html

        return html.document(data, source, options.encoding)
    from newsline.readers import text

    return text.document(data, source, options.encoding)
