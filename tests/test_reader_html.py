"""Pages of many makes -> the lines of their stories. Every text is invented."""

import json
from contextlib import suppress
from typing import Any

import pytest

from newsline.model import Document, Stamp
from newsline.parsing import parse
from newsline.readers import html, kinds

TITLE = "حريق في سوق الخضار بمدينة الواحة"
NEW = "سيطرت فرق الإطفاء على الحريق بعد خمس ساعات من العمل المتواصل."
NEXT = "وقال قائد الفرقة إن الأضرار اقتصرت على المخازن الشرقية."
OLD = "اندلع حريق كبير في سوق الخضار فجر اليوم من دون وقوع إصابات."
STAMP = "تحديث (15:36 ت غ)"
LINK = '<a href="/news/7">رئيس البلدية يزور المدرسة الجديدة</a>'
MENU = '<ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li><li><a href="/tv">شاشة</a></li></ul>'


def read(text: str) -> Document:
    return html.document(text.encode(), "page.html")


def lines(text: str) -> list[str]:
    return [line for line in read(text).lines if line]


def times(document: Document) -> list[tuple[str, str | None, str]]:
    """The stamps that markup gave: written, zone, and the words of the line."""
    return [(str(time.written), time.zone, document.lines[index]) for index, time in document.markup.items()]


def whole(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body>{body}</body></html>'


def script(*objects: Any) -> str:
    written = (json.dumps(one).replace("</", "<\\/") for one in objects)
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in written)


STORY = [NEW, NEXT, STAMP, OLD]
PARAGRAPHS = f"<p>{NEW}</p><p>{NEXT}</p><p><strong>{STAMP}</strong></p><p>{OLD}</p>"

