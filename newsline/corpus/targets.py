"""Where the rows of a run go, what is written beside them, and what the output of a share is called.

    out.jsonl                                 the rows: a file, or a folder of parts
    out.jsonl.errors.jsonl                    what could not be read, where there was any
    out.jsonl.parts                           the parts of a file while the run lasts

A share writes the same under names that carry its number, and a receipt:

    out-00003-of-00008.jsonl                  the rows of share 3 of 8
    out-00003-of-00008.jsonl.errors.jsonl     what could not be read in them
    out-00003-of-00008.jsonl.share.json       that they are whole, and what they were made from

All of this belongs to the output, and is not read where it lies in a folder of inputs.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from newsline.corpus import storage
from newsline.corpus.errors import Refused
from newsline.corpus.parts import ENDINGS, Ending

ERRORS: Final = ".errors.jsonl"
PARTS: Final = ".parts"
RECEIPT: Final = ".share.json"
BESIDE: Final = (ERRORS, PARTS, RECEIPT)
MOST_SHARES: Final = 99_999  # as many as five digits in a name can number


class Share(NamedTuple):
    """One of `of` equal shares of the work; `number` counts from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"share {self.number} of {self.of}"

    def parts(self, count: int) -> range:
        """The numbers of its parts, of so many in all."""
        return range((self.number - 1) * count // self.of, self.number * count // self.of)


class Target(NamedTuple):
    """`path`: of the file, or of the folder of parts; `ending`: of the file, or of each part."""

    path: str
    ending: Ending
    folder: bool

    @property
    def place(self) -> tuple[int, int] | None:
        """What all names of the output's file have in common; None where there is no such file."""
        try:
            return storage.facts(self.path).place
        except OSError:
            return None

    @property
    def errors(self) -> str:
        """The file of what could not be read."""
        return f"{self.path}{ERRORS}"

    @property
    def receipt(self) -> str:
        """The file that says that a share is whole."""
        return f"{self.path}{RECEIPT}"

    @property
    def parts(self) -> str:
        """The folder in which the parts are made."""
        return storage.absolute(self.path) if self.folder else f"{storage.real(self.path)}{PARTS}"

    def of_share(self, share: Share) -> "Target":
        """The target of one share; raises Refused where there is no name that could carry its number."""
        stem, ending = _cut(self.path, self.ending)
        if not stem.rpartition("/")[2].strip("."):
            raise Refused(f"{self.path}: the output of a share needs a name, to which its number is added")
        path = f"{stem}-{share.number:05d}-of-{share.of:05d}{ending}"
        return self._replace(path=path, folder=self.folder or storage.is_folder(path))

    def owns(self) -> Callable[[str], object]:
        """What says whether a real path is of the output, or of the output of one of its shares."""
        stem, ending = map(re.escape, _cut(storage.real(self.path), self.ending))
        beside = f"(?:{'|'.join(map(re.escape, BESIDE))})?(?:/.*)?"
        return re.compile(rf"{stem}(?:-\d{{5}}-of-\d{{5}})?{ending}{beside}", re.DOTALL).fullmatch


def of(output: str) -> Target:
    """What -o means; raises Refused for a name that can be no output."""
    path = output.rstrip("/")
    if path.endswith(":") or not path:
        raise Refused(f"{output or '(nothing)'}: the output is a file or a folder below that: name it")
    ending = next((one for one in ENDINGS if path.lower().endswith(one)), None)
    if output != path or storage.is_folder(path):
        return Target(path, ending or ".jsonl", folder=True)
    if "." not in path.rpartition("/")[2] and path != "-":
        return Target(path, ".jsonl", folder=True)
    if ending is None:
        raise Refused(f"{output}: the output is {', '.join(ENDINGS)}, or a folder for parts")
    return Target(path, ending, folder=False)


def check(target: Target) -> None:
    """Raise OSError where a file is to be written and a device or a pipe is there."""
    if not target.folder and storage.exists(target.path):
        storage.facts(target.path)


def _cut(path: str, ending: str) -> tuple[str, str]:
    """A path in front of its ending, and the ending as it stands there; no ending for most folders."""
    at = len(path) - len(ending) if path.lower().endswith(ending) else len(path)
    return path[:at], path[at:]
