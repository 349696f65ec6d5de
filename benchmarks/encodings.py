"""How often the encoding of an Arabic text is found, and in what time: encoding by length of the text.

    python benchmarks/encodings.py [TEXTS]

Texts are sentences of random words; right is what has every character as it was (of damaged ones, all but the damaged).
"""

import codecs
import random
import sys
import time
from collections.abc import Callable

from newsline.readers import encoding

LENGTHS = (40, 200, 5000)
_WORDS = """
في من على إلى عن مع بعد قبل بين حتى أن إن كان قال أعلنت أكد وقال وأضاف وزير الصحة المدينة الرئيس مجلس محافظة بلدية شركة
مدرسة جامعة مستشفى طريق جسر نهر سوق مطار ميناء قطار حافلة سيارة عامل مهندس طبيب معلم شرطة إطفاء حريق فيضان زلزال عاصفة
مطر ثلج حرارة موسم زيتون قمح غذاء ماء كهرباء وقود ضريبة ميزانية انتخابات محكمة قضية اتفاق مفاوضات هدنة حدود لاجئين
مساعدات يوم الأحد الثلاثاء الجمعة صباح مساء ساعة دقيقة أسبوع شهر عام ألف مليون ثلاثة خمسة عشرون أكثر أقل كبير صغير جديد قديم
غرب شرق شمال جنوب ظهر فجر لجنة تحقيق مصدر بيان صحيفة مراسل صورة فيديو هاتف شبكة موقع خبر تحديث
"""
WORDS = _WORDS.split()

Case = Callable[[str, random.Random], tuple[bytes, str]]


def article(length: int, chance: random.Random) -> str:
    """Exactly `length` characters of sentences, digits and Arabic punctuation, in paragraphs."""
    parts: list[str] = []
    size = 0
    while size < length:
        words = chance.choices(WORDS, k=chance.randint(4, 14))
        if chance.random() < 0.3:
            words.insert(2, str(chance.randint(1, 2030)))
        if chance.random() < 0.5:
            words[len(words) // 2] += "،"
        parts.append(" ".join(words) + chance.choice([". ", ".\n\n", "؟ "]))
        size += len(parts[-1])
    return "".join(parts)[:length]


def plain(codec: str, mark: bytes = b"") -> Case:
    return lambda text, chance: (mark + text.encode(codec), text)


def with_a_bad_byte(text: str, chance: random.Random) -> tuple[bytes, str]:
    data = bytearray(text.encode())
    data[chance.randrange(len(data))] = chance.choice(b"\xff\xc0\x80")
    return bytes(data), bytes(data).decode("utf-8", "replace")


def truncated(text: str, chance: random.Random) -> tuple[bytes, str]:
    data = text.rstrip("0123456789 .\n").encode()[:-1]
    return data, data.decode("utf-8", "replace")


def mojibake(text: str, chance: random.Random) -> tuple[bytes, str]:
    return text.encode().decode("cp1256").encode(), text


CASES: dict[str, Case] = {
    "UTF-8": plain("utf-8"),
    "UTF-8 with a mark": plain("utf-8", codecs.BOM_UTF8),
    "UTF-16 LE with a mark": plain("utf-16-le", codecs.BOM_UTF16_LE),
    "UTF-16 LE": plain("utf-16-le"),
    "UTF-16 BE": plain("utf-16-be"),
    "windows-1256": plain("cp1256"),
    "ISO-8859-6": plain("iso-8859-6"),
    "UTF-8, last character cut": truncated,
    "UTF-8, one bad byte": with_a_bad_byte,
    "UTF-8 read as windows-1256": mojibake,
}


def measured(case: Case, length: int, texts: int) -> tuple[float, float]:
    """The share that is right, and milliseconds a text."""
    chance = random.Random(length)
    made = [case(article(length, chance), chance) for _ in range(texts)]
    start = time.perf_counter()
    found = [encoding.decode(data)[0] for data, _ in made]
    spent = time.perf_counter() - start
    return sum(one == text for one, (_, text) in zip(found, made, strict=True)) / texts, spent / texts * 1000


def main() -> None:
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print(f"{'encoding':28}" + "".join(f"{length:>9} characters" for length in LENGTHS))
    for name, case in CASES.items():
        cells = (measured(case, length, texts) for length in LENGTHS)
        print(f"{name:28}" + "".join(f"{share:9.1%} {spent:7.3f} ms" for share, spent in cells))


if __name__ == "__main__":
    main()
