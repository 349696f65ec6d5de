"""Times that are no stamps: timetables, matches, prices, programmes, lists of years. None of them may become a marker."""

import random
from collections.abc import Callable
from datetime import UTC, timedelta

from tests import drawn_texts as texts
from tests.drawn_liveblogs import some_day
from tests.drawn_model import Drawn
from tests.drawn_page import MINUTE, WEEKDAYS, ZONES

_MISLEADING = ["بث مباشر", "اتصل بنا مباشرة", "نقل مباشر", "شاهد البث المباشر"]
_TEAMS = ["السنديان", "نجم الواحة", "أشبال الوادي", "الشعلة", "المرسى", "اتحاد الضاحية"]
_CITIES = ["المنارة", "الساقية", "رأس الحجر", "عين الوادي", "الميناء القديم", "الربوة", "السهل الغربي"]
_PLAYS = [
    "تسديدة قوية تمر بجوار القائم",
    "هدف من ركلة حرة",
    "إنذار لمدافع الفريق الضيف",
    "الحارس يتصدى لركلة الجزاء",
    "تبديل في صفوف أصحاب الأرض",
    "ركنية لم تثمر شيئا",
    "هدف التعادل برأسية من وسط المنطقة",
]
_PROGRAMMES = [
    "نشرة الأخبار",
    "مسلسل الجيران",
    "مع الناس",
    "صباح المدينة",
    "حديث المساء",
    "أفلام الرسوم",
    "عالم البحار",
]
_EXAMS = ["اللغة العربية", "الرياضيات", "التاريخ", "الفيزياء", "اللغة الإنجليزية", "الكيمياء", "التربية الدينية"]
_PRAYERS = ["الفجر", "الشروق", "الظهر", "العصر", "المغرب", "العشاء"]
_GOODS = ["الطماطم", "البطاطا", "البصل", "التفاح", "الدجاج", "السمك", "الأرز"]
_COMING = [
    "يفتتح الوزير معرض الكتاب في القاعة الكبرى",
    "تنطلق مسيرة الدراجات من ساحة القصر",
    "يستقبل المحافظ وفد التجار في مكتبه",
    "تقام أمسية شعرية في حديقة الزيتون",
    "يعقد مجلس البلدية جلسته الشهرية",
    "تبدأ الورشة الأولى في مبنى الكلية",
    "يلقي الرئيس كلمة أمام الخريجين",
    "تغلق البلدية الجسر أمام السيارات",
]
_GLUE = [" - ", ": ", " – ", " | ", "\t", " "]


def _rising(rng: random.Random, count: int, *, low: int = 6, high: int = 22) -> list[str]:
    """Clock times of one day."""
    minutes = sorted(rng.sample(range(low * 12, high * 12), count))
    return [f"{minute // 12:02d}:{minute % 12 * 5:02d}" for minute in minutes]


def _misled(rng: random.Random, title: str) -> str:
    """The title, one time in three with words of a live page."""
    return f"{title} - {rng.choice(_MISLEADING)}" if rng.random() < 0.33 else title


def _page(rng: random.Random, name: str, title: str, lines: list[str], *, intro: str = "", close: str = "") -> Drawn:
    """The lines, close together or apart, between sentences or alone."""
    table = rng.choice(["\n", "\n", "\n\n"]).join(lines)
    intro = intro or (texts.sentence(rng) if rng.random() < 0.5 else "")
    close = close or (texts.further(rng) if rng.random() < 0.4 else "")
    text = "\n\n".join(part for part in (_misled(rng, title), intro, table, close) if part)
    day = some_day(rng).date() if rng.random() < 0.7 else None
    zone = rng.choice([*ZONES]) if rng.random() < 0.6 else None
    tags = (name, "misleading title" if any(word in text for word in _MISLEADING) else "plain title")
    tags = (*tags, "stops" if lines[0].endswith(".") else "no stops", "a day" if day else "no day")
    return Drawn(text, (), (None,), tags, sides=(None,), reference=day, zone=zone, trap=True)


def _listed(rng: random.Random, clocks: list[str], what: list[str]) -> list[str]:
    """Clock times and what belongs to them: on one line, or one under the other."""
    if rng.random() < 0.25:
        return [f"{clock}\n{one}" for clock, one in zip(clocks, what, strict=True)]
    glue = rng.choice(_GLUE)
    return [f"{clock}{glue}{one}" for clock, one in zip(clocks, what, strict=True)]


