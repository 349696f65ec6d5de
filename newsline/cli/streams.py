"""Where input comes from and output goes: files, standard streams, the screen and its progress bar."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

import click

from newsline import readers
from newsline.cli.errors import Failure, complain
from newsline.model import Document
from newsline.readers import limits
from newsline.stamps.orthography import split_lines
from newsline.writers import output
from newsline.writers.formats import Format
from newsline.writers.look import Screen

# --- in -----------------------------------------------------------------------------------------------------------


def text(argument: str) -> str:
    """An argument of the command line as text: bytes that the locale cannot decode are read as UTF-8, or become U+FFFD."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def documents(path: str, options: readers.Options, fail: Callable[[str], None]) -> Iterator[Document]:
    """The documents of a file, or of standard input (-); raises OSError, or ValueError that says what is wrong."""
    if path == "-":
        yield from readers.read(sys.stdin.buffer, path, options, fail)
    else:
        with open(path, "rb") as file:
            yield from readers.read(file, text(path), options, fail)


def lines() -> Iterator[str]:
    """The lines of standard input as they come, as UTF-8; raises Failure if there are none or they cannot be read."""
    mark, empty = "\ufeff", True  # a byte order mark before the first of them
    try:
        while data := sys.stdin.buffer.readline(limits.LONGEST_INPUT + 1):
            if len(data) > limits.LONGEST_INPUT:
                raise Failure("-: has a line longer than 64 MiB: the rest was not read")
            found = split_lines(data.decode("utf-8", "replace").removeprefix(mark))
            yield from found
            mark, empty = "", empty and not found
    except OSError as error:
        raise Failure(f"-: {error.strerror or error}") from None
    if empty:
        raise Failure("-: is empty")


def help_without_input(given: tuple[str, ...]) -> None:
    """Print the help instead of waiting for typed input: nothing is given, and standard input is a terminal."""
    if not given and sys.stdin.isatty():
        context = click.get_current_context()
        click.echo(context.get_help(), err=True)
        context.exit(2)


# --- out ----------------------------------------------------------------------------------------------------------


def write(path: str | None, pieces: Iterable[str | bytes], *, drawn: bool = False) -> None:
    """Write the pieces; an OSError becomes a Failure. `drawn`: they are made for a terminal, and may steer it."""
    try:
        output.write(path, pieces, sys.stdout.buffer, drawn=drawn)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(f"{path or 'standard output'}: {error.strerror or error}") from None


def form(chosen: str, path: str | None, formats: Mapping[str, Format]) -> str:
    """The name of the format: the one chosen, or for auto by the extension of the file, else by what stdout is."""
    ending = os.path.splitext(path)[1].lower() if path and path != "-" else ""
    found = next((name for name, one in formats.items() if ending in one.endings), None)
    if chosen == "auto":
        if path and path != "-" and found is None:
            raise Failure(f"{path}: its extension names no format: choose {', '.join(formats)} with --format")
        chosen = found or ("table" if sys.stdout.isatty() else "json")
    elif found not in (None, chosen, "table") and ending not in formats[chosen].fits:
        raise Failure(f"{path}: its extension says {found}, and --format says {chosen}: leave one of them out")
    stream = not path or path == "-" or path.startswith("/dev/") or (os.path.exists(path) and not os.path.isfile(path))
    if formats[chosen].binary and stream:
        raise Failure(f"{chosen} is written to a file: -o NAME{formats[chosen].endings[0]}")
    return chosen


def spare(path: str | None, files: Iterable[str]) -> None:
    """Raise Failure if the output is one of the inputs, whatever both are called: it would take its place."""
    if path is None or not os.path.isfile(path):
        return
    ours = os.stat(path)
    for name in files:
        with suppress(OSError):
            if os.path.samestat(ours, os.fstat(0) if name == "-" else os.stat(name)):
                raise Failure(f"{path}: is read from as well: write to another file")


def colored() -> bool | None:
    """What the environment says of colour: NO_COLOR (no-color.org) before FORCE_COLOR; None if nothing."""
    return False if os.environ.get("NO_COLOR") else True if os.environ.get("FORCE_COLOR") else None


_SHAPERS = "python-bidi arabic-reshaper"
# Terminals that show Arabic letter by letter, from left to right, by what they set in the environment; False: reordering
# and shaping it beforehand does not help there.
_UNABLE = {
    ("XTERM_VERSION", ""): ("xterm", True),
    ("ALACRITTY_WINDOW_ID", ""): ("Alacritty", True),
    ("TERM_PROGRAM", "vscode"): ("VS Code", True),
    ("WT_SESSION", ""): ("Windows Terminal", True),
    ("KITTY_WINDOW_ID", ""): ("kitty", False),
}


def hint() -> str | None:
    """What helps on a terminal that is known to show Arabic wrongly."""
    if not sys.stdout.isatty():
        return None
    from newsline.writers.terminal import can_shape

    for (name, value), (terminal, curable) in _UNABLE.items():
        if value in ("", os.environ.get(name)) and os.environ.get(name):
            cure = "--bidi visual" if can_shape() else f"--bidi visual (pip install {_SHAPERS})"
            helps = f"{cure} does, and so does -o story.html" if curable else "-o story.html does"
            return f"{terminal} does not show Arabic as it is read: {helps}"
    return None


def screen(color: bool | None, bidi: str) -> Screen:
    """The terminal's width, and what its environment says of colour and BiDi."""
    import shutil  # only a table needs these

    from newsline.writers import terminal

    if color is None:
        said = colored()
        color = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" if said is None else said
    if bidi == "auto":
        reorders = sys.stdout.isatty() and ("VTE_VERSION" in os.environ or "KONSOLE_VERSION" in os.environ)
        bidi = "isolate" if reorders else "off"
    if bidi == "visual" and not terminal.can_shape():
        raise Failure(f"--bidi visual needs packages that are not installed: pip install {_SHAPERS}")
    return Screen(shutil.get_terminal_size((80, 24)).columns, color, bidi)


@contextmanager
def progress(quiet: bool) -> Iterator[tuple[Callable[[int, int], None], Callable[[str], None]]]:
    """Two functions: one shows the bytes done, their rate and the time left (on a terminal only), one prints a line."""
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
