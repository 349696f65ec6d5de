"""What there is: the types that the parts of the program hand to one another. All of them are immutable.

What users see is a frozen dataclass: it has no length, is not iterated over by accident, and a new field breaks nobody.
What is made for every line or number is a named tuple, which takes a third of the time to make.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

# --- vocabularies: every word that the parts hand to one another, and that stands in the output ---------------------

StampKind = Literal["update", "last-update", "published", "correction", "original", "entry"]
Period = Literal["am", "pm", "noon", "night", "eve"]  # "eve": a night that may be the one before its weekday
EntryKind = Literal["update", "correction", "entry", "latest", "original"]
ChangeOp = Literal["added", "removed", "moved", "re-stamped", "changed"]
TextOpKind = Literal["equal", "delete", "insert"]
PagePart = Literal["title", "captions", "credit", "published", "updated"]
HistoryOp = Literal["added", "changed", "removed", "returned", "moved", "re-stamped", "retitled"]
Grade = Literal["spelling", "numbers", "words", "moved"]  # of an edit, from the least to what changes most
Verdict = Literal["fits", "too-early", "impossible", "silent", "re-stamped", "none"]
Layout = Literal["newest-first", "oldest-first"]
Side = Literal["below", "above"]
Unit = Literal["second", "minute", "hour", "day", "month", "year"]
DateOrder = Literal["dmy", "mdy"]
OrderSaid = Literal["dmy", "mdy", "either"]
InputKind = Literal["auto", "text", "html", "jsonl", "mhtml", "warc", "wacz"]
LineKind = Literal["text", "stamp", "label", "day", "post", "credit", "rule", "end", "related", "taken"]
Role = Literal[
    "title",
    "caption",
    "dateline",
    "page-stamp",
    "day-heading",
    "marker",
    "label",
    "text",
    "separator",
    "credit",
    "related",
    "taken",
]
NoticeCode = Literal[
    "year-unknown",
    "date-unknown",
    "zone-unknown",
    "weekday-mismatch",
    "calendar-mismatch",
    "clock-mismatch",
    "zone-mismatch",
    "markup-mismatch",
    "out-of-order",
    "side-unclear",
    "layout-unclear",
    "date-unclear",
    "clock-change",
    "after-reference",
    "encoding",
    "markup",
    "posts-missing",
    "order-unknown",
    "capture-undated",
    "capture-order",
    "as-of-unknown",
]
# How a field was worked out; docs/rules.md says what each of them means.
Rule = Literal[
    "hijri-date",
    "latest-year",
    "first-year",
    "latest-month",
    "first-month",
    "latest-weekday",
    "first-weekday",
    "weekday-of-other-clock",
    "relative",
    "reference-date",
    "weekday-in-passage",
    "day-heading",
    "same-day",
    "midnight",
    "out-of-order",
    "half-of-day",
    "page-stamp",
    "markup",
    "zone-of-article",
    "zone-of-note",
    "zone-of-other-clock",
    "zone-given",
    "clock-change",
]
# Why the layout is what it is: what the markers say of their order, and where and how they stand.
LayoutWords = Literal["ordinals", "original"]
LayoutStyle = Literal["top", "same-as-page", "head-of-older", "label", "no-clock", "foot"]
LayoutRule = Literal["given", LayoutWords, "dates", "clocks", "steps", LayoutStyle]

NEWEST: Final = "newest-first"
OLDEST: Final = "oldest-first"

_UNITS: tuple[Unit, ...] = ("hour", "day", "month", "year")


class Partial(NamedTuple):
    """A date and time as far as it is known; `str()` writes it as EDTF (ISO 8601-2), with X for the digits that are not.

    `hijri` says that year, month and day are of the Umm al-Qura calendar (RFC 9557 suffix); the clock is 0-24 hours.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    hijri: bool = False

    @property
    def dated(self) -> bool:
        """Whether year, month and day are all known."""
        return self.day is not None and self.month is not None and self.year is not None

    @property
    def precision(self) -> Unit | None:
        """The smallest unit that is known."""
        if self.minute is not None:  # as nearly all that have a clock time
            return "minute" if self.second is None else "second"
        return next((unit for value, unit in zip(self[3::-1], _UNITS, strict=True) if value is not None), None)

    def __str__(self) -> str:
        year, month, day, hour, minute, second, hijri = self
        if year is not None and month is not None and day is not None:
            text = "%04d-%02d-%02d" % (year, month, day)  # noqa: UP031 - half the time of an f-string, and there are millions
        else:
            text = "XXXX" if year is None else f"{year:04d}"
            in_day = hour is not None or day is not None or (month is None and year is None)
            if in_day or month is not None:
                text += "-XX" if month is None else f"-{month:02d}"
            if in_day:
                text += "-XX" if day is None else f"-{day:02d}"
        if hour is not None:
            text += f"T{hour:02d}" if minute is None else "T%02d:%02d" % (hour, minute)  # noqa: UP031
        if second is not None:
            text += f":{second:02d}"
        return f"{text}[u-ca=islamic-umalqura]" if hijri else text


