"""The command line, and nothing else: options in, one library call, bytes out. Only here are clock and screen looked at."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from io import StringIO
from itertools import chain
from typing import Any

import click

from newsline import rendering
from newsline.model import Document, Notice, Timeline
from newsline.rendering import ENDINGS, FORMATS
from newsline.terminal import BIDI, Screen
from newsline.version import __version__

CONTEXT = {"help_option_names": ["-h", "--help"]}
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

    _say(f"newsline: {safe(message.replace(chr(10), ' '))}\n")


def _say(text: str) -> None:
    """Print on stderr; where that is full or closed the work goes on."""
    with suppress(OSError):
        click.echo(text, err=True, nl=False)


class _Closed(Exception):
    """Nobody reads what is written any more."""


@contextmanager
def _unpiped() -> Iterator[None]:
    """Turn the error of a closed pipe into one that click does not catch: it would end with 1, which is an answer here."""
    try:
        yield
    except BrokenPipeError:
        raise _Closed from None


class Program(click.Group):
    """The commands, with the statuses that are promised: 130 on Ctrl-C, and quiet on a closed pipe."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options; --help prints here."""
        with _unpiped():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _unpiped():
            return super().invoke(ctx)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command and end the process with its status."""
        run: Any = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        _fill()
        try:
            status = run()
        except click.exceptions.Abort:
            status = 130
        except click.ClickException as error:
            _show(error)
            status = error.exit_code
        except _Closed:
            status = 141  # as the shell reports SIGPIPE
        except OSError as error:  # of what click prints
            complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
            status = 2
        finally:
            _drain()
        sys.exit(status or 0)


def _fill() -> None:
    """Put something unusable in the place of a stream that is closed: the next file to be opened would get its number."""
    streams = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    for number, (name, mode, flags) in enumerate(streams):
        if getattr(sys, name) is None:
            found = os.open(os.devnull, flags)
            if found != number:
                os.dup2(found, number)
                os.close(found)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _drain() -> None:
    """Let go of what could not be written: Python would try again at the end, and end with a status of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _show(error: click.ClickException) -> None:
    """Print an error as click words it; a wrong option is shown, not run."""
    from newsline.terminal import unsteered

    said = StringIO()
    error.show(said)
    _say(unsteered(said.getvalue()))


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


def _encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from newsline.readers import encoding

    if value is not None and not encoding.known(value):
        raise click.BadParameter(f"{value!r} is not the name of an encoding: give one such as utf-8 or windows-1256")
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


