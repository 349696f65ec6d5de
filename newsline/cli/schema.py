"""`newsline schema`: the JSON Schemas of the outputs."""

import json

import click

from newsline.cli import streams
from newsline.writers import schemas

_HELP = """Print the JSON Schema (2020-12) of an output.

\b
of parse --json          newsline schema
of a line of stamp       newsline schema stamp
of diff --json           newsline schema diff
of history --json        newsline schema history
"""


@click.command(help=_HELP, short_help="Print the JSON Schema of an output.")
@click.argument("name", type=click.Choice(schemas.NAMES), default="parse")
def command(name: str) -> None:
    """Run `newsline schema`."""
    streams.write(None, [json.dumps(schemas.schema(name), ensure_ascii=False, indent=2) + "\n"])
