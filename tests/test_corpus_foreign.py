"""What is not the run's own: files of others, its own inputs, the output of another run, and what the machine lacks."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsline import corpus
from newsline.corpus import Refused, records, storage
from newsline.corpus.folder import Folder
from tests import corpora, running
from tests.corpora import failures, rows
from tests.running import CAN_BE_REFUSED, REFUSED


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# --- files of others ----------------------------------------------------------------------------------------------

THEIRS = (
    "part-123456-my-thesis.docx",
    "part-²²²²²².jsonl",
    "part-٠٠٠٠٩٩.jsonl",
    "part-000099.txt",
    "part-99.jsonl",
    ".part-000001.jsonl.mine.tmp",
    "_newsline/notes.tmp",
    "_newsline/part-000099.md",
)


def test_only_what_a_run_has_written_is_removed() -> None:
    inputs = [corpora.write_lines(Path(name), 6) for name in ("a.jsonl", "b.jsonl")]
    corpora.run(*inputs, output="out/")
    for name in THEIRS:
        (Path("out") / name).write_text("theirs", encoding="utf-8")
    corpora.run(inputs[0], output="out/")
    assert [name for name in THEIRS if (Path("out") / name).read_text(encoding="utf-8") != "theirs"] == []
    assert len({row["source"] for row in rows(Path("out/part-000000.jsonl"))}) > 0
    assert len(list(Path("out").glob("part-??????.jsonl"))) < 14


@pytest.mark.parametrize("name", ["part-000000.jsonl", "part-000777.jsonl", "part-000001.parquet"])
def test_a_part_that_no_run_has_written_is_in_the_way(name: str) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    Path("out").mkdir()
    (Path("out") / name).write_text("theirs", encoding="utf-8")
    with pytest.raises(Refused, match=rf"out/{name} is in the way: no run of newsline has written it; "):
        corpora.run(source, output="out/")
    assert (Path("out") / name).read_text(encoding="utf-8") == "theirs"


@pytest.mark.parametrize(
    "damage",
    [
        lambda report: report.update(tally={"counts": [], "warnings": {}}),
        lambda report: report.update(tally={"counts": {"articles": "2"}, "warnings": {}}),
        lambda report: report.update(failures=None),
        lambda report: report.update(failures=True),
        lambda report: report.update(lost="no"),
        lambda report: report.update(digest=7),
        lambda report: report.update(size=-1),
        lambda report: report.update(number=3),
        lambda report: report.update(more=1),
        lambda report: report.pop("digest"),
    ],
)
def test_a_report_of_wrong_types_is_made_again(damage: Callable[[dict[str, Any]], Any]) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    path = Path("out/_newsline/part-000001.json")
    report, whole = json.loads(path.read_text(encoding="utf-8")), rows(Path("out"))
    damage(report)
    path.write_text(json.dumps(report), encoding="utf-8")
    done = corpora.run(source, output="out/")
    assert 0 < done.read < source.stat().st_size
    assert (rows(Path("out")), done.failures) == (whole, 0)


@pytest.mark.parametrize("name", ["_newsline/manifest.json", "_newsline/part-000001.json"])
def test_files_nested_deep_are_written_anew(name: str) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    whole = rows(Path("out"))
    (Path("out") / name).write_text("[" * 100_000, encoding="utf-8")
    corpora.run(source, output="out/")
    assert rows(Path("out")) == whole
    assert json.loads((Path("out") / name).read_bytes())


def test_a_part_that_was_changed_is_made_again_whatever_its_size() -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    corpora.run(source, output="out/")
    whole = rows(Path("out"))
    part = Path("out/part-000001.jsonl")
    part.write_bytes(part.read_bytes().replace("وصل".encode(), "غاب".encode()))
    corpora.run(source, output="out/")
    assert rows(Path("out")) == whole


# --- inputs that are the output -----------------------------------------------------------------------------------


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_an_output_that_is_its_input_is_refused(link: Callable[..., None]) -> None:
    source = corpora.write_lines(Path("in.jsonl"))
    before = source.read_bytes()
    link("in.jsonl", "out.jsonl")
    with pytest.raises(Refused, match=r"^in\.jsonl is an input and belongs to the output as well$"):
        corpora.run(source, output="out.jsonl")
    assert source.read_bytes() == before


@pytest.mark.parametrize("output", ["linked/out.jsonl", "real/out.jsonl", "linked/out/"])
@pytest.mark.parametrize("folder", ["linked", "real", "./real/../linked"])
def test_an_output_inside_a_linked_folder_is_not_read(folder: str, output: str) -> None:
    Path("real").mkdir()
    Path("linked").symlink_to("real")
    corpora.write_lines(Path("real/in.jsonl"), 4)
    found = [corpora.run(folder, output=output).tally["articles"] for _ in range(3)]
    assert found == [4, 4, 4]


@pytest.mark.parametrize("output", ["/", "//", "s3://", "memory:///", ""])
def test_a_root_is_no_output(output: str) -> None:
    corpora.write_lines(Path("in.jsonl"))
    with pytest.raises(Refused, match=r"the output is a file or a folder below that: name it$"):
        corpora.run("in.jsonl", output=output)
    assert [path.name for path in Path().iterdir()] == ["in.jsonl"]


# --- two runs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
def test_a_second_run_of_another_plan_is_refused(output: str) -> None:
    one, other = (corpora.write_lines(Path(name), 6) for name in ("a.jsonl", "b.jsonl"))
    refused: list[str] = []

    def meanwhile(done: int, whole: int) -> None:
        if done and not refused:
            with pytest.raises(Refused) as caught:
                corpora.run(other, output=output)
            refused.append(str(caught.value))

    corpora.run(one, output=output, progress=meanwhile)
    (said,) = refused
    assert said.endswith(": another run, of other inputs or options, is writing to it")
    assert len(rows(Path(output))) == 10
    assert corpora.run(other, output=output).tally["articles"] == 6  # once it has ended


@pytest.mark.parametrize("output", ["out.jsonl", "out/"])
def test_two_runs_of_one_plan_both_end_well(output: str) -> None:
    source = corpora.write_lines(Path("in.jsonl"), 400)
    corpora.run(source, output=f"whole-{output}", shard_bytes=5000)
    runs = [corpora.apart(source, output=output, jobs=2, shard_bytes=5000) for _ in range(3)]
    said = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    assert rows(Path(output)) == rows(Path(f"whole-{output}"))


@pytest.mark.slow
def test_runs_of_different_plans_never_mix() -> None:
    sources = [corpora.write_lines(Path(f"{name}.jsonl"), 300) for name in "abc"]
    alone = []
    for number, source in enumerate(sources):
        corpora.run(source, output=f"alone-{number}.jsonl", shard_bytes=5000)
        alone.append(Path(f"alone-{number}.jsonl").read_bytes())
    for _ in range(10):
        runs = [corpora.apart(source, output="out.jsonl", jobs=2, shard_bytes=5000) for source in sources]
        for run in runs:
            run.communicate(timeout=120)
        assert any(run.returncode == 0 for run in runs)
        assert Path("out.jsonl").read_bytes() in alone


def test_a_part_that_another_run_has_written_meanwhile_is_not_joined() -> None:
    """As a worker of a cluster may, which nobody can end: there the lock does not reach."""
    source = corpora.write_lines(Path("in.jsonl"), 6)

    def meanwhile(done: int, whole: int) -> None:
        if done == whole:
            folder = Folder(str(Path("out.jsonl.parts").resolve()), ".jsonl")
            report = folder.said(1)
            assert report is not None
            folder.save(report._replace(made_from="another", digest="another"))

    with pytest.raises(Refused, match=r"part-000001\.jsonl was written by another run meanwhile: run this one again"):
        corpora.run(source, output="out.jsonl", progress=meanwhile)
    assert not Path("out.jsonl").exists()
    assert corpora.run(source, output="out.jsonl").tally["articles"] == 6


# --- what the machine lacks ---------------------------------------------------------------------------------------

LACKS = [
    OSError(errno.EMFILE, os.strerror(errno.EMFILE)),
    OSError(errno.EIO, os.strerror(errno.EIO)),
    PermissionError(errno.EACCES, os.strerror(errno.EACCES)),
    TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)),
]
NAMES = ("in.jsonl", "in.jsonl.gz", "in.jsonl.zst", "in.parquet", "in.warc.gz", "in.txt")


def _write(name: str) -> Path:
    if name.endswith(".warc.gz"):
        return corpora.write_archive(Path(name), corpora.response("https://news.example/1", corpora.page().encode()))
    if name.endswith(".txt"):
        Path(name).write_text(corpora.text(0), encoding="utf-8")
        return Path(name)
    return corpora.write_table(Path(name)) if name.endswith(".parquet") else corpora.write_lines(Path(name))


class _Failing:
    """A file of which nothing can be read."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.place = 0

    def read(self, size: int = -1) -> bytes:
        raise self.error

    def seek(self, place: int, whence: int = 0) -> int:
        self.place = place if whence == 0 else 100_000
        return self.place

    def tell(self) -> int:
        return self.place

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """There is nothing to close."""


