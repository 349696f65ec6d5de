"""Bytes -> documents: one reader a kind of input."""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, get_args

from newsline.model import Document, InputKind

KINDS: tuple[InputKind, ...] = get_args(InputKind)
RECORDS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


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

    JSON lines are known by the ending of `source`, all others by their content. `complain` is told of each bad record in one
    line. Raises ValueError, with what is wrong, where the bytes hold no text, are too many, or of a kind that is not read.
    """
    found = opened(file, source, options.kind)
    if found.kind in ("warc", "wacz"):
        yield from _archived(found.archive, source, found.kind, complain)
    elif found.kind == "jsonl":
        from newsline.readers import jsonl

        fields = jsonl.Fields(options.text_field, options.date_field)
        yield from jsonl.documents(found.unpacked, source, options.encoding, fields, complain)
    else:
        from newsline.readers import limits

        yield document(limits.whole(found.unpacked), source, options)


class Opened(NamedTuple):
    """A file from its beginning: `unpacked`; `archive`: as it is, for a reader that unpacks as it goes and may seek.

    `kind`: as far as the first bytes and the name tell it; what is no archive and no JSON lines keeps the kind that was given.
    The file is closed with it where it is no buffered one: it must live as long as what is read from it.
    """

    kind: InputKind
    unpacked: io.BufferedReader
    archive: BinaryIO


def opened(file: BinaryIO, source: str, kind: InputKind) -> Opened:
    """What kind of file it is; raises ValueError for one that is damaged, or not read."""
    from newsline.readers import kinds, limits

    start = file.tell() if file.seekable() else None
    unpacked = limits.unpacked(file)
    if kind == "auto":
        kind = kinds.archive(unpacked.peek(kinds.MAGIC), source)
    if kind in ("warc", "wacz"):
        if start is None:
            file = io.BytesIO(limits.whole(unpacked))
        else:
            file.seek(start)
    elif kind == "auto" and source.lower().endswith(RECORDS):
        kind = "jsonl"
    return Opened(kind, unpacked, file)


def document(data: bytes, source: str, options: Options = _AUTO) -> Document:
    """The document of a text or a page; raises ValueError where there is none."""
    from newsline.readers import kinds

    kind = options.kind if options.kind != "auto" else kinds.of(data)
    if kind == "html":
        from newsline.readers import html

        return html.document(data, source, options.encoding)
    if kind == "mhtml":
        from newsline.readers import mhtml

        return mhtml.document(data, source, options.encoding)
    from newsline.readers import text

    return text.document(data, source, options.encoding)


def _archived(file: BinaryIO, source: str, kind: InputKind, complain: Callable[[str], None]) -> Iterator[Document]:
    """The pages of an archive; raises ValueError where it has none that is read."""
    from newsline.readers import wacz, warc

    empty = True

    def tell(url: str, message: str) -> None:
        nonlocal empty
        empty = False
        complain(f"{url}: {message}")

    reader = wacz if kind == "wacz" else warc
    for document in reader.documents(file, source, tell):
        if document is not None:
            empty = False
            yield document
    if empty:
        raise ValueError("is an archive without a page that has Arabic text")
