"""Texts built to hurt: time stays linear. Nothing is compared with a clock alone, only with a floor measured beside it."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import pytest

import newsline
from newsline import orthography, stamps
from newsline.parsing import parse
from newsline.stamps import explain, is_cue, read_dateline, read_line, read_stamp
from newsline.writers import fields

KB = 1000
MARKS = "".join(map(chr, range(0x064B, 0x0653)))
CONTROLS = orthography.BIDI_MARKS

# What a text of about `size` characters looks like.
TEXTS: dict[str, Callable[[int], str]] = {
    "cues in a row": lambda size: "تحديث " * (size // 6),
    "cues, one a line": lambda size: "تحديث\n" * (size // 6),
    "cues and labels": lambda size: "تحديث: " * (size // 7),
    "cues with ordinals": lambda size: "\n".join(f"تحديث ({number})" for number in range(size // 12)),
    "stamps with text": lambda size: "تحديث (15:36 ت غ)\nأخمد الحريق.\n" * (size // 31),
    "stamps without a year": lambda size: "تحديث 17 سبتمبر 10:00\nنص.\n" * (size // 26),
    "weekdays": lambda size: "تحديث الجمعة 10:00\nنص الجمعة.\n" * (size // 30),
    "bare times": lambda size: "10:00\n" * (size // 6),
    "bare times with text": lambda size: "10:00\nأغلق السوق أبوابه.\n09:59\nفتح السوق أبوابه.\n" * (size // 51),
    "times that rise and fall": lambda size: "تحديث 10:00\nنص.\nتحديث 23:50\nنص.\n" * (size // 33),
    "page stamps": lambda size: "نُشر في 3/10/2025 10:00\n" * (size // 25),
    "hijri dates": lambda size: "تحديث 4 ذو الحجة 1436 هـ 10:00\nنص.\n" * (size // 36),
    "datelines": lambda size: "السماق 4 ذو الحجة 1436 هـ واس\n" * (size // 30),
    "credits": lambda size: "المصدر: وكالة السماق\n" * (size // 21),
    "credits and titles": lambda size: "عنوان\nفقرة من الخبر.\nالمصدر: وكالة\n" * (size // 35),
    "rules": lambda size: "---\n" * (size // 4),
    "rules of spaces": lambda size: "-" + " \t" * (size // 2) + "x",
    "rules and titles": lambda size: "---\nعنوان\n" * (size // 10),
    "rules and page stamps": lambda size: "---\nآخر تحديث 10:00\n" * (size // 20),
    "credits and end marks": lambda size: "المصدر: وكالة\n// انتهى //\n" * (size // 26),
    "form feeds": lambda size: "\f" * size,
    "form feeds and stamps": lambda size: "10:00\f" * (size // 6),
    "line feeds": lambda size: "\n" * size,
    "carriage returns": lambda size: "\r" * size,
    "next lines": lambda size: "\x85\u2028\u2029" * (size // 3),
    "digits": lambda size: "1" * size,
    "arabic digits": lambda size: "٣" * size,
    "digits and signs": lambda size: "1:" * (size // 2),
    "dates in a row": lambda size: "1/1/2001 " * (size // 9),
    "nearly dates": lambda size: "1-1-" * (size // 4),
    "nearly instants": lambda size: "2001-01-01t10:00:00." * (size // 20),
    "opening brackets": lambda size: "(" * size,
    "brackets": lambda size: "()[]{}" * (size // 6),
    "nested quotes": lambda size: "«" * (size // 2) + "»" * (size // 2),
    "straight quotes": lambda size: "\"'" * (size // 2),
    "combining marks": lambda size: MARKS * (size // 8),
    "a letter under combining marks": lambda size: "ت" + "\u0651" * size,
    "bidi controls": lambda size: CONTROLS * (size // len(CONTROLS)),
    "presentation forms": lambda size: "﷽" * size,
    "tatweel": lambda size: "تحـ" + "ـ" * size + "ـديث",
    "trailing spaces": lambda size: "تحديث (15:36)" + " " * size,
    "leading spaces": lambda size: " " * size + "تحديث (15:36)",
    "spaces inside": lambda size: "تحديث" + " " * size + "(15:36)",
    "trailing marks": lambda size: "كلمة " + "\u200f " * (size // 2) + ".",
    "tabs and no-break spaces": lambda size: "آخر\t\xa0" * (size // 5),
    "delimiters": lambda size: "تحديث " + ":-|" * (size // 3),
    "one line without a space": lambda size: "ت" * size,
    "words of the lexicon": lambda size: "في الساعة يوم " * (size // 14),
    "dots": lambda size: "م." * (size // 2),
    "colons": lambda size: ":" * size,
    "captions": lambda size: "صورة من السماق\n" * (size // 15),
    "titles alike": lambda size: "عنوان\n- عنوان - أرشيف\n" * (size // 22),
    "lone surrogates": lambda size: "\ud800" * size,
    "nul": lambda size: "\0" * size,
    "mojibake": lambda size: "طھط­ط¯ظٹط« " * (size // 11),
}

# So many floors may 100,000 characters (100 to 180 kB) take: a second and a bit on the machine on which a floor is 10 ms.
FLOORS = 120


def _floor() -> float:
    """Seconds for a fixed piece of plain work, the least of three."""
    times = []
    for _ in range(3):
        start = process_time()
        sum(len(orthography.fold("تحديث (15:36 تغ)").text) for _ in range(12_000))
        times.append(process_time() - start)
    return min(times)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _whole(text: str) -> None:
    for timeline in parse(text):
        fields.article(timeline)


def test_the_texts_are_as_large_as_they_say() -> None:
    sizes = {name: len(make(100 * KB)) for name, make in TEXTS.items()}
    assert {name: size for name, size in sizes.items() if not 90 * KB <= size <= 110 * KB} == {}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_100_kb_takes_its_second(name: str) -> None:
    text = TEXTS[name](100 * KB)
    assert _seconds(lambda: _whole(text)) < FLOORS * _floor()


@pytest.mark.parametrize("name", TEXTS)
def test_a_line_of_a_million_characters_is_nothing_much(name: str) -> None:
    text, floor = TEXTS[name](1000 * KB), _floor()
    functions: list[Callable[[str], object]] = [read_stamp, read_line, is_cue, read_dateline, explain]
    taken = {function.__name__: _seconds(partial(function, text)) for function in functions}
    assert {function: seconds for function, seconds in taken.items() if seconds > FLOORS * floor} == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_a_million_characters_takes_ten_times_as_long(name: str) -> None:
    text = TEXTS[name](1000 * KB)
    assert _seconds(lambda: _whole(text)) < 10 * FLOORS * _floor()


@pytest.mark.parametrize("sign", ["1", " ", "(", "ت", "\u0651", "\u202e", "تحديث ", "-", "\f", "10:00 "])
def test_five_million_characters_on_a_line(sign: str) -> None:
    text = sign * (5_000 * KB // len(sign))
    assert _seconds(lambda: _whole(f"عنوان\nتحديث 10:00\n{text}\nنص.")) < 50 * FLOORS * _floor()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("تحديث\nنص.\n" * 10_000, 10_000),
        ("تحديث (15:36 ت غ)\nنص.\n" * 10_000, 10_000),
        ("تحديث: نص.\n" * 10_000, 10_000),
        ("10:00\nأغلق السوق أبوابه قبل العصر.\n" * 10_000, 10_000),
    ],
    ids=["cues", "stamps", "labels", "times"],
)
def test_ten_thousand_stamps_are_ten_thousand_entries(text: str, count: int) -> None:
    (timeline,) = parse(text)
    assert len(timeline.entries) == count


@pytest.mark.parametrize("sign", ["\n", "\f", " \n", "\u200f\n"])
def test_a_hundred_thousand_blank_lines_are_no_article(sign: str) -> None:
    assert [entry.text for one in parse(sign * 100_000) for entry in one.entries if entry.text.strip("\u200f \n")] == []


def test_a_stamp_is_not_looked_for_past_its_length() -> None:
    """The count that keeps it linear: no more than so many tokens are cut, however long the line."""
    for name, make in TEXTS.items():
        assert len(explain(make(100 * KB))["tokens"]) <= stamps.LONGEST, name


# --- every pattern ------------------------------------------------------------------------------------------------

_LONG = 20_000
STRINGS = {
    "spaces": " " * _LONG,
    "a word, then spaces": "x" + " " * _LONG + "x",
    "tabs and spaces": " \t" * (_LONG // 2) + "x",
    "line feeds": "\n \n" * (_LONG // 3) + "x",
    "digits": "1" * _LONG + "x",
    "digits and signs": "1-" * (_LONG // 2) + "x",
    "dashes": "- " * (_LONG // 2) + "x",
    "tags that do not end": '<a b="' * (_LONG // 6),
    "comments that do not end": "<!-- " * (_LONG // 5),
    "entities that do not end": "&#x1;&amp" * (_LONG // 9),
    "letters": "تa" * (_LONG // 2) + "!",
    "marks and brackets": "\u200f([{" * (_LONG // 4) + "x",
    "colons and bars": " : | " * (_LONG // 5),
    "attributes": "<x " + "a=" * (_LONG // 2),
    "scripts that do not end": "<script>" * (_LONG // 8),
    "class names": "comment-list_" * (_LONG // 13),
}


def _modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(newsline.__path__, "newsline."):
        if found.name != "newsline.__main__":
            try:
                yield importlib.import_module(found.name)
            except ImportError:  # an extra that is not installed
                continue


def _patterns() -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern of the package, also those inside tuples and made by functions without arguments."""
    found: dict[str, re.Pattern[Any]] = {}

    def look(name: str, value: object) -> None:
        if isinstance(value, re.Pattern):
            found[name] = value
        elif isinstance(value, tuple | list):
            for index, one in enumerate(value):
                look(f"{name}[{index}]", one)
        elif isinstance(value, dict):
            for key, one in value.items():
                look(f"{name}[{key!r}]", one)

    for module in _modules():
        for name, value in vars(module).items():
            if getattr(value, "__module__", module.__name__) == module.__name__ or isinstance(value, re.Pattern):
                look(f"{module.__name__}.{name}", value)
    look("newsline.orthography._edge()", orthography._edge())
    return found


