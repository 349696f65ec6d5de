"""Which parts of a page are the story's: its posts, each an article, and what others left between and below. Every text is invented."""

import json

import pytest

from newsline.parsing import parse
from tests.test_reader_html import TITLE, lines, read, script, whole

LIVE = "عاصفة الساحل: تغطية متواصلة"
POSTS = [
    ("رفع الإنذار", "رفعت هيئة الأرصاد مستوى الإنذار في مدن الساحل."),
    ("إخلاء الميناء", "أخلت إدارة الميناء الأرصفة الثلاثة من العمال والزوار."),
    ("أمواج عالية", "ضربت أمواج عالية الكورنيش من دون إصابات."),
    ("إغلاق الجسر", "أغلقت شرطة المرور الجسر البحري حتى إشعار آخر."),
]
HEADS = {  # the start tag of a post and what stands above its headline
    "nothing": "<article>",
    "a minute": "<article><span>منذ {minutes} دقيقة</span>",
    "a while": "<article><span>منذ قليل</span>",
    "seconds": '<article data-timestamp="{seconds}">',
    "seconds and a minute": '<article data-sort-time="{seconds}"><span>منذ {minutes} دقيقة</span>',
    "seconds in a common name": '<article data-time="{seconds}">',
    "seconds in any name of a time": '<article data-ts="{seconds}">',
    "milliseconds of when it was made": '<article data-created="{seconds}000">',
    "seconds on an element without words": '<article><span data-livestamp="{seconds}"></span>',
    "seconds on a day": '<article><abbr data-utime="{seconds}">10 فبراير</abbr>',
    "microdata": '<article itemprop="liveBlogUpdate" itemscope><meta itemprop="datePublished" content="{seconds}">',
}


def posts(head: str, count: int, body: str = "<p>{}</p>") -> str:
    written = (
        f"{head.format(minutes=20 * at + 10, seconds=1707589800 - 1200 * at)}<h3>{headline}</h3>{body.format(text)}</article>"
        for at, (headline, text) in enumerate(POSTS[:count])
    )
    return f"<main><h1>{LIVE}</h1>{''.join(written)}</main>"


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("head", HEADS)
def test_articles_of_one_form_are_all_read(head: str, count: int) -> None:
    (timeline,) = parse(read(whole(posts(HEADS[head], count))))
    text = [*timeline.captions, *(line for entry in timeline.timeline for line in entry.text.split("\n"))]
    assert {line for post in POSTS[:count] for line in post} <= set(text)
    if "seconds" in HEADS[head]:
        assert [entry.text.split("\n\n") for entry in reversed(timeline.timeline)] == [
            [*post] for post in POSTS[:count]
        ]
        assert all(entry.moment.time is not None for entry in timeline.timeline)


@pytest.mark.parametrize("between", ["", "<h2>الاثنين 13 سبتمبر 2021</h2>", "<div>إعلان</div>"])
def test_a_post_without_a_headline_and_a_day_between_posts(between: str) -> None:
    page = (
        posts(HEADS["nothing"], 3)
        .replace(f"<h3>{POSTS[1][0]}</h3>", "")
        .replace("</article><article>", f"</article>{between}<article>")
    )
    assert {text for _, text in POSTS[:3]} <= set(lines(whole(page)))


def test_the_named_body_of_a_post_is_not_all_of_the_story() -> None:
    body = '<div itemprop="articleBody"><p>{}</p></div>'
    (timeline,) = parse(read(whole(posts(HEADS["microdata"], 3, body))))
    assert [entry.text.split("\n\n")[0] for entry in timeline.timeline] == [post[0] for post in reversed(POSTS[:3])]


STORY = (
    "<p>أعلنت وزارة النقل فتح الطريق الساحلي بعد أسبوع من الأعمال.</p><p>وقال الوزير إن الكلفة بلغت مليوني دينار.</p>"
)
BELOW = {  # what touches the story's article, which is of another story
    "stories with headings of their own": "<article><h2>سوق السمك يغلق أبوابه</h2><p>أغلق سوق السمك أبوابه لأعمال الصيانة.</p></article>",
    "cards": "<article><h3><a href='/2'>سوق السمك يغلق أبوابه شهرا</a></h3><p>أغلق سوق السمك أبوابه لأعمال الصيانة.</p></article>",
    "under a heading": "<h2>من الأرشيف</h2><article><p>أغلق سوق السمك أبوابه لأعمال الصيانة.</p></article>",
}


