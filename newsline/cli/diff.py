"""`newsline diff`: two saved copies of an article -> what changed between them."""

import sys
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import click

from newsline.cli import options, streams
from newsline.cli.errors import Failure, warn
from newsline.cli.runs import Run
from newsline.model import Timeline
from newsline.writers import formats
from newsline.writers.look import Look

_HELP = """Show what changed between two saved copies of an article. The exit status is 1 if anything did.

\b
silent edits included    newsline diff old.html new.html
edits of words alone     newsline diff --min-grade words old.html new.html
nothing shortened        newsline diff --full old.html new.html
for another program      newsline diff --json old.html new.html
"""


@click.command(help=_HELP, short_help="Show what changed between two saved copies of an article.")
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@options.DATE
@options.ZONE
@options.MIN_GRADE
@options.formats(formats.COMPARISONS)
@options.JSON
@options.OUTPUT
@options.TZ
@options.FULL
@options.COLOR
@options.SHAPING
@options.reading
@click.option("--quiet", is_flag=True, help="No warnings on stderr.")
def command(old: str, new: str, form: str, output: str | None, day: str | None, **given: Any) -> None:
    """Run `newsline diff`."""
    from newsline.histories.captures import of_path  # here, since `newsline --help` loads all commands
    from newsline.histories.claims import Bounds
    from newsline.histories.comparison import compare

    form = streams.form(form, output, formats.COMPARISONS)
    streams.spare(output, (old, new))
    if old == new == "-":
        raise Failure("-: only one of the two can be standard input")
    run, reading = Run(), options.reading_of(given)
    known = {path: (when, "the digits in its path") for path in (old, new) if (when := of_path(streams.text(path)))}
    before, after = (
        tuple(run.timelines((path,), day, reading, zone=given["zone"], known=known)) for path in (old, new)
    )
    if not before or not after:
        sys.exit(2)
    saved = Bounds(_saved(old, day, before, known)[0], _saved(new, day, after, known)[1])
    comparison = compare(before, after, (streams.text(old), streams.text(new)), saved).at_least(given["min_grade"])
    look = Look(form, tz=given["tz"], full=given["full"])
    drawn = formats.COMPARISONS[form].drawn
    if drawn:
        look = look._replace(screen=streams.screen(given["color"], given["bidi"]))
    streams.write(output, formats.write_comparison(comparison, look), drawn=drawn)
    for timeline in () if given["quiet"] else (*before, *after):
        for notice in timeline.warnings:
            warn(timeline, notice)
    sys.exit(2 if run.failed else int(not comparison.same))


def _saved(
    path: str, day: str | None, timelines: tuple[Timeline, ...], known: Mapping[str, tuple[date | datetime, str]]
) -> tuple[datetime | None, datetime | None]:
    """The earliest and the latest instant at which a copy can have been saved; one --date for both copies says it of neither."""
    from newsline.histories.captures import ends

    if day == "mtime":
        return ends(options.reference(day, path)[0])
    if day is not None:
        return None, None
    return ends(timelines[0].captured or known.get(path, (None, ""))[0])
