"""`newsline stamp`: texts -> what each of them says as a stamp, one JSON object a line."""

import sys
from collections.abc import Iterator

import click

from newsline.cli import options, streams

_HELP = """Read stamps alone: one an argument, or one a line of standard input; one JSON object a line.

\b
what a line says            newsline stamp 'آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر'
what day it was             newsline stamp --date 2015-09-18 'تحديث (15:36 تغ)'
which word is not read      newsline stamp --explain 'تحديث الجسر 15:36'
one a line                  cat lines.txt | newsline stamp
"""


@click.command(help=_HELP, short_help="Read stamps alone, one JSON object a line.")
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@options.DATE
@options.ZONE
@click.option("--explain", is_flag=True, help="Add the tokens of the text, and which of them refused it.")
def command(texts: tuple[str, ...], day: str | None, zone: str | None, explain: bool) -> None:
    """Run `newsline stamp`."""
    streams.help_without_input(texts)
    from newsline.writers.standalone import read

    reference, because = options.reference(day, "-")
    refused = False

    def rows() -> Iterator[str]:
        nonlocal refused
        import json

        for number, text in enumerate(map(streams.text, texts) if texts else streams.lines(), 1):
            row = read(text, number, reference, because, zone, explain)
            refused = refused or row["kind"] is None
            yield json.dumps(row, ensure_ascii=False) + "\n"

    streams.write(None, rows())
    sys.exit(int(refused))
