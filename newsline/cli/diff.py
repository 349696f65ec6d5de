"""`newsline diff`: two saved copies of an article -> what changed between them."""

import sys
from typing import Any

import click

from newsline.cli import options, streams
from newsline.cli.errors import Failure, warn
from newsline.cli.runs import Run

_FORMATS = ("table", "json")
_HELP = """Say what changed between two saved copies of an article; exit 1 if anything did.

\b
silent edits among it    newsline diff old.html new.html
nothing cut              newsline diff --full old.html new.html
for another program      newsline diff --json old.html new.html
"""


@click.command(help=_HELP, short_help="Say what changed between two saved copies of an article.")
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@options.DATE
@options.ZONE
@options.formats(_FORMATS)
@options.JSON
@options.OUTPUT
@options.TZ
@options.FULL
@options.COLOR
@options.SHAPING
@options.reading
@click.option("--quiet", is_flag=True, help="No notices on stderr.")
def command(old: str, new: str, form: str, output: str | None, day: str | None, **given: Any) -> None:
    """Run `newsline diff`."""
    from newsline.histories import comparison
    from newsline.writers import changes

    form = streams.form(form, output)
    if form not in _FORMATS:
        raise Failure(f"{output}: a diff is written as table or json: choose one with --format")
    if old == new == "-":
        raise Failure("-: only one of the two can be standard input")
    run, reading = Run(), options.reading_of(given)
    before, after = (tuple(run.timelines((path,), day, reading, zone=given["zone"])) for path in (old, new))
    if not before or not after:
        sys.exit(2)
    found = comparison.compare(before, after, (streams.text(old), streams.text(new)))
    if form == "json":
        streams.write(output, changes.write_json(found))
    else:
        screen = streams.screen(given["color"], given["bidi"])
        streams.write(output, changes.write_table(found, screen, tz=given["tz"], full=given["full"]), drawn=True)
    for timeline in () if given["quiet"] else (*before, *after):
        for notice in timeline.warnings:
            warn(timeline, notice)
    sys.exit(2 if run.failed else int(not found.same))
