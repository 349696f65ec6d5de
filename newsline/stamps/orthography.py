"""One spelling for all: the folding that lets a word of the lexicon meet the word on the page.

Folded are hamza seats, ى/ی/ي, ة/ه, tashkeel, tatweel, digits of three scripts, dashes, Arabic commas, full-width and
presentation forms, no-break spaces; bidi and zero-width marks go. `Folded.raw` leads from a folded index back to the page.
"""

import re
from binascii import crc32
from unicodedata import normalize

from newsline.patterns import pattern

SHADDA = "\u0651"
DAMMA = "\u064f"

_SAME = {
    "ا": "أإآٱٲٳ",
    "و": "ؤۆۇ",
    "ي": "ئىیېۍ",
    "ه": "ةۀہۂۃەە",
    "ك": "کڪ",
    "-": "‐‑‒–—―−",
    ",": "،",
    ";": "؛",
    ".": "٫۔",
    "/": "؍⁄∕",
    ":": "∶\ua789",
    "?": "؟",
    "%": "٪",
    " ": "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
_MORE = {one: one + others for one, others in _SAME.items()}
# A letter of Arabic, or of another language in its script, presentation forms among them; digits and punctuation are not.
ARABIC_LETTER = pattern("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
# A character of a script that is written from right to left: text that has one is laid out from the right.
RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

BIDI_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# marks of direction, and what has no width; emoji are made with two more
MARKS = BIDI_MARKS + "\u00ad\u200b\u200c\u2060\ufeff"
_INVISIBLE = MARKS + "\u200d\ufe0e\ufe0f"
# What a line is trimmed of: white space, and marks, which copied lines are wrapped in.
BLANKS = " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029" + _SAME[" "][1:] + MARKS
_ATTACHED = "\u0621\u0640\u0654\u0655\u0670" + "".join(map(chr, [*range(0x064B, 0x0660), *range(0x06D6, 0x06EE)]))
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD), range(0xFF01, 0xFF5F))


def _table() -> dict[int, str]:
    table = {ord(other): one for one, others in _SAME.items() for other in others}
    table |= {ord(digit): str(n) for script in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(script)}
    table |= {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    table |= dict.fromkeys(map(ord, _INVISIBLE + _ATTACHED), "")
    return table


def unfolded(letter: str) -> str:
    """The letters that a folded one may stand for, itself first."""
    return _MORE.get(letter, letter)


class _Table(dict[int, str]):
    """The table of the folding; rare compatibility forms are added when they are met, not at every start of the program."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if any(code in block for block in _FORMS):
            plain = normalize("NFKC", char)
            char = plain.translate(self) if plain != char else char
        if code < 0x10000:
            self[code] = char
        return char


_TABLE = _Table(_table())
# Most texts have nothing else that is folded, and to look each of their letters up takes three times as long
_EVERYDAY = [(letter, _TABLE[ord(letter)]) for letter in "أإآئىةؤء،؛؟–"]
_PLAIN = "".join(map(chr, range(0x20, 0x7F))).translate(dict.fromkeys(range(ord("A"), ord("Z") + 1)))
_RARE = re.compile(f"[^{re.escape(_PLAIN)}«»“”…·ابتثجحخدذرزسشصضطظعغفقكلمنهوي{''.join(one for one, _ in _EVERYDAY)}]")


def _folded(text: str) -> str:
    if text.isascii() or _RARE.search(text) is not None:
        return text.translate(_TABLE)
    for letter, other in _EVERYDAY:
        text = text.replace(letter, other)
    return text


class Folded:
    """A folded text (`text`) and the text as it was (`source`)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = _folded(source)

    def raw(self, index: int) -> int:
        """Index in the source of the character that the folded character at `index` comes from."""
        folded = 0
        for place, char in enumerate(self.source):  # stamps stand at the beginning of their lines
            folded += len(_TABLE[ord(char)])
            if folded > index:
                return place
        return len(self.source)

    def slice(self, start: int, end: int) -> str:
        """Raw text of a folded span, with the marks that hang on its last letter."""
        whole_head = not start and self.text[:1] == self.source[:1]  # nothing was dropped: no need to count
        first = 0 if whole_head else self.raw(start)
        return self.source[first : self.raw(end)] if end < len(self.text) else self.source[first:]


_MARK = pattern(f"[{MARKS}]+")


def visible(text: str) -> str:
    """The text without marks of direction and what has no width."""
    return _MARK.sub("", text)


def any_spelling(word: str) -> str:
    """A pattern for a folded word however it is spelled: with other seats of its letters, lengthened, or with vowels."""
    return "".join(f"[{unfolded(letter)}][\u0640\u064b-\u0652]*+" if letter != " " else r"\s+" for letter in word)


def fold(text: str) -> Folded:
    """Fold `text` to the one spelling in which the lexicon is looked up."""
    return Folded(text)


_WORD = re.compile(r"[^\W\d_]+|\d+")


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in its order."""
    return _WORD.findall(fold(text).text)


def word_places(text: str) -> list[int]:
    """Where in the text, as it stands, each of its words begins."""
    places = [place for place, char in enumerate(text) for _ in _TABLE[ord(char)]]
    return [places[found.start()] for found in _WORD.finditer(fold(text).text)]


_NAMING = 8  # words of a text, by which it is known
_FIRST = 60  # characters in which they stand


def identity(text: str) -> str | None:
    """A short digest of the first words of a text, without spelling: the same in every copy of it; None without words."""
    first = words(text[:_FIRST])[:_NAMING]
    return f"{crc32(' '.join(first).encode()):08x}" if first else None


_LINE_END = pattern("[\n\r\x85\u2028\u2029]")


def split_lines(text: str) -> list[str]:
    """Lines as editors count them: LF, CRLF, CR, NEL, U+2028 and U+2029 end one, and nothing else does."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        lines = _LINE_END.split(text)
    else:
        lines = text.split("\n")  # as nearly all texts: in a third of the time of the pattern, or of splitlines()
    return lines if lines[-1] else lines[:-1]


_BLANK_LINES = pattern(r"\n(?:[^\S\n]*\n)+")


def split_paragraphs(text: str) -> list[str]:
    """What blank lines part in a passage; the line breaks inside stay."""
    return [part for part in _BLANK_LINES.split(text) if part.strip()]


ARROWS = "←→⇐⇒⟵⟶⬅➡➔➜"
_OUTER = BIDI_MARKS + "\u200b\u200c\u200d\ufeff"
_BEFORE = pattern(rf"^(?:[^\w(\[{{<«\"']|[{_OUTER}_])+")
_BEHIND = pattern(rf"(?:[\s{_OUTER}:\-–—|(\[{{{ARROWS}\ufe0e\ufe0f]|(?<=\s)ـ)+$")


def marker_text(line: str) -> str:
    """The line as it stands, without bullets, `#`, outer bidi marks and a label's delimiter; brackets stay."""
    if line[:1].isalpha() and line[-1:].isalnum():
        return line
    return _BEHIND.sub("", _BEFORE.sub("", line))
