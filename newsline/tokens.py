"""A folded line -> tokens: words and phrases of the lexicon, numbers, clock times, dates, punctuation."""

import re
from itertools import islice
from typing import Any, NamedTuple

from newsline import lexicon

LONGEST = 300  # characters: no stamp seen is longer than 120
MOST_TOKENS = 64

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


def _pieces(text: str) -> list[_Piece]:
    """The pieces of the folded text, without spaces; no more than a stamp may have."""
    out = []
    for match in islice(_TOKEN.finditer(text), MOST_TOKENS * 2 + 1):
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
    pieces = _pieces(text)
    tokens: list[Token] = []
    index = 0
    while index < len(pieces):
        kind, piece, end = pieces[index]
        start = end - len(piece)
        index += 1
        if kind == "word":
            senses, index = _phrase(pieces, index - 1)
            if senses is None and not to_the_end:
                return tokens, False
            end = pieces[index - 1][2]
            tokens.append(Token(senses or {}, text[start:end], start, end))
        else:
            tokens.append(Token({kind: piece}, piece, start, end))
        if len(tokens) > MOST_TOKENS:
            return tokens, False
    return tokens, len(pieces) <= MOST_TOKENS * 2
