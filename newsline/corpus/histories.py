"""The histories of all stories in many files: the captures of each address are brought together, then read as one story.

    shards of the inputs      -> captures by the address at which they were fetched
    ranges of such addresses  -> captures by the address of their story: revisits find here what they repeat, and error pages
                                 the address that the page gave for itself
    ranges of stories         -> rows

Each step is a stage of parts, made by the workers of this machine or of a cluster and kept when a run is interrupted. The first
two are sorted runs, from which each task of the next stage reads its range of names: no machine holds all captures. Ranges depend
on what was read alone, so that the bytes are the same however the work is divided.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from newsline import readers
from newsline.corpus import parts, records, sorted_runs, storage, targets
from newsline.corpus.errors import Refused
from newsline.corpus.folder import INNER, Folder, Report, digest, made_from
from newsline.corpus.indexed import Indexed, Picked
from newsline.corpus.inputs import Input
from newsline.corpus.running import ONE_PROCESS, Given, Plan, Run, Stage, given
from newsline.corpus.shards import Shard, cut
from newsline.corpus.summary import Summary
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.tasks import Tick, no_tick
from newsline.corpus.work import check_version, of_inputs, some, write
from newsline.histories import captures
from newsline.histories.captures import Copy
from newsline.histories.history import history
from newsline.histories.states import Reader
from newsline.readers import saved
from newsline.readers.saved import Saved, Shelf
from newsline.version import __version__
from newsline.writers import history_jsonl

Item = TypeVar("Item")
_BEHIND = 1 << 62  # all shards
_PACKED = 4  # times that captures in a sorted run are smaller than what they were read from


class Options(NamedTuple):
    """What decides the rows, apart from the inputs: `zone` as in `parse`, the fields of JSON lines and tables."""

    zone: str | None = None
    text_field: str | None = None
    date_field: str | None = None
    version: str = __version__

    def as_json(self) -> dict[str, Any]:
        """The options as JSON's types."""
        return {"history": True, **self._asdict()}


EVERY_CHANGE = Options()


def run(names: Iterable[str], output: str, options: Options = EVERY_CHANGE, plan: Plan = ONE_PROCESS) -> Summary:
    """Write a row for each event of each story to `output`: .jsonl, .jsonl.gz or .jsonl.zst, whole or not at all.

    Rows stand in the order of the addresses. Parts that an interrupted run has finished are kept. Raises Refused where the run
    cannot begin, OSError where the output fails.
    """
    target = targets.of(output)
    if target.folder or target.ending == ".parquet":
        raise Refused(f"{output}: histories are written as JSON lines: name it .jsonl, .jsonl.gz or .jsonl.zst")
    found = given(names, target, plan)
    targets.check(target)
    index = Indexed(found.files)
    found = Given([*index.rest, *index.archives], [*found.failures, *index.failures])
    shards: list[Shard | Picked] = [*cut(index.rest, plan.shard_bytes)]
    shards += index.shards(len(shards), plan.shard_bytes)
    manifest = found.manifest(options.as_json(), target, plan, len(shards))
    return Run(target, found.failures, plan).run(
        manifest, _stages(Folder(target.parts, target.ending), shards, options, plan)
    )


