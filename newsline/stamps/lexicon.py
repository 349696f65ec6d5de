"""What the Arabic words of a stamp mean, and other lists of words. Data only: no rule and no pattern.

A spelling is one item of a list, parted by " · "; "(ال)" marks an article that may be left out. Hamza, ى/ي, ة/ه, tashkeel,
tatweel and digits need no spellings of their own: `orthography.fold` makes them one. A file of data, so it is long.
Months, weekdays: CLDR for the Arab locales and counts in 188 million characters of news; Hijri months: CLDR islamic-umalqura.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from newsline.model import Period, StampKind, Unit
from newsline.stamps.orthography import fold

# What a word or phrase may mean in a stamp.
WordSense = Literal[
    "cue",
    "month",
    "hijri-month",
    "weekday",
    "zone",
    "zone-word",
    "local",
    "place",
    "period",
    "hour",
    "minutes",
    "ordinal",
    "days-ago",
    "ago",
    "piece",
    "qualifier",
    "connective",
    "clock-word",
    "year-word",
    "number-word",
    "plus",
    "era",
    "unit",
    "numeral",
    "season",
    "suffix",
    "place-title",
]
Era = Literal["hijri", "gregorian"]

CUES: dict[StampKind, str] = {
    "update": (
        "(ال)تحديث · تم (ال)تحديث · تم تحديث · تحديثات · جرى (ال)تحديث · حدث · حدثت · محدث · تحديث وتصحيح · تحديث وتوضيح"
        " · إضافة"
    ),
    "last-update": (
        "(ال)آخر تحديث · تاريخ (ال)تحديث · وقت (ال)تحديث · تاريخ آخر تحديث · وقت آخر تحديث · تاريخ وآخر تحديث · محدثة"
        " · (ال)تحديث الأخير · آخر التحديثات · آخر تعديل · تاريخ (ال)تعديل · وقت (ال)تعديل · تاريخ آخر تعديل · تم (ال)تعديل"
        " · تم تعديل · تعديل · تم آخر تحديث · تعديل في · عدل في · عدلت في · عدل بتاريخ · آخر تجديد"
        " · حدث آخر مرة · حدثت آخر مرة · حدث لآخر مرة · نسخة معدلة · نسخة محدثة · last update · last updated · updated · updated on · last updated on"
    ),
    "published": (
        "نشر · نشرت · (ال)نشر · تاريخ (ال)نشر · وقت (ال)نشر · ساعة (ال)نشر · تاريخ ووقت النشر · تم (ال)نشر · تم نشر · تم نشره · تم نشرها"
        " · أول نشر · نشر أول مرة · نشر لأول مرة · تاريخ (ال)إضافة · وقت (ال)إضافة · أضيف · أضيفت · تمت الإضافة · تم (ال)إضافة"
        " · أضيف في · منشور في · منشور · تاريخ (ال)إنشاء · تاريخ الخبر · تاريخ المقال · يوم النشر"
        " · حرر · حرر في · حرر بتاريخ · كتب في · كتب بتاريخ · تم نشر هذا المحتوى على · نشر هذا المحتوى على · تم نشر هذا المحتوى في"
        " · published · published on · published at"
    ),
    "original": (
        "الموضوع الأصلي · الخبر الأصلي · التقرير الأصلي · المقال الأصلي · المقالة الأصلية · النص الأصلي · القصة الأصلية"
        " · المادة الأصلية · موضوع أصلي · خبر أصلي · تقرير أصلي · مقال أصلي · نص أصلي · الموضوع الأساسي · الخبر الأساسي"
        " · النسخة الأصلية · نص الخبر الأصلي · نص الموضوع الأصلي · نص التقرير الأصلي · الموضوع الأصلى · الخبر الأصلى"
    ),
    "correction": "(ال)تصحيح · (ال)تصويب · (ال)توضيح · (ال)استدراك · تم (ال)تصحيح · تم التصويب · تصويب وتوضيح · توضيح وتصويب · تصحيح وتوضيح · تصحيح واعتذار",
}
# These are everyday words as well: alone on a line, without a date, a time or a number, they say nothing of when.
WEAK_CUES = (
    "حدث · حدثت · محدثة · تعديل · تحديثات · آخر التحديثات · نشر · نشرت · النشر · تم نشر · تم تحديث · تم تعديل · أضيف · أضيفت"
    " · منشور · تم إضافة · تم الإضافة · تاريخ الخبر · تاريخ المقال · يوم النشر · آخر تجديد"
    " · إضافة · حرر · نسخة معدلة · نسخة محدثة"
    " · حدث آخر مرة · حدثت آخر مرة · updated · last update · last updated"
)
# What these head was added below.
ADDITION_CUES = "إضافة"
# In the head of a page these date the whole of it.
PAGE_CUES = "محدث · محدثة"
# These say "it happened" as well: beside a time ago or a weekday alone they are prose.
HAPPENED_CUES = "حدث · حدثت"
# What a cue may name as the thing that was updated: the piece itself, never its subject.
PIECES = (
    "(ال)خبر · (ال)مقال · (ال)مقالة · (ال)موضوع · (ال)تقرير · (ال)قصة · (ال)مادة · (ال)نص · (ال)صفحة · (ال)تغطية"
    " · للخبر · للمقال · للموضوع · للتقرير · للقصة · للمادة · للصفحة · هذا الخبر · هذا المقال · هذا التقرير · هذه القصة · هذه المادة"
    " · هذه الصفحة · هذا الموضوع · لهذا الخبر · لهذه القصة · لهذا التقرير · لهذه الصفحة"
)
QUALIFIERS = "جديد · عاجل · هام · مهم · إضافي · لاحق · أخير · الأخير · وأخير · وأخيرا · وأخيرة · مستمر · أول بأول · مباشر · خاص · ثان جديد"
CONNECTIVES = (
    "في · الساعة في · عند · عند تمام · بتاريخ · تاريخ · يوم · نهار · ليلة · من · حتى · لغاية · لـ · ل · ال · على · و · بتمام · تمام · في تمام"
    " · حوالي · نحو · التوقيت · في حدود · الموافق · الموافق ل · الموافقة · والموافق · وافق · الموافق في · شهر · من شهر · وذلك · كان · ذلك"
    " · إلى · مؤرخ · توقيت النشر · ميلادي · ميلادية · للميلاد"
)
CLOCK_WORDS = "الساعة · ساعة · بالساعة · للساعة · والساعة"
YEAR_WORDS = "عام · سنة · لعام · لسنة · من عام · من سنة · في عام · العام"
NUMBER_WORDS = "رقم · نمرة · عدد"
ENGLISH_ORDINALS = "st · nd · rd · th"

MONTHS = (
    "يناير · كانون (ال)ثاني · كانون ثان · كانون 2 · جانفي · january · jan",
    "فبراير · فيبراير · شباط · فيفري · فيفرى · february · feb",
    "مارس · آذار · مارش · march · mar",
    "أبريل · نيسان · أفريل · april · apr",
    "مايو · أيار · ماي · may",
    "يونيو · يونيه · حزيران · جوان · june · jun",
    "يوليو · يوليه · تموز · جويلية · جويليا · يوليوز · july · jul",
    "أغسطس · آب · أوت · غشت · أغشت · اوغسطس · august · aug",
    "سبتمبر · سيبتمبر · أيلول · شتنبر · شتمبر · september · sept · sep",
    "أكتوبر · أوكتوبر · تشرين (ال)أول · تشرين 1 · october · oct",
    "نوفمبر · تشرين (ال)ثاني · تشرين ثان · تشرين 2 · نونبر · نوامبر · november · nov",
    "ديسمبر · دسمبر · كانون (ال)أول · كانون 1 · دجنبر · دجمبر · دیسمبر · december · dec",
)
HIJRI_MONTHS = (
    "(ال)محرم · محرم الحرام",
    "صفر · صفر الخير",
    "ربيع (ال)أول · ربيع 1",
    "ربيع (ال)آخر · ربيع (ال)ثاني · ربيع ثان · ربيع 2",
    "جمادى (ال)أولى · جمادى (ال)أول · جماد (ال)أول · جماد (ال)أولى · جمادى 1",
    "جمادى (ال)آخرة · جمادى (ال)آخر · جمادى (ال)ثانية · جمادى (ال)ثاني · جماد (ال)ثاني · جماد (ال)آخر · جماد الثانية · جمادى 2",
    "رجب · رجب الفرد · رجب الحرام",
    "شعبان · شعبان المعظم",
    "رمضان · رمضان المبارك",
    "شوال · شوال المكرم",
    "ذو القعدة · ذي القعدة · ذا القعدة · ذوالقعدة · ذيالقعدة · ذو القعدة الحرام",
    "ذو الحجة · ذي الحجة · ذا الحجة · ذوالحجة · ذيالحجة · ذو الحجة الحرام",
)
WEEKDAYS = (
    "الاثنين · الإثنين · الاتنين · إثنين · الأثنين · الثنين · monday · mon",
    "الثلاثاء · ثلاثاء · الثلثاء · التلات · tuesday · tue",
    "الأربعاء · أربعاء · الأربع · wednesday · wed",
    "الخميس · خميس · thursday · thu",
    "الجمعة · جمعة · friday · fri",
    "السبت · سبت · saturday · sat",
    "الأحد · الحد · يوم أحد · sunday · sun",
)
# Where a weekday in prose stands for another thing or another week, it is not the bare day of the news.
WEEKDAY_NOT_BARE_AFTER = "المقبل · المقبلة · القادم · القادمة · التالي · التالية · الآتي · الماضي · الماضية · الفائت · السابق · الأسبق · المنصرم · قبل الماضي · الأسود · الدامي · معا · عشر · منهم · منهما · الأحمر"
# A verb of what is to come before a weekday: it is that of the event.
WEEKDAY_OF_EVENT = "يقيم · تقيم · يقام · تقام · تنطلق · ينطلق · يستضيف · تستضيف · يعقد · تعقد · يبدأ · تبدأ · سيعقد · ستعقد · ستقام · سيقام · ستنطلق · سينطلق · المقرر · يفتتح · تفتتح · ينظم · تنظم · تستأنف · يستأنف · تستكمل · يستكمل · يلتقي · تلتقي · موعد · موعدا · يجتمع · تجتمع · المتوقع · المنتظر · ينتظر · المرتقب · يغلق · تغلق · القادم · القادمة · المقبل · المقبلة"
# "The four" as well as a short form of Wednesday: no evidence of a day.
# Words that no place and no agency of a dateline has: directly before its date, and anywhere before it.
NO_DATELINE_BEFORE_DATE = "في · منذ · حتى · بعد · قبل · إلى · من · يوم · عن · بتاريخ · عام · خلال · حول"
NO_DATELINE_WORDS = (
    "التي · الذي · الذين · كان · كانت · ذكرى · الذكرى · بدأ · بدأت · أن · إن · هذا · هذه · انفجار · حرب · معركة · ثورة"
)
WEEKDAY_ALSO_NUMBER = "الأربع"
WEEKDAY_NOT_BARE_BEFORE = (
    "إلى · من · حزب · صلاة · خطبة · كل · أيام · سوق · حتى · بعد · قبل · غدا · غد · ليوم · منذ · صحيفة · ملعب"
)

# `state.hour24` says what hour each makes of the one beside it.
PERIODS: dict[Period, str] = {
    "am": (
        "ص · صباحا · صباح · الصباح · صبحا · الصبح · قبل الظهر · قبل ظهر · قبيل الظهر · قبل الزوال · ضحى · الضحى · فجرا · فجر · الفجر"
        " · بعد منتصف الليل · من صباح · من فجر · في الصباح · am · a m"
    ),
    "pm": (
        "م · مساء · مساءا · مسائا · المساء · بعد الظهر · بعد ظهر · من بعد الظهر · من بعد ظهر · بعد الزوال · بعد زوال · عصرا · عصر · العصر"
        " · مغربا · عشاء · من مساء · من عصر · في المساء · قبل منتصف الليل · pm · p m"
    ),
    "noon": "ظهرا · ظهر · الظهر · زوالا · زوال · الزوال · من ظهر · عند الظهر",
    "night": "ليلا · ليل · الليل · من ليل · منتصف الليل",
}
# ص and م are letters of a list, an era or an abbreviation as well: a day period only right after a clock time.
LETTER_PERIODS = "ص · م"

HOURS = (
    "الواحدة",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
    "الحادية عشرة · الحادية عشر",
    "الثانية عشرة · الثانية عشر",
)
MINUTES = {
    30: "والنصف · ونصف · ونص · و النصف · و نصف",
    15: "والربع · وربع · و الربع",
    20: "والثلث · وثلث · و الثلث · وعشرين دقيقة · وعشرون دقيقة",
    -15: "إلا ربعا · إلا ربع · إلا الربع",
    -20: "إلا ثلثا · إلا ثلث · إلا الثلث",
    -5: "إلا خمس دقائق · إلا خمسا",
    -10: "إلا عشر دقائق · إلا عشرا",
    5: "وخمس دقائق · وخمسة دقائق",
    10: "وعشر دقائق · وعشرة دقائق",
    25: "وخمس وعشرين دقيقة · وخمس وعشرون دقيقة · والنصف إلا خمس دقائق · والنصف إلا خمسا",
    35: "والنصف وخمس دقائق · وخمس وثلاثين دقيقة",
    40: "وأربعين دقيقة · وأربعون دقيقة",
    45: "وخمس وأربعين دقيقة",
    50: "وخمسين دقيقة · وخمسون دقيقة",
    0: "تماما · تمام · بالضبط",
}
ORDINALS = (
    "(ال)أول · (ال)أولى",
    "(ال)ثان · (ال)ثاني · (ال)ثانية",
    "(ال)ثالث · (ال)ثالثة",
    "(ال)رابع · (ال)رابعة",
    "(ال)خامس · (ال)خامسة",
    "(ال)سادس · (ال)سادسة",
    "(ال)سابع · (ال)سابعة",
    "(ال)ثامن · (ال)ثامنة",
    "(ال)تاسع · (ال)تاسعة",
    "(ال)عاشر · (ال)عاشرة",
    "(ال)حادي عشر · (ال)حادية عشرة",
    "(ال)ثاني عشر · (ال)ثانية عشرة",
)
NUMERALS = {
    3: "ثلاث · ثلاثة",
    4: "أربع · أربعة",
    5: "خمس · خمسة",
    6: "ست · ستة",
    7: "سبع · سبعة",
    8: "ثماني · ثمان · ثمانية",
    9: "تسع · تسعة",
    10: "عشر · عشرة",
}
DAYS_AGO = {
    0: "اليوم · هذا اليوم · الآن · قبل قليل · منذ قليل · قبل لحظات · منذ لحظات · للتو · يومه",
    1: "أمس · الأمس · يوم أمس · البارحة · البارح · ليلة أمس",
    2: "أول أمس · أول من أمس · أمس الأول · قبل أمس · أمس أول",
}
AGO_WORDS = "قبل · منذ · من قبل · مضى على · مضت"
# (unit, how many the word itself says; None: a number must stand before it)
UNITS: dict[tuple[Unit, int | None], str] = {
    ("second", 1): "ثانية",
    ("second", 2): "ثانيتين",
    ("second", None): "ثوان · ثواني",
    ("minute", 1): "دقيقة · دقيقة واحدة",
    ("minute", 2): "دقيقتين",
    ("minute", None): "دقائق",
    ("minute", 30): "نصف ساعة",
    ("minute", 15): "ربع ساعة",
    ("hour", 1): "ساعة · ساعة واحدة",
    ("hour", 2): "ساعتين",
    ("hour", None): "ساعات",
    ("day", 1): "يوم · يوما · يوم واحد",
    ("day", 2): "يومين",
    ("day", None): "أيام",
    ("month", 1): "شهر · شهرا",
    ("month", 2): "شهرين",
    ("month", None): "أشهر · شهور",
    ("year", 1): "سنة · عام · عاما",
    ("year", 2): "سنتين · عامين",
    ("year", None): "سنوات · أعوام",
}
ERAS: dict[Era, str] = {
    "hijri": "ه · هج · هجري · هجرية · للهجرة",
    "gregorian": "م · ميلادي · ميلادية · للميلاد · ad",
}

ZONE_WORDS = (
    "بتوقيت · بالتوقيت · توقيت · التوقيت · حسب توقيت · بحسب توقيت · وفق توقيت · وفقا لتوقيت · حسب التوقيت · بحسب التوقيت · وفق التوقيت"
    " · لتوقيت · بتوقيات"
)
PLACE_TITLES = "مدينة · العاصمة · دولة · جمهورية · إمارة · محافظة"
SEASONS = "الصيفي · الصيفية · الشتوي · الشتوية · الموحد · المحلي · الرسمي · time · local time"
LOCAL_TIME = "المحلي · المحلية · بالتوقيت المحلي · بالتوقيت المحلى · التوقيت المحلي · local · local time"
PLUS_WORDS = "زائد"
# Abbreviations and names that are a zone wherever they stand.
ZONES = {
    "UTC": (
        "ت غ · تغ · غرينتش · جرينتش · غرينيتش · جرينيتش · غرنتش · جرنتش · غرنيتش · جرنيتش · كرينتش · كرينيتش · غرينتيش · جرينتيش · قرينتش"
        " · گرينتش · گرينيتش · غرينتش العالمي · غرينيتش العالمي · جرينتش العالمي · العالمي · العالمي المنسق · العالمي الموحد · الدولي"
        " · gmt · utc · ut · z · غ"
    ),
    "Asia/Riyadh": "ت م · تم مكة · ksa · ast · sa",
    "Asia/Dubai": "gst · uae",
    "Africa/Cairo": "clt",
    "America/New_York": "et",
    "Europe/Istanbul": "trt",
    "Europe/Moscow": "msk",
    "+01:00": "cet · bst · wat · west",
    "+02:00": "eet · cest · cat · sast",
    "+03:00": "eest · eat · idt",
    "+03:30": "irst",
    "+05:00": "pkt",
    "+09:00": "jst",
    "-05:00": "est · cdt",
    "-04:00": "edt",
    "-06:00": "cst",
    "-07:00": "pdt · mst",
    "-08:00": "pst",
    "": "ist",
}
# A letter that is a zone only in brackets, with a clock time before it ("09:40 (06:40 غ)").
BRACKETED_ZONES = "غ"
# Places: a zone after بتوقيت, or in brackets right after a clock time. "" names no zone: the word has several.
PLACES = {
    "Asia/Riyadh": (
        "مكة المكرمة · مكة · مكه · السعودية · المملكة العربية السعودية · المملكة · الرياض · جدة · المدينة المنورة · السعودي · mecca · makkah · saudi"
    ),
    "Asia/Dubai": "الإمارات · الإمارات العربية المتحدة · أبوظبي · أبو ظبي · ابوظبى · دبي · الشارقة · الإماراتي · abu dhabi · dubai",
    "Asia/Muscat": "مسقط · سلطنة عمان · العماني · oman",
    "Asia/Qatar": "الدوحة · قطر · القطري · doha",
    "Asia/Kuwait": "الكويت · الكويتي",
    "Asia/Bahrain": "المنامة · البحرين · البحريني",
    "Asia/Aden": "صنعاء · اليمن · عدن · اليمني",
    "Asia/Baghdad": "بغداد · العراق · أربيل · البصرة · العراقي · كردستان · baghdad",
    "Asia/Amman": "الأردن · العاصمة الأردنية · الأردني · amman",
    "Asia/Damascus": "دمشق · سوريا · سورية · حلب · السوري · damascus",
    "Asia/Beirut": "بيروت · لبنان · اللبناني · beirut",
    "Asia/Jerusalem": "القدس · القدس المحتلة · إسرائيل · تل أبيب · jerusalem",
    "Asia/Gaza": "غزة · فلسطين · الفلسطيني",
    "Asia/Hebron": "رام الله · الخليل · الضفة الغربية",
    "Africa/Cairo": "القاهرة · مصر · الإسكندرية · المصري · cairo",
    "Africa/Khartoum": "الخرطوم · السودان · السوداني",
    "Africa/Juba": "جوبا · جنوب السودان",
    "Africa/Tripoli": "ليبيا · طرابلس · بنغازي · الليبي",
    "Africa/Tunis": "تونس · التونسي · tunis",
    "Africa/Algiers": "الجزائر · الجزائري",
    "Africa/Casablanca": "المغرب · الرباط · الدار البيضاء · مراكش · المغربي",
    "Africa/Nouakchott": "نواكشوط · موريتانيا · الموريتاني",
    "Africa/Mogadishu": "مقديشو · الصومال",
    "Africa/Djibouti": "جيبوتي",
    "Europe/Istanbul": "تركيا · إسطنبول · أنقرة · التركي",
    "Asia/Tehran": "طهران · إيران · الإيراني",
    "Europe/Moscow": "موسكو · روسيا · الروسي",
    "Europe/London": "لندن · بريطانيا · البريطاني · بريطانيا الصيفي · london",
    "Europe/Paris": "باريس · فرنسا · الفرنسي · paris",
    "Europe/Berlin": "برلين · ألمانيا · الألماني · وسط أوروبا · أوروبا الوسطى",
    "Europe/Brussels": "بروكسل · بلجيكا",
    "Europe/Amsterdam": "هولندا · أمستردام · لاهاي",
    "Europe/Vienna": "النمسا · فيينا",
    "Europe/Zurich": "سويسرا · جنيف",
    "Europe/Madrid": "مدريد · إسبانيا",
    "Europe/Rome": "روما · إيطاليا",
    "Europe/Athens": "أثينا · اليونان",
    "Europe/Kyiv": "كييف · أوكرانيا",
    "America/New_York": (
        "نيويورك · واشنطن · شرق الولايات المتحدة · الساحل الشرقي · الساحل الشرقي للولايات المتحدة · شرق أمريكا · الشرقي للولايات المتحدة"
    ),
    "America/Los_Angeles": "لوس أنجلوس · الساحل الغربي",
    "Asia/Kabul": "كابول · كابل · أفغانستان",
    "Asia/Karachi": "إسلام آباد · باكستان · كراتشي",
    "Asia/Shanghai": "بكين · الصين · شنغهاي",
    "Asia/Tokyo": "طوكيو · اليابان",
    "Asia/Seoul": "سيول · كوريا الجنوبية",
    "Asia/Kolkata": "نيودلهي · الهند",
    "": "عمان",
}
# Where the vowels decide: the folded spelling, the mark that must stand in the raw word, the zone.
MARKED_PLACES = (("عمان", "SHADDA", "Asia/Amman"), ("عمان", "DAMMA", "Asia/Muscat"))

# In a headline: what stands below is a live blog.
LIVE_WORDS = (
    "مباشر · مباشرة · تغطية مباشرة · لحظة بلحظة · دقيقة بدقيقة · ساعة بساعة · أولا بأول · أول بأول · متابعة مستمرة · تغطية مستمرة"
    " · تغطية حية · تحديث مستمر · على مدار الساعة · live · التغطية · تغطية · مستجدات · المستجدات · آخر المستجدات · تطورات"
    " · آخر التطورات · تطورات · التطورات · خطوة بخطوة · نتائج · النتائج · يوما بيوم · متابعة · متابعات · تابعوا · تابع معنا · يوميات"
    " · أبرز ما جرى · تسلسل الأحداث · تسلسل زمني · خط زمني · كيف تطورت"
)
# On pages of timetables as well, and in what a site says of itself.
BROADCAST_WORDS = (
    "بث مباشر · البث المباشر · نقل مباشر · النقل المباشر · اتصل بنا مباشرة · اتصل مباشرة · تواصل معنا مباشرة · شاهد البث المباشر"
    " · بثا مباشرا · الهواء مباشرة · احجز مباشرة"
)
# In a headline: what stands below is a timetable, a programme or a list.
TIMETABLE_WORDS = (
    "مواعيد · موعد · المواعيد · مواقيت · جدول · الجدول · جداول · برنامج · البرنامج · برامج · أجندة · الأجندة · غدا · غد · الغد · القنوات الناقلة"
    " · القناة الناقلة · أوقات الدوام · أوقات · ساعات العمل · دوام · محتويات الحلقة · في هذه الحلقة · أسعار · طريقة تحضير · ينتظرنا · رزنامة"
    " · امتحانات · وصفة · × · سباق الماراثون · كرة الطائرة · كرة اليد · الأشواط · ماراثون · الماراثون · أرقام قياسية · بودكاست · الحلقة الكاملة"
    " · مباريات اليوم · مباريات الجولة · مباريات الأسبوع · مباريات الدور"
)
# Before such a word in a headline: it is what the news is about.
TIMETABLE_NOT_AFTER = "على · حول · بسبب · ضد · عن · بشأن · من · رفض · وسط"
# Verbs of what is to come: a row that opens with one announces, and does not report.
COMING_WORDS = (
    "ينطلق · تنطلق · يبدأ · تبدأ · يفتتح · تفتتح · يعقد · تعقد · يقام · تقام · يقيم · تقيم · يستقبل · تستقبل · يلقي · تلقي · يصل · تصل · يغادر"
    " · تغادر · يغلق · تغلق · يستضيف · تستضيف · ينظم · تنظم · يلتقي · تلتقي · يواجه · تواجه · يعرض · تعرض · يختتم · تختتم · يشهد · تشهد"
    " · يجتمع · تجتمع · يزور · تزور · يقدم · تقدم · يطلق · تطلق · يتوجه · تتوجه · يحتفل · تحتفل · يخوض · تخوض · يحيي · تحيي · يدشن · تدشن"
)
# They begin as verbs of the future do.
NO_FUTURE = (
    "سيارة · سيارات · سيارته · سيارتها · سياسة · سياسات · سياسي · سياسية · سياسيا · سياسيون · سياسيين · سياسته · سياستها · سياق · سياحة · سياحي"
    " · سياحية · سيادة · سيادية · سياج · سيناء · سينما · سيدات · سيدتي · سيطرة · سيطرت · سيطروا · سيرته · سيرتها · سيران · سيلان · سيول · سيوف"
    " · ستمئة · ستمائة · ستين · ستون · ستار · ستارة · ستائر · ستوديو · ستاد · ستوكهولم · ستراسبورغ · ستيفن"
)
URGENT_WORDS = "عاجل · عاجل جدا · خبر عاجل · الآن"
PINNED_WORDS = "تثبيت · مثبت · مثبتة · منشور مثبت"
# Before a zone: all times of the page are on its clocks.
ALL_TIMES = (
    "جميع الأوقات · كل الأوقات · كافة الأوقات · جميع التوقيتات · كل التوقيتات · جميع الساعات · كل الساعات · الأوقات · التوقيتات · المواعيد"
    " · جميع المواعيد · كل المواعيد · الأوقات المذكورة · جميع الأوقات المذكورة · التوقيت"
)
CREDIT_WORDS = "المصدر · المصادر · مصدر · المصدر الأصلي · source · sources"
END_WORDS = "انتهى · يتبع · النهاية · نهاية · انتهت"
# Headings and labels of what is no part of the story: links to other stories, and what readers say of it.
RELATED_WORDS = (
    "اقرأ · اقرأ أيضا · اقرأ المزيد · اقرأ كذلك · للمزيد · مزيد من الأخبار · شاهد · شاهد أيضا · انظر أيضا · طالع أيضا · تابع أيضا"
    " · قد يهمك · قد يهمك أيضا · يمكنك أيضا قراءة · مواضيع ذات صلة · موضوعات ذات صلة · أخبار ذات صلة · مقالات ذات صلة"
    " · موضوعات متعلقة · مواضيع متعلقة · أخبار متعلقة · الموضوعات المتعلقة · المواضيع المتعلقة · مواضيع ساخنة أخرى"
    " · الأكثر قراءة · الأكثر مشاهدة · أحدث الأخبار · آخر الأخبار · قصص مقترحة · قصص ذات صلة · المزيد حول هذه القصة"
    " · المزيد عن هذه القصة · المزيد حول هذا الموضوع · مقالات مقترحة · أخبار مقترحة · مواضيع مقترحة · موضوعات مقترحة"
    " · اخترنا لك · اخترنا لكم · مواضيع قد تهمك · موضوعات قد تهمك · أخبار قد تهمك · الأكثر تداولا"
)
# These stand in the middle of stories as well, with one link below them.
RELATED_INLINE = (
    "اقرأ · اقرأ أيضا · اقرأ المزيد · اقرأ كذلك · للمزيد · شاهد · شاهد أيضا · انظر أيضا · طالع أيضا · تابع أيضا · قد يهمك · قد يهمك أيضا"
    " · يمكنك أيضا قراءة · قصص مقترحة · قصص ذات صلة · المزيد حول هذه القصة · المزيد عن هذه القصة · المزيد حول هذا الموضوع"
)
# a link over a region of others, and the words where it ends
SKIP_WORDS = "تخطى · تخطي · تخط · تجاوز · انتقل · skip"
END_OF_SKIPPED = "نهاية · end"
RIGHTS_WORDS = "جميع الحقوق محفوظة · كل الحقوق محفوظة · الحقوق محفوظة · حقوق النشر محفوظة · حقوق الطبع محفوظة"
COMMENT_WORDS = (
    "التعليقات · تعليقات · تعليقات القراء · أضف تعليقا · أضف تعليق · اترك تعليقا · شارك برأيك · لا توجد تعليقات"
)

_SEVERAL = " · "


def spellings(words: str) -> list[str]:
    """Folded spellings of a list of the lexicon, each optional article both ways."""
    out = []
    for item in fold(words).text.split(_SEVERAL):
        out.append(item.replace("(ال)", "ال"))
        if "(" in item:
            out.append(item.replace("(ال)", ""))
    return out


def _entries() -> list[tuple[str, WordSense, Any]]:
    """(folded spelling, sense, value) for every spelling, by sense.

    The senses stand in the order in which they are tried: of two that fit, the more telling one first ("الثانية" with a day
    period beside it is an hour, else a number), and last those that only mean something behind another word.
    """
    lists: dict[WordSense, Mapping[Any, str]] = {
        "cue": CUES,
        "month": dict(enumerate(MONTHS, 1)),
        "hijri-month": dict(enumerate(HIJRI_MONTHS, 1)),
        "weekday": dict(enumerate(WEEKDAYS)),
        "zone": ZONES,
        "zone-word": {True: ZONE_WORDS},
        "local": {True: LOCAL_TIME},
        "place": PLACES,
        "period": PERIODS,
        "hour": dict(enumerate(HOURS, 1)),
        "minutes": MINUTES,
        "ordinal": dict(enumerate(ORDINALS, 1)),
        "days-ago": DAYS_AGO,
        "ago": {True: AGO_WORDS},
        "piece": {True: PIECES},
        "qualifier": {True: QUALIFIERS},
        "connective": {True: CONNECTIVES},
        "clock-word": {True: CLOCK_WORDS},
        "year-word": {True: YEAR_WORDS},
        "number-word": {True: NUMBER_WORDS},
        "plus": {True: PLUS_WORDS},
        "era": ERAS,
        "unit": UNITS,
        "numeral": NUMERALS,
        "season": {True: SEASONS},
        "suffix": {True: ENGLISH_ORDINALS},
        "place-title": {True: PLACE_TITLES},
    }
    return [
        (word, sense, value)
        for sense, values in lists.items()
        for value, words in values.items()
        for word in spellings(words)
    ]


SENSES = ""  # the key under which a node of the tree keeps what the words up to it mean


@cache
def tree() -> dict[str, Any]:
    """Words to senses: a tree with one level a word; at `SENSES` a dict of each sense to its value, as they are tried."""
    root: dict[str, Any] = {}
    for spelling, sense, value in _entries():
        node = root
        for word in spelling.split():
            node = node.setdefault(word, {})
        node.setdefault(SENSES, {})[sense] = value
    return root


@cache
def weekdays() -> dict[str, int]:
    """Folded names of the weekdays to their numbers; Monday is 0."""
    return {word: number for number, row in enumerate(WEEKDAYS) for word in spellings(row)}


def is_future(word: str) -> bool:
    """Whether a folded word has the letter of the future before its verb: "سيعقد", "ستنطلق"."""
    word = word.removeprefix("و")
    return word[:2] in ("سي", "ست") and len(word) > 4 and word not in word_set(NO_FUTURE)


@cache
def word_set(words: str) -> frozenset[str]:
    """Folded spellings as a set, for membership tests."""
    return frozenset(spellings(words))
