"""Invented articles for the benchmarks: the same every time, of the size and the shape of a newsroom's."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

WORDS = ["الوزارة", "المدينة", "الميناء", "السكان", "الجسر", "المزارعون", "القطار", "المدرسة", "الشركة", "المجلس", "الطريق", "الوادي", "البلدية", "المهندس", "اللجنة", "المصنع", "السفينة", "أعلنت", "قالت", "افتتح", "أضاف", "وصل", "بدأ", "انتهى", "طالب", "رفض", "أكد", "نقل", "شارك", "زار", "حضر", "كتب", "درس", "بنى", "أصلح", "زرع", "جمع", "أمس", "اليوم", "صباحا", "مساء", "قرب", "داخل", "خارج", "بعد", "قبل", "خلال", "منذ", "حول", "ضد", "بين", "نحو", "دون", "فوق", "تحت", "عند", "لدى", "جديد", "كبير", "قديم", "واسع", "هادئ", "سريع", "طويل", "أخضر", "مشترك", "محلي", "موسمي", "عام", "خاص", "مفتوح", "مجاني", "يومي", "شهري", "التمور", "القمح", "الزيتون", "الكتب", "السيارات", "الحافلات", "المياه", "الكهرباء", "الأسواق", "المعارض", "الخطط", "الأعمال", "النتائج", "الأسعار", "المشروع", "البرنامج"]
SENTENCES = 34  # of some fifteen words: about 5,500 bytes of UTF-8 with the rest of the record
MARKERS = ("آخر تحديث {:02d}:{:02d} ت غ في {} أيلول/سبتمبر", "تحديث ({:02d}:{:02d} تغ)")


def sentence(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(12, 17))) + "."


def paragraphs(draw: random.Random, sentences: int) -> Iterator[str]:
    while sentences > 0:
        count = min(sentences, draw.randint(2, 4))
        yield " ".join(sentence(draw) for _ in range(count))
        sentences -= count


def text(draw: random.Random, markers: int, sentences: int = SENTENCES) -> str:
    """An article of so many sentences, with markers of their own between its paragraphs, newest on top."""
    body = list(paragraphs(draw, sentences))
    hour, day = 21, draw.randint(2, 28)
    for number in range(markers):
        form = MARKERS[number % 2]
        place = 1 + number * len(body) // (markers + 1)
        body.insert(place, form.format(hour - number % 20, draw.randint(0, 59), day))
    title = " ".join(draw.choices(WORDS, k=7))
    return "\n\n".join([title, *body]) + "\n"


def write(path: Path, count: int, markers: int) -> Path:
    """A file of JSON lines, one article a line."""
    draw = random.Random(count * 100 + markers)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = {
                "url": f"https://news.example/{markers}/{number}",
                "date": f"2015-09-{1 + number % 30:02d}",
                "text": text(draw, markers),
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path
