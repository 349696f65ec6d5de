"""An HTML page: bytes -> one document. JSON-LD posts of a live blog, else the lines of the story on the page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from newsline.model import Document, Notice, Stamp
from newsline.readers import capture, cleaning, jsonld, limits, metadata, page, state
from newsline.readers import encoding as encodings
from newsline.readers.dates import machine_stamp
from newsline.readers.story import story
from newsline.stamps import orthography

_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(rb"""(?:charset\s*=|<\?xml[^>]*encoding\s*=)\s*["']?\s*([\w:.+-]+)""", re.I)
_NOT_ARABIC = frozenset(["ascii", "iso8859-1", "cp1252"])  # what a page says that only took over a default
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_BREAKS = re.compile(r"<(?:p|br|div|li|h[1-6]|blockquote|section|article|table)[\s/>]", re.I)
_MOST_ATTRIBUTES = 10_000  # of one tag: they take the parser a third of a second, and twice as many four times as long
# As browsers read them: a quote opens a value only after an equals sign.
_ATTRIBUTE = re.compile(r"""[\s/]++=?[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+""")
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE.pattern})*+")
_MANY_TAGS, _MANY_OPTIONS = 4000, 1000  # 10,000 selected options take the parser ten seconds
_OPTION = re.compile(r"</?opt(?:ion|group)(?=[\s/>])[^<>]*>?", re.I)
_JSON_LD = "application/ld+json"
# what shows the posts of a live blog from another site
_LIVE_NAMES = ("liveblog", "LiveBlog", "live-blog", "scribblelive")
_LIVE_ELSEWHERE = ", ".join(
    form.format(name)
    for name in _LIVE_NAMES
    for form in ("iframe[src*={}]", "div[class*={}]:empty", "div[id*={}]:empty")
)
_HEAD_ROWS = 8  # lines of a story, and the blank ones between
_OPENING = 6  # words by which a post of the page's data is found among its lines
_MUCH_MORE = 2  # times the text of the data
_AS_FULL = 0.9  # of the text of the data: then the page's own is read
_DATED = ("date", "Date", "ublish", "imestamp", "created", "posted")  # what names a time in a page's data
_LEAST_OPENING = 12  # letters
_SHARED = 80  # characters at the start of a post that tell whether another text repeats it


class _Row(NamedTuple):
    """A line with the time that markup gives it; `plain`: it holds no marker, whatever its words."""

    text: str
    time: Stamp | None = None
    plain: bool = False


_EMPTY = _Row("")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    """The text of a page; the encoding that it names counts where its bytes are in a one-byte one."""
    if encoding is None and encodings.wide(data) is None:
        named = _CHARSET.search(data[:_HEAD])
        encoding = _arabic(named[1].decode("ascii", "replace")) if named and not _is_utf8(data) else None
    text, notices = encodings.decode(data, encoding)
    return text, tuple(replace(notice, line=None) for notice in notices)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return not encodings.is_single_byte(data)
    return True


def _arabic(name: str) -> str | None:
    import codecs

    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    if found.startswith("utf") or found in _NOT_ARABIC or not encodings.known(found):
        return None
    return found


def document(data: bytes, source: str, encoding: str | None = None) -> Document:
    """The story of a page; raises ValueError where there is none, or no text."""
    text, notices = decode(data, encoding)
    found = from_text(text, source)
    return found._replace(notices=(*notices, *found.notices))


