"""What users get cannot be changed, has no length, and can be copied and sent to another process."""

import copy
import pickle
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from newsline import Timeline, parse, read_stamp

TEXT = "حريق في السوق\n\nتحديث (15:36 تغ)\n\nأخمد الحريق."


@pytest.fixture
def timeline() -> Timeline:
    (found,) = parse(TEXT, date=date(2015, 9, 18))
    return found


def test_it_can_be_sent_to_another_process(timeline: Timeline) -> None:
    stamp = read_stamp("تحديث 17 سبتمبر")
    assert pickle.loads(pickle.dumps((timeline, stamp))) == (timeline, stamp)


def test_it_can_be_copied_and_looked_up(timeline: Timeline) -> None:
    assert copy.deepcopy(timeline) == timeline
    assert len({timeline, copy.copy(timeline)}) == 1


def test_it_cannot_be_changed(timeline: Timeline) -> None:
    with pytest.raises(FrozenInstanceError):
        timeline.timeline[0].text = ""  # type: ignore[misc]


def test_it_is_not_a_sequence(timeline: Timeline) -> None:
    with pytest.raises(TypeError):
        len(timeline)  # type: ignore[arg-type]
