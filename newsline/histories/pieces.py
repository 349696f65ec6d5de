"""The paragraphs of all states of a story, cut where one state has two paragraphs and another has them in one.

So that a paragraph that is split or joined is neither new nor gone: its pieces are the same before and after, and only the
break between them came or went.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsline.histories.worddiff import shared
from newsline.stamps.orthography import word_places, words

Key = tuple[str, ...]

_OPENING = "«\"'“‘([{"
_LEAST = 3  # words of a piece that is found by its likeness
_SAME = 0.8  # share of the words that must be the same, in their order, where a paragraph was cut and edited at once
_FIRST = 3  # words at the beginning of a paragraph by which it is looked up
_TRIED = 200  # pairs of paragraphs that are held against one


class _Neighbours(NamedTuple):
    """The words of two paragraphs of which one follows the other."""

    first: Key
    second: Key


class Cuts:
    """Where texts are to be cut: each text that is two paragraphs elsewhere, with its pieces."""

    def __init__(self) -> None:
        self.keys: dict[str, Key] = {}
        self.found: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, steps: Sequence[tuple[Sequence[str], Sequence[str]]]) -> "Cuts":
        """The cuts of a story, from the paragraphs of each two of its states that follow each other."""
        cuts = cls()
        for old, new in steps:
            cuts.learn(old, new)
        if cuts.found:
            for old, new in steps:
                cuts.carry(old, new)
            for old, new in reversed(steps):
                cuts.carry(new, old)
        return cuts

    def key(self, text: str) -> Key:
        """The folded words of a text."""
        key = self.keys.get(text)
        if key is None:
            key = self.keys[text] = tuple(words(text))
        return key

    def learn(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Find the paragraphs of one state that are two or more in the other."""
        mine, others = ({self.key(text) for text in side} for side in (old, new))
        gone = [self.key(text) not in others for text in old]
        come = [self.key(text) not in mine for text in new]
        if not any(gone) or not any(come):
            return
        for whole, which, parts, free in ((old, gone, new, come), (new, come, old, gone)):
            starts: dict[Key, list[int]] = defaultdict(list)
            for place, text in enumerate(parts):
                if free[place]:
                    starts[self.key(text)[:_FIRST]].append(place)
            pairs = [
                _Neighbours(self.key(parts[a]), self.key(parts[b]))
                for a, b in pairwise(range(len(parts)))
                if free[a] and free[b]
            ][:_TRIED]
            for text in (text for text, alone in zip(whole, which, strict=True) if alone):
                if text not in self.found:
                    pieces = self._exactly(text, parts, starts) or self._nearly(text, pairs)
                    if pieces:
                        self.found[text] = pieces

    def carry(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Cut what a paragraph that is cut became, where it was edited as a whole."""
        if self.found.keys().isdisjoint(old):
            return
        there = set(new)
        free = [text for text in new if text not in old and text not in self.found]
        for text in old:
            if text in self.found and text not in there:
                pieces = [self.key(piece) for piece in self.pieces(text)]
                for other in free[:_TRIED]:
                    lengths = self._mapped(pieces, self.key(other))
                    if lengths is not None and other not in self.found:
                        self.found[other] = tuple(_cut(other, lengths))
                        break

    def _mapped(self, pieces: Sequence[Key], key: Key) -> list[int] | None:
        """The lengths of the same pieces in another wording of the whole; None where that is none."""
        whole = tuple(word for piece in pieces for word in piece)
        runs = shared(whole, key)
        if 2 * sum(size for *_, size in runs) < max(len(whole), len(key)):
            return None
        cuts, at = [0], 0
        for piece in pieces[:-1]:
            at += len(piece)
            cuts.append(next((j + max(0, at - i) for i, j, size in runs if i + size > at), len(key)))
        lengths = [after - before for before, after in pairwise([*cuts, len(key)])]
        return lengths if min(lengths) >= _LEAST else None

    def pieces(self, text: str) -> tuple[str, ...]:
        """The text, or its pieces down to the smallest."""
        found = self.found.get(text)
        return (text,) if found is None else tuple(part for piece in found for part in self.pieces(piece))

    def _exactly(self, text: str, parts: Sequence[str], starts: Mapping[Key, list[int]]) -> tuple[str, ...]:
        """The pieces where the words are those of neighbouring paragraphs, one after the other."""
        key = self.key(text)
        for place in (place for count in range(1, _FIRST + 1) for place in starts.get(key[:count], ())):
            lengths: list[int] = []
            at = 0
            for next_place in range(place, len(parts)):
                other = self.key(parts[next_place])
                if not other or key[at : at + len(other)] != other:
                    break
                lengths.append(len(other))
                at += len(other)
                if at == len(key):
                    return tuple(_cut(text, lengths)) if len(lengths) > 1 else ()
        return ()

    def _nearly(self, text: str, pairs: Sequence["_Neighbours"]) -> tuple[str, ...]:
        """The pieces where the words are nearly those of two neighbouring paragraphs."""
        key = self.key(text)
        own = frozenset(key)
        least, largest = _SAME * len(key), len(key) / _SAME
        for first, second in pairs:
            together = len(first) + len(second)
            if not least <= together <= largest:
                continue
            most = max(len(key), together)
            if (
                min(len(first), len(second)) < _LEAST
                or 2 * sum(word in own for word in first) < len(first)
                or 2 * sum(word in own for word in second) < len(second)
            ):
                continue
            runs = shared(key, first + second)
            same = sum(size for *_, size in runs)
            of_first = sum(max(0, min(j + size, len(first)) - j) for _, j, size in runs)
            if same >= _SAME * most and 2 * of_first >= len(first) and 2 * (same - of_first) >= len(second):
                cut = next((i + max(0, len(first) - j) for i, j, size in runs if j + size > len(first)), 0)
                if _LEAST <= cut <= len(key) - _LEAST:
                    return tuple(_cut(text, [cut, len(key) - cut]))
        return ()


def _cut(text: str, lengths: Iterable[int]) -> Iterator[str]:
    """The text in pieces of so many words; what opens a quotation or a bracket goes with the word after it."""
    starts = word_places(text)
    begin = at = 0
    for length in lengths:
        at += length
        end = starts[at] if at < len(starts) else len(text)
        if at < len(starts):
            end = begin + len(text[begin:end].rstrip(_OPENING))
        yield text[begin:end].strip()
        begin = end
