"""JSON: the articles one by one, so that memory does not grow with their number."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsline.model import Timeline
from newsline.writers import fields

if TYPE_CHECKING:
    from newsline.writers.merge import Merged


def write(timelines: Iterable[Timeline], *, reverse: bool = False) -> Iterator[str]:
    """The pieces of one JSON document."""
    yield f'{{"newsline": {fields.VERSION},\n "articles": ['
    before = "\n"
    for timeline in timelines:
        text = json.dumps(fields.article(timeline, reverse=reverse), ensure_ascii=False, indent=1)
        yield before + "  " + text.replace("\n", "\n  ")
        before = ",\n"
    yield "]}\n"


def merged(found: "Merged") -> Iterator[str]:
    """The merged entries as one JSON document."""
    from newsline.writers.merge import document

    yield json.dumps(document(found), ensure_ascii=False, indent=1) + "\n"