@pytest.mark.parametrize("name", BELOW)
def test_articles_of_another_form_are_others(name: str) -> None:
    head = f"<h1>{LIVE}</h1>"
    assert len(lines(whole(f"<main><article>{head}{STORY}</article>{BELOW[name]}</main>"))) == 2
    assert len(lines(whole(f"<main>{head}<article>{STORY}</article>{BELOW[name]}</main>"))) == 2


NEIGHBOURS = {  # what stands below the story, and how many lines of it are the story's
    "<div><div>الموضوع السابق</div><div>سوق السمك يغلق أبوابه</div></div><div><div>الموضوع التالي</div><div>قارب جديد</div></div>": 0,
    "<div><span>السابق:</span> <a href='/1'>سوق السمك</a></div><div><span>التالي:</span> <a href='/2'>قارب جديد</a></div>": 0,
    "<div><span>السابق</span> <a href='/1'>سوق السمك</a></div><div><span>التالي</span> <a href='/2'>قارب جديد</a></div>": 0,
    "<div>→ السابق</div><h4><a href='/1'>سوق السمك يغلق</a></h4><div>التالي ←</div><h4><a href='/2'>قارب جديد</a></h4>": 0,
    "<div>المقال التالي</div><div><span>قارب جديد لصيادي الساحل</span></div>": 0,
    "<p>التالي: يبدأ العمل في الطريق الجبلي قبل الشتاء.</p>": 1,
    "<p>التالي</p><p>يبدأ العمل في الطريق الجبلي قبل الشتاء.</p>": 2,
    "<p>التالي بعد الطريق جسر الميناء</p>": 1,
}


@pytest.mark.parametrize("below", NEIGHBOURS)
def test_the_stories_before_and_after_are_others(below: str) -> None:
    assert len(lines(whole(f"<article><h1>{LIVE}</h1>{STORY}{below}</article>"))) == 2 + NEIGHBOURS[below]


@pytest.mark.parametrize("heading", ["أضف تعليقك", "اكتب تعليقا", "اترك تعليقك"])
def test_comments_below_an_invitation_are_the_readers(heading: str) -> None:
    below = f"<h3>{heading}</h3><div>ليلى | قبل 3 أيام</div><p>شكرا لعمال الطريق على هذا الجهد.</p>"
    assert len(lines(whole(f"<main><h1>{LIVE}</h1>{STORY}{below}</main>"))) == 2
    (timeline,) = parse(read(whole(f"<main><h1>{LIVE}</h1>{STORY}{below.replace('h3', 'div')}</main>")))
    assert [entry.text.count("\n\n") for entry in timeline.timeline] == [1]


REGIONS = {  # a region between two paragraphs, and whether it is the story's
    '<div role="region" aria-label="إعلان"><p>بيوت على الشاطئ بأقساط تناسب الجميع.</p></div>': False,
    '<section role="region" aria-label="المزيد من القصص"><p>صياد يروي حكاية أربعين عاما في البحر.</p></section>': False,
    '<section role="region" aria-labelledby="p"><strong id="p">البودكاست</strong><p>حلقة جديدة عن الصيادين وقواربهم.</p></section>': False,
    '<section role="region" aria-labelledby="p"><strong id="p">تحديثات</strong><p>وصلت أولى الشاحنات إلى الميناء.</p></section>': True,
    '<section role="region" aria-label="تفاصيل الخبر"><p>وصلت أولى الشاحنات إلى الميناء.</p></section>': True,
    '<section role="region" aria-label="في الميدان"><p>تحديث: وصلت أولى الشاحنات إلى الميناء.</p></section>': True,
    '<div class="audio-player"><span>استمع إلى المقال</span> <span>00:00</span> <span>02:35</span></div>': False,
    '<div class="poll-widget"><h4>هل أنت راض عن الطريق الجديد؟</h4><label>نعم</label></div>': False,
    '<div class="video-js"><div class="vjs-control">Play</div><div class="vjs-time">01:24</div></div>': False,
    '<div class="breaking-news-ticker"><span>عاجل</span><ul><li>15:20 تأجيل سباق القوارب</li></ul></div>': False,
    "<div><span>شارك</span> <span>نسخ الرابط</span></div>": False,
    "<div>استمع إلى المقال 02:35</div>": False,
    '<div class="live-ticker"><p>وصلت أولى الشاحنات إلى الميناء.</p></div>': True,
    "<div>شارك في العمل مئة عامل.</div>": True,
    '<section role="region"><p>وصلت أولى الشاحنات إلى الميناء.</p></section>': True,
    '<section aria-label="في الميدان"><p>وصلت أولى الشاحنات إلى الميناء.</p></section>': True,
    '<section role="region" aria-labelledby="p"><h2 id="p">كيف بدأ العمل</h2><p>بدأ العمل ليلا في نهاية الشهر الماضي.</p>'
    "<p>وشاركت فيه ثلاث شركات من مدن الساحل.</p></section>": True,
}


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_with_a_name_of_its_own_is_others(region: str) -> None:
    found = lines(whole(f"<main><h1>{LIVE}</h1>{STORY.replace('</p><p>', f'</p>{region}<p>')}</main>"))
    assert (len(found) > 2) == REGIONS[region]


