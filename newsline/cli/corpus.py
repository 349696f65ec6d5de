"""`newsline corpus`: the work of `parse` over many files, on all cores or on a cluster."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from newsline.cli import options, streams
from newsline.cli.errors import Failure, complain, say

if TYPE_CHECKING:
    from newsline.corpus import Summary

_HELP = """Do the work of parse over many files: text, HTML, .jsonl(.gz, .zst), .parquet, .warc.gz, folders of them, globs,
URLs, or - for a list of them on standard input, one a line. An interrupted run resumes.

\b
a folder, one row an entry   newsline corpus news -o timelines.parquet
some files of it             newsline corpus news --glob '*.html' -o timelines.jsonl
records of JSON lines        newsline corpus news.jsonl.gz --text-field body -o out.jsonl.gz
the first of two shares      newsline corpus news -o all.jsonl --shard 1/2
the second, elsewhere        newsline corpus news -o all.jsonl --shard 2/2
then both into one output    newsline corpus --join all-*-of-00002.jsonl -o all.jsonl
"""
_OF_JOIN = {"inputs", "output", "join", "quiet"}
_OF_HISTORY = {"inputs", "output", "history", "zone", "glob", "text_field", "date_field", "jobs", "scheduler", "quiet"}


def _share(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    from newsline.corpus.targets import MOST_SHARES

    number, _, shares = value.partition("/")
    if not (number.isdecimal() and shares.isdecimal() and 1 <= int(number) <= int(shares)):
        raise click.BadParameter(f"{value!r} is not a share: write the first of eight as 1/8")
    if int(shares) > MOST_SHARES:
        raise click.BadParameter(f"{value!r}: there can be at most {MOST_SHARES:,} shares")
    return int(number), int(shares)


@click.command(help=_HELP, short_help="Do the work of parse over many files.")
@click.argument("inputs", nargs=-1, required=True, type=options.PATH, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=options.PATH,
    metavar="OUTPUT",
    allow_from_autoenv=False,
    help="A file (.jsonl, .jsonl.gz, .jsonl.zst, .parquet), or a folder for parts of JSON lines.",
)
@options.DATE
@options.ZONE
@click.option("--glob", metavar="PATTERN", default="*", help="Which files of a folder are read: '*.txt', 'radio/*'.")
@click.option("--articles", is_flag=True, help="One row an article, with its entries in it; not one an entry.")
@click.option("--marked", is_flag=True, help="Only articles with a marker.")
@click.option("--text-field", metavar="NAME", help="The field of a record, or the column, that holds the text.")
@click.option("--date-field", metavar="NAME", help="The one that holds the date.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="Processes (default: all cores).")
@click.option(
    "--shard",
    metavar="I/N",
    callback=_share,
    help="Do only the I-th of N shares, into an output of its own: OUTPUT with -0000I-of-0000N before its ending.",
)
@click.option("--join", is_flag=True, help="Join the outputs of all shares, given as INPUT, into OUTPUT.")
@click.option(
    "--history", is_flag=True, help="One row a change of a story over its captures, as newsline history has it."
)
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler: tcp://HOST:8786.")
@click.option("--quiet", is_flag=True, help="No progress and no summary on stderr; failures are named all the same.")
def command(inputs: tuple[str, ...], output: str, quiet: bool, **given: Any) -> None:
    """Run `newsline corpus`."""
    import time

    from newsline.corpus import Refused, join, summary

    begun, joining, history = time.monotonic(), given.pop("join"), given.pop("history")
    if history:
        _check(click.get_current_context(), _OF_HISTORY, "--history takes no {}")
        sys.exit(_histories(inputs, output, quiet, given))
    with streams.progress(quiet) as (progress, notice):
        try:
            if joining:
                _check(click.get_current_context(), _OF_JOIN, "--join takes no {}: the shares have been made already")
                done = join(_names(inputs), output, notice)
            else:
                done = _run(inputs, output, progress, notice, **given)
        except Refused as error:
            raise Failure(str(error)) from None
        except OSError as error:
            raise Failure(f"{error.filename or output}: {error.strerror or error}") from None
    if not joining:  # those of the shares were named when the shares ran
        for line in summary.failures(done):
            complain(line)
    if not quiet:
        from newsline.writers.terminal import safe  # names of files may steer a terminal

        say("".join(f"{safe(line.replace(chr(10), ' '))}\n" for line in summary.lines(done, time.monotonic() - begun)))
    sys.exit(2 if done.failures and not joining else 0)


def _run(
    inputs: tuple[str, ...],
    output: str,
    progress: Callable[[int, int], None],
    notice: Callable[[str], None],
    **given: Any,
) -> "Summary":
    from newsline.corpus import Options, Plan, run

    day = given["day"]
    reference, because = options.reference(None if day == "mtime" else day, "-")
    wanted = Options(
        articles=given["articles"],
        marked=given["marked"],
        date=reference,
        date_because=because,
        mtime=day == "mtime",
        zone=given["zone"],
        text_field=given["text_field"],
        date_field=given["date_field"],
    )
    plan = Plan(
        glob=given["glob"],
        jobs=given["jobs"] or _cores(),
        shard=given["shard"],
        scheduler=given["scheduler"],
        progress=progress,
        notice=notice,
    )
    return run(_names(inputs), output, wanted, plan)


def _histories(inputs: tuple[str, ...], output: str, quiet: bool, given: dict[str, Any]) -> int:
    """Run `newsline corpus --history`; the exit status."""
    from newsline.corpus import Plan, Refused, histories, summary

    options = histories.Options(given["zone"], given["text_field"], given["date_field"])
    with streams.progress(quiet) as (progress, notice):
        plan = Plan(
            glob=given["glob"],
            jobs=given["jobs"] or _cores(),
            scheduler=given["scheduler"],
            progress=progress,
            notice=notice,
        )
        try:
            done = histories.run(_names(inputs), output, options, plan)
        except Refused as error:
            raise Failure(str(error)) from None
        except OSError as error:
            raise Failure(f"{error.filename or output}: {error.strerror or error}") from None
    for line in summary.failures(done):
        complain(line)
    if not quiet:
        say(f"{done.tally['stories']:,} stories, {done.tally['rows']:,} rows, {done.failures:,} failures\n")
    return 2 if done.failures else 0


def _check(context: click.Context, taken: set[str], message: str) -> None:
    """Refuse options that would change nothing."""
    for parameter in context.command.params:
        name = parameter.name or ""
        if name not in taken and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise Failure(message.format(parameter.opts[0]))


def _names(inputs: tuple[str, ...]) -> Iterator[str]:
    for name in inputs:
        if name == "-":
            yield from (os.fsdecode(line).strip() for line in sys.stdin.buffer if line.strip())
        else:
            yield name


def _cores() -> int:
    """Those that this process may use, as Slurm or taskset has it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
