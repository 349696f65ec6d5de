"""One decision: layout, days and hours of all stamps of an article are found together, with the nearest that says otherwise."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise, takewhile
from math import inf
from typing import Any, NamedTuple

from newsline.chronology import days, evidence, timezones
from newsline.chronology.days import NOTHING, Said
from newsline.chronology.ends import NEVER, Ends
from newsline.chronology.evidence import DOUBT, DOUBT_OF_WEEKDAYS, WEIGHTS, PageTime, Prior
from newsline.chronology.resolving import Reference
from newsline.chronology.search import DAY, Habit, Path, Post, open_clocks, paths
from newsline.chronology.slots import Slot
from newsline.model import NEWEST, OLDEST, Layout, LayoutRule

_AHEAD_AT_MOST = 4 * 60  # minutes that a newsroom whose zone is not known may be ahead of UTC
_DAYS_LOOKED_AT = 8  # for changes of the clocks


class Choice(NamedTuple):
    """What was decided of one stamp: its day (None: not known), its clock time in minutes, and whether it is out of order.

    `doubtful`: its day is not sure; `half_open`: nor is the half of the day.
    """

    day: date | None
    minutes: int | None
    rank: int
    astray: bool
    doubtful: bool
    half_open: bool = False


class Decision(NamedTuple):
    """The layout with its reason, and by place among the slots what was decided of each stamp that says when.

    `unclear`: the other layout is nearly as likely. `dated`: whether any day of it is known at all.
    """

    layout: Layout
    rule: LayoutRule
    because: str
    choices: dict[int, Choice]
    words: dict[int, Said]
    unclear: bool = False


class _View(NamedTuple):
    """The stamps as a layout has them: their places from the newest to the oldest, what their words say, what speaks against."""

    layout: Layout
    walk: list[int]
    words: dict[int, Said]
    priors: list[Prior]
    ends: Ends


class _Found(NamedTuple):
    """A whole reading. `shift` None: the days of its scale are not known."""

    cost: float
    view: _View
    path: Path
    shift: int | None


class Decider:
    """The evidence of one article: its slots in the order of the page, its page stamps, and what is given by hand."""

    def __init__(
        self,
        slots: Sequence[Slot],
        published: Slot | None,
        updated: Slot | None,
        *,
        reference: Reference | None,
        zone: str | None,
        above: bool,
    ) -> None:
        self.slots = slots
        self.published, self.updated = published, updated
        self.reference = reference
        self.zone = zone
        self.above = above
        self.told = [place for place, slot in enumerate(slots) if slot.says_when]
        self.pinned = {id(slot) for slot in takewhile(lambda slot: slot.pinned, (slots[at] for at in self.told))}
        self.twelve = _on_twelve_hours(slots, [page for page in (published, updated) if page is not None])
        self.noons = sum(map(_may_be_noon, slots))
        self.ahead = self.offsets()
        self.bound = self.latest()
        told = [slots[place] for place in self.told]
        self.dated = any(not slot.undated or slot.heading is not None for slot in told)
        # they are of use only where nothing else gives the day
        loose = reference is not None and not reference.dateline and not self.dated
        self.named = loose and any(slot.weekday is not None for slot in told)
        days_named = {slot.weekday for slot in told} - {None} if self.named else set()
        self.margin = DOUBT_OF_WEEKDAYS if len(days_named) > 1 else DOUBT
        self.twice: dict[str, int | None] = {}

    # the scale

    def offsets(self) -> dict[str, int]:
        """Minutes that each zone is ahead of the scale; empty where all stamps are on the clocks of one."""
        every = (*(self.slots[place] for place in self.told), self.published, self.updated)
        named = [slot.stamp.zone for slot in every if slot is not None and slot.stamp is not None and slot.stamp.zone]
        if not named or named.count(self.zone or named[0]) == len(named):
            return {}
        zones = Counter(named)
        base = self.zone or zones.most_common(1)[0][0]
        if base is None or not zones.keys() - {base}:
            return {}
        on = self.some_day()
        there = timezones.offset_at(base, on)
        return {zone: int((timezones.offset_at(zone, on) - there).total_seconds()) // 60 for zone in zones}

    def some_day(self) -> datetime:
        """Noon of a day near the article's."""
        fixed = next((slot.fixed for slot in self.slots if slot.fixed is not None), None)
        if fixed is not None:
            return datetime(fixed.year, fixed.month, fixed.day, 12)
        day = self.reference.day if self.reference is not None else date(2020, 1, 1)
        return datetime(day.year, day.month, day.day, 12)

    def ahead_of(self, slot: Slot) -> int:
        """Minutes that the clock of a slot is ahead of the scale."""
        return self.ahead.get(slot.stamp.zone or "", 0) if self.ahead and slot.stamp is not None else 0

    def page_time(self, slot: Slot | None) -> PageTime | None:
        """A page stamp with its full date on the scale."""
        if slot is None:
            return None
        minutes, day = slot.minutes, slot.day.date
        if day is None and slot.undated and self.reference is not None and not self.reference.of_page:
            day = self.reference.day
        if day is None:
            return None
        ordinal = day.toordinal()
        cued = slot.stamp is None or slot.stamp.cued or not slot.stamp.text
        return PageTime(ordinal, None if minutes is None else ordinal * DAY + minutes - self.ahead_of(slot), cued)

    def latest(self) -> int | None:
        """The latest minute of the scale that a stamp may be of."""
        reference = self.reference
        if reference is None or reference.of_page:
            return None
        if reference.instant is None:
            return (reference.day.toordinal() + 1) * DAY - 1
        if self.zone is None:
            local = reference.instant.replace(tzinfo=None) + timedelta(minutes=_AHEAD_AT_MOST)
        else:
            local = timezones.in_zone(reference.instant, self.zone)
        return local.toordinal() * DAY + local.hour * 60 + local.minute

    def is_said_again(self, page: PageTime | None, *, later: bool) -> bool:
        """Whether the first or the last stamp has the clock time of a page stamp, or, to the minute, the one beside it."""
        if page is None:
            return False
        ends, beside = {*self.told[:1], *self.told[-1:]}, {*self.told[1:2], *self.told[-2:-1]}
        times = {
            place: slot.minutes - self.ahead_of(slot)
            for place in ends | beside
            if (slot := self.slots[place]).minutes is not None
        }
        if any(evidence.is_same(page, times[place], later=later, days=False) for place in ends & times.keys()):
            return True
        return (
            page.cued
            and page.minutes is not None
            and any((page.minutes - times[place]) % DAY == 0 for place in beside & times.keys())
        )

    # the decision

    def decide(self, layouts: Sequence[Layout]) -> Decision:
        """The best reading of the layouts, and what the second best says against it."""
        against = evidence.priors(self.slots, self.updated, self.published, above=self.above)
        views = [self.view(layout, against[layout]) for layout in layouts]
        found = self.readings(views)
        best = found[0]
        chosen = self.choices(best)
        near = [one for one in found[1:] if self.is_near(one, best) and one.cost < NEVER]
        others = [(place, other, chosen[place]) for one in near for place, other in self.choices(one).items()]
        for place in {place for place, other, one in others if other.day != one.day}:
            if len(self.said(best.view, place).ordinals) != 1:
                chosen[place] = chosen[place]._replace(doubtful=True)
        for place in {place for place, other, one in others if other.minutes != one.minutes} | self.open_halves(best):
            chosen[place] = chosen[place]._replace(half_open=True)
        rule, because = self.reason(best, found)
        unclear = any(one.view is not best.view for one in near)
        return Decision(
            layout=best.view.layout,
            rule=rule,
            because=because,
            choices=chosen,
            words=best.view.words,
            unclear=unclear,
        )

    def is_near(self, one: _Found, best: _Found) -> bool:
        """Whether a reading is a second opinion: nearly as cheap, or one that all passages agree with, which the best is not."""
        more = one.cost - best.cost
        if more < DOUBT or more >= self.margin:
            return more < DOUBT
        wrong = best.view.ends.wrong_weekdays(best.path, best.shift)
        return wrong > 1 and not one.view.ends.wrong_weekdays(one.path, one.shift)

    def view(self, layout: Layout, priors: list[Prior]) -> _View:
        """What there is to say of the stamps before any of their times is compared, if the layout is this one."""
        walk = self.told if layout == NEWEST else self.told[::-1]
        chain = [self.slots[place] for place in walk]
        pages = [slot for slot in (self.updated, self.published) if slot is not None and slot.stamp is not None]
        words: dict[int, Said] = {}
        if pages or self.dated:
            whole = [
                slot for slot in (self.updated, *chain, self.published) if slot is not None and slot.stamp is not None
            ]
            words = days.by_words(whole, self.reference)
        for page in pages:
            page.day = words[id(page)].day
        updated, published = self.page_time(self.updated), self.page_time(self.published)
        ends = Ends(
            bound=self.bound,
            reference=self.reference,
            updated=updated,
            published=published,
            weekdays=tuple(slot.weekday for slot in chain) if self.named else (),
            same_as_updated=self.is_said_again(updated, later=True),
            same_as_published=self.is_said_again(published, later=False),
        )
        return _View(layout=layout, walk=walk, words=words, priors=priors, ends=ends)

    def readings(self, views: Sequence[_View]) -> list[_Found]:
        """The cheapest readings; of each layout the best, and all that are near the best of all."""
        numbered = sum(slot.stamp is not None and slot.stamp.ordinal is not None for slot in self.slots)
        trusted = len(views) == 1 or numbered > 1  # what tells the layout leaves little room for disorder
        found: list[_Found] = []
        best = inf
        # the likelier layout first: of the other no more is looked at than it takes to say that it is not near
        for view, posts in sorted(((view, self.posts(view)) for view in views), key=lambda one: _rising(one[1])):
            walk = view.walk
            top = walk.index(0) if walk and 0 in (walk[0], walk[-1]) else None
            prior = sum(one.cost for one in view.priors)
            least = inf
            for path in paths(posts, top, trusted, best + prior + self.margin, self.habit(view, posts)):
                cost = path.cost + prior
                if cost - min(best, least) >= self.margin and least < inf:
                    continue  # what the days add would only make it dearer
                here = [
                    _Found(cost + view.ends.cost(path, shift), view, path, shift) for shift in view.ends.shifts(path)
                ]
                least = min(least, *(one.cost for one in here))
                found += here
            best = min(best, least)
        found.sort(key=_cost)
        return found

    def habit(self, view: _View, posts: Sequence[Post]) -> Habit:
        """How dates are left off, in the stamps of a view."""
        dated = [place for place, post in enumerate(posts) if len(post.days) == 1]
        if not dated or len(dated) == len(posts):
            return Habit()
        first = view.layout == OLDEST or dated[0] > 0
        days = [posts[place].days[0] for place in dated]
        today = self.reference.day.toordinal() if self.reference is not None else None
        own = [slot for slot in (self.slots[view.walk[place]] for place in dated) if slot.heading is None]
        at_the_end = dated == list(range(dated[0], len(posts)))  # where others have none either, that says nothing
        if dated[0] == 0 or not at_the_end or today != max(days) + 1 or not own:
            return Habit(first=first)
        if days.count(max(days)) > 1:
            return Habit(WEIGHTS["today-left-off"], first)
        yesterday = any(slot.stamp is not None and slot.stamp.days_ago == 1 for slot in own)
        return Habit(WEIGHTS["only-yesterday"] * yesterday, first)

    def posts(self, view: _View) -> tuple[Post, ...]:
        """The stamps of a view as the search sees them."""
        slots = (self.slots[place] for place in view.walk)
        return tuple(self.post(slot, view.words.get(id(slot), NOTHING)) for slot in slots)

    def post(self, slot: Slot, said: Said) -> Post:
        """A slot as the search sees it."""
        stamp = slot.stamp
        assert stamp is not None
        minutes = slot.minutes
        ordinals = said.ordinals
        if minutes is None:
            if slot.ago is not None:
                return Post(((max(0, DAY - 1 - slot.ago), 0.0),), ordinals)
            return Post((), ordinals)
        weekday = slot.weekday if self.named else None
        return Post(self.clocks(slot, minutes), ordinals, self.ahead_of(slot), id(slot) in self.pinned, weekday)

    def clocks(self, slot: Slot, minutes: int) -> tuple[tuple[int, float], ...]:
        """The minutes of the day that a clock time may mean."""
        hour = self.hour_twice(slot)
        if hour is not None and 0 <= minutes - hour < 60:
            # the hour is drawn out: its first time stands in its first half, and the order of all others stays
            first = hour + (minutes - hour) // 2
            return (first, 0.0), (first + 30, 0.0)
        if not self.twelve or slot.half_known:
            return ((minutes, 0.0),)
        other = (minutes + DAY // 2) % DAY
        if slot.stamp is not None and slot.stamp.period is None:
            headed = slot.headed_half
            if headed is None:
                return (minutes, 0.0), (other, WEIGHTS["other-half"])
            against = WEIGHTS["half-of-heading"]
            return (minutes, against * (headed != minutes)), (other, against * (headed == minutes))
        if not _may_be_noon(slot):
            return ((minutes, 0.0),)
        return (minutes, 0.0), (other, WEIGHTS["noon"] / self.noons)  # who prints one noon so prints all of them so

    def hour_twice(self, slot: Slot) -> int | None:
        """The minute at which the hour begins that comes twice, on a day near the article's, on the clock of a slot."""
        zone = (slot.stamp.zone if slot.stamp is not None else None) or self.zone
        if zone is None or "/" not in zone:
            return None
        if zone not in self.twice:
            days = {slot.fixed for slot in self.slots if slot.fixed is not None}
            if self.reference is not None:
                days |= {self.reference.day}
            found = (timezones.hour_twice(zone, day) for day in sorted(days, reverse=True)[:_DAYS_LOOKED_AT])
            self.twice[zone] = next((hour for hour in found if hour is not None), None)
        return self.twice[zone]

    # what a reading says

    def choices(self, found: _Found) -> dict[int, Choice]:
        """What a reading says of each stamp, by the slot's place."""
        out = {}
        known = not any(said.supposed for said in found.view.words.values())
        for step in found.path.steps:
            place = found.view.walk[step.place]
            slot = self.slots[place]
            day = date.fromordinal(step.day + found.shift) if known and found.shift is not None else None
            minutes = None
            if slot.minutes is not None:
                other_half = step.clock > 0 and self.twelve and self.hour_twice(slot) is None
                minutes = (slot.minutes + DAY // 2) % DAY if other_half else slot.minutes
            # a date that stands far from all others may push a clock time beyond the reference: then its day is not known
            late = self.bound is not None and day is not None and step.time + (found.shift or 0) * DAY > self.bound
            out[place] = Choice(
                day=day,
                minutes=minutes,
                rank=step.time,
                astray=step.term in ("disorder", "pinned"),
                doubtful=late and len(self.said(found.view, place).ordinals) != 1,
            )
        return out

    def open_halves(self, best: _Found) -> set[int]:
        """The places of the clock times of twelve hours that may as well be of the other half of the day."""
        if not self.twelve:
            return set()
        return {best.view.walk[place] for place in open_clocks(self.posts(best.view), best.path)}

    def said(self, view: _View, place: int) -> Said:
        """What the words of a slot say of its day."""
        return view.words.get(id(self.slots[place]), NOTHING)

    def reason(self, best: _Found, found: Sequence[_Found]) -> tuple[LayoutRule, str]:
        """The term that made the difference between the best reading and the best of the other layout."""
        other = next((one for one in found if one.view is not best.view), None)
        if other is None:
            return "given", "given by hand"
        strongest = max(other.view.priors, key=lambda one: one.cost, default=None)
        if strongest is not None:
            against = strongest.cost - sum(one.cost for one in best.view.priors if one.term == strongest.term)
            times = (other.cost - sum(one.cost for one in other.view.priors)) - (
                best.cost - sum(one.cost for one in best.view.priors)
            )
            if against >= times:
                return strongest.term, strongest.because
        return self.reason_of_times(best)

    def reason_of_times(self, best: _Found) -> tuple[LayoutRule, str]:
        """The reason where dates and clock times tell the order."""
        layout = best.view.layout
        dated = [place for place in self.told if len(self.said(best.view, place).ordinals) == 1]
        known = [self.said(best.view, place).ordinals[0] for place in dated]
        way = "rise" if layout == OLDEST else "fall"
        if len(set(known)) > 1:
            listed = evidence.listed([self.slots[place] for place in dated])
            return "dates", f"the dates {way} down the page: {listed}"
        slots = [self.slots[place] for place in self.told if self.slots[place].minutes is not None]
        if not slots and not self.told:
            return "no-clock", f"no stamp says when: {layout} is taken"
        if not slots:
            slots = [self.slots[place] for place in self.told]
            return "dates", f"the times {way} down the page: {evidence.listed(slots)}"
        minutes = [(slot.minutes or 0) for slot in slots]
        said = evidence.direction(minutes, layout)
        if said is not None:
            return "clocks", f"the clock times {said}: {evidence.listed(slots)}"
        return "steps", f"read {layout}, the clock times take the likeliest steps: {evidence.listed(slots)}"


def _cost(one: Any) -> float:
    return one[0]  # type: ignore[no-any-return]


def _rising(posts: Sequence[Post]) -> int:
    """How many clock times of a walk are later than the one before, where they should be earlier."""
    times = [post.clocks[0][0] for post in posts if post.clocks]
    return sum(after > before for before, after in pairwise(times))


def _may_be_noon(slot: Slot) -> bool:
    """Whether ص stands beside a time past twelve."""
    return slot.stamp is not None and slot.stamp.period == "am" and slot.minutes is not None and slot.minutes < 60


def _on_twelve_hours(slots: Sequence[Slot], pages: Sequence[Slot]) -> bool:
    """Whether a clock of twelve hours runs through the article: a day period somewhere, and no hour above 12 without one.

    A day heading may have the period: "Tuesday evening".

    `pages`: the page's own stamps, whose day period tells how the site writes its hours; their hours may be of another clock,
    and those that the editors write with their zone are of 24 hours.
    """
    stamps = [slot.stamp for slot in slots if slot.stamp is not None and slot.stamp.timed and not slot.half_known]
    others = [page.stamp for page in pages if page.stamp is not None]
    headings = [slot.heading.stamp for slot in slots if slot.heading is not None]
    periods = [stamp.period for stamp in (*stamps, *others, *headings)]
    own = any(stamp.period is not None for stamp in stamps)
    return any(period is not None for period in periods) and all(
        stamp.period is not None or (0 < (stamp.written.hour or 0) <= 12 and (own or not stamp.zone))
        for stamp in stamps
    )
