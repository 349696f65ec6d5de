"""The same `parse` over many files: by the processes of this machine, or by the workers of a Dask cluster.

names -> inputs -> shards -> each by itself: records -> documents -> timelines -> rows of a part -> parts joined
"""

from newsline.corpus.errors import Refused
from newsline.corpus.running import Plan, Summary, run
from newsline.corpus.tally import Failure, Tally
from newsline.corpus.work import Options

__all__ = ["Failure", "Options", "Plan", "Refused", "Summary", "Tally", "run"]
