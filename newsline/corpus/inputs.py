"""Names on the command line -> the files that they mean, each with its kind, size and time."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsline.corpus import storage
from newsline.corpus.errors import Refused
from newsline.corpus.tally import Failure

# What a name's ending says of the file: records as JSON lines, which can be cut anywhere between two lines; the same
# packed, which cannot; tables; web archives. Every other file is one document or several, as `newsline parse` reads it.
_KINDS = {
    "lines": (".jsonl", ".ndjson"),
    "packed": (".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst"),
    "table": (".parquet",),
    "archive": (".warc", ".warc.gz", ".warc.zst"),
}


class Input(NamedTuple):
    """One file. `name`: as it was given, and as rows name it; `path`: what another process can open; `size`: bytes."""

    name: str
    path: str
    kind: str
    size: int
    changed: str


def kind_of(name: str) -> str:
    """lines, packed, table, archive or file."""
    name = name.lower()
    return next((kind for kind, endings in _KINDS.items() if name.endswith(endings)), "file")


def find(names: Iterable[str], pattern: str = "*", leave_out: tuple[str, ...] = ()) -> Iterator[Input | Failure]:
    """The inputs in the order given, and a failure for each name that leads nowhere.

    Folders are walked for names that fit `pattern`; `leave_out`: the run's own output, which may lie in one of them.
    Raises Refused where the output itself is given.
    """
    ours = {storage.absolute(path) for path in leave_out}
    for name in names:
        for path in _files(name, pattern):
            if isinstance(path, Failure):
                yield path
            elif not _is_ours(storage.absolute(path), ours):
                yield _input(path)
            elif path == name:
                raise Refused(f"{name} is an input and of the output as well")


def _is_ours(path: str, ours: set[str]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in ours)


def _input(name: str) -> Input | Failure:
    try:
        found = storage.facts(name)
    except OSError as error:
        return Failure.of(_readable(name), error)
    return Input(_readable(name), storage.absolute(name), kind_of(name), found.size, found.changed)


def _readable(name: str) -> str:
    """The name as text; file names may be any bytes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _files(name: str, pattern: str) -> Iterator[str | Failure]:
    try:
        if storage.is_folder(name):
            failed: list[OSError] = []
            empty = True
            for path in storage.walk(name, pattern, failed.append):
                empty = False
                yield path
            yield from (Failure.of(_readable(str(error.filename or name)), error) for error in failed)
            if empty and not failed:
                yield Failure(
                    _readable(name), f"has no file named {pattern}" if pattern != "*" else "is a folder without files"
                )
        elif any(sign in name for sign in "*?[") and not storage.exists(name):
            found = storage.expand(name)
            yield from found
            if not found:
                yield Failure(_readable(name), "fits no file")
        else:
            yield name
    except OSError as error:
        yield Failure.of(_readable(name), error)
