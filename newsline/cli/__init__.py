"""The command line: options in, one library call, bytes out. Only here are clock, screen and environment looked at."""

import click

from newsline.cli.program import Program

_HELP = """Put the parts of an updated Arabic news story in the order in which they were written.

\b
the parts of a story      newsline parse story.txt
one stamp on its own      newsline stamp 'تحديث (15:36 تغ)'
what an editor changed    newsline diff old.html new.html
a folder of stories       newsline corpus news -o timelines.parquet
"""
_STATUSES = """Exit status: 0 done; 1 the answer is no (parse -e: no marker; stamp: text that is not a stamp; diff: the copies
differ; history: something changed); 2 wrong usage, or an input that could not be read; 130 Ctrl-C.

Each option of a command has an environment variable: NEWSLINE_PARSE_ZONE=Asia/Riyadh.
"""


def _versions(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the versions and end."""
    if value and not context.resilient_parsing:
        # here, since what it asks the installed packages with takes longer to load than the program
        from newsline.cli import versions

        click.echo("\n".join(versions.lines()))
        context.exit()


@click.group(
    cls=Program,
    help=_HELP,
    short_help=_HELP.partition("\n")[0],
    epilog=_STATUSES,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "NEWSLINE"},
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    allow_from_autoenv=False,
    callback=_versions,
    help="Show the versions of newsline, Python, the extras and the tables.",
)
def main() -> None:
    """Run the program."""
