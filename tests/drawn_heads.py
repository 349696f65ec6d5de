"""Articles whose page stamps stand in a head with other things, or at the foot: none of them has a marker in its body."""

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hijridate import Gregorian

from tests import drawn_texts as texts
from tests.drawn_liveblogs import Plan, blog, some_day
from tests.drawn_model import ANY, Drawn, Head, Row, plain
from tests.drawn_page import DAY, MINUTE, ZONES, Post, day, drawn

_NAMES = ["سليم الراوي", "ندى الخولي", "مازن الفرا", "جابر العمري", "Nora Sabbagh", "Adam Haddad, Lina Qasim"]
_SECTIONS = ["محليات", "اقتصاد", "أخبار", "العالم العربي", "مجتمع", "رياضة"]
_SOURCES = ["وكالات", "جريدة السنابل", "المصدر: وكالات", "الرمان - وكالات", "صحيفة الساحل"]
_PLACES = ["الرمان", "الساقية", "المنارة", "عين الوادي", "بيروت", "القاهرة", "الرياض"]
_AGENCIES = ["وكالة الأفق", "رويترز", "أ ف ب", "د ب أ", "واس", "سانا", "قنا"]
_PUBLISHED = ["نُشر:", "نُشر في", "نشر في:", "تاريخ النشر:", "تم النشر في", "تاريخ الإضافة:"]
_UPDATED = ["آخر تحديث:", "آخر تحديث", "تاريخ التحديث:", "آخر تعديل:"]
_CELLS = [" | ", "|", "\t", "   ", "     ", " | "]


class Said(NamedTuple):
    """A stamp's words after its cue, with the `when` and the `time` that they give."""

    text: str
    when: str
    time: str | None


def _said(rng: random.Random, moment: datetime, zone: str | None, *, clocked: bool = True) -> Said:
    if not clocked:
        return Said(day(moment.date(), rng.randrange(6)), f"{moment:%Y-%m-%d}", None)
    form = rng.choice(["{d} {c}", "{d} - {c}", "{d}، {c}", "{d} الساعة {c}", "{c} {d}"])
    named = f" {rng.choice(ZONES[zone])}" if zone else ""
    text = form.format(d=day(moment.date(), rng.randrange(6)), c=f"{moment:%H:%M}{named}")
    when = f"{moment:%Y-%m-%dT%H:%M}"
    return Said(text, when, Post(moment, ()).instant(zone).strftime("%Y-%m-%dT%H:%M:%SZ") if zone else None)


def _zone(rng: random.Random) -> str | None:
    return rng.choice([*ZONES, None, None])


def _body(rng: random.Random) -> list[str]:
    return [one[0] for one in texts.posts(rng, rng.randint(2, 4), stops=True, longest=1)]


def _moments(rng: random.Random) -> tuple[datetime, datetime]:
    """Published and updated, with no change of clocks about."""
    while True:
        first = some_day(rng)
        later = first + rng.randint(5, rng.choice([60, 600, 3000])) * MINUTE
        if all(
            len({one.replace(tzinfo=ZoneInfo(zone)).utcoffset() for one in (first - DAY, later + DAY)}) == 1
            for zone in ZONES
        ):
            return first, later


def _article(
    name: str,
    lines: Sequence[str],
    body: Sequence[str],
    title: str | None,
    published: Said | None = None,
    updated: Said | None = None,
    *,
    foot: Sequence[str] = (),
    notes: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    order: str = "\n",
) -> Drawn:
    """A page with one entry; the last update dates it, else when it was published."""
    dating = updated or published
    row = Row(plain(" ".join(body)), "original", dating.when if dating else None, dating.time if dating else None)
    head = Head(title, published and published.when, updated and updated.when)
    text = "\n\n".join([order.join(lines), *body, *foot])
    return Drawn(text, (row,), (None,), (name, *tags), sides=(None,), head=head, notes=notes)


