"""A document -> its articles: where each begins and ends, and its parts by the roles of its lines."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from newsline.model import Article, DateOrder, Document, PageStamp, Related, Role, Stamp, StampKind
from newsline.segmentation import posts, prose
from newsline.segmentation.cells import Cells
from newsline.segmentation.lines import CAPTION_LENGTH, Page, credit_of, is_page_kind, is_paragraph
from newsline.segmentation.passages import Body
from newsline.segmentation.roles import Roles
from newsline.stamps.orthography import BLANKS
from newsline.stamps.reading import read_dateline, read_opening_dateline, read_zone, zone_of_title

_BODY = ("label", "post")
_NOTE_LENGTH = 80  # characters of a note on the page's clocks
_OF_PAGES: dict[StampKind, StampKind] = {"entry": "published", "update": "last-update", "correction": "last-update"}


def articles(
    document: Document,
    above: bool | None = None,
    posts: bool | None = None,
    until: int | None = None,
    order: DateOrder | None = None,
) -> Iterator[Article]:
    """The articles of a document, in its order.

    `above`: whether stamps date the text above them, `posts`: whether times at the head of lines are entries, by hand.
    `until`: see `Page`. `order`: of day and month in numbers; None: found out.
    """
    page = Page(document, until, order)
    if page.feeds:
        for part in _between_feeds(page):
            yield from articles(part, above, posts, until, page.order)
        return
    if not page.special:
        found = prose.article(page, above)
        if found is not None:
            yield found
            return
    for start, end, credit in _split(page):
        if end > start:
            yield _article(page, Roles(document, page, start, end, credit, posts), above)


def _between_feeds(page: Page) -> Iterator[Document]:
    """The documents between the form feeds of one; the title that its markup gives is that of the first."""
    document, title, start = page.document, page.document.title, 0
    for end in (*page.feeds, len(document.lines)):
        lines = document.lines[start:end]
        if any(line.strip(BLANKS) for line in lines):
            yield document._replace(
                lines=lines,
                numbers=document.numbers[start:end],
                markup={at - start: stamp for at, stamp in document.markup.items() if start <= at < end},
                plain=tuple(at - start for at in document.plain if start <= at < end),
                title=title,
            )
            title = None
        start = end + 1


def _article(page: Page, found: Roles, above: bool | None) -> Article:
    """The article of the lines that have these roles: one look over them."""
    document = page.document
    roles = found.found()
    parts: dict[Role, list[int]] = {}
    for place, role in roles.items():
        parts.setdefault(role, []).append(place)
    markers: dict[int, Role] = {place: role for place, role in roles.items() if role in ("marker", "label")}
    headings = {
        place: PageStamp(page.special[place].stamp, page.number(place)) for place in parts.get("day-heading", [])
    }
    body = [place for place in range(found.start, found.whole) if place not in roles or place in markers]
    parted = Body(page, body, markers, headings, found.first_version, found.headlines)
    passages, stamps_above = parted.passages(above)
    titles, credits = parts.get("title", []), parts.get("credit", [])
    datelines = parts.get("dateline", [])
    return Article(
        source=document.source,
        title=page.text(titles[0]) if titles else found.title,
        captions=tuple(map(page.text, sorted([*parts.get("caption", []), *datelines]))),
        page_stamps=_page_stamps(page, found, parts.get("page-stamp", [])),
        dateline=_dateline(page, datelines, next((place for place in body if place not in markers), None)),
        passages=passages,
        stamps_above=stamps_above,
        credit=credit_of(page.text(credits[0])) if credits else None,
        separators=tuple(page.texts[place] for place in parts.get("separator", [])),
        headings=tuple(headings.values()),
        related=tuple(Related(page.text(place), page.number(place)) for place in parts.get("related", [])),
        refused=None
        if found.live or not found.verdict.seen or markers
        else (found.verdict.seen, found.verdict.because),
        zone=_zone(page, found.start, found.whole, roles),
        reference=document.reference,
        notices=document.notices,
        url=document.url,
        captured=document.captured,
    )


def _zone(page: Page, start: int, end: int, roles: Mapping[int, Role]) -> PageStamp | None:
    """The note that says on whose clocks all times are, or the title that does."""
    for place, raw in enumerate(page.texts[start:end], start):
        if len(raw) > _NOTE_LENGTH or "وقيت" not in raw or page.kind(place) != "text" or roles.get(place) == "related":
            continue
        text = raw.strip(BLANKS)
        zone = zone_of_title(text) if roles.get(place) == "title" else read_zone(text)
        if zone is not None:
            return PageStamp(Stamp(kind="entry", zone=zone, text=text), page.number(place))
    return None


def _dateline(page: Page, places: list[int], first: int | None) -> PageStamp | None:
    """The dateline on a line of its own, or at the start of the first paragraph."""
    for place in places:
        stamp = read_dateline(page.text(place))
        if stamp is not None:
            return PageStamp(stamp, page.number(place))
    stamp = read_opening_dateline(page.text(first)) if first is not None else None
    return PageStamp(stamp, page.number(first)) if stamp is not None and first is not None else None


def _page_stamps(page: Page, found: Roles, places: list[int]) -> tuple[PageStamp, ...]:
    """The stamps that date the whole article, with what markup says beside their words, or alone where there are none.

    The one that counts of each kind stands first.
    """
    texts = (place for place in range(found.start, found.whole) if page.kind(place) == "text")
    titled = next(texts, found.whole) if found.title is None else found.start
    ranked = []
    for place in places:
        line = page.special.get(place)
        whole = line is not None and line.kind == "stamp"
        cells = Cells(line.reading.stamps) if line is not None and whole else found.cells_at(place)
        inside = found.is_inside(place)
        for stamp in cells.stamps:
            kind = _OF_PAGES.get(stamp.kind, stamp.kind)
            rank = 3 if inside else 0 if stamp.cued else 2 if place < titled else 1
            ranked.append(
                PageStamp(
                    stamp=replace(stamp, kind=kind),
                    line=page.number(place),
                    markup=(own,) if (own := page.markup(place)) is not None else (),
                    rank=rank,
                    beside=cells.beside or None,
                )
            )
    out = sorted(ranked, key=lambda one: (one.rank, not one.stamp.timed))
    for markup in (page.document.published, page.document.updated):
        if markup is None:
            continue
        at = next((index for index, one in enumerate(out) if one.stamp.kind == markup.kind), None)
        if at is None:
            out.append(PageStamp(markup, None))
        else:
            out[at] = out[at]._replace(markup=(*out[at].markup, markup))
    return tuple(out)


# --- where an article ends ----------------------------------------------------------------------------------------


def _begins_article(page: Page, index: int) -> bool:
    """Whether a head of its own stands at `index`: a title line above a paragraph or a marker."""
    title = False
    for at in range(index, len(page.texts)):
        kind, text = page.kind(at), page.text(at)
        if kind == "taken" or (kind == "stamp" and is_page_kind(page.special[at].stamp)):
            continue
        if not title:
            if kind not in ("text", "label") or len(text) > CAPTION_LENGTH or text.endswith((".", "…", ":", "،")):
                return False
            title = True
        elif kind in ("stamp", "label", "post"):
            return True
        elif kind != "text":
            return False
        elif is_paragraph(text):
            return True
    return False


def _after_credit(page: Page, start: int, index: int) -> int | None:
    """Where the article from `start` with the credit at `index` ends, its foot included; None if the credit stands inside a passage."""
    others = False  # other stories' headlines stand below, and begin no article
    for after in range(index + 1, len(page.texts)):
        kind = page.kind(after)
        if others and kind == "rule" and _begins_article(page, after + 1):
            return after
        others = others or kind == "related"
        if others:
            continue
        if page.is_time(after) and _is_one_of(page, after, page.between(start, index)):
            return None
        if kind in ("text", "label", "post"):
            return _attached(page, index + 1, after) if _begins_article(page, after) else None
        if kind == "credit":
            return None
    return len(page.texts)


def _is_one_of(page: Page, place: int, above: list[int]) -> bool:
    """Whether a time has the form of one above the credit of its article: then it heads the next post of the same story."""
    line = page.special[place]
    return any(page.is_time(at) and posts.is_alike(page.special[at], line) for at in above)


def _attached(page: Page, start: int, title: int) -> int:
    """The start of the next article: stamps that touch its title and not the credit belong to its head."""
    begin = title
    while begin > start and page.kind(begin - 1) in ("stamp", "taken") and not page.gap(begin):
        begin -= 1
    return begin if begin > start else title


def _split(page: Page) -> Iterator[tuple[int, int, int | None]]:
    """Where each article begins and ends, and where its credit stands."""
    start, credit, past = 0, None, 0
    # whether the article has text, and up to where that was asked: a credit in its head ends nothing
    begun, seen = False, 0
    for index in page.places:
        kind = page.special[index].kind
        end = None
        if index < past:
            continue
        if kind == "credit" and credit is None:
            end = _after_credit(page, start, index)
            begun = begun or any(page.kind(at) in _BODY or is_paragraph(page.text(at)) for at in range(seen, index))
            seen = index
            if end is not None and end < len(page.texts) and not begun and page.kind(end) != "rule":
                end = None
            credit = index if end is not None else None
        elif kind == "rule" and _begins_article(page, index + 1):
            end = index
        if end is not None:
            yield start, end, credit
            start, credit, begun, seen = end, None, False, end
            past = max(end, index + 1)
    yield start, len(page.texts), credit
