"""The body of an article -> its passages: which text each of its markers dates."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from newsline.model import Marker, PageStamp, Passage, Role
from newsline.segmentation.lines import Page


class _Group(NamedTuple):
    """A marker (None: above the first, or below the last where stamps date the text above) and the lines it dates."""

    marker: int | None
    lines: list[int]


class Body:
    """The lines of a body by their places in the page; `roles`: marker or label for those that part it.

    `headings`: the day headings between them, each of which dates the markers down to the next. `first`: the stamp with a cue of
    publication that dates the first version. `headlines`: lines that open the text of the stamp below them.
    """

    def __init__(
        self,
        page: Page,
        places: list[int],
        roles: Mapping[int, Role],
        headings: Mapping[int, PageStamp],
        first: int | None,
        headlines: frozenset[int],
    ) -> None:
        self.page = page
        self.first = first
        self.headlines = headlines
        self.headings = headings
        self.days = sorted(headings)
        self.places = places
        self.markers = frozenset(place for place in places if place in roles)

    def passages(self, above: bool | None) -> tuple[tuple[Passage, ...], bool]:
        """The passages with their markers; `above` None: the place of the last marker says which text a stamp dates."""
        if above is None:
            above = self.ends_with_a_stamp()
        found = [self.passage(group, above) for group in self.groups(above)]
        return tuple(found[::-1] if above else found), above

    def ends_with_a_stamp(self) -> bool:
        """Whether the last line is a stamp on a line of its own, and text stands above the first marker.

        A label has its text on its own line, and the other markers of its article theirs below.
        """
        if (
            not self.places
            or self.places[0] in self.markers
            or any(self.page.kind(at) == "label" for at in self.markers)
        ):
            return False
        return self.places[-1] in self.markers and self.page.kind(self.places[-1]) == "stamp"

    def groups(self, above: bool) -> list[_Group]:
        """The lines dealt out to their markers, read downward, or upward where stamps date the text above them.

        A bare clock time without a text of its own is no marker: it belongs to the text that it stands in.
        """
        groups = [_Group(None, [])]
        held: list[int] = []  # the headline of the next
        for place in self.places[::-1] if above else self.places:
            if place in self.headlines:
                held.append(place)
                continue
            if place not in self.markers:
                groups[-1].lines.append(place)
                continue
            self.fold_empty(groups)
            groups.append(_Group(place, held))
            held = []
        groups[-1].lines.extend(held)
        self.fold_empty(groups)
        undated, *dated = groups
        return [*([undated] if undated.lines or not dated else []), *dated]

    def fold_empty(self, groups: list[_Group]) -> None:
        """Give a bare clock time at the end of the groups that has no text to the text before it."""
        marker, lines = groups[-1]
        if marker is not None and not lines and self.page.special[marker].bare:
            del groups[-1]
            groups[-1].lines.append(marker)

    def passage(self, group: _Group, above: bool) -> Passage:
        """A marker with its text, the text of its own line included."""
        page = self.page
        found = self.marker(group.marker) if group.marker is not None else None
        label = group.marker if found is not None and found.label else None
        places = [label, *group.lines] if label is not None else group.lines
        if above:
            places = places[::-1]
        parts: list[str] = []
        before = 0
        for place in places:
            blanks = page.solid[place] - place  # blank lines of the page above the place
            if parts:
                parts.append("\n\n" if blanks > before else "\n")
            parts.append(page.texts[place] if place != label else page.label_text(place))
            before = blanks
        if not parts:
            return Passage(marker=found, text="", line=None, end_line=None)
        return Passage(marker=found, text="".join(parts), line=page.number(places[0]), end_line=page.number(places[-1]))

    def marker(self, place: int) -> Marker:
        """The marker that a line is."""
        line, markup = self.page.special[place], self.page.markup(place)
        if line.kind == "post":
            return Marker(stamp=line.stamp, line=None, markup=markup)
        return Marker(
            stamp=line.stamp if place != self.first else replace(line.stamp, kind="original"),
            line=self.page.number(place),
            label=line.kind == "label",
            markup=markup,
            heading=self.heading(place),
            author=line.author,
            pinned=line.pinned,
        )

    def heading(self, place: int) -> PageStamp | None:
        """The day heading that a marker stands under."""
        at = bisect_left(self.days, place)
        return self.headings[self.days[at - 1]] if at else None
