"""The lexicon's tables: their shape, the names that must be in them, and every spelling that means several things."""

from collections import defaultdict
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from newsline.stamps import lexicon
from newsline.stamps.grammar import READINGS
from newsline.stamps.orthography import fold
from newsline.stamps.tokens import Sense
from newsline.stamps.windows import HEAD, LONGEST_PHRASE, LONGEST_WORD

ENTRIES = lexicon._entries()

# One row a month: the standard name, and those of the Levant and Iraq, of Algeria and Tunisia, of Morocco, of Mauritania.
CONVENTIONS = ("standard", "Levant", "Algeria and Tunisia", "Morocco", "Mauritania")
REGIONAL_MONTHS = [
    ("يناير", "كانون الثاني", "جانفي", "يناير", "يناير"),
    ("فبراير", "شباط", "فيفري", "فبراير", "فبراير"),
    ("مارس", "آذار", "مارس", "مارس", "مارس"),
    ("أبريل", "نيسان", "أفريل", "أبريل", "إبريل"),
    ("مايو", "أيار", "ماي", "ماي", "مايو"),
    ("يونيو", "حزيران", "جوان", "يونيو", "يونيو"),
    ("يوليو", "تموز", "جويلية", "يوليوز", "يوليو"),
    ("أغسطس", "آب", "أوت", "غشت", "أغشت"),
    ("سبتمبر", "أيلول", "سبتمبر", "شتنبر", "شتمبر"),
    ("أكتوبر", "تشرين الأول", "أكتوبر", "أكتوبر", "أكتوبر"),
    ("نوفمبر", "تشرين الثاني", "نوفمبر", "نونبر", "نوفمبر"),
    ("ديسمبر", "كانون الأول", "ديسمبر", "دجنبر", "دجمبر"),
]
HIJRI_MONTHS = [
    ("محرم", "المحرم", "محرم الحرام"),
    ("صفر", "صفر الخير", "صفر"),
    ("ربيع الأول", "ربيع أول", "ربيع 1"),
    ("ربيع الآخر", "ربيع الثاني", "ربيع ثان"),
    ("جمادى الأولى", "جمادى الأول", "جماد أول"),
    ("جمادى الآخرة", "جمادى الثانية", "جماد الثاني"),
    ("رجب", "رجب الفرد", "رجب"),
    ("شعبان", "شعبان المعظم", "شعبان"),
    ("رمضان", "رمضان المبارك", "رمضان"),
    ("شوال", "شوال المكرم", "شوال"),
    ("ذو القعدة", "ذي القعدة", "ذوالقعدة"),
    ("ذو الحجة", "ذي الحجة", "ذوالحجة"),
]
WEEKDAYS = [
    ("الاثنين", "الإثنين", "الأثنين"),
    ("الثلاثاء", "ثلاثاء", "الثلثاء"),
    ("الأربعاء", "الاربعاء", "أربعاء"),
    ("الخميس", "خميس", "thursday"),
    ("الجمعة", "الجمعه", "جمعة"),
    ("السبت", "سبت", "saturday"),
    ("الأحد", "الاحد", "الحد"),
]

# Everyday words, and letters, that are months as well; الفاتح is a number besides.
EVERYDAY_MONTHS = [
    "ك 1",
    "ك 2",
    "ت 1",
    "ت 2",
    "أي النار",
    "النوار",
    "الربيع",
    "الطير",
    "الماء",
    "الصيف",
    "ناصر",
    "هانيبال",
]
EVERYDAY_MONTHS += ["التمور", "الحرث", "الكانون"]

