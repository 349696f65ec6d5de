"""One run over many sources; one that cannot be read does not stop the others."""

import os
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import accumulate
from types import MappingProxyType
from typing import Any, Final

import click

from newsline import readers
from newsline.cli import streams
from newsline.cli.errors import Failure, complain, unforeseen
from newsline.cli.options import reference
from newsline.model import Document, Timeline
from newsline.parsing import parse

_MOST = 1000  # bad records of one file that are named one by one
_UNKNOWN: Final[Mapping[str, Any]] = MappingProxyType({})


def _silent(done: int, whole: int) -> None:
    """Report no progress."""


def _reason(path: str) -> str:
    """What to do with a name that is not a file's."""
    if os.path.isdir(path):
        return ": newsline corpus reads folders"
    if "://" in path and not path.startswith(("http:", "https:", "ftp:")):
        return ": newsline corpus reads such addresses"
    if "://" in path:
        return f": newsline fetches nothing: curl -s {shlex.quote(path)} | newsline parse -"
    return ""


class Run:
    """What has been seen so far: whether anything failed, how many articles were read, whether one had a marker."""

    def __init__(self) -> None:
        self.failed = False
        self.marked = False
        self.read = 0
        self.refused: tuple[int, str] | None = None
        self.here = ""  # the file that is read

    @contextmanager
    def named(self) -> Iterator[None]:
        """Name the file of which something was written when an error came that nobody foresaw."""
        try:
            yield
        except (OSError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise Failure(f"{self.here}: {unforeseen(error)}") from None

    @property
    def refusal(self) -> str:
        """What was seen and not taken for stamps, and the option that takes it."""
        if self.refused is None:
            return ""
        times, because = self.refused
        lines = "line opens" if times == 1 else "lines open"
        return f": {times} {lines} with a time, but {because} (--posts yes takes them)"

    def fail(self, message: str) -> None:
        """Say what is wrong and remember it for the exit status."""
        self.failed = True
        complain(message)

    @contextmanager
    def reading(self, path: str, name: str) -> Iterator["_Bad"]:
        """Say what is wrong with a file, and let the next one be read; gives what is to be told of its bad records.

        `name`: what the file is called in what is said.
        """
        self.here, bad = path, _Bad(self.fail)
        try:
            yield bad
        except OSError as error:
            self.fail(f"{name}: {error.strerror or error}{_reason(path)}")
        except ValueError as error:
            self.fail(f"{name}: {error}")
        except Exception as error:  # nobody foresaw it; the other files are read all the same
            self.fail(f"{name}: {unforeseen(error)}")
        if bad.more:
            self.fail(f"{name}: and {bad.more:,} more that could not be read")

    def timelines(
        self,
        files: tuple[str, ...],
        day: str | None,
        reading: readers.Options,
        progress: Callable[[int, int], None] = _silent,
        *,
        known: Mapping[str, tuple[date | datetime, str]] = _UNKNOWN,
        **options: Any,
    ) -> Iterator[Timeline]:
        """The timelines of the files, one at a time; `options` are those of `parse`. `progress`: bytes done, and all.

        `known`: by their names, when files were saved of which neither `day` nor they themselves say it, and how that is known.
        """
        sizes = [os.path.getsize(path) if os.path.isfile(path) else 0 for path in files]
        whole = sum(sizes)
        for path, done in zip(files, accumulate(sizes, initial=0), strict=False):
            progress(done, whole)
            with self.reading(path, path) as bad:
                day_of_file, because = reference(day, path)
                found, why = known.get(path, (None, ""))
                for document in streams.documents(path, reading, bad):
                    own = day_of_file is None and not isinstance(document.reference, datetime)
                    when, said = (found, why) if own and found is not None else (day_of_file, because)
                    for timeline in self._articles(document, date=when, date_because=said, **options):
                        self.read += 1
                        self.marked = self.marked or timeline.layout is not None
                        self.refused = self.refused or timeline.refused
                        yield timeline

    def _articles(self, document: Document, **options: Any) -> Iterator[Timeline]:
        """The timelines of one document; the next one is read whatever comes."""
        try:
            yield from parse(document, **options)
        except ValueError:  # what an option is
            raise
        except Exception as error:
            self.fail(f"{document.source}: {unforeseen(error)}")


class _Bad:
    """Told of each bad record of a file, it names the first ones and counts the rest: a packed kilobyte may hold a million."""

    def __init__(self, fail: Callable[[str], None]) -> None:
        self.fail = fail
        self.named = self.more = 0

    def __call__(self, message: str) -> None:
        if self.named < _MOST:
            self.named += 1
            self.fail(message)
        else:
            self.more += 1