def _pair(rng: random.Random) -> tuple[str, Said | None, str, Said | None]:
    """A published cue and stamp, an updated cue and stamp, or one of them."""
    first, later = _moments(rng)
    clocked, zone = rng.random() < 0.85, _zone(rng)
    which = rng.choice(["both", "published", "updated"])
    published = _said(rng, first, zone, clocked=clocked) if which != "updated" else None
    updated = _said(rng, later, zone, clocked=clocked) if which != "published" else None
    return rng.choice(_PUBLISHED), published, rng.choice(_UPDATED), updated


def _stamped(rng: random.Random) -> tuple[list[str], Said | None, Said | None]:
    """The stamps' own texts."""
    cue, published, other, updated = _pair(rng)
    found = [f"{cue} {published.text}"] if published else []
    found += [f"{other} {updated.text}"] if updated else []
    return found, published, updated


def stamp_lines(rng: random.Random) -> Drawn:
    """On lines of their own, above or below the headline or at the foot."""
    stamps, published, updated = _stamped(rng)
    title, body = texts.title(rng, covered=rng.random() < 0.2), _body(rng)
    where = rng.choice(["below", "below", "above", "foot"])
    lines = {"below": [title, *stamps], "above": [*stamps, title], "foot": [title]}[where]
    foot = ["\n".join(stamps)] if where == "foot" else []
    return _article("head: page stamps on lines", lines, body, title, published, updated, foot=foot, tags=(where,))


def one_line(rng: random.Random) -> Drawn:
    """Published and last update on one line."""
    while True:
        stamps, published, updated = _stamped(rng)
        if len(stamps) == 2:
            break
    title = texts.title(rng, covered=False)
    glue = rng.choice([" | ", " - ", "، ", " • ", "   "])
    return _article("head: two stamps on one line", [title, glue.join(stamps)], _body(rng), title, published, updated)


def cells(rng: random.Random) -> Drawn:
    """Cells beside the stamp: a byline, a section, a source."""
    stamps, published, updated = _stamped(rng)
    glue = rng.choice(_CELLS)
    others = rng.sample(
        [rng.choice(_NAMES), rng.choice(_SECTIONS), rng.choice(_SOURCES), "4 دقائق للقراءة"], rng.choice([1, 1, 2])
    )
    found = [*stamps, *others]
    rng.shuffle(found) if rng.random() < 0.5 else found.reverse()
    title = texts.title(rng, covered=False)
    tags = (f"cells parted by {glue!r}",)
    return _article(
        "head: cells beside the stamp", [title, glue.join(found)], _body(rng), title, published, updated, tags=tags
    )


def bare_cells(rng: random.Random) -> Drawn:
    """A stamp without a cue in a cell beside a name."""
    published = _said(rng, _moments(rng)[0], _zone(rng))
    glue = rng.choice(_CELLS)
    found = [rng.choice([*_NAMES, *_SECTIONS]), published.text]
    title = texts.title(rng, covered=False)
    lines = [title, glue.join(found if rng.random() < 0.7 else found[::-1])]
    return _article("head: a stamp without a cue beside a name", lines, _body(rng), title, published)


def bare_line(rng: random.Random) -> Drawn:
    """A date with an hour and nothing else under the headline, or over it."""
    published = _said(rng, _moments(rng)[0], _zone(rng))
    title = texts.title(rng, covered=rng.random() < 0.2)
    lines = [title, published.text] if rng.random() < 0.8 else [published.text, title]
    return _article("head: a bare date with an hour", lines, _body(rng), title, published)


def date_as_headline(rng: random.Random) -> Drawn:
    """The only line above the text is a date."""
    title = day(some_day(rng).date(), rng.choice([0, 7]))
    found = _article("head: a headline that is only a date", [title], _body(rng), title)
    row = found.rows[0]._replace(when=ANY, time=ANY)
    return found._replace(rows=(row,), head=Head(title, ANY, ANY))


