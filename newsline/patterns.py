"""Patterns that are compiled when they are first used.

A short run needs few of them; to compile them all takes as long as to load a third of the modules.
"""

import re
from typing import Any, AnyStr, cast


class Uncompiled:
    """Stands where a pattern would; from its first use on, each method is the pattern's own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, made later."""
    return cast("re.Pattern[AnyStr]", Uncompiled(source, flags))