def _text(argument: str) -> str:
    """An argument of the command line as text: what is no text in the locale is UTF-8, or U+FFFD."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


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


def _documents(path: str, reading: dict[str, Any], fail: Callable[[str], None]) -> Iterator[Document]:
    """The documents of a file or of standard input; raises OSError or ValueError with what is wrong."""
    from newsline import readers

    options = readers.Options(**reading)
    if path == "-":
        yield from readers.read(sys.stdin.buffer, path, options, fail)
    else:
        with open(path, "rb") as file:
            yield from readers.read(file, _text(path), options, fail)


def _write(path: str | None, pieces: Iterable[str], *, drawn: bool = False) -> None:
    """Write the pieces, and turn what goes wrong with the file into one line; `drawn`: they are made for a terminal."""
    from newsline import output

    try:
        output.write(path, pieces, sys.stdout.buffer, drawn=drawn)
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


@contextmanager
def _progress(quiet: bool) -> Iterator[tuple[Callable[[int, int], None], Callable[[str], None]]]:
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

    def timelines(
        self,
        files: tuple[str, ...],
        day: str | None,
        reading: dict[str, Any],
        progress: Callable[[int, int], None],
        **options: Any,
    ) -> Iterator[Timeline]:
        from newsline.parsing import parse as parse_document

        sizes = [os.path.getsize(path) if os.path.isfile(path) else 0 for path in files]
        for number, path in enumerate(files):
            progress(sum(sizes[:number]), sum(sizes))
            try:
                for document in _documents(path, reading, self.fail):
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
    type=click.Choice(("auto", *FORMATS)),
    default="auto",
    help="auto: a table on a terminal, else json.",
)
@click.option("--json", "form", flag_value="json", help="Short for --format json.")
@click.option("-o", "--output", metavar="FILE", help="Write there, whole or not at all; its ending chooses the format.")
@click.option("--bom", is_flag=True, help="A UTF-8 byte order mark in front of csv and tsv, for spreadsheets.")
@click.option("--full", is_flag=True, help="The table's text uncut.")
@click.option("--quiet", is_flag=True, help="No progress and no notices on stderr.")
@DATE
@ZONE
@click.option(
    "--tz",
    metavar="ZONE",
    default="UTC",
    callback=_zone,
    help="Zone in which table, md and html show times (default UTC).",
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
@click.option(
    "--input",
    "kind",
    type=click.Choice(["auto", "text", "html", "jsonl"]),
    default="auto",
    help="What the bytes are (auto: by their content, JSON lines by the file's ending).",
)
@click.option("--encoding", metavar="NAME", callback=_encoding, help="Encoding of the input, instead of detecting it.")
@click.option("--text-field", metavar="NAME", help="Field of a JSON line that holds the text.")
@click.option("--date-field", metavar="NAME", help="Field of a JSON line that holds the date.")
@click.option("--merge", is_flag=True, help="One timeline over all the articles, each entry with its source.")
@click.option("-r", "--reverse", is_flag=True, help="Newest first.")
@click.option("--explain", is_flag=True, help="Say under each entry how its time and place were found.")
@click.option("-e", "--exit-status", is_flag=True, help="Exit 1 if no article had a marker.")
@click.option("--color/--no-color", default=None, help="Colour in the table (default: on a terminal).")
@click.option("--bidi", type=click.Choice(BIDI), default="auto", help="What is done for Arabic on a terminal.")
def parse(files: tuple[str, ...], form: str, output: str | None, day: str | None, **options: Any) -> None:
    """Read articles and print their parts, oldest first."""
    if not files and sys.stdin.isatty():
        _no_input()
    form = _format(form, output)
    run = _Run()
    chosen = {name: None if options[name] == "auto" else options[name] for name in ("layout", "stamps")}
    reading = {name: options[name] for name in ("kind", "encoding", "text_field", "date_field")}
    seen = sys.stdout.isatty() and not output  # what is printed shows how far it is
    with _progress(options["quiet"] or seen or len(files) < 2) as (progress, _):
        timelines = run.timelines(files or ("-",), day, reading, progress, zone=options["zone"], **chosen)
        _write(output, _written(run, timelines, form, options), drawn=form == "table")
    if not run.marked and run.read and len(files) < 2 and not options["quiet"]:
        complain(f"{files[0] if files else '-'}: no marker found")
    sys.exit(2 if run.failed else 1 if options["exit_status"] and not run.marked else 0)


def _written(run: _Run, timelines: Iterator[Timeline], form: str, options: dict[str, Any]) -> Iterator[str]:
    """The text of the timelines; nothing at all where no source could be read."""
    first = next(timelines, None)
    if first is None:
        return
    keys = ("tz", "reverse", "full", "explain", "bom")
    wanted = rendering.Wanted(form, **{key: options[key] for key in keys})
    if form == "table":
        wanted = wanted._replace(screen=_screen(options["color"], options["bidi"]))
    write = rendering.merged if options["merge"] else rendering.write
    yield from write(chain([first], timelines), wanted, _ignore if options["quiet"] else _warn)


def _warn(timeline: Timeline, notice: Notice) -> None:
    line = f"line {notice.line}: " if notice.line is not None else ""
    complain(f"{timeline.source}: warning: {line}{notice.code}: {notice.message}")


def _ignore(timeline: Timeline, notice: Notice) -> None:
    """--quiet."""


def _screen(color: bool | None, bidi: str) -> Screen:
    """The terminal's width, and what its environment says of colour and BiDi."""
    import shutil

    from newsline import terminal

    if color is None:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if bidi == "auto":
        reorders = sys.stdout.isatty() and ("VTE_VERSION" in os.environ or "KONSOLE_VERSION" in os.environ)
        bidi = "isolate" if reorders else "off"
    if bidi == "visual" and not terminal.can_shape():
        raise Failure("--bidi visual needs an extra: pip install 'newsline[bidi]'")
    return Screen(shutil.get_terminal_size((80, 24)).columns, color, bidi)