def names_and_two_days(rng: random.Random) -> Drawn:
    """Names | 07.04.2024 - محدث : 08.04.2024."""
    first, later = _moments(rng)
    style = rng.choice([1, 5])
    published, updated = (Said(day(one.date(), style), f"{one:%Y-%m-%d}", None) for one in (first, later))
    title = texts.title(rng, covered=False)
    line = f"{rng.choice(_NAMES)} {rng.choice(['|', ' |'])} {published.text} - {rng.choice(['محدث', 'محدّث'])} : {updated.text}"
    return _article("head: names, a date, محدث and a date", [title, line], _body(rng), title, published, updated)


def published_on(rng: random.Random) -> Drawn:
    """Published On 24/10/2025|آخر تحديث: 00:20 (توقيت مكة)."""
    first, _ = _moments(rng)
    published = Said(day(first.date(), 1), f"{first:%Y-%m-%d}", None)
    time = Post(first, ()).instant("Asia/Riyadh").strftime("%Y-%m-%dT%H:%M:%SZ")
    updated = Said(f"{first:%H:%M} (توقيت مكة)", f"{first:%Y-%m-%dT%H:%M}", time)
    title = texts.title(rng, covered=False)
    line = f"Published On {published.text}{rng.choice(['|', ' | '])}آخر تحديث: {updated.text}"
    return _article("head: Published On and an hour", [title, line], _body(rng), title, published, updated)


def standfirst(rng: random.Random) -> Drawn:
    """A paragraph between the headline and the page stamp."""
    while True:
        stamps, published, updated = _stamped(rng)
        if published or updated:
            break
    body = _body(rng)
    title = texts.title(rng, covered=False)
    lines = [title, body[0], *stamps]
    order = rng.choice(["\n", "\n\n"])
    return _article(
        "head: a standfirst above the stamp", lines, body[1:], title, published, updated, notes=(body[0],), order=order
    )


def two_bare(rng: random.Random) -> Drawn:
    """Two stamps without a cue."""
    first, later = _moments(rng)
    named = rng.random() < 0.5
    style = rng.randrange(6)
    said = [f"{day(one.date(), style)} {one:%H:%M}" + (" بتوقيت غرينتش" if named else "") for one in (first, later)]
    title = texts.title(rng, covered=False)
    row = Row("", "original", ANY, ANY)
    body = _body(rng)
    text = "\n\n".join([title, rng.choice(["\n", "\n\n"]).join(said), *body])
    head = Head(title, f"{first:%Y-%m-%dT%H:%M}", ANY)
    row = row._replace(text=plain(" ".join(body)))
    return Drawn(text, (row,), (None,), ("head: two stamps without a cue",), sides=(None,), head=head)


def question(rng: random.Random) -> Drawn:
    """A headline that ends in a mark."""
    stamps, published, updated = _stamped(rng)
    title = rng.choice(["لماذا تأخر {}؟", "كيف بدأ {}؟", "{}.. من المسؤول؟", "{} من جديد!"]).format(
        rng.choice(["فتح الجسر الحجري", "إصلاح خط المياه", "تفريغ السفينة الجانحة", "البحث عن القارب المفقود"])
    )
    return _article("head: a headline that ends in ؟ or !", [title, *stamps], _body(rng), title, published, updated)


def byline_between(rng: random.Random) -> Drawn:
    """A byline and a caption around the stamps."""
    stamps, published, updated = _stamped(rng)
    title = texts.title(rng, covered=False)
    by = rng.choice(["كتب: {}", "كتبت - {}", "إعداد: {}", "{}"]).format(rng.choice(_NAMES[:4]))
    lines = [title, by, *stamps, f"جانب من {rng.choice(['السوق', 'الميناء', 'الجسر'])} - أرشيف"]
    return _article("head: byline and caption around the stamp", lines, _body(rng), title, published, updated)


