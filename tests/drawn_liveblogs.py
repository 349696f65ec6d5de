"""Live blogs and stories with updates, one function for each way in which their hours, days and order may be told."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests import drawn_texts as texts
from tests.drawn_model import NEWEST, OLDEST, Drawn
from tests.drawn_page import DAY, HOUR, MINUTE, ZONES, Blog, PageStamp, Post, Shape, drawn, is_settled, natural

LINES = [
    Shape("hour alone", "", "", True, "entry"),
    Shape("hour alone", "", "", True, "entry", tight=True),
    Shape("update line", "تحديث (", ")", True, "update"),
    Shape("update line", "تحديث ", "", True, "update", tight=True),
    Shape("update label", "تحديث (", "): ", False, "update"),
    Shape("hour and dash", "", " - ", False, "entry"),
    Shape("hour and colon", "", ": ", False, "entry"),
]
_LONGEST = [20, 60, 180, 600]


class Plan(NamedTuple):
    """What a shape asks of the timeline under it."""

    low: int = 3
    high: int = 40
    longest: int | None = None
    midnights: int | None = None
    zoned: str | None = None
    paged: bool | None = None
    stops: bool | None = None
    far: bool = False


def some_day(rng: random.Random) -> datetime:
    """Any minute of some twenty years."""
    return datetime(2008, 1, 1) + rng.randrange(17 * 365 * 1440) * MINUTE


def _moments(rng: random.Random, count: int, longest: int, start: datetime) -> list[datetime]:
    """Rising times, most of their gaps short."""
    found = [start]
    while len(found) < count:
        found.append(
            found[-1]
            + max(1, round(longest ** rng.random() if rng.random() < 0.5 else rng.uniform(1, longest))) * MINUTE
        )
    return found


def _steady(zone: str, moments: list[datetime]) -> bool:
    """Whether no clock is changed meanwhile."""
    around = [moments[0] - 30 * HOUR, *moments, moments[-1] + 30 * HOUR]
    return len({one.replace(tzinfo=ZoneInfo(zone)).utcoffset() for one in around}) == 1


def timeline(rng: random.Random, plan: Plan, zone: str) -> list[datetime]:
    """The times of the posts: as many midnights as the plan asks for, three at most."""
    while True:
        count = rng.choice([rng.randint(plan.low, min(plan.high, 8)), rng.randint(plan.low, plan.high)])
        longest = plan.longest or rng.choice(_LONGEST)
        if plan.midnights and rng.random() < 0.5:
            longest = plan.longest or 600
        found = _moments(rng, count, longest, some_day(rng))
        nights = (found[-1].date() - found[0].date()).days
        if nights > 3 or (plan.midnights is not None and nights != plan.midnights):
            continue
        if plan.far and not all(6 <= one.hour <= 20 for one in found):
            continue
        if _steady(zone, found):
            return found


def _paged(
    rng: random.Random, moments: list[datetime], zone: str, zoned: str
) -> tuple[PageStamp | None, PageStamp | None]:
    """Page stamps that agree with the posts: published before the first, updated after the last."""
    style = rng.randrange(6)
    named = zoned == "stamps" or (zoned == "none" and rng.random() < 0.3)
    which = rng.choice(["both", "both", "published", "updated"])
    published = PageStamp(
        rng.choice(["نُشر:", "نُشر في", "تاريخ النشر:"]), moments[0] - rng.randint(0, 20) * MINUTE, zone, named, style
    )
    updated = PageStamp("آخر تحديث:", moments[-1] + rng.randint(0, 20) * MINUTE, zone, named, style)
    return published if which != "updated" else None, updated if which != "published" else None


def blog(rng: random.Random, plan: Plan = Plan(), shape: Shape | None = None) -> Blog:  # noqa: B008
    """A page on which all is as it should be; its clock times settle its layout."""
    while True:
        zone = rng.choice([*ZONES, "UTC", "UTC", "Africa/Cairo", "Asia/Riyadh"])
        zoned = plan.zoned or rng.choice(["stamps", "stamps", "option", "option", "note", "none"])
        moments = timeline(rng, plan, zone)
        stops = rng.random() < 0.8 if plan.stops is None else plan.stops
        shape_of = shape or rng.choice(LINES)
        longest = 1 if not shape_of.own else rng.choice([1, 1, 2])
        layout = rng.choice([NEWEST, OLDEST])
        written = texts.posts(rng, len(moments), stops=stops, longest=longest)
        covered = not stops or rng.random() < 0.5
        paged = rng.random() < 0.35 if plan.paged is None else plan.paged
        stamps = _paged(rng, moments, zone, zoned) if paged else (None, None)
        named = any(one is not None and one.zoned for one in stamps)
        one = Blog(
            texts.title(rng, covered=covered),
            layout,
            shape_of,
            tuple(Post(moment, tuple(text)) for moment, text in zip(moments, written, strict=True)),
            natural(layout, len(moments)),
            zone,
            "page" if zoned == "none" and named else zoned,
            words=rng.randrange(3),
            style=rng.randrange(6),
            indic=rng.random() < 0.15,
            published=stamps[0],
            updated=stamps[1],
            at_foot=paged and rng.random() < 0.15,
            reference=not paged or rng.random() < 0.3,
        )
        if is_settled(one) and _within_a_day(one) and not _like_a_film(one) and not _ends_in_a_marker(one):
            return one


def _like_a_film(one: Blog) -> bool:
    """Whether times that rise from nought look like positions in a film."""
    first, last = one.posts[0].moment, one.posts[-1].moment
    return one.layout == OLDEST and first.hour == 0 and (first.minute == 0 or (first.minute == 1 and last.hour == 0))


def _ends_in_a_marker(one: Blog) -> bool:
    """Whether the page's stamp at the foot may as well be one more update, with no text yet."""
    return one.at_foot and one.shape.kind != "entry" and (one.published is None or one.updated is None)


