"""The lines of a page -> those of its story: the element that holds it, without what in it is the site's.

An element that the page names is believed: a live blog, `itemprop=articleBody`, `article`, `main`. Otherwise it is the
smallest one that holds nearly all sentences. Sentences count where they are not links.
"""

from collections import Counter
from collections.abc import Callable
from itertools import accumulate

from newsline.readers import cleaning, heads
from newsline.readers.elements import names_others
from newsline.readers.page import Line, Page, Region
from newsline.stamps import orthography
from newsline.stamps.reading import read_zone

_NEARLY_ALL = 0.85  # of the page's sentences stand in the story's element
_ENOUGH = 0.3  # of them let an article or main be the story where it has no h1
_ABOVE_HEADLINE = 3  # lines
_ABOVE_STORY = 8  # lines in which it has its headline
_MOST_OF_OTHERS = 60  # lines below a heading of other stories
_BELOW_LINK = 2  # lines in which a text of another story stands below its headline
_HEAD_OF_STORY = 2  # lines below its headline that may be its date
_POST_HEAD = 3  # lines in which a post of a live blog has its time


class _Story:
    """The choice of a story among the lines of a page. Masses are characters of sentences."""

    def __init__(self, page: Page, title: str | None) -> None:
        self.lines = page.lines
        self.regions = page.regions
        self.title = title
        self.kept = [True] * len(page.lines)
        self.teasers = cleaning.are_of_others(page.lines)
        self.sum_up()
        self.drop_chrome()
        heads.times_first(self.lines, self.kept, self.regions, title)
        self.sum_up()

    def sum_up(self) -> None:
        self.counts = [0, *accumulate(self.kept)]
        titles = (line.heading == 1 and line.text == self.title for line in self.lines)
        self.titles = [0, *accumulate(map(int, titles))]
        pairs = zip(self.lines, self.kept, strict=True)
        counted = (kept and not (line.teaser and self.teasers) for line, kept in pairs)
        masses = (cleaning.mass(line) if one else 0 for line, one in zip(self.lines, counted, strict=True))
        self.sums = [0, *accumulate(masses)]

    def mass(self, region: Region) -> int:
        return self.sums[region.end] - self.sums[region.start]

    def keeps(self, start: int, end: int) -> list[Line]:
        return [self.lines[index] for index in range(start, end) if self.kept[index]]

    def named(self, name: str) -> list[Region]:
        found = (region for region in self.regions if region.name == name)
        return [region for region in found if self.counts[region.end] > self.counts[region.start]]

    # what is never the story's

    def drop_chrome(self) -> None:
        """Menus, share buttons, comments and the like go, unless the story is in them; a cued stamp stays, and a date in the head."""
        dropped = Region("", 0, 0)
        below, text = self.below_title()
        for region in reversed(self.regions):  # outer ones first
            chrome = (
                region.name in ("chrome", "comments", "header") or self.is_of_others(region) or self.is_inserted(region)
            )
            if not chrome or region.holds:
                continue
            most = region.name != "comments" and self.mass(region) * 2 > self.sums[-1]
            if most or (dropped.start <= region.start and region.end <= dropped.end):
                continue
            dropped = region
            lines = self.lines[region.start : region.end]
            own = below <= region.start and region.end <= text and not any(map(cleaning.leads_away, lines))
            for index in range(region.start, region.end):
                line = self.lines[index]
                date = cleaning.is_cued(line) or (own and not line.card and cleaning.is_page_stamp(line))
                self.kept[index] = region.name == "chrome" and date

    def below_title(self) -> tuple[int, int]:
        """The lines between the headline and the text, in which a date is the page's, among whatever else."""
        title = next((at for at, line in enumerate(self.lines) if line.heading == 1 and line.text == self.title), None)
        if title is None:
            return 0, 0
        text = next((at for at in range(title + 1, len(self.lines)) if cleaning.mass(self.lines[at])), 0)
        return title + 1, text

    def is_of_others(self, region: Region) -> bool:
        """Whether an element is headed as one of other stories, and each text in it stands below a link to one."""
        first = self.lines[region.start]
        if first.heading < 2 or not 1 < region.end - region.start <= _MOST_OF_OTHERS or not names_others(first.text):
            return False
        lines = self.lines[region.start + 1 : region.end]
        texts = [at for at, line in enumerate(lines) if cleaning.mass(line)]
        return all(any(map(cleaning.is_linked, lines[max(0, at - _BELOW_LINK) : at])) for at in texts)

    def is_inserted(self, region: Region) -> bool:
        """Whether a region with a name of its own, and no more than one text that is no link's, stands between the texts of a story."""
        if region.name != "labelled" or not self.sums[region.start] or self.sums[region.end] == self.sums[-1]:
            return False
        lines = self.lines[region.start : region.end]
        own = cleaning.is_time(lines[0]) or any(line.post is not None or cleaning.is_update(line) for line in lines)
        return not own and (sum(cleaning.mass(line) > 0 for line in lines) < 2 or any(map(cleaning.is_linked, lines)))

    # the story's element

    def region(self) -> Region:
        if alone := self.first_of_several():
            return alone
        for name in ("live", "story"):
            if named := self.named(name):
                return self.joined(named)
        articles = self.named("article")
        posts = [region for region in _innermost(articles) if self.is_post(region)]
        if len(posts) < 2:  # their headlines may lead to pages of their own, where nothing else is the story
            dated = [region for region in _innermost(articles) if self.is_post(region, linked=True)]
            posts = dated if sum(map(self.mass, dated)) >= _NEARLY_ALL * self.sums[-1] else posts
        if len(posts) > 1 and sum(region.holds for region in posts) < 2:
            return _around(Region("article", posts[0].start, posts[-1].end), articles)
        alike = None if any(region.holds for region in articles) else self.alike(_innermost(articles))
        if alike is not None:
            return _around(alike, articles)
        for candidates in (articles, self.named("main")):
            best = max(
                candidates,
                key=lambda region: (region.holds, self.says_title(region), self.mass(region)),
                default=None,
            )
            if best and (best.holds or self.mass(best) >= _ENOUGH * self.sums[-1]):
                return best
        return self.densest()

    def first_of_several(self) -> Region | None:
        """The element that begins with the title as its h1, where others touch it that begin with an h1, and all of them have a date."""
        headlines = [0, *accumulate(line.heading == 1 for line in self.lines)]
        if headlines[-1] < 2:
            return None
        alone = (one for one in self.regions if headlines[one.end] - headlines[one.start] == 1 and self.mass(one))
        headed = [one for one in alone if self.lines[one.start].heading == 1 and self.is_dated_below(one.start)]
        own = [region for region in headed if self.says_title(region)]
        story = max(own, key=lambda region: region.end, default=None)
        touched = story is not None and any(story.start == one.end or story.end == one.start for one in headed)
        return story if touched else None

    def is_dated_below(self, headline: int) -> bool:
        """Whether one of the lines right below a headline is a date."""
        return any(map(cleaning.is_page_stamp, self.lines[headline + 1 : headline + 1 + _HEAD_OF_STORY]))

    def says_title(self, region: Region) -> bool:
        """Whether the page's title is the h1 in an element: those of the stories loaded below it have others."""
        return self.mass(region) > 0 and self.titles[region.end] > self.titles[region.start]

    def joined(self, named: list[Region]) -> Region:
        """The parts of one story, or the first of several: each story has its own h1."""
        start, end = min(region.start for region in named), max(region.end for region in named)
        heads = sum(line.heading == 1 for line in self.lines[start:end])
        return Region("story", start, end) if heads < 2 else min(named, key=lambda region: region.start)

    def alike(self, articles: list[Region]) -> Region | None:
        """The articles of one form with most of the text, between which stand neither text nor headings; some may have no headline."""
        runs: list[list[Region]] = []
        for article in articles:
            if self.is_part(article):
                last = runs[-1][-1] if runs else None
                between = self.keeps(last.end, article.start) if last is not None else []
                parted = any(cleaning.mass(line) or (line.heading and not cleaning.is_time(line)) for line in between)
                if last is None or parted or self.level(article) not in (0, self.level(runs[-1][0])):
                    runs.append([])
                runs[-1].append(article)
        found = max(runs, key=lambda run: sum(map(self.mass, run)), default=[])
        if len(found) < 2 or sum(map(self.mass, found)) < _ENOUGH * self.sums[-1]:
            return None
        return Region("article", found[0].start, found[-1].end)

    def is_part(self, article: Region) -> bool:
        """Whether an article may be one of several that are the story: it has text, not the headline, and no links to others."""
        lines = self.keeps(article.start, article.end)
        others = any(line.card or line.text == self.title or cleaning.leads_away(line) for line in lines)
        return self.mass(article) > 0 and not others

    def level(self, article: Region) -> int:
        """The level of the heading at the head of an article; 0 for none."""
        return next((line.heading for line in self.keeps(article.start, article.end)[:_POST_HEAD] if line.heading), 0)

    def is_post(self, region: Region, *, linked: bool = False) -> bool:
        """Whether an article is a post of a live blog: a time at its head, sentences, and, but where it may be `linked`, no link
        for a title."""
        lines = self.keeps(region.start, region.end)[:_POST_HEAD]
        timed = any(line.times or line.post is not None or cleaning.is_time(line) for line in lines)
        return timed and self.mass(region) > 0 and (linked or not any(map(cleaning.leads_away, lines)))

    def densest(self) -> Region:
        """The smallest element with nearly all sentences and all updates, and the sentences that touch it."""
        everything = Region("block", 0, len(self.lines))
        if not self.sums[-1]:
            return everything
        pairs = enumerate(zip(self.lines, self.kept, strict=True))
        updates = [index for index, (line, kept) in pairs if kept and cleaning.is_update(line)]
        first, last = (updates[0], updates[-1]) if updates else (len(self.lines), -1)
        for region in self.regions:
            enough = self.mass(region) >= _NEARLY_ALL * self.sums[-1]
            if enough and region.start <= first and region.end > last:
                return self.grown(region)
        return everything

    def grown(self, region: Region) -> Region:
        """The region with the lines that touch it and are like its own: whole sentences, unless its own are none."""
        lines = [line for line in self.keeps(region.start, region.end) if cleaning.mass(line)]
        finished = len(lines) > 1 and 2 * sum(map(cleaning.is_sentence, lines)) > len(lines)
        like = cleaning.is_sentence if finished else cleaning.is_running
        start, end = region.start, region.end
        while start and self.belongs(start - 1, like):
            start -= 1
        while end < len(self.lines) and self.belongs(end, like):
            end += 1
        return Region(region.name, start, end)

    def belongs(self, index: int, like: Callable[[Line], bool]) -> bool:
        line = self.lines[index]
        return self.kept[index] and (like(line) or cleaning.is_cued(line))

    # its lines

    def chosen(self, *, unseen: bool) -> list[Line]:
        region = self.region()
        if unseen:
            self.title = self.own_title(region) or self.title
        outer = _around(region, self.named("article"))
        lines = cleaning.without_comments(self.keeps(region.start, region.end))
        lines = [*self.head(region, outer), *cleaning.without_links(lines), *self.foot(region, outer)]
        lines = self.with_time_of_title(self.without_title(self.below_headline(lines)))
        lines = cleaning.dates_apart(cleaning.time_first(lines))
        return cleaning.with_values(cleaning.joined_times(lines))

    def with_time_of_title(self, lines: list[Line]) -> list[Line]:
        """The lines, the first of them with the time whose element, without words, stands before the headline."""
        title = next((line for line in self.lines if line.text == self.title and line.post is not None), None)
        if not lines or title is None or any(line.post is not None for line in lines):
            return lines
        return [lines[0]._replace(post=title.post), *lines[1:]]

    def own_title(self, region: Region) -> str | None:
        """The heading above the text that shares a word with the title, where no line of the page is that; where the title has
        no word of the story, any heading, else any line at its head."""
        texts = [line.text for line in self.keeps(region.start, region.end) if not cleaning.is_of_rights(line)]
        said = set(orthography.words(self.title or ""))
        foreign = all(said.isdisjoint(orthography.words(text)) for text in texts)
        own = next(
            (at for at in range(region.start, region.end) if self.kept[at] and cleaning.mass(self.lines[at])), None
        )
        start = max(0, region.start - _ABOVE_STORY)
        lines = [line for line in self.keeps(start, own or region.start) if cleaning.is_headline(line)]
        levels = Counter(line.heading for line in self.keeps(start, region.end))  # posts have headings of one level
        headings = [line for line in lines if line.heading and levels[line.heading] == 1]
        if not foreign:
            headings = [line for line in headings if not said.isdisjoint(orthography.words(line.text))]
        found = min(headings, key=lambda line: line.heading, default=lines[0] if foreign and lines else None)
        return found.text if found is not None else None

    def headline(self, end: int) -> int | None:
        """The last line above `end` that is the title: an h1, else any heading, else any line that is no link."""
        same = [index for index in range(end) if self.lines[index].text == self.title]
        ranks = [
            (self.lines[at].heading == 1, self.lines[at].heading > 1, self.lines[at].linked < 1, at) for at in same
        ]
        best = max(ranks, default=None)
        return best[-1] if best is not None and any(best[:3]) else None

    def above_headline(self, title: int) -> tuple[int, bool]:
        """Where the block begins that holds the headline and, in few lines above it, perhaps the page's stamp; whether it is all
        of the page, where the site's clock may stand."""
        for region in self.regions:
            if region.start < title < region.end:
                whole = region.start == 0 and region.end == len(self.lines)
                return (title if title - region.start > _ABOVE_HEADLINE else region.start), whole
        return title, False

    def head(self, region: Region, outer: Region) -> list[Line]:
        """Above the story's element: its lead, which stands below the headline, and the page's stamps."""
        own = self.lines[region.start : region.end]
        if any(line.heading == 1 or (line.text == self.title and not cleaning.is_sentence(line)) for line in own):
            return []
        title = self.headline(region.start)
        begin, whole = (outer.start, False) if title is None else self.above_headline(title)
        begin = min(begin, outer.start) if outer is not region else begin
        parted = region.start if title is None else title
        above = self.keeps(begin, parted)
        lead = cleaning.joined_times(self.keeps(parted, region.start))
        below = [line for one in lead for line in self.of_head(one, below=True)]
        if whole:
            dated = any(map(cleaning.is_page_stamp, below))
            last = self.lines[parted - 1] if self.kept[parted - 1] and not dated else None
            above = [line for line in above if cleaning.is_cued(line) or line.times or line is last]
        return [line for one in cleaning.joined_times(above) for line in self.of_head(one, below=False)] + below

    def of_head(self, line: Line, *, below: bool) -> list[Line]:
        """What of a line is the story's that stands above its element; `below`: but below the headline."""
        if line.text == self.title or cleaning.is_control(line):
            return []
        if below and (cleaning.mass(line) > 0 or cleaning.is_standfirst(line) or cleaning.is_relative(line)):
            return [line]
        if (
            cleaning.is_page_stamp(line)
            or cleaning.has_page_stamp(line, below=below and not line.date)
            or cleaning.is_dated(line)
        ):
            return [line]
        if below and line.date:
            return [line._replace(text=line.date, date="")]
        if below and read_zone(line.text) is not None:
            return [line]
        return [part for part in cleaning.split_times(line) if part.times and cleaning.is_page_stamp(part)]

    def foot(self, region: Region, outer: Region) -> list[Line]:
        """Below the story's element, in the same article: stamps with a cue."""
        return [line for line in self.keeps(region.end, outer.end) if cleaning.is_cued(line)]

    def below_headline(self, lines: list[Line]) -> list[Line]:
        """The lines without the sentences above the headline, where most text stands below: those of bars and banners."""
        at = next((at for at, line in enumerate(lines) if line.heading == 1 and line.text == self.title), 0)
        above = sum(map(cleaning.mass, lines[:at]))
        if not above or above > sum(map(cleaning.mass, lines[at:])):
            return lines
        return [line for line in lines[:at] if line.times or not cleaning.is_sentence(line)] + lines[at:]

    def without_title(self, lines: list[Line]) -> list[Line]:
        for index, line in enumerate(lines):
            if line.text == self.title:
                return lines[:index] + lines[index + 1 :]
            if cleaning.is_sentence(line):
                break
        return lines


def _innermost(regions: list[Region]) -> list[Region]:
    """Those that hold none of the others; inner ones come first."""
    found: list[Region] = []
    for region in regions:
        if not found or region.start >= found[-1].end:
            found.append(region)
    return found


def _around(inner: Region, regions: list[Region]) -> Region:
    """The smallest of the regions that holds another one, or that one."""
    fitting = [region for region in regions if region.start <= inner.start and region.end >= inner.end]
    return min(fitting, key=lambda region: region.end - region.start, default=inner)


def story(page: Page, title: str | None, *, unseen: bool = False) -> tuple[str | None, list[Line]]:
    """The title and the lines of the story, its page stamps and its lead among them; the title's own line is left out.

    `unseen`: no line of the page says the title.
    """
    found = _Story(page, title)
    lines = found.chosen(unseen=unseen)
    return found.title, lines
