"""A folded line -> tokens: words and phrases of the lexicon, numbers, clock times, dates, punctuation."""

import re
from itertools import islice
from typing import Any, NamedTuple

from newsline.stamps import lexicon

LONGEST = 300  # characters: no stamp seen is longer than 120
MOST_TOKENS = 64
MOST_PIECES = 128
_FIRST_LOOK = 16
_LONGEST_PHRASE = 6  # words

_TOKEN = re.compile(
    r"\s*(?:(?P<iso>\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?![\d:]))"
    r"|(?P<date>(?:\d{4}( ?[-/.] ?)\d{1,2}\3\d{1,2}|\d{1,2}( ?[-/.] ?)\d{1,2}\4\d{4})(?!\d(?!\d:\d\d)|[/.]\d))"
    r"|(?P<clock>(?<!\d[./:])\d{1,2}(?:[:.,h]|س)\d\d(?::\d\d)?(?!\d|[:.,]\d))"
    r"|(?P<num>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<punct>\S))",
)


class Token(NamedTuple):
    """A piece of the folded line: what it may mean (kind -> value; none: an unknown word) and where it stands."""

    senses: dict[str, Any]
    text: str
    start: int
    end: int


_Piece = tuple[str, str, int]  # kind, text, end


def _pieces(text: str, most: int) -> list[_Piece]:
    """The first pieces of the folded text, without spaces."""
    out = []
    for match in islice(_TOKEN.finditer(text), most):
        kind = match.lastgroup
        if kind is not None:
            out.append((kind, match[kind], match.end()))
    return out


def _phrase(pieces: list[_Piece], start: int) -> tuple[dict[str, Any] | None, int]:
    """The longest phrase of the lexicon that begins at `start`, and the index after it; dots after single letters go."""
    node = lexicon.tree()
    found, after, index = None, start + 1, start
    while index < len(pieces):
        kind, text, _ = pieces[index]
        if text in node and kind in ("word", "num"):
            node = node[text]
            index += 1
            if lexicon.SENSES in node:
                found, after = node[lexicon.SENSES], index
        elif text == "." and index > start and len(pieces[index - 1][1]) == 1:
            index += 1
        else:
            break
    return found, after


def cut(text: str, *, to_the_end: bool = False) -> tuple[list[Token], bool]:
    """Tokens of a folded text up to its first unknown word (or all), and whether the whole text was cut."""
    pieces = _pieces(text, _FIRST_LOOK)
    if len(pieces) == _FIRST_LOOK:
        if not to_the_end:
            tokens, index = _tokens(text, pieces, to_the_end)
            if index < _FIRST_LOOK - _LONGEST_PHRASE:  # prose mostly ends the matter with its first words
                return tokens, False
        pieces = _pieces(text, MOST_PIECES + 1)
    tokens, index = _tokens(text, pieces, to_the_end)
    return tokens, index == len(pieces) <= MOST_PIECES


def _tokens(text: str, pieces: list[_Piece], to_the_end: bool) -> tuple[list[Token], int]:
    """Tokens, and the index of the piece that ended them: an unknown word, one too many, or none."""
    tokens: list[Token] = []
    index, count = 0, len(pieces)
    while index < count and len(tokens) <= MOST_TOKENS:
        kind, piece, end = pieces[index]
        start = end - len(piece)
        index += 1
        if kind != "word":
            tokens.append(Token({kind: piece}, piece, start, end))
            continue
        senses, after = _phrase(pieces, index - 1)
        if senses is None and not to_the_end:
            return tokens, index - 1
        if after > index:
            index, end = after, pieces[after - 1][2]
            piece = text[start:end]
        tokens.append(Token(senses or {}, piece, start, end))
    return tokens, index if len(tokens) <= MOST_TOKENS else -1
