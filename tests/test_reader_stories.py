"""What on a page is its story's, and what in it opens no entry. Every text is invented."""

import pytest

from newsline.parsing import parse
from tests.test_reader_html import NEW, NEXT, OLD, TITLE, lines, read, script, whole

LIVE = "حريق سوق الواحة لحظة بلحظة"
FIRST = "وصلت أولى سيارات الإطفاء إلى البوابة الغربية للسوق."
SECOND = "أخلت الشرطة المحال المجاورة وأغلقت الشارع الرئيسي."
THIRD = "أعلن قائد الفرقة السيطرة على الحريق بعد ساعات من العمل."
DAY = "<div>11 مارس 2024</div>"
TWEET = '<blockquote class="twitter-tweet"><p>نعمل مع الفرق في الميدان.</p>&mdash; بلدية الواحة (@waha) <a href="https://x.example/1">{}</a></blockquote>'


def entries(text: str) -> list[tuple[str | None, str]]:
    """Each entry of a page: when it was written, and its text on one line."""
    (timeline,) = parse(read(text))
    return [(entry.moment.when and str(entry.moment.when), " ".join(entry.text.split())) for entry in timeline.timeline]


def post(headline: str, body: str, hour: int) -> dict[str, str]:
    return {
        "@type": "BlogPosting",
        "headline": headline,
        "articleBody": body,
        "datePublished": f"2024-03-11T{hour}:00:00Z",
    }


@pytest.mark.parametrize(
    "headline", ["تحديث: رواية جديدة", "تحديث", "16:40", "تحديث 4", "الاثنين 11 مارس", "تصحيح", "16:40 - وصول الفرق"]
)
def test_nothing_in_a_post_of_the_pages_data_opens_another(headline: str) -> None:
    data = {
        "@type": "LiveBlogPosting",
        "headline": LIVE,
        "liveBlogUpdate": [post(headline, THIRD, 15), post(headline, SECOND, 13), post(headline, FIRST, 12)],
    }
    assert entries(whole(f"<main><h1>{LIVE}</h1></main>", script(data))) == [
        ("2024-03-11T12:00:00", f"{headline} {FIRST}"),
        ("2024-03-11T13:00:00", f"{headline} {SECOND}"),
        ("2024-03-11T15:00:00", f"{headline} {THIRD}"),
    ]


QUOTED = {
    "a message, its date in English": TWEET.format("March 10, 2024"),
    "a message, its date in Arabic": TWEET.format("10 مارس، 2024"),
    "a message with its clock": TWEET.format("10:15 م · 10 مارس 2024"),
    "a picture whose words are a date": "<figure><img src=a><figcaption>4 مارس 2024</figcaption></figure>",
}


@pytest.mark.parametrize("name", QUOTED)
def test_a_date_in_a_quotation_dates_nothing(name: str) -> None:
    posts = f"<div><b>16:40</b><p>{THIRD}</p></div><div><b>16:12</b><p>{SECOND}</p>{QUOTED[name]}</div><div><b>15:31</b><p>{FIRST}</p></div>"
    found = entries(whole(f"<main><h1>{LIVE}</h1>{DAY}{posts}</main>"))
    assert [when for when, _ in found] == ["2024-03-11T15:31", "2024-03-11T16:12", "2024-03-11T16:40"]
    assert (found[0][1], found[2][1]) == (FIRST, THIRD)
    assert found[1][1].startswith(SECOND)
    assert "2024" in found[1][1]


def test_a_day_that_is_not_quoted_dates_what_stands_below() -> None:
    posts = f"<h3>12 مارس 2024</h3><p>09:40</p><p>{THIRD}</p><h3>11 مارس 2024</h3><p>16:12</p><p>{SECOND}</p><p>15:31</p><p>{FIRST}</p>"
    found = entries(whole(f"<main><h1>{LIVE}</h1>{posts}</main>"))
    assert [when for when, _ in found] == ["2024-03-11T15:31", "2024-03-11T16:12", "2024-03-12T09:40"]


def test_markers_in_quotations_that_are_all_of_a_story_are_read() -> None:
    posts = f"<p>16:40</p><p>{THIRD}</p><p>16:12</p><p>{SECOND}</p><p>15:31</p><p>{FIRST}</p>"
    found = entries(whole(f"<main><h1>{LIVE}</h1>{DAY}<blockquote>{posts}</blockquote></main>"))
    assert [when for when, _ in found] == ["2024-03-11T15:31", "2024-03-11T16:12", "2024-03-11T16:40"]


# --- the headline -------------------------------------------------------------------------------------------------