PAGES = {
    "paragraphs in an article": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>",
    "paragraphs in main": f"<main><h1>{TITLE}</h1>{PARAGRAPHS}</main>",
    "paragraphs in the body, nothing named": f"<h1>{TITLE}</h1>{PARAGRAPHS}",
    "br soup": f"<h1>{TITLE}</h1><div>{NEW}<br><br>{NEXT}<br/><br/><b>{STAMP}</b><br><br>{OLD}</div>",
    "br soup in a layout table": f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1>{NEW}<br>{NEXT}<br>{STAMP}<br>{OLD}</td></tr></table>",
    "div soup": f"<div><h1>{TITLE}</h1><div>{NEW}</div><div>{NEXT}</div><div>{STAMP}</div><div>{OLD}</div></div>",
    "markers in headings": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><h2>{STAMP}</h2><p>{OLD}</p></article>",
    "markers in list items": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><ul><li>{STAMP}</li></ul><p>{OLD}</p></article>",
    "a section a passage": f"<main><h1>{TITLE}</h1><section><p>{NEW}</p><p>{NEXT}</p></section><section><h3>{STAMP}</h3><p>{OLD}</p></section></main>",
    "articleBody beside the headline": f"<h1>{TITLE}</h1><div>مشاركة</div><div itemprop='articleBody'>{PARAGRAPHS}</div><div>كل الحقوق محفوظة</div>",
    "articleBody in an article": f"<article><h1>{TITLE}</h1><span>قسم المحليات</span><div itemprop='articleBody'>{PARAGRAPHS}</div><p>وسوم</p></article>",
    "articleBody in parts": f"<article><h1>{TITLE}</h1><div itemprop=articleBody><p>{NEW}</p><p>{NEXT}</p></div><div class=ads>إعلان</div><div itemprop=articleBody><p>{STAMP}</p><p>{OLD}</p></div></article>",
    "a role instead of the element": f"<div role=main><h1>{TITLE}</h1>{PARAGRAPHS}</div>",
    "menus around": f"<header><a href='/'>صحيفة الواحة</a><nav>{MENU}</nav></header><article><h1>{TITLE}</h1>{PARAGRAPHS}</article><footer>{MENU}</footer>",
    "menus without nav": f"<div id=top>{MENU}</div><div class=x><h1>{TITLE}</h1>{PARAGRAPHS}</div><div id=bottom>{MENU}</div>",
    "the whole page in a form": f"<form id=aspnetForm><div>{MENU}</div><div><h1>{TITLE}</h1>{PARAGRAPHS}</div></form>",
    "a search form": f"<form action=/search>ابحث في الموقع كله عن خبر قديم.<button>بحث</button></form><article><h1>{TITLE}</h1>{PARAGRAPHS}</article>",
    "an aside in the article": f"<article><h1>{TITLE}</h1><aside><p>توقعات الطقس لنهار الغد في عموم المناطق الشمالية.</p></aside>{PARAGRAPHS}</article>",
    "links to other stories between paragraphs": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{LINK}</p><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></article>",
    "read also": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p><b>اقرأ أيضا: {LINK}</b></p><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></article>",
    "related links in the article": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<h3>مواضيع ذات صلة</h3><ul><li>{LINK}</li><li>{LINK}</li></ul></article>",
    "related cards with times": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<div><h4>{LINK}</h4><span>12:30</span></div><div><h4>{LINK}</h4><span>11:15</span></div></article>",
    "cards of other stories as articles": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article><article><h3>{LINK}</h3><time>12:30</time></article><article><h3>{LINK}</h3></article>",
    "cards with teasers and no h1 in the story's article": f"<h1>{TITLE}</h1><article>{PARAGRAPHS}</article><article><h3>{LINK}</h3><p>زار رئيس البلدية المدرسة أمس.</p></article>",
    "captions of other stories": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<a href='/5'><figure><img src=x><figcaption>ملعب المدينة</figcaption></figure></a></article>",
    "comments by class": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<div class='comments-area'><p>هذا تعليق قارئ غاضب على الخبر.</p><p>15:40</p></div></article>",
    "comments below a heading": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<h3>التعليقات (2)</h3><p>هذا تعليق قارئ غاضب على الخبر.</p></article>",
    "comments longer than the story": f"<div><h1>{TITLE}</h1>{PARAGRAPHS}</div><div id=disqus_thread>{'<p>تعليق طويل من قارئ لا يعجبه شيء.</p>' * 30}</div>",
    "share buttons by class": f"<article><h1>{TITLE}</h1><div class='shareBar'>انشر الخبر</div>{PARAGRAPHS}<div class='post-tags'>وسوم</div></article>",
    "scripts, styles and hidden elements": f"<article><h1>{TITLE}</h1><script>if (a<b) '<p>x</p>'</script><style>p>a{{}}</style><p hidden>سر</p><p style='display: none'>سر</p>{PARAGRAPHS}</article>",
    "comments of HTML": f"<article><h1>{TITLE}</h1><!-- <p>تحديث (09:00 ت غ)</p> -->{PARAGRAPHS}<!-- end --></article>",
    "templates and controls": f"<article><h1>{TITLE}</h1><template><p>سر</p></template><select><option>سر</option></select><button>اضغط</button>{PARAGRAPHS}</article>",
    "amp": f"<amp-sidebar>{MENU}</amp-sidebar><article><h1>{TITLE}</h1><amp-img alt=x></amp-img>{PARAGRAPHS}<amp-ad>إعلان</amp-ad></article>",
    "unclosed elements": f"<article><h1>{TITLE}</h1><p>{NEW}<p>{NEXT}<p><b>{STAMP}</b><p>{OLD}",
    "upper case and odd spaces": f"<ARTICLE><H1>\n  {TITLE}\n</H1><P>\n  {NEW} </P><P>{NEXT}</P><P>\t{STAMP}\n</P><P>{OLD}</P></ARTICLE>",
    "body hidden until scripts run": f"<div id=a><h1>{TITLE}</h1>{PARAGRAPHS}</div>",
    "a lead above the named body": f"<h1>{TITLE}</h1><p class=lead>{NEW}</p><div itemprop=articleBody><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></div>",
    "pre": f"<article><h1>{TITLE}</h1><pre>{NEW}\n{NEXT}\n\n{STAMP}\n{OLD}</pre></article>",
    "line separators in the text": f"<article><h1>{TITLE}</h1><p>{NEW}\u2028{NEXT}\x85{STAMP}\u2029{OLD}</p></article>",
    "the title again in the text": f"<article><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></article>",
    "a region named by its label": f"<main><h1>{TITLE}</h1><p>{NEW}</p><section aria-label='قصص ذات صلة'><p>زار الوزير المدرسة الجديدة.</p></section><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></main>",
    "a region named by its heading": f"<main><h1>{TITLE}</h1><p>{NEW}</p><section aria-labelledby=r1><h2 id=r1>المزيد حول هذه القصة</h2><p>زار الوزير المدرسة الجديدة.</p></section><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></main>",
    "a region named for tests": f"<main><h1>{TITLE}</h1><p>{NEW}</p><div data-testid='relatedStories'><p>زار الوزير المدرسة الجديدة.</p></div><p>{NEXT}</p><div data-e2e=recommendations-heading><p>افتتح معرض الزهور.</p></div><p>{STAMP}</p><p>{OLD}</p></main>",
    "what a link leads over": f"<main><h1>{TITLE}</h1><p>{NEW}</p><div><a href='#end-1'>تخطى البودكاست وواصل القراءة</a><p>حلقة جديدة من برنامج الواحة.</p><p id=end-1 tabindex=-1>نهاية البودكاست</p></div><p>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></main>",
    "a link over the menu": f"<div><a href='#c'>انتقل إلى المحتوى</a><div>مقطع من قائمة الموقع الطويلة.</div></div><div id=c><h1>{TITLE}</h1>{PARAGRAPHS}</div>",
    "the next story and the one before": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<div class='post_prev_next'><div><a href='/8'></a><span>التالي</span><b>موسم التمر يبدأ مبكرا هذا العام</b></div></div></article>",
    "a card whose link is empty": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<div class=q><div><a href='/8'></a></div><div>التالي</div><div><b>موسم التمر يبدأ مبكرا هذا العام</b></div></div></article>",
    "a picture that leads to another page": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p><a href='/8.html'><img src=x></a>{NEXT}</p><p>{STAMP}</p><p>{OLD}</p></article>",
    "the footer of the article": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><p>{STAMP}</p><footer><p>{OLD}</p></footer></article><footer>{NEXT}</footer>",
    "the footer of a page in one main": f"<main><h1>{TITLE}</h1>{PARAGRAPHS}<footer>{NEXT}</footer></main>",
    "words of rights": f"<article><h1>{TITLE}</h1>{PARAGRAPHS}<p>جميع الحقوق محفوظة لصحيفة الواحة 2024</p></article>",
    "an update in a class that looks like the site's": f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><div class='share-update'>{STAMP}</div><p>{OLD}</p></article>",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_story_and_nothing_else_is_read(name: str) -> None:
    text = whole(PAGES[name])
    if "hidden until" in name:
        text = text.replace("<body>", '<body style="display:none">')
    assert lines(text) == STORY
    assert read(text).title == TITLE


def test_lines_have_no_numbers_and_paragraphs_a_blank_line_between() -> None:
    document = read(whole(f"<article><p>{NEW}</p><p>{NEXT}</p></article>"))
    assert (document.numbers, document.lines) == ((), (NEW, "", NEXT))


GAPS = {
    "lines that are left out between": (
        f"<p>{NEW}</p><div class=share>شارك</div><ul><li>10:00</li></ul>",
        [NEW, "", "10:00"],
    ),
    "one br is a line": ("<p>سطر<br>وسطر</p>", ["سطر", "وسطر"]),
    "two are a paragraph": ("<p>سطر<br><br>وسطر</p>", ["سطر", "", "وسطر"]),
    "two with a no-break space between": ("<p>سطر<br>&nbsp;<br>وسطر</p>", ["سطر", "", "وسطر"]),
    "list items are lines": ("<ul><li>أول</li><li>ثان</li></ul>", ["أول", "ثان"]),
    "cells are lines": ("<table><tr><td>أول</td><td>ثان</td></tr></table>", ["أول", "ثان"]),
    "a cue and its value in two divs stay together": (
        "<div>آخر تحديث</div><div>12 مارس 2024</div>",
        ["آخر تحديث", "12 مارس 2024"],
    ),
    "a div of a sentence is a paragraph": (f"<div>{NEW}</div><div>{OLD}</div>", [NEW, "", OLD]),
    "a date twice, for eyes and for screen readers": (
        f"<p>{NEW}</p><div><span>28/7/2026</span><span class=sr>28/7/2026</span></div>",
        [NEW, "", "28/7/2026"],
    ),
    "a cued date and its twin": (
        f"<div>نشر في 28 يوليو 2026<span aria-hidden=true>28 يوليو 2026</span></div><p>{NEW}</p>",
        ["نشر في 28 يوليو 2026", "", NEW],
    ),
    "numbers that are equal by chance": ("<p>كان العدد 2026 وصار 2026</p>", ["كان العدد 2026 وصار 2026"]),
    "inline elements invent no spaces": ("<p>ا<b>لسو</b>ق <i>مفتو</i><span>ح</span></p>", ["السوق مفتوح"]),
    "references are characters": ("<p>أ &amp; ب &lt;ج&gt; &#1583;&nbsp;ه &quot;و&quot;</p>", ['أ & ب <ج> د\xa0ه "و"']),
    "marks alone are no line": ("<p>أ</p><p>\u200f\u200b&nbsp;\ufeff</p><p>ب</p>", ["أ", "", "ب"]),
}


@pytest.mark.parametrize("name", GAPS)
def test_lines_and_paragraphs(name: str) -> None:
    text, expected = GAPS[name]
    assert [*read(whole(f"<main>{text}</main>")).lines] == expected


# --- times --------------------------------------------------------------------------------------------------------

TIMES = {
    "in a stamp": (
        f'<p>{NEW}</p><p>تحديث (<time datetime="2021-11-19T15:36:00Z">15:36 ت غ</time>)</p><p>{OLD}</p>',
        [("2021-11-19T15:36:00", "UTC", STAMP)],
    ),
    "without a zone": (
        f'<p>تحديث: <time datetime="2021-11-19 15:36">15:36</time></p><p>{OLD}</p>',
        [("2021-11-19T15:36", None, "تحديث: 15:36")],
    ),
    "an offset": (
        f'<p><time datetime="2021-11-19T18:36+0300">18:36</time></p><p>{OLD}</p>',
        [("2021-11-19T18:36", "+03:00", "18:36")],
    ),
    "beside a name": (
        f'<div><time datetime="2021-11-19T15:36Z">15:36</time> <span>مراسلنا في الواحة</span></div><p>{OLD}</p>',
        [("2021-11-19T15:36", "UTC", "15:36")],
    ),
    "after a name": (
        f'<div>كتب سالم | <time datetime="2021-11-19T15:36Z">19 نوفمبر 2021</time></div><p>{OLD}</p>',
        [("2021-11-19T15:36", "UTC", "19 نوفمبر 2021")],
    ),
    "a cue, two times and a name": (
        '<div>نُشر في <a href="/1"><time datetime="2021-05-01T10:00Z">1 مايو 2021</time></a> <time datetime="2021-05-01T12:00Z">10:00 ت غ</time> بواسطة سالم</div><p>'
        + OLD,
        [("2021-05-01T10:00", "UTC", "نُشر في 1 مايو 2021"), ("2021-05-01T12:00", "UTC", "10:00 ت غ")],
    ),
    "in prose": (
        f'<p>بدأ الحريق <time datetime="2021-05-01">صباح السبت</time> في السوق.</p><p>{OLD}</p>',
        [("2021-05-01", None, "بدأ الحريق صباح السبت في السوق.")],
    ),
    "two in a line that is one stamp stand for neither": (
        f'<p>نشر: <time datetime="2021-11-19">19/11/2021 10:00</time> تحديث: <time datetime="2021-11-20">20/11/2021 11:00</time></p><p>{OLD}</p>',
        [],
    ),
    "empty words": (
        f'<p>آخر تحديث: <time datetime="2021-11-19T15:36Z"></time></p><p>{OLD}</p>',
        [("2021-11-19T15:36", "UTC", "آخر تحديث:")],
    ),
    "a duration and a broken one": (
        f'<p>تحديث (<time datetime="PT2H">15:36</time>)</p><p>{OLD}</p><p>تحديث (<time datetime="2021-13-45">15:36</time>)</p>',
        [],
    ),
    "amp-timeago": (
        f'<p>تحديث (<amp-timeago datetime="2021-11-19T15:36Z">15:36</amp-timeago>)</p><p>{OLD}</p>',
        [("2021-11-19T15:36", "UTC", "تحديث (15:36)")],
    ),
}


@pytest.mark.parametrize("name", TIMES)
def test_a_time_element_gives_the_stamp_its_instant(name: str) -> None:
    text, expected = TIMES[name]
    assert times(read(whole(f"<article>{text}</article>"))) == expected


def test_posts_of_a_live_blog_as_articles() -> None:
    posts = "".join(
        f'<article><time datetime="2023-01-18T{hour}:00Z">{hour}:00</time><h3>عنوان {hour}</h3><p>{text}</p></article>'
        for hour, text in (("18", NEW), ("14", NEXT), ("09", OLD))
    )
    teaser = '<article><h3><a href="/x">خبر آخر</a></h3><time datetime="2023-01-18T20:00Z">20:00</time><p>سطر من خبر آخر لا صلة له.</p></article>'
    text = whole(f"<h1>{TITLE}</h1><p>يتابع موقعنا الحريق دقيقة بدقيقة.</p><div>{posts}</div><div>{teaser}</div>")
    assert lines(text) == [
        "يتابع موقعنا الحريق دقيقة بدقيقة.",
        *("18:00", "عنوان 18", NEW),
        *("14:00", "عنوان 14", NEXT),
        *("09:00", "عنوان 09", OLD),
    ]


# --- JSON-LD live blogs -------------------------------------------------------------------------------------------


def update(date: str, body: str, **more: Any) -> dict[str, Any]:
    return {"@type": "BlogPosting", "datePublished": date, "articleBody": body, **more}


UPDATES = [update("2023-01-18T18:42:00+03:00", NEW), update("2023-01-18T09:05:00Z", OLD)]
LIVE = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": UPDATES}
VISIBLE = f"<main><h1>{TITLE}</h1><div>18:42</div><p>{NEW}</p><div>09:05</div><p>{OLD}</p></main>"

LIVE_BLOGS = {
    "at the top": script(LIVE),
    "in a list": script([{"@type": "WebSite"}, LIVE]),
    "in a @graph": script({"@context": "https://schema.org", "@graph": [{"@type": "Organization"}, LIVE]}),
    "nested": script({"@type": "WebPage", "mainEntity": LIVE}),
    "two types": script({**LIVE, "@type": ["NewsArticle", "LiveBlogPosting"]}),
    "a type with its vocabulary": script({**LIVE, "@type": "http://schema.org/LiveBlogPosting"}),
    "in the second of three scripts": script({"@type": "BreadcrumbList"}, LIVE, {"@type": "Organization"}),
    "beside a broken script": '<script type="application/ld+json">{"@type": </script>' + script(LIVE),
    "posts in two scripts": script(*({**LIVE, "liveBlogUpdate": [post]} for post in UPDATES)),
    "the same posts twice": script(LIVE, LIVE),
    "posts by reference": script(
        {
            "@graph": [
                {**LIVE, "liveBlogUpdate": [{"@id": "#a"}, {"@id": "#b"}]},
                {"@id": "#a", **UPDATES[0]},
                {"@id": "#b", **UPDATES[1]},
            ]
        }
    ),
    "posts in an ItemList": script(
        {
            **LIVE,
            "liveBlogUpdate": {
                "@type": "ItemList",
                "itemListElement": [{"@type": "ListItem", "item": post} for post in UPDATES],
            },
        }
    ),
    "in a CDATA section": f'<script type="application/ld+json">//<![CDATA[\n{json.dumps(LIVE)}\n//]]></script>',
    "raw line feeds in strings": '<script type="application/ld+json">'
    + json.dumps(LIVE).replace("2023", "\\n2023")
    + "</script>",
    "a type with a charset": script(LIVE).replace("ld+json", "ld+json; charset=utf-8"),
    "numbers too long and no number": script({**LIVE, "position": 1}).replace(
        '"position": 1', f'"position": {"9" * 9000}, "x": NaN'
    ),
}


@pytest.mark.parametrize("name", LIVE_BLOGS)
def test_json_ld_posts_are_read_and_not_the_same_on_the_page(name: str) -> None:
    document = read(whole(VISIBLE, LIVE_BLOGS[name]))
    assert list(document.lines) == ["18:42", NEW, "", "09:05", OLD]
    assert times(document) == [("2023-01-18T18:42:00", "+03:00", "18:42"), ("2023-01-18T09:05:00", "UTC", "09:05")]
    assert document.title == TITLE
    assert [notice.code for notice in document.notices] == ["markup"] * ("broken" in name)


BODIES = {
    "plain lines": ({"articleBody": "سطر أول.\n\nسطر ثان.\nسطر ثالث."}, ["سطر أول.", "", "سطر ثان.", "سطر ثالث."]),
    "HTML": (
        {"articleBody": "<p>سطر <b>أول</b>.</p><p>سطر&nbsp;ثان.<br>ثالث.</p>"},
        ["سطر أول.", "", "سطر\xa0ثان.", "ثالث."],
    ),
    "HTML that breaks no lines": (
        {"articleBody": "سطر <b>أول</b>.\nسطر <a href='/x'>ثان</a>."},
        ["سطر أول.", "سطر ثان."],
    ),
    "escaped HTML": (
        {"articleBody": "&lt;p&gt;سطر أول.&lt;/p&gt;&lt;p&gt;سطر ثان.&lt;/p&gt;"},
        ["سطر أول.", "", "سطر ثان."],
    ),
    "references": ({"articleBody": "أ &amp; ب"}, ["أ & ب"]),
    "a headline": ({"headline": "عنوان", "articleBody": "نص."}, ["عنوان", "", "نص."]),
    "a headline that the body repeats": ({"headline": "عنوان", "articleBody": "عنوان\nنص."}, ["عنوان", "نص."]),
    "a headline that is the blog's": ({"headline": TITLE, "articleBody": "نص."}, ["نص."]),
    "a headline alone": ({"headline": "عنوان"}, ["عنوان"]),
    "a value in an object": ({"articleBody": {"@value": "نص."}}, ["نص."]),
    "a script in it": ({"articleBody": "<p>نص.</p><script>alert(1)</script>"}, ["نص."]),
    "nothing": ({"image": "x.jpg"}, []),
}


@pytest.mark.parametrize("name", BODIES)
def test_the_text_of_a_post(name: str) -> None:
    post, expected = BODIES[name]
    other = update("2023-01-18T09:05:00Z", OLD)
    live = {**LIVE, "liveBlogUpdate": [{"datePublished": "2023-01-18T10:00:00Z", **post}, other]}
    lines = [*read(whole("", script(live))).lines]
    assert lines == (["", *expected] if expected else []) + ["", OLD]


def test_a_post_without_a_published_date_takes_its_modified_one_or_none() -> None:
    posts = [{"articleBody": NEW, "dateModified": "2023-01-18T10:00Z"}, {"articleBody": OLD}]
    markup = read(whole("", script({**LIVE, "liveBlogUpdate": posts}))).markup
    assert [str(time.written) for time in markup.values()] == ["2023-01-18T10:00", "XXXX-XX-XX"]


def test_fuller_text_on_the_page_takes_the_times_of_the_data() -> None:
    posts = [
        update("2023-01-18T18:42:00+03:00", "ملخص قصير.", headline="السيطرة على الحريق في السوق"),
        update("2023-01-18T09:05:00Z", "ملخص آخر.", headline="اندلاع حريق في سوق الخضار"),
    ]
    body = "".join(
        f"<div>{before}<h2>{post['headline']}</h2>{after}<p>{NEW}</p><ul><li>{NEXT}</li><li>{OLD}</li></ul></div>"
        for post, before, after in zip(posts, ("<span>18:42</span>", ""), ("", "<span>12:05</span>"), strict=True)
    )
    page = whole(f"<main><h1>{TITLE}</h1>{body}</main>", script({**LIVE, "liveBlogUpdate": posts}))
    (timeline,) = parse(read(page))
    times = [entry.moment.time and entry.moment.time.isoformat() for entry in timeline.timeline]
    assert times == ["2023-01-18T09:05:00+00:00", "2023-01-18T15:42:00+00:00"]
    for entry, post in zip(timeline.timeline, reversed(posts), strict=True):
        assert entry.text == f"{post['headline']}\n\n{NEW}\n\n{NEXT}\n\n{OLD}"


def test_posts_that_all_stand_at_midnight_have_their_days_alone() -> None:
    posts = [update("2023-01-18T00:00:00+03:00", NEW), update("2023-01-17T00:00:00+03:00", OLD)]
    document = read(whole("", script({**LIVE, "liveBlogUpdate": posts})))
    assert [str(time.written) for time in document.markup.values()] == ["2023-01-18", "2023-01-17"]
    assert [notice.code for notice in document.notices] == ["markup"]
    (timeline,) = parse(document)
    assert [entry.moment.precision for entry in timeline.timeline] == ["day", "day"]
    one = [update("2023-01-18T00:00:00+03:00", NEW), update("2023-01-17T09:05:00+03:00", OLD)]
    assert not read(whole("", script({**LIVE, "liveBlogUpdate": one}))).notices


EMPTY_BLOG = f"<main><h1>{TITLE}</h1><p>{NEW}</p></main>"
LIVE_PAGES = {
    "JSON-LD without posts": (EMPTY_BLOG, script({**LIVE, "liveBlogUpdate": []}), 1),
    "an element of that type": (f"<div itemtype='http://schema.org/LiveBlogPosting'>{EMPTY_BLOG}</div>", "", 1),
    "posts in JSON-LD": (EMPTY_BLOG, script(LIVE), 0),
    "posts on the page": (VISIBLE, script({**LIVE, "liveBlogUpdate": []}), 0),
    "an article": (EMPTY_BLOG, script({"@type": "NewsArticle"}), 0),
}


@pytest.mark.parametrize("name", LIVE_PAGES)
def test_a_live_blog_without_its_posts_is_said(name: str) -> None:
    body, head, warnings = LIVE_PAGES[name]
    assert [notice.code for notice in read(whole(body, head)).notices] == ["posts-missing"] * warnings


ATTRIBUTES = {
    # what stands at the head of each post; "{}" is its time in the attribute, with the words that follow
    "words that say how long ago": "<time datetime='2023-01-18T{}:00Z'>قبل 5 دقائق</time>",
    "words that are not read": "<time datetime='2023-01-18T{}:00Z'>قبل ساعة ونصف تقريبا</time>",
    "a day": "<div><time datetime='2023-01-18T{}:00Z'>18 يناير 2023</time></div>",
}


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_the_attribute_is_the_stamp_of_several_posts(name: str) -> None:
    posts = "".join(
        f"<div>{ATTRIBUTES[name].format(time)}<h2>{title}</h2><p>{text}</p></div>"
        for time, title, text in (("18:42", "عنوان أول خبر اليوم", NEW), ("16:05", "عنوان ثاني خبر اليوم", OLD))
    )
    (timeline,) = parse(read(whole(f"<main><h1>{TITLE}</h1>{posts}</main>")))
    times = [entry.moment.time and entry.moment.time.isoformat() for entry in timeline.timeline]
    assert times == ["2023-01-18T16:05:00+00:00", "2023-01-18T18:42:00+00:00"]
    assert {entry.kind for entry in timeline.timeline} == {"entry"}


@pytest.mark.parametrize("words", ["منذ 5 دقائق", "", "الآن"])
def test_items_of_an_amp_list_carry_their_times(words: str) -> None:
    items = "".join(
        f"<div data-sort-time={time}><span>{words}</span><h2>{title}</h2><p>{text}</p></div>"
        for time, title, text in ((1674067320, "عنوان أول خبر اليوم", NEW), (1674057900, "عنوان ثاني خبر اليوم", OLD))
    )
    page = f"<main><h1>{TITLE}</h1><amp-live-list><div items>{items}</div></amp-live-list></main>"
    (timeline,) = parse(read(whole(page)))
    times = [entry.moment.time and entry.moment.time.isoformat() for entry in timeline.timeline]
    assert times == ["2023-01-18T16:05:00+00:00", "2023-01-18T18:42:00+00:00"]


def test_a_stamp_under_a_link_between_paragraphs_is_the_other_storys() -> None:
    card = f"<div>{LINK}<div>19 يناير, 18:48 GMT</div></div>"
    body = f"<p>{NEW}</p>{card}<p>{NEXT}</p>{card.replace('19', '3')}<p>{OLD}</p>"
    assert lines(whole(f"<div class=w><h1>{TITLE}</h1><div>{body}</div></div>")) == [NEW, NEXT, OLD]


def test_an_intro_is_read_unless_it_repeats_the_posts() -> None:
    intro = "يتابع موقعنا الحريق دقيقة بدقيقة."
    assert lines(whole("", script({**LIVE, "articleBody": intro}))) == [intro, NEW, OLD]
    assert lines(whole("", script({**LIVE, "articleBody": f"{intro} {NEW} {OLD}"}))) == [NEW, OLD]


BROKEN = {
    "cut off": '{"@type": "NewsArticle", "headline": ',
    "no JSON": "window.x = 1",
    "nested too deeply": "[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_json_ld_is_a_warning_and_the_page_is_read(name: str) -> None:
    text = whole(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>")
    document = read(text.replace("</head>", f'<script type="application/ld+json">{BROKEN[name]}</script></head>'))
    assert [line for line in document.lines if line] == STORY
    assert [(notice.code, notice.line) for notice in document.notices] == [("markup", None)]
    assert "block 1" in document.notices[0].message


def test_a_page_that_only_scripts_fill_is_read_from_its_json_ld() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{NEW}\n{OLD}"}
    assert lines(whole("<div id=app></div>", script(data))) == [NEW, OLD]


# --- title --------------------------------------------------------------------------------------------------------

TITLES = {
    "og:title": ("<h1>عنوان آخر للخبر</h1>", '<meta property="og:title" content="عنوان من الرأس">', "عنوان من الرأس"),
    "h1 before title": ("<h1>عنوان الصفحة</h1>", "", "عنوان الصفحة"),
    "title alone": ("", "", TITLE),
    "og:title with the site's name": (
        "",
        '<meta property="og:site_name" content="صحيفة الواحة"><meta property="og:title" content="حريق في السوق - صحيفة الواحة">',
        "حريق في السوق",
    ),
    "og:title that the headline ends sooner": (
        "<h1>حريق كبير في السوق</h1>",
        '<meta property="og:title" content="الواحة: حريق كبير في السوق">',
        "حريق كبير في السوق",
    ),
    "an h1 that is the site's name": (
        "<h1>الواحة</h1>",
        '<meta property="og:title" content="حريق في السوق | الواحة">',
        "حريق في السوق",
    ),
    "a headline that is shorter than the site's name": (
        "<h2>حريق في الواحة</h2>",
        '<meta property="og:title" content="حريق في الواحة - بوابة أخبار الواحة الإلكترونية">',
        "حريق في الواحة",
    ),
    "a site's name that opens the title": (
        "<h2>بوابة أخبار الواحة</h2><div>حريق كبير في سوق الخضار القديم</div>",
        '<meta property="og:title" content="بوابة أخبار الواحة - حريق كبير في سوق الخضار القديم">',
        "حريق كبير في سوق الخضار القديم",
    ),
    "h1 in two lines": ("<h1>حريق في<br>السوق</h1>", "", "حريق في السوق"),
    "two h1": ("<h1>الواحة</h1><h1>صورة اليوم</h1>", "", TITLE),
    "a title element with the site's name, and a div with the headline": (
        "<div>حريق في الواحة</div>",
        "",
        "حريق في الواحة",
    ),
    "spaces and references": (
        "",
        '<meta property="og:title" content="حريق  في &quot;السوق&quot;&#10;الكبير">',
        'حريق في "السوق" الكبير',
    ),
}


@pytest.mark.parametrize("name", TITLES)
def test_title(name: str) -> None:
    body, head, expected = TITLES[name]
    text = whole(f"{body}<div>{PARAGRAPHS}</div>", head)
    if "and a div" in name:
        text = text.replace(f"<title>{TITLE}<", "<title>حريق في الواحة | أخبار<")
    assert read(text).title == expected


HEADLINES = {
    "h1": "<h1>{}</h1>",
    "h2": "<h2>{}</h2>",
    "h3 in a block of its own": "<div><h3>{}</h3></div>",
    "div": "<div>{}</div>",
}
STAMPS = {
    "below the headline": "{head}<div>1 مايو 2021 - 10:00</div>",
    "in the same block above the headline": "<div><div>1 مايو 2021 - 10:00</div>{head}</div>",
    "beside a byline": "{head}<div><span>سالم الواحي </span> | <span>1 مايو 2021 - 10:00</span></div>",
}


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_beside_the_headline_is_the_pages(headline: str, stamp: str) -> None:
    head = STAMPS[stamp].format(head=HEADLINES[headline].format(TITLE))
    body = (
        f"<div><div>الأحد 2 مايو 2021 - 12:00</div></div><div>{head}</div><div class=t><p>{NEW}</p><p>{OLD}</p></div>"
    )
    (timeline,) = parse(read(whole(body)))
    assert timeline.published is not None
    assert str(timeline.published.moment.when) == "2021-05-01T10:00"
    assert timeline.timeline[0].text == f"{NEW}\n\n{OLD}"


# --- published and updated ----------------------------------------------------------------------------------------


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def shown(stamp: Stamp | None) -> str | None:
    return f"{stamp.written}{stamp.zone or ''}" if stamp is not None else None


PUBLISHED, MODIFIED = "article:published_time", "article:modified_time"
ARTICLE = {
    "@type": "NewsArticle",
    "datePublished": "2021-05-01T10:00:00+03:00",
    "dateModified": "2021-05-01T12:30:00+03:00",
}
DATES = {
    "none": ("", "", None, None, 0),
    "metas": (
        "",
        meta(PUBLISHED, "2021-05-01T10:00:00+03:00") + meta(MODIFIED, "2021-05-01T09:30:00Z"),
        "2021-05-01T10:00:00+03:00",
        "2021-05-01T09:30:00UTC",
        0,
    ),
    "JSON-LD": ("", script(ARTICLE), "2021-05-01T10:00:00+03:00", "2021-05-01T12:30:00+03:00", 0),
    "JSON-LD of another story": ("", script({"@type": "ItemList", "itemListElement": [ARTICLE]}), None, None, 0),
    "JSON-LD comes first": (
        "",
        script(ARTICLE) + meta(PUBLISHED, "2021-05-01T07:00Z"),
        "2021-05-01T10:00:00+03:00",
        "2021-05-01T12:30:00+03:00",
        0,
    ),
    "itemprop before meta": (
        '<time itemprop="datePublished" datetime="2021-05-01T10:00"></time>',
        meta(PUBLISHED, "2021-05-01T10:00:20+03:00"),
        "2021-05-01T10:00+03:00",
        None,
        0,
    ),
    "times with the classes of WordPress": (
        '<time class="entry-date published" datetime="2021-05-01T10:00Z"></time><time class="updated" datetime="2021-05-01T12:00Z"></time>',
        "",
        "2021-05-01T10:00UTC",
        "2021-05-01T12:00UTC",
        0,
    ),
    "a time of another story": (
        '<ul><li><time itemprop="datePublished" datetime="2020-01-01"></time></li></ul><div class="relatedBox"><time class="published" datetime="2020-01-01"></time></div>',
        "",
        None,
        None,
        0,
    ),
    "the first of several": (
        '<time itemprop="datePublished" datetime="2021-05-01"></time><time itemprop="datePublished" datetime="2020-01-01"></time>',
        "",
        "2021-05-01",
        None,
        0,
    ),
    "meta with itemprop": ('<meta itemprop="dateModified" content="2021-05-01">', "", None, "2021-05-01", 0),
    "og:updated_time in seconds": ("", meta("og:updated_time", "1619861400"), None, "2021-05-01T09:30:00UTC", 0),
    "modified before published": (
        "",
        meta(PUBLISHED, "2021-05-01T10:00Z") + meta(MODIFIED, "2021-04-01T10:00Z"),
        "2021-05-01T10:00UTC",
        None,
        1,
    ),
    "a modified time that is consistent": (
        "",
        script({**ARTICLE, "dateModified": "2020-05-01"}) + meta(MODIFIED, "2021-05-01T09:30Z"),
        "2021-05-01T10:00:00+03:00",
        "2021-05-01T09:30UTC",
        1,
    ),
    "two that disagree": (
        "",
        script(ARTICLE) + meta(PUBLISHED, "2021-05-01T10:00:00Z"),
        "2021-05-01T10:00:00+03:00",
        "2021-05-01T12:30:00+03:00",
        1,
    ),
    "a bare date beside an instant of that day": (
        '<meta itemprop="datePublished" content="2021-05-01">',
        meta(PUBLISHED, "2021-05-01T07:00:20Z"),
        "2021-05-01T07:00:20UTC",
        None,
        0,
    ),
    "a local day beside the evening before in UTC": (
        '<meta itemprop="datePublished" content="2021-05-02">',
        meta(PUBLISHED, "2021-05-01T22:00Z"),
        "2021-05-01T22:00UTC",
        None,
        0,
    ),
    "a day on which no clock shows the instant": (
        '<meta itemprop="datePublished" content="2021-05-02">',
        meta(PUBLISHED, "2021-05-01T09:00Z"),
        "2021-05-02",
        None,
        1,
    ),
    "RDFa in the footer of the article": (
        '<footer><span property="dc:date dc:created" content="2021-05-01T10:00+03:00">السبت</span></footer>',
        "",
        "2021-05-01T10:00+03:00",
        None,
        0,
    ),
    "the footer of another story's article": (
        '<div class=related><article><footer><time class=published datetime="2020-01-01"></time></footer></article></div>',
        "",
        None,
        None,
        0,
    ),
    "Arabic words": ("", meta(PUBLISHED, "السبت 1 مايو 2021 10:00"), "2021-05-01T10:00", None, 0),
    "nonsense": ("", meta(PUBLISHED, "غدا") + meta(MODIFIED, "0000-00-00 00:00:00"), None, None, 0),
    "a day is not midnight": ("", meta(PUBLISHED, "2021-05-01"), "2021-05-01", None, 0),
}


@pytest.mark.parametrize("name", DATES)
def test_published_and_updated(name: str) -> None:
    body, head, published, updated, warnings = DATES[name]
    document = read(whole(f"<article>{body}{PARAGRAPHS}</article>", head))
    assert (shown(document.published), shown(document.updated)) == (published, updated)
    assert [notice.code for notice in document.notices] == ["markup"] * warnings


WORDS_AND_DATA = {
    # words on the page, its data, the instant that both together give
    "a day and an instant of that day": ("1 مايو 2021", "2021-05-01T10:00:20Z", "2021-05-01T10:00:20+00:00"),
    "a day and the evening before in UTC": ("1 مايو 2021", "2021-04-30T21:30:00Z", "2021-04-30T21:30:00+00:00"),
    "a weekday and the evening before in UTC": (
        "السبت 1 مايو 2021",
        "2021-04-30T21:30:00Z",
        "2021-04-30T21:30:00+00:00",
    ),
    "wrong: the weekday, and the evening before in UTC": (
        "الخميس 1 مايو 2021",
        "2021-04-30T21:30:00Z",
        "2021-04-30T21:30:00+00:00",
    ),
    "an element with the same day": (
        '<time datetime="2021-05-01">1 مايو 2021</time>',
        "2021-05-01T10:00:20Z",
        "2021-05-01T10:00:20+00:00",
    ),
    "an element with an instant": (
        '<time datetime="2021-05-01T09:00Z">1 مايو 2021</time>',
        "2021-05-01T10:00Z",
        "2021-05-01T09:00:00+00:00",
    ),
    "another day": ("3 مايو 2021", "2021-05-01T10:00:20Z", None),
    "another clock time": ("1 مايو 2021 11:05 ت غ", "2021-05-01T10:00Z", "2021-05-01T11:05:00+00:00"),
}


@pytest.mark.parametrize("name", WORDS_AND_DATA)
def test_of_dates_that_agree_the_finest_counts(name: str) -> None:
    words, data, expected = WORDS_AND_DATA[name]
    page = whole(
        f"<article><h1>{TITLE}</h1><div>{words}</div><p>{NEW}</p><p>{NEXT}</p></article>", meta(PUBLISHED, data)
    )
    (timeline,) = parse(read(page))
    assert timeline.published is not None
    time = timeline.published.moment.time
    assert (time and time.isoformat()) == expected
    codes = [notice.code for notice in timeline.warnings]
    assert ("markup-mismatch" in codes) == name.startswith("another")
    assert ("weekday-mismatch" in codes) == name.startswith("wrong")


def test_stamps_beside_the_named_body_are_read_and_no_other_line() -> None:
    head = "<div>كتب سالم</div><div>آخر تحديث: 1 مايو 2021 - 10:00 ت غ</div><div>انسخ الرابط</div>"
    text = whole(f"<div>15:20 بتوقيت الواحة</div><h1>{TITLE}</h1>{head}<div itemprop=articleBody><p>{NEW}</p></div>")
    assert lines(text) == ["آخر تحديث: 1 مايو 2021 - 10:00 ت غ", NEW]


# --- recognised by content, encodings, shapes ---------------------------------------------------------------------

KINDS = {
    "<!DOCTYPE html><p>نص</p>": True,
    "\ufeff \n<!-- saved from url=x --><html>": True,
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>': True,
    "<p>نص": True,
    "<P CLASS=x>نص": True,
    "<br/>نص": True,
    "<article>": True,
    "نص <p>": False,
    "": False,
    "<": False,
    "<pause> قال المذيع": False,
    "<3": False,
    "<<الواحة>> صحيفة": False,
    '{"text": "<p>"}': False,
    "<!-- تعليق لا ينتهي": False,
}


@pytest.mark.parametrize("text", KINDS)
def test_pages_are_known_by_their_beginning(text: str) -> None:
    assert kinds.begins_page(text) == KINDS[text]
    assert kinds.is_page(text.encode()) == KINDS[text]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", ["", "right", "utf-8", "iso-8859-1", "no-such-encoding"])
def test_encodings_of_pages(codec: str, declared: str) -> None:
    name = codec if declared == "right" else declared
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">' if name else ""
    text = f"<html><head>{head}</head><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>"
    data = text.encode(codec)
    assert kinds.is_page(data)
    assert [line for line in html.document(data, "x").lines if line] == STORY


def test_the_encoding_that_a_page_names_decides_between_one_byte_encodings() -> None:
    text = '<meta charset="cp720"><p>سوق الخضار في المدينة.</p>'
    assert [*html.document(text.encode("cp720"), "x").lines] == ["سوق الخضار في المدينة."]


def test_bad_bytes_are_a_warning_without_a_line() -> None:
    data = whole(f"<article>{PARAGRAPHS}</article>").encode().replace("سيطرت".encode(), b"\xd8\xb3\xff")
    assert [(n.code, n.line) for n in html.document(data, "x").notices] == [("encoding", None)]


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><nav>قائمة</nav></body></html>", "<!-- x --><script>1</script>"]
)
def test_a_page_without_a_story_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="without a story"):
        read(text)


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "article", "time datetime=2020"])
def test_deep_nesting_is_read(tag: str) -> None:
    text = whole(f"<{tag}>" * 10_000 + NEW)
    assert lines(text) == [NEW]


