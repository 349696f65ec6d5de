"""The public names: those that are promised, and just the types that the functions take and give."""

import inspect
import subprocess
import sys
import typing
from collections.abc import Iterator

import pytest

import newsline

# Removing or renaming one of these breaks programs: it needs a line in CHANGELOG.md.
PROMISED = [
    "Ago",
    "DatedPage",
    "Document",
    "Entry",
    "Inference",
    "Moment",
    "Notice",
    "OtherClock",
    "Partial",
    "Related",
    "Stamp",
    "Timeline",
    "__version__",
    "as_dict",
    "parse",
    "parse_bytes",
    "read",
    "read_stamp",
]
FUNCTIONS = [newsline.as_dict, newsline.parse, newsline.parse_bytes, newsline.read, newsline.read_stamp]


def _types(annotation: object) -> Iterator[type]:
    """The classes of the package that an annotation names, and those that their fields name."""
    if inspect.isclass(annotation) and annotation.__module__.startswith("newsline"):
        yield annotation
        for field in typing.get_type_hints(annotation).values():
            yield from _types(field)
    for part in typing.get_args(annotation):
        yield from _types(part)


def test_the_names_are_those_that_are_promised() -> None:
    assert newsline.__all__ == PROMISED
    assert [name for name in PROMISED if not hasattr(newsline, name)] == []


def test_the_types_are_those_that_the_functions_take_and_give() -> None:
    named = [hint for function in FUNCTIONS for hint in typing.get_type_hints(function).values()]
    reached = {one.__name__ for hint in named for one in _types(hint)}
    assert reached == {name for name in PROMISED if inspect.isclass(getattr(newsline, name))}


@pytest.mark.parametrize("name", sorted(set(PROMISED) - {"__version__"}))
def test_a_public_name_says_what_it_is(name: str) -> None:
    said = inspect.getdoc(getattr(newsline, name)) or ""
    assert len(said) > 40
    assert not said.startswith(f"{name}(")  # what Python writes of a named tuple without a docstring


def test_the_library_loads_nothing_of_the_command_line() -> None:
    """Nor what only some texts need: a notebook or a worker starts as fast as the program."""
    code = "import sys, newsline; print(*sorted({'click', 'rich', 'dateutil', 'hijridate', 'resiliparse'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == []
