"""Histories written at random (see generator_histories.py): nobody is accused falsely, and nearly all that happened is found."""

from collections import Counter

import pytest

from tests.generator_histories import Tally, tally

# Of what came about so much is found at the least, and so little of what is found did not: an edit and a join at once may
# look like another edit and another paragraph.
FOUND, FALSE = 0.97, 0.03


def _share(table: Tally) -> tuple[float, float]:
    events = (
        Counter({kind: n for kind, n in one.items() if not kind.startswith("claim")})
        for one in (table.found, table.missed, table.false)
    )
    found, missed, false = (sum(one.values()) for one in events)
    return found / (found + missed), false / (found + false)


@pytest.mark.parametrize(("captures", "count"), [(2, 40), (3, 30), (5, 20), (10, 10), (30, 3)])
def test_what_happened_is_found_and_nobody_accused(captures: int, count: int) -> None:
    table = tally(count, captures, seed=11)
    assert table.accused == []
    found, false = _share(table)
    assert found >= FOUND, table.examples
    assert false <= FALSE, table.examples


@pytest.mark.parametrize("honest", [True, False])
def test_lies_that_the_captures_refute_are_found(honest: bool) -> None:
    table = tally(25, 8, seed=5, honest=honest, zoned=True)
    claims = {kind: table.found[kind] + table.missed[kind] for kind in ("claim too-early", "claim impossible")}
    missed = sum(table.missed[kind] for kind in claims)
    assert table.accused == []
    assert sum(claims.values()) > 10
    assert missed <= 0.1 * sum(claims.values()), table.examples
    assert table.open.total() == 0
    if honest:
        assert claims["claim impossible"] == 0


def test_without_a_zone_nothing_is_said_of_a_lie_that_another_zone_may_explain() -> None:
    table = tally(25, 8, seed=5, honest=True, zoned=False)
    assert table.accused == []
