"""Whatever the bytes are: a reader gives documents or a ValueError with one line, and nothing else."""

import io

from hypothesis import given
from hypothesis import strategies as st

from newsline import readers
from newsline.readers import dates, encoding

PIECES = """<p> </p> <div> </div> <br> <article> </article> <main> <h1> </h1> <h2> <ul> <li> <a href="/x"> <a href="#x"> </a> <b>
<time datetime="2021-05-01T10:00Z"> <time> </time> <span class="share"> <nav> </nav> <aside> <header> <form> <table> <td> <pre>
</pre> <script> </script> <script type="application/ld+json"> {"@type":"LiveBlogPosting","liveBlogUpdate":[{"articleBody":"x"}]}
<!-- --> <![CDATA[ ]]> <template> <svg> <title> </title> <meta itemprop=datePublished content=2021> <div itemprop=articleBody>
&amp; &#x200f; &#0; &nbsp; \" ' < > تحديث (15:36 ت غ) آخر تحديث 12:30 نص. سطر طويل من الخبر ينتهي بنقطة. \u2028 \x85 \0 \ud83d\ude00 {0} []"""
LIST = PIECES.split(" ")
PAGE = st.lists(st.sampled_from([*LIST, " ", "\n"]), max_size=60).map("".join)
BYTES = st.one_of(
    st.binary(max_size=400), st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
)


def read(data: bytes, **options: str) -> None:
    complaints: list[str] = []
    try:
        for document in readers.read(io.BytesIO(data), "x", readers.Options(**options), complaints.append):
            assert document.markup or any(map(str.strip, document.lines))
            for line in document.lines:
                line.encode()
    except ValueError as error:
        complaints.append(str(error))
    assert not any("\n" in message or not message for message in complaints)


@given(PAGE)
def test_pages(page: str) -> None:
    read(page.encode("utf-8", "replace"), kind="html")


@given(BYTES, st.sampled_from(readers.KINDS))
def test_bytes(data: bytes, kind: str) -> None:
    read(data, kind=kind)


@given(BYTES)
def test_compressed_bytes(data: bytes) -> None:
    read(b"\x1f\x8b\x08" + data)


@given(st.lists(BYTES, max_size=5))
def test_records(parts: list[bytes]) -> None:
    read(b'{"text": "' + b'"}\n{"text": "'.join(parts) + b'"}', kind="jsonl")


@given(st.one_of(st.text(max_size=40), st.text(alphabet="0123456789-/.: TZ+PMWamjs,", max_size=30)))
def test_dates(text: str) -> None:
    stamp = dates.machine_stamp(text, "published")
    assert stamp is None or stamp.written.hour is not None or stamp.written.dated
    dates.machine_day(text)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي .،؟\n", min_size=1).filter(str.strip))
def test_mojibake_is_always_repaired_and_clean_text_never_changed(text: str) -> None:
    clean = text.encode()
    assert encoding.decode(clean) == (text, ())
    if any(letter in text for letter in "الينورتب"):
        assert encoding.decode(text.encode().decode("cp1256").encode())[0] == text
