"""Live blogs in every shape of line that newsrooms head their posts with."""

import random
from collections.abc import Callable
from datetime import UTC
from zoneinfo import ZoneInfo

from tests import drawn_texts as texts
from tests.drawn_liveblogs import Plan, blog, some_day, timeline
from tests.drawn_model import ANY, NEWEST, OLDEST, Drawn, Head, Row, plain
from tests.drawn_page import MINUTE, ZONES, Blog, PageStamp, Post, Shape, drawn, natural

# what stands before the clock time and after it, up to the text
_LABELS = {
    "14:05 - text": ("", " - "),
    "14:05 – text": ("", " – "),
    "14:05 — text": ("", " — "),
    "[14:05] text": ("[", "] "),
    "(14:05) text": ("(", ") "),
    "14:05: text": ("", ": "),
    "14:05 | text": ("", " | "),
    "**14:05** text": ("**", "** "),
    "**14:05:** text": ("**", ":** "),
    "**14:05** - text": ("**", "** - "),
    "**14:05** | text": ("**", "** | "),
    "14:05<TAB>text": ("", "\t"),
    "الساعة 14:05: text": ("الساعة ", ": "),
    "عند الساعة 14:05 - text": ("عند الساعة ", " - "),
    "عاجل 14:05: text": ("عاجل ", ": "),
    "عاجل | 14:05 | text": ("عاجل | ", " | "),
    "14:05 عاجل: text": ("", " عاجل: "),
    "14:05 | عاجل | text": ("", " | عاجل | "),
    "14:05 - عاجل: text": ("", " - عاجل: "),
    "#عاجل 14:05 - text": ("#عاجل ", " - "),
    "🔴 14:05: text": ("🔴 ", ": "),
    "🔴 عاجل 14:05 | text": ("🔴 عاجل ", " | "),
    "⏰ 14:05 ⬅️ text": ("⏰ ", " ⬅️ "),
    "▪️ 14:05 ◀️ text": ("▪️ ", " ◀️ "),
    "14:05 👈 text": ("", " 👈 "),
    "14:05 → text": ("", " → "),
    "14:05 ← text": ("", " ← "),
    "★ 14:05 - text": ("★ ", " - "),
    "* 14:05: text": ("* ", ": "),
    "• 14:05 - text": ("• ", " - "),
    "- 14:05: text": ("- ", ": "),
    "2024-03-12 14:05 - text": ("@ ", " - "),
    "14:05 2024-03-12: text": ("", " @: "),
}
_LINES = {
    "14:05": ("", ""),
    "[14:05]": ("[", "]"),
    "(14:05)": ("(", ")"),
    "**14:05**": ("**", "**"),
    "الساعة 14:05": ("الساعة ", ""),
    "عاجل 14:05": ("عاجل ", ""),
    "عاجل | 14:05": ("عاجل | ", ""),
    "14:05 | عاجل": ("", " | عاجل"),
    "14:05 عاجل": ("", " عاجل"),
    "#عاجل 14:05": ("#عاجل ", ""),
    "🔴 14:05": ("🔴 ", ""),
    "⏰ 14:05": ("⏰ ", ""),
    "🔴 عاجل | 14:05": ("🔴 عاجل | ", ""),
    "▪️ 14:05 ⬇️": ("▪️ ", " ⬇️"),
    "★ 14:05 ★": ("★ ", " ★"),
    "• 14:05": ("• ", ""),
    "◀️ 14:05": ("◀️ ", ""),
    "- 14:05 -": ("- ", " -"),
    "## 14:05": ("## ", ""),
    "2024-03-12 | 14:05": ("@ | ", ""),
    "14:05 - 12/3/2024": ("", " - @"),
    "12 مارس 2024، 14:05": ("@، ", ""),
}
_CUED = {
    "نُشر في": Shape("نُشر في over each post", "نُشر في ", " @", True, None),
    "نشر:": Shape("نشر: over each post", "نشر: @ ", "", True, None),
    "آخر تحديث": Shape("آخر تحديث over each post", "آخر تحديث ", "", True, None),
    "آخر تحديث day": Shape("آخر تحديث with its day over each post", "آخر تحديث: @ ", "", True, None),
}


def _texts(rng: random.Random, one: Blog) -> Blog:
    """Texts that fit the shape: sentences, headlines, or a headline over a sentence."""
    own, falling = one.shape.own, one.layout == NEWEST
    form = rng.choice(["sentences", "headlines", "both"] if own else ["sentences", "headlines"])
    covered = rng.random() < 0.4
    # what rises, says no zone and names no coverage could be a programme, if its headlines named no deed
    verbal = not (covered or falling or one.zoned == "stamps" or one.shape.dates)
    written = texts.posts(rng, len(one.posts), stops=form == "sentences", longest=2 if own else 1, verbal=verbal)
    if form == "both":
        written = [[f"{text[0]}\n{texts.sentence(rng)}"] for text in written]
    posts = tuple(post._replace(text=tuple(text)) for post, text in zip(one.posts, written, strict=True))
    return one._replace(posts=posts, title=texts.title(rng, covered=covered))


