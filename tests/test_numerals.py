"""Numbers in words: all of them, in every gender, case and article, wherever a stamp may have a number."""

import pytest

from newsline.model import Stamp
from newsline.stamps.numerals import number_at, year_at
from newsline.stamps.orthography import fold
from newsline.stamps.reading import read_stamp
from newsline.stamps.tokens import cut
from tests.generator_numbers import cardinals, ordinals, years


def _read(text: str) -> Stamp:
    stamp = read_stamp(text)
    assert stamp is not None, text
    return stamp


def _written(text: str) -> str | None:
    return _read(text).written_text


@pytest.mark.parametrize("number", range(1, 100))
def test_cardinal(number: int) -> None:
    for text in cardinals(number):
        tokens, whole = cut(fold(text).text)
        found = number_at(tokens, 0)
        if found is None:  # half a number: "اثنا"
            raise AssertionError(text)
        assert whole
        assert (text, found.value, found.after) == (text, number, len(tokens))


@pytest.mark.parametrize("year", [1900, 1901, 1919, 1978, 1999, 2000, 2001, 2011, 2018, 2020, 2023, 2099])
def test_year(year: int) -> None:
    for text in years(year):
        tokens, whole = cut(fold(text).text)
        found = year_at(tokens, 0)
        assert whole
        assert found is not None
        assert (text, found.value, found.after) == (text, year, len(tokens))
        assert _written(f"نشر في العاشر من سبتمبر {text}") == f"{year}-09-10"
        assert _written(f"نشر في 10 سبتمبر عام {text}") == f"{year}-09-10"


@pytest.mark.parametrize("day", range(1, 32))
def test_day_of_a_month(day: int) -> None:
    for text in (*ordinals(day), *(cardinals(day) if day > 2 else ())):
        assert _written(f"تحديث {text} من يوليو 2020") == f"2020-07-{day:02d}"
        assert _read(f"تحديث {text} من يوليو 2020").ordinal is None
    for text in ordinals(day):
        assert _written(f"آخر تحديث الجمعة {text} من شهر تموز") == f"XXXX-07-{day:02d}"
        assert _written(f"نشر يوم {text} من أيار/مايو 2020 الساعة 09:00") == f"2020-05-{day:02d}T09:00"


@pytest.mark.parametrize("day", range(1, 32))
def test_day_behind_a_month(day: int) -> None:
    for text in ordinals(day, feminine=False):
        assert _written(f"نشر الاثنين، يوليو {text}، 2018") == f"2018-07-{day:02d}"


@pytest.mark.parametrize("day", range(1, 31))
def test_day_of_a_hijri_month(day: int) -> None:
    for text in ordinals(day):
        assert _written(f"نشر {text} من رمضان 1444 هـ") == f"1444-09-{day:02d}[u-ca=islamic-umalqura]"


@pytest.mark.parametrize("hour", range(1, 13))
def test_hour(hour: int) -> None:
    hours = ["الواحدة"] if hour == 1 else ordinals(hour, feminine=True)
    expected = f"T{hour % 12 + 12:02d}"
    for text in (*hours, *cardinals(hour)):
        assert (_written(f"تحديث الساعة {text} مساء") or "").endswith(expected)
    for text in hours:
        assert (_written(f"تحديث {text} مساء") or "").endswith(expected)


@pytest.mark.parametrize("minute", range(1, 60))
def test_minutes(minute: int) -> None:
    for text in cardinals(minute):
        unit = "دقائق" if 3 <= minute <= 10 else "دقيقة"
        said = f"XXXX-XX-XXT20:{minute:02d}"
        assert _written(f"تحديث الثامنة و{text} {unit} مساء") == said
        assert _written(f"تحديث الساعة الثامنة و{text} مساء") == said
        assert _written(f"تحديث الساعة 8 و {text} {unit} مساء") == said
        assert _written(f"تحديث ثمانية و{text} مساء") == said
        before = f"XXXX-XX-XXT19:{60 - minute:02d}"
        assert _written(f"تحديث الثامنة إلا {text} {unit} مساء") == before
        assert _written(f"تحديث {text} {unit} قبل الثامنة مساء") == before
        assert _written(f"تحديث {text} {unit} بعد الثامنة مساء") == said


@pytest.mark.parametrize("hour", [21, 22, 23])
def test_hour_of_a_clock_of_24(hour: int) -> None:
    for text in ordinals(hour, feminine=True):
        assert _written(f"تحديث الساعة {text}") == f"XXXX-XX-XXT{hour}"


@pytest.mark.parametrize("number", range(1, 32))
def test_number_of_the_update(number: int) -> None:
    for text in ordinals(number, feminine=False):
        assert _read(f"التحديث {text} 15:36").ordinal == number
        assert _written(f"التحديث {text} 15:36") == "XXXX-XX-XXT15:36"


@pytest.mark.parametrize("number", range(3, 60))
def test_how_long_ago(number: int) -> None:
    for text in cardinals(number):
        assert _read(f"آخر تحديث قبل {text} دقيقة").ago == (number, "minute")
        assert _read(f"آخر تحديث منذ {text} ساعة").ago == (number, "hour")
