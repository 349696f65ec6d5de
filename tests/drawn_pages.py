"""A web page drawn with its truth: the paragraphs of its story, the day it was published, and lines that are others'."""

import random
from collections.abc import Callable
from typing import NamedTuple

_OPENINGS = [
    "قال رئيس البلدية إن",
    "وأضاف مهندس المشروع أن",
    "وذكرت لجنة السكان أن",
    "ورأى تجار الحي أن",
    "وأكد المراقبون أن",
]
_MIDDLES = [
    "العمل في الجسر الجديد انتهى قبل موعده بأسبوعين",
    "نصف المزارعين باعوا محصولهم في السوق المحلية",
    "الحافلات ستمر كل ربع ساعة من أمام المحطة القديمة",
    "المياه وصلت إلى البيوت البعيدة عن مركز المدينة",
    "المدرسة الجديدة ستستقبل تلاميذ القرى الثلاث",
]
_ENDS = [
    "وإن السكان شاركوا في كل خطوة",
    "بعد أشهر من الانتظار والاجتماعات",
    "وهو ما لم يكن متوقعا حتى الأسبوع الماضي",
    "من دون أن تطلب البلدية رسوما إضافية عليهم",
]
_TITLES = ["سد الواحة يمتلئ لأول مرة منذ عقد", "مدرسة النخيل تستقبل تلاميذها الجدد", "قطار الساحل يعود بعد توقف طويل"]
_SITE = "صحيفة النخيل"
_HEADS = [
    "معرض للزهور يفتح أبوابه غدا في الحديقة",
    "فريق الواحة يفوز في الوقت الضائع",
    "أسعار التمر تعود إلى مستواها القديم",
]
_TEASERS = [
    "يفتح معرض الزهور أبوابه صباح الغد في الحديقة العامة أمام زوار من كل المدن.",
    "سجل المهاجم هدف الفوز في الدقيقة الأخيرة من مباراة حضرها عشرة آلاف متفرج.",
]

Part = Callable[[random.Random], str]


class Drawn(NamedTuple):
    """`paragraphs` in their order; `day`: of publication; `kinds`: what was drawn."""

    html: str
    title: str
    paragraphs: tuple[str, ...]
    day: str
    kinds: tuple[str, ...]


def paragraph(rng: random.Random, stop: bool) -> str:
    parts = [rng.choice(_OPENINGS), rng.choice(_MIDDLES), *rng.sample(_ENDS, rng.randint(1, 3))]
    return " ".join(parts) + "." * stop


# --- the head -----------------------------------------------------------------------------------------------------

_TIME = '<time datetime="2024-03-12T10:20:00Z"{}>{}</time>'
DATES: dict[str, str] = {
    "a line": "<div class=d>نشر في 12 مارس 2024 - 10:20</div>",
    "a time element": f"<div>{_TIME.format('', '12 مارس 2024')}</div>",
    "a relative time": f"<div>{_TIME.format('', 'قبل 3 أيام')}</div>",
    "a time without words": f"<p class=m>{_TIME.format('', '')}</p>",
    "beside a byline, a bar": "<div class=m>سالم النخيلي | 12 مارس 2024 - 10:20</div>",
    "beside a byline, a dot": "<div class=m><span>سالم النخيلي</span> · <span>12 مارس 2024</span></div>",
    "touching a byline": "<div class=m><a class=a href=/a>سالم النخيلي</a><span class=d>12 مارس 2024 - 10:20</span></div>",
    "a list": "<ul class=meta><li><i></i>12-03-2024</li><li><i></i>10:20 ص</li><li>120 مشاهدة</li></ul>",
    "two times": f"<div>نشر: {_TIME.format('', '12/03/2024 - 12:20')} آخر تحديث: <time datetime='2024-03-12T11:00:00Z'>12/03/2024 - 13:00</time></div>",
    "for eyes and ears": "<div><span class=sr-only>Published On 12 March 2024</span><span aria-hidden=true>12/3/2024</span></div>",
    "for ears alone": "<div><span class=visually-hidden>نشر في 12 مارس 2024</span><span aria-hidden=true>قبل يومين</span></div>",
    "RDFa": '<p class=submitted><span property="dc:date dc:created" content="2024-03-12T10:20:00+03:00">أرسلت بواسطة <b>المحرر</b></span></p>',
    "an abbreviation": '<div>كتبها سالم <abbr class=published itemprop=datePublished title="2024-03-12T10:20:00+03:00">10:20 ص</abbr></div>',
    "microdata": '<meta itemprop=datePublished content="2024-03-12T10:20:00Z">',
}
_BYLINES = ("سالم النخيلي", "أرسلت بواسطة المحرر", "كتبها سالم", "120 مشاهدة")


