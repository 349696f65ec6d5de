"""Local times and their zones -> instants, and back. A zone is UTC, an offset such as +03:00, or an IANA name."""

from datetime import UTC, date, datetime, timedelta, timezone

from newsline.model import OtherClock, Partial, Stamp


def known_zone(name: str) -> bool:
    """Whether `name` is UTC, an offset such as +03:00, or a zone of the IANA database."""
    try:
        offset_at(name, datetime(2000, 1, 1))
    except (ValueError, OSError, KeyError):
        return False
    return True


def offset_at(zone: str, local: datetime) -> timedelta:
    """How far the zone's clocks are ahead of UTC at the naive local time; raises KeyError or ValueError if unknown."""
    if zone == "UTC":
        return timedelta(0)
    if zone.startswith(("+", "-")):
        sign = -1 if zone[0] == "-" else 1
        return sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    from zoneinfo import ZoneInfo

    found = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    assert found is not None  # a ZoneInfo always has one
    return found


def local_time(when: Partial) -> datetime | None:
    """The naive local time; 24:00 is the next day's 00:00. None unless day and hour are known."""
    if not when.dated or when.hour is None:
        return None
    local = datetime(*when[:3], when.hour % 24, when.minute or 0, when.second or 0)  # type: ignore[arg-type]
    return local if when.hour < 24 else local + timedelta(days=1)


def clock(when: Partial | None) -> tuple[int, int, int] | None:
    """The clock time of what is known, where no date is; None for all others."""
    if when is None or when.hour is None or when.year is not None or when.month is not None or when.day is not None:
        return None
    return when.hour, when.minute or 0, when.second or 0


def instant(when: Partial, zone: str | None) -> datetime | None:
    """The instant in UTC, None unless day, hour and zone are known."""
    return instant_of(local_time(when), zone)


def instant_of(local: datetime | None, zone: str | None) -> datetime | None:
    """The instant in UTC of a naive local time, None unless both it and the zone are known."""
    if local is None or zone is None:
        return None
    if zone == "UTC":
        return local.replace(tzinfo=UTC)
    try:
        return (local - offset_at(zone, local)).replace(tzinfo=UTC)
    except OverflowError:  # the first or last day that a date can have
        return None


def instants_of(local: datetime, zone: str) -> list[datetime]:
    """The instants in UTC at which the zone's clocks show a naive local time: two where they went back, none where forward."""
    if "/" not in zone:
        time = instant_of(local, zone)
        return [time] if time is not None else []
    first, second = offset_at(zone, local), offset_at(zone, local.replace(fold=1))
    if first < second:
        return []
    return [(local - ahead).replace(tzinfo=UTC) for ahead in ((first,) if first == second else (first, second))]


def hour_twice(zone: str, day: date) -> int | None:
    """The minute of the day at which the hour begins that the zone's clocks show twice, on that day or the one before."""
    noon = datetime(day.year, day.month, day.day, 12)
    if offset_at(zone, noon - timedelta(days=2)) <= offset_at(zone, noon):
        return None
    for half_hour in range(4 * 24):
        local = noon - timedelta(days=2) + timedelta(minutes=30 * half_hour)
        if len(instants_of(local, zone)) > 1:
            return local.hour * 60 + local.minute
    return None


def in_zone(time: datetime, zone: str) -> datetime:
    """An aware instant as the naive local time of a zone."""
    if zone == "UTC" or zone.startswith(("+", "-")):
        return time.astimezone(timezone(offset_at(zone, datetime(2000, 1, 1)))).replace(tzinfo=None)
    from zoneinfo import ZoneInfo

    return time.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def rfc3339(time: datetime) -> str:
    """An aware instant of whole seconds as RFC 3339 in UTC."""
    utc = time.astimezone(UTC)
    parts = (utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second)
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % parts  # noqa: UP031 - isoformat() takes nearly twice as long


def offset_from(stamp: Stamp, other: OtherClock) -> tuple[int, int]:
    """Minutes that the stamp's clock is ahead of the other one's, -11:00 to +13:00, and the days it is ahead."""
    own = (stamp.written.hour or 0) * 60 + (stamp.written.minute or 0)
    beside = other.hour * 60 + other.minute
    ahead = (own - beside + 660) % 1440 - 660
    return ahead, (beside + ahead) // 1440
