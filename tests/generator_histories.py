"""Histories written at random, with the truth beside them: an article grows, is edited, re-stamped, split, joined, moved, goes back,
disappears and returns; it is saved at random instants, some of the copies failed, double or without a time. Its stamps are honest
or not, and name their zone or do not.

`python -m tests.generator_histories [N [SEED]]` prints what the program finds of it, misses, and says falsely.
"""

import itertools
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from newsline.histories.history import histories
from newsline.histories.model import Event, Story
from newsline.readers.saved import Saved
from tests.captured import saved

NAMES = [
    "سليم",
    "نادر",
    "هالة",
    "جمانة",
    "فراس",
    "رندة",
    "طارق",
    "ميساء",
    "أكرم",
    "لبنى",
    "غسان",
    "سهى",
    "بديع",
    "وفاء",
    "حسام",
    "نجوى",
    "عماد",
    "رباب",
    "زهير",
    "سلوى",
]
FAMILIES = [
    "الراوي",
    "الكيلاني",
    "الحداد",
    "العطار",
    "النحاس",
    "الصباغ",
    "القباني",
    "الشامي",
    "الفخراني",
    "الدباغ",
    "السمان",
    "الخياط",
    "الزيات",
    "البيطار",
]
POSTS = [
    "العمدة",
    "مدير المطار",
    "رئيس البلدية",
    "قائد الإطفاء",
    "أمين المخزن",
    "طبيب المستشفى",
    "ناظر المدرسة",
    "صاحب المصنع",
    "حارس الجسر",
    "مهندس السد",
]
SAID = ["قال", "أعلن", "أكد", "نفى", "أوضح", "أضاف", "ذكر", "كشف", "لاحظ", "رجح"]
THINGS = [
    "عاملا",
    "مسافرا",
    "بيتا",
    "متجرا",
    "قاربا",
    "سيارة",
    "شجرة",
    "خيمة",
    "حافلة",
    "طردا",
    "عمودا",
    "جسرا",
    "بئرا",
    "مولدا",
    "شاحنة",
]
DONE = ["نقلوا إلى", "وصلوا من", "عادوا إلى", "خرجوا من", "بقوا في", "أجلوا عن", "لجؤوا إلى", "مروا قرب"]
PLACES = [
    "الواحة",
    "السماق",
    "الحناء",
    "الزعتر",
    "الدالية",
    "المرجان",
    "القصب",
    "السدرة",
    "النخيل",
    "الصفصاف",
    "التين",
    "العقيق",
    "البلوط",
    "الكرمة",
    "الغدير",
    "الرمان",
]
KINDS = ["سوق", "ميناء", "قرية", "حي", "وادي", "سد", "مخيم", "جسر", "مرفأ", "مستشفى", "مصنع", "ملعب"]
REASONS = [
    "بعد أن انقطع الماء",
    "لأن الطريق مغلق",
    "حين هبت الريح",
    "قبل أن يصل المدد",
    "وهم ينتظرون الإذن",
    "رغم تحذير الأهالي",
    "كما جرت العادة",
    "دون أن يصاب أحد",
]


def sentence(rng: random.Random) -> str:
    """A sentence of a story, like no other."""
    pick = rng.choice
    who = f"{pick(SAID)} {pick(POSTS)} {pick(NAMES)} {pick(FAMILIES)}"
    what = f"{rng.randrange(11, 999)} {pick(THINGS)} {pick(DONE)} {pick(KINDS)} {pick(PLACES)}"
    return f"{who} إن {what} {pick(REASONS)} في {pick(KINDS)} {pick(PLACES)}"


def paragraph(rng: random.Random) -> str:
    """Two or three sentences."""
    return "، و".join(sentence(rng) for _ in range(rng.choice([1, 2, 2]))) + "."


