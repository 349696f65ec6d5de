"""Offsets from UTC: one spelling for all that stamps, markup and options write."""

import pytest

from newsline.stamps.offsets import as_offset, read_offset


@pytest.mark.parametrize(
    ("minutes", "offset"),
    [
        (180, "+03:00"),
        (0, "+00:00"),
        (-300, "-05:00"),
        (210, "+03:30"),
        (-570, "-09:30"),
        (-30, "-00:30"),
        (840, "+14:00"),
    ],
)
def test_minutes_ahead_have_one_spelling(minutes: int, offset: str) -> None:
    assert as_offset(minutes) == offset


@pytest.mark.parametrize(
    ("sign", "digits", "offset"),
    [
        ("+", "3", "+03:00"),
        ("+", "03", "+03:00"),
        ("-", "0300", "-03:00"),
        ("+", "330", "+03:30"),
        ("-", "0330", "-03:30"),
        ("+", "٠٣", "+03:00"),
        ("+", "14", "+14:00"),
        ("+", "0", "+00:00"),
        ("-", "0000", "+00:00"),
        ("+", "15", None),
        ("-", "1500", None),
        ("+", "0360", None),
        ("+", "12345", None),
    ],
)
def test_sign_and_digits_are_an_offset_or_none(sign: str, digits: str, offset: str | None) -> None:
    assert read_offset(sign, digits) == offset
