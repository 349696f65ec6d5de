"""A run over a corpus from the names on the command line to the finished output."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from newsline.corpus import cluster, inputs, local, parts, storage
from newsline.corpus.errors import Refused, check
from newsline.corpus.folder import Folder, Report
from newsline.corpus.inputs import Input
from newsline.corpus.jsontext import dumps, loads
from newsline.corpus.shards import SHARD, Shard, cut
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.work import Options, Work

_SHOWN = 5  # failures that are shown, of those in the file


class Plan(NamedTuple):
    """How the work is done, which decides no row of what comes out.

    `glob`: which files of a folder are inputs. `jobs`: processes. `shard`: (I, N), only the I-th, from 1, of N equal
    shares of the work. `scheduler`: the address of a Dask cluster's. `progress`: is told the bytes done and the bytes in
    all; `notice`: is told one line for the user. `shard_bytes`: where JSON lines are cut, for tests.
    """

    glob: str = "*"
    jobs: int = 1
    shard: tuple[int, int] = (1, 1)
    scheduler: str | None = None
    progress: Callable[[int, int], None] = lambda done, whole: None
    notice: Callable[[str], None] = lambda message: None
    shard_bytes: int = SHARD


EVERY_ROW = Options()
ONE_PROCESS = Plan()


class Summary(NamedTuple):
    """What there is in the end.

    `tally`: of this share, what was there before included; `read`: bytes of input that this run has read itself.
    `failures`: how many, `shown`: some of them, `errors`: the file or folder that has all. `left`: parts of other
    shares that are still missing, and with them the output.
    """

    tally: Tally
    read: int
    failures: int
    shown: tuple[Failure, ...]
    errors: str
    left: int


def run(names: Iterable[str], output: str, options: Options = EVERY_ROW, plan: Plan = ONE_PROCESS) -> Summary:
    """Read all inputs and write their rows to `output`: .jsonl, .jsonl.gz, .jsonl.zst, .parquet, or a folder of parts.

    Rows stand in the order of the inputs; the bytes are the same however the work is divided. Parts that a killed run,
    or another share, has finished are kept. Raises Refused where the run cannot be, OSError where the output fails.
    """
    target = _target(output)
    parts.check(target.ending)
    found = list(inputs.find(names, plan.glob, (output, f"{output}.parts", f"{output}.errors.jsonl")))
    files = [one for one in found if isinstance(one, Input)]
    _check(files, options)
    failures = [one for one in found if isinstance(one, Failure)]
    if not found:
        raise Refused("there is no input")
    if not files:
        raise Refused("; ".join(f"{one.source}: {one.reason}" for one in failures[:_SHOWN]))
    return _Run(target, options, plan, list(cut(files, plan.shard_bytes)), failures).run(files)


class _Target(NamedTuple):
    """Where the rows go: one file, or a folder of parts."""

    path: str
    ending: str
    folder: bool


def _target(output: str) -> _Target:
    path = output.rstrip("/")
    ending = next((one for one in parts.ENDINGS if path.lower().endswith(one)), None)
    if output != path or storage.is_folder(path):
        return _Target(path, ending or ".jsonl", True)
    if path and "." not in path.rpartition("/")[2] and path != "-":
        return _Target(path, ".jsonl", True)
    if ending is None:
        raise Refused(f"{output or '(nothing)'}: the output is {', '.join(parts.ENDINGS)}, or a folder for parts")
    if storage.exists(path):
        storage.facts(path)  # no device and no pipe
    return _Target(path, ending, False)


def _check(files: list[Input], options: Options) -> None:
    """Raise Refused for what would fail in every shard."""
    if any(one.kind == "table" for one in files):
        check("pyarrow", "parquet")
    if options.mtime:
        for one in files:
            if storage.local(one.path) is None:
                raise Refused(f"{one.name}: --date mtime is for files, and this is a URL")


class _Run:
    """A run while it lasts."""

    def __init__(
        self, target: _Target, options: Options, plan: Plan, shards: list[Shard], failures: list[Failure]
    ) -> None:
        many = target.ending == ".parquet" and len(shards) > 1  # such files cannot be joined end to end
        self.target = target._replace(folder=target.folder or many)
        self.errors = f"{target.path}.errors.jsonl"
        path = storage.absolute(target.path) if self.target.folder else f"{storage.real(target.path)}.parts"
        self.work = Work(Folder(path, target.ending), options)
        self.plan = plan
        self.shards = shards
        self.failures = failures  # of names that lead to no file
        self.failed: dict[int, int] = {}  # number of shard -> failures
        self.shown: tuple[Failure, ...] = ()
        self.tally = Tally()

    @property
    def folder(self) -> Folder:
        return self.work.folder

    def run(self, files: list[Input]) -> Summary:
        inputs = [[one.name, one.size, one.changed] for one in files]
        options = {**self.work.options.as_json(), "output": self.folder.ending, "shard": self.plan.shard_bytes}
        self.folder.begin({"options": options, "inputs": inputs, "parts": len(self.shards)}, self.plan.notice)
        number, shares = self.plan.shard
        start, end = ((one * len(self.shards)) // shares for one in (number - 1, number))
        read = self.do(self.shards[start:end])
        left = self.missing([*self.shards[:start], *self.shards[end:]])
        self.shown = tuple(islice(self.some_failures(), _SHOWN))
        if not left:
            self.finish()
        elif not self.folder.begun():  # another share has found all parts, joined them and removed the folder
            left = 0
        return self.summary(read, left)

    def missing(self, others: list[Shard]) -> int:
        """How many parts of other shares are not there yet."""
        left = 0
        for shard in others:
            report = self.folder.report(shard, self.work.made_from(shard))
            if report is None:
                left += 1
            elif report.failures:
                self.failed[report.number] = report.failures
        return left

    def do(self, share: list[Shard]) -> int:
        """Do what is missing of a share; the bytes of input that were read for it."""
        missing = []
        whole, done = sum(shard.size for shard in share), 0
        for shard in share:
            report = self.folder.report(shard, self.work.made_from(shard))
            if report is None:
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
        self.tally.add(report.tally)
        if report.failures:
            self.failed[report.number] = report.failures
        return report.tally["bytes"]

    def finish(self) -> None:
        """All parts are there: the output, and beside it what could not be read."""
        try:
            self.write_errors()
            if self.target.folder:
                self.folder.sweep(len(self.shards))
            else:
                whole = [self.folder.part(shard.number) for shard in self.shards]
                storage.join(whole, b"", self.folder.unfinished(), self.target.path)
                self.folder.remove()
        except FileNotFoundError:
            if self.folder.begun():
                raise  # else another share has just done the same

    def write_errors(self) -> None:
        failed = [self.folder.errors(number) for number in sorted(self.failed)]
        if failed or self.failures:
            head = b"".join(dumps(one._asdict()) for one in self.failures)
            storage.join(failed, head, self.folder.unfinished(), self.errors)
        else:
            storage.remove(self.errors)

    def some_failures(self) -> Iterator[Failure]:
        yield from self.failures
        for number in sorted(self.failed):
            with storage.open_file(self.folder.errors(number)) as file:
                yield from (Failure(**loads(line)) for line in file)

    def summary(self, read: int, left: int) -> Summary:
        failures = len(self.failures) + sum(self.failed.values())
        errors = f"{self.folder.path}/_newsline" if left else self.errors
        return Summary(self.tally, read, failures, self.shown, errors, left)
