"""Bytes -> text: every encoding, damage, mojibake, line ends, and data that are no text."""

import codecs

import pytest

from newsline.readers import encoding, text

TEXT = 'افتتح وزير النقل أمس جسرا جديدا فوق النهر الكبير.\nتحديث (15:36 ت غ)\nوقال الوزير: "سيخدم الجسر أربع قرى".\n'
SHORT = "تحديث 15:36"
CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso-8859-6"]
MARKED = {
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("source", [TEXT, SHORT, "موسم الزيتون", "قرى الشمال ٢٠٢٤، والجنوب؟"])
def test_encodings_are_found(codec: str, source: str) -> None:
    if codec == "iso-8859-6":
        source = source.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    if codec in ("cp1256", "iso-8859-6"):
        source = source.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert encoding.decode(source.encode(codec)) == (source, ())


@pytest.mark.parametrize("codec", MARKED)
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert encoding.decode(MARKED[codec] + TEXT.encode(codec)) == (TEXT, ())


@pytest.mark.parametrize("source", ["plain ASCII text", "déjà vu à Paris, façade", "¿Qué pasó?", "٢٠٢٤", "a\x1b[0m"])
def test_text_that_is_not_arabic_is_text(source: str) -> None:
    assert encoding.decode(source.encode()) == (source, ())


def test_windows_1256_keeps_its_latin_letters() -> None:
    source = "قال: «déjà vu» في الساعة 10"
    assert encoding.decode(source.encode("cp1256")) == (source, ())


# --- damage -------------------------------------------------------------------------------------------------------

DATA = TEXT.encode()
SECOND = DATA.index(b"\n") + 3  # inside a letter of the second line
DAMAGED = {
    "cut in the last character": (SHORT.encode() + "ش".encode()[:1], f"{SHORT}\ufffd", 1),
    "cut in the last character, UTF-16": (TEXT.encode("utf-16")[:-1], f"{TEXT[:-1]}\ufffd", 3),
    "cut in the last character, UTF-16 without a mark": (TEXT.encode("utf-16-le")[:-1], f"{TEXT[:-1]}\ufffd", 3),
    "a bad byte": (DATA[:SECOND] + b"\xff" + DATA[SECOND:], None, 2),
    "a bad byte in a short text": (SHORT.encode() + b"\xff", f"{SHORT}\ufffd", 1),
    "three bad bytes": (b"\xfe" + DATA[:SECOND] + b"\xff" + DATA[SECOND:] + b"\xc0", None, 1),
    "characters that were lost before": ("سوق\r\nالخض\ufffdار\n".encode(), "سوق\r\nالخض\ufffdار\n", 2),
    "a byte that ISO-8859-6 has not": (TEXT.encode("iso-8859-6") + b"\xff", f"{TEXT}\ufffd", 4),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_bad_bytes_are_replaced_and_said_with_their_line(name: str) -> None:
    data, expected, line = DAMAGED[name]
    found, notices = encoding.decode(data)
    assert found == (data.decode("utf-8", "replace") if expected is None else expected)
    assert [(notice.code, notice.line) for notice in notices] == [("encoding", line)]


def test_the_number_of_places_is_said() -> None:
    assert "in 1 place" in encoding.decode(DAMAGED["a bad byte in a short text"][0])[1][0].message
    assert "in 3 places" in encoding.decode(DAMAGED["three bad bytes"][0])[1][0].message


# --- UTF-8 once read as windows-1256 ------------------------------------------------------------------------------


def spoiled(source: str) -> str:
    return source.encode().decode("cp1256")


REPAIRED = {
    "all of it": (spoiled(TEXT), TEXT, 1),
    "a short line": (spoiled(SHORT), SHORT, 1),
    "a line without alef and lam": (spoiled("تحديث"), "تحديث", 1),
    "two of three lines": (f"سطر سليم.\n{spoiled(TEXT)}", f"سطر سليم.\n{TEXT}", 2),
    "runs beside clean words": (f"{spoiled('سوق الخضار')} 漢 10:30", "سوق الخضار 漢 10:30", 1),
    "a list that would be Latin letters": (f"{spoiled('سوق')} 漢 أ، ب، ج", "سوق 漢 أ، ب، ج", 1),
    "carriage returns": (spoiled("سوق\r\nالخضار\r\n"), "سوق\r\nالخضار\r\n", 1),
    "Persian and Urdu letters": (spoiled("گزارش پایانی از چهار شهر"), "گزارش پایانی از چهار شهر", 1),
}


@pytest.mark.parametrize("name", REPAIRED)
def test_mojibake_is_repaired_and_said(name: str) -> None:
    source, expected, line = REPAIRED[name]
    found, notices = encoding.decode(source.encode())
    assert found == expected
    assert [(notice.code, notice.line) for notice in notices] == [("encoding", line)]
    assert "windows-1256" in notices[0].message


CLEAN = ["حظ، وخط؛ وظ… ط", "«خط» و«حظ»", "ط", "ظل طويل § 3", "أ، ب، ج", "\u200fنص\u200f"]


@pytest.mark.parametrize("source", CLEAN)
def test_clean_text_is_left_alone(source: str) -> None:
    assert encoding.decode(source.encode())[0] == source


# --- by hand, and no text -----------------------------------------------------------------------------------------


def test_an_encoding_given_by_hand_is_taken() -> None:
    assert encoding.decode(TEXT.encode("cp1256"), "iso-8859-6")[0] != TEXT
    assert encoding.decode(TEXT.encode("cp1256"), "windows-1256") == (TEXT, ())
    assert encoding.decode(b"\xef\xbb\xbf" + DATA, "utf-8") == (TEXT, ())
    assert encoding.decode(spoiled(TEXT).encode(), "utf-8") == (spoiled(TEXT), ())


@pytest.mark.parametrize("name", ["klingon", "", "base64", "rot13", "utf 8\0"])
def test_an_unknown_encoding_is_an_error(name: str) -> None:
    assert not encoding.known(name)
    with pytest.raises(ValueError, match="is not the name of an encoding"):
        encoding.decode(DATA, name)


@pytest.mark.parametrize("name", ["idna", "punycode", "unicode_escape", "utf-7", "undefined"])
def test_an_odd_encoding_gives_text_or_an_error(name: str) -> None:
    try:
        encoding.decode(b"\xff\\x" + DATA, name)
    except ValueError as error:
        assert str(error)  # noqa: PT017


BINARY = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\0\0\0\x03\0\x01",
    "PDF": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "an archive": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)) * 4,
    "every byte": bytes(range(256)) * 10,
    "zeros": bytes(1000),
    "small integers": b"".join(n.to_bytes(4, "little") for n in range(500)),
    "a mark and no text": codecs.BOM_UTF16_LE + b"\0\xd8" * 20,
    "four bytes": b"\0\1\2\xff",
}


