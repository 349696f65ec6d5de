"""The captures of a story -> its history: what came about between which of them, and how that fits what its stamps claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise

from newsline.histories import captures as copying
from newsline.histories import settling
from newsline.histories.captures import Copy
from newsline.histories.claims import NO_CLAIM, OFFSETS, Bounds, Mark, Outcome, Seen, of_page
from newsline.histories.grades import grade
from newsline.histories.model import Capture, Claim, Event, Paragraph, Story, Version
from newsline.histories.pieces import Cuts
from newsline.histories.states import Pool, Reader, State, state
from newsline.histories.tracks import Tracks, Unit
from newsline.histories.worddiff import TextOp, longest_increasing, text_ops
from newsline.model import Grade, HistoryOp, Notice, Verdict
from newsline.readers.saved import Saved
from newsline.stamps.orthography import identity


def histories(
    found: Iterable[Saved],
    reader: Reader = Reader(),  # noqa: B008 - immutable
    *,
    url: str | None = None,
    captured: Mapping[str, datetime | date] | None = None,
    modified: Mapping[str, datetime] | None = None,
) -> Iterator[Story]:
    """The history of each story among the saved copies, in the order in which the stories are first met.

    `url`: only the story of this address. `captured`: by source, when a copy was saved. `modified`: by source, the times of
    files, for those of which nothing else is known. A story of which no capture is usable is left out.
    """
    wanted = copying.key(url) if url is not None else None
    for address, group in copying.stories(copying.copies(found, captured, modified)):
        if wanted is None or (address is not None and copying.key(address) == wanted):
            story = history(address, group, reader)
            if any(one.usable for one in story.captures):
                yield story


def history(url: str | None, group: Sequence[Copy], reader: Reader = Reader()) -> Story:  # noqa: B008 - immutable
    """The history of one story from its copies, in any order."""
    return _History(url, copying.ordered(group), reader).story()


@dataclass(slots=True)
class _Run:
    """A wording of a paragraph, while it stands."""

    text: str
    seen: list[int]
    gone: int | None = None  # the first usable capture without it


@dataclass(slots=True)
class _Row:
    """An event, until it is known how long what came about was seen: `last` is filled in as captures go by."""

    op: HistoryOp
    track: int | None
    before: int | None
    first: int
    text: str
    old: str | None = None
    grade: Grade | None = None
    ops: tuple[TextOp, ...] | None = None
    claim: Seen | None = None
    outcome: Outcome = NO_CLAIM
    because: str = ""
    place: int = 0
    run: _Run | None = None
    seen: Seen | None = None
    until: int | None = None


class _History:
    """One story on its way."""

    def __init__(self, url: str | None, found: Sequence[Copy], reader: Reader) -> None:
        self.url = url
        self.copies = found
        self.reader = reader
        self.warnings: list[Notice] = []
        self.pool = Pool()
        self.states: dict[int, State] = {}  # by the copy's place; equal bytes have one object
        self.problems = {place: one.problem for place, one in enumerate(found) if one.problem is not None}
        self.read()
        self.leave_error_pages()
        self.usable = sorted(self.states)
        self.tracks: dict[int, list[int]] = {}  # by the copy's place: the track of each unit
        self.units: dict[int, list[Unit]] = {}
        self.layout, self.layout_because = settling.seen_layout(())
        self.settle_page()
        self.zone: str | None = None
        self.zone_because: str | None = None
        self.marks: dict[int, list[Seen | None]] = {}
        self.pages: dict[int, dict[str, Seen]] = {}
        self.stamped_before: dict[tuple[int, int], Seen | None] = {}
        self.follow_stamps()

    # --- reading

    def read(self) -> None:
        """The state of each copy that has a document; equal bytes are read once, at their first instant."""
        known: dict[str, State] = {}
        for place, one in enumerate(self.copies):
            if one.document is None:
                self.problems.setdefault(place, "has no story in it")
                continue
            digest = self.sha256(one) or f"{place}"
            if digest not in known:
                when = one.time or (one.earliest.date() if one.earliest is not None else None)
                timelines = self.reader.timelines(one.document, when, one.because)
                if not timelines:
                    self.problems.setdefault(place, "has no story in it")
                    continue
                known[digest] = state(timelines, self.pool)
            if place not in self.problems:
                self.states[place] = known[digest]

    @staticmethod
    def sha256(one: Copy) -> str | None:
        """The digest of the bytes of a copy, or of the one that it repeats."""
        return one.saved.sha256 or (one.repeats.saved.sha256 if one.repeats is not None else None)

    def leave_error_pages(self) -> None:
        """Pages that share no paragraph with any other and say that there is nothing are no states of the story."""
        shows = Counter(
            text
            for one in {id(one): one for one in self.states.values()}.values()
            for text in {text for text, _ in one.paragraphs}
        )
        for place, one in list(self.states.items()):
            document = self.copies[place].document
            alone = not any(shows[text] > 1 for text, _ in one.paragraphs)
            if document is not None and alone and copying.is_missing(document) and len(shows) > len(one.paragraphs):
                del self.states[place]
                self.problems[place] = "the page says that the story is not there"

    # --- which paragraph is which

    def settle_page(self) -> None:
        """Align the paragraphs; where the captures show another layout or side than the stamps made believe, read again."""
        self.align()
        layout, because = settling.seen_layout(self.growths())
        self.layout, self.layout_because = layout, because
        said = {one.layout for one in self.states.values() if one.layout is not None}
        sides = {one.stamps for one in self.states.values() if one.stamps is not None}
        again = self.reader
        if layout is not None and self.reader.layout is None and said - {layout}:
            again = again._replace(layout=layout)
        if self.reader.stamps is None and len(sides) == 1 and settling.other_side(self.growths()):
            again = again._replace(stamps="above" if "below" in sides else "below")
        if again != self.reader:
            self.reader = again
            self.states.clear()
            self.read()
            self.align()
        if self.layout is None:
            first = next((one for one in self.states.values() if one.layout is not None), None)
            if first is not None:
                self.layout, self.layout_because = first.layout, first.layout_because

    def align(self) -> None:
        cuts = Cuts()
        for old, new in pairwise(self.usable):
            if self.states[old] is not self.states[new]:
                cuts.learn(*([text for text, _ in self.states[place].paragraphs] for place in (old, new)))
        tracks = Tracks(cuts)
        done: dict[int, list[Unit]] = {}
        before: int | None = None
        for place in self.usable:
            one = self.states[place]
            if id(one) not in done:
                done[id(one)] = [
                    Unit(self.pool.one(piece), entry, number > 0)
                    for text, entry in one.paragraphs
                    for number, piece in enumerate(cuts.pieces(text))
                ]
            self.units[place] = done[id(one)]
            same = before is not None and self.units[before] is self.units[place]
            self.tracks[place] = self.tracks[before] if same and before is not None else tracks.take(self.units[place])
            before = place

    def growths(self) -> Iterator[settling.Growth]:
        """What each capture has that the one before it has not."""
        for old, new in pairwise(self.usable):
            if self.units[old] is not self.units[new]:
                yield settling.Growth(
                    new + 1,
                    self.tracks[old],
                    self.tracks[new],
                    [unit.entry for unit in self.units[new]],
                    self.states[old].marks,
                    self.states[new].marks,
                )

    # --- bounds

    @cached_property
    def after(self) -> dict[int, datetime | None]:
        """For each usable capture the latest instant at which an earlier one shows what was before."""
        out: dict[int, datetime | None] = {}
        known: list[datetime] = []
        for place in self.usable:
            until = self.until[place]
            out[place] = next((one for one in reversed(known) if until is None or one < until), None)
            earliest = self.copies[place].earliest
            if earliest is not None and (not known or earliest >= known[-1]):
                known.append(earliest)
        return out

    @cached_property
    def until(self) -> dict[int, datetime | None]:
        """For each usable capture the earliest instant at which it or a later one shows what is then."""
        out: dict[int, datetime | None] = {}
        least: datetime | None = None
        for place in reversed(self.usable):
            latest = self.copies[place].latest
            if latest is not None and (least is None or latest < least):
                least = latest
            out[place] = least
        return out

    def bounds(self, place: int) -> Bounds:
        """When what is first seen in a capture came about."""
        return Bounds(self.after[place], self.until[place])

    # --- stamps over the captures

    def follow_stamps(self) -> None:
        """Which stamp of a capture is which of the one before it; then what their coming says of their zone."""
        zones: Sequence[str] = OFFSETS
        before: int | None = None
        every: list[Seen] = []
        for place in self.usable:
            self.pages[place] = self.follow_pages(place, before, zones, every)
            if before is not None and self.units[before] is self.units[place]:
                self.marks[place] = self.marks[before]
                for seen in self.marks[place]:
                    if seen is not None:
                        seen.last = place
            else:
                self.marks[place] = self.follow_marks(place, before, zones, every)
            before = place
        self.settle_zone(every)

    def follow_pages(self, place: int, before: int | None, zones: Sequence[str], every: list[Seen]) -> dict[str, Seen]:
        out: dict[str, Seen] = {}
        one = self.states[place]
        for name, page in (("published", one.published), ("updated", one.updated)):
            mark = of_page(page)
            if mark is None:
                continue
            was = self.pages[before].get(name) if before is not None else None
            if was is not None and was.mark.says == mark.says:
                was.last = place
                out[name] = was
            else:
                out[name] = Seen.come(mark, place, self.bounds(place), zones, of_24=one.of_24)
                every.append(out[name])
        return out

    def follow_marks(
        self, place: int, before: int | None, zones: Sequence[str], every: list[Seen]
    ) -> list[Seen | None]:
        marks = self.states[place].marks
        out: list[Seen | None] = [None] * len(marks)
        old = self.marks[before] if before is not None else []
        stood = (
            dict(zip(self.tracks[before], (unit.entry for unit in self.units[before]), strict=True))
            if before is not None
            else {}
        )
        over: list[Counter[int]] = [Counter() for _ in marks]
        for track, unit in zip(self.tracks[place], self.units[place], strict=True):
            entry = stood.get(track)
            if unit.entry is not None and entry is not None:
                over[unit.entry][entry] += 1
        free = {n for n, seen in enumerate(old) if seen is not None}
        for way in ("text", "words"):
            for n, mark in enumerate(marks):
                if mark is None or out[n] is not None:
                    continue
                tried = [e for e, _ in over[n].most_common()] if way == "text" else sorted(free)
                same = next(
                    (e for e in tried if e in free and (seen := old[e]) is not None and seen.mark.says == mark.says),
                    None,
                )
                if same is not None:
                    out[n] = old[same]
                    free.discard(same)
        for n, mark in enumerate(marks):
            seen = out[n]
            if seen is not None:
                seen.last = place
            elif mark is not None:
                out[n] = Seen.come(mark, place, self.bounds(place), zones, of_24=self.states[place].of_24)
                every.append(out[n])  # type: ignore[arg-type]
            if before is not None and over[n] and out[n] is not old[over[n].most_common(1)[0][0]]:
                self.stamped_before[place, n] = old[over[n].most_common(1)[0][0]]
        return out

    def settle_zone(self, every: Sequence[Seen]) -> None:
        open_ = [
            seen
            for seen in every
            if seen.mark.zone is None and seen.mark.when is not None and seen.mark.when.hour is not None
        ]
        self.zone, self.zone_because, left = settling.zone([(seen.fits_in(), seen.bounds, seen.mark) for seen in open_])
        for seen in open_:
            seen.narrow(left)
        if not open_:
            named = {seen.mark.zone for seen in every if seen.mark.zone is not None}
            if len(named) == 1:
                (self.zone,) = named
                self.zone_because = "the zone of its stamps"

    # --- what came about

    def story(self) -> Story:
        """The whole history."""
        captures = tuple(self.capture(place) for place in range(len(self.copies)))
        rows, runs = self.rows()
        names = _names(runs)
        events = [self.event(row, names) for row in rows]
        last = self.usable[-1] if self.usable else None
        self.warn()
        return Story(
            url=self.url,
            title=self.states[last].title if last is not None else None,
            captures=captures,
            timeline=tuple(events),
            paragraphs=tuple(
                Paragraph(id=names[track], versions=tuple(map(self.version, of_track)))
                for track, of_track in runs.items()
            ),
            layout=self.layout,
            layout_because=self.layout_because,
            zone=self.zone,
            zone_because=self.zone_because,
            warnings=tuple(self.warnings),
        )

    def capture(self, place: int) -> Capture:
        one, found = self.copies[place], self.states.get(place)
        return Capture(
            n=place + 1,
            source=one.saved.source,
            url=one.saved.url or (one.document.url if one.document is not None else None),
            time=one.time,
            not_before=one.earliest if one.time is None else None,
            not_after=one.latest if one.time is None else None,
            because=one.because,
            sha256=self.sha256(one),
            status=one.saved.status,
            usable=found is not None,
            unusable_because=self.problems.get(place),
            same_as=self.same_as(place),
            title=found.title if found is not None else None,
            published=found.published if found is not None else None,
            updated=found.updated if found is not None else None,
        )

    @cached_property
    def firsts(self) -> dict[str, int]:
        """The first capture of each digest."""
        out: dict[str, int] = {}
        for place, one in enumerate(self.copies):
            digest = self.sha256(one)
            if digest is not None:
                out.setdefault(digest, place)
        return out

    def same_as(self, place: int) -> int | None:
        first = self.firsts.get(self.sha256(self.copies[place]) or "", place)
        return first + 1 if first != place else None

    def rows(self) -> tuple[list[_Row], dict[int, list[_Run]]]:
        """The events in the order of the bounds, and all wordings of each track."""
        rows: list[_Row] = []
        runs: dict[int, list[_Run]] = {}
        gone: dict[int, _Row] = {}
        before: int | None = None
        for place in self.usable:
            tracks, units = self.tracks[place], self.units[place]
            if (
                before is not None
                and units is self.units[before]
                and self.states[place].title == self.states[before].title
            ):
                for track in tracks:
                    runs[track][-1].seen.append(place)
                rows += self.page_rows(place, before, quiet=True)
                before = place
                continue
            own = self.text_rows(place, before, runs, gone)
            own += self.title_rows(place, before)
            own += self.stamp_rows(place, before, own, runs)
            if before is not None:
                own += self.page_rows(place, before, quiet=not own)
            rows += sorted(own, key=_order)
            before = place
        return rows, runs

    def text_rows(
        self, place: int, before: int | None, runs: dict[int, list[_Run]], gone: dict[int, _Row]
    ) -> list[_Row]:
        tracks, units = self.tracks[place], self.units[place]
        stood = set(self.tracks[before]) if before is not None else set()
        rows: list[_Row] = []
        for at, (track, unit) in enumerate(zip(tracks, units, strict=True)):
            of_track = runs.setdefault(track, [])
            last = of_track[-1] if of_track else None
            if last is not None and track in stood and last.text == unit.text:
                last.seen.append(place)
                continue
            run = _Run(unit.text, [place])
            of_track.append(run)
            if last is None:
                row = _Row("added", track, before, place, unit.text, place=at, run=run)
            else:
                edited = last.text != unit.text
                row = _Row(
                    "changed" if track in stood else "returned", track, before, place, unit.text, place=at, run=run
                )
                if edited:
                    row.old, row.grade, row.ops = last.text, grade(last.text, unit.text), text_ops(last.text, unit.text)
                if track in stood:
                    last.gone = place
                elif track in gone:
                    gone.pop(track).until = before
            self.judge(row, place, self.mark_of(place, unit))
            rows.append(row)
        if before is None:
            return rows
        here = set(tracks)
        for at, (track, unit) in enumerate(zip(self.tracks[before], self.units[before], strict=True)):
            if track not in here:
                runs[track][-1].gone = place
                row = _Row("removed", track, before, place, unit.text, place=at)
                gone[track] = row
                over = self.mark_of(before, unit)
                self.judge(row, place, over if over is not None and over.last == place else None)
                rows.append(row)
        return rows + self.order_rows(place, before, runs)

    def order_rows(self, place: int, before: int, runs: dict[int, list[_Run]]) -> list[_Row]:
        """Paragraphs that stand elsewhere, and breaks between paragraphs that came or went."""
        rows = []
        was = {track: at for at, track in enumerate(self.tracks[before])}
        both = [(at, track) for at, track in enumerate(self.tracks[place]) if track in was]
        kept = {both[index][0] for index in longest_increasing([was[track] for _, track in both])}
        for at, track in both:
            unit = self.units[place][at]
            if at not in kept:
                row = _Row("moved", track, before, place, unit.text, grade="moved", place=at, run=runs[track][-1])
                self.judge(row, place, self.mark_of(place, unit))
                rows.append(row)
        for (a, first), (b, second) in pairwise(both):
            old, new = self.units[before][was[second]], self.units[place][b]
            if b == a + 1 and was[second] == was[first] + 1 and old.joined != new.joined:
                texts = self.units[place][a].text, new.text
                ways = tuple((" " if joined else "\n\n").join(texts) for joined in (old.joined, new.joined))
                row = _Row(
                    "changed",
                    first,
                    before,
                    place,
                    ways[1],
                    ways[0],
                    "spelling",
                    text_ops(*ways),
                    place=a,
                    run=runs[first][-1],
                )
                self.judge(row, place, self.mark_of(place, self.units[place][a]))
                rows.append(row)
        return rows

    def title_rows(self, place: int, before: int | None) -> list[_Row]:
        if before is None:
            return []
        old, new = (self.states[one].title or "" for one in (before, place))
        if old == new:
            return []
        row = _Row("retitled", None, before, place, new, old, grade(old, new), text_ops(old, new), place=-1)
        row.until = next(
            (
                prior
                for prior, one in pairwise(self.usable[self.usable.index(place) :])
                if self.states[one].title != new
            ),
            None,
        )
        self.judge(row, place, None)
        return [row]

    def stamp_rows(
        self, place: int, before: int | None, others: Sequence[_Row], runs: dict[int, list[_Run]]
    ) -> list[_Row]:
        """Stamps that changed over a text that did not."""
        if before is None:
            return []
        touched = {
            row.track for row in others if row.op in ("added", "changed", "returned") and row.grade != "spelling"
        }
        rows = []
        for n, seen in enumerate(self.marks[place]):
            if (place, n) not in self.stamped_before:
                continue
            old = self.stamped_before[place, n]
            own = [
                (at, track)
                for at, (track, unit) in enumerate(zip(self.tracks[place], self.units[place], strict=True))
                if unit.entry == n
            ]
            if any(track in touched for _, track in own) or _same_claim(old, seen):
                continue
            at, track = own[0]
            texts = tuple(
                ((one.mark.marker or str(one.mark.written or "")) if one is not None else "") for one in (old, seen)
            )
            row = _Row(
                "re-stamped",
                track,
                before,
                place,
                texts[1],
                texts[0],
                place=at,
                claim=seen,
                seen=seen,
                run=runs[track][-1],
            )
            row.ops = text_ops(*texts)
            if seen is None or not seen.mark.claims:
                row.outcome, row.because = Outcome("none"), "the stamp went, the text stayed"
            elif old is None:
                stood = runs[track][-1].seen[0]
                row.outcome = seen.held(Bounds(None, self.until[stood]))
                row.because = f"the text was there without a stamp since {self.named(stood)}"
                if row.outcome.verdict not in ("fits", None):
                    row.outcome = Outcome("re-stamped")
            else:
                row.outcome, row.because = Outcome("re-stamped"), f"the text is as in {self.named(before)}"
            rows.append(row)
        return rows

    def page_rows(self, place: int, before: int, *, quiet: bool) -> list[_Row]:
        """Page stamps that changed; `quiet`: where nothing else did."""
        rows = []
        for name in ("published", "updated"):
            old, new = self.pages[before].get(name), self.pages[place].get(name)
            if old is new or _same_claim(old, new):
                continue
            if not quiet and not (name == "published" and old is not None and new is not None):
                continue
            texts = tuple(
                ((one.mark.marker or str(one.mark.written or "")) if one is not None else "") for one in (old, new)
            )
            row = _Row(
                "re-stamped",
                None,
                before,
                place,
                texts[1],
                texts[0],
                ops=text_ops(*texts),
                place=-2,
                claim=new,
                seen=new,
            )
            if new is None:
                row.outcome, row.because = Outcome("none"), f"the page's {name} stamp went"
            elif quiet:
                row.outcome, row.because = (
                    Outcome("re-stamped"),
                    f"the page's {name} stamp changed and nothing else since {self.named(before)}",
                )
            else:
                row.outcome = Outcome("re-stamped")
                row.because = f"the page's {name} stamp changed beside its text"
            rows.append(row)
        return rows

    def mark_of(self, place: int, unit: Unit) -> Seen | None:
        return self.marks[place][unit.entry] if unit.entry is not None else None

    # --- verdicts

    def judge(self, row: _Row, place: int, own: Seen | None) -> None:
        """Hold the stamp over the paragraph, then those of the page, against what the captures show."""
        bounds = self.bounds(place)
        pages = self.pages[place]
        claims: list[tuple[str, Seen]] = []
        if own is not None and own.mark.claims:
            claims.append(("the stamp over it", own))
        if "updated" in pages:
            claims.append(("the page's last update", pages["updated"]))
        if "published" in pages and (pages["published"].first == place):
            claims.append(("the page's publication", pages["published"]))
        # a correction owns up to edits anywhere, and any new stamp to a new title
        if row.op not in ("added", "returned"):
            new = (seen for seen in self.marks[place] if seen is not None and seen.first == place and seen is not own)
            claims += (
                ("a correction" if seen.mark.kind == "correction" else "a new stamp", seen)
                for seen in new
                if seen.mark.kind == "correction" or row.op == "retitled"
            )
        held = [(what, seen, seen.held(bounds)) for what, seen in claims]
        fitting = next(((what, seen, one) for what, seen, one in held if one.verdict == "fits"), None)
        where = self.where(bounds, place, row.before)
        if fitting is not None:
            what, row.claim, row.outcome = fitting
            if row.before is None and row.claim is not own:
                row.outcome = row.outcome._replace(time=None)
            row.because = f"{what} lies in the interval: {where}" + (
                f"; {row.outcome.said}" if row.outcome.said else ""
            )
            return
        fresh = [one for one in held if one[1].first == place or row.op in ("added", "returned")]
        fresh = fresh if row.op != "retitled" else []
        if fresh:
            what, row.claim, row.outcome = fresh[0]
            if row.outcome.verdict == "too-early":
                row.because = (
                    f"{what} is earlier than {self.shown(bounds.after)}, when the text was not so yet: {where}"
                )
            elif row.outcome.verdict == "impossible":
                row.because = f"{what} is later than {self.shown(bounds.until)}, when it was there already: {where}"
                row.because += f"; {row.outcome.said} it fits" if row.outcome.reading is not None else ""
            else:
                row.because = f"{row.outcome.said}: {where}"
            return
        row.claim = held[0][1] if held else None
        if row.op in ("added", "returned"):
            row.outcome, row.because = Outcome("none"), where
        else:
            row.outcome, row.because = Outcome("silent"), f"no stamp claims a time in the interval: {where}"

    def where(self, bounds: Bounds, place: int, before: int | None) -> str:
        """The interval in words."""
        if before is None:
            return f"seen in the first capture, {self.named(place)}"
        return f"after {self.named(before)}, not later than {self.named(place)}"

    def named(self, place: int) -> str:
        one = self.copies[place]
        time = one.time or one.earliest
        when = "of unknown time" if time is None else f"{time:%Y-%m-%dT%H:%M:%SZ}" if one.time else f"{time:%Y-%m-%d}"
        return f"capture {place + 1} ({when})"

    @staticmethod
    def shown(time: datetime | None) -> str:
        return f"{time:%Y-%m-%dT%H:%M:%SZ}" if time is not None else "it is known"

    # --- out

    def event(self, row: _Row, names: Mapping[int, str]) -> Event:
        bounds = self.bounds(row.first)
        verdict: Verdict | None = row.outcome.verdict
        return Event(
            op=row.op,
            paragraph=names[row.track] if row.track is not None else None,
            time=row.outcome.time if verdict == "fits" and row.op != "re-stamped" else None,
            not_before=bounds.after,
            not_after=bounds.until,
            captures=(row.first + 1, self.last_of(row) + 1),
            between=(row.before + 1 if row.before is not None else None, row.first + 1),
            claim=_claim(row.claim, row.outcome) if row.claim is not None else None,
            verdict=verdict,
            because=row.because,
            grade=row.grade,
            text=row.text,
            text_ops=row.ops,
        )

    def last_of(self, row: _Row) -> int:
        """The last capture that shows what came about."""
        if row.seen is not None:
            return row.seen.last
        if row.run is not None:
            return row.run.seen[-1]
        return row.until if row.until is not None else self.usable[-1]

    def version(self, run: _Run) -> Version:
        bounds = self.bounds(run.seen[0])
        gone = self.bounds(run.gone) if run.gone is not None else Bounds(None, None)
        return Version(
            text=run.text,
            seen=tuple(place + 1 for place in run.seen),
            not_before=bounds.after,
            not_after=bounds.until,
            gone_after=gone.after,
            gone_before=gone.until,
        )

    def warn(self) -> None:
        unknown = [place + 1 for place in self.usable if self.copies[place].earliest is None]
        if unknown:
            message = f"it is not known when {_listed(unknown)} was saved: it bounds nothing, see --captured"
            self.warnings.append(Notice(code="capture-undated", message=message))
        times: dict[datetime, int] = {}
        for place in self.usable:
            time = self.copies[place].time
            if time is not None and time in times and self.units[times[time]] is not self.units[place]:
                message = f"captures {times[time] + 1} and {place + 1} differ and were saved at one instant: their order is that of the input"
                self.warnings.append(Notice(code="capture-order", message=message))
            if time is not None:
                times[time] = place


def _order(row: _Row) -> tuple[bool, float, int]:
    """Inside one interval: what a claim places first, by its instant, then the rest as it stands on the page."""
    time = row.outcome.time
    return time is None, time.timestamp() if time is not None else 0.0, row.place


def _listed(numbers: Sequence[int]) -> str:
    few = ", ".join(map(str, numbers[:5]))
    return f"capture {few}" if len(numbers) <= 5 else f"{len(numbers)} captures ({few}, ...)"


def _same_claim(old: Seen | None, new: Seen | None) -> bool:
    """Whether two stamps say the same instant in other words, or neither says any."""
    claims = [one is not None and one.mark.claims for one in (old, new)]
    if not any(claims):
        return True
    times = [one.time if one is not None else None for one in (old, new)]
    return times[0] is not None and times[0] == times[1]


def _claim(seen: Seen, outcome: Outcome) -> Claim:
    mark: Mark = seen.mark
    time = outcome.time or seen.time or mark.time
    return Claim(
        marker=mark.marker,
        written=str(mark.written) if mark.written is not None else None,
        time=time,
        reading=outcome.reading,
    )


def _names(runs: Mapping[int, Sequence[_Run]]) -> dict[int, str]:
    """The ids of the tracks, by the first words of what each was first."""
    counts: Counter[str] = Counter()
    out = {}
    for track in sorted(runs):
        name = identity(runs[track][0].text) or "00000000"
        counts[name] += 1
        out[track] = name if counts[name] == 1 else f"{name}-{counts[name]}"
    return out
