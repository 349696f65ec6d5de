"""The strip: dots where their times are, none over another, and none that is cut off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.writers.axis import axis_of
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
    "by time, the oldest on the right": (KNOWN, [80.07, 58.2, 14.47]),
    "after the last": ([*KNOWN, UNKNOWN], [81.13, 61.4, 21.93, 13.93]),
    "before the first": ([UNKNOWN, UNKNOWN, *KNOWN], [82.2, 74.2, 66.2, 48.6, 13.4]),
    "between two": ([KNOWN[0], UNKNOWN, UNKNOWN, KNOWN[2]], [80.07, 58.2, 36.33, 14.47]),
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


def test_many_entries_are_bars_that_lead_to_the_first_of_each() -> None:
    many = [entry("entry", "نص", at(12 + number // 60, number % 60, 3)) for number in range(300)]
    found = strip(*many)
    names = found.texts("title")
    counts = [int(name.split()[0]) for name in names]
    assert len(names) > 5
    assert sum(counts) == 300
    assert found.values("href") == [f"#e{1 + sum(counts[:place])}" for place in range(len(counts))]
    assert "2025-10-03 12:00" in names[0]


# from, to, in minutes -> what stands below the axis
LABELS = {
    "half an hour": ((600, 625), ["10:00", "10:05", "10:10", "10:15", "10:20", "10:25", "2025-10-03"]),
    "a day": ((8 * 60, 20 * 60), ["06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "2025-10-03"]),
    "over midnight": ((20 * 60, 27 * 60), ["20:00", "22:00", "00:00", "02:00", "04:00", "2025-10-03", "2025-10-04"]),
    "three days": ((0, 4000), ["2025-10-03", "2025-10-04", "2025-10-05", "2025-10-06"]),
}


@pytest.mark.parametrize("name", LABELS)
def test_hours_and_days_are_named(name: str) -> None:
    ends, labels = LABELS[name]
    found = strip(*(entry("update", "", at(m // 60 % 24, m % 60, 3 + m // 1440)) for m in ends))
    assert sorted(found.texts("text", class_="clock") + found.texts("text", class_="day")) == sorted(labels)


@given(st.integers(0, 200 * 365 * 1440), st.integers(1, 10**8))
def test_there_are_few_labels_and_all_instants_lie_on_the_axis(start: int, minutes: int) -> None:
    first = datetime(1900, 1, 1) + timedelta(minutes=start)
    axis = axis_of(first, first + timedelta(minutes=minutes), 0, 0)
    assert axis.first <= first < first + timedelta(minutes=minutes) <= axis.last
    assert (axis.last - axis.first) / timedelta(minutes=axis.step) <= 5


def test_midnights_are_drawn() -> None:
    found = strip(entry("update", "", at(23, day=3)), entry("update", "", at(1, day=5)))
    assert len([line for line in found.values("class") if line == "hour midnight"]) == 2


def test_clocks_that_are_set_back_draw_no_axis_backwards() -> None:
    times = [datetime(2025, 10, 26, hour, minute, tzinfo=UTC) for hour, minute in ((0, 50), (1, 10))]
    entries = [entry("update", "", replace(at(1), time=time)) for time in times]
    marks = [Mark(f"e{n}", n, one) for n, one in enumerate(entries, 1)]
    assert all(0 < place < 100 for place in across(Page([svg(marks, "Europe/Berlin")])))
