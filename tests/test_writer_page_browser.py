"""The page in a real browser: Debian's Chromium through Playwright, with axe-core, and TimelineJS reading its own format.

axe-core and TimelineJS come from the npm registry the first time and are kept under the system's temporary folder.
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsline.writers import html, merge, timelinejs
from newsline.writers.look import Look
from newsline.writers.terminal import safe
from tests.browsing import CHROMIUM, Visit
from tests.running import run
from tests.writer_timelines import ALERT, DOUBT, FLOOD, HARM, LIVE, at, entry, harmful, timeline

CACHE = Path(tempfile.gettempdir()) / "newsline-test-packages"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]

CAPTURES = Path(__file__).parent.parent / "samples" / "captures"
COPIES = [CAPTURES / name / "story.html" for name in ("20150917151000", "20150917203000")]
MANY = timeline(*(entry("entry", "نص", at(number // 60, number % 60, 3)) for number in range(0, 1440, 5)), title="يوم")
PAGES = {
    "known times": lambda: html.write([FLOOD], Look(tz="Asia/Riyadh")),
    "a long zone": lambda: html.write([FLOOD], Look(tz="America/Argentina/ComodRivadavia")),
    "several articles, reversed and explained": lambda: html.write(
        [FLOOD, DOUBT, LIVE], Look(reverse=True, explain=True)
    ),
    "merged": lambda: html.merged(merge.merge([FLOOD, LIVE, DOUBT])),
    "a history": lambda: [run("history", CAPTURES, "--format", "html", "--quiet").stdout],
    "a difference": lambda: [run("diff", *COPIES, "--format", "html", "--quiet").stdout],
    "many entries": lambda: html.write([MANY]),
    "harmful": lambda: html.write([harmful(text) for text in HARM]),
}
SCREENS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@cache
def package(name: str, version: str) -> Path:
    """The unpacked folder of an npm package; npm checks what it downloads against the registry's own sums."""
    folder = CACHE / f"{name.replace('/', '-').strip('@')}-{version}"
    if not folder.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip(f"needs npm for {name}")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as beside:
            done = subprocess.run(
                [npm, "pack", "--silent", f"{name}@{version}"], cwd=beside, capture_output=True, text=True
            )
            if done.returncode:
                pytest.skip(f"npm could not fetch {name}: {done.stderr.strip()[-200:]}")
            with tarfile.open(next(Path(beside).glob("*.tgz"))) as archive:
                archive.extractall(Path(beside), filter="data")
            (Path(beside) / "package").rename(folder)
    return folder


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_page_is_quiet_whole_and_never_wider_than_the_screen(
    browser: Any, tmp_path: Path, name: str, width: int, scheme: str
) -> None:
    visit = Visit(browser, tmp_path, PAGES[name](), viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert visit.said == []
    assert [url for url in visit.requested if not url.startswith("data:")] == [visit.address]
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    wider = """[...document.querySelectorAll('main *')].filter(one => {
        const box = one.getBoundingClientRect(); return box.width && (box.left < -1 || box.right > innerWidth + 1)
    }).map(one => one.outerHTML.slice(0, 80))"""
    assert visit.page.evaluate(wider) == []
    visit.context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing(browser: Any, tmp_path: Path, name: str, width: int, scheme: str) -> None:
    axe = package("axe-core", "4.14.1") / "axe.min.js"
    size = {"width": width, "height": 800}
    visit = Visit(browser, tmp_path, PAGES[name](), viewport=size, color_scheme=scheme, bypass_csp=True)
    visit.page.add_script_tag(path=str(axe))
    rules = {"rules": {"target-size": {"enabled": True}}}
    found = visit.page.evaluate("rules => axe.run(document, rules)", rules)
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found["violations"]] == []
    assert len(found["passes"]) > 15
    visit.context.close()


def test_harmful_text_is_shown_and_not_run(browser: Any, tmp_path: Path) -> None:
    """Even without the page's own policy nothing runs: the escapes alone hold."""
    visit = Visit(browser, tmp_path, html.write([harmful(text) for text in HARM]), bypass_csp=True)
    assert visit.said == []
    body = visit.page.inner_text("body")
    assert body.count(ALERT) >= 6
    assert visit.page.locator("h1").all_text_contents() == [safe(text) for text in HARM]
    assert (
        visit.page.evaluate("document.querySelectorAll('script:not([type=\"application/ld+json\"]), img').length") == 0
    )
    visit.context.close()


def test_policy_stops_what_escapes_might_let_through(browser: Any, tmp_path: Path) -> None:
    page = "".join(html.write([FLOOD])).replace("</main>", f"{ALERT}<img src=http://example.invalid/x.png></main>")
    visit = Visit(browser, tmp_path, [page])
    assert len(visit.said) == 2
    assert all("Content Security Policy" in line for line in visit.said)
    visit.context.close()


