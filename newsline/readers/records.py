"""The records of a web archive; after a damaged one those that follow it, and whether the last one is whole.

The library that reads them stops at the first damage, and ends without a word where a file is cut within a header.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_STARTS = (b"\x1f\x8b\x08", b"\nWARC/1.", b"\nWARC/0.")  # of a packed record, of a plain one
_LENGTH = re.compile(rb"(?i)\r\nContent-Length:[ \t]*(\d{1,15})[ \t]*\r\n")
_LONGEST_START = max(map(len, _STARTS))
_BLOCK = 1 << 20
_MOST_DAMAGE = 100  # places that are told and passed over


def records(file: BinaryIO, complain: Callable[[str, int | None], None]) -> Iterator["WarcRecord"]:
    """Each record in turn, to be read before the next one is asked for.

    `complain` is told where the archive is damaged, and the place of the record of which it is told, if it is one.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    at, empty = -1, True
    for _ in range(_MOST_DAMAGE):
        known = at
        try:
            for record in ArchiveIterator(file, WarcRecordType.any_type, parse_http=False):
                at, empty = max(at, record.stream_pos), False
                yield record
        except OSError as error:
            if at > known or known < 0:  # else the bytes only looked like a record
                complain(f"is damaged after byte {max(at, 0)}: {error}", None)
            place = _next(file, max(at, known, 0) + 1)
            if place is None:
                return
            file.seek(place)
            at = place
            continue
        if empty:
            complain("is an archive without a whole record: it is empty, or cut off", None)
        elif _is_cut(file, at):
            complain(f"is cut off: the record after byte {at} is not whole", at)
        return
    complain(f"is damaged in more than {_MOST_DAMAGE} places: the rest is not read", None)


def _next(file: BinaryIO, start: int) -> int | None:
    """Where the next record may begin; None where there is none, or the file cannot be read again."""
    try:
        file.seek(start)
        before = b""
        while block := file.read(_BLOCK):
            block = before + block
            places = [place for place in map(block.find, _STARTS) if place >= 0]
            if places:
                place = min(places)
                return start - len(before) + place + (block[place] == _STARTS[1][0])
            start += len(block) - len(before)
            before = block[-_LONGEST_START:]
    except (OSError, ValueError):  # of a pipe
        return None
    return None


def _is_cut(file: BinaryIO, at: int) -> bool:
    """Whether the last record that was read, or one after it, ends before its end."""
    try:
        file.seek(at)
        start = file.read(_BLOCK)
        if start.startswith(b"\x1f\x8b"):
            return _is_cut_in_member(file, start)
        head, parted, _ = start.partition(b"\r\n\r\n")
        length = _LENGTH.search(head + b"\r\n")
        if not parted:
            return True
        if length is None:
            return False
        end = at + len(head) + len(parted) + int(length[1])
        if file.seek(0, 2) < end:
            return True
        file.seek(end)
        return file.read(_BLOCK).strip(b"\r\n") != b""
    except (OSError, ValueError):
        return False


def _is_cut_in_member(file: BinaryIO, data: bytes) -> bool:
    unpacking = zlib.decompressobj(31)
    while data and not unpacking.eof:
        try:
            waiting = data
            while waiting and not unpacking.eof:
                unpacking.decompress(waiting, _BLOCK)
                waiting = unpacking.unconsumed_tail
        except zlib.error:
            return True
        data = b"" if unpacking.eof else file.read(_BLOCK)
    return not unpacking.eof or bool(unpacking.unused_data.strip(b"\0"))
