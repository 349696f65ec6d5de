"""A random generator of update stamps: from an instant, a text and what it says, worked out without `newsline`.

A text is `ambiguous` where a reader may say less than was meant, never something else:
- an hour in words without a day period ("الساعة الثالثة والنصف") may be morning or evening;
- one digit, a point or comma and two digits (9.05), with neither الساعة nor a zone nor a period, may be a price;
- a long line that has all its numbers in words is taken for prose;
- a حدث without its vowels beside a weekday or a time ago says that something happened.

Four digits right after a day and month without a year (17 سبتمبر 2015 ت غ) are one: no clock is written so there.
"""

import random
import re
from datetime import datetime, timedelta
from typing import NamedTuple

from tests import generator_words as words
from tests.generator_clocks import Clock, clock, parted_clock, zone_phrase
from tests.generator_dates import Date, date
from tests.generator_numbers import ordinals
from tests.generator_pen import Pen


class Written(NamedTuple):
    """A stamp and what it says: `written` in EDTF. `convention`, `digits`, `order` say how, for the tables of results.

    `halved`: whether a day period says which half of the day its clock time is of; None where no period is needed.
    """

    text: str
    kind: str
    written: str | None
    zone: str | None
    weekday: int | None
    ordinal: int | None
    convention: str
    digits: str
    order: str
    ambiguous: bool
    halved: bool | None = None


class Plan(NamedTuple):
    """What a stamp is to say of a local time. `kind` None: no cue. `date`: a name that `generator_values.date` knows."""

    moment: datetime
    kind: str | None = "update"
    clock: bool = True
    date: str = "none"
    weekday: bool = False
    zone: str | None = None
    ordinal: int | None = None
    cue: str | None = None
    noise: bool = True


DATES = ["none"] * 8 + ["full"] * 7 + ["yearless"] * 3 + ["numeric"] * 4 + ["hijri", "hijri", "hijri-yearless"]
DATES += ["hijri-numeric", "twin", "twin", "relative"]
ZONES = [*words.PLACES, *["UTC"] * 20, *["Asia/Riyadh"] * 5, *["Asia/Dubai"] * 3]


