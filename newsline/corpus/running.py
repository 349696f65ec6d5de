"""A run over a corpus from the names on the command line to the finished output."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from newsline.corpus import cluster, inputs, local, parts, receipts, storage, targets
from newsline.corpus.errors import Refused, check
from newsline.corpus.folder import Folder, Report
from newsline.corpus.inputs import Input
from newsline.corpus.jsontext import dumps
from newsline.corpus.receipts import Made, Receipt
from newsline.corpus.shards import SHARD, cut
from newsline.corpus.summary import Summary
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.targets import Share, Target
from newsline.corpus.tasks import Task, Work
from newsline.corpus.work import Options, Parsing

_SHOWN = 5  # names in the one line that says that none leads to an input


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How the work is done, which changes no row.

    `glob`: which files of a folder are inputs. `jobs`: processes. `shard`: (I, N), only the I-th, from 1, of N equal
    shares of the work, to an output of its own. `scheduler`: the address of a Dask scheduler. `progress`: is told the
    bytes done and the bytes in all; `notice`: is told one line for the user. `shard_bytes`: where JSON lines are cut, for
    tests.
    """

    glob: str = "*"
    jobs: int = 1
    shard: tuple[int, int] | None = None
    scheduler: str | None = None
    progress: Callable[[int, int], None] = lambda done, whole: None
    notice: Callable[[str], None] = lambda message: None
    shard_bytes: int = SHARD


EVERY_ROW = Options()
ONE_PROCESS = Plan()


def run(names: Iterable[str], output: str, options: Options = EVERY_ROW, plan: Plan = ONE_PROCESS) -> Summary:
    """Read all inputs and write their rows to `output`: .jsonl, .jsonl.gz, .jsonl.zst, .parquet, or a folder of parts.

    Rows stand in the order of the inputs; the bytes are the same however the work is divided. Parts that an interrupted
    run has finished are kept. A share writes to a name that carries its number, and `join` puts the shares together.
    Raises Refused where the run cannot begin, OSError where the output fails.
    """
    target = targets.of(output)
    found = given(names, target, plan)
    _check(found.files, options)
    share = Share(*plan.shard) if plan.shard else None
    if share is not None:
        target = target.of_share(share)
    targets.check(target)
    shards = list(cut(found.files, plan.shard_bytes))
    manifest = found.manifest(options.as_json(), target, plan, len(shards))
    if target.ending == ".parquet" and len(shards) > 1:  # such files cannot be joined end to end
        target = target._replace(folder=True)
    numbers = share.parts(len(shards)) if share else range(len(shards))
    work = Parsing(Folder(target.parts, target.ending), options)
    stage = Stage(work, [shards[number] for number in numbers], plan)
    return Run(target, found.failures, plan, share).run(manifest, [stage])


def _check(files: list[Input], options: Options) -> None:
    """Raise Refused for what would fail in every shard."""
    if options.mtime:
        for one in files:
            if storage.local(one.path) is None:
                raise Refused(f"{one.name}: --date mtime is for files, and this is a URL")


class Given(NamedTuple):
    """What the names on the command line lead to: files, and those that lead nowhere."""

    files: list[Input]
    failures: list[Failure]

    def manifest(self, options: dict[str, Any], target: Target, plan: Plan, count: int) -> dict[str, Any]:
        """What the parts of a run are made from; `count`: of its shards."""
        return {
            "options": {**options, "output": target.ending, "shard_bytes": plan.shard_bytes},
            "inputs": [[one.name, one.size, one.changed] for one in self.files],
            "parts": count,
        }


def given(names: Iterable[str], target: Target, plan: Plan) -> Given:
    """The inputs of a run; raises Refused where there are none, where the output is one, or where a library is missing."""
    parts.check(target.ending)
    found = list(inputs.find(names, plan.glob, target.owns(), target.place))
    files = [one for one in found if isinstance(one, Input)]
    failures = [one for one in found if isinstance(one, Failure)]
    if any(one.kind == "table" for one in files):
        check("pyarrow", "parquet")
    if not found:
        raise Refused("there is no input")
    if not files:
        raise Refused("; ".join(f"{one.source}: {one.reason}" for one in failures[:_SHOWN]))
    return Given(files, failures)


T = TypeVar("T", bound=Task)


