"""Where files are: on this machine, or behind a URL of fsspec (s3://, gs://, memory://); all else sees only paths.

A path without a scheme, or with file://, is local and needs no library. Everything here raises OSError.
"""

import contextlib
import errno
import glob
import hashlib
import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch, fnmatchcase
from functools import lru_cache
from typing import Any, BinaryIO, NamedTuple, cast

from newsline.corpus.errors import Refused, need
from newsline.writers import output

_FILE = "file://"
_WEB = ("http://", "https://")
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")  # as the file systems name it


_BUFFER = 1 << 20


class Facts(NamedTuple):
    """What tells one state of a file from another: its size in bytes, and its time or version as text.

    `place`: what two names of one file have in common; None behind a URL.
    """

    size: int
    changed: str
    place: tuple[int, int] | None = None


def local(path: str) -> str | None:
    """The path on this machine; None for a URL of another file system."""
    if path.startswith(_FILE):
        return path[len(_FILE) :]
    return None if "://" in path else path


def absolute(path: str) -> str:
    """A path that means the same file in another process, on another machine with the same file system."""
    here = local(path)
    return path if here is None else os.path.abspath(here)


def real(path: str) -> str:
    """The absolute path of what a symlink leads to."""
    here = local(path)
    if here is None:
        return path
    if os.path.islink(here):
        return os.path.realpath(here)
    folder, name = os.path.split(here)
    return (
        os.path.join(_real_folder(os.path.join(os.getcwd(), folder)), name)
        if name not in ("", ".", "..")
        else os.path.realpath(here)
    )


@lru_cache(256)  # files come folder by folder
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)


