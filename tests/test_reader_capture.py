"""Saved pages -> their addresses, the instants at which they were saved, and no banner of the tool that saved them."""

import pytest

from newsline.chronology.timezones import rfc3339
from newsline.parsing import parse_bytes

STORY = "<article><h1>قطار الساحل يعود إلى العمل</h1><p>عاد قطار الساحل إلى العمل صباح اليوم.</p></article>"
URL = "https://news.example/train"
TOOLBAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=wm-ipp-base><p>حفظت هذه الصفحة مرات كثيرة في الأرشيف.</p>"
    "<span>12:30</span></div><!-- END WAYBACK TOOLBAR INSERT -->"
)
ARCHIVED = "<!--\n     FILE ARCHIVED ON 15:36:20 Sep 18, 2015 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:00:00 Mar 01, 2024.\n-->"


def page(head: str = "", before: str = "", after: str = "") -> bytes:
    return f"<!DOCTYPE html>{before}<html><head><meta charset=utf-8>{head}</head><body>{after}{STORY}</body></html>".encode()


CAPTURES = {
    # the page, its address, when it was saved
    "nothing known": (page(), None, None),
    "a canonical link": (page(f'<link rel="canonical" href="{URL}">'), URL, None),
    "og:url": (page(f'<meta property="og:url" content="{URL}">'), URL, None),
    "both, and the link counts": (
        page(f'<meta property="og:url" content="{URL}/amp"><link rel=canonical href="{URL}">'),
        URL,
        None,
    ),
    "a canonical link without a host": (page('<link rel="canonical" href="/train">'), None, None),
    "an archive's copy": (
        page(f'<link rel=canonical href="https://web.archive.org/web/20150918153620/{URL}">', after=TOOLBAR)
        + ARCHIVED.encode(),
        URL,
        "2015-09-18T15:36:20Z",
    ),
    "SingleFile": (
        page(
            before=f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri Sep 18 2015 18:36:20 GMT+0300 (Arabian Standard Time)\n-->"
        ),
        URL,
        "2015-09-18T15:36:20Z",
    ),
    "SingleFile, a date that is none": (
        page(before=f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: yesterday\n-->"),
        URL,
        None,
    ),
    "a browser's copy": (page(before=f"<!-- saved from url=(0026){URL} -->"), URL, None),
}


@pytest.mark.parametrize("name", CAPTURES)
def test_the_address_and_the_time_of_a_copy(name: str) -> None:
    data, url, saved = CAPTURES[name]
    (timeline,) = parse_bytes(data, "page.html")
    assert timeline.url == url
    assert (timeline.captured and rfc3339(timeline.captured)) == saved
    assert timeline.timeline[0].text == "عاد قطار الساحل إلى العمل صباح اليوم."


@pytest.mark.parametrize("record", ['"text": "نص قصير."', '"text": "<p>نص قصير.</p>"'])
def test_a_record_says_its_own_address(record: str) -> None:
    (timeline,) = parse_bytes(f'{{"url": "{URL}", {record}}}'.encode(), "records.jsonl")
    assert timeline.url == URL
