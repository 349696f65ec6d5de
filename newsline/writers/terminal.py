"""What a terminal may be shown: text that cannot steer it, and Arabic that it can draw."""

import re
from collections.abc import Callable
from functools import cache

from newsline.stamps.orthography import RIGHT_TO_LEFT

# Embeddings and isolates belong to the layout of another page: they go. Overrides would reorder other cells: they are shown.
# Separators that end a line in Unicode but not on a terminal would end an isolate in the middle.
_FORMATTING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"), "") | dict.fromkeys(
    map(ord, "\t\u2028\u2029"), " "
)
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
_STEERING = re.compile(r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """The text with control characters and overrides made visible (ESC as ␛, U+009B as \\x9b) and tabs as spaces."""
    return _UNSAFE.sub(_shown, text.translate(_FORMATTING))


def unsteered(text: str) -> str:
    """Text of a machine format that is safe on a terminal: what would steer it is written as in JSON, \\u009b."""
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def visible(text: str) -> str:
    """Deleted or inserted text; if all of it is blank or invisible, signs for the characters."""
    if any(char.isprintable() and not char.isspace() for char in text):
        return text.replace("\n", "¶")
    signs = {"\n": "¶", " ": "␣"}
    return "".join(signs.get(char, f"<U+{ord(char):04X}>") for char in text)


def can_shape() -> bool:
    """Whether the extra `bidi` is installed."""
    from importlib.util import find_spec

    return bool(find_spec("bidi") and find_spec("arabic_reshaper"))


@cache
def _shaper() -> Callable[[str], str]:
    """Gives letters their joined forms, lam-alef as one, and keeps the harakat. Raises ImportError."""
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"delete_harakat": False, "support_ligatures": True}).reshape  # type: ignore[no-any-return]


def _shaped(text: str) -> str:
    """The text with joined letters; as it is where the shaper fails, as it does on a joiner before lam-alef."""
    try:
        return _shaper()(text)
    except IndexError:
        return text


def cells(text: str, bidi: str) -> int:
    """How many cells the text takes as it will be drawn."""
    from rich.cells import cell_len  # `safe` is wanted where no table is

    return cell_len(_shaped(text) if bidi == "visual" and RIGHT_TO_LEFT.search(text) else text)


def drawn(line: str, bidi: str) -> str:
    """One line as it is sent to the terminal; without right-to-left letters it is left as it is."""
    if bidi == "off" or not RIGHT_TO_LEFT.search(line):
        return line
    if bidi == "isolate":
        return f"\u2068{line}\u2069"
    from bidi.algorithm import get_display

    try:
        return str(get_display(_shaped(line), base_dir="R"))
    except AssertionError:  # it holds a sign that is newer than Python's table of directions: drawn as it is
        return line


def wrapped(text: str, width: int, bidi: str) -> list[str]:
    """The lines of a text, in logical order, none wider than `width` cells; words are broken only if they must be."""
    lines = []
    for paragraph in text.split("\n"):
        line, room = "", width  # summed up: to measure the whole line at each word takes the square of its length
        for word in paragraph.split(" "):
            wide = cells(word, bidi)
            if line and wide < room:
                line, room = f"{line} {word}", room - wide - 1
                continue
            if line:
                lines.append(line)
            *whole, line = _pieces(word, width) if wide > width else [word]
            lines += whole
            room = width - cells(line, bidi)
        lines.append(line)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that fit, each of one sign at least; vowel signs stay with their letters."""
    from rich.cells import cell_len

    pieces, start, room = [], 0, width
    for place, sign in enumerate(word):
        room -= cell_len(sign)
        if room < 0 and place > start:
            pieces.append(word[start:place])
            start, room = place, width - cell_len(sign)
    return [*pieces, word[start:]]


def clipped(lines: list[str], most: int, width: int, bidi: str, mark: str = "[..]") -> list[str]:
    """The first `most` lines; if something is left out, the last one is cut, at a word if it can be, and ends with the mark."""
    if len(lines) <= most:
        return lines
    words, room = lines[most - 1].split(" "), width - len(mark) - 1
    while len(words) > 1 and cells(" ".join(words), bidi) > room:
        words.pop()
    if cells(words[0], bidi) > room:
        words = [_pieces(words[0], room)[0]]
    return [*lines[: most - 1], " ".join([*words, mark])]
