"""A draft of an article written down as a page: title, captions, page stamps, markers or labels, texts, credit."""

import random
import re
from datetime import datetime

from tests.generator_clocks import zone_phrase
from tests.generator_dates import date
from tests.generator_draft import Draft, Mark
from tests.generator_pen import Pen
from tests.generator_stamps import Plan, Written, write

# cues that make a marker of a line in the head; the others date the page there
_HEAD_CUES = ["تحديث", "التحديث", "تحديث جديد", "تحديث عاجل"]
# those of a cue alone on its line, with its value on the next
_CUES_ALONE = {
    "update": ["تحديث", "تحديث عاجل"],
    "last-update": ["آخر تحديث", "تاريخ التحديث"],
    "correction": ["تصحيح"],
}
_DATES = {
    "full": ["full", "full", "numeric", "twin", "hijri"],
    "yearless": ["yearless"],
    "weekday": ["none"],
    "": ["none"],
}
_END_MARKS = ["// انتهى //", "(يتبع)", "انتهى"]


def _stamp(pen: Pen, plan: Plan, one: Draft) -> Written:
    """A stamp that is not ambiguous and says the plan's time to the minute, on the clock of the article."""
    clock = f"{plan.moment:%H:%M}" if plan.clock else ""
    while True:
        found = write(pen, plan)
        said = (found.written or "").partition("[")[0].partition("T")[2]
        fits = said in (clock, clock.removesuffix(":00")) and found.halved in (None, one.halved)
        if fits and not found.ambiguous:
            return found


def _plan(rng: random.Random, mark: Mark, one: Draft, *, kind: str | None, cue: str | None) -> Plan:
    if mark.dated == "relative" and one.reference is not None:
        day = f"day-{(one.reference - mark.moment.date()).days}"
    else:
        day = rng.choice(_DATES[mark.dated])
    weekday = mark.dated == "weekday" or (mark.dated in ("full", "yearless") and rng.random() < 0.3)
    zone = mark.zone if mark.zoned else None
    return Plan(mark.moment, kind, mark.timed, day, weekday, zone, mark.ordinal, cue, noise=False)


def _cue(rng: random.Random, mark: Mark, *, head: bool) -> tuple[str | None, str | None]:
    """The kind and the cue, where only some will do."""
    if mark.kind is None or mark.ordinal:
        return mark.kind, None
    if head:
        return "update", rng.choice(_HEAD_CUES)
    return mark.kind, rng.choice(_CUES_ALONE[mark.kind]) if mark.empty else None


def _marker(rng: random.Random, mark: Mark, one: Draft, *, head: bool) -> str:
    """The lines of a marker that stands alone."""
    pen = Pen(rng)
    kind, cue = _cue(rng, mark, head=head)
    if kind is not None and mark.timed and not mark.ordinal and not head and rng.random() < 0.08:
        value = _stamp(pen, _plan(rng, mark, one, kind=None, cue=None), one)
        return f"{rng.choice(_CUES_ALONE[kind])}{rng.choice(['', ':'])}\n{value.text}"
    plan = _plan(rng, mark, one, kind=kind, cue=cue)
    noise = kind is not None and not mark.empty and rng.random() < 0.5
    return _stamp(pen, plan._replace(noise=noise), one).text


def _label(rng: random.Random, mark: Mark, one: Draft, *, head: bool) -> str:
    """A label with the delimiter that ends it."""
    pen = Pen(rng)
    if one.style == "live labels":
        named = " " + zone_phrase(pen, mark.zone, apart=True) if mark.zoned else ""
        return pen.shown(f"{mark.moment:%H:%M}") + named + rng.choice([" - ", " – ", ": "])
    kind, cue = _cue(rng, mark, head=head)
    text = _stamp(pen, _plan(rng, mark, one, kind=kind, cue=cue), one).text
    bracketed = pen.bracketed(text)
    if rng.random() < 0.2 and bracketed != text:
        return bracketed + " "
    return text + rng.choice([": ", ": ", " - ", " – ", " | "])


def _page_stamp(rng: random.Random, moment: datetime, kind: str, one: Draft) -> str:
    plan = Plan(
        moment,
        kind,
        one.page_clock,
        rng.choice(["full", "numeric", "twin"]),
        rng.random() < 0.3,
        one.zone if one.page_clock else None,
        noise=False,
    )
    return _stamp(Pen(rng), plan, one).text


def _page_stamps(rng: random.Random, one: Draft) -> list[str]:
    found = []
    if one.published is not None:
        found.append(_page_stamp(rng, one.published, "published", one))
    if one.updated is not None:
        found.append(_page_stamp(rng, one.updated, "last-update", one))
    return found


def _dateline(rng: random.Random, one: Draft) -> list[str]:
    """Place, full date and agency."""
    if not one.dateline or one.reference is None:
        return []
    moment = datetime(one.reference.year, one.reference.month, one.reference.day)
    pen = Pen(rng)
    day = date(pen, "full", moment)
    while day.convention == "english" or "(" in day.text or not re.search(r"\d", day.text):
        day = date(pen, "full", moment)
    era = "" if day.text.endswith(("م", "ية")) else " م"
    hijri = date(pen, "hijri", moment).text + " الموافق " if rng.random() < 0.5 else ""
    return [f"{rng.choice(['بيروت', 'الرياض', 'كييف'])} {hijri}{day.text}{era} {rng.choice(['واس', 'بنا'])}"]


def _body(rng: random.Random, one: Draft) -> list[str]:
    blocks = []
    for place, mark in enumerate(one.on_page):
        head = place == 0 and not one.above
        if not mark.stamped:
            blocks.append(mark.text)
        elif one.style in ("labels", "live labels"):
            blocks.append(_label(rng, mark, one, head=head) + mark.text)
        else:
            marker = _marker(rng, mark, one, head=head)
            blocks += [mark.text, marker] if one.above else [marker, mark.text]
    return [block for block in blocks if block]


def page(rng: random.Random, one: Draft) -> str:
    """The article as plain text; blank lines between its parts, in the head perhaps only line ends."""
    stamps = _page_stamps(rng, one)
    head = [one.title, *one.captions, *stamps * (not one.page_foot), *_dateline(rng, one)]
    foot = [rng.choice(_END_MARKS)] if rng.random() < 0.1 else []
    foot += stamps if one.page_foot else []
    if one.credited:
        foot.append(rng.choice(["المصدر: وكالات", "المصدر : صحف محلية", "المصادر: وكالات"]))
    return rng.choice(["\n", "\n\n"]).join(head) + "\n\n" + "\n\n".join([*_body(rng, one), *foot])
