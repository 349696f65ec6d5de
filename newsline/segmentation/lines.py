"""Lines, and what each is taken for.

Most lines are prose: only those that are more get an object (`Line`), and a line is looked at closely only where its first
word may begin a stamp, or where it is short.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from newsline.model import Ago, DateOrder, Document, LineKind, Reading, Stamp
from newsline.patterns import pattern
from newsline.segmentation.ornaments import lead_of, may_be_dressed, named, past_words, says, undressed
from newsline.stamps import lexicon, orthography
from newsline.stamps.dates import order_of_weekday
from newsline.stamps.orthography import BLANKS, MARKS
from newsline.stamps.reading import begins_as_prose, is_cue, opening, promise, promised, read_bare, read_line
from newsline.stamps.windows import HEAD

CAPTION_LENGTH = 120
CREDIT_LENGTH = 150
_SENTENCE_END = (".", "!", "?", "؟", "…", "۔")
_QUOTE_ENDS = ("”", "»", '"')
_CLOSERS = "\"'»”’)]}›" + BLANKS
_RULE_SIGNS = "-=*_#~"
_WRAPS = "=_~"
_RULE = pattern(r"([-=*_#~])(?:[ \t]*\1){2,}")
_SHORT = 60  # characters of what is only a mark, a heading or a day
# "// يتبع // 11:02 ت م", "18:07 ت م 0132": the time of a wire story with an end mark before it or a serial behind it
_FOOT = pattern(r"(?P<mark>/{2,}[^/\d]{2,20}/{2,})?\s*(?P<stamp>\d.*?)(?P<serial>\s+(?:\d{3,5}|N{4}))?")
_SIGN = pattern(rf"[|·•\-–—,،/{MARKS}]+")
_SERIAL = pattern(r"\d{3,5}|N{4}")
_WEAK_SIGN = r"\s*[،,؛;.]|\s[/=]|\s?\.\.+|"
_LOOSE = pattern(
    rf"(?P<clock>\d\d?:\d\d)(?:(?P<glued>(?=[^\W\d_]{{3}}))|[{MARKS}]*(?:{_WEAK_SIGN})\s+[{MARKS}]*[^\W\d])"
)
_LEAD = pattern(rf"(?:[^\w\s()\[\]{{}}«»\"'.,،؛:;!?؟/\\%+=@$€£&]|[\s{MARKS}])*+")  # bullets, emoji and blanks
_GAP = pattern(rf"[{MARKS}]{{0,3}}(?:{_WEAK_SIGN})\s+")
_TITLED = pattern(r"(.{3,40}?)\s*(?:[:|–—]|\s-)\s+(.+)")  # a day and its headline, or a headline and its day
_LONGEST_LOOSE = 5  # words of a time, its zone and its date
_CUE_LENGTH = 60
_LONGEST_FORMER = 40  # characters
_HEAD_LINES = 8
_DAY = 24 * 60  # minutes
_FEWEST_NAMED = 2
_FEWEST_POSTS = 2
_COUNTER = pattern(r"(?P<one>\d{1,2}) ?/ ?(?P<all>\d{1,2})")
_POINTED = pattern(r"\d{1,2}[.,]\d\d")  # a price is written so as well
_FEWEST_MIXED = 3  # times, of which one opens its text without a delimiter
_PIN, _PIN_LENGTH = "\N{PUSHPIN}", 20
_ENDS_OF_TIMES = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹صمسدءاً)"
_ENDS_OF_HEADS = ("]", "]:")  # of messages copied from a chat
_UPDATES = ("update", "last-update")
_MARKERS = ("stamp", "label", "day")

Said = tuple[Stamp, ...]


class Line(NamedTuple):
    """A line that is more than prose: rule, end, credit, related, stamp (a whole line), label, day, post or taken.

    Where a cue's line and the line of its value are read as one, the latter is `taken`. `stamp`: the one that counts for the
    line, of two the update; it says nothing where the line has none. `bare`: a time, dated or not, and nothing else: perhaps
    a line of a live blog. `urgent`, `author`, `pinned`, `live`: what stands beside the time. `ended`: an agency's end mark stands
    before it on the line. `loose`: nothing but a blank, a comma or two dots parts a time from the text behind it. `named`: a name
    stands beside the time, perhaps that of its author.
    """

    kind: LineKind
    reading: Reading = Reading(())
    stamp: Stamp = Stamp(kind="entry")
    bare: bool = False
    urgent: bool = False
    author: str | None = None
    pinned: bool = False
    live: bool = False
    loose: bool = False
    named: bool = False

    @property
    def says(self) -> Said:
        """What its stamps say, however they are spelled."""
        return tuple(map(_meaning, self.reading.stamps))

    @property
    def opens_text(self) -> bool:
        """Whether it opens with a time without a cue and goes on with text."""
        return self.kind == "label" and not self.stamp.cued

    @property
    def is_time(self) -> bool:
        """Whether it is, or opens with, a time without a cue."""
        return self.bare or self.opens_text


def minutes_of(lines: Sequence[Line]) -> list[int]:
    """The times of day of lines that have one."""
    written = (line.stamp.written for line in lines)
    return [one.hour * 60 + (one.minute or 0) for one in written if one.hour is not None]


def steps(lines: Sequence[Line]) -> list[int]:
    """The minutes from each time to the next, the shorter way round the clock."""
    return [(after - before + _DAY // 2) % _DAY - _DAY // 2 for before, after in pairwise(minutes_of(lines))]


def _meaning(stamp: Stamp) -> Stamp:
    """The stamp without its words; beside a full date a weekday and a day period say nothing more."""
    if stamp.written.dated:
        return Stamp(kind=stamp.kind, written=stamp.written, zone=stamp.zone)
    return replace(stamp, text="", cue=None)


def _stamped(reading: Reading) -> Line:
    stamp = reading.stamps[-1]
    if reading.end is not None:
        if stamp.ago is not None and not stamp.cued:
            stamp = replace(stamp, kind="entry")
        return Line("label", reading, stamp)
    return Line("stamp", reading, stamp, bare=stamp.timed and not stamp.cued)


# --- one line -----------------------------------------------------------------------------------------------------


def ends_like_a_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question or exclamation mark or an ellipsis, closing quotes aside."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_END)


def is_paragraph(text: str) -> bool:
    """Whether the text is more than a headline or a name: long, or ended like a sentence or before a list."""
    return len(text) > CAPTION_LENGTH or ends_like_a_sentence(text) or text.rstrip().endswith(":") or _is_ended(text)


def _is_ended(text: str) -> bool:
    """Whether a wire's mark of the end stands behind the last word: "(النهاية)"."""
    last = text.rpartition("(")[2] if text[-1:] == ")" else ""
    return 0 < len(last) < _SHORT and " ".join(orthography.words(last)) in lexicon.word_set(lexicon.END_WORDS)


