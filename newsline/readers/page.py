"""An HTML page -> its lines of text, each with what the elements around it say, and the stretches that elements cover.

The parser's tree is written out again and read as tokens: what it writes has one form, whatever the page was (each attribute
is ` name="value"`, and a name may hold quotes), so that one regex reads it without recursion, nine times as fast as Python
visits the tree's nodes. Scripts and drawings must be out of it: they alone may hold text that looks like their end.
"""

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from newsline.readers import elements
from newsline.readers.apart import Border, are_parted, time_apart
from newsline.segmentation.lines import is_paragraph
from newsline.stamps import orthography
from newsline.stamps.reading import read_bare, read_line

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

_SPACES = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")  # not a single space: most are, and stay
_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_UNUSUAL_ENDS = re.compile("[\x85\u2028\u2029]")  # a line feed is a space there
_SEPARATORS = " \t\r\n\f\xa0|-–—•·»«:،,"  # alone they are no text beside a link
_BARS = ("|", "•", "·", "/", "،")  # between parts of a head; alone they are no line
_MOST_OF_CARD = 4  # lines
_MOST_OF_TEASER = 6  # lines around a picture and a headline that lead to another page
_PROSE = frozenset(("p", "figcaption"))  # in which inline elements are parts of sentences
_QUOTES = frozenset(("blockquote", "figure"))  # a time in them is that of something else
_MOSTLY = 0.5  # of a line is a link
_LONGEST_TWICE = 120  # characters of a line in which a date may stand twice
_TAIL = 4  # characters; a date is longer
_NUMBER = re.compile(r"\d+")
_LONGEST_NOTE = 400  # characters, tags among them, in which an aside says that it is an update
_TAG = re.compile(r"<[^<>]*+>?")
_NOTE = re.compile(r' class="(?:[^"]* )?(?:update|correction)[ "]')
_INVISIBLE = orthography.BIDI_MARKS + " \xa0\xad\u200b\u200c\u200d\ufeff"
_TOKEN = re.compile(
    r"<(?P<raw>style|iframe|xmp|noembed|noframes)(?=[ >])[^<]*+(?:<(?!/(?P=raw)>)[^<]*+)*+</(?P=raw)>|<plaintext(?=[ >]).*"
    r'|(?P<tag></?[a-zA-Z][^\s>]*+(?: =?[^\s=>]*+="[^"]*+")*+>)|(?P<text>[^<]++)|<!--.*?-->|<[!?][^>]*>',
    re.S,
)


class Time(NamedTuple):
    """A `<time datetime>` in a line, with its words there."""

    words: str
    datetime: str


class Line(NamedTuple):
    """A line of text; `paragraph`: the number of the paragraph that it stands in; `heading`: 1-6, 0 for none; `linked`: the
    share of it that links to other pages, 0-1; `post`: the time of the post that begins with it, where its element says it;
    `card`: it stands in a small block with a link that has no words of its own, or, a `teaser`, below a headline that leads to
    another page, or is one with its time; `date`: the words of a date in it that elements part from a
    name; `quoted`: it stands in a quotation, or beside a picture."""

    text: str
    paragraph: int = 0
    heading: int = 0
    linked: float = 0.0
    times: tuple[Time, ...] = ()
    post: str | None = None
    card: bool = False
    teaser: bool = False
    date: str = ""
    quoted: bool = False


class Region(NamedTuple):
    """The lines [start, end) of one element; `holds`: an h1 or an element that is named as the story is in it.

    `name`: article, main, story (its articleBody), live (a live blog), header (the site's), chrome (a form, or by its
    class), comments, labelled (it has a name, which is not of a story), or block for any other.
    """

    name: str
    start: int
    end: int
    holds: bool = False


class Page(NamedTuple):
    """The lines of a page and its regions, inner ones before the outer."""

    lines: list[Line]
    regions: list[Region]


