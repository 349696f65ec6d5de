"""What workers do, as far as they need to know it: a task is a number of a part, and its work makes that part."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from newsline.corpus.folder import Folder, Report

Tick = Callable[[int], None]


def no_tick(read: int) -> None:
    """For who does not want to know."""


class Task(Protocol):
    """What one part is made from: a shard of the inputs, or a range of what earlier parts hold."""

    @property
    def number(self) -> int:
        """Of the part."""

    @property
    def size(self) -> int:
        """Bytes that are read for it."""


class Writer(Protocol):
    """Of a part, whatever it holds."""

    def close(self) -> None:
        """Write what is still held back; the file itself stays open."""


T = TypeVar("T", bound=Task, contravariant=True)


class Work(Protocol[T]):
    """All that a worker needs apart from its task; it can be sent to another machine."""

    @property
    def folder(self) -> Folder:
        """Where the parts are made."""

    def opened(self, file: Any) -> "Writer":
        """The writer of an empty part."""

    def made_from(self, task: T) -> str:
        """A digest of all that the bytes of a part depend on."""

    def run(self, task: T, tick: Tick = no_tick) -> Report:
        """Make a part: its failures, its report and, last, itself. Raises OSError where the output fails.

        `tick` is told now and then how many bytes of a long task have been read.
        """

    def lost(self, task: T, reason: str) -> Report:
        """A part that holds nothing, for a task that no worker survives; the next run tries again."""
