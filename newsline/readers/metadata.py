"""What a page says of itself in its head and its attributes: the title, and when it was published and updated."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from newsline.chronology import resolving, timezones
from newsline.chronology.reconciling import may_show
from newsline.model import Notice, Stamp, StampKind
from newsline.readers import capture, cleaning, jsonld
from newsline.readers.dates import machine_stamp
from newsline.readers.page import Line

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

_NAMES: dict[StampKind, str] = {"published": "datePublished", "last-update": "dateModified"}
_WANTED = frozenset(_NAMES.values())
_MOST_PARTS = 16  # of a title
_MOST_DATES = 64  # elements of which it is asked what they stand in: each time the way up to the root
_METAS: dict[StampKind, tuple[str, ...]] = {
    "published": (
        "article:published_time", "og:published_time", "publisheddate", "publishdate", "publish-date", "pubdate",
        "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued",
        "dcterms.issued", "dc.date", "date",
    ),
    "last-update": (
        "article:modified_time", "og:updated_time", "lastmod", "last-modified", "lastmodified", "lastdate", "datemodified",
        "dc.date.modified", "dcterms.modified",
    ),
}  # fmt: skip
_RDFA: dict[str, StampKind] = {
    "dc:date": "published",
    "dc:created": "published",
    "dcterms:created": "published",
    "dcterms:issued": "published",
    "dc:modified": "last-update",
    "dcterms:modified": "last-update",
}
_OF_OTHERS = "aside, nav, footer, li, [class*=related], [id*=related], [class*=comment], [id*=comment], [itemprop~=liveBlogUpdate]"
_PARTED = re.compile(r"(?<!\s)\s++(?:[-–—|:»]\s++|\|\s*+)|\|\s*+")
_MINUTE = timedelta(minutes=1)
_MOSTLY = 0.5  # of a line is a link
_FEWEST = 3  # words of a headline


class Candidate(NamedTuple):
    """A date of the page, and where it stands."""

    stamp: Stamp
    place: str


class Head(NamedTuple):
    """The metas of a page by their lower-case names, the first of each; its itemprops of dates with their values."""

    metas: dict[str, str]
    title: str
    itemprops: list[tuple[str, str, str]]  # tag, name, value
    url: str | None = None


def head(tree: "HTMLTree") -> Head:
    """What is read from the tree of a page."""
    metas: dict[str, str] = {}
    itemprops = []
    document = tree.document
    assert document is not None
    # each step through a list of the parser's costs as much as the list is long; a slice is a list of Python's
    for meta in document.get_elements_by_tag_name("meta")[:]:
        for attribute in ("property", "name"):
            if name := meta.getattr(attribute):
                metas.setdefault(name.lower(), " ".join((meta.getattr("content") or "").split()))
    left = _MOST_DATES
    for element in document.query_selector_all("[itemprop], time[class], abbr[class], [property^=dc]")[:]:
        value = element.getattr("content") or element.getattr("datetime")
        if not value and element.tag == "abbr":
            value = element.getattr("title")
        names = (element.getattr("itemprop") or _by_class(element.getattr("class") or "")).split()
        names += [_NAMES[_RDFA[name]] for name in (element.getattr("property") or "").split() if name in _RDFA]
        wanted = _WANTED.intersection(names)
        if not value or not wanted:
            continue
        left -= 1
        if not _is_of_others(element):
            itemprops += [(element.tag or "", name, value) for name in wanted]
        if not left:
            break
    canonical = document.query_selector("link[rel=canonical]")
    url = capture.address(canonical.getattr("href")) if canonical is not None else None
    url = url or capture.address(metas.get("og:url"))
    return Head(metas, " ".join((tree.title or "").split()), itemprops, url)


def _is_of_others(element: Any) -> bool:
    """Whether an element stands in what is not the story; the footer of an article is the article's."""
    outer = element.closest(_OF_OTHERS)
    while outer is not None and outer.tag == "footer":
        article = outer.closest("article")
        if article is None:
            return True
        outer = article.closest(_OF_OTHERS)
    return outer is not None


