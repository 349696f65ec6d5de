"""One part: the rows of a shard as a file of JSON lines, compressed or not, or as a Parquet file."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, BinaryIO, Final, Literal, Protocol, cast, get_args

from newsline.corpus import errors
from newsline.corpus.errors import need
from newsline.corpus.jsontext import dumps
from newsline.model import Timeline
from newsline.writers import fields, rows
from newsline.writers.schemas import schema

Row = dict[str, Any]  # JSON's types
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


def writer(file: BinaryIO | Digested, ending: str, articles: bool = False) -> Writer:
    """Writes rows to an empty file, in the format that the ending names; a row is an entry, or an article.

    Rows of histories are written as JSON lines alone.
    """
    out = cast(BinaryIO, file)
    return _Parquet(out, articles) if ending == ".parquet" else _Lines(out, ending)


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


_ARTICLE = schema("parse")["properties"]["articles"]["items"]["properties"]
_ENTRY = {
    "source": {"type": "string"},
    "article": {"type": "integer"},
    "title": {"type": "string"},
    **schema("entry")["properties"],
    "url": {"type": "string"},
    "captured": {"type": "string", "format": "date-time"},
}


class _Parquet:
    """The keys of the JSON rows as columns; their types come from the JSON Schema, so that null columns have one too."""

    def __init__(self, file: BinaryIO, articles: bool) -> None:
        self._arrow = need("pyarrow", "parquet")
        found = _ARTICLE if articles else _ENTRY
        self._columns = self._arrow.schema([(name, _type(self._arrow, one)) for name, one in found.items()])
        self._timed = {name: one for name, one in found.items() if "date-time" in str(one)}
        self._file = need("pyarrow.parquet", "parquet").ParquetWriter(file, self._columns, compression="zstd")
        self._rows: list[Row] = []
        self._held = 0

    def write(self, found: list[Row]) -> None:
        self._rows += (
            {**row, **{name: _timed(row.get(name), one) for name, one in self._timed.items()}} for row in found
        )
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


def _type(arrow: Any, found: dict[str, Any]) -> Any:
    """The Arrow type of what a JSON Schema describes."""
    found = _without_null(found)
    if found.get("format") == "date-time":
        return arrow.timestamp("ms", "UTC")  # Parquet knows no coarser ones
    if "items" in found:
        return arrow.list_(_type(arrow, found["items"]))
    if "properties" in found:
        return arrow.struct([(name, _type(arrow, one)) for name, one in found["properties"].items()])
    return arrow.int32() if "integer" in found.get("type", ()) else arrow.string()


def _timed(value: Any, found: dict[str, Any]) -> Any:
    """What a JSON Schema describes, with instants in place of their texts."""
    if value is None:
        return None
    found = _without_null(found)
    if found.get("format") == "date-time":
        return datetime.fromisoformat(value)
    if "items" in found:
        return [_timed(one, found["items"]) for one in value]
    if "properties" in found:
        return {name: _timed(value[name], one) for name, one in found["properties"].items()}
    return value


def _without_null(found: dict[str, Any]) -> dict[str, Any]:
    if "anyOf" not in found:
        return found
    (one,) = (one for one in found["anyOf"] if one != {"type": "null"})
    return cast(dict[str, Any], one)
