"""Files and archives -> saved copies, those that show no story among them: what `newsline history` compares.

Where `read` gives the documents that can be parsed, this gives every response for a page, with its status, its digest and the
instant of it, and the revisit records in which an archive says that it saw the same again.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newsline import readers
from newsline.model import Document, InputKind
from newsline.readers import capture, kinds, limits

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# The header of HTTP that `curl -i` and `wget --save-headers` leave before a page; it ends at the first empty line.
_HTTP = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})[^\r\n]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n")
_FIELD = re.compile(r"(?m)^([A-Za-z-]+):[ \t]*(.*?)\r?$")
_LONGEST_HEAD = 1 << 16


class Revisit(NamedTuple):
    """What a revisit record says of the capture that it repeats."""

    digest: str | None
    url: str | None
    time: datetime | None


class Saved(NamedTuple):
    """A saved copy. `document` is None where there is no story in it, and `problem` says why, or where `revisit` says what it repeats.

    `url`: where it was fetched, None where only the page itself says it. `time`: an aware instant, or a day; `because`: where
    it was found. `sha256`: of the page's bytes. `status`: of HTTP. `digest`: of the response, as archives write it.
    """

    source: str
    document: Document | None
    sha256: str | None
    url: str | None = None
    time: datetime | date | None = None
    because: str = ""
    status: int | None = None
    digest: str | None = None
    revisit: Revisit | None = None
    problem: str | None = None


class Shelf:
    """The documents that were read, by the digests of their bytes, or what was wrong with them: equal bytes are read once.

    Equal lines are one object, since the captures of a story are mostly the same: they take the memory of what differs.
    """

    def __init__(self) -> None:
        self.found: dict[str, Document | str] = {}
        self.lines: dict[str, str] = {}

    def read(self, data: bytes, reader: Callable[[], Document | None]) -> tuple[str, Document | None, str | None]:
        """The digest of the bytes, and the document or what is wrong."""
        digest = hashlib.sha256(data).hexdigest()
        found = self.found.get(digest)
        if found is None:
            try:
                document = reader()
            except ValueError as error:
                found = str(error)
            else:
                found = "has no Arabic text" if document is None else self.shared(document)
            self.found[digest] = found
        return (digest, None, found) if isinstance(found, str) else (digest, found, None)

    def shared(self, document: Document) -> Document:
        """The document with the lines that others have as well."""
        return document._replace(lines=tuple(self.lines.setdefault(line, line) for line in document.lines))


def copies(
    file: BinaryIO, source: str, options: readers.Options, complain: Callable[[str], None], shelf: Shelf
) -> Iterator[Saved]:
    """The saved copies in a file of any kind that is read; `complain` is told of each record that could not be read.

    Raises ValueError, with what is wrong, where the file is of a kind that is not read, or damaged.
    """
    opened = readers.opened(file, source, options.kind)
    if opened.kind in ("warc", "wacz"):
        yield from _archived(opened.archive, source, opened.kind, complain, shelf)
    elif opened.kind == "jsonl":
        yield from _records(opened.unpacked, source, options, complain, shelf)
    else:
        yield _file(limits.whole(opened.unpacked), source, options, shelf)


# --- files --------------------------------------------------------------------------------------------------------


def _file(data: bytes, source: str, options: readers.Options, shelf: Shelf) -> Saved:
    """A text or a page, with the header of its response before it or without; raises ValueError where it is none."""
    status, fields = None, {}
    head = _HTTP.match(data, 0, _LONGEST_HEAD)
    if head is not None:
        status = int(head[1])
        fields = {name.lower(): value for name, value in _FIELD.findall(head[2].decode("latin-1"))}
        data = data[head.end() :]
    if not data.strip() and (status is None or 200 <= status < 300):
        raise ValueError("is empty")
    kind = options.kind
    if kind == "auto":
        try:
            kind = kinds.of(data)
        except ValueError:
            if status is None:
                raise
            kind = "text"
    chosen = options._replace(kind=kind)
    digest, document, problem = shelf.read(data, lambda: readers.document(data, source, chosen))
    if problem is not None and status is None:
        raise ValueError(problem)
    if status is not None and not 200 <= status < 300:
        problem = f"the server answered {status}"
    found = Saved(source, document and document._replace(source=source), digest, status=status, problem=problem)
    memento = capture.instant(fields.get("memento-datetime", ""))
    if memento is not None:
        return found._replace(time=memento, because="Memento-Datetime")
    if document is not None and isinstance(document.reference, datetime):
        return found._replace(time=document.reference, because=_said_by(data, kind))
    return found


def _said_by(data: bytes, kind: InputKind) -> str:
    """Who wrote the instant into a page."""
    if kind == "mhtml":
        return "Date: of the MHTML file"
    return "FILE ARCHIVED ON" if b"FILE ARCHIVED ON" in data else "saved date of SingleFile"


def _records(
    file: io.BufferedReader, source: str, options: readers.Options, complain: Callable[[str], None], shelf: Shelf
) -> Iterator[Saved]:
    from newsline.readers import jsonl

    fields = jsonl.Fields(options.text_field, options.date_field)
    for document in jsonl.documents(file, source, options.encoding, fields, complain):
        yield of_record(document, shelf)


def of_record(document: Document, shelf: Shelf) -> Saved:
    """The copy that a record is: what would be its bytes are its lines."""
    digest = hashlib.sha256("\n".join(document.lines).encode("utf-8", "surrogatepass")).hexdigest()
    saved = document.reference if isinstance(document.reference, datetime) else None
    because = "a field of the record" if saved else ""
    return Saved(document.source, shelf.shared(document), digest, time=saved, because=because)


# --- archives -----------------------------------------------------------------------------------------------------


def _archived(
    file: BinaryIO, source: str, kind: InputKind, complain: Callable[[str], None], shelf: Shelf
) -> Iterator[Saved]:
    def tell(url: str, message: str) -> None:
        complain(f"{url}: {message}")

    if kind == "warc":
        yield from _responses(file, source, tell, shelf)
        return
    from newsline.readers import wacz

    yield from wacz.each(file, source, tell, lambda member: _responses(member, source, tell, shelf))


def _responses(file: BinaryIO, source: str, tell: Callable[[str, str], None], shelf: Shelf) -> Iterator[Saved]:
    """Every response for a page and every revisit of one."""
    from newsline.readers.records import records

    for record in records(file, lambda message, at: tell(source, message)):
        found = _read(record, source, tell, shelf)
        if found is not None:
            yield found


def at_places(
    file: BinaryIO, source: str, places: Iterable[int], complain: Callable[[str], None], shelf: Shelf
) -> Iterator[tuple[int, Saved]]:
    """The responses and revisits that begin at these bytes of an archive, each with its place, as an index has them."""
    from newsline.readers.records import records

    for place in places:
        file.seek(place)
        record = next(records(file, lambda message, at: None), None)
        if record is None or record.stream_pos != place:
            complain(f"{source}: no record begins at byte {place}: its index is of another file, make it anew")
            continue
        found = _read(record, source, lambda url, message: complain(f"{url}: {message}"), shelf)
        if found is not None:
            yield place, found


def _read(record: "WarcRecord", source: str, tell: Callable[[str, str], None], shelf: Shelf) -> Saved | None:
    """A response for a page or a revisit of one; None for any other record, and where `tell` is told what is wrong."""
    from newsline.readers import warc

    url = warc.address(record, "WARC-Target-URI") or f"{source}@{record.stream_pos}"
    try:
        kind = warc.kind_of(record)
        return _response(record, kind, url, shelf) if kind in warc.READ else None
    except (ValueError, OSError) as error:
        tell(url, str(error))
        return None


def _response(record: "WarcRecord", kind: str, url: str, shelf: Shelf) -> Saved | None:
    """A response, a resource or a revisit; None for what is no page."""
    from newsline.readers import warc

    head, media, charset = warc.head_of(record, kind)
    time = warc.saved_at(record)
    memento = capture.instant((head.get("Memento-Datetime") or "") if head is not None else "")
    time, because = (memento, "Memento-Datetime") if memento is not None else (time, "WARC-Date" if time else "")
    status = head.status_code if head is not None else None
    digest = record.headers.get("WARC-Payload-Digest")
    found = Saved(url, None, None, capture.address(url) or url, time, because, status, digest)
    if kind == "revisit":
        first = capture.instant(record.headers.get("WARC-Refers-To-Date") or "")
        refers = warc.address(record, "WARC-Refers-To-Target-URI") or None
        return found._replace(status=None, revisit=Revisit(digest, refers, first))
    fine = kind == "resource" or (status is not None and 200 <= status < 300)
    if media not in warc.PAGES and (fine or media):
        return None
    data = warc.payload(record, head)
    if not fine:
        return found._replace(sha256=hashlib.sha256(data).hexdigest(), problem=f"the server answered {status}")

    sha256, page, problem = shelf.read(data, lambda: warc.page(data, charset, url))
    return found._replace(document=page and page._replace(source=url), sha256=sha256, problem=problem)