# --- what is others' ----------------------------------------------------------------------------------------------


def _links(rng: random.Random, shape: str) -> str:
    heads = rng.sample(_HEADS, rng.randint(2, 3))
    return "".join(shape.format(n=n, head=head, teaser=_TEASERS[n % 2], hour=12 - n) for n, head in enumerate(heads))


OTHERS: dict[str, Part] = {
    "a list of links": lambda rng: f"<h3>الأكثر قراءة</h3><ul>{_links(rng, '<li><a href=/n/{n}>{head}</a></li>')}</ul>",
    "links with times": lambda rng: (
        f"<div class=x><h3>آخر الأخبار</h3>{_links(rng, '<div><span>{hour}:30</span> <a href=/n/{n}>{head}</a></div>')}</div>"
    ),
    "cards": lambda rng: _links(
        rng, '<div class=c><a href="/n/{n}"><img src=x></a><h4><a href="/n/{n}">{head}</a></h4></div>'
    ),
    "cards with teasers": lambda rng: _links(
        rng,
        '<div class=c><a href="/n/{n}"><img src=x></a><h4><a href="/n/{n}">{head}</a></h4><p>{teaser}</p><span>قبل {n} ساعات</span></div>',
    ),
    "cards in one link": lambda rng: _links(rng, '<a href="/n/{n}"><div><h3>{head}</h3><p>{teaser}</p></div></a>'),
    "one link between": lambda rng: f"<p>اقرأ أيضا: <a href=/n/1>{rng.choice(_HEADS)}</a></p>",
    "one link in bold": lambda rng: f"<p><strong><a href=/n/1>{rng.choice(_HEADS)}</a></strong></p>",
    "a region by its label": lambda rng: (
        f"<section aria-label='قصص ذات صلة'>{_links(rng, '<div><a href=/n/{n}>{head}</a><p>{teaser}</p></div>')}</section>"
    ),
    "a region by its heading": lambda rng: (
        f"<section aria-labelledby=r><h2 id=r>مواضيع قد تهمك</h2>{_links(rng, '<p>{teaser}</p>')}</section>"
    ),
    "a region by its class": lambda rng: f"<div class='related-posts'>{_links(rng, '<p>{teaser}</p>')}</div>",
    "what a link leads over": lambda rng: (
        f"<div><a href='#e1'>تخطى البودكاست وواصل القراءة</a><p>{_TEASERS[0]}</p><p id=e1 class=visually-hidden>نهاية البودكاست</p></div>"
    ),
    "a list that is read aloud": lambda rng: (
        "<div class=more><h2>اقرأ أيضا</h2><span class=screen-reader-text>list of 2 items</span><ul>"
        + _links(rng, "<li><span class=screen-reader-text>list {n} of 2</span><a href=/n/{n}>{head}</a></li>")
        + "</ul></div>"
    ),
    "a newsletter": lambda rng: (
        "<div class=newsletter-box><p>اشترك في نشرتنا البريدية ليصلك كل يوم أهم ما كتبناه.</p></div>"
    ),
    "an advertisement": lambda rng: "<div class=c1>إعلان</div>",
    "share buttons": lambda rng: "<div class=share-bar><span>شارك</span><a href='https://s.example'>فيسبوك</a></div>",
    "comments": lambda rng: (
        "<div id=comments><h3>التعليقات</h3><p>هذا تعليق قارئ غاضب على الخبر كله.</p><time datetime='2024-03-13T10:00:00Z'>13 مارس 2024</time></div>"
    ),
    "sections": lambda rng: "<div class=post-tags><a href=/t/1>جسور</a> <a href=/t/2>مدن</a></div>",
    "an aside": lambda rng: f"<aside><p>{_TEASERS[1]}</p></aside>",
    "controls": lambda rng: "<button>استمع إلى الخبر</button><svg><title>رسم</title><text>رسم</text></svg>",
}
_AFTER_ALONE = ("comments", "sections", "links with times")  # not between the paragraphs of a story
_OUTSIDE: dict[str, str] = {
    "a cookie banner": "<div class=cookie-bar><p>نستخدم ملفات الارتباط لتحسين تجربتك على موقعنا فوافق عليها.</p></div>",
    "a ticker": "<div class=ticker><span>عاجل</span><div>18:22 معرض للزهور يفتح أبوابه</div><div>18:10 فوز فريق الواحة</div></div>",
    "a menu": "<div id=top><ul><li><a href=/1>محليات</a></li><li><a href=/2>رياضة</a></li></ul></div>",
    "a skip link": "<a class='skip-link' href='#c'>انتقل إلى المحتوى</a>",
    "the site's clock": "<header><a href=/>صحيفة النخيل</a><div>الجمعة 15 مارس 2024 18:22</div></header>",
    "nothing": "",
}
_FEET: dict[str, str] = {
    "a footer": "<footer><p>جميع الحقوق محفوظة لصحيفة النخيل</p></footer>",
    "a footer of divs": "<div id=bottom>كل الحقوق محفوظة لصحيفة النخيل 2024</div>",
    "a footer with links": "<div class=end><a href=/about>من نحن</a> | <a href=/contact>اتصل بنا</a><br>© صحيفة النخيل</div>",
    "times of prayer": "<div class=w><h3>مواقيت الصلاة</h3><ul><li>الفجر 04:12</li><li>الظهر 12:40</li><li>العصر 16:20</li></ul></div>",
}

