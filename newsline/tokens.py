"""A folded line -> tokens: words and phrases of the lexicon, numbers, clock times, dates, punctuation."""

import re
from typing import Any, NamedTuple

from newsline import lexicon

LONGEST = 300  # characters: no stamp seen is longer than 120
MOST_TOKENS = 64

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?![\d:]))"
    r"|(?P<date>(?:\d{4} ?([-/.]) ?\d{1,2} ?\3 ?\d{1,2}|\d{1,2} ?([-/.]) ?\d{1,2} ?\4 ?\d{4})(?!\d|[/.]\d))"
    r"|(?P<clock>(?<!\d[./:])\d{1,2}(?: ?: ?|[.,h]|س)\d\d(?::\d\d)?(?!\d|[:.,]\d))"
    r"|(?P<num>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<space>\s+)|(?P<punct>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A piece of the folded line: what it may mean (kind -> value; none: an unknown word) and where it stands."""

    senses: dict[str, Any]
    text: str
    start: int
    end: int


def _pieces(text: str) -> list[tuple[str, str, int, int]]:
    """(kind, text, start, end) of each piece of the folded text, without spaces; no more than a stamp may have."""
    out = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            out.append((kind, match.group(), match.start(), match.end()))
            if len(out) > MOST_TOKENS * 2:
                break
    return out


def _phrase(pieces: list[tuple[str, str, int, int]], start: int) -> tuple[dict[str, Any] | None, int]:
    """The longest phrase of the lexicon that begins at `start`, and the index after it; dots after single letters go."""
    node = lexicon.tree()
    found, after, index = None, start + 1, start
    while index < len(pieces):
        kind, text, _, _ = pieces[index]
        if kind in ("word", "num") and text in node:
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
        kind, piece, start, end = pieces[index]
        senses: dict[str, Any] | None = {kind: piece}
        after = index + 1
        if kind == "word":
            senses, after = _phrase(pieces, index)
            if senses is None and not to_the_end:
                return tokens, False
            end = pieces[after - 1][3]
        tokens.append(Token(senses or {}, text[start:end], start, end))
        if len(tokens) > MOST_TOKENS:
            return tokens, False
        index = after
    return tokens, len(pieces) <= MOST_TOKENS * 2
