"""What a reading of a drawn article is worth, and a table of it.

    python -m tests.drawn [--count N] [--seed S] [--only WORDS] [--show K] [--by shape|tag]

The program that is measured is the package `newsline` that Python finds; it is read through the dictionaries of its JSON.
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from newsline import parse
from newsline.writers.fields import article as as_dict
from tests import drawn_heads, drawn_liveblogs, drawn_posts, drawn_traps, drawn_updates
from tests.drawn_model import ANY, DOUBTS, Drawn, Head, Row, plain
from tests.drawn_properties import PROPERTIES, check

SHAPES: dict[str, Callable[[random.Random], Drawn]] = {
    **drawn_liveblogs.SHAPES,
    **drawn_updates.SHAPES,
    **drawn_posts.SHAPES,
    **drawn_heads.SHAPES,
    **drawn_traps.SHAPES,
}

RIGHT, NOISY, UNTOLD, LESS, WARNED, SILENT = "right", "noisy", "untold", "less", "warned", "wrong"
# noisy: right, with a doubt that there is no cause for; untold: right, without a warning that must be there
COLUMNS = (RIGHT, NOISY, UNTOLD, LESS, WARNED, SILENT)
GONE = "gone"  # beside them: a line of the text stands nowhere in the JSON

# what was worked out, as opposed to the source's own words
_WORKED_OUT = {
    "time",
    "when",
    "local",
    "written",
    "not_before",
    "not_after",
    "zone",
    "id",
    "inferred",
    "warnings",
    "source",
}


class Verdict(NamedTuple):
    """One of COLUMNS, with what is wrong or less; `gone`: lines that stand nowhere in the JSON."""

    grade: str
    faults: tuple[str, ...]
    codes: tuple[str, ...]
    gone: tuple[str, ...] = ()


def read(one: Drawn) -> list[dict[str, Any]]:
    """The articles as dictionaries; a program that takes no instant is given its day."""
    at: date | None = one.reference
    if one.capture is not None:
        try:
            return [as_dict(found) for found in parse(one.text, date=one.capture, zone=one.zone)]
        except (TypeError, ValueError, AttributeError):
            at = one.capture.date()
    return [as_dict(found) for found in parse(one.text, date=at, zone=one.zone)]


def verdict(one: Drawn) -> Verdict:
    """How it is read."""
    return judged(one, read(one))


def judged(one: Drawn, articles: list[dict[str, Any]]) -> Verdict:
    """What the articles of its JSON are worth."""
    if len(articles) != 1:
        return Verdict(SILENT, (f"{len(articles)} articles",), ())
    found = articles[0]
    codes = {warning["code"] for warning in found["warnings"]}
    wrong: list[str] = []
    less: list[str] = []
    for fault in faults(one, found):
        (less if fault.startswith("less: ") else wrong).append(fault)
    grade, said = RIGHT, (*wrong, *less)
    if wrong:
        grade = WARNED if codes & DOUBTS else SILENT
    elif less:
        grade = LESS if codes else SILENT
    elif not set(one.told) <= codes:
        grade, said = UNTOLD, tuple(f"no {code}" for code in one.told if code not in codes)
    elif one.settled and codes & DOUBTS - set(one.told) - set(one.may):
        grade = NOISY
    return Verdict(grade, said, tuple(sorted(codes)), tuple(gone(one, found)))


def _strings(value: object) -> Iterator[str]:
    """The source's own words in a value of the JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _WORKED_OUT and not key.endswith(("_because", "_rule")):
                yield from _strings(one)


def gone(one: Drawn, found: dict[str, Any]) -> Iterator[str]:
    """The lines with digits whose words are not all in the JSON as often as in the text."""
    left = Counter(word for text in _strings(found) for word in re.findall(r"\w+", text))
    for line in one.text.splitlines():
        words = Counter(re.findall(r"\w+", line))
        if re.fullmatch(r"\d{4}", line.strip()):  # the number of a wire story
            continue
        if any(left[word] < count for word, count in words.items()) and any(word.isdigit() for word in words):
            yield line
        left -= words