class OtherClock(NamedTuple):
    """A second clock time of the same instant, in another zone, with the weekday that stands beside it."""

    hour: int
    minute: int
    zone: str | None
    weekday: int | None


class Ago(NamedTuple):
    """ "3 hours ago": `unit` is second, minute, hour, day, month or year."""

    number: int
    unit: Unit


_NOTHING: Final = Partial()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Words that say when something was written, and nothing that they do not say.

    `zone`: an IANA name, an offset such as +04:00, or None where no zone is named. `weekday`: 0 is Monday.
    `hijri`: the Hijri date that stands beside a Gregorian one in `written`. `zone_word`: a word such as عمان that could
    name several zones. `zone_beside`: an offset or abbreviation beside the place that names `zone`. `period`: the day period
    beside the clock time, or the day where there is none. `cue`: the folded cue, None for a line of nothing but date and time. `order`: of day and month where both are numbers, as far as the numbers themselves tell.
    `hour_of_12`: the hour in words that may be of the morning or of the evening, and so is no clock time.
    """

    kind: StampKind
    written: Partial = _NOTHING
    zone: str | None = None
    weekday: int | None = None
    ordinal: int | None = None
    days_ago: int | None = None
    ago: Ago | None = None
    hijri: Partial | None = None
    other_clock: OtherClock | None = None
    zone_word: str | None = None
    zone_beside: str | None = None
    period: Period | None = None
    cue: str | None = None
    order: OrderSaid | None = None
    hour_of_12: int | None = None
    text: str = ""

    @property
    def cued(self) -> bool:
        """Whether a cue says what the time is the time of."""
        return self.cue is not None

    @property
    def timed(self) -> bool:
        """Whether the words give a clock time."""
        return self.written.hour is not None

    @property
    def has_date(self) -> bool:
        """Whether the words say anything of the day."""
        written = self.written
        return (
            written.day is not None
            or written.month is not None
            or written.year is not None
            or self.weekday is not None
            or self.days_ago is not None
            or self.ago is not None
            or (self.other_clock is not None and self.other_clock.weekday is not None)
        )

    @property
    def says_when(self) -> bool:
        """Whether the words give a date or a clock time, and not only how long ago."""
        return self.written.hour is not None or self.weekday is not None or any(self.written[:3])

    @property
    def written_text(self) -> str | None:
        """`written` as EDTF; None where the words give neither a date nor a clock time, or only how long ago."""
        return str(self.written) if self.says_when else None


class Reading(NamedTuple):
    """What a line reads as: one stamp or two; `end` is where the text that a label opens begins, None for a whole line."""

    stamps: tuple[Stamp, ...]
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning: `code` is one of the documented codes, `line` counts from 1 (None where a source has no lines)."""

    code: NoticeCode
    line: int | None = None
    message: str


class Related(NamedTuple):
    """A line that belongs to other stories, or to readers' comments."""

    text: str
    line: int | None


_NO_MARKUP: Mapping[int, Stamp] = MappingProxyType({})


class Document(NamedTuple):
    """What a reader hands on: the lines of one source, and what its markup says of them and of the whole.

    Columns, not an object a line: most lines are prose, and a corpus has millions. `numbers`: the line of the source in which
    each stands, from 1; empty for a source without lines. `markup`: by index, the time that markup gave a line; one without
    words is the marker of a post. `reference`: an aware instant is that of the capture. `url`: the page's own address.
    `captured`: a later capture, which found the page as it was at `reference`. `plain`: the indices of lines that hold no marker,
    whatever their words: the headline of a post that the page's data name, the date below a quoted message.
    """

    source: str
    lines: tuple[str, ...]
    numbers: Sequence[int] = ()
    markup: Mapping[int, Stamp] = _NO_MARKUP
    title: str | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    reference: date | datetime | None = None
    notices: tuple[Notice, ...] = ()
    url: str | None = None
    captured: datetime | None = None
    plain: tuple[int, ...] = ()


