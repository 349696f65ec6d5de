"""The history of a story: which paragraph is which over all captures, what came about between which, and the verdicts."""

from collections.abc import Sequence

import pytest

from newsline.histories.model import Story
from tests.captured import CALM, FLIGHTS, HOME, HURT, OPEN, STORM, TITLE, at, copies, news, page, saved, story, told

EDITED = FLIGHTS.replace("حولت إلى", "وُجّهت نحو")
SEVEN = FLIGHTS.replace("ثلاث", "سبع")
SPELLED = FLIGHTS.replace("إن", "ان").replace("إلى", "الى")
Captures = Sequence[tuple[str | None, Sequence[str]]]

# What came about: the captures, and what is told of them.
CASES: dict[str, tuple[Captures, list[str]]] = {
    "nothing": ([("15:00", [STORM, HOME]), ("16:00", [STORM, HOME])], []),
    "one capture": ([("15:00", [STORM, HOME])], []),
    "added below": ([("15:00", [STORM]), ("16:00", [STORM, HOME])], ["added 1>2 none"]),
    "added on top": ([("15:00", [STORM]), ("16:00", [CALM, STORM])], ["added 1>2 none"]),
    "removed": ([("15:00", [STORM, HOME]), ("16:00", [STORM])], ["removed 1>2 silent"]),
    "words": ([("15:00", [STORM, FLIGHTS]), ("16:00", [STORM, EDITED])], ["changed 1>2 silent words"]),
    "numbers": ([("15:00", [STORM, FLIGHTS]), ("16:00", [STORM, SEVEN])], ["changed 1>2 silent numbers"]),
    "spelling": ([("15:00", [STORM, FLIGHTS]), ("16:00", [STORM, SPELLED])], ["changed 1>2 silent spelling"]),
    "moved": ([("15:00", [STORM, FLIGHTS, HOME]), ("16:00", [FLIGHTS, HOME, STORM])], ["moved 1>2 silent moved"]),
    "gone and back": (
        [("15:00", [STORM, FLIGHTS, HOME]), ("16:00", [STORM, HOME]), ("17:00", [STORM, FLIGHTS, HOME])],
        ["removed 1>2 silent", "returned 2>3 none"],
    ),
    "gone and back in other words": (
        [("15:00", [STORM, FLIGHTS, HOME]), ("16:00", [STORM, HOME]), ("17:00", [STORM, EDITED, HOME])],
        ["removed 1>2 silent", "returned 2>3 none words"],
    ),
    "edited and back": (
        [("15:00", [STORM, FLIGHTS]), ("16:00", [STORM, SEVEN]), ("17:00", [STORM, FLIGHTS])],
        ["changed 1>2 silent numbers", "changed 2>3 silent numbers"],
    ),
    "split": (
        [("15:00", [STORM, f"{FLIGHTS} {HOME}", CALM]), ("16:00", [STORM, FLIGHTS, HOME, CALM])],
        ["changed 1>2 silent spelling"],
    ),
    "joined": (
        [("15:00", [STORM, FLIGHTS, HOME, CALM]), ("16:00", [STORM, f"{FLIGHTS} {HOME}", CALM])],
        ["changed 1>2 silent spelling"],
    ),
    "split, edited, joined": (
        [
            ("15:00", [STORM, f"{FLIGHTS} {HOME}", CALM]),
            ("16:00", [STORM, FLIGHTS, HOME, CALM]),
            ("17:00", [STORM, SEVEN, HOME, CALM]),
            ("18:00", [STORM, f"{SEVEN} {HOME}", CALM]),
        ],
        ["changed 1>2 silent spelling", "changed 2>3 silent numbers", "changed 3>4 silent spelling"],
    ),
    "split and edited at once": (
        [("15:00", [STORM, f"{FLIGHTS} {HOME}", CALM]), ("16:00", [STORM, SEVEN, HOME, CALM])],
        ["changed 1>2 silent numbers", "changed 1>2 silent spelling"],
    ),
    "between an unknown capture and the next": (
        [("15:00", [STORM]), (None, [STORM, HOME]), ("17:00", [STORM, HOME])],
        ["added 1>2 none"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_came_about(name: str) -> None:
    captures, expected = CASES[name]
    found = story(copies(*captures))
    assert sorted(told(found)) == sorted(expected)
    assert found.changed == bool(expected)


def _names(found: Story, text: str) -> set[str]:
    return {one.id for one in found.paragraphs if any(version.text == text for version in one.versions)}


@pytest.mark.parametrize(
    "name", ["gone and back", "gone and back in other words", "edited and back", "split, edited, joined"]
)
def test_a_paragraph_keeps_its_name(name: str) -> None:
    found = story(copies(*CASES[name][0]))
    assert len(_names(found, FLIGHTS)) == 1
    assert _names(found, FLIGHTS) == {one.paragraph for one in news(found) if one.paragraph} - _names(found, HOME)
    assert len(found.paragraphs) == len({one.id for one in found.paragraphs})


def test_the_bounds_of_a_version() -> None:
    found = story(copies(*CASES["gone and back"][0]))
    (one,) = (one for one in found.paragraphs if one.versions[0].text == FLIGHTS)
    assert [(v.seen, v.not_before, v.not_after, v.gone_after, v.gone_before) for v in one.versions] == [
        ((1,), None, at("15:00"), at("15:00"), at("16:00")),
        ((3,), at("16:00"), at("17:00"), None, None),
    ]


def test_a_capture_without_a_time_bounds_nothing() -> None:
    found = story(copies(*CASES["between an unknown capture and the next"][0]))
    (one,) = news(found)
    assert (one.not_before, one.not_after, one.captures) == (at("15:00"), at("17:00"), (2, 3))
    assert [notice.code for notice in found.warnings] == ["capture-undated"]


def test_captures_are_put_in_the_order_of_their_times() -> None:
    ordered, given = ([("15:00", [STORM]), ("16:00", [STORM, HOME])][::step] for step in (1, -1))
    assert told(story(copies(*given))) == told(story(copies(*ordered))) == ["added 1>2 none"]


# --- claims -------------------------------------------------------------------------------------------------------

AT_1530, AT_1630 = "تحديث (15:30 ت غ)", "تحديث (16:30 ت غ)"
ORIGINAL = "الموضوع الأصلي"

# The stamp over what is new in the second capture, of 16:00 after the first of 15:00; the verdict and the claimed time.
CLAIMS = [
    (AT_1530, "fits", "15:30"),
    ("تحديث (16:00 ت غ)", "fits", "16:00"),
    ("تحديث (15:00 ت غ)", "fits", "15:00"),  # the minute of 15:00 is not over with the capture of 15:00:00
    ("تحديث (14:59 ت غ)", "too-early", "14:59"),
    ("تحديث (18:30 بتوقيت مكة المكرمة)", "fits", "15:30"),
    ("تحديث (18:30)", "fits", None),  # in +03:00 or +03:30
    ("تحديث (03:30 ت غ)", "fits", "15:30"),  # on a clock of twelve hours
    ("تحديث (03:30 صباحا ت غ)", "too-early", "03:30"),
    ("تحديث 17 سبتمبر 2015 15:30 ت غ", "fits", "15:30"),
    ("تحديث 16 سبتمبر 2015 15:30 ت غ", "too-early", "15:30+-1"),
    ("تحديث 17 سبتمبر 2015 17:00 ت غ", "impossible", "17:00"),
    ("تحديث 18 سبتمبر 2015 15:30 ت غ", "impossible", "15:30+1"),
    ("تحديث 17 سبتمبر 2015", "fits", None),
    ("تحديث 15 سبتمبر 2015", "too-early", None),
    ("تحديث", "none", None),
    ("تحديث (2)", "none", None),
]


@pytest.mark.parametrize(("marker", "verdict", "time"), CLAIMS)
def test_a_claim_is_held_against_the_captures(marker: str, verdict: str, time: str | None) -> None:
    found = story(copies(("15:00", [STORM, HOME]), ("16:00", [marker, CALM, ORIGINAL, STORM, HOME])))
    (one,) = (one for one in news(found) if one.text == CALM)
    assert one.verdict == verdict
    assert (one.claim and one.claim.time) == (time and at(time))
    assert one.time == (at(time) if verdict == "fits" and time else None)


def test_an_impossible_claim_has_the_one_reading_that_fits() -> None:
    found = story(copies(("15:00", [STORM]), ("16:00", ["تحديث 18 سبتمبر 2015 15:30 ت غ", CALM, ORIGINAL, STORM])))
    (one,) = (one for one in news(found) if one.text == CALM)
    assert one.claim is not None
    assert one.claim.reading == at("15:30")
    assert "the day before" in one.because


def test_a_clock_alone_is_of_the_day_on_which_it_was_seen_to_come() -> None:
    body = [ORIGINAL, STORM]
    found = story(copies(("15:00", body), ("12:00+2", [AT_1530, CALM, *body])))
    (one,) = (one for one in news(found) if one.text == CALM)
    assert (one.verdict, one.time) == ("fits", None)  # on the 17th or on the 18th
    found = story(copies(("16:00", body), ("12:00+2", [AT_1530, CALM, *body])))
    (one,) = (one for one in news(found) if one.text == CALM)
    assert (one.verdict, one.time) == ("fits", at("15:30+1"))


def test_text_slipped_in_under_an_old_stamp_is_too_early() -> None:
    old = [AT_1530, CALM, ORIGINAL, STORM]
    found = story(copies(("15:00", [STORM]), ("16:00", old), ("17:00", [AT_1530, CALM, HURT, ORIGINAL, STORM])))
    (one,) = (one for one in news(found) if one.text == HURT)
    assert (one.verdict, one.claim and one.claim.time) == ("too-early", at("15:30"))


def test_an_old_clock_is_not_read_as_of_the_next_day() -> None:
    old = [AT_1530, CALM, ORIGINAL, STORM]
    found = story(copies(("15:00", [STORM]), ("16:00", old), ("16:00+1", [AT_1530, CALM, HURT, ORIGINAL, STORM])))
    (one,) = (one for one in news(found) if one.text == HURT)
    assert (one.verdict, one.claim and one.claim.time) == ("too-early", at("15:30"))


# How an edit of an old entry stands to what else came in the same interval.
OWNED = [
    ([AT_1530, SEVEN], "silent"),
    ([AT_1630, SEVEN], "fits"),
    (["تحديث (14:30 ت غ)", SEVEN], "too-early"),
    (["تصحيح (16:40 ت غ)", "ذكرنا عددا غير صحيح للرحلات.", AT_1530, SEVEN], "fits"),
    (["تحديث (16:40 ت غ)", OPEN, AT_1530, SEVEN], "silent"),
]


@pytest.mark.parametrize(("top", "verdict"), OWNED)
def test_an_edit_is_silent_where_no_stamp_owns_up_to_it(top: list[str], verdict: str) -> None:
    captures = [("15:00", [STORM]), ("16:00", [AT_1530, FLIGHTS, ORIGINAL, STORM]), ("17:00", [*top, ORIGINAL, STORM])]
    (one,) = (one for one in news(story(copies(*captures))) if one.text == SEVEN)
    assert (one.op, one.verdict) == ("changed", verdict)


@pytest.mark.parametrize(
    ("page_stamp", "verdict"),
    [("آخر تحديث 17/9/2015 16:30 ت غ", "fits"), ("آخر تحديث 17/9/2015 15:30 ت غ", "silent")],
)
def test_a_page_stamp_owns_up_to_what_came_with_it(page_stamp: str, verdict: str) -> None:
    old, new = (
        saved(page(STORM, text, title=f"{TITLE}\n{said}"), when, number)
        for number, (said, text, when) in enumerate(
            [("آخر تحديث 17/9/2015 15:30 ت غ", FLIGHTS, "16:00"), (page_stamp, SEVEN, "17:00")]
        )
    )
    assert told(story([old, new])) == [f"changed 1>2 {verdict} numbers"]


def test_a_stamp_changed_over_the_same_text_is_re_stamped() -> None:
    body = [CALM, ORIGINAL, STORM]
    found = story(copies(("15:00", [STORM]), ("16:00", [AT_1530, *body]), ("17:00", [AT_1630, *body])))
    (one,) = (one for one in news(found) if one.op == "re-stamped")
    assert (one.verdict, one.between, one.text_ops is not None) == ("re-stamped", (2, 3), True)


@pytest.mark.parametrize(
    "respelled", ["تحديث: [١٥:٣٠ تغ]", "تحديث (18:30 بتوقيت مكة المكرمة)", "تحديث 17 سبتمبر 2015 15:30 ت غ"]
)
def test_the_same_time_in_other_words_is_no_new_stamp(respelled: str) -> None:
    body = [CALM, ORIGINAL, STORM]
    found = story(copies(("15:00", [STORM]), ("16:00", [AT_1530, *body]), ("17:00", [respelled, *body])))
    assert [one.op for one in news(found) if one.between == (2, 3)] == []


def test_a_stamp_put_over_a_text_that_was_there() -> None:
    for stamp, verdict in (("تحديث (14:30 ت غ)", "fits"), (AT_1530, "re-stamped")):
        found = story(copies(("15:00", [CALM, ORIGINAL, STORM]), ("16:00", [OPEN, stamp, CALM, ORIGINAL, STORM])))
        (one,) = (one for one in news(found) if one.op == "re-stamped")
        assert one.verdict == verdict


def test_relative_times_are_no_new_stamps() -> None:
    one, two = (f"قبل {ago} ساعات" for ago in (3, 4))
    found = story(copies(("15:00", [f"تحديث {one}", CALM, STORM]), ("16:00", [f"تحديث {two}", CALM, STORM])))
    assert told(found) == []


# --- what sightings settle ----------------------------------------------------------------------------------------


def test_the_zone_of_stamps_without_one() -> None:
    found = story(copies(("8:55", [STORM]), ("9:10", ["تحديث (12:05)", CALM, ORIGINAL, STORM])))
    assert found.zone == "+03:00"
    assert found.zone_because == (
        "absent 2015-09-17T08:55:00Z, present 2015-09-17T09:10:00Z, stamped 12:05: only +03:00 fits"
    )


@pytest.mark.parametrize(
    ("first", "stamp", "zone"),
    [
        ("8:00", "تحديث (12:05)", None),  # +03:00 or +04:00 or +03:30
        ("9:00", "تحديث (14:35)", "+05:30"),
        ("9:00", "تحديث (12:05 ت غ)", "UTC"),
    ],
)
def test_a_zone_is_taken_only_where_one_fits(first: str, stamp: str, zone: str | None) -> None:
    found = story(copies((first, [STORM]), ("9:10", [stamp, CALM, ORIGINAL, STORM])))
    assert found.zone == zone


def test_where_no_zone_fits_all_stamps_none_is_taken_and_nobody_accused() -> None:
    body = [ORIGINAL, STORM]
    first = ["تحديث (12:05)", CALM, *body]
    found = story(copies(("8:55", body), ("9:10", first), ("9:50", first), ("9:58", ["تحديث (17:55)", OPEN, *first])))
    assert (found.zone, found.zone_because) == (None, "no one offset fits all stamps")
    assert {one.verdict for one in news(found)} == {None}


@pytest.mark.parametrize(
    ("second", "layout"),
    [
        (["تحديث", OPEN, "تحديث", CALM, "تحديث", STORM], "newest-first"),
        (["تحديث", CALM, "تحديث", STORM, "تحديث", OPEN], "oldest-first"),
    ],
)
def test_the_layout_is_where_new_text_is_seen_to_come(second: list[str], layout: str) -> None:
    found = story(copies(("15:00", ["تحديث", CALM, "تحديث", STORM]), ("16:00", second)))
    assert found.layout == layout
    assert found.layout_because is not None
    assert found.layout_because.startswith("capture 2 has new text")


def test_the_side_is_where_text_is_seen_to_come_with_its_stamp() -> None:
    one, two, three = ("15:30 ت غ", "15:50 ت غ", "16:20 ت غ")
    found = story(
        copies(("16:00", [STORM, one, FLIGHTS, two]), ("16:30", [STORM, one, FLIGHTS, two, OPEN, three, HOME])),
    )
    assert found.stamps == "above"
    assert found.stamps_because == "with stamps that date the text above them, more of them fit the captures"
    assert {one.verdict for one in news(found)} == {"fits", "none"}
