"""Stories with numbered or dated updates, and those that keep their first version under «الموضوع الأصلي»."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from tests import drawn_texts as texts
from tests.drawn_liveblogs import Plan, blog, some_day
from tests.drawn_model import NEWEST, OLDEST, Drawn, Head, Row, plain
from tests.drawn_page import DAY, MONTHS, Shape, day, drawn

_ORIGINAL = ["الموضوع الأصلي", "الخبر الأصلي", "التقرير الأصلي", "المقال الأصلي", "النص الأصلي"]


def numbered_clocks(rng: random.Random) -> Drawn:
    """Numbers and clock times that say the same."""
    shape = rng.choice(
        [
            Shape("numbered", "تحديث № (", ")", True, "update"),
            Shape("numbered", "تحديث رقم № - ", "", True, "update"),
            Shape("numbered", "تحديث (№) ", ": ", False, "update"),
        ]
    )
    one = blog(rng, Plan(2, 9), shape)
    posts = tuple(post._replace(number=number) for number, post in enumerate(one.posts, 1))
    one = one._replace(posts=posts, indic=False)
    if rng.random() < 0.5:
        one = one._replace(intro=" ".join(texts.paragraphs(rng, stops=True)), at_foot=False)
    return drawn(one, "numbered updates with hours")


def numbered_alone(rng: random.Random) -> Drawn:
    """Numbers and nothing else; their labels or lines rise or fall."""
    layout, own = rng.choice([NEWEST, OLDEST]), rng.random() < 0.5
    count = rng.randint(2, 6)
    written = [" ".join(one) for one in texts.posts(rng, count, stops=True)]
    form = rng.choice(["تحديث {}", "تحديث ({})", "تحديث رقم {}", "التحديث {}"])
    labels = [form.format(number + 1) for number in range(count)]
    blocks = [f"{label}\n\n{text}" if own else f"{label}: {text}" for label, text in zip(labels, written, strict=True)]
    rows = [Row(plain(text), "update") for text in written]
    intro = " ".join(texts.paragraphs(rng, stops=True)) if layout == OLDEST or rng.random() < 0.5 else ""
    title = texts.title(rng, covered=False)
    if layout == NEWEST:
        blocks.reverse()
        rows += [Row(plain(intro), "latest")] if intro else []
    else:
        rows.insert(0, Row(plain(intro), "original"))
    text = "\n\n".join(one for one in (title, intro, *blocks) if one)
    return Drawn(text, tuple(rows), (layout,), ("numbered updates without hours", layout), head=Head(title))


def _dates(rng: random.Random, count: int) -> list[date]:
    found = [some_day(rng).date()]
    while len(found) < count:
        found.append(found[-1] + rng.randint(1, 40) * DAY)
    return found


def _said(rng: random.Random, how: str, one: date, style: int) -> tuple[str, str | None]:
    """A date as a label says it, and the `when` that comes of it."""
    if how == "none":
        return "", None
    if how == "yearless":
        return f" {one.day} {MONTHS[one.month - 1]}", one.isoformat()
    return f" {day(one, style)}", one.isoformat()


def _original(rng: random.Random, *, shuffled: bool) -> Drawn:
    """Updates on top, the first version at the end under its own heading."""
    count = rng.randint(2, 4) if shuffled else rng.randint(1, 4)
    days = _dates(rng, count + 1)
    how = "full" if shuffled else rng.choice(["full", "full", "yearless", "none", "only original"])
    style, own = rng.randrange(6), rng.random() < 0.4
    numbered = count > 1 and not shuffled and (how in ("none", "only original") or rng.random() < 0.2)
    written = texts.posts(rng, count + 1, stops=True, longest=1 if not own else 2)
    rows, blocks = [], []
    for index, (at, paragraphs) in enumerate(zip(days, written, strict=True)):
        if index == 0:
            label = rng.choice(_ORIGINAL)
            paragraphs = [*paragraphs, *(texts.further(rng) for _ in range(rng.randint(0, 3)))]
            said, when = _said(rng, "full" if how == "only original" else how, at, style)
        else:
            label = f"تحديث {index}" if numbered else rng.choice(["تحديث", "تحديث", "تحديث جديد"])
            said, when = _said(rng, "none" if how == "only original" else how, at, style)
        if numbered and index and said:
            said = f" ({said.strip()})"
        colon = "" if own and said and rng.random() < 0.5 else ":"
        text = "\n\n".join(paragraphs)
        blocks.append(f"{label}{said}{colon}" + ("\n\n" if own else " ") + text)
        rows.append(Row(plain(text), "update" if index else "original", when))
    order = list(range(count, 0, -1))
    while shuffled and order == sorted(order, reverse=True):
        rng.shuffle(order)
    title = texts.title(rng, covered=False)
    text = "\n\n".join([title, *(blocks[index] for index in order), blocks[0]])
    given = days[-1] + rng.choice([0, 1, 30]) * DAY if how == "yearless" else None
    if given is not None and given - days[0] > timedelta(days=330):
        return _original(rng, shuffled=shuffled)
    shape = "updates in mixed order above the original" if shuffled else "updates above the original"
    tags = (shape, f"dates: {how}", "lines" if own else "labels", "numbered" if numbered else "not numbered")
    return Drawn(text, tuple(rows), (NEWEST,), tags, head=Head(title), reference=given, may=("out-of-order",))


def original(rng: random.Random) -> Drawn:
    return _original(rng, shuffled=False)


def original_mixed(rng: random.Random) -> Drawn:
    return _original(rng, shuffled=True)


def original_below_unlabelled(rng: random.Random) -> Drawn:
    """New text without a label above the heading of the first version."""
    old, new = texts.posts(rng, 2, stops=True, longest=1)
    at = some_day(rng).date()
    said, when = _said(rng, rng.choice(["none", "full"]), at, rng.randrange(6))
    first = "\n\n".join([*old, *(texts.further(rng) for _ in range(rng.randint(0, 2)))])
    title = texts.title(rng, covered=False)
    own = rng.random() < 0.5
    text = f"{title}\n\n{new[0]}\n\n{rng.choice(_ORIGINAL)}{said}:" + ("\n\n" if own else " ") + first
    rows = (Row(plain(first), "original", when), Row(plain(new[0]), "latest"))
    return Drawn(text, rows, (NEWEST,), ("new text above the original",), head=Head(title))


def label_under_headline(rng: random.Random) -> Drawn:
    """A label right under the headline; the old text follows without a word."""
    written = texts.posts(rng, rng.randint(2, 4), stops=True, longest=1)
    at = some_day(rng).date()
    said, when = _said(rng, rng.choice(["none", "full", "full"]), at, rng.randrange(6))
    body = "\n\n".join(one[0] for one in written)
    title = texts.title(rng, covered=False)
    rows = (Row(plain(body), "update", when),)
    return Drawn(
        f"{title}\n\nتحديث{said}: {body}", rows, (NEWEST,), ("a label right under the headline",), head=Head(title)
    )


def labels_below(rng: random.Random) -> Drawn:
    """Labels without a time below the text: they were added."""
    count = rng.randint(1, 3)
    written = [one[0] for one in texts.posts(rng, count + 1, stops=True, longest=1)]
    title = texts.title(rng, covered=False)
    labels = ["تحديث: " if count == 1 else f"تحديث {number}: " for number in range(1, count + 1)]
    text = "\n\n".join([title, written[0], *(a + b for a, b in zip(labels, written[1:], strict=True))])
    rows = [Row(plain(one), "update" if index else "original") for index, one in enumerate(written)]
    return Drawn(text, tuple(rows), (OLDEST,), ("labels added below",), head=Head(title))


def dated_lines(rng: random.Random) -> Drawn:
    """Lines of a cue and a day, months or days apart, rising or falling."""
    layout, count = rng.choice([NEWEST, OLDEST]), rng.randint(2, 6)
    days = _dates(rng, count)
    style, own = rng.randrange(6), rng.random() < 0.6
    written = ["\n\n".join(one) for one in texts.posts(rng, count, stops=True, longest=2 if own else 1)]
    rows, blocks = [], []
    for at, text in zip(days, written, strict=True):
        said, when = _said(rng, "full", at, style)
        blocks.append(f"تحديث{said}\n\n{text}" if own else f"تحديث{said}: {text}")
        rows.append(Row(plain(text), "update", when))
    intro = " ".join(texts.paragraphs(rng, stops=True)) if layout == OLDEST or rng.random() < 0.4 else ""
    if layout == NEWEST:
        blocks.reverse()
        rows += [Row(plain(intro), "latest")] if intro else []
    else:
        rows.insert(0, Row(plain(intro), "original"))
    title = texts.title(rng, covered=False)
    text = "\n\n".join(one for one in (title, intro, *blocks) if one)
    return Drawn(text, tuple(rows), (layout,), ("dated updates without hours", layout), head=Head(title))


SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    "numbered updates with hours": numbered_clocks,
    "numbered updates without hours": numbered_alone,
    "dated updates without hours": dated_lines,
    "updates above the original": original,
    "updates in mixed order above the original": original_mixed,
    "new text above the original": original_below_unlabelled,
    "a label right under the headline": label_under_headline,
    "labels added below": labels_below,
}
