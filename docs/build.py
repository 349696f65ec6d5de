"""`make docs` regenerates the blocks of the documents; `--check` says which of them are stale.

The blocks stand between cog markers. What each of them calls is below: functions that print Markdown, made by running the
program or by asking the code, so that no page can say what the program does not do.
"""

import ast
import contextlib
import json
import re
import shlex
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

from click import Command, Context
from click.testing import CliRunner
from cogapp import Cog  # type: ignore[import-untyped]

import newsline
from newsline import Stamp, read_stamp
from newsline.cli import main as program
from newsline.model import NoticeCode
from newsline.stamps import orthography, reading
from newsline.writers import standalone, words
from tests.test_structure import LAYERS

ROOT = Path(__file__).resolve().parent.parent
NEWSLINE = Path(newsline.__file__).parent
DOCUMENTS = (
    *("README.md", "README.ar.md", "CONTRIBUTING.md"),
    *(
        "docs/commands.md",
        "docs/commands.ar.md",
        "docs/corpus.md",
        "docs/formats.md",
        "docs/guide.ar.md",
        "docs/history.md",
    ),
    *("docs/limits.md", "docs/python.md", "docs/stamps.md", "docs/terminals.md"),
)
WIDTH = 88  # of the tables in the documents


def cog(*options: str) -> int:
    """Run cog over the documents; 0 if all is well."""
    status: int = Cog().main(["cog", "-P", "-I", str(ROOT), "-p", "from docs.build import *", *options, *_paths()])
    return status


def _paths() -> list[str]:
    return [str(ROOT / name) for name in DOCUMENTS]


# --- blocks -------------------------------------------------------------------------------------------------------


def _fenced(text: str, language: str = "text") -> None:
    print(f"```{language}\n{text.strip(chr(10))}\n```")


def _output(command: str) -> str:
    """What the program prints on stdout and stderr, run in the project's folder; `command` without its first word."""
    with contextlib.chdir(ROOT):
        done = CliRunner(env={"COLUMNS": str(WIDTH)}).invoke(program, shlex.split(command), prog_name="newsline")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return "\n".join(line.rstrip() for line in done.output.splitlines())


def context() -> Context:
    """The program's, as it is when a user calls it."""
    return Context(program, info_name="newsline", **program.context_settings)


def commands() -> dict[str, Command]:
    """The commands by their names, in the order of use."""
    within = context()
    found = ((name, program.get_command(within, name)) for name in program.list_commands(within))
    return {name: command for name, command in found if command is not None}


def usages() -> None:
    """The help of the program and of each command, folded."""
    for name in ("", *commands()):
        arguments = [*name.split(), "--help"]
        print(f"\n<details><summary><code>{shlex.join(['newsline', *arguments])}</code></summary>\n")
        _fenced(CliRunner().invoke(program, arguments, prog_name="newsline", terminal_width=80).output)
        print("\n</details>")
    print()


def run(command: str, until: str | None = None, form: str = "table") -> None:
    """A run of the program as on a terminal; `until`: what it prints from here on is left out."""
    shown = _output(command if form == "as it is" else f"{command} --format {form}")
    if until is not None:
        shown = shown.partition(until)[0]
    _fenced(f"$ newsline {command}\n{shown}", "console")


def article(command: str, most: int = 48) -> None:
    """The first article that `parse --json` prints, with its first entry, whose text is cut after `most` characters."""
    found: dict[str, Any] = json.loads(_output(command))
    found["articles"] = found["articles"][:1]
    found["articles"][0]["timeline"] = found["articles"][0]["timeline"][:1]
    for entry in found["articles"][0]["timeline"]:
        text = entry["text"]
        entry["text"] = text if len(text) <= most else text[:most].rpartition(" ")[0] + " [..]"
    _fenced(f"$ newsline {command}\n{json.dumps(found, ensure_ascii=False, indent=1)}", "console")


def first_entry(command: str, most: int = 48) -> None:
    """The first entry that `parse --json` prints, its text cut after `most` characters."""
    found: dict[str, Any] = json.loads(_output(command))["articles"][0]["timeline"][0]
    found["text"] = f"{found['text'][:most].rpartition(' ')[0]} [..]"
    _fenced(json.dumps(found, ensure_ascii=False, indent=1), "json")


