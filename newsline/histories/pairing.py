"""Which articles or entries of two copies are the same: those whose paragraphs are, aligned as in a history of two captures."""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from newsline.histories.grades import grade
from newsline.histories.pieces import Cuts
from newsline.histories.tracks import Tracks, Unit, units_of

Item = TypeVar("Item")


class Pairs:
    """Which items of two copies are the same; `found` leads from old to new places.

    Their paragraphs are aligned as those of two captures in a history: `old`, `new` have them for each item, by their tracks.
    """

    def __init__(self, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> None:
        self.found: dict[int, int] = {}
        self.left_old, self.left_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
        was, now = ([(text, place) for place, item in enumerate(items) for text in item] for items in (old, new))
        cuts = Cuts.of([([text for text, _ in was], [text for text, _ in now])])
        tracks = Tracks(cuts)
        self.old, self.new = (
            _by_item(units, tracks.take(units)) for units in (units_of(cuts, was), units_of(cuts, now))
        )

    def pair(self, i: int, j: int) -> None:
        """Settle that an old item is a new one, unless one of them is settled already."""
        if i in self.left_old and j in self.left_new:
            self.found[i] = j
            del self.left_old[i], self.left_new[j]

    def by_paragraphs(self) -> None:
        """Pair what has most text in paragraphs that are the same."""
        item_of = {track: i for i, texts in self.old.items() for track in texts}
        shared: Counter[tuple[int, int]] = Counter()
        for j, texts in self.new.items():
            for track, text in texts.items():
                if track in item_of:
                    shared[item_of[track], j] += len(text)
        for (i, j), _ in sorted(shared.items(), key=lambda one: (-one[1], abs(one[0][0] - one[0][1]), one[0])):
            self.pair(i, j)

    def only_moved(self, i: int, j: int) -> bool:
        """Whether an old item has the paragraphs of a new one, in another order, with no word that is another."""
        old, new = self.old[i], self.new[j]
        return old.keys() == new.keys() and all(grade(old[track], new[track]) != "words" for track in old)

    def by_key(self, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
        """Pair what has the same key, in order; what has None is left alone."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for j in self.left_new:
            waiting[new[j]].append(j)
        for i in list(self.left_old):
            if old[i] is not None and waiting.get(old[i]):
                self.pair(i, waiting[old[i]].popleft())


def _by_item(units: Sequence[Unit], tracks: Sequence[int]) -> Mapping[int, dict[int, str]]:
    """The paragraphs of each item, by their tracks."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for unit, track in zip(units, tracks, strict=True):
        if unit.entry is not None:
            found[unit.entry][track] = unit.text
    return found


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