def football_minutes(rng: random.Random) -> Drawn:
    """د 45+2, 90', الدقيقة 33."""
    minutes = sorted(rng.sample(range(1, 90), rng.randint(3, 8)))
    form = rng.choice(["د {}", "{}'", "{}'", "الدقيقة {}", "دقيقة {}", "({}')", "{} د"])
    said = [str(minute) for minute in minutes] + ["90+3"]
    said[rng.randrange(len(said))] = "45+2"
    if rng.random() < 0.5:
        said.reverse()
    stop = rng.choice([".", ""])
    glue = rng.choice([": ", " - ", " "])
    lines = [f"{form.format(minute)}{glue}{rng.choice(_PLAYS)}{stop}" for minute in said]
    one, other = rng.sample(_TEAMS, 2)
    title = rng.choice(
        [f"مباشر: {one} ضد {other}", f"{one} {rng.randint(0, 4)}-{rng.randint(0, 4)} {other}: دقيقة بدقيقة"]
    )
    return _page(rng, "trap: minutes of a match", title, lines)


def match_clock(rng: random.Random) -> Drawn:
    """Minutes and seconds, some of which are no time of day."""
    minutes = sorted(rng.sample(range(1, 23), rng.randint(2, 4))) + sorted(rng.sample(range(25, 60), rng.randint(1, 4)))
    stop = rng.choice([".", ""])
    glue = rng.choice([" - ", ": ", " | "])
    lines = [
        f"{minute:02d}:{rng.randrange(60):02d}{glue}{rng.choice(_PLAYS)} من {rng.choice(_TEAMS)}{stop}"
        for minute in minutes
    ]
    if rng.random() < 0.4:
        lines.reverse()
    title = f"كرة اليد: {rng.choice(_TEAMS)} {rng.randint(20, 35)}-{rng.randint(20, 35)} {rng.choice(_TEAMS)}"
    return _page(rng, "trap: a match clock beyond 24", title, lines)


def impossible(rng: random.Random) -> Drawn:
    """One impossible value among lines of one shape."""
    clocks = _rising(rng, rng.randint(3, 6))
    clocks[rng.randrange(1, len(clocks))] = f"{rng.randint(25, 70)}:{rng.randrange(60):02d}"
    written = texts.posts(rng, len(clocks), stops=True, longest=1)
    glue = rng.choice([" - ", ": ", " | "])
    lines = [f"{clock}{glue}{text[0]}" for clock, text in zip(clocks, written, strict=True)]
    return _page(rng, "trap: an impossible value among others", texts.title(rng, covered=False), lines)


def exams(rng: random.Random) -> Drawn:
    count = rng.randint(3, 6)
    clocks = _rising(rng, count, low=8, high=14)
    ends = [f"{clock} - {int(clock[:2]) + 2:02d}:{clock[3:]}" if rng.random() < 0.5 else clock for clock in clocks]
    lines = _listed(rng, ends, rng.sample(_EXAMS, count))
    lines.insert(0, rng.choice(["اليوم الأول", "السبت", "الأحد 5 يونيو", "المواد"]))
    return _page(rng, "trap: exams", "جدول امتحانات الشهادة الثانوية", lines)


def trains(rng: random.Random) -> Drawn:
    count = rng.randint(3, 7)
    clocks = _rising(rng, count)
    number = rng.choice(["القطار {}", "قطار {}", "رحلة {}"])
    what = [
        f"{number.format(rng.randint(10, 99))}{rng.choice([' إلى ', chr(9) + 'إلى '])}{rng.choice(_CITIES)}"
        for _ in clocks
    ]
    return _page(
        rng, "trap: trains", rng.choice(["مواعيد قطارات الساحل", "جدول القطارات الجديد"]), _listed(rng, clocks, what)
    )


def buses(rng: random.Random) -> Drawn:
    """In sentences, with full stops."""
    count = rng.randint(3, 6)
    nth = ["الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة"]
    verb = rng.choice(["تنطلق", "تغادر", "تصل"])
    stop = rng.choice([".", ".", ""])
    what = [
        f"{verb} الحافلة {nth[index]} من {rng.choice(_CITIES)} إلى {rng.choice(_CITIES)}{stop}"
        for index in range(count)
    ]
    return _page(
        rng,
        "trap: buses in sentences",
        rng.choice(["مواعيد الحافلات الجديدة", "برنامج حافلات الضاحية"]),
        _listed(rng, _rising(rng, count), what),
    )


