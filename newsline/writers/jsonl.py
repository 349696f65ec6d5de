"""JSON Lines: one entry per line, ended by a line feed."""

import json
from collections.abc import Iterable, Iterator

from newsline.model import Row, Timeline
from newsline.writers import rows
from newsline.writers.look import DEFAULT, Look
from newsline.writers.merge import Merged


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """One line per entry, article by article."""
    return _lines(rows.every(timelines, reverse=look.reverse))


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """One line per entry, in the merged order."""
    return _lines(whole.rows)


def _lines(entries: Iterable[Row]) -> Iterator[str]:
    for row in entries:
        yield json.dumps(rows.fields(row), ensure_ascii=False) + "\n"
