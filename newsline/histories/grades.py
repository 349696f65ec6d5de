"""How much an edit changes: its spelling, its numbers, or its words."""

from functools import cache
from typing import Final, get_args

from newsline.model import Grade
from newsline.stamps import lexicon
from newsline.stamps.orthography import words

GRADES: Final[tuple[Grade, ...]] = get_args(Grade)


def grade(old: str, new: str) -> Grade:
    """`spelling`: hamza, tashkeel, the script of digits, punctuation, blanks; `numbers`: digits and words of numbers."""
    was, now = words(old), words(new)
    if was == now:
        return "spelling"
    return "numbers" if _without_numbers(was) == _without_numbers(now) else "words"


def at_least(found: Grade | None, least: Grade) -> bool:
    """Whether a grade is not below another; what has none is no edit, and never a trifle."""
    return found is None or GRADES.index(found) >= GRADES.index(least)


def _without_numbers(text: list[str]) -> list[str]:
    numbers = _numbers()
    return [word for word in text if not word.isdecimal() and word not in numbers]


@cache
def _numbers() -> frozenset[str]:
    """The words of cardinal numbers, with و and ال before them or without; ordinals are often other words (ثان, أول)."""
    return frozenset(
        before + word
        for listed in lexicon.CARDINALS.values()
        for word in lexicon.spellings(listed)
        for before in ("", "و", "ال", "وال", "ب", "ل")
    )
