"""What must stay the same when one thing of a page is changed, whatever the truth is.

Each property draws a page, changes it, and compares the two readings post by post. A reading may say less than the other if
it warns; it may not say something else.
"""

import random
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from tests.drawn_liveblogs import Plan, blog, captured, like_a_plan, near, pinned, stands_out, swapped, without
from tests.drawn_model import DOUBTS, NEWEST, OLDEST, Drawn, plain
from tests.drawn_page import HOUR, MINUTE, Blog, drawn, is_settled, natural

Change = Callable[[random.Random, Blog], Blog | None]
Reader = Callable[[Drawn], dict[str, Any]]


class Property(NamedTuple):
    """A change, and what may differ after it."""

    change: Change
    other_layout: bool = False
    days_only: bool = False
    order: bool = True
    plan: Plan = Plan(4, 25)


class Broken(NamedTuple):
    """The two pages and what differs between their readings; `said`: the reading that differs warns."""

    before: Drawn
    after: Drawn
    faults: tuple[str, ...]
    said: bool


def _swap(rng: random.Random, one: Blog) -> Blog | None:
    return swapped(one, [rng.choice(near(one))]) if near(one) else None


def _remove(rng: random.Random, one: Blog) -> Blog | None:
    index = rng.randrange(1, len(one.posts) - 1)
    left = without(one, index)
    close = one.posts[index + 1].moment - one.posts[index - 1].moment <= 10 * HOUR
    return left if close and is_settled(left) else None


def _reverse(rng: random.Random, one: Blog) -> Blog | None:
    if one.published is not None and one.updated is not None and not one.at_foot and rng.random() < 0.5:
        one = one._replace(at_foot=True)
    layout = OLDEST if one.layout == NEWEST else NEWEST
    return one._replace(layout=layout, order=natural(layout, len(one.posts)))


def _pin(rng: random.Random, one: Blog) -> Blog | None:
    index = rng.randrange(1, len(one.posts) - 1)
    pin = rng.choice(["", "📌 تثبيت", "مثبت"])
    return pinned(one, index, pin) if pin or stands_out(one, index) else None


def _move_page_stamp(rng: random.Random, one: Blog) -> Blog | None:
    """By at most an hour, on the same day."""
    name = rng.choice([name for name in ("published", "updated") if getattr(one, name)] or [""])
    if not name:
        return None
    stamp = getattr(one, name)
    moved = stamp._replace(moment=stamp.moment + rng.randint(-60, 60) * MINUTE)
    return one._replace(**{name: moved}) if moved.moment.date() == stamp.moment.date() else None


def _head(rng: random.Random, one: Blog) -> Blog | None:
    """Day headings over posts whose hours say the same."""
    how = rng.choice(["full", "iso", "weekday", "nth", "relative"])
    if not one.reference or one.midnights > 2:
        return None
    days = [post.moment.date() for post in one.posts]
    if any((later - earlier).days > 1 for earlier, later in pairwise(days)):
        return None
    return one._replace(headings=how, headed=rng.random() < 0.8)


def _date(rng: random.Random, one: Blog) -> Blog | None:
    share = rng.choice([0.1, 0.3, 0.6, 1])
    return one._replace(posts=tuple(post._replace(dated=rng.random() < share) for post in one.posts))


def _capture(rng: random.Random, one: Blog) -> Blog | None:
    if one.zoned == "none" or one.published or one.updated:
        return None
    at: datetime = one.posts[-1].instant(one.zone) + rng.randint(0, 22 * 60) * MINUTE
    return captured(one, at) if not like_a_plan(one, at) else None


_PAGED = Plan(4, 25, paged=True)

PROPERTIES: dict[str, Property] = {
    "two neighbours swapped": Property(_swap),
    "a post removed": Property(_remove),
    "the page turned over": Property(_reverse, other_layout=True),
    "a post put on top": Property(_pin),
    "a page stamp moved by minutes": Property(_move_page_stamp, days_only=True, plan=_PAGED),
    "day headings put in": Property(_head),
    "dates put into stamps": Property(_date),
    "dates put into stamps, page stamps": Property(_date, plan=_PAGED),
    "a capture instead of its day": Property(_capture),
}


def check(name: str, rng: random.Random, read: Reader) -> Broken | None:
    """A drawn page before and after the change; None where what must stay the same does."""
    chosen = PROPERTIES[name]
    while True:
        one = blog(rng, chosen.plan)
        other = chosen.change(rng, one)
        if other is not None:
            break
    before, after = drawn(one, name), drawn(other, name)
    found = read(before), read(after)
    faults = tuple(_differences(chosen, before, after, *found))
    said = any(warning["code"] in DOUBTS for warning in found[1]["warnings"])
    return Broken(before, after, faults, said) if faults else None


def _rows(found: dict[str, Any], one: Drawn) -> dict[str, dict[str, Any]]:
    """The entries by their text."""
    rows = {}
    for row in found["timeline"]:
        text = row["text"]
        for note in one.notes:
            text = text.replace(note, " ")
        rows[plain(text)] = row
    return rows


def _differences(
    chosen: Property, before: Drawn, after: Drawn, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[str]:
    codes = {warning["code"] for warning in new["warnings"]}
    kept = old["layout"] != new["layout"] if chosen.other_layout else old["layout"] == new["layout"]
    if not kept and not (new["layout"] is None and codes & DOUBTS):
        yield f"layout: {old['layout']} before, {new['layout']} after"
    first, second = _rows(old, before), _rows(new, after)
    gone = {row.text for row in before.rows} - {row.text for row in after.rows}
    for text, row in first.items():
        if text in gone:
            continue
        if text not in second:
            yield f"text: no longer an entry: {text[:60]!r}"
            continue
        width = 10 if chosen.days_only else 16
        for key in ("when", "time"):
            was, now = (row[key] or "")[:width], (second[text][key] or "")[:width]
            if was and now and was != now and "X" not in was + now and (key == "when" or not chosen.days_only):
                yield f"{'day' if was[:10] != now[:10] else key}: {row[key]} before, {second[text][key]} after"
        if row["when"] and not second[text]["when"] and not codes:
            yield f"when: {row['when']} before, not known after, no warning"
    if chosen.order:
        was_order = [text for text in first if text in second]
        if was_order != [text for text in second if text in first] and not any(row.free for row in after.rows):
            yield "order: another one"
