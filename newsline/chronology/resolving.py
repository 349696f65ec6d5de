"""A stamp and a reference day -> what day and what instant it means, with the reason for whatever it does not say itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from newsline.chronology.calendars import gregorian_years, hijri_to_gregorian, hijri_years
from newsline.chronology.timezones import in_zone, instant_of, instants_of, local_time, offset_at, offset_from
from newsline.model import Inference, Moment, Notice, OtherClock, Partial, Period, Rule, Stamp, Unit
from newsline.stamps import lexicon, years
from newsline.stamps.offsets import as_offset

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GRACE = timedelta(days=1)  # the writer's zone may be a day ahead of the reader's
_RENEWED = timedelta(days=31)  # by which the stamps of a page may be older than its own, where it was published anew
MINUTES = {"second": 0, "minute": 1, "hour": 60}
_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1}


class Reference(NamedTuple):
    """A day that others are reckoned from, and where it was found.

    `later`: what is dated came after it, not before. `instant`: the very moment of it, aware, where that is known. `of_page`:
    a page stamp gave it, which bounds the entries only softly. `dateline`: a wire dateline gave it.
    """

    day: date
    because: str
    later: bool = False
    instant: datetime | None = None
    of_page: bool = False
    dateline: bool = False


_Date = date  # the field of that name would hide it


class Day(NamedTuple):
    """The day of a stamp as far as it is known (Gregorian), what was worked out, and the warnings that it earns.

    `date`: the day itself, where it is known in full.
    """

    partial: Partial = Partial()
    inferred: tuple[Inference, ...] = ()
    notices: tuple[Notice, ...] = ()
    date: "_Date | None" = None


def is_day_of_news(day: date) -> bool:
    """Whether a day can be the reference date of an article."""
    return day.year in years.OF_REFERENCE


def full(day: date, inferred: tuple[Inference, ...] = (), notices: tuple[Notice, ...] = ()) -> Day:
    """A day that is known in full."""
    return Day(Partial(day.year, day.month, day.day), inferred, notices, day)


# --- dates ------------------------------------------------------------------------------------------


def day_of(stamp: Stamp, reference: Reference | None) -> Day:
    """The day that the stamp's own words give, with the reference where they leave something out."""
    written = stamp.written
    if written.dated:
        return _full_day(stamp)
    if written.month is not None and written.day is not None:
        return _year_of(written.month, written.day, written.hijri, stamp.weekday, reference)
    if written.day is not None and written.month is None:
        return _month_of(written.day, stamp.weekday, reference)
    if any(written[:3]):
        return Day(Partial() if written.hijri else Partial(*written[:3]))
    if stamp.weekday is not None:
        day = _latest_weekday(stamp.weekday, _before(stamp, reference))
        if stamp.period != "eve":
            return day
        message = f"the night of {WEEKDAY_NAMES[stamp.weekday]} may be the one before it; the day itself is taken"
        return day._replace(notices=(*day.notices, Notice(code="date-unclear", message=message)))
    if stamp.days_ago is not None or stamp.ago is not None:
        return _relative_day(stamp, reference)
    if stamp.other_clock is not None and stamp.other_clock.weekday is not None:
        return _beside(stamp, stamp.other_clock, stamp.other_clock.weekday, reference)
    return Day()


def day_of_page(stamp: Stamp, reference: Reference | None) -> Day:
    """The day of a page stamp: how long ago counts from when the copy was saved, of which the page's own dates say nothing."""
    if stamp.ago is not None and reference is not None and (reference.of_page or reference.dateline):
        return unknown_day("how long ago counts from the date your copy was saved: pass --date")
    return day_of(stamp, reference)


def _beside(stamp: Stamp, other: OtherClock, weekday: int, reference: Reference | None) -> Day:
    """The day of a clock time whose weekday stands by the second clock time, which may be on another day."""
    day = _latest_weekday(weekday, reference)
    _, ahead = offset_from(stamp, other)
    if day.date is None or not ahead:
        return day
    found = day.date + timedelta(days=ahead)
    because = f"{WEEKDAY_NAMES[weekday]} is the day at {other.hour:02d}:{other.minute:02d} {other.zone}; {day.inferred[0].because}"
    return worked_out(found, "weekday-of-other-clock", because)


