"""Where text goes: standard output, a device or pipe, or a file that appears whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

# /dev/stdout may be a regular file by its other name, in the middle of which the shell stands.
_STDOUT = (None, "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def write(path: str | None, pieces: Iterable[str], stdout: BinaryIO, *, drawn: bool = False) -> None:
    """Write the pieces as UTF-8; raises OSError.

    `path`: None or - for `stdout`. A symlink is followed and the mode bits of an existing file stay. Where there
    is not one piece nothing is touched. A terminal gets them as they are only where they are `drawn` for one.
    """
    rest = iter(pieces)
    first = next(rest, None)
    if first is None:
        return
    whole = chain([first], rest)
    if path in _STDOUT:
        _pour(whole, stdout, drawn)
    elif os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as file:
            _pour(whole, file, drawn)
    else:
        _replace(whole, os.path.realpath(path))


def _pour(pieces: Iterator[str], stream: BinaryIO, drawn: bool) -> None:
    if not drawn and stream.isatty():
        from newsline.writers.terminal import unsteered

        pieces = map(unsteered, pieces)
    for piece in pieces:
        stream.write(piece.encode("utf-8", "replace"))
    stream.flush()


def _replace(pieces: Iterator[str], path: str) -> None:
    """Write beside, then rename: whoever looks sees the old file or the new one."""
    folder, name = os.path.split(path)
    _sweep(folder, name)
    beside = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(beside, "wb") as file:
            if os.path.exists(path):
                os.chmod(beside, os.stat(path).st_mode & 0o7777)
            _pour(pieces, file, drawn=True)
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        if os.path.exists(beside):
            os.unlink(beside)
        raise


def _sweep(folder: str, name: str) -> None:
    """Remove what a killed run has left beside the file; a run that still lives keeps its own."""
    for found in os.listdir(folder or "."):
        number = found.removeprefix(f".{name}.").removesuffix(".tmp")
        if found == f".{name}.{number}.tmp" and number.isdigit() and not _lives(int(number)):
            os.unlink(os.path.join(folder, found))


def _lives(process: int) -> bool:
    if os.name == "nt":  # there, signal 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
