"""A page as Python's own parser reads it."""

from html.parser import HTMLParser

VOID = {"meta", "link", "line", "circle", "rect", "br"}


class Page(HTMLParser):
    """The elements of a page in their order; raises where they do not nest."""

    def __init__(self, pieces: object) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.inside: list[int] = []
        self.feed("".join(pieces))  # type: ignore[call-overload]
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"{tag} has an attribute twice"
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append(tag)
            self.inside.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        for index in self.inside:
            self.elements[index][2].append(data)

    def texts(self, tag: str, **wanted: str) -> list[str]:
        """What stands in the elements of a name and with these attributes (class_ for class)."""
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        return ["".join(text) for name, found, text in self.elements if name == tag and wanted.items() <= found.items()]

    def values(self, attribute: str, tag: str | None = None) -> list[str]:
        """The values of an attribute, of all elements or of those of a name."""
        found = [
            attributes[attribute]
            for name, attributes, _ in self.elements
            if attribute in attributes and tag in (None, name)
        ]
        return [value or "" for value in found]
