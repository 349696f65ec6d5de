"""Whether the lines of an article that open with a time are the posts of a live blog, or the rows of a timetable.

What speaks for it and against it is weighed in one table; nothing that is said once decides alone. A final full stop is not
needed: live blogs have headlines, and timetables have sentences.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from newsline.model import Stamp
from newsline.patterns import pattern
from newsline.segmentation.lines import Line, Page, is_paragraph, minutes_of, steps
from newsline.stamps import lexicon, orthography

Sign = Literal[
    "impossible", "video", "timetable", "coming", "scheduled", "names", "scores", "sentences", "headlines", "coverage", "broadcast",
    "falling", "zone", "date", "urgent", "live", "author", "relative", "seconds", "after-reference", "ranges",
    "loose",
]  # fmt: skip

WEIGHTS: dict[Sign, float] = {
    "impossible": -100,  # 38:20 below 12:40: a match clock, and none of its rows is a time of day
    "video": -6,  # 00:00, 02:15, 04:40, or 00:35 and 04:20 under "بالفيديو": positions in a film
    "timetable": -6,  # مواعيد, جدول, برنامج, غدا, القنوات الناقلة: more than "بث مباشر" can say
    "coming": -5,  # every row opens with a verb of what is to come
    "scheduled": -5,  # every row names what is on at its hour: a film, a flight, a lecture
    "scores": -4,  # 31-29, or one team × the other
    "seconds": -5,  # 2:05:13 is how long something took
    "after-reference": -5,  # they rise, soon after the text was as we have it: a plan
    "ranges": -6,  # 08:00 - 12:00
    "loose": -5,  # a blank alone parts the time from the text: so do lists and verses
    "names": -3,  # a programme, a match or a train has a name, not a sentence
    "sentences": 3,
    "headlines": 2.5,  # of four words and more
    "coverage": 3,
    "broadcast": 1,  # "بث مباشر" stands on sites of timetables as well
    "falling": 2.5,
    "zone": 3,  # a timetable does not name GMT line by line
    "date": 2.2,  # in words or in markup
    "urgent": 3,
    "live": 3,  # "بث حي" beside each time
    "author": 6,
    "relative": 6,  # "قبل 5 دقائق"
}
ENOUGH = 2.0

_AGAINST: dict[Sign, str] = {
    "impossible": "a line of the same shape is no time of day",
    "video": "they look like positions in a video",
    "timetable": "words of a timetable stand above them",
    "coming": "their texts say what is to come",
    "scheduled": "their texts name what is on at those hours",
    "scores": "their texts are scores or fixtures",
    "names": "their texts are names, not sentences",
    "ranges": "they are ranges of time",
    "loose": "nothing parts them from their texts",
    "seconds": "they have seconds, as durations do",
    "after-reference": "all are later than the reference",
}
_HOUR, _DAY = 60, 24 * 60
_HEADLINE = 4  # words
_BYLINES = 3  # lines of a head below its stamp, the first of the text among them
_FIRST_WORDS = 60  # characters in which they stand, in most texts
_JOINED = ("", "\u0648", "\u0644", "\u0628")  # "and", "for", "in", as they are written with the word that follows
_HALF, _MOST = 0.5, 0.6
_WORDS, _NUMBERS = pattern(r"[^\W\d]+"), pattern(r"\d+")
_HEAD = pattern(r"\A\W*")
_NO_TIME = pattern(r"(?P<head>\W*)(?:(?:2[5-9]|[3-9]\d)[:.][0-5]\d(?!\d|[.:]\d)|\d?\d:[6-9]\d(?!\d|[.:]\d))")
_RANGE = pattern(r"\d?\d[:.]\d\d\b")
_SCORE = pattern(r"(?<![\d:.])\d{1,3} ?[-–:] ?\d{1,3}(?![\d:.])|[×]| x | ضد |^\w+(?: \w+){0,2} [-–] \w+(?: \w+){0,2}$")


class Verdict(NamedTuple):
    """Whether times are posts; `seen`: how many lines open with one, `because`: what spoke against it, for a refusal."""

    taken: bool
    seen: int = 0
    because: str = ""


NONE_SEEN = Verdict(False)


def weigh(page: Page, start: int, end: int, stamped: Sequence[int], title: str | None) -> Verdict:
    """Whether the times that open lines of [start, end) are posts. `stamped`: the places of stamps and labels."""
    times = [place for place in stamped if page.special[place].is_time]
    if len(times) == 2 and len({_what_it_says(page, place) for place in times}) == 1:
        times.pop()  # a stamp that stands in the head, and at the foot again
    if len(times) < 2:
        return Verdict(False, len(times), "a single one may be anything") if times else NONE_SEEN
    if _is_page_stamp(page, start, times):
        return Verdict(False, len(times), "the first is the page's own, and a single one may be anything")
    if _is_site_clock(page, start, end, times):
        return Verdict(False, len(times), "the first is the site's clock, above the head")
    rows = list(_rows(page, times, end))
    if sum(map(bool, rows)) < 2:
        return Verdict(False, len(times), "no texts of their own belong to them")
    signs = dict(_signs(page, start, end, times, rows, title))
    total = sum(WEIGHTS[sign] * share for sign, share in signs.items())
    if total >= ENOUGH:
        return Verdict(True, len(times))
    worst = min(signs, key=lambda sign: WEIGHTS[sign] * signs[sign], default=None)
    said = _AGAINST.get(worst) if worst is not None else None
    return Verdict(False, len(times), said or "nothing says that they are posts")


def _what_it_says(page: Page, place: int) -> tuple[object, ...]:
    """All that a time says, its own text with it."""
    line = page.special[place]
    return line.says, page.label_text(place) if line.kind == "label" else "", page.markup(place)


def _is_page_stamp(page: Page, start: int, times: Sequence[int]) -> bool:
    """Whether the first of two times is a full date with its hour above all paragraphs, and the other an hour alone."""
    one, other = (page.special[place] for place in (times[0], times[-1]))
    if len(times) != 2 or one.kind != "stamp" or not (one.stamp.written.dated and one.stamp.timed):
        return False
    if any(map(is_paragraph, map(page.text, range(start, times[0])))):
        return False
    return not other.stamp.has_date


def form(stamp: Stamp) -> str:
    """The signs of a stamp, with one letter for each word and one digit for each number."""
    return _NUMBERS.sub("0", _WORDS.sub("x", stamp.text))


def is_alike(one: Line, other: Line) -> bool:
    """Whether two lines are of one form: stamps both or labels both, with the same signs."""
    return one.kind == other.kind and form(one.stamp) == form(other.stamp)


def _is_site_clock(page: Page, start: int, end: int, times: Sequence[int]) -> bool:
    """Whether the first of two dated times stands in the site's head, with the lines of the article's between it and the other."""
    dated = all(page.special[place].kind == "stamp" and page.special[place].stamp.written.dated for place in times)
    if len(times) != 2 or not dated or page.special[times[0]].author is not None:
        return False
    below = range(times[1] + 1, min(times[1] + 1 + _BYLINES, end))
    lines = list(takewhile(lambda place: page.kind(place) == "text", below))
    if not any(is_paragraph(page.text(place)) for place in lines):
        return False
    above = [page.text(place) for place in range(start, times[0])]
    between = [page.text(place) for place in range(times[0] + 1, times[1])]
    return bool(between) and not any(map(is_paragraph, above + between)) and (not above or page.gap(times[0] + 1))


def _rows(page: Page, times: Sequence[int], end: int) -> Iterator[list[str]]:
    """The lines of text that belong to each time: its own, and those down to the next; the last one's end at a gap."""
    above = not any(page.kind(place) == "text" for place in range(times[-1] + 1, end))
    starts, ends = [-1, *times], [*times[1:], end]
    for first, place, last in zip(starts, times, ends, strict=False):
        texts = [page.label_text(place)] if page.special[place].kind == "label" else []
        if above and not texts:
            texts += [page.text(at) for at in range(max(first + 1, place - 4), place) if page.kind(at) == "text"]
        else:
            texts += (
                page.text(below) for below in range(place + 1, min(last, place + 4)) if page.kind(below) == "text"
            )
        yield texts


