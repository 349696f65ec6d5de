"""What the Arabic words of a stamp mean, and other lists of words. Data only: no rule and no pattern.

A spelling is one item of a list, parted by " · "; "(ال)" marks an article that may be left out. Hamza, ى/ي, ة/ه, tashkeel,
tatweel and digits need no spellings of their own: `orthography.fold` makes them one. A file of data, so it is long.
Months, weekdays: CLDR for the Arab locales and counts in 188 million characters of news; Hijri months: CLDR islamic-umalqura.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from newsline.model import Period, StampKind, Unit
from newsline.stamps.orthography import fold

# What a word or phrase may mean in a stamp.
WordSense = Literal[
    "cue",
    "weekday",
    "number",
    "hour",
    "month",
    "hijri-month",
    "everyday-month",
    "zodiac",
    "zone",
    "zone-word",
    "local",
    "place",
    "of-place",
    "midday",
    "midnight",
    "day-part",
    "period",
    "night-of",
    "this",
    "hour-mark",
    "except",
    "minute-word",
    "after-hour",
    "exactly",
    "days-ago",
    "ago",
    "past",
    "piece",
    "qualifier",
    "connective",
    "clock-word",
    "year-word",
    "number-word",
    "plus",
    "era",
    "unit",
    "season",
    "suffix",
    "place-title",
]
Era = Literal["hijri", "gregorian"]
Season = Literal["winter", "summer", ""]


NumeralForm = Literal["cardinal", "ordinal", "hour", "first", "fraction"]


class Numeral(NamedTuple):
    """What a word says of a number; `joined`: و stands before it, `definite`: so does ال.

    `form`: a cardinal, an ordinal, a feminine ordinal (an hour, where it is definite), the first day of a month (غرة), or a
    fraction, in minutes of an hour. `whole`: whether it is a number without another word ("حادي" is not).
    """

    value: int
    form: NumeralForm
    joined: bool = False
    definite: bool = False
    whole: bool = True


CUES: dict[StampKind, str] = {
    "update": (
        "(ال)تحديث · تم (ال)تحديث · تم تحديث · (ال)تحيين · تم (ال)تحيين · محين · تحديثات · جرى (ال)تحديث · حدث · حدثت · محدث · تحديث وتصحيح · تحديث وتوضيح · تحديث وإضافة · تحديث وتعديل"
        " · إضافة · وحدث · وحدثت · وتم (ال)تحديث · وتم تحديثه · وتم تحديثها · تم تحديثه · تم تحديثها · جرى تحديثه · جرى تحديثها · جرى تحديث · update"
    ),
    "last-update": (
        "(ال)آخر تحديث · آخر تحيين · تاريخ (ال)تحيين · محينة · تم تحيينه · آخرتحديث · تاريخ (ال)تحديث · وقت (ال)تحديث · ساعة (ال)تحديث · توقيت (ال)تحديث · تاريخ آخر تحديث · وقت آخر تحديث · تاريخ وآخر تحديث · محدثة"
        " · (ال)تحديث الأخير · آخر التحديثات · آخر تعديل · تاريخ (ال)تعديل · وقت (ال)تعديل · تاريخ آخر تعديل · تم (ال)تعديل"
        " · تم تعديل · تعديل · تم آخر تحديث · تعديل في · عدل في · عدلت في · عدل بتاريخ · آخر تجديد"
        " · حدث آخر مرة · حدثت آخر مرة · حدث لآخر مرة · يحدث · نسخة معدلة · نسخة محدثة · النسخة المعدلة · النسخة المحدثة · عدل · عدلت · وعدل · وعدلت · وآخر تحديث · تم تعديله · تم تعديلها · عدل آخر مرة · عدلت آخر مرة · آخر مراجعة · تمت المراجعة · تاريخ ووقت (ال)تحديث · وقت وتاريخ (ال)تحديث · تاريخ ووقت آخر تحديث · آخر تحديث تم · آخر تحديث كان · last update · last updated · updated · updated on · last updated on · last modified · modified · last edited · التعديل الأخير · أحدث تحديث · mis à jour · mis à jour le · mise à jour · dernière mise à jour · dernière mise à jour le"
    ),
    "published": (
        "نشر · نشرت · (ال)نشر · تاريخ (ال)نشر · وقت (ال)نشر · ساعة (ال)نشر · تاريخ ووقت النشر · تم (ال)نشر · تم نشر · تم نشره · تم نشرها"
        " · أول نشر · نشر أول مرة · نشر لأول مرة · تاريخ (ال)إضافة · وقت (ال)إضافة · أضيف · أضيفت · تمت الإضافة · تم (ال)إضافة"
        " · أضيف في · منشور في · منشور · تاريخ (ال)إنشاء · تاريخ الخبر · تاريخ المقال · يوم النشر"
        " · حرر · حرر في · حرر بتاريخ · كتب في · كتب بتاريخ · تم نشر هذا المحتوى على · نشر هذا المحتوى على · تم نشر هذا المحتوى في"
        " · صدر · صدر في · صدر بتاريخ · حررت · حررت في · أدرج في · أدرج بتاريخ · أدرجت في · أدرجت بتاريخ · تاريخ (ال)إدراج"
        " · أرسل في · أرسل بتاريخ · أرسلت في · رفع بتاريخ · تاريخ (ال)رفع · تاريخ (ال)كتابة · زمن النشر · موعد النشر · منشورة"
        " · تمت إضافته · تمت إضافتها · نشر على الموقع · نشر على الموقع في"
        " · تاريخ (ال)تحرير · وقت (ال)تحرير · وقت وتاريخ النشر · تم إنشاءه · تم إنشاؤه · تم إنشاؤها · تم الإنشاء · أنشئ · أنشئت"
        " · publié · publié le · published · published on · published at · first published · first published on · posted · posted on"
    ),
    "original": (
        "الموضوع الأصلي · الخبر الأصلي · التقرير الأصلي · المقال الأصلي · المقالة الأصلية · النص الأصلي · القصة الأصلية"
        " · المادة الأصلية · موضوع أصلي · خبر أصلي · تقرير أصلي · مقال أصلي · نص أصلي · الموضوع الأساسي · الخبر الأساسي"
        " · النسخة الأصلية · النسخة السابقة · نسخة سابقة · الخبر السابق · نص الخبر الأصلي · نص الموضوع الأصلي · نص التقرير الأصلي · الموضوع الأصلى · الخبر الأصلى"
        " · النسخة الأولى · النسخة الأولى من الخبر · النسخة الأصلية من الخبر · النص السابق · النص السابق للخبر · الخبر كما نشر أول مرة"
        " · الخبر كما نشر أولا · الخبر كما ورد أولا · الصيغة الأولى للخبر"
    ),
    "correction": "(ال)تصحيح · (ال)تصويب · (ال)توضيح · (ال)استدراك · تم (ال)تصحيح · تم التصويب · تصويب وتوضيح · توضيح وتصويب · تصحيح وتوضيح · تصحيح واعتذار",
}
# These are everyday words as well: alone on a line, without a date, a time or a number, they say nothing of when.
WEAK_CUES = (
    "حدث · حدثت · محدثة · تعديل · تحديثات · آخر التحديثات · نشر · نشرت · النشر · تم نشر · تم تحديث · تم تعديل · أضيف · أضيفت"
    " · منشور · تم إضافة · تم الإضافة · تاريخ الخبر · تاريخ المقال · يوم النشر · آخر تجديد"
    " · إضافة · حرر · نسخة معدلة · نسخة محدثة · النسخة المعدلة · النسخة المحدثة · عدل · عدلت · وعدل · وعدلت · وحدث · وحدثت · النسخة السابقة · نسخة سابقة · الخبر السابق · يحدث"
    " · حدث آخر مرة · حدثت آخر مرة · صدر · صدر في · صدر بتاريخ · حررت · تم إنشاءه · تم إنشاؤه · تم إنشاؤها · تم الإنشاء · أنشئ · أنشئت · جرى تحديث · publié"
    " · update · updated · last update · last updated · modified · last modified · last edited · posted · أحدث تحديث · mis à jour · mise à jour · dernière mise à jour"
    " · تم تعديله · تم تعديلها · عدل آخر مرة · عدلت آخر مرة · آخر مراجعة · تمت المراجعة"
)
# So is what heads a former version, unless it stands below an update and over a paragraph.
FORMER_VERSIONS = (
    "النسخة السابقة · نسخة سابقة · النسخة القديمة · الخبر السابق · الخبر القديم · النص القديم · أصل الخبر · أصل الموضوع"
    " · الخبر قبل التحديث · النص قبل التحديث · قبل التحديث"
)
# What these head was added below.
ADDITION_CUES = "إضافة"
# In the head of a page these date the whole of it.
PAGE_CUES = "محدث · محدثة · محين · محينة · يحدث"
# These say "it happened", "it came out" as well: beside a time ago, a weekday or a year alone they are prose, and what came out
# needs a day.
HAPPENED_CUES = "حدث · حدثت · وحدث · وحدثت · عدل · عدلت · وعدل · وعدلت"
HAPPENS_CUES = "يحدث"  # without its vowels never a cue
ISSUED_CUES = "صدر · صدر في · صدر بتاريخ · تم إنشاءه · تم إنشاؤه · تم إنشاؤها · تم الإنشاء · أنشئ · أنشئت"
# What a cue may name as the thing that was updated: the piece itself, never its subject.
PIECES = (
    "(ال)خبر · (ال)مقال · (ال)مقالة · (ال)موضوع · (ال)تقرير · (ال)قصة · (ال)مادة · (ال)نص · (ال)صفحة · (ال)تغطية"
    " · للخبر · على الخبر · على المقال · على التقرير · على الموضوع · للمقال · للموضوع · للتقرير · للقصة · للمادة · للصفحة · هذا الخبر · هذا المقال · هذه المقالة · هذا التقرير · هذه القصة · هذه المادة"
    " · هذه الصفحة · هذا الموضوع · لهذا الخبر · لهذه القصة · لهذا التقرير · لهذه الصفحة"
)
QUALIFIERS = "آخر مرة · لآخر مرة · للمرة الأخيرة · جديد · عاجل · هام · مهم · إضافي · لاحق · أخير · (ال)أخيرة · الأخير · وأخير · والأخير · وأخيرا · وأخيرة · والأخيرة · مستمر · أول بأول · مباشر · خاص · ثان جديد"
# Beside a cue without a date, a time or a number these make a headline of it: "a special update", "refresh the page".
HEADLINE_QUALIFIERS = "مستمر · مباشر · خاص · أول بأول · الصفحة · للصفحة · الوقت · الساعة"
CONNECTIVES = (
    "في · الساعة في · عند · عند تمام · بتاريخ · تاريخ · يوم · نهار · من · حتى · لغاية · لـ · ل · ال · على · و · بتمام · تمام · في تمام"
    " · حوالي · نحو · التوقيت · في حدود · الموافق · الموافق ل · الموافقة · والموافق · وافق · الموافق في · شهر · من شهر · وذلك · كان · ذلك"
    " · إلى · أي · ما يعادل · مؤرخ · توقيت النشر · التاريخ · ميلادي · ميلادية · للميلاد · ليوم · at · on · le · à"
)
CLOCK_WORDS = "الساعة · ساعة · بالساعة · للساعة · والساعة · الوقت · والوقت"
YEAR_WORDS = "عام · سنة · لعام · لسنة · من عام · من سنة · في عام · العام"
NUMBER_WORDS = "رقم · نمرة · عدد"
ENGLISH_ORDINALS = "st · nd · rd · th"

MONTHS = (
    "يناير · كانون (ال)ثاني · كانون ثان · كانون 2 · جانفي · ك 2 · أي النار · janvier · january · jan",
    "فبراير · février · fevrier · فيبراير · شباط · فيفري · فيفرى · النوار · february · feb",
    "مارس · آذار · مارش · الربيع · mars · march · mar",
    "أبريل · نيسان · أفريل · الطير · avril · april · apr",
    "مايو · أيار · ماي · مايس · الماء · mai · may",
    "يونيو · يونيه · حزيران · جوان · الصيف · juin · june · jun",
    "يوليو · يوليه · تموز · جويلية · جويليا · يوليوز · ناصر · juillet · july · jul",
    "أغسطس · آب · أوت · غشت · أغشت · اوغسطس · هانيبال · août · aout · august · aug",
    "سبتمبر · سيبتمبر · أيلول · شتنبر · شتمبر · الفاتح · septembre · september · sept · sep",
    "أكتوبر · أوكتوبر · تشرين (ال)أول · تشرين 1 · ت 1 · التمور · octobre · october · oct",
    "نوفمبر · تشرين (ال)ثاني · تشرين ثان · تشرين 2 · نونبر · نوامبر · ت 2 · الحرث · novembre · november · nov",
    "ديسمبر · دسمبر · كانون (ال)أول · كانون 1 · دجنبر · دجمبر · دیسمبر · ك 1 · الكانون · décembre · decembre · december · dec",
)
# Months only with the number of a day beside them; the names that Libya had until 2011 are everyday words, and need a year too.
EVERYDAY_MONTHS = {
    "day": "ك 2 · ك 1 · ت 1 · ت 2",
    "year": "أي النار · النوار · الربيع · الطير · الماء · الصيف · ناصر · هانيبال · الفاتح · التمور · الحرث · الكانون",
}
HIJRI_MONTHS = (
    "(ال)محرم · محرم الحرام",
    "صفر · صفر الخير",
    "ربيع (ال)أول · ربيع 1",
    "ربيع (ال)آخر · ربيع (ال)ثاني · ربيع ثان · ربيع 2",
    "جمادى (ال)أولى · جمادى (ال)أول · جماد (ال)أول · جماد (ال)أولى · جمادة (ال)أولى · جمادة (ال)أول · جمادى 1",
    "جمادى (ال)آخرة · جمادى (ال)آخر · جمادى (ال)ثانية · جمادى (ال)ثاني · جماد (ال)ثاني · جماد (ال)آخر · جماد الثانية · جمادة (ال)آخرة · جمادة (ال)ثانية · جمادة (ال)ثاني · جمادى 2",
    "رجب · رجب الفرد · رجب الحرام",
    "شعبان · شعبان المعظم",
    "رمضان · رمضان المبارك",
    "شوال · شوال المكرم",
    "ذو القعدة · ذي القعدة · ذا القعدة · ذوالقعدة · ذيالقعدة · ذو القعدة الحرام",
    "ذو الحجة · ذي الحجة · ذا الحجة · ذوالحجة · ذيالحجة · ذو الحجة الحرام",
)
# A third calendar, of which nothing is taken ("- 7 برج القوس").
ZODIAC = (
    "برج الحمل · برج الثور · برج الجوزاء · برج السرطان · برج الأسد · برج السنبلة · برج العذراء · برج الميزان · برج العقرب · برج القوس"
    " · برج الجدي · برج الدلو · برج الحوت"
)
WEEKDAYS = (
    "الاثنين · الإثنين · الاتنين · إثنين · الأثنين · الثنين · lundi · monday · mon",
    "الثلاثاء · ثلاثاء · الثلثاء · التلات · mardi · tuesday · tue",
    "الأربعاء · أربعاء · الأربع · mercredi · wednesday · wed",
    "الخميس · خميس · jeudi · thursday · thu",
    "الجمعة · جمعة · vendredi · friday · fri",
    "السبت · سبت · samedi · saturday · sat",
    "الأحد · أحد · الحد · dimanche · sunday · sun",
)
# Where a weekday in prose stands for another thing or another week, it is not the bare day of the news.
WEEKDAY_NOT_BARE_AFTER = "والعشرين · والعشرون · والثلاثين · والثلاثون · والأربعين · والأربعون · والخمسين · والخمسون · الدامية · السوداء · المقبل · المقبلة · القادم · القادمة · التالي · التالية · الآتي · الماضي · الماضية · الفائت · السابق · الأسبق · المنصرم · قبل الماضي · الأسود · الدامي · معا · عشر · منهم · منهما · الأحمر"
# A verb of what is to come before a weekday: it is that of the event.
WEEKDAY_OF_EVENT = "يقيم · تقيم · يقام · تقام · تنطلق · ينطلق · يستضيف · تستضيف · يعقد · تعقد · يبدأ · تبدأ · سيعقد · ستعقد · ستقام · سيقام · ستنطلق · سينطلق · المقرر · يفتتح · تفتتح · ينظم · تنظم · تستأنف · يستأنف · تستكمل · يستكمل · يلتقي · تلتقي · موعد · موعدا · يجتمع · تجتمع · المتوقع · المنتظر · ينتظر · المرتقب · يغلق · تغلق · القادم · القادمة · المقبل · المقبلة"
# Words that no place and no agency of a dateline has: directly before its date, and anywhere before it.
NO_DATELINE_BEFORE_DATE = "في · منذ · حتى · بعد · قبل · إلى · من · يوم · عن · بتاريخ · عام · خلال · حول"
NO_DATELINE_WORDS = (
    "التي · الذي · الذين · كان · كانت · ذكرى · الذكرى · بدأ · بدأت · أن · إن · هذا · هذه · انفجار · حرب · معركة · ثورة"
)
# Agencies whose name ends a dateline, where no dash does.
AGENCIES = "واس · وفا · وام · كونا · قنا · بنا · سونا · سانا · واج · وأج · واع · وات · ومع · بترا · وال · رويترز · الأناضول · أ ف ب · د ب أ"
# With "قد" before the weekday, what is told is what was before the news.
BACKGROUND_WORDS = "كان · كانت · وكان · وكانت · كانوا · وكانوا"
# "The four" as well as a short form of Wednesday: no evidence of a day.
WEEKDAY_ALSO_NUMBER = "الأربع"
WEEKDAY_NOT_BARE_BEFORE = (
    "إلى · من · حزب · صلاة · خطبة · كل · أيام · سوق · حتى · بعد · قبل · غدا · غد · ليوم · منذ · صحيفة · ملعب"
    " · شارع · مخيم · قرية · بلدة · وادي · حي · ساحة · ميدان · جامع · مسجد · إذاعة · جريدة · مجلة · قناة · نادي"
)

# `state.hour24` says what hour each makes of the one beside it.
PERIODS: dict[Period, str] = {
    "am": (
        "ص · صباحا · صباح · الصباح · صبحا · الصبح · سحرا · ق ظ · قبل الظهر · قبل ظهر · قبيل الظهر · قبل الزوال · ضحى · الضحى · فجرا · فجر · الفجر"
        " · بعد منتصف الليل · من صباح · من فجر · في الصباح · am · a m"
    ),
    "pm": (
        "م · مساء · مساءا · مسائا · المساء · ب ظ · بعد الظهر · بعد ظهر · من بعد الظهر · من بعد ظهر · بعد الزوال · بعد زوال · عصرا · عصر · العصر"
        " · مغربا · عشاء · من مساء · من عصر · في المساء · قبل منتصف الليل · pm · p m"
    ),
    "noon": (
        "ظ · ظهرا · ظهر · الظهر · زوالا · زوال · الزوال · من ظهر · عند الظهر · الظهيرة · ظهيرة · وقت الظهيرة · وقت الظهر · في الظهيرة"
    ),
    "night": "ليلا · ليل · الليل · من ليل · في الليل",
}
# Right before a clock time, with neither cue nor date, these are prayers: "الظهر 12:20" is a line of their timetable.
PRAYERS = "الفجر · الصبح · الضحى · الظهر · العصر"
# ص, م and ظ are letters of a list, an era or an abbreviation as well: a day period only right after a clock time.
LETTER_PERIODS = "ص · م · ظ"

# Words of numbers, each with and without و and ال before it. Gender and case are often wrong, so no rule looks at them.
CARDINALS = {
    1: "واحد",
    2: "اثنان · اثنين · اثنتان · اثنتين · ثنتين",
    3: "ثلاث · ثلاثة",
    4: "أربع · أربعة",
    5: "خمس · خمسة · خمسا",
    6: "ست · ستة",
    7: "سبع · سبعة · سبعا",
    8: "ثمان · ثماني · ثمانية · ثمانيا",
    9: "تسع · تسعة · تسعا",
    10: "عشر · عشرة · عشرا",
    11: "أحد عشر · أحد عشرة",
    20: "عشرون · عشرين",
    30: "ثلاثون · ثلاثين",
    40: "أربعون · أربعين",
    50: "خمسون · خمسين",
    60: "ستون · ستين",
    70: "سبعون · سبعين",
    80: "ثمانون · ثمانين",
    90: "تسعون · تسعين",
    100: "مائة · مئة · ماية",
    200: "مائتان · مائتين · مئتان · مئتين",
    300: "ثلاثمائة · ثلاثمئة",
    400: "أربعمائة · أربعمئة",
    500: "خمسمائة · خمسمئة",
    600: "ستمائة · ستمئة",
    700: "سبعمائة · سبعمئة",
    800: "ثمانمائة · ثمانمئة · ثمانيمائة",
    900: "تسعمائة · تسعمئة",
    1000: "ألف",
    2000: "ألفان · ألفين · ألفي",
}
ORDINALS = {
    1: "أول · أولى",
    2: "ثان · ثاني",
    3: "ثالث",
    4: "رابع",
    5: "خامس",
    6: "سادس",
    7: "سابع",
    8: "ثامن",
    9: "تاسع",
    10: "عاشر",
}
HOURS = {
    1: "واحدة",
    2: "ثانية",
    3: "ثالثة",
    4: "رابعة",
    5: "خامسة",
    6: "سادسة",
    7: "سابعة",
    8: "ثامنة",
    9: "تاسعة",
    10: "عاشرة",
}
# Numbers only before another word ("الحادي عشر", "اثنتا عشرة", "إحدى وعشرين").
HALF_NUMBERS: dict[tuple[NumeralForm, int], str] = {
    ("ordinal", 1): "حادي",
    ("hour", 1): "حادية",
    ("cardinal", 1): "إحدى",
    ("cardinal", 2): "اثنا · اثني · اثنتا · اثنتي",
}
# The first day of a month, which must stand behind it.
FIRST_DAYS = "غرة · فاتح · أول أيام"
ON_DAY_WORDS = "يوم · في · في يوم · بتاريخ"  # before the day of a month
OF_MONTHS = "من · شهر · من شهر · لشهر"  # between an ordinal and its month
RANGE_WORDS = "إلى · و"  # between two numbers, of which neither is that of an update
THIS_WORDS = "هذا · هذا يوم"  # before a weekday
FRACTIONS = {
    30: "نصف · نص",
    15: "ربع · ربعا",
    20: "ثلث · ثلثا",
    40: "ثلثين · ثلثان",
    45: "ثلاثة أرباع · ثلاث أرباع",
}
EXCEPT_WORDS = "إلا"
MINUTE_WORDS = "والدقيقة"  # before an ordinal ("الثامنة والدقيقة الخامسة")
EXACTLY_WORDS = "تماما · تمام · بالضبط"
AT_HOUR_WORDS = "عند · عند تمام · بتمام · في تمام"  # a number alone behind them is an hour
BEFORE_HOUR_WORDS = "قبل · إلى · حتى"
AFTER_HOUR_WORDS = "بعد"
MIDDAY_WORDS = "منتصف النهار"
MIDNIGHT_WORDS = "منتصف الليل · منتصف ليل"  # of which day, they do not say
# Signs of hours and minutes: 18سا45د
HOUR_MARKS = "سا · h"
MINUTE_MARK = "د"
UNIT_LETTERS = "س · د · ث"  # units of a time ago only behind "ago": "قبل 3 س"
DAYS_AGO = {
    0: "اليوم · هذا اليوم · الآن · قبل قليل · منذ قليل · قبل لحظات · منذ لحظات · قبل ثوان · منذ ثوان · منذ ثواني · قبل دقائق · منذ دقائق · للتو · يومه",
    1: "أمس · الأمس · بالأمس · يوم أمس · البارحة · البارح",
    2: "أول أمس · أول من أمس · أول من البارحة · أول البارحة · أول البارح · البارحة الأولى · أمس الأول · قبل أمس · أمس أول · قبل يوم أمس",
}
# Days, with the part of the day that they say: how many days ago, and the period.
DAY_PARTS: dict[tuple[int, Period], str] = {
    (0, "am"): "هذا الصباح",
    (0, "pm"): "هذا المساء",
    (0, "night"): "الليلة · هذه الليلة",
    (1, "night"): "ليلة أمس · الليلة الماضية · ليل أمس",
}
# "The night of Friday" may be the one before it.
NIGHT_OF = "ليلة"
AGO_WORDS = "قبل · منذ · من قبل · مضى على · مضت · قبل نحو · منذ نحو · قبل حوالي · منذ حوالي · قبل قرابة · منذ قرابة"
# Of the day of reading as "today" is, but the name of no day: over a post, among others that say how long ago.
MOMENT_WORDS = "الآن · قبل قليل · منذ قليل · قبل لحظات · منذ لحظات · قبل ثوان · منذ ثوان · منذ ثواني · قبل دقائق · منذ دقائق · للتو"
PAST_WORDS = "مضت · خلت · ago"  # behind what they say is past ("3 أيام مضت")
# (unit, how many the word itself says; None: a number must stand before it, -7: so many sevens)
UNITS: dict[tuple[Unit, int | None], str] = {
    ("second", 1): "ثانية · ث",
    ("second", 2): "ثانيتين",
    ("second", None): "ثوان · ثواني · second · seconds",
    ("minute", 1): "دقيقة · دقيقة واحدة · د · دق",
    ("minute", 2): "دقيقتين · دقيقتان",
    ("minute", None): "دقائق · minute · minutes · min · mins",
    ("minute", 30): "نصف ساعة",
    ("minute", 15): "ربع ساعة",
    ("minute", 20): "ثلث ساعة",
    ("minute", 40): "ثلثي ساعة",
    ("minute", 45): "ثلاثة أرباع ساعة · ثلاثة أرباع الساعة",
    ("hour", 1): "ساعة · ساعة واحدة · س",
    ("hour", 2): "ساعتين · ساعتان",
    ("hour", None): "ساعات · hour · hours",
    ("day", 1): "يوم · يوما · يوم واحد",
    ("day", 2): "يومين · يومان",
    ("day", None): "أيام · day · days",
    ("day", 7): "أسبوع · أسبوع واحد",
    ("day", 14): "أسبوعين · أسبوعان",
    ("day", -7): "أسابيع",
    ("month", 1): "شهر · شهرا",
    ("month", 2): "شهرين",
    ("month", None): "أشهر · شهور",
    ("year", 1): "سنة · عام · عاما",
    ("year", 2): "سنتين · عامين",
    ("year", None): "سنوات · أعوام",
}
ERAS: dict[Era, str] = {
    "hijri": "ه · هج · هجري · هجرية · للهجرة",
    "gregorian": "م · ميلادي · ميلادية · للميلاد · مسيحي · ad",
}

ZONE_WORDS = (
    "بتوقيت · بالتوقيت · توقيت · التوقيت · حسب توقيت · بحسب توقيت · وفق توقيت · وفقا لتوقيت · حسب التوقيت · بحسب التوقيت · وفق التوقيت"
    " · لتوقيت · بتوقيات"
)
PLACE_TITLES = (
    "مدينة · العاصمة · دولة · جمهورية · إمارة · محافظة · إقليم · لمدينة · للعاصمة · لدولة · لجمهورية · لإمارة · لمحافظة · لإقليم · بمدينة"
    " · العاصمة اللبنانية · العاصمة السعودية · العاصمة المصرية · العاصمة السورية · العاصمة العراقية · العاصمة اليمنية · العاصمة الليبية"
    " · العاصمة التونسية · العاصمة الجزائرية · العاصمة المغربية · العاصمة السودانية · العاصمة القطرية · العاصمة الإماراتية · العاصمة العمانية"
    " · العاصمة الموريتانية · العاصمة التركية · العاصمة الإيرانية · العاصمة الروسية · العاصمة البريطانية · العاصمة الفرنسية · العاصمة الألمانية"
    " · العاصمة الأمريكية"
)
SEASONS: dict[Season, str] = {
    "summer": "الصيفي · الصيفية",
    "winter": "الشتوي · الشتوية",
    "": "الموحد · المحلي · الرسمي · time · local time",
}
# The clocks that a season word names, whatever the zone's own calendar says of the day: in winter, in summer.
SEASON_OFFSETS = {
    "Asia/Baghdad": ("+03:00", "+04:00"),
    "Asia/Amman": ("+02:00", "+03:00"),
    "Asia/Damascus": ("+02:00", "+03:00"),
    "Asia/Beirut": ("+02:00", "+03:00"),
    "Asia/Jerusalem": ("+02:00", "+03:00"),
    "Asia/Gaza": ("+02:00", "+03:00"),
    "Asia/Hebron": ("+02:00", "+03:00"),
    "Africa/Cairo": ("+02:00", "+03:00"),
    "Africa/Tunis": ("+01:00", "+02:00"),
    "Africa/Casablanca": ("+00:00", "+01:00"),
    "Europe/Istanbul": ("+02:00", "+03:00"),
    "Asia/Tehran": ("+03:30", "+04:30"),
    "Europe/Moscow": ("+03:00", "+04:00"),
    "Europe/London": ("+00:00", "+01:00"),
    "Europe/Paris": ("+01:00", "+02:00"),
    "Europe/Berlin": ("+01:00", "+02:00"),
    "Europe/Brussels": ("+01:00", "+02:00"),
    "Europe/Amsterdam": ("+01:00", "+02:00"),
    "Europe/Vienna": ("+01:00", "+02:00"),
    "Europe/Zurich": ("+01:00", "+02:00"),
    "Europe/Madrid": ("+01:00", "+02:00"),
    "Europe/Rome": ("+01:00", "+02:00"),
    "Europe/Athens": ("+02:00", "+03:00"),
    "Europe/Kyiv": ("+02:00", "+03:00"),
    "America/New_York": ("-05:00", "-04:00"),
    "America/Los_Angeles": ("-08:00", "-07:00"),
}
LOCAL_TIME = "محلي · المحلي · المحلية · بالتوقيت المحلي · بالتوقيت المحلى · التوقيت المحلي · local · local time"
PLUS_WORDS = "زائد"
# Abbreviations and names that are a zone wherever they stand.
ZONES = {
    "UTC": (
        "ت غ · تغ · غرينتش · جرينتش · غرينيتش · جرينيتش · غرنتش · جرنتش · غرنيتش · جرنيتش · كرينتش · كرينيتش · غرينتيش · جرينتيش · قرينتش"
        " · گرينتش · گرينيتش · غرينتش العالمي · غرينيتش العالمي · جرينتش العالمي · العالمي · العالمي المنسق · العالمي الموحد · الدولي"
        " · gmt · utc · g m t · u t c · ut · z · غ · coordinated universal time · greenwich mean time"
    ),
    "Asia/Riyadh": "ت م · تم مكة · ksa · ast · sa",
    "Asia/Dubai": "gst · uae · gulf standard time",
    "Africa/Cairo": "clt",
    "America/New_York": "et",
    "Europe/Istanbul": "trt",
    "Europe/Moscow": "msk",
    "+01:00": "cet · bst · wat · west · central european standard time",
    "+02:00": "eet · cest · cat · sast · eastern european standard time · central european summer time · egypt standard time",
    "+03:00": "eest · eat · idt · arabian standard time · arabia standard time · arab standard time · eastern european summer time",
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
    "Asia/Dubai": "الإمارات · الخليج · الإمارات العربية المتحدة · أبوظبي · أبو ظبي · ابوظبى · دبي · الشارقة · الإماراتي · abu dhabi · dubai",
    "Asia/Muscat": "مسقط · سلطنة عمان · العماني · oman",
    "Asia/Qatar": "الدوحة · قطر · القطري · doha",
    "Asia/Kuwait": "الكويت · الكويتي",
    "Asia/Bahrain": "المنامة · البحرين · البحريني",
    "Asia/Aden": "صنعاء · اليمن · عدن · اليمني",
    "Asia/Baghdad": "بغداد · العراق · أربيل · البصرة · العراقي · كردستان · كوردستان · السليمانية · baghdad",
    "Asia/Amman": "الأردن · العاصمة الأردنية · الأردني · amman",
    "Asia/Damascus": "دمشق · سوريا · سورية · حلب · السوري · damascus",
    "Asia/Beirut": "بيروت · لبنان · اللبناني · beirut",
    "Asia/Jerusalem": "القدس · القدس المحتلة · إسرائيل · تل أبيب · jerusalem",
    "Asia/Gaza": "غزة · فلسطين · الفلسطيني",
    "Asia/Hebron": "رام الله · الخليل · الضفة الغربية",
    "Africa/Cairo": "القاهرة · مصر · الإسكندرية · المصري · cairo",
    "Africa/Khartoum": "الخرطوم · السودان · السوداني",
    "Africa/Juba": "جوبا · جنوب السودان",
    "Africa/Tripoli": "ليبيا · طرابلس · طرابلس الغرب · بنغازي · الليبي",
    "Africa/Tunis": "تونس · التونسي · تونس العاصمة · tunis",
    "Africa/Algiers": "الجزائر · الجزائري · الجزائر العاصمة · وهران",
    "Africa/Casablanca": "المغرب · الرباط · الدار البيضاء · مراكش · المغربي",
    "Africa/El_Aaiun": "العيون",
    "Africa/Nouakchott": "نواكشوط · موريتانيا · الموريتاني",
    "Africa/Mogadishu": "مقديشو · الصومال",
    "Africa/Djibouti": "جيبوتي",
    "Europe/Istanbul": "تركيا · إسطنبول · أنقرة · التركي",
    "Asia/Tehran": "طهران · إيران · الإيراني",
    "Europe/Moscow": "موسكو · روسيا · الروسي",
    "Europe/London": "لندن · بريطانيا · البريطاني · london",
    "Europe/Paris": "باريس · فرنسا · الفرنسي · paris",
    "Europe/Berlin": "برلين · ألمانيا · الألماني · وسط أوروبا · أوروبا الوسطى",
    "Europe/Brussels": "بروكسل · بلجيكا",
    "Europe/Amsterdam": "هولندا · أمستردام · لاهاي",
    "Europe/Vienna": "النمسا · فيينا",
    "Europe/Zurich": "سويسرا · جنيف · زيورخ · برن · السويسري",
    "Europe/Madrid": "مدريد · إسبانيا",
    "Europe/Rome": "روما · إيطاليا",
    "Europe/Athens": "أثينا · اليونان · شرق أوروبا · أوروبا الشرقية",
    "+03:00": "العربي",
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
    "Asia/Kolkata": "نيودلهي · الهند · دلهي · مومباي",
    "Africa/Addis_Ababa": "أديس أبابا · أثيوبيا · إثيوبيا",
    "Africa/Asmara": "أسمرة · إريتريا",
    "Africa/Nairobi": "نيروبي · كينيا",
    "Africa/Ndjamena": "نجامينا · إنجامينا · تشاد",
    "Africa/Dakar": "داكار · دكار · السنغال",
    "Africa/Lagos": "لاغوس · أبوجا · نيجيريا",
    "Africa/Johannesburg": "جوهانسبرغ · جنوب أفريقيا",
    "Indian/Comoro": "موروني · جزر القمر",
    "Asia/Nicosia": "نيقوسيا · قبرص",
    "Europe/Stockholm": "ستوكهولم · السويد",
    "Europe/Oslo": "أوسلو · النرويج",
    "Europe/Copenhagen": "كوبنهاغن · الدنمارك",
    "Europe/Lisbon": "لشبونة · البرتغال",
    "Asia/Kuala_Lumpur": "كوالالمبور · كوالا لمبور · ماليزيا",
    "Asia/Jakarta": "جاكرتا",
    "Asia/Singapore": "سنغافورة",
    "Asia/Manila": "مانيلا · الفلبين",
    "Asia/Hong_Kong": "هونغ كونغ",
    "Asia/Tashkent": "طشقند · أوزبكستان",
    "Asia/Baku": "باكو · أذربيجان",
    "Asia/Yerevan": "يريفان · أرمينيا",
    "Asia/Tbilisi": "تبليسي · جورجيا",
    "Australia/Sydney": "سيدني · ملبورن",
    "America/Toronto": "تورنتو · مونتريال · أوتاوا",
    "America/Chicago": "شيكاغو · هيوستن",
    "America/Caracas": "كاراكاس · فنزويلا",
    "America/Sao_Paulo": "برازيليا · ساو باولو · ريو دي جانيرو",
    "America/Argentina/Buenos_Aires": "بوينس آيرس · بوينس أيرس · الأرجنتين",
    "": "عمان",
}
# A part of the day as well ("7:10 المغرب"): a zone only in brackets or behind بتوقيت.
PLACES_AND_PERIODS = "المغرب"
# By zone: another zone whose clocks a name of a place means where the two differ.
CONTESTED_PLACES = {"Asia/Jerusalem": ("Asia/Hebron", "القدس المحتلة · للقدس المحتلة")}
OF_PLACES = "في · ل"  # between the local time and its place
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
    " · امتحانات · وصفة · طريقة عمل · طريقة إعداد · طريقة خبز · المقادير · ماذا تشاهد · إمساكية · خريطة البث · × · سباق الماراثون · كرة الطائرة · كرة اليد · الأشواط · ماراثون · الماراثون · أرقام قياسية · بودكاست · الحلقة الكاملة"
    " · مباريات اليوم · مباريات الجولة · مباريات الأسبوع · مباريات الدور"
    " · هكذا جرت · كما ورد في · كما وردت في · كما جاء في · كما رواها · كما يرويها"
)
# Above positions in a film.
VIDEO_WORDS = "فيديو · الفيديو · بالفيديو · مقطع · المقطع · بودكاست · الحلقة"
# Before such a word in a headline: it is what the news is about.
TIMETABLE_NOT_AFTER = "على · حول · بسبب · ضد · عن · بشأن · من · رفض · وسط"
# Verbs of what is to come: a row that opens with one announces, and does not report.
COMING_WORDS = (
    "يعود · تعود · يتوقف · تتوقف · يستمر · تستمر · يتواصل · تتواصل · يستأنف · تستأنف · يقلع · تقلع · يهبط · تهبط · يرسو · ترسو · يتجه · تتجه"
    " · يفتح · تفتح · يعمل · تعمل · يشارك · تشارك · يدير · تدير · يجري · تجري · يوقع · توقع · يعزف · تعزف · يحاضر · تحاضر · يناقش · تناقش · يتحدث · تتحدث · يستمع · تستمع · ينطلق · تنطلق · يبدأ · تبدأ · يفتتح · تفتتح · يعقد · تعقد · يقام · تقام · يقيم · تقيم · يستقبل · تستقبل · يلقي · تلقي · يصل · تصل · يغادر"
    " · تغادر · يغلق · تغلق · يستضيف · تستضيف · ينظم · تنظم · يلتقي · تلتقي · يواجه · تواجه · يعرض · تعرض · يختتم · تختتم · يشهد · تشهد"
    " · يجتمع · تجتمع · يزور · تزور · يقدم · تقدم · يطلق · تطلق · يتوجه · تتوجه · يحتفل · تحتفل · يخوض · تخوض · يحيي · تحيي · يدشن · تدشن"
)
# So do the steps of a recipe.
STEP_WORDS = (
    "ضع · ضعي · نضع · أضف · أضيفي · نضيف · اخلط · اخلطي · نخلط · قطعي · نقطع · غط · غطي · نغطي · اترك · اتركي · نترك · اسكب · اسكبي · نسكب"
    " · سخني · نسخن · قدمي · اخبز · اخبزي · نخبز · اعجن · اعجني · نعجن · أدخلي · اغسل · اغسلي · نغسل"
)
# What a row of a timetable opens with: a thing that is on at its hour, or leaves then.
SCHEDULED_WORDS = (
    "مسلسل · فيلم · برنامج · نشرة · حلقة · الحلقة · رحلة · الرحلة · قطار · القطار · حافلة · الحافلة · باص · عبارة · العبارة"
    " · محاضرة · ورشة · ندوة · استراحة · حفل · مسرحية · أمسية · حصة · مادة · عيادة"
)
# They begin as verbs of the future do.
NO_FUTURE = (
    "سيارة · سيارات · سيارته · سيارتها · سياسة · سياسات · سياسي · سياسية · سياسيا · سياسيون · سياسيين · سياسته · سياستها · سياق · سياحة · سياحي"
    " · سياحية · سيادة · سيادية · سياج · سيناء · سينما · سيدات · سيدتي · سيطرة · سيطرت · سيطروا · سيرته · سيرتها · سيران · سيلان · سيول · سيوف"
    " · ستمئة · ستمائة · ستين · ستون · ستار · ستارة · ستائر · ستوديو · ستاد · ستوكهولم · ستراسبورغ · ستيفن"
)
# Before a day, in a line that heads what happened on it.
DAY_HEADING_WORDS = (
    "أحداث · وقائع · تطورات · آخر تطورات · أبرز تطورات · مستجدات · آخر مستجدات · أخبار · أهم أخبار · أبرز أحداث · أهم أحداث · متابعات · متابعة"
    " · تغطية · حصاد · يوميات · حصيلة · مجريات · ملخص"
)
# These head the updates of a day, where they stand over posts of it.
DAY_HEADING_CUES = "تحديثات"
URGENT_WORDS = "عاجل · عاجل جدا · خبر عاجل · الآن"
PINNED_WORDS = (
    "تثبيت · مثبت · مثبتة · مثبتا · المثبت · منشور مثبت · المنشور المثبت · خبر مثبت · الخبر المثبت · تدوينة مثبتة · مشاركة مثبتة"
    " · تم التثبيت · تم تثبيته · pinned · pinned post"
)
# Before a time in a live blog, as "عاجل" is; behind it they are of the text ("14:05 مباشر من القاعة").
LIVE_TAGS = "بث حي · البث الحي · بث مباشر · البث المباشر · تغطية حية · تغطية مباشرة · نقل مباشر · مباشر · جديد · live"
# In the place of those, and they say nothing of what the line is.
POST_TAGS = (
    "متابعة · متابعات · هام · مهم · خاص · حصري · فيديو · بالفيديو · شاهد بالفيديو · صور · بالصور · صورة · بالصورة · صوت · بالصوت"
    " · تطور · تطور جديد · مستجد · مستجدات · تحليل · رأي · video · photo"
)
# How often a post was read, behind a number.
VIEW_WORDS = (
    "مشاهدة · مشاهدات · ألف مشاهدة · مليون مشاهدة · قراءة · قراءات · زيارة · زيارات · قارئ · views · view · reads"
)
# Before a zone: all times of the page are on its clocks.
ALL_TIMES = (
    "جميع الأوقات · كل الأوقات · كافة الأوقات · جميع التوقيتات · كل التوقيتات · جميع الساعات · كل الساعات · الأوقات · التوقيتات · المواعيد"
    " · جميع المواعيد · كل المواعيد · الأوقات المذكورة · جميع الأوقات المذكورة · التوقيت"
    " · تسلسل الأحداث · التسلسل الزمني · التسلسل الزمني للأحداث"
)
# Between those words and the zone.
OF_NOTES = "كلها · جميعها · أدناه · أعلاه · هنا · هو · هي · المعتمد · المعتمدة · المستخدم · المستخدمة · المذكورة · الواردة · المنشورة · المعلنة"
NOTE_WORDS = "ملاحظة · ملحوظة · تنويه · تنبيه"
# With a dash before the name of an author, over the text of a post.
WROTE_WORDS = "كتب · كتبت · متابعة · تصوير · بقلم · تقرير · تغطية"
# Before the name of an author, behind which a page may have its date.
BYLINE_WORDS = (
    "بواسطة · تم النشر بواسطة · نشر بواسطة · نشرت بواسطة · أضيف بواسطة · بقلم · كتبه · كتبها"
    " · by · posted by · published by · written by"
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
    " · اخترنا لك · اخترنا لكم · مواضيع قد تهمك · موضوعات قد تهمك · أخبار قد تهمك · الأكثر تداولا · المزيد من الأخبار"
    " · فيديو ذو صلة · فيديوهات ذات صلة · فيديوهات متعلقة · محتوى ذو صلة · ذات صلة · قد يعجبك أيضا · أخبار قد تعجبك · مقالات قد تعجبك"
    " · الخبر التالي · الخبر السابق · المقال التالي · المقال السابق · أهم الأخبار · عن الكاتب · نبذة عن الكاتب · حول الكاتب"
    " · مواضيع مشابهة · موضوعات مشابهة · مقالات مشابهة · أخبار مشابهة · مواضيع أخرى · موضوعات أخرى · مقالات أخرى · مقالات متعلقة"
    " · منشورات ذات صلة · تدوينات ذات صلة · تقارير ذات صلة · مقالات قد تهمك · من نفس القسم · المزيد من نفس القسم · الأكثر تعليقا"
)
# These stand in the middle of stories as well, with one link below them.
RELATED_INLINE = (
    "اقرأ · اقرأ أيضا · اقرأ المزيد · اقرأ كذلك · للمزيد · شاهد · شاهد أيضا · انظر أيضا · طالع أيضا · تابع أيضا · قد يهمك · قد يهمك أيضا"
    " · يمكنك أيضا قراءة · قصص مقترحة · قصص ذات صلة · المزيد حول هذه القصة · المزيد عن هذه القصة · المزيد حول هذا الموضوع"
)
# Over a list of other stories' times and headlines that stands above the story.
LIST_WORDS = (
    "آخر الأخبار · أحدث الأخبار · أهم الأخبار · أبرز الأخبار · آخر الأنباء · أهم الأنباء · أبرز الأنباء · أحدث الأنباء · الأخبار العاجلة · أخبار عاجلة"
    " · عاجل · عاجل الآن · شريط الأخبار · الشريط الإخباري · شريط عاجل · على مدار الساعة · آخر العناوين · أهم العناوين · أبرز العناوين"
    " · الأكثر قراءة · الأكثر مشاهدة"
)
# At the end of a page: over or before the headline of the story before it, or of the one after.
NEIGHBOUR_WORDS = (
    "السابق · التالي · السابقة · التالية · الخبر السابق · الخبر التالي · المقال السابق · المقال التالي · الموضوع السابق · الموضوع التالي"
    " · المقالة السابقة · المقالة التالية · القصة السابقة · القصة التالية · التقرير السابق · التقرير التالي · المادة السابقة · المادة التالية"
    " · المنشور السابق · المنشور التالي · التدوينة السابقة · التدوينة التالية · previous · next · previous post · next post"
    " · previous article · next article"
)
# A word of them in the name of a region says that it is the story's.
OWN_REGION_WORDS = (
    "تحديث · التحديث · تحديثات · التحديثات · المستجدات · التطورات · التغطية · المقال · المقالة · الخبر · النص · القصة · التقرير · الموضوع"
    " · المحتوى · محتوى · التفاصيل · تفاصيل · المنشور · المنشورات · ملخص · الملخص · النقاط · article · story · content · main · text"
    " · body · live · update · updates · post · posts · summary"
)
# a link over a region of others, and the words where it ends
SKIP_WORDS = "تخطى · تخطي · تخط · تجاوز · انتقل · skip"
END_OF_SKIPPED = "نهاية · end"
RIGHTS_WORDS = "جميع الحقوق محفوظة · كل الحقوق محفوظة · الحقوق محفوظة · حقوق النشر محفوظة · حقوق الطبع محفوظة"
# What a page says where the story was; a single word counts only where it is the whole line.
MISSING_PAGE = (
    "404 · 410 · 404 not found · page not found · not found · الصفحة غير موجودة · الصفحة المطلوبة غير موجودة · لم يتم العثور على الصفحة"
    " · لم نعثر على الصفحة · الصفحة التي تبحث عنها غير موجودة · الصفحة التي طلبتها غير موجودة · عذرا هذه الصفحة غير متوفرة"
    " · الصفحة غير متوفرة · الصفحة غير متاحة · هذه الصفحة غير متاحة · هذا المحتوى غير متاح · المحتوى غير متوفر · تم حذف الخبر"
    " · تم حذف هذا الخبر · تم حذف المقال · تم حذف الصفحة · الخبر غير موجود · المقال غير موجود · خطأ 404 · الرابط غير صحيح"
)
# A line that is nothing else stands over an advertisement.
ADVERT_WORDS = "إعلان · إعلانات · مادة إعلانية · محتوى مدفوع · advertisement"
# what a clock on a page says, and no story
CLOCK_NOW = "الساعة الآن · الوقت الآن · التوقيت الآن"
# A line that is nothing else, a number aside, is a control of the page, or counts its readers.
CONTROL_WORDS = (
    "شارك · مشاركة · شاركها · شارك المقال · شارك الخبر · شارك هذا الموضوع · نسخ الرابط · انسخ الرابط · تم نسخ الرابط · رابط · طباعة · حفظ"
    " · استمع · استمع إلى المقال · استمع للمقال · استمع إلى الخبر · استمع للخبر · play · pause · mute · إعجاب · أعجبني · لم يعجبني · رد · الرد · تعليق · تابع · تابعنا · المزيد · عرض المزيد · تحميل المزيد · حمل المزيد"
    " · اعرض المزيد · مشاهدة · مشاهدات · قراءة · زيارة · تكبير الخط · تصغير الخط · share · tweet · copy link · print · load more"
    " · show more · views · to view this video please enable javascript and consider upgrading to a web browser that supports html video"
)
# labels of what a page says of a story: where it is filed, how many have read it, where it leads
FILED_WORDS = (
    "التصنيفات · التسميات · كلمات مفتاحية · الكلمات المفتاحية · كلمات دلالية · الكلمات الدلالية · كلمات البحث · الوسوم · وسوم"
    " · عدد القراءات · القراءات · عدد القراء · عدد المشاهدات · المشاهدات · عدد الزيارات · عدد التعليقات · رابط الخبر · رابط المقال"
    " · رابط الموضوع · رابط مختصر · الرابط المختصر · حجم الخط · مدة القراءة · وقت القراءة · زمن القراءة · tags · keywords · categories"
)
# a row of links to where a story can be shared, or a site followed
NETWORK_WORDS = (
    "فيسبوك · فيس بوك · تويتر · إكس · منصة إكس · واتساب · واتس اب · واتس آب · تليغرام · تلغرام · تيليغرام · تليجرام · تلجرام · تيليجرام"
    " · انستغرام · انستجرام · إنستا · يوتيوب · لينكدإن · لينكد إن · تيك توك · ماسنجر · سناب شات · بينتيريست · البريد الإلكتروني"
    " · facebook · twitter · whatsapp · telegram · instagram · youtube · linkedin · tiktok · messenger · pinterest · email"
)
SHARE_WORDS = (
    "شارك · شاركها · شاركه · مشاركة · شارك الخبر · شارك المقال · تابعونا · تابعنا · تابعوا · انضموا · انضم · اشترك · اشتركوا · قناتنا"
    " · صفحتنا · حسابنا · على · عبر · في · إلى · share · on · follow us · طباعة · نسخ الرابط"
)
COMMENT_WORDS = (
    "التعليقات · تعليقات · تعليقان · تعليق واحد · عدد التعليقات · جميع التعليقات · تعليقات القراء · تعليقات الزوار · تعليقات الزائرين"
    " · تعليقات المتابعين · تعليقات المشتركين · تعليقات الفيسبوك · تعليقات فيسبوك · تعليقاتكم · تعليقات حول الموضوع · التعليقات على الخبر"
    " · التعليقات على الموضوع · آراء الزوار · ردود القراء · ردود الزوار · اترك ردا · اترك رد · أضف ردا · شاركنا برأيك · شارك بتعليقك"
    " · آراء القراء · أضف تعليقا · أضف تعليق · أضف تعليقك · اترك تعليقا · اترك تعليقك · اكتب تعليقا"
    " · اكتب تعليقك · شارك برأيك · لا توجد تعليقات"
    " · تعليق من · تعليق بواسطة · تعليقات المستخدمين · مشاركات القراء · ليست هناك تعليقات · لا توجد أي تعليقات · لا يوجد تعليقات · لا تعليقات"
)
# What WordPress counts under a story, before "على" and its title: behind a number, and one or two.
COUNTED_COMMENTS = "تعليق · تعليقات · رد · ردود · رأي · آراء · فكرة · أفكار"
ONE_OR_TWO_COMMENTS = "تعليق واحد · رد واحد · رأي واحد · فكرة واحدة · تعليقان · ردان · رأيان · فكرتان · تعليقان اثنان · رأيان اثنان · فكرتان اثنتان"
COMMENTED_ON = "على · حول"

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
        "weekday": dict(enumerate(WEEKDAYS)),
        "month": dict(enumerate(MONTHS, 1)),
        "hijri-month": dict(enumerate(HIJRI_MONTHS, 1)),
        "everyday-month": EVERYDAY_MONTHS,
        "zodiac": {True: ZODIAC},
        "zone": ZONES,
        "zone-word": {True: ZONE_WORDS},
        "local": {True: LOCAL_TIME},
        "place": PLACES,
        "midday": {True: MIDDAY_WORDS},
        "midnight": {True: MIDNIGHT_WORDS},
        "day-part": DAY_PARTS,
        "period": PERIODS,
        "night-of": {True: NIGHT_OF},
        "this": {True: THIS_WORDS},
        "hour-mark": {True: HOUR_MARKS},
        "except": {True: EXCEPT_WORDS},
        "minute-word": {True: MINUTE_WORDS},
        "after-hour": {True: AFTER_HOUR_WORDS},
        "exactly": {True: EXACTLY_WORDS},
        "days-ago": DAYS_AGO,
        "ago": {True: AGO_WORDS},
        "past": {True: PAST_WORDS},
        "piece": {True: PIECES},
        "qualifier": {True: QUALIFIERS},
        "connective": {True: CONNECTIVES},
        "clock-word": {True: CLOCK_WORDS},
        "year-word": {True: YEAR_WORDS},
        "number-word": {True: NUMBER_WORDS},
        "plus": {True: PLUS_WORDS},
        "era": ERAS,
        "unit": UNITS,
        "season": SEASONS,
        "suffix": {True: ENGLISH_ORDINALS},
        "place-title": {True: PLACE_TITLES},
    }
    rest: list[tuple[str, WordSense, Any]] = [
        (word, sense, value)
        for sense, values in lists.items()
        for value, words in values.items()
        for word in spellings(words)
    ]
    of_places: list[tuple[str, WordSense, Any]] = [
        ("ل" + word[cut:], "of-place", zone)
        for word, sense, zone in rest
        if sense == "place" and not word.isascii()
        for cut in ((0, 1) if word.startswith("ال") else (0,))  # للقاهرة, but لألمانيا
    ]
    return [*_number_entries(), *of_places, *rest]


def _number_entries() -> Iterator[tuple[str, WordSense, Any]]:
    """Every word of a number with and without و and ال; a definite feminine ordinal is an hour as well."""
    tables: tuple[tuple[NumeralForm, Mapping[int, str], bool], ...] = (
        ("cardinal", CARDINALS, True),
        ("ordinal", ORDINALS, True),
        ("hour", HOURS, True),
        ("fraction", FRACTIONS, True),
        ("first", {1: FIRST_DAYS}, True),
        *((form, {value: words}, False) for (form, value), words in HALF_NUMBERS.items()),
    )
    for form, table, whole in tables:
        for value, words in table.items():
            plain, definite = Numeral(value, form, False, False, whole), Numeral(value, form, False, True, whole)
            joined, both = Numeral(value, form, True, False, whole), Numeral(value, form, True, True, whole)
            for word in spellings(words):
                yield word, "number", plain
                yield "ال" + word, "number", definite
                yield "و" + word, "number", joined
                yield "وال" + word, "number", both
                if form == "hour":
                    yield "ال" + word, "hour", value


# Words that stand without a blank before or after them in hasty lines ("أكتوبرالساعة").
GLUED_WORDS = "الساعة · بتوقيت"

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
