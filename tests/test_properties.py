"""What holds for any text: nothing raises, no line is lost, and what is written reads back."""

import json
import re
from collections import Counter
from datetime import date
from itertools import islice
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsline.model import Article, Entry, Partial
from newsline.parsing import parse, plain
from newsline.segmentation.articles import articles
from newsline.segmentation.lines import credit_of
from newsline.stamps.orthography import BLANKS, split_lines
from newsline.stamps.reading import explain, is_cue, read_dateline, read_line, read_stamp
from newsline.writers import fields
from tests.strategies import any_text, arabic_line, arabic_text, documents

texts = any_text | arabic_text | arabic_line
DAY_MIN, DAY_MAX = date(1800, 1, 1), date(2199, 12, 31)
DAYS = st.none() | st.dates(DAY_MIN, DAY_MAX)


# --- nothing raises -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("function", [read_stamp, read_line, is_cue, read_dateline, explain])
@given(text=texts)
@example(text="")
@example(text="\u200f")
@example(text="﷽")
@example(text="﴾آخر تحديث﴿ 15:36")
@example(text="تحديث 15:36 " * 60)
@example(text="\ud800")
def test_one_line_never_raises(function: object, text: str) -> None:
    assert callable(function)
    function(text)


@given(text=texts | documents, day=DAYS, zone=st.sampled_from([None, "UTC", "Asia/Riyadh", "-03:30"]))
@example(text="", day=None, zone=None)
@example(text="﷽\nتحديث (15:36 تغ)\nنص.", day=None, zone=None)
@example(text="تحديث قبل 999 عاما\nنص.\nتحديث أول أمس\nنص.", day=DAY_MIN, zone="UTC")
@example(text="تحديث (24:00 ت غ) الجمعة\nنص.\nتحديث (01:00 ت غ)\nنص.", day=DAY_MAX, zone="UTC")
@example(text="تحديث 29 فبراير 10:00\nنص.", day=DAY_MIN, zone="+14:00")
@example(text="تحديث 4 ذو الحجة 10:00\nنص.", day=DAY_MAX, zone="-03:30")
@example(text="آخر تحديث 24:00 ت غ 31/12/2199\nنص.\nآخر تحديث 00:00 GMT+14 1/1/1800\nنص.", day=DAY_MAX, zone=None)
def test_parse_never_raises(text: str, day: date | None, zone: str | None) -> None:
    for timeline in parse(text, date=day, zone=zone):
        json.dumps(fields.article(timeline))


@given(text=documents, day=DAYS)
@pytest.mark.parametrize("layout", [None, "newest-first", "oldest-first"])
@pytest.mark.parametrize("stamps", [None, "below", "above"])
@settings(max_examples=30)  # nine times, with the others
def test_entries_are_the_same_in_every_layout(
    text: str, day: date | None, layout: str | None, stamps: str | None
) -> None:
    def words(entry: Entry) -> tuple[str | None, str]:
        return entry.marker, entry.text

    by_hand = [Counter(map(words, one.timeline)) for one in parse(text, date=day, layout=layout, stamps=stamps)]
    assert by_hand == [Counter(map(words, one.timeline)) for one in parse(text, date=day, stamps=stamps)]


@given(text=documents, day=DAYS)
def test_known_times_rise(text: str, day: date | None) -> None:
    for timeline in parse(text, date=day):
        times = [entry.moment.time for entry in timeline.timeline if entry.moment.time]
        assert times == sorted(times)
        for entry in timeline.timeline:
            if entry.not_before and entry.not_after:
                assert entry.not_before <= entry.not_after


# --- nothing is lost ----------------------------------------------------------------------------------------------


def _stamp_lines(number: int | None, text: str, source: list[str]) -> list[str]:
    """The line of a marker or page stamp, and the next ones that are not blank where the cue's value stands there."""
    assert number is not None
    below = (line for line in source[number:] if line.strip(BLANKS))
    return [source[number - 1], *islice(below, text.count("\n"))]


