"""A live blog before it is written down, and its page: which is drawn from it without further chance.

So a property can change one thing of it (the order, a stamp, a heading) and the rest of the page stays as it was.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.drawn_model import ANY, NEWEST, Drawn, Head, Row, plain

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
_LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
_NTH = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع"]
ZONES = {
    "UTC": ["ت غ", "بتوقيت غرينتش", "GMT"],
    "Asia/Riyadh": ["بتوقيت مكة المكرمة", "بتوقيت السعودية"],
    "Africa/Cairo": ["بتوقيت القاهرة"],
    "Asia/Beirut": ["بتوقيت بيروت"],
    "Asia/Dubai": ["بتوقيت أبوظبي", "بتوقيت الإمارات"],
    "Africa/Algiers": ["بتوقيت الجزائر"],
    "Europe/London": ["بتوقيت لندن"],
    "Africa/Casablanca": ["بتوقيت الرباط", "بتوقيت المغرب"],
}
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Shape(NamedTuple):
    """How a post is headed: what stands around its clock time; `own`: on a line of its own, else before the text.

    In them `№` is the number of the post, `@` its day and `~` its author. `below`: the stamp stands under the text.
    """

    name: str
    before: str
    after: str
    own: bool
    kind: str | None
    tight: bool = False
    below: bool = False

    @property
    def dates(self) -> bool:
        """Whether every stamp has its day."""
        return "@" in self.before + self.after


class Post(NamedTuple):
    """Its text with its local time; `dated`: its stamp has the day; `unreal`: its hour does not exist.

    `clock`: 24, 12 (with ص/م), bare (12 without), noon-am or words.
    """

    moment: datetime
    text: tuple[str, ...]
    clock: str = "24"
    dated: bool = False
    number: int | None = None
    unreal: bool = False
    author: str | None = None

    @property
    def said(self) -> str:
        """Its local time as exactly as it is told."""
        return (
            f"{self.moment:%Y-%m-%dT%H}"
            if self.clock == "words" and not self.moment.minute
            else f"{self.moment:%Y-%m-%dT%H:%M}"
        )

    def instant(self, zone: str) -> datetime:
        """The time in UTC."""
        return self.moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


class PageStamp(NamedTuple):
    """A stamp of the page, on the clocks of `zone`; `zoned`: it names it."""

    cue: str
    moment: datetime
    zone: str
    zoned: bool
    style: int

    @property
    def text(self) -> str:
        """The line."""
        named = f" {ZONES[self.zone][0]}" if self.zoned else ""
        return f"{self.cue} {day(self.moment.date(), self.style)} {self.moment:%H:%M}{named}"

    @property
    def instant(self) -> datetime:
        """The time in UTC."""
        return self.moment.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


class Blog(NamedTuple):
    """`posts` oldest first; `order`: their indices from the top of the page; `pinned`: one that stands over all of them.

    `zoned`: stamps, note, option or none; `words`: which words name the zone; `headings`: "", full, iso, weekday, nth, relative;
    `headed`: the topmost day has its heading too; `reference`: a date is given, `later` days after the last post; `capture`: an instant is.
    """

    title: str
    layout: str
    shape: Shape
    posts: tuple[Post, ...]
    order: tuple[int, ...]
    zone: str
    zoned: str
    words: int = 0
    style: int = 0
    indic: bool = False
    intro: str = ""
    captions: tuple[str, ...] = ()
    published: PageStamp | None = None
    updated: PageStamp | None = None
    at_foot: bool = False
    headings: str = ""
    headed: bool = True
    pinned: int | None = None
    pin: str = ""
    reference: bool = True
    capture: datetime | None = None
    told: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    dense: bool = False
    later: int = 0

    @property
    def midnights(self) -> int:
        """How many days it goes on."""
        return (self.posts[-1].moment.date() - self.posts[0].moment.date()).days

    @property
    def day_known(self) -> bool:
        """Whether something gives a full day."""
        told = self.reference or self.capture or self.published or self.updated or self.headings in ("full", "iso")
        full = self.style < 6 and (self.shape.dates or any(post.dated for post in self.posts))
        return bool(told) or full

    @property
    def on_page(self) -> list[Post]:
        """The posts from top to bottom."""
        return [self.posts[index] for index in self.order]


def natural(layout: str, count: int) -> tuple[int, ...]:
    """The order of a page on which nothing is out of order."""
    return tuple(range(count))[:: -1 if layout == NEWEST else 1]


def day(one: date, style: int) -> str:
    """A full date; beyond the styles that have one: 6 is a weekday, 7 has no year."""
    return [
        f"{one.day} {MONTHS[one.month - 1]} {one.year}",
        f"{one.day}/{one.month}/{one.year}",
        f"{one:%Y-%m-%d}",
        f"{one.day} {_LEVANT[one.month - 1]}/{MONTHS[one.month - 1]} {one.year}",
        f"{WEEKDAYS[one.weekday()]} {one.day} {MONTHS[one.month - 1]} {one.year}",
        f"{one:%d.%m.%Y}",
        WEEKDAYS[one.weekday()],
        f"{one.day} {MONTHS[one.month - 1]}",
    ][style]


def clock(moment: datetime, how: str) -> str:
    """A clock time."""
    if how == "24":
        return f"{moment:%H:%M}"
    if how == "words":
        return _words(moment)
    text = f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d}"
    if how == "bare":
        return text
    return text + (" م" if moment.hour >= 12 and how != "noon-am" else " ص")


_HOURS = ["الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"]
_HOURS += ["الحادية عشرة", "الثانية عشرة"]


def _words(moment: datetime) -> str:
    """An hour in words; its minutes are 0, 15 or 30."""
    part = ["فجرا", "صباحا", "ظهرا", "عصرا", "مساء", "ليلا"][
        [moment.hour < at for at in (6, 12, 15, 18, 21, 24)].index(True)
    ]
    more = {0: "", 15: " والربع", 30: " والنصف"}[moment.minute]
    return f"{_HOURS[(moment.hour - 1) % 12]}{more} {part}"


def stamp(blog: Blog, post: Post) -> str:
    """The words that head a post."""
    named = f" {ZONES[blog.zone][blog.words % len(ZONES[blog.zone])]}" if blog.zoned == "stamps" else ""
    here = day(post.moment.date(), blog.style)
    dated = f"{here} " if post.dated and not blog.shape.dates else ""
    before, after = (
        part.replace("№", str(post.number)).replace("@", here).replace("~", post.author or "")
        for part in (blog.shape.before, blog.shape.after)
    )
    text = f"{before}{dated}{clock(post.moment, post.clock)}{named}{after}"
    return text.translate(_INDIC) if blog.indic else text


def heading(one: date, first: date, last: date, how: str, style: int) -> str:
    """A line that is nothing but a day."""
    if how == "nth":
        return f"اليوم {_NTH[(one - first).days]}"
    if how == "relative":
        return ["اليوم", "أمس", "أول أمس"][(last - one).days]
    if how == "weekday":
        return WEEKDAYS[one.weekday()]
    return day(one, 2 if how == "iso" else (4, 0, 3)[style % 3])


def _posts(blog: Blog) -> Iterable[str]:
    """The blocks of the page below its head."""
    first, last = blog.posts[0].moment.date(), blog.posts[-1].moment.date()
    shown: date | None = None
    for place, post in enumerate(blog.on_page):
        here = post.moment.date()
        pinned = place == 0 and blog.pinned is not None
        if pinned and blog.pin:
            yield blog.pin
        if blog.headings and here != shown and not pinned:
            if shown is not None or blog.headed:
                yield heading(here, first, last, blog.headings, blog.style)
            shown = here
        if blog.shape.below:
            yield "\n\n".join(post.text) + "\n" + stamp(blog, post)
        elif blog.shape.own:
            parting = "\n" if blog.shape.tight else "\n\n"
            yield stamp(blog, post) + parting + "\n\n".join(post.text)
        else:
            yield stamp(blog, post) + "\n\n".join(post.text)


def page(blog: Blog) -> str:
    """The text."""
    stamps = [one.text for one in (blog.published, blog.updated) if one is not None]
    note = f"جميع الأوقات {_note(blog.zone)}" if blog.zoned == "note" else ""
    head = [blog.title, *blog.captions, *([] if blog.at_foot else stamps), note]
    body = list(_posts(blog))
    blocks = ["\n".join(line for line in head if line), blog.intro, *(["\n".join(body)] if blog.dense else body)]
    if blog.at_foot:
        blocks.append("\n".join(stamps))
    return "\n\n".join(block for block in blocks if block)


def _note(zone: str) -> str:
    return next(words for words in ZONES[zone] if words.startswith("بتوقيت"))


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _row(blog: Blog, post: Post, settled: bool) -> Row:
    when = post.said if blog.day_known else f"XXXX-XX-XX{post.said[10:]}"
    timed = blog.day_known and blog.zoned != "none" and settled
    time = _iso(post.instant(blog.zone)) if timed else None
    return Row(plain(" ".join(post.text)), blog.shape.kind, when, time, post.author, free=time is None)


def drawn(blog: Blog, *tags: str, settled: bool = True) -> Drawn:
    """The page with its truth."""
    unsure = folds(blog)
    rows = [_row(blog, post, not post.unreal and index not in unsure) for index, post in enumerate(blog.posts)]
    if blog.intro:
        dating = blog.updated if blog.layout == NEWEST else blog.published
        time = _iso(dating.instant) if dating and _zone_known(blog, dating) else None
        when = f"{dating.moment:%Y-%m-%dT%H:%M}" if dating else None
        intro = Row(plain(blog.intro), "latest" if blog.layout == NEWEST else "original", when, time)
        rows = [*rows, intro] if blog.layout == NEWEST else [intro, *rows]
    changes = ["clock-change"] if unsure or any(post.unreal for post in blog.posts) else []
    told = [*blog.told, *changes, *(() if blog.day_known else ("date-unknown",))]
    headed = blog.headed and blog.headings in ("full", "iso")
    published, updated = (one and f"{one.moment:%Y-%m-%dT%H:%M}" for one in (blog.published, blog.updated))
    # a full date on top may be a heading, or the page's
    head = Head(blog.title, ANY if published is None and (headed or blog.shape.dates) else published, updated)
    return Drawn(
        page(blog),
        tuple(rows),
        (blog.layout,),
        (*tags, *_tags(blog)),
        sides=("above" if blog.shape.below else "below",),
        head=head,
        reference=blog.posts[-1].moment.date() + blog.later * DAY if blog.reference else None,
        capture=blog.capture,
        zone=blog.zone if blog.zoned == "option" else None,
        told=tuple(told),
        may=blog.may,
        notes=(blog.pin,) if blog.pin else (),
        settled=settled,
    )


def _zone_known(blog: Blog, one: PageStamp) -> bool:
    return one.zoned or blog.zoned != "none"


def _tags(blog: Blog) -> Iterable[str]:
    yield blog.layout
    yield f"zone: {blog.zoned}"
    yield "with page stamps" if blog.published or blog.updated else "without page stamps"
    yield "sentences" if blog.posts[0].text[0].endswith(".") else "headlines"
    yield f"{min(blog.midnights, 3)} midnights"
    count = len(blog.posts)
    yield "2-5 posts" if count < 6 else "6-12 posts" if count < 13 else "13-40 posts"
    yield "head: " + blog.shape.name
    yield "day: capture" if blog.capture else "day: given" if blog.reference else "day: from the article"
    if blog.intro:
        yield "summary on top"


def folds(blog: Blog) -> set[int]:
    """The posts whose hour comes twice and whose neighbours do not say which of the two it is."""
    options: list[list[datetime]] = []
    for post in blog.posts:
        both = {post._replace(moment=post.moment.replace(fold=fold)).instant(blog.zone) for fold in (0, 1)}
        options.append([] if post.unreal else sorted(both))
    lows, highs = [], []
    lowest, highest = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    for choices in options:
        lowest = min((one for one in choices if one >= lowest), default=lowest)
        lows.append(lowest if choices else None)
    for choices in reversed(options):
        highest = max((one for one in choices if one <= highest), default=highest)
        highs.append(highest if choices else None)
    return {index for index, (low, high) in enumerate(zip(lows, reversed(highs), strict=True)) if low != high}


def is_settled(blog: Blog) -> bool:
    """Whether the clock times alone say which way the page goes: the other way needs far more hours or midnights."""
    moments = [post.moment for post in blog.posts]
    gaps = [(after - before) / HOUR for before, after in pairwise(moments)]
    nights = [after.date() != before.date() for before, after in pairwise(moments)]
    if any(gap >= 24 for gap in gaps):
        return False
    told = sum(gaps) + 6 * sum(nights)
    mirrored = sum(24 - gap for gap in gaps) + 6 * (len(gaps) - sum(nights))
    return mirrored >= 1.6 * told + 4