def from_text(text: str, source: str) -> Document:
    """The story of a page as text; raises ValueError where there is none."""
    from resiliparse.parse.html import HTMLTree

    _check_attributes(text)
    saved = capture.capture(text)
    tree = HTMLTree.parse(_without_options(saved.text))
    assert tree.document is not None
    scripts = tree.document.get_elements_by_tag_name("script")[:]
    head = metadata.head(tree)
    blocks = [script.text or "" for script in scripts if _JSON_LD in (script.getattr("type") or "").lower()]
    data = jsonld.data(blocks, head.metas.get("og:title") or head.title)
    states = [script.text or "" for script in scripts if not script.getattr("src")]
    embedded = any(name in text for name in _LIVE_NAMES) and tree.document.query_selector(_LIVE_ELSEWHERE) is not None
    found = page.read(tree)
    title = metadata.title(head, found.lines, data.article)
    published, updated, notices = metadata.dates(head, data.article)
    unseen = "og:title" not in head.metas and all(line.text != title for line in found.lines)
    title, lines_of_story = story(found, title, unseen=unseen)
    lines_of_story, alone = _without_single_post(lines_of_story)
    lines_of_story, above = _above_the_text(lines_of_story)
    published = published or above or alone
    if published is None:
        lines_of_story, published = _below_the_text(lines_of_story)
    if _shows_more(data.posts, lines_of_story):
        data = data._replace(posts=())
    rows = list(_rows(_timed(data.posts, lines_of_story))) or list(_posts(data, lines_of_story))
    live = data.live or embedded or any(region.name == "live" for region in found.regions)
    rows = rows or list(_rows(_timed_by_state(states, lines_of_story, live)))
    body = jsonld.text(data.article.get("articleBody"))
    if not data.posts and 2 * sum(len(row.text) for row in rows) < len(body):
        rows = list(fragment(body))
    rows = _with_update(rows, updated)
    lines = tuple(row.text for row in rows)
    if not any(lines):
        raise ValueError("is a page without a story: no text was found in it")
    missing = _missing(data, rows) if live else ()
    markup = {index: row.time for index, row in enumerate(rows) if row.time is not None}
    read = Document(
        source=source,
        lines=lines,
        markup=markup,
        title=title,
        published=published,
        updated=updated,
        reference=saved.time,
        notices=(*data.notices, *notices, *missing),
        url=head.url or saved.url,
        plain=tuple(index for index, row in enumerate(rows) if row.plain),
    )
    limits.check_lines(read)
    return read


def _check_attributes(text: str) -> None:
    """Raise ValueError for a tag of so many attributes that the parser, which compares each with all before it, takes long."""
    stretches = [piece for piece in text.split(">") if len(piece) >= 2 * _MOST_ATTRIBUTES]
    if text.count("=") < _MOST_ATTRIBUTES and not any(map(_may_have_many, stretches)):
        return  # as nearly all pages
    tag = _TAG.search(text)
    while tag is not None:
        long = tag.end() - tag.start() > 2 * _MOST_ATTRIBUTES
        if long and sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > _MOST_ATTRIBUTES:
            raise ValueError(f"has a tag with more than {_MOST_ATTRIBUTES:,} attributes")
        end = text.find("</", tag.end()) if tag[0][:7].lower() == "<script" else tag.end()
        tag = _TAG.search(text, end) if end >= 0 else None


def _may_have_many(piece: str) -> bool:
    """Whether a stretch without ">" may hold too many attributes without values: each has a blank or a slash before it."""
    written = piece.encode(errors="replace")
    return len(written) - len(written.translate(None, b" /\n\t\r\f")) > _MOST_ATTRIBUTES


def _without_options(text: str) -> str:
    """The text without the tags of options, where there may be so many of them that the parser takes long: none is read."""
    if text.count("<") < _MANY_TAGS or text.lower().count("<option") < _MANY_OPTIONS:
        return text
    return _OPTION.sub("", text)


def _is_timed(line: page.Line) -> bool:
    return bool(line.times) or line.post is not None or cleaning.is_clock(line)


def _shows_more(posts: tuple[jsonld.Post, ...], lines: list[page.Line]) -> bool:
    """Whether the page shows posts with their times, and more than its data hold: more posts than a single one, or, where these
    are headlines and no more, their texts."""
    if not posts:
        return False
    timed = sum(map(_is_timed, lines))
    if len(posts) == 1 or timed < len(posts):
        return len(posts) == 1 and timed > 1
    said = sum(len(post.headline) + len(post.body) for post in posts)
    return _MUCH_MORE * said < sum(map(cleaning.mass, lines)) and len(_shown(posts, lines)) < len(posts)


def _without_single_post(lines: list[page.Line]) -> tuple[list[page.Line], Stamp | None]:
    """The lines; where an element dates one of them alone, it dates the page, if it stands above the text."""
    dated = [index for index, line in enumerate(lines) if line.post is not None]
    if len(dated) != 1:
        return lines, None
    (index,) = dated
    stamp = machine_stamp(lines[index].post or "", "published")
    head = not any(map(cleaning.mass, lines[:index])) and stamp is not None and stamp.written.dated
    return [line._replace(post=None) for line in lines], stamp if head else None


def _above_the_text(lines: list[page.Line]) -> tuple[list[page.Line], Stamp | None]:
    """The time of an element above the text whose words are not read, or, where it is the only one, say a day without its
    year; and the lines, without such words."""
    several = sum(bool(line.times) for line in lines) > 1
    for index, line in enumerate(lines):
        if cleaning.mass(line):
            break
        said = cleaning.is_clock(line) or (cleaning.is_time(line) if several else cleaning.is_page_stamp(line))
        if cleaning.is_dated(line) and not said:
            stamp = machine_stamp(line.times[0].datetime, "published")
            if stamp is None or not stamp.written.dated:
                break
            if not cleaning.is_time(line):
                return lines, stamp
            return lines[:index] + lines[index + 1 :], replace(stamp, text=line.text)
    return lines, None


