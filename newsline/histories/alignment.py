"""Which things of an old row are which of a new one: by keys, then by likeness of words, and none is held against all."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from newsline.histories.worddiff import ALIKE, ends, likeness

_COMMON = 8  # a word, or two in a row, of more things than this lead to none of them
_TRIED = 3  # of the things that share most of them, how many are looked at closely

Item = TypeVar("Item")


class Matching(Generic[Item]):
    """Which things of two rows are the same; `pairs` leads from old to new indexes."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, int] = {}
        self.left_old = dict.fromkeys(range(len(old)))
        self.left_new = dict.fromkeys(range(len(new)))

    def pair(self, i: int, j: int) -> None:
        """Settle that the old thing at `i` is the new one at `j`."""
        self.pairs[i] = j
        del self.left_old[i], self.left_new[j]

    def ends(self, key: Callable[[Item], Hashable]) -> None:
        """Pair what is equal from both ends on: of several equal things, the one that kept its neighbours."""
        head, tail = ends([key(one) for one in self.old], [key(one) for one in self.new])
        for i in range(head):
            self.pair(i, i)
        for i in range(1, tail + 1):
            self.pair(len(self.old) - i, len(self.new) - i)

    def equal(self, key: Callable[[Item], Hashable]) -> None:
        """Pair what has the same key, in order; None is no key."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for j in self.left_new:
            waiting[key(self.new[j])].append(j)
        for i in list(self.left_old):
            found = key(self.old[i])
            if found is not None and waiting.get(found):
                self.pair(i, waiting[found].popleft())

    def alike(self, said: Callable[[Item], list[str]], slot: Callable[[Item], Hashable] | None = None) -> None:
        """Pair what has like words, those of the same slot first, then the likest. Only a few are tried for each."""
        old = {i: said(self.old[i]) for i in self.left_old}
        new = {j: said(self.new[j]) for j in self.left_new}
        slots = {j: slot(self.new[j]) if slot else None for j in new}
        index = _index({j: {*_keys(text), (slots[j],)} for j, text in new.items()})
        neighbours = self.neighbours()
        found = []
        for i, text in old.items():
            own = slot(self.old[i]) if slot else None
            votes = Counter(j for key in _keys(text) for j in index.get(key, ()))
            tried = {*neighbours[i], *index.get((own,), ()), *(j for j, _ in votes.most_common(_TRIED))}
            for j in tried & new.keys():
                alike = likeness(text, new[j])
                if alike >= ALIKE:
                    found.append((slots[j] != own, -alike, abs(i - j), i, j))
        for *_, i, j in sorted(found):
            if i in self.left_old and j in self.left_new:
                self.pair(i, j)

    def neighbours(self) -> Mapping[int, set[int]]:
        """For each unpaired old thing where it would stand if it had kept its distance to the paired ones around it."""
        stands: dict[int, set[int]] = defaultdict(set)
        last = len(self.old) - 1
        for order, shift in ((range(last + 1), 0), (range(last, -1, -1), len(self.new) - len(self.old))):
            for i in order:
                if i in self.pairs:
                    shift = self.pairs[i] - i
                else:
                    stands[i].add(i + shift)
        return stands


def _keys(text: Sequence[str]) -> dict[Hashable, None]:
    """The words and the pairs of words, each once."""
    return dict.fromkeys([*text, *pairwise(text)])


def _index(keys: Mapping[int, set[Hashable]]) -> dict[Hashable, list[int]]:
    """The rarer keys with the indexes that have them."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for j, own in keys.items():
        for key in own:
            index[key].append(j)
    return {key: found for key, found in index.items() if len(found) <= _COMMON}


def interleaved(
    pairs: Mapping[int, int], old: Sequence[Item], new: Sequence[Item]
) -> Iterator[tuple[Item | None, Item | None]]:
    """All things, old and new, in the order of the new; what was removed stands after what it stood after."""
    removed: dict[int, list[Item]] = defaultdict(list)
    last = -1
    for i, one in enumerate(old):
        if i in pairs:
            last = pairs[i]
        else:
            removed[last].append(one)
    back = {j: i for i, j in pairs.items()}
    for j in range(-1, len(new)):
        if j >= 0:
            yield old[back[j]] if j in back else None, new[j]
        yield from ((one, None) for one in removed[j])
