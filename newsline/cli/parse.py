"""`newsline parse`: articles -> their timelines, in the format that is wanted."""

import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

import click

from newsline.cli import options, streams
from newsline.cli.errors import complain, warn
from newsline.cli.runs import Run
from newsline.model import NEWEST, OLDEST, Notice, Timeline
from newsline.writers import rendering
from newsline.writers.rendering import FORMATS

_HELP = """Read articles and print their parts, oldest first.

\b
a table, or JSON in a pipe   newsline parse story.txt
its day, if it names none    newsline parse --date 2015-09-18 story.txt
why each time is what it is  newsline parse --explain story.txt
a saved page, as a new page  newsline parse -o timeline.html story.html
from another program         cat story.html | newsline parse --json -
several articles as one      newsline parse --merge story.txt story.html
"""


@click.command(help=_HELP, short_help="Read articles and print their parts, oldest first.")
@click.argument("files", nargs=-1, type=options.PATH, metavar="[FILE]...")
@options.DATE
@options.ZONE
@options.formats(FORMATS)
@options.JSON
@options.OUTPUT
@click.option("--explain", is_flag=True, help="Say under each entry how its time and place were found.")
@click.option("--layout", type=click.Choice(["auto", NEWEST, OLDEST]), default="auto", help="Order of the page.")
@click.option(
    "--stamps", type=click.Choice(["auto", "below", "above"]), default="auto", help="Which text a stamp dates."
)
@click.option("--merge", is_flag=True, help="One timeline over all the articles, each entry with its source.")
@click.option("-r", "--reverse", is_flag=True, help="Newest first.")
@options.TZ
@options.FULL
@options.COLOR
@options.SHAPING
@click.option("--bom", is_flag=True, help="A UTF-8 byte order mark in front of csv and tsv, for spreadsheets.")
@options.reading
@click.option("-e", "--exit-status", is_flag=True, help="Exit 1 if no article had a marker.")
@click.option("--quiet", is_flag=True, help="No progress and no notices on stderr.")
def command(files: tuple[str, ...], form: str, output: str | None, day: str | None, **given: Any) -> None:
    """Run `newsline parse`."""
    streams.help_without_input(files)
    form = streams.form(form, output)
    run, quiet = Run(), given["quiet"]
    chosen = {name: None if given[name] == "auto" else given[name] for name in ("layout", "stamps")}
    seen = sys.stdout.isatty() and not output  # what is printed shows how far it is
    with streams.progress(quiet or seen or len(files) < 2) as (progress, _):
        reading = options.reading_of(given)
        timelines = run.timelines(files or ("-",), day, reading, progress, zone=given["zone"], **chosen)
        streams.write(output, _written(timelines, form, given), drawn=form == "table")
    if not run.marked and run.read and len(files) < 2 and not quiet:
        complain(f"{files[0] if files else '-'}: no marker found")
    sys.exit(2 if run.failed else 1 if given["exit_status"] and not run.marked else 0)


def _written(timelines: Iterator[Timeline], form: str, given: dict[str, Any]) -> Iterator[str]:
    """The text of the timelines; nothing at all where no source could be read."""
    first = next(timelines, None)
    if first is None:
        return
    wanted = rendering.Wanted(form, **{key: given[key] for key in ("tz", "reverse", "full", "explain", "bom")})
    if form == "table":
        wanted = wanted._replace(screen=streams.screen(given["color"], given["bidi"]))
    write = rendering.merged if given["merge"] else rendering.write
    yield from write(chain([first], timelines), wanted, _ignore if given["quiet"] else warn)


def _ignore(timeline: Timeline, notice: Notice) -> None:
    """--quiet."""
