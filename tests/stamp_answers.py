"""What `newsline stamp` says of single stamps, as data. Read by test_cli_stamp.py."""

from typing import Any

NOTHING = {"kind": None, "written": None, "when": None, "zone": None, "time": None, "precision": None}


def _row(
    kind: str, written: str | None, when: str | None, zone: str | None, time: str | None, precision: str | None
) -> dict[str, Any]:
    return {"kind": kind, "written": written, "when": when, "zone": zone, "time": time, "precision": precision}


_DAY = "2015-09-18"  # a Friday
_ANY = "XXXX-XX-XX"

# text, options, fields of the row, fields that are inferred, codes of warnings
ANSWERS: list[tuple[str, list[str], dict[str, Any], list[str], list[str]]] = [
    # a full date, a year-less one, a clock alone
    (
        "آخر تحديث 18:43 ت غ 17/9/2015",
        [],
        _row("last-update", "2015-09-17T18:43", "2015-09-17T18:43", "UTC", "2015-09-17T18:43:00Z", "minute"),
        [],
        [],
    ),
    (
        "آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر",
        [],
        _row("last-update", "XXXX-09-17T18:43", "XXXX-09-17T18:43", "UTC", None, "minute"),
        [],
        ["year-unknown"],
    ),
    (
        "آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر",
        ["--date", _DAY],
        _row("last-update", "XXXX-09-17T18:43", "2015-09-17T18:43", "UTC", "2015-09-17T18:43:00Z", "minute"),
        ["year"],
        [],
    ),
    (
        "تحديث 15:36 ت غ",
        [],
        _row("update", f"{_ANY}T15:36", f"{_ANY}T15:36", "UTC", None, "minute"),
        [],
        ["date-unknown"],
    ),
    (
        "تحديث 15:36",
        [],
        _row("update", f"{_ANY}T15:36", f"{_ANY}T15:36", None, None, "minute"),
        [],
        ["date-unknown", "zone-unknown"],
    ),
    (
        "تحديث 15:36",
        ["--date", _DAY, "--zone", "Asia/Riyadh"],
        _row("update", f"{_ANY}T15:36", "2015-09-18T15:36", "Asia/Riyadh", "2015-09-18T12:36:00Z", "minute"),
        ["date", "zone"],
        [],
    ),
    (
        "تحديث 15:36 ت غ",
        ["--date", _DAY, "--zone", "Asia/Riyadh"],
        _row("update", f"{_ANY}T15:36", "2015-09-18T15:36", "UTC", "2015-09-18T15:36:00Z", "minute"),
        ["date"],
        [],
    ),
    (
        "تحديث 15:36:20 ت غ",
        ["--date", _DAY],
        _row("update", f"{_ANY}T15:36:20", "2015-09-18T15:36:20", "UTC", "2015-09-18T15:36:20Z", "second"),
        ["date"],
        [],
    ),
    (
        "تحديث الثالثة عصرا",
        ["--date", _DAY, "--zone", "UTC"],
        _row("update", f"{_ANY}T15", "2015-09-18T15", "UTC", "2015-09-18T15:00:00Z", "hour"),
        ["date", "zone"],
        [],
    ),
    (
        "تحديث 24:00 ت غ 17/9/2015",
        [],
        _row("update", "2015-09-17T24:00", "2015-09-18T00:00", "UTC", "2015-09-18T00:00:00Z", "minute"),
        [],
        [],
    ),
    (
        "15:36 ت غ",
        ["--date", _DAY],
        _row("entry", f"{_ANY}T15:36", "2015-09-18T15:36", "UTC", "2015-09-18T15:36:00Z", "minute"),
        ["date"],
        [],
    ),
    # neither date nor time
    ("تحديث (1)", ["--date", _DAY, "--zone", "UTC"], _row("update", None, None, None, None, None), [], []),
    # dates alone: no midnight, no zone
    (
        "آخر تحديث 17/9/2015",
        ["--zone", "UTC"],
        _row("last-update", "2015-09-17", "2015-09-17", None, None, "day"),
        [],
        [],
    ),
    (
        "آخر تحديث الخميس",
        ["--date", _DAY],
        _row("last-update", _ANY, "2015-09-17", None, None, "day"),
        ["date"],
        [],
    ),
    (
        "آخر تحديث الجمعة",
        ["--date", _DAY],
        _row("last-update", _ANY, "2015-09-18", None, None, "day"),
        ["date"],
        [],
    ),
    ("آخر تحديث السبت", ["--date", _DAY], _row("last-update", _ANY, "2015-09-12", None, None, "day"), ["date"], []),
    # rule 2: the latest year, one day of grace, the weekday, 29 February
    (
        "تحديث 19 سبتمبر",
        ["--date", _DAY],
        _row("update", "XXXX-09-19", "2015-09-19", None, None, "day"),
        ["year"],
        [],
    ),
    (
        "تحديث 20 سبتمبر",
        ["--date", _DAY],
        _row("update", "XXXX-09-20", "2014-09-20", None, None, "day"),
        ["year"],
        [],
    ),
    (
        "تحديث الاثنين 17 سبتمبر",
        ["--date", _DAY],
        _row("update", "XXXX-09-17", "2012-09-17", None, None, "day"),
        ["year"],
        [],
    ),
    (
        "تحديث 29 فبراير",
        ["--date", _DAY],
        _row("update", "XXXX-02-29", "2012-02-29", None, None, "day"),
        ["year"],
        [],
    ),
    # relative
    (
        "تحديث أمس 15:36 ت غ",
        ["--date", _DAY],
        _row("update", f"{_ANY}T15:36", "2015-09-17T15:36", "UTC", "2015-09-17T15:36:00Z", "minute"),
        ["date"],
        [],
    ),
    (
        "تحديث أول أمس 15:36 ت غ",
        ["--date", _DAY],
        _row("update", f"{_ANY}T15:36", "2015-09-16T15:36", "UTC", "2015-09-16T15:36:00Z", "minute"),
        ["date"],
        [],
    ),
    (
        "آخر تحديث قبل ساعتين",
        ["--date", _DAY],
        _row("last-update", None, "2015-09-18", None, None, "day"),
        ["date"],
        [],
    ),
    # Hijri, alone and beside a Gregorian date
    (
        "نُشر 4 ذو الحجة 1436 هـ 18:43 ت غ",
        [],
        _row(
            "published",
            "1436-12-04T18:43[u-ca=islamic-umalqura]",
            "2015-09-17T18:43",
            "UTC",
            "2015-09-17T18:43:00Z",
            "minute",
        ),
        ["date"],
        [],
    ),
    (
        "نُشر 4 ذو الحجة",
        ["--date", _DAY],
        _row("published", "XXXX-12-04[u-ca=islamic-umalqura]", "2015-09-17", None, None, "day"),
        ["date"],
        [],
    ),
    (
        "نُشر 4 ذو الحجة 1436 هـ الموافق 17 سبتمبر 2015",
        [],
        _row("published", "2015-09-17", "2015-09-17", None, None, "day"),
        [],
        [],
    ),
    (
        "نُشر 9 ذو الحجة 1436 هـ الموافق 17 سبتمبر 2015",
        [],
        _row("published", "2015-09-17", "2015-09-17", None, None, "day"),
        [],
        ["calendar-mismatch"],
    ),
    (
        "نُشر السبت 17 سبتمبر 2015",
        [],
        _row("published", "2015-09-17", "2015-09-17", None, None, "day"),
        [],
        ["weekday-mismatch"],
    ),
    # zones: summer time, a word of several, two clock times
    (
        "تحديث 18:43 بتوقيت بيروت 1/7/2015",
        [],
        _row("update", "2015-07-01T18:43", "2015-07-01T18:43", "Asia/Beirut", "2015-07-01T15:43:00Z", "minute"),
        [],
        [],
    ),
    (
        "تحديث 18:43 بتوقيت بيروت 1/1/2015",
        [],
        _row("update", "2015-01-01T18:43", "2015-01-01T18:43", "Asia/Beirut", "2015-01-01T16:43:00Z", "minute"),
        [],
        [],
    ),
    (
        "تحديث 18:43 GMT+3 1/1/2015",
        [],
        _row("update", "2015-01-01T18:43", "2015-01-01T18:43", "+03:00", "2015-01-01T15:43:00Z", "minute"),
        [],
        [],
    ),
    (
        "تحديث 18:43 بتوقيت عمان 1/1/2015",
        [],
        _row("update", "2015-01-01T18:43", "2015-01-01T18:43", None, None, "minute"),
        [],
        ["zone-unknown"],
    ),
    (
        "تحديث KSA 13:25 - GMT 10:25",
        ["--date", _DAY],
        _row("update", f"{_ANY}T13:25", "2015-09-18T13:25", "Asia/Riyadh", "2015-09-18T10:25:00Z", "minute"),
        ["date"],
        [],
    ),
    # two stamps: the update counts
    (
        "01:05 ص 14/11/2015 تعديل في 01:41 ص",
        ["--zone", "UTC"],
        _row("last-update", f"{_ANY}T01:41", "2015-11-14T01:41", "UTC", "2015-11-14T01:41:00Z", "minute"),
        ["date", "zone"],
        [],
    ),
    # no stamp
    ("تحديث: أخمد الحريق.", [], NOTHING, [], []),
    ("تحديث خرائط السماق", [], NOTHING, [], []),
    ("17 سبتمبر 2015", [], NOTHING, [], []),
    ("آخر تحديث 31 نيسان", [], NOTHING, [], []),
    ("", [], NOTHING, [], []),
]
