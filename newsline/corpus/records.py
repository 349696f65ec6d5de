"""An input, or a range of one -> its documents, one at a time, whatever the format."""

import gzip
import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, BinaryIO, NamedTuple, TypeVar, cast

from newsline import readers
from newsline.corpus import storage
from newsline.corpus.errors import need
from newsline.corpus.inputs import Input
from newsline.corpus.jsontext import loads
from newsline.corpus.tally import Failure
from newsline.model import Document
from newsline.readers import encoding as encodings
from newsline.readers import jsonl, limits

Item = TypeVar("Item")
Found = Document | Failure | None  # None: a page that was left out, since it has no Arabic letters
Tick = Callable[[int], None]
_LONGEST = limits.LONGEST_INPUT  # bytes of a record: even a whole book is shorter
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_OFTEN = 4 << 20  # bytes between two ticks
_ROWS = 64  # rows of a table that are held at once
_TIMES_LARGER = 100  # than it is stored may be what a packed file holds; packed text is a tenth to a thirtieth


class Range(NamedTuple):
    """Bytes of a file of JSON lines: the records whose first byte lies in it.

    `line`: the number of the line in which `start` lies; None where the lines have not been counted.
    """

    start: int
    end: int
    line: int | None


def read(one: Input, part: Range, options: readers.Options, tick: Tick) -> Iterator[Found]:
    """The documents of an input, and a failure for each that could not be read; `part`: of JSON lines only.

    `tick` is told from time to time how many bytes of a long input have been read.
    """
    fields = jsonl.Fields(options.text_field, options.date_field)

    def found(file: io.BufferedReader) -> Iterator[Found]:
        if one.kind == "lines":
            return _range(file, one, part, fields)
        if one.kind == "compressed":
            return _all(_unpacked(_Watched(file, tick), one), one.name, fields)
        if one.kind == "table":
            return _table(file, one, fields)
        if one.kind == "archive":
            return _archive(_Watched(file, tick), one.name)
        return readers.read(file, one.name, options)

    yield from opened(one, found)


def opened(one: Input, read: Callable[[io.BufferedReader], Iterator[Item]]) -> Iterator[Item | Failure]:
    """What is read from a file, and last a failure where it cannot be read on."""
    try:
        file = storage.open_file(one.path)
    except OSError as error:
        yield Failure.of(one.name, error)._replace(again=True)
        return
    try:
        with file:
            yield from read(file)
    except Exception as error:  # each library has errors of its own for a damaged file
        failed = storage.failure(file)
        yield Failure.of(one.name, failed or error)._replace(again=True) if failed else Failure.of(one.name, error)


class _Watched:
    """A file that says how far it has been read."""

    def __init__(self, file: io.BufferedReader, tick: Tick) -> None:
        self.file = file
        self.tick = tick
        self.told = 0
        self.seek, self.close = file.seek, file.close

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        here = self.tell()
        if here - self.told > _OFTEN:
            self.told = here
            self.tick(here)
        return data

    def tell(self) -> int:
        return self.file.tell()


# --- JSON lines ---------------------------------------------------------------------------------------------------


def _range(file: io.BufferedReader, one: Input, part: Range, fields: jsonl.Fields) -> Iterator[Found]:
    if not one.size:
        raise ValueError("is empty")
    try:
        _check(file.read(_SAMPLE))
    except ValueError:
        if part.start:  # the first range reports it: one failure for the file, not one a line
            return
        raise
    before = _to_first_line(file, part.start)
    empty = True
    for place, found in _found(file, part.end, fields):
        empty = False
        if not found.source:
            if part.line is None:  # seldom: in most files all records have names, or none has
                part = part._replace(line=1 + count_lines(one.path, 0, part.start))
            found = found._replace(source=f"{one.name}:{(part.line or 0) + before + place - 1}")
        yield found
    if empty and not part.start and next(_found(file, one.size, fields), None) is None:
        raise ValueError("is empty")


def _check(sample: bytes) -> None:
    """Raise ValueError for a file that cannot be cut into lines."""
    encodings.to_text(sample)
    if encodings.wide(sample) is not None:
        raise ValueError("is UTF-16 or UTF-32, which cannot be cut into lines: convert it to UTF-8")


def _to_first_line(file: BinaryIO, start: int) -> int:
    """Go to the first line that begins at `start` or after it; 1 where that is not the line in which `start` lies."""
    file.seek(max(0, start - 1))
    piece = file.readline(_BLOCK) if start else b"\n"
    moved = piece != b"\n"
    while piece and not piece.endswith(b"\n"):
        piece = file.readline(_BLOCK)
    return int(moved)


def _all(file: io.BufferedReader, name: str, fields: jsonl.Fields) -> Iterator[Found]:
    empty = True
    for number, found in _found(file, None, fields):
        empty = False
        yield found if found.source else found._replace(source=f"{name}:{number}")
    if empty:
        raise ValueError("is empty")


def _found(file: io.BufferedReader, end: int | None, fields: jsonl.Fields) -> Iterator[tuple[int, Document | Failure]]:
    """The number of each line that is not blank, from 1, and what it holds; without a source where that has no name."""
    here = file.tell() if end is not None else 0
    number = 0
    while (end is None or here < end) and (line := file.readline(_LONGEST)):
        here += len(line)
        number += 1
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(_BLOCK)
                here += len(line)
            yield number, Failure("", f"is longer than {_LONGEST >> 20} MiB")
        elif line.isspace():
            lines, size = limits.past_blank_lines(file, None if end is None else end - here)
            number += lines
            here += size
        else:
            yield number, _record(line, fields)


