"""A pen that writes as careless hands do: any digits, with or without tashkeel, hamza seats, tatweel, bidi marks."""

import random
import re
from collections.abc import Sequence
from typing import TypeVar

from tests import generator_words as words

Item = TypeVar("Item")

_LETTER = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_JOINING = "بتثجحخسشصضطظعغفقكلمنهي"
_ALEFS = "اأإآ"
_LAST_LETTER = {"ي": "ىی", "ى": "ي", "ة": "ه", "ه": "ة"}


class Pen:
    """Draws from one seeded source; `digits` is the digit system, "mixed" for one of its own a number.

    `month_first`: in dates of numbers, all of one source.
    """

    def __init__(self, rng: random.Random, digits: str | None = None, *, month_first: bool = False) -> None:
        self.rng = rng
        self.month_first = month_first
        self.digits = digits or rng.choice(["0-9", "0-9", "٠-٩", "٠-٩", "۰-۹", "mixed"])

    def pick(self, choices: Sequence[Item]) -> Item:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def number(self, value: int, width: int = 1) -> str:
        return self.shown(f"{value:0{width}d}")

    def shown(self, text: str) -> str:
        """The text with its digits in the pen's system."""
        system = self.pick([*words.DIGITS]) if self.digits == "mixed" else self.digits
        return text.translate(str.maketrans("0123456789", words.DIGITS[system]))

    def spelled(self, phrase: str) -> str:
        """The phrase as somebody may spell it: one in three gets something wrong, marks or tatweel."""
        if not self.chance(0.35) or phrase.isascii():
            return phrase
        return " ".join(self.pick([_hamza, _last, _marks, _tatweel, _bare])(self, word) for word in phrase.split(" "))

    def bracketed(self, text: str) -> str:
        """The text in brackets that do not stand in it already."""
        free = [pair for pair in words.BRACKETS if not any(sign in text for sign in pair)]
        if not free:
            return text
        pair = self.pick(free)
        return pair[0] + text + pair[1]

    def with_bidi(self, text: str) -> str:
        """The text with a few invisible marks anywhere in it, or wrapped in a pair of them."""
        if self.chance(0.3):
            pair = self.pick(["\u202b\u202c", "\u2067\u2069", "\u200f\u200f", "\u200e\u200e", "\u2068\u2069"])
            return pair[0] + text + pair[1]
        for _ in range(self.rng.randint(1, 3)):
            place = self.rng.randint(0, len(text))
            text = text[:place] + self.pick(words.BIDI) + text[place:]
        return text


def _hamza(pen: Pen, word: str) -> str:
    """Another seat for an initial hamza, or none; the last hamza of a weekday may go."""
    head, letter, rest = re.fullmatch(r"((?:ال)?)([اأإآ]?)(.*)", word).groups()  # type: ignore[union-attr]
    if letter in tuple("أإآ"):
        return head + pen.pick(_ALEFS) + rest
    return word[:-1] if word.endswith("اء") and head else word.replace("ؤ", "و")


def _last(pen: Pen, word: str) -> str:
    return word[:-1] + pen.pick(_LAST_LETTER[word[-1]]) if word[-1:] in _LAST_LETTER and len(word) > 2 else word


def _marks(pen: Pen, word: str) -> str:
    return "".join(
        letter + pen.pick(words.HARAKAT) if letter in _LETTER and pen.chance(0.6) else letter for letter in word
    )


def _tatweel(pen: Pen, word: str) -> str:
    for place in range(len(word) - 2, -1, -1):
        if word[place] in _JOINING and word[place + 1] in _LETTER[1:] and pen.chance(0.5):
            return word[: place + 1] + "ـ" * pen.rng.randint(1, 4) + word[place + 1 :]
    return word


def _bare(pen: Pen, word: str) -> str:
    """The word without tashkeel."""
    return re.sub(f"[{words.HARAKAT}]", "", word)