# Every spelling with several senses, in the order in which they are tried. Whoever adds one says here what it may mean, and
# in `stamp_tables.NEIGHBOURS` what its neighbours choose.
AMBIGUOUS = {
    "م": ["period", "era"],
    "الواحدة": ["number", "hour"],
    "الحادية": ["number", "hour"],
    "الثانية": ["number", "hour"],
    "الثالثة": ["number", "hour"],
    "الرابعة": ["number", "hour"],
    "الخامسة": ["number", "hour"],
    "السادسة": ["number", "hour"],
    "السابعة": ["number", "hour"],
    "الثامنة": ["number", "hour"],
    "التاسعة": ["number", "hour"],
    "العاشرة": ["number", "hour"],
    "ثانية": ["number", "unit"],
    "اثنين": ["number", "weekday"],
    "الاثنين": ["number", "weekday"],
    "الأربع": ["number", "weekday"],
    "الثلثاء": ["number", "weekday"],
    "نص": ["number", "piece"],
    "النص": ["number", "piece"],
    "الفاتح": ["number", "month", "everyday-month"],
    **{word: ["month", "everyday-month"] for word in EVERYDAY_MONTHS},
    "ساعة": ["clock-word", "unit"],
    "يوم": ["connective", "unit"],
    "شهر": ["connective", "unit"],
    "سنة": ["year-word", "unit"],
    "عام": ["year-word", "unit"],
    "مضت": ["ago", "past"],
    "تمام": ["exactly", "connective"],
    "التوقيت": ["zone-word", "connective"],
    "المحلي": ["local", "season"],
    "local time": ["local", "season"],
    "ميلادي": ["connective", "era"],
    "ميلادية": ["connective", "era"],
    "للميلاد": ["connective", "era"],
}
# Names of several zones: None of them is chosen, and the stamp says which word it was.
SEVERAL_ZONES = {"zone": {"ist"}, "place": {"عمان"}, "of-place": {"لعمان"}}


def _node(spelling: str) -> dict[str, Any]:
    node = lexicon.tree()
    for word in spelling.split():
        node = node[word]
    return node[lexicon.SENSES]


def _folded(spelling: str) -> str:
    return " ".join(fold(spelling).text.split())


@pytest.mark.parametrize(
    ("table", "size"),
    [
        (lexicon.MONTHS, 12),
        (lexicon.HIJRI_MONTHS, 12),
        (lexicon.WEEKDAYS, 7),
    ],
    ids=["months", "hijri months", "weekdays"],
)
def test_table_is_as_long_as_its_calendar(table: tuple[str, ...], size: int) -> None:
    assert len(table) == size
    assert all(lexicon.spellings(words) for words in table)


@pytest.mark.parametrize("table", [lexicon.ORDINALS, lexicon.HOURS], ids=["ordinals", "hours"])
def test_ordinals_go_up_to_ten(table: dict[int, str]) -> None:
    assert list(table) == list(range(1, 11))


@pytest.mark.parametrize("prefix", ["", "ال", "و", "وال"])
def test_words_of_numbers_are_known_with_and_without_article_and_link(prefix: str) -> None:
    senses = [_node(_folded(prefix + word))["number"] for word in ("ثلاث", "ثالث", "ثالثة", "ثلاثين", "ثلث")]
    assert [(one.value, one.form) for one in senses] == [
        (3, "cardinal"),
        (3, "ordinal"),
        (3, "hour"),
        (30, "cardinal"),
        (20, "fraction"),
    ]
    assert {(one.joined, one.definite) for one in senses} == {(prefix[:1] == "و", prefix[-1:] == "ل")}


def test_a_place_is_known_behind_a_word_for_its_time() -> None:
    assert [_node(_folded(word))["of-place"] for word in ("لبيروت", "للقاهرة", "لأبوظبي")] == [
        "Asia/Beirut",
        "Africa/Cairo",
        "Asia/Dubai",
    ]


@pytest.mark.parametrize("zone", sorted(lexicon.SEASON_OFFSETS))
def test_clocks_of_a_season_are_those_of_a_zone_and_an_hour_apart(zone: str) -> None:
    winter, summer = (int(offset[:3]) for offset in lexicon.SEASON_OFFSETS[zone])
    assert zone in lexicon.PLACES
    assert summer - winter == 1


@pytest.mark.parametrize(("zone", "other"), [(zone, other) for zone, (other, _) in lexicon.CONTESTED_PLACES.items()])
def test_a_contested_place_has_a_zone_and_another_one(zone: str, other: str) -> None:
    assert zone != other
    assert {ZoneInfo(zone).key, ZoneInfo(other).key} == {zone, other}


@pytest.mark.parametrize("kind", sorted({kind for _, kind, _ in ENTRIES}))
def test_no_spelling_has_two_values_of_one_kind(kind: str) -> None:
    values: defaultdict[str, set[Any]] = defaultdict(set)
    for word, its_kind, value in ENTRIES:
        if its_kind == kind:
            values[word].add(value)
    assert {word: found for word, found in values.items() if len(found) > 1} == {}


def test_no_place_is_an_abbreviation_of_another_zone() -> None:
    zones = {word: value for word, kind, value in ENTRIES if kind == "zone"}
    places = {word: value for word, kind, value in ENTRIES if kind == "place"}
    assert {word for word in zones.keys() & places.keys() if zones[word] != places[word]} == set()


