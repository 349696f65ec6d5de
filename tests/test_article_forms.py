"""How times, days and the stamps of a page may be written: each form alike in an article whose answer is known."""

from datetime import UTC, date, datetime

import pytest

from newsline import Timeline, parse

DAY = date(2024, 3, 12)  # a Tuesday
TEXTS = (
    "أغلقت إدارة المعبر البوابة أمام المسافرين من دون إعلان السبب.",
    "وتجمع المسافرون أمام البوابة منذ الفجر بانتظار الفرج.",
    "وفتح المعبر أمام المرضى والطلاب بعد وساطة طويلة.",
)
TIMES = (
    {"t": "08:05", "h": "8:05", "p": "ص", "w": "صباحا", "n": "1"},
    {"t": "13:40", "h": "1:40", "p": "م", "w": "ظهرا", "n": "2"},
    {"t": "18:20", "h": "6:20", "p": "م", "w": "مساء", "n": "3"},
)
WHEN = [f"2024-03-12T{time['t']}" for time in TIMES]


def read(text: str) -> Timeline:
    (found,) = parse(text, date=DAY, zone="Africa/Cairo")
    return found


def entries(found: Timeline) -> list[tuple[str | None, str]]:
    return [(str(entry.moment.when) if entry.moment.when else None, entry.text) for entry in found.timeline]


OWN_LINES = """
{t} · {h} {p} · {h} {w} · {p} {h} · {w} {h} · الساعة {t} · عند الساعة {h} {w} · في تمام الساعة {t} · {t} بتوقيت القاهرة · {t} (القاهرة)
{t} - عاجل · عاجل - {t} · {t} | عاجل · [{t}] · ({t}) · ⏰ {t} · {t} 🔴 · – {t} – · *{t}* · **{t}** · _{t}_ · ~{t}~ · #{t} · ### {t}
{t}: · {t} ، · {t} .. · الثلاثاء {t} · {t}، الثلاثاء · 12 مارس، {t} · 12/3/2024 {t} · {t} | 12 مارس · 12/3 {t} · 12/3 - {t}
12/3، {h} {p} · {t} 12/3 · الثلاثاء 12/3 {t} · اليوم {t} · {t} اليوم · مباشر {t} · مباشر: {t} · بث حي {t} · بث مباشر - {t} · {t} مباشر
تغطية مباشرة | {t} · جديد {t} · {t} جديد · == {t} == · «{t}» · {t}:00 · محدث {t} · تحديث {t} · آخر تحديث {t} · {t} - تحديث
"""
LABELS = """
{t} - · {t}: · {t} | · {h} {p} - · {h} {w}: · {w} {h} - · 12/3 {t} - · 12/3 {t}: · 12/3 - {t} - · {t} 12/3 - · الثلاثاء 12/3 {t}:
بث حي {t} - · مباشر | {t} | · {t} مباشر: · {t} جديد - · GMT+2 {t} - · عاجل {t}: · {t} عاجل: · {n}) {t} - · {n}. {t} - · [{t}] · **{t}**
{t} مكة المكرمة / 10:00 غرينتش: · تحديث/ {t}/ · تحديث {t}/
متابعة {t} | · بالفيديو.. {t} - · {t} | بالصور | · هام | {t} | · خاص {t}: · {t} - متابعة -
"""
SEVERAL_ZONES = "غرينتش"  # its second time is not that of each post


def forms(table: str) -> list[str]:
    return [form.strip() for line in table.strip().splitlines() for form in line.split(" · ")]


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("form", forms(OWN_LINES))
def test_a_time_on_its_line_heads_a_post(form: str, falling: bool) -> None:
    posts = [f"{form.format_map(time)}\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *(posts[::-1] if falling else posts)]))
    said = [(when and when.removesuffix(":00") if form == "{t}:00" else when, text) for when, text in entries(found)]
    assert said == list(zip(WHEN, TEXTS, strict=True))
    assert found.layout == ("newest-first" if falling else "oldest-first")


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("form", [form for form in forms(LABELS) if SEVERAL_ZONES not in form])
def test_a_time_before_its_text_heads_a_post(form: str, falling: bool) -> None:
    posts = [f"{form.format_map(time)} {text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *(posts[::-1] if falling else posts)]))
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))


def test_a_time_without_a_sign_behind_it_is_one_where_the_line_says_that_it_is_live() -> None:
    posts = [f"بث حي {time['t']} {text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    assert entries(read("\n\n".join(["أزمة المعبر", *posts[::-1]]))) == list(zip(WHEN, TEXTS, strict=True))


MIXED = ["{t} |", "{t} -", "{t}", "{t}:", "متابعة {t} |", "{t}"]


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
def test_a_time_without_a_sign_behind_it_is_one_among_others_that_have_one(falling: bool) -> None:
    times = ["14:05", "14:20", "14:33", "14:50", "15:10", "15:25"]
    posts = [f"{form.format(t=time)} {text}" for form, time, text in zip(MIXED, times, TEXTS * 2, strict=True)]
    parts = posts[::-1] if falling else posts
    found = read("\n".join(["أزمة المعبر: متابعة مستمرة", "", *parts]))
    assert entries(found) == [(f"2024-03-12T{time}", text) for time, text in zip(times, TEXTS * 2, strict=True)]


def test_how_long_ago_among_times_that_have_no_sign_behind_them() -> None:
    posts = [
        f"قبل 5 دقائق: {TEXTS[2]}",
        f"14:20 {TEXTS[1]}",
        f"14:05 - {TEXTS[0]}",
        f"13:40 {TEXTS[1]}",
        f"قبل 3 ساعات: {TEXTS[0]}",
    ]
    found = read("\n".join(["أزمة المعبر: متابعة مستمرة", "", *posts]))
    assert {entry.text for entry in found.timeline} == set(TEXTS)


def test_a_time_that_breaks_the_order_of_the_posts_is_of_the_text() -> None:
    text = f"08:05 - {TEXTS[0]}\n17:30 موعد إغلاق المعبر كل يوم.\n09:40 - {TEXTS[1]}\n10:10 - {TEXTS[2]}"
    found = read(f"أزمة المعبر: متابعة مستمرة\n\n{text}")
    assert [when for when, _ in entries(found)] == [f"2024-03-12T{time}" for time in ("08:05", "09:40", "10:10")]
    assert "17:30" in found.timeline[0].text


NAMED = """
سلمى الحسن | {t} · رامي خالد • {t} · رامي خالد - {t} · رامي خالد، {t} · {t} (رويترز) · {t} [مراسلنا] · القصب {t} · نادر @nader | {t}
{t} | 1,234 مشاهدة · {h} {p} • 12 ألف مشاهدة · 12/3/2024 {t} - 980 قراءة · {t} (تم التحديث 22:00)
"""


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("form", forms(NAMED))
def test_a_time_with_a_name_or_a_count_beside_it_heads_a_post(form: str, falling: bool) -> None:
    posts = [f"{form.format_map(time)}\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *(posts[::-1] if falling else posts)]))
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))


def test_who_stands_beside_the_time_is_its_author() -> None:
    names = ("سلمى الحسن", "رامي خالد", "سلمى الحسن")
    posts = [f"{name} | {time['t']}\n{text}" for name, time, text in zip(names, TIMES, TEXTS, strict=True)]
    assert [entry.author for entry in read("\n\n".join(["أزمة المعبر", *posts])).timeline] == list(names)


