"""Short invented sentences from a small vocabulary in which no word belongs to a stamp."""

import random

_VERBS = ["أعلنت", "أكدت", "ذكرت", "أوضحت", "نفت", "رجحت", "أفادت", "كشفت", "لاحظت", "أضافت"]
_WHO = [
    "وزارة الزراعة",
    "بلدية المدينة",
    "هيئة الموانئ",
    "نقابة المعلمين",
    "إدارة السدود",
    "لجنة الخبراء",
    "جمعية الصيادين",
]
_WHAT = [
    "أن المحصول بلغ",
    "أن عدد السفن وصل إلى",
    "أن المتطوعين صاروا",
    "أن الأضرار شملت",
    "أن القافلة ضمت",
    "أن المخازن تتسع",
]
_UNITS = ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_TENS = ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
_COUNTED = ["قاربا", "صندوقا", "مزرعة", "بيتا", "شاحنة", "كيسا", "رصيفا", "بئرا"]
_WHERE = ["قرب النهر", "بين التلال", "خارج السوق القديم", "على ضفاف البحيرة", "وسط الحقول", "عند مدخل الوادي"]
_HEADS = ["سيول تغمر", "انقطاع الكهرباء عن", "افتتاح معرض في", "ازدحام شديد حول", "حملة تنظيف تشمل", "خلاف على مياه"]
_PLACES = ["السهل الغربي", "ميناء الصيد", "القرى المجاورة", "حديقة الزيتون", "طريق الجبل", "بساتين الرمان"]


def title(rng: random.Random) -> str:
    """A headline: no full stop, under 120 characters."""
    return f"{rng.choice(_HEADS)} {rng.choice(_PLACES)} {rng.choice(_WHERE)}"


def sentence(rng: random.Random) -> str:
    """A sentence with a number in words, so that hardly any two are alike."""
    number = f"{rng.choice(_UNITS)} و{rng.choice(_TENS)} ألفا و{rng.choice(_UNITS)} و{rng.choice(_TENS)}"
    start = f"{rng.choice(_VERBS)} {rng.choice(_WHO)} {rng.choice(_WHAT)} {number} {rng.choice(_COUNTED)}"
    return f"{start} {rng.choice(_WHERE)}{rng.choice(['.', '.', '.', '!'])}"


def paragraphs(rng: random.Random) -> str:
    """One to three paragraphs, a blank line between them."""
    return "\n\n".join(
        " ".join(sentence(rng) for _ in range(rng.choice([1, 1, 2, 3]))) for _ in range(rng.choice([1, 1, 2, 3]))
    )


def naming(rng: random.Random, weekday: str) -> str:
    """A sentence that names the day on which it was written."""
    return f"{rng.choice(['قال', 'أعلن', 'ذكر'])} المتحدث باسم {rng.choice(_WHO)} {weekday} إن الأعمال بدأت."