# --- the truth ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stamp:
    """What a stamp claims, as an instant of a whole minute, and when it was put there."""

    claims: datetime
    put: datetime
    dated: bool

    def text(self, zone: str, offset: timedelta) -> str:
        """Its words; `zone`: what stands behind the clock time."""
        local = self.claims + offset
        day = f"{local.day}/{local.month}/{local.year} " if self.dated else ""
        return f"تحديث {day}({local:%H:%M}{zone})" if day else f"تحديث ({local:%H:%M}{zone})"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph by its number; `parts`: what it consists of, each with its own number; `since`: when it became as it is."""

    number: int
    text: str
    since: datetime


@dataclass(frozen=True)
class Entry:
    """Paragraphs under a stamp; None over the first text."""

    number: int
    stamp: Stamp | None
    paragraphs: tuple[tuple[Paragraph, ...], ...]  # each of one piece or of two that are joined

    @property
    def pieces(self) -> list[Paragraph]:
        """The pieces one by one."""
        return [piece for whole in self.paragraphs for piece in whole]


@dataclass(frozen=True)
class Page:
    """A state of the article; newest entry first in `entries`."""

    title: str
    entries: tuple[Entry, ...]
    gone: bool = False

    def text(self, zone: str, offset: timedelta, *, newest_first: bool) -> str:
        """As it stands on the page."""
        lines = [self.title]
        for entry in self.entries if newest_first else self.entries[::-1]:
            if entry.stamp is not None:
                lines.append(entry.stamp.text(zone, offset))
            elif newest_first:
                lines.append("الموضوع الأصلي")
            lines += (" ".join(piece.text for piece in whole) for whole in entry.paragraphs)
        return "\n\n".join(lines)


@dataclass
class Truth:
    """A history: the states of the page with their instants, the copies, and which state each shows (None: an error page)."""

    zone: str
    offset: timedelta
    newest_first: bool
    states: list[tuple[datetime, Page]]
    copies: list[Saved] = field(default_factory=list)
    shown: list[tuple[datetime, bool, Page | None]] = field(default_factory=list)  # true instant, whether known


class Newsroom:
    """Writes one article over some hours."""

    def __init__(self, rng: random.Random, *, honest: bool) -> None:
        self.rng = rng
        self.honest = honest
        self.now = datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(500_000))
        self.numbers = iter(range(1, 10**6))
        self.dated = rng.random() < 0.4
        self.removed: list[Paragraph] = []
        self.older: dict[int, str] = {}
        first = tuple((self.new(),) for _ in range(rng.choice([2, 3, 4])))
        self.page = Page(sentence(rng).rsplit(" ", 3)[0], (Entry(next(self.numbers), None, first),))

    def new(self) -> Paragraph:
        return Paragraph(next(self.numbers), paragraph(self.rng), self.now)

    def stamp(self) -> Stamp:
        """A stamp of now, or a lie."""
        shift = 0
        if not self.honest and self.rng.random() < 0.35:
            shift = self.rng.choice([-1, -1, 1]) * self.rng.randrange(10, 240)
        return Stamp(self.now.replace(second=0) + timedelta(minutes=shift), self.now, self.dated)

    def step(self) -> None:
        """One thing that happens, some minutes later."""
        self.now += timedelta(minutes=self.rng.randrange(3, 90), seconds=self.rng.randrange(60))
        if self.page.gone:
            self.page = replace(self.page, gone=False)
            return
        acts = {
            self.update: 8,
            self.slip: 2,
            self.edit: 4,
            self.own_up: 2,
            self.restamp: 1,
            self.split_or_join: 2,
            self.move: 1,
            self.remove: 1,
            self.bring_back: 1,
            self.retitle: 1,
            self.vanish: 0.5,
        }
        self.rng.choices(list(acts), list(acts.values()))[0]()

    def update(self) -> None:
        new = Entry(next(self.numbers), self.stamp(), tuple((self.new(),) for _ in range(self.rng.choice([1, 1, 2]))))
        self.page = replace(self.page, entries=(new, *self.page.entries))

    def slip(self) -> None:
        """A paragraph at the end of an older entry, under its old stamp."""
        at = self.rng.randrange(len(self.page.entries))
        entry = self.page.entries[at]
        self.put(at, replace(entry, paragraphs=(*entry.paragraphs, (self.new(),))))

    def put(self, at: int, entry: Entry) -> None:
        entries = list(self.page.entries)
        entries[at] = entry
        self.page = replace(self.page, entries=tuple(entries))

    def any_piece(self) -> tuple[int, int, int]:
        """The places of an entry, a paragraph of it and a piece of that."""
        at = self.rng.randrange(len(self.page.entries))
        whole = self.rng.randrange(len(self.page.entries[at].paragraphs))
        return at, whole, self.rng.randrange(len(self.page.entries[at].paragraphs[whole]))

    def edited(self, text: str) -> str:
        """Other words, another number, or another spelling."""
        words = text.split(" ")
        kind = self.rng.choice(["words", "numbers", "spelling"])
        if kind == "spelling":
            return text.replace("إلى", "الى").replace("إن", "ان") if "إن" in text else text.replace("ان ", "إن ", 1)
        if kind == "numbers":
            places = [n for n, word in enumerate(words) if word.isdecimal()]
            if places:  # else an edit took the number away
                words[self.rng.choice(places)] = str(self.rng.randrange(1000, 9999))
        else:
            for _ in range(self.rng.choice([1, 2])):
                words[self.rng.randrange(1, len(words))] = self.rng.choice(FAMILIES)
        return " ".join(words)

    def edit(self) -> None:
        """Words of an old paragraph, or back to what they were, in silence."""
        at, whole, piece = self.any_piece()
        self.rewrite(at, whole, piece)

    def rewrite(self, at: int, whole: int, piece: int, stamp: Stamp | None = None) -> None:
        entry = self.page.entries[at]
        old = entry.paragraphs[whole][piece]
        text = self.older.get(old.number) if self.rng.random() < 0.3 else None
        new = replace(old, text=text or self.edited(old.text), since=self.now)
        if new.text != old.text:
            self.older[old.number] = old.text
            pieces = [*entry.paragraphs[whole]]
            pieces[piece] = new
            paragraphs = [*entry.paragraphs]
            paragraphs[whole] = tuple(pieces)
            self.put(at, replace(entry, paragraphs=tuple(paragraphs), stamp=stamp or entry.stamp))

    def own_up(self) -> None:
        """An edit with a new stamp over it."""
        stamped = [n for n, entry in enumerate(self.page.entries) if entry.stamp is not None]
        if stamped:
            at = self.rng.choice(stamped)
            self.rewrite(at, self.rng.randrange(len(self.page.entries[at].paragraphs)), 0, self.stamp())

    def restamp(self) -> None:
        stamped = [n for n, entry in enumerate(self.page.entries) if entry.stamp is not None]
        if stamped and not self.honest:
            at = self.rng.choice(stamped)
            self.put(at, replace(self.page.entries[at], stamp=self.stamp()))

    def split_or_join(self) -> None:
        at = self.rng.randrange(len(self.page.entries))
        entry = self.page.entries[at]
        joined = [n for n, whole in enumerate(entry.paragraphs) if len(whole) > 1]
        if joined:
            n = self.rng.choice(joined)
            parts = tuple((piece,) for piece in entry.paragraphs[n])
            self.put(at, replace(entry, paragraphs=(*entry.paragraphs[:n], *parts, *entry.paragraphs[n + 1 :])))
        elif len(entry.paragraphs) > 1:
            n = self.rng.randrange(len(entry.paragraphs) - 1)
            one = (*entry.paragraphs[n], *entry.paragraphs[n + 1])
            self.put(at, replace(entry, paragraphs=(*entry.paragraphs[:n], one, *entry.paragraphs[n + 2 :])))

    def move(self) -> None:
        """A paragraph of an entry of three to its other end."""
        long = [n for n, entry in enumerate(self.page.entries) if len(entry.paragraphs) > 2]
        if long:
            at = self.rng.choice(long)
            entry = self.page.entries[at]
            self.put(at, replace(entry, paragraphs=(*entry.paragraphs[1:], entry.paragraphs[0])))

    def remove(self) -> None:
        at, whole, _ = self.any_piece()
        entry = self.page.entries[at]
        if len(entry.paragraphs) > 1 and len(entry.paragraphs[whole]) == 1:
            self.removed.append(entry.paragraphs[whole][0])
            self.put(at, replace(entry, paragraphs=entry.paragraphs[:whole] + entry.paragraphs[whole + 1 :]))

    def bring_back(self) -> None:
        if self.removed:
            back = replace(self.removed.pop(), since=self.now)
            at = self.rng.randrange(len(self.page.entries))
            entry = self.page.entries[at]
            self.put(at, replace(entry, paragraphs=(*entry.paragraphs, (back,))))

    def retitle(self) -> None:
        self.page = replace(self.page, title=sentence(self.rng).rsplit(" ", 3)[0])

    def vanish(self) -> None:
        self.page = replace(self.page, gone=True)


MISSING = "الصفحة غير موجودة\n\nعذرا، الصفحة التي تبحث عنها غير موجودة.\n"


def truth(rng: random.Random, captures: int, *, honest: bool, zoned: bool) -> Truth:
    """A history with so many captures."""
    room = Newsroom(rng, honest=honest)
    zone, offset = rng.choice([(" ت غ", 0), (" بتوقيت مكة المكرمة", 3), (" بتوقيت غرينتش", 0)]) if zoned else ("", 3)
    out = Truth(zone, timedelta(hours=offset), rng.random() < 0.7, [(room.now, room.page)])
    for _ in range(rng.randrange(captures, 3 * captures + 3)):
        room.step()
        out.states.append((room.now, room.page))
    first, last = out.states[0][0], room.now + timedelta(minutes=30)
    seconds = sorted(rng.sample(range(60, int((last - first).total_seconds())), captures))
    for number, second in enumerate(seconds, 1):
        at = first + timedelta(seconds=second)
        page = next(page for since, page in reversed(out.states) if since <= at)
        failed = page.gone or (0 < number < captures and rng.random() < 0.06)
        known = rng.random() > 0.08
        text = MISSING if failed else page.text(zone, out.offset, newest_first=out.newest_first)
        for _ in range(2 if rng.random() < 0.05 else 1):
            out.copies.append(saved(text, at if known else None, len(out.copies) + 1))
            out.shown.append((at, known, None if failed else page))
    return out


# --- what should be found -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Expected:
    """What came about between two captures: the kind, the places of both, the text."""

    op: str
    before: int
    after: int
    text: str


def stamps_of(page: Page) -> dict[int, Stamp | None]:
    """By paragraphs' numbers, the stamps over them."""
    return {piece.number: entry.stamp for entry in page.entries for piece in entry.pieces}