@pytest.mark.parametrize("sign", [":", " -", " –", " /"])
def test_who_wrote_a_post_is_no_score(sign: str) -> None:
    posts = [f"{time['h']} {time['w']}\nكتب{sign} سالم النجار\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    assert [when for when, _ in entries(read("\n\n".join(["أزمة المعبر", *posts])))] == WHEN


def test_the_name_of_a_page_over_each_of_its_posts_is_their_author() -> None:
    posts = [
        f"أخبار القصب\n12 مارس الساعة {time['h']} {time['p']}\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)
    ]
    found = read("\n\n".join(posts[::-1]))
    assert (found.title, entries(found)) == ("أخبار القصب", list(zip(WHEN, TEXTS, strict=True)))
    assert {entry.author for entry in found.timeline} == {"أخبار القصب"}


def test_copies_of_posts_with_how_long_ago_they_were_written() -> None:
    posts = [f"أخبار القصب @qasab · {ago}\n{text}" for ago, text in zip(("5س", "3س", "20د"), TEXTS, strict=True)]
    (found,) = parse("\n\n".join(posts[::-1]), date=datetime(2024, 3, 12, 12, tzinfo=UTC))
    assert entries(found) == list(zip(("2024-03-12T07:00", "2024-03-12T09:00", "2024-03-12T11:40"), TEXTS, strict=True))


def test_times_below_posts_whose_first_line_is_the_title() -> None:
    posts = [
        f"أخبار القصب\n{text}\n{time['h']} {time['p']} · 12 مارس 2024 · 1,234 مشاهدة"
        for time, text in zip(TIMES, TEXTS, strict=True)
    ]
    found = read("\n\n".join(posts))
    assert (found.title, found.stamps) == ("أخبار القصب", "above")
    assert [(when, text.splitlines()[-1]) for when, text in entries(found)] == list(zip(WHEN, TEXTS, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        ["القصب 13:30", "الساحل 14:00", "الجبل 15:10"],
        ["النجم - 18:00", "الهلال - 20:00"],
        ["انتهت (12:10)", "بدأت (11:05)"],
    ],
)
def test_times_with_names_and_no_text_are_rows(lines: list[str]) -> None:
    assert [entry.marker for entry in read("\n".join(["رحلات العبارة", "", *lines])).timeline] == [None]


GLUED = """
{t}{x} · {n}. {t} {x} · {n}) {t} {x} · {t}. {x} · {t} / {x} · {t}؛ {x} · {t} = {x} · {t}، {x}
"""


@pytest.mark.parametrize("form", forms(GLUED))
def test_a_time_that_hardly_parts_from_its_text_is_one_in_a_coverage(form: str) -> None:
    posts = [form.format(**time, x=text) for time, text in zip(TIMES, TEXTS, strict=True)]
    assert entries(read("\n".join(["أزمة المعبر: تغطية مباشرة", "", *posts[::-1]]))) == list(
        zip(WHEN, TEXTS, strict=True)
    )
    assert [entry.marker for entry in read("\n".join(["أزمة المعبر", "", *posts])).timeline] == [None]


def test_two_clock_times_each_with_its_place() -> None:
    text = (
        "أزمة المعبر\n\n07:10 مكة المكرمة / 04:10 غرينتش: فتح المعبر.\n\n04:40 مكة المكرمة / 01:40 غرينتش: أغلق المعبر."
    )
    (found,) = parse(text, date=DAY)
    assert [(str(entry.moment.when), entry.moment.zone) for entry in found.timeline] == [
        ("2024-03-12T04:40", "Asia/Riyadh"),
        ("2024-03-12T07:10", "Asia/Riyadh"),
    ]
    assert [notice.code for notice in found.warnings] == []


HEADINGS = """
{} · == {} == · -- {} -- · **{}** · 📅 {} · ### {} · | {} | · «{}» · [{}] · {}: · يوم {} · اليوم {} · _{}_ · — {} — · {} 2024 · {} ..
تحديثات {} · أحداث {} · أحداث يوم {} · أخبار {} · تطورات {} · مستجدات يوم {} · متابعات {} · تغطية يوم {} · وقائع {} · حصاد {} · أبرز أحداث {}:
"""


DAYS = [
    ("الثلاثاء 12 مارس", "الاثنين 11 مارس"),
    ("12 آذار", "11 آذار"),
    ("الثلاثاء 12/3", "الاثنين 11/3"),
    ("الثلاثاء 12.3", "الاثنين 11.3"),
    ("الثلاثاء 12", "الاثنين 11"),
]
WHOLE_LINES = [
    ("12/3", "11/3"),
    ("2024-03-12", "2024-03-11"),
    ("2 رمضان 1445 هـ / 12 مارس 2024", "1 رمضان 1445 هـ / 11 مارس 2024"),
    ("اليوم الثاني: الثلاثاء 12 مارس", "اليوم الأول: الاثنين 11 مارس"),
    ("اليوم الثاني - 12 مارس", "اليوم الأول - 11 مارس"),
    ("الثلاثاء (12 مارس)", "الاثنين (11 مارس)"),
    ("الثلاثاء 12 مارس: يوم الحسم", "الاثنين 11 مارس: الليلة الأولى"),
    ("12 مارس | انفراج بعد وساطة", "11 مارس | أزمة عند المعبر"),
    ("الثلاثاء 12 مارس – فتح المعبر", "الاثنين 11 مارس – إغلاق المعبر"),
    ("الثلاثاء الثاني عشر من مارس", "الاثنين الحادي عشر من مارس"),
    ("#الثلاثاء_12_مارس_2024", "#الاثنين_11_مارس_2024"),
    ("#الثلاثاء_12_مارس", "#الاثنين_11_مارس"),
    ("الجلسة الثانية - 12 مارس", "الجلسة الأولى - 11 مارس"),
    ("الجلسة الختامية | الثلاثاء 12 مارس", "جلسة الافتتاح | الاثنين 11 مارس"),
    ("يوم الحسم: الثلاثاء 12 مارس", "الليلة الأولى: الاثنين 11 مارس"),
]
HEADED = [
    tuple(map(form.format, days))
    for form in forms(HEADINGS)
    for days in DAYS
    if "2024" not in form or "مارس" in days[0]
]


@pytest.mark.parametrize(("last", "first"), [*HEADED, *WHOLE_LINES])
def test_a_day_heads_the_posts_below_it(last: str, first: str) -> None:
    parts = [
        "أزمة المعبر: متابعة يومية",
        last,
        f"09:30 - {TEXTS[2]}",
        f"08:05 - {TEXTS[1]}",
        first,
        f"19:00 - {TEXTS[0]}",
    ]
    (found,) = parse("\n\n".join(parts), date=date(2024, 3, 20), zone="Africa/Cairo")
    assert entries(found) == list(zip(("2024-03-11T19:00", "2024-03-12T08:05", "2024-03-12T09:30"), TEXTS, strict=True))
    assert len(found.day_headings) == 2


def test_a_day_without_a_year_heads_posts_though_nothing_says_the_year() -> None:
    posts = ["12 مارس", f"08:05 - {TEXTS[2]}", "11 مارس", f"09:30 - {TEXTS[1]}", f"07:00 - {TEXTS[0]}"]
    (found,) = parse("\n\n".join(["أزمة المعبر: متابعة يومية", *posts]))
    whens = ("XXXX-03-11T07:00", "XXXX-03-11T09:30", "XXXX-03-12T08:05")
    assert entries(found) == list(zip(whens, TEXTS, strict=True))
    assert [notice.code for notice in found.warnings] == ["year-unknown", "zone-unknown"]
    assert [one.rule for entry in found.timeline for one in entry.moment.inferred] == ["day-heading"] * 3


def test_the_events_of_a_day_over_all_are_the_headline() -> None:
    found = read(f"تطورات الثلاثاء 12 مارس\n\n09:30 - {TEXTS[1]}\n\n08:05 - {TEXTS[0]}\n")
    assert found.title == "تطورات الثلاثاء 12 مارس"
    assert [when for when, _ in entries(found)] == ["2024-03-12T08:05", "2024-03-12T09:30"]


def test_a_section_of_today_over_posts_dates_none_of_them() -> None:
    parts = ["أزمة المعبر: متابعة", "أخبار اليوم", f"08:05\n{TEXTS[2]}", f"23:10\n{TEXTS[1]}", f"19:00\n{TEXTS[0]}"]
    assert [when for when, _ in entries(read("\n\n".join(parts)))] == [
        "2024-03-11T19:00",
        "2024-03-11T23:10",
        "2024-03-12T08:05",
    ]


TITLE = "انقلاب عبارة صغيرة قبالة الميناء القديم"
BODY = (
    "قال خفر السواحل في بيان إن الركاب جميعا أنقذوا وهم بخير بعد ساعات من البحث في عرض البحر قبالة الميناء القديم وسط موج عال.\n\n"
    "وأعلن الميناء فتح تحقيق في أسباب الحادث بعد ساعات من وقوعه."
)
PUBLISHED, UPDATED = "2024-03-12T08:05", "2024-03-13T18:20"
# the lines of a head, and what they say of the publication and of the last update
HEADS = [
    ("نشر في:\n12 مارس 2024 08:05\nآخر تحديث:\n13 مارس 2024 18:20", PUBLISHED, UPDATED),
    ("نشر في:\n\n12 مارس 2024 08:05\n\nآخر تحديث:\n\n13 مارس 2024 18:20", PUBLISHED, UPDATED),
    ("آخر تحديث\n\n13 مارس 2024\n\n18:20", None, UPDATED),
    ("آخر تحديث\n13 مارس 2024\n18:20", None, UPDATED),
    ("آخر تحديث\n\n18:20 في 13 مارس 2024", None, UPDATED),
    ("آخر تحديث الأربعاء، 13 مارس / آذار 2024\n6:20 مساء", None, UPDATED),
    ("• تاريخ النشر:\n\n• 12/03/2024 08:05", PUBLISHED, None),
    ("تاريخ النشر: 12 مارس 2024\nوقت النشر: 08:05", PUBLISHED, None),
    ("نشر: 12 مارس 2024 08:05\nتحديث: 13 مارس 2024 18:20", PUBLISHED, UPDATED),
    ("12 مارس 2024 - 08:05\nحدث في: 13 مارس 2024 - 18:20", PUBLISHED, UPDATED),
    ("نشر 12 مارس 2024 08:05 وحدّث 13 مارس 2024 18:20", PUBLISHED, UPDATED),
    ("نُشر في 12 مارس 2024 08:05، وحُدِّث في 13 مارس 2024 18:20", PUBLISHED, UPDATED),
    ("نشر 12 مارس 2024 08:05 وآخر تحديث 13 مارس 2024 18:20", PUBLISHED, UPDATED),
    ("يُحدَّث: 13 مارس 2024 18:20", None, UPDATED),
    ("النسخة المحدثة: 13 مارس 2024 18:20", None, UPDATED),
    ("توقيت التحديث: 13 مارس 2024 18:20", None, UPDATED),
    ("نشر في: 12-03-2024 08:05 ص / عُدّل في: 13-03-2024 06:20 م", PUBLISHED, UPDATED),
    ("المصدر: رويترز\n12 مارس 2024 08:05", PUBLISHED, None),
    ("12 مارس 2024 | القصب | 08:05 ص", PUBLISHED, None),
    ("2024-03-12   |   محليات   |   08:05", PUBLISHED, None),
    ("(آخر تحديث: 18:20 13.03.2024) 08:05 12.03.2024", PUBLISHED, UPDATED),
    ("(محدثة: 13/3/2024 18:20) 12/3/2024 08:05", PUBLISHED, UPDATED),
    ("القصب اليوم / آخر تحديث: 13.03.2024 | 18:20 / تاريخ النشر: 12.03.2024 | 08:05", PUBLISHED, UPDATED),
]


def page(found: Timeline) -> tuple[str | None, str | None]:
    published, updated = (one and str(one.moment.when) for one in (found.published, found.updated))
    return published, updated


@pytest.mark.parametrize("below", ["", "العبارة المنقلبة - أرشيف\n"], ids=["the text", "a caption"])
@pytest.mark.parametrize(("head", "published", "updated"), HEADS)
def test_the_stamps_of_a_page(head: str, published: str | None, updated: str | None, below: str) -> None:
    (found,) = parse(f"{TITLE}\n{head}\n{below}\n{BODY}\n")
    assert (found.title, page(found), found.timeline[0].text) == (TITLE, (published, updated), BODY)


@pytest.mark.parametrize("head", ["حُدّث في 13 مارس 2024 الساعة 18:20", "تم التحديث في 13 مارس 2024 18:20"])
def test_an_update_above_the_title_is_the_pages(head: str) -> None:
    (found,) = parse(f"{head}\n{TITLE}\n\n{BODY}\n")
    assert (found.title, page(found), found.timeline[0].text) == (TITLE, (None, UPDATED), BODY)


@pytest.mark.parametrize(
    "clock", ["الساعة الآن 10:18 صباحا", "الوقت الآن: 10:18", "القصب اليوم\nالأربعاء 13 مارس 2024 | 10:18 ص"]
)
def test_the_clock_of_the_site_above_the_headline_is_no_post(clock: str) -> None:
    (found,) = parse(f"{clock}\n\n{TITLE}\n\n12 مارس 2024 - 08:05\n\n{BODY}\n")
    assert (page(found), found.timeline[0].text) == ((PUBLISHED, None), BODY)
    assert TITLE in (found.title, *found.captions)


def test_a_cue_over_posts_is_not_the_cue_of_the_first() -> None:
    posts = [f"{time['t']}\n\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", "آخر التحديثات", *posts[::-1]]))
    assert [when for when, _ in entries(found)] == WHEN
    assert found.updated is None


