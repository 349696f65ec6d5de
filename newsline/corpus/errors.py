"""What stops a run over a corpus before it begins, and the one line that names a missing extra."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any


class Refused(ValueError):
    """A run that cannot begin: a wrong name or option, a missing library. Its text is one line for the user."""


def need(module: str, what: str) -> Any:
    """A module of the extra; raises Refused, saying that `what` needs it, where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise _missing(what) from None


def check(module: str, what: str) -> None:
    """The same without loading it: some libraries start threads, which forked processes cannot take with them."""
    try:
        found = find_spec(module)
    except (ImportError, ValueError):
        found = None
    if found is None:
        raise _missing(what)


def _missing(what: str) -> Refused:
    return Refused(
        f"{what} needs packages that are not installed: pip install 'dask[distributed]' fsspec orjson pyarrow zstandard"
    )