def _stages(folder: Folder, shards: list[Shard | Picked], options: Options, plan: Plan) -> Iterator[Stage[Any]]:
    fetched, settled = map(folder.inner, INNER)
    for inner in (fetched, settled):
        storage.make_folder(inner.reports)
    reading = Stage(_Fetched(fetched, options), shards, plan)
    yield reading
    size = max(1, plan.shard_bytes // _PACKED)
    settling = Stage(_Settled(settled, options, _Runs.of(reading)), list(_spans(reading, size)), plan)
    yield settling
    yield Stage(_Told(folder, options, _Runs.of(settling)), list(_spans(settling, size)), plan)


# --- ranges of names ----------------------------------------------------------------------------------------------


class _Span(NamedTuple):
    """The names from `first` to before `until`; None: to the last. `size`: bytes of their blocks."""

    number: int
    first: str
    until: str | None
    size: int

    def lost(self, reason: str) -> Iterator[Failure]:
        yield Failure(f"stories from {self.first or '(no address)'} on", reason, again=True)


def _spans(stage: Stage[Any], size: int) -> Iterator[_Span]:
    """All names in the runs of a stage, in ranges of about so many bytes."""
    blocks = sorted(
        (block.first, block.size) for number in stage.numbers for block in sorted_runs.blocks(stage.folder.part(number))
    )
    number, first, held = 0, "", 0
    for name, more in blocks:
        if held >= size and name > first:
            yield _Span(number, first, name, held)
            number, first, held = number + 1, name, 0
        held += more
    if blocks:
        yield _Span(number, first, None, held)


class _Runs(NamedTuple):
    """The sorted runs of a stage that is done. `digest`: of what they hold."""

    folder: Folder
    numbers: range
    digest: str

    @classmethod
    def of(cls, stage: Stage[Any]) -> "_Runs":
        """Raises Refused where a part has changed since it was made."""
        stage.check()
        found = digest(sorted((one.number, one.digest) for one in stage.reports))
        return cls(stage.folder, stage.numbers, found)

    def of_span(self, span: _Span) -> list[tuple[str, list[Any]]]:
        """The names of a range, sorted, each with its things in the order of the inputs."""
        found: dict[str, list[Any]] = {}
        for number in self.numbers:
            for name, things in sorted_runs.read(self.folder.part(number), span.first, span.until):
                found.setdefault(name, []).extend(things)
        return [(name, sorted(things, key=itemgetter(0))) for name, things in sorted(found.items())]

    def made_from(self, options: Options, span: _Span, ending: str) -> str:
        return digest([options.as_json(), ending, self.digest, span.first, span.until])


# --- what was fetched ---------------------------------------------------------------------------------------------


class _Fetched(NamedTuple):
    """A shard of the inputs -> its captures, each as (place, Saved) under the address at which it was fetched.

    Places are in the order of the inputs: what has no index first, then each archive, whatever the order of its index.
    """

    folder: Folder
    options: Options

    def opened(self, file: Any) -> sorted_runs.Writer:
        return sorted_runs.Writer(file)

    def made_from(self, shard: Shard | Picked) -> str:
        if isinstance(shard, Shard):
            return made_from(self.options.as_json(), shard)
        archives = [(one.name, one.size, one.changed) for one in shard.inputs]
        return digest([self.options.as_json(), archives, shard.orders, shard.places])

    def run(self, shard: Shard | Picked, tick: Tick = no_tick) -> Report:
        check_version(self.options.version)
        report = write(self, shard, Tally({"bytes": shard.size}), lambda part: self._fill(shard, part, tick))
        gc.collect()  # the parser's trees must go in the thread that made them, and a worker has several
        return report

    def lost(self, shard: Shard | Picked, reason: str) -> Report:
        return write(self, shard, Tally({"bytes": shard.size}), partial(of_inputs, shard.inputs, reason))

    def _fill(self, shard: Shard | Picked, part: sorted_runs.Writer, tick: Tick) -> Iterator[Failure]:
        shelf = Shelf()
        for number, one in enumerate(shard.inputs):
            found = (
                _copies(one, shard, number, self.options, shelf, tick)
                if isinstance(shard, Shard)
                else _at_places(one, shard, number, shelf)
            )
            yield from some(_written(found, part), one.name)


_Found = Iterator[tuple[tuple[int, int, int], Saved] | Failure]


def _written(found: _Found, part: sorted_runs.Writer) -> Iterator[Failure]:
    for one in found:
        if isinstance(one, Failure):
            yield one
            continue
        place, copy = one
        part.write(captures.key(copy.url) if copy.url else "", (place, _portable(copy)))


def _copies(one: Input, shard: Shard, number: int, options: Options, shelf: Shelf, tick: Tick) -> _Found:
    """The copies in an input, and what of it could not be read."""
    reading = readers.Options(text_field=options.text_field, date_field=options.date_field)
    if one.kind in ("lines", "compressed", "table"):
        copies: Iterator[Saved | Failure] = (
            found if isinstance(found, Failure) else saved.of_record(found, shelf)
            for found in records.read(one, shard.part, reading, tick)
            if found is not None
        )
    else:
        copies = _heard(one, lambda file, complain: saved.copies(file, one.name, reading, complain, shelf))
    for place, found in enumerate(copies):
        yield found if isinstance(found, Failure) else ((shard.number, number, place), found)


def _at_places(one: Input, shard: Picked, number: int, shelf: Shelf) -> _Found:
    """The copies at the places that an index names in an archive."""
    places = [start for archive, start in shard.places if archive == number]
    for found in _heard(one, lambda file, complain: saved.at_places(file, one.name, places, complain, shelf)):
        yield found if isinstance(found, Failure) else ((_BEHIND, shard.orders[number], found[0]), found[1])


def _heard(one: Input, read: Callable[[Any, Callable[[str], None]], Iterator[Item]]) -> Iterator[Item | Failure]:
    """What is read from an input, and that of which its reader complains."""
    failed: list[Failure] = []

    def complain(message: str) -> None:
        source, _, reason = message.partition(": ")
        failed.append(Failure(source, reason))

    def every(file: Any) -> Iterator[Item | Failure]:
        for found in read(file, complain):
            yield found
            yield from failed
            failed.clear()
        broken = storage.failure(file)
        if broken is not None:  # it is not the archive that is damaged
            raise broken

    yield from records.opened(one, every)
    yield from failed


def _portable(one: Saved) -> Saved:
    """A copy that can be written down: a view of a mapping cannot."""
    if one.document is None:
        return one
    return one._replace(document=one.document._replace(markup=dict(one.document.markup)))


# --- which story --------------------------------------------------------------------------------------------------


class _Settled(NamedTuple):
    """A range of addresses -> its captures, each as (place, Copy, address) under the address of its story."""

    folder: Folder
    options: Options
    fetched: _Runs

    def opened(self, file: Any) -> sorted_runs.Writer:
        return sorted_runs.Writer(file)

    def made_from(self, span: _Span) -> str:
        return self.fetched.made_from(self.options, span, self.folder.ending)

    def run(self, span: _Span, tick: Tick = no_tick) -> Report:
        check_version(self.options.version)
        return write(self, span, Tally({"bytes": span.size}), lambda part: self._fill(span, part))

    def lost(self, span: _Span, reason: str) -> Report:
        return write(self, span, Tally({"bytes": span.size}), lambda part: span.lost(reason))

    def _fill(self, span: _Span, part: sorted_runs.Writer) -> Iterator[Failure]:
        for address, sent in self.fetched.of_span(span):
            try:
                found = captures.copies(one for _, one in sent)
                places = {id(copy): place for copy, (place, _) in zip(found, sent, strict=True)}
                for url, own in captures.stories(found):
                    name = captures.key(url) if url is not None else ""
                    for copy in own:
                        part.write(name, (places[id(copy)], copy, url))
            except Exception as error:  # one address must not end a run over a million
                yield Failure.of(address, error)


# --- what came about ----------------------------------------------------------------------------------------------


class _Told(NamedTuple):
    """A range of stories -> their rows."""

    folder: Folder
    options: Options
    settled: _Runs

    def opened(self, file: Any) -> parts.Writer:
        return parts.writer(file, self.folder.ending)

    def made_from(self, span: _Span) -> str:
        return self.settled.made_from(self.options, span, self.folder.ending)

    def run(self, span: _Span, tick: Tick = no_tick) -> Report:
        check_version(self.options.version)
        tally = Tally({"bytes": span.size})
        return write(self, span, tally, lambda part: self._fill(span, part, tally))

    def lost(self, span: _Span, reason: str) -> Report:
        return write(self, span, Tally({"bytes": span.size}), lambda part: span.lost(reason))

    def _fill(self, span: _Span, part: parts.Writer, tally: Tally) -> Iterator[Failure]:
        reader = Reader(zone=self.options.zone)
        for name, sent in self.settled.of_span(span):
            own: list[Copy] = [copy for _, copy, _ in sent]
            try:
                story = history(sent[0][2], own, reader)
                rows = list(history_jsonl.rows(story)) if any(one.usable for one in story.captures) else []
                part.write(rows)
            except OSError:
                raise  # the output failed, not the story
            except Exception as error:  # one story must not end a run over a million
                yield Failure.of(name, error)
                continue
            tally.counts.update({"stories": bool(rows), "captures": len(own), "rows": len(rows)})