def _within_a_day(one: Blog) -> bool:
    """Whether every page stamp falls on a day of the posts, so that the reference is not before or far after them."""
    days = (one.posts[0].moment.date(), one.posts[-1].moment.date())
    updated = one.updated is None or one.updated.moment.date() == days[1]
    return updated and (one.published is None or one.updated is not None or one.published.moment.date() == days[0])


# --- order --------------------------------------------------------------------------------------------------------


def plain(rng: random.Random) -> Drawn:
    return drawn(blog(rng), "plain")


def two_posts(rng: random.Random) -> Drawn:
    return drawn(blog(rng, Plan(2, 2, longest=180)), "two posts")


def swapped(one: Blog, places: list[int]) -> Blog:
    """The posts at these places of the page change their place with the next."""
    order = list(one.order)
    for place in places:
        order[place], order[place + 1] = order[place + 1], order[place]
    return one._replace(order=tuple(order), told=(*one.told, "out-of-order"))


def near(one: Blog) -> list[int]:
    """The places of posts that are at most thirty minutes from the next."""
    pairs = pairwise(one.on_page)
    return [place for place, (a, b) in enumerate(pairs) if 0 < abs((a.moment - b.moment) / MINUTE) <= 30]


def jitter(rng: random.Random) -> Drawn:
    while True:
        one = blog(rng, Plan(4, 30, longest=rng.choice([20, 60, 180])))
        if near(one):
            return drawn(swapped(one, [rng.choice(near(one))]), "two neighbours swapped")


def jitters(rng: random.Random) -> Drawn:
    while True:
        one = blog(rng, Plan(8, 40, longest=rng.choice([20, 60, 180])))
        places: list[int] = []
        for place in rng.sample(near(one), len(near(one))):
            if len(places) < 4 and all(abs(place - other) > 2 for other in places):
                places.append(place)
        if len(places) > 1:
            return drawn(swapped(one, places), "several swapped")


def jitter_at_midnight(rng: random.Random) -> Drawn:
    """The two that are swapped stand on either side of a midnight."""
    while True:
        one = blog(rng, Plan(5, 20, longest=40, midnights=1))
        over = [p for p in near(one) if one.on_page[p].moment.date() != one.on_page[p + 1].moment.date()]
        if over and 0 < over[0] < len(one.posts) - 2:
            return drawn(swapped(one, over), "swapped over a midnight")


def without(one: Blog, index: int) -> Blog:
    """The page without one of its posts."""
    order = tuple(other - (other > index) for other in one.order if other != index)
    return one._replace(posts=one.posts[:index] + one.posts[index + 1 :], order=order)


