"""Offsets from UTC, however stamps, markup or options write them: one spelling, +03:00."""

MOST_HOURS = 14  # the clocks of the zone database lie between UTC-12 and UTC+14


def as_offset(minutes: int) -> str:
    """The offset of a clock that is so many minutes ahead of UTC: 180 is +03:00."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def read_offset(sign: str, digits: str) -> str | None:
    """The offset that a sign and digits write: hours (3, 03), or hours and minutes (330, 0330); None where no clock is so.

    No hours behind are none ahead: RFC 3339 has -00:00 for a time of which the zone is not known.
    """
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(hours) > MOST_HOURS or int(minutes) > 59:
        return None
    ahead = int(hours) * 60 + int(minutes)
    return as_offset(-ahead if sign == "-" else ahead)
