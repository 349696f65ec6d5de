"""Sorted runs: things in the order of their names, so that those of a range of names are read without the rest.

    blocks        each the things of some neighbouring names as JSON lines, packed
    a table       the name with which each block begins, and its place, as JSON
    eight bytes   where the table begins

So do databases keep what is merged later ("sorted string tables"). What is no type of JSON is an array that begins with the
name of its type; reading makes nothing but the types of `_TYPES`.
"""

import dataclasses
import io
import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, NamedTuple

from newsline import model
from newsline.corpus import storage
from newsline.histories import captures
from newsline.readers import saved

_BLOCK = 1 << 20  # bytes before they are packed
_LEVEL = 1  # of zlib
_PLACE = 8  # bytes
_TYPES = {
    name: kind
    for module in (model, saved, captures)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"))
}


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
    """Each with its first name; a name is never in two of them."""
    first, data = "", bytearray()
    for name, found in things:
        if not data:
            first = name
        data += json.dumps([name, *map(_plain, found)]).encode() + b"\n"
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
    shared: dict[str, str] = {}  # the captures of a story are mostly the same
    with storage.open_file(path) as file:
        table = _table(file)
        for block in table[max(0, bisect_right([one.first for one in table], first) - 1) :]:
            if until is not None and block.first >= until:
                return
            file.seek(block.start)
            for line in zlib.decompress(file.read(block.size)).splitlines():
                name, *found = json.loads(line)
                if first <= name and (until is None or name < until):
                    yield name, [_made(one, shared) for one in found]


def _table(file: BinaryIO) -> list[Block]:
    end = file.seek(-_PLACE, io.SEEK_END)
    place = int.from_bytes(file.read(_PLACE), "big")
    file.seek(place)
    return [Block(*row) for row in json.loads(file.read(end - place))]


def _plain(thing: Any) -> Any:
    """A thing as JSON's types."""
    kind = type(thing)
    if thing is None or kind in (str, int, float, bool):
        return thing
    if kind in (date, datetime):
        return [kind.__name__, thing.isoformat()]
    if kind is range:
        return ["range", thing.start, thing.stop, thing.step]
    if kind is dict:
        return ["dict", *([_plain(name), _plain(value)] for name, value in thing.items())]
    if kind in (list, tuple):
        return [kind.__name__, *map(_plain, thing)]
    if _TYPES.get(kind.__name__) is not kind:
        raise TypeError(f"{kind.__name__} cannot be written to a sorted run")
    parts = thing if isinstance(thing, tuple) else (getattr(thing, one.name) for one in dataclasses.fields(thing))
    return [kind.__name__, *map(_plain, parts)]


def _made(found: Any, shared: dict[str, str]) -> Any:
    """The thing that `_plain` has written; equal texts are one object."""
    if isinstance(found, str):
        return shared.setdefault(found, found)
    if not isinstance(found, list):
        return found
    name, *parts = found
    if name == "range":
        return range(*parts)
    if name in ("date", "datetime"):
        return (date if name == "date" else datetime).fromisoformat(*parts)
    if name == "dict":
        return {_made(key, shared): _made(value, shared) for key, value in parts}
    things = [_made(one, shared) for one in parts]
    if name in ("list", "tuple"):
        return things if name == "list" else tuple(things)
    kind = _TYPES.get(name)
    if kind is None:
        raise ValueError(f"{name} is no type of a sorted run")
    if dataclasses.is_dataclass(kind):
        return kind(**dict(zip((one.name for one in dataclasses.fields(kind)), things, strict=True)))
    return kind(*things)
