"""The commands: exit statuses, what stands on stderr, input from files and stdin, the options of parse."""

import os
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import Result

import newsline
from tests.running import MARKED, PLAIN, articles, run

FILES = {
    "marked.txt": MARKED,
    "plain.txt": PLAIN,
    "empty.txt": "",
    "blank.txt": " \n\t\n\u2028",
    "two.txt": f"{MARKED}\f{PLAIN}",
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")


def _complaints(result: Result) -> list[str]:
    assert all(line.startswith("newsline: ") for line in result.stderr.splitlines())
    return [line.removeprefix("newsline: ") for line in result.stderr.splitlines()]


MISSING = "missing.txt: No such file or directory"
EMPTY = "empty.txt: is empty"
FETCH = "newsline fetches nothing: curl -s"


@pytest.mark.parametrize(
    ("arguments", "status", "sources", "complaints"),
    [
        ("marked.txt", 0, ["marked.txt"], []),
        ("plain.txt", 0, ["plain.txt"], ["plain.txt: no marker found"]),
        ("plain.txt --quiet", 0, ["plain.txt"], []),
        ("marked.txt -e", 0, ["marked.txt"], []),
        ("plain.txt -e", 1, ["plain.txt"], ["plain.txt: no marker found"]),
        ("plain.txt --exit-status --quiet", 1, ["plain.txt"], []),
        ("plain.txt marked.txt -e", 0, ["plain.txt", "marked.txt"], []),
        ("plain.txt plain.txt -e", 1, ["plain.txt", "plain.txt"], []),
        ("two.txt", 0, ["two.txt", "two.txt"], []),
        ("missing.txt", 2, [], [MISSING]),
        ("empty.txt", 2, [], [EMPTY]),
        ("blank.txt", 2, [], ["blank.txt: is empty"]),
        (".", 2, [], [".: Is a directory: newsline corpus reads folders"]),
        (
            "https://a.example/b",
            2,
            [],
            [f"https://a.example/b: No such file or directory: {FETCH} https://a.example/b | newsline parse -"],
        ),
        (
            "s3://news/b.html",
            2,
            [],
            ["s3://news/b.html: No such file or directory: newsline corpus reads such addresses"],
        ),
        ("missing.txt marked.txt", 2, ["marked.txt"], [MISSING]),
        ("marked.txt missing.txt", 2, ["marked.txt"], [MISSING]),
        ("marked.txt empty.txt plain.txt missing.txt", 2, ["marked.txt", "plain.txt"], [EMPTY, MISSING]),
        ("missing.txt empty.txt", 2, [], [MISSING, EMPTY]),
        ("missing.txt plain.txt -e", 2, ["plain.txt"], [MISSING]),
        ("missing.txt --quiet", 2, [], [MISSING]),
    ],
)
def test_statuses_and_complaints(arguments: str, status: int, sources: list[str], complaints: list[str]) -> None:
    result = run("parse", "--json", *arguments.split())
    assert result.exit_code == status
    assert _complaints(result) == complaints
    assert ([one["source"] for one in articles(result)] if result.stdout else []) == sources


def test_a_name_with_a_line_end_takes_one_line_of_stderr() -> None:
    assert len(run("parse", "--json", "a\nb\x1b[31m.txt").stderr.splitlines()) == 1
    assert "\x1b" not in run("parse", "--json", "a\nb\x1b[31m.txt").stderr


@pytest.mark.parametrize(
    ("arguments", "stdin", "sources"),
    [
        ("", MARKED, ["-"]),
        ("-", MARKED, ["-"]),
        ("plain.txt - marked.txt", MARKED, ["plain.txt", "-", "marked.txt"]),
        ("", f"{MARKED}\f{PLAIN}", ["-", "-"]),
        ("", "\ufeff" + MARKED, ["-"]),
        ("", MARKED.replace("\n", "\r\n"), ["-"]),
    ],
)
def test_stdin_is_a_source(arguments: str, stdin: str, sources: list[str]) -> None:
    result = run("parse", "--json", *arguments.split(), stdin=stdin.encode())
    assert result.exit_code == 0
    assert [one["source"] for one in articles(result)] == sources
    assert {one["title"] for one in articles(result)} <= {"حريق في سوق السماق", "مهرجان التين"}


@pytest.mark.parametrize("stdin", ["", "\n", " \r\n\t", "\ufeff"])
@pytest.mark.parametrize("arguments", [["parse"], ["parse", "-"], ["parse", "--json"]])
def test_empty_stdin_is_an_error(arguments: list[str], stdin: str) -> None:
    result = run(*arguments, stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert _complaints(result) == ["-: is empty"]


def test_articles_are_numbered_in_each_source() -> None:
    found = articles(run("parse", "--json", "two.txt", "marked.txt"))
    assert [(one["source"], one["index"]) for one in found] == [("two.txt", 1), ("two.txt", 2), ("marked.txt", 1)]


# --- usage --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--date", "yesterday"], "'yesterday' is not a date: write it as 2015-09-18,"),
        (["--date", "18/13/2015"], "'18/13/2015' is not a date"),
        (["--date", "18/9/15"], "'18/9/15' is not a date"),
        (["--date", "18 سبتمبر"], "is not a date"),
        (["--date", "18 سبتمبر 2015 15:36"], "an instant with its zone"),
        (["--date", "2015-02-30"], "'2015-02-30' is not a date"),
        (["--date", "0001-01-01"], "'0001-01-01' is not a date"),
        (["--date", "9999-12-31"], "'9999-12-31' is not a date"),
        (["--date", ""], "'' is not a date"),
        (["--zone", "Mars/Olympus"], "'Mars/Olympus' is not a zone: give an IANA name (Asia/Riyadh), UTC or an offset"),
        (["--zone", "lisbon"], "'lisbon' is not a zone: give an IANA name (Europe/Lisbon), UTC or an offset"),
        (["--zone", "عمان"], "is not a zone"),
        (["--zone", "GMT+25"], "'GMT+25' is not a zone"),
        (["--zone", "../../etc/passwd"], "is not a zone"),
        (["--zone", "Asia"], "'Asia' is not a zone"),
        (["--zone", ""], "'' is not a zone"),
        (["--zone", "+3"], "'+3' is not an offset: write it as +03:00"),
        (["--zone", "+25:00"], "'+25:00' is not"),
        (["--zone", "+03:75"], "'+03:75' is not"),
        (["--zone", "-99"], "'-99' is not"),
        (["--tz", "Mars/Olympus"], "'Mars/Olympus' is not a zone"),
        (["--tz", "+25:00"], "'+25:00' is not"),
        (["--format", "yaml"], "'yaml' is not one of"),
        (["--layout", "sideways"], "'sideways' is not one of"),
        (["--stamps", "left"], "'left' is not one of"),
        (["--bogus"], "No such option"),
    ],
)
def test_bad_usage(arguments: list[str], message: str) -> None:
    result = run("parse", *arguments, "marked.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["parse", "--help"], ["parse", "-h"], ["stamp", "-h"], ["schema", "-h"]]
)
def test_help(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: newsline")


def test_version() -> None:
    said = run("--version").stdout
    assert said == run("-V").stdout
    assert re.fullmatch(
        rf"newsline {re.escape(newsline.__version__)}\nPython 3\.\d+\.\S+\nextras: bidi installed, corpus .+\n"
        r"tables: Umm al-Qura of hijridate \d\S+, zones of .+\n",
        said,
    )


# --- options of parse ---------------------------------------------------------------------------------------------


def test_reference_date_today() -> None:
    before = datetime.now().astimezone().date()
    (article,) = articles(run("parse", "--json", "--date", "today", "marked.txt"))
    after = datetime.now().astimezone().date()
    assert date.fromisoformat(article["reference_date"]) in (before, after)


@pytest.mark.parametrize("seconds", [0, 86_399, 1_442_577_600, 1_442_620_799])
def test_reference_date_of_the_file(seconds: int) -> None:
    os.utime("marked.txt", (seconds, seconds))
    (article,) = articles(run("parse", "--json", "--date", "mtime", "marked.txt"))
    assert article["reference_date"] == date.fromtimestamp(seconds).isoformat()


def test_a_file_of_the_far_future_is_one_line_on_stderr() -> None:
    os.utime("marked.txt", (10_413_792_000, 10_413_792_000))
    result = run("parse", "--json", "--date", "mtime", "marked.txt")
    assert (result.exit_code, len(_complaints(result))) == (2, 1)


@pytest.mark.parametrize(
    ("option", "times"),
    [
        ([], [None, None]),
        (["--date", "2015-09-18"], ["2015-09-18T14:10:00Z", "2015-09-18T15:36:00Z"]),
    ],
)
def test_reference_date_by_hand(option: list[str], times: list[str | None]) -> None:
    (article,) = articles(run("parse", "--json", *option, "marked.txt"))
    assert [entry["time"] for entry in article["timeline"]] == times
    assert article["reference_date"] == (option or [None])[-1]


def test_reverse_turns_the_timeline_and_keeps_the_numbers() -> None:
    (plain,) = articles(run("parse", "--json", "marked.txt"))
    (turned,) = articles(run("parse", "--json", "-r", "marked.txt"))
    assert turned["timeline"] == plain["timeline"][::-1]
    assert [entry["n"] for entry in turned["timeline"]] == [2, 1]
    assert turned == articles(run("parse", "--json", "--reverse", "marked.txt"))[0]


@pytest.mark.parametrize(
    ("option", "layout", "texts"),
    [
        ([], "newest-first", ["اندلع حريق.", "أخمد الحريق."]),
        (["--layout", "auto"], "newest-first", ["اندلع حريق.", "أخمد الحريق."]),
        (["--layout", "newest-first"], "newest-first", ["اندلع حريق.", "أخمد الحريق."]),
        (["--layout", "oldest-first"], "oldest-first", ["أخمد الحريق.", "اندلع حريق."]),
    ],
)
def test_layout_by_hand(option: list[str], layout: str, texts: list[str]) -> None:
    (article,) = articles(run("parse", "--json", *option, "marked.txt"))
    assert article["layout"] == layout
    assert [entry["text"] for entry in article["timeline"]] == texts


@pytest.mark.parametrize(
    ("side", "markers"), [("below", {"أخمد الحريق.": "15:36"}), ("above", {"أخمد الحريق.": "14:10"})]
)
def test_side_by_hand(side: str, markers: dict[str, str]) -> None:
    (article,) = articles(run("parse", "--json", "--stamps", side, "marked.txt"))
    assert article["stamps"] == side
    for entry in article["timeline"]:
        assert markers.get(entry["text"], "") in (entry["marker"] or "")


def test_control_characters_of_a_source_do_not_reach_the_terminal() -> None:
    Path("evil.txt").write_text(
        "عنوان \x1b[31m [bold]\n\nتحديث (15:36 ت غ)\x07\n\nنص \x1b]0;x\x07 \u202e.\n", encoding="utf-8"
    )
    shown = run("parse", "--format", "table", "--no-color", "--full", "evil.txt").stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[bold]" in shown
