"""What the tool that saved a page wrote into it: the page's address, when it was saved, and a banner of its own."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from newsline.chronology import timezones
from newsline.model import StampKind
from newsline.readers.dates import machine_stamp
from newsline.stamps import years

_KIND: StampKind = "published"  # of any: only the time is wanted
_BANNER = ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->")
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d [A-Z][a-z]{2} \d{1,2}, \d{4})")
_SINGLE_FILE = re.compile(r"SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\r\n]{1,100})")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000})")
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/(?:\d{4,14}(?:[a-z]{2}_)?/)+")


class Capture(NamedTuple):
    """How a page came to us: its text without the banner, its address, and when it was saved."""

    text: str
    url: str | None = None
    time: datetime | None = None


def capture(text: str) -> Capture:
    """What is known of the capture of a page that a browser, an extension or an archive saved."""
    found = Capture(_without_banner(text))
    archived = _ARCHIVED.search(text) if "FILE ARCHIVED ON" in text else None
    if archived is not None:
        return found._replace(time=instant(f"{archived[1]} GMT"))
    single = _SINGLE_FILE.search(text) if "SingleFile" in text else None
    if single is not None:
        return found._replace(url=address(single[1]), time=instant(single[2]))
    saved = _SAVED_FROM.search(text) if "saved from url" in text else None
    return found._replace(url=address(saved[1])) if saved is not None else found


def instant(text: str) -> datetime | None:
    """The instant, to the second, that a machine wrote; None where it gives none."""
    stamp = machine_stamp(text, _KIND)  # within the years of news
    return timezones.instant(stamp.written, stamp.zone) if stamp is not None else None


def digits(text: str) -> datetime | date | None:
    """The instant in UTC of 14 digits, as archives write it, or the day of 8; None where they are none."""
    try:
        found = datetime.strptime(text, "%Y%m%d%H%M%S" if len(text) == 14 else "%Y%m%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    if found.year not in years.OF_NEWS:
        return None
    return found if len(text) == 14 else found.date()


def address(text: str | None) -> str | None:
    """An address of the web, without that of an archive before it; None for any other text."""
    text = _ARCHIVE.sub("", (text or "").strip())
    return text if text.startswith(("http://", "https://")) else None


def _without_banner(text: str) -> str:
    begin = text.find(_BANNER[0])
    end = text.find(_BANNER[1], begin) if begin >= 0 else -1
    return text[:begin] + text[end + len(_BANNER[1]) :] if end >= 0 else text