def removed(rng: random.Random) -> Drawn:
    while True:
        one = blog(rng, Plan(5, 25))
        index = rng.randrange(1, len(one.posts) - 1)
        if one.posts[index + 1].moment - one.posts[index - 1].moment <= 10 * HOUR:
            left = without(one, index)
            if is_settled(left):
                return drawn(left, "a post removed")


def pinned(one: Blog, index: int, pin: str) -> Blog:
    """The page with one of its posts put on top of all others."""
    order = (index, *(other for other in one.order if other != index))
    return one._replace(order=order, pinned=index, pin=pin, may=("out-of-order",))


def stands_out(one: Blog, index: int) -> bool:
    """Whether a post on top of all others is no earlier or later day: its step would be hours longer than all others."""
    top = one.posts[-1 if one.layout == NEWEST else 0].moment
    step = one.posts[index].moment - top if one.layout == NEWEST else top - one.posts[index].moment
    longest = max(after.moment - before.moment for before, after in pairwise(one.posts))
    return step % DAY >= max(6 * HOUR, 3 * longest)


def pinned_on_top(rng: random.Random) -> Drawn:
    while True:
        one = blog(rng, Plan(5, 25, longest=rng.choice([20, 60, 180])))
        index = rng.randrange(len(one.posts) - 1) if one.layout == NEWEST else rng.randrange(1, len(one.posts))
        pin = rng.choice(["", "", "📌 تثبيت", "مثبت", "منشور مثبت"])
        found = pinned(one, index, pin)
        if found.order != one.order and (pin or stands_out(one, index)):
            return drawn(found, "a post pinned on top")


def summary(rng: random.Random) -> Drawn:
    one = blog(rng, Plan(3, 25, paged=rng.random() < 0.3))
    intro = " ".join(texts.paragraphs(rng, stops=True, longest=2))
    return drawn(one._replace(intro=intro, at_foot=False), "a summary without a stamp on top")


def open_direction(rng: random.Random) -> Drawn:
    """Hours that say the one as well as the other."""
    while True:
        zone = rng.choice([*ZONES])
        moments = timeline(rng, Plan(2, 4, longest=1200), zone)
        written = texts.posts(rng, len(moments), stops=True)
        layout = rng.choice([NEWEST, OLDEST])
        made = tuple(Post(moment, tuple(text)) for moment, text in zip(moments, written, strict=True))
        one = Blog(
            texts.title(rng, covered=True), layout, rng.choice(LINES), made, natural(layout, len(made)), zone, "option"
        )
        if not is_settled(one) and _balanced(one):
            return drawn(one, "open: either layout", settled=False)


def _balanced(one: Blog) -> bool:
    """Whether both ways need about the same."""
    gaps = [(after.moment - before.moment) / HOUR for before, after in pairwise(one.posts)]
    nights = one.midnights
    told = sum(gaps) + 6 * nights
    mirrored = sum(24 - gap for gap in gaps) + 6 * (len(gaps) - nights)
    return 0.87 < mirrored / told < 1.15


# --- page stamps --------------------------------------------------------------------------------------------------


def _disagreeing(rng: random.Random, *, published: bool, updated: bool, minutes: int) -> Blog:
    """A page that says it was published after its first post, or last updated before its last."""
    while True:
        one = blog(rng, Plan(3, 25, longest=rng.choice([20, 60, 180]), paged=False))
        first, last = one.posts[0].moment, one.posts[-1].moment
        named, style = one.zoned == "stamps" and rng.random() < 0.6, rng.randrange(6)
        moved = rng.randint(1, minutes) * MINUTE
        below = PageStamp(rng.choice(["نُشر:", "نُشر في", "تاريخ النشر:"]), first + moved, one.zone, named, style)
        above = PageStamp("آخر تحديث", last - moved, one.zone, named, style)
        if (published and (first + moved).date() != first.date()) or (updated and (last - moved).date() != last.date()):
            continue
        if published and updated and (above.moment < below.moment or len(one.posts) < 3):
            continue
        return one._replace(
            published=below if published else None,
            updated=above if updated else None,
            reference=rng.random() < 0.3,
            may=("out-of-order",),
        )


