"""One rule an article: what is cut where, what dates what, and in which order. A case is a text, options, what must come.

Cases are data, so the file may be long.
"""

from datetime import date
from typing import Any

import pytest

from newsline import Timeline, parse
from newsline.chronology.timezones import rfc3339
from newsline.readers.text import plain

P1 = "أغلقت بلدية القصب السوق القديم أمام السيارات حتى نهاية الأسبوع."
P2 = "وقال صاحب متجر إن الزبائن يفضلون المشي في الأزقة الضيقة."
P3 = "وتنظر لجنة من المهندسين في توسيع المدخل الشمالي."
P4 = "ووصل وفد من الحرفيين إلى مبنى البلدية لعرض مطالبه."
TITLE = "سوق القصب يستعيد هدوءه"


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


def read(text: str, **options: Any) -> list[Timeline]:
    if isinstance(options.get("date"), str):
        options["date"] = date.fromisoformat(options["date"])
    return list(parse(text, **options))


def rows(timeline: Timeline) -> list[tuple[str, str | None]]:
    """(kind, when) of each entry, oldest first."""
    return [(entry.kind, str(entry.moment.when) if entry.moment.when else None) for entry in timeline.timeline]


def codes(timeline: Timeline) -> list[str]:
    return sorted({notice.code for notice in timeline.warnings})


