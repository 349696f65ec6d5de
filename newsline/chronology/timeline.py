"""An article -> its timeline: the entries in the order in which they were written, with their times and reasons."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from newsline.chronology import dating, ordering, resolving, timezones
from newsline.chronology.resolving import Reference
from newsline.chronology.slots import Slot, at
from newsline.model import (
    NEWEST,
    OLDEST,
    Article,
    DatedPage,
    Entry,
    EntryKind,
    Inference,
    Layout,
    LayoutRule,
    Notice,
    Passage,
    Side,
    Stamp,
    StampKind,
    Timeline,
)

# a page stamp that only markup makes a marker is an update too
_KINDS: dict[StampKind, EntryKind] = {
    "update": "update",
    "last-update": "update",
    "published": "update",
    "correction": "correction",
    "entry": "entry",
}


class Options(NamedTuple):
    """What the user says by hand: the reference day, the zone of stamps that name none, the layout."""

    day: date | None = None
    day_because: str = "given as the reference date"
    zone: str | None = None
    layout: Layout | None = None


class _Chronology:
    """One article on its way to a timeline."""

    def __init__(self, article: Article, options: Options) -> None:
        self.article = article
        self.options = options
        self.warnings: list[Notice] = []
        self.slots = [self.slot(passage) for passage in article.passages]
        self.published, self.updated = self.page_slot("published"), self.page_slot("last-update")
        self.marked = len(self.slots) > 1 or self.slots[0].stamp is not None
        self.reference = self.found_reference()

    def slot(self, passage: Passage) -> Slot:
        marker = passage.marker
        if marker is None:
            return Slot(None, None, passage)
        slot = Slot(marker.stamp, marker.line, passage)
        return slot if marker.markup is None else self.combined(slot, marker.markup)

    def page_slot(self, kind: str) -> Slot | None:
        for page in self.article.page_stamps:
            if page.stamp.kind == kind:
                break
        else:
            return None
        slot = Slot(page.stamp, page.line)
        slot.page = page
        return slot if page.markup is None else self.combined(slot, page.markup)

    def combined(self, slot: Slot, markup: Stamp) -> Slot:
        """The slot with what markup adds to the words of its stamp."""
        from newsline.chronology.reconciling import combine

        assert slot.stamp is not None
        slot.stamp, slot.inferred, warnings = combine(slot.stamp, markup, page=slot.page is not None)
        self.warnings += (replace(one, line=slot.line) for one in warnings)
        return slot

    def found_reference(self) -> Reference | None:
        """The day on which the article was as we have it: given by hand, else the latest that the article dates itself."""
        if self.options.day is not None:
            return Reference(self.options.day, self.options.day_because)
        found = []
        for kind, slot in (("published", self.published), ("last-update", self.updated)):
            day = resolving.day_of(slot.stamp, None).date if slot and slot.stamp and slot.stamp.written.dated else None
            if slot and day:
                found.append(Reference(day, f"the {kind} stamp on {slot.name}", kind == "published"))
        if found:
            return max(found, key=lambda one: (one.day, not one.later))
        dateline = self.article.dateline
        day = resolving.day_of(dateline.stamp, None).date if dateline is not None else None
        if day and dateline is not None:
            return Reference(day, f"the dateline on {at(dateline.line)}")
        if self.article.reference is not None and resolving.is_day_of_news(self.article.reference):
            return Reference(self.article.reference, "the date that the source gives for it")
        return None

    def default_zone(self) -> Inference | None:
        """The one zone that the article's stamps name, else the one given by hand."""
        named = [slot for slot in (*self.slots, self.published, self.updated) if slot and slot.names_zone]
        zones = {slot.stamp.zone for slot in named if slot.stamp}
        if len(zones) == 1:
            because = f"the zone that the stamp on {named[0].name} names"
            return Inference(field="zone", value=zones.pop() or "", rule="zone-of-article", because=because)
        if self.options.zone is not None:
            because = "given as the zone of stamps that name none"
            return Inference(field="zone", value=self.options.zone, rule="zone-given", because=because)
        return None

    def timeline(self, index: int) -> Timeline:
        layout, rule, because = self.layout()
        newest_first = layout != OLDEST
        chain = self.slots[::-1] if newest_first else self.slots
        if self.marked or self.published or self.updated:
            self.settle(chain, newest_first)
            self.date_by_page(chain)
        if self.marked:
            chain = self.sorted(chain)
        side: Side = "above" if self.article.stamps_above else "below"
        return Timeline(
            source=self.article.source,
            index=index,
            title=self.article.title,
            captions=self.article.captions,
            credit=self.article.credit,
            published=_dated_page(self.published),
            updated=_dated_page(self.updated),
            layout=layout,
            layout_rule=rule,
            layout_because=because,
            stamps=side if self.marked else None,
            reference_date=self.reference.day if self.reference else None,
            reference_because=self.reference.because if self.reference else None,
            timeline=tuple(self.entries(chain, layout)),
            warnings=(*self.article.notices, *self.notices()),
        )

    def layout(self) -> tuple[Layout | None, LayoutRule | None, str | None]:
        """The layout and why; by hand, if it is given; none without markers."""
        if not self.marked:
            return None, None, None
        if self.options.layout is not None:
            return self.options.layout, "given", "given by hand"
        return ordering.decide(self.slots, self.reference, above=self.article.stamps_above)

    def settle(self, chain: list[Slot], newest_first: bool) -> None:
        """Days, zones and moments of all stamps, the page's own at the ends of the chain."""
        ends = (self.published, *chain, self.updated)
        whole = [slot for slot in ends if slot is not None and slot.stamp is not None]
        dating.settle(whole, self.reference, newest_first)
        default_zone = self.default_zone()
        for slot in whole:
            assert slot.stamp is not None
            zone, inferred, warnings = resolving.zone_of(slot.stamp, default_zone)
            slot.moment = resolving.moment(slot.stamp, slot.day, zone, slot.inferred + slot.day.inferred + inferred)
            if not (slot.stamp.timed or slot.stamp.has_date):
                continue
            found = (*slot.day.notices, *warnings, *resolving.clock_check(slot.stamp, slot.day))
            self.warnings += (replace(one, line=slot.line) for one in found)

    def date_by_page(self, chain: list[Slot]) -> None:
        """The last update dates the newest entry, published the oldest, where that one has no stamp or an empty one."""
        for kind, page, slot in (("last-update", self.updated, chain[-1]), ("published", self.published, chain[0])):
            if (
                page is None
                or page.moment.when is None
                or slot.page is not None
                or (slot.stamp and (slot.stamp.timed or slot.stamp.has_date))
            ):
                continue
            which = "newest" if kind == "last-update" else "oldest"
            if not self.marked:
                which = "only"
            because = f"the {kind} stamp on {page.name} dates the {which} entry"
            when = Inference(field="when", value=str(page.moment.when), rule="page-stamp", because=because)
            slot.page = page.page
            slot.moment = replace(page.moment, inferred=(when, *page.moment.inferred))

    def sorted(self, chain: list[Slot]) -> list[Slot]:
        """The chain by time where times are known; an entry without one stays beside its neighbour."""
        keys = [_key(slot) for slot in chain]
        kinds = {key[0] for key in keys if key}
        if len(kinds) > 1:
            best = next(kind for kind in ("instant", "local", "day") if kind in kinds)
            keys = [key if key and key[0] == best else None for key in keys]
        known = [key[1] for key in keys if key]
        if known == sorted(known):
            return chain
        late = next(slot for slot, key, low in _with_lowest(chain, keys) if key and key[1] > low)
        message = "the stamps contradict the layout: the entries are sorted by time"
        self.warnings.append(Notice(code="out-of-order", line=late.line, message=message))
        first = next(index for index, key in enumerate(keys) if key)
        last = max(index for index, key in enumerate(keys) if key)
        groups: list[tuple[datetime, list[Slot]]] = []
        for slot, key in zip(chain[first : last + 1], keys[first : last + 1], strict=True):
            if key:
                groups.append((key[1], [slot]))
            else:
                groups[-1][1].append(slot)
        groups.sort(key=lambda group: group[0])
        return [*chain[:first], *(slot for _, group in groups for slot in group), *chain[last + 1 :]]

    def entries(self, chain: list[Slot], layout: Layout | None) -> Iterable[Entry]:
        times = [slot.moment.time for slot in chain]
        befores: list[datetime | None] = [None] * len(chain)
        afters = befores
        if None in times and any(times):
            befores, afters = _known_before(times), _known_before(times[::-1])[::-1]
        published = self.published
        for slot, before, after in zip(chain, befores, afters, strict=True):
            if slot.moment.time is not None:
                before = after = None
            if not self.marked and published is not None and slot.page is not published.page:
                before = published.moment.time
            yield self.entry(slot, layout, before, after)

    def entry(self, slot: Slot, layout: Layout | None, before: datetime | None, after: datetime | None) -> Entry:
        passage = slot.passage
        assert passage is not None
        marker = passage.marker
        stamp = slot.page.stamp if slot.page else marker.words if marker else None
        return Entry(
            kind=self.kind(slot, layout),
            moment=slot.moment,
            written=stamp.written if stamp is not None and stamp.says_when else None,
            not_before=before,
            not_after=after,
            marker=(marker.stamp.text or None) if marker else None,
            marker_line=marker.line if marker else None,
            line=passage.line,
            end_line=passage.end_line,
            text=passage.text,
        )

    def kind(self, slot: Slot, layout: Layout | None) -> EntryKind:
        if slot.stamp is not None:
            return _KINDS[slot.stamp.kind]
        newest_first = layout == NEWEST
        return "latest" if self.marked and newest_first != self.article.stamps_above else "original"

    def notices(self) -> Iterable[Notice]:
        """One warning a code and message, on its first line; how many stamps it holds for stands in it."""
        if self.article.stamps_above and sum(slot.stamp is not None and slot.stamp.cued for slot in self.slots) >= 2:
            lines = [slot.line for slot in self.slots if slot.stamp and slot.stamp.cued]
            message = "the stamps are taken to date the text above them, since the last has none below: see --stamps"
            self.warnings.append(Notice(code="side-unclear", line=lines[-1], message=message))
        if not self.warnings:
            return
        grouped: dict[Notice, list[Notice]] = {}
        for one in self.warnings:
            grouped.setdefault(replace(one, line=None), []).append(one)
        for first, *others in grouped.values():
            more = f" ({len(others) + 1} stamps)" if others else ""
            yield replace(first, message=first.message + more)


