"""Articles drawn with their truth (see drawn*.py): nothing is wrong in silence, no trap becomes a marker."""

import random
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest

from newsline import parse
from newsline.writers.fields import article as as_dict
from tests.drawn import LESS, NOISY, RIGHT, SHAPES, SILENT, UNTOLD, WARNED, articles, judged, kind_of, read, verdict
from tests.drawn_model import Drawn, Head, Row, plain
from tests.drawn_properties import PROPERTIES, check

EACH = 8

# The share of articles that may be read otherwise than they were drawn without a word of doubt: where hours need about the
# same either way, and a pinned post that may be of this day or of the day before. Of all other shapes none may.
OPEN = {"open: either layout": 0.3, "a post pinned on top": 0.1}
OPEN_CHANGES = {"a post put on top": 0.05}


def _report(found: list[tuple[Drawn, tuple[str, ...]]], count: int) -> str:
    parts = [f"{len(found)} of {count}"]
    for one, faults in found[:3]:
        options = f"date={one.capture or one.reference} zone={one.zone}"
        parts += ["-" * 80, one.text, options, *faults[:6]]
    return "\n".join(parts)


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_is_wrong_in_silence(name: str) -> None:
    drawn = [SHAPES[name](random.Random(f"test/{name}/{number}")) for number in range(EACH)]
    wrong = [(one, found.faults) for one, found in ((one, verdict(one)) for one in drawn) if found.grade == SILENT]
    assert len(wrong) <= OPEN.get(name, 0) * EACH, _report(wrong, EACH)


@pytest.mark.parametrize("name", [name for name in SHAPES if name.startswith("trap")])
def test_a_trap_gives_no_marker(name: str) -> None:
    drawn = [SHAPES[name](random.Random(f"trap/{name}/{number}")) for number in range(EACH)]
    wrong = [(one, found.faults) for one, found in ((one, verdict(one)) for one in drawn) if found.grade != RIGHT]
    assert not wrong, _report(wrong, EACH)


@pytest.mark.parametrize("name", [name for name in SHAPES if not name.startswith("open")])
def test_most_are_read_rightly(name: str) -> None:
    drawn = [SHAPES[name](random.Random(f"most/{name}/{number}")) for number in range(EACH)]
    missed = [
        (one, found.faults)
        for one, found in ((one, verdict(one)) for one in drawn)
        if found.grade not in (RIGHT, NOISY)
    ]
    assert len(missed) <= EACH // 4, _report(missed, EACH)


@pytest.mark.parametrize("name", SHAPES)
def test_no_line_with_digits_is_gone(name: str) -> None:
    drawn = [SHAPES[name](random.Random(f"gone/{name}/{number}")) for number in range(EACH)]
    lost = [(one, found.gone) for one, found in ((one, verdict(one)) for one in drawn) if found.gone]
    assert not lost, _report(lost, EACH)


@pytest.mark.parametrize("name", PROPERTIES)
def test_what_must_stay_the_same_does(name: str) -> None:
    found = [
        check(name, random.Random(f"test/{name}/{number}"), lambda one: read(one)[0]) for number in range(3 * EACH)
    ]
    broken = [(one.after, one.faults) for one in found if one is not None and not one.said]
    assert len(broken) <= OPEN_CHANGES.get(name, 0) * 3 * EACH, _report(broken, 3 * EACH)


@pytest.mark.slow
def test_ten_thousand_articles() -> None:
    drawn: Counter[str] = Counter()
    wrong: dict[str, list[tuple[Drawn, tuple[str, ...]]]] = {}
    for name, one in articles(10_000, "many"):
        drawn[name] += 1
        found = verdict(one)
        if found.grade == SILENT:
            wrong.setdefault(name, []).append((one, found.faults))
    many = [pair for name, found in wrong.items() if len(found) > OPEN.get(name, 0) * drawn[name] for pair in found]
    assert not many, _report(many, sum(drawn.values()))


# --- the generator itself -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_drawn_from_its_seed_and_holds_its_texts(name: str) -> None:
    drawn = [SHAPES[name](random.Random(f"{name}/{number}")) for number in range(5)]
    again = [SHAPES[name](random.Random(f"{name}/{number}")) for number in range(5)]
    assert drawn == again
    assert len({one.text for one in drawn}) > 1
    for one in drawn:
        whole = plain(one.text)
        assert all(row.text in whole for row in one.rows)
        assert one.trap == (not one.rows) or "no text" in one.tags[0]


