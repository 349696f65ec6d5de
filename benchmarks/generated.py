"""`python -m benchmarks.generated [N]`: how well N random stamps and N / 20 random sources of articles are read.

Exact: all that was written came back. Less: some of it (in brackets: where the text is ambiguous, so that this is right).
Wrong: a field contradicts what was written; it must be 0.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable

from tests.generator import misread, verdict
from tests.generator_articles import source
from tests.generator_stamps import Written, stamp

Results = dict[str, Counter[str]]


def _count(results: Results, row: str, found: str, *, ambiguous: bool) -> None:
    counts = results.setdefault(row, Counter())
    counts["all"] += 1
    counts[found] += 1
    counts["ambiguous"] += found == "less" and ambiguous


def _table(title: str, results: Results, rarest: int = 0) -> None:
    print(f"\n{title:40} {'stamps':>8} {'exact %':>9} {'less %':>8} {'(ambiguous)':>12} {'wrong %':>8}")
    for row, counts in sorted(results.items(), key=lambda pair: -pair[1]["all"]):
        if counts["all"] >= rarest:
            shares = [100 * counts[name] / counts["all"] for name in ("exact", "less", "ambiguous", "wrong")]
            exact, less, ambiguous, wrong = (f"{share:.2f}" for share in shares)
            print(f"{row:40} {counts['all']:8} {exact:>9} {less:>8} {f'({ambiguous})':>12} {wrong:>8}")


def stamps(number: int) -> None:
    """The tables of stamps: by month convention, digit system and order of parts."""
    tables: list[tuple[str, Callable[[Written], str], Results]] = [
        ("all", lambda one: "all", {}),
        ("month convention", lambda one: one.convention, {}),
        ("digits", lambda one: one.digits, {}),
        ("order of parts", lambda one: one.order, {}),
    ]
    rng = random.Random("stamps")
    for _ in range(number):
        one = stamp(rng)
        found = verdict(one).partition(":")[0]
        for _, row, results in tables:
            _count(results, row(one), found, ambiguous=one.ambiguous)
    for title, _, results in tables:
        _table(title, results, rarest=number // 5_000)


def articles(number: int) -> None:
    """The table of articles: which sources came back whole, by what is in them, and what was wrong in the others."""
    rng = random.Random("articles")
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    for _ in range(number):
        one = source(rng)
        fault = misread(one)
        tags = {"all", *one.tags}
        seen.update(tags)
        if fault is None:
            right.update(tags)
        else:
            faults[fault.partition(":")[0]] += 1
    print(f"\n{'sources with':40} {'sources':>8} {'right %':>9}")
    for tag, count in seen.most_common():
        print(f"{tag:40} {count:8} {100 * right[tag] / count:9.2f}")
    for name, count in faults.most_common():
        print(f"wrong: {name:33} {count:8}")


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    stamps(asked)
    articles(max(1, asked // 20))
