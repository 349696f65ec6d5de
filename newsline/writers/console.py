"""What the tables on a terminal share: the console that prints them, and their measures."""

from io import StringIO

from rich.console import Console

from newsline.writers.look import Screen

LINES = 3  # of its column that a text may fill, unless it is wanted whole
NARROWEST = 16  # cells of the column of texts; on a narrower screen they stand below the others


def console(out: StringIO, screen: Screen) -> Console:
    """What prints into `out`, without an escape sequence where there is no colour."""
    return Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        color_system="standard" if screen.color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
