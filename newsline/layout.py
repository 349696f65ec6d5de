"""A document -> its articles: title, captions, page stamps, markers, passages, credit, separators.

Every non-blank line goes to exactly one of them. What the head of an article is and which stamps part its passages is said
in the lines themselves; nothing here knows an outlet.
"""

from collections.abc import Iterator
from functools import cached_property

from newsline import lexicon, orthography, stamps
from newsline.lines import (
    CAPTION_LENGTH,
    Line,
    classify,
    credit_of,
    ends_like_a_sentence,
    is_page_kind,
    is_paragraph,
    split,
)
from newsline.model import Article, Document, Marker, PageStamp, Passage, Stamp

_PLAIN = ("text", "blank", "feed")


class _Builder:
    """One article while its lines are being dealt out."""

    def __init__(self, document: Document, lines: list[Line], credit: int | None) -> None:
        self.document = document
        self.lines = lines
        self.credit_at = credit
        self.title = document.title
        self.captions: list[str] = []
        self.page_stamps: list[PageStamp] = []
        self.dateline: PageStamp | None = None
        self.separators: list[str] = []
        self.body: list[Line] = []
        self.stamped = [index for index, line in enumerate(lines) if line.kind in ("stamp", "label")]
        self.live = self.is_live()

    def is_live(self) -> bool:
        """Whether the bare clock times, or the lines opened by one, are entries of a live blog, not a column of a schedule.

        There are two or more of them; and they fall down the page, or the headline says so, or most have a text of
        their own: a sentence or more, where a programme or a match has only a name.
        """
        times = [index for index in self.stamped if self.lines[index].bare or self.is_clock_label(self.lines[index])]
        if len(times) < 2:
            return False
        texts = [text for text in map(self.text_of, times) if text]
        if 2 * sum(map(is_paragraph, texts)) > len(texts) or self.has_live_words():
            return True
        found = [self.lines[index].stamp for index in times]
        minutes = [(stamp.written.hour or 0) * 60 + (stamp.written.minute or 0) for stamp in found]
        return bool(texts) and not any(stamp.has_date for stamp in found) and minutes[0] > minutes[-1]

    def text_of(self, index: int) -> str | None:
        """The first line of the text that a clock time stands before, None if another one comes first."""
        line = self.lines[index]
        if line.kind == "label" and line.reading is not None:
            return line.block.text.strip()[line.reading.end :]
        for at in range(index + 1, len(self.lines)):  # a slice would copy the rest of the page at every time
            below = self.lines[at]
            if below.kind in ("text", "credit", "label"):
                return below.block.text.strip()
            if below.kind == "stamp":
                return None
        return None

    def has_live_words(self) -> bool:
        """Whether the headline says that the page is a live blog."""
        first = next((line.block.text for line in self.lines if line.kind in ("text", "label")), "")
        headline = f" {' '.join(orthography.words(f'{self.title or str()} {first}'))} "
        return any(f" {live} " in headline for live in lexicon.word_set(lexicon.LIVE_WORDS))

    @staticmethod
    def is_clock_label(line: Line) -> bool:
        return line.kind == "label" and not line.stamp.cued

    # the foot, from the last line upwards

    def foot(self) -> int:
        """Index after the last line of the body; page stamps and the foot stamp below it are dealt out."""
        text = next((index for index, line in enumerate(self.lines) if line.kind == "text"), len(self.lines))
        body = next((index for index, line in enumerate(self.lines) if is_body(line)), len(self.lines))
        cued = (index for index in self.stamped if self.is_cued_marker(self.lines[index], head=index < body))
        marker = next(cued, len(self.lines))
        end = len(self.lines)
        kept: list[Line] = []
        timed = False
        for index in range(len(self.lines) - 1, -1, -1):
            line = self.lines[index]
            if line.kind == "stamp" and text < index and self.is_foot_page_stamp(index, alone=marker >= index):
                self.add_page_stamp(line, foot=True)
            elif line.kind in ("blank", "feed", "rule", "end") or index == self.credit_at or (line.bare and not timed):
                kept.append(line)
                timed = timed or line.bare
            else:
                break
            end = index
        self.page_stamps.reverse()
        self.body = kept[::-1]
        return end

    @staticmethod
    def is_cued_marker(line: Line, *, head: bool) -> bool:
        """Whether a cue on the line makes it a marker; in the head some cues date the page."""
        if line.kind not in ("stamp", "label") or not line.stamp.cued or line.stamp.kind == "published":
            return False
        return not (head and line.stamp.cue in lexicon.word_set(lexicon.PAGE_CUES))

    def is_foot_page_stamp(self, index: int, *, alone: bool) -> bool:
        """Whether the stamp below the text dates the page; `alone`: no other marker with a cue stands above it."""
        stamp = self.lines[index].stamp
        if not stamp.cued or stamp.kind == "correction" or not (stamp.has_date or stamp.timed):
            return False
        after_credit = self.credit_at is not None and index > self.credit_at
        if after_credit and (is_page_kind(stamp) or stamp.has_date):
            return True
        return stamp.has_date and (alone or stamp.kind == "published")

    # the head, from the first line downwards

    def head(self, end: int) -> int:
        """Index of the first line of the body."""
        texts = [index for index in range(end) if self.lines[index].kind in ("text", "label", "credit")]
        last_text = texts[-1] if texts else -1
        for index in range(end):
            line = self.lines[index]
            if not self.take_head(line, index, last_text):
                return index
        return end

    def take_head(self, line: Line, index: int, last_text: int) -> bool:
        if line.kind in ("blank", "feed"):
            return True
        if line.kind in ("rule", "end"):
            self.separators.append(line.block.text)
            return True
        if line.kind == "stamp":
            return self.take_head_stamp(line)
        if line.kind == "post" or index == last_text:
            return False
        return self.take_head_text(line, index)

    def take_head_stamp(self, line: Line) -> bool:
        assert line.reading is not None
        stamp = line.stamp
        page_cue = stamp.cue in lexicon.word_set(lexicon.PAGE_CUES)
        if len(line.reading.stamps) == 1:
            if line.bare and (self.live or not stamp.written.dated):
                return False
            if stamp.kind in ("update", "correction") and not page_cue:
                return False
            if not (stamp.has_date or stamp.timed or page_cue):
                return False
        self.add_page_stamp(line)
        return True

    def take_head_text(self, line: Line, index: int) -> bool:
        text = line.block.text.strip()
        short = len(text) <= CAPTION_LENGTH and not ends_like_a_sentence(text) and not text.endswith(":")
        if self.title is None and (line.kind != "label" or short) and not self.is_clock_label(line):
            self.title = text
            return True
        dateline = stamps.read_dateline(text) if line.kind == "text" else None
        if dateline is not None:
            self.dateline = self.dateline or PageStamp(dateline, line.block.line)
        elif not short or line.kind == "label":
            return False
        self.captions.append(text)
        return True

    def add_page_stamp(self, line: Line, *, foot: bool = False) -> None:
        assert line.reading is not None
        found = []
        for stamp in line.reading.stamps:
            kind = stamp.kind
            if kind == "entry":
                kind = "published"
            elif kind in ("update", "correction"):
                kind = "last-update"
            text = stamp.text if len(line.reading.stamps) > 1 else _marker_text(line, stamp)
            found.append(PageStamp(stamp._replace(kind=kind, text=text), line.block.line, line.block.markup))
        self.page_stamps += found[::-1] if foot else found

    def add_markup(self, kind: str, markup: Stamp | None) -> None:
        """What the document's markup says of the whole: beside the page's own words, or alone where there are none."""
        if markup is None:
            return
        for place, page in enumerate(self.page_stamps):
            if page.stamp.kind == kind:
                self.page_stamps[place] = page._replace(markup=page.markup or markup)
                return
        self.page_stamps.append(PageStamp(markup._replace(kind=kind), None))

    # the body

    def passages(self, above: bool | None) -> tuple[tuple[Passage, ...], bool]:
        """The passages with their markers; `above` None: the place of the last marker says which text a stamp dates."""
        groups: list[tuple[Line | None, list[Line]]] = [(None, [])]
        for line in self.body:
            if line.kind not in _PLAIN and self.is_marker(line):
                groups.append((line, []))
            else:
                groups[-1][1].append(line)
        if above is None:
            last, text = groups[-1]
            above = last is not None and last.kind == "stamp" and not _has_text(text) and _has_text(groups[0][1])
        groups = _with_text(groups, above)
        if above:
            groups = _shifted(groups)
        if len(groups) > 1:
            groups = [group for group in groups if group[0] is not None or _has_text(group[1])]
        return tuple(_passage(marker, text, above) for marker, text in groups), above

    def is_marker(self, line: Line) -> bool:
        if line.kind == "post":
            return True
        if line.kind not in ("stamp", "label") or (line.reading and len(line.reading.stamps) > 1):
            return False
        if line.stamp.cued:
            return line.stamp.kind != "published"
        return line.stamp.timed and (self.live or line is self.foot_stamp)

    @cached_property
    def foot_stamp(self) -> Line | None:
        """The bare clock time that is the last line of the article, if there is one."""
        last = next((line for line in reversed(self.body) if line.kind in ("stamp", "text", "label")), None)
        return last if last is not None and last.bare else None

    def deal(self, above: bool | None) -> Article:
        foot = self.foot()
        start = self.head(foot)
        body = [*self.lines[start:foot], *self.body]
        self.body = [line for line in body if line.kind in _PLAIN or not self.set_aside(line)]
        passages, stamps_above = self.passages(above)
        self.add_markup("published", self.document.published)
        self.add_markup("last-update", self.document.updated)
        credit = credit_of(self.lines[self.credit_at].block.text.strip()) if self.credit_at is not None else None
        return Article(
            self.document.source,
            self.title,
            tuple(self.captions),
            tuple(self.page_stamps),
            self.dateline,
            passages,
            stamps_above,
            credit,
            tuple(self.separators),
            self.document.reference,
            self.document.notices,
        )

    def set_aside(self, line: Line) -> bool:
        """Separators, the credit and page stamps inside the body are no text."""
        if line.kind in ("rule", "end"):
            self.separators.append(line.block.text)
            return True
        if line.kind == "credit":
            return self.credit_at is not None and line is self.lines[self.credit_at]
        if line.kind == "stamp" and line.reading:
            two = len(line.reading.stamps) > 1
            if two or (line.stamp.cued and line.stamp.kind == "published"):
                self.add_page_stamp(line)
                return True
        return False


