"""JSON-LD: an array with one schema.org LiveBlogPosting for each article.

`articleBody` is the whole text as it stands, `headline` its first line (readers of live blogs show it, and ours takes a
headline that the body repeats for one line), `alternativeHeadline` the marker's words.
A time is given only where the instant is known, in its own zone's offset; an entry without one has no `datePublished`, and
its place in `liveBlogUpdate` (oldest first) is all that is said of when it was written.
Sources: https://schema.org/LiveBlogPosting, https://schema.org/BlogPosting.
"""

import json
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from newsline.chronology.timezones import rfc3339
from newsline.model import Moment, Row, Timeline
from newsline.writers import fields, rows
from newsline.writers.look import DEFAULT, Look
from newsline.writers.merge import Merged

# Inside <script> nothing may look like its end or like a comment; the separators would end a line of JavaScript.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def write(timelines: Iterable[Timeline], look: Look = DEFAULT) -> Iterator[str]:
    """One JSON array; reversed, the newest post comes first, as on live pages."""
    before = "[\n"
    for timeline in timelines:
        yield before + text(article(timeline, rows.of(timeline, reverse=look.reverse)))
        before = ",\n"
    yield "\n]\n"


def merged(whole: Merged, look: Look = DEFAULT) -> Iterator[str]:
    """One LiveBlogPosting for all articles; each post names the article it is part of."""
    yield "[\n" + text(every(whole)) + "\n]\n"


def text(value: Any) -> str:
    """JSON that is safe inside the <script> of a page, and the same to a reader of JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1).translate(_UNSAFE)


def article(timeline: Timeline, entries: list[Row]) -> dict[str, Any]:
    """One article with its posts in the order of `entries`; what is not known is left out."""
    return _known(
        {
            **_blog(entries),
            "headline": timeline.title,
            "identifier": _identifier(timeline),
            "datePublished": _time(timeline.published.moment) if timeline.published else None,
            "dateModified": _time(timeline.updated.moment) if timeline.updated else None,
            "creditText": timeline.credit,
            "liveBlogUpdate": [_post(row) for row in entries],
        }
    )


def every(whole: Merged) -> dict[str, Any]:
    """All articles as one."""
    posts = [_post(row) | {"isPartOf": _part(row.timeline)} for row in whole.rows]
    return _known({**_blog(whole.rows), "liveBlogUpdate": posts})


def _blog(entries: Iterable[Row]) -> dict[str, Any]:
    times = sorted((row.entry.moment for row in entries if row.entry.moment.time), key=attrgetter("time"))
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "inLanguage": "ar",
        "coverageStartTime": _time(times[0]) if times else None,
        "coverageEndTime": _time(times[-1]) if times else None,
    }


def _post(row: Row) -> dict[str, Any]:
    return _known(
        {
            "@type": "BlogPosting",
            "position": row.number,
            "datePublished": _time(row.entry.moment),
            "headline": row.entry.text.strip().partition("\n")[0].strip() or None,
            "alternativeHeadline": row.entry.marker,
            "articleBody": row.entry.text,
        }
    )


def _part(timeline: Timeline) -> dict[str, Any]:
    return _known({"@type": "LiveBlogPosting", "headline": timeline.title, "identifier": _identifier(timeline)})


def _identifier(timeline: Timeline) -> str:
    return timeline.source if timeline.index == 1 else f"{timeline.source}#{timeline.index}"


def _time(moment: Moment) -> str | None:
    """The instant with the offset that its own zone had then; None if it is not known."""
    if moment.time is None or moment.zone in (None, "UTC"):
        return rfc3339(moment.time) if moment.time else None
    return fields.local(moment)


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None}
