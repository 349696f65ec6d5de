"""What a terminal may be shown: nothing that steers it, no line wider than it, Arabic last."""

import re
from datetime import date

import pytest

from newsline import parse
from newsline.writers import table
from newsline.writers.look import Look, Screen
from newsline.writers.terminal import cells, clipped, drawn, safe, wrapped
from tests.test_articles import P1, P2, TITLE, lines

ATTACKS = [
    ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "␛]8;;http://x␇link␛]8;;␇"),
    ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
    ("\x1bPq\x1b\\", "␛Pq␛\\"),
    ("\x9b2J", "\\x9b2J"),
    ("\x90q\x9c", "\\x90q\\x9c"),
    ("a\rb", "a␍b"),
    ("a\bb", "a␈b"),
    ("a\x00b", "a␀b"),
    ("a\x7fb", "a␡b"),
    ("a\x07b", "a␇b"),
    ("a\x0bb\x0cc", "a␋b␌c"),
    ("a\tb", "a b"),
    ("\u202eevil\u202c", "\\u202eevil"),
    ("\u202devil\u202c", "\\u202devil"),
    ("\u202b\u2067نص\u2069\u202c", "نص"),
    ("\ud800", "\\ud800"),
    ("[link=http://x]y[/link] [/foo] [bold]", "[link=http://x]y[/link] [/foo] [bold]"),
    ("تحديث\u200f (15:36)", "تحديث\u200f (15:36)"),
]


