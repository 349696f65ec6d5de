"""How much is read of one source: limits that are said, and the bytes of a source unpacked within them."""

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from newsline.model import Document

LONGEST_INPUT = 64 << 20  # bytes of a text or a page
LONGEST_LINE = 1 << 20  # bytes of UTF-8
MOST_LINES = 500_000  # of a text: each takes its half kilobyte of memory, however short it is
LONGEST_UNPACKED = 1 << 30  # bytes out of a gzip file
_ENDS = "\n\r\f\x85\u2028\u2029"
_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 17


class Limited(io.RawIOBase):
    """The bytes that `some` gives, a few at a time; raises ValueError with `message` where they are more than `most`.

    A small packed file must not fill a disk.
    """

    def __init__(self, some: Callable[[int], bytes], most: int, message: str) -> None:
        self.some, self.left, self.message = some, most, message

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something; 0 at the end."""
        data = self.some(len(buffer))
        self.left -= len(data)
        if self.left < 0:
            raise ValueError(self.message)
        buffer[: len(data)] = data
        return len(data)


def unpacked(file: BinaryIO) -> io.BufferedReader:
    """The bytes of a file, unpacked on the fly where it is a gzip file; raises ValueError where it is a damaged one."""
    peekable = file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, file))
    if peekable.peek(2)[:2] != _GZIP:
        return peekable
    return io.BufferedReader(
        Limited(_of_gzip(peekable), LONGEST_UNPACKED, "unpacks to more than 1 GiB: split it"), _BUFFER
    )


def _of_gzip(file: BinaryIO) -> Callable[[int], bytes]:
    import gzip
    import zlib

    packed = gzip.GzipFile(fileobj=file)

    def some(size: int) -> bytes:
        try:
            return packed.read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(f"is a damaged gzip file: {error}") from None

    return some


def whole(file: BinaryIO) -> bytes:
    """All bytes of a file; raises ValueError where they are too many."""
    data = file.read(LONGEST_INPUT + 1)
    if len(data) > LONGEST_INPUT:
        raise ValueError("is larger than 64 MiB: split it, or use newsline corpus")
    return data


def lines(file: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file that are not blank, with their numbers and without their ends; None for one that is too long."""
    number = 0
    while line := file.readline(LONGEST_LINE + 2):
        number += 1
        if line.isspace():
            number += past_blank_lines(file)[0]
        elif line.endswith(b"\n") or len(line) <= LONGEST_LINE:
            yield number, line.rstrip(b"\r\n")
        else:
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE)
            yield number, None


def past_blank_lines(file: io.BufferedReader, most: int | None = None) -> tuple[int, int]:
    """Go past lines that hold nothing, as many as there are in `most` bytes; how many lines and bytes.

    Packed, a million of them are a kilobyte.
    """
    lines = size = 0
    while most is None or size < most:
        ahead = file.peek()
        if most is not None:
            ahead = ahead[: most - size]
        end = ahead.rfind(b"\n", 0, len(ahead) - len(ahead.lstrip())) + 1
        if not end:
            break
        file.read(end)
        lines += ahead.count(b"\n", 0, end)
        size += end
    return lines, size


def check_lines(document: Document) -> None:
    """Raise ValueError where a line is too long."""
    if max(map(len, document.lines), default=0) <= LONGEST_LINE // 4:  # a character has four bytes at the most
        return
    for index, line in enumerate(document.lines):
        if len(line.encode("utf-8", "surrogatepass")) > LONGEST_LINE:
            where = f"line {document.numbers[index]}" if document.numbers else "a line of it"
            raise ValueError(f"{where} is longer than 1 MiB")


def check_count(text: str) -> None:
    """Raise ValueError for a text of too many lines, or of too many form feeds."""
    if sum(map(text.count, _ENDS)) - text.count("\r\n") > MOST_LINES:
        raise ValueError(f"has more than {MOST_LINES:,} lines: split it")
