"""The tables of formats, and the functions that write in any of them. A new format is a module and a row here."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from newsline.model import Timeline
from newsline.writers.look import Look, Report
from newsline.writers.merge import Merged, merge

if TYPE_CHECKING:  # only `diff` and `history` need to load them
    from newsline.histories.comparison import Comparison
    from newsline.histories.model import Story


class Format(NamedTuple):
    """`module`: its writer in this package. `endings`: the extensions of its files.

    `fits`: extensions of others that say nothing against it. `silent`: it has no place for warnings. `drawn`: it is made for
    a terminal and may steer it. `binary`: it is no text, and goes into a regular file only.
    """

    module: str
    endings: tuple[str, ...]
    silent: bool = False
    drawn: bool = False
    binary: bool = False
    fits: tuple[str, ...] = ()


TIMELINES: Final[Mapping[str, Format]] = {
    "table": Format("table", (".table", ".txt"), drawn=True),
    "json": Format("json", (".json",)),
    "jsonl": Format("jsonl", (".jsonl", ".ndjson"), silent=True, fits=(".json",)),
    "csv": Format("csv", (".csv",), silent=True),
    "tsv": Format("csv", (".tsv",), silent=True),
    "md": Format("markdown", (".md", ".markdown")),
    "html": Format("html", (".html", ".htm")),
    "jsonld": Format("jsonld", (".jsonld",), silent=True, fits=(".json",)),
    "timelinejs": Format("timelinejs", (".timelinejs",), silent=True, fits=(".json",)),
    "sqlite": Format("sqlite", (".db", ".sqlite", ".sqlite3"), binary=True),
}
COMPARISONS: Final[Mapping[str, Format]] = {
    "table": Format("diff_table", (".table", ".txt"), drawn=True),
    "json": Format("diff_json", (".json",)),
    "html": Format("diff_html", (".html", ".htm")),
}
HISTORIES: Final[Mapping[str, Format]] = {
    "table": Format("history_table", (".table", ".txt"), drawn=True),
    "json": Format("history_json", (".json",)),
    "jsonl": Format("history_jsonl", (".jsonl", ".ndjson")),
    "csv": Format("history_csv", (".csv",)),
    "md": Format("history_markdown", (".md", ".markdown")),
    "html": Format("history_html", (".html", ".htm")),
}


class _Writer(Protocol):
    """The module of a format of timelines."""

    def write(self, timelines: Iterable[Timeline], look: Look) -> Iterator[str] | Iterator[bytes]:
        """The text, article by article if the format allows that."""

    def merged(self, whole: Merged, look: Look) -> Iterator[str] | Iterator[bytes]:
        """The text of one timeline of all articles."""


class _DiffWriter(Protocol):
    """The module of a format of comparisons."""

    def write(self, comparison: "Comparison", look: Look) -> Iterator[str]:
        """The text, change by change."""


class _HistoryWriter(Protocol):
    """The module of a format of histories."""

    def write(self, stories: "Iterable[Story]", look: Look) -> Iterator[str]:
        """The text, story by story if the format allows that."""


def write(timelines: Iterable[Timeline], look: Look) -> Iterator[str] | Iterator[bytes]:
    """The timelines in the format that is wanted, article by article if it allows that; bytes where it is no text."""
    wanted = TIMELINES[look.form]
    writer = cast(_Writer, _module(wanted))
    if not look.merge:
        return writer.write(_reported(timelines, look.report) if wanted.silent else timelines, look)
    merged = merge(timelines, reverse=look.reverse)
    for warning in merged.warnings if wanted.silent else ():
        look.report(*warning)
    return writer.merged(merged, look)


def write_comparison(comparison: "Comparison", look: Look) -> Iterator[str]:
    """What changed, in the format that is wanted."""
    return cast(_DiffWriter, _module(COMPARISONS[look.form])).write(comparison, look)


def write_histories(stories: "Iterable[Story]", look: Look) -> Iterator[str]:
    """How stories came about, in the format that is wanted."""
    return cast(_HistoryWriter, _module(HISTORIES[look.form])).write(stories, look)


def _module(wanted: Format) -> object:
    """The module, loaded only now: the table's libraries take longer to load than all the rest."""
    return import_module(f"newsline.writers.{wanted.module}")


def _reported(timelines: Iterable[Timeline], report: Report) -> Iterator[Timeline]:
    for timeline in timelines:
        for notice in timeline.warnings:
            report(timeline, notice)
        yield timeline