def faults(one: Drawn, found: dict[str, Any]) -> Iterator[str]:
    """What differs from the truth; "less: ..." where it is only left open."""
    rows = found["timeline"]
    if one.trap:
        yield from _trapped(found)
        return
    if found["layout"] not in one.layouts:
        yield _fault(
            "layout", found["layout"], "/".join(map(str, one.layouts)), less=found["layout"] is None and len(rows) > 1
        )
    if found["stamps"] not in one.sides and found["layout"] is not None:
        yield _fault("side", found["stamps"], "/".join(map(str, one.sides)), less=found["stamps"] is None)
    if one.head is not None:
        yield from _head(one.head, found)
    texts = [_bare(row["text"], one.notes) for row in rows]
    places = [_place(row.text, texts) for row in one.rows]
    for row, place in zip(one.rows, places, strict=True):
        if place is None:
            held = any(row.text in text for text in texts)
            yield f"text: {'shares an entry' if held else 'lost'}: {row.text[:60]!r}"
    for place, text in enumerate(texts):
        if place not in places and text:
            yield f"false entry {rows[place]['marker']!r}: {text[:60]!r}"
    yield from _order(one, places)
    for row, place in zip(one.rows, places, strict=True):
        if place is not None:
            yield from _entry(row, rows[place])


def _trapped(found: dict[str, Any]) -> Iterator[str]:
    """What was taken for a stamp though it is none."""
    for row in found["timeline"]:
        if row["marker"] is not None:
            yield f"false entry {row['marker']!r}: {row['text'][:60]!r}"
        elif row["kind"] != "original":
            yield _fault("kind", row["kind"], "original")
    for name in ("layout", "stamps", "published", "updated"):
        if found[name] is not None:
            yield _fault(name, found[name], None)


def _bare(text: str, notes: tuple[str, ...]) -> str:
    for note in notes:
        text = text.replace(note, " ")
    return plain(text)


def _place(text: str, texts: list[str]) -> int | None:
    return texts.index(text) if text in texts else None


def _fault(name: str, got: object, said: object, *, less: bool = False) -> str:
    return f"{'less: ' if less else ''}{name} {got!r} instead of {said!r}"


def _head(head: Head, found: dict[str, Any]) -> Iterator[str]:
    if head.title not in (ANY, found["title"]):
        yield _fault("title", found["title"], head.title)
    for name, said in (("published", head.published), ("updated", head.updated)):
        got = found[name] and found[name]["when"]
        if not _agrees(got, said):
            yield _fault(name, got, said, less=got is None)


def _order(one: Drawn, places: list[int | None]) -> Iterator[str]:
    kept = [place for row, place in zip(one.rows, places, strict=True) if place is not None and not row.free]
    if kept != sorted(kept):
        yield "order: " + " ".join(str(place + 1) for place in kept)


def _agrees(got: str | None, said: str | None) -> bool:
    """Whether two local times are the same, seconds left aside."""
    return said == ANY or (got and got[:16]) == (said and said[:16])


def _says_less(got: str | None, said: str | None) -> bool:
    if got is None:
        return True
    return (
        said is not None
        and all(a in ("X", b) for a, b in zip(got[:16], said[:16], strict=False))
        and len(got[:16]) <= len(said)
    )


def _entry(row: Row, entry: dict[str, Any]) -> Iterator[str]:
    opening = row.text[:30]
    if row.kind is not None and entry["kind"] != row.kind:
        yield _fault(f"kind of {opening!r}", entry["kind"], row.kind)
    if not _agrees(entry["when"], row.when):
        less = _says_less(entry["when"], row.when)
        name = "when" if less or not row.when or not entry["when"] or row.when[:10] == entry["when"][:10] else "day"
        yield _fault(f"{name} of {opening!r}", entry["when"], row.when, less=less)
    if row.time != ANY and (entry["time"] or "")[:16] != (row.time or "")[:16]:
        yield _fault(f"time of {opening!r}", entry["time"], row.time, less=entry["time"] is None)
    if row.author is not None and entry.get("author") != row.author:
        yield _fault(f"author of {opening!r}", entry.get("author"), row.author)


def kind_of(fault: str) -> str:
    """The first words of a fault, for counting: "day", "less: time", "false entry"."""
    words = fault.replace("less: ", "less-").split()
    return " ".join(words[:2] if words[0] in ("false", "no", "text:") else words[:1]).rstrip(":")


