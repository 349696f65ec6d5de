"""Uses of the public names, for type checkers: `assert_type` says what each of them must find. Never run."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterator
from datetime import date, datetime
from typing import assert_type

import newsline
from newsline import (
    Ago,
    DatedPage,
    Document,
    Entry,
    Inference,
    Moment,
    Notice,
    OtherClock,
    Partial,
    Related,
    Stamp,
    Timeline,
    as_dict,
    parse,
    parse_bytes,
    read,
    read_stamp,
)
from newsline.model import EntryKind, Layout, Rule, StampKind, Unit

assert_type(newsline.__version__, str)


def a_stamp(text: str) -> str | None:
    stamp = read_stamp(text)
    assert_type(stamp, Stamp | None)
    if stamp is None:
        return None
    assert_type(stamp.kind, StampKind)
    assert_type(stamp.written, Partial)
    assert_type(stamp.written.year, int | None)
    assert_type(stamp.written.precision, Unit | None)
    assert_type(stamp.zone, str | None)
    assert_type(stamp.written_text, str | None)
    return str(stamp.written)


def timelines() -> Iterator[Timeline]:
    yield from parse("")
    yield from parse("", date=date(2015, 9, 18), zone="Asia/Riyadh", layout="newest-first", stamps="below")
    yield from parse(
        Document("a.txt", ("تحديث (15:36 تغ)", "نص"), range(1, 3), title="عنوان", reference=date(2015, 9, 18))
    )
    yield from parse_bytes(b"", "a.html", kind="html", zone="+03:00")
    for document in read("a.html"):
        assert_type(document, Document)
        yield from parse(document)
    yield from parse(Document("a.html", ("", "نص"), markup={0: Stamp(kind="entry", zone="UTC")}))


def rows() -> list[tuple[datetime | None, str, str]]:
    found: list[tuple[datetime | None, str, str]] = []
    for timeline in timelines():
        assert_type(timeline, Timeline)
        assert_type(timeline.layout, Layout | None)
        assert_type(timeline.reference_date, date | None)
        assert_type(timeline.warnings, tuple[Notice, ...])
        for entry in timeline.timeline:
            assert_type(entry, Entry)
            assert_type(entry.kind, EntryKind)
            assert_type(entry.moment, Moment)
            assert_type(entry.moment.time, datetime | None)
            assert_type(entry.moment.inferred, tuple[Inference, ...])
            for inference in entry.moment.inferred:
                assert_type(inference.rule, Rule)
            assert_type(entry.marker, str | None)
            assert_type(entry.marker_line, int | None)
            assert_type(entry.not_before, datetime | None)
            found.append((entry.moment.time, entry.kind, entry.text))
    return found


def by_pattern(entry: Entry) -> str:
    match entry.moment:
        case Moment(time=None, when=None):
            return "unknown"
        case Moment(time=None, when=when):
            return str(when)
        case Moment(time=time):
            return time.isoformat() if time else ""


def of_the_page(timeline: Timeline) -> datetime | None:
    assert_type(timeline.updated, DatedPage | None)
    return timeline.updated.moment.time if timeline.updated else None


def as_json(timeline: Timeline) -> str:
    return str(as_dict(timeline)["source"])


def of_the_stamp(stamp: Stamp, timeline: Timeline) -> tuple[Ago | None, OtherClock | None, list[str]]:
    assert_type(timeline.related, tuple[Related, ...])
    return stamp.ago, stamp.other_clock, [one.text for one in timeline.related]


def refused(entry: Entry) -> None:
    from newsline import prase  # type: ignore[attr-defined]

    prase("")
    newsline.reed("")  # type: ignore[attr-defined]
    entry.text = ""  # type: ignore[misc]
    parse(b"")  # type: ignore[arg-type]
    read_stamp(None)  # type: ignore[arg-type]
    parse("", date="2015-09-18")  # type: ignore[arg-type]
    parse("", layout="newest")  # type: ignore[arg-type]
    Stamp("entry")  # type: ignore[call-arg]
    Stamp(kind="news")  # type: ignore[arg-type]