def test_the_story_in_a_region_is_read() -> None:
    assert (
        len(lines(whole(f'<h1>{LIVE}</h1><div role="region" aria-label="صفحة">{STORY}</div><p>صحيفة الساحل.</p>'))) == 2
    )


FEET = {  # a time below the text, and when the page was published
    "<p><time datetime='2021-09-14T08:20Z'>14.09.2021</time></p>": "2021-09-14T08:20",
    "<p><time datetime='2021-09-14T08:20Z'>الثلاثاء</time></p>": "2021-09-14T08:20",
    "<p><time datetime='2021-09-14'>14.09.2021</time></p>": None,
    "<p>في الميناء <time datetime='2021-09-14T08:20Z'>14.09.2021</time> وصلت الشاحنات.</p>": None,
    "<p><time datetime='2021-09-14T08:20Z'>14.09.2021</time></p><p>وصلت أولى الشاحنات إلى الميناء.</p>": None,
}


@pytest.mark.parametrize("foot", FEET)
def test_the_only_time_of_a_page_below_its_text_is_the_pages(foot: str) -> None:
    found = read(whole(f"<article><h1>{LIVE}</h1>{STORY}{foot}</article>"))
    assert (found.published and str(found.published.written)) == FEET[foot]
    assert ("14.09.2021" in found.lines) == (FEET[foot] is None and "وصلت الشاحنات" not in foot)


def test_a_number_that_is_no_time_is_none_of_a_post() -> None:
    (timeline,) = parse(read(whole(posts('<article data-time="{minutes}">', 3))))
    assert all(entry.moment.when is None for entry in timeline.timeline)


CARDS = {  # the card of another story between two paragraphs
    "its time beside the link": "<div><a href='/9'><h4>الصيادون يعودون إلى البحر بعد أسبوع</h4></a><time datetime='2021-09-09T10:00+03:00'>9 سبتمبر 2021</time></div>",
    "its time in the link": "<div><a href='/9'><h4>الصيادون يعودون إلى البحر بعد أسبوع</h4><span>9 سبتمبر 2021</span></a></div>",
}


@pytest.mark.parametrize("card", CARDS)
def test_the_time_of_a_card_that_looks_like_the_pages_opens_no_post(card: str) -> None:
    head = f"<h1>{LIVE}</h1><time datetime='2021-09-14T11:20+03:00'>14 سبتمبر 2021</time>"
    page = whole(f"<article>{head}{STORY.replace('</p><p>', f'</p>{CARDS[card]}<p>')}</article>")
    (timeline,) = parse(read(page))
    assert [entry.text.count("\n\n") for entry in timeline.timeline] == [1]
    assert timeline.published is not None
    assert str(timeline.published.moment.when) == "2021-09-14T11:20"


