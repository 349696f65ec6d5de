"""The captures of one story with their paragraphs aligned, and what is known of when each of them was."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

from newsline.chronology.timezones import rfc3339
from newsline.histories.captures import Copy
from newsline.histories.claims import Bounds
from newsline.histories.states import State
from newsline.histories.tracks import Unit


class Aligned:
    """`copies`: in order, all that follows by their places. `usable`: the places of those that show the story.

    `units`, `tracks`: the paragraphs of each, and which they are; equal states have one object.
    """

    def __init__(
        self,
        copies: Sequence[Copy],
        states: Mapping[int, State],
        units: Mapping[int, list[Unit]],
        tracks: Mapping[int, list[int]],
    ) -> None:
        self.copies, self.states, self.units, self.tracks = copies, states, units, tracks
        self.usable = sorted(states)

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

    def where(self, bounds: Bounds, place: int, before: int | None) -> str:
        """The interval in words."""
        if before is None:
            return f"seen in the first capture, {self.named(place)}"
        return f"after {self.named(before)}, not later than {self.named(place)}"

    def named(self, place: int) -> str:
        """A capture in words, with its time."""
        one = self.copies[place]
        time = one.time or one.earliest
        when = "of unknown time" if time is None else rfc3339(time) if one.time else f"{time:%Y-%m-%d}"
        return f"capture {place + 1} ({when})"

    @staticmethod
    def shown(time: datetime | None) -> str:
        """A bound in words."""
        return rfc3339(time) if time is not None else "it is known"
