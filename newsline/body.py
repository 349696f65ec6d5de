"""The body of an article -> its passages: which lines are markers, and which text each of them dates."""

from bisect import bisect_left
from functools import cached_property

from newsline.lines import Page
from newsline.model import Marker, Passage, Stamp

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
        body = self.places
        cuts = [bisect_left(body, place) for place in self.special if self.is_marker(place)]
        if not cuts:
            return [(None, body)]
        ends = [*cuts[1:], len(body)]
        below = ((body[cut], body[cut + 1 : end]) for cut, end in zip(cuts, ends, strict=True))
        return [(None, body[: cuts[0]]), *below]

    def is_marker(self, place: int) -> bool:
        """Whether the line parts one passage from the next."""
        line = self.page.special[place]
        if line.kind == "post":
            return True
        if line.kind not in ("stamp", "label") or (line.reading and len(line.reading.stamps) > 1):
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
        page, found, label = self.page, None, None
        if marker is not None:
            found = self.marker(marker)
            label = found.label
            if label:
                places = [*places, marker] if above else [marker, *places]
        if not places:
            return Passage(found, "", None, None)
        parts: list[str] = []
        blanks = -1
        for place in places:
            if parts:
                parts.append("\n\n" if page.solid[place] - place > blanks else "\n")
            parts.append(page.label_text(place) if label and place == marker else page.texts[place])
            blanks = page.solid[place] - place
        return Passage(found, "".join(parts), page.number(places[0]), page.number(places[-1]))

    def marker(self, place: int) -> Marker:
        """The marker that a line is."""
        line, markup = self.page.special[place], self.page.markup(place)
        if line.reading is None:
            return Marker(Stamp("entry"), None, False, markup)
        return Marker(line.stamp, self.page.number(place), line.kind == "label", markup)


def _shifted(groups: list[_Group]) -> list[_Group]:
    """Each marker with the text above it; the text below the last one stands alone."""
    markers = [marker for marker, _ in groups[1:]]
    return [
        *((marker, group[1]) for marker, group in zip(markers, groups, strict=False)),
        (None, groups[-1][1]),
    ]