def published_late(rng: random.Random) -> Drawn:
    return drawn(
        _disagreeing(rng, published=True, updated=False, minutes=rng.choice([15, 120])), "published after a post"
    )


def updated_early(rng: random.Random) -> Drawn:
    return drawn(
        _disagreeing(rng, published=False, updated=True, minutes=rng.choice([15, 120])), "updated before a post"
    )


def both_disagree(rng: random.Random) -> Drawn:
    return drawn(_disagreeing(rng, published=True, updated=True, minutes=60), "both page stamps disagree")


def greenwich_beside_local(rng: random.Random) -> Drawn:
    """The page's stamp in GMT, the posts on a clock hours ahead, which they name or do not name."""
    while True:
        one = blog(rng, Plan(3, 20, longest=60, far=True, paged=False, zoned=rng.choice(["stamps", "none"])))
        if one.zone in ("UTC", "Europe/London"):
            continue
        last = one.posts[-1].instant(one.zone).replace(tzinfo=None) + rng.randint(0, 10) * MINUTE
        if last.date() != one.posts[-1].moment.date():
            continue
        updated = PageStamp("آخر تحديث", last, "UTC", True, rng.randrange(6))
        if one.zoned == "none":  # the only zone of the article is the page's
            one = one._replace(zone="UTC", zoned="page")
        one = one._replace(updated=updated, reference=False, may=("out-of-order",))
        return drawn(one, "GMT on the page, local posts")


def page_over_midnight(rng: random.Random) -> Drawn:
    """Published late in the evening, the first post after midnight; or the last post before it and the update after."""
    while True:
        one = blog(rng, Plan(3, 15, longest=60, midnights=0, paged=False))
        first, last = one.posts[0].moment, one.posts[-1].moment
        before, after = first - rng.randint(5, 90) * MINUTE, last + rng.randint(5, 90) * MINUTE
        named, style = one.zoned == "stamps", rng.randrange(6)
        published = PageStamp("نُشر:", before, one.zone, named, style)
        updated = PageStamp("آخر تحديث:", after, one.zone, named, style)
        if before.date() != first.date():
            one = one._replace(published=published, reference=False)
        elif after.date() != last.date():
            one = one._replace(updated=updated, reference=False)
        else:
            continue
        return drawn(one, "a midnight between page stamp and posts")


# --- days ---------------------------------------------------------------------------------------------------------


def _by_days(rng: random.Random, *, stepping: bool) -> Blog:
    """Posts of two or three days; `stepping`: the hours alone would say so too."""
    while True:
        days = rng.randint(2, 3)
        start = datetime.combine(some_day(rng).date(), datetime.min.time())
        zone = rng.choice([*ZONES])
        moments: list[datetime] = []
        at = rng.randint(6 * 60, 12 * 60)
        for number in range(days):
            count = rng.randint(1 if number else 2, 6)
            if stepping:
                at = rng.randint(6 * 60, 12 * 60)
            found = _moments(rng, count, rng.choice([30, 90, 150]), start + number * DAY + at * MINUTE)
            if found[-1].date() != found[0].date():
                break
            moments += found
            at = (found[-1].hour * 60 + found[-1].minute) + rng.randint(1, 90)
            if at > 22 * 60 and not stepping:
                break
        else:
            nights = [a.date() != b.date() and a.time() > b.time() for a, b in pairwise(moments)]
            if stepping and sum(nights) != days - 1:
                continue
            if not _steady(zone, moments):
                continue
            return _made(rng, moments, zone)


def _made(rng: random.Random, moments: list[datetime], zone: str) -> Blog:
    stops = rng.random() < 0.8
    shape = rng.choice(LINES)
    layout = rng.choice([NEWEST, OLDEST])
    written = texts.posts(rng, len(moments), stops=stops, longest=1 if not shape.own else 2)
    return Blog(
        texts.title(rng, covered=not stops or rng.random() < 0.5),
        layout,
        shape,
        tuple(Post(moment, tuple(text)) for moment, text in zip(moments, written, strict=True)),
        natural(layout, len(moments)),
        zone,
        rng.choice(["stamps", "option", "note"]),
        words=rng.randrange(3),
        style=rng.randrange(6),
    )


