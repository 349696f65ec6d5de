"""Archives that have an index (a CDX or CDXJ file among the inputs, or that of a WACZ) -> shards of their pages alone.

An index is in the order of addresses and times, and so are the shards: the captures of a page are read together, images and
scripts are never unpacked, and a large archive is read by many workers.
"""

import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsline.corpus import inputs, storage
from newsline.corpus.inputs import Input
from newsline.corpus.tally import Failure
from newsline.readers import cdx, wacz

_ZIP = b"PK\x03\x04"
_WHERE = ("", "archive", "../archive", "..")  # the archives of an index are, seen from its folder
_UNKNOWN = 1 << 14  # bytes of a record of which the index does not say it


class Picked(NamedTuple):
    """Some records of some archives. `orders`: of these archives among all; `places`: which of `inputs`, and the byte in it."""

    number: int
    inputs: tuple[Input, ...]
    orders: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    size: int


class Indexed:
    """What the indexes among some files lead to. `rest`: the files of which no index says what is in them."""

    def __init__(self, files: Iterable[Input]) -> None:
        self.given = {one.path: one for one in files}
        self.archives: list[Input] = []
        self.places: list[tuple[int, int, int]] = []  # the number of the archive, the byte in it, and how many
        self.failures: list[Failure] = []
        self._numbers: dict[str, int] = {}  # of archives, by their paths
        self._named: dict[tuple[str, str], int | None] = {}  # by the folder of the index and the name in it
        rest = [one for one in self.given.values() if not self._take(one)]
        self.rest = [one for one in rest if one.path not in self._numbers]

    def shards(self, first: int, size: int) -> Iterator[Picked]:
        """The records in ranges of about so many bytes, numbered from `first`."""
        number, held = first, 0
        some: list[tuple[int, int]] = []
        for archive, start, more in self.places:
            if held >= size:
                yield self._picked(number, some, held)
                number, held, some = number + 1, 0, []
            some.append((archive, start))
            held += more
        if some:
            yield self._picked(number, some, held)

    def _picked(self, number: int, some: Iterable[tuple[int, int]], size: int) -> Picked:
        found = sorted(set(some))
        orders = sorted({archive for archive, _ in found})
        at = {archive: place for place, archive in enumerate(orders)}
        own = tuple(self.archives[order] for order in orders)
        return Picked(number, own, tuple(orders), tuple((at[archive], start) for archive, start in found), size)

    def _take(self, one: Input) -> bool:
        """Take what an index says, if the file is one or has one; it is read to its end before anything is taken."""
        try:
            if one.name.lower().endswith(cdx.ENDINGS):
                found: list[cdx.Place] | None = _in_file(one)
            elif one.kind == "file":
                found = _inside(one)
            else:
                return False
        except (OSError, EOFError, ValueError) as error:
            self.failures.append(Failure.of(one.name, error))
            return True
        for place in found or ():
            archive = self._number(one) if not place.file else self._archive(place.file, one)
            if archive is not None and place.page:
                self.places.append((archive, place.start, place.size or _UNKNOWN))
        return found is not None

    def _archive(self, name: str, index: Input) -> int | None:
        """The number of the archive that an index names; None where it is not there, which is told once."""
        folder = posixpath.dirname(index.name)
        key = folder, name
        if key not in self._named:
            paths = [posixpath.join(folder, where, name) for where in _WHERE]
            path = next((path for path in paths if storage.absolute(path) in self.given or storage.exists(path)), name)
            found = self.given.get(storage.absolute(path)) or next(inputs.find([path]))
            self._named[key] = self._number(found) if isinstance(found, Input) else None
            if isinstance(found, Failure):
                self.failures.append(found._replace(reason=f"{found.reason}; {index.name} names it"))
        return self._named[key]

    def _number(self, archive: Input) -> int:
        number = self._numbers.setdefault(archive.path, len(self.archives))
        if number == len(self.archives):
            self.archives.append(archive)
        return number


def _in_file(one: Input) -> list[cdx.Place]:
    with storage.open_file(one.path) as file:
        return list(cdx.places(file))


def _inside(one: Input) -> list[cdx.Place] | None:
    """The places in a WACZ, their `file` empty; None where it has no index, and for any other file."""
    with storage.open_file(one.path) as file:
        return wacz.places(file) if file.peek(len(_ZIP)).startswith(_ZIP) else None
