"""Lines in which a time is dressed up: bullets, emoji, arrows, stars, `**`, "عاجل", and the heads of messages copied from chats.

Around a clock time, ornaments are no words: what is left without them is read as any other line is.
"""

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from newsline.model import DateOrder, Reading, Stamp
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_line

_FAR = 80  # characters in which the time of a line and what parts it from its text stand
_VOWELS = "\u064b-\u0652\u0670"  # they stand in the middle of words
# what may be of the time, or of the text
_SIGNS = r"()\[\]{}«»\"'“”.,،؛:;!?؟\-–—|/\\%…&+=@$€£" + _VOWELS + orthography.MARKS
_PARTING = rf"[^\w{_SIGNS}]|[-–—|:_]"
_CLOCKISH = re.compile(
    r"[(\[]?\s*+(?:(?:في |عند )?(?:تمام )?(?:ال)?ساعة )?\s*+\d{1,4}(?:\s?[:∶.,،٫h]\s?\d\d|[-/.]\d{1,2}[-/.]\d|\s?[صم]\b)"
)


class Dressed(NamedTuple):
    """A time without its ornaments; `urgent`: "عاجل" stands beside it, `pinned`: so does a word for a pinned post."""

    reading: Reading
    urgent: bool = False
    author: str | None = None
    pinned: bool = False


@cache
def _behind() -> re.Pattern[str]:
    """What parts a time from its text. Made when one is met, as the next two: most runs need none."""
    return re.compile(rf"(?<!{_PARTING})(?:{_PARTING})++$")


@cache
def _chats() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The heads of messages copied from Telegram and from WhatsApp."""
    telegram = re.compile(r"(?P<name>[^\[\]:,،\d][^\[\]:]{0,59}?)[,،] ?\[(?P<when>[\d./ :،,-]{8,24})\]")
    whatsapp = re.compile(
        r"\[(?P<when>[\d./ :،,-]{8,30}(?:[صمAPM ]{1,3})?)\] (?P<name>[^:\[\]]{1,60}): ?(?P<text>.*)", re.S
    )
    return telegram, whatsapp


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Ornaments before a time; what parts a time from its text beside the usual delimiters; what stands before the text."""
    words = lexicon.spellings(lexicon.URGENT_WORDS + " · " + lexicon.PINNED_WORDS)
    urgent = "|".join(map(orthography.any_spelling, sorted(words, key=len, reverse=True)))
    word = rf"(?:#?(?:{urgent})(?!\w)|[\[(]#?(?:{urgent})[\])])"
    ornament = rf"[^\w\s{_SIGNS}]|_"
    lead = re.compile(rf"(?:{ornament}|[\s{orthography.MARKS}]|[-–—|:]|{word})*")
    parting = re.compile(rf"\*\*|\t|{ornament}|{word}")
    before_text = re.compile(rf"(?:{ornament}|[\s{orthography.MARKS}]|[-–—|:]|{word})*")
    return lead, parting, before_text


def undressed(text: str, order: DateOrder = "dmy", reading: Reading | None = None) -> Dressed | None:
    """The time that stands dressed up at the head of a line, or is the whole of it; None for any other line.

    `reading`: what the line is read as where its ornaments are left on.
    """
    if "[" in text[:_FAR]:
        message = _message(text, order)
        if message is not None:
            return message
    lead, parting, before_text = _patterns()
    begin = lead.match(text)
    start = begin.end() if begin is not None else 0
    if _CLOCKISH.match(text, start) is None:
        return None
    rest = text[start:]
    for found in parting.finditer(rest, 1, _FAR):
        stamp = _time(rest[: found.start()].rstrip(" -–—|:*"), order)
        if stamp is None:
            continue
        after = before_text.match(rest, found.start())
        begins = after.end() if after is not None else len(rest)
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
    folded = orthography.words(words)
    urgent = any(word in folded for word in lexicon.word_set(lexicon.URGENT_WORDS))
    pinned = any(word in folded for word in lexicon.word_set(lexicon.PINNED_WORDS))
    marker = orthography.marker_text(_behind().sub("", words))
    return Dressed(Reading((replace(stamp, text=marker),), end), urgent=urgent, pinned=pinned)


def _message(text: str, order: DateOrder) -> Dressed | None:
    """The head of a message copied from Telegram ("NAME, [12.03.2024 15:36]") or WhatsApp ("[15:36, 12/3/2024] NAME:")."""
    telegram, whatsapp = _chats()
    found = telegram.fullmatch(text) or whatsapp.match(text)
    if found is None:
        return None
    stamp = _time(found["when"].strip(), order)
    if stamp is None or not stamp.written.dated:
        return None
    body = found.groupdict().get("text")
    end = found.start("text") if body else None
    marker = (text if end is None else text[: found.start("text")]).strip().removesuffix(":")
    return Dressed(Reading((replace(stamp, text=marker),), end), author=found["name"].strip())
