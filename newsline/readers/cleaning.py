"""The lines of a story on a page: what each is, and those taken out that belong to other stories or to readers' comments."""

import re
from functools import lru_cache
from itertools import groupby, pairwise

from newsline.chronology import reconciling
from newsline.model import Reading, Stamp
from newsline.readers.elements import names_others
from newsline.readers.page import Line
from newsline.segmentation import cells, posts
from newsline.segmentation.lines import CAPTION_LENGTH, credit_of, ends_like_a_sentence
from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_bare, read_line

_SENTENCE = 25  # characters; a shorter one is a slogan or a label
_RUNNING = 45  # characters; text of this length is taken for a paragraph without a full stop
_SHORT = 60
_LONGEST_STAMP = 200
_ENOUGH = 150  # characters of a story
_MOSTLY = 0.5  # of a line is a link
_HEADED = 3  # lines of a post: a headline, an author, the first of its text
_HEADLINE = 4  # words
_LONGEST_WORDS = 12  # characters of a time that an element gives, whatever its words
_PARTS_OF_DATE = (4, 3, 2)  # its weekday, day, month and year
_MOST_TIMES = 4  # beside one another in a line
_AROUND_TIMES = " |-–—,،·•()"
_DAY = re.compile(r"\d{4}|[./-]\d")
_DIGIT = re.compile(r"\d")
_LONGEST_CONTROL = 120  # characters, of a sentence in English
_COUNT = re.compile(r"\b(?:\d+|k|m)\b ?")
_VIEWS = re.compile(r"\d{1,4}(?:[.,]\d{1,3})? ?[KkMm]")  # how many have seen it
_AND = "و"  # joined to the word behind it
_MOST_CONTROLS = 12  # words
_LONGEST_CONTROL_WORDS = 3  # of one control, or of a network
_LONGEST_LABEL = 3  # words over another story, an arrow among them


_remembered = lru_cache(1 << 10)(read_line)  # it is asked several times of what a line is


def _folded(text: str) -> str:
    return " ".join(orthography.words(text))


# --- what a line is -----------------------------------------------------------------------------------------------


def is_sentence(line: Line) -> bool:
    """Whether a line ends like a sentence and is more than a label, and no link."""
    return len(line.text) >= _SENTENCE and line.linked < _MOSTLY and ends_like_a_sentence(line.text)


def mass(line: Line) -> int:
    """How much a line weighs when the story is looked for: its characters; half of them where no full stop ends it.

    Links weigh nothing, nor does what is too short to be told from a label, or is a heading without a full stop.
    """
    size = len(line.text)
    if size < _SENTENCE or line.linked >= _MOSTLY:
        return 0
    if ends_like_a_sentence(line.text):
        return size
    return size // 2 if size >= _RUNNING and not line.heading and not is_of_rights(line) else 0


def is_of_rights(line: Line) -> bool:
    """Whether a line says whose the site is."""
    begin = line.text[:_SHORT]
    if "©" in begin:
        return True
    words = f" {' '.join(orthography.words(begin))} " if "حقوق" in begin else ""
    return any(f" {phrase} " in words for phrase in lexicon.word_set(lexicon.RIGHTS_WORDS))


def is_running(line: Line) -> bool:
    """Whether a line may be a paragraph, however short and unfinished."""
    return len(line.text) >= _SENTENCE and line.linked < _MOSTLY and not line.heading and not is_of_rights(line)


def is_standfirst(line: Line) -> bool:
    """Whether a line below the headline may go on with it, as a heading of its own."""
    return len(line.text) >= _SENTENCE and line.heading > 1 and line.linked < _MOSTLY and not names_others(line.text)


def is_headline(line: Line) -> bool:
    """Whether a line above the text is more than a label: some words that end in no full stop, and no stamp."""
    few = len(line.text) > CAPTION_LENGTH or len(line.text.split()) < _HEADLINE
    return not few and line.linked < _MOSTLY and not is_sentence(line) and not is_stamp(line)


def is_dated(line: Line) -> bool:
    """Whether the line is the words of one time of the page's markup, in whatever way they say it."""
    return len(line.times) == 1 and line.text == line.times[0].words and not line.linked


def _reading(line: Line) -> Reading | None:
    return _remembered(line.text) if len(line.text) < _LONGEST_STAMP else None


def is_stamp(line: Line) -> bool:
    """Whether the whole line is a stamp, or two."""
    reading = _reading(line)
    return reading is not None and reading.end is None


