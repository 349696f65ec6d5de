"""Names on the command line -> the files that they mean, each with its kind, size and time."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from newsline.corpus import storage
from newsline.corpus.errors import Refused
from newsline.corpus.storage import Facts
from newsline.corpus.tally import Failure

# What the ending of a name says of the file: records as JSON lines, which can be cut anywhere between two lines; the same
# compressed, which cannot; tables; web archives. Any other file is read as `newsline parse` reads it.
Kind = Literal["lines", "compressed", "table", "archive", "file"]
_ENDINGS: Final[dict[Kind, tuple[str, ...]]] = {
    "lines": (".jsonl", ".ndjson"),
    "compressed": (".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst"),
    "table": (".parquet",),
    "archive": (".warc", ".warc.gz", ".warc.zst"),
}


class Input(NamedTuple):
    """A file. `name`: as given, and as rows name it; `path`: what another process can open; `size`: bytes; `changed`: when."""

    name: str
    path: str
    kind: Kind
    size: int
    changed: str


def kind_of(name: str) -> Kind:
    """What a file holds, by its name."""
    name = name.lower()
    return next((kind for kind, endings in _ENDINGS.items() if name.endswith(endings)), "file")


def find(
    names: Iterable[str],
    pattern: str = "*",
    ours: Callable[[str], object] = lambda path: False,
    output: tuple[int, int] | None = None,
) -> Iterator[Input | Failure]:
    """The inputs in the order given, and a failure for each name that leads nowhere.

    Folders are walked for names that match `pattern`; `ours` says whether a real path belongs to the output, which may
    lie in one of the folders; `output` is the place of the output. Raises Refused where the output itself is given.
    """
    for name in names:
        for path in _files(name, pattern):
            if isinstance(path, Failure):
                yield path
                continue
            found = _facts(path)
            same = isinstance(found, Facts) and found.place is not None and found.place == output
            if not same and not ours(storage.real(path)):
                yield found if isinstance(found, Failure) else _input(path, found)
            elif path == name:
                raise Refused(f"{name} is an input and belongs to the output as well")


def _facts(name: str) -> Facts | Failure:
    try:
        return storage.facts(name)
    except OSError as error:
        return Failure.of(_readable(name), error)


def _input(name: str, found: Facts) -> Input:
    return Input(
        name=_readable(name),
        path=storage.absolute(name),
        kind=kind_of(name),
        size=found.size,
        changed=found.changed,
    )


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
                yield Failure(_readable(name), "matches no file")
        else:
            yield name
    except OSError as error:
        yield Failure.of(_readable(name), error)