def credit_of(text: str) -> str | None:
    """What a credit line ("المصدر: وكالات") names; None for any other line."""
    if len(text) > CREDIT_LENGTH or ":" not in text:
        return None
    word, _, value = text.partition(":")
    folded = " ".join(orthography.fold(word).text.strip("*-#•()[] ").split())
    return value.strip() if folded in lexicon.word_set(lexicon.CREDIT_WORDS) else None


def _line(text: str, order: DateOrder = "dmy") -> Line | None:
    """What a line, without its outer blanks, is taken for; None for prose."""
    if text[0] in _RULE_SIGNS:
        if _RULE.fullmatch(text):
            return Line("rule")
        wrapped = _wrapped(text, order)
        if wrapped is not None:
            return wrapped
    reading = read_line(text, order)
    if _may_be_dressed(text, reading):
        found = undressed(text, order, reading)
        if found is not None:
            line = _stamped(found.reading)
            return line._replace(urgent=found.urgent, author=found.author, pinned=found.pinned, live=found.live)
    if reading is not None:
        now = reading.stamps[0].days_ago == 0 and says(text, lexicon.CLOCK_NOW)
        return Line("end") if now else _stamped(reading)  # the clock of the site
    if credit_of(text) is not None:
        return Line("credit")
    if text[-1] in _QUOTE_ENDS and _counts_comments(text):
        return Line("related")
    return _short_line(text, order) if len(text) <= _SHORT else None


def _counts_comments(text: str) -> bool:
    """Whether a line counts the comments on a story, whose title it quotes: "3 تعليقات على “...”", "رأي واحد على “...”"."""
    words = orthography.words(text[:_SHORT])
    number = int(bool(words) and words[0].isdigit())
    counted = lexicon.word_set(lexicon.COUNTED_COMMENTS if number else lexicon.ONE_OR_TWO_COMMENTS)
    behind = lexicon.word_set(lexicon.COMMENTED_ON)
    ends = (end for end in (number + 1, number + 2) if end < len(words) and words[end] in behind)
    return any(" ".join(words[number:end]) in counted for end in ends)


def _wrapped(text: str, order: DateOrder) -> Line | None:
    """A stamp between signs that set it off: "_x_", "== x =="."""
    if text[-1] != text[0] or text[0] not in _WRAPS:
        return None
    inner = text.strip(text[0]).strip()
    reading = read_line(inner, order) if inner else None
    return _stamped(reading) if reading is not None and reading.end is None else None


def _may_be_dressed(text: str, reading: Reading | None) -> bool:
    """Whether it is worth looking for a time among ornaments: not in plain prose, and not where a cue was read."""
    if reading is not None and (reading.end is None or reading.stamps[0].cued):
        return False
    if text[0] == "[" or text.endswith(_ENDS_OF_HEADS):
        return True
    return may_be_dressed(text)


