"""Whether the lines of an article that open with a clock time are the posts of a live blog, or a column of a schedule."""

from newsline.segmentation.lines import Line, Page, is_paragraph
from newsline.stamps import lexicon, orthography


def are_posts(page: Page, start: int, end: int, stamped: list[int], title: str | None) -> bool:
    """Whether the bare clock times of the lines [start, end), or the lines that one opens, are entries.

    There are two or more of them; and they fall down the page, or the headline says so, or most have a text of their own: a
    sentence or more, where a programme or a match has only a name. `stamped`: the places of stamps and labels.
    """
    times = [place for place in stamped if is_clock(page.special[place])]
    if len(times) < 2:
        return False
    texts = [text for place in times if (text := _text_of(page, place, end))]
    if 2 * sum(map(is_paragraph, texts)) > len(texts) or _has_live_words(page, start, end, title):
        return True
    found = [page.special[place].stamp for place in times]
    minutes = [(stamp.written.hour or 0) * 60 + (stamp.written.minute or 0) for stamp in found]
    return bool(texts) and not any(stamp.has_date for stamp in found) and minutes[0] > minutes[-1]


def is_clock(line: Line) -> bool:
    """Whether the line is, or opens with, a clock time without a cue."""
    return line.bare or is_clock_label(line)


def is_clock_label(line: Line) -> bool:
    """Whether the line opens with a clock time without a cue and goes on with text."""
    return line.kind == "label" and not line.stamp.cued


def _text_of(page: Page, place: int, end: int) -> str | None:
    """The first line of the text that a clock time stands before, None if another one comes first."""
    if page.special[place].kind == "label":
        return page.label_text(place)
    for below in range(place + 1, end):
        kind = page.kind(below)
        if kind in ("text", "credit", "label"):
            return page.text(below)
        if kind == "stamp":
            return None
    return None


def _has_live_words(page: Page, start: int, end: int, title: str | None) -> bool:
    """Whether the headline says that the page is a live blog."""
    first = next((place for place in range(start, end) if page.kind(place) in ("text", "label")), None)
    text = page.texts[first] if first is not None else ""
    headline = f" {' '.join(orthography.words(f'{title or str()} {text}'))} "
    return any(f" {live} " in headline for live in lexicon.word_set(lexicon.LIVE_WORDS))
