"""The histories of stories, as JSON Lines: one event a line, with the story in front."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsline.histories.model import Story
from newsline.writers.history_json import event
from newsline.writers.look import DEFAULT, Look


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """One line per event, story by story."""
    for story in stories:
        for row in rows(story):
            yield json.dumps(row, ensure_ascii=False) + "\n"


def rows(story: Story) -> Iterator[dict[str, Any]]:
    """One row per event of a story."""
    for number, one in enumerate(story.timeline, 1):
        yield {"url": story.url, "title": story.title, **event(one, number)}
