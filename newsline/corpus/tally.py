"""What a run counts, and what it could not read."""

from collections import Counter
from typing import Any, NamedTuple

from newsline.corpus.errors import Refused
from newsline.model import Entry, Timeline


class Failure(NamedTuple):
    """Something that could not be read, and why: a row of OUTPUT.errors.jsonl.

    `again`: that is of the machine and not of the bytes, so that another run may read it. `of_them`: how many it stands for.
    """

    source: str
    reason: str
    again: bool = False
    of_them: int = 1

    @classmethod
    def of(cls, source: str, error: Exception) -> "Failure":
        """The failure that an error means, in the words of `newsline parse`; an unusual error is named."""
        reason = getattr(error, "strerror", None) or str(error)
        if isinstance(error, MemoryError):
            return cls(source, "there is not enough memory for it", again=True)
        usual = isinstance(error, (OSError, ValueError, EOFError))
        said = reason if usual and reason else f"{type(error).__name__}: {reason}"
        return cls(source, said, again=isinstance(error, Refused))  # a library that this machine has not

    def as_json(self) -> dict[str, str]:
        """What is said of it."""
        return {"source": self.source, "reason": self.reason}


class Tally:
    """Counts of a shard or of a whole run. `skipped`: pages without Arabic letters; `bytes`: of input, as it is stored."""

    def __init__(self, counts: dict[str, int] | None = None, warnings: dict[str, int] | None = None) -> None:
        self.counts = Counter(counts or {})
        self.warnings = Counter(warnings or {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tally) and (self.counts, self.warnings) == (other.counts, other.warnings)

    __hash__ = None  # type: ignore[assignment]

    def __getitem__(self, name: str) -> int:
        return self.counts[name]

    def article(self, timeline: Timeline) -> None:
        """Count an article whose rows were written."""
        counts = self.counts
        counts["articles"] += 1
        counts["entries"] += len(timeline.timeline)
        for entry in timeline.timeline:
            if entry.written is not None:
                counts["resolved" if _is_resolved(entry) else "unresolved"] += 1
        for notice in timeline.warnings:
            self.warnings[notice.code] += 1

    def add(self, other: "Tally") -> None:
        """Add the counts of another one."""
        self.counts.update(other.counts)
        self.warnings.update(other.warnings)

    @classmethod
    def of_json(cls, found: dict[str, Any]) -> "Tally":
        """What `as_json` gave; raises TypeError, KeyError for what it cannot have given."""
        counts, warnings = found["counts"], found["warnings"]
        if len(found) != 2 or not isinstance(counts, dict) or not isinstance(warnings, dict):
            raise TypeError("a tally is two tables of counts")
        return cls(counts, warnings)

    @property
    def sound(self) -> bool:
        """Whether all that it holds are counts."""
        both = (*self.counts.items(), *self.warnings.items())
        return all(isinstance(name, str) and type(number) is int for name, number in both)

    def as_json(self) -> dict[str, Any]:
        """The arguments that make the same tally."""
        return {"counts": dict(self.counts), "warnings": dict(self.warnings)}


def _is_resolved(entry: Entry) -> bool:
    """Whether the day of the entry's stamp is known, and the instant if it gives a clock time."""
    when = entry.moment.when
    return when is not None and when.dated and (when.hour is None or entry.moment.time is not None)
