"""The work cut into shards, each of which one worker reads and writes as one part.

Where the cuts fall depends on the inputs alone, never on the number of jobs, so that the same inputs give the same parts.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsline.corpus.inputs import Input
from newsline.corpus.records import Range, count_lines, names_itself

SHARD = 16 << 20  # bytes: seconds of work, against the milliseconds that a shard costs in itself


class Shard(NamedTuple):
    """A range of one file of JSON lines, or one file that cannot be cut, or several small files."""

    number: int
    inputs: tuple[Input, ...]
    part: Range

    @property
    def size(self) -> int:
        """Bytes of input."""
        return self.part.end - self.part.start


def cut(inputs: Iterable[Input], size: int = SHARD) -> Iterator[Shard]:
    """The shards of the inputs, in their order; `size`: bytes."""
    number = 0
    for group in _groups(inputs, size):
        whole = Range(0, sum(one.size for one in group), 1)
        for part in _ranges(group[0], size) if group[0].kind == "lines" else [whole]:
            yield Shard(number, group, part)
            number += 1


def _groups(inputs: Iterable[Input], size: int) -> Iterator[tuple[Input, ...]]:
    """Small files that are neighbours go together; every other input by itself."""
    group: list[Input] = []
    total = 0
    for one in inputs:
        if group and (one.kind != "file" or total + one.size > size):
            yield tuple(group)
            group, total = [], 0
        if one.kind != "file":
            yield (one,)
            continue
        group.append(one)
        total += one.size
    if group:
        yield tuple(group)


def _ranges(one: Input, size: int) -> Iterator[Range]:
    """The byte ranges of a file of JSON lines; lines are counted only where records are named by them."""
    starts = range(0, one.size, size) or range(1)
    try:
        counted = len(starts) > 1 and not names_itself(one)
    except OSError:  # each of its shards will say so, and the other inputs are read
        counted = False
    line = 1
    for start in starts:
        end = min(start + size, one.size)
        yield Range(start, end, line if counted or not start else None)
        if counted:
            line += count_lines(one.path, start, end)