def is_time(line: Line) -> bool:
    """Whether the whole line is a time, or says how long ago."""
    return is_stamp(line) or (len(line.text) < _SHORT and read_bare(line.text) is not None)


def is_clock(line: Line) -> bool:
    """Whether the whole line is a stamp with a clock time, or says how long ago."""
    reading = _reading(line)
    if reading is not None:
        return reading.end is None and any(stamp.timed or stamp.ago is not None for stamp in reading.stamps)
    return is_relative(line)


def is_ago(line: Line) -> bool:
    """Whether the whole line is a stamp that says how long ago."""
    reading = _reading(line)
    return reading is not None and reading.end is None and any(stamp.ago is not None for stamp in reading.stamps)


def is_relative(line: Line) -> bool:
    """Whether the whole line says how long ago, and no element of its own says when."""
    stamp = read_bare(line.text) if len(line.text) < _SHORT and not line.times else None
    return stamp is not None and stamp.ago is not None


def is_cued(line: Line) -> bool:
    """Whether the whole line is a stamp that has a cue and a date or a time."""
    reading = _reading(line)
    if reading is None or reading.end is not None:
        return False
    return any(stamp.cued and (stamp.timed or stamp.has_date) for stamp in reading.stamps)


def as_shown(line: Line, markup: Stamp) -> Stamp:
    """The time of a line's own element, on the clocks on which the words of the line are."""
    reading = _reading(line)
    return markup if reading is None or len(reading.stamps) > 1 else reconciling.as_shown(reading.stamps[0], markup)


def is_update(line: Line) -> bool:
    """Whether an update or a correction stands in the line or opens it."""
    reading = _reading(line) if line.linked < _MOSTLY else None
    return reading is not None and any(stamp.kind in ("update", "correction") for stamp in reading.stamps)


def is_page_stamp(line: Line) -> bool:
    """Whether the whole line is a stamp with a cue, or a bare date in full."""
    reading = _reading(line)
    if reading is None or reading.end is not None:
        return False
    return any(stamp.cued or stamp.written.dated for stamp in reading.stamps)


def has_page_stamp(line: Line, *, below: bool = False) -> bool:
    """Whether a stamp with a full date stands in the line beside a byline or a source; `below`: right below the headline, where
    a dash or a cue is enough to part them."""
    weakly = below and not line.heading and line.linked < _MOSTLY
    return not line.times and bool(cells.read(line.text, weakly=weakly).stamps)


def is_linked(line: Line) -> bool:
    """Whether the line is nothing but a link to another story; a time that leads to its own post is none, with a name or without."""
    if line.linked < 1 or is_stamp(line):
        return False
    words = sum(len(time.words.split()) for time in line.times)
    return not (line.times and len(line.text.split()) < words + _HEADLINE)


def leads_away(line: Line) -> bool:
    """Whether a line is the headline of another page, and not a name that leads to one."""
    return is_linked(line) and (line.heading > 0 or len(line.text.split()) >= _HEADLINE)


# --- lines of others ----------------------------------------------------------------------------------------------


def without_comments(lines: list[Line]) -> list[Line]:
    """The lines above a heading that says that comments follow."""
    headings = lexicon.word_set(lexicon.COMMENT_WORDS)
    for index, line in enumerate(lines):
        if line.heading > 1 and _folded(line.text.strip("0123456789() ")) in headings:
            return lines[:index]
    return lines


def are_of_others(lines: list[Line]) -> bool:
    """Whether the teasers among the lines are those of other pages: else the page has nothing but them."""
    own = sum(mass(line) for line in lines if not line.teaser)
    return own >= _ENOUGH or own * 2 > sum(map(mass, lines))


def without_links(lines: list[Line]) -> list[Line]:
    """The lines without lists of links, links that stand alone, and the words above or before them."""
    related = lexicon.word_set(lexicon.RELATED_WORDS) | lexicon.word_set(lexicon.NEIGHBOUR_WORDS)
    first = next((index for index, line in enumerate(lines) if mass(line)), len(lines))
    own = are_of_others(lines)
    lines = [
        line._replace(linked=1.0) if _is_of_card(line, own) and (index > first or _is_timed_link(line)) else line
        for index, line in enumerate(lines)
        if not is_control(line)
    ]
    found: list[Line] = []
    own_forms = _forms_of_posts(lines, first)
    groups = [(linked, list(group)) for linked, group in groupby(lines, _is_link_or_time)]
    for (linked, run), (_, below) in pairwise([*groups, (False, [])]):
        if linked and (_is_list(run) or (_is_card(run) and any(map(mass, found)))):
            _pop_labels(found, related)
            if len(found) > 1 and _heads_list(found[-1], run):
                found.pop()
            if _is_bare_time(run[-1]) and _form(run[-1]) in own_forms and any(map(mass, below[:_HEADED])):
                found.append(run[-1])  # of the post that follows
        elif linked:
            found += run
        else:
            found += (line for line in run if not (line.linked >= _MOSTLY and names_others(line.text)))
    while found and is_of_rights(found[-1]):
        found.pop()
    _pop_labels(found, related)
    return _without_neighbours(_without_last_headings(found))


