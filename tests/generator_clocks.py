"""Clock times and zones as a pen writes them, each with the EDTF form of what it says."""

from datetime import datetime, timedelta
from typing import NamedTuple

from tests import generator_words as words
from tests.generator_numbers import cardinals, ordinals
from tests.generator_pen import Pen


class Clock(NamedTuple):
    """A clock time with its day period and zone. `asks`: only الساعة before it says that it is one; `asked`: it stands there.

    `doubtful`: "words" (an hour without a period) or "decimal" (9.05), where a reader may say less. `halved`: a day period
    says which half of the day it is of.
    """

    text: str = ""
    written: str | None = None
    style: str = ""
    asks: bool = False
    asked: bool = False
    doubt: str = ""
    halved: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether a reader may leave the time out."""
        return self.doubt == "words" or (self.doubt == "decimal" and not self.asked)


_SIGNS = {"colon": ":", "dot": ".", "comma": ",", "arabic comma": "،", "decimal sign": "٫", "h": "h"}
_SIGNS |= {"sa": "سا", "seen": "س"}
_SPACED = [" : ", " : ", ": ", " :"]
_STYLES = ["colon"] * 12 + ["dot", "dot", "comma", "arabic comma", "decimal sign", "h", "h", "seconds", "seconds"]
_STYLES += ["four", "four", "words", "words", "words", "words", "counted", "counted", "hour", "sa", "seen", "spaced"]


def _style(pen: Pen, moment: datetime) -> str:
    style = pen.pick(_STYLES)
    if moment.hour == moment.minute == 0 and pen.chance(0.5):
        return "24:00"
    if (moment.hour, moment.minute) == (12, 0) and pen.chance(0.3):
        return "midday"
    fits = {"hour": moment.minute == 0, "words": moment.minute == 0 or moment.minute in _minute_words()}
    return style if fits.get(style, True) else "colon"


def _minute_words() -> dict[int, list[str]]:
    return {minutes % 60: phrases for minutes, phrases in words.MINUTE_WORDS.items()}


def _periods(hours: set[int], *, letters: bool) -> list[str]:
    fitting = [word for word, said in words.PERIODS.items() if all(hour in said for hour in hours)]
    return fitting if letters else [word for word in fitting if word not in words.LETTER_PERIODS and not word.isascii()]


def _hour_words(pen: Pen, moment: datetime) -> tuple[str, str]:
    """An hour in words with its fraction, and a period that tells morning from evening ("": none)."""
    before = moment.minute > 30
    named = (moment + timedelta(hours=1)).hour if before else moment.hour
    text = pen.spelled(pen.pick(words.HOURS[(named - 1) % 12]))
    if moment.minute:
        text += " " + pen.spelled(pen.pick(_minute_words()[moment.minute]))
    periods = _periods({moment.hour, named}, letters=False)
    return text, pen.spelled(pen.pick(periods)) if periods and pen.chance(0.85) else ""


def _counted(pen: Pen, moment: datetime) -> tuple[str, str, str]:
    """An hour and its minutes counted in words: with a period, or with an hour of the clock of 24; and what it says."""
    before = moment.minute > 40 and pen.chance(0.4)
    named = (moment + timedelta(hours=1)).hour if before else moment.hour
    minute = 60 - moment.minute if before else moment.minute
    hour = pen.pick(["الواحدة"] if named % 12 == 1 else ordinals((named - 1) % 12 + 1, feminine=True))
    text = pen.pick(["", "الساعة "]) + " ".join(map(pen.spelled, hour.split(" ")))
    if minute:
        unit = pen.pick(words.MINUTE_UNITS)
        text += f" {'إلا ' if before else 'و'}{pen.pick(cardinals(minute))} {unit}".rstrip()
    periods = _periods({moment.hour, named}, letters=False)
    return (
        text,
        pen.spelled(pen.pick(periods)) if periods else "",
        f"{moment:%H:%M}" if moment.minute else f"{moment:%H}",
    )


def _numbers(pen: Pen, moment: datetime, style: str) -> tuple[str, str, str, bool]:
    """A clock time in digits: its text, its period, what it says, and whether its hour has one digit."""
    hour, minute, period = moment.hour, moment.minute, ""
    written = f"{hour:02d}:{minute:02d}"
    if style == "four":
        return pen.number(hour * 100 + minute, 4), "", written, False
    if pen.chance(0.6 if style == "hour" else 0.35):
        period = pen.pick(_periods({hour}, letters=True))
        hour = (hour - 1) % 12 + 1
    width = 2 if style == "spaced" else pen.pick([1, 2, 2])  # تحديث 6 : 15 may be the sixth update
    text = f"{hour:0{width}d}"
    if style == "hour":
        return pen.shown(text), period, written[:2], False
    sign = pen.pick(_SPACED) if style == "spaced" else _SIGNS.get(style, ":")
    text += f"{sign}{minute:02d}"
    if style == "seconds":
        second = pen.rng.randrange(60)
        text, written = f"{text}:{second:02d}", f"{written}:{second:02d}"
    if period and period not in words.LETTER_PERIODS:
        period = pen.spelled(period)
    return pen.shown(text), period, written, hour < 10 and width == 1


def clock(pen: Pen, moment: datetime, zone: str | None, *, numbered: bool) -> Clock:
    """The local time of day, with its zone (None: not named). `numbered`: a number of the update stands near."""
    style = _style(pen, moment)
    if style == "spaced" and numbered:  # 23 : 10 : 55
        style = "colon"
    short = False
    if style == "24:00":
        time, period, written = pen.shown("24:00"), "", "24:00"
    elif style == "midday":
        time, period, written = pen.spelled(words.MIDDAY), "", "12:00"
    elif style == "counted":
        time, period, written = _counted(pen, moment)
    elif style == "words":
        time, period = _hour_words(pen, moment)
        written = f"{moment.hour:02d}" + (f":{moment.minute:02d}" if moment.minute else "")
    else:
        time, period, written, short = _numbers(pen, moment, style)
    asks = style == "hour" or (style == "four" and (zone is None or numbered))
    text = _with_zone(pen, time, period, zone, first=not asks)
    doubt = "words" if style in ("words", "counted") and not period else ""
    if short and style in ("dot", "comma", "arabic comma", "decimal sign") and not (period or zone):
        doubt = "decimal"
    return Clock(text, written, style, asks, False, doubt, bool(period) or style == "midday")


def parted_clock(pen: Pen, moment: datetime, zone: str | None) -> tuple[Clock, str]:
    """A twelve-hour clock time without its day period, and the period, which stands before a weekday (مساء الجمعة)."""
    period = pen.pick([word for word, said in words.DAY_PARTS.items() if moment.hour in said])
    time = pen.shown(f"{(moment.hour - 1) % 12 + 1:0{pen.pick([1, 2])}d}:{moment.minute:02d}")
    text = _with_zone(pen, time, "", zone, first=True)
    return Clock(text, f"{moment:%H:%M}", "colon", halved=True), period


def _with_zone(pen: Pen, time: str, period: str, zone: str | None, *, first: bool) -> str:
    """Clock time, period and zone in one of their orders; the letters ص and م only right after the time."""
    glue = pen.pick(["", " "]) if period in words.LETTER_PERIODS else " "
    timed = f"{time}{glue}{period}" if period else time
    if zone is None:
        return f"{timed} {pen.pick(words.NO_ZONE)}" if pen.chance(0.05) else timed
    if first and pen.chance(0.15):
        return f"{zone_phrase(pen, zone, apart=True)} {timed}"
    if zone[0] == "+" and not period and time[-3:-2] == ":" and pen.chance(0.1):
        return time + pen.shown(zone)
    if zone[0] in "+-" and not period and time[-3:-2] == ":" and pen.chance(0.1):
        return f"{time} ({pen.shown(zone)})"
    phrase = zone_phrase(pen, zone)
    if period and glue == " " and period not in words.LETTER_PERIODS and pen.chance(0.15):
        return f"{time} {phrase} {period}"
    return f"{timed} {phrase}"


def zone_phrase(pen: Pen, zone: str, *, apart: bool = False) -> str:
    """Words that name the zone. `apart`: not right after a clock time, where a place in brackets would be no zone."""
    if zone in words.ZONE_LABELS and pen.chance(0.75 if zone in words.PLACES else 0.85):
        label = pen.pick(words.ZONE_LABELS[zone])
        return f"({label})" if not apart and pen.chance(0.15) and label[0] != "(" else label
    if zone in words.SEASONS and pen.chance(0.15):
        return f"بتوقيت {pen.pick(words.SEASONS[zone])}"
    if zone in words.ZONE_LABELS and zone not in words.PLACES:
        return pen.pick(words.ZONE_LABELS[zone])
    if zone[0] in "+-":
        return _offset_phrase(pen, zone)
    if zone in words.ADJECTIVES and pen.chance(0.1):
        return f"بالتوقيت {words.ADJECTIVES[zone]}"
    place = pen.pick(words.PLACES[zone])
    if zone in words.BESIDE_PLACE and pen.chance(0.2):
        return f"بتوقيت {place} ({pen.shown(pen.pick(words.BESIDE_PLACE[zone]))})"
    if zone != "UTC" and pen.chance(0.06):
        return _local_phrase(pen, place)
    if not apart and pen.chance(0.1):
        return f"({place})"
    phrase = f"{pen.spelled(pen.pick(words.ZONE_PREFIXES))} {place}"
    return f"({phrase})" if not apart and pen.chance(0.15) else phrase


def _local_phrase(pen: Pen, place: str) -> str:
    """The local time of a place."""
    behind = f"لل{place[2:]}" if place.startswith("ال") else f"ل{place}"
    return f"بالتوقيت المحلي {pen.pick([behind, behind, f'في {place}', f'لمدينة {place}'])}"


def _offset_phrase(pen: Pen, zone: str) -> str:
    """GMT+3, (GMT+0400), ت غ+3; a minus only where it is glued to the zone, else it is a dash."""
    label = pen.pick(words.OFFSET_LABELS)
    hours, minutes = zone[1:].split(":")
    forms = [f"{zone[0]}{hours}{minutes}", f"{zone[0]}{hours}:{minutes}"]
    if minutes == "00":
        forms += [f"{zone[0]}{int(hours)}", f"{zone[0]}{int(hours)}"]
    text = pen.shown(pen.pick(forms))
    if zone[0] == "-":
        label = label.rstrip()
    if label.endswith(" ") and pen.chance(0.2):
        return f"{label}({text})"
    return f"({label}{text})" if pen.chance(0.3) else label + text
