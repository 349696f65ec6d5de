"""Where text goes: standard output, a device or pipe, or a file that is written whole or not at all."""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

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
        put(stream, piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
    stream.flush()


def put(stream: BinaryIO, data: bytes) -> None:
    """Write all of the data; a stream without a buffer (PYTHONUNBUFFERED) takes what there is room for, and says so."""
    rest = memoryview(data)
    while rest:
        written = stream.write(rest)
        if not written:
            raise BlockingIOError("it takes no more")
        rest = rest[written:]


@contextlib.contextmanager
def whole(path: str, *, sweep: bool = True) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends well; until then the old one stays.

    A symlink is followed and the mode bits of an existing file stay. `sweep`: first remove what killed runs have left
    beside the file; that lists its folder, which is slow where thousands of files are written to one.
    """
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    if sweep:
        sweep_unfinished(folder, re.escape(name))
    beside, file = _beside(folder, name)
    try:
        with file:
            if os.path.exists(path):
                os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
            yield file
            file.flush()
            os.fsync(file.fileno())  # else a machine that fails may keep the new name and lose the bytes
            if sys.platform != "win32":
                os.replace(beside, path)  # while it is locked
        if sys.platform == "win32":  # which moves no file that is open
            os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)
        raise


def _beside(folder: str, name: str) -> tuple[str, BinaryIO]:
    """A new file beside the one of that name, locked for as long as it is open: so others know that its run lives."""
    while True:
        path = os.path.join(folder, f".{name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
        try:
            file = open(path, "xb", buffering=_BUFFER)  # noqa: SIM115 - new: a link that somebody has put there is not followed
        except FileExistsError:
            continue
        if locked(file.fileno()) and is_at(file.fileno(), path):
            return path, file
        file.close()  # a sweep of another run came between


def sweep_unfinished(folder: str, name: str) -> None:
    """Remove unfinished files of runs that were killed; a run that still lives keeps its own. `name`: a pattern."""
    unfinished = re.compile(rf"\.{name}\.[0-9]+\.[0-9a-f]{{8}}\.tmp")
    for found in os.listdir(folder):
        if unfinished.fullmatch(found):
            with contextlib.suppress(OSError):  # another run sweeps as well; a link, a pipe
                _remove_if_left(os.path.join(folder, found))


def _remove_if_left(path: str) -> None:
    held = os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        if locked(held):
            os.unlink(path)
    finally:
        os.close(held)


# --- locks --------------------------------------------------------------------------------------------------------
# A lock ends with its process, whatever kills it, and holds from one container to another, where a number of a process
# says nothing. On Windows there are none: a file that is open cannot be removed there.


def locked(number: int, *, wait: bool = False) -> bool:
    """Whether an open file is now this process's own; where the system has no locks, it always is."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(number, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def is_at(number: int, path: str) -> bool:
    """Whether an open file is still the one at the path."""
    try:
        return os.path.samestat(os.fstat(number), os.stat(path))
    except FileNotFoundError:
        return False