def _headed(how: str, *, stepping: bool) -> Callable[[random.Random], Drawn]:
    words = {
        "full": "full dates",
        "iso": "ISO dates",
        "weekday": "weekdays",
        "nth": "the first, second day",
        "relative": "today, yesterday",
    }

    def draw(rng: random.Random) -> Drawn:
        one = _by_days(rng, stepping=stepping)
        given = how not in ("full", "iso") or rng.random() < 0.6
        headed = not given or rng.random() < 0.7
        one = one._replace(headings=how, headed=headed, reference=given)
        return drawn(one, f"headings: {words[how]}" + ("" if stepping else ", hours silent"))

    return draw


def headed_and_swapped(rng: random.Random) -> Drawn:
    """Two neighbours of one day out of order under day headings."""
    while True:
        one = _by_days(rng, stepping=rng.random() < 0.5)
        page = one.on_page
        places = [place for place in near(one) if page[place].moment.date() == page[place + 1].moment.date()]
        if places:
            how = rng.choice(["full", "iso", "weekday", "nth", "relative"])
            one = swapped(one, [rng.choice(places)])._replace(headings=how, headed=rng.random() < 0.7)
            return drawn(one, "headings, two neighbours swapped")


def _said_otherwise(rng: random.Random, style: int, last: int) -> Blog:
    """Every stamp with a day that lacks something, read some days after the newest."""
    while True:
        one = _by_days(rng, stepping=rng.random() < 0.5)
        posts = tuple(post._replace(dated=True) for post in one.posts)
        days = (posts[-1].moment.date() - posts[0].moment.date()).days
        later = rng.choice([0, 0, 1, rng.randint(0, last)])
        if days + later < last:
            return one._replace(posts=posts, style=style, later=later)


def weekday_stamps(rng: random.Random) -> Drawn:
    return drawn(_said_otherwise(rng, 6, 7), "weekdays in the stamps")


def yearless_stamps(rng: random.Random) -> Drawn:
    return drawn(_said_otherwise(rng, 7, 300), "day and month in the stamps")


def some_dated(rng: random.Random) -> Drawn:
    one = blog(rng, Plan(3, 25))
    share = rng.choice([0.2, 0.5, 1])
    posts = tuple(post._replace(dated=rng.random() < share) for post in one.posts)
    if not any(post.dated for post in posts):
        posts = (posts[0]._replace(dated=True), *posts[1:])
    return drawn(one._replace(posts=posts), "some stamps with their date")


def dated_only(rng: random.Random) -> Drawn:
    """Posts days apart, every one dated; no reference is needed."""
    while True:
        moments = [some_day(rng)]
        while len(moments) < rng.randint(3, 8):
            moments.append(moments[-1] + rng.randint(1, 12 * 1440) * MINUTE)
        zone = rng.choice([*ZONES])
        one = _made(rng, moments, zone)
        one = one._replace(posts=tuple(post._replace(dated=True) for post in one.posts), reference=False)
        if all(_steady(zone, [post.moment]) for post in one.posts):
            return drawn(one, "every stamp dated, days apart")


# --- clocks -------------------------------------------------------------------------------------------------------


def _twelve(rng: random.Random, how: str) -> Drawn:
    """A clock of twelve hours through noon or into the evening."""
    while True:
        one = blog(rng, Plan(4, 16, longest=rng.choice([40, 90, 150]), midnights=0, far=how != "all"))
        moments = [post.moment for post in one.posts]
        if moments[-1].hour < 13 or moments[0].hour >= 13:
            continue
        count = len(moments)
        if how == "all":
            said = set(range(count))
        elif how == "some":
            said = set(rng.sample(range(count), rng.randint(2, count - 1)))
        elif how == "both ends":
            said = {0, count - 1}
        else:  # only on the topmost
            said = {one.order[0]}
        posts = [post._replace(clock="12" if index in said else "bare") for index, post in enumerate(one.posts)]
        if how != "all" and any(a.moment + 5 * HOUR < b.moment for a, b in pairwise(posts)):
            continue
        if how != "all" and moments[-1] - moments[0] > 10 * HOUR:
            continue
        made = one._replace(posts=tuple(posts), published=None, updated=None, reference=True)
        if made.zoned == "page":
            made = made._replace(zoned="none")
        return drawn(made, f"12 hours, ص/م on {how}")


