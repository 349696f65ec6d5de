"""Lines in which a time is dressed up: bullets, emoji, arrows, stars, `**`, "عاجل", and the heads of messages copied from chats.

Around a clock time, ornaments are no words: what is left without them is read as any other line is.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from newsline.model import DateOrder, Reading, Stamp
from newsline.patterns import pattern
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_bare, read_line

_FAR = 80  # characters in which the time of a line and what parts it from its text stand
_VOWELS = "\u064b-\u0652\u0670"  # they stand in the middle of words
# what may be of the time, or of the text
_SIGNS = r"()\[\]{}«»\"'“”.,،؛:;!?؟\-–—|/\\%…&+=@$€£" + _VOWELS + orthography.MARKS
_PARTING = rf"[^\w{_SIGNS}]|[-–—|:_]"
_CLOCKISH = pattern(
    r"[(\[]?\s*+(?:(?:في |عند )?(?:تمام )?(?:ال)?ساعة )?\s*+\d{1,4}(?:\s?[:∶.,،٫h]\s?\d\d|[-/.]\d{1,2}[-/.]\d|\s?[صم]\b)"
)
_LETTERS = rf"(?:[^\W\d_][\u0640{_VOWELS}]*+)++"
_WORD = pattern(_LETTERS)
_PHRASE = pattern(rf"{_LETTERS}(?:\s+{_LETTERS}){{0,2}}")  # as long as the longest of the lists
_OPENING = ("[", "(")
_DIGIT = re.compile(r"\d")
_ORNAMENTS = pattern(rf"(?:[^\w\s{_SIGNS}]|_|[\s{orthography.MARKS}]|[-–—|:]|\.\.+)*+")
_NUMBERED = pattern(r"\d{1,2}[).]\s+(?=\d{1,2}:\d\d)")  # the number of a post, as of an item of a list
# What parts a time from its text beside the usual delimiters: a sign, or the beginning of a word.
_PARTS = pattern(rf"\*\*|\t|[^\w\s{_SIGNS}]|_|(?<![^\W\d_])(?<![{_VOWELS}])(?=[\[(]?[^\W\d_])")
_BEHIND = pattern(rf"(?<!{_PARTING})(?:{_PARTING})++$")  # what parts a time from its text
_DELIMITED = pattern(r"\s*(?:[-–—|:]|$)")
_SIGNS_OF_ANY = pattern(r"[\W_]*+")
_TIMELIKE = pattern(r"(?:(?:ال|بال)?ساعة |عند |في |تمام )*+[(\[]?\d")
# the heads of messages copied from Telegram and from WhatsApp
_TELEGRAM = pattern(r"(?P<name>[^\[\]:,،\d][^\[\]:]{0,59}?)[,،] ?\[(?P<when>\d[^\[\]]{7,31})\]:?")
_WHATSAPP = pattern(r"\[(?P<when>\d[^\[\]]{7,31})\] (?P<name>[^:\[\]]{1,60}): ?(?P<text>.*)", re.S)

# a name beside the time on a line of their own; its words, and those where no sign parts the two
_NAME = r"(?P<name>[^\W\d_](?:(?!\s[-–—]\s)[^\d|·•:،,()\[\]]){1,40}?)"
_NAMED = pattern(rf"{_NAME}(?:\s*(?P<sign>[|·•،,@]|\s[-–—])\s*|\s+)(?P<when>\d.*)")
_NAMED_BEHIND = pattern(rf"(?P<when>\d[^()\[\]]*?)\s*(?P<sign>[(\[]){_NAME}[)\]]")
# a time, and how often what stands beside it was read
_COUNTED = pattern(r"(?P<when>\d.{2,40}?)\s*[|·•-]\s*[\d.,٬٫]+\s?(?:K|M)?(?P<name>(?:\s[^\W\d_]+){0,2})")
_MOST_OF_NAME, _MOST_UNPARTED = 5, 2
_AGO = pattern(r"\d{1,2}\s?[سد]")  # "· 3س", as X has it
_BESIDE = (lexicon.URGENT_WORDS, lexicon.PINNED_WORDS)  # before a time and behind it
_TAGS = (lexicon.LIVE_TAGS, lexicon.POST_TAGS)  # before a time, and behind it only before a delimiter
_BEFORE = (*_BESIDE, *_TAGS)


class Dressed(NamedTuple):
    """A time without its ornaments; beside it stands `urgent`: "عاجل", `pinned`: a word for a pinned post, `live`: "بث حي"."""

    reading: Reading
    urgent: bool = False
    author: str | None = None
    pinned: bool = False
    live: bool = False


@lru_cache(1 << 12)
def _opens(word: str, lists: tuple[str, ...]) -> bool:
    """Whether a word or phrase of the lists begins with this word."""
    folded = orthography.fold(word).text
    return any(phrase.partition(" ")[0] == folded for words in lists for phrase in lexicon.word_set(words))


def past_words(text: str, at: int, lists: tuple[str, ...]) -> int:
    """The index behind a word or phrase of the lists that stands at `at`, perhaps in brackets; `at` where none does."""
    start = at + (text[at : at + 1] in _OPENING)
    first = _WORD.match(text, start)
    if first is None or not _opens(first[0], lists):  # as nearly always
        return at
    found = _PHRASE.match(text, start)
    ends = [one.end() for one in _WORD.finditer(text, start, found.end() if found is not None else start)]
    for end in reversed(ends):
        phrase = " ".join(orthography.words(text[start:end]))
        if any(phrase in lexicon.word_set(one) for one in lists):
            if start == at:
                return end
            if text[end : end + 1] in ("]", ")"):
                return end + 1
    return at


def _past_all(text: str, at: int, signs: re.Pattern[str], past: Callable[[str, int], int]) -> int:
    """The index behind signs and what `past` leads over, in any order."""
    while True:
        found = signs.match(text, at)
        start = found.end() if found is not None else at
        at = past(text, start)
        if at == start:
            return at


def _past_before(text: str, at: int) -> int:
    """The index behind a word that stands before a time."""
    return past_words(text, at, _BEFORE)


def lead_of(text: str) -> str:
    """The ornaments before the first word of a line that is none."""
    at = _past_all(text, 0, _ORNAMENTS, _past_before)
    number = _NUMBERED.match(text, at)
    return text[: number.end() if number is not None else at]


def may_be_dressed(text: str) -> bool:
    """Whether a time may stand behind nothing but signs and words such as "عاجل"."""
    if _DIGIT.search(text, 0, _FAR) is None:
        return False
    return _TIMELIKE.match(text, _past_all(text, 0, _SIGNS_OF_ANY, _past_before)) is not None


def _past_beside(text: str, at: int) -> int:
    """The index behind a word that stands beside a time: a tag only before a delimiter."""
    after = past_words(text, at, _BESIDE)
    if after > at:
        return after
    after = past_words(text, at, _TAGS)
    return after if _DELIMITED.match(text, after) is not None else at


def undressed(text: str, order: DateOrder = "dmy", reading: Reading | None = None) -> Dressed | None:
    """The time that stands dressed up at the head of a line, or is the whole of it; None for any other line.

    `reading`: what the line is read as where its ornaments are left on.
    """
    if "[" in text[:_FAR]:
        message = _message(text, order)
        if message is not None:
            return message
    counted = _COUNTED.fullmatch(text)
    if counted is not None and " ".join(orthography.words(counted["name"])) in lexicon.word_set(lexicon.VIEW_WORDS):
        stamp = _time(counted["when"], order)
        return _dressed(text, stamp, None) if stamp is not None else None
    start = len(lead_of(text))
    if _CLOCKISH.match(text, start) is None:
        return None
    rest = text[start:]
    for found in _PARTS.finditer(rest, 1, _FAR):
        at = found.start()
        if not found[0] and _past_beside(rest, at) == at:
            continue
        stamp = _time(rest[:at].rstrip(" -–—|:*"), order)
        if stamp is None:
            continue
        begins = _past_all(rest, at, _ORNAMENTS, _past_beside)
        return _dressed(text, stamp, start + begins if begins < len(rest) else None)
    if start:
        reading = read_line(rest, order)
    if reading is None or len(reading.stamps) > 1 or reading.stamps[0].cued or not reading.stamps[0].timed:
        return None
    end = reading.end
    return _dressed(text, reading.stamps[0], start + end if end is not None else None)


def _time(text: str, order: DateOrder) -> Stamp | None:
    """A clock time without a cue that is the whole of a text."""
    reading = read_line(text, order)
    if reading is None or reading.end is not None or len(reading.stamps) > 1:
        return None
    stamp = reading.stamps[0]
    return stamp if stamp.timed and not stamp.cued else None


def _dressed(text: str, stamp: Stamp, end: int | None) -> Dressed:
    """`end`: where the text begins that the time opens."""
    words = text if end is None else text[:end]
    urgent, pinned, live = (says(words, one) for one in (lexicon.URGENT_WORDS, lexicon.PINNED_WORDS, lexicon.LIVE_TAGS))
    marker = orthography.marker_text(_BEHIND.sub("", words))
    return Dressed(Reading((replace(stamp, text=marker),), end), urgent=urgent, pinned=pinned, live=live)


def says(ornaments: str, words: str) -> bool:
    """Whether one of the words of a list stands among ornaments."""
    folded = f" {' '.join(orthography.words(ornaments))} "
    return any(f" {phrase} " in folded for phrase in lexicon.word_set(words))


def named(text: str, order: DateOrder = "dmy") -> Dressed | None:
    """A clock time, or how long ago, with nothing beside it but a name: "NAME | 14:03"."""
    found = _NAMED.fullmatch(text) or _NAMED_BEHIND.fullmatch(text)
    if found is None or len(found["name"].split()) > (_MOST_OF_NAME if found["sign"] else _MOST_UNPARTED):
        return None
    when = found["when"]
    if found["sign"] == "·" and _AGO.fullmatch(when):
        when = f"منذ {when[:-1]} {when[-1]}"
    stamp = _time(when, order) or read_bare(when, order)
    if stamp is None or stamp.cued or not (stamp.timed or stamp.ago is not None):
        return None
    stamp = replace(stamp, text=orthography.marker_text(text), kind="entry")
    return Dressed(Reading((stamp,)), author=found["name"].strip() if found["sign"] else None)


def _message(text: str, order: DateOrder) -> Dressed | None:
    """The head of a message copied from Telegram ("NAME, [12.03.2024 15:36]") or WhatsApp ("[15:36, 12/3/2024] NAME:")."""
    found = _TELEGRAM.fullmatch(text) or _WHATSAPP.match(text)
    if found is None:
        return None
    stamp = _time(found["when"].strip(), order)
    if stamp is None or not stamp.written.dated:
        return None
    body = found.groupdict().get("text")
    end = found.start("text") if body else None
    marker = (text if end is None else text[: found.start("text")]).strip().removesuffix(":")
    return Dressed(Reading((replace(stamp, text=marker),), end), author=found["name"].strip())
