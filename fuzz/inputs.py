"""Targets for saved files and for the search of days: MHTML, WACZ, and articles put together from stamps."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

from newsline.parsing import parse
from newsline.readers import Options, mhtml, read
from newsline.writers import fields

# Lines that say when, in many ways, so that a few bytes make any order of them.
STAMPS = (
    "تحديث (15:36 ت غ)",
    "تحديث (14:10 ت غ)",
    "تحديث (23:55 ت غ)",
    "تحديث (00:05 ت غ)",
    "تحديث 3:36 مساء",
    "تحديث 11:15",
    "تحديث 12:10 ص",
    "آخر تحديث 18:43 ت غ في 3 آذار/مارس",
    "آخر تحديث: 4/3/2021 - 21:43",
    "نشر في 2 مارس 2021",
    "تحديث الأربعاء 10:00",
    "تحديث (2)",
    "تحديث (1)",
    "تحديث قبل ساعتين",
    "الموضوع الأصلي 2 مارس 2021",
    "الخميس 4 مارس",
    "الأربعاء",
    "أمس",
    "10:05",
    "09:50",
    "09:45 ت غ",
    "23:58",
    "تحديث 20 رجب 1442 هـ 10:00",
    "تصحيح",
    "تحديث 28 مارس 02:30 بتوقيت بيروت",
    "المنارة 3 مارس 2021 (رويترز) -",
    "جميع الأوقات بتوقيت غرينتش",
    "19:23 ت م",
    "المصدر: وكالات",
    "-----",
    "لقطات من الحريق",
    "أخبار ذات صلة",
)
TEXTS = (
    "أخمد رجال الإطفاء الحريق في سوق السماق.",
    "اندلع حريق في سوق السماق مساء الأربعاء.",
    "قال شهود إن الدخان شوهد من الجسر.",
    "عاجل: وصلت سيارات الإسعاف.",
)
LAYOUTS = (None, "newest-first", "oldest-first")
SIDES = (None, "below", "above")
REFERENCES = (None, datetime(2021, 3, 4, tzinfo=UTC).date(), datetime(2021, 3, 4, 16, 0, tzinfo=UTC))
GRACE = timedelta(days=2)  # for zones, and where only the day is known


def search(data: bytes) -> None:
    """An article of stamps and texts; the times are in order, within their bounds, and not after the reference."""
    if len(data) < 2 or len(data) > 60:
        return
    choice, more, rest = data[0], data[1], data[2:]
    lines = ["حريق في سوق السماق", ""]
    for byte in rest:
        lines += [STAMPS[byte % 32], "", *([] if byte >> 5 & 1 else [TEXTS[byte >> 6], ""])]
    reference = REFERENCES[choice % 3]
    options = {"layout": LAYOUTS[choice // 3 % 3], "stamps": SIDES[choice // 9 % 3], "posts": (None, True)[more & 1]}
    zone = (None, "UTC", "Asia/Riyadh", "-03:30")[more >> 1 & 3]
    for timeline in parse("\n".join(lines), date=reference, zone=zone, **options):
        times = [entry.moment.time for entry in timeline.timeline if entry.moment.time is not None]
        assert times == sorted(times)
        for entry in timeline.timeline:
            bounds = entry.not_before, entry.not_after
            assert None in bounds or bounds[0] <= bounds[1], bounds
        if reference is not None and options["layout"] is None and "after-reference" not in _codes(timeline):
            last = reference if isinstance(reference, datetime) else datetime(2021, 3, 4, tzinfo=UTC)
            written = [entry for entry in timeline.timeline if entry.written and entry.written.year is None]
            late = [entry for entry in written if entry.moment.time and entry.moment.time > last + GRACE]
            assert not late, late
        fields.article(timeline)


def _codes(timeline) -> set[str]:  # type: ignore[no-untyped-def]
    return {notice.code for notice in timeline.warnings}


def saved_page(data: bytes) -> None:
    """Bytes as an MHTML file."""
    from fuzz.targets import one_line

    one_line(lambda: [mhtml.document(data, "page.mhtml")])


def packed_archive(data: bytes) -> None:
    """Bytes as a WACZ file: as they are, or as the web archive in one that is whole."""
    from fuzz.targets import check, one_line

    whole = data[1:]
    if data[:1] >= b"\x80":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)[data[0] & 1]) as archive:
            archive.writestr("archive/data.warc", whole)
        whole = out.getvalue()
    said: list[str] = []
    one_line(lambda: read(io.BytesIO(whole), "x.wacz", Options(kind="wacz"), said.append))
    for message in said:
        check(message)


TARGETS = {"search": search, "mhtml": saved_page, "wacz": packed_archive}