def test_a_stamp_in_the_middle_of_the_text_counts_less_than_the_pages() -> None:
    found = read(f"{TITLE}\nنشر في 12 مارس 2024 08:05\n\n{TEXTS[0]}\n\nنشرت في 3 أيار 1974\n\n{TEXTS[1]}\n")
    assert page(found) == (PUBLISHED, None)
    assert [stamp.text for stamp in found.page_stamps] == ["نشر في 12 مارس 2024 08:05", "نشرت في 3 أيار 1974"]


TIMETABLES = {
    "fixtures of two days": (
        "مباريات نهاية الأسبوع\n\nالجمعة 15 مارس 2024\n16:00 الكويت - البحرين\n18:00 قطر - عمان\n\n"
        "السبت 16 مارس 2024\n16:00 البحرين - قطر\n18:00 عمان - الكويت"
    ),
    "fixtures of two days, with blank lines": (
        "مباريات نهاية الأسبوع\n\nالجمعة 15 مارس 2024\n\n16:00 الكويت - البحرين\n18:00 قطر - عمان\n\n"
        "السبت 16 مارس 2024\n\n16:00 البحرين - قطر\n18:00 عمان - الكويت"
    ),
    "one day": "مواعيد عرض أفلام المهرجان\n\n15 مارس 2024\n17:00 «طريق القمر» قاعة ألف\n19:30 «آخر الحصاد» قاعة باء",
    "the hours stand behind": "مباريات نهاية الأسبوع\n\nالجمعة 15 مارس 2024\nالكويت - البحرين 16:00\nقطر - عمان 18:00",
    "hours on lines of their own": (
        "قنوات الليلة\n\nالسبت 16 مارس 2024\n20:00\nالأهلي - الزمالك\n22:00\nالاتحاد - الهلال"
    ),
    "films": "ماذا نرى الليلة؟\n\n19:00\nمسلسل بيت العائلة الكبير الحلقة 12\n\n22:00\nفيلم المحطة الأخيرة لمخرج شاب جديد",
    "flights": (
        "إلغاء رحلات بسبب الضباب\n\nألغيت ثلاث رحلات هذا الصباح:\n\n06:40 - الرحلة 312 المتجهة إلى جزيرة المرجان\n"
        "07:15 - الرحلة 540 المتجهة إلى وادي الحناء\n09:05 - الرحلة 118 المتجهة إلى الميناء القديم"
    ),
    "an evening": "في بيت الثقافة\n\n17:00: توقع الكاتبة روايتها الأولى.\n18:30: تعزف الفرقة موشحات قديمة.",
}