def _signs(
    page: Page, start: int, end: int, times: Sequence[int], rows: Sequence[list[str]], title: str | None
) -> Iterator[tuple[Sign, float]]:
    """What speaks for posts or against them, and how strongly of 1."""
    lines = [page.special[place] for place in times]
    heads = {text[: len(text) - len(_HEAD.sub("", text))].strip() for text in map(page.text, times)}
    others = (page.text(place) for place in range(start, end) if page.kind(place) == "text")
    if any((found := _NO_TIME.match(text)) and found["head"].strip() in heads for text in others):
        yield "impossible", 1
    yield from _of_times(lines, page.until)
    if sum(page.markup(place) is not None for place in times) >= _HALF * len(times):
        yield "date", 1
    yield from _of_texts(rows)
    minutes = minutes_of(lines)
    from_first_hour = bool(minutes) and minutes[0] < _HOUR and minutes == sorted(minutes)
    yield from _of_headline(page, start, times[0], title, positions=from_first_hour)


def _of_times(lines: Sequence[Line], until: int | None) -> Iterator[tuple[Sign, float]]:
    """What the times say, and what stands beside them. `until`: see `Page`."""
    minutes = minutes_of(lines)
    from_nought = minutes and minutes == sorted(minutes) and minutes[0] <= 1
    if from_nought and (minutes[0] == 0 or max(minutes) < 60):
        yield "video", 1
    going = steps(lines)
    down = sum(step < 0 for step in going)
    if going and down > _MOST * len(going) and minutes[0] != minutes[-1]:
        yield "falling", 1
    if until is not None and minutes and minutes == sorted(minutes):
        ahead, ago = minutes[0] - until, until + _DAY - minutes[-1]  # as times of the same day, or of the day before
        if 0 < ahead < ago:
            yield "after-reference", 1
    counts: dict[Sign, int] = {
        "zone": sum(line.stamp.zone is not None for line in lines),
        "date": sum(line.stamp.has_date and line.stamp.timed for line in lines),
        "live": sum(line.live for line in lines),
        "author": sum(line.author is not None and not line.named for line in lines),
        "seconds": sum(bool(line.stamp.written.second) and line.stamp.zone is None for line in lines),
        "loose": sum(line.loose for line in lines),
        "relative": sum(line.stamp.ago is not None for line in lines),
    }
    yield from ((sign, 1) for sign, count in counts.items() if count >= _HALF * len(lines))
    if any(line.urgent for line in lines):
        yield "urgent", 1