class Stage(Generic[T]):
    """Parts that are made alike, each from one task. `reports`: of all that are there, `failed`: of those with failures."""

    def __init__(self, work: Work[T], tasks: list[T], plan: Plan) -> None:
        self.work = work
        self.tasks = tasks
        self.plan = plan
        self.failed: dict[int, Report] = {}  # by the numbers of the parts
        self.reports: list[Report] = []
        self.tally = Tally()

    @property
    def folder(self) -> Folder:
        """Of the parts."""
        return self.work.folder

    @property
    def numbers(self) -> range:
        """Of the parts; those of a stage are neighbours."""
        first = self.tasks[0].number if self.tasks else 0
        return range(first, first + len(self.tasks))

    @property
    def failures(self) -> int:
        """How many."""
        return sum(report.failures for report in self.failed.values())

    @property
    def lost(self) -> int:
        """Parts from which something is missing that another run may read."""
        return sum(report.lost for report in self.reports)

    def errors(self) -> list[str]:
        """The files of what could not be read."""
        return [self.folder.errors(number) for number in sorted(self.failed)]

    def do(self) -> int:
        """Do what is missing; the bytes that were read for it."""
        missing = []
        whole, done = sum(task.size for task in self.tasks), 0
        for task in self.tasks:
            report = self.folder.report(task.number)
            if report is None or report.lost or report.made_from != self.work.made_from(task):
                missing.append(task)
            else:
                done += self._count(report)
        before = done
        begun: dict[int, int] = {}  # bytes of tasks that are not done yet

        def tick(number: int, read: int) -> None:
            begun[number] = read
            self.plan.progress(done + sum(begun.values()), whole)

        self.plan.progress(done, whole)
        for report in self._process(missing, tick):
            begun.pop(report.number, None)
            done += self._count(report)
            self.plan.progress(done + sum(begun.values()), whole)
        return done - before

    def _process(self, missing: list[T], tick: local.Tick) -> Iterator[Report]:
        if self.plan.scheduler is not None:
            return cluster.process(self.work, missing, self.plan.scheduler)
        return local.process(self.work, missing, max(1, min(self.plan.jobs, len(missing))), tick)

    def _count(self, report: Report) -> int:
        """Count a part that is there; the bytes that were read for it."""
        self.reports.append(report)
        self.tally.add(report.tally)
        if report.failures:
            self.failed[report.number] = report
        return report.tally["bytes"]

    def check(self) -> None:
        """Raise Refused where a part is not what its report says."""
        for report in self.reports:
            if self.folder.said(report.number) != report:
                part = self.folder.part(report.number)
                raise Refused(f"{part} was written by another run meanwhile: run this one again")


class Run:
    """A run, or one share of it, while it lasts. `unreadable`: names that lead to no file."""

    def __init__(self, target: Target, unreadable: list[Failure], plan: Plan, share: Share | None = None) -> None:
        self.target = target
        self.unreadable = unreadable
        self.plan = plan
        self.share = share
        self.folder = Folder(target.parts, target.ending)
        self.done: list[Stage[Any]] = []

    @property
    def last(self) -> Stage[Any]:
        """The stage whose parts hold the rows."""
        return self.done[-1]

    @property
    def head(self) -> list[Failure]:
        """Failures of names: of the run, so that only its first share has them."""
        return self.unreadable if self.share is None or self.share.number == 1 else []

    def run(self, manifest: dict[str, Any], stages: Iterable[Stage[Any]]) -> Summary:
        """Do the stages, each when the one before it is done; the parts of the last one are the output."""
        made = Made.of(manifest, [one.source for one in self.unreadable])
        before = self.done_before(made)
        if before is not None:
            self.folder.remove()
            return Summary.of(self.target, tally=before.tally, failures=before.failures)
        read = 0
        with self.folder.begun(manifest, self.plan.notice):
            if self.share is not None:
                storage.remove(self.target.receipt)  # from here on the output may be half old and half new
            for stage in stages:
                self.done.append(stage)
                read += stage.do()
            failures = len(self.head) + sum(stage.failures for stage in self.done)
            self.write_errors()
            self.check_rows()
            self.write_rows()
            if self.share is not None:
                self.receipt(made, failures).save(self.target)
            if not self.target.folder:
                self.folder.remove()
        return Summary.of(self.target, tally=self.last.tally, failures=failures, read=read)

    def done_before(self, made: Made) -> Receipt | None:
        """The receipt of a share that would come out the same again; a folder of parts knows that by itself."""
        if self.share is None or self.target.folder:
            return None
        found = receipts.read(self.target.receipt)
        if found is None or found.lost or (found.share, found.made) != (self.share, made):
            return None
        there = storage.exists(self.target.path) and storage.facts(self.target.path).size == found.size
        return found if there and (not found.failures or storage.exists(self.target.errors)) else None

    def write_errors(self) -> None:
        """What could not be read, of all stages."""
        failed = [path for stage in self.done for path in stage.errors()]
        if failed or self.head:
            storage.join(failed, self.target.errors, head=b"".join(dumps(one.as_json()) for one in self.head))
        else:
            storage.remove(self.target.errors)

    def check_rows(self) -> None:
        """Raise Refused where the parts are not, or not all, what the output shall be."""
        self.last.check()
        lost = any(stage.lost for stage in self.done)
        if lost and not self.target.folder and storage.exists(self.target.path):
            more = f"{self.target.errors} says why; what was read is kept, and the next run goes on from there"
            raise Refused(f"{self.target.path} stays as it was, since not all inputs could be read: {more}")

    def write_rows(self) -> None:
        """The output, from the parts of the last stage."""
        numbers = self.last.numbers
        if self.target.folder:
            self.folder.sweep(numbers)
        elif numbers:
            storage.join(map(self.folder.part, numbers), self.target.path)
        else:  # a file that holds no row, and not one that nothing can read
            with storage.whole(self.target.path, sweep=True) as file:
                self.last.work.opened(file).close()

    def receipt(self, made: Made, failures: int) -> Receipt:
        """What says that a share is whole."""
        assert self.share is not None
        return Receipt(
            share=self.share,
            made=made,
            size=None if self.target.folder else storage.facts(self.target.path).size,
            failures=failures,
            lost=self.last.lost,
            tally=self.last.tally,
        )
