"""What each line of an article is in it: its role. Questions only: nothing here changes anything.

The roles say all that there is to say of a line's place: the article is made from them without another look at the lines,
so each line is in exactly one part of it.
"""

from functools import cached_property

from newsline.model import Document, Role
from newsline.segmentation.lines import Line, Page, is_page_kind, is_paragraph
from newsline.segmentation.posts import are_posts, is_clock_label
from newsline.stamps import lexicon
from newsline.stamps.reading import read_dateline

_TEXTS = ("text", "label", "credit")
_NO_TEXT = ("rule", "end", "feed", "taken")


class Roles:
    """The roles of the lines [start, end) of a page; `credit`: the place of the article's credit line.

    Lines are named by their places in the page.
    """

    def __init__(self, document: Document, page: Page, start: int, end: int, credit: int | None) -> None:
        self.document = document
        self.page = page
        self.start, self.end = start, end
        self.credit = credit
        self.special = page.between(start, end)
        self.stamped = [place for place in self.special if page.special[place].kind in ("stamp", "label")]
        self.live = len(self.stamped) > 1 and are_posts(page, start, end, self.stamped, document.title)

    def found(self) -> dict[int, Role]:
        """The role of each line that is more than text, by place, in the order of the page."""
        foot = self.foot()
        body_end = min(foot, default=self.end)
        head = self.head(body_end)
        body_start = self.start + len(head)
        between = {place: self.in_body(place) for place in self.special if body_start <= place < body_end}
        roles = {**head, **between, **dict(sorted(foot.items()))}
        return {place: role for place, role in roles.items() if role != "text"}

    # the body

    def in_body(self, place: int) -> Role:
        """The role of a line where neither head nor foot has it."""
        line = self.page.special.get(place)
        if line is None:
            return "text"
        if line.kind in _NO_TEXT:
            return "separator" if line.kind in ("rule", "end") else "taken"
        if line.kind == "credit":
            return "credit" if place == self.credit else "text"
        if line.kind == "post":
            return "marker"
        if len(line.reading.stamps) > 1 or (
            line.kind == "stamp" and line.stamp.kind == "published" and line.stamp.cued
        ):
            return "page-stamp" if line.kind == "stamp" else "text"
        return self.as_marker(place, line)

    def as_marker(self, place: int, line: Line) -> Role:
        """Whether a stamp or label parts one passage from the next."""
        counts = line.stamp.kind != "published" if line.stamp.cued else self.live or place == self.foot_stamp
        if not counts or not (line.stamp.cued or line.stamp.timed):
            return "text"
        return "label" if line.kind == "label" else "marker"

    @cached_property
    def foot_stamp(self) -> int | None:
        """The bare clock time that is the last line of the article, if there is one."""
        for place in reversed(range(self.start, self.end)):
            kind = self.page.kind(place)
            if kind in _NO_TEXT or place == self.credit or self.is_foot_page_stamp(place):
                continue
            return place if kind == "stamp" and self.page.special[place].bare else None
        return None

    # the foot, from the last line upwards

    def foot(self) -> dict[int, Role]:
        """Page stamps, the credit and separators below the text, and one bare time, which is of the body."""
        found: dict[int, Role] = {}
        timed = False
        for place in reversed(range(self.start, self.end)):
            line = self.page.special.get(place)
            if line is None:
                break
            if self.is_foot_page_stamp(place):
                found[place] = "page-stamp"
            elif line.kind in _NO_TEXT or place == self.credit or (line.bare and not timed):
                found[place] = self.in_body(place)
                timed = timed or line.bare
            else:
                break
        return found

    def is_foot_page_stamp(self, place: int) -> bool:
        """Whether the line is a stamp below the text that dates the page."""
        line = self.page.special.get(place)
        if line is None or line.kind != "stamp" or place < self.first_text:
            return False
        stamp = line.stamp
        if not stamp.cued or stamp.kind == "correction" or not (stamp.has_date or stamp.timed):
            return False
        after_credit = self.credit is not None and place > self.credit
        if after_credit and (is_page_kind(stamp) or stamp.has_date):
            return True
        alone = self.first_marker >= place  # no other marker with a cue stands above it
        return stamp.has_date and (stamp.kind == "published" or alone)

    @cached_property
    def first_text(self) -> int:
        """The place of the first line of prose."""
        return next((place for place in range(self.start, self.end) if self.page.kind(place) == "text"), self.end)

    @cached_property
    def first_marker(self) -> int:
        """The place of the first stamp that its cue makes a marker."""
        lines = range(self.start, self.end)
        paragraphs = (p for p in lines if self.page.kind(p) == "text" and is_paragraph(self.page.text(p)))
        body = next(paragraphs, self.end)
        return next((place for place in self.stamped if self.is_cued_marker(place, head=place < body)), self.end)

    def is_cued_marker(self, place: int, *, head: bool) -> bool:
        """Whether a cue on the line makes it a marker; in the head some cues date the page."""
        stamp = self.page.special[place].stamp
        if not stamp.cued or stamp.kind == "published":
            return False
        return not (head and stamp.cue in lexicon.word_set(lexicon.PAGE_CUES))

    # the head, from the first line downwards

    def head(self, end: int) -> dict[int, Role]:
        """The title, captions, the dateline, page stamps and separators above the text."""
        texts = (place for place in reversed(range(self.start, end)) if self.page.kind(place) in _TEXTS)
        last_text = next(texts, self.start - 1)
        found: dict[int, Role] = {}
        titled = self.document.title is not None
        for place in range(self.start, end):
            role = self.in_head(place, titled=titled)
            if role == "text" or place == last_text:
                break
            found[place] = role
            titled = titled or role == "title"
        return found

    def in_head(self, place: int, *, titled: bool) -> Role:
        """The role of a line if the head goes as far as it; text where the body begins."""
        kind = self.page.kind(place)
        if kind in _NO_TEXT:
            return self.in_body(place)
        if kind == "stamp":
            return "page-stamp" if self.is_head_page_stamp(self.page.special[place]) else "text"
        if kind == "post":
            return "text"
        text, label = self.page.text(place), kind == "label"
        if not titled and not (label and (is_paragraph(text) or is_clock_label(self.page.special[place]))):
            return "title"
        if kind == "text" and read_dateline(text) is not None:
            return "dateline"
        return "text" if label or is_paragraph(text) else "caption"

    def is_head_page_stamp(self, line: Line) -> bool:
        """Whether the stamp above the text dates the page."""
        stamp = line.stamp
        if len(line.reading.stamps) > 1:
            return True
        if line.bare and (self.live or not stamp.written.dated):
            return False
        page_cue = stamp.cue in lexicon.word_set(lexicon.PAGE_CUES)
        return page_cue or (stamp.kind not in ("update", "correction") and (stamp.has_date or stamp.timed))
