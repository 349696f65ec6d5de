"""How the output is wanted."""

from collections.abc import Callable
from typing import Final, NamedTuple

from newsline.model import Notice, Timeline

BIDI: Final = ("auto", "isolate", "visual", "off")

Report = Callable[[Timeline, Notice], None]


def unreported(timeline: Timeline, notice: Notice) -> None:
    """A report that goes nowhere."""


class Screen(NamedTuple):
    """Where a table is drawn: its width in cells, whether it has colour, and how Arabic is sent to it.

    `bidi`: off (the text as it is), isolate (FSI and PDI around it, for terminals that reorder), visual (reordered and
    shaped here, for those that do neither; needs the extra `bidi`).
    """

    width: int = 80
    color: bool = False
    bidi: str = "off"


class Look(NamedTuple):
    """How the output is wanted; a format ignores what it has no use for.

    `form`: the name of the format. `tz`: the zone in which times are shown, an IANA name or an offset. `report` gets the
    warnings that the format has no place for. `columns`: those of csv, tsv and table that are wanted, by their keys in JSON
    lines; empty for the format's own. `raw_cells`: no apostrophe before what a spreadsheet would run.
    """

    form: str = "json"
    tz: str = "UTC"
    merge: bool = False
    reverse: bool = False
    full: bool = False
    explain: bool = False
    bom: bool = False
    columns: tuple[str, ...] = ()
    raw_cells: bool = False
    screen: Screen = Screen()
    report: Report = unreported


DEFAULT: Final = Look()