def _forms_of_posts(lines: list[Line], first: int) -> set[str]:
    """The forms of the times that stand below no link; above the first text one may be the page's, if no two below it have its form."""
    times = [at for at, line in enumerate(lines) if _is_bare_time(line)]
    below = [_form(lines[at]) for at in times if at > first]
    own = ((at, _form(lines[at])) for at in times if not at or not is_linked(lines[at - 1]))
    return {form for at, form in own if at > first or below.count(form) > 1}


def _without_last_headings(lines: list[Line]) -> list[Line]:
    """The lines without the headlines of other pages at their end, where no text stands below, and the headings over them."""
    end = len(lines)
    while end > 1 and _is_headline_of_other(lines[end - 1]) and not is_time(lines[end - 2]):
        end -= 1
    if end == len(lines) or not any(map(mass, lines[:end])):
        return lines
    while lines[end - 1].heading > 1 and not mass(lines[end - 1]) and lines[end - 1].post is None:
        end -= 1
    return lines[:end]


def _without_neighbours(lines: list[Line]) -> list[Line]:
    """The lines without the headlines of the story before and of the one after at their end, each below its label or behind it."""
    end = len(lines)
    while end:
        last = lines[end - 1]
        if ends_like_a_sentence(last.text) or len(last.text) > CAPTION_LENGTH or is_stamp(last):
            break
        if _is_label_of_neighbour(last.text) or _is_behind_label(last):
            end -= 1
        elif end > 1 and _is_label_of_neighbour(lines[end - 2].text):
            end -= 2
        else:
            break
    return lines[:end] if any(map(mass, lines[:end])) else lines


def _is_label_of_neighbour(text: str) -> bool:
    return len(text) < _SHORT and _folded(text) in lexicon.word_set(lexicon.NEIGHBOUR_WORDS)


def _is_behind_label(line: Line) -> bool:
    """Whether a line is the label of the story before or after and its headline, behind a colon or as a link."""
    label, colon, _ = line.text.partition(":")
    if colon:
        return _is_label_of_neighbour(label)
    words = line.text.split(maxsplit=_LONGEST_LABEL)
    starts = (" ".join(words[:size]) for size in range(1, len(words)))
    return line.linked >= _MOSTLY and any(map(_is_label_of_neighbour, starts))


def _is_headline_of_other(line: Line) -> bool:
    return line.heading > 1 and is_linked(line) and line.post is None and not line.times


def is_control(line: Line) -> bool:
    """Whether a line stands over an advertisement, is a control of the page, how many used it aside, or the site's clock."""
    if line.times or len(line.text) > (_LONGEST_CONTROL if _is_of_machines(line.text) else _SHORT):
        return False
    words = _folded(line.text)
    if not line.heading and (_VIEWS.fullmatch(line.text) or _is_filing(line.text)):
        return True
    if _DIGIT.search(words):
        if any(f" {now} " in f" {words} " for now in lexicon.word_set(lexicon.CLOCK_NOW)):
            return True
        words = _COUNT.sub("", words).strip()
    if words in lexicon.word_set(lexicon.ADVERT_WORDS) or words in lexicon.word_set(lexicon.CONTROL_WORDS):
        return True
    return not line.heading and _are_controls(words)


def _is_of_machines(text: str) -> bool:
    """Whether a text is in English, or an address behind a label."""
    return text.isascii() or text.partition(":")[2].strip().isascii()


def _is_filing(text: str) -> bool:
    """Whether a text is the label of what a page says of its story, and the value, which is no sentence."""
    label, colon, _ = text.partition(":")
    if not colon or ends_like_a_sentence(text):
        return False
    return _folded(label) in lexicon.word_set(lexicon.FILED_WORDS)


