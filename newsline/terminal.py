"""What a terminal may be shown: the screen's measures, and text that cannot steer it."""

import re
from typing import NamedTuple


class Screen(NamedTuple):
    """Where a table is drawn: its width in cells, and whether colour may be used."""

    width: int = 80
    color: bool = False


# Embeddings and isolates are layout of another page; they go. Overrides would turn other cells round: they are shown.
_FORMATTING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"), "")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


def safe(text: str) -> str:
    """The text with control characters and overrides made visible (ESC is ␛, U+009B is \\x9b), tabs as spaces."""
    return _UNSAFE.sub(_shown, text.replace("\t", " ").translate(_FORMATTING))


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
