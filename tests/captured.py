"""Captures of one story as the tests write them: what was on the page at which minute of 17 September 2015."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from newsline.histories.history import histories
from newsline.histories.model import Event, Story
from newsline.histories.states import Reader
from newsline.readers.saved import Saved
from newsline.readers.text import plain

DAY = datetime(2015, 9, 17, tzinfo=UTC)
TITLE = "عاصفة رملية تغلق مطار الواحة"
STORM = "أغلقت سلطات الطيران مطار الواحة عصر اليوم بعد أن حجبت عاصفة رملية الرؤية عن المدرجين."
FLIGHTS = "وقال مدير المطار نادر الكيلاني إن ثلاث رحلات حولت إلى مطار النخيل والمسافرون ينتظرون في القاعة."
HOME = "ونصحت الأرصاد الأهالي بالبقاء في بيوتهم حتى تهدأ الريح ويعود الهواء صافيا."
CALM = "هدأت الريح قليلا شمال الواحة وبدأت فرق الصيانة كنس الرمل عن المدرج الأول."
OPEN = "أعيد فتح المدرج الأول وأقلعت منه أول طائرة إلى مدينة السدرة وعلى متنها ثمانون مسافرا."
HURT = "وكان عامل قد أصيب بكسر في يده حين أسقطت الريح لوحة إعلانات أمام قاعة الوصول."


def at(clock: str) -> datetime:
    """15:36 is that minute of the day in UTC, 15:36+1 that of the next."""
    clock, _, days = clock.partition("+")
    hour, minute = map(int, clock.split(":"))
    return DAY + timedelta(days=int(days or 0), hours=hour, minutes=minute)


def saved(text: str, when: str | datetime | date | None, number: int = 0, url: str | None = None) -> Saved:
    """A copy of a text."""
    time = at(when) if isinstance(when, str) else when
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = plain(text, f"copy-{number}.txt")._replace(url=url)
    return Saved(document.source, document, digest, time=time, because="given by the test" if time else "")


def page(*paragraphs: str, title: str = TITLE) -> str:
    """A text with these paragraphs."""
    return "\n\n".join([title, *paragraphs])


def copies(*states: tuple[str | None, Sequence[str]]) -> list[Saved]:
    """Copies of pages: the clock, None where it is not known, and the paragraphs."""
    return [saved(page(*paragraphs), when, number) for number, (when, paragraphs) in enumerate(states, 1)]


def story(found: Iterable[Saved], **options: object) -> Story:
    """The one story of some copies."""
    (one,) = histories(found, Reader(**options))  # type: ignore[arg-type]
    return one


def news(one: Story) -> list[Event]:
    """What came about after the first capture."""
    return [event for event in one.timeline if event.between[0] is not None]


def told(one: Story) -> list[str]:
    """The events after the first capture: `op 1>2 verdict grade`, with the first word of the text."""
    return [
        " ".join(
            filter(
                None,
                (
                    event.op,
                    f"{event.between[0]}>{event.between[1]}",
                    event.verdict or "?",
                    event.grade,
                ),
            )
        )
        for event in news(one)
    ]
