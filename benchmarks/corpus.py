"""Speed of `newsline corpus` as ratios, each against something measured in the same run, on invented articles.

The floor is a program that reads the same JSON lines, decodes them, splits their lines, looks for the letters of a cue,
and writes the text back as JSON. `corpus.py FOLDER` is run by a Python that has newsline, orjson and dateparser, and prints one
JSON object; `corpus.py FOLDER floors` measures the shares alone. The articles are left in the folder for the next run.
`corpus.py FOLDER count N MARKERS DRAWN` parses N of the articles drawn, of 3 kB and shaped as real ones, and prints nothing: to
be counted.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import prose

from newsline import corpus, parse
from newsline.corpus.jsontext import dumps
from newsline.writers import rows

ARTICLES = 12_000  # four shards of 16 MB, so that two processes have as much to do
REAL_BYTES = 9_000_000  # of each file of articles shaped as real ones
ROUNDS = 3
CUE = "حديث"

_WORDS = """
الوزارة المدينة الميناء السكان الجسر المزارعون القطار المدرسة الشركة المجلس الطريق الوادي البلدية المهندس اللجنة المصنع
أعلنت قالت افتتح أضاف وصل بدأ انتهى طالب رفض أكد نقل شارك زار حضر كتب درس بنى أصلح زرع جمع السفينة النتائج الأسعار
أمس اليوم صباحا مساء قرب داخل خارج بعد قبل خلال منذ حول ضد بين نحو دون فوق تحت عند لدى التمور القمح الزيتون الكتب
جديد كبير قديم واسع هادئ سريع طويل أخضر مشترك محلي موسمي عام خاص مفتوح مجاني يومي شهري المشروع البرنامج السيارات
الحافلات المياه الكهرباء الأسواق المعارض الخطط الأعمال
"""
WORDS = _WORDS.split()
SENTENCES = 34  # of some fifteen words: about 5,500 bytes of UTF-8 with the rest of the record
MARKERS = ("آخر تحديث {:02d}:{:02d} ت غ في {} أيلول/سبتمبر", "تحديث ({:02d}:{:02d} تغ)")


# --- invented articles --------------------------------------------------------------------------------------------


def _sentence(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(12, 17))) + "."


def article(draw: random.Random, markers: int, sentences: int = SENTENCES) -> str:
    """A text of so many sentences in paragraphs of two to four, with markers between them, newest on top."""
    body = []
    while sentences > 0:
        count = min(sentences, draw.randint(2, 4))
        body.append(" ".join(_sentence(draw) for _ in range(count)))
        sentences -= count
    day = draw.randint(2, 28)
    step = max(1, len(body) // (markers + 1))
    for number in range(markers):
        place = min(len(body), 1 + number * (step + 1))
        body.insert(place, MARKERS[number % 2].format(21 - number % 20, draw.randint(0, 59), day))
    return "\n\n".join([" ".join(draw.choices(WORDS, k=7)), *body]) + "\n"


def write(path: Path, count: int, markers: int) -> Path:
    """A file of JSON lines, one article a line; the one that is there, if an earlier run has written it."""
    if path.exists():
        return path
    draw = random.Random(count * 100 + markers)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            url, day = f"https://news.example/{markers}/{number}", f"2015-09-{1 + number % 30:02d}"
            record = {"url": url, "date": day, "text": article(draw, markers)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def write_real(path: Path, size: int, markers: int) -> tuple[Path, int]:
    """As `write`, of articles shaped as real ones of so many bytes, with a number in each record; the path and how many."""
    count = REAL_BYTES // (size + 600 * (size < 1_000))  # small ones cost more for their size
    if path.exists():
        return path, count
    draw = random.Random(f"{size}/{markers}")
    records = [
        {"id": number, "url": f"https://news.example/{size}/{number}", "date": f"2015-09-{1 + number % 30:02d}"}
        | {"text": prose.article(draw, size, markers)}
        for number in range(count)
    ]
    if path.suffix == ".parquet":
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), path)
    else:
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    return path, count


# --- what is measured ---------------------------------------------------------------------------------------------


def floor(path: Path, loads: Callable[[bytes], Any], encode: Callable[[Any], bytes]) -> int:
    """The least that any program does that reads and writes these articles; how many cues it saw."""
    found = 0
    with path.open("rb") as file, path.with_name("floor.jsonl").open("wb") as out:
        for line in file:
            text = loads(line)["text"]
            found += sum(CUE in one for one in text.splitlines())
            out.write(encode({"text": text}) + b"\n")
    return found


def floor_of_table(path: Path) -> int:
    """The same for a table: its rows are read, and written as JSON lines."""
    import orjson
    import pyarrow.parquet

    found = 0
    with path.with_name("floor.jsonl").open("wb") as out:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=64):
            for row in batch.to_pylist():
                found += sum(CUE in one for one in row["text"].splitlines())
                out.write(orjson.dumps({"text": row["text"]}) + b"\n")
    return found


def real(folder: Path, rounds: int = 5) -> Iterator[tuple[str, float, float]]:
    """Articles shaped as real ones: what they are, how many a second, and the share of the floor's speed.

    Medians of rounds in which each has its turn, by the processor's time.
    """
    import orjson

    rows = [(name, size, markers, "jsonl") for name, size in prose.SIZES.items() for markers in (0, 2)]
    for name, size, markers, kind in [*rows, ("3 kB", 3_000, 0, "parquet"), ("3 kB", 3_000, 2, "parquet")]:
        path, count = write_real(folder / f"real-{size}-{markers}.{kind}", size, markers)
        least = (lambda: floor_of_table(path)) if kind == "parquet" else lambda: floor(path, orjson.loads, orjson.dumps)  # noqa: B023
        taken = [
            (_seconds(lambda: _run(path, 1), time.process_time), _seconds(least, time.process_time))  # noqa: B023
            for _ in range(rounds)
        ]
        what = f"{name}, {'two free dates' if markers else 'no marker'}{', Parquet' if kind == 'parquet' else ''}"
        yield what, count / statistics.median(own for own, _ in taken), statistics.median(b / a for a, b in taken)


def _run(path: Path, jobs: int) -> None:
    corpus.run([str(path)], str(path.with_name("out.jsonl")), plan=corpus.Plan(jobs=jobs))


def _seconds(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start


def against_floors(path: Path, count: int, rounds: int = ROUNDS) -> dict[str, float]:
    """Articles a second and shares of the floors' speed, one process; medians of rounds in which each has its turn.

    By the processor's time, so that other programs on the machine count less.
    """
    import orjson

    calls: dict[str, Callable[[], object]] = {
        "newsline": lambda: _run(path, 1),
        "orjson": lambda: floor(path, orjson.loads, orjson.dumps),
        "json": lambda: floor(path, json.loads, lambda row: json.dumps(row, ensure_ascii=False).encode()),
    }
    taken = [{name: _seconds(call, time.process_time) for name, call in calls.items()} for _ in range(rounds)]
    found = {f"{name}: articles/s": count / statistics.median(one[name] for one in taken) for name in calls}
    for name in ("orjson", "json"):
        found[f"share of the {name} floor"] = statistics.median(one[name] / one["newsline"] for one in taken)
    return found


def two_jobs(path: Path, rounds: int = ROUNDS) -> float:
    """How many times as fast two processes are as one, by the clock on the wall: means little on a busy machine."""
    return statistics.median(
        _seconds(lambda: _run(path, 1), time.perf_counter) / _seconds(lambda: _run(path, 2), time.perf_counter)
        for _ in range(rounds)
    )


def _parsed(text: str) -> None:
    for timeline in parse(text):
        b"".join(dumps(rows.fields(row)) for row in rows.of(timeline))


def against_dateparser(articles: int = 3) -> float:
    """How many times as fast as dateparser.search on the same texts."""
    from dateparser.search import search_dates

    texts = [article(random.Random(number), 2) for number in range(articles)]
    search_dates(texts[0][:200], languages=["ar"])
    theirs = _seconds(lambda: [search_dates(text, languages=["ar"]) for text in texts], time.process_time)
    ours = _seconds(lambda: [_parsed(text) for text in texts for _ in range(50)], time.process_time) / 50
    return theirs / ours


def growth(sizes: tuple[int, ...] = (1, 10, 100, 1_000, 10_000)) -> Iterator[tuple[int, float, float]]:
    """For one article: its markers, its megabytes (one KB a marker), and the milliseconds that it takes."""
    for markers in sizes:
        text = article(random.Random(markers), markers, sentences=6 * markers)
        best = min(_seconds(lambda: _parsed(text), time.process_time) for _ in range(3 if markers > 1_000 else 7))  # noqa: B023
        yield markers, len(text.encode()) / 1e6, best * 1e3


def measure(folder: Path, *, floors: bool, count: int = ARTICLES) -> dict[str, Any]:
    """All of it, or just the shares of the floors' speed. `growth` is a list of (markers, MB, ms)."""
    marked = write(folder / "marked.jsonl", count, 2)
    plain = write(folder / "plain.jsonl", count, 0)
    found: dict[str, Any] = {
        "with two markers": against_floors(marked, count),
        "without markers": against_floors(plain, count),
        "real": list(real(folder)),
    }
    if not floors:
        found |= {"two jobs": two_jobs(marked), "dateparser": against_dateparser(), "growth": list(growth())}
    return found


def count(articles: int, markers: int, drawn: int) -> None:
    """Parse so many of the articles drawn, shaped as real ones, for an instrument that counts instructions."""
    draw = random.Random("count")
    for text in [prose.article(draw, 3_000, markers) for _ in range(drawn)][:articles]:
        _parsed(text)


def main() -> None:
    if "count" in sys.argv[2:]:
        count(*map(int, sys.argv[3:6]))
        return
    json.dump(measure(Path(sys.argv[1]), floors="floors" in sys.argv[2:]), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