def _below_the_text(lines: list[page.Line]) -> tuple[list[page.Line], Stamp | None]:
    """The time of the last line, where it is the only one and its element gives an instant; and the lines without it."""
    times = [line for line in lines if line.times or line.post is not None or cleaning.is_stamp(line)]
    last = lines[-1] if lines else page.Line("")
    if len(times) != 1 or not cleaning.is_dated(last) or cleaning.is_cued(last) or cleaning.is_clock(last):
        return lines, None
    stamp = machine_stamp(last.times[0].datetime, "published")
    if stamp is None or not (stamp.written.dated and stamp.timed) or not any(map(cleaning.mass, lines)):
        return lines, None
    return lines[:-1], replace(stamp, text=last.text)


def _with_update(rows: list[_Row], updated: Stamp | None) -> list[_Row]:
    """The rows; the head's "updated an hour ago" is the time at which the page says that it was updated."""
    if updated is None or not updated.timed:
        return rows
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        line = page.Line(row.text)
        if cleaning.mass(line):
            break
        if row.time is None and cleaning.is_update(line) and cleaning.is_ago(line):
            return [*rows[:index], row._replace(time=replace(updated, kind="update")), *rows[index + 1 :]]
    return rows


def _missing(data: jsonld.Data, rows: list[_Row]) -> tuple[Notice, ...]:
    """The warning that a live blog holds no posts."""
    times = sum(row.time is not None or cleaning.is_time(page.Line(row.text)) for row in rows)
    if times > 1 or len(data.posts) > 1:
        return ()
    message = "the page says that it is a live blog, and its posts are not in the file: save it from a browser"
    return (Notice(code="posts-missing", message=message),)


def _rows(lines: list[page.Line]) -> Iterator[_Row]:
    paragraph = None
    quoting = _is_beside_text(lines)
    for whole in lines:
        post = machine_stamp(whole.post, "entry") if whole.post is not None else None
        if whole.quoted and quoting and post is None and not cleaning.is_update(whole):
            if paragraph not in (None, whole.paragraph):
                yield _EMPTY
            paragraph = whole.paragraph
            yield _Row(whole.text, plain=True)
            continue
        for line in cleaning.split_times(whole):
            if paragraph not in (None, line.paragraph):
                yield _EMPTY
            paragraph = line.paragraph
            times = {time.datetime for time in line.times}
            time = machine_stamp(times.pop(), "entry") if len(times) == 1 else None
            if time is not None:
                time = cleaning.as_shown(line, time)
            if time is not None and line.text == line.times[0].words:
                time = replace(time, text=line.text)
            if post is not None and cleaning.is_time(line):
                time, post = time or replace(post, text=line.text), None
            elif post is not None:
                yield _Row("", post)
                post = None
            yield _Row(line.text, time)


def _is_beside_text(lines: list[page.Line]) -> bool:
    """Whether what is quoted among the lines is the smaller part of the story."""
    return 2 * sum(cleaning.mass(line) for line in lines if line.quoted) < sum(map(cleaning.mass, lines))


# --- JSON-LD posts, and other pieces of HTML ----------------------------------------------------------------------


def _posts(data: jsonld.Data, lines: list[page.Line]) -> Iterator[_Row]:
    """What stands above the posts, then each post as a marker without words, its headline and its text, which hold no other marker."""
    intro = jsonld.text(data.article.get("articleBody"))
    if data.posts and not any(post.body[:_SHARED] in intro for post in data.posts):
        yield from fragment(intro) if intro else _rows(_above_posts(data.posts, lines))
    for post in data.posts:
        yield _Row("", machine_stamp(post.date, "entry") or Stamp(kind="entry"))
        body = [_Row(row.text, plain=True) for row in fragment(post.body)]
        headline = [_Row(row.text, plain=True) for row in fragment(post.headline) if row.text]
        if headline and body[: len(headline)] != headline:
            yield from headline
            yield from [_EMPTY] * bool(body)
        yield from body


class _Shown(NamedTuple):
    """A post of the page's data that the page shows: its place among them, and the line with which it begins."""

    post: int
    line: int


