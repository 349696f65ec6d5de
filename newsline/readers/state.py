"""The data from which a page was built, as its scripts hold them (`__NEXT_DATA__`, `__APOLLO_STATE__`): the times of posts.

Every framework nests them in a way of its own. So the texts of the page are looked for among all strings, and the time of a
post is that of the smallest object that holds a time and lines of one post alone.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from newsline.readers.dates import machine_stamp

_TAG = re.compile(r"<[^<>]{0,300}>")
_ASSIGNED = re.compile(r"=\s{0,20}(?:JSON\.parse\(\s{0,20})?(?=[{\[\"])")
_DATE = re.compile(r"(?i)(?:publish|pubdate|posted|created|^date|date$|^time|time$|timestamp)")
_FIRST = re.compile(r"(?i)publish|pubdate|posted")  # said of a time before others
_NOT = re.compile(r"(?i)updat|modif|expir|duration|read|schedul|until|end")
_LEAST = 200  # characters of a script that may hold posts
_MOST_ASSIGNED = 50  # in a script
_LONGEST_TEXT = 300  # characters of a string that are looked at

Key = Callable[[str], int | None]  # the line of the page that begins like a text


def times(scripts: list[str], line_of: Key) -> dict[int, str]:
    """By the number of its first line: the time of each post, as it is written, where two or more are told apart."""
    for script in scripts:
        for data in _data(script):
            found: dict[int, str] = {}
            try:
                _look(data, line_of, found)
            except RecursionError:
                continue
            if len(found) > 1 and len(set(found.values())) > 1:
                return found
    return {}


def _data(script: str) -> Iterator[Any]:
    """What a script is, or what it sets variables to, where that is JSON or a string of JSON."""
    script = script.strip()
    if len(script) < _LEAST:
        return
    decoder = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
    places = [0] if script[:1] in ("{", "[") else []
    end = 0
    for _, place in zip(
        range(_MOST_ASSIGNED), places or (one.end() for one in _ASSIGNED.finditer(script)), strict=False
    ):
        if place < end:  # within the last one
            continue
        try:
            found, end = decoder.raw_decode(script, place)
            yield json.loads(found, strict=False, parse_int=str, parse_float=str) if isinstance(found, str) else found
        except (ValueError, RecursionError):
            continue


def _look(value: Any, line_of: Key, found: dict[int, str]) -> set[int]:
    """The lines of the page in a value that have no time yet; those that have one go to `found`."""
    if isinstance(value, str):
        line = line_of(_TAG.sub(" ", value[:_LONGEST_TEXT]))
        return set() if line is None else {line}
    if isinstance(value, list):
        return set().union(*(_look(one, line_of, found) for one in value)) if value else set()
    if not isinstance(value, dict):
        return set()
    before = len(found)
    lines = set().union(*(_look(one, line_of, found) for one in value.values())) if value else set()
    if len(found) > before or not lines:  # it holds posts, and is none
        return set()
    time = _time(value)
    if time is None:
        return lines
    found[min(lines)] = time
    return set()


def _time(value: dict[str, object]) -> str | None:
    """The time in an object or in its object of dates."""
    named = [(name, one) for name, one in value.items() if _DATE.search(name) and not _NOT.search(name)]
    named += [pair for _, one in named if isinstance(one, dict) for pair in one.items() if not _NOT.search(pair[0])]
    for _, one in sorted(named, key=lambda pair: _FIRST.search(pair[0]) is None):
        if isinstance(one, str):
            stamp = machine_stamp(one, "entry")
            if stamp is not None and stamp.timed and stamp.written.dated:
                return one
    return None