@pytest.mark.parametrize("name", TIMETABLES)
def test_a_timetable_dates_nothing(name: str) -> None:
    found = read(TIMETABLES[name])
    assert [(entry.kind, entry.moment.when) for entry in found.timeline] == [("original", None)]
    assert (found.published, found.updated) == (None, None)


PINS = (
    "مثبتة {}",
    "مثبّت {}",
    "{} (خبر مثبت)",
    "منشور مثبّت\n{}",
    "المنشور المثبت\n{}",
    "📌 مثبت | {}",
    "{} - مثبت",
    "pinned {}",
)


@pytest.mark.parametrize("pin", PINS)
def test_a_pinned_post_is_of_its_own_hour(pin: str) -> None:
    times = ("17:45", "16:30", "12:20")
    posts = [f"{pin.format('14:05')}\nكل ما تريد معرفته عن الاقتراع.", *(f"{time}\n{TEXTS[0]}" for time in times)]
    found = read("\n\n".join(["نتائج الاقتراع أولا بأول", *posts]))
    assert [when for when, _ in entries(found)] == [
        f"2024-03-12T{time}" for time in ("12:20", "14:05", "16:30", "17:45")
    ]
    assert found.layout == "newest-first"


# the times down the page; what is known of the middle ones
HALVES = [
    (("9:30 ص", "11:00", "11:40 م"), ["2024-03-12"]),
    (("8:15 ص", "9:10", "10:30", "6:00 م"), ["2024-03-12T09:10", "2024-03-12T10:30"]),
    (("9:30 ص", "11:00", "1:40 م"), ["2024-03-12T11:00"]),
    (("11:30 ص", "12:10", "1:15", "2:40 م"), ["2024-03-12T12:10", "2024-03-12T13:15"]),
]


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize(("times", "middle"), HALVES)
def test_an_hour_that_fits_in_both_halves_of_the_day_is_said(
    times: tuple[str, ...], middle: list[str], falling: bool
) -> None:
    posts = [f"{time}\n{TEXTS[0]}" for time in times]
    found = read("\n\n".join(["محاكمة الميناء لحظة بلحظة", *(posts[::-1] if falling else posts)]))
    assert [when for when, _ in entries(found)][1:-1] == middle
    assert ("date-unclear" in {notice.code for notice in found.warnings}) is any("T" not in when for when in middle)
    for entry in found.timeline[1:-1]:
        assert (entry.moment.time is None) is (entry.moment.precision == "day")


def test_additions_are_updates_by_their_numbers() -> None:
    found = read(f"{TITLE}\n\n{TEXTS[0]}\n\nإضافة أولى: {TEXTS[1]}\n\nإضافة ثانية: {TEXTS[2]}\n")
    assert [(entry.kind, entry.text) for entry in found.timeline] == [
        ("original", TEXTS[0]),
        ("update", TEXTS[1]),
        ("update", TEXTS[2]),
    ]


def test_the_former_version_with_its_time_is_the_first() -> None:
    found = read(f"{TITLE}\n\nتحديث (16:30)\n\n{TEXTS[0]}\n\nالنسخة السابقة (11:05)\n\n{TEXTS[1]}\n")
    assert [(entry.kind, str(entry.moment.when)) for entry in found.timeline] == [
        ("original", "2024-03-12T11:05"),
        ("update", "2024-03-12T16:30"),
    ]


def test_a_credit_under_the_headline_ends_no_article() -> None:
    (found,) = parse(f"المصدر: رويترز | 12 مارس 2024\n{TITLE}\nالعبارة المنقلبة\n{BODY}")
    assert found.title == TITLE


HEAD_LINES: list[tuple[str, str | None, str | None]] = [
    ("by محرر الموقع مارس 12, 2024 - آخر تحديث: مارس 13, 2024", "2024-03-12", "2024-03-13"),
    ("سامي العلي12 مارس، 2024آخر تحديث: 13 مارس، 2024", "2024-03-12", "2024-03-13"),
    ("سامي العلي 12 مارس، 2024 آخر تحديث: 13 مارس، 2024", "2024-03-12", "2024-03-13"),
    ("آخر تحديث: 13 مارس 2024 تاريخ النشر: 12 مارس 2024 سامي العلي", "2024-03-12", "2024-03-13"),
    ("12 مارس 2024 15:36 شوهد 1542 مرة", "2024-03-12T15:36", None),
    ("📅 12 مارس 2024 ⏰ 15:36 👁 1542", "2024-03-12T15:36", None),
    ("صحيفة النهر - العدد 1542 - الثلاثاء 12 مارس 2024", "2024-03-12", None),
    ("12-03-2024, 03:36 PM #1", "2024-03-12T15:36", None),
    ("الثلاثاء 12 آذار 2024 الساعة 14:20 أمن وقضاء", "2024-03-12T14:20", None),
    ("تم النشر بواسطة: سامي العلي الثلاثاء 12 مارس 2024", "2024-03-12", None),
    ("بواسطة سامي العلي في 12 مارس 2024", "2024-03-12", None),
    ("التاريخ: 12/03/2024 - الوقت: 15:45", "2024-03-12T15:45", None),
    # text, and no line of a head
    ("سامي العلي يلتقي الوزراء 12 مارس 2024", None, None),
    ("عن المعبر الذي أغلق في 12 مارس 2024", None, None),
    ("12 مارس 2024 15:36 سامي العلي يلتقي الوزراء قرب المعبر", None, None),
    ("تحرير المعبر 12 مارس 2024", None, None),
]


@pytest.mark.parametrize(("line", "published", "updated"), HEAD_LINES)
def test_a_stamp_of_the_page_beside_a_name_a_section_or_a_counter(
    line: str, published: str | None, updated: str | None
) -> None:
    (found,) = parse("\n\n".join(["إغلاق المعبر أمام المسافرين", line, *TEXTS]))
    stamps = [found.published, found.updated]
    assert [str(one.moment.when) if one else None for one in stamps] == [published, updated]
    assert all(one.text in line for one in stamps if one and one.text)


@pytest.mark.parametrize("ago", ["آخر تحديث قبل 3 ساعات", "آخر تحديث: منذ يومين"])
def test_how_long_ago_a_page_was_updated_does_not_count_from_its_own_date(ago: str) -> None:
    text = "\n\n".join(["إغلاق المعبر أمام المسافرين", "12 مارس/ آذار 2024", ago, *TEXTS])
    (alone,), (dated,) = parse(text), parse(text, date=DAY)
    assert alone.updated is not None
    assert alone.updated.moment.when is None
    assert "date-unknown" in [notice.code for notice in alone.warnings]
    assert dated.updated is not None
    assert dated.updated.moment.when is not None


def test_an_hour_that_may_be_of_the_morning_or_the_evening_is_said() -> None:
    found = read("\n\n".join(["إغلاق المعبر", *TEXTS[:2], "تحديث الثالثة والنصف", TEXTS[2]]))
    assert "date-unclear" in [notice.code for notice in found.warnings]


FEET = "آخر تحديث: 12/3/2024 · آخر تحديث: 12/3/2024 19:00 · آخر تحديث 12 مارس 2024 | 19:00 · آخر تحديث: 19:00"


@pytest.mark.parametrize("marker", ["تحديث 18:20: ", "تحديث (18:20) - "])
@pytest.mark.parametrize("foot", forms(FEET))
def test_the_last_update_at_the_foot_is_of_the_page_and_of_no_update(marker: str, foot: str) -> None:
    found = read(f"أزمة المعبر\n\n{TEXTS[0]}\n\n{TEXTS[1]}\n\n{marker}{TEXTS[2]}\n\n{foot}\n")
    assert found.updated is not None
    assert found.stamps == "below"
    update = next(entry for entry in found.timeline if entry.kind == "update")
    assert (str(update.moment.when), update.text) == ("2024-03-12T18:20", TEXTS[2])
    assert not any(entry.text == "" for entry in found.timeline)


WRAPPED = (
    "أغلقت إدارة المعبر البوابة أمام المسافرين من دون إعلان\nالسبب، وتجمع المئات أمامها منذ ساعات الفجر.\n\n"
    "وقال مسافر إنه ينتظر منذ يومين، وإن أحدا لم يخبره متى\nتفتح البوابة من جديد.\n\n"
)


def test_the_first_line_of_a_wrapped_paragraph_is_no_caption() -> None:
    found = read(f"أزمة المعبر\n\n{WRAPPED}تحديث 18:20: {TEXTS[2]}\n")
    assert found.captions == ()
    assert found.timeline[0].text == WRAPPED.strip()


def test_a_caption_above_a_paragraph_of_one_line_stays_one() -> None:
    found = read(
        f"أزمة المعبر\n\nالمسافرون أمام بوابة المعبر صباح الثلاثاء في صورة من الأرشيف\n{TEXTS[0]}\n\n{TEXTS[1]}\n\nتحديث 18:20\n\n{TEXTS[2]}"
    )
    assert found.captions == ("المسافرون أمام بوابة المعبر صباح الثلاثاء في صورة من الأرشيف",)


STANDFIRSTS = "12 مارس 2024 - 10:30 · الثلاثاء 12 مارس 2024 · 12/03/2024 10:30 · الثلاثاء، 12 آذار/مارس 2024، 10:30 ص"


@pytest.mark.parametrize("byline", ["", "سلمى الحسن - القصب\n"], ids=["no-byline", "byline"])
@pytest.mark.parametrize("stamp", forms(STANDFIRSTS))
def test_a_full_date_under_the_standfirst_is_of_the_page(stamp: str, byline: str) -> None:
    (found,) = parse(f"أزمة المعبر\n\n{TEXTS[0]}\n{byline}{stamp}\n\n{TEXTS[1]}\n\n{TEXTS[2]}\n")
    assert found.published is not None
    assert str(found.timeline[0].moment.when).startswith("2024-03-12")


def test_dates_over_the_parts_of_a_chronology_are_not_of_the_page() -> None:
    (found,) = parse(f"أزمة المعبر\n\n{TEXTS[0]}\n\n10 مارس 2024\n\n{TEXTS[1]}\n\n11 مارس 2024\n\n{TEXTS[2]}\n")
    assert found.published is None


def test_a_day_period_of_the_page_says_nothing_of_an_hour_with_its_zone() -> None:
    (found,) = parse(
        f"أزمة المعبر\nنشر في 12/3/2024 09:20 ص بتوقيت القاهرة\n\n{TEXTS[0]}\n\nتحديث (10:40 ت غ)\n\n{TEXTS[1]}\n"
    )
    assert [str(entry.moment.when) for entry in found.timeline if entry.kind == "update"] == ["2024-03-12T10:40"]
    assert found.warnings == ()


NAMED_DAYS = (
    "انهار جزء من السور مساء الأحد.",
    "وقالت البلدية، الاثنين، إن الترميم بدأ.",
    "وفتحت البلدية السور، الثلاثاء، أمام الزوار.",
)


@pytest.mark.parametrize(
    "times", [("17:00", "18:00", "18:30"), ("15:30", "16:00", "17:00"), ("18:30", "16:00", "17:00")]
)
@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
def test_what_all_passages_say_of_their_days_is_never_passed_over_in_silence(
    times: tuple[str, ...], falling: bool
) -> None:
    posts = [f"تحديث {time} ت غ\n\n{text}" for time, text in zip(times, NAMED_DAYS, strict=True)]
    found = read("\n\n".join([TITLE, *(posts[::-1] if falling else posts)]))
    days = dict(zip(NAMED_DAYS, ("10", "11", "12"), strict=True))
    known = [entry for entry in found.timeline if entry.moment.when is not None and entry.moment.when.dated]
    right = all(str(entry.moment.when).startswith(f"2024-03-{days[entry.text]}") for entry in known)
    codes = {notice.code for notice in found.warnings}
    assert (right and len(known) == len(posts)) or codes & {"date-unclear", "layout-unclear"}


HEADLINES = ("إغلاق بلا تفسير", "تجمع أمام البوابة", "انفراج بعد وساطة")


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("form", ["{h}\n{t}\n{x}", "{h}\n\n{t}\n\n{x}"], ids=["together", "apart"])
def test_the_headline_above_the_time_of_each_post_opens_it(form: str, falling: bool) -> None:
    posts = [
        form.format(h=headline, t=time["t"], x=text)
        for headline, time, text in zip(HEADLINES, TIMES, TEXTS, strict=True)
    ]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *(posts[::-1] if falling else posts)]))
    said = [(when, text.splitlines()[0], text.splitlines()[-1]) for when, text in entries(found)]
    assert said == list(zip(WHEN, HEADLINES, TEXTS, strict=True))


@pytest.mark.parametrize("zone", ["(بتوقيت مكة المكرمة)", "بتوقيت غرينتش", "GMT"])
def test_the_zone_right_below_each_time_is_of_the_stamp(zone: str) -> None:
    posts = [f"{time['t']}\n{zone}\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    (found,) = parse("\n\n".join(["أزمة المعبر: متابعة مستمرة", *posts[::-1]]), date=DAY)
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert found.warnings == ()


LISTS = ("آخر الأخبار", "عاجل", "أهم الأنباء", "الأخبار العاجلة", "شريط الأخبار")
ROWS = ("ارتفاع طفيف في أسعار القمح", "فريق الوادي يستعد للنهائي", "وفاة ممثل مسرحي في الثمانين")
ROW_FORMS = ("{t} - {x}", "[{t}] {x} ... التفاصيل", "({t}) {x} للمزيد", "{t}| {x}", "{t}\n{x}")
STORY = f"السماق تحت الثلوج\n\n{TEXTS[0]}\n{TEXTS[1]}"


def listed(name: str, form: str) -> str:
    rows = [form.format(t=time["t"], x=row) for time, row in zip(TIMES[::-1], ROWS, strict=True)]
    return "\n".join([name, *rows])


@pytest.mark.parametrize("more", ["", "\nالمزيد"], ids=["", "more"])
@pytest.mark.parametrize("form", ROW_FORMS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_other_stories_above_the_headline_is_no_blog(name: str, form: str, more: str) -> None:
    text = f"{listed(name, form)}{more}\n\n{STORY}\n"
    found = read(text)
    assert found.title == "السماق تحت الثلوج"
    assert entries(found) == [(None, f"{TEXTS[0]}\n{TEXTS[1]}")]
    assert sorted([one.text for one in found.related]) == sorted(text.split(STORY)[0].split("\n")[:-2])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("السماق تحت الثلوج", "{t} - {x}"), id="no name of a list"),
        pytest.param(listed("عاجل", "{t} - {x}"), id="no story"),
        pytest.param(f"{listed('عاجل', '{t} - {x} كما قالت البلدية.')}\n\n{STORY}", id="sentences"),
        pytest.param(f"{listed('عاجل', '{t} - {x}')}\n\n{TEXTS[0]}", id="no headline"),
        pytest.param(f"{listed('عاجل', '{t} - {x}')}\n{STORY}", id="no blank line"),
    ],
)
def test_rows_that_no_story_of_its_own_follows_are_posts(text: str) -> None:
    found = read(text)
    assert len([entry for entry in found.timeline if entry.marker is not None]) == len(TIMES)
    assert not found.related


@pytest.mark.parametrize("cue", ["تم التحديث: {}", "تحديث {} ت غ", "محدث {}"])
def test_an_update_in_the_head_to_which_labels_rise_is_of_the_page(cue: str) -> None:
    labels = [f"تحديث {time['t']}: {text}" for time, text in zip(TIMES[:2], TEXTS[1:], strict=True)]
    found = read("\n\n".join([TITLE, cue.format("18:20"), TEXTS[0], *labels]))
    assert found.layout == "oldest-first"
    assert [text for _, text in entries(found)] == list(TEXTS)
    assert str(found.updated and found.updated.moment.when) == "2024-03-12T18:20"


def test_an_update_in_the_head_from_which_labels_fall_is_of_the_text_below_it() -> None:
    labels = [f"تحديث {time['t']}: {text}" for time, text in zip(TIMES[1::-1], TEXTS[1::-1], strict=True)]
    found = read("\n\n".join([TITLE, "تحديث 18:20", TEXTS[2], *labels]))
    assert found.layout == "newest-first"
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))


def test_several_additions_to_a_wire_story_are_markers_the_first_under_the_headline_too() -> None:
    found = read("\n\n".join([TITLE, "إضافة ثانية", TEXTS[2], "إضافة أولى", TEXTS[1]]))
    assert found.layout == "newest-first"
    assert [(entry.marker, entry.text) for entry in found.timeline] == [
        ("إضافة أولى", TEXTS[1]),
        ("إضافة ثانية", TEXTS[2]),
    ]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            "لائحة الاتهام\n\nتسلسل الأحداث كما ورد في لائحة الاتهام:",
            [f"الساعة {time['t']}: {text}" for time, text in zip(TIMES, TEXTS, strict=True)],
        ),
        (
            "حوار مع الوزير بالفيديو",
            [f"[{at}] {row}" for at, row in zip(["00:35", "04:20", "12:05"], ROWS, strict=True)],
        ),
    ],
)
def test_what_is_told_of_another_day_or_of_a_film_is_no_blog(head: str, rows: list[str]) -> None:
    found = read("\n\n".join([head, *rows]))
    assert [entry.marker for entry in found.timeline] == [None]


@pytest.mark.parametrize(
    "note",
    [
        "جميع الأوقات بتوقيت غرينتش",
        "الأوقات كلها بتوقيت غرينتش.",
        "ملاحظة: كل الأوقات بتوقيت غرينتش",
        "تسلسل الأحداث (بتوقيت غرينتش):",
    ],
)
@pytest.mark.parametrize("at", [1, 4], ids=["head", "foot"])
def test_a_note_on_the_clocks_dates_all_and_is_of_no_text(note: str, at: int) -> None:
    parts = ["أزمة المعبر: متابعة مستمرة", *(f"{time['t']}\n{text}" for time, text in zip(TIMES, TEXTS, strict=True))]
    (found,) = parse("\n\n".join([*parts[:at], note, *parts[at:]]), date=DAY)
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert found.captions == (note,)
    assert {entry.moment.zone for entry in found.timeline} == {"UTC"}


@pytest.mark.parametrize("when", ["12.03.2024 {t}", "12 مارس 2024 في {h} {p}", "12/3/2024 {h} {p}", "12/3/2024 {t}:00"])
def test_messages_copied_from_a_chat_in_any_form_of_date(when: str) -> None:
    posts = [f"القصب نيوز, [{when.format_map(time)}]\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join(posts))
    said = [(when and when[:16], text) for when, text in entries(found)]
    assert said == list(zip(WHEN, TEXTS, strict=True))
    assert {entry.author for entry in found.timeline} == {"القصب نيوز"}


def test_a_zone_in_brackets_behind_the_title_is_of_all_times() -> None:
    posts = [f"{time['t']} - {text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر لحظة بلحظة (بتوقيت غرينتش)", *posts[::-1]]))
    assert [entry.moment.zone for entry in found.timeline] == ["UTC"] * len(posts)
    other = read("\n\n".join(["هزة عند 15:00 (بتوقيت غرينتش)", *posts[::-1]]))
    assert {entry.moment.zone for entry in other.timeline} == {"Africa/Cairo"}


