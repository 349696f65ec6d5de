"""`newsline history`: saved copies of a story -> how it came about, and whether its stamps fit that."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import chain
from typing import Any

import click

from newsline.cli import options, streams
from newsline.cli.errors import Failure, complain
from newsline.cli.runs import Run
from newsline.readers.saved import Saved, Shelf, copies
from newsline.writers import formats
from newsline.writers.look import Look

_HELP = """Show how a story came about over its saved copies, and whether its stamps fit that. The exit status is 1 if anything changed.

\b
a folder of saved pages     newsline history captures/
the pages of an archive     newsline history crawl.warc.gz
one story of it             newsline history --url https://example.org/story crawl.warc.gz
when a copy was saved       newsline history --captured old.html=2015-09-18T15:36Z old.html new.html
as a reader saw it          newsline history --as-of 2015-09-18T16:00Z captures/
for another program         newsline history --json captures/
"""
# what lies in the folder of a saved page, and is no page
_PARTS = frozenset([
    ".css", ".js", ".mjs", ".map", ".json", ".xml", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp",
    ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".ogg", ".pdf", ".cdx", ".cdxj", ".idx", ".zip", ".swf",
    ".py", ".md",
])  # fmt: skip


def _captured(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> dict[str, datetime | date]:
    found = {}
    for value in values:
        name, equals, said = value.rpartition("=")
        try:
            if not equals or not name:
                raise ValueError(value)
            found[streams.text(name)] = options.when(said)
        except ValueError:
            raise click.BadParameter(f"{value!r} is not FILE=INSTANT: write it as old.html=2015-09-18T15:36Z") from None
    return found


@click.command(help=_HELP, short_help="Show how a story came about over its saved copies.")
@click.argument("inputs", nargs=-1, required=True, type=options.PATH, metavar="INPUT...")
@click.option("--url", metavar="URL", help="Only the story of this address.")
@click.option(
    "--captured",
    multiple=True,
    metavar="FILE=INSTANT",
    callback=_captured,
    help="When a copy was saved (may be given again).",
)
@click.option(
    "--date",
    "day",
    cls=options.Option,
    type=click.Choice(["mtime"]),
    help="mtime: the file's time, for copies of which nothing else says when they were saved.",
)
@options.AS_OF
@options.MIN_GRADE
@options.ZONE
@options.DATE_ORDER
@options.LAYOUT
@options.STAMPS
@options.POSTS
@options.formats(formats.HISTORIES)
@options.JSON
@options.OUTPUT
@options.TZ
@options.FULL
@options.COLOR
@options.SHAPING
@click.option("--bom", is_flag=True, help="Begin csv with a UTF-8 byte order mark, for spreadsheets.")
@options.reading
@click.option("--quiet", is_flag=True, help="No progress and no warnings on stderr.")
def command(inputs: tuple[str, ...], form: str, output: str | None, day: str | None, **given: Any) -> None:
    """Run `newsline history`."""
    from newsline.histories.history import histories  # here, since `newsline --help` loads all commands
    from newsline.histories.states import Reader
    from newsline.histories.views import as_of, at_least

    form = streams.form(form, output, formats.HISTORIES)
    run, quiet = Run(), given["quiet"]
    files = [path for name in inputs for path in _files(name, run)]
    _check_captured(given["captured"], files, inputs)
    streams.spare(output, files)
    modified = {}
    for path in files if day == "mtime" else ():
        with suppress(OSError):  # it is said when the file is read
            modified[streams.text(path)] = options.modified(path)
    reader = Reader(**options.parsing_of(given))
    with streams.progress(quiet) as (progress, _):
        found = list(_saved(files, run, options.reading_of(given), progress))
    stories = histories(found, reader, url=given["url"], captured=given["captured"], modified=modified)
    del found
    stories = (at_least(one, given["min_grade"]) for one in stories)
    if given["as_of"] is not None:
        stories = (as_of(one, given["as_of"]) for one in stories)
    first = next(stories, None)
    if first is None:
        if not run.failed or given["url"] is not None:
            of = f" of {given['url']}" if given["url"] is not None else ""
            run.fail(f"no capture{of} that shows a story: each is an error page, empty, or has no Arabic text")
        sys.exit(2)
    changed = False

    def watched() -> Iterator[Any]:
        nonlocal changed
        for one in chain([first], stories):
            changed = changed or one.changed
            for notice in () if quiet else one.warnings:
                complain(f"{one.url or one.captures[0].source}: warning: {notice.code}: {notice.message}")
            yield one

    look = Look(form, tz=given["tz"], full=given["full"], bom=given["bom"])
    drawn = formats.HISTORIES[form].drawn
    if drawn:
        look = look._replace(screen=streams.screen(given["color"], given["bidi"]))
    streams.write(output, formats.write_histories(watched(), look), drawn=drawn)
    sys.exit(2 if run.failed else int(changed))


def _files(name: str, run: Run) -> Iterator[str]:
    """The files that a name on the command line means."""
    if name == "-":
        yield from filter(None, streams.lines())
    elif os.path.isdir(name):
        empty = True
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            for file in sorted(files):
                if not file.startswith(".") and os.path.splitext(file)[1].lower() not in _PARTS:
                    empty = False
                    yield os.path.join(folder, file)
        if empty:
            run.fail(f"{streams.text(name)}: is a folder without saved pages")
    else:
        yield name


def _check_captured(captured: dict[str, datetime | date], files: list[str], inputs: tuple[str, ...]) -> None:
    """A time that is given for no file is a slip."""
    known = {streams.text(path) for path in files}
    for name in captured:
        if name not in known:
            raise Failure(
                f"--captured {name}: is none of the copies given: write it as there, such as {files[0] if files else inputs[0]}"
            )


def _saved(files: list[str], run: Run, reading: Any, progress: Any) -> Iterator[Saved]:
    """The copies in the files; what cannot be read does not stop the others."""
    shelf = Shelf()
    for number, path in enumerate(files):
        progress(number, len(files))
        name = streams.text(path)
        with run.reading(path, name) as bad, open(path, "rb") as file:
            yield from copies(file, name, reading, bad, shelf)
