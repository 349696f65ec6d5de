"""A document -> its articles: title, captions, page stamps, markers, passages, credit, separators.

Every non-blank line goes to exactly one of them. What the head of an article is and which stamps part its passages is said
in the lines themselves; nothing here knows an outlet. Lines are named by their places in the page.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from newsline.model import Article, Document, PageStamp, Stamp, StampKind
from newsline.segmentation.lines import (
    Line,
    Page,
    credit_of,
    is_page_kind,
    is_paragraph,
    split,
)
from newsline.segmentation.passages import Body
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_dateline

_TEXTS = ("text", "label", "credit")
_NO_TEXT = ("rule", "end", "feed", "taken")


class _Builder:
    """One article while its lines are being dealt out."""

    def __init__(self, document: Document, page: Page, start: int, end: int, credit: int | None) -> None:
        self.document = document
        self.page = page
        self.start, self.end = start, end
        self.credit_at = credit
        self.title = document.title
        self.captions: list[str] = []
        self.page_stamps: list[PageStamp] = []
        self.dateline: PageStamp | None = None
        self.separators: list[str] = []
        self.body: list[int] = []
        self.special = page.between(start, end)
        self.stamped = [place for place in self.special if page.special[place].kind in ("stamp", "label")]
        self.live = len(self.stamped) > 1 and self.is_live()

    def is_live(self) -> bool:
        """Whether the bare clock times, or the lines opened by one, are entries of a live blog, not a column of a schedule.

        There are two or more of them; and they fall down the page, or the headline says so, or most have a text of
        their own: a sentence or more, where a programme or a match has only a name.
        """
        special = self.page.special
        times = [place for place in self.stamped if special[place].bare or self.is_clock_label(special[place])]
        if len(times) < 2:
            return False
        texts = [text for text in map(self.text_of, times) if text]
        if 2 * sum(map(is_paragraph, texts)) > len(texts) or self.has_live_words():
            return True
        found = [special[place].stamp for place in times]
        minutes = [(stamp.written.hour or 0) * 60 + (stamp.written.minute or 0) for stamp in found]
        return bool(texts) and not any(stamp.has_date for stamp in found) and minutes[0] > minutes[-1]

    def text_of(self, place: int) -> str | None:
        """The first line of the text that a clock time stands before, None if another one comes first."""
        line = self.page.special[place]
        if line.kind == "label":
            return self.page.label_text(place)
        for below in range(place + 1, self.end):
            kind = self.page.kind(below)
            if kind in ("text", "credit", "label"):
                return self.page.text(below)
            if kind == "stamp":
                return None
        return None

    def first(self, *kinds: str) -> int:
        """The first place of a line of these kinds; the end of the article if there is none."""
        return next((place for place in range(self.start, self.end) if self.page.kind(place) in kinds), self.end)

    def has_live_words(self) -> bool:
        """Whether the headline says that the page is a live blog."""
        first = self.first("text", "label")
        text = self.page.texts[first] if first < self.end else ""
        headline = f" {' '.join(orthography.words(f'{self.title or str()} {text}'))} "
        return any(f" {live} " in headline for live in lexicon.word_set(lexicon.LIVE_WORDS))

    @staticmethod
    def is_clock_label(line: Line) -> bool:
        return line.kind == "label" and not line.stamp.cued

    # the foot, from the last line upwards

    def foot(self) -> tuple[int, list[int]]:
        """The place after the last line of the body, and what of the foot is body all the same (a bare time, the credit)."""
        end = self.end
        kept: list[int] = []
        timed = False
        for place in range(self.end - 1, self.start - 1, -1):
            kind = self.page.kind(place)
            if kind == "text":
                break
            line = self.page.special.get(place)
            bare = line is not None and line.bare
            if kind == "stamp" and self.first_text < place and self.is_foot_page_stamp(place):
                self.add_page_stamp(place, foot=True)
            elif kind in _NO_TEXT or place == self.credit_at or (bare and not timed):
                kept.append(place)
                timed = timed or bare
            else:
                break
            end = place
        self.page_stamps.reverse()
        return end, kept[::-1]

    @cached_property
    def first_text(self) -> int:
        """The place of the first line of prose."""
        return self.first("text")

    @cached_property
    def first_marker(self) -> int:
        """The place of the first stamp that its cue makes a marker."""
        body = next((place for place in range(self.start, self.end) if self.is_body(place)), self.end)
        cued = (place for place in self.stamped if self.is_cued_marker(place, head=place < body))
        return next(cued, self.end)

    def is_body(self, place: int) -> bool:
        """Whether the line is a paragraph, with which a body begins."""
        return self.page.kind(place) == "text" and is_paragraph(self.page.text(place))

    def is_cued_marker(self, place: int, *, head: bool) -> bool:
        """Whether a cue on the line makes it a marker; in the head some cues date the page."""
        stamp = self.page.special[place].stamp
        if not stamp.cued or stamp.kind == "published":
            return False
        return not (head and stamp.cue in lexicon.word_set(lexicon.PAGE_CUES))

    def is_foot_page_stamp(self, place: int) -> bool:
        """Whether the stamp below the text dates the page."""
        stamp = self.page.special[place].stamp
        if not stamp.cued or stamp.kind == "correction" or not (stamp.has_date or stamp.timed):
            return False
        after_credit = self.credit_at is not None and place > self.credit_at
        if after_credit and (is_page_kind(stamp) or stamp.has_date):
            return True
        alone = self.first_marker >= place  # no other marker with a cue stands above it
        return stamp.has_date and (stamp.kind == "published" or alone)

    # the head, from the first line downwards

    def head(self, end: int) -> int:
        """The place of the first line of the body."""
        last_text = end - 1
        while last_text >= self.start and self.page.kind(last_text) not in _TEXTS:
            last_text -= 1
        for place in range(self.start, end):
            if not self.take_head(place, last_text):
                return place
        return end

    def take_head(self, place: int, last_text: int) -> bool:
        kind = self.page.kind(place)
        if kind in _NO_TEXT:
            return self.is_set_aside(place)
        if kind == "stamp":
            return self.take_head_stamp(place)
        if kind == "post" or place == last_text:
            return False
        return self.take_head_text(place, kind)

    def take_head_stamp(self, place: int) -> bool:
        line = self.page.special[place]
        stamp = line.stamp
        page_cue = stamp.cue in lexicon.word_set(lexicon.PAGE_CUES)
        if len(line.reading.stamps) == 1:
            if line.bare and (self.live or not stamp.written.dated):
                return False
            if stamp.kind in ("update", "correction") and not page_cue:
                return False
            if not (stamp.has_date or stamp.timed or page_cue):
                return False
        self.add_page_stamp(place)
        return True

    def take_head_text(self, place: int, kind: str) -> bool:
        text = self.page.text(place)
        label = kind == "label"
        if self.title is None and not (label and (is_paragraph(text) or self.is_clock_label(self.page.special[place]))):
            self.title = text
            return True
        dateline = read_dateline(text) if kind == "text" else None
        if dateline is not None:
            self.dateline = self.dateline or PageStamp(dateline, self.page.number(place))
        elif label or is_paragraph(text):
            return False
        self.captions.append(text)
        return True

    def add_page_stamp(self, place: int, *, foot: bool = False) -> None:
        line = self.page.special[place]
        number, markup = self.page.number(place), self.page.markup(place)
        found = []
        for stamp in line.reading.stamps:
            kind: StampKind = stamp.kind
            if kind == "entry":
                kind = "published"
            elif kind in ("update", "correction"):
                kind = "last-update"
            found.append(PageStamp(replace(stamp, kind=kind), number, markup))
        self.page_stamps += found[::-1] if foot else found

    def add_markup(self, kind: StampKind, markup: Stamp) -> None:
        """What the document's markup says of the whole: beside the page's own words, or alone where there are none."""
        for index, page in enumerate(self.page_stamps):
            if page.stamp.kind == kind:
                self.page_stamps[index] = page._replace(markup=page.markup or markup)
                return
        self.page_stamps.append(PageStamp(replace(markup, kind=kind), None))

    def deal(self, above: bool | None) -> Article:
        end, kept = self.foot()
        start = self.head(end)
        self.body = [*range(start, end), *kept]
        if self.special:
            foot = frozenset(kept)
            self.special = [place for place in self.special if start <= place < end or place in foot]
            aside = frozenset(place for place in self.special if self.is_set_aside(place))
            if aside:
                self.special = [place for place in self.special if place not in aside]
                self.body = [place for place in self.body if place not in aside]
        passages, stamps_above = Body(self.page, self.body, self.special, live=self.live).passages(above)
        if self.document.published is not None:
            self.add_markup("published", self.document.published)
        if self.document.updated is not None:
            self.add_markup("last-update", self.document.updated)
        return Article(
            self.document.source,
            self.title,
            tuple(self.captions),
            tuple(self.page_stamps),
            self.dateline,
            passages,
            stamps_above,
            credit_of(self.page.text(self.credit_at)) if self.credit_at is not None else None,
            tuple(self.separators),
            self.document.reference,
            self.document.notices,
        )

    def is_set_aside(self, place: int) -> bool:
        """Separators, the credit and page stamps inside the body are no text; they are put where they belong."""
        line = self.page.special[place]
        if line.kind in _NO_TEXT:
            if line.kind in ("rule", "end"):
                self.separators.append(self.page.texts[place])
            return True
        if line.kind == "credit":
            return place == self.credit_at
        if line.kind == "stamp":
            two = len(line.reading.stamps) > 1
            if two or (line.stamp.cued and line.stamp.kind == "published"):
                self.add_page_stamp(place)
                return True
        return False


def articles(document: Document, above: bool | None = None) -> Iterator[Article]:
    """The articles of a document, in its order; `above` says by hand whether stamps date the text above them."""
    page = Page(document)
    for start, end, credit in split(page):
        if end - start > (page.kind(start) == "feed"):  # more than the form feed with which it begins
            yield _Builder(document, page, start, end, credit).deal(above)
