"""An article -> its timeline: the entries in the order in which they were written, with their times and reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import accumulate
from typing import NamedTuple

from newsline.chronology import changes, days, resolving, timezones
from newsline.chronology.deciding import Choice, Decider, Decision
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
    Moment,
    Notice,
    PageStamp,
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
    "original": "original",
    "entry": "entry",
}


_NO_MOMENT = Moment()


class Options(NamedTuple):
    """What the user says by hand: the reference (a day, or an aware instant), the zone of stamps that name none, the layout."""

    date: date | datetime | None = None
    date_because: str = "given as the reference date"
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
        self.zone = self.default_zone()
        self.reference = self.found_reference()
        self.base = self.found_base()
        for slot in self.stamped(self.slots):
            if slot.ago is not None:
                self.reckon(slot)

    def slot(self, passage: Passage) -> Slot:
        marker = passage.marker
        if marker is None:
            return Slot(None, None, passage)
        slot = Slot(marker.stamp, marker.line, passage)
        return slot if marker.markup is None else self.combined(slot, marker.markup)

    def page_slot(self, kind: str) -> Slot | None:
        found = [page for page in self.article.page_stamps if page.stamp.kind == kind]
        if not found:
            return None
        page = _that_counts([one for one in found if one.rank == found[0].rank], last=kind == "last-update")
        slot = Slot(page.stamp, page.line)
        slot.page = page
        for markup in page.markup:
            slot = self.combined(slot, markup)
            if slot.stamp is not None and slot.stamp.timed and slot.stamp.zone is not None:
                break  # nothing finer is to come
        return slot

    def combined(self, slot: Slot, markup: Stamp) -> Slot:
        """The slot with what markup adds to the words of its stamp."""
        from newsline.chronology.reconciling import combine

        assert slot.stamp is not None
        stamp, inferred, warnings = combine(slot.stamp, markup, page=slot.page is not None)
        slot.inferred += inferred
        slot.half_known = slot.half_known or (markup.timed and not warnings)
        slot.put(stamp)
        self.warnings += (replace(one, line=slot.line) for one in warnings)
        return slot

    def stamped(self, chain: Sequence[Slot]) -> list[Slot]:
        """All slots with a stamp, the page's own around the chain (newest first)."""
        ends = (self.updated, *chain, self.published)
        return [slot for slot in ends if slot is not None and slot.stamp is not None]

    # what the article is reckoned from

    def found_reference(self) -> Reference | None:
        """When the article was as we have it: given by hand, else the latest day that the article dates itself."""
        given = _given_reference(self.article, self.options, self.zone)
        if given is not None:
            return given
        found = []
        for slot in (self.published, self.updated):
            if slot is not None and slot.page is not None and slot.fixed is not None:
                kind = slot.page.stamp.kind
                found.append(
                    Reference(slot.fixed, f"the {kind} stamp on {slot.name}", kind == "published", of_page=True)
                )
        if found:
            return max(found, key=lambda one: (one.day, not one.later))
        return _own_reference(self.article)

    def found_base(self) -> Reference | None:
        """What clock times are reckoned from: the reference, or a dateline before it, where nothing else says any day."""
        own = _own_reference(self.article)
        if self.reference is None or own is None or not own.dateline or own.day >= self.reference.day:
            return self.reference
        told = [slot for slot in (*self.slots, self.published, self.updated) if slot is not None and slot.says_when]
        return own if all(slot.undated and slot.heading is None for slot in told) else self.reference

    def default_zone(self) -> Inference | None:
        """The one zone that the article's stamps name, else the one given by hand."""
        named = [slot for slot in (*self.slots, self.published, self.updated) if slot and slot.names_zone]
        zones = {slot.stamp.zone for slot in named if slot.stamp}
        if len(zones) == 1:
            because = f"the zone that the stamp on {named[0].name} names"
            return Inference(field="zone", value=zones.pop() or "", rule="zone-of-article", because=because)
        return _given_zone(self.article, self.options)

    def reckon(self, slot: Slot) -> None:
        """Give a stamp that says how long ago the time that it means, on the newsroom's clocks.

        Counted from a day, minutes and hours may lie before its midnight: beside them the clock time tells, as one without a date.
        """
        assert slot.stamp is not None
        zone = self.zone.value if self.zone is not None else None
        found = resolving.reckoned(slot.stamp, self.reference, zone) if self.reference is not None else None
        if found is not None:
            slot.put(found[0])
            slot.inferred += (found[1],)
        elif slot.stamp.timed and slot.page is None:
            slot.put(replace(slot.stamp, ago=None))

    # the timeline

    def timeline(self, index: int) -> Timeline:
        layout, rule, because = None, None, None
        chain = self.slots
        if self.marked:
            decision = self.decide()
            layout, rule, because = decision.layout, decision.rule, decision.because
            chain = self.slots[::-1] if layout == NEWEST else self.slots
            self.take(chain, decision)
        elif self.published or self.updated:
            self.take(chain, None)
        if self.published or self.updated:
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
            url=self.article.url,
            captured=_captured(self.article),
            page_stamps=tuple(map(self.aside, self.article.page_stamps)),
            day_headings=tuple(map(self.aside, self.article.headings)),
            related=self.article.related,
            refused=self.article.refused,
        )

    def aside(self, page: PageStamp) -> DatedPage:
        """A page stamp or a day heading by itself, or as the one that counts was resolved."""
        for slot in (self.published, self.updated):
            if slot is not None and slot.page is not None and slot.page[:2] == page[:2]:
                return _dated_page(slot) or DatedPage(
                    kind=page.stamp.kind, text=None, line=None, moment=slot.moment, written=page.stamp.written
                )
        day = resolving.day_of_page(page.stamp, self.reference)
        zone, inferred, _ = resolving.zone_of(page.stamp, self.zone, day)
        moment = resolving.moment(page.stamp, day, zone, day.inferred + inferred)
        return DatedPage(
            kind=page.stamp.kind,
            text=page.stamp.text or None,
            line=page.line,
            beside=page.beside,
            moment=moment,
            written=page.stamp.written,
        )

    def decide(self) -> Decision:
        """Layout, days and hours together."""
        decider = Decider(
            self.slots,
            self.published,
            self.updated,
            reference=self.base,
            zone=self.zone.value if self.zone is not None else None,
            above=self.article.stamps_above,
        )
        return decider.decide((self.options.layout,) if self.options.layout is not None else (NEWEST, OLDEST))

    def take(self, chain: Sequence[Slot], decision: Decision | None) -> None:
        """Days, hours, zones and moments of all stamps; `chain` oldest first, `decision` None where no text has a stamp."""
        whole = self.stamped(chain[::-1])
        said = decision.words if decision is not None else days.by_words(whole, self.base)
        for slot in whole:
            slot.day = said[id(slot)].day if id(slot) in said else slot.day
        found: dict[int, date] = {}
        if decision is not None:
            for place, choice in decision.choices.items():
                slot = self.slots[place]
                slot.rank = choice.rank
                self.take_hour(slot, choice)
                slot.astray = choice.astray
                if choice.day is not None and slot.undated and slot.day.date is None:
                    found[id(slot)] = choice.day
        days.explain(whole, found, self.base)
        self.date_pages(whole)
        for slot in whole:
            if slot.undated and slot.day.partial.precision is None:
                slot.day = days.unknown(slot)
        if decision is not None:
            self.doubt(decision)
        self.resolve(whole)

    def take_hour(self, slot: Slot, choice: Choice) -> None:
        """The half of the day that the order gives to a clock time that does not say it."""
        slot.half_open = choice.half_open
        if slot.half_open or choice.minutes is None or choice.minutes == slot.minutes or slot.stamp is None:
            return
        hour = choice.minutes // 60
        value = f"{hour:02d}:{choice.minutes % 60:02d}"
        because = "on a clock of twelve hours the order of the stamps holds only so"
        if choice.minutes == slot.headed_half and slot.heading is not None:
            because = f"a clock of twelve hours under the day heading on {at(slot.heading.line)}"
        slot.inferred += (Inference(field="clock", value=value, rule="half-of-day", because=because),)
        if slot.stamp.period is not None:
            message = f"{slot.stamp.text}: noon printed as morning is read as {value}, since the order holds only so"
            self.warnings.append(Notice(code="clock-mismatch", line=slot.line, message=message))
        slot.put(replace(slot.stamp, written=slot.stamp.written._replace(hour=hour)))

    def date_pages(self, whole: Sequence[Slot]) -> None:
        """The days of page stamps that give a clock time alone: beside the stamp that is nearest to them in the order."""
        for page, rest, later in ((self.updated, whole, True), (self.published, whole[::-1], False)):
            if page is None or not page.undated or page.day.date is not None:
                continue
            other = next((slot for slot in rest if slot is not page and slot.day.date is not None), None)
            if other is not None:
                days.page_clock(page, other, later=later)
            elif self.reference is not None:
                because = f"the reference date ({self.reference.because})"
                page.day = resolving.worked_out(self.reference.day, "reference-date", because)

    def doubt(self, decision: Decision) -> None:
        """Say what another reading that is nearly as likely says otherwise, and take nothing that only one of them says."""
        lines = [self.slots[place].line for place, choice in decision.choices.items() if choice.doubtful]
        for place, choice in decision.choices.items():
            if choice.doubtful and self.slots[place].day.date is not None:
                days.without_day(self.slots[place])
        for slot in self.slots:
            if slot.half_open and slot.stamp is not None:
                message = f"{slot.stamp.text}: morning or evening, the order holds with both, and the hour is not taken"
                self.warnings.append(Notice(code="date-unclear", line=slot.line, message=message))
        if decision.unclear:
            message = f"the page may as well be read the other way round than {decision.layout}: see --layout"
            line = next((line for line in lines if line is not None), self.slots[0].line or self.slots[-1].line)
            self.warnings.append(Notice(code="layout-unclear", line=line, message=message))

    def resolve(self, whole: Sequence[Slot]) -> None:
        """Zones and moments, with the hours that come twice put in order."""
        for slot in whole:
            assert slot.stamp is not None
            zone, inferred, warnings = resolving.zone_of(slot.stamp, self.zone, slot.day)
            if slot.half_open:
                slot.moment = resolving.moment(_without_clock(slot.stamp), slot.day, None, slot.day.inferred)
            else:
                slot.moment = resolving.moment(slot.stamp, slot.day, zone, slot.inferred + slot.day.inferred + inferred)
            said = slot.stamp.timed or slot.stamp.has_date or slot.stamp.hour_of_12 is not None
            if not (said or slot.heading is not None):
                continue
            found = (*slot.day.notices, *warnings, *resolving.clock_check(slot.stamp, slot.day))
            self.warnings += (Notice(code=one.code, line=slot.line, message=one.message) for one in found)
        self.warnings += changes.settled(whole[::-1])
        self.check_bound(whole)

    def check_bound(self, whole: Sequence[Slot]) -> None:
        """Full dates stand as they are written; one that is after the reference is said."""
        reference = self.reference
        if reference is None or reference.of_page:
            return
        for slot in whole:
            if slot.fixed is not None and slot.fixed > reference.day + resolving.GRACE:
                message = f"{slot.fixed} is after the reference {reference.day} ({reference.because})"
                self.warnings.append(Notice(code="after-reference", line=slot.line, message=message))

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
            if kind == "published" and self.is_of_last_save(page, chain):
                continue
            which = "newest" if kind == "last-update" else "oldest"
            if not self.marked:
                which = "only"
            because = f"the {kind} stamp on {page.name} dates the {which} entry"
            when = Inference(field="when", value=str(page.moment.when), rule="page-stamp", because=because)
            slot.page = page.page
            slot.moment = replace(page.moment, inferred=(when, *page.moment.inferred))

    def is_of_last_save(self, page: Slot, chain: list[Slot]) -> bool:
        """Whether a page stamp without a cue is later than a stamp of the text, so that it does not date the first version."""
        if page.stamp is None or page.stamp.cued or not page.stamp.text:
            return False
        own, *times = _comparable([page, *(slot for slot in chain if slot.stamp is not None and slot.page is None)])
        return own is not None and any(time is not None and time < own for time in times)

    def sorted(self, chain: list[Slot]) -> list[Slot]:
        """The chain by time where times are known; an entry without one follows the one before it."""
        times = _comparable(chain)
        known = [(time, slot) for time, slot in zip(times, chain, strict=True) if time is not None]
        earliest_after = list(accumulate((time for time, _ in reversed(known)), min))[::-1]
        late = next((slot for (time, slot), low in zip(known, earliest_after, strict=True) if time > low), None)
        if late is None:
            return chain
        late = next((slot for _, slot in known if slot.astray), late)
        message = "the stamps contradict the layout: the entries are sorted by time"
        self.warnings.append(Notice(code="out-of-order", line=late.line, message=message))
        first, last = chain.index(known[0][1]), chain.index(known[-1][1])  # what is beyond them stays there
        runs: list[tuple[float, list[Slot]]] = []
        for time, slot in zip(times[first : last + 1], chain[first : last + 1], strict=True):
            if time is not None:
                runs.append((time, []))
            runs[-1][1].append(slot)
        runs.sort(key=lambda run: run[0])
        return [*chain[:first], *(slot for _, run in runs for slot in run), *chain[last + 1 :]]

    def entries(self, chain: list[Slot], layout: Layout | None) -> Iterable[Entry]:
        times = [slot.moment.time for slot in chain]
        befores: list[datetime | None] = [None] * len(chain)
        afters = befores
        if None in times and any(times):
            befores, afters = _known_before(times), _known_before(times[::-1])[::-1]
        published = self.published
        places = {id(slot): place for place, slot in enumerate(self.slots)}
        for slot, before, after in zip(chain, befores, afters, strict=True):
            if slot.moment.time is not None:
                before = after = None
            if not self.marked and published is not None and slot.page is not published.page:
                before = published.moment.time
            yield self.entry(slot, layout, before, after, places[id(slot)])

    def entry(
        self, slot: Slot, layout: Layout | None, before: datetime | None, after: datetime | None, place: int
    ) -> Entry:
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
            author=marker.author if marker else None,
            place=place,
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
        grouped: dict[tuple[str, str], list[Notice]] = {}
        for one in self.warnings:
            grouped.setdefault((one.code, one.message), []).append(one)
        for first, *others in grouped.values():
            yield replace(first, message=f"{first.message} ({len(others) + 1} stamps)") if others else first


