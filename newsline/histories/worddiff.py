"""Two texts word by word: how similar they are, and what was deleted and inserted.

Large texts are first split at words that occur once in both (a patience diff), so that the time stays near linear.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from newsline.model import TextOpKind

ALIKE = 0.5  # from this likeness on two texts are versions of one
_PART = 0.6  # the likeness of a text that is wholly inside the other: news stories grow
_RUN = 3  # so many words in a row show that one text was put into the other, and does not only share its subject
_SMALL = 100_000  # pairs of words for which difflib may take its time

# A number with what stands inside it (15:36), a word with its tashkeel, white space, or any other character.
_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_TOKEN = re.compile(rf"\d+(?:[.,:/٫٬]\d+)+|(?:\w|[{_MARKS}])+|\s+|.", re.DOTALL)


class TextOp(NamedTuple):
    """A run of characters: delete is in the old text only, insert in the new one only."""

    op: TextOpKind
    text: str


def text_ops(old: str, new: str) -> tuple[TextOp, ...]:
    """The texts word by word: equal and delete joined are `old`, equal and insert are `new`."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    runs: list[tuple[str, str]] = []  # old and new text; the same if nothing changed
    i = j = 0
    for k, m, size in [*_blocks(a, b), (len(a), len(b), 0)]:
        for was, now in ((a[i:k], b[j:m]), (a[k : k + size], b[m : m + size])):
            if was or now:
                _append(runs, "".join(was), "".join(now))
        i, j = k + size, m + size
    ops: list[TextOp] = []
    for before, after in runs:
        if before == after:
            ops.append(TextOp("equal", before))
        else:
            ops += [TextOp("delete", before), TextOp("insert", after)]
    return tuple(one for one in ops if one.text)


def _append(runs: list[tuple[str, str]], was: str, now: str) -> None:
    """Add a run; adjacent equal ones become one."""
    last = runs[-1] if runs else ("", "")
    if was == now and last[0] == last[1]:
        runs[-1:] = [(last[0] + was, last[1] + now)]
    else:
        runs.append((was, now))


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """0 to 1: the share of words that are in both in the same order, or a part of that if the shorter is in the longer."""
    if not a or not b:
        return 0.0
    both, shorter = (len(a) + len(b)) / 2, min(len(a), len(b))
    most = sum((Counter(a) & Counter(b)).values())  # cheap, and never less than what is in order
    if max(most / both, _PART * most / shorter) < ALIKE:
        return 0.0
    sizes = [size for *_, size in _blocks(a, b)]
    inside = sum(size for size in sizes if size >= _RUN)
    return max(sum(sizes) / both, _PART * inside / shorter)


def shared(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """The runs of words that both have, in order: where each begins in `a` and in `b`, and its length."""
    return list(_blocks(a, b))


# --- what two sequences have in common ----------------------------------------------------------------------------


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs that both have, in order: where each begins in `a` and in `b`, and its length.

    Large texts are first parted at what occurs once in both; a gap that is still large counts as changed altogether.
    """
    head, tail = ends(a, b)
    if head:
        yield 0, 0, head
    until = len(a) - tail, len(b) - tail
    i = j = head
    large = (until[0] - i) * (until[1] - j) > _SMALL
    for k, m in [*(_anchors(a[i : until[0]], b[j : until[1]], head) if large else ()), until]:
        if i < k and j < m and (k - i) * (m - j) <= _SMALL:
            yield from _blocks_of_gap(a, b, (i, k), (j, m))
        if (k, m) != until:
            yield k, m, 1
        i, j = k + 1, m + 1
    if tail:
        yield *until, tail


def _blocks_of_gap(
    a: Sequence[str], b: Sequence[str], in_a: tuple[int, int], in_b: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    matcher = SequenceMatcher(str.isspace, a[slice(*in_a)], b[slice(*in_b)], autojunk=False)
    for k, m, size in matcher.get_matching_blocks()[:-1]:
        yield in_a[0] + k, in_b[0] + m, size


def _anchors(a: Sequence[str], b: Sequence[str], shift: int) -> list[tuple[int, int]]:
    """The places of items that occur once in both, as many as are in the same order; `shift` is added to both."""
    found = once(a) & once(b)
    there = {item: j for j, item in enumerate(b) if item in found}
    pairs = [(i, there[item]) for i, item in enumerate(a) if item in found]
    return [(pairs[n][0] + shift, pairs[n][1] + shift) for n in longest_increasing([j for _, j in pairs])]


def ends(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[int, int]:
    """How many items are the same at the beginning, and of the rest at the end."""
    most = min(len(a), len(b))
    head = next((i for i in range(most) if a[i] != b[i]), most)
    tail = next((i for i in range(most - head) if a[-1 - i] != b[-1 - i]), most - head)
    return head, tail


def once(items: Sequence[Any]) -> set[Any]:
    """The items that occur once."""
    return {item for item, count in Counter(items).items() if count == 1}


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """The indexes of a longest increasing subsequence; no number may occur twice."""
    lasts: list[int] = []  # for each length, where the sequence of that length with the lowest end ends
    lowest: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(lowest, number)
        before.append(lasts[length - 1] if length else -1)
        lowest[length : length + 1] = [number]
        lasts[length : length + 1] = [index]
    chain = []
    index = lasts[-1] if lasts else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]