def _full_day(stamp: Stamp) -> Day:
    if not stamp.written.hijri:
        day = date(*stamp.written[:3])  # type: ignore[arg-type]
        eve = stamp.period == "eve" and stamp.weekday == (day + timedelta(days=1)).weekday()
        weekday = None if eve else stamp.weekday
        return full(day, (), (*_weekday_check(weekday, day), *_calendar_check(stamp, day)))
    found = hijri_to_gregorian(stamp.written)
    if found is None:
        message = (
            f"{stamp.written.year} AH is outside the Umm al-Qura tables (1343-1500); the Gregorian day is not known"
        )
        return Day(notices=(Notice(code="date-unknown", message=message),))
    because = "the Hijri date, read in the Umm al-Qura calendar; sighted calendars may differ by a day"
    return worked_out(found, "hijri-date", because, _weekday_check(stamp.weekday, found))


def _weekday_check(weekday: int | None, day: date) -> tuple[Notice, ...]:
    if weekday is None or weekday == day.weekday():
        return ()
    said, is_ = WEEKDAY_NAMES[weekday], WEEKDAY_NAMES[day.weekday()]
    return (
        Notice(code="weekday-mismatch", message=f"the stamp says {said}, but {day} was a {is_}; the date is taken"),
    )


def _calendar_check(stamp: Stamp, day: date) -> tuple[Notice, ...]:
    if stamp.hijri is None or not stamp.hijri.dated:
        return ()
    hijri = str(stamp.hijri).partition("[")[0]
    beside = hijri_to_gregorian(stamp.hijri)
    if beside is None:
        message = f"the Hijri date {hijri} is outside the Umm al-Qura tables (1343-1500) and could not be checked"
        return (Notice(code="calendar-mismatch", message=message),)
    if abs(beside - day) <= timedelta(days=1):
        return ()
    message = (
        f"the Hijri date {hijri} is {beside}, {abs((beside - day).days)} days from {day}; the Gregorian one is taken"
    )
    return (Notice(code="calendar-mismatch", message=message),)


@lru_cache(1 << 12)  # asked for the layout and again for the day, and the articles of a corpus share their days
def _year_of(month: int, day: int, hijri: bool, weekday: int | None, reference: Reference | None) -> Day:
    """The latest year in which the day is not after the reference (or, after an older stamp, the first).

    A day shortly before the older stamp is of its year: a page that was published anew keeps its stamps.
    """
    own = Partial() if hijri else Partial(month=month, day=day)
    if reference is None:
        return Day(own, (), _unknown_year("the year is not stated: pass --date"))
    years = hijri_years(month, day, reference.day) if hijri else gregorian_years(month, day, reference.day)
    fitting: Iterator[date]
    if reference.later:
        fitting = iter([found for found in years if found >= reference.day - _RENEWED][::-1])
    else:
        fitting = (found for found in years if found <= reference.day + GRACE)
    found = next(fitting, None)
    if found is None:
        return Day(own, (), _unknown_year("the year is not stated, and no year near the reference date fits"))
    on_weekday = (one for one in chain([found], fitting) if one.weekday() == weekday)
    with_weekday = next(on_weekday, None) if weekday is not None else None
    found = with_weekday or found
    later = reference.later and found >= reference.day - GRACE
    which = "the first year in which it is not before" if later else "the latest year in which it is not after"
    falls = " and falls on that weekday" if with_weekday else ""
    because = f"{which} {reference.day}{falls} ({reference.because})"
    field, value = ("date", found.isoformat()) if hijri else ("year", str(found.year))
    rule: Rule = "first-year" if later else "latest-year"
    return full(
        found,
        (Inference(field=field, value=value, rule=rule, because=because),),
        _weekday_check(weekday, found),
    )


_MONTHS_BACK = 41 * 12  # the 31st on a given weekday comes back much sooner