PATTERNS = _patterns()


# Patterns that never see more characters than this, because the code that uses them cuts or refuses the text before.
SHORT = {
    "newsline.tokens._TOKEN": 300,  # tokens.LONGEST
    "newsline.wording._TOKEN": 300,
    "newsline.orthography._edge()[0]": 300,  # only what was read as a stamp
    "newsline.orthography._edge()[1]": 300,
    "newsline.readers.dates._ZONE_NAME": 100,  # dates._LONGEST
    "newsline.readers.page._TOKEN": 2000,  # any length, but as the parser writes it: what does not end stands nowhere in it
}
METHODS = ("search", "match", "fullmatch", "findall", "split", "sub")
SOURCES = "".join(path.read_text(encoding="utf-8") for path in Path(newsline.__file__).parent.rglob("*.py"))


def _methods(name: str) -> set[str]:
    """How the code uses the pattern; every way where it cannot be seen."""
    found = set(re.findall(rf"\b{re.escape(name.rpartition('.')[2])}\.(\w+)\(", SOURCES))
    return {"findall" if one == "finditer" else one for one in found} & set(METHODS) or set(METHODS)


def test_every_pattern_that_stands_in_the_code_is_found() -> None:
    """`re.compile` in a function is found only if it is named above."""
    distinct = {id(pattern) for pattern in PATTERNS.values()}
    assert len(distinct) >= SOURCES.count("re.compile(") - 2
    assert set(SHORT) <= set(PATTERNS)
    assert len(STRINGS) >= 12


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_stands_every_string(name: str) -> None:
    """20,000 characters in less than two floors; a pattern that goes back and forth takes a hundred."""
    pattern = PATTERNS[name]
    floor = _floor()
    slow = {}
    for kind, text in STRINGS.items():
        cut = text[: SHORT.get(name, _LONG)]
        subject: Any = cut.encode() if isinstance(pattern.pattern, bytes) else cut
        for method in _methods(name):
            arguments = (subject[:0], subject) if method == "sub" else (subject,)
            taken = _seconds(partial(getattr(pattern, method), *arguments))
            if taken > 2 * floor:
                slow[kind, method] = taken / floor
    assert slow == {}
