"""What a run has done: for programs, and in lines for a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from newsline.corpus import storage
from newsline.corpus.jsontext import loads
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.targets import Target

_SHOWN = 5  # failures that are shown, of those in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What there is in the end.

    `tally`: of all rows in `output`, what an earlier run has done included. `read`: bytes of input that this run has read
    itself. `failures`: how many; `shown`: some of them; `errors`: the file that holds all. `output`: the file or folder.
    """

    tally: Tally
    read: int
    failures: int
    shown: tuple[Failure, ...]
    errors: str
    output: str

    @classmethod
    def of(cls, target: Target, *, tally: Tally, failures: int, read: int = 0) -> "Summary":
        """Of a target that has been written."""
        return cls(
            tally=tally,
            read=read,
            failures=failures,
            shown=tuple(islice(_failures(target), _SHOWN)) if failures else (),
            errors=target.errors,
            output=target.path,
        )


def _failures(target: Target) -> Iterator[Failure]:
    with storage.open_file(target.errors) as file:
        yield from (Failure(**loads(line)) for line in file)


def lines(summary: Summary, seconds: float) -> list[str]:
    """The summary of a run that took so long; a megabyte is 10^6 bytes of input as it is stored, compressed or not."""
    tally = summary.tally
    warnings = ", ".join(f"{code} {number:,}" for code, number in sorted(tally.warnings.items()))
    skipped = f", {tally['skipped']:,} responses without Arabic text left out" if tally["skipped"] else ""
    found = [
        f"articles  {tally['articles']:,}{skipped}",
        f"entries   {tally['entries']:,}",
        f"stamps    {tally['resolved']:,} resolved, {tally['unresolved']:,} not",
        f"warnings  {warnings or 'none'}",
        f"errors    {summary.failures:,}" + (f", in {summary.errors}" if summary.failures else ""),
    ]
    if summary.read:
        megabytes = summary.read / 1e6
        found.append(f"read      {megabytes:,.1f} MB in {seconds:,.1f} s, {megabytes / max(seconds, 1e-3):,.1f} MB/s")
    return [*found, f"output    {summary.output}"]


def failures(summary: Summary) -> list[str]:
    """The first failures, and how many more there are."""
    found = [f"{one.source}: {one.reason}" for one in summary.shown]
    more = summary.failures - len(found)
    return found + ([f"and {more:,} more, in {summary.errors}"] if more else [])
