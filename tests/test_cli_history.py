"""The command history: inputs, statuses, options, and each format by somebody else's reader."""

import csv
import io
import json
import os
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newsline.histories.history import histories
from newsline.histories.views import as_of
from newsline.model import Verdict
from newsline.writers import history_csv, history_json, history_jsonl, history_markdown, history_table
from newsline.writers.csv import undone
from newsline.writers.formats import HISTORIES
from tests.captured import CALM, FLIGHTS, HOME, STORM, at, copies, page, saved
from tests.running import REFUSED, rows, run, run_apart
from tests.strategies import documents
from tests.test_captures import MISSING, html, record

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "captures"
SEVEN = FLIGHTS.replace("ثلاث", "سبع")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    files = {
        "a/20150917150000/story.html": html(STORM, FLIGHTS),
        "a/20150917160000/story.html": html(STORM, FLIGHTS),
        "a/20150917170000/story.html": html(STORM, SEVEN),
        "a/20150917170000/story_files/style.css": b"body {}",
        "a/.hidden": b"\x00",
        "same/20150917150000.html": html(STORM, FLIGHTS),
        "same/20150917160000.html": html(STORM, FLIGHTS),
        "plain/one.txt": page(STORM).encode(),
        "plain/two.txt": page(STORM, HOME).encode(),
        "only.html": html(STORM),
        "missing.html": MISSING,
        "empty.txt": b"",
        "feed.xml": b"<?xml version='1.0'?><rss></rss>",
        "errors.warc": record("response", html(STORM), 404, when="2015-09-17T15:00:00Z"),
        "two.warc": record("response", html(STORM), when="2015-09-17T15:00:00Z")
        + record("response", html(STORM, HOME), when="2015-09-17T16:00:00Z")
        + record("response", html(CALM), url="https://news.example/other", when="2015-09-17T16:00:00Z"),
    }
    for name, data in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)


def _run(*arguments: str, stdin: str | None = None) -> Result:
    return run("history", *arguments, stdin=stdin)


def _stories(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_run("--json", "--quiet", *arguments).stdout)["stories"]
    return found


def _news(story: dict[str, Any]) -> list[tuple[str, list[int], str | None]]:
    return [(one["op"], one["between"], one["verdict"]) for one in story["timeline"] if one["between"][0]]


# --- statuses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status", "complaints"),
    [
        ("a", 1, []),
        ("same", 0, []),
        ("only.html", 0, []),
        ("plain", 1, []),
        ("two.warc", 1, []),
        ("a missing-file.html", 2, ["missing-file.html: No such file or directory"]),
        ("a empty.txt", 2, ["empty.txt: is empty"]),
        ("a feed.xml", 2, ["feed.xml: is XML (a feed, perhaps), not a page: save the page of the article itself"]),
        ("same missing.html", 0, []),
        (
            "a --url https://news.example/storm",
            2,
            [
                "no capture of https://news.example/storm that shows a story: each is an error page, empty, or has no Arabic text"
            ],
        ),
        ("errors.warc", 2, ["no capture that shows a story: each is an error page, empty, or has no Arabic text"]),
        ("empty.txt", 2, ["empty.txt: is empty"]),
        (
            "a --captured b.html=2015-09-17T15:00Z",
            2,
            ["--captured b.html: is none of the copies given: write it as there, such as a/20150917150000/story.html"],
        ),
        (
            "plain/one.txt -o plain/one.txt",
            2,
            ["plain/one.txt: is read from as well: write to another file"],
        ),
        (
            "a -o out.dat",
            2,
            [f"out.dat: its extension names no format: choose {', '.join(HISTORIES)} with --format"],
        ),
    ],
)
def test_statuses(arguments: str, status: int, complaints: list[str]) -> None:
    result = _run("--quiet", *arguments.split())
    assert result.stderr.splitlines() == [f"newsline: {line}" for line in complaints]
    assert result.exit_code == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("", "Missing argument 'INPUT...'"),
        ("a --captured x", "'x' is not FILE=INSTANT"),
        ("a --captured x=yesterday", "'x=yesterday' is not FILE=INSTANT"),
        ("a --as-of 2015-09-17", "'2015-09-17' is not an instant"),
        ("a --as-of 2015-09-17T15:00", "'2015-09-17T15:00' is not an instant"),
        ("a --date 2015-09-17", "'2015-09-17' is not 'mtime'"),
        ("a --min-grade some", "'some' is not one of"),
        ("a --zone Mars", "'Mars' is not a zone"),
        ("a -f xlsx", "'xlsx' is not one of"),
    ],
)
def test_bad_usage(arguments: str, message: str) -> None:
    result = _run(*arguments.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.replace("│", " ").split())