def _without_clock(stamp: Stamp) -> Stamp:
    """What the stamp says of its day."""
    return replace(stamp, written=stamp.written._replace(hour=None, minute=None, second=None))


def _that_counts(found: Sequence[PageStamp], *, last: bool) -> PageStamp:
    """Of several page stamps of one kind the latest update, or the earliest publication, as far as they have full dates."""
    dated = [page for page in found if page.stamp.written.dated and not page.stamp.written.hijri]
    if len(dated) < 2:
        return dated[0] if dated and found[0].stamp.ago is not None else found[0]
    latest = max(reversed(dated), key=_when) if last else min(dated, key=lambda page: _when(page, without_clock=24))
    return latest if latest.line is not None else found[0]


def _when(page: PageStamp, without_clock: int = 0) -> tuple[int, ...]:
    """What the stamp is sorted by; of one day the stamp with a clock time is to count."""
    written = page.stamp.written
    hour = without_clock if written.hour is None else written.hour
    return written.year or 0, written.month or 0, written.day or 0, hour, written.minute or 0


def _dated_page(slot: Slot | None) -> DatedPage | None:
    if slot is None or slot.page is None:
        return None
    stamp = slot.page.stamp
    return DatedPage(
        kind=stamp.kind,
        text=stamp.text or None,
        line=slot.line,
        moment=slot.moment,
        written=stamp.written,
        beside=slot.page.beside,
    )


