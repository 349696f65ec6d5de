"""What each line of an article is in it: its role. Questions only: nothing here changes anything.

The roles say all that there is to say of a line's place: the article is made from them without another look at the lines,
so each line is in exactly one part of it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from newsline.model import Document, Role
from newsline.patterns import pattern
from newsline.segmentation import cells, posts
from newsline.segmentation.lines import (
    CAPTION_LENGTH,
    Line,
    Page,
    Said,
    is_headed,
    is_page_kind,
    is_paragraph,
    minutes_of,
    steps,
)
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_dateline, read_zone

_FEWEST_POSTS = 2
_HEADED = 3  # lines of a post that are looked at: a headline, an author, the first of its text
_DATED_CAPTION = pattern(r"\D(\d\d?)[./](\d\d?)[./]\d{4}$")
_END = 20  # characters in which a caption has its date
_ROW = pattern(r"(?<![\d:.])\d?\d:[0-5]\d(?![\d:.])")  # of a timetable
_FEWEST_ROWS = 2
_TEXTS = ("text", "label", "credit", "day")
_SHORTEST_SENTENCE = 20  # characters: a headline of another story has no full stop
_SHORTEST_WRAPPED = 40  # characters of a line that is cut because it is full
_MOST_WRAPPED = 20  # lines of a paragraph that is looked at
_LONGEST_FILING = 40  # characters of a label and its value
_FEW_WORDS = 8  # beside a stamp in a line of the head: more are a text
_DATED, _ON_ITS_LINE = "dated", "on its line"  # among cues, of which none is spelt so
_NO_TEXT = ("rule", "end", "taken")


class Roles:
    """The roles of the lines [start, end) of a page; `credit`: the place of the article's credit line.

    Lines are named by their places in the page. `taken`: whether times at the head of lines are posts, if that is said by hand.
    """

    def __init__(
        self, document: Document, page: Page, start: int, end: int, credit: int | None, taken: bool | None
    ) -> None:
        # what markup says is the title of the first article alone
        self.title = document.title if start == 0 else None
        self.page = page
        self.credit = credit
        self.whole = end
        self.start = self.below_list(start)
        self.related = set(range(start, self.start)) | self.others(page.between(self.start, end), end)
        self.end = next(at for at in range(end, start - 1, -1) if at - 1 not in self.related)
        self.related |= self.cards(page.between(self.start, self.end))
        self.special = [place for place in page.between(self.start, self.end) if place not in self.related]
        self.stamped = [place for place in self.special if page.special[place].kind in ("stamp", "label")]
        self.verdict = posts.NONE_SEEN
        if self.stamped:
            self.verdict = posts.weigh(page, self.start, self.end, self.stamped, self.title)
        self.live = self.verdict.taken if taken is None else taken

    def found(self) -> dict[int, Role]:
        """The role of each line that is more than text, by place, in the order of the page."""
        foot = self.foot()
        body_end = min(foot, default=self.end)
        head = self.head(body_end)
        body_start = self.start + len(head)
        middle = sorted({*self.special, *self.standfirst_stamps})
        between = {place: self.in_body(place) for place in middle if body_start <= place < body_end}
        roles = {**head, **between, **dict(sorted(foot.items())), **dict.fromkeys(sorted(self.related), _RELATED)}
        return {place: role for place, role in roles.items() if role != "text"}

    # other stories

    def others(self, special: list[int], end: int) -> set[int]:
        """The lines below a heading of other stories or of comments; below the first the story may go on.

        Where such words stand below several posts they are a button of each.
        """
        out: set[int] = set()
        headings = {
            place: " ".join(orthography.words(self.page.text(place)))
            for place in special
            if self.page.special[place].kind == "related" and place != self.start
        }
        times = Counter(headings.values())
        for place, words in headings.items():
            if place in out:
                continue
            own = self.goes_on if words in lexicon.word_set(lexicon.RELATED_INLINE) else self.goes_on_alike
            may = words in lexicon.word_set(lexicon.RELATED_WORDS) or times[words] > 1
            last = next((at for at in range(place + 1, end) if may and own(at, place)), end)
            out |= set(range(place, last)) - ({self.credit} if self.credit is not None else set())
            if last == end:
                break
        return out

    def below_list(self, start: int) -> int:
        """Where the story begins, below a list of other stories with the name of one: times of one form, a headline beside each."""
        page, end = self.page, self.whole
        times = [place for place in page.between(start, end) if page.special[place].is_time]
        if len(times) < _FEWEST_ROWS:
            return start
        step = 1 if page.kind(times[0]) == "label" else 2
        names = [
            place for place in range(max(start, times[0] - step), times[0]) if page.is_one_of(place, lexicon.LIST_WORDS)
        ]
        if not names:
            return start
        rows = [place for at, place in enumerate(times) if place == times[0] + at * step]
        story = rows[-1] + (2 if step == 2 and names[0] + 1 == times[0] else 1)
        if story < end and not page.gap(story) and page.is_one_of(story, lexicon.CONTROL_WORDS):
            story += 1
        if len(rows) < _FEWEST_ROWS or any(map(is_paragraph, map(page.text, range(start, story)))):
            return start
        headed = story < end and page.kind(story) == "text" and page.gap(story) and not is_paragraph(page.text(story))
        below = (page.text(place) for place in range(story + 1, end) if page.kind(place) == "text")
        return story if headed and any(map(is_paragraph, below)) else start

    def cards(self, special: list[int]) -> set[int]:
        """The lines of other stories' cards in copied text: a caption that ends with a date, a headline, a stamp of that day."""
        out: set[int] = set()
        for place in special:
            line, headline, caption = self.page.special[place], place - 1, place - 2
            if line.kind != "stamp" or line.stamp.cued or caption < self.start:
                continue
            texts = self.page.kind(caption) == self.page.kind(headline) == "text"
            if not texts or is_paragraph(self.page.text(headline)):
                continue
            dated = _DATED_CAPTION.search(self.page.text(caption)[-_END:])
            day = (line.stamp.written.month, line.stamp.written.day)
            if dated is not None and day == (int(dated[2]), int(dated[1])):
                out |= {caption, headline, place}
        return out

    def goes_on(self, place: int, heading: int) -> bool:
        """Whether the story goes on here, below a heading as stands in stories: with a paragraph, or with an update of its own."""
        if self.page.kind(place) == "text":
            text = self.page.text(place)
            ended = text[-1] == "." or len(text) > CAPTION_LENGTH // 2
            return len(text) > CAPTION_LENGTH or (ended and is_paragraph(text) and len(text) > _SHORTEST_SENTENCE)
        stamp = self.page.special[place].stamp
        return (stamp.cued and stamp.kind in ("update", "correction")) or self.goes_on_alike(place, heading)

    def goes_on_alike(self, place: int, heading: int) -> bool:
        """Whether a stamp with a paragraph goes on a series of such stamps above a heading of other stories."""
        line = self.page.special.get(place)
        if line is None or line.kind not in ("stamp", "label") or not line.stamp.timed or is_page_kind(line.stamp):
            return False
        texts = [self.page.label_text(place)] if line.kind == "label" else self.texts_below(place)
        above = (self.page.special[at] for at in self.page.between(self.start, heading))
        return any(map(is_paragraph, texts)) and any(posts.is_alike(one, line) for one in above)

    def texts_below(self, place: int) -> list[str]:
        """The first lines of text below a stamp, down to the next line that is none."""
        below = range(place + 1, min(place + 1 + _HEADED, self.whole))
        return [self.page.text(at) for at in takewhile(lambda at: self.page.kind(at) == "text", below)]

    # the body

    def in_body(self, place: int) -> Role:
        """The role of a line where neither head nor foot has it."""
        line = self.page.special.get(place)
        if line is None:
            return "page-stamp" if place in self.standfirst_stamps else "text"
        if line.kind == "related":
            return "text"
        if line.kind in _NO_TEXT:
            return "separator" if line.kind in ("rule", "end") else "taken"
        if line.kind == "credit":
            return "credit" if place == self.credit else "text"
        if line.kind == "post":
            return "marker"
        if place in self.headings:
            return "day-heading"
        if line.kind == "day" or (line.kind == "label" and len(line.reading.stamps) > 1):
            return "text"
        if place in self.standfirst_stamps:
            return "page-stamp"
        if (
            line.kind == "stamp"
            and (len(line.reading.stamps) > 1 or line.stamp.kind == "published")
            and (line.stamp.cued or len(line.reading.stamps) > 1)
        ):
            return "marker" if place in self.repeated or place == self.first_version else "page-stamp"
        return self.as_marker(place, line)

    def as_marker(self, place: int, line: Line) -> Role:
        """Whether a stamp or label parts one passage from the next."""
        counts = line.stamp.kind != "published" if line.stamp.cued else self.live or place == self.foot_stamp
        if self.is_word_of_post(place, line):
            return "text"
        if not counts or not (line.stamp.cued or line.stamp.timed or line.stamp.ago is not None):
            return "text"
        return "label" if line.kind == "label" else "marker"

    def is_word_of_post(self, place: int, line: Line) -> bool:
        """Whether a cue that says nothing of when opens the text of a post, with its hour right above, or an update ends that of one."""
        above, below = self.page.special.get(place - 1), self.page.special.get(place + 1)
        of_text = above is None or above.opens_text
        if self.live and line.kind == "stamp" and line.stamp.kind == "update" and line.stamp.cued and of_text:
            ends = (below is not None and below.is_time) or not self.text_below(place)
            return ends and not line.stamp.has_date and self.first_text_of_body < place
        says_nothing = line.stamp.cued and not line.stamp.timed and not line.stamp.has_date and line.stamp.ago is None
        return self.live and says_nothing and above is not None and above.bare and not self.page.gap(place)

    @cached_property
    def foot_stamp(self) -> int | None:
        """The bare clock time that is the last line of the article, if there is one."""
        for place in reversed(range(self.start, self.end)):
            kind = self.page.kind(place)
            if kind in _NO_TEXT or place == self.credit or self.is_foot_page_stamp(place):
                continue
            line = self.page.special.get(place)
            if line is None or kind != "stamp" or not line.bare or not line.stamp.timed:
                return None
            refused = not self.live and self.verdict.seen > 1 and line.stamp.zone is None
            return None if refused else place
        return None

    @cached_property
    def repeated(self) -> frozenset[int]:
        """Stamp lines with a cue of pages that are repeated through the body, each with text of its own: they are markers."""
        forms: dict[tuple[str | None, bool], list[int]] = {}
        for place in self.stamped:
            stamp = self.page.special[place].stamp
            of_page = is_page_kind(stamp) or stamp.cue in lexicon.word_set(lexicon.PAGE_CUES)
            if self.page.kind(place) == "stamp" and stamp.timed and stamp.cued and of_page:
                forms.setdefault((stamp.cue, stamp.has_date), []).append(place)
        found: set[int] = set()
        for every in forms.values():
            places = [place for place in every if self.page.kind(self.below(place)) == "text"]
            if self.end_their_texts(every, places):
                places = every
            if len({self.page.special[place].stamp.written for place in places}) > 1:
                found.update(self.without_page_stamp(places))
        return frozenset(found)

    def below(self, place: int) -> int:
        """The place below a stamp, on one line or on several; its own where the article ends there."""
        below = next((at for at in range(place + 1, self.end) if self.page.kind(at) != "taken"), self.end)
        return below if below < self.end else place

    @cached_property
    def first_version(self) -> int | None:
        """The last stamp line, with a cue of publication and a paragraph below it, under updates on top: it dates the first version."""
        place = self.stamped[-1] if self.stamped else self.end
        if place + 1 >= self.end or not self.first_marker < place or self.first_marker > self.first_paragraph:
            return None
        line = self.page.special[place]
        published = line.kind == "stamp" and line.stamp.cued and line.stamp.kind == "published"
        text = self.page.kind(place + 1) == "text" and is_paragraph(self.page.text(place + 1))
        return place if published and text and len(line.reading.stamps) == 1 else None

    def end_their_texts(self, every: Sequence[int], with_text: Sequence[int]) -> bool:
        """Whether stamps of one form stand below the text of each, so that the last one is not the page's."""
        if len(every) <= _FEWEST_POSTS or with_text != every[:-1] or self.first_paragraph > every[0]:
            return False
        steps = list(pairwise(map(self.time_at, every)))
        return all(one > other for one, other in steps) or all(one < other for one, other in steps)

    def time_at(self, place: int) -> tuple[int, ...]:
        """Date and clock time of a stamp line, to be compared."""
        return tuple(part or 0 for part in self.page.special[place].stamp.written[:5])

    def without_page_stamp(self, places: list[int]) -> list[int]:
        """The places without the first, where that is the page's: earlier than all others, which fall down the page."""
        times = list(map(self.time_at, places))
        if not self.page.special[places[0]].stamp.has_date:
            return places  # past midnight the newest of them is earlier as well
        falls = all(one > other for one, other in pairwise(times[1:]))
        return places[1:] if len(places) > _FEWEST_POSTS and falls and times[0] <= times[-1] else places

    @cached_property
    def headings(self) -> frozenset[int]:
        """Lines that are nothing but a day and date the stamped passages below them."""
        days = [
            place for place in self.special if self.page.special[place].kind in ("day", "stamp") and self.is_day(place)
        ]
        if not days:
            return frozenset()
        marked = [place for place in self.stamped if self.is_passage_stamp(place)]
        found = []
        for place, last in zip(days, [*days[1:], self.end], strict=True):
            at = bisect_right(marked, place)
            if at < len(marked) and marked[at] < last:
                found.append(place)
        full = [place for place in found if self.page.special[place].kind == "stamp" or self.is_full(place)]
        if found == full and len(found) == 1 and found[0] < self.first_text_of_body:
            return frozenset()  # one full date above all is the page's own
        return frozenset(found)

    def is_day(self, place: int) -> bool:
        """Whether the line is nothing but a day."""
        line = self.page.special[place]
        if line.kind == "day":  # "the events of Tuesday" over all is the headline
            return place > self.start or self.title is not None or not is_headed(self.page.text(place))
        stamp = line.stamp
        bare = not stamp.cued or (self.live and stamp.cue in lexicon.word_set(lexicon.DAY_HEADING_CUES))
        return line.kind == "stamp" and bare and stamp.has_date and not stamp.timed and stamp.ago is None

    def is_full(self, place: int) -> bool:
        """Whether the line gives a full date."""
        return self.page.special[place].stamp.written.dated

    def is_passage_stamp(self, place: int) -> bool:
        """Whether a stamp dates a passage, as far as it says itself."""
        stamp = self.page.special[place].stamp
        if stamp.cued:
            return not self.is_day(place) and (
                stamp.kind in ("update", "correction", "original") or place in self.repeated
            )
        return self.live and (stamp.timed or stamp.ago is not None)

    @cached_property
    def first_text_of_body(self) -> int:
        """The place of the first stamp of a passage, or of the first paragraph."""
        stamps = (place for place in self.stamped if self.is_passage_stamp(place))
        return min(next(stamps, self.end), self.first_paragraph)

    # the foot, from the last line upwards

    def foot(self) -> dict[int, Role]:
        """Page stamps, the credit, separators and a note on the clocks below the text, and one bare time, which is of the body."""
        found: dict[int, Role] = {}
        timed = False
        for place in reversed(range(self.start, self.end)):
            line = self.page.special.get(place)
            if line is None and (read_zone(self.page.text(place)) is not None or self.is_filing(place)):
                found[place] = "caption"
                continue
            if line is None or line.kind == "day":
                break
            if self.is_foot_page_stamp(place):
                found[place] = "page-stamp"
            elif line.kind in _NO_TEXT or place == self.credit or (line.bare and not timed):
                found[place] = self.in_body(place)
                timed = timed or line.bare
            else:
                break
        return found

    def is_filing(self, place: int) -> bool:
        """Whether the last line, below a full stamp of the page, is a label with its value: "الزيارات: 233"."""
        text, above = self.page.text(place), self.page.special.get(place - 1)
        if place + 1 != self.end or len(text) > _LONGEST_FILING or ":" not in text[:-1] or is_paragraph(text):
            return False
        return above is not None and above.kind == "stamp" and is_page_kind(above.stamp) and self.is_full(place - 1)

    def is_foot_page_stamp(self, place: int) -> bool:
        """Whether the line is a stamp below the text that dates the page."""
        line = self.page.special.get(place)
        if line is None or line.kind != "stamp" or place < self.first_text:
            return False
        stamp = line.stamp
        if self.repeats_head(place):
            return True
        if not stamp.cued or stamp.kind in ("correction", "original") or not (stamp.has_date or stamp.timed):
            return False
        after_credit = self.credit is not None and place > self.credit
        if after_credit and (is_page_kind(stamp) or stamp.has_date):
            return True
        alone = self.first_marker >= place  # no other marker with a cue stands above it
        if place == self.update_below_labels:
            return not stamp.has_date or place not in self.repeated
        if not stamp.has_date or place in self.repeated:
            return False
        told = bool(self.repeated) or self.first_original < place or self.is_alone_of_its_form(place)
        below_posts = told and self.is_full(place) and (is_page_kind(stamp) or not self.heads_like(place))
        return stamp.kind == "published" or alone or place in self.foot_pair or below_posts

    def heads_like(self, place: int) -> bool:
        """Whether a marker with a cue stands above on a line of its own, so that a stamp at the foot may be one of them."""
        return self.first_cued.get(_ON_ITS_LINE, place) < place

    def is_alone_of_its_form(self, place: int) -> bool:
        """Whether no marker above says when as the line does: with its cue, or with a date."""
        cue = self.page.special[place].stamp.cue or ""
        return all(self.first_cued.get(name, place) >= place for name in (_DATED, cue))

    @cached_property
    def first_cued(self) -> dict[str, int]:
        """The first place in the text of each cue, of one with a date, and of one on a line of its own."""
        found: dict[str, int] = {}
        for place in self.stamped:
            line = self.page.special[place]
            if place < self.first_text_of_body or not line.stamp.cued:
                continue
            found.setdefault(line.stamp.cue or "", place)
            if line.stamp.has_date:
                found.setdefault(_DATED, place)
            if line.kind == "stamp":
                found.setdefault(_ON_ITS_LINE, place)
        return found

    @cached_property
    def first_original(self) -> int:
        """The place of the first stamp that heads the first version."""
        originals = (place for place in self.stamped if self.page.special[place].stamp.kind == "original")
        return next(originals, self.end)

    @cached_property
    def update_below_labels(self) -> int | None:
        """The first "last update" below the text, if only updates stand above it that share their lines with their texts."""
        labels = False
        for place in self.stamped:
            line = self.page.special[place]
            if place < self.first_paragraph or not line.stamp.cued:
                continue
            if line.stamp.kind == "last-update":
                return place if labels else None
            if line.kind != "label":
                return None
            labels = True
        return None

    def repeats_head(self, place: int) -> bool:
        """Whether the line is the page's stamp once more."""
        if place < self.first_text_of_body or not self.is_full(place):
            return False
        return self.page.special[place].says in self.head_stamps

    @cached_property
    def head_stamps(self) -> frozenset[Said]:
        """What the stamp lines above the text say."""
        return frozenset(self.page.special[place].says for place in self.stamped if place < self.first_text_of_body)

    @cached_property
    def foot_pair(self) -> frozenset[int]:
        """Page stamps on neighbouring lines at the very end."""
        found: list[int] = []
        for place in reversed(range(self.start, self.end)):
            line = self.page.special.get(place)
            if line is None or line.kind != "stamp" or not line.stamp.cued or not is_page_kind(line.stamp):
                break
            found.append(place)
        return frozenset(found if len(found) > 1 else [])

    @cached_property
    def first_text(self) -> int:
        """The place of the first line of prose; under a title of the markup a post's own line is one."""
        kinds = ("text",) if self.title is None else ("text", "label", "post")
        return next((place for place in range(self.start, self.end) if self.page.kind(place) in kinds), self.end)

    @cached_property
    def first_paragraph(self) -> int:
        """The place of the first paragraph."""
        lines = range(self.start, self.end)
        return next((p for p in lines if self.page.kind(p) == "text" and is_paragraph(self.page.text(p))), self.end)

    @cached_property
    def first_marker(self) -> int:
        """The place of the first stamp that its cue makes a marker."""
        body = self.first_paragraph
        return next((place for place in self.stamped if self.is_cued_marker(place, head=place < body)), self.end)

    def is_cued_marker(self, place: int, *, head: bool) -> bool:
        """Whether a cue on the line makes it a marker; in the head some cues date the page."""
        stamp = self.page.special[place].stamp
        if head and self.numbers_take(place):
            return False
        if not stamp.cued or stamp.kind == "published":
            return False
        if place == self.page_update or place in self.standfirst_stamps:
            return False
        return not (head and stamp.cue in lexicon.word_set(lexicon.PAGE_CUES))

    # the head, from the first line downwards

    @cached_property
    def standfirst_stamps(self) -> frozenset[int]:
        """Page stamps with a full date under at most one paragraph, which is then the standfirst."""
        paragraphs = 0
        found = []
        kinds: set[str] = set()  # of page stamps above the paragraph: below it the next one of such a kind is a marker
        for place in range(self.start, self.end):
            line = self.page.special.get(place)
            if line is None:
                below_title = self.title is not None or place > self.first_text
                paragraphs += below_title and is_paragraph(self.page.text(place))
                if paragraphs > 1:
                    break
                if paragraphs == 1 and self.text_below(place) and self.cells_at(place, weakly=False).stamps:
                    found.append(place)
            elif line.kind == "stamp" and self.may_be_of_page(place):
                full = (line.stamp.cued or not self.live) and line.stamp.written.dated
                if paragraphs == 1 and full and line.stamp.kind not in kinds and self.text_below(place):
                    found.append(place)
                elif not paragraphs:
                    kinds.add(line.stamp.kind)
            elif line.kind in ("stamp", "label", "post"):
                break
        return frozenset(found)

    def may_be_of_page(self, place: int) -> bool:
        """Whether a stamp line may date the page: by its cue, or since no other stamp line is as it is."""
        stamp = self.page.special[place].stamp
        if stamp.cued:
            return is_page_kind(stamp) and place not in self.repeated
        stamps = ((at, self.page.special[at].stamp) for at in self.stamped)
        dates = [at for at, one in stamps if one.has_date and not one.cued]
        return dates == [place] and (stamp.timed or stamp.weekday is not None)

    @cached_property
    def page_update(self) -> int | None:
        """The update of an article that dates the page: in the head, the only one, and it touches the published stamp or stands above
        the title, or labels below the text rise to it. Under a title of the markup blocks part what touches on the page."""
        stamps = ((place, self.page.special[place].stamp) for place in self.stamped)
        updates = [place for place, stamp in stamps if stamp.cued and stamp.kind != "published"]
        if (
            not updates
            or self.page.special[updates[0]].stamp.kind != "update"
            or not self.start <= updates[0] < self.first_paragraph < self.end
        ):
            return None
        if len(updates) > 1:
            return updates[0] if self.labels_rise_to(updates[0], updates[1:]) else None
        place, above, below = updates[0], self.page.special.get(updates[0] - 1), self.page.special.get(updates[0] + 1)
        if self.is_full(place) and below is not None and below.kind == "stamp" and below.stamp.kind == "published":
            return place  # it has no text of its own
        if self.page.kind(place) != "stamp" or not self.is_full(place) or self.page.kind(place + 1) != "text":
            return None
        if place == self.start:
            return place if place + 1 < self.first_paragraph else None
        apart = self.title is None and self.page.gap(place)
        if above is None or above.kind != "stamp" or not self.is_full(place - 1) or apart:
            return None
        return place if above.stamp.kind == "published" or not above.stamp.cued else None

    def labels_rise_to(self, head: int, below: Sequence[int]) -> bool:
        """Whether updates that open their texts, of two and more hours of the day, rise down the page to that of the head."""
        lines = [self.page.special[place] for place in (*below, head)]
        labels = all(line.kind == "label" and not line.stamp.has_date for line in lines[:-1])
        timed = all(line.stamp.timed for line in lines) and lines[-1].kind == "stamp"
        minutes = minutes_of(lines) if labels and timed and len(below) > 1 else []
        return (
            bool(minutes) and all(one < other for one, other in pairwise(minutes[:-1])) and minutes[-2] <= minutes[-1]
        )

    def is_inside(self, place: int) -> bool:
        """Whether a stamp of a page stands in the middle of the text, where it may be of what the text is about."""
        return self.first_paragraph < place and place not in self.standfirst_stamps and self.text_below(place)

    def text_below(self, place: int) -> bool:
        """Whether text stands below."""
        return place < self.last_text

    @cached_property
    def last_text(self) -> int:
        """The place of the last line of prose."""
        places = reversed(range(self.start, self.end))
        return next((place for place in places if self.page.kind(place) == "text"), self.start - 1)

    def head(self, end: int) -> dict[int, Role]:
        """The title, captions, the dateline, page stamps and separators above the text."""
        texts = (place for place in reversed(range(self.start, end)) if self.is_text(place))
        last_text = next(texts, self.start - 1)
        found: dict[int, Role] = {}
        titled = self.title is not None
        for place in range(self.start, end):
            if titled and place == self.first_block:
                break
            role = self.in_head(place, titled=titled)
            if role == "text" or (place == last_text and role != "title"):
                break
            if place == last_text and not self.is_headline_alone(found):
                break
            found[place] = role
            titled = titled or role == "title"
        return found

    def is_text(self, place: int) -> bool:
        """Whether a line is text, perhaps of a timetable, whose times are no posts."""
        line = self.page.special.get(place)
        return line is None or line.kind in _TEXTS or (line.bare and not self.live and self.verdict.seen > 1)

    @cached_property
    def first_block(self) -> int | None:
        """Where the text of the first time begins, if times stand below their texts, or below the headlines of them: no line of it
        is a caption."""
        if self.headlines:
            return min(self.headlines)
        times = [place for place in self.stamped if self.live and self.page.special[place].is_time]
        if (
            len(times) < 2
            or {self.page.kind(at) for at in (times[0], times[-1])} != {"stamp"}
            or self.text_below(times[-1])
        ):
            return None
        place = times[0]
        while place > self.start and self.page.kind(place - 1) in ("text", "end") and not self.page.gap(place):
            place -= 1
            if read_dateline(self.page.text(place)) is not None:
                return place + 1
        # the first of several lines above the first time is a name, or a title
        return place + (place == self.start < times[0] - 1)

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The headlines of posts, where each of them has one right above its time, and text below."""
        times = [place for place in self.stamped if self.live and self.page.special[place].is_time]
        if len(times) < _FEWEST_POSTS or not all(map(self.has_headline, times)):
            return frozenset()
        found = frozenset(place - 1 for place in times)
        return found if found.isdisjoint(place + 1 for place in times) else frozenset()

    def has_headline(self, place: int) -> bool:
        """Whether a line without a full stop stands above a time, apart from what is above, and text below it.

        Where blank lines part all of them, it stands between paragraphs that have one.
        """
        page = self.page
        if page.special[place].kind != "stamp" or not self.start < place < self.end - 1:
            return False
        if page.kind(place - 1) != "text" or page.kind(place + 1) != "text" or is_paragraph(page.text(place - 1)):
            return False
        if not page.gap(place - 1) or not page.gap(place):
            return page.gap(place - 1)
        above = place - 2
        headed = above == self.start or (
            above > self.start and page.kind(above) == "text" and is_paragraph(page.text(above))
        )
        return headed and page.gap(place + 1) and is_paragraph(page.text(place + 1))

    @cached_property
    def credit_above(self) -> int | None:
        """The first line that names an agency, where the article does not end with one: under a headline it is the credit."""
        if self.credit is not None:
            return None
        return next((place for place in self.special if self.page.kind(place) == "credit"), None)

    def is_headline_alone(self, above: dict[int, Role]) -> bool:
        """Whether nothing but a stamp stands beside the only line of text: then it is a headline."""
        return (
            any(self.is_foot_page_stamp(place) for place in range(self.start, self.end))
            or "page-stamp" in above.values()
        )

    def in_head(self, place: int, *, titled: bool) -> Role:
        """The role of a line if the head goes as far as it; text where the body begins."""
        kind = self.page.kind(place)
        if kind in _NO_TEXT:
            return self.in_body(place)
        if place in self.headings or kind in ("post", "related"):
            return "text"
        if kind == "stamp":
            if not titled and self.is_headline(place):
                return "title"
            if titled and self.numbers_take(place):
                return "caption"
            return "page-stamp" if self.is_head_page_stamp(place) else "text"
        return self.below_title(place) if titled else self.above_title(place)

    def numbers_take(self, place: int) -> bool:
        """Whether a line of the head says which part of a wire story all of this is: "إضافة ثانية", and nothing of when."""
        stamp = self.page.special[place].stamp
        return self.additions == 1 and stamp.cue in lexicon.word_set(lexicon.ADDITION_CUES) and not stamp.says_when

    @cached_property
    def additions(self) -> int:
        """How many parts of a wire story name themselves."""
        return sum(self.page.special[at].stamp.cue in lexicon.word_set(lexicon.ADDITION_CUES) for at in self.stamped)

    def above_title(self, place: int) -> Role:
        """The role of a line with text of which the first is the title, unless the page's own stand above that."""
        if place + 1 < self.end and self.page.kind(place + 1) == "text":
            zoned = read_zone(self.page.text(place)) is not None
            if self.cells_at(place, weakly=False).stamps and (zoned or not is_paragraph(self.page.text(place + 1))):
                return "page-stamp"
            if zoned:
                return "caption"
        if self.page.kind(place) != "label":
            return "title"
        opens_text = is_paragraph(self.page.text(place)) or self.page.special[place].opens_text
        return "text" if opens_text else "title"

    def below_title(self, place: int) -> Role:
        """The role of a line with text under the title."""
        text, label = self.page.text(place), self.page.kind(place) == "label"
        paragraph = is_paragraph(text)
        if self.cells_at(place, weakly=False).stamps:
            return "page-stamp"
        dateline = read_dateline(text) if self.page.kind(place) == "text" else None
        if dateline is not None and not (dateline.timed and self.cells_at(place).stamps):  # a byline names an hour
            return "dateline"
        if not paragraph and self.cells_at(place).stamps:
            return "page-stamp"
        if label:
            return "text"
        if place == self.credit_above:
            return "credit"
        if not paragraph or read_zone(text) is not None:
            return "text" if self.is_wrapped(place) or self.is_over_original(place) else "caption"
        asks = len(text) <= CAPTION_LENGTH and text.rstrip().endswith(("!", "؟", "?", "..", "…"))
        return "caption" if asks and self.stamped_before_paragraph(place) else "text"

    def is_over_original(self, place: int) -> bool:
        """Whether a line is all that stands between a stamp of the page and the heading of the first version."""
        below = self.page.special.get(place + 1)
        return below is not None and below.stamp.kind == "original" and self.page.kind(place - 1) == "stamp"

    def is_wrapped(self, place: int) -> bool:
        """Whether a line goes on in the next one, as in another paragraph of the text."""
        return self.ends_later(place) and self.last_wrapped > place

    @cached_property
    def last_wrapped(self) -> int:
        """The last place after a blank line where a paragraph of several lines begins."""
        places = reversed(range(self.start + 1, self.end))
        return next((at for at in places if self.page.gap(at) and self.ends_later(at)), self.start)

    def ends_later(self, place: int) -> bool:
        """Whether a line is long, and ends like a sentence only with one of those right below it."""
        page = self.page
        if page.kind(place) != "text" or len(page.text(place)) < _SHORTEST_WRAPPED or is_paragraph(page.text(place)):
            return False
        for below in range(place + 1, min(place + _MOST_WRAPPED, self.end)):
            if page.gap(below) or page.kind(below) != "text":
                return False
            if is_paragraph(page.text(below)):
                return True
        return False

    def stamped_before_paragraph(self, place: int) -> bool:
        """Whether a stamp of the page stands below, with nothing but lines of a head above it."""
        for below in range(place + 1, self.end):
            if self.page.kind(below) == "stamp":
                return self.is_head_page_stamp(below)
            if self.page.kind(below) == "text" and self.cells_at(below).stamps:
                return True
            if self.page.kind(below) != "text" or is_paragraph(self.page.text(below)):
                return False
        return False

    def is_headline(self, place: int) -> bool:
        """Whether a bare date above the first paragraph is the headline, since there is no other."""
        line = self.page.special[place]
        if (
            line.stamp.cued
            or line.stamp.timed
            or not line.stamp.written.dated
            or self.first_text != self.first_paragraph
        ):
            return False
        return self.first_text < self.end and not any(
            self.page.kind(at) in ("stamp", "label") for at in range(place + 1, self.first_text)
        )

    def cells_at(self, place: int, *, weakly: bool = True) -> cells.Cells:
        """The stamps in the cells of a line of the head, beside a byline, a section or a source."""
        line = self.page.special.get(place)
        if line is None or line.kind != "label":
            return cells.read(self.page.text(place), weakly=weakly, order=self.page.order)
        if self.live if not line.stamp.cued else not is_page_kind(line.stamp):
            return cells.Cells()
        found = cells.read(self.page.text(place), weakly=weakly, order=self.page.order)
        return found if len(found.beside.split()) <= _FEW_WORDS else cells.Cells()

    def is_head_page_stamp(self, place: int) -> bool:
        """Whether the stamp above the text dates the page."""
        line = self.page.special[place]
        stamp = line.stamp
        if len(line.reading.stamps) > 1:
            return True
        if place in self.repeated:
            return False
        if place == self.page_update:
            return True
        if line.bare and stamp.ago is not None:
            return not self.live
        if line.bare and (not stamp.written.dated or (self.live and not self.is_day_of_posts(place))):
            return False
        if self.is_day(place) and self.heads_rows(place):
            return False
        page_cue = stamp.cue in lexicon.word_set(lexicon.PAGE_CUES)
        return page_cue or (stamp.kind not in ("update", "correction", "original") and (stamp.has_date or stamp.timed))

    def heads_rows(self, place: int) -> bool:
        """Whether rows of a timetable stand under a day: lines with a clock time that are no posts.

        A blank line between them says nothing where several days stand so.
        """
        if self.live or not self.rows_below(place):
            return False
        days = (at for at in self.special if self.page.special[at].kind in ("day", "stamp") and self.is_day(at))
        return not self.page.gap(place + 1) or sum(map(self.rows_below, days)) > 1

    def rows_below(self, place: int) -> bool:
        """Whether the first lines below are rows, not parted by blank lines."""
        below = list(range(place + 1, min(place + 1 + _FEWEST_ROWS, self.end)))
        first = self.page.special.get(place + 1) if below else None
        if first is not None and first.is_time and self.verdict.seen > 1:
            return True
        if len(below) < _FEWEST_ROWS or self.page.gap(below[-1]):
            return False
        texts = [self.page.text(at) for at in below if self.page.kind(at) in ("text", "label")]
        return len(texts) == _FEWEST_ROWS and all(_ROW.search(text) and not is_paragraph(text) for text in texts)

    def is_day_of_posts(self, place: int) -> bool:
        """Whether a bare stamp with a full date is the page's, above posts of which none has a date.

        Then no text of its own stands below it, or it alone stands on its own line, or its hour rises to the first of posts that fall,
        or posts rise to it.
        """
        below = [at for at in self.stamped if at > place and self.page.special[at].is_time]
        times = [self.page.special[at] for at in (place, *below)]
        if not below or self.stamped[0] != place:
            return False
        if below[0] == place + 1 and posts.form(times[0].stamp) != posts.form(times[1].stamp):
            return True
        if any(line.stamp.has_date for line in times[1:]):
            return False
        if times[0].kind == "stamp" and all(line.kind == "label" for line in times[1:]):
            return True
        if not any(
            self.page.kind(at) == "text" and is_paragraph(self.page.text(at)) for at in range(place + 1, below[0])
        ):
            return True
        going = steps(times)
        minutes = minutes_of(times)
        if going[1:] and all(step > 0 for step in going[1:]):
            return minutes[0] >= minutes[-1] > minutes[1]
        return bool(going[1:]) and going[0] > 0 and all(step < 0 for step in going[1:])


_RELATED: Role = "related"