def test_a_post_below_the_card_of_another_story_has_its_time() -> None:
    card = "<a href='/9'>الصيادون يعودون إلى البحر بعد أسبوع</a>"
    written = "".join(f"<p>{18 - at}:30</p><p>{text}</p>{card}" for at, (_, text) in enumerate(POSTS))
    (timeline,) = parse(read(whole(f"<article><h1>{LIVE}</h1>{written}</article>")))
    assert [entry.text for entry in timeline.timeline] == [text for _, text in reversed(POSTS)]


def test_stories_loaded_below_one_another_without_articles() -> None:
    other = "<p>أغلق سوق السمك أبوابه لأعمال الصيانة.</p><p>ويعود الباعة إليه بعد شهر من العمل.</p><p>وتشرف البلدية على الأعمال في السوق.</p>"
    own = f"<div><h1>{LIVE}</h1><span>14 سبتمبر 2021</span>{STORY}</div>"
    next_one = f"<div><h1>سوق السمك يغلق أبوابه</h1><span>13 سبتمبر 2021</span>{other}</div>"
    head = f'<meta property="og:title" content="{LIVE}">'
    assert len(lines(whole(f"<div>{own}{next_one}</div>", head))) == 3
    assert len(lines(whole(f"<div>{next_one}{own}</div>", head))) == 3
    undated = next_one.replace("13 سبتمبر 2021", "الساحل")  # an h1 as a heading in the story
    assert len(lines(whole(f"<div>{own}{undated}</div>", head))) == 8


def test_the_length_of_a_film_is_no_time() -> None:
    film = "<div class='player'><span class='player__duration'>01:12</span></div>"
    written = "".join(
        f"<div><b>1{7 - at}:40</b><p>{text}</p>{film if at == 1 else ''}</div>" for at, (_, text) in enumerate(POSTS)
    )
    (timeline,) = parse(read(whole(f"<main><h1>{LIVE}</h1>{written}</main>")))
    assert [entry.text for entry in timeline.timeline] == [text for _, text in reversed(POSTS)]


