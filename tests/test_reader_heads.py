"""Where a page has the times of its posts and its own: beside a name, below a headline, at the foot, on a button."""

from typing import Any

import pytest

from newsline import parse
from newsline.readers import html
from tests.test_reader_html import NEW, NEXT, OLD, TITLE

HEAD = "حريق السوق"
MORE = "عودة الهدوء"


def lines(body: str, title: str = TITLE) -> list[str]:
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    return [line for line in html.from_text(page, "page.html").lines if line]


def spans(*texts: str, between: str = "", name: str = "x") -> str:
    return between.join(f'<span class="{name}">{text}</span>' for text in texts)


BESIDE: dict[str, tuple[str, list[str]]] = {
    "a name and a day that touch": (spans("سلمى نجار", "20 مايو 2024"), ["20 مايو 2024", "سلمى نجار"]),
    "a name and a day": (spans("سلمى نجار", "20 مايو 2024", between=" "), ["20 مايو 2024", "سلمى نجار"]),
    "a name, a day and a clock": (
        spans("سلمى نجار", "20 مايو 2024 17:33", between=" "),
        ["20 مايو 2024 17:33", "سلمى نجار"],
    ),
    "a section, a day and a name": (spans("محليات", "20 مايو 2024", "سلمى"), ["20 مايو 2024", "محليات سلمى"]),
    "a clock and a day that touch": (spans("09:50 م", "الأحد 02 يونيو 2024"), ["09:50 م الأحد 02 يونيو 2024"]),
    "a day in parts": (spans("20", "مايو", "2024"), ["20 مايو 2024"]),
    "parts without classes": ("<span>20</span><span>مايو</span><span>2024</span>", ["20 مايو 2024"]),
    "a clock that its class names": (
        spans("غرفة الأخبار") + spans("23:02", name="post-time"),
        ["23:02", "غرفة الأخبار"],
    ),
    "a clock without such a class": (spans("غرفة الأخبار", "23:02"), ["غرفة الأخبار 23:02"]),
    "an urgent clock": (spans("عاجل") + spans("23:02", name="post-time"), ["عاجل 23:02"]),
    "two scripts": (spans("UTC", "تحديث"), ["UTC تحديث"]),
    "a word in two elements": (spans("كت", "اب"), ["كتاب"]),
    "a number in two elements without classes": ("<span>19</span><span>62</span>", ["1962"]),
    "signs between numbers": (spans("83", ".", "20"), ["83.20"]),
    "a label and its day": (spans("تاريخ النشر", "20 مايو 2024", between=" "), ["تاريخ النشر 20 مايو 2024"]),
    "prose on a day": (
        f"<div>{spans('17 سبتمبر 2015')} كان يوما لن تنساه المدينة ولا أهلها الذين عاشوا فيه ساعات طويلة.</div>",
        ["17 سبتمبر 2015 كان يوما لن تنساه المدينة ولا أهلها الذين عاشوا فيه ساعات طويلة."],
    ),
    "a day in a paragraph": (
        f"<p>{spans('سلمى نجار', '20 مايو 2024 17:33', between=' ')}</p>",
        ["سلمى نجار 20 مايو 2024 17:33"],
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_a_time_beside_a_name(name: str) -> None:
    head, expected = BESIDE[name]
    assert lines(f"<div>{head}</div><p>{NEW}</p><p>{NEXT}</p>") == [*expected, NEW, NEXT]


DRAWN: dict[str, tuple[str, list[str]]] = {
    "day, month and year": ("<div>20</div><div>مايو</div><div>2024</div>", ["20 مايو 2024"]),
    "month, day and year": ("<div>مايو</div><div>20</div><div>2024</div>", ["مايو 20 2024"]),
    "a weekday above": ("<div>الاثنين</div><div>20</div><div>مايو</div><div>2024</div>", ["الاثنين 20 مايو 2024"]),
    "day and month, and the year": ("<div>20 مايو</div><div>2024</div>", ["20 مايو 2024"]),
    "no month": ("<div>20</div><div>5</div><div>2024</div>", ["20", "5", "2024"]),
    "no year": ("<div>20</div><div>مايو</div>", ["20", "مايو"]),
    "a counter": ("<div>20</div><div>تعليق</div><div>2024</div>", ["20", "2024"]),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_calendar(name: str) -> None:
    head, expected = DRAWN[name]
    assert lines(f"<div>{head}</div><p>{NEW}</p><p>{NEXT}</p>") == [*expected, NEW, NEXT]


def test_any_number_of_drawn_calendars() -> None:
    drawn = "<div>20</div><div>مايو</div><div>2024</div>"
    assert lines(f"{drawn * 1500}<p>{NEW}</p>") == [*["20 مايو 2024"] * 1500, NEW]


INSIDE: dict[str, tuple[str, str, str | None]] = {
    "a small day": (f"{TITLE} <small>20 مايو 2024</small>", TITLE, "2024-05-20"),
    "a day and a clock": (f"{TITLE}<span>20 مايو 2024 17:33</span>", TITLE, "2024-05-20T17:33"),
    "a cue": (f"{TITLE} <span>نُشر في 20 مايو 2024</span>", TITLE, "2024-05-20"),
    "a day of the headline's own": (f"{TITLE} <b>20 مايو 2024</b>", f"{TITLE} 20 مايو 2024", None),
    "a day without a year": (f"{TITLE} <small>20 مايو</small>", f"{TITLE} 20 مايو", None),
    "a small word": (f"{TITLE} <small>(صور)</small>", f"{TITLE} (صور)", None),
}


@pytest.mark.parametrize("name", INSIDE)
def test_a_day_inside_the_headline(name: str) -> None:
    heading, title, when = INSIDE[name]
    page = f"<title>{TITLE}</title><body><main><h1>{heading}</h1><p>{NEW}</p><p>{NEXT}</p></main>"
    (read,) = parse(html.from_text(page, "page.html"))
    assert read.title == title
    assert (read.published and str(read.published.moment.when)) == when


def test_days_of_a_chronology_stay_in_their_lines() -> None:
    rows = "".join(
        f"<li>{spans(day, text, between=' ')}</li>"
        for day, text in (("3 مايو 1962", "بناء السد"), ("9 أبريل 2014", "ترميم السد"))
    )
    assert lines(f"<p>{NEW}</p><ul>{rows}</ul><p>{NEXT}</p>") == [
        NEW,
        "3 مايو 1962 بناء السد",
        "9 أبريل 2014 ترميم السد",
        NEXT,
    ]


def block(*parts: str) -> str:
    return "<div>" + "".join(f"<div>{part}</div>" for part in parts) + "</div>"


def clock(hour: str, words: str = "") -> str:
    return f'<time datetime="2024-03-12T{hour}:00Z">{words or hour}</time>'


ORDERS: dict[str, tuple[str, list[str]]] = {
    "below headings": (
        f"<h3>{HEAD}</h3><div>14:20</div><p>{NEW}</p><h3>{MORE}</h3><div>09:05</div><p>{OLD}</p>",
        ["14:20", HEAD, NEW, "09:05", MORE, OLD],
    ),
    "below headlines that are no headings": (
        block(HEAD, "14:20", NEW) + block(MORE, "09:05", OLD),
        ["14:20", HEAD, NEW, "09:05", MORE, OLD],
    ),
    "below names": (
        block("<b>سلمى</b>", "14:20", NEW) + block("<b>عمر</b>", "09:05", OLD),
        ["14:20", "سلمى", NEW, "09:05", "عمر", OLD],
    ),
    "at the foot": (block(NEW, clock("14:20")) + block(OLD, clock("09:05")), ["14:20", NEW, "09:05", OLD]),
    "at the foot, and how many saw it": (
        block(NEW, f"<span>1.2K</span><span> views</span> {clock('14:20')}")
        + block(OLD, f"<span>900 views</span> {clock('09:05')}"),
        ["14:20", NEW, "09:05", OLD],
    ),
    "at the head": (block("14:20", NEW) + block("09:05", OLD), ["14:20", NEW, "09:05", OLD]),
    "one alone": (f"<h3>{HEAD}</h3><div>14:20</div><p>{NEW}</p><p>{OLD}</p>", [HEAD, "14:20", NEW, OLD]),
    "between texts": (
        f"<p>{NEW}</p><div>14:20</div><p>{NEXT}</p><div>09:05</div><p>{OLD}</p>",
        [NEW, "14:20", NEXT, "09:05", OLD],
    ),
    "below headlines and days": (
        block(HEAD, "10 مارس 2024", "14:20", NEW) + block(MORE, "11 مارس 2024", "09:05", OLD),
        ["10 مارس 2024", "14:20", HEAD, NEW, "11 مارس 2024", "09:05", MORE, OLD],
    ),
    "on buttons": (
        block(f"<button>{clock('14:20')} نسخ الرابط</button>", NEW) + block(f"<button>{clock('09:05')}</button>", OLD),
        ["14:20", NEW, "09:05", OLD],
    ),
    "fuller where they are only read aloud": (
        block("14:20", "<span class=sr-only>الساعة 14:20، 12 مارس 2024</span>", NEW)
        + block("09:05", "<span class=sr-only>الساعة 09:05، 12 مارس 2024</span>", OLD),
        ["الساعة 14:20، 12 مارس 2024", NEW, "الساعة 09:05، 12 مارس 2024", OLD],
    ),
    "above headlines that lead to pages of their own": (
        f'<article>{clock("14:20")}<h3><a href="/1">{HEAD}</a></h3><p>{NEW}</p></article>'
        f'<article>{clock("09:05")}<h3><a href="/2">{MORE}</a></h3><p>{NEXT}</p><p>{OLD}</p></article>',
        ["14:20", HEAD, NEW, "09:05", MORE, NEXT, OLD],
    ),
    "a day above the clock": (
        block("10 مارس 2024", "14:20", NEW) + block("11 مارس 2024", "09:05", OLD),
        ["10 مارس 2024", "14:20", NEW, "11 مارس 2024", "09:05", OLD],
    ),
    "days of sayings": (
        block(NEW, '<time datetime="2022-05-01">1 مايو 2022</time>')
        + block(OLD, '<time datetime="2023-01-09">9 يناير 2023</time>'),
        [NEW, "1 مايو 2022", OLD, "9 يناير 2023"],
    ),
    "most at the head": (
        "".join(block(hour, text) for hour, text in (("15:00", NEW), ("14:20", NEXT), ("13:10", NEW)))
        + block(HEAD, "09:05", OLD),
        ["15:00", NEW, "14:20", NEXT, "13:10", NEW, HEAD, "09:05", OLD],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_the_time_of_a_post_stands_first(name: str) -> None:
    body, expected = ORDERS[name]
    assert lines(body) == expected


BUTTONS: dict[str, tuple[str, bool]] = {
    "a heading in a button that opens": ("<button aria-expanded=true><h3>{}</h3></button>", True),
    "a button in a heading": ("<h3><button aria-expanded=true><span>{}</span></button></h3>", True),
    "a link as a button in a heading": ('<h4><a role=button data-toggle=collapse href="#a">{}</a></h4>', True),
    "a button with a day": ("<button class=accordion>{}</button>", True),
    "a block as a button": ("<div role=button aria-controls=a><h3>{}</h3></div>", True),
    "a button that opens nothing": ("<button>{}</button>", False),
    "a heading in such a button": ("<button><h3>{}</h3></button>", False),
    "a hidden button": ("<button aria-expanded=true hidden><h3>{}</h3></button>", False),
}


@pytest.mark.parametrize("name", BUTTONS)
def test_a_day_on_a_button(name: str) -> None:
    form, shown = BUTTONS[name]
    days = ["الثلاثاء 12 مارس 2024", "الاثنين 11 مارس 2024"]
    body = "".join(
        f"{form.format(day)}<div>10:00</div><p>{text}</p>" for day, text in zip(days, (NEW, OLD), strict=True)
    )
    expected = [days[0], "10:00", NEW, days[1], "10:00", OLD]
    assert lines(body) == [line for line in expected if shown or line not in days]


def test_what_else_a_button_says_is_not_read() -> None:
    body = f"<button class=accordion>تعليمات</button><button aria-expanded=false><div>شارك الخبر</div></button><p>{NEW}</p><p>{OLD}</p>"
    assert lines(body) == [NEW, OLD]


LISTS: dict[str, tuple[str, list[str]]] = {
    "times and headlines of other pages": (
        "<ul>"
        + "".join(
            f'<li><span>{hour}</span> <a href="/{hour}">{HEAD} في المدينة القديمة</a></li>'
            for hour in ("18:40", "18:31")
        )
        + "</ul>",
        [],
    ),
    "headlines below the text": (f'<h2>المزيد من المدينة</h2><h3><a href="/a">{HEAD} في المدينة</a></h3>', []),
    "controls": ("<div>شارك</div><div>1,245 مشاهدة</div><div>تحميل المزيد</div>", []),
    "headings of its own": (f"<h2>خلاصة</h2><h3>{HEAD}</h3>", ["خلاصة", HEAD]),
    "a number": ("<div>2 - 1</div>", ["2 - 1"]),
}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_of_others_and_controls(name: str, place: str) -> None:
    body, kept = LISTS[name]
    text = f"<p>{NEW}</p><p>{NEXT}</p><p>{OLD}</p>"
    own = [NEW, NEXT, OLD]
    if place == "below":
        assert lines(text + body) == own + kept
    elif "headlines below" not in name:
        assert lines(body + text) == kept + own


def test_times_and_linked_headlines_that_are_all_of_a_page_are_its_posts() -> None:
    posts = (("18:40", "سيطرة فرق الإطفاء على الحريق"), ("18:31", "وصول الوزير إلى مكان الحريق"))
    assert lines("".join(f'<li><span>{hour}</span> <a href="/{hour}">{text}</a></li>' for hour, text in posts)) == [
        f"{hour} {text}" for hour, text in posts
    ]


def test_texts_of_other_stories_below_a_heading_of_them() -> None:
    cards = "".join(
        f'<div><h3><a href="/{n}">{HEAD} في المدينة</a></h3><p>{MORE} إلى السوق القديم بعد أيام طويلة.</p></div>'
        for n in "12"
    )
    own = f"<div><h1>{TITLE}</h1><p>{NEW}</p><p>{NEXT}</p><p>{OLD}</p></div>"
    page = f"<title>{TITLE}</title><body>{own}<div><h2>قد يهمك أيضا</h2>{cards}</div>"
    assert [line for line in html.from_text(page, "page.html").lines if line] == [NEW, NEXT, OLD]
    story = f"<div><h1>{TITLE}</h1><div><h2>قد يهمك أيضا</h2><p>{NEW}</p><p>{NEXT}</p></div><p>{OLD}</p></div>"
    assert NEXT in html.from_text(f"<title>{TITLE}</title><body>{story}", "page.html").lines


def test_sentences_above_the_headline_are_the_sites() -> None:
    bar = "<div><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.</p></div>"
    page = f"<title>{TITLE}</title><body>{bar}<div><h1>{TITLE}</h1><p>20 مايو 2024</p><p>{NEW}</p><p>{OLD}</p></div>"
    assert [line for line in html.from_text(page, "page.html").lines if line] == ["20 مايو 2024", NEW, OLD]


def test_of_several_articles_in_the_data_the_page_is_the_one_of_its_title() -> None:
    blocks = "".join(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "{day}"}}</script>'
        for title, day in ((f"{HEAD} أمس", "2024-05-01"), (TITLE, "2024-05-20"))
    )
    read = html.from_text(
        f"<title>{TITLE} - صحيفة</title><body>{blocks}<h1>{TITLE}</h1><p>{NEW}</p><p>{OLD}</p>", "page.html"
    )
    assert read.published is not None
    assert str(read.published.written) == "2024-05-20"


HEADLINES: dict[str, tuple[str, str, str]] = {
    "a title that says nothing": ("طباعة", f"<h2>{TITLE}</h2>", TITLE),
    "a title of the site, and no heading": ("صحيفة الجبل", f"<font size=5><b>{TITLE}</b></font><br>", TITLE),
    "a title that shares words": ("حريق السوق", f"<h2>{TITLE}</h2>", TITLE),
    "a heading that shares none": ("حريق السوق وما بعده", "<h2>أخبار محلية من كل مكان</h2>", "حريق السوق وما بعده"),
    "a short heading": ("طباعة", "<h2>محليات</h2>", "طباعة"),
    "headings of posts": ("حريق السوق", f"<h2>{TITLE}</h2><p>{NEW}</p><h2>حريق السوق في صور</h2>", "حريق السوق"),
}


@pytest.mark.parametrize("name", HEADLINES)
def test_the_headline_where_the_title_is_no_line(name: str) -> None:
    title, head, expected = HEADLINES[name]
    page = f"<title>{title}</title><body>{head}<p>{NEW}</p><p>{NEXT}</p><p>{OLD}</p>"
    read = html.from_text(page, "page.html")
    assert read.title == expected
    assert expected not in read.lines


EMBEDDED: dict[str, tuple[str, bool]] = {
    "a frame": ('<iframe src="https://posts.example/liveblog/7"></iframe>', True),
    "an empty element": ('<div class="x-LiveBlog" data-event=7></div>', True),
    "an element with posts": (
        f'<div class="liveblog"><div>14:20</div><p>{NEW}</p><div>09:05</div><p>{OLD}</p></div>',
        False,
    ),
    "an icon": ('<a href="/live"><i class="liveblog-icon"></i></a>', False),
    "a film": ('<iframe src="https://films.example/live/7"></iframe>', False),
}


@pytest.mark.parametrize("name", EMBEDDED)
def test_posts_that_another_site_shows_are_missed(name: str) -> None:
    body, missed = EMBEDDED[name]
    read = html.from_text(f"<main><h1>{TITLE}</h1><p>{NEXT}</p>{body}</main>", "page.html")
    assert ["posts-missing"] * missed == [notice.code for notice in read.notices]


METAS: dict[str, tuple[str, str | None]] = {
    "date": ("2024-05-20T14:33:00Z", "2024-05-20T14:33:00"),
    "pubdate": ("2024-05-20T14:33:00Z", "2024-05-20T14:33:00"),
    "DC.date.issued": ("2024-05-20", "2024-05-20"),
    "parsely-pub-date": ("2024-05-20T14:33:00Z", "2024-05-20T14:33:00"),
    "expires": ("2024-05-20", None),
    "generation-date": ("2024-05-20", None),
}


@pytest.mark.parametrize("name", METAS)
def test_dates_of_other_metas(name: str) -> None:
    value, expected = METAS[name]
    read = html.from_text(
        f'<meta name="{name}" content="{value}"><h1>{TITLE}</h1><p>{NEW}</p><p>{OLD}</p>', "page.html"
    )
    assert (str(read.published.written) if read.published else None) == expected


CLOCKS: dict[str, str] = {
    "in an attribute": f'<span data-timestamp="1710253200">منذ دقائق</span><p>{NEW}</p>',
    "in a title": f'<span title="2024-03-12T14:20:00Z">منذ دقائق</span><p>{NEW}</p>',
    "in an abbreviation": f'<abbr class=timeago title="2024-03-12T14:20:00Z">منذ دقائق</abbr><p>{NEW}</p>',
    "of a name's link": f'<a href="/u">سلمى</a> · <a href="/p/1"><time datetime="2024-03-12T14:20:00Z">12 مارس</time></a><p>{NEW}</p>',
}


@pytest.mark.parametrize("name", CLOCKS)
def test_the_time_of_an_element(name: str) -> None:
    other = CLOCKS[name].replace("14:20:00Z", "09:05:00Z").replace("1710253200", "1710234300").replace(NEW, OLD)
    page = f"<main><h1>{TITLE}</h1><div>{CLOCKS[name]}</div><div>{other}</div></main>"
    (timeline,) = parse(html.from_text(page, "page.html"))
    times: list[Any] = [entry.moment.time and f"{entry.moment.time:%H:%M}" for entry in timeline.timeline]
    assert times == ["09:05", "14:20"]


def test_the_clock_of_a_site_is_no_stamp() -> None:
    page = f"<div>الجمعة 15 مارس 2024 م، الساعة الآن 22:10</div><h1>{TITLE}</h1><p>{NEW}</p><p>{OLD}</p>"
    (timeline,) = parse(html.from_text(page, "page.html"))
    assert timeline.published is None


def test_a_machine_counts_twenty_four_hours_whatever_the_clock_of_the_page() -> None:
    posts = "".join(
        block(clock(hour, ago), text) for hour, ago, text in (("09:20", "قبل 5 دقائق", NEW), ("08:05", "قبل ساعة", OLD))
    )
    page = f"<main><h1>{TITLE}</h1><p>نشر في 12 مارس 2024 5:00 ص</p>{posts}</main>"
    (timeline,) = parse(html.from_text(page, "page.html"))
    times = [entry.moment.time and f"{entry.moment.time:%H:%M}" for entry in timeline.timeline]
    assert times == ["08:05", "09:20"]
    assert not timeline.warnings


def test_an_update_of_some_time_ago_is_the_pages() -> None:
    head = '<meta property="article:modified_time" content="2024-03-11T09:20:00Z">'
    page = f"{head}<main><h1>{TITLE}</h1><p>11 مارس 2024 6:12 ص UTC</p><p>تم التحديث قبل ساعة</p><p>{NEW}</p><p>{OLD}</p></main>"
    (timeline,) = parse(html.from_text(page, "page.html"))
    (entry,) = timeline.timeline
    assert str(entry.moment.time) == "2024-03-11 09:20:00+00:00"
