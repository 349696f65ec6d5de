"""Lines on stderr: failures, which end a run with status 2, and warnings."""

import os
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


def unforeseen(error: Exception) -> str:
    """An error that nobody foresaw, in one line: a traceback would end with 1, which is an answer here."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f" at {os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}" if last is not None else ""
    return f"is not read, by an error of newsline itself; please report it: {type(error).__name__}{place}: {error}"


def say(text: str) -> None:
    """Print on stderr; if that is full or closed, the work goes on."""
    with suppress(OSError):
        click.echo(text, err=True, nl=False)


def warn(timeline: Timeline, notice: Notice) -> None:
    """Print a warning about an article."""
    line = f"line {notice.line}: " if notice.line is not None else ""
    complain(f"{timeline.source}: warning: {line}{notice.code}: {notice.message}")
