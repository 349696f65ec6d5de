"""Options that several commands have; their values are checked before anything is read."""

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar, get_args

import click

from newsline.chronology.resolving import day_of, is_day_of_news, resolve
from newsline.chronology.timezones import known_zone
from newsline.model import DateOrder, Grade, Layout, Side
from newsline.readers import KINDS, Options, encoding
from newsline.stamps.offsets import read_offset
from newsline.writers.look import BIDI
from newsline.writers.rows import COLUMNS

Command = TypeVar("Command", bound=Callable[..., Any])


# --- checks -------------------------------------------------------------------------------------------------------


def _zone(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None or value == "UTC":
        return value
    from newsline.stamps.reading import zone_named

    if value.startswith(("+", "-")):
        digits = value[1:].replace(":", "")
        offset = read_offset(value[0], digits) if digits.isdecimal() and len(digits) in (2, 4) else None
        if offset is None:
            raise click.BadParameter(f"{value!r} is not an offset: write it as +03:00")
        return offset
    named = zone_named(value) if "/" not in value else None  # as a stamp has it: EET is +02:00, whatever IANA's EET is
    if named is None and not known_zone(value):
        if not _all_zones():
            raise click.BadParameter(f"{value!r}: there are no time zones on this machine: pip install tzdata")
        like = next((name for name in _all_zones() if name.lower().endswith(f"/{value.lower()}")), "Asia/Riyadh")
        raise click.BadParameter(f"{value!r} is not a zone: give an IANA name ({like}), UTC or an offset (+03:00)")
    return named or value


def _all_zones() -> list[str]:
    from zoneinfo import available_timezones

    return sorted(available_timezones())


def _zones(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Completions for the shell."""
    return [name for name in _all_zones() if name.startswith(incomplete)]


def _encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not encoding.known(value):
        raise click.BadParameter(f"{value!r} is not the name of an encoding: give one such as utf-8 or windows-1256")
    return value


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value not in (None, "today", "mtime"):
        try:
            if not is_day_of_news(when(value or "")):
                raise ValueError(value)
        except ValueError:
            write = "write it as 2015-09-18, as an instant with its zone (2015-09-18T15:36Z), or today, or mtime"
            raise click.BadParameter(f"{value!r} is not a date: {write}") from None
    return value


def when(value: str) -> date | datetime:
    """A day, or an instant with its zone, as ISO 8601 or as stamps have it; raises ValueError."""
    try:
        found = date.fromisoformat(value) if len(value) <= len("2015-09-18") else datetime.fromisoformat(value)
    except ValueError:
        return _as_stamped(value)
    if isinstance(found, datetime) and found.tzinfo is None:
        raise ValueError(value)
    return found


def _instant(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    try:
        found = when(value) if value is not None else None
        if found is not None and not isinstance(found, datetime):
            raise ValueError(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not an instant: write it as 2015-09-18T15:36Z") from None
    return found


def _as_stamped(value: str) -> date | datetime:
    """18/9/2015, ١٨ سبتمبر ٢٠١٥, 4 ذو الحجة 1436 هـ, with a clock time and its zone or without."""
    from newsline.stamps.reading import read_date

    stamp = read_date(value)
    day = day_of(stamp, None).date if stamp is not None else None
    if stamp is None or day is None:
        raise ValueError(value)
    if not stamp.timed:
        return day
    moment, _ = resolve(stamp, None, None)
    if moment.time is None:  # no zone, or an hour that comes twice or never
        raise ValueError(value)
    return moment.time


def reference(day: str | None, path: str) -> tuple[date | datetime | None, str]:
    """The day or instant that --date gives for a file, and where it comes from in words; raises OSError."""
    if day is None:
        return None, ""
    if day == "today":
        return datetime.now().astimezone().date(), "today, by --date today"
    if day == "mtime":
        if path == "-":
            return None, ""
        return modified(path), "the file's time, by --date mtime"
    return when(day), "--date"


def modified(path: str) -> datetime:
    """The file's own time; raises OSError."""
    return datetime.fromtimestamp(int(os.stat(path).st_mtime), UTC)


def _columns(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    names = tuple(filter(None, (name.strip() for name in (value or "").split(","))))
    for name in names:
        if name not in COLUMNS:
            raise click.BadParameter(f"{name!r} is not a column: choose from {', '.join(COLUMNS)}")
    return names


def variable(option: click.Option, context: click.Context) -> str:
    """The environment variable of an option: NEWSLINE_PARSE_DATE."""
    name = max(option.opts, key=len).removeprefix("--").replace("-", "_").upper()
    return f"{context.auto_envvar_prefix}_{name}"


class Option(click.Option):
    """Its environment variable has its own name, whatever the function calls it: NEWSLINE_PARSE_DATE."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """The variable's value; None if it is not set, or empty."""
        if not self.allow_from_autoenv or ctx.auto_envvar_prefix is None:
            return super().resolve_envvar_value(ctx)
        return os.environ.get(variable(self, ctx)) or None


# --- options ------------------------------------------------------------------------------------------------------

# Only tells the shell to complete file names: a file is opened, and complained about, when its turn comes.
PATH = click.Path(readable=False, allow_dash=True)

DATE = click.option(
    "--date",
    "day",
    cls=Option,
    metavar="DATE",
    callback=_day,
    help="When your copy was saved: a date as stamps have it, 2015-09-18T15:36Z, today, or mtime (the file's time).",
)
ZONE = click.option(
    "--zone",
    metavar="ZONE",
    callback=_zone,
    shell_complete=_zones,
    help="Time zone of stamps that name none: Asia/Riyadh, UTC, +03:00, GMT+3, or as stamps say it.",
)
DATE_ORDER = click.option(
    "--date-order",
    type=click.Choice(["auto", *get_args(DateOrder)]),
    default="auto",
    help="Order of day and month in numbers, 9/10/2015 (auto: found out, else the day first).",
)
LAYOUT = click.option(
    "--layout",
    type=click.Choice(["auto", *get_args(Layout)]),
    default="auto",
    help="Order of the page (auto: found out).",
)
STAMPS = click.option(
    "--stamps",
    type=click.Choice(["auto", *get_args(Side)]),
    default="auto",
    help="The text that a stamp dates: below it or above it.",
)
POSTS = click.option(
    "--posts",
    type=click.Choice(["auto", "yes", "no"]),
    default="auto",
    help="Whether lines that open with a time are entries.",
)
AS_OF = click.option(
    "--as-of",
    metavar="INSTANT",
    callback=_instant,
    help="Only what a reader could see then; what has no known time stays, and is said.",
)
MIN_GRADE = click.option(
    "--min-grade",
    type=click.Choice(get_args(Grade)),
    default="spelling",
    help="Leave out edits that change less: spelling, numbers, words, in this order.",
)
TZ = click.option(
    "--tz",
    metavar="ZONE",
    default="UTC",
    callback=_zone,
    shell_complete=_zones,
    help="Time zone in which table, md and html show times (default: UTC).",
)
JSON = click.option("--json", "form", flag_value="json", allow_from_autoenv=False, help="Short for --format json.")
OUTPUT = click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    allow_from_autoenv=False,
    help="Write to FILE, all or nothing; its extension chooses the format.",
)
COLUMNS_SHOWN = click.option(
    "--columns",
    metavar="A,B",
    callback=_columns,
    help="Columns of csv, tsv and table, by their keys in JSON: time,kind,text.",
)
FULL = click.option("--full", is_flag=True, help="Do not shorten the text in the table.")
COLOR = click.option("--color/--no-color", default=None, help="Colour the table (default: on a terminal).")
SHAPING = click.option("--bidi", type=click.Choice(BIDI), default="auto", help="How Arabic is sent to a terminal.")
_READING = (
    click.option(
        "--input",
        "kind",
        cls=Option,
        type=click.Choice(KINDS),
        default="auto",
        help="Kind of input (auto: by content; JSON lines by the file's extension).",
    ),
    click.option("--encoding", metavar="NAME", callback=_encoding, help="Encoding of the input (default: detected)."),
    click.option("--text-field", metavar="NAME", help="Field of a JSON line that holds the text."),
    click.option("--date-field", metavar="NAME", help="Field of a JSON line that holds the date."),
)


def formats(names: Iterable[str]) -> Callable[[Command], Command]:
    """The option that chooses one of a command's formats."""
    about = "auto: by the extension of FILE, else a table on a terminal and json elsewhere."
    return click.option(
        "-f", "--format", "form", cls=Option, type=click.Choice(("auto", *names)), default="auto", help=about
    )


def reading(command: Command) -> Command:
    """Add the options that say how the input is read."""
    for option in reversed(_READING):
        command = option(command)
    return command


def reading_of(given: dict[str, Any]) -> Options:
    """The values of those options."""
    return Options(**{name: given[name] for name in Options._fields})


def parsing_of(given: dict[str, Any]) -> dict[str, Any]:
    """The options of `parse` that say how stamps are read, None where they are to be found out."""
    chosen = {name: None if given[name] == "auto" else given[name] for name in ("layout", "stamps", "date_order")}
    return {**chosen, "posts": {"yes": True, "no": False}.get(given["posts"]), "zone": given["zone"]}
