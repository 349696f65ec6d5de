"""A history, or a timeline, as it is wanted: without trifles, or as far as it could be seen at an instant."""

from dataclasses import replace
from datetime import datetime

from newsline.chronology.timezones import rfc3339
from newsline.histories import grades
from newsline.histories.model import Paragraph, Story
from newsline.model import Grade, Notice, Timeline


def at_least(story: Story, least: Grade) -> Story:
    """The history without edits below a grade; what came, went or was re-stamped stays."""
    return replace(story, timeline=tuple(one for one in story.timeline if grades.at_least(one.grade, least)))


def as_of(story: Story, instant: datetime) -> Story:
    """What of a history a reader could see at an instant: what is known to be later is left out, what may be stays and is said."""
    kept = tuple(one for one in story.timeline if not _is_later(one.time, one.not_before, instant))
    unsure = sum(_may_be_later(one.time, one.not_after, instant) for one in kept)
    paragraphs = tuple(
        Paragraph(id=one.id, versions=versions)
        for one in story.paragraphs
        if (versions := tuple(v for v in one.versions if v.not_before is None or v.not_before < instant))
    )
    warnings = story.warnings if not unsure else (*story.warnings, _unsure(unsure, instant))
    return replace(story, timeline=kept, paragraphs=paragraphs, warnings=warnings)


def _is_later(time: datetime | None, not_before: datetime | None, instant: datetime) -> bool:
    return time > instant if time is not None else not_before is not None and not_before >= instant


def _may_be_later(time: datetime | None, not_after: datetime | None, instant: datetime) -> bool:
    return time is None and (not_after is None or not_after > instant)


def _unsure(count: int, instant: datetime) -> Notice:
    what = "1 change" if count == 1 else f"{count} changes"
    message = f"{what} may be later than {rfc3339(instant)}: nothing says when, so they stay"
    return Notice(code="as-of-unknown", message=message)


def timeline_as_of(timeline: Timeline, instant: datetime) -> Timeline:
    """What of an article a reader could see at an instant: entries known to be later are left out, unknown ones stay and are said."""
    kept = tuple(one for one in timeline.timeline if not _is_later(one.moment.time, one.not_before, instant))
    unknown = [one for one in kept if _may_be_later(one.moment.time, one.not_after, instant)]
    if not unknown:
        return replace(timeline, timeline=kept)
    what = (
        "1 entry has no known time and stays"
        if len(unknown) == 1
        else f"{len(unknown)} entries have no known time and stay"
    )
    line = next((one.marker_line or one.line for one in unknown), None)
    return replace(
        timeline, timeline=kept, warnings=(*timeline.warnings, Notice(code="as-of-unknown", line=line, message=what))
    )
