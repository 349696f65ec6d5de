"""Numbers as Arabic writes them in words, in every gender, case and article, right and wrong. Nothing is read from `newsline`."""

from itertools import product

ONES = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنتان", "اثنين", "اثنتين"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني", "ثمان"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
BEFORE_TEN = {1: ("أحد", "إحدى"), 2: ("اثنا", "اثنتا", "اثني", "اثنتي")} | {one: ONES[one] for one in range(3, 10)}
BEFORE_TENS = ONES | {1: ("واحد", "واحدة", "إحدى")}
TEN = ("عشر", "عشرة")
TENS = {
    20: ("عشرون", "عشرين"),
    30: ("ثلاثون", "ثلاثين"),
    40: ("أربعون", "أربعين"),
    50: ("خمسون", "خمسين"),
    60: ("ستون", "ستين"),
    70: ("سبعون", "سبعين"),
    80: ("ثمانون", "ثمانين"),
    90: ("تسعون", "تسعين"),
}
# masculine, feminine
ORDINALS = {
    1: ("أول", "أولى"),
    2: ("ثاني", "ثانية"),
    3: ("ثالث", "ثالثة"),
    4: ("رابع", "رابعة"),
    5: ("خامس", "خامسة"),
    6: ("سادس", "سادسة"),
    7: ("سابع", "سابعة"),
    8: ("ثامن", "ثامنة"),
    9: ("تاسع", "تاسعة"),
    10: ("عاشر", "عاشرة"),
}
ORDINALS_IN_MORE = ORDINALS | {1: ("حادي", "حادية")}
HUNDREDS = {
    100: ("مائة", "مئة"),
    200: ("مائتان", "مئتين"),
    300: ("ثلاثمائة", "ثلاثمئة", "ثلاث مئة"),
    400: ("أربعمائة", "أربعمئة"),
    500: ("خمسمائة", "خمسمئة"),
    600: ("ستمائة", "ستمئة"),
    700: ("سبعمائة", "سبعمئة"),
    800: ("ثمانمائة", "ثمانمئة", "ثماني مئة"),
    900: ("تسعمائة", "تسعمئة", "تسع مئة", "تسع مائة"),
}
THOUSANDS = {1000: ("ألف",), 2000: ("ألفان", "ألفين")}


def cardinals(number: int) -> list[str]:
    """The spellings of a number from 1 to 99."""
    if number <= 10:
        return list(ONES[number])
    if number < 20:
        return [f"{one} {ten}" for one, ten in product(BEFORE_TEN[number - 10], TEN)]
    ones, tens = number % 10, TENS[number - number % 10]
    if not ones:
        return list(tens)
    return [f"{one} {link}{ten}" for one, link, ten in product(BEFORE_TENS[ones], ("و", "و "), tens)]


def ordinals(number: int, *, feminine: bool | None = None) -> list[str]:
    """The spellings of an ordinal from 1 to 31 with its articles. `feminine`: only those; None: both."""
    genders = (0, 1) if feminine is None else (int(feminine),)
    if number <= 10:
        return ["ال" + ORDINALS[number][gender] for gender in genders]
    if number < 20:
        return [f"ال{ORDINALS_IN_MORE[number - 10][gender]} {ten}" for gender in genders for ten in TEN]
    ones, tens = number % 10, [f"ال{ten}" for ten in TENS[number - number % 10]]
    if not ones:
        return tens
    return [f"ال{ORDINALS_IN_MORE[ones][gender]} و{ten}" for gender in genders for ten in tens]


def years(year: int) -> list[str]:
    """The spellings of a year from 1000 to 2999."""
    rest = year % 1000
    hundreds, small = rest - rest % 100, rest % 100
    out = []
    for thousand in THOUSANDS[year - rest]:
        for hundred in (f" و{word}" for word in HUNDREDS[hundreds]) if hundreds else ("",):
            out += [f"{thousand}{hundred} و{word}" for word in cardinals(small)] if small else [f"{thousand}{hundred}"]
    return out
