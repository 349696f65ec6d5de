"""Folding: spellings and what they become, the way back to the raw text, and where lines end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.stamps import orthography
from newsline.stamps.orthography import fold, marker_text, split_lines, word_places, words
from tests.strategies import any_text, arabic_text

FOLDED = [
    # hamza and its seats
    ("أخر", "اخر"),
    ("إخر", "اخر"),
    ("آخر", "اخر"),
    ("ٱخر", "اخر"),
    ("ا\u0653خر", "اخر"),
    ("ا\u0654خر", "اخر"),
    ("مساء", "مسا"),
    ("مساءً", "مسا"),
    ("رئيس", "رييس"),
    ("مؤتمر", "موتمر"),
    ("الإثنين", "الاثنين"),
    # ى, ي, Persian ی; ة, ه; Persian ک
    ("جمادى", "جمادي"),
    ("ابوظبى", "ابوظبي"),
    ("تشرین", "تشرين"),
    ("دیسمبر", "ديسمبر"),
    ("الجمعة", "الجمعه"),
    ("الجمعه", "الجمعه"),
    ("مکة", "مكه"),
    # tashkeel, tatweel
    ("تَحْدِيثٌ", "تحديث"),
    ("حُدِّث", "حدث"),
    ("مُحدَّث", "محدث"),
    ("تحـــديث", "تحديث"),
    ("ذي القعدةِ", "ذي القعده"),
    ("هذٰا", "هذا"),
    # digits of three scripts
    ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
    ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
    ("١٥:٣٦", "15:36"),
    ("۱۵:۳۶", "15:36"),
    ("１５：３６", "15:36"),
    # signs
    ("18–09—2015", "18-09-2015"),
    ("18‑09−2015", "18-09-2015"),
    ("الجمعة، 18", "الجمعه, 18"),
    ("١٥٫٣٦", "15.36"),
    ("18⁄9∕2015", "18/9/2015"),
    ("لماذا؟", "لماذا?"),
    ("15٪", "15%"),
    # spaces keep their place, invisible marks go
    ("ت\u00a0غ", "ت غ"),
    ("ت\u202fغ", "ت غ"),
    ("ت\u3000غ", "ت غ"),
    ("ت\tغ", "ت غ"),
    ("\u200f15:36\u200e", "15:36"),
    ("\u202bتحديث\u202c", "تحديث"),
    ("\u2067تحديث\u2069", "تحديث"),
    ("\u061cتحديث", "تحديث"),
    ("\ufeffتحديث", "تحديث"),
    ("تح\u200bدي\u200cث\u200d", "تحديث"),
    ("تح\u00adديث", "تحديث"),
    # Latin letters, presentation forms
    ("GMT", "gmt"),
    ("ＧＭＴ", "gmt"),
    ("ﺗﺤﺪﻳﺚ", "تحديث"),
    ("ﻻ", "لا"),
    ("ﻷ", "لا"),
    # what is no spelling stays
    ("", ""),
    ("تحديث", "تحديث"),
    ("a-b (c) [d] #e", "a-b (c) [d] #e"),
    ("é", "é"),
]


@pytest.mark.parametrize(("spelling", "folded"), FOLDED)
def test_spelling_is_folded(spelling: str, folded: str) -> None:
    assert fold(spelling).text == folded


def test_spellings_of_one_word_are_one() -> None:
    spellings = ["آخر تحديث", "أخر تحديث", "اخر تحديث", "آخـر تحديـث", "آخِرُ تَحْدِيثٍ", "آخر\u00a0تحديث", "\u200fآخر تحديث"]
    assert {fold(one).text for one in spellings} == {"اخر تحديث"}


# --- the way back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "start", "end", "part"),
    [
        ("تحديث 15:36", 6, 11, "15:36"),
        ("تَحْدِيث ١٥:٣٦", 6, 11, "١٥:٣٦"),
        ("تَحْدِيث ١٥:٣٦", 0, 5, "تَحْدِيث"),
        ("\u200fتحديث\u200f", 0, 5, "تحديث\u200f"),
        ("بتوقيت عُمان", 7, 11, "عُمان"),
        ("بتوقيت عمّان.", 7, 11, "عمّان"),
        ("ﻻ أ", 0, 2, "ﻻ"),
        ("ﻻ أ", 3, 4, "أ"),
        ("تحديث", 2, 2, ""),
    ],
)
def test_slice_gives_the_raw_text_with_its_marks(raw: str, start: int, end: int, part: str) -> None:
    assert fold(raw).slice(start, end) == part


@given(any_text | arabic_text)
def test_whole_slice_is_the_source_from_its_first_kept_character_on(text: str) -> None:
    folded = fold(text)
    whole = folded.slice(0, len(folded.text))
    assert text.endswith(whole)
    assert fold(text.removesuffix(whole)).text == ""
    assert fold(whole).text == folded.text


@given(any_text | arabic_text)
def test_raw_indices_rise_within_the_source(text: str) -> None:
    folded = fold(text)
    indices = [folded.raw(index) for index in range(len(folded.text) + 1)]
    assert indices == sorted(indices)
    assert all(0 <= index < len(text) for index in indices[:-1])
    assert indices[-1] == len(text)


@given(any_text | arabic_text)
def test_each_raw_character_folds_to_what_it_is_said_to(text: str) -> None:
    folded = fold(text)
    for index, char in enumerate(folded.text):
        assert char in fold(text[folded.raw(index)]).text


@given(any_text | arabic_text)
def test_slices_side_by_side_make_the_whole(text: str) -> None:
    folded = fold(text)
    middle = len(folded.text) // 2
    parts = folded.slice(0, middle) + folded.slice(middle, len(folded.text))
    assert parts == folded.slice(0, len(folded.text))


@pytest.mark.parametrize("start", range(0, 0x20000, 0x1000), ids=hex)
def test_every_character_is_folded_once_and_for_all(start: int) -> None:
    for char in map(chr, range(start, start + 0x1000)):
        once = fold(char).text
        assert fold(once).text == once


@pytest.mark.parametrize("sign", ["﴾", "﴿", "﷽", "﷼", "ﷺ", "﮲"])
def test_ornaments_of_arabic_print_are_folded(sign: str) -> None:
    assert "اخر" in fold(f"{sign} آخر {sign}").text


@given(any_text | arabic_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


# --- lines --------------------------------------------------------------------------------------------------------

LINE_ENDS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"]
NO_LINE_ENDS = ["\f", "\v", "\x1c", "\x1d", "\x1e", "\t", "\u200b", "\u0000", "\\n"]


@pytest.mark.parametrize("end", LINE_ENDS)
def test_line_end_parts_lines(end: str) -> None:
    assert split_lines(f"أول{end}ثان{end}{end}رابع") == ["أول", "ثان", "", "رابع"]
    assert split_lines(f"أول{end}") == ["أول"]
    assert split_lines(end) == [""]


@pytest.mark.parametrize("end", LINE_ENDS)
@pytest.mark.parametrize("sign", NO_LINE_ENDS)
def test_nothing_else_parts_lines(sign: str, end: str) -> None:
    assert split_lines(f"أ{sign}ب{end}ج{end}") == [f"أ{sign}ب", "ج"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("واحد", ["واحد"]),
        ("\n\n", ["", ""]),
        ("أ\r\n\rب", ["أ", "", "ب"]),
        ("أ\n\rب", ["أ", "", "ب"]),
        (" أ \n\tب", [" أ ", "\tب"]),
        ("أ\f", ["أ\f"]),
        ("\f\n", ["\f"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@given(any_text | arabic_text)
def test_lines_keep_all_but_their_ends(text: str) -> None:
    plain = text
    for end in LINE_ENDS:
        plain = plain.replace(end, "\n")
    lines = split_lines(text)
    assert "\n".join(lines) == plain.removesuffix("\n")
    assert len(lines) == plain.count("\n") + (not plain.endswith("\n") and bool(plain))


@given(st.lists(st.text(st.characters(exclude_characters="\n\r\x85\u2028\u2029"))), st.sampled_from(LINE_ENDS))
def test_lines_that_were_joined_come_back(lines: list[str], end: str) -> None:
    assert split_lines("".join(line + end for line in lines)) == lines


# --- words --------------------------------------------------------------------------------------------------------


@given(any_text | arabic_text)
def test_each_word_begins_at_its_place(text: str) -> None:
    places, found, folded, at = word_places(text), words(text), fold(text), 0
    assert len(places) == len(found)
    for place, word in zip(places, found, strict=True):
        at = folded.text.index(word, at)
        assert folded.raw(at) == place
        at += len(word)


# --- a marker's words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("تحديث (15:36 تغ)", "تحديث (15:36 تغ)"),
        ("• تحديث (15:36 تغ)", "تحديث (15:36 تغ)"),
        ("- تحديث 2", "تحديث 2"),
        ("* * تحديث", "تحديث"),
        ("#تحديث", "تحديث"),
        ("# تحديث:", "تحديث"),
        ("تحديث -", "تحديث"),
        ("تحديث —", "تحديث"),
        ("تحديث |", "تحديث"),
        ("تحديث :", "تحديث"),
        ("\u200fتحديث 15:36\u200f", "تحديث 15:36"),
        ("\u202bتحديث 15:36\u202c", "تحديث 15:36"),
        ("\ufeff  تحديث  ", "تحديث"),
        ("[تحديث 2]", "[تحديث 2]"),
        ("(15:36 ت غ)", "(15:36 ت غ)"),
        ("🔴 تحديث", "تحديث"),
        ("15:36", "15:36"),
        ("آخر تحديث 15:36 مـ", "آخر تحديث 15:36 مـ"),
    ],
)
def test_marker_is_without_bullets_and_delimiter(line: str, words: str) -> None:
    assert marker_text(line) == words


@given(st.text("أإآئىةؤء،؛؟–ابتث ABab12.«»\n") | arabic_text | any_text)
def test_everyday_text_is_folded_as_any_other(text: str) -> None:
    assert fold(text).text == text.translate(orthography._TABLE)
