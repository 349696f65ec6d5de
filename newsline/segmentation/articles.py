"""A document -> its articles: where each begins and ends, and its parts by the roles of its lines."""

from collections.abc import Iterator
from dataclasses import replace

from newsline.model import Article, Document, PageStamp, Role, StampKind
from newsline.segmentation.lines import CAPTION_LENGTH, Page, credit_of, is_page_kind, is_paragraph
from newsline.segmentation.passages import Body
from newsline.segmentation.roles import Roles
from newsline.stamps.reading import read_dateline

_OF_PAGES: dict[StampKind, StampKind] = {"entry": "published", "update": "last-update", "correction": "last-update"}


def articles(document: Document, above: bool | None = None) -> Iterator[Article]:
    """The articles of a document, in its order; `above` says by hand whether stamps date the text above them."""
    page = Page(document)
    for start, end, credit in _split(page):
        if end - start > (page.kind(start) == "feed"):  # more than the form feed with which it begins
            yield _article(page, start, end, credit, above)


def _article(page: Page, start: int, end: int, credit: int | None, above: bool | None) -> Article:
    """The article of the lines [start, end): one look over their roles."""
    document = page.document
    roles = Roles(document, page, start, end, credit).found()
    parts: dict[Role, list[int]] = {}
    for place, role in roles.items():
        parts.setdefault(role, []).append(place)
    markers: dict[int, Role] = {place: role for place, role in roles.items() if role in ("marker", "label")}
    body = [place for place in range(start, end) if place not in roles or place in markers]
    passages, stamps_above = Body(page, body, markers).passages(above)
    titles, datelines = parts.get("title", []), parts.get("dateline", [])
    captions = sorted([*parts.get("caption", []), *datelines])
    return Article(
        source=document.source,
        title=page.text(titles[0]) if titles else document.title,
        captions=tuple(map(page.text, captions)),
        page_stamps=_page_stamps(page, parts.get("page-stamp", [])),
        dateline=_dateline(page, datelines[0]) if datelines else None,
        passages=passages,
        stamps_above=stamps_above,
        credit=credit_of(page.text(credit)) if credit is not None else None,
        separators=tuple(page.texts[place] for place in parts.get("separator", [])),
        reference=document.reference,
        notices=document.notices,
    )


def _dateline(page: Page, place: int) -> PageStamp | None:
    stamp = read_dateline(page.text(place))
    return PageStamp(stamp, page.number(place)) if stamp is not None else None


def _page_stamps(page: Page, places: list[int]) -> tuple[PageStamp, ...]:
    """The stamps that date the whole article, with what markup says beside their words, or alone where there are none."""
    found = [
        PageStamp(replace(stamp, kind=_OF_PAGES.get(stamp.kind, stamp.kind)), page.number(place), page.markup(place))
        for place in places
        for stamp in page.special[place].reading.stamps
    ]
    for markup in (page.document.published, page.document.updated):
        if markup is None:
            continue
        at = next((index for index, one in enumerate(found) if one.stamp.kind == markup.kind), None)
        if at is None:
            found.append(PageStamp(markup, None))
        else:
            found[at] = found[at]._replace(markup=found[at].markup or markup)
    return tuple(found)


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


def _after_credit(page: Page, index: int) -> int | None:
    """Where the article of the credit at `index` ends, its foot included; None if the credit stands inside a passage."""
    for after in range(index + 1, len(page.texts)):
        kind = page.kind(after)
        if kind == "feed":
            return after
        if kind in ("text", "label", "post"):
            return _attached(page, index + 1, after) if _begins_article(page, after) else None
        if kind == "credit":
            return None
    return len(page.texts)


def _attached(page: Page, start: int, title: int) -> int:
    """The start of the next article: stamps that touch its title and not the credit belong to its head."""
    begin = title
    while begin > start and page.kind(begin - 1) in ("stamp", "taken") and not page.gap(begin):
        begin -= 1
    return begin if begin > start else title


def _split(page: Page) -> Iterator[tuple[int, int, int | None]]:
    """Where each article begins and ends, and where its credit stands."""
    start, credit, past = 0, None, 0
    for index in page.places:
        kind = page.special[index].kind
        end = None
        if index < past:
            continue
        if kind == "feed":
            end = index
        elif kind == "credit" and credit is None:
            end = _after_credit(page, index)
            credit = index if end is not None else None
        elif kind == "rule" and _begins_article(page, index + 1):
            end = index
        if end is not None:
            yield start, end, credit
            start, credit = end, None
            past = max(end, index + 1)
    yield start, len(page.texts), credit
