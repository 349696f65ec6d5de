"""The command line, and nothing else: options in, one library call, bytes out. Only here are clock and screen looked at."""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import Any

import click

from newsline.model import Document, Timeline
from newsline.version import __version__

CONTEXT = {"help_option_names": ["-h", "--help"]}
FORMATS = ("auto", "table", "json")
ENDINGS = {".json": "json", ".txt": "table"}
LONGEST_INPUT = 64 << 20


class Failure(click.ClickException):
    """A message for one line of stderr, and exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the message with the program's name before it."""
        complain(self.format_message())


def complain(message: str) -> None:
    """Print one line on stderr; control characters in names and messages are made visible."""
    from newsline.terminal import safe

    click.echo(f"newsline: {safe(message.replace(chr(10), ' '))}", err=True)


class Program(click.Group):
    """The commands, with the statuses that are promised: 130 on Ctrl-C, and quiet on a closed pipe."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command and end the process with its status."""
        run: Any = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            status = run()
        except click.exceptions.Abort:
            status = 130
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 141  # as the shell reports SIGPIPE
        sys.exit(status or 0)


@click.group(cls=Program, context_settings=CONTEXT)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s", prog_name="newsline")
def main() -> None:
    """Put the parts of an updated Arabic news article into the order in which they were written."""


# --- options ------------------------------------------------------------------------------------------------------