def _known_before(times: list[datetime | None]) -> list[datetime | None]:
    """For each place the last time before it that is known."""
    out: list[datetime | None] = []
    last = None
    for time in times:
        out.append(last)
        last = time or last
    return out


_SCALES = ("instant", "local", "rank", "day")


def _key(slot: Slot) -> tuple[str, float] | None:
    """What a slot is sorted by: its instant, else the local time where no zone is known, else what the search found, or the day."""
    when = slot.moment.when
    if slot.moment.time is not None:
        return "instant", slot.moment.time.timestamp()
    local = timezones.local_time(when) if when is not None else None
    if local is not None:
        return "local", local.toordinal() * 1440 + local.hour * 60 + local.minute + local.second / 60
    if when is not None and when.dated:
        return "day", date(when.year or 1, when.month or 1, when.day or 1).toordinal()
    return ("rank", slot.rank) if slot.rank is not None else None


def _comparable(chain: list[Slot]) -> list[float | None]:
    """The times of the slots on the finest scale that one of them has; None for those that are not on it."""
    keys = [_key(slot) for slot in chain]
    scales = {key[0] for key in keys if key}
    finest = next((scale for scale in _SCALES if scale in scales), None)
    return [key[1] if key and key[0] == finest else None for key in keys]


def _given_zone(article: Article, options: Options) -> Inference | None:
    """The zone of stamps that name none, where no stamp names one: that of a note, else the one given by hand."""
    note = article.zone
    if note is not None and note.stamp.zone is not None:
        because = f"the note on {at(note.line)} says so of all times"
        return Inference(field="zone", value=note.stamp.zone, rule="zone-of-note", because=because)
    if options.zone is not None:
        because = "given as the zone of stamps that name none"
        return Inference(field="zone", value=options.zone, rule="zone-given", because=because)
    return None


