"""The tables of formats: every row leads to a writer with the one signature, and every ending to one format."""

from collections import Counter
from dataclasses import replace
from importlib import import_module
from inspect import signature

import pytest

from newsline.writers import formats, words
from newsline.writers.look import Look
from tests.writer_timelines import FLOOD, LIVE

TABLES = {"timelines": formats.TIMELINES, "comparisons": formats.COMPARISONS}
UNTITLED = [replace(FLOOD, title=None), replace(LIVE, title=None, source=FLOOD.source, index=2)]


def _parameters(module: str, function: str) -> list[str]:
    return list(signature(getattr(import_module(f"newsline.writers.{module}"), function)).parameters)


@pytest.mark.parametrize("name", formats.TIMELINES)
def test_a_writer_of_timelines_has_the_one_signature(name: str) -> None:
    module = formats.TIMELINES[name].module
    assert _parameters(module, "write") == ["timelines", "look"]
    assert _parameters(module, "merged") == ["whole", "look"]


@pytest.mark.parametrize("name", formats.COMPARISONS)
def test_a_writer_of_comparisons_has_the_one_signature(name: str) -> None:
    assert _parameters(formats.COMPARISONS[name].module, "write") == ["comparison", "look"]


@pytest.mark.parametrize("table", TABLES)
def test_an_ending_leads_to_one_format(table: str) -> None:
    endings = Counter(ending for one in TABLES[table].values() for ending in one.endings)
    assert set(endings.values()) == {1}
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("name", ["table", "md", "html", "timelinejs"])
def test_a_second_article_without_a_title_is_called_the_same_in_all_formats(name: str, merge: bool) -> None:
    assert "flood.txt #2" in "".join(formats.write(UNTITLED, Look(name, merge=merge)))


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("name", formats.TIMELINES)
def test_warnings_are_reported_where_a_format_has_no_place_for_them(name: str, merge: bool) -> None:
    told: list[str] = []
    look = Look(name, merge=merge, report=lambda timeline, notice: told.append(notice.code))
    text = b"".join(one if isinstance(one, bytes) else one.encode() for one in formats.write([FLOOD], look)).decode(
        errors="replace"
    )
    if formats.TIMELINES[name].silent:
        assert FLOOD.warnings[0].code in told
    else:
        assert told == []
        said = words.WARNINGS[FLOOD.warnings[0].code] if name == "html" else FLOOD.warnings[0].message
        assert said in " ".join(text.split())
