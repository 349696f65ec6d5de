"""The version of the package: a literal, in this one place."""

__version__ = "0.1.0"
