"""The page's own words, in Arabic: data only."""

KINDS = {
    "original": "النص الأول",
    "update": "تحديث",
    "correction": "تصحيح",
    "entry": "خبر",
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
    "order-unknown": "موضع المقال بين المقالات غير معروف",
    "capture-undated": "وقت حفظ النسخة غير معروف",
    "capture-order": "ترتيب نسختين من لحظة واحدة غير معروف",
    "as-of-unknown": "قد يكون بعض ما هنا أحدث من الوقت المطلوب",
}
AFTER = "بعد"
BEFORE = "قبل"
BETWEEN = "بين"
AND = "و"
UNKNOWN = "وقت غير معروف"
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
CREDIT = "المصدر"
STRIP = "الأجزاء على محور الزمن"
OLDEST_RIGHT = "الأقدم يمينًا"
EMPTY = "لا نص تحت هذا الختم"
MERGED = "خط زمني واحد لعدة مقالات"
UNPLACED = "مقالات لا يُعرف موضعها"
UNPLACED_WHY = "ليس في هذه المقالات جزء يُعرف وقته، فلا تُدرج بين غيرها."
