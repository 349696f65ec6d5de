"""The captures of a story -> its history: what came about between which of them, and how that fits what its stamps claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from typing import get_args

from newsline.histories import captures as copying
from newsline.histories import settling
from newsline.histories.aligned import Aligned
from newsline.histories.captures import Copy
from newsline.histories.claims import Bounds, Mark, Outcome, Seen
from newsline.histories.events import Events, Row, Run
from newsline.histories.model import Capture, Claim, Event, Paragraph, Story, Version
from newsline.histories.pieces import Cuts
from newsline.histories.stamped import Stamped
from newsline.histories.states import Pool, Reader, State, state
from newsline.histories.tracks import Tracks, Unit, units_of
from newsline.model import Layout, Notice, Side, Verdict
from newsline.readers.saved import Saved
from newsline.stamps.orthography import identity

_MORE = 2  # stamps that must fit on the other side and do not on this one, before it is taken


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
    """The history of one story from its copies, in any order.

    The side of the stamps is the one with which they fit the captures: where one of them does not, or the captures are not
    read alike, both sides are tried.
    """
    found = copying.ordered(group)
    first = _History(url, found, reader)
    story = first.story()
    sides = {one.stamps for one in first.states.values() if one.stamps is not None}
    if reader.stamps is not None or not sides or (len(sides) == 1 and not _accusations(story)):
        return story
    best, why = story, None
    for side in get_args(Side):
        if sides != {side}:
            other = _History(url, found, reader._replace(stamps=side)).story()
            more = _fits(other) - _fits(best)
            alike = len(sides) > 1  # to be read alike is better by itself; else one stamp that fits may be chance
            if _accusations(other) < _accusations(best) and more >= (0 if alike else _MORE):
                best, why = other, f"with stamps that date the text {side} them, more of them fit the captures"
    return replace(best, stamps_because=why)


def _accusations(story: Story) -> int:
    return sum(one.verdict in ("too-early", "impossible") for one in story.timeline)


def _fits(story: Story) -> int:
    return sum(one.op == "added" and one.verdict == "fits" and one.between[0] is not None for one in story.timeline)


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
        self.aligned = self.align()
        self.layout, self.layout_because = self.settle_page()
        self.stamped = Stamped(self.aligned)

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
                known[digest] = self.pool.one(state(timelines, self.pool))
            if place not in self.problems:
                self.states[place] = known[digest]

    @staticmethod
    def sha256(one: Copy) -> str | None:
        """The digest of the bytes of a copy, or of the one that it repeats."""
        return one.saved.sha256 or (one.repeats.saved.sha256 if one.repeats is not None else None)

    def leave_error_pages(self) -> None:
        """Pages that share no paragraph with any other and say that there is nothing are no states of the story."""
        states = {id(one): (one, self.copies[place].document) for place, one in self.states.items()}
        shows = Counter(text for one, _ in states.values() for text in {text for text, _ in one.paragraphs})
        missing = {
            name
            for name, (one, document) in states.items()
            if not any(shows[text] > 1 for text, _ in one.paragraphs)
            and len(shows) > len(one.paragraphs)
            and document is not None
            and copying.is_missing(document)
        }
        for place, one in list(self.states.items()):
            if id(one) in missing:
                del self.states[place]
                self.problems[place] = "the page says that the story is not there"

    # --- which paragraph is which

    def align(self) -> Aligned:
        """The paragraphs of all states, cut and named."""
        usable = sorted(self.states)
        texts = {id(one): [text for text, _ in one.paragraphs] for one in self.states.values()}
        steps = [
            (texts[id(self.states[old])], texts[id(self.states[new])])
            for old, new in pairwise(usable)
            if self.states[old] is not self.states[new]
        ]
        cuts = Cuts.of(steps)
        tracks = Tracks(cuts)
        of_state: dict[int, list[Unit]] = {}
        units: dict[int, list[Unit]] = {}
        found: dict[int, list[int]] = {}
        before: int | None = None
        for place in usable:
            one = self.states[place]
            if id(one) not in of_state:
                of_state[id(one)] = [
                    self.pool.one(unit._replace(text=self.pool.one(unit.text)))
                    for unit in units_of(cuts, one.paragraphs)
                ]
            units[place] = of_state[id(one)]
            same = before is not None and units[before] is units[place]
            found[place] = found[before] if same and before is not None else tracks.take(units[place])
            before = place
        return Aligned(self.copies, self.states, units, found)

    def settle_page(self) -> tuple[Layout | None, str | None]:
        """The layout; where the captures show another one than the stamps made believe, all is read again."""
        layout, because = settling.seen_layout(self.growths())
        said = {one.layout for one in self.states.values() if one.layout is not None}
        if layout is not None and self.reader.layout is None and said - {layout}:
            self.reader = self.reader._replace(layout=layout)
            self.states = {}
            self.read()
            self.aligned = self.align()
        if layout is not None:
            return layout, because
        first = next((one for one in self.states.values() if one.layout is not None), None)
        return (first.layout, first.layout_because) if first is not None else (None, None)

    def growths(self) -> Iterator[settling.Growth]:
        """What each capture has that the one before it has not."""
        units, tracks = self.aligned.units, self.aligned.tracks
        for old, new in pairwise(self.aligned.usable):
            if units[old] is not units[new]:
                yield settling.Growth(
                    new + 1,
                    tracks[old],
                    tracks[new],
                    [unit.entry for unit in units[new]],
                    self.states[new].marks,
                )

    # --- out

    def story(self) -> Story:
        """The whole history."""
        captures = tuple(self.capture(place) for place in range(len(self.copies)))
        happened = Events(self.aligned, self.stamped)
        rows, runs = happened.rows()
        names = _names(runs)
        events = [self.event(row, happened.last_of(row), names) for row in rows]
        last = self.aligned.usable[-1] if self.aligned.usable else None
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
            stamps=next((one.stamps for one in self.states.values() if one.stamps is not None), None),
            stamps_because=None,
            zone=self.stamped.zone,
            zone_because=self.stamped.zone_because,
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

    def event(self, row: Row, last: int, names: Mapping[int, str]) -> Event:
        bounds = self.aligned.bounds(row.first)
        verdict: Verdict | None = row.outcome.verdict
        return Event(
            op=row.op,
            paragraph=names[row.track] if row.track is not None else None,
            time=row.outcome.time if verdict == "fits" and row.op != "re-stamped" else None,
            not_before=bounds.after,
            not_after=bounds.until,
            captures=(row.first + 1, last + 1),
            between=(row.before + 1 if row.before is not None else None, row.first + 1),
            claim=_claim(row.claim, row.outcome) if row.claim is not None else None,
            verdict=verdict,
            because=row.because,
            grade=row.grade,
            text=row.text,
            text_ops=row.ops,
        )

    def version(self, run: Run) -> Version:
        bounds = self.aligned.bounds(run.seen[0])
        gone = self.aligned.bounds(run.gone) if run.gone is not None else Bounds(None, None)
        return Version(
            text=run.text,
            seen=tuple(place + 1 for place in run.seen),
            not_before=bounds.after,
            not_after=bounds.until,
            gone_after=gone.after,
            gone_before=gone.until,
        )

    def warn(self) -> None:
        unknown = [place + 1 for place in self.aligned.usable if self.copies[place].earliest is None]
        if unknown:
            message = f"it is not known when {_listed(unknown)} was saved: it bounds nothing, see --captured"
            self.warnings.append(Notice(code="capture-undated", message=message))
        times: dict[datetime, int] = {}
        for place in self.aligned.usable:
            time = self.copies[place].time
            if time is not None and time in times and self.aligned.units[times[time]] is not self.aligned.units[place]:
                message = f"captures {times[time] + 1} and {place + 1} differ and were saved at one instant: their order is that of the input"
                self.warnings.append(Notice(code="capture-order", message=message))
            if time is not None:
                times[time] = place


def _listed(numbers: Sequence[int]) -> str:
    few = ", ".join(map(str, numbers[:5]))
    return f"capture {few}" if len(numbers) <= 5 else f"{len(numbers)} captures ({few}, ...)"


def _claim(seen: Seen, outcome: Outcome) -> Claim:
    mark: Mark = seen.mark
    time = outcome.time or seen.time or mark.time
    return Claim(
        marker=mark.marker,
        written=str(mark.written) if mark.written is not None else None,
        time=time,
        reading=outcome.reading,
    )


def _names(runs: Mapping[int, Sequence[Run]]) -> dict[int, str]:
    """The ids of the tracks, by the first words of what each was first."""
    counts: Counter[str] = Counter()
    out = {}
    for track in sorted(runs):
        name = identity(runs[track][0].text) or "00000000"
        counts[name] += 1
        out[track] = name if counts[name] == 1 else f"{name}-{counts[name]}"
    return out