def test_a_full_date_on_its_line_over_text_and_labels_is_the_publication() -> None:
    labels = [f"{time['t']}: {text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join([TITLE, "الثلاثاء 12 مارس 2024 - 06:10", BODY, *labels]))
    assert page(found) == ("2024-03-12T06:10", None)
    assert [entry.kind for entry in found.timeline] == ["original", "entry", "entry", "entry"]


def test_former_stories_with_their_dates_are_the_first_versions() -> None:
    former = [f"--- الخبر السابق (الاثنين 11/3/2024) ---\n\n{TEXTS[0]}", "الخبر السابق"]
    (found,) = parse("\n\n".join([TITLE, "آخر تحديث: 12/3/2024 14:00", TEXTS[1], *former[:1]]))
    assert [entry.kind for entry in found.timeline] == ["original", "latest"]
    (alone,) = parse("\n\n".join([TITLE, TEXTS[1], former[1], TEXTS[0]]))
    assert [entry.marker for entry in alone.timeline] == [None]


@pytest.mark.parametrize("when", [("قبل نحو ساعتين", "منذ 10 دقائق", "منذ لحظات"), ("أمس", "منذ حوالي ساعة", "الآن")])
@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
def test_just_now_and_yesterday_head_posts_among_others_that_say_how_long_ago(
    when: tuple[str, ...], falling: bool
) -> None:
    posts = [f"{one}\n{text}" for one, text in zip(when, TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر", *(posts[::-1] if falling else posts)]))
    assert [(entry.marker, entry.text) for entry in found.timeline] == list(zip(when, TEXTS, strict=True))
    days = ["2024-03-11" if one == "أمس" else "2024-03-12" for one in when]
    assert [str(entry.moment.when) for entry in found.timeline] == days


@pytest.mark.parametrize("form", ["📌 {}", "{} 📌", "📌 | {}", "عاجل 📌 {}"])
def test_the_sign_of_a_pin_on_either_side_of_one_time_is_one(form: str) -> None:
    posts = [f"{form.format('18:00')}\n{TEXTS[0]}", f"02:40\n{TEXTS[1]}", f"00:20\n{TEXTS[2]}", "23:05\nوصلت الحافلات."]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *posts]))
    assert [str(entry.moment.when) for entry in found.timeline] == [
        "2024-03-11T18:00",
        "2024-03-11T23:05",
        "2024-03-12T00:20",
        "2024-03-12T02:40",
    ]


def test_the_sign_of_a_pin_before_all_times_is_their_bullet() -> None:
    posts = [f"📌 {time}\n{text}" for time, text in zip(["18:00", "13:40", "08:05"], TEXTS, strict=True)]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *posts]))
    assert [entry.text for entry in found.timeline] == list(TEXTS[::-1])
    assert not [notice for notice in found.warnings if notice.code == "out-of-order"]


@pytest.mark.parametrize("byline", ["", "كتب سامر نور\n", "رنا الحايك\nالقصب\n"])
def test_the_clock_of_the_site_above_its_head_dates_nothing(byline: str) -> None:
    head = f"الأحد 4 أغسطس 2019 / 10:18 ص\nبوابة الوادي\n\n{TITLE}\nالسبت 3 أغسطس 2019 / 11:40 م\n{byline}"
    (found,) = parse(f"{head}{TEXTS[0]}\n\n{TEXTS[1]}\n")
    assert [entry.kind for entry in found.timeline] == ["original"]
    assert found.published is not None
    assert str(found.published.moment.when) == "2019-08-03T23:40"


def blog(posts: list[str], *, falling: bool) -> Timeline:
    return read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *(posts[::-1] if falling else posts)]))


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("at", [(0,), (1,), (0, 1, 2)], ids=["first", "middle", "all"])
@pytest.mark.parametrize("line", ["اقرأ المزيد", "للمزيد", "شاهد أيضا", "المصدر: وكالات", "Source: Reuters"])
def test_a_button_or_a_source_below_a_post_ends_no_blog(line: str, at: tuple[int, ...], falling: bool) -> None:
    posts = [
        f"{time['t']}\n{headline}\n{text}" + f"\n{line}" * (place in at)
        for place, (time, headline, text) in enumerate(zip(TIMES, HEADLINES, TEXTS, strict=True))
    ]
    found = blog(posts, falling=falling)
    said = [(when, text.removesuffix(f"\n{line}")) for when, text in entries(found)]
    assert said == [(when, f"{head}\n{text}") for when, head, text in zip(WHEN, HEADLINES, TEXTS, strict=True)]