def _placed(article: Article, source: list[str]) -> Counter[str]:
    """Every line of the source that stands in a part of the article, as often as it stands in one."""
    places = [*article.captions, *article.separators]
    if article.title is not None:
        places.append(article.title)
    for number, text in {(page.line, "\n" * page.stamp.text.count("\n")) for page in article.page_stamps}:
        places += _stamp_lines(number, text, source)
    for passage in article.passages:
        inside = passage.text.split("\n")
        if passage.marker is not None:
            lines = _stamp_lines(passage.marker.line, passage.marker.stamp.text, source)
            places += lines
            if passage.marker.label:
                own = inside.pop(-1 if article.stamps_above else 0)
                assert lines[0].strip(BLANKS).endswith(own.strip(BLANKS))
                assert passage.marker.stamp.text in lines[0]
        places += inside
    places += (one.text for one in article.related)
    for heading in article.headings:
        (line,) = _stamp_lines(heading.line, "", source)
        assert heading.stamp.text in line
        places.append(line)
    if article.credit is not None:
        places.append(f"المصدر: {article.credit}")
    return _counted(places)


def _counted(lines: list[str]) -> Counter[str]:
    """Stripped lines that are not blank; credits by what they name, since an article keeps no more of one."""
    names = [(line, credit_of(line)) for line in (line.strip(BLANKS) for line in lines)]
    return Counter(line if name is None else f"المصدر: {name}" for line, name in names if line)


@given(text=documents | arabic_text | any_text)
@example(text="عنوان\n\nفقرة.\n\nتحديث (15:36 تغ)\n\nفقرة.\n\n---\n\nالمصدر: وكالة السماق\n")
@example(text="عنوان\nآخر تحديث\n15:36 ت غ 17/9/2015\nفقرة.\n")
@example(text="تحديث\n\u200f\n00:00")
@example(text="آخر تحديث\nاليوم\n10:00")
@example(text="عنوان\n\nفقرة.\n\nتحديث: نص.\nفقرة.\nديث: نص.\n")
@example(text="عنوان\nفقرة.\nتحديث\n15:36 ت غ\nفقرة.\nفقرة.\n15:36\n15:36\n")
def test_every_line_stands_in_exactly_one_place(text: str) -> None:
    parted = text.replace("\f", "\n\f\n")
    source = split_lines(parted)
    found: Counter[str] = Counter()
    for article in articles(plain(parted)):
        found += _placed(article, source)
    assert found == _counted(source)


_WORD = re.compile(r"[^\W\d_]+")


def strayed(text: str, **options: Any) -> tuple[Counter[str], Counter[str]]:
    """The words of a text that its JSON has not, and those of its JSON that the text has not."""
    told: list[str] = []
    for timeline in parse(text, **options):
        row = fields.article(timeline)
        told += [row["title"] or "", *row["captions"], row["credit"] or ""]
        told += (one["text"] for one in (*row["day_headings"], *row["related"]))
        told += (words for _, words in {(one["line"], one["text"]) for one in row["page_stamps"]})
        told += (words for _, words in {(one["line"], one["beside"] or "") for one in row["page_stamps"]})
        for entry in row["timeline"]:
            told += (entry["marker"] or "", entry["text"], entry["author"] or "")
    source, found = (Counter(_WORD.findall("\n".join(lines))) for lines in ([text], told))
    return source - found, found - source


def unsaid(text: str, **options: Any) -> Counter[str]:
    """Words that JSON leaves out: what stands before the name in a credit, and lines between two parts."""
    lines = [line for line in split_lines(text) if credit_of(line.strip()) is not None]
    for article in articles(plain(text), **options):
        lines += article.separators
    return Counter(_WORD.findall("\n".join(lines)))


