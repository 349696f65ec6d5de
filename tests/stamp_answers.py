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
    # an hour in words, of which half of the day nothing tells
    (
        "تحديث الساعة الرابعة إلا ربعا",
        ["--date", _DAY],
        _row("update", None, None, None, None, None),
        [],
        ["date-unclear"],
    ),
    # month first, by the weekday; by hand the day stays first
    (
        "في اثنين, 03/11/2024 - 14:20 ت غ",
        [],
        _row("entry", "2024-03-11T14:20", "2024-03-11T14:20", "UTC", "2024-03-11T14:20:00Z", "minute"),
        [],
        [],
    ),
    (
        "في اثنين, 03/11/2024 - 14:20 ت غ",
        ["--date-order", "dmy"],
        _row("entry", "2024-11-03T14:20", "2024-11-03T14:20", "UTC", "2024-11-03T14:20:00Z", "minute"),
        [],
        ["weekday-mismatch"],
    ),
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
    # the reference and the zone in any form that stamps have
    *(
        (
            "تحديث 15:36",
            ["--date", day, "--zone", zone],
            _row("update", f"{_ANY}T15:36", "2015-09-18T15:36", "+03:00", "2015-09-18T12:36:00Z", "minute"),
            ["date", "zone"],
            [],
        )
        for day, zone in (
            ("18/9/2015", "GMT+3"),
            ("9/18/2015", "بتوقيت غرينتش+3"),
            ("١٨ سبتمبر ٢٠١٥", "غرينتش +3"),
            ("5 ذو الحجة 1436 هـ", "بيروت الصيفي"),
            ("الجمعة الثامن عشر من أيلول 2015", "UTC+03:00"),
            ("2015-09-18 23:10 ت غ", "+03:00"),
        )
    ),
    (
        "تحديث 15:36",
        ["--date", "2015-09-18", "--zone", "القاهرة"],
        _row("update", f"{_ANY}T15:36", "2015-09-18T15:36", "Africa/Cairo", "2015-09-18T13:36:00Z", "minute"),
        ["date", "zone"],
        [],
    ),
    (
        "نُشر 9/10/2015 15:36 EET",
        ["--date-order", "mdy"],
        _row("published", "2015-09-10T15:36", "2015-09-10T15:36", "+02:00", "2015-09-10T13:36:00Z", "minute"),
        [],
        [],
    ),
    # a day of a month that is not named
    (
        "تحديث السبت السادس عشر 10:00 ت غ",
        ["--date", "2013-02-18"],
        _row("update", "XXXX-XX-16T10:00", "2013-02-16T10:00", "UTC", "2013-02-16T10:00:00Z", "minute"),
        ["date"],
        [],
    ),
    (
        "تحديث الجمعة 31 الساعة 10:00 ت غ",
        ["--date", _DAY],
        _row("update", "XXXX-XX-31T10:00", "2015-07-31T10:00", "UTC", "2015-07-31T10:00:00Z", "minute"),
        ["date"],
        [],
    ),
    (
        "تحديث يوم 16 الساعة 10:00 ت غ",
        [],
        _row("update", "XXXX-XX-16T10:00", "XXXX-XX-16T10:00", "UTC", None, "minute"),
        [],
        ["date-unknown"],
    ),
    # what does not agree is said, and so is what may be of another day or another clock
    (
        "تحديث 18:43 بتوقيت القاهرة (EET) 1/7/2024",
        [],
        _row("update", "2024-07-01T18:43", "2024-07-01T18:43", "Africa/Cairo", "2024-07-01T15:43:00Z", "minute"),
        [],
        ["zone-mismatch"],
    ),
    (
        "تحديث 18:43 بتوقيت القاهرة (EET) 1/12/2021",
        [],
        _row("update", "2021-12-01T18:43", "2021-12-01T18:43", "Africa/Cairo", "2021-12-01T16:43:00Z", "minute"),
        [],
        [],
    ),
    (
        "تحديث 18:43 صباحا ت غ 1/1/2015",
        [],
        _row("update", "2015-01-01T18:43", "2015-01-01T18:43", "UTC", "2015-01-01T18:43:00Z", "minute"),
        [],
        ["clock-mismatch"],
    ),
    (
        "تحديث 15:36 ليلا ت غ 1/1/2015",
        [],
        _row("update", "2015-01-01T15:36", "2015-01-01T15:36", "UTC", "2015-01-01T15:36:00Z", "minute"),
        [],
        ["clock-mismatch"],
    ),
    (
        "تحديث 00:30 م ت غ 1/1/2015",
        [],
        _row("update", "2015-01-01T00:30", "2015-01-01T00:30", "UTC", "2015-01-01T00:30:00Z", "minute"),
        [],
        ["clock-mismatch"],
    ),
    (
        "تحديث ليلة الجمعة 22:10 ت غ",
        ["--date", _DAY],
        _row("update", f"{_ANY}T22:10", "2015-09-18T22:10", "UTC", "2015-09-18T22:10:00Z", "minute"),
        ["date"],
        ["date-unclear"],
    ),
    (
        "تحديث ليلة الجمعة 17 سبتمبر 2015 22:10 ت غ",
        [],
        _row("update", "2015-09-17T22:10", "2015-09-17T22:10", "UTC", "2015-09-17T22:10:00Z", "minute"),
        [],
        [],
    ),
    (
        "تحديث 12:00 بتوقيت القدس المحتلة 28/3/2023",
        [],
        _row("update", "2023-03-28T12:00", "2023-03-28T12:00", "Asia/Hebron", "2023-03-28T10:00:00Z", "minute"),
        [],
        ["clock-change"],
    ),
    (
        "تحديث 12:00 بتوقيت القدس المحتلة 28/5/2023",
        [],
        _row("update", "2023-05-28T12:00", "2023-05-28T12:00", "Asia/Jerusalem", "2023-05-28T09:00:00Z", "minute"),
        [],
        [],
    ),
    # no stamp
    ("تحديث: أخمد الحريق.", [], NOTHING, [], []),
    ("تحديث خرائط السماق", [], NOTHING, [], []),
    ("17 سبتمبر 2015", [], NOTHING, [], []),
    ("آخر تحديث 31 نيسان", [], NOTHING, [], []),
    ("", [], NOTHING, [], []),
]
