"""A folded line -> tokens: words and phrases of the lexicon, numbers, clock times, dates, punctuation."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, Literal, NamedTuple

from newsline.stamps import lexicon
from newsline.stamps.windows import FIRST_PIECES, LONGEST_PHRASE, MOST_PIECES, MOST_TOKENS

# The groups of the expression below, by which `_pieces` tells what it has found.
_PieceKind = Literal["iso", "date", "clock", "num", "word", "punct"]
Sense = Literal[lexicon.WordSense, "iso", "date", "clock", "num", "punct"]

_TOKEN = re.compile(
    r"[\s_]*(?:(?P<iso>\d{4}-\d\d-\d\d(?:t| ?@ ?| (?=\d\d:\d\d:\d\d\.\d))\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?![\d:]))"
    r"|(?P<date>\d{4}( ?[-/.\\] ?)\d{1,2}\3\d{1,2}|\d{1,2}( ?[-/.\\] ?)\d{1,2}\4\d{4})(?:(?!\d(?!\d:\d\d)|[/.]\d)|(?=(?P=date)))"
    r"|(?P<clock>(?<!\d[./:])\d{1,2}(?:[:.,h]|س| ?سا ?| h )\d\d(?::\d\d)?(?!\d|[:.,]\d))"
    r"|(?P<num>(?:19|20)\d\d(?=\d\d:\d\d(?!\d))|[0-9]+)|(?P<word>[^\W\d_]+)|(?P<punct>[^\s_]))",
)


class Token(NamedTuple):
    """A piece of the folded line: what it may mean, and where it stands.

    `senses`: each sense with its value, in the order in which they are tried; none for an unknown word.
    """

    senses: dict[Sense, Any]
    text: str
    start: int
    end: int


_Piece = tuple[_PieceKind, str, int]  # kind, text, end


def _pieces(text: str, most: int) -> list[_Piece]:
    """The first pieces of the folded text, without spaces; an underline is one: "#الثلاثاء_12_مارس"."""
    out: list[_Piece] = []
    for match in islice(_TOKEN.finditer(text), most):
        kind: Any = match.lastgroup
        out.append((kind, match[kind], match.end()))
    return out


def _phrase(pieces: list[_Piece], index: int, node: dict[str, Any]) -> tuple[dict[Sense, Any] | None, int]:
    """The senses of the longest phrase of the lexicon that goes on at `index` from a node of its tree, and the index after it.

    Passed over are a dot or slash after a single letter (ت.غ., ت/غ), and a hyphen between two words.
    """
    found, after, count = node.get(lexicon.SENSES), index, len(pieces)
    while index < count:
        kind, text, _ = pieces[index]
        if text in node and (kind == "word" or kind == "num"):
            node = node[text]
            index += 1
            if lexicon.SENSES in node:
                found, after = node[lexicon.SENSES], index
        elif (text in "./" and len(pieces[index - 1][1]) == 1) or (text == "-" and _is_hyphen(pieces, index)):
            index += 1
        else:
            break
    return found, after


def _is_hyphen(pieces: list[_Piece], index: int) -> bool:
    """Whether no blank stands before or after the piece at `index`, a single sign."""
    end = pieces[index][2]
    return (
        pieces[index - 1][2] == end - 1
        and index + 1 < len(pieces)
        and pieces[index + 1][2] - len(pieces[index + 1][1]) == end
    )


def unglued(piece: str) -> int:
    """Where a word ends that a word of a clock time or zone is glued to, or where that word ends itself; 0: neither."""
    for word in lexicon.word_set(lexicon.GLUED_WORDS):
        at = piece.find(word)
        if at > 0 or (at == 0 and len(piece) > len(word)):
            return at or len(word)
    return 0


def cut(text: str, *, to_the_end: bool = False) -> tuple[list[Token], bool]:
    """Tokens of a folded text up to its first unknown word (or all), and whether they are the whole text.

    A text is first looked at through a small window, since most are prose and have an unknown word in it.
    """
    pieces = _pieces(text, FIRST_PIECES)
    if len(pieces) == FIRST_PIECES:
        if not to_the_end:
            tokens, index = _tokens(text, pieces, to_the_end)
            if index < FIRST_PIECES - LONGEST_PHRASE:  # prose mostly ends the matter with its first words
                return tokens, False
        pieces = _pieces(text, MOST_PIECES + 1)
    tokens, index = _tokens(text, pieces, to_the_end)
    return tokens, index == len(pieces) <= MOST_PIECES


def _tokens(text: str, pieces: list[_Piece], to_the_end: bool) -> tuple[list[Token], int]:
    """Tokens, and the index of the piece that ended them: an unknown word, one too many, or none."""
    tokens: list[Token] = []
    index, count, words = 0, len(pieces), lexicon.tree()
    while index < count and len(tokens) <= MOST_TOKENS:
        kind, piece, end = pieces[index]
        start = end - len(piece)
        index += 1
        if kind != "word":
            tokens.append(Token({kind: piece}, piece, start, end))
            continue
        node = words.get(piece)
        if node is not None and len(node) == 1 and lexicon.SENSES in node:  # no phrase begins with it
            tokens.append(Token(node[lexicon.SENSES], piece, start, end))
            continue
        if node is None and (parted := unglued(piece)):
            pieces.insert(index, ("word", piece[parted:], end))
            end, count = start + parted, count + 1
            piece = piece[:parted]
            node = words.get(piece)
        senses, after = _phrase(pieces, index, node) if node is not None else (None, index)
        if senses is None and not to_the_end:
            return tokens, index - 1
        if after > index:
            index, end = after, pieces[after - 1][2]
            piece = " ".join(text[start:end].replace("-", " ").replace("_", " ").split())
        tokens.append(Token(senses or {}, piece, start, end))
    return tokens, index if len(tokens) <= MOST_TOKENS else -1


def is_between_numbers(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen stands at `index` between two numbers, without blanks: 13-15."""
    if not 0 < index < len(tokens) - 1 or tokens[index].text != "-":
        return False
    before, hyphen, after = tokens[index - 1 : index + 2]
    numbers = "num" in before.senses and "num" in after.senses
    return numbers and before.end == hyphen.start and hyphen.end == after.start


def is_spaced_clock(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number, a colon with a blank before or after it, and two digits stand at `index`."""
    if index < 0 or index + 2 >= len(tokens) or tokens[index + 1].text != ":":
        return False
    hour, colon, minute = tokens[index : index + 3]
    numbers = "num" in hour.senses and "num" in minute.senses and len(minute.text) == 2
    return numbers and (hour.end < colon.start or colon.end < minute.start)