@given(text=documents | arabic_text)
@example(
    text="عنوان\n\nتحديث (15:36 تغ)\n\nفقرة.\n\n★ أمس\n\nتحديث 11:15\n\nفقرة.\n// انتهى //\nالمصدر: وكالة السماق\n"
)
@example(
    text="عنوان\n\nسعاد | 20 رجب 1442 هـ 10:00\n\nصورة من السوق\n\nوليد | 20 رجب 1442 هـ 10:00\n\nقال شهود إن الحريق كبير.\n"
)
def test_every_word_stands_in_the_json_once(text: str) -> None:
    lost, invented = strayed(text)
    assert lost <= unsaid(text)
    assert not invented


@given(text=documents)
def test_lines_of_passages_are_where_they_say(text: str) -> None:
    source = split_lines(text)
    for article in articles(plain(text)):
        for passage in article.passages:
            if not passage.text.strip():
                continue
            assert passage.line is not None
            assert passage.end_line is not None
            assert 1 <= passage.line <= passage.end_line <= len(source)
            assert passage.text.split("\n")[0].strip() in source[passage.line - 1]
            assert passage.text.split("\n")[-1].strip() in "\n".join(
                source[passage.end_line - 1 : passage.end_line + 1]
            )


@given(text=documents)
@example(text="قالت بلدية السماق إن أسرة عادت.\nصورة من السماق\n00:00")
def test_a_form_feed_parts_articles(text: str) -> None:
    whole = list(articles(plain(f"{text}\n\f\n{text}")))
    once = list(articles(plain(text)))
    assert len(whole) == 2 * len(once)
    assert [article.title for article in whole] == 2 * [article.title for article in once]


# --- what is written reads back -----------------------------------------------------------------------------------

_EDTF = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::(?P<second>\d\d))?)?(?P<hijri>\[u-ca=islamic-umalqura\])?"
)


def _read(text: str) -> Partial:
    match = _EDTF.fullmatch(text)
    assert match is not None
    numbers = {name: int(value) for name, value in match.groupdict().items() if value and value.isdigit()}
    return Partial(**numbers, hijri=match["hijri"] is not None)


@st.composite
def _partials(draw: st.DrawFn) -> Partial:
    year, month = draw(st.none() | st.integers(1, 9999)), draw(st.none() | st.integers(1, 12))
    clock = [draw(st.integers(0, 24)), draw(st.integers(0, 59)), draw(st.integers(0, 59))][: draw(st.integers(0, 3))]
    return Partial(year, month, draw(st.none() | st.integers(1, 31)), *clock, hijri=draw(st.booleans()))


@given(_partials())
def test_partial_reads_back(partial: Partial) -> None:
    assert _read(str(partial)) == partial


@pytest.mark.parametrize(
    ("partial", "text", "precision"),
    [
        (Partial(), "XXXX-XX-XX", None),
        (Partial(2015), "2015", "year"),
        (Partial(2015, 9), "2015-09", "month"),
        (Partial(2015, 9, 17), "2015-09-17", "day"),
        (Partial(None, 9, 17), "XXXX-09-17", "day"),
        (Partial(None, 9), "XXXX-09", "month"),
        (Partial(hour=15), "XXXX-XX-XXT15", "hour"),
        (Partial(hour=15, minute=36), "XXXX-XX-XXT15:36", "minute"),
        (Partial(hour=24, minute=0), "XXXX-XX-XXT24:00", "minute"),
        (Partial(2015, 9, 17, 0, 0, 0), "2015-09-17T00:00:00", "second"),
        (Partial(33, 1, 2), "0033-01-02", "day"),
        (Partial(1436, 12, 4, hijri=True), "1436-12-04[u-ca=islamic-umalqura]", "day"),
        (Partial(1436, 12, 4, 18, 43, hijri=True), "1436-12-04T18:43[u-ca=islamic-umalqura]", "minute"),
    ],
)
def test_partial_is_written(partial: Partial, text: str, precision: str | None) -> None:
    assert (str(partial), partial.precision) == (text, precision)
