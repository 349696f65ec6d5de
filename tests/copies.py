"""Two copies of an article: the texts that the tests compare, and what they say of the changes."""

import json
from pathlib import Path

from newsline.histories.comparison import Change, Comparison, compare
from newsline.parsing import parse
from tests.running import MARKED, PLAIN

# --- as files -----------------------------------------------------------------------------------------------------

EDITED = MARKED.replace("اندلع حريق.", "اندلع حريق هائل.")
STAMPED = MARKED.replace("15:36", "16:20")
LONGER = MARKED.replace("تحديث (15:36 ت غ)", "تحديث (17:05 ت غ)\n\nعاد التجار.\n\nتحديث (15:36 ت غ)")
RETITLED = MARKED.replace("حريق في سوق", "لهيب في سوق")
FILES = {
    "old.txt": MARKED,
    "edited.txt": EDITED,
    "stamped.txt": STAMPED,
    "longer.txt": LONGER,
    "retitled.txt": RETITLED,
    "crlf.txt": MARKED.replace("\n", "\r\n"),
    "two.txt": f"{MARKED}\f{PLAIN}",
    "empty.txt": "",
    "bad.jsonl": json.dumps({"text": MARKED}) + "\n{\n",
}


def write_files() -> None:
    """Write FILES into the working folder."""
    for name, text in FILES.items():
        Path(name).write_bytes(text.encode())


# --- as texts -----------------------------------------------------------------------------------------------------

TITLE = "حريق في سوق السماق"
FIRE = "اندلع حريق كبير في سوق السماق ظهر اليوم وأغلقت الشرطة الطرق المؤدية إليه."
HURT = "أصيب ثلاثة أشخاص بجروح طفيفة ونقلوا جميعا إلى مستشفى الحناء القريب."
HURT_MORE = "أصيب سبعة أشخاص بجروح خطيرة ونقلوا جميعا إلى مستشفى الحناء القريب."
OUT = "قال العمدة سليم الراوي إن رجال الإطفاء أخمدوا النار وإن خسائر التجار كبيرة."
INQUIRY = "فتحت النيابة تحقيقا مع حارس المخزن وصاحبه."
OTHER = "تبرعت جمعية الزعتر ببطانيات وخيام للعائلات."
AT_14, AT_15, AT_17 = "تحديث (14:10 ت غ)", "تحديث (15:36 ت غ)", "تحديث (17:05 ت غ)"


def page(*paragraphs: str, title: str = TITLE) -> str:
    """A text with these paragraphs."""
    return "\n\n".join([title, *paragraphs])


def compared(old: str, new: str) -> Comparison:
    """What changed between two texts."""
    return compare(tuple(parse(old)), tuple(parse(new)))


def changes(found: Comparison) -> list[Change]:
    """The changes of all articles."""
    return [one for pair in found.pairs for one in pair.changes]


def told(found: Comparison) -> list[str]:
    """The changes as `op old-number>new-number`, with a `!` behind a silent one."""
    return [
        f"{one.op} {one.old.number if one.old else '-'}>{one.new.number if one.new else '-'}{'!' * bool(one.silent)}"
        for one in changes(found)
    ]