def _posts(rng: random.Random, shape: Shape, *, longest: int | None = None, high: int = 15) -> Blog:
    while True:
        one = blog(rng, Plan(2, high, longest=longest, paged=False if shape.dates else None), shape)
        if len(one.posts) > 2 or one.midnights == 0:
            break
    one = _texts(rng, one)
    return one._replace(dense=not shape.own and rng.random() < 0.4, reference=one.reference and not shape.dates)


def _in_shape(shape: Shape, notes: tuple[str, ...] = ()) -> Callable[[random.Random], Drawn]:
    def draw(rng: random.Random) -> Drawn:
        tight = shape._replace(tight=shape.own and rng.random() < 0.6)
        found = drawn(_posts(rng, tight), shape.name)
        if shape.kind is None and found.head is not None:  # the newest of them may be said to be the page's as well
            head = found.head
            found = found._replace(head=head._replace(published=head.published or ANY, updated=head.updated or ANY))
        return found._replace(notes=(*found.notes, *notes))

    return draw


def stamps_below(rng: random.Random) -> Drawn:
    """The hour and its day under each text."""
    shape = Shape(
        "dated lines below their text", *rng.choice([("", " - @"), ("@ | ", ""), ("", " @")]), True, "entry", below=True
    )
    one = _posts(rng, shape)
    return drawn(one._replace(shape=shape._replace(tight=True)), "a dated line below each text")


def in_words(rng: random.Random) -> Drawn:
    """Hours in words as labels: "الساعة الثالثة والنصف عصرا: ..."."""
    shape = Shape("hours in words", "الساعة ", ": ", False, "entry")
    while True:
        zone = rng.choice([*ZONES])
        first = some_day(rng).replace(hour=rng.randint(6, 11), minute=0)
        moments = sorted({first + 15 * rng.randint(0, 40) * MINUTE for _ in range(rng.randint(3, 8))})
        moments = [one for one in moments if one.minute != 45]
        info = ZoneInfo(zone)
        if len(moments) < 3 or len({one.replace(tzinfo=info).utcoffset() for one in (moments[0], moments[-1])}) > 1:
            continue
        layout = rng.choice([NEWEST, OLDEST])
        posts = tuple(Post(one, (), clock="words") for one in moments)
        made = Blog(
            "", layout, shape, posts, natural(layout, len(posts)), zone, rng.choice(["stamps", "option", "note"])
        )
        return drawn(_texts(rng, made), "الساعة الثالثة والنصف عصرا: text")


_NAMES = ["سليم الراوي", "ندى الخولي", "قناة الميناء", "مازن الفرا", "Rim Haddad", "غرفة الأخبار"]


def _chat(rng: random.Random, shape: Shape, style: int, name: str) -> Drawn:
    names = rng.sample(_NAMES, rng.choice([1, 2, 3]))
    one = _posts(rng, shape, longest=rng.choice([20, 60]))
    posts = tuple(post._replace(author=rng.choice(names)) for post in one.posts)
    one = one._replace(posts=posts, style=style, indic=False, dense=False, reference=False)
    if one.zoned != "none":
        one = one._replace(zoned="option")
    one = one._replace(layout=OLDEST, order=natural(OLDEST, len(posts)))
    found = drawn(one, name)
    if rng.random() < 0.3 and found.head is not None:  # copied without a headline
        text = found.text.removeprefix(f"{one.title}\n\n")
        return found._replace(text=text, head=found.head._replace(title=None))
    return found


def telegram(rng: random.Random) -> Drawn:
    shape = Shape("NAME, [12.03.2024 15:36]", "~, [@ ", "]", True, "entry", tight=True)
    return _chat(rng, shape, 5, "Telegram")


def whatsapp(rng: random.Random) -> Drawn:
    shape = Shape("[15:36, 12/3/2024] NAME:", "[", ", @] ~: ", False, "entry")
    return _chat(rng, shape, 1, "WhatsApp")


_AGO = [
    (1, "دقيقة"),
    (2, "دقيقتين"),
    (5, "5 دقائق"),
    (9, "9 دقائق"),
    (20, "20 دقيقة"),
    (40, "40 دقيقة"),
    (60, "ساعة"),
    (120, "ساعتين"),
    (180, "3 ساعات"),
    (300, "5 ساعات"),
    (720, "12 ساعة"),
]


