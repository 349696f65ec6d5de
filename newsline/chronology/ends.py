"""Where the days of a reading may lie: bounded by the reference, and softly by the page's own stamps."""

from typing import NamedTuple

from newsline.chronology import evidence
from newsline.chronology.evidence import WEIGHTS, PageTime
from newsline.chronology.resolving import Reference
from newsline.chronology.search import DAY, Path

NEVER = 50.0  # what it costs to be later than the reference: only full dates do it
_A_WEEK = 7
_FEW = 2  # weekdays named in fewer than every second passage say less: they are of what the passage tells of


class Ends(NamedTuple):
    """What the newest and the oldest stamp of a reading are held against.

    `bound`: the latest minute that a stamp may be of. `updated`, `published`: the page's own stamps with full dates.
    `weekdays`: those that the passages name, the newest first; empty where none does. `same_as_updated`, `same_as_published`: a
    stamp at an end of the page has the clock time of the page's own, some minutes aside.
    """

    bound: int | None
    reference: Reference | None
    updated: PageTime | None
    published: PageTime | None
    weekdays: tuple[int | None, ...]
    same_as_updated: bool = False
    same_as_published: bool = False

    def shifts(self, path: Path) -> list[int | None]:
        """The days that may be added to those of the path's scale; [None] where nothing gives a day."""
        if path.shift is not None:
            return [path.shift]
        newest = path.newest // DAY
        found: set[int] = set()
        if self.updated is not None:
            found |= {self.updated.day - newest + more for more in (-1, 0, 1)}
        if self.published is not None:
            found |= {self.published.day - path.oldest // DAY + more for more in (-1, 0, 1)}
            if not self.published.cued:
                found |= {self.published.day - newest + more for more in (-1, 0, 1)}
        if found:
            return sorted(found, reverse=True)  # type: ignore[return-value]
        if self.reference is None:
            return [None]
        last = self.reference.day.toordinal() - newest
        if self.reference.instant is not None and self.bound is not None:
            last = (self.bound - path.newest) // DAY
        # without a weekday, a day earlier is never nearly as likely
        return [last - back for back in range(_A_WEEK if self.weekdays else 1)]

    def cost(self, path: Path, shift: int | None) -> float:
        """What the days cost that a shift gives to a path."""
        if shift is None:
            return 0.0
        newest = path.newest + shift * DAY
        cost = 0.0
        if self.bound is not None and newest > self.bound + (DAY if path.shift is not None else 0):
            cost += NEVER
        if self.updated is not None:
            cost += WEIGHTS["page-stamp"] * evidence.beside_page(self.updated, newest, later=True)
            if self.same_as_updated and not evidence.is_same(self.updated, newest, later=True):
                cost += WEIGHTS["same-clock-as-page"]
        if self.published is not None:
            oldest = path.oldest + shift * DAY
            if self.published.cued or self.updated is not None:
                beside = evidence.beside_page(self.published, oldest, later=False)
            else:
                beside = evidence.beside_uncued(self.published, oldest, newest)
            cost += WEIGHTS["page-stamp"] * beside
            if self.same_as_published and not evidence.is_same(self.published, oldest, later=False):
                cost += WEIGHTS["same-clock-as-page"]
        if path.shift is None and self.reference is not None and not (self.updated or self.published):
            lag = self.reference.day.toordinal() - newest // DAY
            if self.reference.instant is not None:
                lag = ((self.bound or 0) - newest) // DAY
            cost += evidence.before_reference(lag, dateline=self.reference.dateline)
        if path.shift is None and self.weekdays:
            share = sum(day is not None for day in self.weekdays) / len(self.weekdays)
            cost += self.wrong_weekdays(path, shift) * WEIGHTS["weekday-in-passage"] * min(1, _FEW * share)
        return cost

    def wrong_weekdays(self, path: Path, shift: int | None) -> int:
        """How many stamps are of another weekday than their passages name."""
        if shift is None or not self.weekdays:
            return 0
        return sum(self.weekdays[step.place] not in (None, (step.day + shift - 1) % 7) for step in path.steps)