def _zone(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from newsline.resolving import known_zone

    if value is None or value == "UTC":
        return value
    if value.startswith(("+", "-")):
        sign, digits = value[0], value[1:].replace(":", "")
        if not digits.isdigit() or len(digits) not in (2, 4) or int(digits[:2]) > 14 or int(digits[2:] or 0) > 59:
            raise click.BadParameter(f"{value!r} is not an offset: write it as +03:00")
        value = f"{sign}{digits[:2]}:{digits[2:] or '00'}"
    if not known_zone(value):
        raise click.BadParameter(f"{value!r} is not a zone: give an IANA name (Asia/Riyadh), UTC or an offset (+03:00)")
    return value


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value not in (None, "today", "mtime"):
        from newsline.resolving import is_day_of_news

        try:
            if not is_day_of_news(date.fromisoformat(value or "")):
                raise ValueError(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} is not a date: write it as 2015-09-18, or today, or mtime") from None
    return value


DATE = click.option(
    "--date",
    "day",
    metavar="DATE",
    callback=_day,
    help="Day on which the text was as we have it: 2015-09-18, today, or mtime.",
)
ZONE = click.option(
    "--zone", metavar="ZONE", callback=_zone, help="Zone of stamps that name none: Asia/Riyadh, UTC, +03:00."
)


def _reference(day: str | None, path: str) -> tuple[date | None, str]:
    """The reference day and the words for where it came from."""
    if day is None:
        return None, ""
    if day == "today":
        return datetime.now().astimezone().date(), "today, by --date today"
    if day == "mtime":
        if path == "-":
            return None, ""
        return datetime.fromtimestamp(os.stat(path).st_mtime).astimezone().date(), "the file's time, by --date mtime"
    return date.fromisoformat(day), "--date"


# --- input and output ---------------------------------------------------------------------------------------------


def _bytes(path: str) -> bytes:
    """The bytes of a file or of standard input; raises Failure with what is wrong."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LONGEST_INPUT + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LONGEST_INPUT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure(f"{path}: {reason}") from None
    if len(data) > LONGEST_INPUT:
        raise Failure(f"{path}: is larger than 64 MiB: split it, or use newsline corpus")
    return data


def _documents(path: str) -> Iterator[Document]:
    from newsline import readers

    data = _bytes(path)
    try:
        yield from readers.read(data, path)
    except ValueError as error:
        raise Failure(f"{path}: {error}") from None


def _write(path: str | None, pieces: Iterable[str]) -> None:
    """Write the pieces, and turn what goes wrong with the file into one line."""
    from newsline import output

    try:
        output.write(path, pieces, sys.stdout.buffer)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failure(f"{path or 'standard output'}: {error.strerror or error}") from None


def _format(chosen: str, output: str | None) -> str:
    if chosen != "auto":
        return chosen
    if output and output != "-":
        ending = os.path.splitext(output)[1].lower()
        if ending not in ENDINGS:
            raise Failure(f"{output}: the ending names no format: choose one with --format")
        return ENDINGS[ending]
    return "table" if sys.stdout.isatty() else "json"


def _no_input() -> None:
    context = click.get_current_context()
    click.echo(context.get_help(), err=True)
    context.exit(2)


# --- commands -----------------------------------------------------------------------------------------------------


class _Run:
    """One run over many sources: what failed, and whether a marker was seen."""

    def __init__(self) -> None:
        self.failed = False
        self.marked = False
        self.read = 0

    def fail(self, message: str) -> None:
        self.failed = True
        complain(message)

    def timelines(self, files: tuple[str, ...], day: str | None, **options: Any) -> Iterator[Timeline]:
        from newsline.parsing import parse as parse_document

        for path in files:
            try:
                for document in _documents(path):
                    reference, because = _reference(day, path)
                    for timeline in parse_document(document, date=reference, date_because=because, **options):
                        self.read += 1
                        self.marked = self.marked or timeline.layout is not None
                        yield timeline
            except Failure as error:
                self.fail(error.format_message())
            except OSError as error:
                self.fail(f"{path}: {error.strerror or error}")
            except ValueError as error:
                self.fail(f"{path}: {error}")


@main.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="auto",
    help="auto: a table on a terminal, else json.",
)
@click.option("--json", "form", flag_value="json", help="Short for --format json.")
@click.option("-o", "--output", metavar="FILE", help="Write there, whole or not at all; its ending chooses the format.")
@click.option("--full", is_flag=True, help="The table's text uncut.")
@click.option("--quiet", is_flag=True, help="No notices on stderr.")
@DATE
@ZONE
@click.option(
    "--tz",
    metavar="ZONE",
    default="UTC",
    callback=_zone,
    help="Zone in which the table shows times (default UTC).",
)
@click.option(
    "--layout",
    type=click.Choice(["auto", "newest-first", "oldest-first"]),
    default="auto",
    help="Order of the page.",
)
@click.option(
    "--stamps",
    type=click.Choice(["auto", "below", "above"]),
    default="auto",
    help="Which text a stamp dates.",
)
@click.option("-r", "--reverse", is_flag=True, help="Newest first.")
@click.option("--explain", is_flag=True, help="Say under each entry how its time and place were found.")
@click.option("-e", "--exit-status", is_flag=True, help="Exit 1 if no article had a marker.")
@click.option("--color/--no-color", default=None, help="Colour in the table (default: on a terminal).")
def parse(files: tuple[str, ...], form: str, output: str | None, day: str | None, **options: Any) -> None:
    """Read articles and print their parts, oldest first."""
    if not files and sys.stdin is not None and sys.stdin.isatty():
        _no_input()
    form = _format(form, output)
    run = _Run()
    chosen = {name: None if options[name] == "auto" else options[name] for name in ("layout", "stamps")}
    timelines = run.timelines(files or ("-",), day, zone=options["zone"], **chosen)
    _write(output, _written(run, timelines, form, options))
    if not run.marked and run.read and len(files) < 2 and not options["quiet"]:
        complain(f"{files[0] if files else '-'}: no marker found")
    sys.exit(2 if run.failed else 1 if options["exit_status"] and not run.marked else 0)


def _written(run: _Run, timelines: Iterator[Timeline], form: str, options: dict[str, Any]) -> Iterator[str]:
    """The text of the timelines; nothing at all where no source could be read."""
    first = next(timelines, None)
    if first is None:
        return
    whole = chain([first], timelines)
    if form == "json":
        from newsline.writers import json

        yield from json.write(whole, reverse=options["reverse"])
    else:
        from newsline.writers import table

        keys = ("tz", "full", "reverse", "explain")
        yield from table.write(whole, _screen(options["color"]), **{key: options[key] for key in keys})


def _screen(color: bool | None) -> Any:
    import shutil

    from newsline.terminal import Screen

    if color is None:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(shutil.get_terminal_size((80, 24)).columns, color)


@main.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@DATE
@ZONE
@click.option("--explain", is_flag=True, help="Add the tokens of the text, and which of them refused it.")
def stamp(texts: tuple[str, ...], day: str | None, zone: str | None, explain: bool) -> None:
    """Read stamps alone: one an argument, or one a line of standard input; one JSON object a line."""
    if not texts and sys.stdin is not None and sys.stdin.isatty():
        _no_input()
    from newsline.standalone import read

    reference, because = _reference(day, "-")
    refused = False

    def rows() -> Iterator[str]:
        nonlocal refused
        import json

        for number, text in enumerate(texts or _stdin_lines(), 1):
            row = read(text, number, reference, because, zone, explain)
            refused = refused or row["kind"] is None
            yield json.dumps(row, ensure_ascii=False) + "\n"

    _write(None, rows())
    sys.exit(1 if refused else 0)


def _stdin_lines() -> Iterator[str]:
    from newsline.orthography import split_lines

    lines = split_lines(_bytes("-").decode("utf-8-sig", "replace"))
    if not lines:
        raise Failure("-: is empty")
    yield from lines


@main.command()
@click.argument("name", type=click.Choice(["parse", "entry", "stamp"]), default="parse")
def schema(name: str) -> None:
    """Print the JSON Schema (2020-12) of an output."""
    import json

    from newsline.schemas import schema as build

    _write(None, [json.dumps(build(name), ensure_ascii=False, indent=2) + "\n"])