def test_the_shapes_are_drawn_in_every_way() -> None:
    tags = {tag for _, one in articles(6 * len(SHAPES), "tags") for tag in one.tags}
    assert {"newest-first", "oldest-first", "sentences", "headlines", "with page stamps", "without page stamps"} <= tags
    assert {"zone: stamps", "zone: note", "zone: option", "zone: none", "zone: page"} <= tags
    assert {f"{count} midnights" for count in range(4)} | {"2-5 posts", "6-12 posts", "13-40 posts"} <= tags
    assert {"day: given", "day: capture", "day: from the article", "summary on top"} <= tags


_TEXT = """جلسة المجلس: تغطية مباشرة

14:40 ت غ
رفع الرئيس الجلسة إلى موعد يحدد لاحقا.

14:05 ت غ
افتتح الرئيس الجلسة بحضور مئة نائب."""
_LATER, _FIRST = "رفع الرئيس الجلسة إلى موعد يحدد لاحقا.", "افتتح الرئيس الجلسة بحضور مئة نائب."
_TRUTH = Drawn(
    _TEXT,
    (
        Row(_FIRST, "entry", "XXXX-XX-XXT14:05", None),
        Row(_LATER, "entry", "XXXX-XX-XXT14:40", None),
    ),
    ("newest-first",),
    ("by hand",),
    head=Head("جلسة المجلس: تغطية مباشرة"),
    told=("date-unknown",),
)
_DOUBT = [{"code": "layout-unclear", "line": None, "message": ""}]


def _found(**changes: Any) -> dict[str, Any]:
    (found,) = (as_dict(one) for one in parse(_TEXT))
    found = deepcopy(found)
    for name, value in changes.items():
        key, _, place = name.partition("_of_")
        if place:
            found["timeline"][int(place)][key] = value
        else:
            found[key] = value
    return found


@pytest.mark.parametrize(
    ("changes", "grade", "kind"),
    [
        ({}, RIGHT, None),
        ({"warnings": []}, UNTOLD, "no date-unknown"),
        ({"layout": "oldest-first", "warnings": []}, SILENT, "layout"),
        ({"layout": "oldest-first", "warnings": _DOUBT}, WARNED, "layout"),
        ({"layout": None}, LESS, "less-layout"),
        ({"layout": None, "warnings": []}, SILENT, "less-layout"),
        ({"stamps": "above", "warnings": []}, SILENT, "side"),
        ({"title": None, "warnings": []}, SILENT, "title"),
        ({"kind_of_0": "update", "warnings": []}, SILENT, "kind"),
        ({"when_of_0": "XXXX-XX-XXT14:06", "warnings": []}, SILENT, "when"),
        ({"when_of_0": None}, LESS, "less-when"),
        ({"time_of_1": "2024-03-12T14:40:00Z", "warnings": []}, SILENT, "time"),
        ({"text_of_1": "غير ذلك.", "warnings": []}, SILENT, "text: lost"),
        ({"text_of_1": f"{_LATER} {_FIRST}", "warnings": []}, SILENT, "text: shares"),
    ],
)
def test_verdicts(changes: dict[str, Any], grade: str, kind: str | None) -> None:
    found = judged(_TRUTH, [_found(**changes)])
    assert found.grade == grade
    assert kind is None or kind in {kind_of(fault) if fault[:3] != "no " else fault for fault in found.faults}


def test_a_doubt_without_cause_is_noise() -> None:
    warnings = [{"code": "date-unknown", "line": None, "message": ""}, *_DOUBT]
    assert judged(_TRUTH, [_found(warnings=warnings)]).grade == NOISY


def test_two_articles_are_wrong() -> None:
    assert judged(_TRUTH, [_found(), _found()]).grade == SILENT


def test_entries_in_another_order_are_wrong() -> None:
    found = _found(warnings=[])
    found["timeline"].reverse()
    assert {kind_of(fault) for fault in judged(_TRUTH, [found]).faults} == {"order"}


def test_a_marker_in_a_trap_is_wrong() -> None:
    found = judged(_TRUTH._replace(rows=(), trap=True), [_found()])
    assert found.grade in (SILENT, WARNED)
    assert any(fault.startswith("false entry") for fault in found.faults)


def test_a_stamp_line_that_is_nowhere_in_the_json_is_gone() -> None:
    assert judged(_TRUTH, [_found()]).gone == ()
    assert judged(_TRUTH, [_found(marker_of_0=None)]).gone == ("14:05 ت غ",)
