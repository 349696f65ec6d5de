"""Limits that are said: one clear error, and never more in memory than that."""

import gzip
import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsline import readers
from newsline.cli import main
from newsline.readers import limits


def read(data: bytes, source: str = "x.txt", **options: Any) -> tuple[list[Any], list[str]]:
    complaints: list[str] = []
    documents = list(readers.read(io.BytesIO(data), source, readers.Options(**options), complaints.append))
    return documents, complaints


def test_the_limits_are_those_that_are_documented() -> None:
    assert (limits.LONGEST_INPUT, limits.LONGEST_LINE, limits.LONGEST_UNPACKED) == (64 << 20, 1 << 20, 1 << 30)
    assert limits.MOST_LINES == 500_000


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_INPUT", 4000)
    monkeypatch.setattr(limits, "LONGEST_LINE", 1000)
    monkeypatch.setattr(limits, "LONGEST_UNPACKED", 6000)
    monkeypatch.setattr(limits, "MOST_LINES", 100)
    monkeypatch.setattr(limits, "_BUFFER", 1000)


LINE = "سطر " * 100 + "<br>\n"  # 705 bytes


@pytest.mark.usefixtures("small")
class TestSmall:
    @pytest.mark.parametrize("kind", ["text", "html"])
    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_a_file_that_is_too_large(self, kind: str, pack: Any) -> None:
        assert read(pack(LINE.encode() * 5), kind=kind)
        with pytest.raises(ValueError, match="is larger than 64 MiB"):
            read(pack(LINE.encode() * 6), kind=kind)

    def test_a_line_that_is_too_long_is_named(self) -> None:
        assert read(f"{LINE}{'س' * 500}\n".encode())
        with pytest.raises(ValueError, match="line 2 is longer than 1 MiB"):
            read(f"{LINE}{'س' * 501}\n".encode())

    @pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\f", "\x85", "\u2028", "\u2029"])
    def test_a_text_of_too_many_lines(self, end: str) -> None:
        assert read(f"نص{end}".encode() * 100)
        with pytest.raises(ValueError, match="has more than 100 lines"):
            read(f"نص{end}".encode() * 101)

    def test_bytes_are_counted_as_utf_8(self) -> None:
        assert read(("س" * 500).encode("utf-16"))
        with pytest.raises(ValueError, match="line 1 is longer"):
            read(("س" * 501).encode("cp1256"))

    def test_in_a_page_the_lines_of_its_story_are_counted(self) -> None:
        assert read(b"<p>" + b" " * 2000 + b"x")
        with pytest.raises(ValueError, match="a line of it is longer"):
            read(b"<p>" + b"x" * 1001)

    def test_a_record_that_is_too_long_is_one_complaint(self) -> None:
        record = b'{"text": "x"}\n'
        long = b'{"text": "' + b"x" * 3000 + b'"}\n'
        documents, complaints = read(record + long + record + long[:-1], "x.jsonl")
        assert [document.source for document in documents] == ["x.jsonl:1", "x.jsonl:3"]
        assert complaints == ["x.jsonl:2: is longer than 1 MiB", "x.jsonl:4: is longer than 1 MiB"]

    def test_a_gzip_file_that_unpacks_to_too_much(self) -> None:
        record = b'{"text": "x"}\n'
        found = readers.read(io.BytesIO(gzip.compress(record * 1000)), "x.jsonl.gz")
        assert next(found).source == "x.jsonl.gz:1"
        with pytest.raises(ValueError, match="unpacks to more than 1 GiB"):
            list(found)

    def test_json_lines_are_not_limited_in_number(self) -> None:
        assert len(read(b'{"text": "x"}\n' * 1000, "x.jsonl")[0]) == 1000


PACKED = gzip.compress(b'{"text": "x"}\n' * 1000, mtime=0)


@pytest.mark.parametrize(
    "data", [PACKED[:-20], PACKED[:30], PACKED[:15] + bytes(20) + PACKED[35:], b"\x1f\x8b", b"\x1f\x8bxyz"]
)
def test_a_damaged_gzip_file_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="is a damaged gzip file"):
        read(data, "x.jsonl.gz")


def test_a_small_file_that_unpacks_to_much_takes_no_memory() -> None:
    bomb = gzip.compress(bytes(200 << 20))
    tracemalloc.start()
    with pytest.raises(ValueError, match="is larger than 64 MiB"):
        read(bomb)
    assert read(bomb, "x.jsonl.gz") == ([], ["x.jsonl.gz:1: is longer than 1 MiB"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 300 << 20


def test_the_command_goes_on_with_the_next_file(tmp_path: Path) -> None:
    good, bad, gone = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "gone.txt"
    good.write_text("وصلت القافلة إلى المدينة مساء.\n", encoding="utf-8")
    bad.write_bytes(bytes(range(256)))
    result = CliRunner().invoke(main, ["parse", "--json", str(bad), str(gone), str(tmp_path), str(good)])
    assert result.exit_code == 2
    assert result.stdout.count('"source"') == 1
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == [
        "is binary data, not text",
        "No such file or directory",
        "Is a directory",
    ]


ATTRIBUTES = {
    # a tag of many attributes, however they are parted and whatever their values
    "plain": lambda count: "<p " + " ".join(f"a{n}=1" for n in range(count)) + ">x",
    "quoted": lambda count: "<p " + " ".join(f"a{n}='<>'" for n in range(count)) + ">x",
    "without values": lambda count: "<p " + " ".join(f"a{n}" for n in range(count)) + ">x",
    "parted by slashes": lambda count: "<p " + "/".join(f"a{n}" for n in range(count)) + ">x",
    "a tag that does not end": lambda count: "<script " + " ".join(f"a{n}='>'" for n in range(count)),
}


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_a_tag_of_too_many_attributes_is_refused(name: str) -> None:
    from newsline.readers import html

    with pytest.raises(ValueError, match="has a tag with more than 10,000 attributes"):
        html.from_text(ATTRIBUTES[name](11_000), "x")


@pytest.mark.parametrize(
    "page",
    [
        ATTRIBUTES["plain"](500) + "<p>",
        "<p a=1 b=2>" * 9000,
        "<script>if (a<b) x = '" + "كلمة " * 20_000 + "'</script>",
        "<script>" + "a<b c " * 20_000 + "</script>",
        "<p>" + "كلمة " * 20_000,
        "<img src='data:" + "a=" * 20_000 + "'>",
    ],
    ids=["500", "many tags", "words in a script", "signs in a script", "prose", "data"],
)
def test_pages_that_only_are_long_are_read(page: str) -> None:
    from newsline.readers import html

    assert (
        html.from_text(f"{page}<p>قال الوالي إن الطريق مغلق اليوم أمام السيارات.</p>", "x").lines[-1].startswith("قال")
    )


def test_many_options_are_read_in_time() -> None:
    from newsline.readers import html

    story = "<p>قال الوالي إن الطريق مغلق اليوم أمام السيارات.</p>"
    for option in ("<option selected>س", "<OPTION>س</OPTION>", "<oPtion value='1'>س"):
        page = f"<h1>خبر</h1>{story}<select>{option * 30_000}</select>{story}"
        assert html.from_text(page, "x").lines[-1].startswith("قال")