def articles(count: int, seed: str, only: Iterable[str] = ()) -> Iterator[tuple[str, Drawn]]:
    """Articles of every shape in turn, each drawn from a seed of its own, so that one may be drawn again alone."""
    names = [name for name in SHAPES if all(word in name for word in only)]
    for number in range(count):
        name = names[number % len(names)]
        yield name, SHAPES[name](random.Random(f"{seed}/{name}/{number // len(names)}"))


def _table(title: str, counts: dict[str, Counter[str]]) -> None:
    width = max(map(len, counts)) + 2
    print(f"{title:{width}}{'drawn':>7}" + "".join(f"{column:>8}" for column in (*COLUMNS, GONE)))
    total: Counter[str] = Counter()
    for name, row in counts.items():
        total += row
        drawn = sum(row[column] for column in COLUMNS)
        print(f"{name:{width}}{drawn:7}" + "".join(f"{row[column] or '':>8}" for column in (*COLUMNS, GONE)))
    drawn = sum(total[column] for column in COLUMNS)
    print(f"{'all':{width}}{drawn:7}" + "".join(f"{total[column]:8}" for column in (*COLUMNS, GONE)))


def _show(name: str, one: Drawn, found: Verdict) -> None:
    options = f"date={one.capture or one.reference} zone={one.zone}"
    print("=" * 100, f"{name}: {found.grade}; {', '.join(one.tags[1:])}", options, sep="\n")
    print("-" * 100, one.text, "-" * 100, *found.faults[:8], f"warnings: {', '.join(found.codes) or 'none'}", sep="\n")
    if found.gone:
        print("nowhere in the JSON:", *found.gone[:5], sep="\n")


def _properties(chosen: argparse.Namespace) -> None:
    """A table of the properties, and some pages that break one."""
    names = [name for name in PROPERTIES if all(word in name for word in chosen.only)]
    shown = 0
    print(f"{'property':40}{'drawn':>7}{'held':>8}{'warned':>8}{'broken':>8}")
    for name in names:
        count = max(1, chosen.count // len(names))
        broken = []
        for number in range(count):
            found = check(name, random.Random(f"{chosen.seed}/{name}/{number}"), lambda one: read(one)[0])
            if found is not None:
                broken.append(found)
        warned = sum(one.said for one in broken)
        print(f"{name:40}{count:7}{count - len(broken):8}{warned or '':>8}{len(broken) - warned or '':>8}")
        for one in broken:
            if shown < chosen.show and not one.said:
                shown += 1
                for page in (one.before, one.after):
                    print("=" * 100, f"date={page.capture or page.reference} zone={page.zone}", page.text, sep="\n")
                print("-" * 100, *one.faults[:8], sep="\n")


def main(words: list[str]) -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(prog="python -m tests.drawn", description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--seed", default="1")
    asked.add_argument("--only", action="append", default=[], help="shapes whose name holds this; may be given again")
    asked.add_argument("--tag", help="only articles with this tag")
    asked.add_argument("--show", type=int, default=0, help="so many articles of a grade, in full")
    asked.add_argument("--grade", default=SILENT, help=f"which to show: {', '.join((*COLUMNS, GONE))}")
    asked.add_argument("--tags", action="store_true", help="a second table, by tag")
    asked.add_argument("--properties", action="store_true", help="what must stay the same under a change, instead")
    chosen = asked.parse_args(words)
    if chosen.properties:
        _properties(chosen)
        return
    shapes: dict[str, Counter[str]] = {}
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for name, one in articles(chosen.count, chosen.seed, chosen.only):
        if chosen.tag and chosen.tag not in one.tags:
            continue
        found = verdict(one)
        counted = (found.grade, GONE) if found.gone else (found.grade,)
        shapes.setdefault(name, Counter()).update(counted)
        for tag in one.tags[1:]:
            tags[tag].update(counted)
        for kind in {kind_of(fault) for fault in found.faults}:
            kinds[found.grade][kind] += 1
        if chosen.grade in counted and shown < chosen.show:
            shown += 1
            _show(name, one, found)
    if not shapes:
        sys.exit("no shape of that name")
    _table("shape", shapes)
    for grade, faults_of in kinds.items():
        print(f"{grade}: " + ", ".join(f"{count} {kind}" for kind, count in faults_of.most_common(12)))
    if chosen.tags:
        _table("tag", dict(sorted(tags.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