def relative(rng: random.Random) -> Drawn:
    """Posts headed by nothing but how long ago they were."""
    layout = NEWEST if rng.random() < 0.8 else OLDEST
    chosen = sorted(rng.sample(_AGO, rng.randint(2, 6)), reverse=True)
    word = rng.choice(["قبل", "منذ"])
    written = texts.posts(rng, len(chosen), stops=rng.random() < 0.7)
    label = rng.random() < 0.25
    at = some_day(rng).replace(tzinfo=UTC)
    captured = rng.random() < 0.5
    rows, blocks = [], []
    for (minutes, said), text in zip(chosen, written, strict=True):
        whole = text[0] if label else "\n\n".join(text)
        then = (at - minutes * MINUTE).strftime("%Y-%m-%dT%H:%M:%SZ")
        rows.append(Row(plain(whole), "entry", ANY, then if captured else None))
        blocks.append(f"{word} {said}" + (": " if label else "\n") + whole)
    title = texts.title(rng, covered=rng.random() < 0.5)
    text = "\n\n".join([title, *(blocks[::-1] if layout == NEWEST else blocks)])
    given = None if captured or rng.random() < 0.3 else at.date()
    name = "قبل 5 دقائق, from an instant" if captured else "قبل 5 دقائق"
    return Drawn(
        text,
        tuple(rows),
        (layout,),
        (name, layout, "labels" if label else "lines", "day" if given else "no day"),
        reference=given,
        capture=at if captured else None,
        may=("date-unknown",),
    )


def additions(rng: random.Random) -> Drawn:
    """A wire story with «إضافة أولى», «إضافة ثانية» below it."""
    count = rng.randint(1, 3)
    zone = rng.choice(["UTC", "Asia/Riyadh", "Asia/Beirut"])
    moments = timeline(rng, Plan(count, count, longest=90, midnights=0), zone)
    written = texts.posts(rng, count + 1, stops=True)
    label = rng.random() < 0.4
    words = ["إضافة أولى", "إضافة ثانية", "إضافة ثالثة"]
    rows = [Row(plain(" ".join(written[0])), "original")]
    blocks = ["\n\n".join(written[0])]
    for number, (moment, text) in enumerate(zip(moments, written[1:], strict=True)):
        whole = text[0] if label else "\n\n".join(text)
        blocks.append(f"{words[number]} {moment:%H:%M} {ZONES[zone][0]}" + (": " if label else "\n\n") + whole)
        said = Post(moment, ()).instant(zone).strftime("%Y-%m-%dT%H:%M:%SZ")
        rows.append(Row(plain(whole), "update", f"{moment:%Y-%m-%dT%H:%M}", said))
    title = texts.title(rng, covered=False)
    day = moments[-1].date()
    text = "\n\n".join([title, *blocks])
    return Drawn(text, tuple(rows), (OLDEST,), ("إضافة أولى 12:40 ت غ", "labels" if label else "lines"), reference=day)


def page_stamp_and_repeats(rng: random.Random) -> Drawn:
    """The page has its stamps, and each post has one with the same cue."""
    while True:
        shape = rng.choice([_CUED["نُشر في"], _CUED["آخر تحديث day"]])
        one = _posts(rng, shape, longest=90, high=8)
        published = PageStamp("نُشر:", one.posts[0].moment - rng.randint(0, 9) * MINUTE, one.zone, False, one.style)
        intro = " ".join(texts.paragraphs(rng, stops=True))
        if published.moment.date() == one.posts[0].moment.date() and one.layout == NEWEST:
            found = drawn(
                one._replace(published=published, intro=intro), "page stamp, then one with a cue over each post"
            )
            return found._replace(head=Head(one.title, found.head.published if found.head else None, ANY))


SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    **{
        f"posts: {name}": _in_shape(
            Shape(name, *around, False, "entry"), ("عاجل:", "عاجل |") if "عاجل" in around[1] else ()
        )
        for name, around in _LABELS.items()
    },
    **{f"lines: {name}": _in_shape(Shape(name, *around, True, "entry")) for name, around in _LINES.items()},
    **{f"lines: {shape.name}": _in_shape(shape) for shape in _CUED.values()},
    "posts: a dated line below each text": stamps_below,
    "posts: hours in words": in_words,
    "posts: Telegram": telegram,
    "posts: WhatsApp": whatsapp,
    "posts: قبل 5 دقائق": relative,
    "posts: إضافة أولى": additions,
    "posts: page stamp and a cue over each": page_stamp_and_repeats,
}