class _Element(NamedTuple):
    tag: str
    name: str
    start: int  # the first line in it
    held: int  # stories and h1 elements before it
    other_page: bool = False  # a link
    time: str | None = None
    piece: int = 0  # where its words begin in their line
    post: str | None = None  # when it was written, if it is a post
    update: bool = False  # it is a post of a live blog; its time stands in it
    unseen: bool = False  # not for the eye
    apart: bool | None = None  # whether it has a class, of what may stand apart from the word beside it
    timed: bool = False  # its class names it as a time
    prose: bool = False  # inline elements are parts of sentences in it
    label: str | None = None  # the id of the element that names it
    target: str | None = None  # the id that it leads to
    skipped: int | None = None  # the line of the link that leads to it, over others' stories


class _Walk:
    """The lines of a page while its tokens are read."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.regions: list[Region] = []
        self.stack: list[_Element] = []
        self.skipped: list[str] = []  # the skipped element and those of its name in it
        self.button: str | None = None  # its name, where it is a button
        self.opens = False  # whether that opens a part of the page
        self.opened: list[str] = []  # the words on it
        self.pieces: list[str] = []  # of the line being read
        self.beside: list[str] = []  # those that are no link
        self.times: list[Time] = []
        self.labels: dict[str, int] = {}  # the line of each element that names another one
        self.waiting: str | None = None  # a time without words, before the line that it may date
        self.aloud: list[str] = []  # times that are only read aloud, before the line that is seen is known
        self.pictured = -1  # the line of a link with a picture in it
        self.ended = -1, False  # where an element that may stand apart has, and whether it has a class
        self.seam = -1, False  # where another one begins that touches it, and whether one of them has a class
        self.borders: list[Border] = []  # of such elements in the line being read
        self.updates: list[str] = []  # the times of the posts around, as far as they have been read
        self.cards: set[int] = set()  # depths of elements with a link without words
        self.leads: list[tuple[str, str]] = []  # the places on the page to which the line leads, and the words that do
        self.places: dict[str, int] = {}  # by its id: where each begins
        # the lines [start, end) that do nothing but lead to such a place
        self.contents: list[tuple[int, int, str]] = []
        self.skips: dict[str, int] = {}  # by the id to which it leads: the line of a link over others' stories
        self.linked = self.unlinked = 0  # characters
        self.paragraph = self.links = self.depth_of_pre = self.heading = self.held = self.within = self.articles = 0
        self.prose = 0  # elements of it around the text
        self.quotes = 0  # quotations and pictures around it
        self.gap = self.broken = self.has_text = self.timing = False

    def read(self, html: str) -> Page:
        for token in _TOKEN.finditer(html):
            kind, written = token.lastgroup, token[0]
            if kind == "text":
                if not self.skipped:
                    self.text(unescape(written) if "&" in written else written)
                elif self.opens:
                    self.opened.append(unescape(written))
            elif kind == "tag":
                end = written[1] == "/"
                if self.skipped:
                    self.skip(written[2:-1] if end else written[1:-1].partition(" ")[0], end)
                    if not (end or self.skipped):
                        self.enter(elements.start(written))
                elif end:
                    self.leave(written[2:-1])
                else:
                    start = elements.start(written)
                    if start.tag == "aside" and self.is_note(html, token.end(), written):
                        start = elements.Start("aside")
                    self.enter(start)
        self.flush()
        self.add_contents()
        return Page(self.lines, self.regions)

    def is_note(self, html: str, end: int, written: str) -> bool:
        """Whether an aside that begins before `end` is a note of an article's editors: an update or a correction opens it, or its
        class names it so; likewise where it holds a time and no more."""
        if not self.articles or elements.is_hidden("aside", elements.attributes(written)):
            return False
        if _NOTE.search(written):
            return True
        text = unescape(_TAG.sub(" ", html[end : end + _LONGEST_NOTE].partition("</aside")[0])).strip()
        reading = read_line(text)
        if reading is None:
            return False
        return reading.end is None or reading.stamps[0].kind in ("update", "correction")

    def skip(self, tag: str, end: bool) -> None:
        own = tag == "time" or (tag in elements.HEADINGS and self.opens)
        if own and not end and self.button is not None and len(self.skipped) == 1:
            self.skipped.clear()  # the time of a post, or a heading on a button that opens what stands below it
            self.enter(elements.Start(self.button))
        elif tag == self.skipped[0]:
            if end:
                self.skipped.pop()
                if self.opens and not self.skipped:
                    self.add_opened(_SPACES.sub(" ", "".join(self.opened)).strip())
            elif tag not in elements.VOID:
                self.skipped.append(tag)

    def add_opened(self, text: str) -> None:
        """A day or a time on a button that opens what was written then."""
        if len(text) < _LONGEST_TWICE and _is_time(text):
            self.flush()
            self.gap = True
            self.add_line(text)
            self.gap = True

    # elements

    def enter(self, start: elements.Start) -> None:
        tag = start.tag
        if tag == "br" and self.heading == 1:
            self.piece(" ")
            return
        if tag == "br":
            self.gap = self.gap or not self.has_text
            self.flush()
            return
        if tag == "img" and self.links:
            self.pictured = len(self.lines)
        if start.published is not None and self.updates:
            self.updates[-1] = self.updates[-1] or start.published
        self.end_line(tag)
        if start.skipped or (tag == "footer" and not (self.articles or self.is_of_item())):
            if start.opens and self.heading and not self.has_text:
                self.enter(elements.Start(tag))  # a button in a heading
            elif tag not in elements.VOID:
                self.skipped.append(tag)
                self.button, self.opens = tag if start.button else None, start.opens
                self.opened.clear()
            return
        if tag in elements.VOID:
            return
        if start.region == "chrome" and start.apart and not (self.prose or self.heading):
            self.flush()  # a list of sections, a button: its words are not of the line
        if tag == "pre":
            self.depth_of_pre += 1
        if tag in elements.HEADINGS:
            self.heading = int(tag[1])
        prose = tag in _PROSE and not start.about
        self.prose += prose
        self.quotes += tag in _QUOTES
        self.links += start.other_page
        time = None if self.timing else start.time
        self.timing = self.timing or time is not None
        inner = (start.region == "header" and self.within) or (start.region == "story" and self.updates)
        name = "block" if inner else start.region  # of an article, of a post
        self.within += name in elements.STORIES
        self.articles += name in elements.ARTICLES
        if start.apart:
            self.part(start.classed)
        element = _Element(
            tag,
            name,
            len(self.lines),
            self.held,
            start.other_page,
            time,
            len(self.pieces),
            start.post,
            start.update,
            start.unseen and start.id not in self.labels,
            start.classed if start.apart else None,
            start.timed,
            prose,
        )
        if start.update:
            self.updates.append("")
        if start.id is not None or start.label is not None or start.target is not None:
            element = self.named(element, start)
        self.stack.append(element)

    def named(self, element: _Element, start: elements.Start) -> _Element:
        """The element with what its names say: of others' stories by its label, or reached by a link over them."""
        if start.label is not None and element.name in ("block", "labelled"):
            element = element._replace(label=start.label)
            self.labels[start.label] = -1
        if start.id is not None:
            self.places.setdefault(start.id, element.start)
        if start.id in self.labels:
            self.labels[start.id] = element.start
        if start.id in self.skips:
            element = element._replace(skipped=self.skips.pop(start.id))
        return element if start.target is None else element._replace(target=start.target)

    def leave(self, tag: str) -> None:
        if not self.stack or self.stack[-1].tag != tag:
            return
        element = self.stack.pop()
        if element.time is not None:
            self.add_time(element)
        if element.target is not None and elements.skips("".join(self.pieces[element.piece :])):
            self.skips[element.target] = len(self.lines)
        elif element.target is not None and element.start == len(self.lines):
            self.leads.append((element.target, self.words_since(element.piece)))
        if (element.name != "block" or tag in ("li", "footer")) and element.start == len(self.lines):
            self.waiting = None  # it was of something without text
        if element.unseen:
            self.leave_unseen(element)
        if element.apart is not None:
            self.leave_apart(element)
            if self.heading:
                self.leave_date(element)
        if element.other_page and element.start == len(self.lines) and not self.words_since(element.piece):
            self.cards.add(len(self.stack) - 1)
        self.end_line(tag)
        if element.name == "chrome" and element.apart is not None and not (self.prose or self.heading):
            self.flush()
        if len(self.stack) in self.cards:
            self.leave_card(element)
        if tag in elements.CARDS and len(self.lines) - element.start <= _MOST_OF_CARD:
            self.note_teaser(element)
        self.links -= element.other_page
        self.depth_of_pre -= tag == "pre"
        self.prose -= element.prose
        self.quotes -= tag in _QUOTES
        self.within -= element.name in elements.STORIES
        self.articles -= element.name in elements.ARTICLES
        if tag in elements.HEADINGS:
            self.heading = 0
        self.add_region(element)

    def is_of_item(self) -> bool:
        """Whether the element around is an item of a list, in which a footer is of a post."""
        return bool(self.stack) and self.stack[-1].tag == "li"

    def part(self, classed: bool) -> None:
        """Note where an element begins that a style sheet may set apart, and whether it touches one that ends there."""
        if self.prose or self.heading:
            return
        place, other = self.ended
        touches = self.has_text and place == len(self.pieces)
        if touches:
            self.seam = place, classed or other
        self.borders.append(Border(len(self.pieces), touches=touches and (classed or other)))

    def leave_apart(self, element: _Element) -> None:
        self.ended = len(self.pieces), bool(element.apart)
        if self.has_text and element.start == len(self.lines) and not (self.prose or self.heading):
            self.borders.append(Border(len(self.pieces), clock=element.piece if element.timed else None))

    def leave_unseen(self, element: _Element) -> None:
        """What is only read aloud repeats what is seen, or explains it; a time may say more."""
        if element.start != len(self.lines):
            return
        text = self.words_since(element.piece)
        size = sum(len(piece.strip(_SEPARATORS)) for piece in self.pieces[element.piece :])
        self.linked, self.unlinked = (
            (self.linked - size, self.unlinked) if self.links else (self.linked, self.unlinked - size)
        )
        del self.pieces[element.piece :]
        self.has_text = any(piece and not piece.isspace() for piece in self.pieces)
        if text and len(text) < _LONGEST_TWICE and _is_time(text):
            if not self.has_text and self.lines and _says(self.lines[-1].text, text):
                return
            if not self.has_text and self.lines and _says(text, self.lines[-1].text) and _is_time(self.lines[-1].text):
                self.lines[-1] = self.lines[-1]._replace(text=_SPACES.sub(" ", text))
                return
            self.aloud.append(_SPACES.sub(" ", text))

    def leave_date(self, element: _Element) -> None:
        """A full date in an element of its own is no word of the headline in which it stands."""
        text = self.words_since(element.piece)
        own = element.start == len(self.lines) and len(text) < _LONGEST_TWICE and element.time is None
        if not own or element.piece == 0 or not _NUMBER.search(text):
            return
        reading = read_line(text)
        if reading is not None and reading.end is None and all(stamp.written.dated for stamp in reading.stamps):
            self.aloud.append(_SPACES.sub(" ", text))
            self.pieces[element.piece :] = [" "]

    def words_since(self, piece: int) -> str:
        return "".join(self.pieces[piece:]).strip()

    def leave_card(self, element: _Element) -> None:
        """Note the lines of the smallest block with text around a link that has none: a picture, or nothing at all."""
        self.cards.discard(len(self.stack))
        lines = self.lines[element.start :]
        if not lines and element.tag not in elements.STORIES:
            self.cards.add(len(self.stack) - 1)
        elif element.tag in elements.CARDS and any(line.heading and line.linked == 1 for line in lines):
            if len(lines) <= _MOST_OF_TEASER:
                self.lines[element.start :] = [line._replace(card=True, teaser=True) for line in lines]
        elif (
            element.tag in elements.CARDS
            and len(lines) <= _MOST_OF_CARD
            and not any(is_paragraph(one.text) for one in lines)
        ):
            self.lines[element.start :] = [line._replace(card=True) for line in lines]

    def note_teaser(self, element: _Element) -> None:
        """Note the lines of a small block that is the headline of another page, which leads there, and a text below it."""
        lines = self.lines[element.start :]
        if not 1 < len(lines) <= _MOST_OF_CARD or lines[0].linked < 1:
            return
        if not lines[0].heading and self.pictured != element.start:
            return
        if any(line.times or line.post or line.heading or line.linked or _is_time(line.text) for line in lines[1:]):
            return
        self.lines[element.start :] = [line._replace(card=True, teaser=True) for line in lines]

    def add_region(self, element: _Element) -> None:
        start, end = element.start, len(self.lines)
        if element.update:
            time = self.updates.pop()
            if time and not any(line.times for line in self.lines[start:end]):
                element = element._replace(post=time)
        if element.skipped is not None:
            alone = end == start + 1 and elements.ends_skipped(self.lines[start].text)
            self.regions.append(Region("chrome", element.skipped, end if alone else start))
        if start == end:
            return
        of_whole = self.held > element.held and not element.update  # a headline or a named body is in it
        if element.post is not None and self.lines[start].post is None and not of_whole:
            self.lines[start] = self.lines[start]._replace(post=element.post)
        if element.label is not None:
            named = self.labels.pop(element.label, -1)
            label = self.lines[named].text if start <= named < end else "story"
            if elements.names_others(label):
                element = element._replace(name="chrome")
            elif elements.names_story(label):
                element = element._replace(name="block")
        holds = self.held > element.held
        self.held += element.tag == "h1" or element.name in ("story", "live")
        last = self.regions[-1] if self.regions else None
        if element.name != "block":
            self.regions.append(Region(element.name, start, end, holds))
        elif element.tag in elements.BLOCKS and (last is None or (last.start, last.end) != (start, end)):
            self.regions.append(Region("block", start, end, holds))

    def add_time(self, element: _Element) -> None:
        assert element.time is not None
        self.timing = False
        begin = element.piece if element.start == len(self.lines) else 0
        words = _SPACES.sub(" ", "".join(self.pieces[begin:])).strip()
        if self.has_text:
            self.times.append(Time(words, element.time))
        elif not words and self.waiting is None:
            self.waiting = element.time

    # lines

    def text(self, text: str) -> None:
        ends = _ENDS if self.depth_of_pre else _UNUSUAL_ENDS
        first, *rest = ends.split(text)
        self.piece(first)
        for line in rest:
            self.gap = self.gap or not self.has_text
            self.flush()
            self.piece(line)

    def piece(self, text: str) -> None:
        if self.seam[0] == len(self.pieces) and are_parted(self.pieces[-1], text, classed=self.seam[1]):
            self.pieces[-1] += " "
        self.pieces.append(text)
        self.has_text = self.has_text or not (text.isspace() or not text)
        size = len(text.strip(_SEPARATORS))
        if self.links:
            self.linked += size
        else:
            self.unlinked += size
            self.beside.append(text)

    def end_line(self, tag: str) -> None:
        if tag not in elements.BLOCKS:
            return
        if tag in elements.PARAGRAPHS:
            self.flush()
            self.gap = True
        else:
            self.flush()
            self.broken = True

    def flush(self) -> None:
        if self.has_text:
            text = _SPACES.sub(" ", "".join(self.pieces)).strip()
            if text.strip(_INVISIBLE) and text not in _BARS:
                self.add_aloud(text)
                start = len(self.lines)
                self.add_parts(text)
                self.note_lead(text, start)
        if self.pieces:
            self.pieces.clear()
            self.borders.clear()
            self.beside.clear()
            self.times.clear()
            self.leads.clear()
            self.linked = self.unlinked = 0
            self.has_text = False

    def note_lead(self, text: str, start: int) -> None:
        """Note a line that leads to one place on the page and says no more, its time aside."""
        if len(self.leads) != 1:
            return
        target, words = self.leads[0]
        rest = text.replace(_SPACES.sub(" ", words), "", 1).strip(_SEPARATORS)
        if not rest or (len(rest) < _LONGEST_TWICE and _is_time(rest)):
            self.contents.append((start, len(self.lines), target))

    def add_contents(self) -> None:
        """The lists of links to places further below are no part of the story, nor are the headings over them."""
        run: list[tuple[int, int]] = []
        for start, end, target in [*self.contents, (-1, -1, "")]:
            if run and start != run[-1][1]:
                first, last = run[0][0], run[-1][1]
                if len(run) > 1:
                    first -= first > 0 and self.lines[first - 1].heading > 1
                    self.regions.append(Region("chrome", first, last))
                run = []
            if self.places.get(target, -1) >= end:
                run.append((start, end))

    def add_aloud(self, seen: str) -> None:
        """The times that are only read aloud, where the line that is seen beside them does not say them."""
        for text in self.aloud:
            if not _says(seen, text):
                self.lines.append(Line(text, self.paragraph, 0))
        self.aloud.clear()

    def add_parts(self, text: str) -> None:
        """The line; a time in it that is set apart from a name is a line of its own above it."""
        may = (
            self.borders
            and not self.quotes
            and (not self.times or self.is_among(text))
            and self.linked <= self.unlinked
            and len(text) < _LONGEST_TWICE
        )
        apart = time_apart(self.pieces, self.borders) if may and _NUMBER.search(text) else None
        if apart is None or apart.weak:
            self.add_line(text, apart.time if apart is not None else "")
            return
        self.add_line(apart.time)
        self.times.clear()
        if apart.rest:
            self.add_line(apart.rest)

    def is_among(self, text: str) -> bool:
        """Whether the only time of a line stands between other words: beside words on one side it is told from them later."""
        if len(self.times) > 1 or not self.times[0].words:
            return False
        before, _, after = text.partition(self.times[0].words)
        return any(map(str.isalnum, before)) and any(map(str.isalnum, after))

    def add_line(self, text: str, date: str = "") -> None:
        if len(text) < _LONGEST_TWICE and text.count(text[-_TAIL:]) > 1:
            text = _once(text)
        # a <div> is a line; it parts paragraphs where the text above it is one
        self.paragraph += self.gap or (self.broken and bool(self.lines) and is_paragraph(self.lines[-1].text))
        linked = self.linked / max(1, self.linked + self.unlinked)
        timed = _MOSTLY <= linked < 1 and _is_time(" ".join("".join(self.beside).split())[:_LONGEST_TWICE])
        times = tuple(self.times)
        quoted = self.quotes > 0
        self.lines.append(
            Line(text, self.paragraph, self.heading, linked, times, self.waiting, timed, timed, date, quoted)
        )
        self.waiting = None
        self.gap = self.broken = False


def _is_time(text: str) -> bool:
    return read_line(text) is not None or read_bare(text) is not None


def _says(seen: str, text: str) -> bool:
    """Whether all numbers of a text stand in another one."""
    return set(map(int, _NUMBER.findall(text))) <= set(map(int, _NUMBER.findall(seen)))


def _once(text: str) -> str:
    """A line without the second of two equal dates at its end: one is for eyes, one for screen readers."""
    for size in range(len(text) // 2, _TAIL, -1):
        last = text[-size:]
        before = text[:-size].rstrip()
        if before.endswith(last) and any(map(str.isdigit, last)):
            return before
    return text


def read(tree: "HTMLTree") -> Page:
    """The lines of a page; its scripts and drawings are taken out of the tree."""
    document = tree.document
    if document is None:
        return Page([], [])
    for element in document.query_selector_all("script, svg, math")[:]:
        if element.parent is not None:  # not gone with the one around it
            element.decompose()
    return _Walk().read(document.html)
