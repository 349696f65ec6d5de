"""Pages drawn from many makes, without an element that names the story: each paragraph is kept, and no line of others."""

import random
from collections.abc import Callable

import pytest

from newsline import parse
from newsline.readers import html
from newsline.stamps import orthography
from tests import drawn_pages

_PAGES = 1000
_TITLES = [
    "سد الواحة يمتلئ لأول مرة منذ عقد",
    "مدرسة النخيل تستقبل تلاميذها الجدد",
    "قطار الساحل يعود إلى العمل بعد توقف طويل",
]
_STAMP = "نشر في 12 مارس 2024 - 10:20"
_OTHERS = ["معرض للزهور يفتح أبوابه غدا", "فريق الواحة يفوز في الوقت الضائع", "أسعار التمر تعود إلى مستواها القديم"]
_FOOTERS = [
    "<footer><p>جميع الحقوق محفوظة لصحيفة النخيل</p></footer>",
    "<div id=bottom>كل الحقوق محفوظة لصحيفة النخيل 2024</div>",
    "<div class=end><a href=/about>من نحن</a> | <a href=/contact>اتصل بنا</a><br>© صحيفة النخيل</div>",
]


def _cards(rng: random.Random) -> str:
    one = rng.choice(
        [
            '<div class="c"><a href="/n/{n}"><img src=x></a><h4><a href="/n/{n}">{text}</a></h4></div>',
            '<li><a href="/n/{n}">{text}</a></li>',
            '<div><div><a href="/n/{n}">{text}</a></div><span>10 مارس 2024</span></div>',
        ]
    )
    cards = "".join(one.format(n=number, text=text) for number, text in enumerate(_OTHERS))
    return f"<div class=x><h3>الأكثر قراءة</h3>{cards}</div>"


def _quoted(rng: random.Random, paragraphs: list[str]) -> str:
    shapes = ("<p>{}</p>", "<blockquote>{}</blockquote>", "<blockquote><p>{}</p></blockquote>", "<ul><li>{}</li></ul>")
    return "".join(rng.choice(shapes).format(text) for text in paragraphs)


_BODIES: dict[str, Callable[[random.Random, list[str]], str]] = {
    "paragraphs": lambda rng, texts: "".join(f"<p>{text}</p>" for text in texts),
    "divs": lambda rng, texts: "".join(f"<div>{text}</div>" for text in texts),
    "breaks": lambda rng, texts: "<br><br>".join(texts),
    "single breaks": lambda rng, texts: "<br>".join(texts),
    "a table": lambda rng, texts: "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in texts) + "</table>",
    "lists and quotes": _quoted,
    "spans in paragraphs": lambda rng, texts: "".join(f"<p><span><b>{t[:9]}</b>{t[9:]}</span></p>" for t in texts),
    "a figure between": lambda rng, texts: (
        f"<p>{texts[0]}</p><figure><img src=x></figure>" + "".join(f"<p>{t}</p>" for t in texts[1:])
    ),
}
_WRAPPERS = [
    "<div class=w><{h}>{title}</{h}><div class=d>{stamp}</div><div class=t>{body}</div></div>",
    "<div class=w><div class=d>{stamp}</div><{h}>{title}</{h}><div class=t>{body}</div></div>",
    "<table><tr><td><a href=/a>محليات</a><br><a href=/b>رياضة</a></td><td><{h}>{title}</{h}><span>{stamp}</span><div>{body}</div></td></tr></table>",
    "<div><div><{h}>{title}</{h}></div><div><div>{stamp}</div></div><div><div>{body}</div></div></div>",
    "<{h}>{title}</{h}><p>{stamp}</p>{body}",
]


def _page(seed: int) -> tuple[str, list[str], str]:
    rng = random.Random(seed)
    stops = rng.choice([0, 0, 0.2, 1])
    texts = list(dict.fromkeys(drawn_pages.paragraph(rng, rng.random() < stops) for _ in range(rng.randint(3, 9))))
    make = rng.choice(list(_BODIES))
    body = _BODIES[make](rng, texts)
    title = rng.choice(_TITLES)
    heading = rng.choice(["h1", "h1", "h2", "div"])
    story = rng.choice(_WRAPPERS).format(h=heading, title=title, stamp=_STAMP, body=body)
    top = "<div id=top><ul>" + "".join(f"<li><a href=/{n}>قسم {n}</a></li>" for n in range(6)) + "</ul></div>"
    parts = [top, story, _cards(rng) if rng.random() < 0.7 else "", rng.choice(_FOOTERS)]
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>{''.join(parts)}</body></html>"
    return page, texts, make


def _told(text: str) -> str:
    return " ".join(orthography.words(text))


@pytest.mark.parametrize("make", _BODIES)
def test_every_paragraph_is_kept_and_no_line_of_others(make: str) -> None:
    seen = 0
    for seed in range(_PAGES):
        page, texts, made = _page(seed)
        if made != make:
            continue
        seen += 1
        found = [line for line in html.document(page.encode(), "page.html").lines if line]
        assert found[0] == _STAMP, (seed, found[:2])
        assert list(map(_told, found[1:])) == list(map(_told, texts)), seed
    assert seen > _PAGES // 20


# --- pages drawn with heads, others' stories and bars of all kinds ------------------------------------------------------


def _faults(one: drawn_pages.Drawn) -> list[str]:
    """What is read otherwise than it was drawn."""
    timelines = list(parse(html.document(one.html.encode(), "page.html")))
    if len(timelines) != 1:
        return [f"{len(timelines)} articles"]
    (timeline,) = timelines
    text = "\n".join([*timeline.captions, *(entry.text for entry in timeline.timeline)])
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    found = [f"title {timeline.title!r}"] * (timeline.title != one.title)
    found += [f"lost: {text}" for text in one.paragraphs if text not in lines]
    found += [f"of others: {line}" for line in lines if line not in one.paragraphs and not drawn_pages.is_beside(line)]
    found += ["order"] * ([line for line in lines if line in one.paragraphs] != list(one.paragraphs))
    found += [f"{len(timeline.timeline)} entries"] * (len(timeline.timeline) != 1)
    published = str(timeline.published.moment.when) if timeline.published is not None else "not known"
    return [*found, *([f"published {published}"] if not published.startswith(one.day) else [])]


def _wrong(seed: str, count: int) -> list[tuple[int, tuple[str, ...], list[str]]]:
    drawn = [drawn_pages.page(random.Random(f"{seed}/{number}")) for number in range(count)]
    found = [(number, one.kinds, _faults(one)) for number, one in enumerate(drawn)]
    return [fault for fault in found if fault[2]]


def test_pages_of_all_kinds() -> None:
    assert _wrong("test", 300) == []


@pytest.mark.slow
def test_many_pages_of_all_kinds() -> None:
    wrong = _wrong("many", 5000)
    assert len(wrong) <= 10, wrong[:3]
