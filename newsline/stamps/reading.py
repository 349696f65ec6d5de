"""A line -> the stamp or stamps that it reads as, or none; each with where it ends.

A line is cut into tokens, and all of them must make a stamp (see `grammar`). The one exception is a label: a stamp, then a
delimiter, then the paragraph's own text.
"""

import re
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Literal

from newsline.model import DateOrder, Reading, Stamp
from newsline.patterns import pattern
from newsline.stamps import grammar, lexicon, numerals, orthography
from newsline.stamps.grammar import assemble
from newsline.stamps.state import CLOSING, Refused
from newsline.stamps.tokens import Sense, Token, cut, is_between_numbers, unglued
from newsline.stamps.windows import BEGINNING, HEAD, LONGEST, LONGEST_WORD

DELIMITERS = ":-|" + orthography.ARROWS
_LABEL_ENDS = frozenset(DELIMITERS + CLOSING)
_DATELINE_WORDS = 5
_MOST_STARTS = 2  # of a date: its number in words, or in digits
_PLACE_AND_IN = 2  # words
_SENTENCE_ENDS = (".", "!", "?", "؟", "…", ":")
_DATELINE_PLACE = 80  # characters in which the place of a dateline stands
_PROSE: set[Sense] = {"connective", "place", "unit", "piece", "qualifier", "number", "ago"}
_BEFORE_LABELS: frozenset[Sense] = frozenset(["punct", "connective"])
_LABEL_STARTS: frozenset[Sense] = frozenset(
    ["cue", "clock", "date", "iso", "num", "weekday", "clock-word", "hour", "ago", "days-ago", "zone", "period"]
)
_CUE_LINE: set[Sense] = {"cue", "piece", "punct", "connective", "qualifier"}
_LEAST_BOLD = 3  # the place of the last sign of "**x**"
_DIGIT = re.compile(r"\d")
FULL_DATE = re.compile(r"\d(?:\d{3}|[./-]\d{1,2}[./-]\d\d)")  # what each full date has
_FIRST_WORD = re.compile(r"[\W_]*(?:([^\W\d_]+)|\d)")
_STANDING = re.compile(r"(?P<signs>[\W_]*)(?:(?P<letters>[^\W\d_]+)|(?P<digits>\d+))?(?P<rest>.*)", re.S)
_FIRST_WORDS = 6  # nearly all prose has an unknown one among them
_BETWEEN_DIGITS = {"سا", "h"}  # of a clock time, "15 سا 36": a word only there


def _label(tokens: list[Token], folded: orthography.Folded, whole: bool, order: DateOrder) -> Reading | None:
    """The longest beginning of the line that is a stamp and ends at a delimiter or a closing bracket.

    `whole`: the tokens are the whole line; then its text is prose only if it has words, and no clock time of a range.
    """
    first = next((token for token in tokens if _BEFORE_LABELS.isdisjoint(token.senses)), None)
    if first is None or _LABEL_STARTS.isdisjoint(first.senses):
        return None
    for index in range(len(tokens) - 1, 0, -1):
        sign = tokens[index].text
        bold = sign == "*" == tokens[index - 1].text == tokens[0].text and index > _LEAST_BOLD
        if (
            "punct" not in tokens[index].senses
            or not (sign in _LABEL_ENDS or bold or (sign == "/" and _ends_word(tokens, index, folded)))
            or is_between_numbers(tokens, index)
        ):
            continue
        if whole and not _is_prose(tokens[index + 1 :]):
            continue
        try:
            stamps = assemble(
                tokens[: index + (bold or sign in CLOSING)], folded, bare="ago" in first.senses, order=order
            )
        except Refused:
            continue
        if len(stamps) == 1 and (stamps[0].cued or stamps[0].timed or stamps[0].ago is not None):
            return Reading(stamps, _text_start(folded, tokens[index].end))
    return None


def _ends_word(tokens: list[Token], index: int, folded: orthography.Folded) -> bool:
    """Whether a sign behind a cue or its time touches the word before it, and a blank stands behind it: "تحديث/ قال"."""
    glued = tokens[index - 1].end == tokens[index].start
    return glued and "cue" in tokens[0].senses and folded.text[tokens[index].end : tokens[index].end + 1].isspace()


