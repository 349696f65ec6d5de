"""What is drawn: a text, how it is to be read, and what must come out of it."""

from datetime import date, datetime
from typing import NamedTuple

NEWEST, OLDEST = "newest-first", "oldest-first"
ANY = "?"  # in place of a value that the rules leave open

# what says that a reading is doubtful, or that something of it could not be known
DOUBTS = frozenset(
    {
        "out-of-order",
        "layout-unclear",
        "date-unclear",
        "side-unclear",
        "year-unknown",
        "date-unknown",
        "clock-change",
        "weekday-mismatch",
        "after-reference",
    }
)


class Row(NamedTuple):
    """An entry as it must come back. `when` as in the JSON, with X for what cannot be known; `kind` None: any.

    `free`: nothing says where it stands among the others (no instant, out of order).
    """

    text: str
    kind: str | None = None
    when: str | None = None
    time: str | None = None
    author: str | None = None
    free: bool = False


class Head(NamedTuple):
    """The title and the `when` of the page stamps, None: there is none."""

    title: str | None
    published: str | None = None
    updated: str | None = None


class Drawn(NamedTuple):
    """An article with its truth: `rows` oldest first, the layouts and sides that are right, the head if it is to be checked.

    `told`: warnings that must be there; `may`: that need not. `notes`: lines that belong to no row, wherever they end up
    ("مثبت"). `settled`: the page says enough for the truth to be found; else a doubt that is shown will do.
    `trap`: its times are no stamps: one entry with all the text, no marker, no layout. `tags`: the first is the shape.
    """

    text: str
    rows: tuple[Row, ...]
    layouts: tuple[str | None, ...]
    tags: tuple[str, ...]
    sides: tuple[str | None, ...] = ("below",)
    head: Head | None = None
    reference: date | None = None
    capture: datetime | None = None
    zone: str | None = None
    told: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    settled: bool = True
    trap: bool = False


def plain(text: str) -> str:
    """The words with single blanks between them."""
    return " ".join(text.split())
