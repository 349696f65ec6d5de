"""A stamp's words and the time that markup gives for them -> one stamp; the words win where the two disagree."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from newsline.chronology import timezones
from newsline.model import Inference, Notice, Partial, Stamp
from newsline.stamps.offsets import as_offset


class Combined(NamedTuple):
    """The stamp with what the markup adds, the additions with their reasons, and the warnings."""

    stamp: Stamp
    inferred: tuple[Inference, ...] = ()
    notices: tuple[Notice, ...] = ()


_NO_DATE = Partial()
# the clocks of Arab newsrooms, whose sites write UTC in their markup
_REGION = ("+01:00", "+02:00", "+03:00", "+04:00")
_BEHIND, _AHEAD = timedelta(hours=12), timedelta(hours=14)  # of UTC: the farthest clocks there are


def may_show(day: Partial, moment: Stamp) -> bool:
    """Whether the clocks of some zone show the instant on that day; False where either is not known in full."""
    time = timezones.instant(moment.written, moment.zone)
    if time is None or not day.dated or day.hijri:
        return False
    utc = timezones.in_zone(time, "UTC")
    return str(Partial(*(utc - _BEHIND).timetuple()[:3])) <= str(day) <= str(Partial(*(utc + _AHEAD).timetuple()[:3]))


def as_shown(words: Stamp, markup: Stamp) -> Stamp:
    """The markup of a stamp's own element on the clocks on which it shows the clock time of the words, if there are any."""
    if not words.timed or words.zone is not None or _same_clock(words.written, markup.written):
        return markup
    shifted = _with_offset(words, markup)
    return markup if shifted is None else replace(markup, zone=shifted[0], written=shifted[1])


def combine(words: Stamp, markup: Stamp, *, page: bool) -> Combined:
    """`page`: a page stamp, whose wall clock is its own, unless the markup is in UTC and a clock of the region shows both; any
    other stamp stands in the markup's own element."""
    if not (words.timed or words.has_date):
        return Combined(replace(markup, kind=words.kind, text=words.text, ordinal=words.ordinal, cue=words.cue))
    seen = _as_seen(words, markup)
    found: tuple[Inference, ...] = ()
    if words.timed and words.zone is None and not _same_clock(words.written, seen):
        shifted = _in_region(words, markup) if page else _with_offset(words, markup)
        if shifted is not None:
            words, seen = replace(words, zone=shifted[0]), shifted[1]
        if shifted is not None and page:
            because = f"clocks of {shifted[0]} show that time at {_shown(markup)}, which the markup gives"
            found = (Inference(field="zone", value=shifted[0], rule="markup", because=because),)
    if not words.timed and words.written != seen and may_show(words.written, markup):
        return _filled(_without_day(words), markup, seen)  # a bare day on other clocks than the markup's
    if not (_same_day(words, seen) and _same_clock(words.written, seen)):
        said, marked = words.written_text or words.text, _shown(markup)
        message = f"the markup says {marked}, the words {said}; the words are taken"
        return Combined(words, (), (Notice(code="markup-mismatch", message=message),))
    combined = _filled(words, markup, seen)
    return combined._replace(inferred=(*found, *combined.inferred))


def _without_day(words: Stamp) -> Stamp:
    """Without the weekday too, unless that is wrong: then it is still said of the markup's day."""
    rightly = words.weekday == date(*words.written[:3]).weekday()  # type: ignore[arg-type]
    return replace(words, written=_NO_DATE, weekday=None if rightly else words.weekday)


def _shown(markup: Stamp) -> str:
    return f"{markup.written}{'Z' if markup.zone == 'UTC' else markup.zone or ''}"


def _as_seen(words: Stamp, markup: Stamp) -> Partial:
    """The markup's time on the clocks of the zone that the words name."""
    time = timezones.instant(markup.written, markup.zone)
    if words.zone is None or time is None:
        return markup.written
    return _partial(timezones.in_zone(time, words.zone), markup.written)


def _partial(local: datetime, like: Partial) -> Partial:
    second = local.second if like.second is not None else None
    return Partial(local.year, local.month, local.day, local.hour, local.minute, second)


def _with_offset(words: Stamp, markup: Stamp) -> tuple[str, Partial] | None:
    """The zone in which the markup's instant shows the words' clock time: a whole quarter of an hour, -11:00 to +13:00."""
    time = timezones.instant(markup.written, markup.zone)
    if time is None:
        return None
    utc = timezones.in_zone(time, "UTC")
    own = (words.written.hour or 0) * 60 + (words.written.minute or 0)
    ahead = (own - utc.hour * 60 - utc.minute + 660) % 1440 - 660
    if ahead % 15:
        return None
    return as_offset(ahead), _partial(utc + timedelta(minutes=ahead), markup.written)


def _in_region(words: Stamp, markup: Stamp) -> tuple[str, Partial] | None:
    """The same for markup in UTC, as default settings write it, where it is the words' day and time on a clock of the region."""
    shifted = _with_offset(words, markup) if markup.zone == "UTC" else None
    return shifted if shifted and shifted[0] in _REGION and _same_day(words, shifted[1]) else None


def _same_clock(words: Partial, seen: Partial) -> bool:
    if words.hour is None or seen.hour is None:
        return True
    return (words.hour % 24, words.minute or 0) == (seen.hour, seen.minute or 0)


def _same_day(words: Stamp, seen: Partial) -> bool:
    if words.written.hijri or words.written.hour == 24:
        return True
    return all(own in (None, other) for own, other in zip(words.written[:3], seen[:3], strict=True))


def _filled(words: Stamp, markup: Stamp, seen: Partial) -> Combined:
    written = words.written
    inferred: list[Inference] = []
    because = f"the markup gives {_shown(markup)} for this stamp"

    def add(field: str, value: str) -> None:
        inferred.append(Inference(field=field, value=value, rule="markup", because=because))

    if not written.dated and not written.hijri and seen.dated:
        written = written._replace(year=seen.year, month=seen.month, day=seen.day)
        add("date", str(Partial(*seen[:3])))
    if written.hour is None and seen.hour is not None:
        written = written._replace(hour=seen.hour, minute=seen.minute, second=seen.second)
        add("clock", f"{seen.hour:02d}:{seen.minute or 0:02d}")
    zone = words.zone or (markup.zone if written.hour is not None else None)
    if zone and zone != words.zone:
        add("zone", zone)
    return Combined(replace(words, written=written, zone=zone), tuple(inferred))