def test_the_style_is_applied_and_follows_the_scheme(browser: Any, tmp_path: Path) -> None:
    """The policy holds the style's own hash: a style that it refuses would leave the paper white in both."""
    colours = []
    for scheme in ("light", "dark"):
        visit = Visit(browser, tmp_path, html.write([FLOOD]), color_scheme=scheme)
        colours.append(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))
        visit.context.close()
    assert colours == ["rgb(251, 248, 242)", "rgb(21, 23, 27)"]


def test_times_run_from_left_to_right(browser: Any, tmp_path: Path) -> None:
    """Where the letters of a time stand: the first of them is the leftmost."""
    visit = Visit(browser, tmp_path, html.write([FLOOD, DOUBT]))
    order = """[...document.querySelectorAll('time bdi')].every(one => {
        const text = one.firstChild, at = index => {
            const range = document.createRange(); range.setStart(text, index); range.setEnd(text, index + 1);
            return range.getBoundingClientRect()};
        const last = at(text.length - 1), first = at(0);
        return first.left < last.left || first.top < last.top})"""
    assert visit.page.locator("time bdi").count() > 10
    assert visit.page.evaluate(order)
    visit.context.close()


def test_links_of_the_strip_lead_to_the_entries(browser: Any, tmp_path: Path) -> None:
    visit = Visit(
        browser, tmp_path, html.write([FLOOD]), viewport={"width": 390, "height": 500}, reduced_motion="reduce"
    )
    visit.page.locator("svg a").nth(5).click()
    assert visit.page.evaluate("location.hash") == "#a1-e6"
    assert visit.page.locator("#a1-e6").bounding_box()["y"] < 500
    visit.context.close()


def test_printed_page_is_black_on_white_and_folds_nothing_half(browser: Any, tmp_path: Path) -> None:
    visit = Visit(
        browser, tmp_path, html.write([FLOOD, DOUBT]), color_scheme="dark", viewport={"width": 700, "height": 900}
    )
    visit.page.emulate_media(media="print")
    style = "getComputedStyle(document.body)"
    assert visit.page.evaluate(f"[{style}.backgroundColor, {style}.color]") == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert visit.page.locator("summary:visible").count() == 0
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 700
    assert visit.page.pdf(format="A4")[:5] == b"%PDF-"
    visit.context.close()


# --- TimelineJS ---------------------------------------------------------------------------------------------------


def timelinejs_page(document: str) -> str:
    # inside a script, which is not what the format is for: hence the replacement
    return (
        '<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="css/timeline.css"><link rel="icon" href="data:,">'
        '<div id="timeline" style="height:600px"></div><script src="js/timeline.js"></script><script>window.timeline = '
        f'new TL.Timeline("timeline", {document.replace("<", chr(92) + "u003c")}, {{language: "ar", script_path: "http://timeline.invalid/js"}})'
        "</script>"
    )


def test_timelinejs_draws_its_format_and_runs_nothing_in_it(browser: Any) -> None:
    """TimelineJS is served from its own package under a name that leads nowhere; nothing else is answered."""
    folder = package("@knight-lab/timelinejs", "3.9.11") / "dist"
    document = "".join(timelinejs.write([FLOOD, LIVE, *(harmful(text) for text in HARM)], Look(tz="Asia/Riyadh")))
    events = json.loads(document)["events"]
    page, said = browser.new_page(viewport={"width": 1280, "height": 800}), []

    def answer(route: Any) -> None:
        path = folder / route.request.url.removeprefix("http://timeline.invalid/")
        if path == folder:
            route.fulfill(body=timelinejs_page(document), content_type="text/html; charset=utf-8")
        elif path.is_file():
            route.fulfill(path=path)
        else:
            route.abort()

    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/*", answer)
    page.goto("http://timeline.invalid/")
    page.wait_for_selector(".tl-timemarker", state="attached", timeout=20_000)
    assert said == []
    assert page.evaluate("timeline.config.messages.errors") == []
    assert page.locator(".tl-timemarker").count() == page.evaluate("timeline.config.events.length") == len(events)
    within = "document.querySelectorAll('#timeline script, #timeline [onerror], #timeline [onload]').length"
    assert page.evaluate(within) == 0
    assert ALERT in page.locator(".tl-timegroup-message").all_text_contents()
    headlines = page.locator("h2.tl-headline").all_text_contents()
    assert {one.marker for one in (*FLOOD.timeline, *LIVE.timeline) if one.marker and one.moment.time} <= set(headlines)
    page.close()
