"""Tasks on the processes of this machine. Rows pass through no pipe: a worker writes its part itself and reports it.

What a worker says to its owner is no part of reading: where the owner is gone, it ends at once and saves nothing more.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing import connection
from typing import Any

from newsline.corpus.errors import Refused
from newsline.corpus.folder import Report
from newsline.corpus.tasks import Task, Work

Tick = Callable[[int, int], None]
_TRIES = 2  # a worker may be killed for memory that another one took


def process(work: Work[Any], tasks: Iterable[Task], jobs: int, tick: Tick) -> Iterator[Report]:
    """The reports of the tasks as they are done, by `jobs` processes; one does it in this process.

    `tick` is told the number of a task that takes long and how many of its bytes have been read. A task whose process
    dies is tried once more, then reported as a failure. Raises what a worker raised.
    """
    if jobs == 1:
        yield from (work.run(task, partial(tick, task.number)) for task in tasks)
        return
    pool = _Pool(work, tick)
    try:
        yield from pool.process(iter(tasks), jobs)
    finally:
        pool.end()


class _Worker:
    """A process, this end of its pipe, and the task that it works on."""

    def __init__(self, work: Work[Any], life: tuple[Any, Any]) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.task: Task | None = None
        self.process = multiprocessing.Process(target=_serve, args=(self.pipe, other, *life, work), daemon=True)
        self.process.start()
        other.close()

    def send(self, task: Task | None) -> None:
        """The next task, or None to end."""
        self.task = task
        with contextlib.suppress(BrokenPipeError):  # it has died: its end of the pipe says so to whoever waits
            self.pipe.send(task)


class _Pool:
    """Workers with one task each at a time. Unlike the standard library's pools it knows which task a dead one had."""

    def __init__(self, work: Work[Any], tick: Tick) -> None:
        self.work = work
        self.tick = tick
        self.life = multiprocessing.Pipe(duplex=False)  # nothing is ever sent: it is closed when this process ends
        self.workers: dict[Any, _Worker] = {}  # by their pipes
        self.again: deque[Task] = deque()
        self.deaths: dict[int, int] = {}

    def process(self, tasks: Iterator[Task], jobs: int) -> Iterator[Report]:
        while True:
            while len(self.workers) < jobs and (task := self.next(tasks)) is not None:
                worker = _Worker(self.work, self.life)
                self.workers[worker.pipe] = worker
                worker.send(task)
            if not self.workers:
                return
            for pipe in connection.wait(list(self.workers)):
                report = self.receive(self.workers[pipe], tasks)
                if report is not None:
                    yield report

    def next(self, tasks: Iterator[Task]) -> Task | None:
        return self.again.popleft() if self.again else next(tasks, None)

    def receive(self, worker: _Worker, tasks: Iterator[Task]) -> Report | None:
        """The report that a worker sends, for which it gets a new task; None for a tick, and where a task is tried again."""
        assert worker.task is not None
        try:
            found = worker.pipe.recv()
        except (EOFError, OSError):
            return self.died(worker, worker.task)
        if isinstance(found, Exception):
            raise found
        if isinstance(found, int):
            self.tick(worker.task.number, found)
            return None
        task = self.next(tasks)
        if task is not None:
            worker.send(task)
        else:
            self.dismiss(worker)
        return found  # type: ignore[no-any-return]

    def died(self, worker: _Worker, task: Task) -> Report | None:
        self.dismiss(worker)
        self.deaths[task.number] = self.deaths.get(task.number, 0) + 1
        if self.deaths[task.number] < _TRIES:
            self.again.append(task)
            return None
        return self.work.lost(task, f"the process that read it died, with status {worker.process.exitcode}")

    def dismiss(self, worker: _Worker) -> None:
        del self.workers[worker.pipe]
        worker.send(None)  # closing the pipe would not end it: workers that were forked later have a copy of this end
        worker.pipe.close()
        worker.process.join()

    def end(self) -> None:
        """Nothing is left running, however the run ends."""
        for worker in self.workers.values():
            worker.process.terminate()
        for worker in list(self.workers.values()):
            self.dismiss(worker)
        for end in self.life:
            end.close()


def _serve(owner: Any, pipe: Any, life: Any, alive: Any, work: Work[Any]) -> None:
    """A worker: tasks in, reports out, until its owner wants no more. Ctrl-C is for the process that started it."""
    owner.close()  # or these copies would keep the pipes open after the owner is gone
    alive.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(life,), daemon=True).start()

    def tell(found: Report | Exception | int) -> None:
        try:
            pipe.send(found)
        except OSError:
            os._exit(1)  # nothing on the way out may take this for a failure of what it reads or writes

    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        try:
            tell(work.run(task, tell))
        except Exception as error:
            tell(_sendable(error))


def _end_with(life: Any) -> None:
    """End this process as soon as its owner has ended."""
    with contextlib.suppress(EOFError, OSError):
        life.recv_bytes()
    os._exit(1)


def _sendable(error: Exception) -> Exception:
    """The same error as one that can be pickled: those of libraries often cannot."""
    if isinstance(error, OSError):
        return OSError(error.errno, error.strerror or str(error), error.filename)
    return Refused(str(error)) if isinstance(error, Refused) else RuntimeError(f"{type(error).__name__}: {error}")
