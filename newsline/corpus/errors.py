"""What ends a run over a corpus before it begins, and the one line that names a missing extra."""

from importlib import import_module
from typing import Any


class Refused(ValueError):
    """A run that cannot be: a wrong name or option, a missing library. Its text is one line for the user."""


def need(module: str, what: str) -> Any:
    """A module of the extra; raises Refused, saying `what` needs it, where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise Refused(f"{what} needs newsline[corpus]: pip install 'newsline[corpus]'") from None
