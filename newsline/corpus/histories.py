"""The histories of all stories in many files: the captures of each address are brought together, on this machine or on a Dask cluster.

Captures are grouped twice: by the address at which they were fetched, where revisits find what they repeat and error pages the
address that the page gave for itself; then by that address. Rows stand in the order of the addresses, so that the bytes are the
same however the work is divided. Each shuffle of Dask moves captures between workers: no machine holds them all.
"""

import gc
import hashlib
import heapq
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsline import readers
from newsline.corpus import inputs, storage
from newsline.corpus.errors import Refused, need
from newsline.corpus.inputs import Input
from newsline.corpus.tally import Failure
from newsline.histories import captures
from newsline.histories.captures import Copy
from newsline.histories.history import history
from newsline.histories.model import Story
from newsline.histories.states import Reader
from newsline.readers.saved import Saved, Shelf, copies
from newsline.writers.history_jsonl import lines

Told = str | Failure  # a row, or what could not be read
_ENDING = ".jsonl"
_AHEAD = 4  # parts of a shuffle for each thread of the cluster


class Plan(NamedTuple):
    """How the work is done, which changes no row. `scheduler`: the address of a Dask scheduler; None: this process alone."""

    glob: str = "*"
    scheduler: str | None = None
    progress: Callable[[int, int], None] = lambda done, whole: None


class Done(NamedTuple):
    """What a run has written, and the names of what could not be read."""

    stories: int
    rows: int
    failures: tuple[Failure, ...]


_ALONE = Plan()
_FOUND_OUT = Reader()
_DETECTED = readers.Options()


def run(
    names: Iterable[str],
    output: str,
    reader: Reader = _FOUND_OUT,
    options: readers.Options = _DETECTED,
    plan: Plan = _ALONE,
) -> Done:
    """Write a row for each event of each story to `output`, a file of JSON lines, whole or not at all.

    Raises Refused where the run cannot begin, OSError where the output fails.
    """
    if not output.endswith(_ENDING):
        raise Refused(f"{output}: histories are written as JSON lines: name it {_ENDING}")
    found = list(inputs.find(names, plan.glob))
    files = [one for one in found if isinstance(one, Input)]
    failures = [one for one in found if isinstance(one, Failure)]
    if not files:
        raise Refused("; ".join(f"{one.source}: {one.reason}" for one in failures[:5]) or "there is no input")
    if any(storage.absolute(output) == one.path for one in files):
        raise Refused(f"{output} is an input and the output as well")
    work = _here if plan.scheduler is None else _on_cluster
    stories = rows = 0
    before: str | None = None
    with storage.whole(output) as file:
        for name, told in work(files, reader, options, plan):
            if isinstance(told, Failure):
                failures.append(told)
                continue
            file.write(told.encode())
            rows += 1
            name = name.partition("\n")[0]
            stories += name != before
            before = name
    return Done(stories, rows, tuple(failures))


# --- on this machine ----------------------------------------------------------------------------------------------


def _here(files: list[Input], reader: Reader, options: readers.Options, plan: Plan) -> Iterator[tuple[str, Told]]:
    """The same steps as on a cluster, one after the other."""
    whole, done = sum(one.size for one in files), 0
    sent: list[_Sent] = []
    for placed in enumerate(files):
        plan.progress(done, whole)
        sent += _fetched(placed, options)
        done += placed[1].size
    settled = [one for group in _by_name(sent).items() for one in _settled(group)]
    told = [one for group in _by_name(settled).items() for one in _told(group, reader)]
    yield from (one for one in told if isinstance(one[1], Failure))
    yield from sorted(one for one in told if isinstance(one[1], str))


def _read(one: Input, options: readers.Options) -> Iterator[Saved | Failure]:
    """The copies in an input, and what of it could not be read."""
    failed: list[Failure] = []

    def complain(message: str) -> None:
        source, _, reason = message.partition(": ")
        failed.append(Failure(source, reason))

    try:
        with storage.open_file(one.path) as file:
            for found in copies(file, one.name, options, complain, Shelf()):
                yield found
                yield from failed
                failed.clear()
    except Exception as error:  # each library has errors of its own for a damaged file
        yield Failure.of(one.name, error)
    yield from failed


def _rows(url: str | None, group: list[Copy], reader: Reader) -> Iterator[tuple[str, str]]:
    """The rows of a story, each with the story's name."""
    story: Story = history(url, group, reader)
    if any(one.usable for one in story.captures):
        name = captures.key(url) if url is not None else ""
        yield from ((f"{name}\n{number:09d}", row) for number, row in enumerate(lines(story)))


