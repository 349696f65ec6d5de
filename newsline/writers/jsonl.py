"""JSON Lines: one entry a line, ended by a line feed; nothing in it but the line feed ends a line for `jq` or Python."""

import json
from collections.abc import Iterable, Iterator

from newsline.model import Timeline
from newsline.writers import rows
from newsline.writers.merge import Merged
from newsline.writers.rows import Row


def write(timelines: Iterable[Timeline], *, reverse: bool = False) -> Iterator[str]:
    """One line an entry, article by article."""
    return _lines(rows.every(timelines, reverse=reverse))


def merged(found: Merged) -> Iterator[str]:
    """One line an entry, in the merged order."""
    return _lines(found.rows)


def _lines(entries: Iterable[Row]) -> Iterator[str]:
    for row in entries:
        yield json.dumps(rows.fields(row), ensure_ascii=False) + "\n"