# name: (text, options, layout, [(kind, when)] oldest first)
ORDER: dict[str, tuple[str, dict[str, Any], str | None, list[tuple[str, str | None]]]] = {
    "a timed marker on its own line: the head of an older version": (
        lines(TITLE, P1, "تحديث (15:36 تغ)", P2),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T15:36"), ("latest", None)],
    ),
    "a marker without a time was added below": (
        lines(TITLE, P1, "تحديث", P2),
        {},
        "oldest-first",
        [("original", None), ("update", None)],
    ),
    "a dated marker without a clock time was added below": (
        lines(TITLE, P1, "تحديث 3 أيار 2021", P2),
        {},
        "oldest-first",
        [("original", None), ("update", "2021-05-03")],
    ),
    "clock times with their dates on the lines below": (
        lines(
            "مباشر: سوق القصب",
            f"09:15\n11 مارس 2024\n\n{P1}",
            f"23:50\n10 مارس 2024\n\n{P2}",
            f"18:20\n10 مارس 2024\n\n{P3}",
        ),
        {"zone": "UTC"},
        "newest-first",
        [("entry", "2024-03-10T18:20"), ("entry", "2024-03-10T23:50"), ("entry", "2024-03-11T09:15")],
    ),
    "a timed label was added below": (
        lines(TITLE, P1, f"تحديث 15:36 تغ: {P2}"),
        {"date": "2021-05-03"},
        "oldest-first",
        [("original", None), ("update", "2021-05-03T15:36")],
    ),
    "two copies from a chat with headlines alone": (
        "سليم الراوي, [05.08.2020 20:14]\nنقل المصابين إلى المستشفى المركزي\n\nسليم الراوي, [05.08.2020 20:30]\nإغلاق الجسر الحجري أمام الشاحنات",
        {"zone": "UTC"},
        "oldest-first",
        [("entry", "2020-08-05T20:14"), ("entry", "2020-08-05T20:30")],
    ),
    "repeated stamps below their texts, the last at the foot": (
        lines(
            TITLE,
            *(f"{text}\nآخر تحديث 12/3/2024 {hour}" for text, hour in ((P1, "15:36"), (P2, "14:10"), (P3, "13:05"))),
        ),
        {},
        "newest-first",
        [("update", "2024-03-12T13:05"), ("update", "2024-03-12T14:10"), ("update", "2024-03-12T15:36")],
    ),
    "the page's stamp at the foot of repeated ones": (
        lines(
            TITLE,
            *(f"آخر تحديث 12/3/2024 {hour}\n{text}" for text, hour in ((P1, "15:36"), (P2, "14:10"))),
            "آخر تحديث 12/3/2024 15:40",
        ),
        {},
        "newest-first",
        [("update", "2024-03-12T14:10"), ("update", "2024-03-12T15:36")],
    ),
    "an hour of nought is of a clock of 24": (
        lines(TITLE, f"2:40 م - {P1}", f"1:10 - {P2}", f"00:30 - {P3}"),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T00:30"), ("entry", "2021-05-03T01:10"), ("entry", "2021-05-03T14:40")],
    ),
    "noons printed as morning": (
        lines(TITLE, f"1:10 م - {P1}", f"12:50 ص - {P2}", f"12:30 ص - {P3}", f"11:40 ص - {P4}"),
        {"date": "2021-05-03"},
        "newest-first",
        [
            ("entry", "2021-05-03T11:40"),
            ("entry", "2021-05-03T12:30"),
            ("entry", "2021-05-03T12:50"),
            ("entry", "2021-05-03T13:10"),
        ],
    ),
    "a post pinned by a word is of the day of the posts below": (
        lines(TITLE, "📌 تثبيت", "09:00", P1, "17:45", P2, "16:30", P3, "12:20", P4),
        {"date": "2021-05-03"},
        "newest-first",
        [
            ("entry", "2021-05-03T09:00"),
            ("entry", "2021-05-03T12:20"),
            ("entry", "2021-05-03T16:30"),
            ("entry", "2021-05-03T17:45"),
        ],
    ),
    "a cue that says nothing of when opens the text of a post": (
        lines(TITLE, f"14:40\nتحديث: {P1}", f"14:10\n{P2}", f"13:30\n{P3}"),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T13:30"), ("entry", "2021-05-03T14:10"), ("entry", "2021-05-03T14:40")],
    ),
    "today and yesterday before the hour": (
        lines(TITLE, f"اليوم، 14:40: {P1}", f"اليوم، 09:10: {P2}", f"أمس، 22:30: {P3}"),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-02T22:30"), ("entry", "2021-05-03T09:10"), ("entry", "2021-05-03T14:40")],
    ),
    "comments that are counted": (
        lines(TITLE, P1, "آخر تحديث: 3/5/2021 15:00", "التعليقات (3)", "سامي 4/5/2021 16:20", P2),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "cells above the headline": (
        f"الرئيسية | اقتصاد | 3 أيار 2021 - 14:30\n{TITLE}\n\n{P1}\n\n{P2}",
        {},
        None,
        [("original", "2021-05-03T14:30")],
    ),
    "the page's stamp at the foot again, in other digits and another month's name": (
        lines(TITLE, "الاثنين 3 مايو 2021 - 09:30 بتوقيت عدن", P1, P2, "٣ أيار ٢٠٢١ - ٠٩:٣٠ ص بتوقيت عدن"),
        {},
        None,
        [("original", "2021-05-03T09:30")],
    ),
    "a cue with two blanks in it, repeated": (
        lines(TITLE, f"آخر تحديث 14:05\n{P1}", f"آخر  تحديث 14:40\n{P2}", f"آخر\u00a0تحديث 15:36\n{P3}"),
        {"date": "2021-05-03"},
        "oldest-first",
        [("update", "2021-05-03T14:05"), ("update", "2021-05-03T14:40"), ("update", "2021-05-03T15:36")],
    ),
    "cells with two blanks beside their bars": (
        lines(TITLE, "نشر: 3.5.2021 |  06:15 GMT |  آخر تحديث: 3.5.2021 |  09:40  GMT |  اقتصاد", P1, P2),
        {},
        None,
        [("original", "2021-05-03T09:40")],
    ),
    "a byline behind a long dash": (
        lines(TITLE, "نشر في 3 أيار 2021 الساعة 11:02 ـ جريدة القصب", P1, P2),
        {},
        None,
        [("original", "2021-05-03T11:02")],
    ),
    "the serial of a wire story above other stories": (
        f"{TITLE}\n\n{P1}\n{P2}\n18:07 ت م\n0132\n\nأخبار ذات صلة\n\nافتتاح معرض الفخار",
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T18:07")],
    ),
    "urgent words however they are spelled": (
        lines(TITLE, f"عـــاجل | 14:40\n{P1}", f"عَاجِل | 14:10\n{P2}", f"الان 13:30\n{P3}"),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T13:30"), ("entry", "2021-05-03T14:10"), ("entry", "2021-05-03T14:40")],
    ),
    "a date with its hour above the posts of a day": (
        lines(
            f"{TITLE} لحظة بلحظة",
            "الاثنين، 3 مايو 2021 06:10 م",
            *(f"{at}\n{text}" for at, text in (("03:43 م", P1), ("12:05 م", P2), ("11:40 ص", P3))),
        ),
        {},
        "newest-first",
        [("entry", "2021-05-03T11:40"), ("entry", "2021-05-03T12:05"), ("entry", "2021-05-03T15:43")],
    ),
    "a date above a paragraph and posts that fall": (
        lines(
            f"{TITLE} لحظة بلحظة", "الاثنين 3 مايو 2021 10:00", P1, f"15:36 - {P2}", f"14:10 - {P3}", f"11:55 - {P4}"
        ),
        {},
        "newest-first",
        [
            ("entry", "2021-05-03T11:55"),
            ("entry", "2021-05-03T14:10"),
            ("entry", "2021-05-03T15:36"),
            ("latest", None),
        ],
    ),
    "an hour ago beside a date in the head": (
        lines(TITLE, "منذ يومين\n3 مايو 2021 15:43", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:43")],
    ),
    "a byline with a colon of its own": (
        lines(TITLE, "كتب : سليم الراوي 3/5/2021 03:43 م", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:43")],
    ),
    "posts behind two dots": (
        lines(f"{TITLE} لحظة بلحظة", f"15:36 .. {P1}", f"14:10 .. {P2}", f"11:55 .. {P3}"),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T11:55"), ("entry", "2021-05-03T14:10"), ("entry", "2021-05-03T15:36")],
    ),
    "a place before its hour": (
        lines(TITLE, P1, "تحديث (القاهرة 15:36)", P2),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T15:36"), ("latest", None)],
    ),
    "the hour above its date": (
        f"{TITLE}\n03:43 م\nالاثنين 3 مايو 2021\n\nكتب- سليم الراوي:\n\n{P1}",
        {},
        None,
        [("original", "2021-05-03T15:43")],
    ),
    "the hour under its date": (
        f"{TITLE}\n\n3/5/2021\n15:43\n\n{P1}\n{P2}",
        {},
        None,
        [("original", "2021-05-03T15:43")],
    ),
    "posts behind a bullet and a blank": (
        lines(
            f"{TITLE} لحظة بلحظة", *(f"🔴 {at} {text}" for at, text in (("15:36", P1), ("14:10", P2), ("11:55", P3)))
        ),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T11:55"), ("entry", "2021-05-03T14:10"), ("entry", "2021-05-03T15:36")],
    ),
    "posts with hour and place in brackets": (
        lines(TITLE, *(f"({at} مكة المكرمة) - {text}" for at, text in (("15:36", P1), ("14:10", P2), ("11:55", P3)))),
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T11:55"), ("entry", "2021-05-03T14:10"), ("entry", "2021-05-03T15:36")],
    ),
    "a third and last update": (
        lines(TITLE, P1, "التحديث الثاني", P2, "التحديث الثالث والأخير", P3),
        {},
        "oldest-first",
        [("original", None), ("update", None), ("update", None)],
    ),
    "a dateline with its agency in brackets and no dash": (
        lines(TITLE, f"القصب – 3 مايو 2021 (ومع) {P1}", "تحديث 15:00", P2),
        {},
        "newest-first",
        [("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "a passive with its vowels is a label": (
        lines(TITLE, P1, f"حُدِّث: {P2}"),
        {},
        "oldest-first",
        [("original", None), ("update", None)],
    ),
    "two falling times": (
        lines(TITLE, P1, "تحديث 15:00 تغ", P2, "تحديث 12:00 تغ", P3),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T12:00"), ("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "two rising times": (
        lines(TITLE, P1, "تحديث 12:00 تغ", P2, "تحديث 15:00 تغ", P3),
        {"date": "2021-05-03"},
        "oldest-first",
        [("original", None), ("update", "2021-05-03T12:00"), ("update", "2021-05-03T15:00")],
    ),
    "00:20 over 23:50 is a midnight going down": (
        lines(TITLE, P1, "تحديث 00:20 تغ", P2, "تحديث 23:50 تغ", P3),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-02T23:50"), ("update", "2021-05-03T00:20"), ("latest", None)],
    ),
    "23:50 over 00:20 is a midnight going up": (
        lines(TITLE, P1, "تحديث 23:50 تغ", P2, "تحديث 00:20 تغ", P3),
        {"date": "2021-05-03"},
        "oldest-first",
        [("original", None), ("update", "2021-05-02T23:50"), ("update", "2021-05-03T00:20")],
    ),
    "mixed times: the direction with fewer midnights": (
        lines(TITLE, P1, "تحديث 10:00 تغ", P2, "تحديث 08:00 تغ", P3, "تحديث 22:00 تغ", P4, "تحديث 20:00 تغ", P2),
        {"date": "2021-05-03"},
        "newest-first",
        [
            ("update", "2021-05-02T20:00"),
            ("update", "2021-05-02T22:00"),
            ("update", "2021-05-03T08:00"),
            ("update", "2021-05-03T10:00"),
            ("latest", None),
        ],
    ),
    "numbers before times": (
        lines(TITLE, P1, "تحديث 1 (15:00 تغ)", P2, "تحديث 2 (12:00 تغ)", P3),
        {"date": "2021-05-03"},
        "oldest-first",
        [("original", None), ("update", "2021-05-02T15:00"), ("update", "2021-05-03T12:00")],
    ),
    "dates before clock times": (
        lines(TITLE, P1, "تحديث 4 أيار 2021، 09:00 تغ", P2, "تحديث 3 أيار 2021، 18:00 تغ", P3),
        {},
        "newest-first",
        [("update", "2021-05-03T18:00"), ("update", "2021-05-04T09:00"), ("latest", None)],
    ),
    "30 December below 1 January": (
        lines(TITLE, P1, "تحديث 1 كانون الثاني، 09:00 تغ", P2, "تحديث 30 كانون الأول، 18:00 تغ", P3),
        {"date": "2021-01-05"},
        "newest-first",
        [("update", "2020-12-30T18:00"), ("update", "2021-01-01T09:00"), ("latest", None)],
    ),
    "30 December below 1 January, without a reference date": (
        lines(TITLE, P1, "تحديث 1 كانون الثاني، 09:00 تغ", P2, "تحديث 30 كانون الأول، 18:00 تغ", P3),
        {},
        "newest-first",
        [("update", "XXXX-12-30T18:00"), ("update", "XXXX-01-01T09:00"), ("latest", None)],
    ),
    "a dated stamp is the reference of one without a year": (
        lines(TITLE, P1, "تحديث 2 كانون الثاني 2021، 09:00 تغ", P2, "تحديث 30 كانون الأول، 18:00 تغ", P3),
        {},
        "newest-first",
        [("update", "2020-12-30T18:00"), ("update", "2021-01-02T09:00"), ("latest", None)],
    ),
    "a day after publication is in the year after": (
        lines(TITLE, "نشر في 30 كانون الأول 2020، 08:00 تغ", P1, "تحديث 1 كانون الثاني، 09:00 تغ", P2),
        {},
        "newest-first",
        [("update", "2021-01-01T09:00"), ("latest", None)],
    ),
    "the first version, with a cue of publication, below an update on top": (
        lines(TITLE, "تحديث 16:40 تغ", P2, "نشر 14:05 تغ", P1),
        {"date": date(2021, 5, 9)},
        "newest-first",
        [("original", "2021-05-09T14:05"), ("update", "2021-05-09T16:40")],
    ),
    "a note on top, and the page's stamp over its story": (
        lines(TITLE, f"تصويب 4 أيار 2021، 10:00 تغ: {P2}", "نشر في 3 أيار 2021، 18:00 تغ", P1),
        {},
        "newest-first",
        [("original", "2021-05-03T18:00"), ("correction", "2021-05-04T10:00")],
    ),
    "a first version that says so": (
        lines(TITLE, "تحديث 16:40 تغ", P2, "النسخة الأولى من الخبر 14:05 تغ", P1),
        {"date": date(2021, 5, 9)},
        "newest-first",
        [("original", "2021-05-09T14:05"), ("update", "2021-05-09T16:40")],
    ),
    "a stamp of the page at the foot of an update is none": (
        lines(TITLE, P1, "تحديث 16:40 تغ", P2, "نشر في 9 أيار 2021، 14:05 تغ"),
        {},
        "newest-first",
        [("update", "2021-05-09T16:40"), ("latest", None)],
    ),
    "a dateline before the reference date": (
        lines(TITLE, f"القصب 3 أيار 2021 (رويترز) - {P1}", "تحديث 09:00 تغ", P2, "تحديث 11:30 تغ", P3),
        {"date": date(2021, 5, 9)},
        "oldest-first",
        [("original", None), ("update", "2021-05-03T09:00"), ("update", "2021-05-03T11:30")],
    ),
    "days shortly before a page that was published anew": (
        lines(TITLE, "نشر في 14 آذار 2021، 12:00 تغ", P1, "تحديث 12 آذار 07:30 تغ", P2, "تحديث 13 آذار 08:40 تغ", P3),
        {},
        "oldest-first",
        [("update", "2021-03-12T07:30"), ("update", "2021-03-13T08:40"), ("original", "2021-03-14T12:00")],
    ),
    "a day long after publication": (
        lines(TITLE, "نشر في 14 آذار 2021، 12:00 تغ", P1, "تحديث 2 كانون الثاني، 07:30 تغ", P2),
        {},
        "newest-first",
        [("update", "2022-01-02T07:30"), ("latest", None)],
    ),
    "an update cannot be before its publication: the weekday that follows it": (
        lines(TITLE, "نشر في 28 نيسان 2021، 08:00 تغ", P1, "تحديث السبت 10:00 تغ", P2, "تحديث السبت 12:00 تغ", P3),
        {},
        "oldest-first",
        [("original", "2021-04-28T08:00"), ("update", "2021-05-01T10:00"), ("update", "2021-05-01T12:00")],
    ),
    "weekdays alone fall down the page": (
        lines(TITLE, P1, "تحديث الأحد", P2, "تحديث السبت", P3),
        {"date": "2021-05-05"},
        "newest-first",
        [("update", "2021-05-01"), ("update", "2021-05-02"), ("latest", None)],
    ),
    "weekdays alone, without a reference date": (
        lines(TITLE, P1, "تحديث الأحد", P2, "تحديث السبت", P3),
        {},
        "newest-first",
        [("update", "XXXX-XX-XX"), ("update", "XXXX-XX-XX"), ("latest", None)],
    ),
    "24:00 is the next day's midnight": (
        lines(TITLE, P1, "تحديث 24:00 تغ 3 أيار 2021", P2),
        {},
        "newest-first",
        [("update", "2021-05-04T00:00"), ("latest", None)],
    ),
    "the newest entry takes the last update where its marker says no time": (
        lines(TITLE, P1, "تحديث", P2, "المصدر: وكالات\nآخر تحديث: 3 أيار 2021، 14:00 تغ"),
        {},
        "oldest-first",
        [("original", None), ("update", "2021-05-03T14:00")],
    ),
    "two page stamps and no marker": (
        lines(TITLE, "نشر: 3 أيار 2021 09:00 تغ", "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, P2),
        {},
        None,
        [("original", "2021-05-03T14:00")],
    ),
    "the day of a page stamp against --date": (
        lines(TITLE, "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, "تحديث 11:00 تغ", P2),
        {"date": "2021-06-01"},
        "newest-first",
        [("update", "2021-05-03T11:00"), ("latest", "2021-05-03T14:00")],
    ),
    "over midnight from the last update": (
        lines(TITLE, "آخر تحديث: 3 أيار 2021 00:30 تغ", P1, "تحديث 23:00 تغ", P2),
        {},
        "newest-first",
        [("update", "2021-05-02T23:00"), ("latest", "2021-05-03T00:30")],
    ),
    "published steps from the oldest end": (
        lines(TITLE, "نشر: 3 أيار 2021 22:00 تغ", P1, "تحديث 23:00 تغ", P2, "تحديث 01:00 تغ", P3),
        {},
        "oldest-first",
        [("original", "2021-05-03T22:00"), ("update", "2021-05-03T23:00"), ("update", "2021-05-04T01:00")],
    ),
    "a clock time below a dated one, in words of another zone": (
        lines(TITLE, P1, "تحديث 3 أيار 2021، 01:00 بتوقيت مكة المكرمة", P2, "تحديث 21:30 تغ", P3),
        {},
        "newest-first",
        [("update", "2021-05-02T21:30"), ("update", "2021-05-03T01:00"), ("latest", None)],
    ),
    "yesterday and today": (
        lines(TITLE, P1, "تحديث اليوم 10:00 تغ", P2, "تحديث أمس 18:00 تغ", P3),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-02T18:00"), ("update", "2021-05-03T10:00"), ("latest", None)],
    ),
    "a foot stamp alone": (
        f"{TITLE}\n\n{P1}\n{P2}\n// انتهى //\n19:23 ت م",
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T19:23")],
    ),
    "a foot stamp above the end mark": (
        f"{TITLE}\n\n{P1}\n{P2}\n19:23 ت م\n// انتهى //",
        {"date": "2021-05-03"},
        "newest-first",
        [("entry", "2021-05-03T19:23")],
    ),
    "two markers with nothing between": (
        lines(TITLE, P1, "تحديث 15:00 تغ", "تحديث 12:00 تغ", P3),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T12:00"), ("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "a bare time in the middle is prose": (
        lines(TITLE, P1, "20:45", P2),
        {"date": "2021-05-03"},
        None,
        [("original", None)],
    ),
    "dated bare lines are entries": (
        lines(TITLE, "3 أيار 2021 - 15:00", P1, "3 أيار 2021 - 12:00", P2),
        {},
        "newest-first",
        [("entry", "2021-05-03T12:00"), ("entry", "2021-05-03T15:00")],
    ),
    "one dated bare line in the head is the publication": (
        lines(TITLE, "3 أيار 2021 - 15:00", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "a bare date in the head is the publication": (
        lines("الاثنين 3 أيار 2021", TITLE, P1, P2),
        {},
        None,
        [("original", "2021-05-03")],
    ),
    "a bare date elsewhere is prose": (
        lines(TITLE, P1, "3 أيار 2021", P2),
        {},
        None,
        [("original", None)],
    ),
    "an update with a date as the last line": (
        lines(TITLE, P1, P2, "تحديث: 3 أيار 2021 15:00 تغ"),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "an update with a clock time as the last line dates the text above": (
        lines(TITLE, P1, P2, "تحديث 15:00 تغ"),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T15:00")],
    ),
    "محدث in the head is a page stamp": (
        lines(TITLE, "محدث 3 أيار 2021 15:00 تغ", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "an update in the head heads the first passage": (
        lines(TITLE, "تحديث 3 أيار 2021 15:00 تغ", P1, P2),
        {},
        "newest-first",
        [("update", "2021-05-03T15:00")],
    ),
    "a cue and its value on two lines, in the body": (
        f"{TITLE}\n\n{P1}\n\n{P3}\n\nآخر تحديث\n3 أيار 2021 15:00 تغ\n\n{P2}",
        {},
        "newest-first",
        [("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "a date and a clock time with a sign on a line between them": (
        lines(TITLE, "3/5/2021", "|", "15:00", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "the clock time first, and a dash between the two": (
        lines(TITLE, "15:00", "-", "3 أيار 2021", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "a cue and its value in parts, with a sign on a line between these": (
        lines(TITLE, "نُشر", "2/5/2021", "|", "14:00", "آخر تحديث", "3/5/2021", "|", "15:00", P1, P2),
        {},
        None,
        [("original", "2021-05-03T15:00")],
    ),
    "a date, a word and a clock time": (
        lines(TITLE, "3/5/2021", "صور", "15:00", P1, P2),
        {},
        None,
        [("original", "2021-05-03")],
    ),
    "a pinned post over that of the page's last update": (
        lines(
            f"{TITLE}: تغطية مباشرة",
            "آخر تحديث: الاثنين 3 أيار 2021 15:11",
            *(f"{at} - {text}" for at, text in (("05:15", P1), ("15:11", P2), ("05:43", P3), ("21:53", P4))),
        ),
        {"date": "2021-05-03"},
        "newest-first",
        [
            ("entry", "2021-05-02T21:53"),
            ("entry", "2021-05-03T05:15"),
            ("entry", "2021-05-03T05:43"),
            ("entry", "2021-05-03T15:11"),
        ],
    ),
    "an hour alone": (
        lines(TITLE, P1, "تحديث الثالثة عصرا بتوقيت بغداد", P2),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T15"), ("latest", None)],
    ),
    "the clock of the bracket tells the zone": (
        lines(TITLE, P1, "تحديث الساعة 08,15 (الاربعاء 23,15 تغ)", P2),
        {"date": "2021-05-07"},
        "newest-first",
        [("update", "2021-05-06T08:15"), ("latest", None)],
    ),
    "a reference date before the stamps": (
        lines(TITLE, P1, "تحديث 15:00 تغ، 3 أيار 2021", P2),
        {"date": "2020-01-01"},
        "newest-first",
        [("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "entries of the same minute keep the order of the layout": (
        lines(TITLE, P1, "تحديث ثالث 15:00 تغ", P2, "تحديث ثان 15:00 تغ", P3, "تحديث أول 15:00 تغ", P4),
        {"date": "2021-05-03"},
        "newest-first",
        [("update", "2021-05-03T15:00")] * 3 + [("latest", None)],
    ),
    "stamps above by hand, oldest first": (
        lines(TITLE, P1, "تحديث 12:00 تغ", P2, "تحديث 15:00 تغ", P3),
        {"date": "2021-05-03", "stamps": "above"},
        "oldest-first",
        [("update", "2021-05-03T12:00"), ("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "stamps below by hand, though the last has nothing below it": (
        lines(TITLE, P1, "تحديث 15:00 تغ", P2, "تحديث 12:00 تغ"),
        {"date": "2021-05-03", "stamps": "below"},
        "newest-first",
        [("update", "2021-05-03T12:00"), ("update", "2021-05-03T15:00"), ("latest", None)],
    ),
    "yesterday goes by the reference date, not by another stamp": (
        lines(TITLE, "آخر تحديث 18/12/2026 11:51 تغ", P1, f"تحديث أمس 04:47 تغ: {P2}"),
        {"date": "2026-12-19"},
        "oldest-first",
        [("original", None), ("update", "2026-12-18T04:47")],
    ),
    "محدث in the body is a marker": (
        lines(TITLE, P1, "محدَّث 5 تموز 2021 23:10", P2, "تم التحديث في 23:31 يوم 2021/07/05"),
        {},
        "oldest-first",
        [("update", "2021-07-05T23:10"), ("update", "2021-07-05T23:31")],
    ),
    "instants decide where the zones differ": (
        lines(TITLE, P1, "تحديث 3 أيار 2021 00:30 بتوقيت مكة المكرمة", P2, "تحديث 2 أيار 2021 22:00 تغ", P3),
        {},
        "oldest-first",
        [("original", None), ("update", "2021-05-03T00:30"), ("update", "2021-05-02T22:00")],
    ),
    "the Hijri date alone, without a year": (
        lines(TITLE, P1, "تحديث 14:00 بتوقيت مكة المكرمة، 10 رجب", P2),
        {"date": "2024-02-01"},
        "newest-first",
        [("update", "2024-01-22T14:00"), ("latest", None)],
    ),
    "beyond the Hijri tables the Gregorian half holds": (
        lines(TITLE, P1, "تحديث 10:00 تغ، 3 رجب 1520 هـ الموافق 4 آذار 2097 م", P2),
        {},
        "newest-first",
        [("update", "2097-03-04T10:00"), ("latest", None)],
    ),
}


@pytest.mark.parametrize("name", ORDER)
def test_order_and_times(name: str) -> None:
    text, options, layout, expected = ORDER[name]
    (timeline,) = read(text, **options)
    assert (timeline.layout, rows(timeline)) == (layout, expected)


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("marks", ["\u2067 \u2069", "\u202b \u202c", "\u200f \u200e", "\u061c \u200f", "\u200b \ufeff"])
def test_marks_around_each_line_change_nothing(name: str, marks: str) -> None:
    text, options, layout, expected = ORDER[name]
    before, after = marks.split()
    (found,) = read("\n".join(f"{before}{line}{after}" if line else line for line in text.split("\n")), **options)
    assert (found.layout, rows(found)) == (layout, expected)


WARNINGS: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "no date": (lines(TITLE, P1, "تحديث 15:00 تغ", P2), {}, ["date-unknown"]),
    "no date and no zone": (lines(TITLE, P1, "تحديث 15:00", P2), {}, ["date-unknown", "zone-unknown"]),
    "no zone": (lines(TITLE, P1, "تحديث 15:00", P2), {"date": "2021-05-03"}, ["zone-unknown"]),
    "no year": (lines(TITLE, P1, "تحديث 15:00 تغ 3 أيار", P2), {}, ["year-unknown"]),
    "neither date nor time": (lines(TITLE, P1, "تحديث (1)", P2), {}, []),
    "a date and no clock": (lines(TITLE, P1, "تحديث 3 أيار 2021", P2), {}, []),
    "the weekday is another": (lines(TITLE, P1, "تحديث الجمعة 3 أيار 2021 15:00 تغ", P2), {}, ["weekday-mismatch"]),
    "عمان without its vowels": (
        lines(TITLE, P1, "تحديث 15:00 بتوقيت عمان", P2),
        {"date": "2021-05-03"},
        ["zone-unknown"],
    ),
    "the calendars differ by eight days": (
        lines(TITLE, P1, "تحديث 15:00 تغ 20 محرم 1446 هـ الموافق 18 تموز 2024", P2),
        {},
        ["calendar-mismatch"],
    ),
    "two clock times of two instants": (
        lines(TITLE, P1, "تحديث KSA 13:25 - GMT 11:25", P2),
        {"date": "2021-05-03"},
        ["clock-mismatch"],
    ),
    "beyond the Hijri tables": (
        lines(TITLE, P1, "تحديث 10:00 تغ، 3 رجب 1520 هـ الموافق 4 آذار 2097 م", P2),
        {},
        ["calendar-mismatch"],
    ),
    "two cues that date the text above": (
        lines(TITLE, P1, "تحديث 15:00 تغ", P2, "تحديث 12:00 تغ"),
        {"date": "2021-05-03"},
        ["side-unclear"],
    ),
    "the order by hand against the dates": (
        lines(TITLE, P1, "تحديث 15:00 تغ 4 أيار 2021", P2, "تحديث 12:00 تغ 3 أيار 2021", P3),
        {"layout": "oldest-first"},
        ["out-of-order"],
    ),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_warnings(name: str) -> None:
    text, options, expected = WARNINGS[name]
    (timeline,) = read(text, **options)
    assert codes(timeline) == expected


# name: (text, [title of each article], [credit of each])
SPLITS: dict[str, tuple[str, list[str | None], list[str | None]]] = {
    "a credit, then a head": (
        lines(TITLE, P1, "المصدر: وكالات", "مهرجان للعسل في وادي الحناء", P2),
        [TITLE, "مهرجان للعسل في وادي الحناء"],
        ["وكالات", None],
    ),
    "a credit, then a live blog": (
        lines(TITLE, P1, "المصدر: وكالات", "مباشر: مهرجان العسل", "15:00", P2, "12:00", P3),
        [TITLE, "مباشر: مهرجان العسل"],
        ["وكالات", None],
    ),
    "a credit, then headlines of other stories": (
        lines(
            TITLE,
            P1,
            "المصدر: وكالات",
            "أخبار ذات صلة:",
            "مهرجان للعسل في وادي الحناء",
            "15:00",
            "الجسر القديم يغلق شهرا",
        ),
        [TITLE],
        ["وكالات"],
    ),
    "a credit inside the text": (lines(TITLE, P1, "المصدر: وكالات", P2, P3), [TITLE], [None]),
    "a credit, then a page stamp": (
        lines(TITLE, P1, "المصدر: وكالات\nآخر تحديث: 3 أيار 2021"),
        [TITLE],
        ["وكالات"],
    ),
    "a credit under the headline": (
        lines(f"{TITLE}\nالمصدر: السدرة - البيان (أبوظبي - البيان)", P1, P2),
        [TITLE],
        ["السدرة - البيان (أبوظبي - البيان)"],
    ),
    "two credits under the headline": (lines(f"{TITLE}\nالمصدر: وكالات\nالمصدر: رويترز", P1), [TITLE], ["وكالات"]),
    "a credit under the headline and at the end": (
        lines(f"{TITLE}\nالمصدر: وكالات", P1, "المصدر: رويترز"),
        [TITLE],
        ["رويترز"],
    ),
    "a credit and a stamp under the headline": (
        lines(f"{TITLE}\nالمصدر: وكالات\nآخر تحديث: 3 أيار 2021", P1),
        [TITLE],
        ["وكالات"],
    ),
    "a credit above a title and a text, under the headline": (
        lines(TITLE, "المصدر: وكالات", "حجم الخط", P1, P2),
        [TITLE],
        ["وكالات"],
    ),
    "a credit below a text without full stops": (
        lines(TITLE, P1.rstrip("."), P2.rstrip("."), "المصدر: وكالات"),
        [TITLE],
        ["وكالات"],
    ),
    "Source in English": (lines(TITLE, P1, "Source: Reuters"), [TITLE], ["Reuters"]),
    "a rule, then a head": (
        lines(TITLE, P1, "=====", "مهرجان للعسل في وادي الحناء", P2),
        [TITLE, "مهرجان للعسل في وادي الحناء"],
        [None, None],
    ),
    "a rule inside the text": (lines(TITLE, P1, "-----", P2, P3), [TITLE], [None]),
    "a rule of stars with spaces": (
        lines(TITLE, P1, "* * *", "مهرجان للعسل في وادي الحناء", P2),
        [TITLE, "مهرجان للعسل في وادي الحناء"],
        [None, None],
    ),
    "two dashes are no rule": (lines(TITLE, P1, "--", P2), [TITLE], [None]),
    "a form feed always ends an article": (f"{TITLE}\n\n{P1}\f{P2}\n\n{P3}", [TITLE, P2], [None, None]),
}


@pytest.mark.parametrize("name", SPLITS)
def test_where_an_article_ends(name: str) -> None:
    text, titles, credits_ = SPLITS[name]
    found = read(text)
    assert [timeline.title for timeline in found] == titles
    assert [timeline.credit for timeline in found] == credits_


def test_bounds_of_an_entry_without_a_stamp() -> None:
    (timeline,) = read(lines(TITLE, P1, "تحديث 15:00 تغ", P2), date="2021-05-03")
    latest = timeline.timeline[1]
    assert latest.not_before is not None
    assert (rfc3339(latest.not_before), latest.not_after) == ("2021-05-03T15:00:00Z", None)


def test_an_article_without_markers_is_not_older_than_its_publication() -> None:
    (timeline,) = read(lines(TITLE, "نشر: 3 أيار 2021 09:00 تغ", "آخر تحديث: 3 أيار 2021 14:00 تغ", P1, P2))
    (entry,) = timeline.timeline
    assert entry.moment.time is not None
    assert entry.not_before is not None
    assert rfc3339(entry.moment.time) == "2021-05-03T14:00:00Z"
    assert rfc3339(entry.not_before) == "2021-05-03T09:00:00Z"


@pytest.mark.parametrize("stamp", ["آخر تحديث 3/10/2025 10:00", "آخر تحديث\n3/10/2025 10:00"])
@pytest.mark.parametrize(("between", "owner"), [("\n", 1), ("\n\n", 0)], ids=["touches", "stands apart"])
def test_a_stamp_between_two_articles_is_of_the_one_that_it_touches(stamp: str, between: str, owner: int) -> None:
    first = "عنوان أول\n\nفقرة أولى.\n\nالمصدر: وكالات\n// انتهى //\n"
    found = read(f"{first}{stamp}{between}عنوان ثان\n\nفقرة ثانية.\n")
    assert [one.title for one in found] == ["عنوان أول", "عنوان ثان"]
    assert [one.updated is not None for one in found] == [owner == 0, owner == 1]


WRAPS = ["_{}_", "__{}__", "== {} ==", "~{}~", "*{}*", "**{}**"]


@pytest.mark.parametrize("wrap", WRAPS)
def test_signs_around_a_marker_are_no_words(wrap: str) -> None:
    (found,) = read(lines(TITLE, P1, wrap.format("تحديث 15:36 تغ"), P2), date="2021-05-03")
    assert rows(found) == [("update", "2021-05-03T15:36"), ("latest", None)]
    assert found.timeline[0].marker in ("تحديث 15:36 تغ", "تحديث 15:36 تغ**", "تحديث 15:36 تغ*")


# texts whose title markup gives, so that it is no line of them: (text, [(kind, when)] of each article)
UNDER_TITLES: dict[str, tuple[str, list[list[tuple[str, str | None]]]]] = {
    "a page stamp under the standfirst": (
        lines(P1, "آخر تحديث: الاثنين 3 أيار 2021، 09:25 بتوقيت غرينتش", P2, P3),
        [[("original", "2021-05-03T09:25")]],
    ),
    "a page stamp below posts on their own lines": (
        lines(f"11:30: {P1}\n12:45: {P2}\n14:20: {P3}", "آخر تحديث: 3 أيار 2021، 15:40 بتوقيت عدن"),
        [[("entry", "2021-05-03T11:30"), ("entry", "2021-05-03T12:45"), ("entry", "2021-05-03T14:20")]],
    ),
    "two articles": (
        lines(P1, "المصدر: وكالات", "عطلة في مدارس القصب", P2, "المصدر: وكالات"),
        [[("original", None)], [("original", None)]],
    ),
}


@pytest.mark.parametrize("name", UNDER_TITLES)
def test_texts_under_a_title_of_the_markup(name: str) -> None:
    text, expected = UNDER_TITLES[name]
    found = list(parse(plain(text, title=TITLE)))
    assert list(map(rows, found)) == expected
    assert [one.title for one in found] == [TITLE, "عطلة في مدارس القصب"][: len(found)]


HEADED: dict[str, tuple[list[str], list[str]]] = {
    "a headline above each time": (
        ["متجر جديد", "16:40", "", P1, "", "زحام في السوق", "15:50", "", P2, "", "عودة التجار", "15:20", "", P3],
        [f"عودة التجار\n\n{P3}", f"زحام في السوق\n\n{P2}", f"متجر جديد\n\n{P1}"],
    ),
    "one without": (
        ["متجر جديد", "16:40", "", P1, "", "15:50", "", P2, "", "عودة التجار", "15:20", P3],
        [P3, f"{P2}\n\nعودة التجار", P1],
    ),
    "sentences above": (
        ["زحام في السوق.", "16:40", "", P1, "", "عودة التجار.", "15:50", "", P2],
        [P2, f"{P1}\n\nعودة التجار."],
    ),
}


@pytest.mark.parametrize("name", HEADED)
def test_headlines_above_the_times_of_posts(name: str) -> None:
    text, entries = HEADED[name]
    (found,) = parse("\n".join([TITLE, "", *text]), date=date(2024, 3, 12))
    assert [entry.text for entry in found.timeline if entry.kind == "entry"] == entries


GOES_ON: dict[str, tuple[list[str], list[str], list[str]]] = {
    "a time of the same form with a paragraph": (
        ["16:40", P1, "", "اقرأ أيضا", "متحف القصب يفتح أبوابه", "", "15:50", P2, "", "15:20", P3],
        [P3, P2, P1],
        ["اقرأ أيضا", "متحف القصب يفتح أبوابه"],
    ),
    "below a heading that ends stories": (
        ["16:40", P1, "", "أخبار ذات صلة", "متحف القصب يفتح أبوابه", "", "15:50", P2, "", "15:20", P3],
        [P3, P2, P1],
        ["أخبار ذات صلة", "متحف القصب يفتح أبوابه"],
    ),
    "an update of the same form": (
        [f"تحديث 16:40: {P1}", "أخبار ذات صلة", "متحف القصب يفتح أبوابه", f"تحديث 15:50: {P2}"],
        [P2, P1],
        ["أخبار ذات صلة", "متحف القصب يفتح أبوابه"],
    ),
    "times of other stories": (
        ["16:40", P1, "", "15:50", P2, "", "اقرأ أيضا", "متحف القصب يفتح أبوابه", "15:20", "معرض للكتب", "14:05"],
        [P2, P1],
        ["اقرأ أيضا", "متحف القصب يفتح أبوابه", "15:20", "معرض للكتب", "14:05"],
    ),
    "comments": (
        ["16:40", P1, "", "15:50", P2, "", "التعليقات", "سلمى", "15:20", P3],
        [P2, P1],
        ["التعليقات", "سلمى", "15:20", P3],
    ),
    "a short sentence": (
        ["16:40", P1, "", "15:50", P2, "", "شاهد أيضا", "متحف القصب يفتح أبوابه", "ويفتح الجسر غدا الخميس."],
        [f"{P2}\n\nويفتح الجسر غدا الخميس.", P1],
        ["شاهد أيضا", "متحف القصب يفتح أبوابه"],
    ),
}


@pytest.mark.parametrize("name", GOES_ON)
def test_where_the_story_goes_on_below_a_heading_of_others(name: str) -> None:
    text, entries, related = GOES_ON[name]
    (found,) = parse("\n".join([TITLE, "", *text]), date=date(2024, 3, 12))
    assert [entry.text for entry in found.timeline] == entries
    assert [line.text for line in found.related] == related


def test_cards_of_other_stories_in_copied_text_are_related() -> None:
    card = ["رافعات الميناء - صحيفة النخيل, 1920, 03.02.2023", "الميناء القديم يغلق بوابته", "3 فبراير, 09:15 GMT"]
    other = ["قطار الشحن - صحيفة النخيل, 1920, 20.12.2022", "قطار الشحن يعود بعد عام", "20 ديسمبر, 18:40 GMT"]
    first, second = "قالت إدارة الميناء إن السفن عادت إلى الرصيف الشرقي.", "وتنتهي أعمال الصيانة في الخريف."
    text = "\n".join(["الميناء يستقبل أول سفينة", "08:20 GMT 05.03.2023", first, *card, second, *other, second])
    (found,) = parse(text)
    assert [line.text for line in found.related] == [*card, *other]
    assert [entry.text.split("\n") for entry in found.timeline] == [[first, second, second]]
    assert found.published is not None
    assert str(found.published.moment.when) == "2023-03-05T08:20"


def test_a_foot_stamp_below_the_first_version_is_the_pages() -> None:
    text = lines(
        TITLE, f"تحديث 4 أيار 2021: {P2}", f"الموضوع الأصلي 3 أيار 2021: {P1}", "آخر تحديث: 4 أيار 2021 20:00 ت غ"
    )
    (found,) = read(text)
    assert [entry.kind for entry in found.timeline] == ["original", "update"]
    assert found.updated is not None
    assert str(found.updated.moment.when) == "2021-05-04T20:00"


def test_a_byline_with_a_stamp_under_the_standfirst_is_the_pages() -> None:
    (found,) = read(lines(TITLE, P1, "سعاد الحجار | نشر في 3 أيار 2021 - 09:00 بتوقيت بيروت", P2, P3))
    assert found.published is not None
    assert str(found.published.moment.when) == "2021-05-03T09:00"
    assert [entry.text for entry in found.timeline] == [lines(P1, P2, P3)]


def test_the_text_of_a_bold_label_begins_behind_its_asterisks() -> None:
    (found,) = read(lines(TITLE, P1, f"**تحديث 4 أيار 2021:** {P2}"))
    assert [entry.text for entry in found.timeline] == [P1, P2]


# name: (what the second of four posts says besides, the day of the first)
WEEKDAYS = {
    "named": ("مساء الأحد", "2021-05-02"),
    "the four": ("في القاعات الأربع", "2021-05-03"),
    "to come": ("على أن تستأنف الجلسة صباح الأحد", "2021-05-03"),
    "until then": ("إلى يوم الأحد", "2021-05-03"),
    "expected": ("ومن المتوقع أن تعود مساء الأحد", "2021-05-03"),
    "the two of them": ("وعاد الاثنين معا", "2021-05-03"),
    "of the future": ("وستعود اللجنة مساء الأحد", "2021-05-03"),
    "twenty-two": ("بعد وصول العمال الأحد والعشرين", "2021-05-03"),
    "a street": ("في شارع الأحد", "2021-05-03"),
    "a camp": ("قرب مخيم الأحد", "2021-05-03"),
    "a day with a name": ("في ذكرى أحداث الأحد الدامية", "2021-05-03"),
    "what was before": ("وكان الحريق قد اندلع الأحد", "2021-05-03"),
    "what was, and now": ("وكان العمال في القاعات الأحد", "2021-05-02"),
}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("18:10 الجمعة, 10:20 الجمعة, 20:00 الأربعاء", ["2024-03-13T20:00", "2024-03-15T10:20", "2024-03-15T18:10"]),
        ("11:10 السبت, 20:00 الخميس, 18:40 الخميس", ["2024-03-14T18:40", "2024-03-14T20:00", "2024-03-16T11:10"]),
        (
            "11:10 السبت, 10:20 السبت, 20:00 الأربعاء, 18:40 الأربعاء",
            ["2024-03-13T18:40", "2024-03-13T20:00", "2024-03-16T10:20", "2024-03-16T11:10"],
        ),
    ],
)
def test_weekdays_of_passages_that_are_days_apart(days: str, expected: list[str]) -> None:
    rows_ = [row.split() for row in days.split(", ")]
    text = lines(TITLE, *(f"تحديث {at}\n\nأغلقت البلدية السوق، {day}، أمام السيارات." for at, day in rows_))
    (found,) = read(text, date="2024-03-16")  # a Saturday
    assert found.layout == "newest-first"
    assert [str(entry.moment.when) for entry in found.timeline] == expected
    assert codes(found) == ["zone-unknown"]


@pytest.mark.parametrize("name", WEEKDAYS)
def test_a_weekday_that_is_evidence_and_one_that_is_none(name: str) -> None:
    said, day = WEEKDAYS[name]
    posts = ["15:00", P1, "14:00", f"توقفت الأعمال {said}.", "13:00", P3]
    (found,) = read(lines(f"{TITLE} لحظة بلحظة", *posts), date="2021-05-03")
    assert str(found.timeline[0].moment.when)[:10] == day


def test_the_pages_stamp_says_that_hours_are_of_twelve() -> None:
    head = [f"{TITLE}: تغطية مباشرة", "آخر تحديث: 18 تشرين الأول 2023 - 4:10 م بتوقيت بيروت"]
    (found,) = read(lines(*head, "9:30", P1, "12:40", P2, "1:20", P3, "3:05", P4))
    assert [str(entry.moment.when)[11:] for entry in found.timeline] == ["09:30", "12:40", "13:20", "15:05"]
    assert {str(entry.moment.when)[:10] for entry in found.timeline} == {"2023-10-18"}


# name: (the lead, the day of the update below it)
LEADS = {
    "a dateline": ("القصب 3 أيار 2021 (وكالات)", "2021-05-03"),
    "numbers and an agency": ("القصب 3/5/2021 (وكالات) - أغلق السوق القديم أمام السيارات.", "2021-05-03"),
    "a service, a place and numbers": ("الوطنية - القصب - 3/5/2021 - أغلق السوق القديم أمام السيارات.", "2021-05-03"),
    "an agency and no dash": ("القصب 21 رمضان 1442 هـ الموافق 3 أيار 2021 م واس أغلق السوق القديم.", "2021-05-03"),
    "no agency and no dash": ("القصب 3 أيار 1931 مدينة صغيرة على ضفة النهر.", "XXXX-XX-XX"),
    "in a sentence": ("ولدت الفكرة في 3 أيار 1931 على ضفة النهر.", "XXXX-XX-XX"),
    "of the war": ("الأزمة التي بدأت 3 أيار 1931 - لم تنته بعد.", "XXXX-XX-XX"),
    "nothing but a date": ("في 3 أيار 1931 - ولدت الفكرة على ضفة النهر.", "XXXX-XX-XX"),
}


@pytest.mark.parametrize("name", LEADS)
def test_a_date_in_a_sentence_is_no_dateline(name: str) -> None:
    lead, day = LEADS[name]
    (found,) = read(lines(TITLE, lead, P1, "تحديث 15:36 ت غ", P2))
    assert [str(entry.moment.when)[:10] for entry in found.timeline if entry.moment.when is not None] == [day]


def test_the_text_of_a_label_begins_behind_the_sign_that_closes_it() -> None:
    (found,) = read(lines(TITLE, f"*تحديث 15:36:* {P1}", f"*تحديث 14:10:* {P2}"), date="2021-05-03")
    assert [entry.text for entry in found.timeline] == [P2, P1]


def test_a_label_that_is_bold_as_a_whole() -> None:
    (found,) = read(lines(TITLE, P1, f"**تحديث 4 أيار 2021** {P2}"))
    assert [(entry.kind, entry.text) for entry in found.timeline] == [("original", P1), ("update", P2)]


def test_the_clock_of_a_site_above_the_head_is_no_post_and_the_nearer_stamp_counts() -> None:
    head = "الاثنين 11 مارس 2024 10:18 م\nبوابة الحناء\nالرئيسية"
    (article,) = read(lines(head, TITLE, "الاثنين 11 مارس 2024 08:40 م", P1, P2))
    assert article.published is not None
    assert str(article.published.moment.when) == "2024-03-11T20:40"
    assert [entry.kind for entry in article.timeline] == ["original"]
