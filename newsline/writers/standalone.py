"""One line on its own -> what `newsline stamp` says of it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from newsline.chronology import resolving
from newsline.chronology.resolving import Reference
from newsline.model import DateOrder, Inference, Moment, Notice, Reading, Stamp
from newsline.segmentation.ornaments import undressed
from newsline.stamps.dates import order_of_weekday
from newsline.stamps.reading import alone, explain, read_line
from newsline.writers import fields


def read(
    text: str,
    line: int,
    day: date | datetime | None,
    because: str,
    zone: str | None,
    explained: bool,
    *,
    order: DateOrder | None = None,
) -> dict[str, Any]:
    """The row of one text; `line` is its number in the input, `because` says where the reference date came from.

    `order`: of day and month in numbers; None: found out by the weekday, else the day is first.
    """
    reading = _reading(text.strip(), order or "dmy")
    if order is None and reading is not None and {order_of_weekday(stamp) for stamp in reading.stamps} == {"mdy"}:
        reading = _reading(text.strip(), "mdy")
    found = alone(reading) if reading is not None else None
    moment = Moment()
    notices: tuple[Notice, ...] = ()
    if reading is not None and found is not None:
        reference = _sibling(reading, found) or (_reference(day, because) if day else None)
        given = Inference(field="zone", value=zone, rule="zone-given", because="--zone") if zone else None
        moment, notices = resolving.resolve(found, reference, given)
    row = fields.stamp(text, found, moment, tuple(replace(notice, line=line) for notice in notices))
    return row | explain(text) if explained else row


def _reading(text: str, order: DateOrder) -> Reading | None:
    """What a text says, the ornaments around its time aside."""
    reading = read_line(text, order)
    if reading is not None or not text:
        return reading
    dressed = undressed(text, order)
    return dressed.reading if dressed is not None else None


def _reference(day: date | datetime, because: str) -> Reference:
    if not isinstance(day, datetime):
        return Reference(day, because)
    return Reference(day.date(), because, instant=day)


def _sibling(reading: Reading, found: Stamp) -> Reference | None:
    """The day of the other stamp on the line: an update without a date is of the day of publication."""
    for stamp in reading.stamps if len(reading.stamps) > 1 and not found.has_date else ():
        day = resolving.day_of(stamp, None).date
        if day:
            return Reference(day, "the other stamp on the line")
    return None