CONTENTS = {  # a line of the list that leads to the posts below it
    "the time in the link": "<li><a href='#{id}'><time>{time}</time> {text}</a></li>",
    "the time beside it": "<li><time>{time}</time> <a href='#{id}'>{text}</a></li>",
    "no time": "<li><a href='#{id}'>{text}</a></li>",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_list_of_links_to_the_posts_is_no_part_of_them(name: str) -> None:
    items = [(f"p{at}", f"1{7 - at}:40", headline, text) for at, (headline, text) in enumerate(POSTS)]
    own = "".join(f"<div id='{place}'><b>{time}</b><p>{text}</p></div>" for place, time, _, text in items)
    listed = "".join(
        CONTENTS[name].format(id=place, time=time, text=headline) for place, time, headline, _ in items[::2]
    )
    (timeline,) = parse(read(whole(f"<main><h1>{LIVE}</h1><h2>أبرز ما جرى</h2><ul>{listed}</ul>{own}</main>")))
    assert [entry.text for entry in timeline.timeline] == [text for *_, text in reversed(items)]
    assert timeline.captions == ()


def test_links_to_notes_and_to_the_posts_own_places_stay() -> None:
    written = "".join(
        f"<div id='p{at}'><a href='#p{at}'>1{7 - at}:40</a><p>{text} <a href='#n'>1</a></p></div>"
        for at, (_, text) in enumerate(POSTS)
    )
    (timeline,) = parse(
        read(whole(f"<main><h1>{LIVE}</h1>{written}<p id='n'>أرقام هيئة الأرصاد في الساحل.</p></main>"))
    )
    assert [entry.text.split(" 1")[0] for entry in timeline.timeline] == [text for _, text in reversed(POSTS)]
    single = f"<a href='#more'>تفاصيل إضافية عن الطريق</a>{STORY}<p id='more'>ويمر الطريق بثلاث قرى.</p>"
    assert len(lines(whole(f"<main><h1>{LIVE}</h1>{single}</main>"))) == 4


CLOCKS = ("18:05", "13:30", "12:10", "09:40")


def clocked(post: str, count: int = 4) -> str:
    """A page of posts in a form: the time as {t}, the headline as {h}, the text as {p}."""
    written = (
        post.format(t=clock, h=headline, p=text) for clock, (headline, text) in zip(CLOCKS, POSTS[:count], strict=False)
    )
    return whole(f"<main><h1>{LIVE}</h1><p>نشر في 12 مارس 2024 09:00</p>{''.join(written)}</main>")


def read_posts(page: str) -> list[tuple[str, str]]:
    (timeline,) = parse(read(page))
    return [(str(entry.moment.when)[-5:], entry.text) for entry in reversed(timeline.timeline)]


EXPECTED = [(clock, f"{headline}\n\n{text}") for clock, (headline, text) in zip(CLOCKS, POSTS, strict=True)]
LINKS = (
    '<p><a href="/f.pdf">حمل نص الإنذار كاملا من هنا</a></p>',
    '<a href="/n/4">شاهد أيضا صور الكورنيش بعد العاصفة</a>',
    "<div>اقرأ المزيد</div>",
    '<a href="/n/4">اقرأ المزيد</a>',
)


@pytest.mark.parametrize("all_of_them", [True, False], ids=["all", "one"])
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("tag", ["div", "article", "li"])
def test_a_link_at_the_end_of_a_post_does_not_take_the_time_of_the_next(tag: str, link: str, all_of_them: bool) -> None:
    form = f"<{tag} class='post'><span>{{t}}</span><h3>{{h}}</h3><p>{{p}}</p>LINK</{tag}>"
    page = clocked(form)
    page = page.replace("LINK", link) if all_of_them else page.replace("LINK", link, 2).replace(link, "", 1)
    assert read_posts(page.replace("LINK", "")) == EXPECTED


def test_the_time_in_the_footer_of_a_list_item_is_of_its_post() -> None:
    form = "<li><h3>{h}</h3><p>{p}</p><footer><time datetime='2024-03-12T{t}:00+03:00'>{t}</time></footer></li>"
    assert read_posts(clocked(form)) == EXPECTED


CARD_TIMES = ("منذ 3 ساعات", "أمس", "قبل يومين", "11 مارس", "11 مارس 2024", "14:10")


@pytest.mark.parametrize("when", CARD_TIMES)
def test_cards_below_a_story_are_others_whatever_their_times_say(when: str) -> None:
    cards = "".join(
        f'<div><a href="/n/{at}"><h4>قمة النخيل: الوفود تصل تباعا {at}</h4></a><span>{when}</span></div>'
        for at in range(3)
    )
    story = "".join(f"<p>{text}</p>" for _, text in POSTS)
    page = whole(f"<main><h1>{LIVE}</h1>{story}<section><h3>تغطيات أخرى</h3>{cards}</section></main>")
    (timeline,) = parse(read(page))
    assert [entry.text for entry in timeline.timeline] == ["\n\n".join(text for _, text in POSTS)]


def test_a_page_that_shows_more_posts_than_its_data_is_read_itself() -> None:
    headline, text = POSTS[0]
    update = {
        "@type": "BlogPosting",
        "headline": headline,
        "datePublished": "2024-03-12T18:05:00+03:00",
        "articleBody": text,
    }
    blog = {"@type": "LiveBlogPosting", "headline": LIVE, "liveBlogUpdate": [update]}
    data = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    page = clocked("<div><time datetime='2024-03-12T{t}:00+03:00'>{t}</time><h3>{h}</h3><p>{p}</p></div>")
    assert read_posts(page.replace("</head>", f"{data}</head>")) == EXPECTED


def test_times_whose_markup_gives_an_instant_are_posts_without_a_full_stop() -> None:
    form = "<div><time datetime='2024-03-12T{t}:00+03:00'>{t}</time><h3>{h}</h3><p>{p}</p></div>"
    page = clocked(form).replace(".</p>", "</p>")
    assert read_posts(page) == [(clock, text.rstrip(".")) for clock, text in EXPECTED]


def test_the_order_of_day_and_month_that_markup_agrees_with_is_taken() -> None:
    head = '<time datetime="2024-03-12T11:20:33+03:00">الثلاثاء, 03/12/2024 - 11:20</time>'
    story = "".join(f"<p>{text}</p>" for _, text in POSTS)
    (timeline,) = parse(read(whole(f"<article><h1>{LIVE}</h1>{head}{story}</article>")))
    assert timeline.published is not None
    assert str(timeline.published.moment.when) == "2024-03-12T11:20"
    assert timeline.warnings == ()


def test_an_update_right_above_the_publication_is_of_the_page() -> None:
    head = "<div>تم التحديث: 12 مارس 2024 15:55</div><div>نشر في 12 مارس 2024 15:40</div>"
    story = "".join(f"<p>{text}</p>" for _, text in POSTS)
    (timeline,) = parse(read(whole(f"<article><h1>{LIVE}</h1>{head}{story}</article>")))
    assert timeline.published is not None
    assert timeline.updated is not None
    assert [str(one.moment.when)[-5:] for one in (timeline.published, timeline.updated)] == ["15:40", "15:55"]
    assert len(timeline.timeline) == 1


@pytest.mark.parametrize("title", ["الثلاثاء 12 مارس 2024 {t}", "الثلاثاء، 12 مارس 2024 في {t}", "12/03/2024 {t}"])
def test_the_time_in_the_title_of_how_long_ago_is_that_of_the_post(title: str) -> None:
    form = f"<div class='post'><span title='{title}'>منذ ساعة</span><h3>{{h}}</h3><p>{{p}}</p></div>"
    (timeline,) = parse(read(clocked(form)))
    assert [str(entry.moment.when) for entry in reversed(timeline.timeline)] == [f"2024-03-12T{one}" for one in CLOCKS]


def test_the_counter_of_pictures_is_no_day() -> None:
    form = "<div class='post'><span>{t}</span><h3>{h}</h3><p>{p}</p>COUNT</div>"
    page = clocked(form).replace("COUNT", "<p>1/5</p>", 2).replace("<p>1/5</p>", "", 1).replace("COUNT", "")
    (timeline,) = parse(read(page))
    assert [str(entry.moment.when) for entry in reversed(timeline.timeline)] == [f"2024-03-12T{one}" for one in CLOCKS]


def test_an_update_in_the_block_below_the_publication_is_of_the_page() -> None:
    head = "<p>تاريخ النشر: 12 مارس 2024 14:20</p><p>تم التحديث: 12 مارس 2024 15:01</p>"
    story = "".join(f"<p>{text}</p>" for _, text in POSTS)
    (timeline,) = parse(read(whole(f"<article><h1>{LIVE}</h1>{head}{story}</article>")))
    assert timeline.updated is not None
    assert [entry.marker for entry in timeline.timeline] == [None]


@pytest.mark.parametrize("last", ["الزيارات: 233", "القسم: محليات"])
def test_a_label_below_the_stamps_at_the_foot_is_no_text_of_an_update(last: str) -> None:
    story = "".join(f"<p>{text}</p>" for _, text in POSTS)
    foot = f"<div>تاريخ النشر: 12 مارس 2024 14:20<br>آخر تحديث: 12 مارس 2024 15:01<br>{last}</div>"
    (timeline,) = parse(read(whole(f"<article><h1>{LIVE}</h1>{story}{foot}</article>")))
    assert [entry.text for entry in timeline.timeline] == ["\n\n".join(text for _, text in POSTS)]
    assert timeline.updated is not None


DAY_OF_PAGE = "الأحد 8 أكتوبر 2023"
HEADS_OF_PAGES = {  # what stands below the headline, in an article and beside an inner block, and the words of its date
    "an element among others": f"<div><span>الساحل</span><time datetime='2023-10-08T15:36+03:00'>{DAY_OF_PAGE}</time><span>1502</span></div>",
    "a paragraph about the story": f"<p class=post-meta><span class=tie-date>{DAY_OF_PAGE}</span> <span>محليات</span> <span>2</span></p>",
    "a byline": f"<div>بقلم سالم - {DAY_OF_PAGE}</div>",
    "a byline with a cue": f"<div>نشر بواسطة سالم في {DAY_OF_PAGE}</div>",
    "a cue before the name": f"<div>نشر {DAY_OF_PAGE} بواسطة <a href=/s>سالم</a></div>",
    "a block that is named for sharing": f"<div class=newsDateShare><span>{DAY_OF_PAGE}</span><div class=share><a href=/f>فيسبوك</a></div></div>",
    "a block that is named for related things": f"<div class=min_related><span>{DAY_OF_PAGE}</span></div>",
    "an aside of the entry": f"<aside class=entry-meta><span>{DAY_OF_PAGE}</span></aside>",
}
STORY_TEXT = POSTS[1][1]
PARTS = f"<p>{STORY_TEXT}</p><p>{POSTS[0][1]}</p>"


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("name", HEADS_OF_PAGES)
def test_the_date_in_the_head_is_the_pages_whatever_stands_beside_it(name: str, inside: bool) -> None:
    head = f"<h1>{LIVE}</h1>{HEADS_OF_PAGES[name]}"
    body = f"<article>{head}{PARTS}</article>" if inside else f"<div>{head}<div class=txt>{PARTS}</div></div>"
    (timeline,) = parse(read(whole(body)))
    assert timeline.published is not None
    assert str(timeline.published.moment.when).startswith("2023-10-08")
    assert [entry.text for entry in timeline.timeline] == [f"{STORY_TEXT}\n\n{POSTS[0][1]}"]


def test_the_date_of_another_story_in_a_box_of_the_head_is_not_the_pages() -> None:
    box = f'<div class=related><a href="/x">وزير الطرق يزور الميناء الجديد</a><span>{DAY_OF_PAGE}</span></div>'
    (timeline,) = parse(read(whole(f"<article><h1>{LIVE}</h1>{box}{PARTS}</article>")))
    assert timeline.published is None


@pytest.mark.parametrize("name", [" class=live-entry-aside", ""])
def test_the_time_in_the_aside_of_a_post_is_its_time(name: str) -> None:
    written = (
        f"<article class=live-entry><aside{name}><time datetime='2023-10-08T{hour}:00+03:00'>{hour}:00</time></aside>"
        f"<div><p>{text}</p></div></article>"
        for hour, (_, text) in zip((18, 17, 16), POSTS, strict=False)
    )
    (timeline,) = parse(read(whole(f"<main><h1>{LIVE}</h1>{''.join(written)}</main>")))
    assert [entry.text for entry in timeline.timeline] == [text for _, text in reversed(POSTS[:3])]


COMMENTS = "تعليقات الزوار · تعليقان · عدد التعليقات 2 · تعليقات الفيسبوك · تعليقاتكم · اترك رداً · آراء الزوار · مواضيع مشابهة · مقالات مشابهة · 3 تعليقات على “عاصفة” · رأي واحد على “عاصفة” · فكرتان على «عاصفة»"


@pytest.mark.parametrize("heading", COMMENTS.split(" · "))
def test_times_of_readers_are_none_of_the_story(heading: str) -> None:
    comments = (f"قارئ\n{DAY_OF_PAGE} - 1{hour}:22\nهذا ما كنا نحذر منه منذ شهور." for hour in (3, 4))
    text = "\n\n".join([LIVE, f"{DAY_OF_PAGE} 10:17", STORY_TEXT, POSTS[0][1], heading, *comments])
    (timeline,) = parse(text)
    assert timeline.published is not None
    assert [entry.text for entry in timeline.timeline] == [f"{STORY_TEXT}\n\n{POSTS[0][1]}"]


@pytest.mark.parametrize("heading", ["النسخة السابقة:", "أصل الخبر", "الخبر السابق:", "الخبر قبل التحديث:"])
def test_an_everyday_name_of_a_former_version_heads_it_below_an_update(heading: str) -> None:
    head = [LIVE, f"نشر {DAY_OF_PAGE} 10:17"]
    (timeline,) = parse("\n\n".join([*head, f"تحديث 17:40: {POSTS[0][1]}", heading, STORY_TEXT]))
    assert [(entry.kind, entry.text) for entry in timeline.timeline] == [
        ("original", STORY_TEXT),
        ("update", POSTS[0][1]),
    ]
    (alone,) = parse("\n\n".join([*head, POSTS[0][1], heading, STORY_TEXT]))
    assert [entry.marker for entry in alone.timeline] == [None]


INTRO = "تتابع هذه الصفحة أخبار العاصفة منذ صباح الأحد."
CLOCKED = list(zip(CLOCKS, POSTS, strict=True))
SHAPES = {  # what stands over the text of a post
    "its time": "<span>{clock}</span>",
    "its time, a name and its headline": "<header><span>{clock}</span><div>فريق التحرير</div></header><h3>{headline}</h3>",
    "its headline and its time": "<h3>{headline}</h3><span>{clock}</span>",
}


def live_data(count: int, *, bodies: bool = True, headline: str = LIVE) -> str:
    updates = [
        {"@type": "BlogPosting", "headline": head, "datePublished": f"2023-10-08T{clock}:00+03:00"}
        | ({"articleBody": text} if bodies else {})
        for clock, (head, text) in CLOCKED[:count]
    ]
    return script({"@type": "LiveBlogPosting", "headline": headline, "liveBlogUpdate": updates})


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_page_shows_beside_the_posts_of_its_data_stays(shape: str, count: int) -> None:
    shown = (
        f"<div>{SHAPES[shape].format(clock=clock, headline=headline)}<p>{text}</p></div>"
        for clock, (headline, text) in CLOCKED
    )
    page = whole(f"<main><h1>{LIVE}</h1><p>{INTRO}</p>{''.join(shown)}</main>", live_data(count))
    (timeline,) = parse(read(page))
    assert [entry.text.split("\n\n")[-1] for entry in timeline.timeline] == [
        *(text for _, (_, text) in reversed(CLOCKED)),
        INTRO,
    ]
    assert all(entry.moment.time is not None for entry in timeline.timeline[-1 - count : -1])


def test_posts_that_the_page_does_not_show_stand_below_its_own_text() -> None:
    (clock, (headline, text)), *_ = CLOCKED
    page = f"<main><h1>{LIVE}</h1><p>{INTRO}</p><div><span>{clock}</span><h3>{headline}</h3><p>{text}</p></div></main>"
    (timeline,) = parse(read(whole(page, live_data(4))))
    assert [entry.text.split("\n\n")[-1] for entry in timeline.timeline] == [
        *(text for _, (_, text) in reversed(CLOCKED)),
        INTRO,
    ]


def test_data_that_hold_headlines_alone_do_not_replace_the_posts_of_the_page() -> None:
    shown = (f"<div><span>{clock}</span><p>{text}</p><p>{INTRO}</p></div>" for clock, (_, text) in CLOCKED)
    (timeline,) = parse(read(whole(f"<main><h1>{LIVE}</h1>{''.join(shown)}</main>", live_data(4, bodies=False))))
    assert [entry.text for entry in timeline.timeline] == [f"{text}\n\n{INTRO}" for _, (_, text) in reversed(CLOCKED)]


def test_the_live_blog_of_another_story_is_not_read() -> None:
    own = script({"@type": "NewsArticle", "headline": LIVE})
    page = whole(f"<article><h1>{LIVE}</h1>{PARTS}</article>", own + live_data(4, headline="مباراة الساحل والجبل"))
    (timeline,) = parse(read(page.replace(f"<title>{TITLE}", f"<title>{LIVE}")))
    assert [entry.text for entry in timeline.timeline] == [f"{STORY_TEXT}\n\n{POSTS[0][1]}"]


@pytest.mark.parametrize("above", ["<div class=d>{}</div>", "<ul><li>كتب سالم</li><li>{}</li></ul>"])
def test_a_date_right_above_the_headline_is_the_pages(above: str) -> None:
    head = f"{above.format(DAY_OF_PAGE)}<h1>{LIVE}</h1>"
    (timeline,) = parse(read(whole(f"<div>{head}<div class=txt>{PARTS}</div></div>")))
    assert timeline.published is not None
    assert str(timeline.published.moment.when) == "2023-10-08"
    menu = f"{above.format(DAY_OF_PAGE)}<div><a href=/a>أخبار</a></div><div><h1>{LIVE}</h1><div class=txt>{PARTS}</div></div>"
    (timeline,) = parse(read(whole(menu)))
    assert timeline.published is None


def test_a_note_on_the_clocks_above_posts_in_articles_is_read() -> None:
    written = "".join(f"<article><time>{clock}</time><p>{text}</p></article>" for clock, (_, text) in CLOCKED[:2])
    note = "<p>جميع الأوقات بتوقيت غرينتش</p>"
    (timeline,) = parse(read(whole(f"<main><h1>{LIVE}</h1>{note}<div>{written}</div></main>")))
    assert [entry.moment.zone for entry in timeline.timeline] == ["UTC", "UTC"]
