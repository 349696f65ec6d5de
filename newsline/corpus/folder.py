"""A folder of parts: what is in it, what is still missing, and whether it is of this run at all.

    part-000017.jsonl                         the rows of shard 17
    _newsline/manifest.json                   the inputs and options that the parts are made from
    _newsline/part-000017.json                the part's report: what it was made from, its size, its counts
    _newsline/part-000017.errors.jsonl        what could not be read, where there was any

A part counts once its report is there, which is written last, and only while the report fits what the run would make it
from: so a run that was killed goes on, and what is made from a changed input, or otherwise, is made again.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from newsline.corpus import storage
from newsline.corpus.errors import Refused
from newsline.corpus.shards import Shard
from newsline.corpus.tally import Tally

_OWN = "_newsline"  # readers of a folder of parts leave out names that begin so
_SHOWN = 5


class Report(NamedTuple):
    """What is known of a part: `made_from` tells its input and options from others; `size`: bytes; `failures`: how many."""

    number: int
    made_from: str
    size: int
    failures: int
    tally: Tally


class Folder(NamedTuple):
    """`path`: the folder; `ending`: of its parts."""

    path: str
    ending: str

    def part(self, number: int) -> str:
        """The file of a shard's rows."""
        return f"{self.path}/part-{number:06d}{self.ending}"

    def errors(self, number: int) -> str:
        """The file of what could not be read in a shard."""
        return self._own(number, ".errors.jsonl")

    def unfinished(self) -> str:
        """A new name for a file that is still being written."""
        return storage.unfinished(f"{self.path}/{_OWN}/")

    def _own(self, number: int, ending: str) -> str:
        return f"{self.path}/{_OWN}/part-{number:06d}{ending}"

    # reports

    def save(self, report: Report) -> None:
        """Say that a part is whole; to be called last."""
        row = {**report._asdict(), "tally": report.tally.as_json()}
        storage.write(self._own(report.number, ".json"), _json(row))

    def report(self, shard: Shard, made_from: str) -> Report | None:
        """The report of a shard whose part is there and would be made the same again; else None."""
        try:
            found = json.loads(storage.read(self._own(shard.number, ".json")) or "null")
            if found is None or found["made_from"] != made_from:
                return None
            report = Report(**{**found, "tally": Tally(**found["tally"])})
            return report if storage.facts(self.part(shard.number)).size == report.size else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    # the whole

    def begin(self, plan: dict[str, Any], notice: Callable[[str], None]) -> None:
        """Make the folder, and say what has changed since parts were last written to it. Raises Refused, OSError.

        `plan`: `options` and `inputs` ([name, size, time] each), as JSON's types.
        """
        name = f"{self.path}/{_OWN}/manifest.json"
        if storage.exists(self.path) and not storage.is_folder(self.path):
            raise Refused(f"{self.path} is in the way: the parts need a folder of that name")
        storage.make_folder(f"{self.path}/{_OWN}")
        data = _json(plan)
        old = storage.read(name)
        if old == data:
            return
        for change in _changes(_read(old), json.loads(data)):
            notice(change)
        storage.write(name, data)

    def begun(self) -> bool:
        """Whether parts are being made here, and not yet joined and removed."""
        return storage.exists(f"{self.path}/{_OWN}/manifest.json")

    def sweep(self, count: int) -> None:
        """Remove what is no part of a result of `count` parts: unfinished files, and parts of an earlier, longer run."""
        for path in storage.listing(f"{self.path}/{_OWN}"):
            name = path.rpartition("/")[2]
            if name.endswith(".tmp") or _number(name) >= count:
                storage.remove(path)
        for path in storage.listing(self.path):
            if _number(path.rpartition("/")[2]) >= count:
                storage.remove(path)

    def remove(self) -> None:
        """Remove all that a run has written, and the folder if nothing else is in it."""
        self.sweep(0)
        storage.remove(f"{self.path}/{_OWN}/manifest.json")
        storage.remove_folder(f"{self.path}/{_OWN}")
        storage.remove_folder(self.path)


def _number(name: str) -> int:
    """The number of the part that a file belongs to; -1 for any other file."""
    digits = name[5:11]
    return int(digits) if name.startswith("part-") and digits.isdigit() else -1


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _read(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """What of the parts in the folder has to be made again, and why, in sentences."""
    before, now = old.get("options"), new["options"]
    if not isinstance(before, dict):
        return
    options = sorted(name for name in now if before.get(name) != now[name])
    if options:
        yield f"made before with another {', '.join(options)}: all parts are made again"
        return
    known = {name: facts for name, *facts in old.get("inputs", [])}
    changed = [name for name, *facts in new["inputs"] if name in known and known[name] != facts]
    for name in changed[:_SHOWN]:
        yield f"{name}: has changed, its parts are made again"
    if changed[_SHOWN:]:
        yield f"and {len(changed) - _SHOWN} more inputs have changed"
    if known.keys() != {name for name, *_ in new["inputs"]}:
        yield "inputs were added or are gone: the parts behind them are made again"


def made_from(options: dict[str, Any], shard: Shard) -> str:
    """A name for all that the bytes of a part depend on."""
    inputs = [(one.name, one.size, one.changed) for one in shard.inputs]
    return hashlib.sha256(_json([options, inputs, shard.part])).hexdigest()
