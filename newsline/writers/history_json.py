"""The histories of stories, as JSON: one after the other."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsline.histories.model import Capture, Event, Paragraph, Story, Version
from newsline.writers import fields
from newsline.writers.diff_json import ops
from newsline.writers.look import DEFAULT, Look


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """The pieces of one JSON document."""
    yield f'{{"newsline": {fields.VERSION},\n "stories": ['
    before = "\n"
    for one in stories:
        yield before + "  " + json.dumps(story(one), ensure_ascii=False, indent=1).replace("\n", "\n  ")
        before = ",\n"
    yield "]}\n"


def story(one: Story) -> dict[str, Any]:
    """A story as JSON's types."""
    return {
        "url": one.url,
        "title": one.title,
        "captures": [_capture(capture) for capture in one.captures],
        "timeline": [event(row, number) for number, row in enumerate(one.timeline, 1)],
        "paragraphs": [_paragraph(paragraph) for paragraph in one.paragraphs],
        "layout": one.layout,
        "layout_because": one.layout_because,
        "stamps": one.stamps,
        "stamps_because": one.stamps_because,
        "zone": one.zone,
        "zone_because": one.zone_because,
        "warnings": fields.notices(one.warnings),
    }


def _capture(one: Capture) -> dict[str, Any]:
    return {
        "n": one.n,
        "source": one.source,
        "url": one.url,
        "time": fields.utc(one.time),
        "not_before": fields.utc(one.not_before),
        "not_after": fields.utc(one.not_after),
        "because": one.because,
        "sha256": one.sha256,
        "status": one.status,
        "usable": one.usable,
        "unusable_because": one.unusable_because,
        "same_as": one.same_as,
        "title": one.title,
        "published": fields.page(one.published),
        "updated": fields.page(one.updated),
    }


def event(one: Event, number: int) -> dict[str, Any]:
    """A row of the timeline; `number` counts from 1."""
    claim = one.claim
    return {
        "n": number,
        "op": one.op,
        "paragraph": one.paragraph,
        "time": fields.utc(one.time),
        "not_before": fields.utc(one.not_before),
        "not_after": fields.utc(one.not_after),
        "captures": list(one.captures),
        "between": list(one.between),
        "claim": None
        if claim is None
        else {
            "marker": claim.marker,
            "written": claim.written,
            "time": fields.utc(claim.time),
            "reading": fields.utc(claim.reading),
        },
        "verdict": one.verdict,
        "because": one.because,
        "grade": one.grade,
        "text": one.text,
        "text_ops": ops(one.text_ops),
    }


def _paragraph(one: Paragraph) -> dict[str, Any]:
    return {"id": one.id, "versions": [_version(version) for version in one.versions]}


def _version(one: Version) -> dict[str, Any]:
    return {
        "text": one.text,
        "seen": list(one.seen),
        "not_before": fields.utc(one.not_before),
        "not_after": fields.utc(one.not_after),
        "gone_after": fields.utc(one.gone_after),
        "gone_before": fields.utc(one.gone_before),
    }
