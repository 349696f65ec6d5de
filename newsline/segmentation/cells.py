"""A line of an article's head that holds a stamp beside other things: a byline, a section, a source, a caption.

Its cells are parted by a bar, a dot in the middle, a tab or a gap of three blanks and more; a dash or a slash parts them where one side is wholly
a stamp. A cell counts only if it is wholly a stamp with a full date, or stands beside one that is.
"""

from typing import NamedTuple

from newsline.model import DateOrder, Stamp
from newsline.patterns import pattern
from newsline.segmentation.ornaments import past_words
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import FULL_DATE, is_known, read_line

_LONGEST = 200  # characters
_MOST = 8  # cells of a line: more are a table's
_LONGEST_RUN = 4  # cells of one stamp
_PARTED = pattern(r"\s*\|\s*|\s*\t\s*|\s{3,}|\s[·•]\s")
_SLASH = pattern(r"\s+/\s+")
_DASHES = orthography.unfolded("-") + "ـ"
_WEAKLY = pattern(rf"\s+[{_DASHES}/]\s+|\s*[{_DASHES}/]\s+(?=المصدر)|(?:،|,)\s+(?!\d{4}\b)")
_BESIDE_YEAR = pattern(r"[^\W\d_]|(?<!\d)\d\d?(?!\d)")  # a day, in numbers or in words
_MOST_WORDS = 3  # of a name or a section right before or after its date
_MOST_OF_BYLINE = 6  # words, its cue among them
_WORD = pattern(r"[^\W\d_]+(?=\d)|\S+")  # a name may touch the date behind it


class Cells(NamedTuple):
    """The stamps of a line, and what else stands on it."""

    stamps: tuple[Stamp, ...] = ()
    beside: str = ""


def read(text: str, *, weakly: bool, order: DateOrder = "dmy") -> Cells:
    """The stamps of a line; none where no cell is one with a full date.

    `weakly`: a dash, a slash or a section's name may part cells as well.
    """
    if len(text) > _LONGEST or not _may_be_date(text):
        return Cells()
    text = orthography.visible(text)
    parts = [part.strip() for part in _PARTED.split(text.strip())]
    if len(parts) > _MOST:
        return Cells()
    found = _of_slashes(text, order)
    if not found and len(parts) > 1 and _dated(_runs(parts, " | ", order, dates=True)):
        found = _completed(_runs(parts, " | ", order), order)  # a table's rows have no date that is a stamp
    if weakly and not _dated(found):
        found = [one for part in parts for one in _weakly(part, order)]
    if not _dated(found):
        return Cells()
    beside = " | ".join(parts)
    for stamp in found:
        beside = beside.replace(stamp.text, "", 1)
    return Cells(tuple(found), " ".join(beside.strip(" |/\t،,:" + _DASHES).split()))


def _of_slashes(text: str, order: DateOrder) -> list[Stamp]:
    """The stamps of the parts between slashes, where two of them have one, in cells of their own."""
    parts = _SLASH.split(text) if "/" in text else []
    found = [_runs(_PARTED.split(part.strip()), " | ", order) for part in parts] if len(parts) > 1 else []
    dated = [stamps for stamps in found if _dated(stamps)]
    return [stamp for stamps in dated for stamp in stamps] if len(dated) > 1 else []


def _completed(found: list[Stamp], order: DateOrder) -> list[Stamp]:
    """The stamps, of which a date and a clock time that another cell parts are one."""
    halves = len(found) == 2 and {(one.has_date, one.timed) for one in found} == {(True, False), (False, True)}
    whole = _whole(" | ".join(one.text for one in found), order) if halves else []
    return whole if len(whole) == 1 else found


def _may_be_date(text: str) -> bool:
    return FULL_DATE.search(text) is not None and _BESIDE_YEAR.search(text) is not None


def _dated(found: list[Stamp]) -> bool:
    return any(stamp.written.dated for stamp in found)


def _timed(found: list[Stamp]) -> bool:
    return any(stamp.timed for stamp in found)


def _runs(parts: list[str], glue: str, order: DateOrder, *, dates: bool = False) -> list[Stamp]:
    """The stamps of the longest runs of cells that are wholly stamps; `dates`: only of such as may hold a full date."""
    found: list[Stamp] = []
    at = 0
    while at < len(parts):
        for end in range(min(len(parts), at + _LONGEST_RUN), at, -1):
            text = glue.join(parts[at:end])
            read = _whole(text, order) if not dates or _may_be_date(text) else []
            if read:
                found += read
                at = end
                break
        else:
            at += 1
    return found


def _weakly(part: str, order: DateOrder) -> list[Stamp]:
    """The stamps of a cell in which a dash, a slash, a name or a section stands beside one."""
    starts, ends = _edges(part, _MOST_WORDS)
    trimmed = [*(part[at:] for at in starts), *(part[:at] for at in ends)]
    for text in trimmed:
        if len(read := _whole(text, order)) > 1 and _dated(read):
            return read
    found = _of_pieces(part, order)
    if not _timed(found):
        for text in trimmed:
            if _dated(read := _whole(text, order)) and (_timed(read) or any(stamp.cued for stamp in read)):
                return read
    if found or not past_words(part, 0, (lexicon.BYLINE_WORDS,)):
        return found
    starts, _ = _edges(part, _MOST_OF_BYLINE)
    return next((read for at in starts if _dated(read := _whole(part[at:], order))), [])


def _edges(part: str, most: int) -> tuple[list[int], list[int]]:
    """Where a cell goes on behind its first words, and ends before its last: up to so many of them, signs aside."""
    words = list(_WORD.finditer(part))
    out = []
    for run in (words[:most], words[-most:]):
        out.append(min(most + sum(not any(map(str.isalnum, word[0])) for word in run), len(words) - 1))
    return [word.start() for word in words[1 : out[0] + 1]], [word.end() for word in words[-2 : -out[1] - 2 : -1]]


def _of_pieces(part: str, order: DateOrder) -> list[Stamp]:
    """The stamps of the first run of pieces of a cell, parted by a dash, a slash or a comma, that are wholly stamps."""
    pieces = _WEAKLY.split(part)
    if not 1 < len(pieces) <= _MOST:
        return []
    glues = _WEAKLY.findall(part)
    for start in range(len(pieces)):
        for end in range(len(pieces), start, -1):
            if end - start == len(pieces):
                continue
            text = pieces[start] + "".join(g + p for g, p in zip(glues[start:], pieces[start + 1 : end], strict=False))
            if _may_be_date(text) and _dated(read := _whole(text, order)):
                return read
    return []


def _whole(text: str, order: DateOrder) -> list[Stamp]:
    """The stamps that a text is the whole of."""
    text = text.strip()
    if not text or not all(map(is_known, text.split())):
        return []
    reading = read_line(text, order)
    if reading is None or reading.end is not None:
        return []
    return [stamp for stamp in reading.stamps if stamp.timed or stamp.has_date]