TEXT = f"<p>{NEW}</p><p>{NEXT}</p><p>{OLD}</p>"
SITE = "مدونة ضفاف الواحة"
OTHERS = "أهالي الحي يحتفلون بافتتاح الجسر"
HEADED = {  # a body, and the title that it has in a page named TITLE
    "a site above": (f"<h1>{SITE}</h1><div><h3 class='post-title'>{TITLE}</h3>{TEXT}</div>", TITLE),
    "a block below": (f"<div><h2>{TITLE}</h2>{TEXT}</div><div><h1>الأكثر قراءة</h1><p>سوق جديد في المدينة.</p></div>", TITLE),
    "an h1 in other words": (f"<h1>النار تأتي على سوق الخضار</h1><h2>تفاصيل الليلة الطويلة</h2>{TEXT}", "النار تأتي على سوق الخضار"),
    "an h1 that says it too": (f"<h2>{TITLE}</h2><h1>{TITLE} اليوم</h1>{TEXT}", f"{TITLE} اليوم"),
    "an h1 with a label": (f"<h1>الموضوع: {TITLE}</h1><h2>{TITLE}</h2>{TEXT}", f"الموضوع: {TITLE}"),
    "a link to itself below": (f"<h1>النار تأتي على سوق الخضار</h1>{TEXT}<h3><a href='/1'>{TITLE}</a></h3>", "النار تأتي على سوق الخضار"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADED)
def test_the_heading_that_the_title_names(name: str) -> None:
    body, title = HEADED[name]
    found = read(whole(body))
    assert found.title == title
    assert NEW in found.lines


def test_the_site_beside_the_headline_in_the_title() -> None:
    page = whole(f"<h1>{SITE}</h1><h3>{TITLE}</h3>{TEXT}").replace(f"<title>{TITLE}", f"<title>{SITE}: {TITLE}")
    assert read(page).title == TITLE


def test_of_stories_below_one_another_the_one_of_the_title_is_read() -> None:
    other = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FIRST, SECOND))
    page = f"<main><article><h1>{TITLE}</h1>{TEXT}</article><article><h1>{OTHERS}</h1>{other}</article></main>"
    head = f'<meta property="og:title" content="{TITLE}">'
    assert lines(whole(page, head)) == [NEW, NEXT, OLD]
    assert lines(whole(page, head.replace(TITLE, OTHERS))) == [FIRST, SECOND, THIRD, FIRST, SECOND]


# --- what the page says of its story ------------------------------------------------------------------------------

FURNITURE = {  # a line, and whether it is the page's
    "التصنيفات: محليات": True,
    "التسميات: <a href='/t'>رياضة</a>": True,
    "كلمات مفتاحية: أمطار، سيول": True,
    "الوسوم: سوق الخضار، حرائق": True,
    "عدد القراءات: 1520": True,
    "رابط الخبر: http://news.example.net/index.php?action=show&amp;id=991&amp;print=yes": True,
    "تابعونا على <a href='/t'>تليغرام</a>": True,
    "<a href='/s'>شارك</a> <a href='/w'>واتساب</a> <a href='/x'>تويتر</a>": True,
    "شارك الخبر عبر فيسبوك وتويتر": True,
    "1.2K": True,
    "الوسوم: كيف صارت الكلمات تدل على الأخبار.": False,
    "القراءات: ما الذي تقوله الأرقام عن السوق؟": False,
    "تابعونا على تليغرام تجدوا أخبار السوق": False,
    "واتساب": False,
    "الوزير: عدد القراءات 1520": False,
    "المحافظ: الحريق تحت السيطرة": False,
    "<h3>رابط الخبر: من أين بدأ</h3>": False,
    "1.2": False,
}


@pytest.mark.parametrize("line", FURNITURE)
def test_labels_of_the_page_are_not_of_the_story(line: str) -> None:
    page = f"<article><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><div>{line}</div><p>{OLD}</p></article>"
    assert len(lines(whole(page))) == 4 - FURNITURE[line]


# --- notes of the editors -----------------------------------------------------------------------------------------

NOTES = {  # an aside, and whether it is the story's
    "<aside><p><b>تحديث 12 مارس 2024:</b> عاد الباعة.</p></aside>": True,
    "<aside><p>تصحيح: عدد المخازن سبعة.</p></aside>": True,
    '<aside class="box update"><p>عاد الباعة إلى السوق.</p></aside>': True,
    '<aside class="correction"><p>عدد المخازن سبعة.</p></aside>': True,
    "<aside><p>سوق الخضار في سطور: بني قبل قرن.</p></aside>": False,
    "<aside><p>تحديث الأسعار في السوق مستمر كل يوم.</p></aside>": False,
    '<aside class="update-list"><p>الذهب يصعد من جديد.</p></aside>': False,
    '<aside class="update" hidden><p>عاد الباعة إلى السوق.</p></aside>': False,
}


