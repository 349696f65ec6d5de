"""The plain install, with what it needs and all of it compiled, stays under 60 MB; and what it needs is pinned by range."""

import marshal
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import newsline

MEGABYTES = 60


def needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """The distributions that an install without extras brings, those of their needs included."""
    if name in seen:
        return
    seen.add(name)
    found = distribution(name)
    yield found
    for requirement in map(Requirement, found.requires or ()):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from needed(requirement.name.lower(), seen)


def size(path: Path) -> int:
    """Bytes of a file, and of what Python compiles it to."""
    if path.suffix == ".pyc" or not path.is_file():
        return 0  # counted with its source
    if path.suffix != ".py":
        return path.stat().st_size
    source = path.read_bytes()
    return len(source) + 16 + len(marshal.dumps(compile(source, str(path), "exec", dont_inherit=True)))


@pytest.mark.filterwarnings("ignore")  # of other people's sources
def test_the_plain_install_stays_under_sixty_megabytes() -> None:
    own = sum(map(size, Path(newsline.__file__).parent.rglob("*")))
    others = list(needed("newsline", set()))[1:]
    assert {found.name.lower() for found in others} >= {"click", "rich", "resiliparse", "hijridate", "tzdata"}
    sizes = {
        found.name: sum(size(Path(str(found.locate_file(file)))) for file in found.files or ()) for found in others
    }
    assert 20 < (own + sum(sizes.values())) / 1e6 < MEGABYTES, sizes


def test_every_need_has_a_range() -> None:
    plain = [Requirement(one) for one in distribution("newsline").requires or ()]
    assert plain
    assert [str(one) for one in plain if not any(part.operator in (">=", "~=") for part in one.specifier)] == []