class PageStamp(NamedTuple):
    """A published or last-update stamp of the whole article; `rank`: 0 with a cue, 1 without, 2 above the headline as well;
    `beside`: what else stands on its line. `markup`: what its own element says of it, and what the page's data do."""

    stamp: Stamp
    line: int | None
    markup: tuple[Stamp, ...] = ()
    rank: int = 0
    beside: str | None = None


class Marker(NamedTuple):
    """A stamp in the body that parts one passage from the next.

    `label`: its text stands on the same line. `heading`: the day heading that it stands under.
    """

    stamp: Stamp
    line: int | None
    label: bool = False
    markup: Stamp | None = None
    heading: PageStamp | None = None
    author: str | None = None
    pinned: bool = False

    @property
    def words(self) -> Stamp:
        """The stamp as it is written: for a post, which has no words on the page, its own date in the markup."""
        return self.stamp if self.stamp.text or self.markup is None else self.markup


class Passage(NamedTuple):
    """The paragraphs below `marker` (None: above the first), as the source has them; lines count from 1."""

    marker: Marker | None
    text: str
    line: int | None
    end_line: int | None


class Article(NamedTuple):
    """One news piece, cut into its parts; every non-blank line of it is in exactly one of them.

    `refused`: how many lines open with a time that is not taken for a stamp, and why. `zone`: a note that says on whose clocks
    all times are, as a stamp with that zone alone.
    """

    source: str
    title: str | None
    captions: tuple[str, ...]
    page_stamps: tuple[PageStamp, ...]
    dateline: PageStamp | None
    passages: tuple[Passage, ...]
    stamps_above: bool
    credit: str | None
    separators: tuple[str, ...]
    headings: tuple[PageStamp, ...] = ()
    related: tuple[Related, ...] = ()
    refused: tuple[int, str] | None = None
    zone: PageStamp | None = None
    reference: date | datetime | None = None
    notices: tuple[Notice, ...] = ()
    url: str | None = None
    captured: datetime | None = None


class Row(NamedTuple):
    """An entry in its article; `number` counts from 1, oldest first, whatever the order of the rows."""

    timeline: "Timeline"
    number: int
    entry: "Entry"

    @staticmethod
    def of(timeline: "Timeline") -> "list[Row]":
        """The rows of an article, oldest first."""
        return [Row(timeline, number, entry) for number, entry in enumerate(timeline.timeline, 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """A field that was worked out: the rule by its name, which does not change, and the reason in a sentence."""

    field: str
    value: str
    rule: Rule
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When: `when` in the stamp's own `zone`, Gregorian; `time` is the instant, aware and in UTC, None unless all is known."""

    when: Partial | None = None
    zone: str | None = None
    precision: Unit | None = None
    time: datetime | None = None
    inferred: tuple[Inference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A passage with its time: one row of the timeline. `kind` is update, correction, entry, latest or original.

    `not_before`, `not_after`: the nearest known instants, aware and in UTC. `marker_line`, `line`, `end_line`: of the source,
    from 1, None where it has no lines. `place`: where it stands on the page, from 0, whatever its time.
    """

    kind: EntryKind
    moment: Moment
    written: Partial | None
    not_before: datetime | None
    not_after: datetime | None
    marker: str | None
    marker_line: int | None
    line: int | None
    end_line: int | None
    text: str
    author: str | None = None
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPage:
    """A page stamp with its resolved time; `text` is None where only markup says it.

    `beside`: what else stands on its line, such as a byline."""

    kind: StampKind
    text: str | None
    line: int | None
    moment: Moment
    written: Partial
    beside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """An article with its entries in the order in which they were written, oldest first; `index` counts from 1.

    `page_stamps`: all of them; `published` and `updated` are those that count. `refused`: how many lines open with a time that
    was not taken for a stamp, and why.
    """

    source: str
    index: int
    title: str | None
    captions: tuple[str, ...]
    credit: str | None
    published: DatedPage | None
    updated: DatedPage | None
    layout: Layout | None
    layout_rule: LayoutRule | None
    layout_because: str | None
    stamps: Side | None
    reference_date: date | None
    reference_because: str | None
    timeline: tuple[Entry, ...]
    warnings: tuple[Notice, ...]
    url: str | None = None
    captured: datetime | None = None
    page_stamps: tuple[DatedPage, ...] = ()
    day_headings: tuple[DatedPage, ...] = ()
    related: tuple[Related, ...] = ()
    refused: tuple[int, str] | None = None
