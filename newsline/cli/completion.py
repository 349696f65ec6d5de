"""`newsline completion`: the script that completes commands, options, zones and file names in a shell."""

import click
from click.shell_completion import get_completion_class

_HELP = """Print the script that completes newsline's commands, options and zones. A shell reads it when it starts.

\b
in bash   newsline completion bash > completion.bash
in fish   newsline completion fish > completion.fish
"""


@click.command(help=_HELP, short_help="Print the script that completes words in a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Run `newsline completion`."""
    found = get_completion_class(shell)
    if found is None:  # of an older click
        raise click.UsageError(f"this version of click completes nothing in {shell}")
    click.echo(found(context.find_root().command, {}, "newsline", "_NEWSLINE_COMPLETE").source())