@pytest.mark.parametrize("line", ["التعليقات", "أخبار ذات صلة", "الأكثر قراءة"])
def test_the_heading_of_other_stories_below_all_posts_is_a_button(line: str) -> None:
    posts = [f"{time['t']}\n{text}\n{line}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = blog(posts, falling=True)
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert [one.text for one in found.related] == [line] * len(TIMES)


def test_below_the_heading_of_other_stories_times_of_another_form_are_theirs() -> None:
    found = read(f"{TITLE}\n\n{TEXTS[0]}\n\nاقرأ أيضا\n18:20\n{ROWS[0]}\n13:40\n{ROWS[1]}\n")
    assert entries(found) == [(None, TEXTS[0])]


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("again", ["{t}", "{utc} غرينتش", "منذ 3 ساعات", "الثلاثاء"])
@pytest.mark.parametrize("first", [True, False], ids=["above", "below"])
def test_a_time_said_twice_above_each_post_is_one_stamp(again: str, first: bool, falling: bool) -> None:
    posts = []
    for time, text in zip(TIMES, TEXTS, strict=True):
        utc = f"{int(time['t'][:2]) - 2:02d}{time['t'][2:]}"
        lines = [time["t"], again.format(t=time["t"], utc=utc)]
        posts.append("\n".join([*(lines if first else lines[::-1]), text]))
    if again == "الثلاثاء" and not first:
        return  # a day heading over each
    found = blog(posts, falling=falling)
    if again.endswith("غرينتش"):
        assert [entry.moment.time for entry in found.timeline] == [
            datetime(2024, 3, 12, int(time["t"][:2]) - 2, int(time["t"][3:]), tzinfo=UTC) for time in TIMES
        ]
    else:
        assert [when for when, _ in entries(found)] == WHEN
    assert [text for _, text in entries(found)] == list(TEXTS)


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("form", ["{t}\nتم التحديث في {u}", "{t} (تم التحديث {u})", "{t} | تحديث {u}", "{t} محدث {u}"])
def test_a_post_that_was_updated_keeps_its_own_time(form: str, falling: bool) -> None:
    heads = [time["t"] for time in TIMES]
    heads[1] = form.format(t="13:40", u="13:52")
    found = blog([f"{head}\n{text}" for head, text in zip(heads, TEXTS, strict=True)], falling=falling)
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert {entry.kind for entry in found.timeline} == {"entry"}


LISTED = (
    "مواقيت الصلاة في المدينة:\n4:36 الفجر\n11:58 الظهر\n15:21 العصر",
    "وجاء الجدول الجديد كالآتي:\n\n06:15 - القطار 12 إلى رأس الحجر\n08:40 - القطار 14 إلى الميناء",
    "المواعيد المؤقتة:\n06:15\tالقطار 12\tإلى رأس الحجر\n08:40\tالقطار 14\tإلى الميناء",
    "مواعيد الامتحانات المؤجلة:\n09:00 - 11:00 اللغة العربية\n11:30 - 12:30 الحساب",
    "مواعيد مباريات الغد:\n17:00 الشعلة × الواحة\n19:30 الرعد × الموج",
    "مقاطع من التسجيل:\n00:35 بداية البيان\n02:10 سؤال أول",
    "أسعار السوق بعد القرار:\n\nالبندورة\n15.50\n\nالبطاطا\n12.25",
)


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("form", ["{t}\n{x}", "{t} | {x}", "{t} ت غ\n{x}"])
@pytest.mark.parametrize("listed", LISTED)
@pytest.mark.parametrize("at", range(3))
def test_a_list_of_times_inside_a_post_is_its_text(listed: str, form: str, at: int, falling: bool) -> None:
    texts = [f"{text}\n\n{listed}" if place == at else text for place, text in enumerate(TEXTS)]
    posts = [form.format(t=time["t"], x=text) for time, text in zip(TIMES, texts, strict=True)]
    found = blog(posts, falling=falling)
    assert [(when and when[:16], text) for when, text in entries(found)] == list(zip(WHEN, texts, strict=True))


def test_rows_below_a_line_that_announces_them_are_posts_where_there_are_no_others() -> None:
    rows = [f"{time['t']} - {row}" for time, row in zip(TIMES[::-1], ROWS, strict=True)]
    found = read("\n".join(["أزمة المعبر: متابعة مستمرة", "آخر التطورات:", *rows]))
    assert [text for _, text in entries(found) if text != "آخر التطورات:"] == list(ROWS[::-1])


FOOTS = ("آخر تحديث: 12 مارس 2024 - 20:10", "نشر في 12 مارس 2024 20:10", "تاريخ التحديث: 12/3/2024 20:10")


@pytest.mark.parametrize("foot", FOOTS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_page_stamp_at_the_foot_unlike_all_markers_dates_the_page(foot: str, count: int) -> None:
    posts = [f"تحديث ({time['t']})\n\n{text}" for time, text in zip(TIMES[:count], TEXTS, strict=False)]
    found = read("\n\n".join([TITLE, "فتحت السلطات الطريق.", *posts[::-1], foot]))
    assert found.stamps == "below"
    assert [(entry.marker, entry.text) for entry in found.timeline if entry.marker is not None] == [
        (f"تحديث ({time['t']})", text) for time, text in zip(TIMES[:count], TEXTS, strict=False)
    ]
    page = found.published if foot.startswith("نشر") else found.updated
    assert page is not None
    assert str(page.moment.when) == "2024-03-12T20:10"


def test_the_stamp_of_the_head_once_more_at_the_foot_is_no_entry() -> None:
    stamp = "آخر تحديث: 12 مارس 2024 - 20:10"
    rows = [f"{time['t']} - {text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join([f"أزمة المعبر: متابعة مستمرة\n{stamp}", *rows, stamp]))
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))


@pytest.mark.parametrize("first", ["وفتحت السلطات الطريق.", None])
def test_a_stamp_on_two_lines_above_each_text_is_its_marker(first: str | None) -> None:
    posts = [f"آخر تحديث\n12 مارس 2024 - {time['t']}\n\n{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n\n".join([TITLE, *([first] if first else []), *posts[::-1]]))
    said = entries(found)
    assert said[: len(TEXTS)] == list(zip(WHEN, TEXTS, strict=True))
    assert [text for _, text in said[len(TEXTS) :]] == ([first] if first else [])


@pytest.mark.parametrize("when", ["{t}، 12/3/2024", "{h} {p}، 12/3/2024", "{h} {p}, 12/3/2024"])
def test_messages_copied_from_another_chat(when: str) -> None:
    posts = [f"[{when.format_map(time)}] غرفة الأخبار: {text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    found = read("\n".join(posts))
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert {entry.author for entry in found.timeline} == {"غرفة الأخبار"}


@pytest.mark.parametrize("falling", [True, False], ids=["falling", "rising"])
@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("form", ["{t}\n{x}", "{t} | {x}"])
def test_the_update_at_the_end_of_a_post_is_its_word(form: str, at: int, falling: bool) -> None:
    updated = "تم التحديث في 20:39"
    texts = [f"{text}\n{updated}" if place == at else text for place, text in enumerate(TEXTS)]
    posts = [form.format(t=time["t"], x=text) for time, text in zip(TIMES, texts, strict=True)]
    found = blog(posts, falling=falling)
    assert [when for when, _ in entries(found)] == WHEN
    assert [text.replace(f"\n\n{updated}", f"\n{updated}") for _, text in entries(found)] == texts


def test_an_update_with_a_text_of_its_own_among_posts_is_a_marker() -> None:
    posts = [f"18:20\n{TEXTS[2]}", f"تحديث 13:40\n{TEXTS[1]}", f"08:05\n{TEXTS[0]}"]
    found = read("\n\n".join(["أزمة المعبر: متابعة مستمرة", *posts]))
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert [entry.kind for entry in found.timeline] == ["entry", "update", "entry"]


def test_each_of_several_stories_has_the_time_below_its_own_credit() -> None:
    stories = [
        f"{row}\n\n{text}\nالمصدر: وكالات\n{time['t']} ت م" for row, text, time in zip(ROWS, TEXTS, TIMES, strict=True)
    ]
    found = list(parse("\n\n".join(stories), date=DAY))
    assert [(one.title, [entry.text for entry in one.timeline]) for one in found] == [
        (row, [text]) for row, text in zip(ROWS, TEXTS, strict=True)
    ]
    assert [str(one.timeline[0].moment.when) for one in found] == WHEN


@pytest.mark.parametrize("form", ["منذ {ago} ({time} GMT)", "منذ {ago} | {time} GMT", "{time} GMT - قبل {ago}"])
@pytest.mark.parametrize("reference", ["2024-03-13", "2024-03-13T00:40Z", None])
def test_beside_a_clock_time_how_long_ago_does_not_say_the_day(form: str, reference: str | None) -> None:
    times = [("10 دقائق", "00:25"), ("ساعة", "23:40"), ("3 ساعات", "21:50")]
    posts = [f"{form.format(ago=ago, time=time)}\n{text}" for (ago, time), text in zip(times, TEXTS, strict=False)]
    day = None if reference is None else moment(reference)
    (found,) = parse("\n\n".join(["أزمة المعبر: تغطية مباشرة", *posts]), date=day)
    days = ("2024-03-12", "2024-03-12", "2024-03-13") if reference else ("XXXX-XX-XX",) * 3
    assert found.layout == "newest-first"
    assert [str(entry.moment.when) for entry in found.timeline] == [
        f"{day}T{time}" for day, (_, time) in zip(days, times[::-1], strict=True)
    ]


def moment(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) == len("2024-03-13") else datetime.fromisoformat(text)


FRONT = (
    "title: أزمة المعبر",
    "author: سالم",
    "url: https://news.example/1",
    "hostname: news.example",
    "date: 2024-03-12",
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_tools_write_above_a_text_dates_it_and_is_no_text(end: str) -> None:
    posts = [f"{time['t']}{end}{text}" for time, text in zip(TIMES, TEXTS, strict=True)]
    (found,) = parse(end.join(["---", *FRONT, "---", *posts]))
    assert (found.title, found.url, found.captions) == ("أزمة المعبر", "https://news.example/1", ())
    assert found.published is not None
    assert str(found.published.moment.when) == "2024-03-12"
    assert entries(found) == list(zip(WHEN, TEXTS, strict=True))
    assert [entry.line for entry in found.timeline] == [9, 11, 13]


@pytest.mark.parametrize(
    "text", ["---\nأزمة المعبر: تغطية\n---\n", "---\n\n---\n", "---\ntitle: أزمة المعبر\n", "title: أزمة\n---\n"]
)
def test_rules_at_the_head_of_a_text_are_rules(text: str) -> None:
    (found, *_) = parse(text + TEXTS[0])
    assert found.published is None
    assert found.timeline[-1].text == TEXTS[0]


def test_a_line_between_the_pages_stamp_and_the_first_version_is_the_update() -> None:
    found = read(
        f"أزمة المعبر\n\n12 مارس 2024\n\nآخر تحديث الساعة 17:43\n\nعودة المسافرين عبر البوابة\n\nالنص الأصلي:\n\n{TEXTS[0]}"
    )
    assert [(entry.kind, str(entry.moment.when), entry.text) for entry in found.timeline] == [
        ("original", "2024-03-12", TEXTS[0]),
        ("latest", "2024-03-12T17:43", "عودة المسافرين عبر البوابة"),
    ]
