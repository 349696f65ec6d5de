"""The weekday that a passage names bare: the day of its news, and of no other week."""

import re
from functools import cache
from itertools import product

from newsline.patterns import pattern
from newsline.stamps import lexicon, orthography

_MARKS = pattern("[\u0640\u064e-\u0652]")  # tatweel and vowels may stand between the letters of a name


@cache
def _weekday_letters() -> re.Pattern[str]:
    """The first letters of the weekdays in all their spellings, for a quick look at raw text."""
    starts = {name[1:5] for name in lexicon.weekdays() if name.startswith("ال")}
    letters = ("".join(letters) for start in starts for letters in product(*map(orthography.unfolded, start)))
    return re.compile("|".join(sorted(letters)))


def bare_weekday(text: str) -> int | None:
    """The weekday that the first paragraph names bare: neither a coming nor a past one, nor one with a date."""
    paragraph = text.lstrip().partition("\n")[0]
    if _weekday_letters().search(paragraph) is None and _MARKS.search(paragraph) is None:
        return None
    words = orthography.words(paragraph)
    weekdays = lexicon.weekdays()
    not_after = lexicon.word_set(lexicon.WEEKDAY_NOT_BARE_AFTER)
    not_before = lexicon.word_set(lexicon.WEEKDAY_NOT_BARE_BEFORE)
    numbers = lexicon.word_set(lexicon.WEEKDAY_ALSO_NUMBER)
    coming = lexicon.word_set(lexicon.WEEKDAY_OF_EVENT)
    of_day = {"يوم"} | lexicon.word_set(lexicon.PERIODS["am"]) | lexicon.word_set(lexicon.PERIODS["pm"])
    for at, (before, word, after) in enumerate(zip(["", *words], words, [*words[1:], ""], strict=False)):
        if (
            word in weekdays
            and word[:2] == "ال"
            and word not in numbers
            and not (before in not_before or after in not_after or after.isdigit())
            and not (before in of_day and at > 1 and words[at - 2] in not_before)
        ):
            told = words[: words.index(word)]
            before_news = "قد" in told and not lexicon.word_set(lexicon.BACKGROUND_WORDS).isdisjoint(told)
            if before_news or any(one in coming or lexicon.is_future(one) for one in told):
                return None
            return weekdays[word]
    return None
