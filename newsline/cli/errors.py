"""Lines on stderr: failures, which end a run with status 2, and warnings."""

from contextlib import suppress
from typing import Any

import click

from newsline.model import Notice, Timeline


class Failure(click.ClickException):
    """Ends the program with one line on stderr and exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the message after the program's name."""
        complain(self.format_message())


def complain(message: str) -> None:
    """Print one line on stderr; control characters in names and messages are made visible."""
    from newsline.writers.terminal import safe  # a run that goes well says nothing

    say(f"newsline: {safe(message.replace(chr(10), ' '))}\n")


def say(text: str) -> None:
    """Print on stderr; if that is full or closed, the work goes on."""
    with suppress(OSError):
        click.echo(text, err=True, nl=False)


def warn(timeline: Timeline, notice: Notice) -> None:
    """Print a warning about an article."""
    line = f"line {notice.line}: " if notice.line is not None else ""
    complain(f"{timeline.source}: warning: {line}{notice.code}: {notice.message}")
