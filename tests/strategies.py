"""What hypothesis draws for the property tests: any text, text that looks like Arabic stamps, and whole documents."""

from hypothesis import strategies as st

from newsline.stamps import lexicon

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
SIGNS = ":.,-–—/()[]{}|#*•«»\"'!?،؛؟…+%=_~ـ"
LINE_ENDS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\f", "\v"]

any_text = st.text(max_size=120)


def _words(value: object) -> list[str]:
    """The spellings in a table of the lexicon, whatever its shape."""
    if isinstance(value, str):
        return [item.replace("(ال)", "") for item in value.split(" · ")]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [word for one in values for word in _words(one)]


WORDS = sorted({word for name, value in vars(lexicon).items() if name.isupper() for word in _words(value) if word})

number = st.text(DIGITS, min_size=1, max_size=5)
clock = st.builds("{:02d}{}{:02d}".format, st.integers(0, 29), st.sampled_from(":.,h"), st.integers(0, 69))
piece = (
    st.sampled_from(WORDS)
    | number
    | clock
    | st.sampled_from([*SIGNS, *BIDI, "\u064b", "\u0651", "GMT", "كلمة", "القرية", "شهود"])
)
_gap = st.sampled_from(["", " ", " ", " ", "  ", "\u00a0", "\n", *LINE_ENDS])

arabic_text = st.lists(st.tuples(piece, _gap), max_size=25).map(lambda pairs: "".join(a + b for a, b in pairs))
arabic_line = st.lists(piece, max_size=12).map(" ".join)

# --- documents ----------------------------------------------------------------------------------------------------

NAMES = ["السماق", "الزعتر", "القرنفل", "الحناء", "الصفصاف", "المرجان", "الدالية"]
_name = st.sampled_from(NAMES)
_small = st.integers(1, 28)
_clock = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
_zone = st.sampled_from(["", " ت غ", " تغ", " GMT", " بتوقيت بيروت", " ت م"])
_date = st.builds("{}/{}/{}".format, _small, st.integers(1, 12), st.integers(2009, 2025))
_day = st.sampled_from(
    ["", " الجمعة", " 17 سبتمبر", " 17 أيلول/سبتمبر 2015", " 4 ذو الحجة 1436 هـ", " أمس"]
) | _date.map(" {}".format)

prose = st.one_of(
    st.builds("قالت بلدية {} إن {} أسرة عادت إلى بيوتها.".format, _name, _small),
    st.builds("صورة من {} قبل الفيضان".format, _name),
    st.builds("تحديث خرائط {} يستغرق {} يوما".format, _name, _small),
    st.builds("«لن نغادر {}» — شاهد؟".format, _name),
    st.builds("  {}: الطريق مقطوع  ".format, _name),
    st.just("\u200f"),
    arabic_line,
)
marker = st.one_of(
    st.builds("تحديث ({}{})".format, _clock, _zone),
    st.builds("• تحديث {}{}{}".format, _clock, _zone, _day),
    st.builds("تحديث ({})".format, st.integers(1, 9)),
    st.builds("# آخر تحديث: {}{}".format, _clock, _zone),
    st.builds("{}{}".format, _clock, _zone),
    st.builds("تحديث: نقل {} جريحا إلى {}.".format, _small, _name),
    st.builds("{} - أغلق سوق {}".format, _clock, _name),
    st.builds("تصحيح ({}): الصحيح {}.".format, _clock, _name),
    st.sampled_from(["تحديث", "[تحديث]", "تصحيح", "آخر تحديث", "تاريخ النشر:"]),
)
page_stamp = st.one_of(
    st.builds("نُشر في {} {}{}".format, _date, _clock, _zone),
    st.builds("آخر تحديث {}{}{}".format, _clock, _zone, _day),
    st.builds("{} {} - آخر تحديث {}".format, _clock, _date, _clock),
    st.builds("محدثة {} {}".format, _date, _clock),
    _date,
    st.builds("{} {} هـ واس".format, _name, st.just("4 ذو الحجة 1436")),
)
credit = st.builds("{}: وكالة {}".format, st.sampled_from(["المصدر", "المصادر", "Source", "مصدر"]), _name)
rule = st.sampled_from(["---", "=====", "* * *", "____", "###", "~~~", "// انتهى //", "يتبع"])
blank = st.sampled_from(["", "", "", " ", "\t", "\f"])

_line = st.one_of(prose, prose, blank, marker, page_stamp, credit, rule)
documents = st.lists(_line, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\u2028"]).map(lambda end: end.join(lines))
)
