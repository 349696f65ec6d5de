"""Settings for all tests: hypothesis measures no time, so that a slow machine fails nothing."""

from hypothesis import settings

settings.register_profile("newsline", deadline=None)
settings.load_profile("newsline")
