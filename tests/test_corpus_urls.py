"""Inputs behind URLs whose files are as those of s3:// and http:// are, and not as those of memory://."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

from newsline.corpus import records
from tests import corpora
from tests.corpora import failures, rows

NAMES = ("in.jsonl", "in.jsonl.gz", "in.jsonl.zst", "in.parquet", "in.warc.gz", "in.txt", "in.html", "in.txt.gz")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    import gzip

    for name in ("in.jsonl", "in.jsonl.gz", "in.jsonl.zst"):
        corpora.write_lines(Path(name), 30)
    corpora.write_table(Path("in.parquet"), 30)
    pages = [corpora.response(f"https://news.example/{n}", corpora.page(n).encode()) for n in range(5)]
    corpora.write_archive(Path("in.warc.gz"), *pages)
    Path("in.txt").write_text(corpora.text(0), encoding="utf-8")
    Path("in.html").write_text(corpora.page(), encoding="utf-8")
    Path("in.txt.gz").write_bytes(gzip.compress(corpora.text(0).encode()))


def _same(urls: dict[str, str], output: str = "out.jsonl") -> None:
    """Each URL gives the rows that its file gives; rows without names of their own are named by the URL."""
    for name, url in urls.items():
        corpora.run(name, output="here.jsonl")
        done = corpora.run(url, output=output)
        assert done.failures == 0, (url, done.shown)
        here = [{**row, "source": row["source"].replace(name, url)} for row in rows(Path("here.jsonl"))]
        assert rows(Path(output)) == here, url


# --- files that derive from fsspec's own --------------------------------------------------------------------------


class _File(AbstractBufferedFile):
    """Its `readline` takes no size, as that of s3fs, gcsfs and of HTTP."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        self.fs.fetched += 1
        data: bytes = self.fs.store[self.path]
        return data[start:end]


class _Far(AbstractFileSystem):
    """Files that are fetched block by block."""

    protocol = "far"
    cachable = False
    store: dict[str, bytes] = {}  # noqa: RUF012 - of the class: each URL makes a file system of its own
    fetched = 0
    error: Exception | None = None

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("far://").rstrip("/")

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        if type(self).error is not None:
            raise type(self).error  # type: ignore[misc]
        found = [
            {"name": name, "size": len(data), "type": "file"}
            for name, data in self.store.items()
            if name == path or not path or name.startswith(f"{path}/")
        ]
        if not found:
            raise FileNotFoundError(path)
        return found if detail else [one["name"] for one in found]

    def _open(self, path: str, mode: str = "rb", **_: Any) -> _File:
        return _File(self, path, mode, block_size=1000, cache_type="readahead", size=len(self.store[path]))


@pytest.fixture
def far() -> Iterator[type[_Far]]:
    fsspec.register_implementation("far", _Far, clobber=True)
    _Far.store = {f"in/{name}": Path(name).read_bytes() for name in NAMES}
    yield _Far
    _Far.store, _Far.error = {}, None


def test_files_of_every_kind(far: type[_Far]) -> None:
    _same({name: f"far://in/{name}" for name in NAMES})


def test_a_record_of_many_blocks(far: type[_Far], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_LONGEST", 50_000)
    long = corpora.lines([{"text": "قال " * 5000}, {"text": "قال " * 20_000}, {"text": "خبر"}])
    far.store = {"in.jsonl": long}
    done = corpora.run("far://in.jsonl", output="out.jsonl", shard_bytes=7000)
    assert [row["source"] for row in rows(Path("out.jsonl"))] == ["far://in.jsonl:1", "far://in.jsonl:3"]
    assert [one.source for one in done.shown] == ["far://in.jsonl:2"]


class _Odd(Exception):
    """What a library of its own kind raises: no OSError."""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (_Odd("Unable to locate credentials"), "Unable to locate credentials"),
        (_Odd(), "_Odd"),
        (PermissionError("Forbidden"), "Forbidden"),
        (RuntimeError("Too Many Requests\nwait"), "Too Many Requests\nwait"),
    ],
    ids=repr,
)
def test_whatever_a_file_system_raises_is_of_one_input(far: type[_Far], error: Exception, said: str) -> None:
    far.error = error
    done = corpora.run("far://in/in.jsonl", "in.txt", "far://in", "far://in/*.jsonl", output="out.jsonl")
    found = failures(Path("out.jsonl"))
    assert found[:2] == [(name, said) for name in ("far://in/in.jsonl", "far://in")]
    assert [source for source, _ in found[2:]] == ["far://in/*.jsonl"]  # fsspec itself may call it empty
    assert done.tally["articles"] == 1


