"""A folder of parts: what is in it, what is still missing, and whether it belongs to this run at all.

    part-000017.jsonl                         the rows of shard 17
    _newsline/manifest.json                   the inputs and options from which the parts are made
    _newsline/part-000017.json                the part's report: what it was made from, its size, its counts
    _newsline/part-000017.errors.jsonl        what could not be read, where there was any

A part counts once its report is there, which is written last, and only while the run would make it from the same input
and options: so an interrupted run resumes, and what was made from an input that has changed is made again.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from newsline.corpus import storage
from newsline.corpus.errors import Refused
from newsline.corpus.parts import Ending
from newsline.corpus.shards import Shard
from newsline.corpus.tally import Tally

_OWN = "_newsline"  # readers of a folder of parts leave out names that begin with _
_SHOWN = 5


class Report(NamedTuple):
    """What is known of a part.

    `made_from`: a digest of its input and options. `size`: bytes. `failures`: how many. `lost`: nobody could read the
    shard, so that the next run tries again.
    """

    number: int
    made_from: str
    size: int
    failures: int
    tally: Tally
    lost: bool = False


class Folder(NamedTuple):
    """`path`: the folder; `ending`: of its parts."""

    path: str
    ending: Ending

    def part(self, number: int) -> str:
        """The file of a shard's rows."""
        return f"{self.path}/part-{number:06d}{self.ending}"

    def errors(self, number: int) -> str:
        """The file of what could not be read in a shard."""
        return self._own(number, ".errors.jsonl")

    def _own(self, number: int, ending: str) -> str:
        return f"{self.path}/{_OWN}/part-{number:06d}{ending}"

    # reports

    def save(self, report: Report) -> None:
        """Say that a part is whole; to be called last."""
        row = {**report._asdict(), "tally": report.tally.as_json()}
        storage.write(self._own(report.number, ".json"), json_of(row))

    def report(self, number: int) -> Report | None:
        """The report of a part that is there as its report has it; else None."""
        try:
            found = json.loads(storage.read(self._own(number, ".json")) or "null")
            if found is None:
                return None
            report = Report(**{**found, "tally": Tally(**found["tally"])})
            return report if storage.facts(self.part(number)).size == report.size else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    # the whole

    @property
    def _manifest(self) -> str:
        return f"{self.path}/{_OWN}/manifest.json"

    def manifest(self) -> dict[str, Any]:
        """The inputs and options of its parts; {} where there is no manifest."""
        return _read(storage.read(self._manifest))

    def begin(self, manifest: dict[str, Any], notice: Callable[[str], None]) -> None:
        """Make the folder, and say what has changed since parts were last written to it. Raises Refused, OSError.

        `manifest`: `options` and `inputs` ([name, size, time] each), as JSON's types.
        """
        if storage.exists(self.path) and not storage.is_folder(self.path):
            raise Refused(f"{self.path} is in the way: the parts need a folder of that name")
        storage.make_folder(f"{self.path}/{_OWN}")
        data = json_of(manifest)
        old = storage.read(self._manifest)
        if old == data:
            return
        for change in _changes(_read(old), json.loads(data)):
            notice(change)
        storage.write(self._manifest, data)

    def sweep(self, numbers: range) -> None:
        """Remove all that does not belong to the parts of these numbers: unfinished files, and parts of earlier runs."""
        for path in storage.listing(f"{self.path}/{_OWN}"):
            name = path.rpartition("/")[2]
            if name.endswith(".tmp") or _is_part_beyond(numbers, name):
                storage.remove(path)
        for path in storage.listing(self.path):
            name = path.rpartition("/")[2]
            if _is_part_beyond(numbers, name) or (name.startswith(".part-") and name.endswith(".tmp")):
                storage.remove(path)

    def remove(self) -> None:
        """Remove all that a run has written, and the folder if nothing else is in it."""
        self.sweep(range(0))
        storage.remove(self._manifest)
        storage.remove_folder(f"{self.path}/{_OWN}")
        storage.remove_folder(self.path)


def _is_part_beyond(numbers: range, name: str) -> bool:
    """Whether a file belongs to a part, and not to one of these numbers."""
    digits = name[5:11]
    return name.startswith("part-") and digits.isdigit() and int(digits) not in numbers


def json_of(value: Any) -> bytes:
    """JSON to be read by people as well; names of files may be any bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _read(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Which parts in the folder have to be made again, and why, in sentences."""
    before, now = old.get("options"), new["options"]
    if not isinstance(before, dict):
        return
    options = other_options(before, now)
    if options:
        yield f"made with other options before ({options}): all parts are made again"
        return
    known = {name: facts for name, *facts in old.get("inputs", [])}
    changed = [name for name, *facts in new["inputs"] if name in known and known[name] != facts]
    for name in changed[:_SHOWN]:
        yield f"{name} has changed: its parts are made again"
    if changed[_SHOWN:]:
        yield f"and {len(changed) - _SHOWN} more inputs have changed"
    if known.keys() != {name for name, *_ in new["inputs"]}:
        yield "inputs were added or removed: the parts after them are made again"


def other_options(before: dict[str, Any], now: dict[str, Any]) -> str:
    """The names of the options that differ, for the user."""
    return ", ".join(sorted(name for name in now if before.get(name) != now[name]))


def made_from(options: dict[str, Any], shard: Shard) -> str:
    """A digest of all that the bytes of a part depend on."""
    inputs = [(one.name, one.size, one.changed) for one in shard.inputs]
    return digest([options, inputs, shard.part])


def digest(value: Any) -> str:
    """A short name for a value of JSON's types."""
    return hashlib.sha256(json_of(value)).hexdigest()
