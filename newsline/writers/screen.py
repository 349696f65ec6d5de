"""Where a table is drawn, as the command line sees it: apart from `terminal`, which only a table needs."""

from typing import NamedTuple

BIDI = ("auto", "isolate", "visual", "off")


class Screen(NamedTuple):
    """Where a table is drawn: its width in cells, whether colour may be used, and what is done for its Arabic.

    `bidi`: off (the text as it is), isolate (FSI and PDI around it, for terminals that reorder), visual (reordered and
    shaped here, for those that do neither; needs the extra `bidi`).
    """

    width: int = 80
    color: bool = False
    bidi: str = "off"
