"""Timelines made by hand for the tests of the writers: plain ones, doubtful ones, and sources that mean harm."""

from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any

from newsline.chronology.timezones import instant
from newsline.model import (
    DatedPage,
    Entry,
    EntryKind,
    Inference,
    Moment,
    Notice,
    NoticeCode,
    Partial,
    StampKind,
    Timeline,
)

ALERT = "<script>alert(1)</script>"
HARM = (
    ALERT,
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "&lt;b&gt; &amp; &#60;i&#62; &copy",
    "[انقر هنا](javascript:alert(1))",
    "![صورة](http://example.invalid/x.png)",
    "<http://example.invalid/>",
    "[ref]: javascript:alert(1)",
    "# عنوان دخيل",
    "عنوان دخيل\n===",
    "عنوان دخيل\n---",
    "- بند\n+ بند\n* بند\n1. بند\n2) بند",
    "    شيفرة مزاحة",
    "```\nشيفرة\n```",
    "~~~\nشيفرة\n~~~",
    "`شيفرة` و``شيفرة``",
    "*مائل* **عريض** _مائل_ ~~محذوف~~ ***",
    "| عمود | عمود |\n|---|---|\n| خلية | خلية |",
    "> اقتباس",
    "سطر\\\nسطر  \nسطر",
    "{{ قالب }} {% قالب %} {: .class }",
    "=1+1",
    "@SUM(1;1)",
    '=HYPERLINK("http://example.invalid","انقر")',
    "\x1b[31mأحمر\x1b[0m \x00 \x07 \x9b",
    "\u202eمقلوب\u202c \u2067معزول",
    "فاصلا سطور \u2028 \u2029",
    "$x^2$ و\\(y\\)",
    "' onmouseover='alert(1)",
    "]]> --> */ ;}",
)


def moment(when: Partial, zone: str | None = "UTC", *inferred: Inference) -> Moment:
    zone_of_clock = zone if when.hour is not None else None
    time = instant(when, zone)
    return Moment(when=when, zone=zone_of_clock, precision=when.precision, time=time, inferred=inferred)


def at(hour: int, minute: int = 0, day: int = 3, zone: str | None = "UTC") -> Moment:
    """A time on a day of October 2025."""
    return moment(Partial(2025, 10, day, hour, minute), zone)


def _unknown(kind: type[Entry | Timeline]) -> dict[str, Any]:
    """What must be given, as None."""
    return {field.name: None for field in fields(kind) if field.default is MISSING}


def entry(kind: EntryKind, text: str, found: Moment | None = None, **more: Any) -> Entry:
    return Entry(**{**_unknown(Entry), "kind": kind, "text": text, "moment": found or Moment(), **more})


def timeline(*entries: Entry, **more: Any) -> Timeline:
    fixed = {"source": "khabar.txt", "index": 1, "captions": (), "warnings": (), "timeline": entries}
    return Timeline(**{**_unknown(Timeline), **fixed, **more})


def page(kind: StampKind, text: str, line: int, moment: Moment, written: Partial) -> DatedPage:
    return DatedPage(kind=kind, text=text, line=line, moment=moment, written=written)


def notice(code: NoticeCode, line: int, message: str) -> Notice:
    return Notice(code=code, line=line, message=message)


def harmful(text: str) -> Timeline:
    """The text wherever a source can put one."""
    return timeline(
        entry("original", f"فقرة أولى.\n\n{text}\n\nفقرة أخيرة."),
        entry("update", text, at(15, 36), marker=text, written=Partial(hour=15, minute=36)),
        title=text,
        source=f"{text}.txt",
        captions=(text,),
        credit=text,
        published=page("published", text, 2, at(12), Partial(2025, 10, 3, 12, 0)),
        warnings=(notice("encoding", 3, text),),
    )


def _utc(hour: int, minute: int, day: int = 3) -> datetime:
    return datetime(2025, 10, day, hour, minute, tzinfo=UTC)


_DATE = Inference(
    field="date",
    value="2025-10-03",
    rule="weekday-in-passage",
    because="Friday is named in the first paragraph of the passage; the latest Friday not after 2025-10-04 (--date)",
)
_ZONE = Inference(
    field="zone", value="Asia/Riyadh", rule="zone-of-article", because="the other stamps of the article name it"
)

