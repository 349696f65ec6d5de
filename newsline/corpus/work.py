"""One shard -> one part of the rows that `parse` gives; and how any part is written, with its failures and its report."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - `date` is the name of the option
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from newsline import readers
from newsline.corpus import parts, records, storage
from newsline.corpus.errors import Refused
from newsline.corpus.folder import Folder, Report, made_from
from newsline.corpus.inputs import Input
from newsline.corpus.jsontext import dumps
from newsline.corpus.shards import Shard
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.tasks import Task, Tick, Work, no_tick
from newsline.parsing import parse
from newsline.version import __version__

_MOST = 1000  # failures of one source that are written down one by one


class Options(NamedTuple):
    """What decides the rows, apart from the inputs.

    `articles`: one row an article, not one an entry. `marked`: only articles with a marker. `mtime`: the day of each
    file is its reference date. `date`, `date_because`, `zone`: as in `parse`. The fields: of JSON lines and tables.
    """

    articles: bool = False
    marked: bool = False
    date: Date | None = None
    date_because: str = "given as the reference date"
    mtime: bool = False
    zone: str | None = None
    text_field: str | None = None
    date_field: str | None = None
    version: str = __version__

    def as_json(self) -> dict[str, Any]:
        """The options as JSON's types."""
        return {**self._asdict(), "date": self.date.isoformat() if self.date else None}


class Parsing(NamedTuple):
    """All that a worker needs apart from its shard; it can be sent to another machine."""

    folder: Folder
    options: Options

    def opened(self, file: Any) -> parts.Writer:
        """Of entries or of articles."""
        return parts.writer(file, self.folder.ending, self.options.articles)

    def made_from(self, shard: Shard) -> str:
        """A digest of what the part of a shard is made from."""
        return made_from({**self.options.as_json(), "ending": self.folder.ending}, shard)

    def run(self, shard: Shard, tick: Tick = no_tick) -> Report:
        """Read a shard and write its part; `tick` is told now and then how many bytes of a long one have been read."""
        check_version(self.options.version)
        tally = Tally({"bytes": shard.size})
        return write(self, shard, tally, partial(_rows, shard, self.options, tally, tick))

    def lost(self, shard: Shard, reason: str) -> Report:
        """A part without rows, which names the inputs of the shard."""
        return write(self, shard, Tally({"bytes": shard.size}), partial(of_inputs, shard.inputs, reason))


# --- any part -----------------------------------------------------------------------------------------------------


def check_version(version: str) -> None:
    """Raise Refused where this worker has another version of the program than the run."""
    if version != __version__:
        raise Refused(f"a worker has newsline {__version__}, the run is of {version}")


def of_inputs(inputs: Iterable[Input], reason: str, part: object) -> Iterator[Failure]:
    """The failures of a shard that no worker survives; its part holds nothing."""
    return (Failure(one.name, reason, again=True) for one in inputs)


T = TypeVar("T", bound=Task)


def write(work: Work[T], task: T, tally: Tally, fill: Callable[[Any], Iterator[Failure]]) -> Report:
    """A part, its failures and its report, each whole or not at all.

    `fill` is given the part's writer, writes what it holds, and gives the failures. Raises OSError where the output fails.
    """
    folder, number, failures, again = work.folder, task.number, 0, False
    storage.remove(folder.errors(number))  # of an earlier run
    with storage.whole(folder.part(number)) as file:
        rows = parts.Digested(file)
        with contextlib.ExitStack() as files, contextlib.closing(work.opened(rows)) as part:
            for failure in fill(part):
                if not failures:
                    errors = files.enter_context(storage.whole(folder.errors(number)))
                failures += failure.of_them
                again = again or failure.again
                errors.write(dumps(failure.as_json()))
        report = Report(
            number=number,
            made_from=work.made_from(task),
            size=rows.size,
            digest=rows.digest,
            failures=failures,
            tally=tally,
            lost=again,
        )
        folder.save(report)  # before the part takes its place: a part without a report is not the program's to remove
    return report


def some(failures: Iterator[Failure], source: str) -> Iterator[Failure]:
    """The first failures of a source, and how many more there are: a packed kilobyte may hold a million."""
    yield from islice(failures, _MOST)
    more, again = 0, False
    for failure in failures:
        more += 1
        again = again or failure.again
    if more:
        yield Failure(source, f"and {more:,} more that could not be read", again, more)


# --- rows of a shard ----------------------------------------------------------------------------------------------


def _rows(shard: Shard, options: Options, tally: Tally, tick: Tick, part: parts.Writer) -> Iterator[Failure]:
    """Write the rows of a shard and count them; gives what could not be read."""
    for one in shard.inputs:
        yield from some(_rows_of(one, shard, options, part, tally, tick), one.name)


def _rows_of(
    one: Input, shard: Shard, options: Options, part: parts.Writer, tally: Tally, tick: Tick
) -> Iterator[Failure]:
    """The same of one input."""
    reading = readers.Options(text_field=options.text_field, date_field=options.date_field)
    try:
        by_hand = _by_hand(one, options)
    except (ValueError, OverflowError, OSError) as error:
        yield Failure(one.name, f"the file's time is not a date of the news: {error}")
        return
    for found in records.read(one, shard.part, reading, tick):
        if isinstance(found, Failure):
            yield found
        elif found is None:
            tally.counts["skipped"] += 1
        else:
            try:
                for timeline in list(parse(found, **by_hand)):
                    if timeline.layout is not None or not options.marked:
                        part.write(parts.rows_of(timeline, options.articles))
                        tally.article(timeline)
            except OSError:
                raise  # the output failed, not the article
            except Exception as error:  # one article must not end a run over a million
                yield Failure.of(found.source, error)


def _by_hand(one: Input, options: Options) -> dict[str, Any]:
    """The options of `parse` for one input."""
    day, because = options.date, options.date_because
    if options.mtime:
        day = datetime.fromtimestamp(int(one.changed) // 10**9, UTC)
        because = "the file's time, by --date mtime"
    return {"date": day, "date_because": because, "zone": options.zone}