def foot_repeat(rng: random.Random) -> Drawn:
    """The page stamp of the head again as the last line."""
    stamps, published, updated = _stamped(rng)
    title = texts.title(rng, covered=False)
    lines = [title, *stamps]
    return _article("foot: the page stamp again", lines, _body(rng), title, published, updated, foot=[stamps[-1]])


def headline_and_stamp(rng: random.Random) -> Drawn:
    """A headline, a stamp and nothing else."""
    published = _said(rng, _moments(rng)[0], _zone(rng))
    title = texts.title(rng, covered=False)
    text = f"{title}\n{rng.choice(_PUBLISHED)} {published.text}"
    return Drawn(
        text,
        (),
        (None,),
        ("head: a headline and a stamp, no text",),
        sides=(None,),
        head=Head(ANY, published.when),
        notes=(title,),
    )


_DATELINES = [
    "{p} {d} ({a}) - ",
    "{p}، {d} ({a}) - ",
    "{p} في {d} ({a}) - ",
    "{p} - {d} ({a}) - ",
    "{p} {d} ({a}) ــ ",
    "{p} {d} /{a}/ - ",
    "{p} {d} - {a} - ",
    "{p} {d} م ({a}) - ",
]


def dateline_and_updates(rng: random.Random) -> Drawn:
    """A dateline that opens the first paragraph gives their day to markers that say only an hour."""
    moment = some_day(rng)
    count = rng.randint(1, 3)
    while any((moment + 90 * number * MINUTE).date() != moment.date() for number in range(count)):
        moment = some_day(rng)
    line = rng.choice(_DATELINES).format(
        p=rng.choice(_PLACES), d=day(moment.date(), rng.choice([0, 3])), a=rng.choice(_AGENCIES)
    )
    written = _body(rng)[:1] + [one[0] for one in texts.posts(rng, count, stops=True, longest=1)]
    opening = line + written[0]
    moments = [moment + 90 * number * MINUTE for number in range(count)][::-1]
    rows, blocks = [], [opening]
    for at, text in zip(moments, written[1:], strict=True):
        blocks += [f"تحديث ({at:%H:%M} ت غ)", text]
        rows.append(Row(plain(text), "update", f"{at:%Y-%m-%dT%H:%M}", at.strftime("%Y-%m-%dT%H:%M:%SZ")))
    rows = [*rows[::-1], Row(plain(opening), "latest")]
    title = texts.title(rng, covered=False)
    text = "\n\n".join([title, *blocks])
    tags = ("head: a dateline opens the first paragraph",)
    return Drawn(text, tuple(rows), ("newest-first",), tags, head=Head(title))


_HIJRI = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال"]
_HIJRI += ["ذو القعدة", "ذو الحجة"]
_SERIALS = ["", "", " 0106", "\n0106", "\n1432", "\nNNNN"]


def _wire_dateline(rng: random.Random, one: date) -> str:
    """«الرياض 5 ديسمبر 2018 م واس», with the Hijri date or without."""
    hijri = Gregorian(one.year, one.month, one.day).to_hijri()
    both = f"{hijri.day:02d} {_HIJRI[hijri.month - 1]} {hijri.year} هـ الموافق "
    return (
        f"{rng.choice(_PLACES)} {both if rng.random() < 0.6 else ''}{day(one, 0)} م {rng.choice(['واس', 'بنا', 'قنا'])}"
    )


