"""`newsline stamp`: single lines -> what each says as a stamp."""

import json
import sys
from collections.abc import Iterator

import click

from newsline.cli import options, streams
from newsline.model import DateOrder
from newsline.writers import standalone

_HELP = """Read single stamps, one per argument or per line of standard input; print one JSON object per line.

\b
what a line says            newsline stamp 'آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر'
with the date of the copy   newsline stamp --date 2015-09-18 'تحديث (15:36 تغ)'
why a line is not a stamp   newsline stamp --explain 'تحديث الجسر 15:36'
many lines                  cat lines.txt | newsline stamp
"""


@click.command(help=_HELP, short_help="Read single stamps; print one JSON object per line.")
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@options.DATE
@options.ZONE
@options.DATE_ORDER
@click.option(
    "--explain", is_flag=True, help="Add the tokens, what each was read as, and the one that was not understood."
)
def command(texts: tuple[str, ...], day: str | None, zone: str | None, date_order: str, explain: bool) -> None:
    """Run `newsline stamp`."""
    streams.help_without_input(texts)
    reference, because = options.reference(day, "-")
    orders: dict[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy"}
    refused = False

    def rows() -> Iterator[str]:
        nonlocal refused
        for number, text in enumerate(map(streams.text, texts) if texts else streams.lines(), 1):
            row = standalone.read(text, number, reference, because, zone, explain, order=orders.get(date_order))
            refused = refused or row["kind"] is None
            yield json.dumps(row, ensure_ascii=False) + "\n"

    streams.write(None, rows())
    sys.exit(int(refused))
