"""Histories written at random (see generator_histories.py): nobody is accused falsely, and nearly all that happened is found."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from newsline.histories.claims import Bounds
from newsline.histories.comparison import Comparison, compare
from newsline.histories.history import histories
from newsline.histories.model import Capture, Story
from newsline.parsing import parse
from tests.generator_histories import Tally, Truth, tally, truth

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


def _pairs(one: Truth) -> Iterator[tuple[Story, Capture, Capture, Comparison]]:
    """The history, and each two of its captures that follow each other as `diff` compares them."""
    documents = {copy.source: copy.document for copy in one.copies}
    for story in histories(one.copies):
        usable = [capture for capture in story.captures if capture.usable and capture.time is not None]
        for old, new in pairwise(usable):
            if new.n == old.n + 1:
                read = (tuple(parse(documents[capture.source] or "", date=capture.time)) for capture in (old, new))
                yield story, old, new, compare(*read, saved=Bounds(old.time, new.time))


@pytest.mark.parametrize("seed", range(12))
def test_history_and_diff_agree(seed: int) -> None:
    rng = random.Random(f"agree {seed}")
    one = truth(rng, 6, honest=seed % 2 == 0, zoned=True)
    for story, old, new, found in _pairs(one):
        events = [event for event in story.timeline if event.between == (old.n, new.n)]
        assert found.same == (not events)
        fits = {event.text for event in events if event.op in ("changed", "added") and event.verdict == "fits"}
        for change in (change for pair in found.pairs for change in pair.changes if change.op == "changed"):
            assert change.new is not None
            text = change.new.entry.text
            of_it = [event for event in events if event.op in ("changed", "added", "returned") and event.text in text]
            if change.silent and of_it:
                assert not any(
                    event.text in fits and event.claim and event.claim.marker == change.new.entry.marker
                    for event in of_it
                )
            if change.silent is False and of_it:
                assert not any(event.verdict == "silent" for event in of_it)
