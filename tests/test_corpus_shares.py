"""Shares of a corpus: an output of its own for each, which are then joined to what one run would have written."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsline import corpus
from newsline.corpus import Refused
from newsline.corpus.work import Parsing
from tests import corpora
from tests.corpora import MIXED, failures, rows, run_shares, share_name

OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    corpora.write_mixed()


def _written(output: str) -> dict[str, bytes]:
    """All bytes of an output, of what is known of its parts, and of its failures."""
    path = Path(output)
    found = {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}
    errors = Path(f"{output}.errors.jsonl")
    return {**(found or {"": path.read_bytes()}), "errors": errors.read_bytes() if errors.exists() else b""}


# --- the same bytes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", [1, 2, 3, 50])
@pytest.mark.parametrize("output", OUTPUTS)
def test_joined_shares_are_the_bytes_of_one_run(output: str, of: int) -> None:
    whole = corpora.run(*MIXED, output=f"whole-{output}")
    done = run_shares(output, of)
    names = [one.output for one in done]
    assert names == [share_name(output, number, of) for number in range(1, of + 1)]
    joined = corpus.join(reversed(names), output)
    assert _written(output) == _written(f"whole-{output}")
    assert joined.tally.as_json() == whole.tally.as_json()
    assert joined.shown == whole.shown
    assert joined.failures == whole.failures == sum(one.failures for one in done) == 2
    assert not list(Path().glob("*.parts"))


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_output_of_a_share_can_be_read_by_itself(output: str) -> None:
    corpora.run(*MIXED, output=f"whole-{output}")
    done = run_shares(output, 50)
    assert [row for one in done for row in rows(Path(one.output))] == rows(Path(f"whole-{output}"))
    assert any(one.tally["articles"] == 0 for one in done)


def test_failures_stand_beside_the_share_that_met_them() -> None:
    done = run_shares("out.jsonl", 2, "bad.jsonl", "gone.txt")
    assert [[source for source, _ in failures(Path(one.output))] for one in done] == [["gone.txt"], ["bad.jsonl:4"]]


def test_parts_of_shares_become_one_file() -> None:
    corpora.run(*MIXED, output="whole.jsonl")
    run_shares("out", 3)
    corpus.join(["out-*-of-00003"], "joined.jsonl")
    assert _written("joined.jsonl") == _written("whole.jsonl")


def test_a_run_into_a_joined_folder_finds_nothing_to_do() -> None:
    run_shares("out", 2)
    corpus.join(["out-*-of-00002"], "joined/")
    said: list[str] = []
    done = corpora.run(*MIXED, output="joined/", notice=said.append)
    assert (done.read, said) == (0, [])


# --- run again ----------------------------------------------------------------------------------------------------


def _nothing(path: Path) -> None:
    """Nothing changes."""


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (_nothing, False),
        (lambda path: Path("in.jsonl").touch(), True),
        (lambda path: path.write_bytes(path.read_bytes()[:-10]), True),
        (lambda path: path.unlink(), True),
        (lambda path: Path(f"{path}.errors.jsonl").unlink(), True),
        (lambda path: Path(f"{path}.share.json").write_text("{", encoding="utf-8"), True),
        (lambda path: Path(f"{path}.share.json").unlink(), True),
    ],
    ids=["nothing", "input", "cut off", "gone", "errors gone", "receipt damaged", "receipt gone"],
)
def test_a_finished_share_is_done_again_only_where_something_has_changed(
    change: Callable[[Path], Any], again: bool
) -> None:
    first = corpora.run("in.jsonl", "gone.txt", output="out.jsonl", shard=(1, 2))
    path = Path(first.output)
    before = path.read_bytes()
    change(path)
    second = corpora.run("in.jsonl", "gone.txt", output="out.jsonl", shard=(1, 2))
    assert second.tally.as_json() == first.tally.as_json()
    assert (second.failures, second.shown) == (first.failures, first.shown)
    assert (second.read > 0) is again
    assert path.read_bytes() == before


@pytest.mark.parametrize("output", ["out.jsonl", "out"])
def test_a_share_that_is_killed_resumes_and_is_missing_until_then(output: str) -> None:
    source = corpora.write_lines(Path("large.jsonl"), 1500)
    corpora.run(source, output=f"whole-{output}", shard_bytes=10_000)
    folder = Path("out-00002-of-00002.jsonl.parts" if output == "out.jsonl" else "out-00002-of-00002")
    killed = corpora.apart(source, output=output, shard=(2, 2), shard_bytes=10_000)
    corpora.wait(lambda: len(list(folder.glob("_newsline/part-*.json"))) > 5)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    corpora.run(source, output=output, shard=(1, 2), shard_bytes=10_000)
    pattern = f"out-*-of-00002{Path(output).suffix}"
    with pytest.raises(Refused, match=r"^share 2 of 2 is missing$"):
        corpus.join([pattern], output)
    assert not Path(output).exists()
    done = corpora.run(source, output=output, shard=(2, 2), shard_bytes=10_000)
    assert 0 < done.read < done.tally["bytes"]
    corpus.join([pattern], output)
    assert _written(output) == _written(f"whole-{output}")


@pytest.mark.parametrize("output", ["out.jsonl", "out"])
def test_a_share_with_a_lost_shard_can_be_joined_and_is_tried_again(
    output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Parsing.run
    monkeypatch.setattr(Parsing, "run", lambda one, shard, tick: one.lost(shard, "it died"))
    corpora.run("in.jsonl", output=output, shard=(1, 2))
    monkeypatch.setattr(Parsing, "run", real)
    corpora.run("in.jsonl", output=output, shard=(2, 2))
    joined = corpus.join([f"out-*-of-00002{Path(output).suffix}"], f"all-{output}")
    assert {reason for _, reason in failures(Path(f"all-{output}"))} == {"it died"}
    assert 0 < len(rows(Path(f"all-{output}"))) < 20
    again = corpora.run("in.jsonl", output=output, shard=(1, 2))
    assert (joined.failures > 0, again.failures, again.read > 0) == (True, 0, True)


def test_a_folder_whose_share_has_moved_keeps_no_part_of_the_old_one() -> None:
    run_shares("out", 2)
    before = {path.name for path in Path("out-00001-of-00002").glob("part-*")}
    run_shares("out", 2, "in.jsonl")
    after = [{path.name for path in Path(f"out-0000{number}-of-00002").glob("part-*")} for number in (1, 2)]
    assert after[0] < before
    assert not after[0] & after[1]
