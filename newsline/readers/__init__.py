"""Bytes -> documents: one reader a kind of input."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, get_args

from newsline.model import Document, InputKind

KINDS: tuple[InputKind, ...] = get_args(InputKind)
_RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


class Options(NamedTuple):
    """What the user says by hand: what the bytes are (see KINDS), their encoding, the names of a record's fields."""

    kind: InputKind = "auto"
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
    from newsline.readers import limits

    opened = limits.unpacked(file)
    kind = options.kind
    if kind == "jsonl" or (kind == "auto" and source.lower().endswith(_RECORDS)):
        from newsline.readers import jsonl

        fields = jsonl.Fields(options.text_field, options.date_field)
        yield from jsonl.documents(opened, source, options.encoding, fields, complain)
        return
    yield _document(limits.whole(opened), source, options)


def _document(data: bytes, source: str, options: Options) -> Document:
    from newsline.readers import kinds

    if options.kind == "html" or (options.kind == "auto" and kinds.is_page(data)):
        from newsline.readers import html

        return html.document(data, source, options.encoding)
    from newsline.readers import text

    return text.document(data, source, options.encoding)
