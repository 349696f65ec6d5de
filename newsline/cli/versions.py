"""`newsline --version`: what a report of an error should name."""

import platform
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from newsline.version import __version__

_EXTRAS = ("bidi", "corpus")


def lines() -> list[str]:
    """The versions of newsline, Python, the extras and the tables."""
    extras = [f"{name} {_extra(name)}" for name in _EXTRAS]
    return [
        f"newsline {__version__}",
        f"Python {platform.python_version()}",
        f"extras: {', '.join(extras)}",
        f"tables: Umm al-Qura of hijridate {version('hijridate')}, zones of {_zones()}",
    ]


def _extra(name: str) -> str:
    """Whether all packages of an extra are there, or which are not."""
    missing = [package for package in _packages(name) if not _there(package)]
    return f"lacks {' '.join(missing)}" if missing else "installed"


def _packages(extra: str) -> list[str]:
    from re import match

    try:
        wanted: list[Any] = requires("newsline") or []
    except PackageNotFoundError:  # run from a folder that was not installed
        return []
    marked = [one.partition(";") for one in wanted]
    return [
        found[0]
        for one, _, mark in marked
        if f"'{extra}'" in mark.replace('"', "'") and (found := match(r"[\w-]+", one))
    ]


def _there(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def _zones() -> str:
    """The tables that count: the system's where it has any, else the package's."""
    from zoneinfo import TZPATH

    for folder in map(Path, TZPATH):
        if (folder / "UTC").exists():
            source = folder / "tzdata.zi"
            first = (
                source.read_text("ascii", "replace").partition("\n")[0] if source.exists() else "of no known version"
            )
            return f"the system ({first.removeprefix('# version ')})"
    return f"tzdata {version('tzdata')}"
