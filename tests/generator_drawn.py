"""Draws an article as it could have happened: texts with rising instants, stamps that say some of it."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests import generator_words as words
from tests.generator_draft import DAY, NEWEST, OLDEST, Draft, Mark
from tests.generator_stories import naming, paragraphs, title

_MINUTE = timedelta(minutes=1)
_ZONES = ["UTC", "UTC", "Asia/Riyadh", "Africa/Cairo", "Asia/Beirut", "Asia/Dubai", "Africa/Algiers", "Europe/London"]
_STYLES = ["lines", "lines", "lines", "labels", "labels", "live", "live labels", "days", "wire", "plain"]
_DATED = ["", "", "", "full", "some", "weekday", "yearless", "relative", "full"]


def _moments(rng: random.Random, count: int, style: str) -> list[datetime]:
    """Rising local times; now and then two of one minute."""
    found = [datetime(2008, 1, 1) + rng.randrange(30 * 365 * 1440) * _MINUTE]
    longest = rng.choice([90, 600])
    while len(found) < count:
        gap = 0 if rng.random() < 0.02 else rng.randint(1, longest)
        found.append(found[-1] + (rng.randint(1, 20) * DAY if style == "days" else gap * _MINUTE))
    return found


def _says(rng: random.Random, style: str) -> str:
    """Which stamps are dated and how."""
    if style == "days":
        return "full"
    if style in ("live labels", "wire", "plain"):
        return ""
    dated = rng.choice(_DATED)
    return dated if dated == "full" or style != "live" else ""


def _kind(rng: random.Random, style: str, *, numbered: bool) -> str | None:
    if style.startswith("live") or style == "wire":
        return None
    return "update" if numbered else rng.choice(["update", "update", "update", "last-update", "correction"])


def _marks(rng: random.Random, style: str, count: int, bare: int | None, zone: str) -> tuple[Mark, ...]:
    """The texts; the one at `bare` has no stamp."""
    dated, zoned = _says(rng, style), rng.choice(["all", "all", "some", "none"])
    numbered = style in ("lines", "labels", "days") and rng.random() < 0.15
    clockless = style in ("lines", "labels") and rng.random() < 0.15
    names = rng.random() < 0.15
    marks = []
    for index, moment in enumerate(_moments(rng, count, style)):
        stamped = index != bare and style != "plain"
        timed = stamped and style != "days" and not (clockless and rng.random() < 0.4)
        named = names and rng.random() < 0.4
        text = paragraphs(rng)
        mark = Mark(
            moment,
            zone,
            naming(rng, words.WEEKDAYS[moment.weekday()][0]) + " " + text if named else text,
            stamped,
            _kind(rng, style, numbered=numbered),
            timed,
            (rng.choice(["", "full"]) if dated == "some" else dated) if timed or (stamped and style == "days") else "",
            timed and (zoned == "all" or (zoned == "some" and rng.random() < 0.5)),
            index + 1 if numbered and stamped else None,
            named,
        )
        marks.append(mark)
    if dated == "full" and zoned == "all" and rng.random() < 0.3:
        return tuple(_moved(rng, mark) if mark.timed else mark for mark in marks)
    return tuple(marks)


def _moved(rng: random.Random, mark: Mark) -> Mark:
    """The same instant on the clocks of another zone."""
    zone = rng.choice(_ZONES)
    return mark._replace(moment=mark.instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None), zone=zone)


def _with_gaps(rng: random.Random, marks: tuple[Mark, ...], layout: str) -> tuple[Mark, ...]:
    """Some markers with nothing between them and the next one down the page; the last one keeps its text."""
    out = list(marks)
    for place in range(len(out)):
        below = place - 1 if layout == NEWEST else place + 1
        if 0 <= below < len(out) and out[place].stamped and out[below].stamped and rng.random() < 0.2:
            out[place] = out[place]._replace(text="", names=False)
    return tuple(out)


def _page_times(rng: random.Random, marks: tuple[Mark, ...], zone: str) -> tuple[datetime | None, datetime | None]:
    """When the page says that it was published and last updated, on the clocks of its zone."""
    first, last = (one.instant.astimezone(UTC) for one in (marks[0], marks[-1]))
    published = updated = None
    if rng.random() < 0.35:
        published = first - marks[0].stamped * rng.randint(0, 600) * _MINUTE
    if rng.random() < 0.25:
        updated = last + marks[-1].stamped * rng.randint(0, 600) * _MINUTE
    if len(marks) == 1 and published == updated and published is not None:
        published -= rng.randint(1, 900) * _MINUTE
    here = ZoneInfo(zone)
    published, updated = (one and one.astimezone(here).replace(tzinfo=None) for one in (published, updated))
    return published, updated


def _laid_out(rng: random.Random, style: str, count: int, zone: str, *, alone: bool) -> Draft:
    """The marks in a layout; the rest of the article is still to be drawn."""
    layout = NEWEST if style == "wire" else rng.choice([NEWEST, OLDEST])
    above = style == "wire" or (style == "lines" and count > 1 and rng.random() < 0.15)
    by_hand = above and alone and style == "lines" and rng.random() < 0.4
    bare = None
    if (not above and rng.random() < 0.65) or by_hand:
        bare = count - 1 if (layout == NEWEST) != above else 0
    marks = _marks(rng, style, count, bare, zone)
    first = count - 1 if layout == NEWEST else 0
    if marks[first].stamped and not above and marks[first].kind:  # other cues would date the page
        marks = (*marks[:first], marks[first]._replace(kind="update"), *marks[first + 1 :])
    if style == "lines" and not above and rng.random() < 0.08:
        marks = _with_gaps(rng, marks, layout)
    return Draft(
        style, layout, above, by_hand, zone, False, "", (), marks, None, None, True, False, None, False, False, False
    )


def draft(rng: random.Random, *, alone: bool) -> Draft | None:
    """Any article; `alone`: options may be needed to read it."""
    style = rng.choice(_STYLES)
    count = 1 if style in ("wire", "plain") else rng.randint(2 if style.startswith("live") else 1, 7)
    one = _laid_out(rng, style, count, rng.choice(_ZONES), alone=alone)
    if style.startswith("live") and sum(mark.stamped for mark in one.marks) < 2:
        return None
    published, updated = _page_times(rng, one.marks, one.zone)
    days = [mark.moment.date() for mark in one.marks if mark.timed or mark.dated]
    late = any(mark.dated or mark.names for mark in one.marks)
    reference = days[-1] + rng.choice([0, 0, 0, 1, 3, 40, 200]) * DAY * late if days and rng.random() < 0.6 else None
    dateline = reference is not None and not (published or updated) and rng.random() < (0.2 if alone else 1)
    foot = style == "plain" and rng.random() < 0.3
    return one._replace(
        zone_option=alone and rng.random() < 0.2,
        title=title(rng),
        captions=tuple(title(rng) for _ in range(rng.choice([0, 0, 0, 1, 2]))),
        published=published,
        updated=updated,
        page_clock=rng.random() < 0.8,
        page_foot=foot,
        reference=reference if alone or dateline else None,
        dateline=dateline,
        credited=not foot and rng.random() < 0.4,
        halved=style != "live labels" and rng.random() < 0.4,
    )