FLOOD = timeline(
    entry(
        "original",
        "ارتفع منسوب نهر السماق صباح الجمعة إلى ما فوق حد الإنذار، وأغلقت بلدية عين الصفصاف الجسر القديم أمام المشاة والسيارات.\n\n"
        "وقال رئيس البلدية رائد الكتاني إن المدارس القريبة من المجرى ستبقى مغلقة حتى إشعار آخر.",
        not_after=_utc(9, 20),
        line=5,
        end_line=7,
    ),
    entry(
        "update",
        "نقلت فرق الدفاع المدني أربعين عائلة من حي المطاحن إلى قاعة البلدية، حيث وزعت عليها الأغطية والطعام.",
        moment(Partial(2025, 10, 3, 12, 20), "Asia/Riyadh", _DATE, _ZONE),
        written=Partial(hour=12, minute=20),
        marker="تحديث (12:20)",
        marker_line=9,
        line=11,
        end_line=11,
    ),
    entry(
        "correction",
        "ورد في نسخة سابقة أن عدد العائلات ستون، والصواب أربعون كما أعلن الدفاع المدني.",
        moment(Partial(2025, 10, 3, 13, 5), "Asia/Riyadh", _DATE),
        written=Partial(hour=13, minute=5),
        marker="تصحيح 13:05",
        marker_line=13,
        line=15,
        end_line=15,
    ),
    entry(
        "update",
        "تراجع المنسوب عشرين سنتيمترا بعد توقف المطر، لكن الجسر لا يزال مغلقا.\n\n"
        "وحذر خبير المياه نادر السويدي من موجة ثانية خلال الليل، وقال:\n«الأرض مشبعة تماما، وأي مطر جديد سيجري كله إلى النهر».",
        not_before=_utc(10, 5),
        not_after=_utc(21, 40),
        marker="تحديث",
        marker_line=17,
        line=19,
        end_line=22,
    ),
    entry(
        "update",
        "بلغت الموجة الثانية البلدة قبيل منتصف الليل ولم تسجل إصابات.",
        moment(Partial(2025, 10, 4, 0, 40), "Asia/Riyadh"),
        written=Partial(2025, 10, 4, 0, 40),
        marker="تحديث 00:40 بتوقيت مكة المكرمة، السبت 4 تشرين الأول/أكتوبر 2025",
        marker_line=24,
        line=26,
        end_line=26,
    ),
    entry(
        "latest",
        "أعيد فتح الجسر القديم ظهر السبت بعدما عاين المهندسون ركائزه، وعادت العائلات إلى حي المطاحن.",
        not_before=_utc(21, 40),
        line=3,
        end_line=3,
    ),
    title="عين الصفصاف تعيد فتح جسرها القديم بعد ليلة من الفيضان",
    captions=("الجسر القديم فوق نهر السماق صباح السبت",),
    credit="وكالات، مراسلنا في عين الصفصاف",
    source="flood.txt",
    layout="newest-first",
    layout_because="the clock times fall down the page: 00:40 on line 24, 13:05 on line 13, 12:20 on line 9",
    stamps="below",
    reference_date=date(2025, 10, 4),
    reference_because="--date",
    published=page("published", "نشر في 3 تشرين الأول 2025", 2, moment(Partial(2025, 10, 3)), Partial(2025, 10, 3)),
    updated=page("last-update", "آخر تحديث 00:40", 3, at(21, 40), Partial(hour=0, minute=40)),
    warnings=(notice("out-of-order", 13, "13:05 stands where the layout puts an earlier time; the times decide"),),
)

DOUBT = timeline(
    entry("original", "بدأ إضراب عمال المرفأ."),
    entry(
        "update",
        "دخل الإضراب يومه الثاني.",
        moment(Partial(month=9, day=17, hour=18, minute=43)),
        marker="آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر",
        written=Partial(month=9, day=17, hour=18, minute=43),
        marker_line=4,
    ),
    entry("update", "", moment(Partial(hour=15, minute=36), None), marker="تحديث (15:36)", marker_line=6),
    entry("update", "انتهى الإضراب باتفاق.", moment(Partial(2025, 9, 19)), marker="تحديث 19/9/2025", marker_line=8),
    entry("update", "تعود القوارب في تشرين.", moment(Partial(2025, 10)), marker="تحديث قبل شهرين", marker_line=10),
    title="مرفأ القصب: إضراب واتفاق",
    source="port.txt",
    layout="oldest-first",
    stamps="below",
    warnings=(
        notice("year-unknown", 4, "the year is not stated: pass --date"),
        notice("zone-unknown", 6, "the stamp names no zone: pass --zone"),
    ),
)

LIVE = timeline(
    *(
        entry(
            "entry",
            f"الدقيقة {number}: هجمة جديدة لفريق السماق أمام فريق القصب.",
            at(18 + number // 60, number % 60),
            marker=f"{18 + number // 60}:{number % 60:02d}",
        )
        for number in range(0, 95, 3)
    ),
    title="السماق والقصب دقيقة بدقيقة",
    source="live.txt",
    layout="oldest-first",
    stamps="below",
)