# --- the body -----------------------------------------------------------------------------------------------------

BODIES: dict[str, str] = {
    # how one paragraph is written
    "p": "<p>{}</p>",
    "p with a class": "<p class='c-paragraph'>{}</p>",
    "div": "<div class=t>{}</div>",
    "div in div": "<div class=block><div class=text>{}</div></div>",
    "section": "<section><p>{}</p></section>",
    "breaks": "{}<br><br>",
    "one break": "{}<br>",
    "font": "<font size=4>{}</font><br><br>",
    "spans": "<p><span style='a'>{}</span></p>",
    "quote": "<blockquote><p>{}</p></blockquote>",
    "row": "<table><tr><td>{}</td></tr></table>",
}
CONTAINERS: dict[str, str] = {
    "article": "<article>{head}<div class=body>{body}</div>{after}</article>",
    "main": "<main>{head}{body}{after}</main>",
    "role": "<div role=main>{head}<div>{body}</div>{after}</div>",
    "named body": "<div>{head}<div itemprop=articleBody>{body}</div></div>{after}",
    "article of the body": "<div class=x>{head}<article>{body}</article></div>{after}",
    "header and body": "<article><header>{head}</header><div>{body}</div></article>{after}",
    "divs": "<div class=w>{head}<div class=t>{body}</div></div>{after}",
    "divs around all": "<div class=w>{head}<div class=t>{body}</div>{after}</div>",
    "table": "<table><tr><td><a href=/a>محليات</a><br><a href=/b>رياضة</a></td><td>{head}<div>{body}</div></td></tr></table>{after}",
    "form": "<form id=f>{head}<div>{body}</div>{after}</form>",
}


def page(rng: random.Random) -> Drawn:
    """A page; without full stops in half of them."""
    stops = rng.choice([0, 0.2, 1, 1])
    texts = list(dict.fromkeys(paragraph(rng, rng.random() < stops) for _ in range(rng.randint(4, 9))))
    title, date = rng.choice(_TITLES), rng.choice(list(DATES))
    heading, container = rng.choice(["h1", "h1", "h2", "h3"]), rng.choice(list(CONTAINERS))
    make, before, foot = rng.choice(list(BODIES)), rng.choice(list(_OUTSIDE)), rng.choice(list(_FEET))
    between = rng.sample([name for name in OTHERS if name not in _AFTER_ALONE], rng.choice([0, 0, 1, 2]))
    after = rng.sample(list(OTHERS), rng.choice([0, 1, 1, 2]))
    written = [BODIES[make].format(text) for text in texts]
    for name in between:
        written.insert(rng.randrange(1, len(written)), OTHERS[name](rng))
    head = f"<{heading}>{title}</{heading}>"
    parts = [head, DATES[date]] if rng.random() < 0.8 or date in ("a list", "microdata") else [DATES[date], head]
    story = CONTAINERS[container].format(
        head="".join(parts), body="".join(written), after="".join(OTHERS[name](rng) for name in after)
    )
    said = rng.choice(
        [f"<title>{title} - {_SITE}</title>", f"<title>{title}</title><meta property=og:title content='{title}'>"]
    )
    html = f"<!doctype html><html><head><meta charset=utf-8>{said}</head><body>{_OUTSIDE[before]}{story}{_FEET[foot]}</body></html>"
    return Drawn(
        html, title, tuple(texts), "2024-03-12", (container, make, heading, date, before, foot, *between, *after)
    )


def is_beside(text: str) -> bool:
    """Whether a line is a byline, or how often the page was read: it may stand beside the story."""
    return text.startswith(_BYLINES)
