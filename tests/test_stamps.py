"""Stamps: what each spelling says, labels, lines of two stamps, and lines that are none. The tables are in stamp_tables.py and positives.txt."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from newsline.model import Stamp
from newsline.stamps.reading import explain, is_cue, read_dateline, read_line, read_stamp, read_zone
from tests.stamp_tables import (
    HIJRI_MONTHS,
    LABELS,
    LIBYAN_MONTHS,
    MONTHS,
    NEIGHBOURS,
    NO_STAMP,
    READ,
    READ_AS,
    TWO,
)

NEGATIVES = Path(__file__).with_name("negatives.txt").read_text(encoding="utf-8").split("\n")
POSITIVES = Path(__file__).with_name("positives.txt").read_text(encoding="utf-8").split("\n")

Meaning = tuple[str, str | None, str | None]


def _positives() -> Iterator[tuple[str, Meaning]]:
    """The lines of hasty hands: each group stands below "## kind written zone", with "-" for what it does not say."""
    meaning: Meaning | None = None
    for line in POSITIVES:
        if line.startswith("## "):
            kind, written, zone = line.removeprefix("## ").split(" ")
            meaning = (kind, None if written == "-" else written, None if zone == "-" else zone)
        elif line:
            assert meaning is not None
            yield line, meaning


def _meaning(stamp: Stamp | None) -> Meaning | None:
    return (stamp.kind, stamp.written_text, stamp.zone) if stamp else None


@pytest.mark.parametrize(
    ("text", "meaning"), [(text, (kind, written, zone)) for kind, written, zone, texts in READ for text in texts]
)
def test_spelling_says(text: str, meaning: Meaning) -> None:
    assert _meaning(read_stamp(text)) == meaning


@pytest.mark.parametrize(("text", "meaning"), list(_positives()))
def test_hasty_spelling_says(text: str, meaning: Meaning) -> None:
    assert _meaning(read_stamp(text)) == meaning


def test_the_tables_say_each_thing_once() -> None:
    texts = [text for *_, texts in READ for text in texts] + [text for text, _ in _positives()]
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in MONTHS for name in names])
def test_month(month: int, name: str) -> None:
    assert _meaning(read_stamp(f"آخر تحديث 5 {name}")) == ("last-update", f"XXXX-{month:02d}-05", None)
    whole = read_stamp(f"نُشر الساعة 18:43 ت غ في 5 {name} 2015")
    assert _meaning(whole) == ("published", f"2015-{month:02d}-05T18:43", "UTC")


@pytest.mark.parametrize(("month", "name"), list(enumerate(LIBYAN_MONTHS, 1)))
def test_libyan_month_is_one_in_a_full_date_up_to_2011(month: int, name: str) -> None:
    assert _meaning(read_stamp(f"نُشر في 7 {name} 2008 الساعة 10:30")) == (
        "published",
        f"2008-{month:02d}-07T10:30",
        None,
    )
    assert [read_stamp(f"آخر تحديث {date}") for date in (f"7 {name} 2012", f"7 {name}", f"{name} 2008", name)] == [
        None
    ] * 4


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in HIJRI_MONTHS for name in names])
def test_hijri_month(month: int, name: str) -> None:
    suffix = "[u-ca=islamic-umalqura]"
    assert _meaning(read_stamp(f"تحديث 5 {name}")) == ("update", f"XXXX-{month:02d}-05{suffix}", None)
    whole = read_stamp(f"تاريخ النشر: 5 {name} 1446 هـ 06:43 م")
    assert _meaning(whole) == ("published", f"1446-{month:02d}-05T18:43{suffix}", None)


@pytest.mark.parametrize(
    "parts",
    [
        ("15:36", "ت غ", "الجمعة", "18 سبتمبر 2015"),
        ("1536 ت غ", "الجمعة", "18/9/2015"),
        ("3:36 مساء", "بتوقيت غرينتش", "يوم الجمعة", "2015-09-18"),
        ("الساعة 15.36", "GMT", "18.09.2015", "(2)"),
        ("٣:٣٦ م", "(ت غ)", "في ١٨ أيلول/سبتمبر ٢٠١٥"),
        ("15:36 ت غ", "18 سبتمبر 2015 م", "الموافق 5 ذو الحجة 1436 هـ"),
    ],
    ids=lambda parts: parts[0],
)
def test_parts_stand_in_any_order(parts: tuple[str, ...]) -> None:
    orders = [" ".join(("آخر تحديث", *order)) for order in permutations(parts)]
    meanings = {text: _meaning(read_stamp(text)) for text in orders}
    assert {text: one for text, one in meanings.items() if one != ("last-update", "2015-09-18T15:36", "UTC")} == {}


@pytest.mark.parametrize(("text", "written", "zone", "fields"), NEIGHBOURS)
def test_neighbours_choose(text: str, written: str | None, zone: str | None, fields: dict[str, object]) -> None:
    stamp = read_stamp(text)
    assert stamp is not None
    assert (stamp.written_text, stamp.zone) == (written, zone)
    assert {name: getattr(stamp, name) for name in fields} == fields


@pytest.mark.parametrize(("line", "marker", "text"), LABELS)
def test_label(line: str, marker: str, text: str) -> None:
    reading = read_line(line.strip())
    assert reading is not None
    assert reading.end is not None
    assert [stamp.text for stamp in reading.stamps] == [marker]
    assert line.strip()[reading.end :] == text
    assert read_stamp(line) is None


@pytest.mark.parametrize(("line", "marker", "text"), [row for row in LABELS if row[1][-1:] not in ")]"])
def test_label_says_what_its_marker_says_alone(line: str, marker: str, text: str) -> None:
    reading, alone = read_line(line.strip()), read_stamp(marker)
    assert reading is not None
    assert alone is not None
    assert [replace(stamp, text="") for stamp in reading.stamps] == [replace(alone, text="")]


@pytest.mark.parametrize(("line", "stamps"), TWO)
def test_line_of_two_stamps(line: str, stamps: tuple[Meaning, Meaning]) -> None:
    reading = read_line(line)
    assert reading is not None
    assert reading.end is None
    found = [(stamp.kind if stamp.cued else None, stamp.written_text, stamp.zone) for stamp in reading.stamps]
    assert found == list(stamps)
    update = next(one for one in stamps if one[0] in ("update", "last-update"))
    assert _meaning(read_stamp(line)) == update


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("01:05 ص 14/11/2015 تعديل في 01:41 ص", ["01:05 ص 14/11/2015", "تعديل في 01:41 ص"]),
        ("نُشر: 14/11/2015 | آخر تحديث: 15/11/2015", ["نُشر: 14/11/2015", "آخر تحديث: 15/11/2015"]),
        ("نُشر 13:05 ت غ (تحديث 14:10 ت غ)", ["نُشر 13:05 ت غ", "(تحديث 14:10 ت غ)"]),
        ("[نُشر 13:05 ت غ] [تحديث 14:10 ت غ]", ["[نُشر 13:05 ت غ]", "[تحديث 14:10 ت غ]"]),
    ],
)
def test_text_of_each_of_two_stamps_is_its_own_part(line: str, texts: list[str]) -> None:
    reading = read_line(line)
    assert reading is not None
    assert [stamp.text for stamp in reading.stamps] == texts


@pytest.mark.parametrize("line", NO_STAMP)
def test_line_is_no_stamp(line: str) -> None:
    assert read_stamp(line) is None
    reading = read_line(line)
    assert reading is None or not (reading.end is not None and reading.stamps[0].cued)


@pytest.mark.parametrize("line", [line for line in NEGATIVES if line.strip() and not line.startswith("## ")])
def test_prose_is_no_stamp(line: str) -> None:
    assert read_stamp(line) is None
    reading = read_line(line)
    assert reading is None or (reading.end is not None and not reading.stamps[0].cued)


def test_negatives_are_grouped_and_each_stands_there_once() -> None:
    lines = [line for line in NEGATIVES if line.strip()]
    assert lines[0].startswith("## ")
    assert sorted(lines) == sorted(set(lines))


# --- the smaller questions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("آخر تحديث", True),
        ("آخر تحديث:", True),
        ("# تحديث", True),
        ("تاريخ النشر :", True),
        ("تم تحديث الخبر", True),
        ("آخر تحديث 15:36", False),
        ("15:36", False),
        ("تحديث الجسر", False),
        ("نُشر وتحديث", False),
        ("", False),
    ],
)
def test_line_is_a_cue_alone(line: str, answer: bool) -> None:
    assert is_cue(line) is answer


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("جدة 12 محرم 1446 هـ الموافق 18 يوليو 2024 م واس", "2024-07-18"),
        ("مرفأ القصب 5 تموز 2019 (وكالة السنديان)", "2019-07-05"),
        ("جدة 12 محرم 1446 هـ واس", "1446-01-12[u-ca=islamic-umalqura]"),
        ("جدة الثاني عشر من محرم 1446 هـ الموافق 18 يوليو 2024 م واس", "2024-07-18"),
        ("كييف العشرين من رجب 1443 هـ واس", "1443-07-20[u-ca=islamic-umalqura]"),
        ("جدة غرة رجب 1441 هـ واس", "1441-07-01[u-ca=islamic-umalqura]"),
        ("العاشر من رمضان 5 مايو 2018 (وكالة السنديان)", "2018-05-05"),
        ("جدة 12 محرم واس", None),
        ("جدة واس", None),
        ("آخر تحديث 18 يوليو 2024", None),
        ("18 يوليو 2024 واس", None),
        ("زار الوالي في 18 يوليو 2024 خمس قرى على ضفة النهر الشمالية", None),
        ("", None),
    ],
)
def test_dateline(line: str, written: str | None) -> None:
    stamp = read_dateline(line)
    assert (stamp.written_text if stamp else None) == written


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("تحديث 15:36 ت غ", None),
        ("تحديث الجسر 15:36", "الجسر"),
        ("تحديث 25:70", "25:70"),
        ("تحديث 15:36 16:40", "16:40"),
        ("نُشر 13:05 ت غ - تحديث 25:70 ت غ", "25:70"),
        ("نُشر 13:05 ت غ - تحديث 14:10 ت غ في الجسر", "الجسر"),
        ("آخر تحديث 31 نيسان", ""),
        ("17 سبتمبر 2015", ""),
        ("", ""),
    ],
)
def test_explanation_names_the_token_that_refuses(text: str, refused: str | None) -> None:
    told = explain(text)
    assert [token["text"] for token in told["tokens"] if token["text"] not in text] == []
    if refused is None:
        assert told["refused"] is None
    else:
        assert (told["refused"]["text"] or "") == refused
        assert told["refused"]["because"]


@pytest.mark.parametrize(("text", "names"), READ_AS)
def test_explanation_names_the_reading_that_took_each_token(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(token["text"], token["read_as"]) for token in explain(text)["tokens"]] == names


@pytest.mark.parametrize(
    ("note", "zone"),
    [
        ("جميع الأوقات بتوقيت غرينتش", "UTC"),
        ("كل المواعيد أدناه بتوقيت غرينتش.", "UTC"),
        ("ملاحظة: جميع الأوقات المذكورة أدناه هي بتوقيت بيروت", "Asia/Beirut"),
        ("التوقيت المعتمد: توقيت القدس", "Asia/Jerusalem"),
        ("* التوقيت المستخدم هو توقيت مكة المكرمة (غرينتش+3)", "Asia/Riyadh"),
        ("التوقيت المعتمد", None),
        ("التوقيت المستخدم هو توقيت القرية", None),
        ("كل المواعيد أدناه قابلة للتغيير بتوقيت غرينتش", None),
        ("التوقيت المعتمد في التفاوض كان توقيت القدس", None),
    ],
)
def test_note_of_all_times(note: str, zone: str | None) -> None:
    assert read_zone(note) == zone
