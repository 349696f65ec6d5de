"""A run over a corpus from the names on the command line to the finished output."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newsline.corpus import cluster, inputs, local, parts, receipts, storage, targets
from newsline.corpus.errors import Refused, check
from newsline.corpus.folder import Folder, Report
from newsline.corpus.inputs import Input
from newsline.corpus.jsontext import dumps
from newsline.corpus.receipts import Made, Receipt
from newsline.corpus.shards import SHARD, Shard, cut
from newsline.corpus.summary import Summary
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.targets import Share, Target
from newsline.corpus.work import Options, Work

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
    parts.check(target.ending)
    found = list(inputs.find(names, plan.glob, target.owns(), target.place))
    files = [one for one in found if isinstance(one, Input)]
    failures = [one for one in found if isinstance(one, Failure)]
    _check(files, options)
    if not found:
        raise Refused("there is no input")
    if not files:
        raise Refused("; ".join(f"{one.source}: {one.reason}" for one in failures[:_SHOWN]))
    share = Share(*plan.shard) if plan.shard else None
    if share is not None:
        target = target.of_share(share)
    targets.check(target)
    shards = list(cut(files, plan.shard_bytes))
    manifest = {
        "options": {**options.as_json(), "output": target.ending, "shard_bytes": plan.shard_bytes},
        "inputs": [[one.name, one.size, one.changed] for one in files],
        "parts": len(shards),
    }
    if target.ending == ".parquet" and len(shards) > 1:  # such files cannot be joined end to end
        target = target._replace(folder=True)
    work = Work(Folder(target.parts, target.ending), options)
    one = _Run(target=target, share=share, work=work, plan=plan, shards=shards, unreadable=failures)
    return one.run(manifest)


def _check(files: list[Input], options: Options) -> None:
    """Raise Refused for what would fail in every shard."""
    if any(one.kind == "table" for one in files):
        check("pyarrow", "parquet")
    if options.mtime:
        for one in files:
            if storage.local(one.path) is None:
                raise Refused(f"{one.name}: --date mtime is for files, and this is a URL")


class _Run:
    """A run, or one share of it, while it lasts."""

    def __init__(
        self,
        *,
        target: Target,
        share: Share | None,
        work: Work,
        plan: Plan,
        shards: list[Shard],
        unreadable: list[Failure],
    ) -> None:
        self.target = target
        self.share = share
        self.work = work
        self.plan = plan
        self.numbers = share.parts(len(shards)) if share else range(len(shards))
        self.shards = [shards[number] for number in self.numbers]
        self.unreadable = unreadable  # names that lead to no file
        self.failed: dict[int, Report] = {}  # parts with failures, by their numbers
        self.reports: list[Report] = []  # of all parts that are there
        self.tally = Tally()

    @property
    def folder(self) -> Folder:
        return self.work.folder

    @property
    def head(self) -> list[Failure]:
        """Failures of names: of the run, so that only its first share has them."""
        return self.unreadable if self.share is None or self.share.number == 1 else []

    def run(self, manifest: dict[str, Any]) -> Summary:
        made = Made.of(manifest, [one.source for one in self.unreadable])
        done = self.done_before(made)
        if done is not None:
            self.folder.remove()
            return Summary.of(self.target, tally=done.tally, failures=done.failures)
        with self.folder.begun(manifest, self.plan.notice):
            if self.share is not None:
                storage.remove(self.target.receipt)  # from here on the output may be half old and half new
            read = self.do()
            failures = len(self.head) + sum(report.failures for report in self.failed.values())
            self.write_errors()
            self.check_rows()
            self.write_rows()
            if self.share is not None:
                self.receipt(made, failures).save(self.target)
            if not self.target.folder:
                self.folder.remove()
        return Summary.of(self.target, tally=self.tally, failures=failures, read=read)

    def done_before(self, made: Made) -> Receipt | None:
        """The receipt of a share that would come out the same again; a folder of parts knows that by itself."""
        if self.share is None or self.target.folder:
            return None
        found = receipts.read(self.target.receipt)
        if found is None or found.lost or (found.share, found.made) != (self.share, made):
            return None
        there = storage.exists(self.target.path) and storage.facts(self.target.path).size == found.size
        return found if there and (not found.failures or storage.exists(self.target.errors)) else None

    def do(self) -> int:
        """Do what is missing; the bytes of input that were read for it."""
        missing = []
        whole, done = sum(shard.size for shard in self.shards), 0
        for shard in self.shards:
            report = self.folder.report(shard.number)
            if report is None or report.lost or report.made_from != self.work.made_from(shard):
                missing.append(shard)
            else:
                done += self.count(report)
        before = done
        begun: dict[int, int] = {}  # bytes of shards that are not done yet

        def tick(number: int, read: int) -> None:
            begun[number] = read
            self.plan.progress(done + sum(begun.values()), whole)

        self.plan.progress(done, whole)
        for report in self.process(missing, tick):
            begun.pop(report.number, None)
            done += self.count(report)
            self.plan.progress(done + sum(begun.values()), whole)
        return done - before

    def process(self, missing: list[Shard], tick: local.Tick) -> Iterator[Report]:
        if self.plan.scheduler is not None:
            return cluster.process(self.work, missing, self.plan.scheduler)
        return local.process(self.work, missing, max(1, min(self.plan.jobs, len(missing))), tick)

    def count(self, report: Report) -> int:
        """Count a part that is there; its bytes of input."""
        self.reports.append(report)
        self.tally.add(report.tally)
        if report.failures:
            self.failed[report.number] = report
        return report.tally["bytes"]

    def write_errors(self) -> None:
        failed = [self.folder.errors(number) for number in sorted(self.failed)]
        if failed or self.head:
            storage.join(failed, self.target.errors, head=b"".join(dumps(one.as_json()) for one in self.head))
        else:
            storage.remove(self.target.errors)

    def check_rows(self) -> None:
        """Raise Refused where the parts are not, or not all, what the output shall be."""
        for report in self.reports:
            if self.folder.said(report.number) != report:
                part = self.folder.part(report.number)
                raise Refused(f"{part} was written by another run meanwhile: run this one again")
        lost = sum(report.lost for report in self.reports)
        if lost and not self.target.folder and storage.exists(self.target.path):
            more = f"{self.target.errors} says why; what was read is kept, and the next run goes on from there"
            raise Refused(f"{self.target.path} stays as it was, since not all inputs could be read: {more}")

    def write_rows(self) -> None:
        if self.target.folder:
            self.folder.sweep(self.numbers)
        elif self.numbers:
            storage.join(map(self.folder.part, self.numbers), self.target.path)
        else:  # more shares than shards: a file that holds no row, and not one that nothing can read
            with storage.whole(self.target.path, sweep=True) as file:
                parts.writer(file, self.target.ending, self.work.options.articles).close()

    def receipt(self, made: Made, failures: int) -> Receipt:
        assert self.share is not None
        return Receipt(
            share=self.share,
            made=made,
            size=None if self.target.folder else storage.facts(self.target.path).size,
            failures=failures,
            lost=sum(report.lost for report in self.failed.values()),
            tally=self.tally,
        )