def _short_line(text: str, order: DateOrder) -> Line | None:
    """A short line that is no stamp with a time: an end mark, a heading of other stories, a day, or how long ago."""
    words = " ".join(orthography.words(text))
    if words in lexicon.word_set(lexicon.END_WORDS):
        return Line("end")
    if words in lexicon.word_set(lexicon.RELATED_WORDS) or _uncounted(words) in lexicon.word_set(lexicon.COMMENT_WORDS):
        return Line("related")
    foot = _FOOT.fullmatch(orthography.visible(text))
    if foot is not None and (foot["mark"] or foot["serial"]):
        reading = read_line(foot["stamp"], order)
        if reading is not None and reading.end is None and not reading.stamps[0].cued and reading.stamps[0].timed:
            return _stamped(Reading((replace(reading.stamps[0], text=text),)))
    stamp = read_bare(text.strip(_WRAPS), order)
    if stamp is None:
        stamp = _headed(text, order)
    if stamp is None:
        return None
    if stamp.ago is None:
        return Line("day", Reading((stamp,)), stamp)
    stamp = replace(stamp, kind="entry")
    return Line("stamp", Reading((stamp,)), stamp, bare=True)


def _dated(stamp: Stamp | None, text: str) -> Stamp | None:
    """The stamp with its whole line, if it names a day: "today" is a word of papers and sections as well."""
    if stamp is None or stamp.ago is not None or stamp.days_ago is not None:
        return None
    return replace(stamp, text=text)


def _titled_day(text: str) -> Stamp | None:
    """The day that opens or ends a headline of its own: "الثلاثاء 12 مارس: يوم الحسم", "الجلسة الأولى - 12 مارس"."""
    found = _TITLED.fullmatch(text) if len(text) <= _SHORT and not is_paragraph(text) else None
    if found is None:
        return None
    return _dated(read_bare(found[1]) or read_bare(found[2]), text)


def is_headed(text: str) -> bool:
    """Whether a line opens with words that head what happened on a day."""
    return _past_heading(text) > 0


def _past_heading(text: str) -> int:
    """The index behind the words that head what happened on a day, 0 where none do."""
    start = _past_signs(text)
    after = past_words(text, start, (lexicon.DAY_HEADING_WORDS,))
    return after if after > start else 0


def _headed(text: str, order: DateOrder) -> Stamp | None:
    """The day behind the words that head what happened on it: "أحداث الثلاثاء 12 مارس"."""
    after = _past_heading(text)
    stamp = read_bare(text[after:].lstrip(), order) if after else None
    return _dated(stamp, text)


def _uncounted(words: str) -> str:
    """Folded words without a number at either end: "3 comments", "comments (3)"."""
    return words.strip("0123456789 ")


def _loose(text: str, order: DateOrder) -> Line | None:
    """A line that opens with a clock time, perhaps with its zone or its date, which no delimiter parts from its text."""
    lead = lead_of(text) if text[0].isalnum() else ""
    first = len(lead) if lead else _past_signs(text)
    found = _LOOSE.match(text, first)
    if found is None:
        return None
    if found["glued"] is not None:  # a copy of two cells of a page
        reading = read_line(found["clock"], order)
        stamp = reading.stamps[0] if reading is not None else None
        return Line("label", Reading((stamp,), found.end("clock")), stamp, loose=True) if stamp is not None else None
    ends = [one.start() for one in islice(_GAP.finditer(text, found.end("clock")), _LONGEST_LOOSE)]
    for end in reversed(ends):
        reading = read_line(text[first:end], order)
        stamp = reading.stamps[0] if reading is not None and reading.end is None else None
        if stamp is not None and stamp.timed and not stamp.cued:
            start = _GAP.match(text, end)
            assert start is not None
            stamp = replace(stamp, text=orthography.marker_text(text[:end]))
            return Line("label", Reading((stamp,), start.end()), stamp, live=says(lead, lexicon.LIVE_TAGS), loose=True)
    return None


def _past_signs(text: str) -> int:
    """Where a line begins, bullets, emoji and blanks aside."""
    found = _LEAD.match(text)
    return found.end() if found is not None else 0


# the same stamps stand in many articles: there are but 1440 minutes in a day
_remembered_line = lru_cache(1 << 13)(_line)
_UNKNOWN = "ظظظ"  # a word that is in no lexicon
_BRACKETS = 80  # characters in which a message copied from a chat has the brackets of its time


def _any_line(text: str) -> Line | None:
    """What `_line` makes of a text, without a closer look at long ones that begin as others did, or as prose does."""
    long = len(text) > CREDIT_LENGTH
    if len(text) > HEAD and not text.endswith(_ENDS_OF_HEADS) and "[" not in text[:_BRACKETS]:
        if text[0].isdecimal():
            head = opening(text)
            line = _remembered_line(head + _UNKNOWN) if head else None
            if (line is not None and line.kind == "label") or (head and long):
                return line
        elif long and text[0].isalpha() and begins_as_prose(text):
            return _line(text) if promised(text) == "mark" and may_be_dressed(text) else None
    return _line(text) if long else _remembered_line(text)