# --- HTTP ---------------------------------------------------------------------------------------------------------


class _Server(BaseHTTPRequestHandler):
    """The files of the current folder, in ranges or not; a number as a name is the status."""

    ranges = True

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        if name.isdecimal():
            self.send_error(int(name))
            return
        data = Path(name).read_bytes()
        first, last = 0, len(data) - 1
        asked = self.headers.get("Range")
        if asked and self.ranges:
            start, _, end = asked.removeprefix("bytes=").partition("-")
            first, last = int(start), min(int(end or last), last)
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        else:
            self.send_response(200)
        if self.ranges:
            self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        if self.command == "GET":
            with contextlib.suppress(ConnectionError):
                self.wfile.write(data[first : last + 1])

    def log_message(self, *_: Any) -> None:
        """Nothing is said."""


@pytest.fixture
def web() -> Iterator[Callable[[str], str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield lambda name: f"http://127.0.0.1:{server.server_address[1]}/{name}"
    server.shutdown()
    server.server_close()
    _Server.ranges = True


@pytest.mark.slow
@pytest.mark.parametrize("ranges", [True, False])
def test_files_behind_http(web: Callable[[str], str], ranges: bool) -> None:
    _Server.ranges = ranges
    _same({name: web(name) for name in NAMES})


@pytest.mark.slow
@pytest.mark.parametrize("ranges", [True, False])
def test_records_that_are_cut_behind_http(web: Callable[[str], str], ranges: bool) -> None:
    _Server.ranges = ranges
    corpora.run("in.jsonl", output="here.jsonl", shard_bytes=1000)
    corpora.run(web("in.jsonl"), output="out.jsonl", shard_bytes=1000)
    assert Path("out.jsonl").read_bytes() == Path("here.jsonl").read_bytes()


@pytest.mark.slow
def test_an_answer_that_is_no_file_ends_no_list(web: Callable[[str], str]) -> None:
    names = [web(status) for status in ("403", "404", "429", "500", "503")]
    done = corpora.run(*names, web("in.jsonl"), output="out.jsonl")
    assert [source for source, _ in failures(Path("out.jsonl"))] == names
    assert done.tally["articles"] == 30
    assert all("\n" not in reason and reason for _, reason in failures(Path("out.jsonl")))


# --- S3 -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of a server on this machine, with the files in it."""
    from moto.server import ThreadedMotoServer

    for name, value in {
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.get_host_and_port()[1]}")
    fsspec.get_filesystem_class("s3").clear_instance_cache()  # they know the server of the test before
    system = fsspec.filesystem("s3")
    if not system.exists("news"):
        system.mkdir("news")
    for name in NAMES:
        system.put_file(name, f"news/{name}")
    yield "s3://news"
    system.rm("news", recursive=True)
    server.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_files_in_s3(bucket: str) -> None:
    _same({name: f"{bucket}/{name}" for name in NAMES})


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out/", "out.parquet"])
def test_an_output_in_s3(bucket: str, output: str) -> None:
    for _ in range(2):
        corpora.run(bucket, f"{bucket}/gone.jsonl", output=f"{bucket}/{output}", shard_bytes=3000)
    system = fsspec.filesystem("s3")
    system.invalidate_cache()
    system.get(f"{bucket}/{output}".rstrip("/"), output.rstrip("/"), recursive=True)
    corpora.run(".", output=f"../here-{output}", shard_bytes=3000, glob="in.*")
    found = [{**row, "source": row["source"].removeprefix(f"{bucket}/")} for row in rows(Path(output))]
    here = [{**row, "source": row["source"].removeprefix("./")} for row in rows(Path(f"../here-{output}"))]
    assert found == here
    assert not [path for path in system.find("news") if ".parts/" in path]
