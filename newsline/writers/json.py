"""JSON: the articles one by one, so that memory does not grow with their number."""

import json
from collections.abc import Iterable, Iterator

from newsline.model import Timeline
from newsline.writers import fields
from newsline.writers.look import DEFAULT, Look
from newsline.writers.merge import Merged, document


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """The pieces of one JSON document."""
    yield f'{{"newsline": {fields.VERSION},\n "articles": ['
    before = "\n"
    for timeline in timelines:
        text = json.dumps(fields.article(timeline, reverse=look.reverse), ensure_ascii=False, indent=1)
        yield before + "  " + text.replace("\n", "\n  ")
        before = ",\n"
    yield "]}\n"


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """The merged entries as one JSON document."""
    yield json.dumps(document(whole), ensure_ascii=False, indent=1) + "\n"