SHAPES = (
    "تحديث (15:36 تغ)",
    "آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر",
    "تحديث 28 جانفي 2025، 09h15 بتوقيت تونس",
    "نُشر الجمعة، 18 سبتمبر/ أيلول، 2015، ١٥:٣٦ بتوقيت غرينتش",
    "اخر تحديث: 4 ذو الحجة 1436 هـ، 3:36 مساءً بتوقيت مكة المكرمة",
    "آخر تحديث: 22 ربيع الأول 1447 هـ الموافق 14 سبتمبر 2025 م، 21:10",
    "تم تحديث الخبر الساعة الثالثة والنصف عصرا بتوقيت القاهرة",
    "تحديث 1536 ت غ",
    "آخر تحديث 17:25 GMT 20.10.2025",
    "تحديث السبت 24:00 بتوقيت بيروت",
    "01:05 ص 14/11/2015 تعديل في 01:41 ص",
    "آخر تحديث: 17/9/2015 - 21:43 (توقيت مكة)",
    "آخر تحديث قبل ساعتين",
    "تحديث (2)",
    "تصويب: 16:10 (GMT+4)",
    "19:23 ت م",
    "تحديث الجيش لأسلحته",
    "تحديث 25:70",
)


def shapes(kind: str, written: str, zone: str, none: str) -> None:
    """A table of stamps as `read_stamp` reads them. Given are the heads of its columns, and the word for what is not a stamp."""
    print(f"| | {kind} | {written} | {zone} |\n|---|---|---|---|")
    for text in SHAPES:
        stamp = read_stamp(text)
        said = [none, "", ""]
        if stamp is not None:
            said = [
                f'<code dir="ltr">{value}</code>' if value else ""
                for value in (stamp.kind, stamp.written_text, stamp.zone)
            ]
        print(f'| <span dir="rtl">{text}</span> | {" | ".join(said)} |')


def speed() -> None:
    """What the last `make bench` wrote below its title; headings are one level deeper here."""
    text = (ROOT / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")
    print(re.sub("^#", "##", text.partition("\n")[2].strip(), flags=re.MULTILINE))


def codes() -> None:
    """The codes of the warnings."""
    print(", ".join(f"`{code}`" for code in get_args(NoticeCode)) + ".")


def codes_in_arabic() -> None:
    """The same with the words of the page for each."""
    print("، ".join(f'<code dir="ltr">{code}</code> {words.WARNINGS[code]}' for code in get_args(NoticeCode)) + ".")


# --- for those who work on the code -------------------------------------------------------------------------------


def packages() -> None:
    """Each package with the first sentence of its docstring, in the order in which they may import one another."""
    found = {name: _first_sentence(name) for layer in LAYERS for name in layer if (NEWSLINE / name).is_dir()}
    width = max(map(len, found)) + 2
    _fenced("\n".join(f"{name:{width}}{about}" for name, about in found.items()))


def _first_sentence(package: str) -> str:
    about = ast.get_docstring(ast.parse((NEWSLINE / package / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(about.split()).partition(". ")[0].rstrip(".")


WALK = "آخر تحديث 18:43 ت غ في 17 أيلول/سبتمبر"
WALK_DAY = date(2015, 9, 18)


def walk() -> None:
    """What the steps make of one line."""
    stamp = read_stamp(WALK)
    if stamp is None:
        raise ValueError(f"{WALK!r} is not read")
    row = standalone.read(WALK, 1, WALK_DAY, "--date", None, explained=False)
    reasons = [f"{one['field']} {one['value']}: {one['because']}" for one in row["inferred"]]
    tokens = [f"{one['text']} ({', '.join(one['senses'])})" for one in reading.explain(WALK)["tokens"]]
    steps = [
        ("the line", [WALK]),
        ("orthography.fold", [orthography.fold(WALK).text]),
        ("tokens.cut", tokens),
        ("reading.read_stamp", [_fields(stamp)]),
        ("str(stamp.written)", [str(stamp.written)]),
        (f"resolving.resolve, {WALK_DAY}", [f"when {row['when']}, time {row['time']}", *reasons]),
    ]
    width = max(len(name) for name, _ in steps) + 2
    lines = [
        f"{name if not number else '':{width}}{text}" for name, texts in steps for number, text in enumerate(texts)
    ]
    _fenced("\n".join(lines))


def _fields(stamp: Stamp) -> str:
    """The fields of a stamp that differ from their defaults, as Python writes them."""
    shown = []
    for field in fields(stamp):
        value = getattr(stamp, field.name)
        if value != field.default:
            shown.append(f"{field.name}={_partial(value) if field.name == 'written' else repr(value)}")
    return f"Stamp({', '.join(shown)})"


def _partial(written: Any) -> str:
    known = [f"{name}={value}" for name, value in written._asdict().items() if value not in (None, False)]
    return f"Partial({', '.join(known)})"


if __name__ == "__main__":
    sys.exit(cog("--check", "--diff") if "--check" in sys.argv else cog("-r", "--verbosity=1"))
