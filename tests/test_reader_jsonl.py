"""JSON lines: records good and bad, their fields, compressed and in other encodings."""

import gzip
import io
import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from newsline import readers
from newsline.cli import main
from newsline.model import Document

TEXT = "عنوان الخبر\n\nتحديث (15:36 ت غ)\nوصلت القافلة إلى المدينة مساء."


def read(data: bytes, source: str = "x.jsonl", **options: Any) -> tuple[list[Document], list[str]]:
    complaints: list[str] = []
    found = readers.read(io.BytesIO(data), source, readers.Options(**options), complaints.append)
    return list(found), complaints


def lines(*records: Any) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def one(record: Any, **options: Any) -> Document:
    documents, complaints = read(lines(record), **options)
    assert complaints == []
    return documents[0]


def text_of(document: Document) -> str:
    return "\n".join(line for line in document.lines)


@pytest.mark.parametrize("name", ["text", "body", "articleBody", "content"])
def test_the_text_stands_in_one_of_four_fields(name: str) -> None:
    assert text_of(one({name: TEXT, "other": "x"})) == TEXT


def test_the_first_field_with_a_text_is_taken_and_another_by_hand() -> None:
    record = {"text": " ", "body": TEXT, "content": "آخر", "story": "ثالث"}
    assert text_of(one(record)) == TEXT
    assert text_of(one(record, text_field="story")) == "ثالث"


DATES = {
    "2015-09-17": date(2015, 9, 17),
    "2015-09-17T23:30:00Z": date(2015, 9, 17),
    "2015-09-17T23:30:00+03:00": date(2015, 9, 17),
    "17/9/2015": date(2015, 9, 17),
    "Thu, 17 Sep 2015 18:43:00 +0300": date(2015, 9, 17),
    "17 أيلول/سبتمبر 2015": date(2015, 9, 17),
    "1442486580": date(2015, 9, 17),
}


@pytest.mark.parametrize("name", ["date", "datePublished", "published"])
@pytest.mark.parametrize("written", DATES)
def test_the_date_is_the_reference(name: str, written: str) -> None:
    found = one({"text": TEXT, name: written})
    assert (found.reference, found.notices) == (DATES[written], ())


def test_a_date_in_seconds_and_a_field_by_hand() -> None:
    assert one({"text": TEXT, "date": 1442486580}).reference == date(2015, 9, 17)
    assert one({"text": TEXT, "date": "2015-09-17", "seen": "2016-01-02"}, date_field="seen").reference == date(
        2016, 1, 2
    )


@pytest.mark.parametrize("written", ["قريبا", "2015-09", "2015-13-45", [2015], {"year": 2015}, True, 1e300, "9" * 5000])
def test_a_date_that_is_not_read_is_a_warning(written: Any) -> None:
    found = one({"text": TEXT, "date": written})
    assert found.reference is None
    assert [notice.code for notice in found.notices] == ["markup"]


@pytest.mark.parametrize("written", [None, ""])
def test_no_date_is_no_warning(written: Any) -> None:
    found = one({"text": TEXT, "date": written})
    assert (found.reference, found.notices) == (None, ())


