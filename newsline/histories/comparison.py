"""Two saved copies of articles -> what changed between them: entry by entry, and the page around the entries."""

from collections.abc import Container, Hashable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, get_args

from newsline.chronology import timezones
from newsline.histories import grades
from newsline.histories.claims import OFFSETS, UNKNOWN, Bounds, Seen, of_moment
from newsline.histories.grades import grade
from newsline.histories.pairing import Pairs, interleaved
from newsline.histories.states import paragraphs_of
from newsline.histories.worddiff import ALIKE, TextOp, likeness, longest_increasing, once, text_ops
from newsline.model import NEWEST, ChangeOp, DatedPage, Entry, Grade, PagePart, Partial, Row, Timeline
from newsline.stamps.orthography import words

_LATEST = "latest", None  # the heading of the text on top, which has no stamp


class Change(NamedTuple):
    """What happened to an entry; one that was both moved and changed has two of these.

    `text_ops` and `silent` (no new stamp lies after the old copy) are None unless `op` is changed, `grade` unless it is changed
    or moved.
    """

    op: ChangeOp
    old: Row | None
    new: Row | None
    text_ops: tuple[TextOp, ...] | None = None
    silent: bool | None = None
    grade: Grade | None = None


class PageChange(NamedTuple):
    """What happened to a part of the page that is not an entry; None where there is no such part."""

    part: PagePart
    old: str | None
    new: str | None

    @property
    def op(self) -> ChangeOp:
        """Whether it came, went, or changed."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def grade(self) -> Grade | None:
        """How much an edit changes; None where the part came or went."""
        return grade(self.old, self.new) if self.old is not None and self.new is not None else None


class Pair(NamedTuple):
    """An article in both copies, None where it is only in the other; the changes are in the order of the new timeline."""

    old: Timeline | None
    new: Timeline | None
    changes: tuple[Change, ...]
    page: tuple[PageChange, ...]

    @property
    def title(self) -> str | None:
        """The newer headline that there is."""
        return next((one.title for one in (self.new, self.old) if one is not None and one.title), None)


class Comparison(NamedTuple):
    """`names`: of the old and the new source; `pairs`: all their articles, in the order of the new source."""

    names: tuple[str, str]
    pairs: tuple[Pair, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not any(pair.changes or pair.page for pair in self.pairs)

    def at_least(self, least: Grade) -> "Comparison":
        """Without edits below a grade; what came, went or was re-stamped stays."""
        pairs = (
            pair._replace(
                changes=tuple(one for one in pair.changes if grades.at_least(one.grade, least)),
                page=tuple(one for one in pair.page if grades.at_least(one.grade, least)),
            )
            for pair in self.pairs
        )
        return self._replace(pairs=tuple(pairs))


def compare(
    old: Sequence[Timeline],
    new: Sequence[Timeline],
    names: tuple[str, str] = ("old", "new"),
    saved: Bounds = UNKNOWN,
) -> Comparison:
    """What changed between the articles of two sources, in time that grows no faster than their length.

    `saved`: the instants at which the two were saved, as far as they are known.
    """
    both = interleaved(_same_articles(old, new), old, new)
    pairs = (Pair(a, b, tuple(_changes(_rows(a), _rows(b), saved)), tuple(_around(a, b))) for a, b in both)
    return Comparison(names, tuple(pairs))


# --- which is which -----------------------------------------------------------------------------------------------


def _same_articles(old: Sequence[Timeline], new: Sequence[Timeline]) -> dict[int, int]:
    """Pair the articles by their paragraphs, headlines among them; those without a title in order."""
    if len(old) == len(new) == 1:
        return {0: 0}
    pairs = Pairs(*([_of_article(one) for one in side] for side in (old, new)))
    pairs.by_paragraphs()
    pairs.by_key(*([None if one.title else "" for one in side] for side in (old, new)))
    return pairs.found


def _of_article(timeline: Timeline) -> list[str]:
    entries = sorted(timeline.timeline, key=lambda one: one.place)
    return [*filter(None, [timeline.title]), *(text for entry in entries for text in paragraphs_of(entry))]


def _same_entries(old: Sequence[Row], new: Sequence[Row]) -> Pairs:
    """Pair the entries by stamp and like text, by their paragraphs, and by stamp alone if only one entry has it."""
    was, now = ([one.entry for one in side] for side in (old, new))
    pairs = Pairs(*([list(paragraphs_of(one)) for one in side] for side in (was, now)))
    stamps = [[_heading(one) for one in side] for side in (was, now)]
    telling = once(stamps[0]) & once(stamps[1])
    texts = [{one.text for one in side} for side in (was, now)]
    places = {heading: j for j, heading in enumerate(stamps[1])}
    for i, heading in enumerate(stamps[0]):
        if heading in telling and _is_edit(was[i].text, now[places[heading]].text, texts):
            pairs.pair(i, places[heading])
    pairs.by_paragraphs()
    if len(pairs.left_old) + len(pairs.left_new) > 2:
        telling.discard(_LATEST)  # the text on top is often a new one; it was replaced only if no other came or went
    pairs.by_key(*([one if one in telling else None for one in side] for side in stamps))
    empty = (
        [None if one.text else heading for one, heading in zip(*side, strict=True)]
        for side in zip((was, now), stamps, strict=True)
    )
    pairs.by_key(*empty)
    return pairs


def _is_edit(old: str, new: str, texts: Sequence[Container[str]]) -> bool:
    """Whether a text is another one edited, neither of which stands in both copies as it is."""
    return old == new or (old not in texts[1] and new not in texts[0] and likeness(words(old), words(new)) >= ALIKE)


def _heading(entry: Entry) -> Hashable:
    """What two versions of an entry share while its stamp stays: the marker; for a post, which has none, its time."""
    if entry.marker is not None:
        return "marker", entry.marker
    return entry.kind, entry.written if entry.kind == "entry" else None


# --- what happened to it ------------------------------------------------------------------------------------------


def _rows(timeline: Timeline | None) -> list[Row]:
    return Row.of(timeline) if timeline else []


def _on_page(rows: Sequence[Row]) -> list[Row]:
    """The entries in the order of the page: by their lines, or by the layout if the source has none."""
    lines = [min(filter(None, (one.entry.marker_line, one.entry.line)), default=None) for one in rows]
    known = [line for line in lines if line is not None]
    if len(known) == len(rows):
        return [row for _, row in sorted(zip(known, rows, strict=True), key=lambda pair: pair[0])]
    return list(rows[::-1] if rows[0].timeline.layout == NEWEST else rows)


def _changes(old: Sequence[Row], new: Sequence[Row], saved: Bounds) -> Iterator[Change]:
    """The changes of one article, which may be in one of the copies only."""
    was, now = _on_page(old), _on_page(new)
    same = _same_entries(was, now)
    ordered = sorted(same.found.items(), key=lambda pair: pair[1])
    kept = {ordered[index][1] for index in longest_increasing([i for i, _ in ordered])}
    moved = {now[j].number for _, j in ordered if j not in kept}
    pairs = {was[i].number - 1: now[j].number - 1 for i, j in ordered}
    places, places_now = ({row.number: place for place, row in enumerate(side)} for side in (was, now))
    for before, after in interleaved(pairs, old, new):
        if before is None or after is None:
            yield Change("removed" if before else "added", before, after)
            continue
        if after.number in moved:
            yield Change("moved", before, after, grade="moved")
        if _stamp(before.entry) != _stamp(after.entry):
            yield Change("re-stamped", before, after)
        if before.entry.text != after.entry.text:
            texts = before.entry.text, after.entry.text
            how = grade(*texts)
            if how == "words" and same.only_moved(places[before.number], places_now[after.number]):
                how = "moved"
            yield Change("changed", before, after, text_ops(*texts), _is_silent(before, after, saved), how)


def _is_silent(before: Row, after: Row, saved: Bounds) -> bool:
    """Whether no new stamp over an entry lies after the old copy; one that says no time is given the benefit of the doubt.

    Where it is not known when the old copy was saved, it was not before its newest stamp.
    """
    if _says(after.entry) in (None, _says(before.entry)):
        return True
    mark = of_moment(after.entry)
    if mark is None:
        return False
    if saved.after is None:
        saved = saved._replace(after=_newest(before.timeline))
    if saved.after is not None and mark.time is not None:
        stamp = Seen.come(mark, 0, saved, OFFSETS, of_24=True)
        return stamp.held(saved).verdict == "too-early"
    clocks = [timezones.clock(entry.moment.when) for entry in (before.entry, after.entry)]
    return clocks[0] is not None and clocks[1] is not None and clocks[1] <= clocks[0]


def _newest(timeline: Timeline) -> datetime | None:
    """The newest instant that a copy has: it was not saved before."""
    pages = (one.moment.time for one in (timeline.published, timeline.updated) if one is not None)
    times = (*(entry.moment.time for entry in timeline.timeline), *pages)
    return max((time for time in times if time is not None), default=None)


def _stamp(entry: Entry) -> tuple[str | None, Partial | None, str | None]:
    """The stamp as far as its own words go: a day that was worked out is not a change of the page."""
    inferred = any(one.field == "zone" for one in entry.moment.inferred)
    return entry.marker, entry.written, None if inferred else entry.moment.zone


def _says(entry: Entry) -> Hashable:
    """The same, folded and without punctuation; None without a stamp."""
    marker, *when = _stamp(entry)
    return None if marker is None and entry.written is None else ("".join(words(marker or "")), *when)


def _around(old: Timeline | None, new: Timeline | None) -> Iterator[PageChange]:
    before, after = _parts(old), _parts(new)
    part: PagePart
    for part in get_args(PagePart):
        if before.get(part) != after.get(part):
            yield PageChange(part, before.get(part), after.get(part))


def _parts(timeline: Timeline | None) -> dict[PagePart, str | None]:
    """What the page says around its entries."""
    if timeline is None:
        return {}
    return {
        "title": timeline.title,
        "captions": "\n".join(timeline.captions) or None,
        "credit": timeline.credit,
        "published": _page_stamp(timeline.published),
        "updated": _page_stamp(timeline.updated),
    }


def _page_stamp(page: DatedPage | None) -> str | None:
    """Its words, or the time if only the markup gives it."""
    return None if page is None else page.text or " ".join(filter(None, (str(page.written), page.moment.zone)))
