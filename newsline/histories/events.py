"""What came about between the captures of a story, and the verdict on what its stamps claim of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsline.histories.aligned import Aligned
from newsline.histories.claims import NO_CLAIM, Bounds, Outcome, Seen
from newsline.histories.grades import grade
from newsline.histories.stamped import Stamped
from newsline.histories.tracks import Unit
from newsline.histories.worddiff import TextOp, longest_increasing, text_ops
from newsline.model import Grade, HistoryOp


@dataclass(slots=True)
class Run:
    """A wording of a paragraph, while it stands."""

    text: str
    seen: list[int]
    gone: int | None = None  # the first usable capture without it


@dataclass(slots=True)
class Row:
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
    run: Run | None = None
    seen: Seen | None = None
    until: int | None = None


class Events:
    """The events of one story."""

    def __init__(self, aligned: Aligned, stamped: Stamped) -> None:
        self.aligned = aligned
        self.stamped = stamped

    def rows(self) -> tuple[list[Row], dict[int, list[Run]]]:
        """The events in the order of the bounds, and all wordings of each track."""
        rows: list[Row] = []
        runs: dict[int, list[Run]] = {}
        gone: dict[int, Row] = {}
        before: int | None = None
        for place in self.aligned.usable:
            tracks, units = self.aligned.tracks[place], self.aligned.units[place]
            if (
                before is not None
                and units is self.aligned.units[before]
                and self.aligned.states[place].title == self.aligned.states[before].title
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

    def text_rows(self, place: int, before: int | None, runs: dict[int, list[Run]], gone: dict[int, Row]) -> list[Row]:
        """Paragraphs that came, changed, returned or went; `runs` and `gone` are brought up to date."""
        tracks, units = self.aligned.tracks[place], self.aligned.units[place]
        stood = set(self.aligned.tracks[before]) if before is not None else set()
        rows: list[Row] = []
        for at, (track, unit) in enumerate(zip(tracks, units, strict=True)):
            of_track = runs.setdefault(track, [])
            last = of_track[-1] if of_track else None
            if last is not None and track in stood and last.text == unit.text:
                last.seen.append(place)
                continue
            run = Run(unit.text, [place])
            of_track.append(run)
            if last is None:
                row = Row("added", track, before, place, unit.text, place=at, run=run)
            else:
                edited = last.text != unit.text
                row = Row(
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
        for at, (track, unit) in enumerate(zip(self.aligned.tracks[before], self.aligned.units[before], strict=True)):
            if track not in here:
                runs[track][-1].gone = place
                row = Row("removed", track, before, place, unit.text, place=at)
                gone[track] = row
                over = self.mark_of(before, unit)
                self.judge(row, place, over if over is not None and over.last == place else None)
                rows.append(row)
        return rows + self.order_rows(place, before, runs)

    def order_rows(self, place: int, before: int, runs: dict[int, list[Run]]) -> list[Row]:
        """Paragraphs that stand elsewhere, and breaks between paragraphs that came or went."""
        rows = []
        was = {track: at for at, track in enumerate(self.aligned.tracks[before])}
        both = [(at, track) for at, track in enumerate(self.aligned.tracks[place]) if track in was]
        kept = {both[index][0] for index in longest_increasing([was[track] for _, track in both])}
        for at, track in both:
            unit = self.aligned.units[place][at]
            if at not in kept:
                row = Row("moved", track, before, place, unit.text, grade="moved", place=at, run=runs[track][-1])
                self.judge(row, place, self.mark_of(place, unit))
                rows.append(row)
        for (a, first), (b, second) in pairwise(both):
            old, new = self.aligned.units[before][was[second]], self.aligned.units[place][b]
            if b == a + 1 and was[second] == was[first] + 1 and old.joined != new.joined:
                texts = self.aligned.units[place][a].text, new.text
                ways = tuple((" " if joined else "\n\n").join(texts) for joined in (old.joined, new.joined))
                row = Row(
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
                self.judge(row, place, self.mark_of(place, self.aligned.units[place][a]))
                rows.append(row)
        return rows

    def title_rows(self, place: int, before: int | None) -> list[Row]:
        """A new headline."""
        if before is None:
            return []
        old, new = (self.aligned.states[one].title or "" for one in (before, place))
        if old == new:
            return []
        row = Row("retitled", None, before, place, new, old, grade(old, new), text_ops(old, new), place=-1)
        row.until = next(
            (
                prior
                for prior, one in pairwise(self.aligned.usable[self.aligned.usable.index(place) :])
                if self.aligned.states[one].title != new
            ),
            None,
        )
        self.judge(row, place, None)
        return [row]

    def stamp_rows(
        self, place: int, before: int | None, others: Sequence[Row], runs: dict[int, list[Run]]
    ) -> list[Row]:
        """Stamps that changed over a text that did not."""
        if before is None:
            return []
        touched = {row.track for row in others if row.op in ("added", "changed", "returned")}
        rows = []
        for n, seen in enumerate(self.stamped.marks[place]):
            if (place, n) not in self.stamped.before:
                continue
            old = self.stamped.before[place, n]
            own = [
                (at, track)
                for at, (track, unit) in enumerate(
                    zip(self.aligned.tracks[place], self.aligned.units[place], strict=True)
                )
                if unit.entry == n
            ]
            if any(track in touched for _, track in own) or _same_claim(old, seen):
                continue
            at, track = own[0]
            row = _restamped(track, before, place, (old, seen), at)
            row.run = runs[track][-1]
            if seen is None or not seen.mark.claims:
                row.outcome, row.because = Outcome("none"), "the stamp went, the text stayed"
            elif old is None:
                stood = runs[track][-1].seen[0]
                row.outcome = seen.held(Bounds(None, self.aligned.until[stood]))
                row.because = f"the text was there without a stamp since {self.aligned.named(stood)}"
                if row.outcome.verdict not in ("fits", None):
                    row.outcome = Outcome("re-stamped")
            else:
                row.outcome, row.because = Outcome("re-stamped"), f"the text is as in {self.aligned.named(before)}"
            rows.append(row)
        return rows

    def page_rows(self, place: int, before: int, *, quiet: bool) -> list[Row]:
        """Page stamps that changed; `quiet`: where nothing else did."""
        rows = []
        for name in ("published", "updated"):
            old, new = self.stamped.pages[before].get(name), self.stamped.pages[place].get(name)
            if old is new or _same_claim(old, new):
                continue
            if not quiet and not (name == "published" and old is not None and new is not None):
                continue
            row = _restamped(None, before, place, (old, new), -2)
            if new is None:
                row.outcome, row.because = Outcome("none"), f"the page's {name} stamp went"
            elif quiet:
                row.outcome, row.because = (
                    Outcome("re-stamped"),
                    f"the page's {name} stamp changed and nothing else since {self.aligned.named(before)}",
                )
            else:
                row.outcome = Outcome("re-stamped")
                row.because = f"the page's {name} stamp changed beside its text"
            rows.append(row)
        return rows

    def mark_of(self, place: int, unit: Unit) -> Seen | None:
        """The stamp over a paragraph."""
        return self.stamped.marks[place][unit.entry] if unit.entry is not None else None

    # --- verdicts

    def judge(self, row: Row, place: int, own: Seen | None) -> None:
        """Hold the stamp over the paragraph, then those of the page, against what the captures show."""
        bounds = self.aligned.bounds(place)
        pages = self.stamped.pages[place]
        claims: list[tuple[str, Seen]] = []
        if own is not None and own.mark.claims:
            claims.append(("the stamp over it", own))
        if "updated" in pages:
            claims.append(("the page's last update", pages["updated"]))
        if "published" in pages and (pages["published"].first == place):
            claims.append(("the page's publication", pages["published"]))
        # a correction owns up to edits anywhere, and any new stamp to a new title
        if row.op not in ("added", "returned"):
            new = (
                seen
                for seen in self.stamped.marks[place]
                if seen is not None and seen.first == place and seen is not own
            )
            claims += (
                ("a correction" if seen.mark.kind == "correction" else "a new stamp", seen)
                for seen in new
                if seen.mark.kind == "correction" or row.op == "retitled"
            )
        held = [(what, seen, seen.held(bounds)) for what, seen in claims]
        fitting = next(((what, seen, one) for what, seen, one in held if one.verdict == "fits"), None)
        where = self.aligned.where(bounds, place, row.before)
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
                    f"{what} is earlier than {self.aligned.shown(bounds.after)}, when the text was not so yet: {where}"
                )
            elif row.outcome.verdict == "impossible":
                row.because = (
                    f"{what} is later than {self.aligned.shown(bounds.until)}, when it was there already: {where}"
                )
                row.because += f"; {row.outcome.said} it fits" if row.outcome.reading is not None else ""
            else:
                row.because = f"{row.outcome.said}: {where}"
            return
        row.claim = held[0][1] if held else None
        if row.op in ("added", "returned"):
            row.outcome, row.because = Outcome("none"), where
        else:
            row.outcome, row.because = Outcome("silent"), f"no stamp claims a time in the interval: {where}"

    def last_of(self, row: Row) -> int:
        """The last capture that shows what came about."""
        if row.seen is not None:
            return row.seen.last
        if row.run is not None:
            return row.run.seen[-1]
        return row.until if row.until is not None else self.aligned.usable[-1]


def _restamped(
    track: int | None, before: int, place: int, stamps: tuple[Seen | None, Seen | None], on_page: int
) -> Row:
    """The event of another stamp over a text, or of the page; `stamps`: the one before and the one now."""
    old, new = ((one.mark.marker or str(one.mark.written or "")) if one is not None else "" for one in stamps)
    return Row(
        "re-stamped",
        track,
        before,
        place,
        new,
        old,
        ops=text_ops(old, new),
        claim=stamps[1],
        place=on_page,
        seen=stamps[1],
    )


def _order(row: Row) -> tuple[bool, float, int]:
    """Inside one interval: what a claim places first, by its instant, then the rest as it stands on the page."""
    time = row.outcome.time
    return time is None, time.timestamp() if time is not None else 0.0, row.place


def _same_claim(old: Seen | None, new: Seen | None) -> bool:
    """Whether two stamps say the same instant in other words, or neither says any."""
    claims = [one is not None and one.mark.claims for one in (old, new)]
    if not any(claims):
        return True
    times = [one.time if one is not None else None for one in (old, new)]
    return times[0] is not None and times[0] == times[1]
