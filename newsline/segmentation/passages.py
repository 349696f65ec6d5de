"""The body of an article -> its passages: which lines are markers, and which text each of them dates."""

from bisect import bisect_left
from functools import cached_property

from newsline.model import Marker, Passage
from newsline.segmentation.lines import Page

_Group = tuple[int | None, list[int]]  # a marker, or None above the first one, and the lines of its text


class Body:
    """The lines of a body by their places in the page; `special`: those of them that are more than prose.

    `live`: bare clock times are entries there.
    """

    def __init__(self, page: Page, places: list[int], special: list[int], *, live: bool) -> None:
        self.page = page
        self.places = places
        self.special = special
        self.live = live

    def passages(self, above: bool | None) -> tuple[tuple[Passage, ...], bool]:
        """The passages with their markers; `above` None: the place of the last marker says which text a stamp dates."""
        groups = self.groups()
        if above is None:
            last, text = groups[-1]
            alone = last is not None and self.page.kind(last) == "stamp"
            above = alone and not text and bool(groups[0][1])
        if len(groups) > 1:
            groups = self.with_text(groups, above)
            if above:
                groups = _shifted(groups)
            if len(groups) > 1:
                groups = [group for group in groups if group[0] is not None or group[1]]
        return tuple(self.passage(marker, places, above) for marker, places in groups), above

    def groups(self) -> list[_Group]:
        """Each marker with the lines below it, after those above the first."""
        groups: list[_Group] = []
        marker, start = None, 0
        for place in self.special:
            if self.is_marker(place):
                cut = bisect_left(self.places, place)
                groups.append((marker, self.places[start:cut]))
                marker, start = place, cut + 1
        groups.append((marker, self.places[start:]))
        return groups

    def is_marker(self, place: int) -> bool:
        """Whether the line parts one passage from the next."""
        line = self.page.special[place]
        if line.kind == "post":
            return True
        if line.kind not in ("stamp", "label") or len(line.reading.stamps) > 1:
            return False
        if line.stamp.cued:
            return line.stamp.kind != "published"
        return line.stamp.timed and (self.live or place == self.foot_stamp)

    @cached_property
    def foot_stamp(self) -> int | None:
        """The bare clock time that is the last line of the article, if there is one."""
        last = next(
            (place for place in reversed(self.places) if self.page.kind(place) in ("stamp", "text", "label")), None
        )
        return last if last in self.page.special and self.page.special[last].bare else None

    def with_text(self, groups: list[_Group], above: bool) -> list[_Group]:
        """The groups without the bare clock times that have no text of their own; their lines go to the text they stand in."""
        out: list[_Group] = []
        for marker, text in groups:
            beside = (out[-1][1] if out else []) if above else text
            if marker is not None and self.page.special[marker].bare and not beside:
                if out:
                    out[-1][1].extend([marker, *text])
                continue
            out.append((marker, text))
        return out

    def passage(self, marker: int | None, places: list[int], above: bool) -> Passage:
        """A marker with its text, the text of its own line included."""
        page = self.page
        found = self.marker(marker) if marker is not None else None
        label = marker if found is not None and found.label else None
        if label is not None:
            places = [*places, label] if above else [label, *places]
        parts: list[str] = []
        before = 0
        for place in places:
            blanks = page.solid[place] - place  # blank lines of the page above the place
            if parts:
                parts.append("\n\n" if blanks > before else "\n")
            parts.append(page.texts[place] if place != label else page.label_text(place))
            before = blanks
        if not parts:
            return Passage(found, "", None, None)
        return Passage(found, "".join(parts), page.number(places[0]), page.number(places[-1]))

    def marker(self, place: int) -> Marker:
        """The marker that a line is."""
        line, markup = self.page.special[place], self.page.markup(place)
        if line.kind == "post":
            return Marker(line.stamp, None, False, markup)
        return Marker(line.stamp, self.page.number(place), line.kind == "label", markup)


def _shifted(groups: list[_Group]) -> list[_Group]:
    """Each marker with the text above it; the text below the last one stands alone."""
    markers = [marker for marker, _ in groups[1:]]
    return [
        *((marker, group[1]) for marker, group in zip(markers, groups, strict=False)),
        (None, groups[-1][1]),
    ]