def twelve_all(rng: random.Random) -> Drawn:
    return _twelve(rng, "all")


def twelve_some(rng: random.Random) -> Drawn:
    return _twelve(rng, "some")


def twelve_ends(rng: random.Random) -> Drawn:
    return _twelve(rng, "both ends")


def twelve_top(rng: random.Random) -> Drawn:
    return _twelve(rng, "the topmost")


def noon_as_morning(rng: random.Random) -> Drawn:
    """ص printed beside a noon, as many sites do; the posts around it are close."""
    while True:
        one = blog(rng, Plan(5, 14, longest=60, midnights=0, paged=False))
        noons = [index for index, post in enumerate(one.posts) if post.moment.hour == 12]
        if not noons or noons[0] == 0 or noons[-1] == len(one.posts) - 1:
            continue
        posts = [post._replace(clock="noon-am" if index in noons else "12") for index, post in enumerate(one.posts)]
        found = drawn(one._replace(posts=tuple(posts)), "noon printed as ص")
        return found._replace(may=("out-of-order", "date-unclear"))


# --- nights in which clocks are changed ---------------------------------------------------------------------------

_CHANGING = ["Africa/Cairo", "Asia/Beirut", "Europe/London", "Africa/Casablanca"]


def _changes(zone: str, *, back: bool) -> list[datetime]:
    """The instants at which the clocks of a zone are put back, or forward."""
    found, info = [], ZoneInfo(zone)
    for number in range(2010 * 366, 2010 * 366 + 15 * 366):
        at = datetime(2010, 1, 1, tzinfo=UTC) + (number - 2010 * 366) * DAY
        before, after = at.astimezone(info).utcoffset(), (at + DAY).astimezone(info).utcoffset()
        if before is None or after is None or before == after or (after < before) != back:
            continue
        low, high = 0, 1440
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (
                (middle, high) if (at + middle * MINUTE).astimezone(info).utcoffset() == before else (low, middle)
            )
        found.append(at + high * MINUTE)
    return found


_BACK = {zone: _changes(zone, back=True) for zone in _CHANGING}
_FORWARD = {zone: _changes(zone, back=False) for zone in _CHANGING}


def _night(rng: random.Random, zone: str, change: datetime, *, longest: int) -> list[datetime]:
    """Local times of posts from some hours before a change of the clocks to some after it."""
    at = change - rng.randint(60, 200) * MINUTE
    found: list[datetime] = []
    while at < change + rng.randint(90, 180) * MINUTE and len(found) < 30:
        found.append(at.astimezone(ZoneInfo(zone)).replace(tzinfo=None))
        at += rng.randint(2, longest) * MINUTE
    return found


def fold(rng: random.Random) -> Drawn:
    """An hour that comes twice."""
    while True:
        zone = rng.choice(_CHANGING)
        moments = _night(rng, zone, rng.choice(_BACK[zone]), longest=rng.choice([25, 50]))
        if len(moments) < 4 or not any(a > b for a, b in pairwise(moments)):
            continue
        one = _made(rng, moments, zone)._replace(zoned=rng.choice(["stamps", "option"]))
        if _like_a_film(one):
            continue
        return drawn(one, "an hour that comes twice")._replace(may=("clock-change", "out-of-order"))


def fold_unsettled(rng: random.Random) -> Drawn:
    """One post in the hour that comes twice, and nothing that says which."""
    while True:
        zone = rng.choice(_CHANGING)
        change = rng.choice(_BACK[zone])
        info = ZoneInfo(zone)
        inside = change - rng.randint(5, 55) * MINUTE
        moments = [change - rng.randint(100, 160) * MINUTE, inside, change + rng.randint(65, 160) * MINUTE]
        moments.append(moments[-1] + rng.randint(10, 90) * MINUTE)
        one = _made(rng, [at.astimezone(info).replace(tzinfo=None) for at in moments], zone)
        if not _like_a_film(one):
            return drawn(one._replace(zoned=rng.choice(["stamps", "option"])), "an hour that may be either of two")


