"""Shards on the workers of a Dask cluster: the same work as on this machine, sent elsewhere."""

from collections.abc import Iterable, Iterator
from itertools import islice

from newsline.corpus.errors import Refused, need
from newsline.corpus.folder import Report
from newsline.corpus.shards import Shard
from newsline.corpus.work import Work, lost, run

_AHEAD = 4  # shards that wait at each thread of the cluster, so that none is ever idle
_RETRIES = 3


def process(work: Work, shards: Iterable[Shard], address: str) -> Iterator[Report]:
    """The reports of the shards as they are done; a shard whose worker is lost is done by another one.

    `address`: of a running scheduler, such as tcp://10.0.0.1:8786. All of its workers must reach the inputs and the
    output by the same paths or URLs. Raises Refused where it does not answer, and what a worker raised.
    """
    distributed = need("distributed", "--scheduler")
    try:
        client = distributed.Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Refused(f"{address}: no Dask scheduler answers: {error}") from None
    with client:
        waiting = iter(shards)
        threads = sum(client.nthreads().values()) or 1
        shard_of = {
            client.submit(run, work, shard, pure=False, retries=_RETRIES): shard
            for shard in islice(waiting, _AHEAD * threads)
        }
        done = distributed.as_completed(list(shard_of))
        for future in done:
            shard = shard_of.pop(future)
            try:
                yield future.result()
            except distributed.scheduler.KilledWorker as error:
                yield lost(work, shard, f"{type(error).__name__}: every worker that read it died")
            for more in islice(waiting, 1):
                future = client.submit(run, work, more, pure=False, retries=_RETRIES)
                shard_of[future] = more
                done.add(future)