def _is_prose(tokens: list[Token]) -> bool:
    """Whether tokens, each of them a word of the lexicon, are a text all the same ("في مصر"), not a range's other end."""
    words = [token for token in tokens if token.senses.keys() & _PROSE]
    return len(words) > 1 and not any("clock" in token.senses for token in tokens)


def _text_start(folded: orthography.Folded, index: int) -> int:
    text = folded.text
    # "*تحديث 16:10:* ...": the sign that closes what the first one opens
    signs = DELIMITERS + (text[0] if text[0] in "*_" else "")
    while index < len(text) and (text[index].isspace() or text[index] in signs or text.startswith("**", index)):
        index += 2 if text.startswith("**", index) else 1
    return folded.raw(index)


Promise = Literal["stamp", "label", "mark"]
_MARKS = (
    lexicon.CREDIT_WORDS,
    lexicon.END_WORDS,
    lexicon.RELATED_WORDS,
    lexicon.COMMENT_WORDS,
    lexicon.ONE_OR_TWO_COMMENTS,
    lexicon.URGENT_WORDS,
    lexicon.PINNED_WORDS,
    lexicon.LIVE_TAGS,
    lexicon.POST_TAGS,
    lexicon.DAY_HEADING_WORDS,
)


@cache
def _first_words() -> dict[str, Promise]:
    """What a line may be, by the words with which it may begin."""
    labels = [*lexicon.CUES.values(), *lexicon.WEEKDAYS, *lexicon.DAYS_AGO.values(), lexicon.CLOCK_WORDS]
    out: dict[str, Promise] = {}
    for words in _MARKS:
        for phrase in lexicon.spellings(words):
            out[_first(phrase)] = "mark"
    for word in lexicon.tree():
        out[word] = "stamp"
    for words in labels:
        for phrase in lexicon.spellings(words):
            out[_first(phrase)] = "label"
    return out | {word: "label" for word, node in lexicon.tree().items() if "hour" in node.get(lexicon.SENSES, {})}


def _first(phrase: str) -> str:
    return phrase.split()[0]


@lru_cache(1 << 14)
def promise(word: str) -> Promise | None:
    """What the first word of a line, cut at HEAD, promises; None for prose.

    Perhaps a stamp; perhaps a label as well; perhaps no stamp, but a credit, an end mark, or a heading of other stories.
    """
    folded = orthography.fold(word).text
    first = _FIRST_WORD.match(folded)
    if first is None or first[1] is None or (first.end() == len(folded) and len(word) == HEAD):
        return "label"
    return _first_words().get(first[1])


def promised(line: str) -> Promise | None:
    """What a line promises by its first word."""
    return promise(line[:HEAD].partition(" ")[0])


Standing = Literal["signs", "known", "unknown", "signs-unknown", "open"]


@cache
def _words() -> frozenset[str]:
    """The words of the lexicon, wherever in a phrase they stand."""
    out, nodes = set(_BETWEEN_DIGITS), [lexicon.tree()]
    while nodes:
        node = nodes.pop()
        for word, below in node.items():
            if word != lexicon.SENSES:
                out.add(word)
                nodes.append(below)
    return frozenset(out)


@lru_cache(1 << 14)
def _standing(word: str) -> Standing:
    """What a piece between blanks is: signs; a word of the lexicon, or a number; an unknown word, perhaps behind signs.

    "open" is all else: it has to be cut.
    """
    signs, letters, digits, rest = _STANDING.match(orthography.fold(word).text).groups()  # type: ignore[union-attr]
    if letters is None and digits is None:
        return "signs"
    if letters is not None and letters not in _words():
        if unglued(letters):
            return "open"
        return "signs-unknown" if signs else "unknown"
    return "open" if rest or signs else "known"


def is_known(word: str) -> bool:
    """Whether a piece of text between blanks may be of a stamp: no unknown word, as far as can be said without its neighbours."""
    return _standing(word) not in ("unknown", "signs-unknown")


def begins_as_prose(line: str) -> bool:
    """Whether a line is prose by its first words: an unknown one is reached before any sign at which a label could end.

    Most lines are, and need not be cut into tokens. False says nothing.
    """
    opened = False
    for word in line[:BEGINNING].split(" ", _FIRST_WORDS)[:-1]:  # the last may be cut
        # hardly a clock time is met twice, so that it is not looked up
        found = ("known" if word.isdecimal() else "open") if word[:1].isdecimal() else _standing(word)
        if found == "unknown" or (found == "signs-unknown" and not opened):
            return True
        if found == "known":
            opened = True
        elif word and (opened or found == "open"):
            return False
    return False


