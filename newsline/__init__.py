"""Puts the parts of an Arabic news article that was updated in place into the order in which they were written."""

from newsline.model import (
    Ago,
    DatedPage,
    Document,
    Entry,
    Inference,
    Moment,
    Notice,
    OtherClock,
    Partial,
    Related,
    Stamp,
    Timeline,
)
from newsline.parsing import parse, parse_bytes, read
from newsline.stamps.reading import read_stamp
from newsline.version import __version__
from newsline.writers.fields import article as as_dict

__all__ = [
    "Ago",
    "DatedPage",
    "Document",
    "Entry",
    "Inference",
    "Moment",
    "Notice",
    "OtherClock",
    "Partial",
    "Related",
    "Stamp",
    "Timeline",
    "__version__",
    "as_dict",
    "parse",
    "parse_bytes",
    "read",
    "read_stamp",
]