@pytest.mark.parametrize("name", BINARY)
def test_binary_data_are_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="is binary data, not text"):
        encoding.decode(BINARY[name])


def test_one_control_character_is_no_binary_data() -> None:
    assert encoding.decode(DATA + b"\x1a")[0] == TEXT + "\x1a"
    assert encoding.decode(b"\0" + DATA)[0] == "\0" + TEXT


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", "\u00a0\n".encode()])
def test_an_empty_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="is empty"):
        text.document(data, "x.txt")


# --- documents of text --------------------------------------------------------------------------------------------

ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "NEL": "\x85", "U+2028": "\u2028", "U+2029": "\u2029"}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be"])
def test_lines_end_as_editors_end_them(end: str, codec: str) -> None:
    found = text.document(end.join(["أول السطر", "", "ثالث"]).encode(codec), "x.txt")
    assert list(zip(found.numbers, found.lines, strict=True)) == [(1, "أول السطر"), (2, ""), (3, "ثالث")]


def test_the_source_and_the_notices_are_in_the_document() -> None:
    found = text.document(DATA[:SECOND] + b"\xff" + DATA[SECOND:], "x.txt")
    assert found.source == "x.txt"
    assert [(notice.code, notice.line) for notice in found.notices] == [("encoding", 2)]


@pytest.mark.parametrize(
    "source",
    [
        "خبر\b\b\b قصير",
        "\x01\x02عاجل: زلزال في الساحل\x03",
        "\x16\x16\x01عاجل\x02\x02\x03\x04",
        "تحديث\x7f\x7f\x7f 15:36",
    ],
)
def test_signs_of_control_in_a_whole_arabic_text_are_its_own(source: str) -> None:
    assert encoding.decode(source.encode()) == (source, ())


@pytest.mark.parametrize(
    "data",
    [
        b"\x01\x02\x03\x04abc",
        "خبر\b\b\b قصير".encode() + b"\xff",
        "خبر\0\0\0".encode() + b"\1" * 9,
        "خبر\b\b\b".encode("cp1256"),
    ],
)
def test_signs_of_control_elsewhere_are_other_data(data: bytes) -> None:
    with pytest.raises(encoding.NoText):
        encoding.decode(data)
