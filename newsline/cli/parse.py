"""`newsline parse`: articles -> their timelines."""

import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

import click

from newsline.cli import options, streams
from newsline.cli.errors import complain, warn
from newsline.cli.runs import Run
from newsline.model import Timeline
from newsline.writers import formats
from newsline.writers.look import Look, unreported

_HELP = """Read articles and print their parts, oldest first.

\b
a table, or JSON in a pipe   newsline parse story.txt
the date it was saved        newsline parse --date 2015-09-18 story.txt
how each time was found      newsline parse --explain story.txt
a saved page as a new page   newsline parse -o timeline.html story.html
from another program         cat story.html | newsline parse --json -
several articles as one      newsline parse --merge story.txt story.html
"""


_LOOK = ("tz", "merge", "reverse", "full", "explain", "bom", "columns", "raw_cells")


@click.command(help=_HELP, short_help="Read articles and print their parts, oldest first.")
@click.argument("files", nargs=-1, type=options.PATH, metavar="[FILE]...")
@options.DATE
@options.ZONE
@options.DATE_ORDER
@options.formats(formats.TIMELINES)
@options.JSON
@options.OUTPUT
@click.option("--explain", is_flag=True, help="Show how the time and place of each entry were found.")
@options.LAYOUT
@options.STAMPS
@options.POSTS
@options.AS_OF
@click.option("--merge", is_flag=True, help="One timeline of all articles; each entry names its source.")
@click.option("-r", "--reverse", is_flag=True, help="Newest first.")
@options.TZ
@options.FULL
@options.COLOR
@options.SHAPING
@options.COLUMNS_SHOWN
@click.option("--bom", is_flag=True, help="Begin csv and tsv with a UTF-8 byte order mark, for spreadsheets.")
@click.option(
    "--raw-cells", is_flag=True, help="No apostrophe in csv and tsv before a cell that a spreadsheet would run."
)
@options.reading
@click.option("-e", "--exit-status", is_flag=True, help="Exit with 1 if no article has a marker.")
@click.option("--quiet", is_flag=True, help="No progress and no warnings on stderr.")
def command(files: tuple[str, ...], form: str, output: str | None, day: str | None, **given: Any) -> None:
    """Run `newsline parse`."""
    streams.help_without_input(files)
    form = streams.form(form, output, formats.TIMELINES)
    streams.spare(output, files or ("-",))
    run, quiet = Run(), given["quiet"]
    chosen = options.parsing_of(given)
    seen = sys.stdout.isatty() and not output  # what is printed shows how far it is
    with streams.progress(quiet or seen or len(files) < 2) as (progress, _):
        reading = options.reading_of(given)
        timelines = run.timelines(files or ("-",), day, reading, progress, **chosen)
        if given["as_of"] is not None:
            from newsline.histories.views import timeline_as_of  # few runs need it

            timelines = (timeline_as_of(one, given["as_of"]) for one in timelines)
        with run.named():
            streams.write(output, _written(timelines, form, given), drawn=formats.TIMELINES[form].drawn)
    tip = streams.hint() if formats.TIMELINES[form].drawn and not output and given["bidi"] == "auto" else None
    if tip and run.read and not quiet:
        complain(tip)
    if not run.marked and run.read and len(files) < 2 and not quiet:
        complain(f"{files[0] if files else '-'}: no marker found{run.refusal}")
    sys.exit(2 if run.failed else 1 if given["exit_status"] and not run.marked else 0)


def _written(timelines: Iterator[Timeline], form: str, given: dict[str, Any]) -> Iterator[str | bytes]:
    """The text of the timelines; nothing at all where no source could be read."""
    first = next(timelines, None)
    if first is None:
        return
    chosen = {name: given[name] for name in _LOOK}
    look = Look(form, **chosen, report=unreported if given["quiet"] else warn)
    if formats.TIMELINES[form].drawn:
        look = look._replace(screen=streams.screen(given["color"], given["bidi"]))
    yield from formats.write(chain([first], timelines), look)