# --- inputs and options ---------------------------------------------------------------------------------------------


def test_a_folder_is_walked_without_what_is_no_page() -> None:
    (story,) = _stories("a")
    assert [one["source"] for one in story["captures"]] == [f"a/201509171{n}0000/story.html" for n in (5, 6, 7)]
    assert [one["same_as"] for one in story["captures"]] == [None, 1, None]
    assert _news(story) == [("changed", [2, 3], "silent")]


def test_names_come_from_stdin() -> None:
    names = "\n".join(f"a/201509171{n}0000/story.html" for n in (7, 5))
    (story,) = json.loads(_run("--json", "-", stdin=names).stdout)["stories"]
    assert _news(story) == [("changed", [1, 2], "silent")]


def test_one_story_of_an_archive() -> None:
    assert len(_stories("two.warc")) == 2
    (story,) = _stories("two.warc", "--url", "http://www.news.example/storm?utm_source=x")
    assert story["url"] == "https://news.example/storm"


def test_the_time_of_a_copy_is_given_by_hand() -> None:
    given = ("--captured", "plain/two.txt=2015-09-17T15:00Z", "--captured", "plain/one.txt=2015-09-17T19:00+03:00")
    (story,) = _stories(*given, "plain")
    assert [(one["source"], one["time"], one["because"]) for one in story["captures"]] == [
        ("plain/two.txt", "2015-09-17T15:00:00Z", "--captured"),
        ("plain/one.txt", "2015-09-17T16:00:00Z", "--captured"),
    ]
    assert _news(story) == [("removed", [1, 2], "silent")]


def test_the_time_of_a_file_counts_only_when_asked_for() -> None:
    for name, time in (("one", 1442502000), ("two", 1442505600)):
        os.utime(f"plain/{name}.txt", (time, time))
    assert [one["time"] for one in _stories("plain")[0]["captures"]] == [None, None]
    times = [one["time"] for one in _stories("--date", "mtime", "plain")[0]["captures"]]
    assert times == ["2015-09-17T15:00:00Z", "2015-09-17T16:00:00Z"]


def test_trifles_are_left_out_and_do_not_count() -> None:
    assert _run("--quiet", "--min-grade", "numbers", "a").exit_code == 1
    result = _run("--json", "--quiet", "--min-grade", "words", "a")
    assert result.exit_code == 0
    assert _news(json.loads(result.stdout)["stories"][0]) == []


@pytest.mark.parametrize(
    ("instant", "events", "said"),
    [
        ("2015-09-17T14:00Z", 0, 2),
        ("2015-09-17T15:30Z", 0, 0),
        ("2015-09-17T16:00Z", 0, 0),
        ("2015-09-17T16:30Z", 1, 1),
        ("2015-09-17T19:30+03:00", 1, 1),
        ("2015-09-17T17:00Z", 1, 0),
    ],
)
def test_what_a_reader_could_see(instant: str, events: int, said: int) -> None:
    result = _run("--json", "--as-of", instant, "a")
    (story,) = json.loads(result.stdout)["stories"]
    assert len(_news(story)) == events
    unsure = [one["message"] for one in story["warnings"] if one["code"] == "as-of-unknown"]
    assert [int(one.split()[0]) for one in unsure] == ([said] if said else [])
    utc = datetime.fromisoformat(instant).astimezone(UTC)
    assert all(f"later than {utc:%Y-%m-%dT%H:%M:%SZ}:" in one for one in unsure)


