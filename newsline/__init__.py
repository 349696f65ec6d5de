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
    Stamp,
    Timeline,
)
from newsline.parsing import parse
from newsline.stamps import read_stamp
from newsline.version import __version__

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
    "Stamp",
    "Timeline",
    "__version__",
    "parse",
    "read_stamp",
]