def random_moment(rng: random.Random) -> datetime:
    """A local time between 1990 and 2039; one in four is on a multiple of five minutes, as hours in words are."""
    found = datetime(1990, 1, 1) + timedelta(minutes=rng.randrange(50 * 365 * 24 * 60))
    return found.replace(minute=found.minute // 5 * 5) if rng.random() < 0.25 else found


def random_zone(rng: random.Random) -> str | None:
    """No zone, one with a name, or an offset."""
    if rng.random() < 0.35:
        return None
    if rng.random() < 0.15:
        hours = rng.choice([-10, -5, -4, 1, 2, 3, 3, 4, 4, 5, 8, 9])
        return f"{'-' if hours < 0 else '+'}{abs(hours):02d}:{rng.choice(['00', '00', '00', '30'])}"
    return rng.choice(ZONES)


def random_plan(rng: random.Random) -> Plan:
    """Any of the things that a stamp can say."""
    moment = random_moment(rng)
    kind = rng.choice([None, "update", "update", "update", "last-update", "last-update", "published", "correction"])
    ordinal = (
        rng.randint(1, rng.choice([10, 10, 25])) if kind in ("update", "correction") and rng.random() < 0.2 else None
    )
    days = rng.choice(DATES)
    timed = rng.random() < 0.85 or kind is None or (days == "none" and ordinal is None)
    if days == "relative" and not timed:
        days = "ago"
    weekday = rng.random() < 0.4 and days not in ("relative", "ago")
    return Plan(moment, kind, timed, days, weekday, random_zone(rng) if timed else None, ordinal)


class _Parts(NamedTuple):
    """The parts of a stamp in their order: (name, text)."""

    items: list[tuple[str, str]]
    clock: Clock
    date: Date


def _lead(pen: Pen, choices: list[str], text: str) -> str:
    lead = pen.pick(choices)
    return f"{lead} {text}" if lead else text


def _clock_text(pen: Pen, plan: Plan, zone: str | None) -> Clock:
    found = clock(pen, plan.moment, zone, numbered=plan.ordinal is not None)
    if found.asks:  # only الساعة says that a number alone is an hour
        return found._replace(text=f"{pen.pick(['الساعة', 'في الساعة', 'عند الساعة'])} {found.text}", asked=True)
    lead = pen.pick(words.BEFORE_CLOCK)
    if found.text[0].isalpha() and lead in ("في", "عند"):
        lead = ""
    return found._replace(text=f"{lead} {found.text}".strip(), asked="الساعة" in lead)


def _weekday(pen: Pen, plan: Plan, period: str, *, english: bool) -> str:
    if english:
        return words.ENGLISH_WEEKDAYS[plan.moment.weekday()]
    name = pen.spelled(pen.pick(words.WEEKDAYS[plan.moment.weekday()]))
    return f"{period} {name}" if period else _lead(pen, words.BEFORE_WEEKDAY, name)


def _parts(pen: Pen, plan: Plan) -> _Parts:
    """The parts that the plan asks for, shuffled."""
    items: list[tuple[str, str]] = []
    apart = plan.zone is not None and plan.zone[0] not in "+-" and pen.chance(0.08)
    found, period = Clock(), ""
    if plan.clock:
        zone = None if apart else plan.zone
        if plan.weekday and pen.chance(0.06):
            found, period = parted_clock(pen, plan.moment, zone)
        else:
            found = _clock_text(pen, plan, zone)
        items.append(("clock", found.text))
        if apart and plan.zone:
            items.append(("zone", zone_phrase(pen, plan.zone, apart=True)))
    day = date(pen, plan.date, plan.moment)
    if day.text:
        items.append(("date", _lead(pen, words.BEFORE_DATE if day.written else [""], day.text)))
    if plan.weekday:
        items.append(("weekday", _weekday(pen, plan, period, english=day.convention == "english" and not period)))
    pen.rng.shuffle(items)
    return _Parts(items, found, day)


def _joined(pen: Pen, items: list[tuple[str, str]]) -> str:
    """The parts with something between them; any but the first may stand in brackets."""
    text = ""
    for name, part in items:
        shown = pen.bracketed(part) if text and name != "zone" and pen.chance(0.1) else part
        text += (pen.pick(words.SEPARATORS) if text else "") + shown
    return text


def _cue(pen: Pen, plan: Plan) -> str:
    """The cue with its number, if it has one."""
    assert plan.kind is not None
    if plan.ordinal is None:
        return pen.spelled(plan.cue or pen.pick(words.CUES[plan.kind]))
    cue = pen.pick(words.NUMBERED) if plan.kind == "update" else pen.pick(["تصحيح", "توضيح"])
    if pen.chance(0.3) and (plan.ordinal > 1 or plan.date == "none"):  # أول أمس is a day
        if cue.startswith("ال"):
            return f"{pen.spelled(cue)} {pen.spelled(pen.pick(ordinals(plan.ordinal, feminine=False)))}"
        if plan.ordinal <= len(words.ORDINALS):
            return f"{pen.spelled(cue)} {pen.spelled(words.ORDINALS[plan.ordinal - 1])}"
    return f"{pen.spelled(cue)} {pen.pick(words.NUMBER_FORMS).format(pen.number(plan.ordinal))}"


def _with_cue(pen: Pen, plan: Plan, rest: str) -> str:
    if plan.kind is None:
        return rest
    cue = _cue(pen, plan)
    if not rest:
        return cue
    if pen.chance(0.12):
        return f"{cue} {pen.bracketed(rest)}"
    between = pen.pick(words.AFTER_CUE)
    if (cue[-1] in "في" and between == " في ") or (cue[-1].isdigit() and between == ":"):
        between = " "
    return cue + between + rest


def _noise(pen: Pen, text: str) -> str:
    if pen.chance(0.06):
        text = pen.bracketed(text)
    if pen.chance(0.06):
        text += pen.pick([":", " :", "."])
    if pen.chance(0.1):
        text = pen.pick(words.BULLETS) + text
    return pen.with_bidi(text) if pen.chance(0.15) else text


def _is_year(parts: _Parts) -> bool:
    """Four digits of a clock right after a date without a year."""
    names = [name for name, _ in parts.items]
    after = parts.clock.style == "four" and "date" in names and names.index("date") + 1 == names.index("clock")
    return after and not parts.clock.asked and parts.date.yearless


_LONG = 110  # characters: where a line goes on behind them, and none is a digit, it is not looked at


def _is_long_in_words(text: str) -> bool:
    return len(text) > _LONG and not any(map(str.isdigit, text[:_LONG]))


def _may_have_happened(text: str, parts: _Parts, plan: Plan) -> bool:
    """A cue that says "it happened" as well, with neither a clock time nor a date beside it."""
    return not plan.clock and parts.date.written is None and _HAPPENED.match(text) is not None


_HAPPENED = re.compile(f"ح[{words.HARAKAT}ـ]*د[{words.HARAKAT}ـ]*ث")


def _expected(parts: _Parts, plan: Plan) -> str | None:
    """The EDTF form of what the parts say."""
    timed = parts.clock.written
    if timed is None and parts.date.written is None:
        return "XXXX-XX-XX" if plan.weekday else None
    text = parts.date.written or "XXXX-XX-XX"
    return text + (f"T{timed}" if timed else "") + ("[u-ca=islamic-umalqura]" if parts.date.hijri else "")


def write(pen: Pen, plan: Plan) -> Written:
    """A stamp that says what the plan asks for, and what it says."""
    parts = _parts(pen, plan)
    while _is_year(parts):
        parts = _parts(pen, plan)
    text = _with_cue(pen, plan, _joined(pen, parts.items))
    return Written(
        _noise(pen, text) if plan.noise else text,
        plan.kind or "entry",
        _expected(parts, plan),
        plan.zone,
        plan.moment.weekday() if plan.weekday else None,
        plan.ordinal,
        parts.date.convention,
        pen.digits,
        " ".join(["cue"] * bool(plan.kind) + [name for name, _ in parts.items]),
        parts.clock.doubtful or _is_long_in_words(text) or _may_have_happened(text, parts, plan),
        True if parts.clock.halved else False if plan.clock and plan.moment.hour <= 12 else None,
    )


def _pair(rng: random.Random) -> Written:
    """Published and updated on one line: the update is what the line says."""
    first = random_moment(rng)
    second = first + timedelta(minutes=rng.randint(1, 3000))
    digits = Pen(rng).digits
    cue = rng.choice([None, "published", "published"])
    days = rng.choice(["full", "numeric"])
    published = write(Pen(rng, digits), Plan(first, cue, True, days, zone=None, noise=False))
    late = rng.choice(["full", "numeric", "none"])
    updated = write(Pen(rng, digits), Plan(second, "last-update", True, late, zone=random_zone(rng), noise=False))
    text = published.text + rng.choice([" ", " - ", " | ", " – ", "، "]) + updated.text
    ambiguous = published.ambiguous or updated.ambiguous or _is_long_in_words(text)
    return updated._replace(text=text, order="two stamps", ambiguous=ambiguous)


def _two_clocks(rng: random.Random) -> Written:
    """One instant in two zones: the first clock time counts. The second, in brackets or after a dash, is in GMT."""
    local = random_moment(rng)
    zone, ahead = rng.choice([("Asia/Riyadh", 3), ("Asia/Dubai", 4), ("Asia/Tokyo", 9), ("Africa/Algiers", 1)])
    digits = Pen(rng).digits
    first = write(Pen(rng, digits), Plan(local, "update", zone=zone, noise=False))
    if first.ambiguous:  # then the second clock time says which of the two it is, and a reader may take that one
        return _two_clocks(rng)
    shown = Pen(rng, digits).shown(f"{local - timedelta(hours=ahead):%H:%M}")
    other = f"{shown} {rng.choice(['ت غ', 'GMT', 'بتوقيت غرينتش'])}"
    day = date(Pen(rng, digits), rng.choice(["none", "full", "numeric"]), local)
    text = first.text + rng.choice([f" ({other})", f" - {other}", f" | {other}"]) + f" {day.text}".rstrip()
    written = (day.written or "XXXX-XX-XX") + (first.written or "")[10:]
    return first._replace(text=text, written=written, order="two clocks", convention=day.convention)


def stamp(rng: random.Random) -> Written:
    """Any stamp."""
    special = rng.random()
    if special < 0.06:
        return _pair(rng) if special < 0.03 else _two_clocks(rng)
    return write(Pen(rng, month_first=rng.random() < 0.15), random_plan(rng))