@pytest.mark.parametrize("zone", sorted({value for _, kind, value in ENTRIES if kind in ("zone", "place")} - {""}))
def test_zone_is_utc_an_offset_or_a_name_of_the_iana_database(zone: str) -> None:
    if zone[0] in "+-":
        hours, minutes = zone[1:].split(":")
        assert len(hours) == len(minutes) == 2
        assert (int(hours) < 15) & (int(minutes) in (0, 30, 45))
    else:
        assert zone == "UTC" or "/" in zone
        assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize("kind", ["zone", "place", "of-place"])
def test_words_of_several_zones_are_listed(kind: str) -> None:
    several = {word for word, its_kind, value in ENTRIES if its_kind == kind and value == ""}
    assert several == {_folded(word) for word in SEVERAL_ZONES[kind]}


@pytest.mark.parametrize(("word", "mark", "zone"), lexicon.MARKED_PLACES)
def test_a_marked_place_is_one_of_several_zones_and_its_own_is_known(word: str, mark: str, zone: str) -> None:
    assert _node(_folded(word))["place"] == ""
    assert mark in ("SHADDA", "DAMMA")
    assert ZoneInfo(zone).key == zone


def test_spellings_with_several_senses_are_the_listed_ones() -> None:
    senses = {word: list(_node(word)) for word, _, _ in ENTRIES}
    several = {word: found for word, found in senses.items() if len(found) > 1}
    assert several == {_folded(word): found for word, found in AMBIGUOUS.items()}


def test_every_sense_has_words_and_a_place_among_the_readings() -> None:
    assert {sense for _, sense, _ in ENTRIES} == set(get_args(lexicon.WordSense))
    assert set(READINGS) == set(get_args(Sense))


def test_no_phrase_is_longer_than_the_window_for_phrases() -> None:
    assert [word for word, _, _ in ENTRIES if len(word.split()) > LONGEST_PHRASE] == []


def test_no_word_is_longer_than_the_windows_for_words() -> None:
    longest = min(HEAD, LONGEST_WORD)
    assert [word for spelling, _, _ in ENTRIES for word in spelling.split() if len(word) >= longest] == []


def test_every_spelling_is_found_in_the_tree_with_its_value() -> None:
    assert [(word, kind) for word, kind, value in ENTRIES if (kind, value) not in _node(word).items()] == []


def test_every_spelling_is_folded_and_cut_into_words() -> None:
    assert [word for word, _, _ in ENTRIES if word != _folded(word) or not word] == []


def test_nothing_is_listed_twice_in_a_kind() -> None:
    raw = [item for words in lexicon.ZONES.values() for item in words.split(" · ")]
    raw += [item for words in lexicon.PLACES.values() for item in words.split(" · ")]
    assert sorted(raw) == sorted(set(raw))


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("column", range(5), ids=CONVENTIONS)
def test_month_of_every_convention(month: int, column: int) -> None:
    assert _node(_folded(REGIONAL_MONTHS[month - 1][column]))["month"] == month


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("column", range(3))
def test_hijri_month(month: int, column: int) -> None:
    assert _node(_folded(HIJRI_MONTHS[month - 1][column]))["hijri-month"] == month


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("column", range(3))
def test_weekday(weekday: int, column: int) -> None:
    assert _node(_folded(WEEKDAYS[weekday][column]))["weekday"] == weekday


@pytest.mark.parametrize(
    ("words", "spellings"),
    [
        ("تحديث", ["تحديث"]),
        ("(ال)تحديث", ["التحديث", "تحديث"]),
        ("تم (ال)نشر · نُشرت", ["تم النشر", "تم نشر", "نشرت"]),
        ("آخر تحديث · ذو القعدة", ["اخر تحديث", "ذو القعده"]),
    ],
)
def test_list_of_words_is_unfolded(words: str, spellings: list[str]) -> None:
    assert lexicon.spellings(words) == spellings
    assert lexicon.word_set(words) == frozenset(spellings)


@pytest.mark.parametrize("words", [lexicon.WEAK_CUES, lexicon.PAGE_CUES])
def test_lists_of_cues_hold_cues(words: str) -> None:
    assert [word for word in lexicon.spellings(words) if "cue" not in _node(word)] == []


def test_letters_that_are_periods_are_periods() -> None:
    assert [word for word in lexicon.spellings(lexicon.LETTER_PERIODS) if "period" not in _node(word)] == []