def test_a_claim_that_fits_says_what_a_reader_could_see() -> None:
    new = ["تحديث (15:30 ت غ)", CALM, "الموضوع الأصلي", STORM]
    (story,) = histories(copies(("15:00", [STORM]), ("16:00", new)))
    for clock, seen in (("15:29", False), ("15:30", True)):
        found = as_of(story, at(clock))
        assert any(one.text == CALM for one in found.timeline) == seen


def test_parse_shows_what_a_reader_could_see() -> None:
    text = page("تحديث (17:05 ت غ) 3/10/2025", HOME, "تحديث (15:36 ت غ) 3/10/2025", CALM, "الموضوع الأصلي", STORM)
    Path("story.txt").write_text(text, encoding="utf-8")
    for instant, kept in (("2025-10-03T17:05Z", 3), ("2025-10-03T17:04Z", 2), ("2025-10-03T15:00Z", 1)):
        (article,) = json.loads(run("parse", "--json", "--as-of", instant, "story.txt").stdout)["articles"]
        assert len(article["timeline"]) == kept
        assert ("as-of-unknown" in {one["code"] for one in article["warnings"]}) == (kept == 1)


def test_warnings_are_said_unless_quiet() -> None:
    assert "warning: capture-undated: " in _run("plain").stderr
    assert _run("--quiet", "plain").stderr == ""