HOSTILE = {
    "many lines with times": "<p><time datetime=2020-01-01>10:00</time></p>" * 5_000,
    "many times in a line": "<p>" + "<time datetime=2020-01-01>10:00</time> " * 5_000,
    "many linked lines": f"<p>{LINK}</p>" * 5_000 + f"<p>{NEW}</p>",
    "many chrome elements in one another": "<div class=share>" * 5_000 + f"<p>{NEW}</p>" * 1_000,
    "many articles": f"<article><p>{NEW}</p>" * 3_000,
    "many metas": "<meta name=a content=b>" * 5_000 + f"<p>{NEW}",
    "many itemprops": f"<p itemprop=datePublished content=2021-05-01>{NEW}" * 5_000,
    "many scripts": "<script type='application/ld+json'>{}</script>" * 5_000 + f"<p>{NEW}",
    "many unclosed comments": "<p>" + NEW + "<!--" * 20_000,
    "many unclosed scripts": f"<p>{NEW}" + "<script>" * 20_000,
    "many attributes": f"<p {' '.join(f'a{n}=1' for n in range(5_000))}>{NEW}",
    "quotes without end": f"<p>{NEW}</p>" + '<p title="' * 10_000,
    "many references": f"<p>{NEW}</p><p>" + "&lt;" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_or_refused(name: str) -> None:
    with suppress(ValueError):
        read(whole(HOSTILE[name]))
