"""Invented news as real news is shaped: many short lines, some of which open with a dash, a bullet or a number.

The words mean nothing; the openings, the lengths and the numbers are those that real lines have. Most articles have no marker.
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_WORDS = """
الوزارة المدينة الميناء السكان الجسر المزارعون القطار المدرسة الشركة المجلس الطريق الوادي البلدية المهندس اللجنة المصنع
أعلنت افتتح وصل بدأ انتهى طالب رفض نقل شارك زار حضر كتب درس بنى أصلح زرع جمع السفينة النتائج الأسعار صباحا مساء قرب داخل
خارج بعد قبل خلال منذ حول ضد بين نحو دون فوق تحت عند لدى التمور القمح الزيتون الكتب جديد كبير قديم واسع هادئ سريع طويل أخضر
مشترك محلي موسمي عام خاص مفتوح مجاني يومي شهري المشروع البرنامج السيارات الحافلات المياه الكهرباء الأسواق المعارض الخطط
الأعمال في من على إلى عن مع أن التي الذي هذا هذه كما قد لم لن كل بعض غير أكثر أقل العام الماضي المقبل الحكومة الرئيس القرية
"""
# with which real lines begin
OPENINGS = """
قال · وقال · وأضاف · وأكد · وأوضح · وأشار · في · وفي · ومن · كما · وكان · وكانت · كشف · أعلن · أعلنت · أكد · إلى · من جانبه · من جهته
· يذكر أن · يشار إلى أن · وبحسب · وتابع · ولفت · وبين · لكن · وخلال · هذا · إن · أما · وتسعى · ويأتي · لقي · شهدت
"""
# and words of stamps, with which one in twenty does
STAMPS = """
منذ · اليوم · أمس · يوم · مساء · صباح · الأحد · السبت · عند · على · من · بعد · قبل · حتى · خلال · تحديث · نشر · نشرت · آخر · جديد · عاجل
· الساعة · وقت · بتوقيت · ساعة · حدث · في غضون ذلك · تم
"""
NUMBERS = (
    "{a} ألف",
    "{a} مليون",
    "{a}%",
    "%{a}",
    "{y}",
    "{a}.{b}",
    "{a} {b}",
    "{d}/{m}",
    "{d} مايو",
    "{d}/{m}/{y}",
    "{h}:{b:02d}",
)
BULLETS = ("– ", "- ", "* ", "• ", "-", "#", "— ", '"', "«", "(", "» ", ">> ")
COUNTS = ("{n}- ", "{n}. ", "{n}) ", "({n}) ", "{n} ", "{n}\t", "{n} – ")
MARKERS = (
    "آخر تحديث {h:02d}:{b:02d} ت غ في {d} {month} {y}",
    "تحديث ({d}/{m}/{y} {h:02d}:{b:02d} تغ)",
    "تم التحديث في {y}-{m:02d}-{d:02d} الساعة {h:02d}:{b:02d} بتوقيت القاهرة",
    "تحديث: {d} {month} {y}، {h:02d}:{b:02d} بتوقيت مكة المكرمة",
)
_MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
FIRST, LAST = datetime(2008, 1, 1, tzinfo=UTC), datetime(2024, 12, 31, tzinfo=UTC)
SIZES = {"0.5 kB": 500, "3 kB": 3_000, "5.5 kB": 5_500}
WORDS = _WORDS.split()
MONTHS = _MONTHS.split()
_OPENINGS, _STAMPS = ([" ".join(one.split()) for one in words.split("·")] for words in (OPENINGS, STAMPS))


def _filled(draw: random.Random, shape: str) -> str:
    numbers = {"a": draw.randint(2, 900), "b": draw.randint(0, 59), "d": draw.randint(1, 28), "m": draw.randint(1, 12)}
    return shape.format(**numbers, y=draw.randint(1990, 2024), h=draw.randint(0, 23), n=draw.randint(1, 12))


def _words(draw: random.Random, least: int, most: int) -> str:
    """So many words, one in thirty a number."""
    words = draw.choices(WORDS, k=draw.randint(least, most))
    return " ".join(_filled(draw, draw.choice(NUMBERS)) if draw.random() < 0.03 else word for word in words)


def _opened(draw: random.Random, rest: str) -> str:
    """A line as lines open: with a word, a dash or a bullet, the number of a list, or a number of its own."""
    kind = draw.random()
    if kind < 0.82:
        return f"{draw.choice(_OPENINGS)} {rest}"
    if kind < 0.86:
        return f"{draw.choice(_STAMPS)} {rest}"
    if kind < 0.93:
        return f"{draw.choice(BULLETS)}{rest}"
    if kind < 0.97:
        return _filled(draw, draw.choice(COUNTS)) + rest
    return f"{_filled(draw, draw.choice(NUMBERS))} {rest}"


def paragraph(draw: random.Random) -> str:
    """A line of the text: a sentence or two, a quotation, a row of a list, or a heading."""
    kind = draw.random()
    if kind < 0.62:
        sentences = _words(draw, 8, 30) + draw.choices((".", "،", " .", "!", "؟", "..."), (60, 2, 5, 1, 1, 2))[0]
        return _opened(draw, sentences if draw.random() < 0.6 else f"{sentences} {_words(draw, 6, 20)}.")
    if kind < 0.75:
        return f'{draw.choice(_OPENINGS)}: "{_words(draw, 6, 25)}".'
    if kind < 0.92:
        return _opened(draw, _words(draw, 2, 9))
    return _words(draw, 2, 6) + draw.choice(("", ":", ".", "؟"))


def marker(draw: random.Random) -> str:
    """A stamp of any minute in seventeen years: few articles of a corpus share theirs."""
    when = FIRST + timedelta(minutes=draw.randrange(int((LAST - FIRST).total_seconds()) // 60))
    shape = draw.choice(MARKERS)
    return shape.format(d=when.day, m=when.month, month=MONTHS[when.month - 1], y=when.year, h=when.hour, b=when.minute)


def article(draw: random.Random, size: int, markers: int = 0) -> str:
    """An article of about so many bytes of UTF-8, with so many markers between its paragraphs."""
    lines = [_words(draw, 5, 12)]
    if draw.random() < 0.1:
        lines.append(
            f"{draw.choice(WORDS)} {_filled(draw, '{d}')} {draw.choice(MONTHS)} {_filled(draw, '{y}')} (رويترز) - {_words(draw, 20, 30)}."
        )
    while sum(len(line.encode()) + 1 for line in lines) < size:
        lines.append(paragraph(draw))
    for number in range(markers, 0, -1):
        lines.insert(1 + number * (len(lines) - 1) // (markers + 1), marker(draw))
    gap: Callable[[], str] = (lambda: "\n\n") if draw.random() < 0.5 else (lambda: draw.choice(("\n", "\n\n")))
    return "".join(line + gap() for line in lines).rstrip("\n") + "\n"
