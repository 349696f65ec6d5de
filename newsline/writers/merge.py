"""One timeline of several articles, by instants; an entry without one stays next to its neighbour in its own article."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from newsline.model import Notice, Row, Timeline
from newsline.writers import fields, rows

UNPLACED: Final = "order-unknown"


class Warned(NamedTuple):
    """A warning and its article."""

    timeline: Timeline
    notice: Notice


class Merged(NamedTuple):
    """`placed` are the rows of all articles in one order, `unplaced` those of articles in which no entry has an instant."""

    timelines: tuple[Timeline, ...]
    placed: tuple[Row, ...]
    unplaced: tuple[Row, ...]
    warnings: tuple[Warned, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows; those that could not be placed come last, article by article."""
        return self.placed + self.unplaced


def merge(timelines: Iterable[Timeline], *, reverse: bool = False) -> Merged:
    """The entries of all articles in one order, oldest first unless reversed.

    Entries of the same instant keep the order in which the articles are given. An entry without an instant follows the
    one before it in its own article; those before the article's first instant stand right before that one.
    """
    given = tuple(timelines)
    placed = [pair for timeline in given for pair in _dated(timeline)]
    placed.sort(key=lambda pair: pair[0])  # stable: entries of one instant stay in the order of the articles
    ordered = tuple(row for _, row in placed)
    unplaced = [timeline for timeline in given if not _dated(timeline)]
    warnings = [Warned(timeline, notice) for timeline in given for notice in timeline.warnings]
    if len(given) > 1:
        warnings += [Warned(timeline, _unplaced(timeline)) for timeline in unplaced]
    after = tuple(rows.every(unplaced, reverse=reverse))
    return Merged(given, ordered[::-1] if reverse else ordered, after, tuple(warnings))


def _dated(timeline: Timeline) -> list[tuple[datetime, Row]]:
    """The article's rows, each with the instant that places it; empty if no entry has one."""
    known = [entry.moment.time for entry in timeline.timeline if entry.moment.time is not None]
    if not known:
        return []
    pairs, stands = [], known[0]
    for row in rows.of(timeline):
        stands = row.entry.moment.time or stands
        pairs.append((stands, row))
    return pairs


def _unplaced(timeline: Timeline) -> Notice:
    line = next((entry.marker_line or entry.line for entry in timeline.timeline), None)
    message = "no entry of this article has an instant: it stands after the others (pass --date or --zone)"
    return Notice(code=UNPLACED, line=line, message=message)


def document(whole: Merged) -> dict[str, Any]:
    """The merged timeline as JSON's types; each warning names its article."""
    return {
        "newsline": fields.VERSION,
        "merged": [rows.fields(row) for row in whole.rows],
        "warnings": [
            {"source": one.timeline.source, "article": one.timeline.index, **fields.notice(one.notice)}
            for one in whole.warnings
        ],
    }