@pytest.mark.parametrize("aside", NOTES)
def test_an_aside_of_the_editors_is_the_storys(aside: str) -> None:
    assert len(lines(whole(f"<article><h1>{TITLE}</h1>{TEXT}{aside}</article>"))) == 3 + NOTES[aside]
    assert len(lines(whole(f"<article><h1>{TITLE}</h1>{TEXT}</article>{aside}"))) == 3


# --- what the page's data say -------------------------------------------------------------------------------------

JSON_LD = {  # a block, and when the page was published
    '{"@type":"NewsArticle","datePublished":"2024-03-11T11:20:00Z",}': "2024-03-11T11:20:00",
    '{"@type":"NewsArticle","keywords":["a, ]","b",],"datePublished":"2024-03-11T11:20:00Z"}': "2024-03-11T11:20:00",
    '{"@graph":[{"@type":"WebPage","datePublished":"2024-03-11T11:20:00Z"},{"@type":"WebSite"}]}': "2024-03-11T11:20:00",
    '{"@type":"WebPage","datePublished":"2024-03-12T11:20:00Z"}</script><script type="application/ld+json">{"@type":'
    '"Article","datePublished":"2024-03-11T11:20:00Z"}': "2024-03-11T11:20:00",
    '{"@type":"NewsArticle","datePublished":"2024-03-11T11:20:00Z"': None,
    '{"@type":"WebSite","datePublished":"2024-03-11T11:20:00Z"}': None,
}


@pytest.mark.parametrize("block", JSON_LD)
def test_data_with_small_faults(block: str) -> None:
    found = read(whole(f"<main><h1>{TITLE}</h1>{TEXT}</main>", f'<script type="application/ld+json">{block}</script>'))
    assert (found.published and str(found.published.written)) == JSON_LD[block]


# UTC in the page's data, and words without a zone
CLOCKS = {  # the data, the words, the instant of both
    ("2024-03-11T11:20:00+00:00", "11 مارس 2024 - 14:20"): "2024-03-11T11:20:00+00:00",
    ("2024-03-11T11:20:41Z", "نُشر في 11/03/2024 الساعة 01:20 مساء"): "2024-03-11T11:20:00+00:00",
    ("2024-03-11T21:30:00Z", "12 مارس 2024 - 00:30"): "2024-03-11T21:30:00+00:00",
    ("2024-03-11T11:20:00Z", "11 مارس 2024 - 16:20"): None,  # no newsroom of the region has that clock
    ("2024-03-11T11:20:00Z", "11 مارس 2024 - 14:50"): None,
    ("2024-03-11T11:20:00Z", "11 مارس 2024 - 14:25"): None,
    ("2024-03-11T11:20:00Z", "12 مارس 2024 - 14:20"): None,
    ("2024-03-11T11:20:00Z", "11 مارس 2024 - 10:20"): None,
    ("2024-03-11T11:20:00+02:00", "11 مارس 2024 - 14:20"): None,  # the data are on clocks of a newsroom
}


@pytest.mark.parametrize(("data", "words"), CLOCKS)
def test_utc_in_the_data_and_local_words(data: str, words: str) -> None:
    head = f'<meta property="article:published_time" content="{data}">'
    (timeline,) = parse(read(whole(f"<article><h1>{TITLE}</h1><div>{words}</div>{TEXT}</article>", head)))
    assert timeline.published is not None
    time = timeline.published.moment.time
    expected = CLOCKS[data, words]
    assert (time and time.isoformat()) == expected
    assert ("markup-mismatch" in [one.code for one in timeline.warnings]) == (expected is None)
    assert ([one.rule for one in timeline.timeline[0].moment.inferred if one.field == "zone"] == ["markup"]) == bool(
        expected
    )


METAS = {
    "3/11/2024 2:20:00 PM": "2024-03-11T14:20:00",
    "11/3/2024 2:20:00 AM": "2024-11-03T02:20:00",
    "11/3/2024 14:20": "2024-03-11T14:20",
    "3/11/2024": "2024-11-03",
}


@pytest.mark.parametrize("written", METAS)
def test_the_order_of_day_and_month_in_a_machines_date(written: str) -> None:
    found = read(whole(f"<main>{TEXT}</main>", f'<meta property="article:published_time" content="{written}">'))
    assert found.published is not None
    assert str(found.published.written) == METAS[written]


def test_a_blogs_abbreviation_says_when() -> None:
    foot = '<div class="post-footer"><abbr class="published" title="2024-03-11T14:20:00+03:00">2:20 م</abbr></div>'
    found = read(whole(f"<h1>{SITE}</h1><div><h3>{TITLE}</h3>{TEXT}{foot}</div>"))
    assert found.published is not None
    assert (str(found.published.written), found.published.zone) == ("2024-03-11T14:20:00", "+03:00")
