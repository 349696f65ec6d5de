"""The short ways of prose: an article without a special line comes out as it does by the long way, and so does a line."""

from datetime import UTC, date, datetime
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsline.chronology import timeline as chronology
from newsline.readers.text import plain
from newsline.segmentation import lines as long_lines
from newsline.segmentation import prose as shortly
from newsline.segmentation.articles import articles
from newsline.stamps import reading
from tests import strategies

DATELINES = (
    "جدة 12 محرم 1446 هـ الموافق 18 يوليو 2024 م واس",
    "المنارة 5 ديسمبر 2018 (رويترز) - قالت البلدية إن الطريق مقطوع.",
    "القرية - في 5 ديسمبر 2018 - قالت البلدية إن الطريق مقطوع منذ 3 أيام.",
)
CELLS = ("كتب: سامر | 12/3/2024 14:30", "محليات - الخميس 7 سبتمبر 2023 - 12:30", "الأحد 3 مارس 2019 | صور | الوكالة")
NOTES = ("جميع الأوقات بتوقيت غرينتش", "جميع الأوقات بتوقيت بيروت.", "ظلت الساعة بتوقيت القرية سنة 2019 كما هي")
HEADS = ("من يقطع الطريق؟", "قال المدير:", "صورة من القرية – 2019", "الطريق...", "كلمة " * 40, "كلمة " * 40 + ".")
lines = st.lists(
    st.sampled_from((*DATELINES, *CELLS, *NOTES, *HEADS, "", "", " ", "\t")) | strategies.prose, min_size=1, max_size=8
)
references = st.sampled_from((None, date(2024, 5, 6), datetime(2024, 5, 6, 23, 30, tzinfo=UTC)))
options = st.builds(
    chronology.Options, date=references, zone=st.sampled_from((None, "Asia/Riyadh")), layout=st.just("newest-first")
)


@given(
    lines,
    st.sampled_from((None, "العنوان")),
    references,
    st.sampled_from((None, True, False)),
    st.sampled_from((None, True)),
    options,
)
@example([DATELINES[0], "«كلمة» — شاهد؟", DATELINES[2]], None, None, None, None, chronology.Options())
@example(["كلمة كلمة.", "كتب: سامر | 12/3/2024 14:30"], "العنوان", None, None, None, chronology.Options())
def test_an_article_of_prose_is_the_same_by_roles(
    found: list[str],
    title: str | None,
    reference: date | None,
    above: bool | None,
    posts: bool | None,
    chosen: chronology.Options,
) -> None:
    document = plain("\n".join(found), "-", title, reference)
    short = list(articles(document, above, posts))
    with mock.patch.object(shortly, "article", return_value=None):
        long = list(articles(document, above, posts))
    assert short == long
    for article in short:
        by_slots = chronology._Chronology(article, chosen).timeline(1)
        assert chronology.timeline(article, 1, chosen) == by_slots


@given(strategies.arabic_line | strategies.arabic_text | strategies.prose | strategies.marker)
def test_a_line_that_begins_as_prose_is_none_of_stamps(line: str) -> None:
    line = line.strip()
    if line and reading.begins_as_prose(line):
        with mock.patch.object(reading, "begins_as_prose", return_value=False):
            assert reading.read_line(line) is None
            assert reading.read_bare(line) is None


heads = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "", "", "• ", "عاجل ", "في ", "الساعة ", "🔴", "[", "** ")),
    st.sampled_from(
        (
            "14:05",
            "3:20 م",
            "02:15 بتوقيت القدس",
            "12/3/2024 14:30",
            "الثلاثاء 14:05",
            "14.05",
            "منذ 5 دقائق",
            "2",
            "10",
        )
    )
    | strategies.marker
    | strategies.arabic_line,
    st.sampled_from((" - ", ": ", " | ", "] ", ") ", " ", " عاجل: ", " 🔴 ", " ** ", "\t")),
    st.sampled_from(("عاجل | ", "مثبت ", "", "", "«", "في ")),
)
texts = st.builds(
    "{} {}".format,
    st.sampled_from(("القرية", "شهود", "ظل", "\u200fقال", "ءقال", "نفى:")),
    strategies.arabic_line | strategies.prose | st.just("كلمة " * 40 + "12/3/2024 14:30 🔴 نص"),
)


@given(st.builds("{}{}".format, heads, texts))
@example("14:05 - القرية [15:20]")
@example("[14:05, 12/3/2024] شهود: الطريق مغلق")
@example("• في 15:36 - القرية " + "كلمة " * 80)
@example("2 - مشروع " + "كلمة " * 80)
@example("تم القرية " + "كلمة " * 80 + "[15:36]")
@example("يوليو 15:36 - القرية " + "كلمة " * 80)
def test_a_line_is_what_its_opening_makes_it(line: str) -> None:
    line = line.strip()
    assert long_lines._any_line(line) == long_lines._line(line)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("14:05 - القرية بلا كهرباء", "14:05 - "),
        ("تحديث (14:05): القرية بلا كهرباء", "تحديث (14:05): "),
        ("• 3:20 م | القرية بلا كهرباء", "• 3:20 م | "),
        ("14:05 - عاجل - القرية بلا كهرباء", "14:05 - عاجل - "),
        ("القرية 14:05 - بلا كهرباء", None),
        ("14:05 - «القرية» 12", None),
        ("تحديث (14:05)", None),
    ],
)
def test_openings(line: str, head: str | None) -> None:
    assert reading.opening(line) == head


@pytest.mark.parametrize(
    "line",
    ["في القرية 12:30", "12 قتيلا", "- القرية", "«القرية تحديث", "منذ 3 سنوات القرية", "15 سا القرية", "اليوم القرية:"],
)
def test_what_begins_as_prose(line: str) -> None:
    assert reading.begins_as_prose(f"{line} كلمة")


@pytest.mark.parametrize(
    "line",
    ["تحديث: القرية", "- تحديث - القرية", "15 سا 36 تحديث", "(تحديث) القرية", "12- القرية", "القرية", "", "تحديث **"],
)
def test_what_has_to_be_cut(line: str) -> None:
    assert not reading.begins_as_prose(line)


def test_most_articles_of_prose_go_the_short_way() -> None:
    document = plain("العنوان\n\nجدة 12 محرم 1446 هـ الموافق 18 يوليو 2024 م واس\n\nقالت البلدية إن الطريق مقطوع.\n")
    with mock.patch("newsline.segmentation.articles.Roles", side_effect=AssertionError):
        (article,) = articles(document)
    assert article.dateline is not None
