"""A WACZ file: a ZIP archive that holds web archives. Any other ZIP archive is refused, with what to do."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, TypeVar, cast

from newsline.model import Document
from newsline.readers import cdx, warc

Item = TypeVar("Item")

_ARCHIVES = (".warc", ".warc.gz")
_LOCAL_HEADER = 30  # bytes
# what Python raises for one: of an unknown version, encrypted, cut short, or broken
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
_MEMBERS = {"word/document.xml": "a Word document (DOCX)", "content.xml": "an OpenDocument file"}


def documents(file: BinaryIO, source: str, complain: Callable[[str, str], None]) -> Iterator[Document | None]:
    """The documents of all its archives, as of one; raises ValueError for a ZIP archive without any."""
    seen = warc.Seen()
    return each(file, source, complain, lambda member: warc.documents(member, source, complain, seen))


def each(
    file: BinaryIO, source: str, complain: Callable[[str, str], None], read: Callable[[BinaryIO], Iterator[Item]]
) -> Iterator[Item]:
    """What is read from each of its archives, as of one; raises ValueError for a ZIP archive without any."""
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise ValueError(f"is a damaged ZIP archive: {error}") from None
    with archive:
        members = archive.infolist()
        archives = _archives(members)
        if not archives:
            what = next((_MEMBERS[one.filename] for one in members if one.filename in _MEMBERS), None)
            raise ValueError(f"is {what}: save it as text" if what else "is a ZIP archive: unpack it first")
        for one in archives:
            try:
                with archive.open(one) as member:
                    yield from read(cast(BinaryIO, member))
            except _DAMAGE as error:  # the others are read
                complain(source, f"{one.filename} in it is damaged: {error}")


def _archives(members: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    return [one for one in members if one.filename.lower().endswith(_ARCHIVES)]


def places(file: BinaryIO) -> list[cdx.Place] | None:
    """Where in the file itself the records are, in the order of its index; None where it has no index of all its archives."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            archives = _archives(members)
            stored = (one for one in archives if one.compress_type == zipfile.ZIP_STORED)
            starts = {posixpath.basename(one.filename): _start(file, one) for one in stored}
            found = []
            for one in members:
                if one.filename.lower().endswith(cdx.ENDINGS):
                    with archive.open(one) as member:
                        found += list(cdx.places(cast(BinaryIO, member)))
    except (*_DAMAGE, OSError, ValueError):  # whoever reads all of it says what is wrong
        return None
    named = {posixpath.basename(one.file) for one in found}
    if not found or named != set(starts) or len(starts) != len(archives):
        return None
    return [one._replace(file="", start=starts[posixpath.basename(one.file)] + one.start) for one in found]


def _start(file: BinaryIO, member: zipfile.ZipInfo) -> int:
    """The first byte of a member that is stored as it is: behind its header, which has two lengths at byte 26."""
    file.seek(member.header_offset)
    head = file.read(_LOCAL_HEADER)
    name, more = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
    return member.header_offset + _LOCAL_HEADER + name + more