def _record(line: bytes, fields: jsonl.Fields) -> Document | Failure:
    try:
        found = _plain_record(line, fields)
        if found is None:
            return jsonl.record(encodings.to_text(line), "", fields)
        return jsonl.of_values(found, "", fields)
    except ValueError as error:
        return Failure.of("", error)


def _plain_record(line: bytes, fields: jsonl.Fields) -> dict[str, Any] | None:
    """The record by the fast reader; None for what only the lenient one reads, or reads with all digits of a fraction."""
    try:
        found = loads(line)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    for name, value in found.items():
        if not isinstance(value, str) and name in fields.used:
            if isinstance(value, float):
                return None
            if isinstance(value, int) and not isinstance(value, bool):
                found[name] = str(value)
    return found


def names_itself(one: Input) -> bool:
    """Whether the first record of a file of JSON lines has a name of its own, so that its line need not be known."""
    with storage.open_file(one.path) as file:
        _, first = next(_found(file, one.size, jsonl.Fields()), (0, None))
    return isinstance(first, Document) and bool(first.source)


def count_lines(path: str, start: int, end: int) -> int:
    """How many lines end in a range of bytes."""
    lines = 0
    with storage.open_file(path, start) as file:
        while start < end and (block := file.read(min(_BLOCK, end - start))):
            lines += block.count(b"\n")
            start += len(block)
    return lines


def _unpacked(file: _Watched, one: Input) -> io.BufferedReader:
    """What a packed file holds. Several members or frames, end to end, are one file; one that is cut off is an error."""
    most = max(limits.LONGEST_UNPACKED, _TIMES_LARGER * one.size)
    message = f"unpacks to more than {most:,} bytes: unpack it first if it is a text"
    return io.BufferedReader(limits.Limited(_some_of(file, one.name), most, message), _SAMPLE)


def _some_of(file: _Watched, name: str) -> Callable[[int], bytes]:
    """What gives some bytes out of a gzip or zstd file."""
    if name.lower().endswith(".gz"):
        return gzip.GzipFile(fileobj=cast(BinaryIO, file)).read1
    # by the reader that web archives need anyway: zstandard's own takes a file that is cut off for whole
    from fastwarc.stream_io import ZstdReader

    some: Callable[[int], bytes] = ZstdReader(cast(BinaryIO, file)).read
    return some


# --- tables and archives ------------------------------------------------------------------------------------------


def _table(file: BinaryIO, one: Input, fields: jsonl.Fields) -> Iterator[Found]:
    """The rows of a Parquet file, with columns named as the fields of JSON lines; no other column is read."""
    table = need("pyarrow.parquet", "parquet").ParquetFile(file)
    columns = [column.name for column in table.schema_arrow if column.name in fields.used and _fits(column.type)]
    if table.metadata.num_rows and not any(name in fields.texts for name in columns):
        raise ValueError(f"has no column of text named {' or '.join(fields.texts)}: name it with --text-field")
    number = 0
    left = max(limits.LONGEST_UNPACKED, _TIMES_LARGER * one.size)
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
        left -= batch.nbytes
        if left < 0:
            raise ValueError("unpacks to far more than a text can: write it anew as JSON lines if it is one")
        for found in _rows(batch, fields):
            number += 1
            yield found if found.source else found._replace(source=f"{one.name}:{number}")
    if not number:
        raise ValueError("is empty")


def _fits(kind: Any) -> bool:
    """Whether the values of a column can be those of a record's fields."""
    types = need("pyarrow.types", "parquet")
    plain = (types.is_string, types.is_large_string, types.is_integer, types.is_date, types.is_timestamp)
    value = kind.value_type if types.is_dictionary(kind) else kind
    return any(is_plain(value) for is_plain in plain)


def _rows(batch: Any, fields: jsonl.Fields) -> Iterator[Document | Failure]:
    """The records of some rows of a table; one by one where they are large, so that not all of them are held as text."""
    if batch.nbytes > _LONGEST and len(batch) > 1:
        for at in range(len(batch)):
            yield from _rows(batch.slice(at, 1), fields)
        return
    try:
        rows = batch.to_pylist()
    except Exception:  # one date that Python has no day for, one text that is not UTF-8
        rows = (_row(batch, number) for number in range(len(batch)))
    for row in rows:
        try:
            yield _of_row(row, fields)
        except ValueError as error:
            yield Failure.of("", error)


def _row(batch: Any, number: int) -> dict[str, Any]:
    """One row, with the stored number in place of what Python has no value for."""
    found = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        cell = column[number]
        try:
            found[name] = cell.as_py()
        except UnicodeDecodeError:
            found[name] = None
        except Exception:
            found[name] = f"{cell.type} {cell.value}"
    return found


def _of_row(row: dict[str, Any], fields: jsonl.Fields) -> Document:
    for name, value in row.items():
        if isinstance(value, date):
            row[name] = value.isoformat()
        elif isinstance(value, str):
            if len(value) > _LONGEST // 4 and len(value.encode()) > _LONGEST:
                raise ValueError(f"is longer than {_LONGEST >> 20} MiB")
        elif value is not None:
            row[name] = str(value)
    return jsonl.of_values(row, "", fields)


def _archive(file: _Watched, name: str) -> Iterator[Found]:
    from newsline.readers import warc

    failures: list[Failure] = []
    for found in warc.documents(cast(BinaryIO, file), name, lambda *failure: failures.append(Failure(*failure))):
        yield from failures
        failures.clear()
        yield found
    failed = storage.failure(file.file)
    if failed is not None:  # it is not the archive that is damaged
        raise failed
    yield from failures