def pieces_of(page: Page) -> dict[int, Paragraph]:
    """By their numbers, the paragraphs."""
    return {piece.number: piece for entry in page.entries for piece in entry.pieces}


def _order(page: Page, *, newest_first: bool) -> list[int]:
    entries = page.entries if newest_first else page.entries[::-1]
    return [piece.number for entry in entries for piece in entry.pieces]


def _breaks(page: Page) -> set[tuple[int, int]]:
    """The pieces that stand in one paragraph, each with the next."""
    return {
        (a.number, b.number)
        for entry in page.entries
        for whole in entry.paragraphs
        for a, b in itertools.pairwise(whole)
    }


def _as_shown(one: Truth) -> list[tuple[int, Page]]:
    """The pages of the copies; pieces that no copy shows apart are one paragraph, since nobody could know."""
    usable = [(n, page) for n, (_, _, page) in enumerate(one.shown, 1) if page is not None]
    joined = {pair for _, page in usable for pair in _breaks(page)}
    for pair in list(joined):
        for _, page in usable:
            there = pieces_of(page).keys()
            if (pair[0] in there or pair[1] in there) and pair not in _breaks(page):
                joined.discard(pair)
    return [(n, _merged(page, joined)) for n, page in usable]


def _merged(page: Page, joined: set[tuple[int, int]]) -> Page:
    def whole(pieces: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        out = [pieces[0]]
        for before, piece in itertools.pairwise(pieces):
            if (before.number, piece.number) in joined:
                since = max(out[-1].since, piece.since)
                out[-1] = replace(out[-1], text=f"{out[-1].text} {piece.text}", since=since)
            else:
                out.append(piece)
        return tuple(out)

    entries = (replace(entry, paragraphs=tuple(map(whole, entry.paragraphs))) for entry in page.entries)
    return replace(page, entries=tuple(entries))


def expected(one: Truth) -> Iterator[Expected]:
    """What came about between the captures that show the story, as the truth has it."""
    usable = _as_shown(one)
    known: set[int] = set()
    for (a, old), (b, new) in itertools.pairwise(usable):
        was, now = pieces_of(old), pieces_of(new)
        known |= was.keys()
        for number, piece in now.items():
            if number not in was:
                yield Expected("returned" if number in known else "added", a, b, piece.text)
            elif was[number].text != piece.text:
                yield Expected("changed", a, b, piece.text)
        for number, piece in was.items():
            if number not in now:
                yield Expected("removed", a, b, piece.text)
        if old.title != new.title:
            yield Expected("retitled", a, b, new.title)
        both = [
            [number for number in _order(page, newest_first=one.newest_first) if number in was and number in now]
            for page in (old, new)
        ]
        if both[0] != both[1]:
            yield Expected("moved", a, b, "")
        follows = [
            set(itertools.pairwise(order))
            for order in (_order(page, newest_first=one.newest_first) for page in (old, new))
        ]
        for pair in (_breaks(old) ^ _breaks(new)) & follows[0] & follows[1]:
            yield Expected("break", a, b, f"{now[pair[0]].text} {now[pair[1]].text}")
        for before, after in ((e, f) for e in old.entries for f in new.entries if e.number == f.number):
            same = {piece.number: piece.text for piece in after.pieces}.items() <= {
                piece.number: piece.text for piece in before.pieces
            }.items()
            if (
                same
                and before.stamp != after.stamp
                and after.stamp is not None
                and before.stamp is not None
                and before.stamp.claims != after.stamp.claims
            ):
                yield Expected("re-stamped", a, b, after.stamp.text(one.zone, one.offset))


def found(one: Story) -> Iterator[tuple[Expected, Event]]:
    """What the program says of it."""
    for event in one.timeline:
        before, after = event.between
        if before is None:
            continue
        op, text = str(event.op), event.text
        if op == "moved":
            text = ""
        elif op == "changed" and event.grade == "spelling" and event.text_ops and _is_break(event):
            op, text = "break", " ".join(text.split())
        yield Expected(op, before, after, text), event


def _is_break(event: Event) -> bool:
    return all(part.op == "equal" or not part.text.strip() for part in event.text_ops or ())


# --- verdicts -----------------------------------------------------------------------------------------------------


def bears_out(event: Event, one: Truth) -> bool:
    """Whether the truth bears out a verdict against the writer; verdicts that accuse nobody always do."""
    before, after = event.between
    if event.verdict not in ("too-early", "impossible", "silent", "re-stamped"):
        return True
    page = one.shown[after - 1][2]
    old = one.shown[before - 1][2] if before is not None else None
    assert page is not None
    if event.verdict == "re-stamped":
        stamps = [{entry.number: entry.stamp for entry in state.entries} for state in (old, page) if state is not None]
        return len(stamps) == 2 and any(stamps[0].get(n) not in (None, stamp) for n, stamp in stamps[1].items())
    pieces = [
        piece for piece in pieces_of(page).values() if piece.text == event.text or event.text.startswith(piece.text)
    ]
    if event.verdict == "silent":
        if event.op == "removed" or event.op == "retitled":
            return True  # nothing in these histories owns up to them but a new stamp, which would have been taken
        stamps = [stamp for piece in pieces if (stamp := stamps_of(page)[piece.number]) is not None]
        return not any(stamp.put > one.shown[(before or 1) - 1][0] and _is_honest(stamp) for stamp in stamps)
    for piece in pieces:
        stamp = stamps_of(page)[piece.number]
        if stamp is None:
            continue
        if event.verdict == "too-early" and stamp.claims + timedelta(seconds=59) < piece.since:
            return True
        if event.verdict == "impossible" and stamp.claims > piece.since:
            return True
    return False


def _is_honest(stamp: Stamp) -> bool:
    return stamp.claims == stamp.put.replace(second=0)


def told_lies(one: Truth) -> Iterator[tuple[str, int, str]]:
    """The claims that the captures alone refute: kind, capture, text of the paragraph."""
    before: datetime | None = None
    usable = [(n, at, sure, page) for n, (at, sure, page) in enumerate(one.shown, 1) if page is not None]
    seen: set[int] = set()
    as_shown = dict(_as_shown(one))
    for n, at, sure, page in usable:
        until = at if sure else next((when for _, when, certain, _ in usable if certain and when >= at), None)
        page = as_shown[n]
        for number, piece in pieces_of(page).items():
            stamp = stamps_of(page)[number]
            if number not in seen and stamp is not None:
                days = range(0 if stamp.dated else -9, 1)  # a clock time alone may be of another day
                claims = [stamp.claims + timedelta(days=day) for day in days]
                if until is None or any(
                    time <= until and (before is None or time + timedelta(seconds=59) > before) for time in claims
                ):
                    continue
                if stamp.claims > until:
                    yield "impossible", n, piece.text
                elif before is not None and stamp.claims + timedelta(seconds=59) <= before:
                    yield "too-early", n, piece.text
        seen |= pieces_of(page).keys()
        before = at if sure else before


# --- the table ----------------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """By kind: found, missed, false; `accused`: verdicts against a writer that the truth does not bear out, with examples."""

    found: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    accused: list[str] = field(default_factory=list)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Truth, name: str) -> None:
        """Hold one history against what the program makes of it."""
        stories = list(histories(one.copies))
        story = stories[0] if stories else None
        rows = list(found(story)) if story is not None else []
        numbers = _numbers(one, story)
        want = (
            Counter(replace(e, before=numbers[e.before], after=numbers[e.after]) for e in expected(one))
            if story
            else Counter()
        )
        have = Counter(row for row, _ in rows)
        moves = {row for row in have if row.op == "moved"}
        for row in moves:  # one move may need several paragraphs to be told: the truth has only that there was one
            have[row] = 1
        for row in (want & have).elements():
            self.found[row.op] += 1
        for row in (want - have).elements():
            self.missed[row.op] += 1
            self.examples[f"missed {row.op}"].append(f"{name}: {row}")
        for row in (have - want).elements():
            self.false[row.op] += 1
            self.examples[f"false {row.op}"].append(f"{name}: {row}")
        self.verdicts(one, story, numbers, name)

    def verdicts(self, one: Truth, story: Story | None, numbers: dict[int, int], name: str) -> None:
        """Claims that the captures refute, and verdicts that they do not."""
        if story is None:
            return
        back = {new: old for old, new in numbers.items()}
        lies = {(kind, numbers[n], text) for kind, n, text in told_lies(one)}
        said = {
            (str(event.verdict), event.between[1], event.text)
            for event in story.timeline
            if event.verdict in ("too-early", "impossible") and event.op == "added"
        }
        unsure = {(event.between[1], event.text) for event in story.timeline if event.verdict is None}
        for kind, _, _ in lies & said:
            self.found[f"claim {kind}"] += 1
        for kind, n, text in lies - said:
            if (n, text) in unsure:  # the zone is not known, and it is said
                self.open[f"claim {kind}"] += 1
                continue
            self.missed[f"claim {kind}"] += 1
            self.examples[f"missed claim {kind}"].append(f"{name}: {n} {text[:50]}")
        for event in story.timeline:
            places = tuple(back[n] if n is not None else None for n in event.between)
            if not bears_out(replace(event, between=places), one):  # type: ignore[arg-type]
                self.accused.append(
                    f"{name}: {event.verdict} {event.op} {event.between} {event.text[:60]} | {event.because}"
                )

    def lines(self) -> Iterator[str]:
        """The table."""
        yield f"{'':<18} {'found':>7} {'open':>7} {'missed':>7} {'false':>7}"
        for kind in sorted(self.found | self.open | self.missed | self.false):
            numbers = (self.found[kind], self.open[kind], self.missed[kind], self.false[kind])
            yield f"{kind:<18} " + " ".join(f"{number:>7}" for number in numbers)
        yield f"{'accused falsely':<18} {len(self.accused):>31}"