def test_the_ending_chooses_the_format() -> None:
    for name in ("out.json", "out.jsonl", "out.csv", "out.md", "out.txt"):
        result = _run("--quiet", "a", "-o", name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert Path(name).read_text(encoding="utf-8").strip()


def test_a_pipe_gets_json() -> None:
    assert run_apart("history", "--quiet", "a").stdout.startswith('{"newsline": 1')


@pytest.mark.skipif(not shutil.which("setpriv") and bool(REFUSED), reason="root may read everything here")
def test_a_file_that_may_not_be_read_does_not_stop_the_others() -> None:
    Path("a/20150917160000/story.html").chmod(0)
    done = run_apart("history", "--json", "a", before=REFUSED)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["newsline: a/20150917160000/story.html: Permission denied"]
    assert len(json.loads(done.stdout)["stories"][0]["captures"]) == 2


# --- formats --------------------------------------------------------------------------------------------------------


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(run("schema", "history").stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("source", ["a", "same", "plain", "two.warc", str(SAMPLES)])
def test_json_is_as_its_schema_says(source: str) -> None:
    _validator().validate(json.loads(_run("--json", "--quiet", source).stdout))


def test_keys_of_the_interface() -> None:
    (story,) = _stories(str(SAMPLES))
    keys = {
        "url",
        "title",
        "captures",
        "timeline",
        "paragraphs",
        "layout",
        "layout_because",
        "zone",
        "zone_because",
        "warnings",
    }
    assert keys <= story.keys()
    assert {
        "n",
        "source",
        "time",
        "because",
        "sha256",
        "status",
        "usable",
        "same_as",
        "title",
        "published",
        "updated",
    } <= story["captures"][0].keys()
    assert {
        "n",
        "op",
        "paragraph",
        "time",
        "not_before",
        "not_after",
        "captures",
        "claim",
        "verdict",
        "because",
        "grade",
        "text",
        "text_ops",
    } <= story["timeline"][0].keys()
    assert list(story["paragraphs"][0]) == ["id", "versions"]
    assert list(story["paragraphs"][0]["versions"][0]) == [
        "text",
        "seen",
        "not_before",
        "not_after",
        "gone_after",
        "gone_before",
    ]


def test_the_sample_shows_each_verdict_that_can_be_shown_at_once() -> None:
    (story,) = _stories(str(SAMPLES))
    assert [(one["op"], one["verdict"]) for one in story["timeline"] if one["between"][0]] == [
        ("added", "fits"),
        ("changed", "silent"),
        ("retitled", "fits"),
        ("added", "fits"),
        ("added", "too-early"),
        ("re-stamped", "re-stamped"),
    ]
    assert (story["zone"], story["layout"]) == ("+03:00", "newest-first")
    assert [one["usable"] for one in story["captures"]] == [True, True, False, True, True, True, True]


def test_every_format_has_every_event() -> None:
    (story,) = _stories(str(SAMPLES))
    lines = rows(_run("-f", "jsonl", "--quiet", str(SAMPLES)))
    assert [{key: one[key] for key in story["timeline"][0]} for one in lines] == story["timeline"]
    table = list(csv.DictReader(io.StringIO(_run("-f", "csv", "--quiet", str(SAMPLES)).stdout)))
    assert [(one["op"], undone(one["text"])) for one in table] == [
        (one["op"], one["text"]) for one in story["timeline"]
    ]
    for form in ("md", "table"):
        text = " ".join(_run("-f", form, "--full", "--quiet", str(SAMPLES)).stdout.split())
        for one in story["timeline"]:
            assert one["op"] in text
            assert one["verdict"] == "none" or one["verdict"] in text


def test_the_table_has_one_arabic_column_and_it_is_the_last() -> None:
    for line in _run("-f", "table", "--quiet", "--no-color", str(SAMPLES)).stdout.splitlines():
        arabic = [n for n, char in enumerate(line) if "\u0600" <= char <= "\u06ff"]
        assert not arabic or not any(char.isascii() and char.isalpha() for char in line[arabic[0] :])


def test_what_a_source_says_runs_nowhere() -> None:
    evil = "=cmd() <script>alert(1)</script> **x** | [y](z) \x1b[31m وقال العمدة."
    found = list(histories(copies(("15:00", [STORM]), ("16:00", [STORM, evil]))))
    assert "\x1b" not in "".join(history_table.write(found))
    assert "<script>" not in "".join(history_markdown.write(found))
    (row,) = (one for one in csv.DictReader(io.StringIO("".join(history_csv.write(found)))) if "cmd" in one["text"])
    assert row["text"].startswith("'=")


# --- any captures ---------------------------------------------------------------------------------------------------

_CAPTURES = st.lists(
    st.tuples(documents, st.one_of(st.none(), st.integers(0, 23).map(lambda hour: f"{hour}:00"))),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(captures=_CAPTURES)
def test_any_captures(captures: list[tuple[str, str | None]]) -> None:
    found = list(histories(saved(text, when, n) for n, (text, when) in enumerate(captures, 1)))
    for story in found:
        _validator().validate({"newsline": 1, "stories": [json.loads(json.dumps(history_json.story(story)))]})
        usable = [one for one in story.captures if one.usable]
        assert sorted(one.n for one in story.captures) == list(range(1, len(captures) + 1))
        seen = {n for paragraph in story.paragraphs for version in paragraph.versions for n in version.seen}
        assert seen <= {one.n for one in usable}
        for paragraph in story.paragraphs:
            numbers = [n for version in paragraph.versions for n in version.seen]
            assert numbers == sorted(set(numbers))
        if len(usable) < 2:
            assert not story.changed
        for event in story.timeline:
            if event.not_before is not None and event.not_after is not None:
                assert event.not_before < event.not_after
            if event.time is not None and event.not_after is not None:
                assert event.time <= event.not_after
            if event.text_ops:
                assert "".join(one.text for one in event.text_ops if one.op != "delete") == event.text
    for writer in (history_json, history_jsonl, history_csv, history_markdown, history_table):
        assert isinstance("".join(writer.write(found)), str)


def test_each_verdict_is_of_the_vocabulary() -> None:
    assert {one["verdict"] for one in _stories(str(SAMPLES))[0]["timeline"]} <= {*Verdict.__args__, None}  # type: ignore[attr-defined]


def test_bad_records_without_end_are_counted() -> None:
    Path("bad.jsonl").write_text("{bad\n" * 1500, encoding="utf-8")
    done = run("history", "bad.jsonl")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1001
    assert done.stderr.endswith("newsline: bad.jsonl: and 500 more that could not be read\n")
