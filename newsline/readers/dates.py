"""Dates that machines wrote (ISO 8601, RFC 2822, seconds since 1970, "Sep 17, 2015 6:43 PM") -> stamps.

What a date does not say stays unknown: dateutil fills gaps from a default, so it reads each date twice, with two
defaults that differ in every field, and what comes out different was not in the text.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from newsline.chronology import resolving
from newsline.model import Partial, Stamp, StampKind
from newsline.stamps import years
from newsline.stamps.offsets import MOST_HOURS, as_offset
from newsline.stamps.reading import read_line

_LONGEST = 100
_DEFAULTS = (datetime(1904, 1, 1, 1, 1, 1), datetime(2096, 2, 2, 2, 2, 2))  # both leap years
_NEVER = Partial(1970, 1, 1, 0, 0, 0)  # second 0 of Unix: a date that was not filled in
_FARTHEST = timedelta(hours=MOST_HOURS)
_EPOCH = re.compile(r"[1-9]\d{8,9}(?:\d{3})?")
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?P<clock>[T ]\d\d:\d\d(?P<second>:\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_YEAR_FIRST = re.compile(r"\D*\d{4}")
_DOTNET = re.compile(r"\d\d?/\d\d?/\d{4} \d\d?:\d\d:\d\d [AaPp][Mm]")  # as .NET writes a time, month first
# "GMT+0300 (Arabia Standard Time)", "Z[UTC]": dateutil takes GMT+3 for its opposite and knows no brackets
_ZONE_NAME = re.compile(r"(?i)\b(?:GMT|UTC)(?=[+-]\d)|\s*[(\[][^)\]]*[)\]]$")


def machine_stamp(text: str, kind: StampKind) -> Stamp | None:
    """The stamp of a date in markup; None where nothing is read. Arabic words are read as on a page."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    if not text.isascii():
        return _worded(text, kind)
    moment = _iso(text) or _epoch(text) or _parsed(text)
    if moment is None:
        return None
    written, offset = moment
    known = written.hour is not None or written.dated
    if not known or (written.year is not None and written.year not in years.OF_NEWS) or written == _NEVER:
        return None
    return Stamp(kind=kind, written=written, zone=_zone(offset) if written.hour is not None else None)


@lru_cache(1 << 12)  # the records of a corpus share their days
def machine_day(text: str) -> date | None:
    """The day of a date that a machine wrote, in its own zone; None where it gives none in full."""
    stamp = machine_stamp(text, "published")
    return resolving.day_of(stamp, None).date if stamp is not None else None


def _worded(text: str, kind: StampKind) -> Stamp | None:
    reading = read_line(text)
    if reading is None or reading.end is not None:
        return None
    stamp = reading.stamps[-1]
    return replace(stamp, kind=kind, text="") if stamp.written.dated else None


def _iso(text: str) -> tuple[Partial, timedelta | None] | None:
    """The profile of ISO 8601 that most machines write, without the cost of guessing."""
    found = _ISO.fullmatch(text)
    try:
        moment = datetime.fromisoformat(text) if found else None
    except ValueError:
        return None
    if moment is None or found is None:
        return None
    day = Partial(moment.year, moment.month, moment.day)
    if found["clock"] is None:
        return day, None
    second = moment.second if found["second"] else None
    return day._replace(hour=moment.hour, minute=moment.minute, second=second), moment.utcoffset()


def _epoch(text: str) -> tuple[Partial, timedelta | None] | None:
    """Seconds or milliseconds since 1970, in UTC."""
    if not _EPOCH.fullmatch(text):
        return None
    seconds = int(text) // (1000 if len(text) > 10 else 1)
    return Partial(*datetime.fromtimestamp(seconds, UTC).timetuple()[:6]), timedelta(0)


def _parsed(text: str) -> tuple[Partial, timedelta | None] | None:
    from dateutil.parser import parse

    day_first = not (_YEAR_FIRST.match(text) or _DOTNET.fullmatch(text))  # as on a page: 3/6/2015 is in June
    text = _ZONE_NAME.sub("", text)
    try:
        one, other = (parse(text, default=default, dayfirst=day_first, tzinfos=_offset) for default in _DEFAULTS)
        offset = one.utcoffset()
    except (ValueError, OverflowError, TypeError):
        return None
    fields: list[int | None] = [a if a == b else None for a, b in zip(one.timetuple(), other.timetuple(), strict=True)]
    return Partial(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]), offset


def _offset(name: str | None, seconds: int | None) -> tzinfo | None:
    """A zone by its offset alone: names such as EST or AST mean several, and the machine's own must not be asked."""
    from dateutil.tz import tzoffset

    return tzoffset(None, seconds) if seconds is not None else None


def _zone(offset: timedelta | None) -> str | None:
    if offset is None or abs(offset) > _FARTHEST:
        return None
    if not offset:
        return "UTC"
    return as_offset(int(offset / timedelta(minutes=1)))