def opening(line: str) -> str | None:
    """The beginning of a line up to its first unknown word, where that stands near; None for most lines.

    Nothing behind it can belong to a stamp: all lines that begin so, with a digit, are read alike, but for brackets around a
    time behind it.
    """
    place = 0
    for word in line[: BEGINNING // 2].split(" ", _FIRST_WORDS)[:-1]:
        if _standing(word) == "unknown" and promise(word) is None and orthography.fold(word[0]).text.isalpha():
            return line[:place] or None
        place += len(word) + 1
    return None


def read_line(line: str, order: DateOrder = "dmy") -> Reading | None:
    """What one line, without outer blanks, says: one stamp, or two; or a label with the raw index where its text begins.

    None for prose. `order`: of day and month in numbers, where they can be read in both.
    """
    first = promised(line)
    if first is None or first == "mark":
        return None
    if begins_as_prose(line):
        return None
    long = len(line) > BEGINNING
    if long and first == "stamp" and (len(line) > LONGEST or _DIGIT.search(line, 0, BEGINNING) is None):
        return None
    folded, tokens, whole = _cut_line(line)
    if not tokens:
        return None
    if whole and len(line) <= LONGEST:
        try:
            return Reading(assemble(tokens, folded, line, order=order))
        except Refused:
            pass
    return _label(tokens, folded, whole, order)


def _cut_line(line: str) -> tuple[orthography.Folded, list[Token], bool]:
    """The tokens of a line as far as it could be a stamp, the text that they are of, and whether they are the whole of it."""
    folded = orthography.fold(line[:BEGINNING])
    tokens, whole = cut(folded.text)
    open_end = whole or not tokens or tokens[-1].end > len(folded.text) - LONGEST_WORD
    if open_end and len(line) > BEGINNING:
        folded = orthography.fold(line[:LONGEST])
        tokens, whole = cut(folded.text)
    return folded, tokens, whole


def read_bare(line: str, order: DateOrder = "dmy") -> Stamp | None:
    """A line that is a day, or says how long ago, and nothing else: whether it dates what stands below, its neighbours say.

    "اليوم الثاني" has the number of the day as its `ordinal`. None for any other line, and for one with a clock time.
    """
    if begins_as_prose(line):
        return None
    folded = orthography.fold(line[:LONGEST])
    tokens, whole = cut(folded.text)
    if not whole or not tokens:
        return None
    words = [token for token in tokens if "punct" not in token.senses]
    number = numerals.number_at(words, 1) if words and words[0].senses.get("days-ago") == 0 else None
    if number is not None and number.first.form == "ordinal":
        if number.after == len(words):
            return Stamp(kind="entry", ordinal=number.value, text=line)
        after = tokens.index(words[number.after])
        if "punct" in tokens[after - 1].senses:  # "the second day: Tuesday"
            tokens = tokens[after:]
    try:
        stamps = assemble(tokens, folded, line, bare=True, order=order)
    except Refused:
        return None
    stamp = stamps[0]
    return stamp if len(stamps) == 1 and not stamp.cued and stamp.has_date and not stamp.timed else None


def read_zone(line: str) -> str | None:
    """The zone of a note that says on whose clocks all times of a page are ("جميع الأوقات بتوقيت غرينتش"); else None."""
    if "وقيت" not in line:  # most lines are prose
        return None
    words = orthography.words(line[:BEGINNING])
    at = 1 if words[:1] and words[0] in lexicon.word_set(lexicon.NOTE_WORDS) else 0
    for phrase in sorted(lexicon.word_set(lexicon.ALL_TIMES), key=len, reverse=True):
        said = phrase.split()
        if words[at : at + len(said)] == said:
            at = _past_fillers(words, at + len(said))
            rest = line[orthography.word_places(line[:BEGINNING])[at] :] if at < len(words) else ""
            reading = read_line(f"15:36 {rest.rstrip('.: ')}")
            return reading.stamps[0].zone if reading is not None and reading.end is None else None
    return None


def _past_fillers(words: list[str], index: int) -> int:
    """The index after the words that say which times a note is of: "جميع الأوقات المذكورة أدناه هي"."""
    while index < len(words) and words[index] in lexicon.word_set(lexicon.OF_NOTES):
        index += 1
    return index


def zone_named(text: str) -> str | None:
    """The zone that words name as stamps do ("القاهرة", "GMT+3", "بتوقيت بيروت الشتوي"); None where they name none, or several."""
    reading = read_line(f"تحديث 15:36 {text}") if text.strip() else None
    return reading.stamps[0].zone if reading is not None and reading.end is None else None


_ZONE_IN_BRACKETS = pattern(r"\D*?[(\[](بتوقيت [^()\[\]\d]{1,40})[)\]]")


def zone_of_title(title: str) -> str | None:
    """The zone in brackets at the end of a title without a number: "CITY, minute by minute (New York time)"; else None."""
    found = _ZONE_IN_BRACKETS.fullmatch(title)
    return zone_named(found[1]) if found is not None else None


def read_date(text: str) -> Stamp | None:
    """A full date in any form that stamps have, perhaps with a clock time; None for any other text."""
    reading = read_line(text.strip())
    stamp = reading.stamps[0] if reading is not None and reading.end is None and len(reading.stamps) == 1 else None
    return stamp if stamp is not None and stamp.written.dated else None


def is_cue(line: str) -> bool:
    """Whether the line is a cue and nothing else, so that its value may stand on the next line."""
    tokens, whole = cut(orthography.fold(line[:LONGEST]).text)
    cues = [token for token in tokens if "cue" in token.senses]
    rest = [token for token in tokens if not token.senses.keys() & _CUE_LINE]
    return whole and len(cues) == 1 and not rest


def read_dateline(line: str) -> Stamp | None:
    """The full date of a wire dateline: place, date, agency ("جدة 12 محرم 1446 هـ الموافق 18 يوليو 2024 م واس")."""
    if len(line) > LONGEST or not _DIGIT.search(line, 0, _DATELINE_PLACE):
        return None
    if line.rstrip().endswith(_SENTENCE_ENDS):
        return None
    folded = orthography.fold(line)
    starts = (found.start() for found in _PIECES.finditer(folded.text) if _may_be_day(found[0]))
    return next(filter(None, (_dateline_at(folded, start) for start in islice(starts, _MOST_STARTS))), None)


def _may_be_day(word: str) -> bool:
    """Whether a folded word is, or begins with, the number of a day."""
    numeral: lexicon.Numeral | None = lexicon.tree().get(word, {}).get(lexicon.SENSES, {}).get("number")
    return word[0].isdigit() or (numeral is not None and (numeral.definite or numeral.form in ("first", "ordinal")))


def _dateline_at(folded: orthography.Folded, start: int) -> Stamp | None:
    """The date that begins at an index of a folded line, if a place stands before it, and an agency behind it."""
    place = folded.text[:start].split()
    if not 1 <= len(place) <= _DATELINE_WORDS or _is_of_sentence(place, agency=True):
        return None
    if is_cue(" ".join(word for word in place if word not in lexicon.weekdays())):
        return None
    date = orthography.fold(folded.source[folded.raw(start) :])
    tokens, whole = cut(date.text)
    agency = date.text[tokens[-1].end :].split() if tokens else []
    if whole or not 1 <= len(agency) <= _DATELINE_WORDS:
        return None
    try:
        stamps = assemble(tokens, date)
    except Refused:
        return None
    return stamps[0] if stamps[0].written.dated and not stamps[0].cued else None


def _is_of_sentence(before: list[str], *, agency: bool) -> bool:
    """Whether folded words before a date are the beginning of a sentence, and no place: "born in", "the war that began".

    `agency`: words of one stand behind the date; with them, or behind a single word, "in" is of a dateline.
    """
    inside = lexicon.word_set(lexicon.NO_DATELINE_WORDS)
    if any(word in inside for word in before):
        return True
    plain = agency or len(before) == _PLACE_AND_IN
    return bool(before) and before[-1] in lexicon.word_set(lexicon.NO_DATELINE_BEFORE_DATE) and not plain


_SIGN = pattern("[-–—:/]")
_DASH = pattern(r"(?:[-–—]+|:)\s+|(?<!\d)/\s*")  # no sign of a date in numbers
_OPENING = 110  # characters in which a dateline ends that opens a paragraph
_OTHER_WORDS = 9  # of a place and an agency around the date


def read_opening_dateline(paragraph: str) -> Stamp | None:
    """The full date of a dateline that opens a paragraph ("المنارة 5 ديسمبر 2018 (رويترز) - ..."); else None.

    Place, date and agency stand in any order, and a dash, a slash or a colon parts them from one another or from the text;
    behind a date the agency's name does so too.
    """
    if FULL_DATE.search(paragraph, 0, _OPENING) is None:
        return None
    ends: list[int] = []
    if _SIGN.search(paragraph, 0, _OPENING) is not None:  # most paragraphs have none
        ends += (found.start() for found in islice(_DASH.finditer(paragraph, 0, _OPENING), 4))
    agency = _agency().search(paragraph, 0, _OPENING)
    if agency is not None:
        ends.append(agency.end())
    for end in reversed(ends):
        stamp = _date_among(paragraph[:end])
        if stamp is not None:
            return stamp
    return None


@cache
def _agency() -> re.Pattern[str]:
    """The name of an agency right behind a year or the sign of its era."""
    names = "|".join(map(orthography.any_spelling, lexicon.spellings(lexicon.AGENCIES)))
    return re.compile(rf"(?<=[\dمهـ]) (?:\((?:{names})\)|(?:{names})(?= ))")


def _date_among(text: str) -> Stamp | None:
    """A full date with a few other words around it, and no clock time."""
    words = _PIECES.findall(text)
    for start, word in enumerate(words):
        said = orthography.fold(word).text
        if not said or not (_may_be_day(said) or said in lexicon.weekdays()):
            continue
        known = next((at for at in range(start, len(words)) if _standing(words[at]) == "unknown"), len(words))
        for end in range(known, start, -1):
            if start + len(words) - end > _OTHER_WORDS:
                break
            reading = read_bare(" ".join(words[start:end]))
            if reading is not None and reading.written.dated:
                before = [orthography.fold(word).text for word in words[:start]]
                others = start + len(words) - end > 0
                return reading if others and not _is_of_sentence(before, agency=end < len(words)) else None
    return None


_PIECES = pattern(r"(?:[^\s()\[\]/]|(?<=\d)/(?=\d))+")


def read_stamp(text: str) -> Stamp | None:
    """Read `text` as one stamp and nothing else: None for prose, for a label with text, for a date without cue or clock.

    A line with two stamps ("published ... updated ...") gives the update. Nothing is resolved: see `parse` for that.
    """
    reading = read_line(text.strip())
    return alone(reading) if reading is not None else None


def alone(reading: Reading) -> Stamp | None:
    """The stamp that counts where a line stands alone; None for a label with text and a date without cue or clock."""
    if reading.end is not None:
        return None
    stamp = reading.stamps[0]
    if len(reading.stamps) > 1:
        stamp = max(reading.stamps, key=lambda one: one.kind in ("update", "last-update"))
    return stamp if stamp.cued or stamp.timed else None


def explain(text: str) -> dict[str, Any]:
    """The tokens of a text: what each may mean, the reading that took it, and the one that refuses it as a stamp."""
    folded = orthography.fold(text.strip()[:LONGEST])
    tokens, _ = cut(folded.text, to_the_end=True)
    names = grammar.readings(tokens, folded)
    shown = [
        {
            "text": folded.slice(token.start, token.end),
            "senses": sorted(token.senses),
            "read_as": names.get(token.start),
        }
        for token in tokens
    ]
    return {"tokens": shown, "refused": _refusal(tokens, folded) if read_stamp(text) is None else None}


def _refusal(tokens: list[Token], folded: orthography.Folded) -> dict[str, Any]:
    """Why the tokens are not a stamp; where one token is the reason, its number, from 1, and its text."""
    try:
        assemble(tokens, folded)
    except Refused as refused:
        token = refused.token
        if token is None:
            return {"token": None, "text": None, "because": refused.why}
        text = folded.slice(token.start, token.end)
        return {"token": tokens.index(token) + 1, "text": text, "because": refused.why}
    because = "a date without a cue or a clock time is no stamp by itself"
    return {"token": None, "text": None, "because": because}