def _shown(posts: tuple[jsonld.Post, ...], lines: list[page.Line]) -> list[_Shown]:
    """The posts of the page's data that begin with a line of the page: with their headline, or else with their text."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        places.setdefault(_opening(line.text), []).append(index)
    found = []
    for number, post in enumerate(posts):
        for text in (post.headline, post.body):
            first = next((row.text for row in fragment(text) if row.text), "")
            at = places.get(_opening(first)) if first else None
            if at:
                found.append(_Shown(number, at.pop(0)))
                break
    return sorted(found, key=lambda one: one.line)


def _beside_data(posts: tuple[jsonld.Post, ...], found: list[_Shown], lines: list[page.Line]) -> list[page.Line]:
    """The lines of posts, their times aside, that the data do not hold."""
    ends = [one.line for one in found[1:]] + [len(lines)]
    beside = []
    for one, end in zip(found, ends, strict=True):
        post = posts[one.post]
        said = " ".join(row.text for text in (post.headline, post.body) for row in fragment(text))
        beside += [line for line in lines[one.line : end] if line.text not in said and not cleaning.is_time(line)]
    return beside


def _above_posts(posts: tuple[jsonld.Post, ...], lines: list[page.Line]) -> list[page.Line]:
    """The sentences of the page above the first of its posts."""
    first = min((one.line for one in _shown(posts, lines)), default=0)
    return [line for line in lines[:first] if cleaning.is_sentence(line) and not line.quoted]


def _timed(posts: tuple[jsonld.Post, ...], lines: list[page.Line]) -> list[page.Line]:
    """The lines of the page with the times of its posts, where it shows all of them in no less text; else none.

    What the page has more is text, or nothing: where it is but short, the page dresses its posts, and its data do not.
    """
    if len(posts) < 2 or not all(post.date for post in posts):
        return []  # without its time, a post would not be told from the one above it
    found = _shown(posts, lines)
    if len(found) < len(posts):
        return []
    said = sum(len(row.text) for post in posts for row in fragment(post.body))
    if sum(len(line.text) for line in lines[found[0].line :]) < _AS_FULL * said:
        return []
    beside = _beside_data(posts, found, lines)
    if beside and not any(map(cleaning.mass, beside)):
        return []
    return _with_times([(one.line, posts[one.post].date) for one in found], lines)


def _timed_by_state(scripts: list[str], lines: list[page.Line], live: bool) -> list[page.Line]:
    """The lines with the times that the page's other data give its posts, where the page itself gives none.

    In what does not say that it is a live blog, only headings begin posts: editors' systems also date paragraphs and pictures.
    """
    if sum(bool(line.times) or line.post is not None for line in lines) > 1:
        return lines
    places: dict[str, int] = {}
    for index, line in enumerate(lines):
        opening = _opening(line.text) if live or line.heading > 1 else ""
        if len(opening) >= _LEAST_OPENING and (opening not in places or line.heading):
            places[opening] = index
    scripts = [script for script in scripts if any(word in script for word in _DATED)]
    if len(places) < 2 or not scripts:
        return lines
    found = state.times(scripts, lambda text: places.get(_opening(text)))
    return _with_times(list(found.items()), lines)


def _with_times(found: list[tuple[int, str]], lines: list[page.Line]) -> list[page.Line]:
    """The lines with the times of the posts that begin at some of them; the page's own words for a time come first."""
    out = list(lines)
    for index, date in sorted(found, reverse=True):
        for beside in (index - 1, index + 1, index - 2, index - 3):
            if beside < index - 1 and (beside < 0 or cleaning.mass(out[beside + 1])):
                break  # between the time and the headline stands a name at most
            if 0 <= beside < len(out) and cleaning.is_time(out[beside]) and out[beside].post is None:
                if beside < index - 1:
                    index = beside
                    break
                index = min(index, beside)
                out.insert(index, out.pop(beside)._replace(paragraph=out[index].paragraph))
                break
        out[index] = out[index]._replace(post=date)
    return out


def _opening(text: str) -> str:
    return " ".join(orthography.words(text[:_SHARED])[:_OPENING])


def fragment(text: str) -> Iterator[_Row]:
    """A text that may hold HTML as lines; where its tags break no lines, its own line ends do."""
    if "<" not in text and "&lt;" in text:
        from html import unescape

        text = unescape(text)
    if not _MARKUP.search(text):
        lines = [page.Line(line.strip()) for line in orthography.split_lines(text)]
    elif _BREAKS.search(text):
        lines = _read(text)
    else:
        lines = [line for part in orthography.split_lines(text) for line in _read(part) or [page.Line("")]]
    yield from _rows(lines)


def _read(text: str) -> list[page.Line]:
    from resiliparse.parse.html import HTMLTree

    return page.read(HTMLTree.parse(text)).lines
