"""Bytes -> text: which encoding, by rules and not by a library, since the rules were measured to be right more often.

`benchmarks/encodings.py` prints the measurement. The order: byte order mark, the zero and six bytes of UTF-16, UTF-8,
then damaged UTF-8 against the two one-byte Arabic encodings, and these two by the letters that only one of them has.
"""

import codecs

from newsline.model import Notice
from newsline.patterns import pattern
from newsline.stamps import orthography

REPLACED = "\ufffd"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16  # bytes looked at to tell text from other data
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_ASCII = bytes(range(0x80))
# bytes that are common letters in one of the two and rare or nothing in the other
_ISO_LETTERS = b"\xe2\xe7\xe8\xe9\xea\xac"  # qaf, heh, waw, alef maksura, yeh, comma
_WINDOWS_LETTERS = b"\xdb\xdd\xde\xdf\xec\xed\xa1\xba"  # ghain, feh, qaf, kaf, alef maksura, yeh, comma, semicolon
_BOTH_LETTERS = frozenset(b"\xc7\xc8\xca\xcf\xd1\xd3")  # alef, beh, teh, dal, reh, seen: hardly in French or Spanish
# letters of UTF-8 as windows-1256 shows them: alef, lam, yeh, waw, noon, reh, teh, beh; no clean text has these pairs
_MOJIBAKE = ("ط§", "ظ„", "ظٹ", "ظˆ", "ظ†", "ط±", "طھ", "ط¨")
_SIGNS = "".join(pair[1] for pair in _MOJIBAKE)  # seldom in a clean text, and one is found much faster than a pair
_ARABIC = pattern("[\u0600-\u06ff]")  # the whole block: a run of nothing but its digits or commas is mended too
_OUTSIDE_ASCII = pattern(r"[^\x00-\x7f]+")


class NoText(ValueError):
    """The data are no text in any encoding."""

    def __init__(self) -> None:
        super().__init__("is binary data, not text: save it as text or as a web page")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The text of `data` and the warnings that it earns; `encoding`: used instead of finding it out.

    Raises ValueError where the data are empty or no text, or the encoding is unknown.
    """
    text = to_text(data, encoding)
    return repaired(text) if encoding is None else (text, lost(text))


def to_text(data: bytes, encoding: str | None = None) -> str:
    """The text of `data` as it stands, with U+FFFD for what is no text; raises ValueError as `decode` does."""
    if not data:
        raise ValueError("is empty")
    text = _found(data) if encoding is None else _as_told(data, encoding)
    text = text.removeprefix("\ufeff")
    if text.count(REPLACED) * 4 > len(text):
        raise NoText
    return text


def known(encoding: str) -> bool:
    """Whether Python has a text encoding of that name."""
    try:
        b"a".decode(encoding)  # of no bytes Python makes a text without asking for the encoding
    except UnicodeError:
        return True
    except (LookupError, ValueError):
        return False
    return True


def wide(data: bytes) -> str | None:
    """The name of UTF-16 or UTF-32 where the data begin with its mark, or look like UTF-16 without one."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return None if name == "utf-8" else name
    return _utf16(data[:_SAMPLE])


def lost(text: str) -> tuple[Notice, ...]:
    """The warning that characters of the text were replaced, on the line of the first."""
    if REPLACED not in text:
        return ()
    count = text.count(REPLACED)
    line = len(orthography.split_lines(text[: text.index(REPLACED) + 1]))
    places = "1 place" if count == 1 else f"{count} places"
    message = f"bytes that are no text were replaced in {places}"
    return (Notice(code="encoding", line=line, message=message),)


def is_single_byte(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 are in a one-byte encoding, and not UTF-8 with some damage."""
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACED)
    good = len(text) - (len(data) - len(data.translate(None, _ASCII))) - bad
    return bad >= good


def _as_told(data: bytes, encoding: str) -> str:
    if not known(encoding):
        raise ValueError(f"{encoding!r} is not the name of an encoding")
    try:
        return data.decode(encoding, "replace")
    except (UnicodeError, ValueError) as error:  # a codec that knows no replacement
        raise ValueError(f"is not {encoding}: {error}") from None


def _found(data: bytes) -> str:
    name = wide(data)
    if name is not None:
        return data.decode(name, "replace")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    doubtful = controls > 2 and controls * 50 > len(sample)
    if data.startswith(b"%PDF-") or (doubtful and b"\0" in data):
        raise NoText
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if doubtful:
            raise NoText from None
        return data.decode(_single_byte(data) if is_single_byte(data) else "utf-8", "replace")
    if doubtful and not orthography.ARABIC_LETTER.search(text):  # wires send signs of control before and after a flash
        raise NoText
    return text


def _utf16(sample: bytes) -> str | None:
    """UTF-16 by its high bytes: 0 for ASCII and 6 for Arabic letters, on every other place."""
    if b"\0" not in sample and b"\x06" not in sample:
        return None
    even, odd = (sample[start::2] for start in (0, 1))
    shares = [(half.count(0) + half.count(6)) / max(1, len(half)) for half in (even, odd)]
    if max(shares) < 0.7 or min(shares) > 0.1:
        return None
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


def _single_byte(data: bytes) -> str:
    iso, windows = (sum(map(data.count, letters)) for letters in (_ISO_LETTERS, _WINDOWS_LETTERS))
    return "iso-8859-6" if iso > windows and not _BOTH_LETTERS.isdisjoint(data) else "cp1256"


# --- UTF-8 once read as windows-1256 ------------------------------------------------------------------------------


def repaired(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The text, as it was meant where it is UTF-8 once read as windows-1256, and the warnings: that, and what is lost."""
    if not any(map(text.__contains__, _SIGNS)):
        return text, lost(text)
    lines = text.split("\n")
    mended = [_mended(line) for line in lines]
    first = next((index for index, line in enumerate(lines) if mended[index] != line), None)
    if first is None:
        return text, lost(text)
    text = "\n".join(mended)
    number = len(orthography.split_lines("\n".join([*lines[:first], "."])))
    message = "the text is UTF-8 that was once read as windows-1256; it was repaired"
    said = Notice(code="encoding", line=number, message=message)
    return text, (said, *lost(text))


def _mended(line: str) -> str:
    whole = _read_again(line)
    if whole is not None:
        return whole
    if not any(pair in line for pair in _MOJIBAKE):
        return line
    return _OUTSIDE_ASCII.sub(lambda run: _read_again(run[0]) or run[0], line)


def _read_again(text: str) -> str | None:
    """What `text` was as UTF-8, None if its windows-1256 bytes are none; clean Arabic never is."""
    try:
        found = text.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return None
    return found if found.isascii() or _ARABIC.search(found) else None
