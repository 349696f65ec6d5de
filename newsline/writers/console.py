"""What the tables on a terminal have in common: their console and their measures."""

from io import StringIO

from rich.console import Console

from newsline.writers.look import Screen

LINES = 3  # that a text may fill in its column, unless it is wanted in full
NARROWEST = 16  # cells for the column of texts; if there are fewer, texts go below the other columns


def console(out: StringIO, screen: Screen) -> Console:
    """A console that prints into `out`, and without colour prints no escape sequence."""
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