def _month_of(day: int, weekday: int | None, reference: Reference | None) -> Day:
    """The latest month in which the day is not after the reference (or, after an older stamp, the first)."""
    own = Partial(day=day)
    if reference is None:
        return Day(own, (), unknown_day("the month is not stated: pass --date").notices)
    near = reference.day - GRACE if reference.later else reference.day + GRACE
    first = near.year * 12 + near.month - 1
    for month in range(first, first + _MONTHS_BACK) if reference.later else range(first, first - _MONTHS_BACK, -1):
        try:
            found = date(month // 12, month % 12 + 1, day)
        except ValueError:  # the month is shorter
            continue
        if (found >= near if reference.later else found <= near) and weekday in (None, found.weekday()):
            which = (
                "first month in which it is not before" if reference.later else "latest month in which it is not after"
            )
            rule: Rule = "first-month" if reference.later else "latest-month"
            return worked_out(found, rule, f"the {which} {reference.day} ({reference.because})")
    return Day(own, (), unknown_day("no month near the reference date fits").notices)


def _unknown_year(message: str) -> tuple[Notice, ...]:
    return (Notice(code="year-unknown", message=message),)


def unknown_day(message: str) -> Day:
    """No day, and the warning that says so."""
    return Day(notices=(Notice(code="date-unknown", message=message),))


def unclear_day(message: str) -> Day:
    """No day, since two are as likely, and the warning that says so."""
    return Day(notices=(Notice(code="date-unclear", message=message),))


def worked_out(day: date, rule: Rule, because: str, notices: tuple[Notice, ...] = ()) -> Day:
    """A day that is known in full, by a rule."""
    return full(day, (Inference(field="date", value=day.isoformat(), rule=rule, because=because),), notices)


def latest_weekday(weekday: int, reference: date) -> date:
    """The latest such weekday not after the reference; Monday is 0."""
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def _before(stamp: Stamp, reference: Reference | None) -> Reference | None:
    """The reference for a weekday with a clock time and a zone: what would be after the instant is of the day before it."""
    written = stamp.written
    if reference is None or reference.instant is None or stamp.zone is None or written.hour is None:
        return reference
    return reference._replace(day=min(_last_day(written, reference.instant, stamp.zone), reference.day))


def _last_day(written: Partial, instant: datetime, zone: str) -> date:
    """The last day on which a clock time is not after an instant, on the clocks of a zone."""
    now = in_zone(instant, zone)
    return now.date() - timedelta(days=(written.hour or 0, written.minute or 0) > (now.hour, now.minute))


def _latest_weekday(weekday: int, reference: Reference | None) -> Day:
    name = WEEKDAY_NAMES[weekday]
    if reference is None:
        return unknown_day(f"the stamp says only {name}: pass --date")
    if reference.later:
        found = latest_weekday(weekday, reference.day + timedelta(days=6))
        because = f"the first {name} not before {reference.day} ({reference.because})"
    else:
        found = latest_weekday(weekday, reference.day)
        because = f"the latest {name} not after {reference.day} ({reference.because})"
    return worked_out(found, "first-weekday" if reference.later else "latest-weekday", because)


def _relative_day(stamp: Stamp, reference: Reference | None) -> Day:
    if reference is None:
        return unknown_day("the stamp is relative to the day of reading: pass --date")
    if stamp.ago is not None and stamp.ago.unit in ("month", "year"):
        return _months_ago(stamp.ago.number * (12 if stamp.ago.unit == "year" else 1), stamp.ago.unit, reference)
    back = stamp.days_ago or 0
    if stamp.ago is not None:
        back = stamp.ago.number * _DAYS[stamp.ago.unit]
    found = reference.day - timedelta(days=back)
    says = f"{back} day{'s' * (back != 1)} before" if back else "the day of"
    because = f"{says} the reference date {reference.day} ({reference.because})"
    return worked_out(found, "relative", because)


def _months_ago(months: int, unit: str, reference: Reference) -> Day:
    from dateutil.relativedelta import relativedelta

    try:
        found = reference.day - relativedelta(months=months)
    except (ValueError, OverflowError):
        return unknown_day("no day was so long ago")
    partial = Partial(found.year, found.month if unit == "month" else None)
    because = f"reckoned back from the reference date {reference.day} ({reference.because})"
    return Day(partial, (Inference(field="date", value=str(partial), rule="relative", because=because),))


# --- the whole stamp ----------------------------------------------------------------------------------------------


def zone_of(
    stamp: Stamp, default: Inference | None, day: Day
) -> tuple[str | None, tuple[Inference, ...], tuple[Notice, ...]]:
    """The zone, what was inferred, and the warnings; `default`: the zone of stamps that name none, and why."""
    if not stamp.timed:
        return None, (), ()
    other = stamp.other_clock
    if stamp.zone is not None:
        contested = stamp.zone_word is not None and stamp.zone in lexicon.CONTESTED_PLACES
        return _of_two(stamp, stamp.zone, day) if contested else (stamp.zone, (), ())
    if other is not None and other.zone == "UTC":
        ahead, _ = offset_from(stamp, other)
        zone = as_offset(ahead)
        because = f"the stamp gives the same instant as {other.hour:02d}:{other.minute:02d} UTC"
        return zone, (Inference(field="zone", value=zone, rule="zone-of-other-clock", because=because),), ()
    if default is not None:
        return default.value, (default,), ()
    if stamp.zone_word:
        message = f"{stamp.zone_word} could be several zones: pass --zone"
    else:
        message = "the stamp names no zone: pass --zone"
    return None, (), (Notice(code="zone-unknown", message=message),)


def _of_two(stamp: Stamp, zone: str, day: Day) -> tuple[str, tuple[Inference, ...], tuple[Notice, ...]]:
    """The zone of a place by whose name two may be meant: where their clocks differ the other one, and a warning."""
    other, _ = lexicon.CONTESTED_PLACES[zone]
    local = local_time(_joined(stamp, day))
    if local is None or offset_at(zone, local) == offset_at(other, local):
        return zone, (), ()
    message = f"{stamp.zone_word}: the clocks of {zone} and {other} differ on that day, and those of {other} are taken"
    return other, (), (Notice(code="clock-change", message=message),)


def clock_check(stamp: Stamp, day: Day) -> tuple[Notice, ...]:
    """Warnings where what a stamp says of its clock time does not agree: a second one, a second zone, a day period.

    Likewise where an hour in words may be of the morning or of the evening.
    """
    if stamp.hour_of_12 is not None:
        message = "morning or evening, the words do not say, and the hour is not taken"
        return (Notice(code="date-unclear", message=message),)
    if stamp.other_clock is None and stamp.zone_beside is None and stamp.period is None:
        return ()
    return (*_other_clock_check(stamp, day), *_zone_check(stamp, day), *_period_check(stamp))


def _zone_check(stamp: Stamp, day: Day) -> tuple[Notice, ...]:
    """A place counts more than the offset or abbreviation beside it."""
    local = local_time(_joined(stamp, day))
    if stamp.zone is None or stamp.zone_beside is None or local is None:
        return ()
    own, beside = offset_at(stamp.zone, local), offset_at(stamp.zone_beside, local)
    if own == beside:
        return ()
    shown = as_offset(int(own / timedelta(minutes=1)))
    message = f"{stamp.zone_beside} stands beside {stamp.zone}, which is at {shown} then; the place counts"
    return (Notice(code="zone-mismatch", message=message),)


# By day period: hours that are none of it, and show a clock of 24.
_HOURS_OF_24: dict[Period, Sequence[int]] = {"am": range(13, 24), "pm": (0,), "noon": (0,), "night": range(13, 18)}


def _period_check(stamp: Stamp) -> tuple[Notice, ...]:
    """An hour of the clock of 24 is taken as it stands, whatever day period stands beside it."""
    hour = stamp.written.hour
    if hour is None or stamp.period is None or hour not in _HOURS_OF_24.get(stamp.period, ()):
        return ()
    message = f"{hour:02d}:{stamp.written.minute or 0:02d} is no time of the day period beside it; the hour is taken"
    return (Notice(code="clock-mismatch", message=message),)


def _other_clock_check(stamp: Stamp, day: Day) -> tuple[Notice, ...]:
    """Two clock times of one stamp should be the same instant."""
    other = stamp.other_clock
    if other is None or other.zone is None:
        return ()
    local = local_time(_joined(stamp, day))
    ahead, _ = offset_from(stamp, other)
    if stamp.zone is not None and other.zone is not None:
        at = local or datetime(2000, 1, 1)
        expected = (offset_at(stamp.zone, at) - offset_at(other.zone, at)).total_seconds() / 60
        agrees = (expected - ahead) % 1440 == 0
    else:
        agrees = ahead % 15 == 0
    if agrees:
        return ()
    message = f"the second clock time {other.hour:02d}:{other.minute:02d} is another instant; the first counts"
    return (Notice(code="clock-mismatch", message=message),)


def _joined(stamp: Stamp, day: Day) -> Partial:
    year, month, mday = day.partial[:3]
    return Partial(year, month, mday, *stamp.written[3:6])


def moment(stamp: Stamp, day: Day, zone: str | None, inferred: tuple[Inference, ...]) -> Moment:
    """The moment of a stamp whose day and zone are settled."""
    when = _joined(stamp, day)
    local = local_time(when)
    precision: Unit | None = when.precision or ("day" if stamp.weekday is not None else None)
    if when.hour == 24 and local is not None:
        when = Partial(local.year, local.month, local.day, 0, 0, when.second)
    return Moment(
        when=when if precision else None,
        zone=zone,
        precision=precision,
        time=instant_of(local, zone),
        inferred=inferred,
    )


def reckoned(stamp: Stamp, reference: Reference, zone: str | None) -> tuple[Stamp, Inference] | None:
    """A stamp that says how long ago, in minutes or hours, as the local time that it means, or as the day on which the clock time
    beside that is the nearest; None for any other."""
    if stamp.ago is None or stamp.ago.unit not in MINUTES or reference.instant is None:
        return None
    zone = stamp.zone or zone or "UTC"
    local = in_zone(reference.instant - timedelta(minutes=stamp.ago.number * MINUTES[stamp.ago.unit]), zone)
    if stamp.timed:
        day = _nearest_day(stamp.written, local)
        because = f"the nearest to {local:%Y-%m-%d %H:%M}, reckoned back from {reference.instant.isoformat()} ({reference.because})"
        written = stamp.written._replace(year=day.year, month=day.month, day=day.day)
        return replace(stamp, written=written, ago=None), Inference(
            field="date", value=day.isoformat(), rule="relative", because=because
        )
    written = Partial(local.year, local.month, local.day, local.hour, local.minute)
    because = f"reckoned back from {reference.instant.isoformat()} ({reference.because})"
    inferred = Inference(field="when", value=str(written), rule="relative", because=because)
    return replace(stamp, written=written, zone=zone, ago=None), inferred


def _nearest_day(clock: Partial, moment: datetime) -> date:
    """The day on which a clock time is the nearest to a moment."""
    minutes = (clock.hour or 0) * 60 + (clock.minute or 0)
    later = (minutes - moment.hour * 60 - moment.minute + 720) % 1440 - 720
    return (moment + timedelta(minutes=later)).date()


def resolve(
    stamp: Stamp, reference: Reference | None, default_zone: Inference | None
) -> tuple[Moment, tuple[Notice, ...]]:
    """Resolve one stamp that stands alone; a clock time without a date is on the reference day."""
    given = default_zone.value if default_zone is not None else None
    found = reckoned(stamp, reference, given) if reference is not None else None
    stamp = found[0] if found is not None else stamp
    day = day_of(stamp, reference)
    zone, inferred, warnings = zone_of(stamp, default_zone, day)
    if not stamp.has_date and stamp.timed:
        day = _alone(stamp, reference, zone)
        zone, inferred, warnings = zone_of(stamp, default_zone, day)
    notices = (*day.notices, *warnings, *clock_check(stamp, day))
    result = moment(stamp, day, zone, (*((found[1],) if found else ()), *day.inferred, *inferred))
    if result.time is not None and zone is not None and result.when is not None:
        local = local_time(result.when)
        times = instants(stamp, local, zone) if local is not None else []
        if len(times) == 1:
            result = replace(result, time=times[0])
        else:
            result = replace(result, time=None)
            notices = (*notices, Notice(code="clock-change", message=clock_change(result, bool(times))))
    return result, notices


def instants(stamp: Stamp, local: datetime, zone: str) -> list[datetime]:
    """The instants that a stamp's local time may be: of two the one that its second clock time shows."""
    found = instants_of(local, zone)
    other = stamp.other_clock
    if len(found) < 2 or other is None or other.zone is None:
        return found
    shown = [(there.hour, there.minute) for there in (in_zone(time, other.zone) for time in found)]
    return [time for time, clock in zip(found, shown, strict=True) if clock == (other.hour, other.minute)] or found


def clock_change(found: Moment, twice: bool) -> str:
    """The warning about a local time that a change of the clocks shows twice, or not at all."""
    shown = f"{found.when} in {found.zone}"
    if twice:
        return f"{shown} comes twice, since the clocks went back, and nothing says which it is"
    return f"{shown} does not exist: the clocks went forward over it"


def _alone(stamp: Stamp, reference: Reference | None, zone: str | None) -> Day:
    if reference is None:
        return unknown_day("the stamp gives a clock time and no day: pass --date")
    day = reference.day
    if reference.instant is not None and zone is not None:
        day = _last_day(stamp.written, reference.instant, zone)
    because = f"the reference date ({reference.because})"
    return worked_out(day, "reference-date", because)
