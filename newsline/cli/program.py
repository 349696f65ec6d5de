"""The program around the commands: finding them, suggesting one for a wrong name, and the exit statuses."""

import io
import os
import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from io import StringIO
from typing import Any

import click

from newsline.cli.errors import complain, say, unforeseen
from newsline.cli.streams import colored

# modules beside this one, in the order of use
COMMANDS = ("parse", "stamp", "diff", "history", "corpus", "schema", "completion")


class _Closed(Exception):
    """Nobody reads the output any more."""


@contextmanager
def _unpiped() -> Iterator[None]:
    """Turn the error of a closed pipe into one that click does not catch: click exits with 1, which is an answer here."""
    try:
        yield
    except BrokenPipeError:
        raise _Closed from None


class _Formatter(click.HelpFormatter):
    """The help with its headings and names in colour; click takes that out where there is no terminal."""

    def write_heading(self, heading: str) -> None:
        """Write a heading in bold."""
        self.write(f"{'':>{self.current_indent}}{click.style(f'{heading}:', bold=True)}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and what they are, the names in colour."""
        super().write_dl([(click.style(name, fg="cyan"), about) for name, about in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class Program(click.Group):
    """Loads a command when it is asked for, and keeps the promised statuses: 130 on Ctrl-C, 141 on a closed pipe."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = import_module(f"newsline.cli.{cmd_name}").command
            self.commands[cmd_name].context_class = _Context
        return self.commands[cmd_name]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a word that names none is answered with a suggestion."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            if os.path.isfile(args[0]):
                raise click.UsageError(f"{args[0]!r} is a file: newsline parse {shlex.quote(args[0])}", ctx)
            for name in COMMANDS:  # click suggests only commands that are loaded
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def make_context(self, info_name: str | None, *args: Any, **extra: Any) -> click.Context:
        """Read the options; --help prints here, with the name by which the program was called, whatever stands in it."""
        if info_name and not info_name.isprintable():
            info_name = info_name.encode("unicode_escape").decode()
        with _unpiped():
            return super().make_context(info_name, *args, **{"color": colored(), **extra})

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _unpiped():
            return super().invoke(ctx)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command and end the process with its status."""
        run: Any = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        _fill()
        _buffer()
        try:
            status = run()
        except click.exceptions.Abort:
            status = 130
        except click.ClickException as error:
            _show(error)
            status = error.exit_code
        except _Closed:
            status = 141  # as the shell reports SIGPIPE
        except OSError as error:  # of what click prints
            complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
            status = 2
        except Exception as error:
            complain(unforeseen(error))
            status = 2
        finally:
            _drain()
        sys.exit(status or 0)


def _fill() -> None:
    """Put something unusable in place of a closed stream, or the next file that is opened would get its number."""
    streams = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    for number, (name, mode, flags) in enumerate(streams):
        if getattr(sys, name) is None:
            found = os.open(os.devnull, flags)
            if found != number:
                os.dup2(found, number)
                os.close(found)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


class _Unbuffered(io.BufferedWriter):
    """Each write goes out at once, and to its last byte: a bare file (PYTHONUNBUFFERED) takes what there is room for."""

    def write(self, data: Any) -> int:
        written = super().write(data)
        self.flush()
        return written


def _buffer() -> None:
    """Let no write be cut short in silence."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        bare = getattr(stream, "buffer", None)
        if isinstance(bare, io.RawIOBase):
            whole = _Unbuffered(bare)
            setattr(sys, name, io.TextIOWrapper(whole, stream.encoding, stream.errors, write_through=True))


def _drain() -> None:
    """Drop what could not be written, or Python would try again at exit and end with a status of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _show(error: click.ClickException) -> None:
    """Print an error as click words it; what a wrong option could do to the terminal is shown instead of done."""
    from newsline.writers.terminal import unsteered

    said = StringIO()
    error.show(said)
    said.write(_source(error))
    say(unsteered(said.getvalue()))


def _source(error: click.ClickException) -> str:
    """Where a wrong value is from, if nobody typed it."""
    option, context = getattr(error, "param", None), getattr(error, "ctx", None)
    if not isinstance(option, click.Option) or context is None or option.name is None:
        return ""
    if context.get_parameter_source(option.name) is not click.core.ParameterSource.ENVIRONMENT:
        return ""
    from newsline.cli.options import variable  # an error alone needs it

    return f"The value is that of {variable(option, context)} in the environment.\n"
