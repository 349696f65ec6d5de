"""Tasks on the workers of a Dask cluster: the same work as on this machine, done elsewhere."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from newsline.corpus.errors import Refused, need
from newsline.corpus.folder import Report
from newsline.corpus.tasks import Task, Work

_AHEAD = 4  # tasks that wait for each thread of the cluster, so that no thread is ever idle


def process(work: Work[Any], tasks: Iterable[Task], address: str) -> Iterator[Report]:
    """The reports of the tasks as they are done; the task of a worker that is lost is given to another one.

    `address`: of a running scheduler, such as tcp://10.0.0.1:8786. Its workers must reach the inputs and the output by
    the same paths or URLs. Raises Refused where no scheduler answers, and what a worker raised.
    """
    distributed = need("distributed", "--scheduler")
    try:
        client = distributed.Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Refused(f"{address}: no Dask scheduler answers: {error}") from None
    with client:
        waiting = iter(tasks)
        ahead = _AHEAD * max(1, sum(client.nthreads().values()))
        # pure=False: a task of the same name may have to be read again, since its file has changed
        sent = {client.submit(work.run, task, pure=False): task for task in islice(waiting, ahead)}
        done = distributed.as_completed(list(sent), loop=client.loop)
        for future in done:
            task = sent.pop(future)
            try:
                yield future.result()
            except distributed.KilledWorker:
                yield work.lost(task, "every worker that read it died")
            for task in islice(waiting, 1):
                future = client.submit(work.run, task, pure=False)
                sent[future] = task
                done.add(future)