def _by_class(classes: str) -> str:
    """What the classes of a `<time>` or an `<abbr>` mean as an itemprop: those of hAtom, which blogs write."""
    names = classes.split()
    if "published" in names or "dt-published" in names:
        return "datePublished"
    return "dateModified" if "updated" in names or "dt-updated" in names else ""


# --- the title ----------------------------------------------------------------------------------------------------


def title(found: Head, lines: list[Line], article: jsonld.Json) -> str | None:
    """og:title, else an h1, else the title element; without the site's name, as the headline on the page has it."""
    heads = [line.text for line in lines if line.heading == 1]
    said = found.metas.get("og:title", "")
    if not said and len(heads) == 1 and (own := _headline_beside(heads[0], found.title, lines)):
        return own
    if not said and len(heads) == 1 and _is_site(heads[0], found.title, lines):
        heads = []
    if not said and len(heads) != 1:
        said = found.title or jsonld.text(article.get("headline"))
    if not said:
        return heads[0] if heads else found.title or None
    # only those of that length are looked for: a page may have as many headings as its title has words
    long = (line.text for line in lines if line.heading and len(line.text) * 2 > len(said))
    headline = max((text for text in long if text in said), key=len, default="")
    if headline:
        return headline
    cut = _without_site(said, {found.metas.get("og:site_name", ""), *heads})
    return cut if cut != said else _short_headline(said, lines) or _as_a_line_has_it(said, lines)


def _headline_beside(head: str, title: str, lines: list[Line]) -> str | None:
    """The heading that is the larger part of the title element, where the only h1 is less of it and names the site above it, or
    a block below its text."""
    larger = []
    for index, line in enumerate(lines):
        text = line.text
        own = line.heading > 1 and line.linked < _MOSTLY and len(text) * 2 > len(title) and text in title
        as_good = text in head or (head in title and len(head) >= len(text))
        if own and len(text.split()) >= _FEWEST and not as_good:
            larger.append(index)
    if not larger:
        return None
    at = next(index for index, line in enumerate(lines) if line.heading == 1)
    above = [0, *accumulate(map(cleaning.mass, lines))]
    found = (index for index in larger if (above[index] == above[at]) == (index > at))
    return next((lines[index].text for index in found), None)


def _is_site(head: str, title: str, lines: list[Line]) -> bool:
    """Whether the only h1 names the site: it stands in the title beside another part, which is a line of the page."""
    texts = {line.text for line in lines if line.text != head}
    for parted in islice(_PARTED.finditer(title), _MOST_PARTS):
        before, after = title[: parted.start()], title[parted.end() :]
        if (after == head and before in texts) or (before == head and after in texts):
            return True
    return False


def _as_a_line_has_it(said: str, lines: list[Line]) -> str:
    """The larger part of a title that is a line of the page, whatever its element; else all of it."""
    texts = {line.text for line in lines if len(line.text) * 2 > len(said)}
    for parted in islice(_PARTED.finditer(said), _MOST_PARTS):
        for part in (said[: parted.start()], said[parted.end() :]):
            if part in texts:
                return part
    return said


def _short_headline(said: str, lines: list[Line]) -> str | None:
    """The heading with which a title begins, where what is behind it, a site's longer name, is no line of the page."""
    texts = {line.text for line in lines}
    for line in lines:
        if not line.heading or line.linked >= _MOSTLY or len(line.text.split()) < _FEWEST:
            continue
        parted = _PARTED.match(said, len(line.text)) if said.startswith(line.text) else None
        if parted is not None and said[parted.end() :] not in texts:
            return line.text
    return None


