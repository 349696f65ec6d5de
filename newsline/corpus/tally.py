"""What a run counts, and what it could not read."""

from collections import Counter
from typing import Any, NamedTuple

from newsline.model import Entry, Timeline


class Failure(NamedTuple):
    """Something that could not be read, and why: a row of OUTPUT.errors.jsonl."""

    source: str
    reason: str

    @classmethod
    def of(cls, source: str, error: Exception) -> "Failure":
        """The failure that an error means, in the words of `newsline parse`; an unusual error is named."""
        reason = getattr(error, "strerror", None) or str(error)
        usual = isinstance(error, (OSError, ValueError, EOFError))
        return cls(source, reason if usual and reason else f"{type(error).__name__}: {reason}")


class Tally:
    """Counts of a shard or of a whole run. `skipped`: pages without Arabic letters; `bytes`: of input, as it is stored."""

    def __init__(self, counts: dict[str, int] | None = None, warnings: dict[str, int] | None = None) -> None:
        self.counts = Counter(counts or {})
        self.warnings = Counter(warnings or {})

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

    def as_json(self) -> dict[str, Any]:
        """The arguments that make the same tally."""
        return {"counts": dict(self.counts), "warnings": dict(self.warnings)}


def _is_resolved(entry: Entry) -> bool:
    """Whether the day of the entry's stamp is known, and the instant if it gives a clock time."""
    when = entry.moment.when
    return when is not None and when.dated and (when.hour is None or entry.moment.time is not None)
