"""A folder of parts: what is in it, what is still missing, and whether it belongs to this run at all.

    part-000017.jsonl                         the rows of shard 17
    _newsline/manifest.json                   the inputs and options from which the parts are made
    _newsline/part-000017.json                the part's report: what it was made from, its size and digest, its counts
    _newsline/part-000017.errors.jsonl        what could not be read, where there was any
    _newsline/fetched, _newsline/settled      the same for the parts from which a history's are made, as sorted runs

A part counts while it is what its report says, and the run would make it from the same input and options: so an
interrupted run resumes, and what was made from an input that has changed is made again. The report is written first:
what has no report is not of the program, and is never removed or replaced.
"""

import contextlib
import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from newsline.corpus import storage
from newsline.corpus.errors import Refused
from newsline.corpus.parts import ENDINGS
from newsline.corpus.shards import Shard
from newsline.corpus.tally import Tally

INNER: Final = ("fetched", "settled")
RUN: Final = ".run"
_OWN = "_newsline"  # readers of a folder of parts leave out names that begin with _
_SHOWN = 5
_PART = re.compile(rf"part-([0-9]{{6,}})(?:{'|'.join(map(re.escape, (*ENDINGS, RUN)))})")
_REPORT = re.compile(r"part-([0-9]{6,})\.json")
_ERRORS = re.compile(r"part-([0-9]{6,})\.errors\.jsonl")
_MOMENTS = 20  # that are given to another run to say what it is
_MOMENT = 0.05  # seconds


class Report(NamedTuple):
    """What is known of a part.

    `made_from`: a digest of its input and options. `size`: bytes; `digest`: of them. `failures`: how many. `lost`:
    something could not be read that is not damaged in itself, so that the next run tries again.
    """

    number: int
    made_from: str
    size: int
    digest: str
    failures: int
    tally: Tally
    lost: bool = False

    @property
    def sound(self) -> bool:
        """Whether the types are those of a report; what stands in a file may be anything."""
        texts, numbers = (self.made_from, self.digest), (self.number, self.size, self.failures)
        return (
            all(isinstance(one, str) for one in texts)
            and all(type(one) is int and one >= 0 for one in numbers)
            and isinstance(self.lost, bool)
            and self.tally.sound
        )


class Folder(NamedTuple):
    """`path`: the folder; `ending`: of its parts."""

    path: str
    ending: str

    def part(self, number: int) -> str:
        """The file of a shard's rows."""
        return f"{self.path}/part-{number:06d}{self.ending}"

    @property
    def reports(self) -> str:
        """The folder of the reports."""
        return f"{self.path}/{_OWN}"

    def errors(self, number: int) -> str:
        """The file of what could not be read in a shard."""
        return self._own(number, ".errors.jsonl")

    def _own(self, number: int, ending: str) -> str:
        return f"{self.reports}/part-{number:06d}{ending}"

    # reports

    def save(self, report: Report) -> None:
        """Say what a part will be; to be called before it takes its place."""
        row = {**report._asdict(), "tally": report.tally.as_json()}
        storage.write(self._own(report.number, ".json"), json_of(row))

    def said(self, number: int) -> Report | None:
        """The report of a part, whether the part is as it says or not; None where there is none."""
        try:
            found = json.loads(storage.read(self._own(number, ".json")) or "null")
            report = Report(**{**found, "tally": Tally.of_json(found["tally"])})
            return report if report.sound and report.number == number else None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def report(self, number: int) -> Report | None:
        """The report of a part that is there as its report has it, to the byte; else None."""
        report = self.said(number)
        if report is None:
            return None
        try:
            if storage.facts(self.part(number)).size != report.size:
                return None
            if report.failures and not storage.exists(self.errors(number)):
                return None
            return report if storage.digest(self.part(number)) == report.digest else None
        except OSError:
            return None

    # the whole

    @property
    def _manifest(self) -> str:
        return f"{self.reports}/manifest.json"

    def manifest(self) -> dict[str, Any]:
        """The inputs and options of its parts; {} where there is no manifest."""
        return _read(storage.read(self._manifest))

    @contextlib.contextmanager
    def begun(self, manifest: dict[str, Any], notice: Callable[[str], None]) -> Iterator[None]:
        """Make the folder, keep other runs out of it, and say what has changed since parts were last written to it.

        `manifest`: `options` and `inputs` ([name, size, time] each), as JSON's types. A run of the same plan is waited
        for. Raises Refused where a run of another one is at work, or something is in the way; OSError.
        """
        if storage.exists(self.path) and not storage.is_folder(self.path):
            raise Refused(f"{self.path} is in the way: the parts need a folder of that name")
        data = json_of(manifest)
        with storage.alone(self.reports, lambda: self._wait_for(data, notice)):
            self._check_parts()
            self._say_changes(manifest, data, notice)
            yield

    def _wait_for(self, data: bytes, notice: Callable[[str], None]) -> None:
        """Raise Refused where the run that is at work is of another plan."""
        for _ in range(_MOMENTS):  # it may have begun just now, and not have said yet what it is
            if storage.read(self._manifest) == data:
                notice(f"{self.path}: waiting for another run that writes the same")
                return
            threading.Event().wait(_MOMENT)
        raise Refused(f"{self.path}: another run, of other inputs or options, is writing to it")

    def _check_parts(self) -> None:
        """Raise Refused for a file of somebody else that has the name of a part."""
        there = [path for path in storage.listing(self.path) if _number(_PART, path) is not None]
        reports = self._reports() if there else set()
        for path in there:
            if _number(_PART, path) not in reports:
                raise Refused(
                    f"{path} is in the way: no run of newsline has written it; move it, or name another output"
                )

    def _reports(self) -> set[int]:
        """The numbers of all parts that a run has written here."""
        numbers = (_number(_REPORT, path) for path in storage.listing(self.reports))
        return {number for number in numbers if number is not None}

    def _say_changes(self, manifest: dict[str, Any], data: bytes, notice: Callable[[str], None]) -> None:
        old = storage.read(self._manifest)
        if old == data:
            return
        for change in _changes(_read(old), json.loads(data)):
            notice(change)
        storage.write(self._manifest, data)

    def sweep(self, numbers: range) -> None:
        """Remove all that does not belong to the parts of these numbers: unfinished files, and parts of earlier runs."""
        beyond = {number for number in self._reports() if number not in numbers}
        for folder, patterns in ((self.path, (_PART,)), (self.reports, (_ERRORS, _REPORT))):
            storage.sweep(folder)
            for pattern in patterns:  # the reports last: what has none is not removed
                for path in storage.listing(folder):
                    if _number(pattern, path) in beyond:
                        storage.remove(path)

    def inner(self, name: str) -> "Folder":
        """A folder in it, of parts from which its own are made."""
        return Folder(f"{self.reports}/{name}", RUN)

    def remove(self) -> None:
        """Remove all that a run has written, and the folder if nothing else is in it."""
        for inner in map(self.inner, INNER):
            if storage.is_folder(inner.path):
                inner.remove()
        self.sweep(range(0))
        storage.remove(self._manifest)
        storage.remove_folder(self.reports)
        storage.remove_folder(self.path)


def _number(pattern: re.Pattern[str], path: str) -> int | None:
    """The number of the part to which a file belongs, None where the pattern does not fit its name."""
    found = pattern.fullmatch(path.rpartition("/")[2])
    return int(found[1]) if found else None


def json_of(value: Any) -> bytes:
    """JSON to be read by people as well; names of files may be any bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _read(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data or b"{}")
    except (ValueError, RecursionError):
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