def _given_reference(article: Article, options: Options, zone: Inference | None) -> Reference | None:
    """The reference that is given by hand, or is the capture's; an instant has its day on the newsroom's clocks."""
    when, because = options.date, options.date_because
    if when is None and isinstance(article.reference, datetime):
        when, because = article.reference, "the time at which the page was saved"
    if not isinstance(when, datetime):
        return Reference(when, because) if when is not None else None
    local = timezones.in_zone(when, zone.value if zone is not None else "UTC")
    return Reference(local.date(), because, instant=when)


def _own_reference(article: Article) -> Reference | None:
    """The day of the dateline, else the one that the source gives for the article."""
    dateline, given = article.dateline, article.reference
    day = resolving.day_of(dateline.stamp, None).date if dateline is not None else None
    if day and dateline is not None:
        return Reference(day, f"the dateline on {at(dateline.line)}", dateline=True)
    if given is not None and resolving.is_day_of_news(given):
        return Reference(given, "the date that the source gives for it")
    return None


def timeline(article: Article, index: int, options: Options) -> Timeline:
    """The entries of an article in the order in which they were written, oldest first, with their times and reasons."""
    passages = article.passages
    if len(passages) == 1 and passages[0].marker is None and not (article.page_stamps or article.headings):
        return _undated(article, index, options)
    return _Chronology(article, options).timeline(index)


def _undated(article: Article, index: int, options: Options) -> Timeline:
    """The timeline of an article without a stamp, as nearly all of a corpus are: one entry, and no day to look for."""
    (passage,) = article.passages
    reference = _given_reference(article, options, _given_zone(article, options)) or _own_reference(article)
    entry = Entry(
        kind="original",
        moment=_NO_MOMENT,
        written=None,
        not_before=None,
        not_after=None,
        marker=None,
        marker_line=None,
        line=passage.line,
        end_line=passage.end_line,
        text=passage.text,
    )
    return Timeline(
        source=article.source,
        index=index,
        title=article.title,
        captions=article.captions,
        credit=article.credit,
        published=None,
        updated=None,
        layout=None,
        layout_rule=None,
        layout_because=None,
        stamps=None,
        reference_date=reference.day if reference is not None else None,
        reference_because=reference.because if reference is not None else None,
        timeline=(entry,),
        warnings=article.notices,
        url=article.url,
        captured=_captured(article),
        related=article.related,
        refused=article.refused,
    )


def _captured(article: Article) -> datetime | None:
    """When the copy was saved: at its reference, if that is an instant, or later, when the page was as it was then."""
    at = article.reference
    return article.captured or (at if isinstance(at, datetime) else None)