def _numbers(one: Truth, story: Story | None) -> dict[int, int]:
    """From the numbers of copies as they were made to those that the program gives them."""
    if story is None:
        return {}
    by_source = {capture.source: capture.n for capture in story.captures}
    return {n: by_source[copy.source] for n, copy in enumerate(one.copies, 1)}


def tally(count: int, captures: int, seed: int = 0, **how: bool) -> Tally:
    """So many histories of so many captures."""
    out = Tally()
    for number in range(count):
        rng = random.Random(f"{seed} {captures} {number}")
        given = {"honest": rng.random() < 0.5, "zoned": rng.random() < 0.6, **how}
        out.add(truth(rng, captures, **given), f"{captures} captures, {seed}/{number}")
    return out


def main(count: int, seed: int) -> None:
    """Tables by number of captures."""
    for captures in (2, 3, 5, 10, 30):
        of = max(1, count * 10 // captures // 10)
        table = tally(of, captures, seed)
        print(f"{of} histories of {captures} captures")
        print("\n".join(table.lines()))
        for kind, examples in table.examples.items():
            print(f"  {kind}: {examples[0]}")
        print("\n".join(f"  ACCUSED {one}" for one in table.accused[:5]))


if __name__ == "__main__":
    main(*(int(one) for one in [*sys.argv[1:], "100", "0"][:2]))