# --- on a cluster -------------------------------------------------------------------------------------------------


def _on_cluster(files: list[Input], reader: Reader, options: readers.Options, plan: Plan) -> Iterator[tuple[str, Told]]:
    distributed = need("distributed", "--scheduler")
    bag = need("dask.bag", "--scheduler")
    try:
        client = distributed.Client(plan.scheduler, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Refused(f"{plan.scheduler}: no Dask scheduler answers: {error}") from None
    with client, tempfile.TemporaryDirectory() as folder:
        parts = _AHEAD * max(1, sum(client.nthreads().values()))
        placed = list(enumerate(files))
        read = bag.from_sequence(placed, npartitions=min(len(files), parts)).map(_fetched, options=options).flatten()
        by_fetch = read.groupby(_number, npartitions=parts, shuffle="tasks").map(_settled).flatten()
        by_story = by_fetch.groupby(_number, npartitions=parts, shuffle="tasks").map(_told, reader=reader).flatten()
        futures = client.compute(by_story.to_delayed(), optimize_graph=False)
        paths = []
        for number, future in enumerate(futures):
            told: list[tuple[str, Told]] = client.gather(future, direct=False)
            plan.progress(number, len(futures))
            yield from (one for one in told if isinstance(one[1], Failure))
            path = Path(folder, str(number))
            rows = sorted(one for one in told if isinstance(one[1], str))
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            paths.append(path)
        yield from heapq.merge(*map(_part, paths))


def _part(path: Path) -> Iterator[tuple[str, Told]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, row = json.loads(line)
            yield name, row


class _Sent(NamedTuple):
    """What is sent to the worker of a name: a saved copy, a copy with its story's address, or what could not be read.

    `place`: of the input and in it, so that copies keep the order given whichever worker was first.
    """

    name: str
    what: Any
    place: tuple[int, int]
    url: str | None = None


def _number(one: _Sent) -> int:
    """The same number for a name on every worker; Python's own hash of a text differs from process to process."""
    return int.from_bytes(hashlib.sha256(one.name.encode()).digest()[:7], "big")


def _by_name(sent: Iterable[_Sent]) -> dict[str, list[_Sent]]:
    """In the order given; on a cluster two names may have one number."""
    found: dict[str, list[_Sent]] = {}
    for one in sorted(sent, key=lambda one: one.place):
        found.setdefault(one.name, []).append(one)
    return found


def _fetched(placed: tuple[int, Input], options: readers.Options) -> list[_Sent]:
    """What is in an input, each copy with the address at which it was fetched."""
    number, one = placed
    sent = [
        _Sent(captures.key(told.url) if isinstance(told, Saved) and told.url else "", _portable(told), (number, place))
        for place, told in enumerate(_read(one, options))
    ]
    gc.collect()  # the parser's trees must go in the thread that made them, and a worker has several
    return sent


def _portable(told: Saved | Failure) -> Saved | Failure:
    """A copy that can be sent: a view of a mapping cannot."""
    if isinstance(told, Failure) or told.document is None:
        return told
    return told._replace(document=told.document._replace(markup=dict(told.document.markup)))


def _settled(group: tuple[Any, list[_Sent]]) -> list[_Sent]:
    """The copies of one fetched address with the address of their story."""
    out = []
    for sent in _by_name(group[1]).values():
        out += [one._replace(name="") for one in sent if isinstance(one.what, Failure)]
        places = [one.place for one in sent if isinstance(one.what, Saved)]
        found = captures.copies(one.what for one in sent if isinstance(one.what, Saved))
        place_of = {id(one): place for one, place in zip(found, places, strict=True)}
        for url, own in captures.stories(found):
            name = captures.key(url) if url is not None else ""
            out += [_Sent(name, one, place_of[id(one)], url) for one in own]
    return out


def _told(group: tuple[Any, list[_Sent]], reader: Reader) -> list[tuple[str, Told]]:
    """The rows of the stories of a number."""
    out: list[tuple[str, Told]] = []
    for sent in _by_name(group[1]).values():
        out += [("", one.what) for one in sent if isinstance(one.what, Failure)]
        own = [one for one in sent if isinstance(one.what, Copy)]
        if own:
            out += _rows(own[0].url, [one.what for one in own], reader)
    return out
