"""What is read and where it is written: files, standard input and output, the screen, and how far the work is."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click

from newsline import readers
from newsline.cli.errors import Failure, complain
from newsline.model import Document
from newsline.writers.rendering import ENDINGS
from newsline.writers.screen import Screen

# --- in -----------------------------------------------------------------------------------------------------------


def text(argument: str) -> str:
    """An argument of the command line as text: what is no text in the locale is UTF-8, or U+FFFD."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def documents(path: str, options: readers.Options, fail: Callable[[str], None]) -> Iterator[Document]:
    """The documents of a file, or of standard input (-); raises OSError or ValueError with what is wrong."""
    if path == "-":
        yield from readers.read(sys.stdin.buffer, path, options, fail)
    else:
        with open(path, "rb") as file:
            yield from readers.read(file, text(path), options, fail)


def lines() -> Iterator[str]:
    """The lines of standard input as they come, UTF-8; raises Failure where there is none or it cannot be read."""
    from newsline.readers import limits
    from newsline.stamps.orthography import split_lines

    mark, empty = "\ufeff", True  # a byte order mark before the first of them
    try:
        while data := sys.stdin.buffer.readline(limits.LONGEST_INPUT + 1):
            if len(data) > limits.LONGEST_INPUT:
                raise Failure("-: a line of it is longer than 64 MiB: nothing after it is read")
            found = split_lines(data.decode("utf-8", "replace").removeprefix(mark))
            yield from found
            mark, empty = "", empty and not found
    except OSError as error:
        raise Failure(f"-: {error.strerror or error}") from None
    if empty:
        raise Failure("-: is empty")


def help_without_input(given: tuple[str, ...]) -> None:
    """On a terminal, with nothing given and nothing piped in: the help, instead of a wait for what is typed."""
    if not given and sys.stdin.isatty():
        context = click.get_current_context()
        click.echo(context.get_help(), err=True)
        context.exit(2)


# --- out ----------------------------------------------------------------------------------------------------------


def write(path: str | None, pieces: Iterable[str], *, drawn: bool = False) -> None:
    """Write the pieces, and turn what goes wrong with the file into one line; `drawn`: they are made for a terminal."""
    from newsline.writers import output

    try:
        output.write(path, pieces, sys.stdout.buffer, drawn=drawn)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(f"{path or 'standard output'}: {error.strerror or error}") from None


def form(chosen: str, output: str | None) -> str:
    """The name of the format that is meant: the one chosen, or with auto by the ending, or by what stdout is."""
    if chosen != "auto":
        return chosen
    if output and output != "-":
        ending = os.path.splitext(output)[1].lower()
        if ending not in ENDINGS:
            raise Failure(f"{output}: the ending names no format: choose one with --format")
        return ENDINGS[ending]
    return "table" if sys.stdout.isatty() else "json"


def screen(color: bool | None, bidi: str) -> Screen:
    """The terminal's width, and what its environment says of colour and BiDi."""
    import shutil

    from newsline.writers import terminal

    if color is None:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if bidi == "auto":
        reorders = sys.stdout.isatty() and ("VTE_VERSION" in os.environ or "KONSOLE_VERSION" in os.environ)
        bidi = "isolate" if reorders else "off"
    if bidi == "visual" and not terminal.can_shape():
        raise Failure("--bidi visual needs an extra: pip install 'newsline[bidi]'")
    return Screen(shutil.get_terminal_size((80, 24)).columns, color, bidi)


@contextmanager
def progress(quiet: bool) -> Iterator[tuple[Callable[[int, int], None], Callable[[str], None]]]:
    """What shows the bytes done, their rate and the time left, on a terminal only, and what says a line beside it."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, whole: None, (lambda message: None) if quiet else complain
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    # without a thread of its own, which processes that are forked could not take with them
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole, refresh=True), complain
