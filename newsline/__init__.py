"""Puts the parts of an Arabic news article that was updated in place into the order in which they were written."""

from typing import TYPE_CHECKING, Any

from newsline.version import __version__

if TYPE_CHECKING:
    from newsline.model import (
        Ago,
        DatedPage,
        Document,
        Entry,
        Inference,
        Moment,
        Notice,
        OtherClock,
        Partial,
        Related,
        Stamp,
        Timeline,
    )
    from newsline.parsing import parse, parse_bytes, read
    from newsline.stamps.reading import read_stamp
    from newsline.writers.fields import article as as_dict

__all__ = [
    "Ago",
    "DatedPage",
    "Document",
    "Entry",
    "Inference",
    "Moment",
    "Notice",
    "OtherClock",
    "Partial",
    "Related",
    "Stamp",
    "Timeline",
    "__version__",
    "as_dict",
    "parse",
    "parse_bytes",
    "read",
    "read_stamp",
]
_HOMES = {  # of what is not in the model
    "parse": ("newsline.parsing", "parse"),
    "parse_bytes": ("newsline.parsing", "parse_bytes"),
    "read": ("newsline.parsing", "read"),
    "read_stamp": ("newsline.stamps.reading", "read_stamp"),
    "as_dict": ("newsline.writers.fields", "article"),
}


if not TYPE_CHECKING:  # or a checker would take any name for one of these

    def __getattr__(name: str) -> Any:
        """A public name, loaded when it is asked for: the command line needs few of them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module, own = _HOMES.get(name, ("newsline.model", name))
        found = globals()[name] = getattr(import_module(module), own)
        return found


def __dir__() -> list[str]:
    return sorted(__all__)