def gap(rng: random.Random) -> Drawn:
    """A post of an hour that the clocks left out."""
    while True:
        zone = rng.choice(_CHANGING)
        change = rng.choice(_FORWARD[zone])
        info = ZoneInfo(zone)
        before = [
            change - minutes * MINUTE for minutes in sorted(rng.sample(range(5, 150), rng.randint(1, 4)), reverse=True)
        ]
        after = [change + minutes * MINUTE for minutes in sorted(rng.sample(range(61, 200), rng.randint(1, 4)))]
        inside = (change - MINUTE).astimezone(info).replace(tzinfo=None) + rng.randint(2, 59) * MINUTE
        moments = [at.astimezone(info).replace(tzinfo=None) for at in (*before, *after)]
        moments.insert(len(before), inside)
        if inside.replace(tzinfo=info).astimezone(UTC).astimezone(info).replace(tzinfo=None) == inside:
            continue
        one = _made(rng, moments, zone)._replace(zoned=rng.choice(["stamps", "option"]))
        if _like_a_film(one):
            continue
        posts = list(one.posts)
        posts[len(before)] = posts[len(before)]._replace(unreal=True)
        return drawn(one._replace(posts=tuple(posts)), "an hour that does not exist")


# --- captures -----------------------------------------------------------------------------------------------------


def captured(one: Blog, at: datetime) -> Blog:
    """The page as it was saved at an instant."""
    return one._replace(capture=at, reference=False)


def capture(rng: random.Random) -> Drawn:
    """Saved within a day of the last post, often on the next day."""
    while True:
        one = blog(
            rng, Plan(3, 20, longest=rng.choice([20, 60, 180]), paged=False, zoned=rng.choice(["stamps", "option"]))
        )
        last = one.posts[-1].instant(one.zone)
        at = last + rng.choice([rng.randint(0, 30), rng.randint(30, 23 * 60)]) * MINUTE
        if not like_a_plan(one, at):
            return drawn(captured(one, at), "a capture")


def like_a_plan(one: Blog, at: datetime) -> bool:
    """Whether times that rise are all of hours that the day of the capture has not seen yet."""
    there = at.astimezone(ZoneInfo(one.zone)).time()
    return one.layout == OLDEST and one.shape.kind == "entry" and one.posts[0].moment.time() > there


def capture_one_update(rng: random.Random) -> Drawn:
    """One marker of an hour that the day of the capture had not seen yet, or had."""
    one = blog(rng, Plan(2, 2, longest=30, paged=False, zoned="stamps"), rng.choice(LINES[2:4]))
    post = one.posts[1]
    at = post.instant(one.zone) + rng.randint(1, 23 * 60) * MINUTE
    intro = " ".join(texts.paragraphs(rng, stops=True, longest=2))
    single = one._replace(layout=NEWEST, posts=(post,), order=(0,), intro=intro, capture=at, reference=False)
    return drawn(single, "a capture of one update")


SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    "plain": plain,
    "two posts": two_posts,
    "two neighbours swapped": jitter,
    "several swapped": jitters,
    "swapped over a midnight": jitter_at_midnight,
    "a post removed": removed,
    "a post pinned on top": pinned_on_top,
    "a summary without a stamp on top": summary,
    "open: either layout": open_direction,
    "published after a post": published_late,
    "updated before a post": updated_early,
    "both page stamps disagree": both_disagree,
    "GMT on the page, local posts": greenwich_beside_local,
    "a midnight between page stamp and posts": page_over_midnight,
    **{
        f"headings {how}{'' if stepping else ' silent'}": _headed(how, stepping=stepping)
        for how in ("full", "iso", "weekday", "nth", "relative")
        for stepping in (True, False)
    },
    "headings, two neighbours swapped": headed_and_swapped,
    "weekdays in the stamps": weekday_stamps,
    "day and month in the stamps": yearless_stamps,
    "some stamps with their date": some_dated,
    "every stamp dated, days apart": dated_only,
    "12 hours all": twelve_all,
    "12 hours some": twelve_some,
    "12 hours ends": twelve_ends,
    "12 hours top": twelve_top,
    "noon printed as ص": noon_as_morning,
    "an hour that comes twice": fold,
    "an hour that may be either of two": fold_unsettled,
    "an hour that does not exist": gap,
    "a capture": capture,
    "a capture of one update": capture_one_update,
}
