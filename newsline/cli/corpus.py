"""`newsline corpus`: the work of `parse` over many files, by all cores or a cluster."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from newsline.cli import options, streams
from newsline.cli.errors import Failure, complain, say

_HELP = """Do the work of parse over many files: text, HTML, .jsonl(.gz, .zst), .parquet, .warc.gz, folders of them, globs,
URLs, or - for a list of them on standard input, one a line. A run that was killed goes on where it was.

\b
a folder, one row an entry   newsline corpus news -o timelines.parquet
some files of it             newsline corpus news --glob '*.html' -o timelines.jsonl
records of JSON lines        newsline corpus news.jsonl.gz --text-field body -o out.jsonl.gz
the first of eight shares    newsline corpus news --shard 1/8 -o shared.jsonl
"""


def _share(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    number, _, shares = value.partition("/")
    if not (number.isdecimal() and shares.isdecimal() and 1 <= int(number) <= int(shares)):
        raise click.BadParameter(f"{value!r} is no share: write the first of eight as 1/8")
    return int(number), int(shares)


@click.command(help=_HELP, short_help="Do the work of parse over many files.")
@click.argument("inputs", nargs=-1, required=True, type=options.PATH, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=options.PATH,
    metavar="OUTPUT",
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
    "--shard", metavar="I/N", default="1/1", callback=_share, help="Do only the I-th of N shares, into the same OUTPUT."
)
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler: tcp://HOST:8786.")
@click.option("--quiet", is_flag=True, help="No progress and no summary on stderr; failures are named all the same.")
def command(inputs: tuple[str, ...], output: str, day: str | None, jobs: int | None, quiet: bool, **given: Any) -> None:
    """Run `newsline corpus`."""
    import time

    from newsline.corpus import Options, Plan, Refused, run, summary

    reference, because = options.reference(None if day == "mtime" else day, "-")
    wanted = Options(given["articles"], given["marked"], reference, because, day == "mtime", given["zone"])
    wanted = wanted._replace(text_field=given["text_field"], date_field=given["date_field"])
    begun = time.monotonic()
    with streams.progress(quiet) as (progress, notice):
        plan = Plan(given["glob"], jobs or _cores(), given["shard"], given["scheduler"], progress, notice)
        try:
            done = run(_names(inputs), output, wanted, plan)
        except Refused as error:
            raise Failure(str(error)) from None
        except OSError as error:
            raise Failure(f"{error.filename or output}: {error.strerror or error}") from None
    for line in summary.failures(done):
        complain(line)
    if not quiet:
        say("".join(f"{line}\n" for line in summary.lines(done, time.monotonic() - begun)))
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
