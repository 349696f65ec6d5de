"""Lines and what each is taken for, and where one article ends and the next begins."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsline import lexicon, orthography, stamps
from newsline.model import Block, Reading, Stamp

CAPTION_LENGTH = 120
CREDIT_LENGTH = 150
_SENTENCE_END = (".", "!", "?", "؟", "…", "۔")
_CLOSERS = "\"'»”’)]}›\u200f\u200e \t\xa0"
_RULE_SIGNS = "-=*_#~"
_RULE = re.compile(r"([-=*_#~])(?:[ \t]*\1){2,}")
FORM_FEED = "\f"


class Line(NamedTuple):
    """A block with what it is taken for: blank, feed, rule, end, credit, stamp (a whole line), label or text."""

    kind: str
    block: Block
    reading: Reading | None = None
    joined: str | None = None  # the cue's line and the line of its value, as one

    @property
    def stamp(self) -> Stamp:
        """The stamp that counts for the line: of two, the update."""
        assert self.reading is not None
        return self.reading.stamps[-1]

    @property
    def bare(self) -> bool:
        """A clock time, dated or not, and nothing else: perhaps a line of a live blog."""
        return self.kind == "stamp" and not self.stamp.cued and self.stamp.timed


# --- one line -----------------------------------------------------------------------------------------------------


def ends_like_a_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question or exclamation mark or an ellipsis, closing quotes aside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(_SENTENCE_END)


def is_paragraph(text: str) -> bool:
    """Whether the text is more than a headline or a name: long, or ended like a sentence or before a list."""
    return len(text) > CAPTION_LENGTH or ends_like_a_sentence(text) or text.rstrip().endswith(":")


def credit_of(text: str) -> str | None:
    """What a credit line ("المصدر: وكالات") names; None for any other line."""
    if len(text) > CREDIT_LENGTH or ":" not in text:
        return None
    word, _, value = text.partition(":")
    folded = " ".join(orthography.fold(word).text.strip("*-#•()[] ").split())
    return value.strip() if folded in lexicon.word_set(lexicon.CREDIT_WORDS) else None


def _is_end_mark(text: str) -> bool:
    """ "// انتهى //", "(يتبع)": the agency's own end mark."""
    if len(text) > 30:
        return False
    words = " ".join(orthography.words(text))
    return words in lexicon.word_set(lexicon.END_WORDS)


def _line(block: Block) -> Line:
    text = block.text.strip()
    if block.markup is not None and not text:
        return Line("post", block)
    if not text:
        return Line("feed" if FORM_FEED in block.text else "blank", block)
    if len(text) > CREDIT_LENGTH and text[0] not in _RULE_SIGNS and not stamps.may_be_stamp(text):
        return Line("text", block)
    if text[0] in _RULE_SIGNS and _RULE.fullmatch(text):
        return Line("rule", block)
    reading = stamps.read_line(text)
    if reading is not None:
        return Line("stamp" if reading.end is None else "label", block, reading)
    if credit_of(text) is not None:
        return Line("credit", block)
    return Line("end" if _is_end_mark(text) else "text", block)


def classify(blocks: tuple[Block, ...]) -> list[Line]:
    """The blocks with their kinds; a cue alone and the line of its value right under it become one."""
    lines: list[Line] = []
    for block in blocks:
        line = _line(block)
        above = lines[-1] if lines else None
        if above and line.kind == "stamp" and not line.stamp.cued and above.joined is None:
            text = above.block.text.strip()
            if above.kind in ("stamp", "text") and len(text) < 60 and stamps.is_cue(text):
                joined = f"{text}\n{block.text.strip()}"
                reading = stamps.read_line(joined)
                if reading is not None and reading.end is None:
                    lines[-1] = Line("stamp", above.block, reading, joined)
                    continue
        lines.append(line)
    return lines


# --- where an article ends ----------------------------------------------------------------------------------------


def is_page_kind(stamp: Stamp) -> bool:
    """Whether the stamp is of a kind that dates a whole page."""
    return stamp.kind in ("published", "last-update")


def _begins_article(lines: list[Line], index: int) -> bool:
    """Whether a head of its own stands at `index`: a title line above a paragraph or a marker."""
    title = False
    for at in range(index, len(lines)):  # a slice would copy the rest of the page at every rule
        line = lines[at]
        text = line.block.text.strip()
        if line.kind == "blank" or (line.kind == "stamp" and is_page_kind(line.stamp)):
            continue
        if not title:
            if line.kind not in ("text", "label") or len(text) > CAPTION_LENGTH or text.endswith((".", "…", ":", "،")):
                return False
            title = True
        elif line.kind in ("stamp", "label", "post"):
            return True
        elif line.kind != "text":
            return False
        elif is_paragraph(text):
            return True
    return False


def _next_solid(lines: list[Line], index: int) -> int:
    while index < len(lines) and lines[index].kind == "blank":
        index += 1
    return index


def _after_credit(lines: list[Line], index: int) -> int | None:
    """Where the article of the credit at `index` ends, its foot included; None if the credit stands inside a passage."""
    after = index + 1
    while after < len(lines):
        line = lines[after]
        if line.kind == "feed":
            return after
        if line.kind in ("text", "label", "post"):
            return _attached(lines, index + 1, after) if _begins_article(lines, after) else None
        if line.kind == "credit":
            return None
        after += 1
    return after


def _attached(lines: list[Line], start: int, title: int) -> int:
    """The start of the next article: stamps that touch its title and not the credit belong to its head."""
    begin = title
    while begin > start and lines[begin - 1].kind == "stamp":
        begin -= 1
    return begin if begin > start else title


def split(lines: list[Line]) -> Iterator[tuple[list[Line], int | None]]:
    """The lines of each article, and where its credit stands in them."""
    start, credit, index = 0, None, 0
    while index < len(lines):
        kind = lines[index].kind
        end = None
        if kind == "feed":
            end = index
        elif kind == "credit" and credit is None:
            end = _after_credit(lines, index)
            credit = index if end is not None else None
        elif kind == "rule" and _begins_article(lines, _next_solid(lines, index + 1)):
            end = index
        if end is not None:
            yield lines[start:end], credit - start if credit is not None else None
            start, credit = end, None
            index = max(end, index + 1)
        else:
            index += 1
    yield lines[start:], credit - start if credit is not None else None