def _are_controls(words: str) -> bool:
    """Whether folded words are several controls, or name networks and how to share or follow there, and nothing else."""
    left = words.split()
    networks, shares = lexicon.word_set(lexicon.NETWORK_WORDS), lexicon.word_set(lexicon.SHARE_WORDS)
    controls = lexicon.word_set(lexicon.CONTROL_WORDS)
    if not 0 < len(left) <= _MOST_CONTROLS:
        return False
    named = shared = False
    pressed = True  # each is a control by itself
    while left:
        for size in range(_LONGEST_CONTROL_WORDS, 0, -1):
            phrase = " ".join(left[:size])
            network = phrase in networks or phrase.removeprefix(_AND) in networks
            if network or phrase in shares or phrase in controls:
                named, shared = named or network, shared or phrase in shares
                pressed = pressed and phrase in controls
                break
        else:
            return False
        left = left[size:]
    return (named and shared) or pressed


def _is_of_card(line: Line, own: bool) -> bool:
    return line.card and (own if line.teaser else not is_time(line))


def _is_timed_link(line: Line) -> bool:
    return line.teaser and _MOSTLY <= line.linked < 1


def _pop_labels(lines: list[Line], labels: frozenset[str]) -> None:
    while lines and _folded(lines[-1].text[:_LONGEST_STAMP]) in labels:
        lines.pop()


def _is_link_or_time(line: Line) -> bool:
    return is_linked(line) or _is_bare_time(line)


def _is_bare_time(line: Line) -> bool:
    if len(line.text) >= _SHORT or is_cued(line):
        return False
    return (_DIGIT.search(line.text) is not None and is_stamp(line)) or (not line.heading and is_time(line))


def _form(line: Line) -> str:
    """The form of the stamp that a line is."""
    reading = _reading(line)
    return posts.form(reading.stamps[-1]) if reading is not None else ""


def _is_card(run: list[Line]) -> bool:
    """Whether the headline of another story and its time stand between paragraphs: the time is the other story's."""
    if len(run) != 2 or not is_linked(run[0]) or is_linked(run[1]):
        return False
    return len(run[0].text.split()) >= _HEADLINE


def _heads_list(line: Line, run: list[Line]) -> bool:
    """Whether a line is the heading of several links."""
    return line.heading > 1 and line.post is None and not mass(line) and sum(map(is_linked, run)) > 1


def _is_list(run: list[Line]) -> bool:
    """Whether links and times in a row are a list of other stories, and not the head of a post."""
    links = [line for line in run if is_linked(line)]
    times = len(run) - len(links)
    if len(links) < 2:  # the headline of a post may lead to its own page
        return bool(links) and not times and not links[0].heading
    return times != 1 or is_linked(run[0])


# --- lines that markup cut or joined ------------------------------------------------------------------------------


def with_values(lines: list[Line]) -> list[Line]:
    """The lines with a credit's word and the name below it on one line: alone, the word would end the article."""
    found: list[Line] = []
    for line in lines:
        if found and credit_of(found[-1].text) == "" and len(line.text) < _SHORT:
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {line.text}", times=line.times)
        else:
            found.append(line)
    return found


def _parts(line: Line, reading: Reading) -> list[Line]:
    """The two stamps of a line as two lines, each with its own element; the line itself where they are not parted so."""
    texts = [stamp.text for stamp in reading.stamps]
    pairs = list(zip(texts, line.times, strict=True))
    whole = all(time.words in text and is_page_stamp(Line(text)) and not is_update(Line(text)) for text, time in pairs)
    return [line._replace(text=text, times=(time,)) for text, time in pairs] if whole else [line]


def dates_apart(lines: list[Line]) -> list[Line]:
    """The lines with the dates above the text that elements part from a name on lines of their own."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        if mass(line):
            return found + lines[index:]
        apart = line.date and not has_page_stamp(line)
        rest = " ".join(line.text.replace(line.date, " ", 1).split()).strip(_AROUND_TIMES) if apart else ""
        found += [line._replace(text=line.date), line._replace(text=rest, times=())] if rest else [line]
    return found


def time_first(lines: list[Line]) -> list[Line]:
    """The lines with the only time of the page's markup above the standfirst, where it stands between that and the text."""
    timed = [index for index, line in enumerate(lines) if line.times or line.post is not None]
    if len(timed) != 1 or not is_dated(lines[timed[0]]):
        return lines
    (index,) = timed
    above = [place for place, line in enumerate(lines[:index]) if mass(line)]
    if len(above) != 1 or not any(map(mass, lines[index:])):
        return lines
    (first,) = above
    moved = lines[index]._replace(paragraph=lines[first].paragraph)
    return [*lines[:first], moved, *lines[first:index], *lines[index + 1 :]]


