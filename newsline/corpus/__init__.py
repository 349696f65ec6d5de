"""The same `parse` over many files: by the processes of this machine, or by the workers of a Dask cluster.

names -> inputs -> shards -> each by itself: records -> documents -> timelines -> rows of a part -> parts joined

A run does all shards or one share of them; the outputs of the shares are joined by a step of its own.
"""

from newsline.corpus.errors import Refused
from newsline.corpus.joining import join
from newsline.corpus.running import Plan, run
from newsline.corpus.summary import Summary
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.work import Options

__all__ = ["Failure", "Options", "Plan", "Refused", "Summary", "Tally", "join", "run"]
