"""What a reading of a generated stamp or article is worth: exact, less, or wrong. The generator itself is in generator_*.py."""

from datetime import datetime

from newsline import Entry, parse, read_stamp
from tests.generator_articles import Row, Source
from tests.generator_stamps import Written

DOUBTS = ("layout-unclear", "date-unclear", "clock-mismatch")


def _says_less(read: str | None, written: str | None) -> bool:
    """Whether an EDTF text agrees with another wherever it says anything."""
    if read is None:
        return True
    if written is None or ("[" in read) != ("[" in written):
        return False
    (day, _, clock), (full_day, _, full_clock) = (
        read.partition("[")[0].partition("T"),
        written.partition("[")[0].partition("T"),
    )
    same_day = all(one in ("X", other) for one, other in zip(day, full_day, strict=False)) and len(day) <= len(full_day)
    return same_day and full_clock.startswith(clock)


def verdict(stamp: Written) -> str:
    """How the text of a stamp is read: "exact", "less" or "wrong: " and the fields that contradict."""
    read = read_stamp(stamp.text)
    if read is None:
        return "less"
    fields = [
        ("kind", read.kind, stamp.kind, read.kind == stamp.kind),
        ("written", read.written_text, stamp.written, _says_less(read.written_text, stamp.written)),
        ("zone", read.zone, stamp.zone, read.zone in (None, stamp.zone)),
        ("weekday", read.weekday, stamp.weekday, read.weekday in (None, stamp.weekday)),
        ("ordinal", read.ordinal, stamp.ordinal, read.ordinal in (None, stamp.ordinal)),
    ]
    wrong = [f"{name} {got!r} instead of {said!r}" for name, got, said, agrees in fields if not agrees]
    if wrong:
        return "wrong: " + ", ".join(wrong)
    return "exact" if all(got == said for _, got, said, _ in fields) else "less"


def misread(source: Source) -> str | None:
    """What is wrong with the reading of a source of articles: None where all of it came back."""
    found = list(parse(source.text, date=source.date, zone=source.zone, stamps=source.stamps))
    if len(found) != len(source.articles):
        return f"{len(found)} articles instead of {len(source.articles)}"
    for article, timeline in zip(source.articles, found, strict=True):
        if article.open and any(warning.code in DOUBTS for warning in timeline.warnings):
            continue
        rows = tuple(_row(entry) for entry in timeline.timeline)
        for name, got, said in [
            ("title", timeline.title, article.title),
            ("texts", [row.text for row in rows], [row.text for row in article.rows]),
            ("layout", timeline.layout, article.layout),
            ("kinds", [row.kind for row in rows], [row.kind for row in article.rows]),
            ("times", [row.time for row in rows], [row.time for row in article.rows]),
            ("bounds", [row[3:] for row in rows], [row[3:] for row in article.rows]),
        ]:
            if got != said:
                return f"{name}: {_difference(got, said)}"
    return None


def _difference(got: object, said: object) -> str:
    """What differs; of two lists of long texts the first pair that does."""
    if isinstance(got, list) and isinstance(said, list) and len(got) == len(said):
        place = next(place for place, pair in enumerate(zip(got, said, strict=True)) if pair[0] != pair[1])
        return f"entry {place + 1} of {len(said)}: {got[place]!r} instead of {said[place]!r}"
    if isinstance(got, list) and isinstance(said, list):
        return f"{len(got)} entries instead of {len(said)}"
    return f"{got!r} instead of {said!r}"


def _row(entry: Entry) -> Row:
    time, before, after = map(_shown, (entry.moment.time, entry.not_before, entry.not_after))
    return Row(" ".join(entry.text.split()), entry.kind, time, before, after)


def _shown(time: datetime | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ") if time else None