def joined_times(lines: list[Line]) -> list[Line]:
    """The lines with how long ago and the time itself, one below the other, as one stamp; likewise a page's day and clock, and
    the parts of its date."""
    lines = _joined_dates(lines)
    found: list[Line] = []
    alone = sum(_is_bare_time(line) and _DAY.search(line.text) is None for line in lines) == 1
    text_above = False
    for line in lines:
        above = found[-1] if found else None
        text_above = text_above or mass(line) > 0
        if (
            above is not None
            and alone
            and not text_above
            and not (above.times or line.times)
            and _is_day_and_clock(above, line)
        ):
            found[-1] = above._replace(text=f"{above.text} {line.text}")
        elif above is not None and _are_one_time(above, line):
            text = f"{above.text} {line.text}"
            times = above.times or line.times
            found[-1] = above._replace(text=text, times=(times[0]._replace(words=text),))
        else:
            found.append(line)
    return found


def _joined_dates(lines: list[Line]) -> list[Line]:
    """The lines above the text with a full date on one line whose day, month and year stand on their own, as in a drawn calendar."""
    first = next((index for index, line in enumerate(lines) if mass(line)), len(lines))
    parts = [len(line.text) <= _LONGEST_WORDS and not line.times for line in lines[:first]]
    found: list[Line] = []
    start = 0
    while start < first:
        for size in _PARTS_OF_DATE:
            run = lines[start : start + size]
            if start + size > first or not all(parts[start : start + size]) or any(map(is_stamp, run)):
                continue
            joined = Line(" ".join(line.text for line in run), run[0].paragraph)
            if _DIGIT.search(joined.text) and is_page_stamp(joined):
                found.append(joined)
                start += size
                break
        else:
            found.append(lines[start])
            start += 1
    return found + lines[first:]


def _is_day_and_clock(above: Line, below: Line) -> bool:
    """Whether a full date without a cue stands above a clock time, or below it."""
    pair = [_reading(line) for line in (above, below)]
    if any(reading is None or reading.end is not None or len(reading.stamps) > 1 for reading in pair):
        return False
    one, other = (reading.stamps[0] for reading in pair if reading is not None)
    dated, clock = (one, other) if one.written.dated else (other, one)
    return (
        not (one.cued or other.cued) and not dated.timed and clock.timed and not clock.has_date and dated.written.dated
    )


def _are_one_time(above: Line, below: Line) -> bool:
    one = len(above.times) + len(below.times) == 1
    relative, other = (above, below) if below.times else (below, above)
    return one and is_relative(relative) and is_stamp(other) and not is_cued(other)


def split_times(line: Line) -> list[Line]:
    """A line in which a `<time>` stands beside a name or a button, as the time and the rest; else the line itself."""
    if not 0 < len(line.times) <= _MOST_TIMES:
        return [line]
    reading = _reading(line)
    if reading is not None and not (reading.end is None and 1 < len(reading.stamps) == len(line.times)):
        return [line]
    if reading is not None:  # a time of publication and one of the last update
        return _parts(line, reading)
    parts: list[Line] = []
    before, rest = "", line.text
    for time in line.times:
        between, words, after = rest.partition(time.words) if time.words else ("", "", rest)
        whole = f"{between}{words}".strip(" |-–—,،·•")
        if words and is_stamp(Line(whole)):  # with the cue before it
            parts.append(Line(whole, line.paragraph, times=(time,)))
        elif words and (is_time(Line(words)) or len(words) <= _LONGEST_WORDS):
            parts.append(Line(words, line.paragraph, times=(time,)))
            before += between
        else:
            before += between + words
        rest = after
    if not parts or (before.strip(_AROUND_TIMES) and rest.strip(_AROUND_TIMES)):
        return [line]  # prose on both sides
    rest = " ".join(f"{before} {rest}".split()).strip(_AROUND_TIMES)
    if len(rest) > _SHORT or ends_like_a_sentence(rest):
        return [line]
    below = line._replace(text=rest, times=())
    if not rest or rest.endswith(":") or is_control(below):  # it only says what the time is
        return parts
    return [*parts, below]
