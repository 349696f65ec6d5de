"""The histories of stories, as JSON Lines: one event a line, with the story in front."""

import json
from collections.abc import Iterable, Iterator

from newsline.histories.model import Story
from newsline.writers.history_json import event
from newsline.writers.look import DEFAULT, Look


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """One line per event, story by story."""
    for story in stories:
        yield from lines(story)


def lines(story: Story) -> Iterator[str]:
    """One line per event of a story."""
    for number, one in enumerate(story.timeline, 1):
        yield json.dumps({"url": story.url, "title": story.title, **event(one, number)}, ensure_ascii=False) + "\n"