def wire_foot(rng: random.Random) -> Drawn:
    """A wire story with its hour at the foot, beside or below «// انتهى //», perhaps with a serial."""
    moment = some_day(rng)
    body = _body(rng)
    end = rng.choice(["// انتهى //", "// يتبع //", "//انتهى//", ""])
    serial = rng.choice(_SERIALS)
    clock = f"{moment:%H:%M} {rng.choice(['ت م', 'ت مـ', 'ت م'])}"
    foot = f"{end}{rng.choice([' ', chr(10)]) if end else ''}{clock}{serial}"
    title = f"{rng.choice(['عام', 'رياضي', 'اقتصادي'])} / {texts.title(rng, covered=False)}"
    if rng.random() < 0.5:
        body[0] = body[0].removesuffix(".") + " في مهرجان يقام يوم الجمعة المقبل."
    text = "\n".join([title, "", _wire_dateline(rng, moment.date()), *body, foot])
    time = Post(moment, ()).instant("Asia/Riyadh").strftime("%Y-%m-%dT%H:%M:%SZ")
    row = Row(plain(" ".join(body)), "entry", f"{moment:%Y-%m-%dT%H:%M}", time)
    found = Drawn(
        text, (row,), ("newest-first",), ("foot: the hour of a wire story",), sides=("above",), head=Head(title)
    )
    return found._replace(tags=(*found.tags, "serial" if serial else "no serial", end or "no end mark"))


_RELATED = ["أخبار ذات صلة", "اقرأ أيضا", "اقرأ أيضًا:", "مواضيع متعلقة", "الأكثر قراءة", "أخبار ذات صلة:"]


def _related(rng: random.Random) -> list[str]:
    """Lines of other stories with their hours and days, or of readers."""
    moment = some_day(rng)
    others = [texts.headline(rng) for _ in range(rng.randint(2, 5))]
    form = rng.choice(["hours", "days", "below", "comments"])
    if form == "comments":
        names = rng.sample(_NAMES[:4], 3)
        lines = [
            f"{name}\n{rng.choice(['منذ ساعتين', 'قبل 5 دقائق', f'{moment:%H:%M}'])}\nشكرا على التقرير."
            for name in names
        ]
        return ["التعليقات", *lines]
    heading = rng.choice(_RELATED)
    if form == "hours":
        return [
            heading,
            "\n".join(f"{moment - number * 40 * MINUTE:%H:%M} | {other}" for number, other in enumerate(others)),
        ]
    if form == "days":
        return [
            heading,
            "\n".join(f"{day((moment - number * DAY).date(), 1)} - {other}" for number, other in enumerate(others)),
        ]
    return [
        heading,
        "\n\n".join(f"{other}\n{day((moment - number * DAY).date(), 0)}" for number, other in enumerate(others)),
    ]


def related(rng: random.Random) -> Drawn:
    """A story, with page stamps or without, and other stories below it."""
    stamps, published, updated = _stamped(rng) if rng.random() < 0.6 else ([], None, None)
    title = texts.title(rng, covered=rng.random() < 0.2)
    body = _body(rng)
    return _article("foot: related stories", [title, *stamps], body, title, published, updated, foot=_related(rng))


def related_live(rng: random.Random) -> Drawn:
    """A live blog with other stories below it."""
    one = blog(rng, Plan(3, 10, longest=90, paged=False))
    found = drawn(one, "foot: related stories below a live blog")
    return found._replace(text="\n\n".join([found.text, *_related(rng)]))


SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    "head: page stamps on lines": stamp_lines,
    "head: two stamps on one line": one_line,
    "head: cells beside the stamp": cells,
    "head: a stamp without a cue beside a name": bare_cells,
    "head: a bare date with an hour": bare_line,
    "head: a headline that is only a date": date_as_headline,
    "head: names, a date, محدث and a date": names_and_two_days,
    "head: Published On and an hour": published_on,
    "head: a standfirst above the stamp": standfirst,
    "head: two stamps without a cue": two_bare,
    "head: a headline that ends in ؟ or !": question,
    "head: byline and caption around the stamp": byline_between,
    "head: a headline and a stamp, no text": headline_and_stamp,
    "head: a dateline opens the first paragraph": dateline_and_updates,
    "foot: the page stamp again": foot_repeat,
    "foot: the hour of a wire story": wire_foot,
    "foot: related stories": related,
    "foot: related stories below a live blog": related_live,
}