@pytest.mark.parametrize("where", ["open", "read"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("error", LACKS, ids=str)
def test_what_the_machine_lacked_is_tried_again(
    name: str, error: OSError, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _write(name)
    whole = corpora.run(source, output="whole.jsonl").tally.as_json()
    real = storage._opened

    def lacking(path: str) -> Any:
        if not path.endswith(name):
            return real(path)
        if where == "open":
            raise error
        return _Failing(error)

    with monkeypatch.context() as lack:
        lack.setattr(storage, "_opened", lacking)
        _run_in_lack(source, str(error.strerror))
    for output in OUTPUTS:
        done = corpora.run(source, output=output)
        assert (done.tally.as_json(), done.failures) == (whole, 0)
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


OUTPUTS = ("out/", "out.jsonl", "whole.jsonl")


def _run_in_lack(source: Path, reason: str) -> None:
    for output in OUTPUTS:
        if output == "whole.jsonl":
            with pytest.raises(Refused, match=r"^whole\.jsonl stays as it was, since not all inputs could be read: "):
                corpora.run(source, output=output)
        else:
            done = corpora.run(source, output=output)
            assert {said for _, said in failures(Path(output.rstrip("/")))} == {reason}
            assert (done.tally["articles"], done.failures > 0) == (0, True)


def test_what_is_damaged_in_itself_is_final() -> None:
    source = corpora.bad_lines(Path("in.jsonl"))
    first, second = (corpora.run(source, output="out/") for _ in range(2))
    assert (first.read > 0, second.read, second.failures) == (True, 0, 1)


@pytest.mark.parametrize("where", ["newsline.corpus.work.parse", "newsline.readers.read"])
def test_an_article_for_which_memory_was_short_is_tried_again(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in.txt").write_text(corpora.text(0), encoding="utf-8")

    def short(*_: object, **__: object) -> Any:
        raise MemoryError

    with monkeypatch.context() as lack:
        lack.setattr(where, short)
        done = corpora.run("in.txt", output="out/")
    assert [one.reason for one in done.shown] == ["there is not enough memory for it"]
    assert corpora.run("in.txt", output="out/").failures == 0


@pytest.mark.skipif(not CAN_BE_REFUSED, reason="root may read everything, and cannot give that up here")
def test_permission_that_is_granted_later_counts() -> None:
    source = corpora.write_lines(Path("in.jsonl"), 3)
    (Path("b")).mkdir()
    Path("b/story.txt").write_text(corpora.text(1), encoding="utf-8")
    Path("b/story.txt").chmod(0)
    command = [*REFUSED, *running.COMMAND, "corpus", "in.jsonl", "b", "-o", "out/", "--quiet", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "newsline: b/story.txt: Permission denied\n")
    Path("b/story.txt").chmod(0o644)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert corpus.run([str(source), "b"], "whole.jsonl").tally["articles"] == 4
    assert rows(Path("out")) == rows(Path("whole.jsonl"))


def test_a_file_that_cannot_be_cut_since_it_may_not_be_read_ends_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (corpora.write_lines(Path(name), 6) for name in ("a.jsonl", "b.jsonl"))
    real = storage._opened

    def refused(path: str) -> Any:
        if path.endswith("a.jsonl"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(storage, "_opened", refused)
    done = corpora.run(one, other, output="out.jsonl")
    assert (done.tally["articles"], done.shown[0].source) == (6, "a.jsonl")


# --- more than can be meant ---------------------------------------------------------------------------------------


def test_bad_records_without_end_are_counted() -> None:
    import gzip

    Path("in.jsonl.gz").write_bytes(gzip.compress(b"{\n" * 50_000 + corpora.lines(corpora.records(2))))
    done = corpora.run("in.jsonl.gz", output="out.jsonl")
    said = failures(Path("out.jsonl"))
    assert (done.failures, done.tally["articles"], len(said)) == (50_000, 2, 1001)
    assert said[-1] == ("in.jsonl.gz", "and 49,000 more that could not be read")


@pytest.mark.parametrize("blank", [b"\n", b"\r\n", b" \t\n"], ids=repr)
@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz"])
def test_blank_lines_without_end_are_passed(name: str, blank: bytes) -> None:
    import gzip

    data = blank * 100_000 + b'{"text": "' + "خبر".encode() + b'"}\n' + blank * 5 + b"{\n"
    Path(name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    done = corpora.run(name, output="out.jsonl", shard_bytes=len(blank) * 70_000)
    assert [row["source"] for row in rows(Path("out.jsonl"))] == [f"{name}:100001"]
    assert [one.source for one in done.shown] == [f"{name}:100007"]


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz", "in.jsonl.zst"])
def test_nothing_but_blank_lines_is_said(name: str) -> None:
    import gzip

    import zstandard

    data = b"\n \n" * 1000
    packed = {".gz": gzip.compress(data), ".zst": zstandard.ZstdCompressor().compress(data)}
    Path(name).write_bytes(packed.get(Path(name).suffix, data))
    done = corpora.run(name, output="out.jsonl")
    assert [(one.source, one.reason) for one in done.shown] == [(name, "is empty")]


@pytest.mark.parametrize("name", ["in.jsonl.gz", "in.jsonl.zst", "in.parquet"])
def test_what_unpacks_to_too_much_is_left(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow
    from pyarrow import parquet

    monkeypatch.setattr("newsline.readers.limits.LONGEST_UNPACKED", 100_000)
    monkeypatch.setattr(records, "_TIMES_LARGER", 2)
    found = corpora.records(64) + [{**corpora.record(4), "text": "قال " * 200_000}] * 3
    if name.endswith(".parquet"):
        parquet.write_table(pyarrow.Table.from_pylist(found), name, row_group_size=3)
    else:
        import gzip

        import zstandard

        pack = gzip.compress if name.endswith(".gz") else zstandard.ZstdCompressor().compress
        Path(name).write_bytes(pack(corpora.lines(found)))
    done = corpora.run(name, output="out.jsonl")
    assert done.tally["articles"] == 64
    assert [one.source for one in done.shown] == [name]
    assert "unpacks to" in done.shown[0].reason


def test_one_far_date_loses_no_row() -> None:
    import pyarrow
    from pyarrow import parquet

    texts = [corpora.text(number) for number in range(200)]
    far = pyarrow.array([0] * 137 + [2**60] + [0] * 62, pyarrow.timestamp("us"))
    days = pyarrow.array([18_000] * 199 + [2**31 - 1], pyarrow.date32())
    parquet.write_table(pyarrow.table({"text": texts, "indexed": far, "date": days}), "in.parquet")
    done = corpora.run("in.parquet", output="out.jsonl", options=corpus.Options(articles=True))
    assert (done.tally["articles"], done.failures) == (200, 0)
    found = [row["reference_date"] for row in rows(Path("out.jsonl"))]
    assert (set(found[:-1]), found[-1]) == ({"2019-04-14"}, None)
    (said,) = [one["message"] for one in rows(Path("out.jsonl"))[-1]["warnings"] if one["code"] == "markup"]
    assert said == "the record's date is not read: 'date32[day] 2147483647'"


def test_one_text_that_is_not_unicode_loses_no_other_row() -> None:
    import pyarrow
    from pyarrow import parquet

    texts = [corpora.text(number).encode() for number in range(3)]
    broken = pyarrow.array([*texts, b"\xff\xfe"]).view(pyarrow.utf8())
    parquet.write_table(pyarrow.table({"text": broken}), "in.parquet")
    done = corpora.run("in.parquet", output="out.jsonl")
    assert (done.tally["articles"], [one.source for one in done.shown]) == (3, ["in.parquet:4"])


def test_a_table_without_a_text_is_one_failure() -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"words": ["خبر"] * 500}), "in.parquet")
    done = corpora.run("in.parquet", output="out.jsonl")
    said = "has no column of text named text or body or articleBody or content: name it with --text-field"
    assert [(one.source, one.reason) for one in done.shown] == [("in.parquet", said)]
    assert done.failures == 1


# --- links --------------------------------------------------------------------------------------------------------


def test_two_stars_follow_no_link() -> None:
    for name in ("a/b/c.txt", "a/d.txt", "a/.hidden/e.txt", "a/b/.f.txt", "g.txt", "z/a/h.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(corpora.text(0), encoding="utf-8")
    for name in ("a/loop", "a/b/loop", "loop"):
        Path(name).symlink_to(Path().resolve())
    for pattern, found in {
        "**/*.txt": "a/b/c.txt a/d.txt g.txt z/a/h.txt",
        "a/**/*.txt": "a/b/c.txt a/d.txt",
        "a/**": "a/b/c.txt a/d.txt",
        "**/a/*.txt": "a/d.txt z/a/h.txt",
        "**/b/**/c.txt": "a/b/c.txt",
        "z/**/a/**/h.txt": "z/a/h.txt",
        "?/**/*.txt": "a/b/c.txt a/d.txt z/a/h.txt",
        "a/**/.f.txt": "a/b/.f.txt",
        f"{Path().resolve()}/a/**/d.*": f"{Path().resolve()}/a/d.txt",
        "**/none": "",
    }.items():
        assert storage.expand(pattern) == found.split(), pattern


def test_a_summary_steers_no_terminal() -> None:
    corpora.write_lines(Path("in.jsonl"), 1)
    name = "\x1b]0;x\x07\u202eout"
    done = running.run("corpus", "in.jsonl", "-o", f"{name}.jsonl", "--jobs", "1")
    assert done.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr)
    assert Path(f"{name}.jsonl").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_help_under_a_name_that_would_steer_a_terminal() -> None:
    Path("\x1b[31mnews").write_text("import sys; from newsline.cli import main; main()", encoding="utf-8")
    done = subprocess.run([sys.executable, "\x1b[31mnews", "parse", "--help"], capture_output=True, check=False)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr
