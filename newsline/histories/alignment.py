"""Which items of an old sequence are which of a new one: by keys, then by similar words.

No item is compared with all others, so that the time grows with their number and not with its square.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from newsline.histories.worddiff import ALIKE, ends, likeness

_COMMON = 8  # a word, or two in a row, that more items than this have says nothing of any of them
_TRIED = 3  # how many of the items that share most words are looked at closely

Item = TypeVar("Item")


class Alignment(Generic[Item]):
    """Which items of two sequences are the same; `pairs` leads from old to new indexes."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, int] = {}
        self.left_old = dict.fromkeys(range(len(old)))
        self.left_new = dict.fromkeys(range(len(new)))

    def pair(self, i: int, j: int) -> None:
        """Settle that the old item at `i` is the new one at `j`."""
        self.pairs[i] = j
        del self.left_old[i], self.left_new[j]

    def ends(self, key: Callable[[Item], Hashable]) -> None:
        """Pair what is equal from both ends on: of several equal items, the one that kept its neighbours."""
        head, tail = ends([key(one) for one in self.old], [key(one) for one in self.new])
        for i in range(head):
            self.pair(i, i)
        for i in range(1, tail + 1):
            self.pair(len(self.old) - i, len(self.new) - i)

    def equal(self, key: Callable[[Item], Hashable]) -> None:
        """Pair what has the same key, in order; an item whose key is None is left alone."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for j in self.left_new:
            waiting[key(self.new[j])].append(j)
        for i in list(self.left_old):
            wanted = key(self.old[i])
            if wanted is not None and waiting.get(wanted):
                self.pair(i, waiting[wanted].popleft())

    def alike(self, words: Callable[[Item], list[str]], key: Callable[[Item], Hashable] | None = None) -> None:
        """Pair what has similar words: items of the same key first, then the most similar. Only a few are tried for each."""
        old = {i: words(self.old[i]) for i in self.left_old}
        new = {j: words(self.new[j]) for j in self.left_new}
        keys = {j: key(self.new[j]) if key else None for j in new}
        index = _index({j: {*_terms(text), (keys[j],)} for j, text in new.items()})
        neighbours = self.neighbours()
        candidates = []
        for i, text in old.items():
            own = key(self.old[i]) if key else None
            votes = Counter(j for term in _terms(text) for j in index.get(term, ()))
            tried = {*neighbours[i], *index.get((own,), ()), *(j for j, _ in votes.most_common(_TRIED))}
            for j in tried & new.keys():
                alike = likeness(text, new[j])
                if alike >= ALIKE:
                    candidates.append((keys[j] != own, -alike, abs(i - j), i, j))
        for *_, i, j in sorted(candidates):
            if i in self.left_old and j in self.left_new:
                self.pair(i, j)

    def neighbours(self) -> Mapping[int, set[int]]:
        """For each unpaired old item, where it would be had it kept its distance to the paired ones around it."""
        stands: dict[int, set[int]] = defaultdict(set)
        last = len(self.old) - 1
        for order, shift in ((range(last + 1), 0), (range(last, -1, -1), len(self.new) - len(self.old))):
            for i in order:
                if i in self.pairs:
                    shift = self.pairs[i] - i
                else:
                    stands[i].add(i + shift)
        return stands


def _terms(text: Sequence[str]) -> dict[Hashable, None]:
    """The words and the pairs of words, each once and in their order, so that ties are broken the same way every time."""
    return dict.fromkeys([*text, *pairwise(text)])


def _index(terms: Mapping[int, set[Hashable]]) -> dict[Hashable, list[int]]:
    """The rarer terms with the indexes of the items that have them."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for j, own in terms.items():
        for term in own:
            index[term].append(j)
    return {term: items for term, items in index.items() if len(items) <= _COMMON}


def interleaved(
    pairs: Mapping[int, int], old: Sequence[Item], new: Sequence[Item]
) -> Iterator[tuple[Item | None, Item | None]]:
    """All items, old and new, in the order of the new; what was removed stands after what it stood after."""
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
