"""Time per stamp of `read_stamp` beside two date libraries on the same lines.

Run by a Python that has newsline, dateutil and dateparser; prints one JSON object of microseconds.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress


def lines(number: int, seed: int = 1) -> list[str]:
    """Stamps in shapes that newsrooms use, with random instants."""
    draw = random.Random(seed)
    shapes = (
        "تحديث ({h:02d}:{m:02d} تغ)",
        "آخر تحديث {h:02d}:{m:02d} ت غ في {d} أيلول/سبتمبر",
        "آخر تحديث: الجمعة {d} سبتمبر 2015 الساعة {h:02d}:{m:02d} بتوقيت غرينتش",
        "نشر في: {d}/9/2015 {h:02d}:{m:02d}",
        "تاريخ النشر: {d} ذو الحجة 1436 هـ",
        "{h:02d}:{m:02d} بتوقيت القاهرة",
    )
    return [
        draw.choice(shapes).format(h=draw.randrange(24), m=draw.randrange(60), d=draw.randrange(1, 30))
        for _ in range(number)
    ]


def median(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Microseconds a text; what cannot be read counts as well."""
    times = []
    for text in texts:
        start = time.perf_counter()
        with suppress(ValueError, OverflowError):
            read(text)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def main() -> None:
    import dateparser.search
    import dateutil.parser

    from newsline import read_stamp

    texts = lines(20_000)
    for text in texts[:200]:
        read_stamp(text)
    found = {
        "read_stamp": median(read_stamp, texts),
        "dateutil.parser.parse(fuzzy)": median(lambda text: dateutil.parser.parse(text, fuzzy=True), texts[:5_000]),
        "dateparser.search": median(lambda text: dateparser.search.search_dates(text, languages=["ar"]), texts[:300]),
        "read by newsline": sum(read_stamp(text) is not None for text in texts) / len(texts),
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
