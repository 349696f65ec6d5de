"""The pages' own words, in Arabic: data only. An article is خبر, an entry of it جزء, everywhere."""

KINDS = {
    "original": "النص الأول",
    "update": "تحديث",
    "correction": "تصحيح",
    "entry": "منشور",
    "latest": "أحدث نص",
}
LAYOUTS = {"newest-first": "الأحدث أولًا", "oldest-first": "الأقدم أولًا"}
# The fields of an inference; one that is missing here is shown under its own name.
FIELDS = {
    "date": "التاريخ",
    "year": "السنة",
    "zone": "المنطقة الزمنية",
    "time": "الوقت",
    "clock": "الساعة",
}
# How a field was worked out; docs/rules.md explains the same names.
RULES = {
    "hijri-date": "حُوِّل من التاريخ الهجري بتقويم أم القرى",
    "latest-year": "أحدث سنة لا يقع فيها اليوم بعد تاريخ المرجع",
    "first-year": "أول سنة لا يقع فيها اليوم قبل أقدم أختام الصفحة",
    "latest-month": "أحدث شهر لا يقع فيه اليوم بعد تاريخ المرجع",
    "first-month": "أول شهر لا يقع فيه اليوم قبل أقدم أختام الصفحة",
    "latest-weekday": "أقرب يوم بهذا الاسم قبل تاريخ المرجع أو فيه",
    "first-weekday": "أول يوم بهذا الاسم بعد أقدم أختام الصفحة أو معه",
    "weekday-of-other-clock": "اسم اليوم مكتوب بجوار الساعة الثانية، وقد تكون الأولى في يوم آخر",
    "relative": "حُسب رجوعًا من تاريخ المرجع أو من لحظة حفظ النسخة",
    "reference-date": "أحدث الأختام في تاريخ المرجع، أو في آخر يوم قبله يصح فيه",
    "weekday-in-passage": "يذكر النص تحت الختم اسم اليوم",
    "day-heading": "يقع تحت سطر ليس فيه إلا اليوم",
    "same-day": "في يوم الختم المجاور له في ترتيب الكتابة",
    "midnight": "بينه وبين الختم المجاور منتصف ليل",
    "out-of-order": "في يوم الختم المجاور وإن خالفت ساعته الترتيب قليلًا",
    "half-of-day": "الساعة من اثنتي عشرة، ولا يستقيم الترتيب إلا بهذا النصف من اليوم",
    "page-stamp": "من ختم الصفحة: النشر أو آخر تحديث",
    "markup": "من بيانات الصفحة لا من كلماتها",
    "zone-of-article": "تسميها سائر أختام الخبر",
    "zone-of-note": "من سطر في الصفحة يقول بتوقيت أي بلد كُتبت الساعات",
    "zone-of-other-clock": "يذكر الختم الوقت نفسه بتوقيت غرينتش أيضًا",
    "zone-given": "أُعطيت عند التشغيل",
    "clock-change": "ساعة تتكرر عند تأخير التوقيت، ويحدد الترتيب أيّهما هي",
}
LAYOUT_RULES = {
    "given": "أُعطي عند التشغيل",
    "ordinals": "أرقام التحديثات تصعد أو تنزل",
    "original": "النص الأصلي مُعلَّم، وهو الأقدم",
    "dates": "التواريخ تصعد أو تنزل",
    "clocks": "الساعات تصعد أو تنزل، ولو عبرت منتصف الليل",
    "steps": "لا تسير الساعات في اتجاه واحد، وهذا الترتيب أرجحها",
    "top": "تحديث تحت العنوان مباشرة: أُضيف في الأعلى",
    "same-as-page": "ساعة العلامة هي ساعة آخر تحديث للصفحة (أو نشرها)، فلا أحدث منها (أو لا أقدم)",
    "head-of-older": "علامة بساعة على سطر وحدها كانت رأس نسخة أقدم أُضيف الجديد فوقها",
    "label": "علامة على سطر نصها: أُضيف النص في الأسفل",
    "no-clock": "علامة بلا ساعة: أُضيف النص في الأسفل",
    "foot": "ختم واحد في الذيل لا يدل على الترتيب، فأُخذ الأحدث أولًا",
}
GIVEN = "أُعطي عند التشغيل"
FROM_COPY = "من النسخة نفسها"
# What is wrong, and what helps.
WARNINGS = {
    "year-unknown": "السنة غير معروفة",
    "date-unknown": "التاريخ غير معروف",
    "zone-unknown": "المنطقة الزمنية غير معروفة",
    "weekday-mismatch": "اليوم والتاريخ لا يتفقان",
    "calendar-mismatch": "التاريخان الهجري والميلادي لا يتفقان",
    "clock-mismatch": "الساعتان لا تتفقان",
    "zone-mismatch": "المنطقتان الزمنيتان لا تتفقان",
    "markup-mismatch": "نص الصفحة وبياناتها لا يتفقان",
    "posts-missing": "منشورات التغطية ليست في الملف",
    "markup": "بيانات الصفحة معطوبة",
    "out-of-order": "الأوقات تخالف ترتيب الصفحة",
    "side-unclear": "لا يُعرف أيّ نص يؤرخه الختم",
    "layout-unclear": "ترتيب الصفحة غير مؤكد",
    "date-unclear": "التاريخ غير مؤكد",
    "clock-change": "ساعة تتكرر أو تسقط عند تغيير التوقيت",
    "after-reference": "الوقت بعد تاريخ المرجع",
    "encoding": "في ترميز النص خلل",
    "order-unknown": "موضع الخبر بين الأخبار غير معروف",
    "capture-undated": "وقت حفظ النسخة غير معروف",
    "capture-order": "ترتيب نسختين من لحظة واحدة غير معروف",
    "as-of-unknown": "قد يكون بعض ما هنا أحدث من الوقت المطلوب",
}
ADVICE = {
    "year-unknown": "لا يقول الختم سنته: أعطِ تاريخ حفظ نسختك",
    "date-unknown": "يقول الختم ساعة بلا يوم: أعطِ تاريخ حفظ نسختك",
    "zone-unknown": "لا يسمي الختم منطقة زمنية: أعطِها عند التشغيل",
    "weekday-mismatch": "أُخذ بالتاريخ",
    "calendar-mismatch": "بينهما أكثر من يوم، فأُخذ بالميلادي",
    "clock-mismatch": "لا تدل الساعتان على لحظة واحدة، فأُخذ بالأولى",
    "zone-mismatch": "أُخذ بالمكان المسمّى",
    "markup-mismatch": "أُخذ بما تقوله كلمات الصفحة",
    "posts-missing": "احفظ الصفحة بعد أن تظهر المنشورات كلها",
    "markup": "لم يُعتمد على ما فيها من أوقات",
    "out-of-order": "أُخذ بالأوقات",
    "side-unclear": "قل أهو النص تحت الختم أم فوقه",
    "layout-unclear": "للصفحة قراءة أخرى تكاد تساويها: قل أيّ الترتيبين هو",
    "date-unclear": "للختم قراءة أخرى تكاد تساويها: أعطِ تاريخ حفظ نسختك",
    "clock-change": "لا تُعرف اللحظة",
    "after-reference": "لا يُكتب شيء بعد حفظ نسخته",
    "encoding": "قل ما ترميز الملف",
    "order-unknown": "لا يُعرف وقت أيّ جزء منه",
    "capture-undated": "قل متى حُفظت هذه النسخة",
    "capture-order": "أُخذ بالترتيب الذي أُعطيتا به",
    "as-of-unknown": "لا يُعرف وقته، فبقي هنا",
}
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
KICKER = "الخبر بترتيب كتابته"
AFTER = "بعد"
BEFORE = "قبل"
BETWEEN = "بين"
AND = "و"
UNKNOWN = "وقت غير معروف"
UNKNOWN_DAY = "يوم غير معروف"
UNKNOWN_YEAR = "سنة غير معروفة"
NO_CLOCK = "بلا ساعة"
NO_ZONE = "بلا منطقة زمنية"
WARNING = "تنبيهات"
LINE = "السطر"
WHY_TIME = "لماذا هذا الوقت؟"
WHY_ORDER = "لماذا هذا الترتيب؟"
WRITTEN = "المكتوب"
SOURCE = "الملف"
PUBLISHED = "نُشر"
UPDATED = "حُدِّث"
REFERENCE = "تاريخ المرجع"
LAYOUT = "ترتيب الأصل"
CLOCKS = "الساعات بتوقيت"
CREDIT = "المصدر"
STRIP = "الأجزاء على محور الزمن"
OLDEST_RIGHT = "الأقدم يمينًا"
FROM = "من"
EMPTY = "لا نص تحت هذا الختم"
SEVERAL = "أخبار بترتيب كتابتها"
MERGED = "خط زمني واحد لعدة أخبار"
UNPLACED = "أخبار لا يُعرف موضعها"
UNPLACED_WHY = "ليس في هذه الأخبار جزء يُعرف وقته، فلا تُدرج بين غيرها."


