"""The whole way in one function: a document (or plain text) -> the timelines of its articles."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - `date` is the name of the option

from newsline import chronology, orthography
from newsline import layout as pages
from newsline.lines import FORM_FEED
from newsline.model import Document, Timeline
from newsline.resolving import FIRST_YEAR, LAST_YEAR, is_day_of_news

_FEEDS = re.compile(f"({FORM_FEED})")


def plain(text: str, source: str = "-", title: str | None = None, reference: Date | None = None) -> Document:
    """Plain text as a document; a form feed is a line of its own, with the number of the one it stands in."""
    lines = orthography.split_lines(text)
    numbers: Sequence[int] = range(1, len(lines) + 1)
    if FORM_FEED in text:
        parts = [(part, number) for number, line in enumerate(lines, 1) for part in _FEEDS.split(line)]
        lines, numbers = [part for part, _ in parts], [number for _, number in parts]
    return Document(source, tuple(lines), numbers, title=title, reference=reference)


def parse(
    document: Document | str,
    *,
    date: Date | None = None,
    date_because: str = "given as the reference date",
    zone: str | None = None,
    layout: str | None = None,
    stamps: str | None = None,
) -> Iterator[Timeline]:
    """The timelines of the articles in a document or a plain text, one at a time, in the order of the source.

    `date`: the day on which the articles were as we have them; without it and without a date in the article, what is not
    written stays unknown. `zone`: IANA name or offset (+03:00) of stamps that name none. `layout`: newest-first or
    oldest-first; `stamps`: below or above, the text that a stamp dates; None: found out. No text raises; a date outside
    1800-2200 is a ValueError.
    """
    if date is not None and not is_day_of_news(date):
        raise ValueError(f"the reference date {date} is not between {FIRST_YEAR} and {LAST_YEAR}")
    if isinstance(document, str):
        document = plain(document)
    options = chronology.Options(date, date_because, zone, layout)
    above = None if stamps is None else stamps == "above"
    for index, article in enumerate(pages.articles(document, above), 1):
        yield chronology.timeline(article, index, options)
