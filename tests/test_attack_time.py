"""Texts built to hurt: time stays linear. Nothing is compared with a clock alone, only with a floor measured beside it."""

import importlib
import pkgutil
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from io import BytesIO
from time import process_time
from typing import Any

import pytest

import newsline
from newsline.histories.pieces import Cuts
from newsline.model import Moment, Timeline
from newsline.parsing import parse
from newsline.patterns import Uncompiled
from newsline.readers import read
from newsline.readers.encoding import decode
from newsline.stamps import orthography
from newsline.stamps.reading import explain, is_cue, read_dateline, read_line, read_stamp
from newsline.stamps.windows import LONGEST
from newsline.writers import fields, formats
from newsline.writers.look import Look
from tests.writer_timelines import entry, timeline

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
    "words with a sign": lambda size: "#عاجل " * (size // 6),
    "signs and a time": lambda size: "★ - " * (size // 4) + "10:00 - نص",
    "a time and signs": lambda size: "10:00 " + "★ - " * (size // 4) + "نص",
    "dressed times": lambda size: "🔴 10:00 | عاجل | أغلق السوق أبوابه.\n" * (size // 35),
    "times ago": lambda size: "قبل 5 دقائق\nأغلق السوق أبوابه.\n" * (size // 31),
    "day headings": lambda size: "الخميس 7 سبتمبر 2023\n10:00\nأغلق السوق أبوابه.\n" * (size // 46),
    "day headings alone": lambda size: "الثلاثاء\n" * (size // 9),
    "stamps with a date, repeated": lambda size: "نشر في 3/10/2025 10:00\nأغلق السوق أبوابه.\n" * (size // 42),
    "cells": lambda size: "سعاد السالم | 07.04.2024 | أسواق\n" * (size // 33),
    "rows of years": lambda size: "2024|2023|2022|2021|2020|2019|2018|2017\n" * (size // 40),
    "rows of numbers": lambda size: ("|".join(map(str, range(40))) + "|2024\n") * (size // 115),
    "messages": lambda size: "سعاد, [12.03.2024 15:36]\nأغلق السوق أبوابه.\n" * (size // 44),
    "other stories": lambda size: "اقرأ أيضا\nعنوان آخر\n" * (size // 20),
    "pinned posts": lambda size: "مثبت\n10:00\nأغلق السوق أبوابه.\n" * (size // 30),
    "hours of a clock of twelve": lambda size: "12:30 ص\nأغلق السوق أبوابه.\n1:15\nفتح السوق أبوابه.\n" * (size // 50),
    "numbered stamps": lambda size: "".join(f"تحديث ({n}) 10:00\nنص.\n" for n in range(size // 24)),
}


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def _ld(value: str) -> bytes:
    return _page(f"<script type=application/ld+json>{value}</script><p>أغلق السوق أبوابه.")


def _many(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()))


# Pages of about `size` bytes.
PAGES: dict[str, Callable[[int], bytes]] = {
    "divs in divs": lambda size: _page(_many("<div>", size // 2) + "نص" + _many("</div>", size // 2)),
    "inline in inline": lambda size: _page(_many("<b><i><u>", size)),
    "links in links": lambda size: _page(_many("<a>نص", size)),
    "misnested": lambda size: _page(_many("<a><p></a>نص", size)),
    "tables in tables": lambda size: _page(_many("<table><tr><td>", size)),
    "lists in lists": lambda size: _page(_many("<ul><li>نص", size)),
    "items": lambda size: _page(_many("<li>نص", size)),
    "headings": lambda size: _page(_many("<h1>نص</h1>", size)),
    "headings that the title holds": lambda size: _page(
        f"<meta property=og:title content='{_many('نص ', size // 2)}'>{_many('<h2>نص</h2>', size // 2)}"
    ),
    "bars in a title": lambda size: _page(f"<meta property=og:title content='{_many('أ | ', size)}'><p>نص"),
    "bars in a headline": lambda size: _ld('{"@type":"NewsArticle","headline":"' + _many("أ" + " " * 50, size) + '"}'),
    "titles": lambda size: _page(_many("<title>عنوان</title>", size) + "<p>نص"),
    "paragraphs": lambda size: _page(_many("<p>أغلق السوق أبوابه.", size)),
    "one paragraph": lambda size: _page("<p>" + _many("كلمة ", size)),
    "lines": lambda size: _page(_many("نص<br>", size)),
    "lines of pre": lambda size: _page("<pre>" + _many("نص\n", size)),
    "times": lambda size: _page(_many("<p><time datetime=2025-10-04T10:00Z>10:00</time> نص.", size)),
    "dates at the end of a long way": lambda size: _page(
        _many("<div>", size // 2) + _many("<i itemprop=datePublished content=2025-10-04>نص</i>", size // 2)
    ),
    "dates of others": lambda size: _page(
        "<aside>" + _many("<div>", size // 2) + _many("<i itemprop=dateModified content=2025-10-04>نص</i>", size // 2)
    ),
    "metas": lambda size: _page(_many("<meta name=a content=b>", size) + "<p>نص"),
    "classes": lambda size: _page(f"<p class='{_many('comment-x ', size)}'>نص"),
    "classes of others": lambda size: _page(_many("<div class='comment-list related'><p>نص</div>", size)),
    "links": lambda size: _page(_many("<a href=/x>نص</a> ", size)),
    "lists of links": lambda size: _page(_many("<ul><li><a href=/x>خبر</a></ul>", size)),
    "articles in articles": lambda size: _page(_many("<article><p>نص", size)),
    "names and times": lambda size: _page(
        _many("<div><span class=a>نص</span><span class=t>12/3/2024 10:00</span></div>", size)
    ),
    "times in many parts": lambda size: _page(_many("<div>" + "<span class=a>12/3/2024</span>" * 8 + "نص</div>", size)),
    "posts with feet": lambda size: _page(
        _many("<div><p>أغلق السوق أبوابه اليوم.<p><time datetime=2024-03-12T10:00Z>10:00</time></div>", size)
    ),
    "times below headings": lambda size: _page(_many("<h2>نص</h2>10:00<p>أغلق السوق أبوابه اليوم.", size)),
    "buttons": lambda size: _page(_many("<button aria-expanded><h2>نص", size)),
    "headlines of others": lambda size: _page(
        "<p>أغلق السوق أبوابه اليوم." + _many("<h2><a href=/x>نص</a></h2>", size)
    ),
    "entities without an end": lambda size: _page("<p>" + _many("&amp", size)),
    "spaces as entities": lambda size: _page("<p>" + _many("&nbsp;", size) + "نص"),
    "comments": lambda size: _page(_many("<!--x-->", size) + "<p>نص"),
    "comments without an end": lambda size: _page(_many("<!-- ", size) + "<p>نص"),
    "scripts": lambda size: _page(_many("<script>1</script>", size) + "<p>نص"),
    "data": lambda size: _page(_many("<script type=application/ld+json>{}</script>", size) + "<p>نص"),
    "data in data": lambda size: _ld('{"@graph":[' * (size // 13) + "]}" * (size // 13)),
    "articles as data": lambda size: _ld("[" + ",".join(['{"@type":"NewsArticle"}'] * (size // 24)) + "]"),
    "tags in data": lambda size: _ld('{"@type":"NewsArticle","articleBody":"' + _many("<b>ن</b>", size) + '"}'),
    "lines in data": lambda size: _ld('{"@type":"NewsArticle","articleBody":"' + _many("<b>ن\\n", size) + '"}'),
    "no tags in data": lambda size: _ld('{"@type":"NewsArticle","articleBody":"' + _many("<b ", size) + '"}'),
    "entities in data": lambda size: _ld('{"@type":"NewsArticle","articleBody":"' + _many("&lt;b", size) + '"}'),
}


def _record(members: str) -> bytes:
    return ('{"text": "خبر", ' + members + "}\n").encode()


# Lines of JSON of about `size` bytes.
RECORDS: dict[str, Callable[[int], bytes]] = {
    "records": lambda size: b'{"text":"x","date":"2025-10-04"}\n' * (size // 33),
    "lines that are none": lambda size: b"{\n" * (size // 2),
    "blank lines": lambda size: b"\n" * size,
    "keys": lambda size: _record(",".join(f'"{number}":1' for number in range(size // 9))),
    "one key again": lambda size: _record(",".join(['"text": "نص"'] * (size // 14))),
    "lists in lists": lambda size: _record('"a": ' + "[" * (size // 2) + "]" * (size // 2)),
    "a long integer": lambda size: _record('"date": ' + "9" * size),
    "a date of digits": lambda size: _record(f'"date": "{"1" * size}"'),
    "a date of dashes": lambda size: _record(f'"date": "{"1-" * (size // 2)}"'),
    "a title of spaces": lambda size: _record(f'"title": "{" " * size}"'),
    "a title of mojibake": lambda size: _record(f'"title": "{_many("ط§ظ„ ", size)}"'),
    "halves of characters": lambda size: _record('"title": "' + "\\ud800" * (size // 6) + '"'),
    "a page": lambda size: ('{"text": "' + "<p>x" * (size // 4) + '"}').encode(),
}

# Bytes of about `size`, and the name of an encoding.
BYTES: dict[str, tuple[Callable[[int], bytes], str | None]] = {
    "mojibake": (lambda size: _many("ط§ظ„", size).encode(), None),
    "lines of mojibake": (lambda size: _many("ط§ظ„\n", size).encode(), None),
    "mojibake and other letters": (lambda size: _many("ط§ظ„ ﷽ ", size).encode(), None),
    "every byte": (lambda size: bytes(range(32, 256)) * (size // 224), None),
    "windows-1256": (lambda size: "سوق\n".encode("cp1256") * (size // 4), None),
    "bytes of no letter": (lambda size: b"\xff" * size, None),
    "halves of UTF-8": (lambda size: b"\xd8" * size, None),
    "UTF-7": (lambda size: b"+" * size, "utf-7"),
    "escapes": (lambda size: b"\\N{" * (size // 3), "unicode_escape"),
    "shifts": (lambda size: b"\x1b$B" * (size // 3), "iso2022_jp"),
}

# So many floors may 100,000 characters or bytes take. A second is about a hundred; most take a tenth of that, and those
# that make an article or an entry of every few characters two hundred. A million that are not linear take many thousands.
FLOORS = 400
HALF = 50 * KB  # what the fast tests read, in half as many floors; the slow ones read twenty times as much


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _fixed() -> None:
    """Of the standard library alone: it does not become faster with the program."""
    for _ in range(900):
        [word.strip(".") for word in re.sub(r"[0-9:]+", "0", "أخمد الحريق في سوق السماق عند 15:36. " * 10).split(" ")]


@cache
def _floor() -> float:
    """Seconds of the processor for a fixed piece of plain work, the least of five."""
    return min(_seconds(_fixed) for _ in range(5))


def floors(work: Callable[[], object], most: float = FLOORS) -> float:
    """How many floors the work takes; both again where they are too many, since a machine may stumble."""
    found = _seconds(work) / _floor()
    if found >= most:
        _floor.cache_clear()
        found = min(found, _seconds(work) / _floor())
    return found


def _whole(text: str) -> None:
    for found in parse(text):
        fields.article(found)


def _read(data: bytes, source: str) -> None:
    """All documents of a source and their timelines; what cannot be read is a complaint."""
    with suppress(ValueError):
        for document in read(BytesIO(data), source):
            list(parse(document))


def test_the_texts_are_as_large_as_they_say() -> None:
    made = {name: len(make(100 * KB)) for name, make in TEXTS.items()}
    made |= {name: len(make(100 * KB)) for table in (PAGES, RECORDS) for name, make in table.items()}
    made |= {name: len(make(100 * KB)) for name, (make, _) in BYTES.items()}
    assert {name: size for name, size in made.items() if not 85 * KB <= size <= 115 * KB} == {}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_50_kb_takes_its_half_second(name: str) -> None:
    text = TEXTS[name](HALF)
    assert floors(lambda: _whole(text), FLOORS / 2) < FLOORS / 2


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_50_kb_takes_its_half_second(name: str) -> None:
    data = PAGES[name](HALF)
    assert floors(lambda: _read(data, "page.html"), FLOORS / 2) < FLOORS / 2


@pytest.mark.parametrize("name", RECORDS)
def test_records_of_50_kb_take_their_half_second(name: str) -> None:
    data = RECORDS[name](HALF)
    assert floors(lambda: _read(data, "records.jsonl"), FLOORS / 2) < FLOORS / 2


@pytest.mark.parametrize("name", BYTES)
def test_decoding_50_kb_takes_its_half_second(name: str) -> None:
    make, encoding = BYTES[name]
    data = make(HALF)

    def work() -> None:
        with suppress(ValueError):
            decode(data, encoding)

    assert floors(work, FLOORS / 2) < FLOORS / 2


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_line_of_a_million_characters_is_nothing_much(name: str) -> None:
    text = TEXTS[name](1000 * KB)
    for function in (read_stamp, read_line, is_cue, read_dateline, explain):
        assert floors(partial(function, text)) < FLOORS, function


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_a_million_takes_ten_times_as_long(name: str) -> None:
    text = TEXTS[name](1000 * KB)
    assert floors(lambda: _whole(text), 10 * FLOORS) < 10 * FLOORS


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "source"), [*((name, "x.html") for name in PAGES), *((name, "x.jsonl") for name in RECORDS)]
)
def test_bytes_of_a_million_take_ten_times_as_long(name: str, source: str) -> None:
    data = (PAGES if source == "x.html" else RECORDS)[name](1000 * KB)
    assert floors(lambda: _read(data, source), 10 * FLOORS) < 10 * FLOORS


@pytest.mark.parametrize(
    "sign",
    ["1", " ", "(", "ت", "\u0651", "\u202e", "تحديث ", "-", pytest.param("\f", marks=pytest.mark.slow), "10:00 "],
)
def test_two_million_characters_on_a_line(sign: str) -> None:
    text = sign * (2_000 * KB // len(sign))
    assert floors(lambda: _whole(f"عنوان\nتحديث 10:00\n{text}\nنص."), 20 * FLOORS) < 20 * FLOORS


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("تحديث\nنص.\n" * 3000, 3000),
        ("تحديث (15:36 ت غ)\nنص.\n" * 3000, 3000),
        ("عنوان\n\nفقرة أولى.\n\n" + "تحديث: أخمد الحريق.\n" * 3000, 3001),
        ("10:00\nأغلق السوق أبوابه قبل العصر.\n" * 3000, 3000),
    ],
    ids=["cues", "stamps", "labels", "times"],
)
def test_three_thousand_stamps_are_three_thousand_entries(text: str, count: int) -> None:
    (timeline,) = parse(text)
    assert len(timeline.timeline) == count


@pytest.mark.parametrize("sign", ["\n", "\f", " \n", "\u200f\n"])
def test_a_hundred_thousand_blank_lines_are_no_article(sign: str) -> None:
    assert [
        entry.text for one in parse(sign * 100_000) for entry in one.timeline if entry.text.strip("\u200f \n")
    ] == []


def test_a_stamp_is_not_looked_for_past_its_length() -> None:
    """The count that keeps it linear: no more than so many tokens are cut, however long the line."""
    for name, make in TEXTS.items():
        assert len(explain(make(100 * KB))["tokens"]) <= LONGEST, name


def test_a_paragraph_is_cut_in_time_that_grows_with_it() -> None:
    """A paragraph that one capture has in one and the next in two."""
    word = "كلمة "
    half = len(word) * 10_000
    text = word * 20_000
    cuts = Cuts()
    assert floors(lambda: cuts.learn([text], [text[:half], text[half:]])) < FLOORS
    assert len(cuts.pieces(text)) == 2


# --- what is written ----------------------------------------------------------------------------------------------


def _entries(count: int, days: int) -> Timeline:
    """Entries in the order of time; where they are of one day, thousands share a minute."""
    step = timedelta(days=days) / count
    moments = [datetime(2025, 10, 3, tzinfo=UTC) + number * step for number in range(count)]
    return timeline(
        *(
            entry("entry", "قال شاهد إن الماء عاد.", Moment(time=time, zone="UTC", precision="minute"), marker="10:00")
            for time in moments
        ),
        title="عنوان",
    )


@pytest.mark.parametrize("count", [400, pytest.param(4000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("days", [1, 300])
@pytest.mark.parametrize("name", formats.TIMELINES)
def test_four_times_the_entries_take_four_times_as_long_to_write(name: str, days: int, merge: bool, count: int) -> None:
    """The square of them would take sixteen times as long; it is measured again only where it seems to."""

    def taken(found: Timeline) -> float:
        return _seconds(lambda: list(formats.write([found], Look(name, merge=merge))))

    few, many = _entries(count, days), _entries(4 * count, days)
    _seconds(lambda: list(formats.write([_entries(1, days)], Look(name, merge=merge))))  # imports what it needs
    short, long = taken(few), taken(many)
    if long >= 8 * short:
        short, long = min(short, taken(few), taken(few)), min(long, taken(many), taken(many))
    assert long < 8 * short


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
    "words with a sign": "#عاجل " * (_LONG // 6) + "x",
    "signs and words": "#عاجل" * (_LONG // 5) + "x",
    "stars": "★ " * (_LONG // 2) + "x",
    "times": "14:05 - " * (_LONG // 8) + "x",
    "a bracket, then spaces": "(" + " " * _LONG + "x",
}


# Every pattern that meets text from outside: how it is used, and of how many characters at most, where the code that uses it
# cuts or refuses the text before. A new pattern is a new row. "name 0": the first of those that a function makes.
PATTERNS: dict[str, tuple[str, int]] = {
    "corpus.folder._ERRORS": ("fullmatch", _LONG),
    "corpus.folder._PART": ("fullmatch", _LONG),
    "corpus.folder._REPORT": ("fullmatch", _LONG),
    "chronology.weekdays._MARKS": ("search", _LONG),
    "chronology.weekdays._weekday_letters 0": ("search", _LONG),
    "histories.captures._EIGHT": ("findall", 4096),  # names of files
    "histories.captures._FOURTEEN": ("findall", 4096),
    "histories.captures._ISO": ("findall", 4096),
    "histories.captures._TRACKING": ("fullmatch", _LONG),
    "histories.worddiff._TOKEN": ("findall", 300),
    "readers.capture._ARCHIVE": ("sub", _LONG),
    "readers.capture._ARCHIVED": ("search", _LONG),
    "readers.capture._SAVED_FROM": ("search", _LONG),
    "readers.capture._SINGLE_FILE": ("search", _LONG),
    "readers.cleaning._COUNT": ("sub", _LONG),
    "readers.cleaning._DIGIT": ("search", _LONG),
    "readers.cleaning._DAY": ("search", _LONG),
    "readers.cleaning._VIEWS": ("fullmatch", _LONG),
    "readers.dates._DOTNET": ("fullmatch", 100),
    "readers.dates._EPOCH": ("fullmatch", 100),  # dates._LONGEST
    "readers.dates._ISO": ("fullmatch", 100),
    "readers.dates._YEAR_FIRST": ("match", 100),
    "readers.dates._ZONE_NAME": ("sub", 100),
    "readers.elements._ABOUT": ("search", _LONG),
    "readers.elements._ASIDE_OF_POST": ("search", _LONG),
    "readers.elements._ATTRIBUTE": ("findall", _LONG),
    "readers.elements._CAMEL": ("sub", _LONG),
    "readers.elements._CHROME": ("search", _LONG),
    "readers.elements._COMMENTS": ("search", _LONG),
    "readers.elements._HIDDEN": ("search", _LONG),
    "readers.elements._MACHINE_TIME": ("fullmatch", _LONG),
    "readers.elements._NAMED_TIME": ("fullmatch", _LONG),
    "readers.elements._TIMED": ("search", _LONG),
    "readers.elements._UNSEEN": ("search", _LONG),
    "readers.encoding._ARABIC": ("search", _LONG),
    "readers.encoding._OUTSIDE_ASCII": ("sub", _LONG),
    "readers.heads._CLOCK": ("search", _LONG),
    "readers.html._ATTRIBUTE": ("search", _LONG),
    "readers.html._TAG": ("findall", _LONG),
    "readers.html._OPTION": ("sub", _LONG),
    "readers.html._BREAKS": ("search", _LONG),
    "readers.html._CHARSET": ("search", _LONG),
    "readers.html._MARKUP": ("search", _LONG),
    "readers.jsonld._MIDNIGHT": ("search", _LONG),
    "readers.jsonld._TRAILING": ("sub", _LONG),
    "readers.kinds._HEADER": ("match", _LONG),
    "readers.kinds._JSON": ("match", _LONG),
    "readers.kinds._XML": ("match", _LONG),
    "readers.kinds._BEFORE_PAGE": ("match", _LONG),
    "readers.kinds._PAGE": ("match", _LONG),
    "readers.metadata._PARTED": ("findall", _LONG),
    "readers.page._ENDS": ("split", _LONG),
    "readers.page._NOTE": ("search", _LONG),
    "readers.page._SPACES": ("sub", _LONG),
    "readers.page._TAG": ("sub", 400),  # page._LONGEST_NOTE
    "readers.page._TOKEN": (
        "findall",
        2000,
    ),  # any length, but as the parser writes it: what does not end stands nowhere in it
    "readers.page._UNUSUAL_ENDS": ("split", _LONG),
    "readers.mhtml._NESTING": ("findall", _LONG),
    "readers.saved._FIELD": ("findall", _LONG),
    "readers.saved._HTTP": ("match", _LONG),
    "readers.records._LENGTH": ("search", _LONG),
    "readers.state._ASSIGNED": ("findall", _LONG),
    "readers.state._DATE": ("search", _LONG),
    "readers.state._FIRST": ("search", _LONG),
    "readers.state._NOT": ("search", _LONG),
    "readers.state._TAG": ("sub", 300),
    "readers.text._FEEDS": ("split", _LONG),
    "readers.text._FRONT": ("match", 40_000),
    "readers.warc._ONE_BYTE_WORD": ("search", _LONG),
    "readers.warc._OTHER_LETTERS": ("search", _LONG),
    "readers.warc._WRITTEN": ("search", _LONG),
    "segmentation.cells._BESIDE_YEAR": ("search", 200),
    "segmentation.cells._SLASH": ("split", 200),  # cells._LONGEST
    "segmentation.cells._PARTED": ("split", 200),  # cells._LONGEST
    "segmentation.cells._WEAKLY": ("split", 200),
    "segmentation.cells._WORD": ("finditer", 200),
    "segmentation.lines._SIGN": ("fullmatch", _LONG),
    "segmentation.lines._FOOT": ("fullmatch", 60),  # lines._SHORT
    "segmentation.lines._LEAD": ("match", _LONG),
    "segmentation.lines._RULE": ("fullmatch", _LONG),
    "segmentation.lines._TITLED": ("match", 60),  # lines._SHORT
    "segmentation.lines._SERIAL": ("fullmatch", _LONG),
    "segmentation.lines._POINTED": ("fullmatch", _LONG),
    "segmentation.lines._COUNTER": ("fullmatch", _LONG),
    "segmentation.ornaments._BEHIND": ("sub", _LONG),
    "segmentation.lines._LOOSE": ("match", _LONG),
    "segmentation.lines._GAP": ("finditer", _LONG),
    "segmentation.ornaments._CLOCKISH": ("match", _LONG),
    "segmentation.ornaments._DIGIT": ("search", 80),  # ornaments._FAR
    "segmentation.ornaments._DELIMITED": ("match", _LONG),
    "segmentation.ornaments._NUMBERED": ("match", _LONG),
    "segmentation.ornaments._ORNAMENTS": ("match", _LONG),
    "segmentation.ornaments._PARTS": ("findall", 80),  # ornaments._FAR
    "segmentation.ornaments._PHRASE": ("match", _LONG),
    "segmentation.ornaments._SIGNS_OF_ANY": ("match", _LONG),
    "segmentation.ornaments._TIMELIKE": ("match", _LONG),
    "segmentation.ornaments._WORD": ("match", _LONG),
    "segmentation.ornaments._NAMED": ("fullmatch", 60),  # lines._SHORT
    "segmentation.ornaments._NAMED_BEHIND": ("fullmatch", 60),  # lines._SHORT
    "segmentation.ornaments._AGO": ("fullmatch", 60),  # lines._SHORT
    "segmentation.ornaments._COUNTED": ("fullmatch", _LONG),
    "segmentation.ornaments._TELEGRAM": ("fullmatch", _LONG),
    "segmentation.ornaments._WHATSAPP": ("match", _LONG),
    "segmentation.posts._HEAD": ("sub", _LONG),
    "segmentation.posts._NUMBERS": ("sub", _LONG),
    "segmentation.posts._WORDS": ("sub", _LONG),
    "segmentation.posts._NO_TIME": ("match", _LONG),
    "segmentation.posts._RANGE": ("match", _LONG),
    "segmentation.posts._SCORE": ("search", _LONG),
    "segmentation.roles._ROW": ("search", _LONG),
    "segmentation.roles._DATED_CAPTION": ("search", 20),  # roles._END
    "stamps.orthography.ARABIC_LETTER": ("search", _LONG),
    "stamps.orthography.RIGHT_TO_LEFT": ("search", _LONG),
    "stamps.orthography._BLANK_LINES": ("split", _LONG),
    "stamps.orthography._LINE_END": ("split", _LONG),
    "stamps.orthography._MARK": ("findall", _LONG),
    "stamps.orthography._RARE": ("search", _LONG),
    "stamps.orthography._WORD": ("findall", _LONG),
    "stamps.orthography._BEFORE": ("sub", 300),  # only what was read as a stamp
    "stamps.orthography._BEHIND": ("sub", 300),
    "stamps.reading._ZONE_IN_BRACKETS": ("fullmatch", _LONG),
    "stamps.reading._DASH": ("findall", 110),  # reading._OPENING
    "stamps.reading._SIGN": ("search", 110),
    "stamps.reading.FULL_DATE": ("search", 200),
    "stamps.reading._DIGIT": ("search", _LONG),
    "stamps.reading._FIRST_WORD": ("match", _LONG),
    "stamps.reading._STANDING": ("match", 120),  # windows.BEGINNING
    "stamps.reading._PIECES": ("findall", 110),
    "stamps.state.NUMBERS": ("findall", _LONG),
    "stamps.dates._CLOCK_OF_ISO": ("search", 60),  # a token
    "stamps.tokens._TOKEN": ("findall", 300),  # windows.LONGEST
    "writers.csv._ESCAPE": ("sub", _LONG),
    "writers.csv._FORMULA": ("match", _LONG),
    "writers.csv._QUOTED": ("match", _LONG),
    "writers.fragments._LINES": ("findall", _LONG),
    "writers.fragments._LETTER": ("search", _LONG),
    "writers.fragments._MACHINE": ("fullmatch", _LONG),
    "writers.markdown._ADDRESS": ("sub", _LONG),
    "writers.markdown._INLINE": ("sub", _LONG),
    "writers.markdown._OPENING": ("match", _LONG),
    "writers.terminal._STEERING": ("sub", _LONG),
    "writers.terminal._UNSAFE": ("sub", _LONG),
}


def _pattern(name: str) -> re.Pattern[Any]:
    path, _, index = name.partition(" ")
    module, _, attribute = path.rpartition(".")
    found: Any = getattr(importlib.import_module(f"newsline.{module}"), attribute)
    if index:
        made = found()
        found = made[int(index)] if isinstance(made, tuple) else made
    assert isinstance(found, re.Pattern | Uncompiled)
    return found


def test_every_pattern_has_its_row() -> None:
    modules = [one.name for one in pkgutil.walk_packages(newsline.__path__, "newsline.") if "__main__" not in one.name]
    found = {
        pattern: f"{module.removeprefix('newsline.')}.{name}"
        for module in modules
        for name, pattern in vars(importlib.import_module(module)).items()
        if isinstance(pattern, re.Pattern | Uncompiled)
    }
    assert sorted(name for pattern, name in found.items() if pattern not in map(_pattern, PATTERNS)) == []


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_stands_every_string(name: str) -> None:
    """20,000 characters in less than two floors; a pattern that goes back and forth takes a hundred."""
    pattern, (method, longest), slow = _pattern(name), PATTERNS[name], {}
    for kind, text in STRINGS.items():
        subject: Any = text[:longest].encode() if isinstance(pattern.pattern, bytes) else text[:longest]
        arguments = (subject[:0], subject) if method == "sub" else (subject,)
        taken = floors(partial(getattr(pattern, method), *arguments), 2)
        if taken > 2:
            slow[kind] = taken
    assert slow == {}


@pytest.mark.parametrize("pattern", [r"\s+x", r"\s*\|\s*", "<!--(?s:.*?)-->"])
def test_a_pattern_that_goes_back_and_forth_is_found(pattern: str) -> None:
    found = re.compile(pattern)
    assert any(floors(partial(found.search, text[:8000]), 2) > 2 for text in STRINGS.values())