def _counted(number: int, one: str, two: str, few: str, many: str, hundred: str) -> str:
    """A number of things as Arabic counts them: by itself, 3 to 10, 11 to 99, whole hundreds."""
    if number in (1, 2):
        return (one, two)[number - 1]
    return f"{number} {few if 3 <= number % 100 <= 10 else many if number % 100 > 10 else hundred}"


def count(number: int) -> str:
    """A number of entries: جزء، جزآن، 3 أجزاء، 11 جزءًا، 100 جزء."""
    return _counted(number, "جزء واحد", "جزآن", "أجزاء", "جزءًا", "جزء")


# --- what changed -------------------------------------------------------------------------------------------------

OPS = {
    "added": "أُضيف",
    "changed": "عُدِّل",
    "removed": "حُذف",
    "returned": "عاد",
    "moved": "نُقل",
    "re-stamped": "تغيّر ختمه",
    "retitled": "تغيّر العنوان",
}
GRADES = {"spelling": "إملاء", "numbers": "أرقام", "words": "كلمات", "moved": "موضع"}
VERDICTS = {
    "fits": "الختم يوافق النسخ",
    "too-early": "الختم أقدم من ظهور النص",
    "impossible": "الختم بعد ظهور النص",
    "silent": "بلا ختم جديد",
    "re-stamped": "الختم وحده تغيّر",
    "none": "بلا ختم",
}
# The same in a sentence, for a reader who asks why.
VERDICTS_WHY = {
    "fits": "الوقت الذي يدّعيه الختم يقع بين آخر نسخة بلا هذا النص وأول نسخة فيها.",
    "too-early": "نسخ حُفظت بعد الوقت الذي يدّعيه الختم لم يكن فيها هذا النص: أُدرج لاحقًا تحت ختم أقدم منه.",
    "impossible": "النص في نسخة حُفظت قبل الوقت الذي يدّعيه الختم.",
    "silent": "تغيّر النص ولا ختم يدّعي وقتًا بين النسختين.",
    "re-stamped": "تغيّر وقت الختم، والنص تحته على حاله.",
    "none": "لا ختم يدّعي وقتًا لهذا النص.",
}
READ_AS = "لا يصح إلا إذا قُرئ"
PARTS = {
    "title": "العنوان",
    "captions": "التعليقات",
    "credit": "المصدر",
    "published": "وقت النشر",
    "updated": "وقت التحديث",
}
HISTORY = "كيف تغيّر الخبر"
DIFFERENCE = "ما تغيّر بين نسختين"
CHANGES = "التغييرات"
ADDRESS = "الرابط"
CAPTURES = "النسخ"
CAPTURE = "النسخة"
FIRST_CAPTURE = "في أول نسخة"
BETWEEN_CAPTURES = "بين النسختين"
IN_CAPTURE = "في النسخة"
UNTIL = "حتى"
ZONE_FOUND = "توقيت الأختام"
NOTHING_CHANGED = "لم يتغيّر شيء"
EVIDENCE = "الدليل"
STRIP_OF_CAPTURES = "النسخ على محور الزمن، وفوقها ما تغيّر بين كل اثنتين"
LEFT_OUT = "لا تُظهر الخبر"
SAME_AS = "كالنسخة"
OLD = "النسخة القديمة"
NEW = "النسخة الجديدة"


def captures(number: int) -> str:
    """A number of captures: نسخة واحدة، نسختان، 7 نسخ، 11 نسخة."""
    return _counted(number, "نسخة واحدة", "نسختان", "نسخ", "نسخة", "نسخة")


def changes(number: int) -> str:
    """A number of changes: تغيير واحد، تغييران، 7 تغييرات، 11 تغييرًا، 100 تغيير."""
    return _counted(number, "تغيير واحد", "تغييران", "تغييرات", "تغييرًا", "تغيير")