def _dated_page(slot: Slot | None) -> DatedPage | None:
    if slot is None or slot.page is None:
        return None
    stamp = slot.page.stamp
    return DatedPage(text=stamp.text or None, line=slot.line, moment=slot.moment, written=stamp.written)


def _known_before(times: list[datetime | None]) -> list[datetime | None]:
    """For each place the last time before it that is known."""
    out: list[datetime | None] = []
    last = None
    for time in times:
        out.append(last)
        last = time or last
    return out


def _key(slot: Slot) -> tuple[str, datetime] | None:
    """What a slot is sorted by: its instant, else the local time where no zone is known, else the day."""
    when = slot.moment.when
    if slot.moment.time is not None:
        return "instant", slot.moment.time
    if when is None or not when.dated:
        return None
    local = timezones.local_time(when)
    if local is None:
        return "day", datetime(when.year or 1, when.month or 1, when.day or 1)
    return "local", local


def _with_lowest(
    chain: list[Slot], keys: list[tuple[str, datetime] | None]
) -> Iterable[tuple[Slot, tuple[str, datetime] | None, datetime]]:
    """Each slot with its key and the lowest key after it."""
    low = None
    out = []
    for slot, key in reversed(list(zip(chain, keys, strict=True))):
        if key:
            out.append((slot, key, low if low is not None else key[1]))
            low = key[1] if low is None else min(low, key[1])
    return reversed(out)


def timeline(article: Article, index: int, options: Options) -> Timeline:
    """The entries of an article in the order in which they were written, oldest first, with their times and reasons."""
    return _Chronology(article, options).timeline(index)
