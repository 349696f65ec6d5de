"""The program around the commands: which there are, what a wrong name may have meant, and the exit statuses."""

import os
import sys
from functools import partial
from importlib import import_module
from typing import Any

import click

COMMANDS = ("parse", "stamp", "diff", "corpus", "schema")  # modules beside this one, in the order of use


class Program(click.Group):
    """The commands, each loaded when it is asked for, and the statuses that are promised: 130 on Ctrl-C, quiet on a
    closed pipe.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = import_module(f"newsline.cli.{cmd_name}").command
        return self.commands[cmd_name]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word means; for one that is none, what may have been meant."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            if os.path.isfile(args[0]):
                import shlex

                raise click.UsageError(f"{args[0]!r} is a file: newsline parse {shlex.quote(args[0])}", ctx)
            for name in COMMANDS:  # click looks for a like name among those that are loaded
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command and end the process with its status."""
        run: Any = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            status = run()
        except click.exceptions.Abort:
            status = 130
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 141  # as the shell reports SIGPIPE
        sys.exit(status or 0)
