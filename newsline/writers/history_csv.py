"""The histories of stories, as CSV: one event a line. Cells that a spreadsheet would run are as in `parse --format csv`."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsline.histories.model import Event, Story
from newsline.writers.csv import BOM, cell, line
from newsline.writers.history_json import event
from newsline.writers.look import DEFAULT, Look


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """A line of column names, then one line per event, story by story."""
    named = False
    for story in stories:
        for number, one in enumerate(story.timeline, 1):
            row = {"url": story.url, "title": story.title, **_flat(one, number)}
            if not named:
                yield (BOM if look.bom else "") + line(row, "csv")
                named = True
            yield line(map(cell, row.values()), "csv")


def _flat(one: Event, number: int) -> dict[str, Any]:
    """The keys of an event without lists and objects; `text_ops` are left out."""
    out: dict[str, Any] = {}
    for name, value in event(one, number).items():
        if name == "claim":
            claim = value or dict.fromkeys(("marker", "written", "time", "reading"))
            out |= {f"claim_{key}": said for key, said in claim.items()}
        elif name == "captures":
            out |= {"first_capture": value[0], "last_capture": value[1]}
        elif name == "between":
            out |= {"capture_without": value[0], "capture_with": value[1]}
        elif name != "text_ops":
            out[name] = value
    return out
