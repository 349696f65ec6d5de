"""What a run has done, in lines for a person."""

from newsline.corpus.running import Summary


def lines(summary: Summary, seconds: float) -> list[str]:
    """The summary of a run that took so long; a megabyte is 10^6 bytes of input as they lie there, packed or not."""
    tally = summary.tally
    warnings = ", ".join(f"{code} {number:,}" for code, number in sorted(tally.warnings.items()))
    skipped = f", {tally['skipped']:,} responses without Arabic text left out" if tally["skipped"] else ""
    rate = f"{summary.read / 1e6:,.1f} MB in {seconds:,.1f} s, {summary.read / 1e6 / max(seconds, 1e-3):,.1f} MB/s"
    found = [
        f"articles  {tally['articles']:,}{skipped}",
        f"entries   {tally['entries']:,}",
        f"stamps    {tally['resolved']:,} resolved, {tally['unresolved']:,} not",
        f"warnings  {warnings or 'none'}",
        f"errors    {summary.failures:,}" + (f", in {summary.errors}" if summary.failures else ""),
        f"read      {rate}",
    ]
    if summary.left:
        found.append(f"missing   {summary.left:,} parts of other shares: the run that makes the last one joins them")
    return found


def failures(summary: Summary) -> list[str]:
    """The first failures, and how many more there are."""
    found = [f"{one.source}: {one.reason}" for one in summary.shown]
    more = summary.failures - len(found)
    return found + ([f"and {more:,} more, in {summary.errors}"] if more else [])
