"""Sorted runs: things in the order of their names, so that those of a range of names are read without the rest.

    blocks        each the pickled things of some neighbouring names, packed
    a table       the name with which each block begins, and its place, as JSON
    eight bytes   where the table begins

So do databases keep what is merged later ("sorted string tables"). Reading makes nothing but the types that are written.
"""

import io
import json
import pickle
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple

from newsline.corpus import storage

_BLOCK = 1 << 20  # bytes before they are packed
_LEVEL = 1  # of zlib
_PLACE = 8  # bytes
_TYPES = ("newsline.model", "newsline.readers.saved", "newsline.histories.captures", "newsline.corpus.histories")
_TIMES = ("date", "datetime", "timedelta", "timezone")


class Block(NamedTuple):
    """`first`: the first name in it; `start`, `size`: bytes of the file."""

    first: str
    start: int
    size: int


class Writer:
    """A run while it is filled, in any order; all of it is held until it is closed."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._things: dict[str, list[Any]] = {}

    def write(self, name: str, thing: Any) -> None:
        """Add something; what has one name stays in the order in which it came."""
        self._things.setdefault(name, []).append(thing)

    def close(self) -> None:
        """Write all of it; the file itself stays open."""
        table: list[Block] = []
        place = 0
        for first, data in _blocks(sorted(self._things.items())):
            packed = zlib.compress(data, _LEVEL)
            self._file.write(packed)
            table.append(Block(first, place, len(packed)))
            place += len(packed)
        self._file.write(json.dumps(table).encode())
        self._file.write(place.to_bytes(_PLACE, "big"))


def _blocks(things: Iterable[tuple[str, list[Any]]]) -> Iterator[tuple[str, bytes]]:
    """Each with its first name; a name is never in two of them, so that what is equal in its things is written once."""
    first, data = "", bytearray()
    for name, found in things:
        if not data:
            first = name
        data += pickle.dumps((name, found), protocol=pickle.HIGHEST_PROTOCOL)
        if len(data) >= _BLOCK:
            yield first, bytes(data)
            data.clear()
    if data:
        yield first, bytes(data)


def blocks(path: str) -> list[Block]:
    """The table of a run."""
    with storage.open_file(path) as file:
        return _table(file)


def read(path: str, first: str, until: str | None) -> Iterator[tuple[str, list[Any]]]:
    """The names from `first` to before `until` (None: to the last), each with its things."""
    with storage.open_file(path) as file:
        table = _table(file)
        for block in table[max(0, bisect_right([one.first for one in table], first) - 1) :]:
            if until is not None and block.first >= until:
                return
            file.seek(block.start)
            data = io.BytesIO(zlib.decompress(file.read(block.size)))
            size = len(data.getbuffer())
            while data.tell() < size:
                name, found = _Reader(data).load()
                if first <= name and (until is None or name < until):
                    yield name, found


def _table(file: BinaryIO) -> list[Block]:
    end = file.seek(-_PLACE, io.SEEK_END)
    place = int.from_bytes(file.read(_PLACE), "big")
    file.seek(place)
    return [Block(*row) for row in json.loads(file.read(end - place))]


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only the types that are written: a pickle may name any function."""
        if module in _TYPES or (module == "datetime" and name in _TIMES):
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not of this file")
