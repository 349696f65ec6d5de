"""Invented headlines and sentences in which nothing names a day or an hour."""

import random

_WHO = [
    "بلدية الرمان",
    "هيئة المياه",
    "وزارة النقل",
    "إدارة الميناء",
    "لجنة الطوارئ",
    "نقابة السائقين",
    "فرق الإطفاء",
    "جمعية المزارعين",
    "شركة الكهرباء",
    "طواقم الإسعاف",
    "شرطة الضاحية",
    "كتلة السنابل",
    "رئاسة المجلس",
    "قيادة خفر السواحل",
    "محكمة الساقية",
    "مديرية المتاحف",
]
_DID = ["أعلنت", "أكدت", "قررت", "أتمت", "باشرت", "واصلت", "أوقفت", "استأنفت", "نفت", "طلبت", "رفضت"]
_DOES = ["تعلن", "تؤكد", "تقرر", "تواصل", "تنفي", "تطلب", "ترفض", "توقف"]
_WHAT = [
    "إخلاء الحي القديم من سكانه",
    "نقل المصابين إلى المستشفى المركزي",
    "فتح الطريق الساحلي أمام السيارات",
    "إصلاح خط المياه الرئيسي",
    "توزيع الخبز والبطانيات على العائلات",
    "رفع الأنقاض من ساحة السوق",
    "إغلاق الجسر الحجري أمام الشاحنات",
    "سحب القوارب إلى الرصيف الداخلي",
    "فرز الصناديق الواردة من القرى",
    "قطع التيار عن المباني المتضررة",
    "تفريغ حمولة السفينة الجانحة",
    "إعادة العائلات إلى بيوتها",
    "البحث عن الصيادين المفقودين",
    "تبريد المستودع المحترق",
    "تمديد مهلة تسليم الطلبات",
    "ضخ المياه من الأنفاق الغارقة",
    "التحقيق في أسباب الانهيار",
    "إرسال تعزيزات من الأقاليم المجاورة",
    "تعليق حركة القطارات على الخط الشمالي",
    "فتح قاعات الرياضة أمام النازحين",
]
_WHERE = [
    "شرق المدينة",
    "قرب جسر الزيتون",
    "في ضاحية النخيل",
    "على ضفة النهر",
    "عند مدخل النفق",
    "خلف محطة القطار",
    "في بلدة عين الوادي",
    "بين الميناء والسوق",
    "أسفل تلة الصنوبر",
    "حول ملعب الساحل",
]
_HOW = [
    "وسط أمطار غزيرة",
    "بمساعدة متطوعين",
    "رغم انقطاع التيار",
    "دون تسجيل إصابات",
    "بعد توقف الرياح",
    "بحضور المحافظ",
    "بطلب من الأهالي",
    "خوفا من انهيارات جديدة",
]
_SPOKE = [
    "وقال متحدث باسمها إن",
    "وذكر شهود أن",
    "وأضاف المحافظ أن",
    "وأفاد مراسلنا بأن",
    "وبحسب بيان رسمي فإن",
    "وأوضح مهندس الموقع أن",
]
_THAT = [
    "الحركة عادت تدريجيا إلى الشوارع المحيطة",
    "عدد المتضررين بلغ 214 شخصا",
    "الخسائر اقتصرت على الممتلكات",
    "فرقا إضافية في الطريق إلى المكان",
    "الكلفة تجاوزت مليوني دينار",
    "السكان تلقوا تعليمات واضحة",
    "الآليات الثقيلة لم تصل بعد",
    "المخزون يكفي حاجات الأهالي",
    "الاتصالات انقطعت عن ثلاث قرى",
    "المتطوعين قدموا من أحياء بعيدة",
]
_SUBJECTS = [
    "فيضان نهر الغدير",
    "حريق مصنع الأخشاب",
    "محاكمة أصحاب العبارة",
    "انتخابات نقابة المهندسين",
    "جلسة البرلمان حول الموازنة",
    "عاصفة على الساحل الشمالي",
    "انهيار صخري على طريق الجبل",
    "إضراب عمال الموانئ",
    "البحث عن قارب الصيد المفقود",
    "زلزال يضرب إقليم السهل",
    "مهرجان الزهور في الضاحية",
    "قمة مياه الأنهار",
]
_FATES = [
    "ولجنة الطوارئ تخلي ثلاث بلدات",
    "وسط خلاف على المسؤولية",
    "والسلطات تطلب مساعدة الجيران",
    "يشغل سكان المدينة",
    "ومئات العائلات في العراء",
    "والخسائر بالملايين",
]
_COVERED = [
    "مباشر: {}",
    "{}: تغطية مباشرة",
    "{} لحظة بلحظة",
    "{}: آخر التطورات",
    "{}.. مستجدات متتابعة",
    "{} أولا بأول",
    "خطوة بخطوة.. {}",
    "متابعة مباشرة: {}",
]


def title(rng: random.Random, *, covered: bool) -> str:
    """A headline; `covered`: with words of a running coverage."""
    if covered:
        return rng.choice(_COVERED).format(rng.choice(_SUBJECTS))
    return f"{rng.choice(_SUBJECTS)} {rng.choice(_FATES)}"


def headline(rng: random.Random, *, verbal: bool = False) -> str:
    """Four to twelve words and no full stop; `verbal`: it says who did what, as no programme of a day does."""
    form = 1 if verbal else rng.randrange(3)
    if form == 0:
        return f"{rng.choice(_WHAT)} {rng.choice(_WHERE)}"
    if form == 1:
        return f"{rng.choice(_WHO)} {rng.choice(_DOES)} {rng.choice(_WHAT)} {rng.choice(_WHERE)}"
    return f"{rng.choice(_WHAT)} {rng.choice(_WHERE)} {rng.choice(_HOW)}"


def sentence(rng: random.Random) -> str:
    """A sentence in the past tense with its full stop."""
    how = f" {rng.choice(_HOW)}" if rng.random() < 0.6 else ""
    return f"{rng.choice(_DID)} {rng.choice(_WHO)} {rng.choice(_WHAT)} {rng.choice(_WHERE)}{how}."


def further(rng: random.Random) -> str:
    """A sentence that goes on."""
    return f"{rng.choice(_SPOKE)} {rng.choice(_THAT)} {rng.choice(_WHERE)}."


def paragraphs(rng: random.Random, *, stops: bool, longest: int = 2, verbal: bool = False) -> list[str]:
    """The text of a post: a headline, or one to two paragraphs."""
    if not stops:
        return [headline(rng, verbal=verbal)]
    return [sentence(rng), *(further(rng) for _ in range(rng.randint(0, longest - 1)))]


def posts(rng: random.Random, count: int, *, stops: bool, longest: int = 2, verbal: bool = False) -> list[list[str]]:
    """The texts of so many posts, none of which holds another."""
    found: list[list[str]] = []
    while len(found) < count:
        one = paragraphs(rng, stops=stops, longest=longest, verbal=verbal)
        if not any(one[0] in other[0] or other[0] in one[0] for other in found):
            found.append(one)
    return found
