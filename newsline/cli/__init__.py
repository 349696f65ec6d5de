"""The command line: options in, one library call, bytes out. Only here are clock, screen and environment looked at."""

import click

from newsline.cli.program import Program
from newsline.version import __version__

_HELP = """Put the parts of an updated Arabic news story in the order in which they were written.

\b
the parts of a story      newsline parse story.txt
one stamp on its own      newsline stamp 'تحديث (15:36 تغ)'
what an editor changed    newsline diff old.html new.html
a folder of stories       newsline corpus news -o timelines.parquet
"""
_STATUSES = """Exit status: 0 done; 1 the answer is no (parse -e: no marker; stamp: text that is not a stamp; diff: the copies
differ); 2 wrong usage, or an input that could not be read; 130 Ctrl-C.
"""


@click.group(
    cls=Program,
    help=_HELP,
    short_help=_HELP.partition("\n")[0],
    epilog=_STATUSES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s", prog_name="newsline")
def main() -> None:
    """Run the program."""