def _marked(reading: Reading, cue: str, value: str) -> Reading:
    """The reading of a stamp on two lines, with both in the text of its marker."""
    if len(reading.stamps) > 1:
        return reading
    return Reading((replace(reading.stamps[0], text=f"{orthography.marker_text(cue)}\n{value}"),))


class Page:
    """The lines of a document that are not blank, named by their places among them (`solid`: where those are in the document).

    `texts`: as they stand; `special`: by place, in order, those that are more than prose. `feeds`: the lines of form feeds, which
    part articles. `until`: the time of day, in minutes on the clocks of the stamps, at which the text was as we have it, where
    that is known. `order`: of day and month in numbers, one for the whole document.
    """

    def __init__(self, document: Document, until: int | None = None, order: DateOrder | None = None) -> None:
        self.document = document
        self.until = until
        self.order: DateOrder = order or "dmy"
        self.plain = frozenset(document.plain)
        self.solid: list[int] = []
        self.texts: list[str] = []
        self.special: dict[int, Line] = {}
        self.feeds: list[int] = []
        self.read()
        if order is None and self.is_month_first():
            self.order = "mdy"
        if self.order == "mdy":
            self.read_month_first()
        if self.document.markup:
            self.take_times()
        if self.special:
            self.take_moments()
            self.take_titled_days()
            self.take_former()
            self.join()
        self.places = list(self.special)

    def read(self) -> None:
        """Take the lines that are not blank, and find the special ones."""
        solid, texts, markup, plain = self.solid, self.texts, self.document.markup, self.plain
        loose: list[int] = []
        may_be_named: list[int] = []
        for at, raw in enumerate(self.document.lines):
            text = raw.strip(BLANKS)
            if not text and at not in markup:
                if "\f" in raw:
                    self.feeds.append(at)
                continue
            solid.append(at)
            texts.append(raw)
            # the first word, without a function for it: the call took a thirtieth of an article's time
            first = promise(text[:HEAD].partition(" ")[0])
            if first is None and not text.endswith(_ENDS_OF_HEADS):
                if text[-1] in _ENDS_OF_TIMES and len(text) <= _SHORT:
                    may_be_named.append(len(solid) - 1)
                continue  # prose, as most lines
            line = _any_line(text) if text else Line("post")
            if line is None and len(text) <= _SHORT and (text[-1] in _ENDS_OF_TIMES or text[0].isdecimal()):
                may_be_named.append(len(solid) - 1)
            if line is not None:
                if at not in plain or line.kind not in _MARKERS:
                    self.special[len(solid) - 1] = line
            elif at not in plain and (
                may_be_dressed(text)
                if first == "mark"
                else not text[0].isalpha() and text[_past_signs(text) :][:1].isdigit()
            ):
                loose.append(len(solid) - 1)
        if self.special:
            self.drop_counters()
            loose = self.without_lists(loose)
        if len(loose) > 1 or (loose and self.special):
            self.take_loose(loose)
        if len(may_be_named) > 1:
            self.take_named(may_be_named)
        if self.special:
            self.take_updated()
            self.take_names()

    def put(self, found: Mapping[int, Line]) -> None:
        """Take lines for what was found of them; the special ones stay in the order of the page."""
        self.special = dict(sorted({**self.special, **found}.items()))

    def drop_counters(self) -> None:
        """Take the counter of pictures, "1/5", for text: a day may be written so, but seldom a single one."""
        days = {
            place: found
            for place, line in self.special.items()
            if line.kind == "day" and (found := _COUNTER.fullmatch(self.text(place)))
        }
        firsts = {found["one"] for found in days.values()}
        for place, found in days.items() if len(firsts) < len(days) or len(days) == 1 else ():
            if int(found["one"]) <= int(found["all"]):
                del self.special[place]

    def without_lists(self, loose: list[int]) -> list[int]:
        """Those of the places of loose times that are no rows of a list; such rows among the special lines are text again.

        A list stands in a post: below a line that announces it, or its numbers are written as no time of the others is.
        """
        times = [place for place, line in self.special.items() if line.is_time]
        rows = {place for place in times if self.special[place].opens_text}.union(loose)
        listed: set[int] = set()
        for first in sorted(rows):
            if first - 1 in rows or first == 0 or self.kind(first - 1) != "text" or self.text(first - 1)[-1] != ":":
                continue
            run = [first]
            while run[-1] + 1 in rows and not self.gap(run[-1] + 1):
                run.append(run[-1] + 1)
            if len(run) > 1 and not any(is_paragraph(self.text(place)) for place in run):
                listed.update(run)
        points = {place for place in times if _POINTED.fullmatch(self.text(place))}
        others = [place for place in times if place not in listed | points]
        if points:
            apart, between = ({at: self.special[at] for at in places} for places in (others, points))
            points = points if self.in_order(apart, between).keys() != points else set()
        if (
            not listed | points
            or len(others) < _FEWEST_POSTS
            or 2 * sum(map(self.heads_sentence, others)) < len(others)
        ):
            return loose
        for place in (listed | points).intersection(times):
            del self.special[place]
        return [place for place in loose if place not in listed]

    def heads_sentence(self, place: int) -> bool:
        """Whether a sentence stands behind a time, or right below it."""
        if self.special[place].kind == "label":
            return is_paragraph(self.label_text(place))
        return place + 1 < len(self.texts) and self.kind(place + 1) == "text" and is_paragraph(self.text(place + 1))

    def take_loose(self, places: Sequence[int]) -> None:
        """Take lines for times from which only a blank or a comma parts their text.

        Where other times stand on lines of their own, such a line is of a text below them. Where they part from their texts
        by a delimiter, it is one more of them if it does not break their order.
        """
        times = {place: line for place, line in self.special.items() if line.is_time}
        if any(line.bare for line in times.values()):
            return
        found = {place: line for place in places if (line := _loose(self.text(place), self.order)) is not None}
        if times:
            found = self.in_order(times, found)
        if found and len(times) + len(found) > 1:
            self.put(found)

    def take_named(self, places: Sequence[int]) -> None:
        """Take lines of a time and a name for times, where no time stands otherwise, and several have text below."""
        if any(line.is_time for line in self.special.values()):
            return
        found = {}
        for place in places:
            dressed = named(self.text(place), self.order) if self.kind(place) == "text" else None
            if dressed is not None and self.solid[place] not in self.plain:
                found[place] = _stamped(dressed.reading)._replace(bare=True, author=dressed.author, named=True)
        if len(found) > 1:
            self.put(found)

    def take_names(self) -> None:
        """Take the line right above each of several times for its author, where it is the same above all of them.

        At the head of the document it is the title as well.
        """
        times = [place for place, line in self.special.items() if line.bare]
        above = [place - 1 for place in times]
        if len(times) < _FEWEST_NAMED or above[0] < 0 or not self.may_be_name(above[0]):
            return
        name = self.text(above[0])
        if any(self.kind(place) != "text" or self.text(place) != name for place in above):
            return
        said = " ".join(orthography.words(name))
        author = name if said not in lexicon.word_set(lexicon.CONTROL_WORDS) else None
        lines = {place: self.special[place] for place in times}
        self.put({place: line._replace(author=line.author or author) for place, line in lines.items()})
        self.put({place: Line("end") for place in above if place > 0})

    def may_be_name(self, place: int) -> bool:
        """Whether a line may be the name of a page or an author, over a post."""
        text = self.text(place)
        return len(text) <= _SHORT and not is_paragraph(text) and promised(text) != "label" and text[0].isalpha()

    def take_updated(self) -> None:
        """Take lines of an hour and that of its update for times, where there are several times: each post has its own."""
        twice = {}
        for place, line in self.special.items():
            first, *others = line.reading.stamps or (line.stamp,)
            if line.kind == "stamp" and others and not first.cued and not any(one.has_date for one in (first, *others)):
                twice[place] = first
        bare = sum(line.bare and not line.stamp.has_date for line in self.special.values())
        for place, stamp in twice.items() if len(twice) > 1 or bare > 1 else ():
            text = orthography.marker_text(self.text(place))
            self.special[place] = _stamped(Reading((replace(stamp, text=text),)))

    def in_order(self, times: Mapping[int, Line], found: Mapping[int, Line]) -> dict[int, Line]:
        """Those of the lines found that keep the order of the times between which they stand."""
        timed = {place: line for place, line in times.items() if line.stamp.written.hour is not None}
        every = dict(sorted({**timed, **found}.items()))
        going = steps(list((timed if len(timed) > 1 else every).values()))
        way = sum((step > 0) - (step < 0) for step in going)
        if len(every) < _FEWEST_MIXED or not way:
            return {}
        kept = [step * way >= 0 for step in steps(list(every.values()))]
        before, after = [True, *kept], [*kept, True]
        return {
            place: line for at, (place, line) in enumerate(every.items()) if place in found and before[at] and after[at]
        }

    def take_times(self) -> None:
        """Take lines for times where markup gives an instant for all their words, whatever they are, if there are several."""
        whole = {}
        for place, at in enumerate(self.solid):
            markup = self.document.markup.get(at)
            if markup is not None and markup.text and markup.text == self.text(place) and markup.zone is not None:
                whole[place] = markup
        for place, stamp in whole.items() if len(whole) > 1 else ():
            line = self.special.get(place)
            if line is None or not (line.stamp.cued or line.bare):
                self.special[place] = Line("stamp", Reading((stamp,)), stamp, bare=True)
        self.special = dict(sorted(self.special.items()))

    def is_month_first(self) -> bool:
        """Whether the numbers of dates are month/day/year: one above 12 says so, a date in words beside them, or their weekday."""
        said = {stamp.order for line in self.special.values() for stamp in line.reading.stamps}
        if "mdy" in said or "dmy" in said or "either" not in said:
            return "mdy" in said and "dmy" not in said
        stamps = (stamp for line in self.special.values() for stamp in line.reading.stamps)
        agreeing: set[str] = {order for stamp in stamps if (order := order_of_weekday(stamp)) is not None}
        for place, line in self.special.items():
            for written in (stamp.written for stamp in line.reading.stamps if stamp.order == "either"):
                swapped = written._replace(month=written.day, day=written.month)
                own = self.markup(place)
                beside = self.dates_in_words(place - 1) | self.dates_in_words(place + 1)
                beside |= {own.written[:3]} if own is not None else set()
                agreeing |= {name for name, date in (("dmy", written), ("mdy", swapped)) if date[:3] in beside}
        return agreeing == {"mdy"}

    def dates_in_words(self, place: int) -> set[tuple[int | None, ...]]:
        """The full dates of a line in which no number could be of another order."""
        line = self.special.get(place)
        found = (stamp.written for stamp in line.reading.stamps if stamp.order is None) if line is not None else ()
        return {written[:3] for written in found if written.dated and not written.hijri}

    def read_month_first(self) -> None:
        """Read the lines with dates in numbers once more, month first."""
        for place, line in self.special.items():
            if any(stamp.order is not None for stamp in line.reading.stamps):
                self.special[place] = _line(self.text(place), "mdy") or line

    def take_moments(self) -> None:
        """Take "just now" for how long ago, where other lines say that, and "yesterday" where no line has a clock time."""
        others = [line.stamp for line in self.special.values() if line.is_time]
        if not any(stamp.ago is not None for stamp in others):
            return
        timed = any(stamp.timed for stamp in others)
        for place, line in self.special.items():
            days = line.stamp.days_ago if line.kind == "day" else None
            if days is not None and (self.is_one_of(place, lexicon.MOMENT_WORDS) or (days and not timed)):
                stamp = replace(line.stamp, kind="entry", ago=Ago(days, "day"), days_ago=None)
                self.special[place] = Line("stamp", Reading((stamp,)), stamp, bare=True)

    def take_titled_days(self) -> None:
        """Take lines that open with a day and go on as a headline for day headings, where several stand over times."""
        found = {}
        for place, line in self.special.items():
            above = place - 1
            over = line.kind in ("stamp", "label") and line.stamp.timed and not line.stamp.has_date and above > 0
            if over and above not in self.special and self.gap(above) and (stamp := _titled_day(self.text(above))):
                found[above] = Line("day", Reading((stamp,)), stamp)
        if len(found) > 1:
            self.put(found)

    def take_former(self) -> None:
        """Take an everyday name of a former version, alone over a paragraph and below an update, for its heading."""
        kinds = [(place, line.stamp.kind) for place, line in self.special.items() if line.kind in _MARKERS]
        updates = [place for place, kind in kinds if kind == "update"]
        if not updates or any(kind == "original" for _, kind in kinds):
            return
        for place in range(updates[0] + 1, len(self.texts) - 1):
            if len(self.texts[place]) > _LONGEST_FORMER or not self.is_one_of(place, lexicon.FORMER_VERSIONS):
                continue
            text = self.text(place)
            if self.kind(place) in ("text", "related") and is_paragraph(self.text(place + 1)):
                words = " ".join(orthography.words(text))
                stamp = Stamp(kind="original", cue=words, text=orthography.marker_text(text))
                self.put({place: Line("stamp", Reading((stamp,)), stamp)})
                return

    def join(self) -> None:
        """Make one of each cue that stands alone and the line of its value right under it, which is then `taken`."""
        uncued = [place for place, line in self.special.items() if line.kind == "stamp" and not line.stamp.cued]
        valued = [place for place, line in self.special.items() if self.is_value(line) and self.is_cue(place - 1)]
        # a blank line parts the cue from its value as well, but not from the first of the times of posts
        posts = any(self.special[place].bare for place in uncued if place - 1 not in valued and place not in valued)
        for place in valued:
            self.join_cue(place, posts=posts)
        for place, line in list(self.special.items()):
            if line.kind in ("stamp", "label") and place and self.is_pin(place - 1):
                self.special[place - 1], self.special[place] = Line("end"), line._replace(pinned=True)
                uncued.append(place - 1)
        self.take_pins()
        self.join_zones(uncued)
        self.join_halves(uncued)
        self.join_cued_halves()
        self.join_told_twice()
        for place in [place + 1 for place in uncued if self.special[place].bare and self.ends_story(place + 2)]:
            if place not in self.special and _SERIAL.fullmatch(self.text(place)):
                self.special[place] = Line("end")  # the serial of a wire story below its time
        if uncued or valued:
            self.special = dict(sorted(self.special.items()))

    def take_pins(self) -> None:
        """Take times with the sign of a pin for those of pinned posts, unless it is the bullet of all."""
        times = [place for place, line in self.special.items() if line.is_time]
        signed = [place for place in times if _PIN in self.text(place)[: self.special[place].reading.end]]
        for place in signed if len(signed) < len(times) else ():
            self.special[place] = self.special[place]._replace(pinned=True)

    def is_value(self, line: Line) -> bool:
        """Whether a line is nothing but a date, a clock time or both."""
        return line.kind in ("stamp", "day") and not line.stamp.cued

    def is_cue(self, place: int) -> bool:
        """Whether a line is a cue and nothing else."""
        if place < 0 or self.kind(place) not in ("stamp", "text") or self.solid[place] in self.plain:
            return False
        text = self.text(place)
        return len(text) < _CUE_LENGTH and promised(text) == "label" and is_cue(text)

    def join_cue(self, place: int, *, posts: bool) -> None:
        """Make one of a cue's line and the line at `place` below it, with its date and its clock time on two lines or one.

        `posts`: other lines are times alone, so that this one may head the first of them.
        """
        under = self.past_sign(place, 1)
        below = self.special.get(under)
        for last in (under, place) if below is not None and self.is_value(below) else (place,):
            apart = any(self.gap(at) for at in range(place, last + 1))
            whole = any(self.kind(at) == "stamp" and self.special[at].stamp.has_date for at in range(place, last + 1))
            if posts and not whole and (apart or self.special[place].kind == "day"):
                continue
            reading = self.read_together(place - 1, last)
            if reading is not None and (last == place or len(reading.stamps) == 1):
                value = "\n".join(self.text(at) for at in range(place, last + 1))
                self.take_together(place - 1, last, _marked(reading, self.text(place - 1), value))
                return

    def join_zones(self, uncued: Sequence[int]) -> None:
        """Make one stamp of each time without a zone and the line right below it that is nothing but one."""
        for place in uncued:
            line, below = self.special[place], place + 1
            if not line.bare or line.stamp.zone is not None or below == len(self.texts) or below in self.special:
                continue
            if self.gap(below) or len(self.text(below)) > _CUE_LENGTH or promised(self.text(below)) is None:
                continue
            reading = self.read_together(place, below)
            if reading is not None and len(reading.stamps) == 1 and reading.stamps[0].zone is not None:
                self.take_together(place, below, reading)

    def join_halves(self, uncued: Sequence[int]) -> None:
        """Make one stamp of a clock time and a full date on neighbouring lines, where the text has no other clock time; likewise
        of each clock time of a text, where all of them have their dates right below."""
        clocks = [place for place in uncued if self.special[place].bare and not self.special[place].stamp.has_date]
        if len(clocks) > 1:
            halves = [self.half(place, place + 1, place + 1) for place in clocks]
            for place, reading in zip(clocks, halves if all(halves) else (), strict=False):
                assert reading is not None
                self.take_together(place, place + 1, reading)
        elif clocks and clocks[0] <= _HEAD_LINES:
            for beside in (self.past_sign(clocks[0], 1), self.past_sign(clocks[0], -1)):
                first, last = sorted((clocks[0], beside))
                reading = self.half(first, last, beside)
                if reading is not None:
                    self.take_together(first, last, reading)
                    return

    def past_sign(self, place: int, step: int) -> int:
        """The line beside another one, on the other side of a line that is but a sign: "12/3/2024", "|", "15:36"."""
        at, last = place + step, len(self.texts) - 1
        return at + step if 0 < at < last and _SIGN.fullmatch(self.text(at)) else at

    def half(self, first: int, last: int, beside: int) -> Reading | None:
        """What neighbouring lines say as one stamp, where the one `beside` the clock time is a full date alone.

        Above the clock time the date may have the cue of the page.
        """
        other = self.special.get(beside)
        if other is None or other.kind == "taken" or other.stamp.timed:
            return None
        if last == first + 1 and self.gap(last):  # a sign between the two joins them across blank lines as well
            return None
        if other.stamp.cued and (beside > first or not is_page_kind(other.stamp)):
            return None
        reading = self.read_together(first, last)
        full = reading is not None and len(reading.stamps) == 1 and reading.stamps[0].written.dated
        return reading if full else None

    def join_cued_halves(self) -> None:
        """Make one stamp of the page's own date and clock time on neighbouring lines, each with a cue of its own."""
        for place, line in list(self.special.items()):
            other = self.special.get(place + 1)
            if other is None or line.kind != "stamp" or other.kind != "stamp" or not is_page_kind(line.stamp):
                continue
            halves = line.stamp.has_date != other.stamp.has_date and line.stamp.timed != other.stamp.timed
            if line.stamp.kind != other.stamp.kind or not halves or not other.stamp.cued or self.gap(place + 1):
                continue
            reading = self.read_together(place, place + 1)
            if reading is not None and len(reading.stamps) == 1:
                self.take_together(place, place + 1, reading)

    def join_told_twice(self) -> None:
        """Make one of the time of a post and the line below it that says of the same post when it was updated, or once more when.

        The latter in another zone, as how long ago or with its weekday, and for several posts.
        """
        times = [place for place, line in self.special.items() if line.bare]
        again, updates = [], []
        for place in times:
            other = self.special.get(place + 1)
            if (
                other is None
                or not other.reading.stamps
                or self.kind(place + 2) != "text"
                or place + 2 >= len(self.texts)
            ):
                continue
            if other.bare or (
                other.kind == "day" and other.stamp.weekday is not None and not other.stamp.written.dated
            ):
                again.append(place)
            elif (
                other.kind == "stamp"
                and other.stamp.kind in _UPDATES
                and other.stamp.timed
                and not other.stamp.has_date
            ):
                updates.append(place)
        for place in again if len(again) > 1 else ():
            self.take_as(place, self.told_twice(place))
        for place in updates if len(times) > 1 else ():
            self.take_as(place, self.special[place].stamp)

    def told_twice(self, place: int) -> Stamp:
        """The stamp of a time and the line below it that says the same once more: the one of them that says most."""
        one, other = self.special[place].stamp, self.special[place + 1].stamp
        if not (one.timed and other.timed):
            whole = self.read_together(place, place + 1)
            return whole.stamps[0] if whole is not None and len(whole.stamps) == 1 else one if one.timed else other
        reading = read_line(f"{self.text(place)} ({self.text(place + 1)})", self.order)
        return reading.stamps[0] if reading is not None and len(reading.stamps) == 1 else one

    def take_as(self, place: int, stamp: Stamp) -> None:
        """Take a line and the one below it for one stamp."""
        text = "\n".join(orthography.marker_text(self.text(at)) for at in (place, place + 1))
        self.take_together(place, place + 1, Reading((replace(stamp, kind="entry", text=text),)))

    def read_together(self, first: int, last: int) -> Reading | None:
        """What neighbouring lines say as one stamp; None where they are none."""
        reading = read_line("\n".join(map(self.text, range(first, last + 1))), self.order)
        return reading if reading is not None and reading.end is None else None

    def take_together(self, first: int, last: int, reading: Reading) -> None:
        """Take neighbouring lines for one stamp."""
        self.texts[first] = "\n".join(map(self.text, range(first, last + 1)))
        self.special[first] = _stamped(reading)
        self.special |= dict.fromkeys(range(first + 1, last + 1), Line("taken"))

    def ends_story(self, place: int) -> bool:
        """Whether no text of the story stands at the place."""
        return place == len(self.texts) or self.kind(place) in ("rule", "credit", "related")

    def is_pin(self, place: int) -> bool:
        """Whether a line says nothing but that the post below is pinned."""
        if place in self.special or len(self.text(place)) > _PIN_LENGTH:
            return False
        return self.is_one_of(place, lexicon.PINNED_WORDS)

    def is_one_of(self, place: int, words: str) -> bool:
        """Whether a line is nothing but one of the words or phrases of a list."""
        return " ".join(orthography.words(self.text(place))) in lexicon.word_set(words)

    def gap(self, place: int) -> bool:
        """Whether a blank line stands right above."""
        return self.solid[place] - self.solid[place - 1] > 1

    def number(self, place: int) -> int | None:
        """The line of the source, None where it has none."""
        numbers = self.document.numbers
        return numbers[self.solid[place]] if numbers else None

    def markup(self, place: int) -> Stamp | None:
        """The time that markup gives the line."""
        return self.document.markup.get(self.solid[place])

    def text(self, place: int) -> str:
        """The text without its outer blanks."""
        return self.texts[place].strip(BLANKS)

    def label_text(self, place: int) -> str:
        """The paragraph's own text on the line of a label."""
        return self.text(place)[self.special[place].reading.end or 0 :]

    def is_time(self, place: int) -> bool:
        """Whether a line is, or opens with, a time without a cue."""
        line = self.special.get(place)
        return line is not None and line.is_time

    def kind(self, place: int) -> LineKind:
        """What the line is taken for: text, or the kind of a special line."""
        found = self.special.get(place)
        return found.kind if found is not None else "text"

    def between(self, start: int, end: int) -> list[int]:
        """The places of the special lines in a range."""
        return self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]


def is_page_kind(stamp: Stamp) -> bool:
    """Whether the stamp is of a kind that dates a whole page."""
    return stamp.kind in ("published", "last-update")
