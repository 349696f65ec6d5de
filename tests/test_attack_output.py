"""Output is never code: attacks in titles, markers, texts, captions, credits and names, and the real output of each format."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from newsline.writers.csv import undone
from newsline.writers.terminal import safe
from tests import attacks
from tests.attacks import ATTACKS, STEERING
from tests.browsing import CHROMIUM, Visit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("attacks")
    attacks.write(found)
    return found


@pytest.fixture(scope="module")
def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def printed(folder: Path, files: list[str], *options: str) -> str:
    return attacks.parse(folder, *options, files=files)


def test_there_are_a_hundred_and_more() -> None:
    assert len(set(ATTACKS.values())) >= 100


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


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_is_a_formula_and_all_read_back(folder: Path, files: list[str], form: str) -> None:
    whole = [
        (one["source"], one["title"], entry["text"]) for one in timelines(folder, files) for entry in one["timeline"]
    ]
    text = printed(folder, files, "-f", form)
    lines = (
        csv.reader(io.StringIO(text, newline="")) if form == "csv" else [line.split("\t") for line in text.split("\n")]
    )
    names, *cells_of_rows = [line for line in lines if line != [""]]
    rows = [dict(zip(names, line, strict=True)) for line in cells_of_rows]
    assert [tuple(undone(row[name], form) for name in ("source", "title", "text")) for row in rows] == whole
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


@pytest.mark.parametrize("options", [["--explain", "--reverse"], ["--merge"]], ids=["explained", "merged"])
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


@pytest.mark.parametrize(("flavour", "option"), [("commonmark", "--explain"), ("js-default", "--merge")])
def test_markdown_shows_and_runs_nothing(folder: Path, files: list[str], flavour: str, option: str) -> None:
    text = printed(folder, files, "-f", "md", option)
    assert STEERING.findall(text) == []
    html = MarkdownIt(flavour, {"html": True}).render(text)
    assert dangers(html) == []
    tags = {tag for tag, _ in Elements(html).found}
    assert not tags & {"a", "img", "code", "pre", "script", "b", "svg", "s", "iframe", "style"}
    shown = Elements(html).text
    for name in ("link in Markdown", "picture in Markdown", "script", "reference", "backtick", "address"):
        assert ATTACKS[name] in shown, name


# --- a real browser -----------------------------------------------------------------------------------------------


def in_a_page(form: str, text: str) -> str:
    """The output as part of a page of somebody else's, if it is none itself."""
    if form == "jsonld":
        text = f'<script type="application/ld+json">{text}</script>'
    elif form == "md":
        text = MarkdownIt("commonmark", {"html": True}).render(text)
    icon = '<link rel="icon" href="data:,">'  # else the browser asks for one
    return text if form == "html" else f"<!doctype html><meta charset=utf-8><title>x</title>{icon}{text}"


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium")
@pytest.mark.parametrize("form", ["html", "jsonld", "md"])
def test_chromium_runs_and_fetches_nothing(
    browser: Any, folder: Path, files: list[str], tmp_path: Path, form: str
) -> None:
    """Without the page's own policy: the escapes alone hold. What is shown are the attacks as text."""
    visit = Visit(browser, tmp_path, [in_a_page(form, printed(folder, files, "-f", form))], bypass_csp=True)
    visit.page.mouse.move(200, 200)
    visit.page.wait_for_timeout(500)
    assert visit.said == []
    assert [url for url in visit.requested if not url.startswith("data:")] == [visit.address]
    assert visit.page.url == visit.address
    if form != "jsonld":
        words = " ".join(visit.page.evaluate("document.body.textContent").split())
        assert [name for name, text in ATTACKS.items() if " ".join(safe(text).split()) not in words] == []
    visit.context.close()


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium")
@pytest.mark.parametrize(
    "name", ["script", "end of script", "picture with an error", "svg", "end of title", "meta", "frame"]
)
def test_the_same_attack_runs_where_nothing_is_escaped(browser: Any, tmp_path: Path, name: str) -> None:
    visit = Visit(browser, tmp_path, [in_a_page("bare", f"<p>{ATTACKS[name]}")])
    visit.page.wait_for_timeout(500)
    assert visit.said or any(url.startswith("http") for url in visit.requested)
    visit.context.close()
