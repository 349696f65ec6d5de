"""Which paragraph of a capture is which of all captures before it: each has a track of its own, and keeps it.

In this order: equal after folding, in the page's order; between the same neighbours with half the words in common; like enough
anywhere, moved or come back. A paragraph is never held against all others: what is not equal is looked up by its rarer pairs of
words, so that the time grows with the captures and not with their square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from newsline.histories.pieces import Cuts, Key
from newsline.histories.worddiff import ALIKE, ends, likeness, longest_increasing

_COMMON = 8  # a pair of words that more paragraphs than this have says nothing of any of them
_TRIED = 3  # how many of the paragraphs that share most pairs are looked at closely
# pairs of paragraphs between two neighbours that are all held against each other; of more those in like places
_GAP = 400


class Unit(NamedTuple):
    """A paragraph of a capture, or a piece of one. `entry`: the place of its entry, None for captions and credits.

    `joined`: it stands in one paragraph with the unit before it.
    """

    text: str
    entry: int | None
    joined: bool


def units_of(cuts: Cuts, paragraphs: Iterable[tuple[str, int | None]]) -> list[Unit]:
    """The paragraphs of a state, each with the place of its entry, in their pieces."""
    return [
        Unit(piece, entry, number > 0) for text, entry in paragraphs for number, piece in enumerate(cuts.pieces(text))
    ]


class Tracks:
    """The paragraphs of a story, each by the number of its track; `texts`: what each was last."""

    def __init__(self, cuts: Cuts) -> None:
        self.cuts = cuts
        self.texts: list[str] = []
        self.known: dict[Key, list[int]] = defaultdict(list)  # tracks by the wordings that they have or had
        self.pairs: dict[tuple[str, str], list[int]] = defaultdict(list)  # tracks by pairs of words of theirs
        self.last: list[int] = []  # the tracks of the last state, in the page's order

    def take(self, units: Sequence[Unit]) -> list[int]:
        """The tracks of the next state's units; what is new has a track of its own from now on."""
        keys = [self.cuts.key(unit.text) for unit in units]
        found: dict[int, int] = {}  # from units to tracks
        here = set(self.last)
        self._equal(keys, found, here)
        self._back_to_old(keys, found, here)
        self._between_neighbours(keys, found, here)
        self._anywhere(keys, found, here)
        for place, unit in enumerate(units):
            if place not in found:
                found[place] = len(self.texts)
                self.texts.append(unit.text)
                self._remember(found[place], keys[place])
            elif self.texts[found[place]] != unit.text:
                changed = self._key(found[place]) != keys[place]
                self.texts[found[place]] = unit.text
                if changed:
                    self._remember(found[place], keys[place])
        self.last = [found[place] for place in range(len(units))]
        return self.last

    def _key(self, track: int) -> Key:
        return self.cuts.key(self.texts[track])

    def _remember(self, track: int, key: Key) -> None:
        tracks = self.known[key]
        if track not in tracks:
            tracks.append(track)
            for pair in set(pairwise(key)):
                with_it = self.pairs[pair]
                if len(with_it) <= _COMMON and track not in with_it:
                    with_it.append(track)

    def _equal(self, keys: Sequence[Key], found: dict[int, int], here: set[int]) -> None:
        """What the last state has in the same words: from both ends on, then in order."""
        old = [self._key(track) for track in self.last]
        head, tail = ends(old, keys)
        for place in range(head):
            found[place] = self.last[place]
        for back in range(1, tail + 1):
            found[len(keys) - back] = self.last[-back]
        waiting: dict[Key, deque[int]] = defaultdict(deque)
        for track, key in zip(self.last[head : len(old) - tail], old[head : len(old) - tail], strict=True):
            waiting[key].append(track)
        for place in range(head, len(keys) - tail):
            if waiting.get(keys[place]):
                found[place] = waiting[keys[place]].popleft()
        here -= set(found.values())

    def _back_to_old(self, keys: Sequence[Key], found: dict[int, int], here: set[int]) -> None:
        """What an earlier state had in the same words, whether it was away or had other words since."""
        taken, standing = set(found.values()), set(self.last)
        for place, key in enumerate(keys):
            if place not in found:
                known = self.known.get(key, ())
                tracks = [one for one in known if one not in taken and (one in here or one not in standing)]
                if tracks:
                    track = max(tracks, key=lambda one: (one in here, one))
                    found[place] = track
                    taken.add(track)
                    here.discard(track)

    def _between_neighbours(self, keys: Sequence[Key], found: dict[int, int], here: set[int]) -> None:
        """Between the same neighbours, the pairs of paragraphs that have most words in common, and none across another."""
        for olds, news in self._gaps(len(keys), found, here):
            alike = [
                (-likeness(self._key(olds[a]), keys[news[b]]), abs(a - b), a, b) for a, b in _held(len(olds), len(news))
            ]
            taken: list[tuple[int, int]] = []
            for score, _, a, b in sorted(alike):
                if -score < ALIKE:
                    break
                at = bisect_left(taken, (a, b))
                before, after = taken[at - 1 : at], taken[at : at + 1]
                if all(c < a and d < b for c, d in before) and all(a < c and b < d for c, d in after):
                    taken.insert(at, (a, b))
                    found[news[b]] = olds[a]
                    here.discard(olds[a])

    def _gaps(self, count: int, found: dict[int, int], here: set[int]) -> Iterator[tuple[list[int], list[int]]]:
        """The tracks of the last state and the units of the next that stand between the same neighbours, both unpaired."""
        places = {track: place for place, track in enumerate(self.last)}
        pairs = [(place, places[track]) for place, track in sorted(found.items()) if track in places]
        kept = [pairs[index] for index in longest_increasing([old for _, old in pairs])]
        for (new, old), (next_new, next_old) in pairwise([(-1, -1), *kept, (count, len(self.last))]):
            if next_new - new > 1 and next_old - old > 1:
                olds = [track for track in self.last[old + 1 : next_old] if track in here]
                news = [place for place in range(new + 1, next_new) if place not in found]
                if olds and news:
                    yield olds, news

    def _anywhere(self, keys: Sequence[Key], found: dict[int, int], here: set[int]) -> None:
        """The paragraphs that share most words, wherever they stood or when."""
        standing = set(self.last)
        candidates = []
        for place, key in enumerate(keys):
            if place in found:
                continue
            votes = Counter(
                track
                for pair in set(pairwise(key))
                if len(self.pairs.get(pair, ())) <= _COMMON
                for track in self.pairs.get(pair, ())
                if track in here or track not in standing
            )
            for track, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_TRIED]:
                alike = likeness(self._key(track), key)
                if alike >= ALIKE:
                    candidates.append((-alike, track not in here, place, track))
        taken = set(found.values())
        for *_, place, track in sorted(candidates):
            if place not in found and track not in taken:
                found[place] = track
                taken.add(track)
                here.discard(track)


def _held(olds: int, news: int) -> Iterable[tuple[int, int]]:
    """Which paragraphs between two neighbours are held against each other; of many, those as far from one of the two."""
    if olds * news <= _GAP:
        return product(range(olds), range(news))
    return sorted({(a, b) for a in range(olds) for b in (a, a + news - olds) if 0 <= b < news})
