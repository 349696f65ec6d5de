"""The database, read back by SQLite itself: keys, counts, types, and text that means harm to it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given

from newsline.model import Timeline
from newsline.writers import fields, merge, sqlite
from newsline.writers.look import Look
from tests.strategies import any_text
from tests.test_cli import run
from tests.writer_timelines import DOUBT, FLOOD, HARM, LIVE, at, entry, timeline

HARMFUL = [*HARM, "'); DROP TABLE entries; --", '"; DELETE FROM articles; --', "\x00", "\ud800", "?", ":name"]


def opened(pieces: Iterator[bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(b"".join(pieces))
    connection.row_factory = sqlite3.Row
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return connection


@pytest.mark.parametrize("found", [FLOOD, DOUBT], ids=["known times", "doubtful times"])
def test_entries_have_the_keys_and_values_of_json(found: Timeline) -> None:
    with closing(opened(sqlite.write([found], Look("sqlite")))) as database:
        for row, one in zip(database.execute("SELECT * FROM entries ORDER BY entry_id"), found.timeline, strict=True):
            kept = dict(row)
            assert (kept.pop("entry_id"), kept.pop("article_id")) == (kept["n"], 1)
            assert {**kept, "inferred": json.loads(kept["inferred"])} == fields.entry(one, kept["n"])


def test_articles_entries_and_warnings_are_joined_by_keys() -> None:
    whole = [FLOOD, DOUBT, LIVE]
    with closing(opened(sqlite.write(whole, Look("sqlite")))) as database:
        found = database.execute(
            "SELECT title, count(*) FROM articles JOIN entries USING (article_id) GROUP BY article_id"
        )
        assert [tuple(row) for row in found] == [(one.title, len(one.timeline)) for one in whole]
        told = database.execute("SELECT article_id, code, line, message FROM warnings")
        assert [tuple(row) for row in told] == [
            (number, notice.code, notice.line, notice.message)
            for number, one in enumerate(whole, 1)
            for notice in one.warnings
        ]


def test_times_are_what_sqlite_reads() -> None:
    with closing(opened(sqlite.write([FLOOD], Look("sqlite")))) as database:
        found = database.execute("SELECT strftime('%s', time) FROM entries WHERE time IS NOT NULL").fetchall()
    times = [one.moment.time for one in FLOOD.timeline if one.moment.time]
    assert [int(row[0]) for row in found] == [int(time.timestamp()) for time in times]


@pytest.mark.parametrize("reverse", [False, True])
def test_merged_entries_stand_in_the_merged_order(reverse: bool) -> None:
    whole = merge.merge([FLOOD, LIVE, DOUBT], reverse=reverse)
    with closing(opened(sqlite.merged(whole, Look("sqlite", reverse=reverse)))) as database:
        found = database.execute("SELECT source, n FROM entries JOIN articles USING (article_id) ORDER BY entry_id")
        assert [tuple(row) for row in found] == [(row.timeline.source, row.number) for row in whole.rows]


def _kept(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful_text_is_a_value(text: str) -> None:
    found = timeline(entry("update", text, at(15), marker=text), title=text, source=text)
    with closing(opened(sqlite.write([found], Look("sqlite")))) as database:
        row = database.execute("SELECT source, title, marker, text FROM articles JOIN entries USING (article_id)")
        assert [tuple(one) for one in row] == [(_kept(text),) * 4]


@given(any_text)
def test_any_text_reads_back_to_the_character(text: str) -> None:
    with closing(opened(sqlite.write([timeline(entry("update", text, at(15)))], Look("sqlite")))) as database:
        assert database.execute("SELECT text FROM entries").fetchone()[0] == _kept(text)


@pytest.mark.parametrize("name", ["news.db", "news.sqlite", "news.sqlite3"])
def test_a_file_of_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("عنوان\n\nقال شاهد إن الماء عاد.\n\nتحديث 15:36 ت غ\n\nعاد.\n", encoding="utf-8")
    assert run("parse", "a.txt", "-o", name).exit_code == 0
    with closing(sqlite3.connect(name)) as database:
        assert database.execute("SELECT count(*) FROM entries").fetchone() == (2,)


@pytest.mark.parametrize("options", [[], ["-o", "-"], ["-o", "/dev/null"], ["-o", "/dev/stdout"]])
def test_it_goes_into_a_file_only(options: list[str]) -> None:
    result = run("parse", "-f", "sqlite", "-", *options, stdin="عنوان\n\nنص.\n".encode())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "newsline: sqlite is written to a file: -o NAME.db\n"