def _of_texts(rows: Sequence[list[str]]) -> Iterator[tuple[Sign, float]]:
    """What the texts say that belong to the times."""
    count = len(rows)
    if sum(bool(row) and _RANGE.match(row[0]) is not None for row in rows) >= _HALF * count:
        yield "ranges", 1
    firsts = [row[0] for row in rows if row]
    sentences = sum(any(map(is_paragraph, row)) for row in rows)
    headlines = sum(map(_is_headline, firsts))
    told = sum(any(map(_is_headline, row)) for row in rows)
    if sentences >= _HALF * count:
        yield "sentences", 1
    if headlines > _HALF * count:
        yield "headlines", 1
    elif sentences < _HALF * count and told <= _HALF * count:
        yield "names", 1
    if sum(map(_is_coming, firsts)) >= _MOST * count:
        yield "coming", 1
    if sum(map(_is_scheduled, firsts)) >= _MOST * count:
        yield "scheduled", 1
    if sum(_SCORE.search(text) is not None and not _is_byline(text) for text in firsts) >= _HALF * count:
        yield "scores", 1


def _is_headline(text: str) -> bool:
    """Whether a text has the words of a headline, numbers aside."""
    first = text[:_FIRST_WORDS]
    return _counted(first) >= _HEADLINE or (len(first) < len(text) and _counted(text) >= _HEADLINE)


def _counted(text: str) -> int:
    """The words of a text, without numbers."""
    return sum(not word.isdigit() for word in orthography.words(text))


def _of_headline(
    page: Page, start: int, first: int, title: str | None, *, positions: bool
) -> Iterator[tuple[Sign, float]]:
    """What the words above the first time say: the headline, and what stands beside it.

    `positions`: whether the times rise from the first hour, as positions in a film do.
    """
    above = [page.text(place) for place in range(start, first) if page.kind(place) == "text"]
    opening = _said(above[-1]) if above and above[-1].endswith(":") else ""
    told = _holds(opening, lexicon.TIMETABLE_WORDS)  # "the events as they stand in the indictment:" covers nothing
    headline = _said(" ".join([title or "", *(above[:-1] if told else above)[:2]]))
    without = headline
    for phrase in sorted(lexicon.word_set(lexicon.BROADCAST_WORDS), key=len, reverse=True):
        without = without.replace(f" {phrase} ", " ")
    if without != headline:
        yield "broadcast", 1
    if _holds(without, lexicon.LIVE_WORDS):
        yield "coverage", 1
    names = _said(" ".join([title or "", *above[:1], *(text for text in above[1:] if not is_paragraph(text))]))
    if told or _holds(_without_subjects(names), lexicon.TIMETABLE_WORDS):
        yield "timetable", 1
    if positions and _holds(headline, lexicon.VIDEO_WORDS):
        yield "video", 1


def _said(text: str) -> str:
    """The folded words of a text, with a blank on either side of each."""
    return f" {' '.join(orthography.words(text))} "


def _holds(text: str, words: str) -> bool:
    return any(f" {joined}{phrase} " in text for phrase in lexicon.word_set(words) for joined in _JOINED)


def _without_subjects(headline: str) -> str:
    """A headline without what its news is about: "protests against | prices"."""
    words = headline.split()
    before = lexicon.word_set(lexicon.TIMETABLE_NOT_AFTER)
    return f" {' '.join(word for at, word in enumerate(words) if not at or words[at - 1] not in before)} "


def _is_scheduled(text: str) -> bool:
    """Whether a text opens with what a timetable lists, and is no sentence."""
    return _first_word(text) in lexicon.word_set(lexicon.SCHEDULED_WORDS) and not is_paragraph(text)


def _is_byline(text: str) -> bool:
    """Whether a text says who wrote what follows: "كتب - NAME"."""
    return _first_word(text) in lexicon.word_set(lexicon.WROTE_WORDS)


def _is_coming(text: str) -> bool:
    """Whether a text opens with a verb of what is to come, or with a step of a recipe."""
    word = _first_word(text)
    lists = (lexicon.COMING_WORDS, lexicon.STEP_WORDS)
    return any(word in lexicon.word_set(one) for one in lists) or lexicon.is_future(word)


def _first_word(text: str) -> str:
    """The folded first word of a text; empty where it has none."""
    return next(iter(orthography.words(text[:_FIRST_WORDS])), "")
