"""Dates as a pen writes them, each with the EDTF form of what it says."""

from datetime import datetime
from typing import NamedTuple

from hijridate import Gregorian

from tests import generator_words as words
from tests.generator_numbers import ordinals, years
from tests.generator_pen import Pen


class Date(NamedTuple):
    """A date: its text, its EDTF form (None for one that is relative), and the month convention it is written in."""

    text: str = ""
    written: str | None = None
    convention: str = "no month"
    hijri: bool = False
    yearless: bool = False


_CONVENTIONS = ["standard"] * 6 + ["levant"] * 3 + ["maghreb"] * 2 + ["morocco"] * 2 + ["mauritania", "english"]
_CONVENTIONS += ["twin"] * 6


def _month(pen: Pen, month: int, convention: str) -> str:
    if convention == "english":
        return words.ENGLISH[month - 1]
    names = [words.CONVENTIONS[convention][month - 1]]
    if pen.chance(0.3):
        names = words.MONTH_VARIANTS.get((convention, month), names)
    name = pen.spelled(pen.pick(names))
    if pen.chance(0.04):
        name = name.replace(" ", pen.pick(["-", "_"]))
    return pen.shown(name)


def _month_name(pen: Pen, month: int) -> tuple[str, str]:
    """The month in one convention, or in two side by side; and which."""
    convention = pen.pick(_CONVENTIONS)
    if convention == "english" and pen.digits != "0-9":
        convention = "standard"
    if convention != "twin":
        return _month(pen, month, convention), convention
    pair = [_month(pen, month, "levant"), _month(pen, month, pen.pick(["standard", "standard", "maghreb"]))]
    pen.rng.shuffle(pair)
    return pen.pick(words.TWIN_FORMS).format(*pair), "twin"


def _suffix(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _in_words(pen: Pen, moment: datetime, *, year: bool) -> Date:
    """The day in words, and perhaps the year."""
    convention = pen.pick(["standard", "levant", "maghreb", "libya" if year and moment.year <= 2011 else "standard"])
    month = words.LIBYA[moment.month - 1] if convention == "libya" else _month(pen, moment.month, convention)
    days = [*ordinals(moment.day), *(["أول", "غرة", "فاتح", "الفاتح"] if moment.day == 1 else [])]
    day = " ".join(pen.spelled(word) for word in pen.pick(days).split(" "))
    text = f"{day}{pen.pick([' من ', ' من ', ' من شهر ', ' '])}{month}"
    if not year:
        return Date(text, f"XXXX-{moment:%m-%d}", convention, yearless=True)
    shown = pen.pick(years(moment.year)) if pen.chance(0.2) else pen.number(moment.year)
    return Date(f"{text} {pen.pick(['', '', 'عام ', 'سنة '])}{shown}", f"{moment:%Y-%m-%d}", convention)


def _named(pen: Pen, moment: datetime, *, year: bool) -> Date:
    if pen.chance(0.12):
        return _in_words(pen, moment, year=year)
    month, convention = _month_name(pen, moment.month)
    day = pen.number(moment.day, pen.pick([1, 1, 2]))
    if convention == "english":
        day += _suffix(moment.day) if pen.chance(0.5) else ""
        text = pen.pick(words.ENGLISH_FORMS).format(day, month, pen.number(moment.year))
        return Date(text, f"{moment:%Y-%m-%d}", convention)
    if not year:
        return Date(
            pen.pick(words.YEARLESS_FORMS).format(day, month), f"XXXX-{moment:%m-%d}", convention, yearless=True
        )
    forms = words.DATE_FORMS[:-1] if convention == "twin" else words.DATE_FORMS
    text = pen.pick(forms).format(day, month, pen.number(moment.year)) + pen.pick(words.GREGORIAN_ERAS)
    return Date(text, f"{moment:%Y-%m-%d}", convention)


def _numeric(pen: Pen, moment: datetime) -> Date:
    width = pen.pick([1, 2])
    day, month, year = f"{moment.day:0{width}d}", f"{moment.month:0{width}d}", f"{moment.year}"
    forms = ["{0}/{1}/{2}", "{0}/{1}/{2}", "{2}-{1}-{0}", "{0}.{1}.{2}", "{0}-{1}-{2}", "{2}/{1}/{0}", "{0}\\{1}\\{2}"]
    if pen.month_first and moment.day > 12:  # else it would be another day
        forms = ["{1}/{0}/{2}", "{1}-{0}-{2}"]
    form = pen.pick(forms)
    return Date(pen.shown(form.format(day, month, year)), f"{moment:%Y-%m-%d}", "numeric")


def _hijri(pen: Pen, moment: datetime, form: str) -> Date:
    found = Gregorian(moment.year, moment.month, moment.day).to_hijri()
    written = f"{found.year}-{found.month:02d}-{found.day:02d}"
    era = pen.pick(words.HIJRI_ERAS)
    if form == "hijri-numeric":
        numeric = pen.pick(["{0}-{1}-{2}", "{0}/{1}/{2}", "{2}/{1}/{0}"]).format(found.day, found.month, found.year)
        return Date(pen.shown(numeric) + era, written, "hijri", hijri=True)
    month = pen.spelled(pen.pick(words.HIJRI[found.month - 1]))
    if pen.chance(0.15):
        day = pen.spelled("غرة") if found.day == 1 and pen.chance(0.5) else pen.pick(ordinals(found.day))
        text = f"{day}{pen.pick([' من ', ' '])}{month}"
        if form == "hijri-yearless":
            return Date(text, "XXXX" + written[4:], "hijri", hijri=True, yearless=True)
        return Date(f"{text} {pen.number(found.year)}{era}", written, "hijri", hijri=True)
    if form == "hijri-yearless":
        return Date(f"{pen.number(found.day)} {month}", "XXXX" + written[4:], "hijri", hijri=True, yearless=True)
    text = f"{pen.number(found.day)} {month} {pen.number(found.year)}" + (era if pen.chance(0.8) else "")
    return Date(text, written, "hijri", hijri=True)


def _two_calendars(pen: Pen, moment: datetime) -> Date:
    gregorian = _numeric(pen, moment) if pen.chance(0.2) else _named(pen, moment, year=True)
    hijri = _hijri(pen, moment, pen.pick(["hijri", "hijri", "hijri-numeric"]))
    first, second = (gregorian, hijri) if pen.chance(0.5) else (hijri, gregorian)
    link = pen.pick([" الموافق ", " الموافق ", " الموافق لـ ", " / ", " - ", "، ", " | "])
    text = f"{first.text} ({second.text})" if pen.chance(0.15) else first.text + link + second.text
    if pen.chance(0.1):
        text += f" - {pen.number(pen.rng.randint(1, 31))} برج {pen.pick(words.ZODIAC)}"
    return Date(text, gregorian.written, "two calendars")


def date(pen: Pen, form: str, moment: datetime) -> Date:
    """The day in one of the forms: none, full, yearless, numeric, hijri..., twin (two calendars), relative, day-0 (today), ago."""
    if form == "none":
        return Date()
    if form == "relative":
        return Date(pen.spelled(pen.pick(pen.pick(words.DAYS_AGO))))
    if form.startswith("day-"):
        return Date(pen.spelled(pen.pick(words.DAYS_AGO[int(form[4:])])))
    if form == "ago":
        return Date(pen.shown(pen.pick(words.AGO)))
    if form == "numeric":
        return _numeric(pen, moment)
    if form == "twin":
        return _two_calendars(pen, moment)
    if form.startswith("hijri"):
        return _hijri(pen, moment, form)
    return _named(pen, moment, year=form == "full")
