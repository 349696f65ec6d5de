"""When captures were saved, which story they are of, and which of them show it."""

import gzip
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsline import readers
from newsline.histories.captures import copies as captures_of
from newsline.histories.captures import key, of_path, ordered
from newsline.histories.history import histories
from newsline.histories.model import Story
from newsline.readers.saved import Saved, Shelf, copies
from tests.captured import CALM, FLIGHTS, HOME, STORM, TITLE, at, page, saved

AT = datetime(2015, 9, 18, 15, 36, tzinfo=UTC)
URL = "https://news.example/storm"


def html(*paragraphs: str, canonical: str = "", head: str = "", foot: str = "", title: str = TITLE) -> bytes:
    """A page with these paragraphs."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    text = f"<html><head><meta charset=utf-8><title>{title}</title>{link}{head}</head><body><article><h1>{title}</h1>{body}"
    return f"{text}</article>{foot}</body></html>".encode()


def record(kind: str, body: bytes = b"", status: int = 200, *, url: str = URL, when: str = "", **more: str) -> bytes:
    """A record of a web archive; `more`: further fields, _ for -; those that begin with http_ are of the response."""
    http = "".join(f"{k[5:].replace('_', '-')}: {v}\r\n" for k, v in more.items() if k.startswith("http_"))
    block = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n".encode() + body
    fields = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": when, "Content-Type": "application/http"}
    fields |= {k.replace("_", "-"): v for k, v in more.items() if not k.startswith("http_")}
    fields |= {"WARC-Record-ID": f"<urn:uuid:{when}{kind}>", "Content-Length": str(len(block))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def read(data: bytes, name: str = "story.html", **options: str) -> list[Saved]:
    """The copies in a file."""
    told: list[str] = []
    found = list(copies(io.BytesIO(data), name, readers.Options(**options), told.append, Shelf()))  # type: ignore[arg-type]
    assert told == []
    return found


# --- when -----------------------------------------------------------------------------------------------------------

MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/storm\r\nDate: Fri, 18 Sep 2015 15:36:00 -0000\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://news.example/storm\r\n\r\n"
    + html(STORM)
    + b"\r\n--x--\r\n"
)
WAYBACK = "<!--\n     FILE ARCHIVED ON 15:36:00 Sep 18, 2015 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:00:00 Mar 06, 2024.\n-->"
SINGLE = "<!--\n Page saved with SingleFile \n url: https://news.example/storm \n saved date: Fri Sep 18 2015 18:36:00 GMT+0300 (x)\n-->"
CURL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nMemento-Datetime: Fri, 18 Sep 2015 15:36:00 GMT\r\n\r\n"
HTTP2 = b"HTTP/2 200 \nmemento-datetime: Fri, 18 Sep 2015 15:36:00 GMT\n\n"
GMT = "Fri, 18 Sep 2015 15:36:00 GMT"

WHEN: dict[str, tuple[bytes, str, datetime | None, str]] = {
    "WARC-Date": (record("response", html(STORM), when="2015-09-18T15:36:00Z"), "a.warc", AT, "WARC-Date"),
    "Memento-Datetime in an archive": (
        record("response", html(STORM), when="2024-03-06T10:00:00Z", http_Memento_Datetime=GMT),
        "a.warc",
        AT,
        "Memento-Datetime",
    ),
    "Memento-Datetime above a page": (CURL + html(STORM), "a.html", AT, "Memento-Datetime"),
    "Memento-Datetime of HTTP/2": (HTTP2 + html(STORM), "a.html", AT, "Memento-Datetime"),
    "FILE ARCHIVED ON": (html(STORM, foot=WAYBACK), "a.html", AT, "FILE ARCHIVED ON"),
    "FILE ARCHIVED ON beats the path": (html(STORM, foot=WAYBACK), "20240306/a.html", AT, "FILE ARCHIVED ON"),
    "SingleFile": (SINGLE.encode() + html(STORM), "a.html", AT, "saved date of SingleFile"),
    "MHTML": (MHTML, "a.mhtml", AT, "Date: of the MHTML file"),
    "gzip": (gzip.compress(html(STORM, foot=WAYBACK)), "a.html.gz", AT, "FILE ARCHIVED ON"),
    "a field of the record": (
        json.dumps({"text": page(STORM), "captured": "2015-09-18T18:36:00+03:00"}).encode(),
        "a.jsonl",
        AT,
        "a field of the record",
    ),
    "14 digits in a field": (
        json.dumps({"text": page(STORM), "crawl_date": "20150918153600"}).encode(),
        "a.jsonl",
        AT,
        "a field of the record",
    ),
    "the path": (html(STORM), "20150918153600/a.html", AT, "the digits in the path"),
    "nothing": (html(STORM), "a.html", None, "when it was saved is not known"),
    "the date of the article is none of the copy": (
        json.dumps({"text": page(STORM), "date": "2015-09-18"}).encode(),
        "a.jsonl",
        None,
        "when it was saved is not known",
    ),
}


@pytest.mark.parametrize("name", WHEN)
def test_when_a_copy_was_saved(name: str) -> None:
    data, path, when, because = WHEN[name]
    (one,) = captures_of(read(data, path))
    assert (one.time, one.because) == (when, because)


PATHS: list[tuple[str, datetime | date | None]] = [
    ("20150918153600/story.html", AT),
    ("web/20150918153600id_/https:/news.example/story.html", AT),
    ("story-20150918153600.html", AT),
    ("2015-09-18T15:36:00Z/story.html", AT),
    ("2015-09-18T18:36:00+03:00.html", AT),
    ("2015-09-18T15-36-00/story.html", AT),
    ("2015-09-18_1536.html", AT),
    ("story 2015-09-18 15.36.00.html", AT),
    ("20150918/story.html", date(2015, 9, 18)),
    ("2015-09-18/story.html", date(2015, 9, 18)),
    ("20150901/story-20150918.html", date(2015, 9, 18)),
    ("20150918153600/story-20150901.html", AT),
    ("20150901000000/20150918153600.html", AT),
    ("story.html", None),
    ("20159918153600/story.html", None),
    ("99990918/story.html", None),
    ("20150931/story.html", None),
    ("2015091815360/story.html", None),
    ("201509181536001/story.html", None),
    ("story-12345678.html", None),
    ("09182015/story.html", None),
    ("2015/09/18/story.html", None),
]


@pytest.mark.parametrize(("path", "when"), PATHS)
def test_instants_and_days_of_paths(path: str, when: datetime | date | None) -> None:
    assert of_path(path) == when


def test_what_the_user_says_comes_first_and_the_file_s_time_last() -> None:
    found = read(html(STORM, foot=WAYBACK), "a.html") + read(html(HOME), "b.html") + read(html(CALM), "20150918/c.html")
    later = AT + timedelta(hours=1)
    one, two, three = captures_of(found, {"a.html": later}, dict.fromkeys(["a.html", "b.html", "20150918/c.html"], AT))
    assert (one.time, one.because) == (later, "--captured")
    assert (two.time, two.because) == (AT, "the file's time, by --date mtime")
    assert (three.time, three.because) == (None, "the digits in the path")
    assert (three.earliest, three.latest) == (
        datetime(2015, 9, 18, tzinfo=UTC),
        datetime(2015, 9, 18, 23, 59, 59, tzinfo=UTC),
    )


def test_captures_without_a_time_stay_behind_the_one_they_were_given_after() -> None:
    given = [
        saved(page(one), when, n)
        for n, (one, when) in enumerate([("أ", "17:00"), ("ب", None), ("ت", "15:00"), ("ث", None)])
    ]
    names = [one.saved.source for one in ordered(captures_of(given))]
    assert names == ["copy-2.txt", "copy-3.txt", "copy-0.txt", "copy-1.txt"]
    assert [one.saved.source for one in ordered(captures_of([given[1], given[2]]))] == ["copy-1.txt", "copy-2.txt"]


def test_a_day_bounds_by_its_ends() -> None:
    found = [saved(page(STORM), date(2015, 9, 17), 1), saved(page(STORM, HOME), date(2015, 9, 18), 2)]
    (story,) = histories(found)
    (one,) = (event for event in story.timeline if event.between[0] is not None)
    assert (one.not_before, one.not_after) == (at("0:00"), at("23:59+1") + timedelta(seconds=59))
    assert [capture.time for capture in story.captures] == [None, None]


# --- which story ----------------------------------------------------------------------------------------------------

SAME = [
    "https://news.example/a/b",
    "http://news.example/a/b",
    "https://www.news.example/a/b",
    "https://news.example/a/b/",
    "https://NEWS.example/a/b#top",
    "https://news.example:443/a/b?utm_source=x&utm_medium=y",
    "https://news.example/a/b?fbclid=1",
]
OTHERS = [
    "https://news.example/a/c",
    "https://news.example/A/b",
    "https://news.example/a/b?id=2",
    "https://m.news.example/a/b",
    "https://news.example:8080/a/b",
    "not an address",
    "https://[broken",
]


def test_addresses_of_one_page() -> None:
    assert {key(one) for one in SAME} == {"news.example/a/b"}
    assert len({key(one) for one in OTHERS} | {key(SAME[0])}) == len(OTHERS) + 1
    assert key("https://news.example/%D8%B3%D9%88%D9%82") == key("https://news.example/سوق")


def stories(*data: bytes, names: str = "{n}.html") -> list[Story]:
    """The stories of some files."""
    return list(histories(one for n, each in enumerate(data) for one in read(each, names.format(n=n))))


def test_stories_go_by_the_address_that_pages_give_for_themselves() -> None:
    archive = b"".join(
        [
            record("response", html(STORM, canonical=URL), url=f"{URL}?page=1", when="2015-09-18T15:00:00Z"),
            record("response", html(CALM), url="https://news.example/other", when="2015-09-18T15:10:00Z"),
            record(
                "response", html(STORM, HOME, canonical=f"{URL}?utm_source=x"), url=URL, when="2015-09-18T16:00:00Z"
            ),
            record("response", b"<p>x</p>", 404, url=f"{URL}?page=1", when="2015-09-18T17:00:00Z"),
            record(
                "response",
                html(CALM, canonical="https://news.example/"),
                url="https://news.example/home",
                when="2015-09-18T15:10:00Z",
            ),
        ]
    )
    found = stories(archive, names="{n}.warc")
    assert [(one.url, [(c.status, c.usable) for c in one.captures]) for one in found] == [
        (URL, [(200, True), (200, True), (404, False)]),
        ("https://news.example/other", [(200, True)]),
        ("https://news.example/home", [(200, True)]),
    ]


def test_files_without_an_address_are_one_story() -> None:
    (one,) = stories(html(STORM), html(STORM, HOME), html(CALM))
    assert (one.url, len(one.captures)) == (None, 3)


def test_files_without_an_address_belong_to_the_only_other_story_if_they_share_a_line() -> None:
    assert len(stories(html(STORM, canonical=URL), html(STORM, HOME))) == 1
    assert len(stories(html(STORM, canonical=URL), html(CALM, title="افتتاح مكتبة في حي السدرة"))) == 2


# --- which of them show it -------------------------------------------------------------------------------------------

MISSING = html("عذرا، الصفحة التي تبحث عنها غير موجودة.", title="الصفحة غير موجودة")


@pytest.mark.parametrize(
    ("data", "usable"),
    [
        (MISSING, False),
        (html("404", "الرابط غير صحيح", title="خطأ"), False),
        (html("لم يتم العثور على الصفحة التي طلبتها", title="أخبار"), False),
        (html(CALM, title="افتتاح مكتبة في حي السدرة"), True),  # another text altogether: it was rewritten
        (html(STORM, "وقال إن الصفحة غير موجودة في دفتر الرحلات."), True),
        (html("سافر 404 مسافرين من مطار الواحة قبل أن تغلق العاصفة أبوابه.", title="سفر"), True),
    ],
)
def test_a_page_that_says_the_story_is_not_there_is_no_state_of_it(data: bytes, usable: bool) -> None:
    (story,) = stories(html(STORM, FLIGHTS), data, html(STORM, FLIGHTS, HOME))
    assert [one.usable for one in story.captures] == [True, usable, True]
    if not usable:
        assert [(event.op, event.between) for event in story.timeline if event.between[0]] == [("added", (1, 3))]


@pytest.mark.parametrize("status", [301, 403, 404, 410, 500, 503])
def test_an_error_of_the_server_is_no_state(status: int) -> None:
    archive = record("response", html(STORM), when="2015-09-18T15:00:00Z") + record(
        "response", html(CALM), status, when="2015-09-18T16:00:00Z"
    )
    (story,) = stories(archive, names="{n}.warc")
    one = story.captures[1]
    assert (one.usable, one.status, one.unusable_because) == (False, status, f"the server answered {status}")
    assert not story.changed


def test_a_saved_error_with_its_header_is_no_state() -> None:
    (story,) = stories(html(STORM), b"HTTP/1.1 404 Not Found\r\n\r\n<html><body><p>x</p></body></html>")
    assert [(one.usable, one.status) for one in story.captures] == [(True, None), (False, 404)]


def test_equal_bytes_and_revisits_are_sightings_of_one_version() -> None:
    body = html(STORM)
    digest = "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    archive = b"".join(
        [
            record("response", body, when="2015-09-18T15:00:00Z", WARC_Payload_Digest=digest),
            record("response", body, when="2015-09-18T16:00:00Z"),
            record("revisit", when="2015-09-18T17:00:00Z", WARC_Payload_Digest=digest),
            record(
                "revisit",
                when="2015-09-18T18:00:00Z",
                WARC_Refers_To_Date="2015-09-18T15:00:00Z",
                WARC_Refers_To_Target_URI=URL,
            ),
            record("revisit", when="2015-09-18T19:00:00Z"),
            record("revisit", when="2015-09-18T20:00:00Z", WARC_Payload_Digest="sha1:UNKNOWN"),
            record("response", html(STORM, HOME), when="2015-09-18T21:00:00Z"),
        ]
    )
    (story,) = stories(archive, names="{n}.warc")
    assert [one.same_as for one in story.captures] == [None, 1, 1, 1, 1, None, None]
    assert [one.usable for one in story.captures] == [True] * 5 + [False, True]
    assert len({one.sha256 for one in story.captures[:5]}) == 1
    (event,) = (event for event in story.timeline if event.between[0])
    assert event.between == (5, 7)
    assert event.not_before == datetime(2015, 9, 18, 19, tzinfo=UTC)


def test_a_revisit_of_an_error_is_an_error() -> None:
    digest = "sha1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    archive = b"".join(
        [
            record("response", html(STORM), when="2015-09-18T15:00:00Z"),
            record("response", html(CALM), 404, when="2015-09-18T16:00:00Z", WARC_Payload_Digest=digest),
            record("revisit", when="2015-09-18T17:00:00Z", WARC_Payload_Digest=digest),
        ]
    )
    (story,) = stories(archive, names="{n}.warc")
    assert [one.usable for one in story.captures] == [True, False, False]


def test_a_record_without_a_type_is_said_and_the_others_are_read() -> None:
    told: list[str] = []
    archive = record("", html(HOME)) + record("response", html(STORM), when="2015-09-18T15:36:00Z")
    (found,) = copies(io.BytesIO(archive), "a.warc", readers.Options(), told.append, Shelf())
    assert found.url == URL
    assert told == [f"{URL}: is a damaged record: it does not say of what type it is"]


def test_images_and_pages_without_arabic_are_no_stories() -> None:
    archive = b"".join(
        [
            record("response", b"\x89PNG", when="2015-09-18T15:00:00Z").replace(
                b"text/html; charset=utf-8", b"image/png               "
            ),
            record(
                "response",
                b"<html><body><p>Hello.</p></body></html>",
                url="https://news.example/en",
                when="2015-09-18T15:00:00Z",
            ),
        ]
    )
    assert stories(archive, names="{n}.warc") == []


def test_sizes_of_the_odd(tmp_path: Path) -> None:
    """No capture at all, one, and many at one instant."""
    assert list(histories([])) == []
    (one,) = histories([saved(page(STORM), None, 1)])
    assert not one.changed
    many = [saved(page(STORM, f"خبر رقم {n} من مطار الواحة."), "15:00", n) for n in range(30)]
    (story,) = histories(many)
    assert len(story.captures) == 30
    assert {notice.code for notice in story.warnings} == {"capture-order"}
    assert {event.verdict for event in story.timeline} <= {"none", "silent"}
