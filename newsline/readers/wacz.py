"""A WACZ file: a ZIP archive that holds web archives. Any other ZIP archive is refused, with what to do."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from newsline.model import Document
from newsline.readers import warc

_ARCHIVES = (".warc", ".warc.gz")
# what Python raises for one: of an unknown version, encrypted, cut short, or broken
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error)
_MEMBERS = {"word/document.xml": "a Word document (DOCX)", "content.xml": "an OpenDocument file"}


def documents(file: BinaryIO, source: str, complain: Callable[[str, str], None]) -> Iterator[Document | None]:
    """The documents of all its archives, as of one; raises ValueError for a ZIP archive without any."""
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as error:
        raise ValueError(f"is a damaged ZIP archive: {error}") from None
    with archive:
        names = archive.namelist()
        archives = [name for name in names if name.lower().endswith(_ARCHIVES)]
        if not archives:
            what = next((_MEMBERS[name] for name in names if name in _MEMBERS), None)
            raise ValueError(f"is {what}: save it as text" if what else "is a ZIP archive: unpack it first")
        seen = warc.Seen()
        for name in archives:
            try:
                with archive.open(name) as member:
                    yield from warc.documents(cast(BinaryIO, member), source, complain, seen)
            except _DAMAGE as error:
                raise ValueError(f"is a damaged ZIP archive: {error}") from None
