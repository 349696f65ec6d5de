"""What is known of a story over its captures. All types are immutable; capture numbers count from 1, instants are in UTC."""

from dataclasses import dataclass
from datetime import datetime

from newsline.histories.worddiff import TextOp
from newsline.model import DatedPage, Grade, HistoryOp, Layout, Notice, Side, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One saved state of a page. Captures stand in the order of their instants.

    `time`: the instant at which it was saved; where only the day is known, None, and `not_before` and `not_after` are its ends.
    `because`: where that was found, or why it is not known. `status`: of HTTP, None where none is known. `usable`: whether it shows the story; if not,
    `unusable_because` says why. `same_as`: the number of an earlier capture with the same bytes. `sha256`: of the page's bytes,
    None for a revisit whose page is not there.
    """

    n: int
    source: str
    url: str | None
    time: datetime | None
    not_before: datetime | None
    not_after: datetime | None
    because: str
    sha256: str | None
    status: int | None
    usable: bool
    unusable_because: str | None
    same_as: int | None
    title: str | None
    published: DatedPage | None
    updated: DatedPage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a stamp says of when the text was written.

    `time`: the instant that it is read as, `reading`: of an impossible claim, the one other reading that fits.
    """

    marker: str | None
    written: str | None
    time: datetime | None
    reading: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row of the history: what came about between two captures.

    `paragraph`: the id of the paragraph, None for a title or a page stamp. `time`: the instant, where a claim that fits gives
    it. `not_before`, `not_after`: what the captures alone say. `captures`: the first and the last capture that show what came
    about. `between`: the last usable capture before it (None: it was there in the first) and the first one with it.
    `verdict`: None where the claim cannot be held against the captures. `text`: what came about, or what went.
    `text_ops`: word by word, of a change; of a re-stamp they are those of the stamp's words.
    """

    op: HistoryOp
    paragraph: str | None
    time: datetime | None
    not_before: datetime | None
    not_after: datetime | None
    captures: tuple[int, int]
    between: tuple[int | None, int]
    claim: Claim | None
    verdict: Verdict | None
    because: str
    grade: Grade | None
    text: str
    text_ops: tuple[TextOp, ...] | None

    @property
    def marker(self) -> str | None:
        """The words of the stamp over its text; None where the stamp itself is what changed."""
        return self.claim.marker or None if self.claim is not None and self.op != "re-stamped" else None

    @property
    def news(self) -> Verdict | None:
        """The verdict, where it says more than what came about does."""
        return None if self.verdict in ("none", self.op) else self.verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a paragraph, as long as it stood. `seen`: the captures that have it, in order.

    It came after `not_before` and not later than `not_after`; it went after `gone_after` and not later than `gone_before`.
    """

    text: str
    seen: tuple[int, ...]
    not_before: datetime | None
    not_after: datetime | None
    gone_after: datetime | None
    gone_before: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph over all captures. `id`: as that of an entry, by the first words of its first version; a second one of the
    same words has a number behind it."""

    id: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One page, or one text, over its captures; `timeline` in the order of the bounds."""

    url: str | None
    title: str | None
    captures: tuple[Capture, ...]
    timeline: tuple[Event, ...]
    paragraphs: tuple[Paragraph, ...]
    layout: Layout | None
    layout_because: str | None
    stamps: Side | None
    stamps_because: str | None
    zone: str | None
    zone_because: str | None
    warnings: tuple[Notice, ...]

    @property
    def changed(self) -> bool:
        """Whether anything came about after the first capture."""
        return any(one.between[0] is not None for one in self.timeline)
