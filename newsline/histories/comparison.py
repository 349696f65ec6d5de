"""Two saved copies of articles -> what changed between them: entry by entry, and the page around the entries."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from newsline.histories.alignment import Matching, interleaved
from newsline.histories.worddiff import Piece, once, pieces, rising
from newsline.model import NEWEST, DatedPage, Entry, Partial, Timeline
from newsline.stamps.orthography import words

OPS = ("added", "removed", "moved", "re-stamped", "changed")

_LATEST = "latest", None  # the slot of the text on top, which has no stamp


class Place(NamedTuple):
    """An entry in its article; `number` counts from 1, oldest first."""

    timeline: Timeline
    number: int

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        return self.timeline.timeline[self.number - 1]


class Change(NamedTuple):
    """What happened to an entry, `op` is one of OPS; an entry that was, say, moved and changed has two of them.

    `pieces` and `silent` (no new stamp owns up to the new text) are None unless `op` is changed.
    """

    op: str
    old: Place | None
    new: Place | None
    pieces: tuple[Piece, ...] | None = None
    silent: bool | None = None


class PageChange(NamedTuple):
    """A part of the page that is no entry (title, captions, credit, published, updated); None where there is none."""

    part: str
    old: str | None
    new: str | None


class Pair(NamedTuple):
    """An article in both copies, or None where it is only in the other; the changes in the order of the new timeline."""

    old: Timeline | None
    new: Timeline | None
    changes: tuple[Change, ...]
    page: tuple[PageChange, ...]


class Comparison(NamedTuple):
    """`names`: of the old and the new source; `pairs`: all their articles, in the order of the new source."""

    names: tuple[str, str]
    pairs: tuple[Pair, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not any(pair.changes or pair.page for pair in self.pairs)


def compare(old: Sequence[Timeline], new: Sequence[Timeline], names: tuple[str, str] = ("old", "new")) -> Comparison:
    """What changed between the articles of two sources; the time it takes grows as their length does, not faster."""
    both = interleaved(_same_articles(old, new), old, new)
    pairs = (Pair(a, b, tuple(_changes(_places(a), _places(b))), tuple(_around(a, b))) for a, b in both)
    return Comparison(names, tuple(pairs))


# --- which is which -----------------------------------------------------------------------------------------------


def _same_articles(old: Sequence[Timeline], new: Sequence[Timeline]) -> dict[int, int]:
    """The articles by title and text, by likeness of text, by likeness of title; those without one in order."""
    if len(old) == len(new) == 1:
        return {0: 0}
    found = Matching(old, new)
    found.ends(_whole)
    found.equal(_whole)
    found.alike(lambda one: [word for entry in one.timeline for word in words(entry.text)], lambda one: one.title)
    found.alike(lambda one: words(one.title or ""))
    found.equal(lambda one: None if one.title else "")
    return found.pairs


def _whole(timeline: Timeline) -> Hashable:
    return timeline.title, tuple((entry.marker, entry.text) for entry in timeline.timeline)


def _same_entries(old: Sequence[Place], new: Sequence[Place]) -> dict[int, int]:
    """The entries by stamp and text, then by text, by likeness, by stamp alone if it says which is meant."""
    found = Matching(old, new)
    found.ends(lambda one: (_slot(one.entry), one.entry.text))
    found.equal(lambda one: (_slot(one.entry), one.entry.text))
    found.equal(lambda one: one.entry.text or None)
    found.alike(lambda one: words(one.entry.text), lambda one: _slot(one.entry))
    telling = once([_slot(one.entry) for one in old]) & once([_slot(one.entry) for one in new])
    if len(found.left_old) + len(found.left_new) > 2:
        telling.discard(_LATEST)  # the text on top is often a new one; it was replaced only if no other came or went
    found.equal(lambda one: _slot(one.entry) if _slot(one.entry) in telling else None)
    return found.pairs


def _slot(entry: Entry) -> Hashable:
    """What stays the same in two versions of an entry whose stamp stays: the marker; the time of a post, which has none."""
    if entry.marker is not None:
        return "marker", entry.marker
    return entry.kind, entry.written if entry.kind == "entry" else None


# --- what happened to it ------------------------------------------------------------------------------------------


def _places(timeline: Timeline | None) -> list[Place]:
    return [Place(timeline, number) for number in range(1, len(timeline.timeline) + 1)] if timeline else []


def _on_page(places: Sequence[Place]) -> list[Place]:
    """The entries as they stand on the page: by their lines, or where the source has none by the layout."""
    lines = [min(filter(None, (one.entry.marker_line, one.entry.line)), default=None) for one in places]
    known = [line for line in lines if line is not None]
    if len(known) == len(places):
        return [place for _, place in sorted(zip(known, places, strict=True), key=lambda pair: pair[0])]
    return list(places[::-1] if places[0].timeline.layout == NEWEST else places)


def _changes(old: Sequence[Place], new: Sequence[Place]) -> Iterator[Change]:
    """The changes of one article, or of one that is only in one of the copies."""
    was, now = _on_page(old), _on_page(new)
    ordered = sorted(_same_entries(was, now).items(), key=lambda pair: pair[1])
    kept = {ordered[index][1] for index in rising([i for i, _ in ordered])}
    moved = {now[j].number for _, j in ordered if j not in kept}
    pairs = {was[i].number - 1: now[j].number - 1 for i, j in ordered}
    for before, after in interleaved(pairs, old, new):
        if before is None or after is None:
            yield Change("removed" if before else "added", before, after)
            continue
        if after.number in moved:
            yield Change("moved", before, after)
        if _stamp(before.entry) != _stamp(after.entry):
            yield Change("re-stamped", before, after)
        if before.entry.text != after.entry.text:
            silent = _says(after.entry) in (None, _says(before.entry))
            yield Change("changed", before, after, pieces(before.entry.text, after.entry.text), silent)


def _stamp(entry: Entry) -> tuple[str | None, Partial | None, str | None]:
    """The stamp as far as its own words go: a day that was worked out is no news of the page."""
    inferred = any(one.field == "zone" for one in entry.moment.inferred)
    return entry.marker, entry.written, None if inferred else entry.moment.zone


def _says(entry: Entry) -> Hashable:
    """The same without spelling and punctuation; None for no stamp."""
    marker, *when = _stamp(entry)
    return None if marker is None and entry.written is None else ("".join(words(marker or "")), *when)


def _around(old: Timeline | None, new: Timeline | None) -> Iterator[PageChange]:
    before, after = _parts(old), _parts(new)
    for part in before or after:
        if before.get(part) != after.get(part):
            yield PageChange(part, before.get(part), after.get(part))


def _parts(timeline: Timeline | None) -> dict[str, str | None]:
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
    """Its words, or where only the markup gives it its time."""
    return None if page is None else page.text or " ".join(filter(None, (str(page.written), page.moment.zone)))