@pytest.mark.parametrize(("text", "shown"), ATTACKS)
def test_text_is_shown_and_not_run(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize("attack", [attack for attack, _ in ATTACKS if "\ud800" not in attack])
@pytest.mark.parametrize("full", [True, False])
def test_nothing_steers_the_terminal_from_any_field(attack: str, full: bool) -> None:
    attack = attack.replace("\f", " ")
    text = lines(f"{TITLE} {attack}", P1, f"تحديث: {P2} {attack}", f"المصدر: {attack}")
    out = "".join(table.write(parse(text), Look(screen=Screen(70), full=full, explain=True)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)


ARTICLE = lines(TITLE, P1, "تحديث (15:36 تغ)", f"{P2} {P1} {P2} {P1}")


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("bidi", ["off", "isolate", "visual"])
def test_no_line_is_wider_than_the_screen(width: int, bidi: str) -> None:
    out = "".join(
        table.write(parse(ARTICLE, date=date(2021, 5, 3)), Look(screen=Screen(width, bidi=bidi), explain=True))
    )
    assert all(cells(line.replace("\u2068", "").replace("\u2069", ""), "off") <= width for line in out.splitlines())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_ascii_columns_come_first_and_arabic_last(width: int) -> None:
    out = "".join(table.write(parse(ARTICLE, date=date(2021, 5, 3)), Look(screen=Screen(width))))
    rows = [line for line in out.splitlines() if re.match(r"\d", line)]
    assert [re.match(r"[\x20-\x7e]+", row).group().split()[:5] for row in rows] == [  # type: ignore[union-attr]
        ["1", "2021-05-03", "15:36", "UTC", "update"],
        ["2", "after", "15:36", "UTC", "latest"],
    ]
    assert TITLE in out.splitlines()


def test_text_is_cut_at_a_word_with_a_mark_and_shown_whole_if_asked() -> None:
    short = "".join(table.write(parse(ARTICLE), Look(screen=Screen(60))))
    assert "[..]" in short
    full = " ".join("".join(table.write(parse(ARTICLE), Look(screen=Screen(60), full=True))).split())
    assert "[..]" not in full
    assert f"{P2} {P1}" in full


def test_isolates_stand_around_arabic_alone() -> None:
    out = "".join(table.write(parse(ARTICLE, date=date(2021, 5, 3)), Look(screen=Screen(80, bidi="isolate"))))
    for line in out.splitlines():
        assert line.count("\u2068") == line.count("\u2069") == bool(re.search(r"[\u0600-\u06ff]", line))


@pytest.mark.parametrize("width", [30, 80])
def test_an_isolate_never_stands_in_the_first_cell(width: int) -> None:
    screen = Screen(width, bidi="isolate")
    out = "".join(table.write(parse(ARTICLE, date=date(2021, 5, 3)), Look(screen=screen, explain=True, full=True)))
    assert "\u2068" in out
    assert [line for line in out.splitlines() if line.startswith("\u2068")] == []
    assert [line for line in out.splitlines() if cells(line, "off") > width] == []


URL = "https://www.example.org/" + "arabic/news/" * 12
BROKEN = lines(
    TITLE, f"{P1} {URL}", "تحديث 18 مارس 2025 11:40 ت غ", URL, "تصحيح", P2, "تحديث 24 مارس 2025 17:40 ت غ", P1
)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("full", [True, False])
def test_a_long_word_is_broken_and_never_a_column(width: int, full: bool) -> None:
    out = "".join(table.write(parse(BROKEN), Look(screen=Screen(width), full=full)))
    assert [line for line in out.splitlines() if cells(line, "off") > width] == []
    for kind in ("original", "update", "correction"):
        assert kind in out
    assert not full or URL in "".join(out.split())


def test_a_bound_names_its_day_where_it_is_not_the_day_above() -> None:
    out = "".join(table.write(parse(BROKEN), Look(screen=Screen(100))))
    assert [line[3:30].strip() for line in out.splitlines() if " UTC" in line] == [
        "before 2025-03-18 11:40 UTC",
        "2025-03-18 11:40 UTC",
        "after 2025-03-18 11:40 UTC",
        "before 2025-03-24 17:40 UTC",
        "2025-03-24 17:40 UTC",
    ]


def test_wanted_columns_stand_first_and_what_may_be_arabic_last() -> None:
    look = Look(screen=Screen(80), columns=("title", "kind", "text", "written", "n"))
    out = "".join(table.write(parse(ARTICLE, date=date(2021, 5, 3)), look)).splitlines()
    assert out[2].split() == ["kind", "written", "#", "title,", "text"]
    assert [line.split()[:3] for line in out if line.startswith("update")] == [["update", "XXXX-XX-XXT15:36", "1"]]


# No reader of a terminal's tables: a shaper that fails, signs newer than Python's directions.
@pytest.mark.parametrize("text", ["ه\u200dلا", "\U0001fae8 نص", "نص \U00010d4e", "ـ\u200dه\u200d لا"])
def test_what_cannot_be_reordered_is_drawn_as_it_is(text: str) -> None:
    assert sorted(drawn(text, "visual")) == sorted(text) or drawn(text, "visual") != ""
    assert cells(text, "visual") >= 1
    assert "\n" not in drawn(text, "visual")


VISUAL = [
    ("plain", "plain"),
    ("تحديث (15:36 تغ)", "(ﻎﺗ 15:36) ﺚﻳﺪﺤﺗ"),
    ("لا", "ﻻ"),
    ("كُتب", "ﺐﺘُﻛ"),
    ("[قال] «نعم»", "«ﻢﻌﻧ» [ﻝﺎﻗ]"),
]


@pytest.mark.parametrize(("text", "visual"), VISUAL)
def test_visual_reorders_shapes_and_mirrors(text: str, visual: str) -> None:
    assert drawn(text, "visual") == visual


def test_visual_is_measured_after_shaping() -> None:
    assert (cells("لا", "off"), cells("لا", "visual")) == (2, 1)
    assert cells("كُتب", "visual") == 3


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("a bb ccc", 4, ["a bb", "ccc"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\n\nb", 4, ["a", "", "b"]),
        ("", 4, [""]),
        ("a bbbbbb c", 4, ["a", "bbbb", "bb c"]),
        ("日本語", 4, ["日本", "語"]),
        ("日", 1, ["日"]),
        ("كُكُكُكُكُ", 4, ["كُكُكُكُ", "كُ"]),
    ],
)
def test_lines_are_broken_at_words(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width, "off") == expected


def test_clipped_lines_end_with_the_mark_inside_the_width() -> None:
    assert clipped(["aa bb", "cc dd", "ee"], 2, 8, "off") == ["aa bb", "cc [..]"]
    assert clipped(["aa", "bb"], 2, 8, "off") == ["aa", "bb"]
    assert clipped(["aaaaaaaa", "bb"], 1, 8, "off") == ["aaa [..]"]


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in "".join(table.write(parse(ARTICLE), Look(screen=Screen(80))))
    assert "\x1b[" in "".join(table.write(parse(ARTICLE), Look(screen=Screen(80, color=True))))
