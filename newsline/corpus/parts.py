"""One part: the rows of a shard as a file of JSON lines, compressed or not, or as a Parquet file."""

import hashlib
from collections.abc import Callable
from typing import Any, BinaryIO, Final, Literal, Protocol, cast, get_args

from newsline.corpus import errors
from newsline.corpus.errors import need
from newsline.corpus.jsontext import dumps
from newsline.model import Timeline
from newsline.writers import fields, rows
from newsline.writers.schemas import schema

Row = dict[str, Any]  # JSON's types
Kind = Literal["entries", "articles", "changes"]  # of rows: those of `parse`, or those of `history`
ENTRIES: Final = "entries"
ARTICLES: Final = "articles"
CHANGES: Final = "changes"
Ending = Literal[".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"]
ENDINGS: Final[tuple[Ending, ...]] = get_args(Ending)
_GZIP_LEVEL = 3  # two fifths of the time of 6, for a file that is a quarter larger
_ROW_GROUP = 4 << 20  # characters of text in the rows that are held in memory


class Digested:
    """A file to write to that counts the bytes that go into it, `size`, and knows their `digest`."""

    closed = False

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: Any) -> int:
        """Write all of the data."""
        self._hash.update(data)
        self.size += memoryview(data).nbytes
        return self._file.write(data)

    def tell(self) -> int:
        """How many bytes there are."""
        return self.size

    def flush(self) -> None:
        """Leave that to the end."""

    @property
    def digest(self) -> str:
        """Of all that was written."""
        return self._hash.hexdigest()


class Writer(Protocol):
    """A part while it is being written."""

    def write(self, found: list[Row]) -> None:
        """Add rows, all or none; raises ValueError for what the format cannot hold."""

    def close(self) -> None:
        """Write what is still held back; the file itself stays open."""


def writer(file: BinaryIO | Digested, ending: str, kind: Kind) -> Writer:
    """Writes rows of a kind to an empty file, in the format that the ending names."""
    out = cast(BinaryIO, file)
    return _Parquet(out, kind) if ending == ".parquet" else _Lines(out, ending)


def check(ending: str) -> None:
    """Raise Refused where the library of a format is not installed."""
    if ending in _LIBRARIES:
        errors.check(*_LIBRARIES[ending])


_LIBRARIES = {".parquet": ("pyarrow", "parquet"), ".jsonl.zst": ("zstandard", "zst")}


def rows_of(timeline: Timeline, articles: bool) -> list[Row]:
    """The rows of an article: its entries, or one row for itself with its entries in it."""
    return [fields.article(timeline)] if articles else [rows.fields(row) for row in rows.of(timeline)]


# --- JSON lines ---------------------------------------------------------------------------------------------------


class _Lines:
    """Compressed or plain. Parts can be joined end to end: gzip and zstd read several members as one file."""

    def __init__(self, file: BinaryIO, ending: str) -> None:
        self._compressor = _COMPRESSORS[ending](file) if ending in _COMPRESSORS else None
        self._out: BinaryIO = file if self._compressor is None else self._compressor

    def write(self, found: list[Row]) -> None:
        self._out.write(b"".join(map(dumps, found)))

    def close(self) -> None:
        if self._compressor is not None:
            self._compressor.close()


def _gzip(file: BinaryIO) -> BinaryIO:
    import gzip

    # without a name and a time in it: the same rows are the same bytes
    return cast(BinaryIO, gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0))


def _zstd(file: BinaryIO) -> BinaryIO:
    compressor = need(*_LIBRARIES[".jsonl.zst"]).ZstdCompressor(level=3)
    return cast(BinaryIO, compressor.stream_writer(file, closefd=False))


_COMPRESSORS: dict[str, Callable[[BinaryIO], BinaryIO]] = {".jsonl.gz": _gzip, ".jsonl.zst": _zstd}


# --- Parquet ------------------------------------------------------------------------------------------------------


class _Parquet:
    """The keys of the JSON rows as columns; their types come from the JSON Schema, so that null columns have one too."""

    def __init__(self, file: BinaryIO, kind: Kind) -> None:
        self._arrow = need("pyarrow", "parquet")
        self._columns = _columns(self._arrow, kind)
        self._file = need("pyarrow.parquet", "parquet").ParquetWriter(file, self._columns, compression="zstd")
        self._rows: list[Row] = []
        self._held = 0

    def write(self, found: list[Row]) -> None:
        self._rows += found
        self._held += sum(map(_text_in, found))
        if self._held > _ROW_GROUP:
            self._flush()

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._file.close()

    def _flush(self) -> None:
        self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._columns))
        self._rows, self._held = [], 0


def _text_in(row: Row) -> int:
    """Characters of text in a row; in that of an article they stand in its entries."""
    return len(row["text"]) if "text" in row else sum(len(entry["text"]) for entry in row["timeline"])


def _columns(arrow: Any, kind: Kind) -> Any:
    if kind == ARTICLES:
        row = schema("parse")["properties"]["articles"]["items"]["properties"]
    elif kind == CHANGES:
        story = schema("history")["properties"]["stories"]["items"]["properties"]
        row = {"url": story["url"], "title": story["title"], **story["timeline"]["items"]["properties"]}
    else:
        row = {**_PLACE, **schema("entry")["properties"], **_PAGE}
    return arrow.schema([(name, _type(arrow, one)) for name, one in row.items()])


_PLACE = {"source": {"type": "string"}, "article": {"type": "integer"}, "title": {"type": ["string", "null"]}}
_PAGE = {"url": {"type": ["string", "null"]}, "captured": {"type": ["string", "null"]}}


def _type(arrow: Any, found: dict[str, Any]) -> Any:
    """The Arrow type of what a JSON Schema describes."""
    if "anyOf" in found:
        return _type(arrow, next(one for one in found["anyOf"] if one != {"type": "null"}))
    kind = found.get("type", "string")  # an enum here is always of strings
    if kind == "array":
        return arrow.list_(_type(arrow, found["items"]))
    if kind == "object":
        return arrow.struct([(name, _type(arrow, one)) for name, one in found["properties"].items()])
    return arrow.int32() if "integer" in kind else arrow.string()
