"""The stamps of a story over its captures: which is which, when each came, and the zone that their coming shows."""

from collections import Counter
from collections.abc import Sequence

from newsline.histories import settling
from newsline.histories.aligned import Aligned
from newsline.histories.claims import OFFSETS, Seen, of_page


class Stamped:
    """`marks`: by capture, the stamps of its entries; `pages`: those of the page, by published and updated.

    `before`: by capture and entry, the stamp that stood over the text of an entry, where it is another now.
    """

    def __init__(self, aligned: Aligned) -> None:
        self.aligned = aligned
        self.marks: dict[int, list[Seen | None]] = {}
        self.pages: dict[int, dict[str, Seen]] = {}
        self.before: dict[tuple[int, int], Seen | None] = {}
        self.zone: str | None = None
        self.zone_because: str | None = None
        self.follow_stamps()

    def follow_stamps(self) -> None:
        """Which stamp of a capture is which of the one before it; then what their coming says of their zone."""
        zones: Sequence[str] = OFFSETS
        before: int | None = None
        every: list[Seen] = []
        for place in self.aligned.usable:
            self.pages[place] = self.follow_pages(place, before, zones, every)
            if before is not None and self.aligned.units[before] is self.aligned.units[place]:
                self.marks[place] = self.marks[before]
                for seen in self.marks[place]:
                    if seen is not None:
                        seen.last = place
            else:
                self.marks[place] = self.follow_marks(place, before, zones, every)
            before = place
        self.settle_zone(every)

    def follow_pages(self, place: int, before: int | None, zones: Sequence[str], every: list[Seen]) -> dict[str, Seen]:
        """The page stamps of a capture; new ones are put into `every`."""
        out: dict[str, Seen] = {}
        one = self.aligned.states[place]
        for name, page in (("published", one.published), ("updated", one.updated)):
            mark = of_page(page)
            if mark is None:
                continue
            was = self.pages[before].get(name) if before is not None else None
            if was is not None and was.mark.says == mark.says:
                was.last = place
                out[name] = was
            else:
                out[name] = Seen.come(mark, place, self.aligned.bounds(place), zones, of_24=one.of_24)
                every.append(out[name])
        return out

    def follow_marks(
        self, place: int, before: int | None, zones: Sequence[str], every: list[Seen]
    ) -> list[Seen | None]:
        """The stamps of the entries: the same over the same text, else the same in words; new ones are put into `every`."""
        marks = self.aligned.states[place].marks
        out: list[Seen | None] = [None] * len(marks)
        old = self.marks[before] if before is not None else []
        stood = (
            dict(zip(self.aligned.tracks[before], (unit.entry for unit in self.aligned.units[before]), strict=True))
            if before is not None
            else {}
        )
        over: list[Counter[int]] = [Counter() for _ in marks]
        for track, unit in zip(self.aligned.tracks[place], self.aligned.units[place], strict=True):
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
                out[n] = Seen.come(
                    mark, place, self.aligned.bounds(place), zones, of_24=self.aligned.states[place].of_24
                )
                every.append(out[n])  # type: ignore[arg-type]
            if before is not None and over[n] and out[n] is not old[over[n].most_common(1)[0][0]]:
                self.before[place, n] = old[over[n].most_common(1)[0][0]]
        return out

    def settle_zone(self, every: Sequence[Seen]) -> None:
        """The zone of stamps that name none, by the offsets for which all of them fit their coming."""
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
