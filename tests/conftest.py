"""Settings for all tests: hypothesis measures no time, so that a slow machine fails nothing. A browser for those that want one."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.browsing import chromium

settings.register_profile("newsline", deadline=None)
settings.load_profile("newsline")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found