def prayers(rng: random.Random) -> Drawn:
    clocks = ["04:52", "06:20", "12:31", "15:48", "18:40", "20:02"]
    style = rng.choice(["{c} {p}", "{p}: {c}", "{c} - {p}", "{p} {c}", "{c}\n{p}", "{p}\t{c}"])
    lines = [style.format(c=clock, p=prayer) for clock, prayer in zip(clocks, _PRAYERS, strict=True)]
    return _page(rng, "trap: prayer times", f"مواقيت الصلاة في {rng.choice(_CITIES)}", lines)


def prices(rng: random.Random) -> Drawn:
    style = rng.choice(["{g}: {a}.{b:02d} دينار", "{a}.{b:02d} - {g}", "{a},{b:02d} | {g}", "{g}\t{a}.{b:02d}"])
    lines = [
        style.format(g=good, a=rng.randint(1, 20), b=rng.randrange(0, 60, 5))
        for good in rng.sample(_GOODS, rng.randint(3, 6))
    ]
    return _page(rng, "trap: prices", "أسعار الخضار في السوق المركزي", lines)


def television(rng: random.Random) -> Drawn:
    count = rng.randint(4, 7)
    stop = rng.choice(["", "", "."])
    what = [f"{name}{stop}" for name in rng.sample(_PROGRAMMES, count)]
    title = rng.choice(["برامج القناة الليلة", "جدول البرامج", "البث المباشر: برامج القناة", "برنامج القناة الأولى"])
    return _page(rng, "trap: television", title, _listed(rng, _rising(rng, count), what))


def matches(rng: random.Random) -> Drawn:
    count = rng.randint(3, 6)
    sign = rng.choice(["×", "x", "ضد", "-"])
    what = [f" {sign} ".join(rng.sample(_TEAMS, 2)) for _ in range(count)]
    title = rng.choice(
        ["مواعيد مباريات اليوم والقنوات الناقلة", "مباريات الغد في الدوري", "جدول مباريات الكأس، بث مباشر"]
    )
    return _page(rng, "trap: fixtures", title, _listed(rng, _rising(rng, count, low=14, high=23), what))


def agenda(rng: random.Random) -> Drawn:
    """What is to come tomorrow, in sentences."""
    count = rng.randint(3, 7)
    stop = rng.choice([".", ".", ""])
    what = [f"{one}{stop}" for one in rng.sample(_COMING, count)]
    title = rng.choice(
        ["أجندة الغد في العاصمة", "برنامج اليوم الثاني من المهرجان", "أبرز أحداث غد", "غدا: ماذا ينتظرنا"]
    )
    return _page(rng, "trap: tomorrow's agenda", title, _listed(rng, _rising(rng, count), what))


def video(rng: random.Random) -> Drawn:
    """Positions in a video."""
    at, said = 0, []
    for _ in range(rng.randint(3, 7)):
        said.append(f"{at // 60:02d}:{at % 60:02d}" if rng.random() < 0.9 else f"{at // 60}:{at % 60:02d}")
        at += rng.randint(20, 200)
    what = [
        "المقدمة",
        "لقاء مع المخرج",
        "جولة في المتحف",
        "أسئلة المشاهدين",
        "الخاتمة",
        "نشأة الفكرة",
        "مشاهد من الكواليس",
    ]
    lines = _listed(rng, said, what[: len(said)])
    title = rng.choice(["محتويات الحلقة", "في هذه الحلقة من البرنامج", "فيديو: جولة في متحف القوافل"])
    return _page(rng, "trap: positions in a video", title, lines)


def scores(rng: random.Random) -> Drawn:
    """2:1 and 31-29."""
    sign = rng.choice([":", "-", " - "])
    lines = []
    for _ in range(rng.randint(3, 6)):
        one, other = rng.sample(_TEAMS, 2)
        score = f"{rng.randint(0, 5)}{sign}{rng.randint(0, 5)}"
        lines.append(rng.choice([f"{one} {score} {other}", f"{one} - {other} {score}"]))
    return _page(rng, "trap: scores", rng.choice(["نتائج الجولة السابعة", "مباشر: نتائج مباريات الدوري"]), lines)


