"""What is joined and what is not: shares that are missing, damaged or of another run, and the command line of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsline import corpus
from newsline.corpus import Options, Refused
from tests import corpora, running
from tests.corpora import MIXED, run_shares, share_name


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    corpora.write_mixed()


# --- shares that are not of one run -------------------------------------------------------------------------------


def _other_options() -> None:
    corpora.run(*MIXED, output="out.jsonl", shard=(2, 3), options=Options(zone="Asia/Riyadh", marked=True))


def _other_inputs() -> None:
    corpora.run(*MIXED[1:], output="out.jsonl", shard=(2, 3))


def _cut() -> None:
    path = Path(share_name("out.jsonl", 2, 3))
    path.write_bytes(path.read_bytes()[:10])


def _receipt(change: Callable[[dict[str, Any]], Any]) -> Callable[[], None]:
    """Change what the receipt of the second share says."""

    def changed() -> None:
        path = Path(f"{share_name('out.jsonl', 2, 3)}.share.json")
        found = json.loads(path.read_text(encoding="utf-8"))
        change(found)
        path.write_text(json.dumps(found), encoding="utf-8")

    return changed


FIRST, SECOND, THIRD = (share_name("out.jsonl", number, 3) for number in (1, 2, 3))
ALL = (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("change", "names", "output", "said"),
    [
        (None, (FIRST, THIRD), "x.jsonl", "share 2 of 3 is missing"),
        (None, (THIRD,), "x.jsonl", "shares 1, 2 of 3 are missing"),
        (None, (*ALL, FIRST), "x.jsonl", f"{FIRST} and {FIRST} are both share 1 of 3"),
        (None, ("in.jsonl",), "x.jsonl", "in.jsonl is not a finished share: it has no in.jsonl.share.json"),
        (None, ("no-*.jsonl",), "x.jsonl", "no-*.jsonl matches no finished share"),
        (None, (), "x.jsonl", "there is no share"),
        (None, ALL, "x.jsonl.gz", "x.jsonl.gz: the shares are .jsonl, and so must be what they are joined to"),
        (None, ALL, "x/", "x: the shares are files, and cannot become a folder of parts: name a file"),
        (None, ALL, SECOND, f"{SECOND} is a share, and the output as well"),
        (_other_options, ALL, "x.jsonl", f"{SECOND} was made with other options than {FIRST}: marked, zone"),
        (
            _receipt(lambda found: found["made"]["options"].update(version="0.0.9")),
            ALL,
            "x.jsonl",
            f"{SECOND} was made with other options than {FIRST}: version",
        ),
        *(
            (_receipt(damage), ALL, "x.jsonl", f"{SECOND} is not a finished share: it has no {SECOND}.share.json")
            for damage in (
                lambda found: found.pop("tally"),
                lambda found: found["share"].update(number="2"),
                lambda found: found["share"].update(of=10**12),
                lambda found: found["made"]["options"].update(output="/../x"),
                lambda found: found["made"].update(options=None),
            )
        ),
        (_other_inputs, ALL, "x.jsonl", f"{SECOND} was made from other inputs than {FIRST}"),
        (_cut, ALL, "x.jsonl", f"{SECOND} has 10 bytes, and its share wrote"),
        (
            lambda: run_shares("out.jsonl", 2),
            (share_name("out.jsonl", 1, 2), SECOND),
            "x.jsonl",
            f"{share_name('out.jsonl', 1, 2)} is share 1 of 2, and {SECOND} is share 2 of 3",
        ),
        (None, ALL, "x.csv", "x.csv: the output is"),
    ],
)
def test_what_cannot_be_joined_is_one_line_and_nothing_is_written(
    change: Callable[[], Any] | None, names: tuple[str, ...], output: str, said: str
) -> None:
    run_shares("out.jsonl", 3)
    Path("x.jsonl").write_text("old", encoding="utf-8")
    Path("x.jsonl.errors.jsonl").write_text("old", encoding="utf-8")
    if change is not None:
        change()
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    with pytest.raises(Refused) as caught:
        corpus.join(names, output)
    assert str(caught.value).startswith(said)
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


@pytest.mark.parametrize("output", ["out.jsonl", "out"])
def test_what_stands_beside_the_shares_may_be_named_with_them(output: str) -> None:
    run_shares(output, 3)
    names = [path.name for path in Path().glob("out-*")]
    assert len(names) > 6
    assert corpus.join(names, output).tally["articles"] == 12 + 5 + 3 + 3 + 3


def test_many_missing_shares_are_one_line() -> None:
    corpora.run(*MIXED, output="out.jsonl", shard=(3, 40))
    with pytest.raises(Refused, match=r"^shares 1, 2, 4, 5, 6 and 34 more of 40 are missing$"):
        corpus.join([share_name("out.jsonl", 3, 40)], "x.jsonl")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: next(folder.glob("part-*")).unlink(),
        lambda folder: next(folder.glob("part-*")).write_text("{", encoding="utf-8"),
        lambda folder: next(folder.glob("_newsline/part-*.json")).unlink(),
    ],
    ids=["part gone", "part cut off", "report gone"],
)
def test_a_damaged_folder_is_not_joined(change: Callable[[Path], Any]) -> None:
    run_shares("out", 2)
    change(Path("out-00001-of-00002"))
    with pytest.raises(Refused, match=r"part-.* is missing or not as its share wrote it: run the share again"):
        corpus.join(["out-*-of-00002"], "joined")
    assert not Path("joined").exists()


def test_a_join_that_fails_leaves_the_old_output(monkeypatch: pytest.MonkeyPatch) -> None:
    run_shares("out.jsonl", 2)
    Path("x.jsonl").write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsline.corpus.storage._sent", full)
    with pytest.raises(OSError, match="No space"):
        corpus.join(["out-*-of-00002.jsonl"], "x.jsonl")
    assert Path("x.jsonl").read_text(encoding="utf-8") == "old"
    assert not list(Path().glob(".*.tmp"))


# --- the command --------------------------------------------------------------------------------------------------


def test_the_command_as_an_array_of_jobs_runs_it() -> None:
    for number in (1, 2):
        done = running.run("corpus", *MIXED, "-o", "out.jsonl.gz", "--shard", f"{number}/2")
        assert f"output    {share_name('out.jsonl.gz', number, 2)}\n" in done.stderr
        assert (done.exit_code, done.stderr.startswith("newsline: gone.txt: ")) == (
            (2, True) if number == 1 else (0, False)
        )
    joined = running.run("corpus", "--join", "-", "-o", "out.jsonl.gz", stdin="out-*-of-00002.jsonl.gz\n")
    said = [line.split()[0] for line in joined.stderr.splitlines()]
    assert (joined.exit_code, said) == (0, ["articles", "entries", "stamps", "warnings", "errors", "output"])
    missing = running.run("corpus", "--join", "out-00001-of-00002.jsonl.gz", "-o", "out.jsonl.gz")
    assert (missing.exit_code, missing.stderr) == (2, "newsline: share 2 of 2 is missing\n")


@pytest.mark.parametrize("option", [["--shard", "1/2"], ["--zone", "UTC"], ["--jobs", "2"], ["--articles"]])
def test_options_that_would_change_nothing_are_refused(option: list[str]) -> None:
    done = running.run("corpus", "--join", "out-*.jsonl", "-o", "out.jsonl", *option)
    said = f"newsline: --join takes no {option[0]}: the shares have been made already\n"
    assert (done.exit_code, done.stderr) == (2, said)


@pytest.mark.parametrize("output", [".jsonl", "folder/."])
def test_the_output_of_a_share_needs_ashare_name(output: str) -> None:
    Path("folder").mkdir()
    with pytest.raises(Refused, match="needs a name, to which its number is added"):
        corpora.run("in.jsonl", output=output, shard=(1, 2))