def _without_site(said: str, names: set[str]) -> str:
    lengths = set(map(len, names))  # no other part is cut out: a title may be nothing but bars
    for parted in _PARTED.finditer(said):
        before, after = parted.start(), parted.end()
        if len(said) - after in lengths and said[after:] in names:
            return said[:before]
        if before in lengths and said[:before] in names:
            return said[after:]
    return said


# --- the dates ----------------------------------------------------------------------------------------------------


def dates(found: Head, article: jsonld.Json) -> tuple[Stamp | None, Stamp | None, tuple[Notice, ...]]:
    """Published and updated, as far as the page's own data agree, and what does not."""
    notices: list[Notice] = []
    published = _first(list(_candidates("published", found, article)), notices)
    updates = list(_candidates("last-update", found, article))
    if published is not None:
        early = [update for update in updates if _before(update.stamp, published.stamp)]
        updates = [update for update in updates if update not in early]
        for update in early[:1]:
            message = f"{update.place} {update.stamp.written} is before {published.place} {published.stamp.written}"
            notices.append(Notice(code="markup", message=f"{message}: it is ignored"))
    updated = _first(updates, notices)
    return published and published.stamp, updated and updated.stamp, tuple(notices)


def _candidates(kind: StampKind, found: Head, article: jsonld.Json) -> Iterator[Candidate]:
    name = _NAMES[kind]
    values = [(f"JSON-LD {name}", jsonld.text(article.get(name)))]
    for wanted in (True, False):  # of each the first: others are the dates of other stories
        marked = ((tag, value) for tag, prop, value in found.itemprops if prop == name and (tag == "time") is wanted)
        values += [(f"<{tag} itemprop={name}>", value) for tag, value in islice(marked, 1)]
    values += [(meta, found.metas.get(meta, "")) for meta in _METAS[kind]]
    for place, value in values:
        stamp = machine_stamp(value, kind)
        if stamp is not None and stamp.written.dated:
            yield Candidate(stamp, place)


def _first(candidates: list[Candidate], notices: list[Notice]) -> Candidate | None:
    """The first, or the finest of those that agree with it; the others are held against it."""
    if not candidates:
        return None
    first, *others = candidates
    if first.stamp.zone is None and first.stamp.timed:
        same = (other.stamp.zone for other in others if other.stamp.written[:5] == first.stamp.written[:5])
        first = first._replace(stamp=replace(first.stamp, zone=next(filter(None, same), None)))
    first = max((first, *(other for other in others if not _differ(first.stamp, other.stamp))), key=_fineness)
    for other in others:
        if _differ(first.stamp, other.stamp):
            message = f"{first.place} says {first.stamp.written}, {other.place} {other.stamp.written}"
            notices.append(Notice(code="markup", message=f"{message}: the first is taken"))
            break
    return first


def _fineness(one: Candidate) -> tuple[bool, bool]:
    return one.stamp.timed, one.stamp.timed and one.stamp.zone is not None


def _differ(one: Stamp, other: Stamp) -> bool:
    times = [timezones.instant(stamp.written, stamp.zone) for stamp in (one, other)]
    if times[0] is not None and times[1] is not None:
        return abs(times[0] - times[1]) > _MINUTE
    if not one.timed or not other.timed:
        if may_show(one.written, other) or may_show(other.written, one):
            return False
    elif one.zone != other.zone:  # a local time beside one of a zone: the clocks may differ, the days hardly
        days = [resolving.day_of(stamp, None).date for stamp in (one, other)]
        return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > 1
    return any(a != b for a, b in zip(one.written[:5], other.written[:5], strict=True) if None not in (a, b))


def _before(one: Stamp, other: Stamp) -> bool:
    """Whether one is earlier, as far as both are known."""
    times = [timezones.instant(stamp.written, stamp.zone) for stamp in (one, other)]
    if times[0] is not None and times[1] is not None:
        return times[0] < times[1]
    known = 5 if one.zone == other.zone and one.timed and other.timed else 3
    return [part or 0 for part in one.written[:known]] < [part or 0 for part in other.written[:known]]
