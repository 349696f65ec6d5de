"""The whole way in one function: text, bytes or a document -> the timelines of its articles."""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is the name of the option
from datetime import datetime
from os import PathLike
from typing import BinaryIO, Final, get_args

from newsline.chronology import timezones
from newsline.chronology.resolving import is_day_of_news
from newsline.chronology.timeline import Options, timeline
from newsline.model import DateOrder, Document, InputKind, Layout, Side, Timeline
from newsline.readers.text import plain
from newsline.segmentation.articles import articles
from newsline.stamps import years

_VOCABULARIES: Final = {"layout": get_args(Layout), "stamps": get_args(Side), "date_order": get_args(DateOrder)}


def parse(
    document: Document | str,
    *,
    date: Date | datetime | None = None,
    date_because: str = "given as the reference date",
    zone: str | None = None,
    layout: Layout | None = None,
    stamps: Side | None = None,
    posts: bool | None = None,
    date_order: DateOrder | None = None,
) -> Iterator[Timeline]:
    """The timelines of the articles in a document or a plain text, one at a time, in the order of the source.

    `date`: the date your copy was saved, or the instant; without it and without a date in the article, what is not
    written stays unknown. `zone`: IANA name or offset (+03:00) of stamps that name none. `layout`: the order of the page;
    `stamps`: the text that a stamp dates; `posts`: whether lines that open with a time are entries; `date_order`: of day and
    month in numbers; None: found out. No text raises; a ValueError says which option has a value that it cannot have (a date
    outside 1800-2200, a zone that nobody knows), before anything is read.
    """
    for name, value in (("layout", layout), ("stamps", stamps), ("date_order", date_order)):
        if value is not None and value not in _VOCABULARIES[name]:
            raise ValueError(f"{name} is {value!r}: it can be {' or '.join(_VOCABULARIES[name])}")
    if date is not None and not is_day_of_news(date):
        first, last = years.OF_REFERENCE[0], years.OF_REFERENCE[-1]
        raise ValueError(f"the reference date {date} is not between {first} and {last}")
    if zone is not None and not timezones.known_zone(zone):
        raise ValueError(f"{zone!r} is not a zone: give an IANA name (Asia/Riyadh), UTC or an offset (+03:00)")
    if isinstance(document, str):
        document = plain(document)
    options = Options(date=date, date_because=date_because, zone=zone, layout=layout)
    above = None if stamps is None else stamps == "above"
    return (
        timeline(article, index, options)
        for index, article in enumerate(articles(document, above, posts, _until(date, zone), date_order), 1)
    )


def _until(date: Date | datetime | None, zone: str | None) -> int | None:
    """The minute of the day on the clocks of `zone` that a given instant is; None where either is not given."""
    if not isinstance(date, datetime) or date.tzinfo is None or zone is None:
        return None
    there = timezones.in_zone(date, zone)
    return there.hour * 60 + there.minute


def parse_bytes(
    data: bytes,
    source: str = "-",
    *,
    kind: InputKind = "auto",
    encoding: str | None = None,
    date: Date | datetime | None = None,
    zone: str | None = None,
    layout: Layout | None = None,
    stamps: Side | None = None,
) -> Iterator[Timeline]:
    """The timelines of the articles in bytes of any kind that is read: text, a web page, JSON lines, each packed or not.

    `source` names them; one that ends in .jsonl says what they are, as `kind` does. The other options are those of `parse`.
    Raises ValueError, with what is wrong, where the bytes hold no text.
    """
    import io

    for document in _documents(io.BytesIO(data), source, kind, encoding):
        yield from parse(document, date=date, zone=zone, layout=layout, stamps=stamps)


def read(path: str | PathLike[str], *, kind: InputKind = "auto", encoding: str | None = None) -> Iterator[Document]:
    """The documents in a file of any kind that is read, each to be given to `parse`; see `parse_bytes`.

    Records of JSON lines that cannot be read are left. Raises OSError, and ValueError where the file holds no text.
    """
    with open(path, "rb") as file:
        yield from _documents(file, str(path), kind, encoding)


def _documents(file: BinaryIO, source: str, kind: InputKind, encoding: str | None) -> Iterator[Document]:
    """The readers are loaded here: a text needs none of them."""
    from newsline import readers

    if kind not in readers.KINDS:
        raise ValueError(f"kind is {kind!r}: it can be {', '.join(readers.KINDS)}")
    yield from readers.read(file, source, readers.Options(kind=kind, encoding=encoding))