def sets(rng: random.Random) -> Drawn:
    """Sets of a volleyball match, which look like hours."""
    lines = [
        f"{rng.randint(14, 23)}:{rng.randint(10, 25)} {rng.choice(['لصالح', 'للفريق'])} {rng.choice(_TEAMS)}"
        for _ in range(rng.randint(3, 5))
    ]
    lines[-1] = f"25:{rng.randint(10, 23)} لصالح {rng.choice(_TEAMS)}"
    return _page(rng, "trap: sets of a match", "كرة الطائرة: نتائج الأشواط", lines)


def years(rng: random.Random) -> Drawn:
    first = rng.randint(1900, 1980)
    stop = rng.choice([".", ""])
    glue = rng.choice([": ", " - ", " – "])
    lines = []
    for _ in range(rng.randint(3, 7)):
        lines.append(f"{first}{glue}{texts.sentence(rng).removesuffix('.')}{stop}")
        first += rng.randint(1, 9)
    if rng.random() < 0.3:
        lines.reverse()
    return _page(rng, "trap: years", f"محطات في تاريخ {rng.choice(_CITIES)}", lines)


def recipe(rng: random.Random) -> Drawn:
    lines = [
        f"{rng.randint(2, 9)}00 غ طحين",
        f"{rng.randint(1, 3)}.50 كوب حليب",
        f"{rng.randint(2, 5)} بيضات",
        f"يخبز {rng.randint(20, 55)} دقيقة على حرارة 180",
        "يترك ساعتين حتى يبرد",
    ]
    return _page(rng, "trap: a recipe", "طريقة تحضير كعكة التمر", lines[: rng.randint(3, 5)])


def opening_hours(rng: random.Random) -> Drawn:
    clocks = rng.choice(["09:00 - 17:00", "08:30 – 14:00", "10:00 حتى 22:00", "من 09:00 إلى 13:00"])
    days = rng.sample(WEEKDAYS, rng.randint(3, 6))
    style = rng.choice(["{d}: {c}", "{d} {c}", "{c} {d}", "{d}\n{c}"])
    lines = [style.format(d=one, c=clocks) for one in days]
    return _page(
        rng, "trap: opening hours", rng.choice(["أوقات الدوام في المكتبة", "ساعات العمل في متحف القوافل"]), lines
    )


def after_the_reference(rng: random.Random) -> Drawn:
    """Hours of an afternoon in an article saved in the morning."""
    count = rng.randint(3, 6)
    lines = _listed(rng, _rising(rng, count, low=13), rng.sample(_COMING, count))
    found = _page(
        rng, "trap: hours after the capture", rng.choice(["يوم حافل في العاصمة", "ما ينتظرنا في المنارة"]), lines
    )
    morning = some_day(rng).replace(hour=5, minute=30, tzinfo=UTC)
    return found._replace(capture=morning, zone="Africa/Cairo", reference=None)


def durations(rng: random.Random) -> Drawn:
    """Finishing times of a race."""
    at = timedelta(hours=2, minutes=rng.randint(5, 40))
    lines = []
    for index in range(rng.randint(3, 6)):
        at += rng.randint(1, 40) * MINUTE / 10
        seconds = int(at.total_seconds())
        said = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        lines.append(
            f"{index + 1}. {rng.choice(_CITIES)} {said}" if rng.random() < 0.5 else f"{said} {rng.choice(_TEAMS)}"
        )
    return _page(rng, "trap: times of a race", "نتائج سباق الماراثون", lines)


def in_sentences(rng: random.Random) -> Drawn:
    """Hours inside sentences."""
    lines = [
        f"{texts.sentence(rng).removesuffix('.')} عند الساعة {clock}."
        if rng.random() < 0.5
        else f"وفي الساعة {clock} {texts.sentence(rng)}"
        for clock in _rising(rng, rng.randint(2, 5))
    ]
    return _page(rng, "trap: hours inside sentences", texts.title(rng, covered=False), lines)


SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    "trap: minutes of a match": football_minutes,
    "trap: a match clock beyond 24": match_clock,
    "trap: an impossible value among others": impossible,
    "trap: exams": exams,
    "trap: trains": trains,
    "trap: buses in sentences": buses,
    "trap: prayer times": prayers,
    "trap: prices": prices,
    "trap: television": television,
    "trap: fixtures": matches,
    "trap: tomorrow's agenda": agenda,
    "trap: positions in a video": video,
    "trap: scores": scores,
    "trap: sets of a match": sets,
    "trap: years": years,
    "trap: a recipe": recipe,
    "trap: opening hours": opening_hours,
    "trap: hours after the capture": after_the_reference,
    "trap: times of a race": durations,
    "trap: hours inside sentences": in_sentences,
}
