"""The receipt of a share, OUTPUT.share.json: that the output is whole, and what it was made from.

It is written last and removed first, so that what it says holds. With it a share that is run again has nothing to do,
and `--join` knows that all shares are there and of one run.
"""

import json
from typing import Any, NamedTuple

from newsline.corpus import storage
from newsline.corpus.folder import digest, json_of
from newsline.corpus.parts import ENDINGS, Ending
from newsline.corpus.tally import Tally
from newsline.corpus.targets import MOST_SHARES, Share, Target


class Made(NamedTuple):
    """What all shares of one run agree on: its options, a digest of its inputs, and how many parts it has."""

    options: dict[str, Any]
    inputs: str
    parts: int

    @classmethod
    def of(cls, manifest: dict[str, Any], unreadable: list[str]) -> "Made":
        """Of the run that has this manifest; `unreadable`: names that lead to no input."""
        return cls(manifest["options"], digest([manifest["inputs"], unreadable]), manifest["parts"])


class Receipt(NamedTuple):
    """`size`: bytes of the file, None for a folder of parts. `lost`: shards that nobody could read."""

    share: Share
    made: Made
    size: int | None
    failures: int
    lost: int
    tally: Tally

    @property
    def ending(self) -> Ending:
        """Of the file, or of each part."""
        return self.made.options["output"]  # type: ignore[no-any-return]

    def save(self, target: Target) -> None:
        """Say that the output is whole; to be called last."""
        row = {
            **self._asdict(),
            "share": self.share._asdict(),
            "made": self.made._asdict(),
            "tally": self.tally.as_json(),
        }
        with storage.whole(target.receipt, sweep=True) as file:
            file.write(json_of(row))


def read(path: str) -> Receipt | None:
    """The receipt in a file; None where there is none, or what is there is not one."""
    try:
        found = json.loads(storage.read(path) or "null")
        if found is None:
            return None
        parts = {
            "share": Share(**found["share"]),
            "made": Made(**found["made"]),
            "tally": Tally.of_json(found["tally"]),
        }
        receipt = Receipt(**{**found, **parts})
        number, of = receipt.share
        return receipt if receipt.ending in ENDINGS and 1 <= number <= of <= MOST_SHARES else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
