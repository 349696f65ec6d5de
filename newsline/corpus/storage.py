"""Where files are: on this machine, or behind a URL of fsspec (s3://, gs://, memory://); all else sees only paths.

A path without a scheme, or with file://, is local and needs no library. Everything here raises OSError.
"""

import contextlib
import glob
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from typing import Any, BinaryIO, NamedTuple, cast

from newsline.corpus.errors import need
from newsline.writers import output

_FILE = "file://"
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")  # as the file systems name it


class Facts(NamedTuple):
    """What tells one state of a file from another: its size in bytes, and its time or version as text."""

    size: int
    changed: str


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
    return path if here is None else os.path.realpath(here)


def _remote(path: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path in it."""
    core = need("fsspec.core", "a URL")
    try:
        found: tuple[Any, str] = core.url_to_fs(path)
    except (ValueError, ImportError) as error:  # an unknown scheme, or one whose library is missing
        raise OSError(f"{error}") from None
    return found


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
        return Facts(found.st_size, str(found.st_mtime_ns))
    system, inside = _remote(path)
    info = system.info(inside)
    changed = info.get("ETag") or next((info[key] for key in _TIMES if key in info), "")
    return Facts(int(info["size"] or 0), str(changed))


def is_folder(path: str) -> bool:
    """Whether there is a folder at the path."""
    here = local(path)
    if here is not None:
        return os.path.isdir(here)
    system, inside = _remote(path)
    return bool(system.isdir(inside))


def exists(path: str) -> bool:
    """Whether there is such a file or folder."""
    here = local(path)
    if here is not None:
        return os.path.lexists(here)
    system, inside = _remote(path)
    return bool(system.exists(inside))


def walk(folder: str, pattern: str, failed: Callable[[OSError], None]) -> Iterator[str]:
    """The files under a folder whose name, or path from there, matches the pattern, in the order of their names.

    Hidden files and folders are left out; `failed` is told of each folder that could not be read.
    """
    here = local(folder)
    if here is None:
        system, inside = _remote(folder)
        for path in sorted(system.find(inside)):
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
    if not system.isdir(inside):
        return []
    return sorted(system.unstrip_protocol(one) for one in system.ls(inside, detail=False))


def expand(pattern: str) -> list[str]:
    """The files that a pattern with `*`, `?`, `[...]` or `**` names, in the order of their names."""
    here = local(pattern)
    if here is not None:
        return sorted(path for path in glob.iglob(here, recursive=True) if os.path.isfile(path))
    system, inside = _remote(pattern)
    found = sorted(system.glob(inside))
    return [system.unstrip_protocol(path) for path in found if path.rpartition("/")[2][:1] != "."]


# --- reading ------------------------------------------------------------------------------------------------------


def open_file(path: str, start: int = 0) -> BinaryIO:
    """A file open for reading from the byte `start` on."""
    file = _opened(path)
    if start:
        file.seek(start)
    return file


def _opened(path: str) -> BinaryIO:
    here = local(path)
    if here is not None:
        return open(here, "rb", buffering=1 << 20)
    system, inside = _remote(path)
    return cast(BinaryIO, system.open(inside, "rb"))


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
        system.makedirs(inside, exist_ok=True)


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