@main.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@DATE
@ZONE
@click.option("--explain", is_flag=True, help="Add the tokens of the text, and which of them refused it.")
def stamp(texts: tuple[str, ...], day: str | None, zone: str | None, explain: bool) -> None:
    """Read stamps alone: one an argument, or one a line of standard input; one JSON object a line."""
    if not texts and sys.stdin.isatty():
        _no_input()
    from newsline.standalone import read

    reference, because = _reference(day, "-")
    refused = False

    def rows() -> Iterator[str]:
        nonlocal refused
        import json

        for number, text in enumerate(map(_text, texts) if texts else _stdin_lines(), 1):
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
@click.argument("old")
@click.argument("new")
@click.option(
    "-f", "--format", "form", type=click.Choice(("auto", "table", "json")), default="auto", help="As for parse."
)
@click.option("--json", "form", flag_value="json", help="Short for --format json.")
@click.option("-o", "--output", metavar="FILE", help="Write there, whole or not at all; its ending chooses the format.")
@click.option("--full", is_flag=True, help="The table's text uncut.")
@click.option("--quiet", is_flag=True, help="No notices on stderr.")
@DATE
@ZONE
@click.option("--tz", metavar="ZONE", default="UTC", callback=_zone, help="Zone in which the table shows times.")
@click.option(
    "--input", "kind", type=click.Choice(["auto", "text", "html", "jsonl"]), default="auto", help="As for parse."
)
@click.option("--encoding", metavar="NAME", callback=_encoding, help="Encoding of both, instead of detecting it.")
@click.option("--text-field", metavar="NAME", help="Field of a JSON line that holds the text.")
@click.option("--date-field", metavar="NAME", help="Field of a JSON line that holds the date.")
@click.option("--color/--no-color", default=None, help="Colour in the table (default: on a terminal).")
@click.option("--bidi", type=click.Choice(BIDI), default="auto", help="What is done for Arabic on a terminal.")
def diff(old: str, new: str, form: str, output: str | None, day: str | None, **options: Any) -> None:
    """Say what changed between two saved copies of an article; exit 1 if anything did."""
    from newsline import comparison
    from newsline.writers import changes

    form = _format(form, output)
    if form not in ("table", "json"):
        raise Failure(f"{output}: a diff is written as table or json: choose one with --format")
    if old == new == "-":
        raise Failure("-: only one of the two can be standard input")
    run = _Run()
    reading = {name: options[name] for name in ("kind", "encoding", "text_field", "date_field")}
    before, after = (
        tuple(run.timelines((path,), day, reading, lambda *_: None, zone=options["zone"])) for path in (old, new)
    )
    if not before or not after:
        sys.exit(2)
    found = comparison.compare(before, after, (_text(old), _text(new)))
    if form == "json":
        _write(output, changes.write_json(found))
    else:
        screen = _screen(options["color"], options["bidi"])
        _write(output, changes.write_table(found, screen, tz=options["tz"], full=options["full"]), drawn=True)
    for timeline in () if options["quiet"] else (*before, *after):
        for notice in timeline.notices:
            _warn(timeline, notice)
    sys.exit(2 if run.failed else int(not found.same))


@main.command()
@click.argument("name", type=click.Choice(["parse", "entry", "stamp", "diff"]), default="parse")
def schema(name: str) -> None:
    """Print the JSON Schema (2020-12) of an output."""
    import json

    from newsline.schemas import schema as build

    _write(None, [json.dumps(build(name), ensure_ascii=False, indent=2) + "\n"])


# --- many files ---------------------------------------------------------------------------------------------------


def _share(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    number, _, shares = value.partition("/")
    if not (number.isdecimal() and shares.isdecimal() and 1 <= int(number) <= int(shares)):
        raise click.BadParameter(f"{value!r} is no share: write the first of eight as 1/8")
    return int(number), int(shares)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    help=".jsonl, .jsonl.gz, .jsonl.zst, .parquet, or a folder for parts of JSON lines.",
)
@click.option("--glob", metavar="PATTERN", default="*", help="Which files of a folder are read: '*.txt', 'radio/*'.")
@click.option("--articles", is_flag=True, help="One row an article, with its entries in it; not one an entry.")
@click.option("--marked", is_flag=True, help="Only articles with a marker.")
@DATE
@ZONE
@click.option("--text-field", metavar="NAME", help="The field of a record, or the column, that holds the text.")
@click.option("--date-field", metavar="NAME", help="The one that holds the date.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="Processes (default: all cores).")
@click.option(
    "--shard", metavar="I/N", default="1/1", callback=_share, help="Do only the I-th of N shares, into the same OUTPUT."
)
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler: tcp://HOST:8786.")
@click.option("--quiet", is_flag=True, help="No progress and no summary on stderr; failures are named all the same.")
def corpus(
    inputs: tuple[str, ...], output: str, day: str | None, jobs: int | None, quiet: bool, **options: Any
) -> None:
    """Do the work of parse over many files: text, HTML, .jsonl(.gz, .zst), .parquet, .warc.gz, folders of them, globs,
    URLs, or - for a list of them on standard input, one a line. A run that was killed goes on where it was.
    """
    import time

    from newsline.corpus import Options, Plan, Refused, run, summary

    reference, because = _reference(None if day == "mtime" else day, "-")
    wanted = Options(options["articles"], options["marked"], reference, because, day == "mtime", options["zone"])
    wanted = wanted._replace(text_field=options["text_field"], date_field=options["date_field"])
    begun = time.monotonic()
    with _progress(quiet) as (progress, notice):
        plan = Plan(options["glob"], jobs or _cores(), options["shard"], options["scheduler"], progress, notice)
        try:
            done = run(_names(inputs), output, wanted, plan)
        except Refused as error:
            raise Failure(str(error)) from None
        except OSError as error:
            raise Failure(f"{error.filename or output}: {error.strerror or error}") from None
    for line in summary.failures(done):
        complain(line)
    if not quiet:
        _say("".join(f"{line}\n" for line in summary.lines(done, time.monotonic() - begun)))
    sys.exit(2 if done.failures else 0)


def _names(inputs: tuple[str, ...]) -> Iterator[str]:
    for name in inputs:
        if name == "-":
            yield from (os.fsdecode(line).strip() for line in sys.stdin.buffer if line.strip())
        else:
            yield name


def _cores() -> int:
    """Those that this process may use, as Slurm or taskset has it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
