"""One timeline over several articles: the order, what cannot be placed, and its JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.chronology.timezones import rfc3339
from newsline.model import Entry, Moment, Partial, Timeline
from newsline.writers import html, jsonl, jsonld, markdown, merge
from tests.writer_timelines import at, entry, moment, notice, timeline


def article(name: str, *times: int | Moment | None) -> Timeline:
    """An article whose entries stand at these hours; None: without an instant. Their texts are a1, a2 ..."""
    entries: list[Entry] = []
    for number, time in enumerate(times, 1):
        found = time if isinstance(time, Moment) else at(time) if time is not None else None
        entries.append(entry("update", f"{name}{number}", found))
    return timeline(*entries, source=f"{name}.txt")


RIYADH_15 = at(15, zone="Asia/Riyadh")  # 12:00 UTC
DAY_ONLY = moment(Partial(2025, 10, 3))
NO_ZONE = at(1, zone=None)

# name: (articles, texts in order, sources that could not be placed)
ORDER: dict[str, tuple[list[Timeline], str, list[str]]] = {
    "instants decide": ([article("a", 10, 14), article("b", 9, 12, 16)], "b1 a1 b2 a2 b3", []),
    "the same instant keeps the order given": ([article("b", 10, 11), article("a", 10, 11)], "b1 a1 b2 a2", []),
    "the same instant in two zones": ([article("a", 12), article("b", RIYADH_15)], "a1 b1", []),
    "without an instant: after the one before it": ([article("a", 10, None, 14), article("b", 12)], "a1 a2 b1 a3", []),
    "the last, without an instant": ([article("a", 10, None), article("b", 12)], "a1 a2 b1", []),
    "the first ones, without an instant": ([article("a", None, None, 14), article("b", 12)], "b1 a1 a2 a3", []),
    "a day alone is no instant": ([article("a", 10, DAY_ONLY, 14), article("b", 12)], "a1 a2 b1 a3", []),
    "a clock without a zone is no instant": ([article("a", 10, NO_ZONE), article("b", 9, 11)], "b1 a1 a2 b2", []),
    "no instant at all: after the others": ([article("a", None, None), article("b", 12)], "b1 a1 a2", ["a.txt"]),
    "days alone: after the others": ([article("a", DAY_ONLY), article("b", 12)], "b1 a1", ["a.txt"]),
    "none can be placed": ([article("b", None), article("a", None)], "b1 a1", ["b.txt", "a.txt"]),
    "an article alone has nothing to be placed among": ([article("a", None, None)], "a1 a2", []),
    "nothing at all": ([], "", []),
}


def texts(found: merge.Merged) -> str:
    return " ".join(row.entry.text for row in found.rows)


@pytest.mark.parametrize("name", ORDER)
def test_order(name: str) -> None:
    articles, order, unplaced = ORDER[name]
    found = merge.merge(articles)
    assert texts(found) == order
    assert [(one.timeline.source, one.notice.code) for one in found.warnings] == [
        (source, merge.UNPLACED) for source in unplaced
    ]


@given(st.lists(st.lists(st.none() | st.integers(0, 23), min_size=1, max_size=6), max_size=4))
def test_each_article_keeps_its_own_order_and_instants_only_rise(hours: list[list[int | None]]) -> None:
    """The hours of an article are sorted first: that is how a timeline comes."""
    articles = []
    for place, given_hours in enumerate(hours):
        known = iter(sorted(hour for hour in given_hours if hour is not None))
        articles.append(article(f"{place}-", *(None if hour is None else next(known) for hour in given_hours)))
    found = merge.merge(articles)
    for one in articles:
        assert [row.number for row in found.rows if row.timeline is one] == list(range(1, len(one.timeline) + 1))
    times = [row.entry.moment.time for row in found.placed if row.entry.moment.time]
    assert times == sorted(times)
    assert len(found.rows) == sum(map(len, hours))


def test_reversed_is_newest_first_and_what_is_not_placed_stays_last() -> None:
    found = merge.merge([article("a", None, None), article("b", 9, 12), article("c", 10, None)], reverse=True)
    assert texts(found) == "b2 c2 c1 b1 a2 a1"


def test_json_names_the_article_of_every_entry_and_of_every_warning() -> None:
    first = replace(article("a", 10), title="عنوان", warnings=(notice("encoding", 3, "..."),))
    found = merge.document(merge.merge([first, replace(article("b", None), index=2)]))
    assert list(found) == ["newsline", "merged", "warnings"]
    assert [list(row)[:4] for row in found["merged"]] == [["source", "article", "title", "n"]] * 2
    assert [(row["source"], row["article"], row["title"], row["n"]) for row in found["merged"]] == [
        ("a.txt", 1, "عنوان", 1),
        ("b.txt", 2, None, 1),
    ]
    assert [(one["source"], one["article"], one["code"], one["line"]) for one in found["warnings"]] == [
        ("a.txt", 1, "encoding", 3),
        ("b.txt", 2, merge.UNPLACED, None),
    ]
    assert found["merged"][0]["time"] == rfc3339(first.timeline[0].moment.time)  # type: ignore[arg-type]


@pytest.mark.parametrize("reverse", [False, True])
def test_every_format_has_the_merged_order(reverse: bool) -> None:
    found = merge.merge([article("قط", 10, None, 14), article("بط", 9, 12), article("حوت", None)], reverse=reverse)
    order = [row.entry.text for row in found.rows]
    assert [json.loads(line)["text"] for line in jsonl.merged(found)] == order
    (post,) = json.loads("".join(jsonld.merged(found)))
    assert [one["articleBody"] for one in post["liveBlogUpdate"]] == order
    for pieces in (markdown.merged(found), html.merged(found)):
        text = "".join(pieces).partition("application/ld+json")[0]
        places = [text.index(one) for one in order]
        assert places == sorted(places)