def is_body(line: Line) -> bool:
    """Whether the line is a paragraph, with which a body begins."""
    return line.kind == "text" and is_paragraph(line.block.text)


def _has_text(lines: list[Line]) -> bool:
    return any(line.kind not in ("blank", "feed") for line in lines)


def _with_text(groups: list[tuple[Line | None, list[Line]]], above: bool) -> list[tuple[Line | None, list[Line]]]:
    """The groups without the bare clock times that have no text of their own; their lines go to the text they stand in."""
    out: list[tuple[Line | None, list[Line]]] = []
    for marker, text in groups:
        beside = (out[-1][1] if out else []) if above else text
        if marker is not None and marker.kind == "stamp" and marker.bare and not _has_text(beside):
            if out:
                out[-1][1].extend([marker, *text])
            continue
        out.append((marker, list(text)))
    return out


def _shifted(groups: list[tuple[Line | None, list[Line]]]) -> list[tuple[Line | None, list[Line]]]:
    """Each marker with the text above it; the text below the last one stands alone."""
    markers = [marker for marker, _ in groups[1:]]
    return [
        *((marker, group[1]) for marker, group in zip(markers, groups, strict=False)),
        (None, groups[-1][1]),
    ]


def _passage(marker: Line | None, lines: list[Line], above: bool) -> Passage:
    label = marker is not None and marker.kind == "label"
    if label and marker is not None:
        lines = [*lines, marker] if above else [marker, *lines]
    parts: list[str] = []
    numbers: list[int | None] = []
    gap = False
    for line in lines:
        if line.kind in ("blank", "feed"):
            gap = True
            continue
        if parts:
            parts.append("\n\n" if gap else "\n")
        own = label and line is marker and line.reading is not None
        parts.append(
            line.block.text.strip()[line.reading.end :] if own and line.reading else line.joined or line.block.text
        )
        numbers.append(line.block.line)
        gap = False
    found = _marker(marker, label) if marker is not None else None
    return Passage(found, "".join(parts), numbers[0] if numbers else None, numbers[-1] if numbers else None)


def _marker(line: Line, label: bool) -> Marker:
    if line.reading is None:
        return Marker(Stamp("entry"), None, False, line.block.markup)
    stamp = line.stamp
    return Marker(stamp._replace(text=_marker_text(line, stamp)), line.block.line, label, line.block.markup)


def _marker_text(line: Line, stamp: Stamp) -> str:
    if line.joined is not None:
        first, _, second = line.joined.partition("\n")
        return f"{orthography.marker_text(first)}\n{second}"
    if line.reading is not None and line.reading.end is not None:
        return stamp.text
    return orthography.marker_text(line.block.text.strip())


def articles(document: Document, above: bool | None = None) -> Iterator[Article]:
    """The articles of a document, in its order; `above` says by hand whether stamps date the text above them."""
    for lines, credit in split(classify(document.blocks)):
        if any(line.kind not in ("blank", "feed") for line in lines):
            yield _Builder(document, lines, credit).deal(above)