NAMES = {
    "url": ({"url": "https://example.org/1", "id": 5}, "https://example.org/1"),
    "id": ({"id": "a-5"}, "a-5"),
    "a number": ({"id": 12345678901234567890}, "12345678901234567890"),
    "neither": ({}, "x.jsonl:1"),
    "null": ({"url": None, "id": ""}, "x.jsonl:1"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_source_is_the_records_own_name(name: str) -> None:
    record, expected = NAMES[name]
    assert one({"text": TEXT, **record}).source == expected


@pytest.mark.parametrize(
    ("record", "title"), [({"title": " عنوان\nطويل "}, "عنوان طويل"), ({"headline": "عنوان"}, "عنوان"), ({}, None)]
)
def test_title(record: dict[str, str], title: str | None) -> None:
    assert one({"text": TEXT, **record}).title == title


def test_a_text_that_is_html_is_read_as_a_page() -> None:
    found = one({"content": "<p>وصلت القافلة إلى المدينة.</p><p>تحديث (15:36 ت غ)</p>", "title": "القافلة"})
    assert [line for line in found.lines if line] == ["وصلت القافلة إلى المدينة.", "تحديث (15:36 ت غ)"]
    assert found.title == "القافلة"


# --- bad records --------------------------------------------------------------------------------------------------

BAD = {
    "no JSON": (b"text", "is not JSON"),
    "cut off": (b'{"text": "x', "is not JSON"),
    "two records": (b'{"text": "x"} {"text": "y"}', "is not JSON"),
    "a list": (b'["x"]', "is not a JSON object"),
    "a number": (b"1", "is not a JSON object"),
    "no text": (b'{"title": "x"}', "has no text in text or body or articleBody or content"),
    "an empty text": (b'{"text": "  "}', "has no text"),
    "a text that is a list": (b'{"text": ["x"]}', "has no text"),
    "nested too deeply": (b'{"text": ' + b"[" * 100_000, "nested too deeply"),
    "binary": (bytes(range(14, 200)) * 3, "is binary data"),
    "a page without a story": (b'{"text": "<p></p><script>1</script>"}', "without a story"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_record_is_one_complaint_and_the_others_are_read(name: str) -> None:
    line, message = BAD[name]
    documents, complaints = read(lines({"text": TEXT}) + line + b"\n" + lines({"text": TEXT, "id": "last"}))
    assert [document.source for document in documents] == ["x.jsonl:1", "last"]
    assert len(complaints) == 1
    assert complaints[0].startswith("x.jsonl:2: ")
    assert message in complaints[0]


def test_blank_lines_are_no_records() -> None:
    documents, complaints = read(b"\n" + lines({"text": TEXT}) + b"  \r\n" + lines({"text": TEXT})[:-1])
    assert [document.source for document in documents] == ["x.jsonl:2", "x.jsonl:4"]
    assert complaints == []


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_a_file_without_records_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="is empty"):
        read(data)


def test_a_binary_file_is_one_error() -> None:
    with pytest.raises(ValueError, match="is binary data"):
        read(bytes(range(256)) * 100)


HARMLESS = {
    "not a number": b'{"text": "x", "score": NaN, "low": -Infinity}',
    "a long number": b'{"text": "x", "n": ' + b"9" * 10_000 + b"}",
    "the same key twice": b'{"text": "y", "text": "x"}',
    "a raw tab": b'{"text": "x", "t": "a\tb"}',
    "a zero character": b'{"text": "x", "t": "\\u0000"}',
}


@pytest.mark.parametrize("name", HARMLESS)
def test_odd_json_is_read(name: str) -> None:
    documents, complaints = read(HARMLESS[name] + b"\n")
    assert ([text_of(document) for document in documents], complaints) == (["x"], [])


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "true", "[1]"])
def test_what_is_no_name_names_nothing(value: str) -> None:
    documents, _ = read(f'{{"text": "x", "id": {value}}}\n'.encode())
    assert [document.source for document in documents] == ["x.jsonl:1"]


def test_half_a_character_is_replaced_and_said() -> None:
    found = read(b'{"text": "a\\n\\ud83d b\\n\\ud83d\\ude00", "title": "\\udc00"}\n')[0][0]
    assert text_of(found) == "a\n\ufffd b\n\U0001f600"
    assert found.title == "\ufffd"
    assert [(notice.code, notice.line) for notice in found.notices] == [("encoding", 2)]


# --- bytes --------------------------------------------------------------------------------------------------------

ALL = lines({"text": TEXT, "id": 1}, {"text": TEXT, "id": 2})


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"])
def test_encodings(codec: str) -> None:
    documents, complaints = read(ALL.decode().encode(codec))
    assert complaints == []
    assert [(document.source, text_of(document)) for document in documents] == [("1", TEXT), ("2", TEXT)]


@pytest.mark.parametrize("codec", ["windows-1256", "utf-16-le", "UTF-8"])
def test_an_encoding_by_hand(codec: str) -> None:
    documents, _ = read(ALL.decode().encode(codec), encoding=codec)
    assert [text_of(document) for document in documents] == [TEXT, TEXT]


def test_a_bad_byte_and_mojibake_are_warnings_of_their_record() -> None:
    spoiled = TEXT.encode().decode("cp1256")
    damaged = lines({"text": TEXT}).replace("وصلت".encode(), b"\xff")
    documents, _ = read(lines({"text": TEXT}, {"text": spoiled}) + damaged)
    assert text_of(documents[1]) == TEXT
    assert [[(n.code, n.line) for n in document.notices] for document in documents] == [
        [],
        [("encoding", 1)],
        [("encoding", 4)],
    ]


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.ndjson.gz", "x.JSONL"])
def test_a_compressed_file_is_decompressed_on_the_fly(name: str) -> None:
    documents, _ = read(gzip.compress(ALL), name)
    assert [document.source for document in documents] == ["1", "2"]


def test_json_lines_are_known_by_their_ending_or_by_hand() -> None:
    with pytest.raises(ValueError, match="looks like JSON lines: read it with --input jsonl"):
        read(ALL, "x.txt")
    assert len(read(ALL, "-", kind="jsonl")[0]) == 2
    assert len(read(ALL, "x.jsonl", kind="text")[0]) == 1


def test_records_are_read_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            line = lines({"text": "x" * 2000})
            buffer[: len(line)] = line
            return len(line)

    found = readers.read(Endless(), "x.jsonl")  # type: ignore[arg-type]
    assert [next(found).source for _ in range(3)] == ["x.jsonl:1", "x.jsonl:2", "x.jsonl:3"]


# --- the command --------------------------------------------------------------------------------------------------


def run(*args: str, data: bytes = b"") -> Any:
    return CliRunner().invoke(main, ["parse", "--json", *args], input=data)


def test_the_command_says_what_was_bad_and_ends_with_2() -> None:
    result = run("--input", "jsonl", "-", data=b"x\n" + lines({"text": TEXT, "id": "a"}))
    assert result.exit_code == 2
    assert "newsline: -:1: is not JSON" in result.stderr
    assert [article["source"] for article in json.loads(result.stdout)["articles"]] == ["a"]


def test_the_commands_options() -> None:
    data = json.dumps({"story": TEXT, "seen": "2015-09-18"}, ensure_ascii=False).encode("cp1256") + b"\n"
    result = run("--input=jsonl", "--encoding=cp1256", "--text-field=story", "--date-field=seen", data=data)
    assert (result.exit_code, result.stderr) == (0, "")
    article = json.loads(result.stdout)["articles"][0]
    assert article["reference_date"] == "2015-09-18"
    assert article["timeline"][0]["time"] == "2015-09-18T15:36:00Z"


def test_an_unknown_encoding_is_a_usage_error() -> None:
    result = run("--encoding", "klingon", data=b"x")
    assert result.exit_code == 2
    assert "'klingon' is not the name of an encoding" in result.stderr
