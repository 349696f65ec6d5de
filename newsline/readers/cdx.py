"""The index of a web archive (CDX, CDXJ): where in which file the record of each capture is, in the order of addresses and times.

https://iipc.github.io/warc-specifications/specifications/cdx-format/cdx-2015/
https://specs.webrecorder.net/cdxj/0.1.0/
"""

import json
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from newsline.readers import limits
from newsline.readers.warc import PAGES

ENDINGS: Final = (".cdx", ".cdxj", ".cdx.gz", ".cdxj.gz")
_HEADER = b" CDX "
# Where a file has no header: by the number of columns. m: the media type, S: bytes of the record, V: its place, g: the file.
_LETTERS = {9: "N b a m s k r V g", 10: "N b a m s k r M V g", 11: "N b a m s k r M S V g"}
_DIGITS = 18  # of a byte's place
_REVISIT = "warc/revisit"


class Place(NamedTuple):
    """Where a record is. `file`: as the index names it; `start`: its byte there; `size`: bytes, 0 where the index does not say.

    `page`: whether it is a page or a revisit of one, or may be.
    """

    file: str
    start: int
    size: int
    page: bool


def places(file: BinaryIO) -> Iterator[Place]:
    """The records in the order of the index, which may be packed; raises ValueError for a file of another kind."""
    letters: list[str] | None = None
    unpacked = limits.unpacked(file)
    for number, line in enumerate(iter(lambda: unpacked.readline(limits.LONGEST_LINE), b""), 1):
        if line.startswith(_HEADER):
            letters = line[len(_HEADER) :].decode("ascii", "replace").split()
        elif line.strip() and not line.startswith(b"!"):  # `!meta`: what made the index
            try:
                columns = _columns(line.decode("utf-8", "replace"), letters)
                start, size = _number(columns["offset"]), _number(columns.get("length", "-"))
                if start is None:
                    raise ValueError
                yield Place(columns["filename"], start, size or 0, _may_be_page(columns.get("mime", "-")))
            except (ValueError, KeyError, AttributeError, RecursionError):
                raise ValueError(
                    f"is not an index of an archive: line {number} does not say where a record is"
                ) from None


def _columns(line: str, letters: list[str] | None) -> dict[str, str]:
    _, _, rest = line.split(" ", 2)
    if rest.lstrip().startswith("{"):
        return {name: str(value) for name, value in json.loads(rest).items()}
    values = line.split()
    names = letters or _LETTERS.get(len(values), "").split()
    by_letter = dict(zip(names, values, strict=True))
    return {
        "mime": by_letter.get("m", "-"),
        "length": by_letter.get("S", "-"),
        "offset": by_letter["V"],
        "filename": by_letter["g"],
    }


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) <= _DIGITS else None


def _may_be_page(media: str) -> bool:
    """Whether the record is a page or may be one; what is not known is written `unk` or `-`."""
    media = media.partition(";")[0].strip().lower()
    return "/" not in media or media in (*PAGES, _REVISIT)
