"""An article without a line that is more than prose, as nearly all of a corpus are: its parts, without a role for each line.

`roles` comes to the same, which a test holds.
"""

from newsline.model import Article, PageStamp, Passage
from newsline.segmentation import cells
from newsline.segmentation.lines import Page, is_paragraph
from newsline.stamps.orthography import BLANKS
from newsline.stamps.reading import read_dateline, read_opening_dateline, read_zone


def article(page: Page, above: bool | None) -> Article | None:
    """The one article of a page of prose; None where something in it says when all the same, and roles are needed.

    `above`: as for `articles`.
    """
    document = page.document
    if page.special or document.published is not None or document.updated is not None or not page.texts:
        return None
    if "وقيت" in "".join(page.texts) and any(read_zone(text.strip()) is not None for text in page.texts):
        return None
    head = _head(page)
    if head is None:
        return None
    title, captions, dateline, start = head
    if dateline is None:
        stamp = read_opening_dateline(page.text(start))
        dateline = PageStamp(stamp, page.number(start)) if stamp is not None else None
    return Article(
        source=document.source,
        title=title,
        captions=captions,
        page_stamps=(),
        dateline=dateline,
        passages=(_passage(page, start),),
        stamps_above=bool(above),
        credit=None,
        separators=(),
        reference=document.reference,
        notices=document.notices,
        url=document.url,
        captured=document.captured,
    )


def _head(page: Page) -> tuple[str | None, tuple[str, ...], PageStamp | None, int] | None:
    """The title, the captions, the dateline, and where the text begins; None where a line has a stamp among its cells."""
    title, dateline = page.document.title, None
    captions: list[str] = []
    start, last = None, len(page.texts) - 1
    paragraphs = 0
    for place, raw in enumerate(page.texts):
        text = raw.strip(BLANKS)
        paragraph = is_paragraph(text)
        paragraphs += paragraph and place > 0
        titles = title is None and place < last
        if cells.read(text, weakly=not titles, order=page.order).stamps:
            return None
        if titles:
            title = text
            continue
        if start is not None:
            if paragraph and paragraphs > 1:
                break  # a stamp of the page stands under one paragraph at most
            continue
        stamp = read_dateline(text) if place < last else None
        if place == last or (paragraph and stamp is None):
            start = place
            continue
        captions.append(text)
        if stamp is not None and dateline is None:
            dateline = PageStamp(stamp, page.number(place))
    return title, tuple(captions), dateline, start or 0


def _passage(page: Page, start: int) -> Passage:
    """The lines from `start` on as they stand, with one blank line for several."""
    parts = [page.texts[start]]
    above = page.solid[start]
    for at, raw in zip(page.solid[start + 1 :], page.texts[start + 1 :], strict=True):
        parts.append("\n" if at == above + 1 else "\n\n")
        parts.append(raw)
        above = at
    return Passage(marker=None, text="".join(parts), line=page.number(start), end_line=page.number(len(page.texts) - 1))
