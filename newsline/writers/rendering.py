"""Timelines -> the text of the format that is wanted: the one place that knows all the writers."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from newsline.model import Timeline
from newsline.writers.screen import Screen

if TYPE_CHECKING:
    from newsline.writers.timelinejs import Report

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md", "html", "jsonld", "timelinejs")
ENDINGS = {f".{form}": form for form in FORMATS} | {
    ".txt": "table",
    ".ndjson": "jsonl",
    ".htm": "html",
    ".markdown": "md",
}
_MODULES = {"tsv": "csv", "md": "markdown"}
SILENT = ("jsonl", "csv", "tsv", "jsonld", "timelinejs")  # formats that have no place for warnings


class Wanted(NamedTuple):
    """What is wanted of the text; `tz` is an IANA name or an offset."""

    form: str
    screen: Screen = Screen()
    tz: str = "UTC"
    reverse: bool = False
    full: bool = False
    explain: bool = False
    bom: bool = False


def write(timelines: Iterable[Timeline], wanted: Wanted, report: "Report") -> Iterator[str]:
    """The text, article by article where the format allows; `report` is told the warnings that it has no place for."""
    form, reverse = wanted.form, wanted.reverse
    if form in SILENT:
        timelines = _reported(timelines, report)
    module = _writer(form)
    if form in ("json", "jsonl", "jsonld"):
        yield from module.write(timelines, reverse=reverse)
    elif form in ("csv", "tsv"):
        yield from module.write(timelines, form=form, reverse=reverse, bom=wanted.bom)
    elif form == "timelinejs":
        yield from module.write(timelines, tz=wanted.tz, report=report)
    elif form == "table":
        yield from module.write(timelines, wanted.screen, full=wanted.full, **_shown(wanted), reverse=reverse)
    else:
        yield from module.write(timelines, **_shown(wanted), reverse=reverse)


def merged(timelines: Iterable[Timeline], wanted: Wanted, report: "Report") -> Iterator[str]:
    """The text of one timeline over all the articles."""
    from newsline.writers.merge import merge

    found, form, module = merge(timelines, reverse=wanted.reverse), wanted.form, _writer(wanted.form)
    if form in SILENT:
        for warning in found.warnings:
            report(*warning)
    if form in ("json", "jsonl", "jsonld"):
        yield from module.merged(found)
    elif form in ("csv", "tsv"):
        yield from module.merged(found, form=form, bom=wanted.bom)
    elif form == "timelinejs":
        yield from module.write(found.timelines, tz=wanted.tz, report=report)
    elif form == "table":
        yield from module.merged(found, wanted.screen, full=wanted.full, **_shown(wanted))
    else:
        yield from module.merged(found, **_shown(wanted))


def _shown(wanted: Wanted) -> dict[str, Any]:
    return {"tz": wanted.tz, "explain": wanted.explain}


def _writer(form: str) -> Any:
    """The module of a format; only the one that is wanted is loaded."""
    from importlib import import_module

    return import_module(f"newsline.writers.{_MODULES.get(form, form)}")


def _reported(timelines: Iterable[Timeline], report: "Report") -> Iterator[Timeline]:
    for timeline in timelines:
        for notice in timeline.warnings:
            report(timeline, notice)
        yield timeline
