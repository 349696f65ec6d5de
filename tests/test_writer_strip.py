"""The strip: dots where their times are, none over another, and none that is cut off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.writers.strip import Mark, svg
from tests.pages import Page
from tests.writer_timelines import at, entry


def strip(*entries: object) -> Page:
    return Page([svg([Mark(f"e{n}", n, one) for n, one in enumerate(entries, 1)], "UTC")])  # type: ignore[arg-type]


def across(found: Page) -> list[float]:
    return [float(value.rstrip("%")) for value in found.values("cx")]


KNOWN = [entry("update", "نص", at(hour)) for hour in (8, 12, 20)]
UNKNOWN = entry("latest", "نص")

# name: (entries, where their dots stand from the left in per cent)
PLACES = {
    "by time, the oldest on the right": (KNOWN, [91.0, 63.67, 9.0]),
    "after the last": ([*KNOWN, UNKNOWN], [91.0, 66.33, 17.0, 9.0]),
    "before the first": ([UNKNOWN, UNKNOWN, *KNOWN], [91.0, 83.0, 75.0, 53.0, 9.0]),
    "between two": ([KNOWN[0], UNKNOWN, UNKNOWN, KNOWN[2]], [91.0, 63.67, 36.33, 9.0]),
    "one instant": ([KNOWN[0], KNOWN[0]], [50.0, 50.0]),
}


@pytest.mark.parametrize("name", PLACES)
def test_dots_stand_where_their_times_are(name: str) -> None:
    entries, places = PLACES[name]
    found = strip(*entries)
    assert across(found) == places
    assert found.values("href") == [f"#e{number}" for number in range(1, len(entries) + 1)]
    assert [text.partition(" · ")[0] for text in found.texts("title")] == [
        str(number) for number in range(1, len(entries) + 1)
    ]


@pytest.mark.parametrize(
    ("entries", "drawn"), [([], False), ([UNKNOWN, UNKNOWN], False), ([KNOWN[0]], False), (KNOWN[:2], True)]
)
def test_no_axis_for_fewer_than_two_entries_or_no_instant(entries: list[object], drawn: bool) -> None:
    assert bool(strip(*entries).elements) == drawn


@given(st.lists(st.none() | st.integers(0, 48 * 60), min_size=2, max_size=60))
def test_no_two_dots_lie_over_each_other_and_none_is_cut_off(minutes: list[int | None]) -> None:
    times = iter(sorted(minute for minute in minutes if minute is not None))
    entries = []
    for minute in minutes:
        stands = None if minute is None else next(times)
        entries.append(
            UNKNOWN if stands is None else entry("update", "", at(stands // 60 % 24, stands % 60, 3 + stands // 1440))
        )
    found = strip(*entries)
    dots = list(zip(across(found), map(int, found.values("cy")), strict=True))
    assert len(dots) in (0, len(entries))
    assert all(3 < x < 97 and y > 12 for x, y in dots)
    for place, (x, y) in enumerate(dots):
        assert all(abs(x - other) > 7.9 or abs(y - below) >= 24 for other, below in dots[place + 1 :])


def test_many_entries_are_ticks_without_links() -> None:
    many = [entry("entry", "نص", at(12, number % 60, 3)) for number in range(59)]
    found = strip(*many)
    assert found.values("href") == []
    assert len([value for value in found.values("class") if value == "tick entry"]) == len(many)


def test_midnights_are_drawn() -> None:
    found = strip(entry("update", "", at(23, day=3)), entry("update", "", at(1, day=5)))
    assert [line for line in found.values("class") if line == "midnight"] == ["midnight"] * 2