def _remote(path: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it."""
    core = need("fsspec.core", "a URL")
    with _told():  # an unknown scheme, or one whose library is missing
        found: tuple[Any, str] = core.url_to_fs(path)
    return found


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Raise OSError with a number for whatever a file system raises: each has errors of its own for what is refused."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        raise told(error) from None


def told(error: Exception) -> OSError:
    """The error of a file system as Python's own files would raise it."""
    if isinstance(error, OSError) and error.errno is not None:
        return error
    missing = isinstance(error, FileNotFoundError)
    number = errno.ENOENT if missing else errno.EACCES if isinstance(error, PermissionError) else errno.EIO
    said = str(error) if not missing else os.strerror(number)
    return OSError(number, said or type(error).__name__)


# --- looking ------------------------------------------------------------------------------------------------------


def facts(path: str) -> Facts:
    """The size and the time of a regular file. A pipe is refused: it can be read only once, and a shard may be read again."""
    here = local(path)
    if here is not None:
        try:
            found = os.stat(here)
        except ValueError as error:  # a NUL in it
            raise OSError(str(error)) from None
        if not stat.S_ISREG(found.st_mode):
            raise OSError("is not a regular file")
        return Facts(found.st_size, str(found.st_mtime_ns), (found.st_dev, found.st_ino))
    system, inside = _remote(path)
    with _told():
        info = system.info(inside)
        if info.get("size") is None:
            raise OSError("its size is not known: fetch it first")
    changed = info.get("ETag") or next((info[key] for key in _TIMES if key in info), "")
    return Facts(int(info["size"]), str(changed))


def is_folder(path: str) -> bool:
    """Whether there is a folder at the path."""
    here = local(path)
    if here is not None:
        return os.path.isdir(here)
    system, inside = _remote(path)
    if path.startswith(_WEB):  # fsspec would fetch it and look for links in what it holds
        return path.endswith("/")
    with _told():
        return bool(system.isdir(inside))


def exists(path: str) -> bool:
    """Whether there is such a file or folder."""
    here = local(path)
    if here is not None:
        return os.path.lexists(here)
    system, inside = _remote(path)
    with _told():
        return bool(system.exists(inside))


def walk(folder: str, pattern: str, failed: Callable[[OSError], None]) -> Iterator[str]:
    """The files under a folder whose name, or path from there, matches the pattern, in the order of their names.

    Hidden files and folders are left out; `failed` is told of each folder that could not be read.
    """
    here = local(folder)
    if here is None:
        system, inside = _remote(folder)
        with _told():
            found = sorted(system.find(inside))
        for path in found:
            if _fits(path[len(inside) :].lstrip("/"), pattern):
                yield system.unstrip_protocol(path)
        return
    for parent, folders, names in os.walk(here, onerror=failed):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        for name in sorted(names):
            path = os.path.join(parent, name)
            if _fits(os.path.relpath(path, here), pattern):
                yield path


def _fits(below: str, pattern: str) -> bool:
    name = below.replace(os.sep, "/").rpartition("/")[2]
    return name[:1] != "." and fnmatch(below if "/" in pattern else name, pattern)


def listing(folder: str) -> list[str]:
    """The files that lie in a folder; none where there is no folder."""
    here = local(folder)
    if here is not None:
        with contextlib.suppress(FileNotFoundError):
            return sorted(f"{folder}/{name}" for name in os.listdir(here))
        return []
    system, inside = _remote(folder)
    with _told():
        if not system.isdir(inside):
            return []
        return sorted(system.unstrip_protocol(one) for one in system.ls(inside, detail=False))


def expand(pattern: str) -> list[str]:
    """The files that a pattern with `*`, `?`, `[...]` or `**` names, in the order of their names."""
    here = local(pattern)
    if here is not None:
        return sorted({path for path in _expanded(here) if os.path.isfile(path)})
    system, inside = _remote(pattern)
    with _told():
        found = sorted(system.glob(inside))
    return [system.unstrip_protocol(path) for path in found if path.rpartition("/")[2][:1] != "."]


def _expanded(pattern: str) -> Iterator[str]:
    """What a pattern names. `**` follows no link, which may lead back to where it stands."""
    parts = pattern.split("/")
    if "**" not in parts:
        yield from glob.iglob(pattern)
        return
    at = parts.index("**")
    below = parts[at:]
    for top in glob.glob("/".join(parts[:at]) or "/") if at else [""]:
        for folder, folders, names in os.walk(top or "."):
            folders[:] = [name for name in folders if name[0] != "."]
            inner = os.path.relpath(folder, top or ".")
            above = [] if inner == "." else inner.split(os.sep)
            for name in names:
                if _matches([*above, name], below):
                    yield os.path.join(top, *above, name)


def _matches(names: list[str], patterns: list[str]) -> bool:
    """Whether each part of a path fits its pattern; `**` stands for any number of folders."""
    if not patterns:
        return not names
    first, *rest = patterns
    if first == "**":
        return (not rest and names[-1][0] != ".") or any(_matches(names[at:], rest) for at in range(len(names)))
    if not names or (names[0][0] == "." and first[:1] != "."):
        return False
    return fnmatchcase(names[0], first) and _matches(names[1:], rest)


# --- reading ------------------------------------------------------------------------------------------------------


class _Source(io.RawIOBase):
    """A file open for reading. `failure`: why reading it failed; that is of the machine, whatever a reader makes of it."""

    def __init__(self, file: Any, name: str) -> None:
        self.file = file
        self.name = name
        self.failure: OSError | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Whether it can be read from another place on."""
        return bool(self.file.seekable())

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something; 0 at the end. What is behind a URL may have no `readinto`."""
        try:
            data = self.file.read(len(buffer))
        except Exception as error:
            self.failure = told(error)
            raise self.failure from None
        buffer[: len(data)] = data
        return len(data)

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a byte."""
        return int(self.file.seek(place, whence))

    def tell(self) -> int:
        """The place of the next byte."""
        return int(self.file.tell())

    def fileno(self) -> int:
        """The number of a local file; raises OSError for another."""
        return int(self.file.fileno())

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            self.file.close()
        super().close()


def open_file(path: str, start: int = 0) -> io.BufferedReader:
    """A file open for reading from the byte `start` on."""
    file: io.BufferedReader = io.BufferedReader(_Source(_opened(path), path), _BUFFER)
    if start:
        file.seek(start)
    return file


def _opened(path: str) -> Any:
    here = local(path)
    if here is not None:
        return open(here, "rb", buffering=0)
    system, inside = _remote(path)
    with _told():
        return system.open(inside, "rb")


def failure(file: io.BufferedReader) -> OSError | None:
    """Why reading the file has failed, None where it has not."""
    return cast(_Source, file.raw).failure


def read(path: str) -> bytes | None:
    """The bytes of a small file; None where there is none."""
    try:
        with open_file(path) as file:
            return file.read()
    except FileNotFoundError:
        return None


# --- writing: whole or not at all ---------------------------------------------------------------------------------


def make_folder(path: str) -> None:
    """A folder, and those above it, where they are not there yet."""
    here = local(path)
    if here is not None:
        os.makedirs(here, exist_ok=True)
    else:
        system, inside = _remote(path)
        with _told():
            system.makedirs(inside, exist_ok=True)


@contextlib.contextmanager
def alone(folder: str, busy: Callable[[], None]) -> Iterator[None]:
    """Make a folder and hold it, so that no other run does. `busy` is called where one has it, and raises or lets wait.

    Behind a URL, and where the system has no locks, everyone passes.
    """
    here = local(folder)
    if here is None or sys.platform == "win32":  # where no folder can be opened
        make_folder(folder)
        yield
        return
    while True:
        make_folder(folder)
        held = os.open(here, os.O_RDONLY)
        try:
            if not output.locked(held):
                busy()
                output.locked(held, wait=True)
            if not output.is_at(held, here):  # the other run has removed it
                continue
            yield
            return
        finally:
            os.close(held)


def sweep(folder: str) -> None:
    """Remove the unfinished files of parts that killed runs have left in a folder."""
    here = local(folder)
    if here is not None and os.path.isdir(here):
        output.sweep_unfinished(here, r"(?:part-[0-9]{6,}\.[a-z.]+|manifest\.json)")


def digest(path: str) -> str:
    """The SHA-256 of what a file holds."""
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def whole(path: str, *, sweep: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends well; see `output.whole`."""
    here = local(path)
    if here is not None:
        with output.whole(here, sweep=sweep) as file:
            yield file
        return
    system, inside = _remote(path)
    # not written to its URL as it comes: what is behind one may keep the half that a failed run has sent
    with tempfile.TemporaryDirectory(prefix="newsline.") as folder:
        meanwhile = os.path.join(folder, "whole")
        with open(meanwhile, "wb") as file:
            yield file
        with _told():
            system.put_file(meanwhile, inside)


def write(path: str, data: bytes) -> None:
    """A small file, whole or not at all."""
    with whole(path) as file:
        file.write(data)


def join(paths: Iterable[str], path: str, *, head: bytes = b"") -> None:
    """Write `head` and then the bytes of the files, end to end, as one file: whole or not at all."""
    with whole(path, sweep=True) as out:
        out.write(head)
        for one in paths:
            _append(one, out)


def copy(path: str, to: str) -> None:
    """One of many files into another folder, whole or not at all."""
    with whole(to) as out:
        _append(path, out)


def _append(path: str, out: BinaryIO) -> None:
    with open_file(path) as file:
        if not _sent(file, out):
            shutil.copyfileobj(file, out, 1 << 20)


def _sent(file: BinaryIO, out: BinaryIO) -> bool:
    """Whether the kernel has copied all of it without this process; from file to file only Linux does."""
    if sys.platform != "linux":
        return False
    try:
        source, target = file.fileno(), out.fileno()
    except (OSError, AttributeError):  # a file behind a URL
        return False
    out.flush()
    position, size = 0, os.fstat(source).st_size
    while position < size:
        sent = os.sendfile(target, source, position, size - position)
        if not sent:
            raise OSError(f"{file.name} became shorter while it was read")
        position += sent
    return True


def remove(path: str) -> None:
    """A file, if it is there."""
    here = local(path)
    if here is not None:
        if os.path.lexists(here):
            os.unlink(here)
        return
    system, inside = _remote(path)
    with _told():
        if system.exists(inside):
            system.rm_file(inside)


def remove_folder(path: str) -> None:
    """A folder, if it is there and empty."""
    here = local(path)
    with contextlib.suppress(OSError):
        if here is not None:
            os.rmdir(here)
        else:
            system, inside = _remote(path)
            system.rmdir(inside)
