"""Where text goes: standard output, a device or pipe, or a file that is written whole or not at all."""

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

# /dev/stdout may be a regular file by its other name, in the middle of which the shell stands.
_STDOUT = (None, "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
_BUFFER = 1 << 20


def write(path: str | None, pieces: Iterable[str | bytes], stdout: BinaryIO, *, drawn: bool = False) -> None:
    """Write the pieces, text as UTF-8; raises OSError.

    `path`: None or - for `stdout`. A regular file is written whole or not at all; where there is not one piece it is not
    touched. A terminal gets the pieces as they are only where they are `drawn` for one.
    """
    rest: Iterator[str | bytes] = iter(pieces)
    first = next(rest, None)
    if first is None:
        return
    every = chain([first], rest)
    if path in _STDOUT:
        _pour(every, stdout, drawn)
    elif os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as file:
            _pour(every, file, drawn)
    else:
        with whole(path) as file:
            _pour(every, file, drawn=True)


def _pour(pieces: Iterator[str | bytes], stream: BinaryIO, drawn: bool) -> None:
    if not drawn and stream.isatty():
        from newsline.writers.terminal import unsteered

        pieces = (unsteered(piece) if isinstance(piece, str) else piece for piece in pieces)
    for piece in pieces:
        stream.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
    stream.flush()


@contextlib.contextmanager
def whole(path: str, *, sweep: bool = True) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends well; until then the old one stays.

    A symlink is followed and the mode bits of an existing file stay. `sweep`: first remove what killed runs have left
    beside the file; that lists its folder, which is slow where thousands of files are written to one.
    """
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    if sweep:
        _sweep(folder, name)
    # the number says whether its process still lives; the rest parts equal numbers of machines that share the folder
    beside = os.path.join(folder, f".{name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        with open(beside, "wb", buffering=_BUFFER) as file:
            if os.path.exists(path):
                os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
            yield file
            file.flush()
            os.fsync(file.fileno())  # else a machine that fails may keep the new name and lose the bytes
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)
        raise


def _sweep(folder: str, name: str) -> None:
    """Remove unfinished files of runs that were killed; a run that still lives keeps its own."""
    unfinished = re.compile(rf"\.{re.escape(name)}\.(\d+)\.[0-9a-f]{{8}}\.tmp")
    for found in os.listdir(folder):
        beside = unfinished.fullmatch(found)
        if beside and not _lives(int(beside[1])):
            with contextlib.suppress(FileNotFoundError):  # another run sweeps as well
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
