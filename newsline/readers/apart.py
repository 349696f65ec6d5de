"""A line in which a time stands beside a name, each in an element of its own -> the time, and the rest of the line.

A style sheet sets such elements apart on the screen; in the source they may touch.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from newsline.model import Stamp
from newsline.segmentation.lines import ends_like_a_sentence
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_bare, read_line

_MOST_CELLS = 9
_LONGEST_REST = 60  # characters
_SHORTEST_DATE = 8  # characters
_AROUND = " \xa0|-–—,،·•"


class Border(NamedTuple):
    """Where an element begins or ends among the pieces of a line; `touches`: the end of another, and one of them has a class;
    `clock`: where an element began, named as a time by its class, that ends here."""

    place: int
    touches: bool = False
    clock: int | None = None


class Apart(NamedTuple):
    """The words of a time, and the rest of its line, which may be empty; `weak`: a date without more, as a chronology has them."""

    time: str
    rest: str
    weak: bool = False


def are_parted(before: str, after: str, *, classed: bool) -> bool:
    """Whether a blank belongs between the texts of two elements that touch: a word may go on in another element, but no word
    goes on from letters to digits, or from one script to another; two numbers are two where a class may part them."""
    if not (before and after and before[-1].isalnum() and after[0].isalnum()):
        return False
    one, other = before[-1], after[0]
    if one.isdigit() and other.isdigit():
        return classed
    return one.isdigit() != other.isdigit() or one.isascii() != other.isascii()


def time_apart(pieces: list[str], borders: list[Border]) -> Apart | None:
    """The longest run of elements that says when, and what stands beside it; None where none does, or prose stands beside it."""
    places = sorted({0, *(border.place for border in borders), len(pieces)})
    if not 2 < len(places) <= _MOST_CELLS + 1:
        return None
    cells = list(pairwise(places))
    touching = {border.place for border in borders if border.touches}
    clocks = {(border.clock, border.place) for border in borders if border.clock is not None}
    texts = {start: " " * (start in touching) + "".join(pieces[start:end]) for start, end in cells}
    tried = set()
    for size in range(len(cells), 0, -1):
        for run in (cells[at : at + size] for at in range(len(cells) - size + 1)):
            start, end = run[0][0], run[-1][1]
            text = _words(texts[place] for place, _ in run)
            if text in tried or not any(map(str.isdigit, text)):
                continue
            tried.add(text)
            stamp = _stamp(text)
            if stamp is None:
                continue
            dated = stamp.written.dated and len(text) >= _SHORTEST_DATE
            own = (stamp.timed and stamp.has_date) or (start, end) in clocks
            if not (own or dated):
                continue
            weak = not own and touching.isdisjoint((start, end))
            rest = _words([*pieces[:start], " ", *pieces[end:]])
            name = len(rest) <= _LONGEST_REST and not ends_like_a_sentence(rest)
            return Apart(text, rest, weak) if name and not _is_of_time(rest) else None
    return None


def _is_of_time(text: str) -> bool:
    """Whether a text says no more than that what was written then is urgent, or pinned."""
    words = " ".join(orthography.words(text))
    return words in lexicon.word_set(lexicon.URGENT_WORDS) or words in lexicon.word_set(lexicon.PINNED_WORDS)


def _words(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split()).strip(_AROUND)


def _stamp(text: str) -> Stamp | None:
    """The stamp that a text is the whole of."""
    reading = read_line(text)
    if reading is not None and reading.end is None:
        return reading.stamps[-1]
    return read_bare(text) if reading is None else None
