"""Stamps and articles written at random (see generator_*.py): what was written comes back, or less of it, never something else."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generator import misread, verdict
from tests.generator_articles import Source, source
from tests.generator_stamps import Written, stamp

SHOWN = 10


def _stamp_faults(stamps: Iterable[Written]) -> list[str]:
    faults = []
    for one in stamps:
        found = verdict(one)
        if found != "exact" and not (found == "less" and one.ambiguous):
            said = f"{one.kind} {one.written} {one.zone}" + (f" number {one.ordinal}" if one.ordinal else "")
            faults.append(f"{one.text!r} says {said}; read: {found}")
    return sorted(faults, key=len)


def _article_faults(sources: Iterable[Source]) -> list[str]:
    faults = []
    for one in sources:
        found = misread(one)
        if found is not None:
            options = f"date={one.date} zone={one.zone} stamps={one.stamps}"
            faults.append(f"{'-' * 80}\n{one.text}\n{'-' * 80}\n{options}: {found}")
    return sorted(faults, key=len)


def _none(faults: list[str], count: int) -> None:
    assert not faults, f"{len(faults)} of {count}:\n" + "\n".join(faults[:SHOWN])


@pytest.mark.parametrize("seed", range(6))
def test_stamps_are_read_as_they_were_written(seed: int) -> None:
    rng = random.Random(seed)
    _none(_stamp_faults(stamp(rng) for _ in range(500)), 500)


@pytest.mark.parametrize("seed", range(6))
def test_articles_come_back_in_order(seed: int) -> None:
    rng = random.Random(seed)
    _none(_article_faults(source(rng) for _ in range(50)), 50)


@given(seed=st.integers(0, 2**63))
def test_any_stamp_is_read_as_it_was_written(seed: int) -> None:
    _none(_stamp_faults([stamp(random.Random(seed))]), 1)


@given(seed=st.integers(0, 2**63))
def test_any_article_comes_back_in_order(seed: int) -> None:
    _none(_article_faults([source(random.Random(seed))]), 1)


@pytest.mark.slow
def test_a_hundred_thousand_stamps() -> None:
    rng = random.Random("stamps")
    _none(_stamp_faults(stamp(rng) for _ in range(100_000)), 100_000)


@pytest.mark.slow
def test_five_thousand_articles() -> None:
    rng = random.Random("articles")
    _none(_article_faults(source(rng) for _ in range(5_000)), 5_000)


# --- the generator itself -----------------------------------------------------------------------------------------


def test_the_generator_draws_everything_that_it_has_tables_for() -> None:
    rng = random.Random(1)
    stamps = [stamp(rng) for _ in range(3_000)]
    assert {"standard", "levant", "maghreb", "morocco", "mauritania", "english", "twin", "numeric"} <= {
        one.convention for one in stamps
    }
    assert {one.digits for one in stamps} == {"0-9", "٠-٩", "۰-۹", "mixed"}
    assert {one.kind for one in stamps} == {"update", "last-update", "published", "correction", "entry"}
    assert len({one.order for one in stamps}) > 40
    assert len({one.zone for one in stamps}) > 30
    assert 0 < sum(one.ambiguous for one in stamps) < 100


def test_the_generator_draws_every_kind_of_article() -> None:
    rng = random.Random(1)
    tags = {tag for _ in range(400) for tag in source(rng).tags}
    assert {"lines", "labels", "live", "live labels", "days", "wire", "plain"} <= tags
    assert {"newest-first", "oldest-first", "no layout", "stamps above", "stamps below", "dated", "undated"} <= tags
    assert {f"{count} passages" for count in range(1, 8)} | {f"{count} midnights" for count in range(4)} <= tags


@pytest.mark.parametrize(
    ("text", "kind", "written", "zone", "found"),
    [
        ("تحديث 15:36 ت غ", "update", "XXXX-XX-XXT15:36", "UTC", "exact"),
        ("تحديث 15:36", "update", "XXXX-09-17T15:36", "UTC", "less"),
        ("غدا", "update", "XXXX-XX-XXT15:36", "UTC", "less"),
        ("تحديث 15:36 ت غ", "update", "XXXX-XX-XXT15", "UTC", "wrong"),
        ("تحديث 15:36 ت غ", "update", "XXXX-XX-XXT15:37", "UTC", "wrong"),
        ("تحديث 15:36 ت غ", "correction", "XXXX-XX-XXT15:36", "UTC", "wrong"),
        ("تحديث 15:36 ت غ", "update", "XXXX-XX-XXT15:36", "Asia/Riyadh", "wrong"),
        ("تحديث 17 سبتمبر 2015", "update", "XXXX-09-17", None, "wrong"),
        ("تحديث 17 سبتمبر", "update", "2015-09-17", None, "less"),
    ],
)
def test_verdicts(text: str, kind: str, written: str, zone: str | None, found: str) -> None:
    one = Written(text, kind, written, zone, None, None, "", "", "", False)
    assert verdict(one).partition(":")[0] == found
