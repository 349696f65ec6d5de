"""The histories of stories, as Markdown: a heading for each story and each event; deleted and added words are marked."""

from collections.abc import Iterable, Iterator

from newsline.chronology.timezones import rfc3339
from newsline.histories.model import Event, Story
from newsline.histories.worddiff import TextOp
from newsline.writers.history_table import facts, shown, times
from newsline.writers.look import DEFAULT, Look
from newsline.writers.markdown import escaped, one_line
from newsline.writers.terminal import visible


def write(stories: Iterable[Story], look: Look = DEFAULT) -> Iterator[str]:
    """One story after the other."""
    for number, story in enumerate(stories):
        yield "\n" * bool(number) + "\n\n".join(_story(story, look)) + "\n"


def _story(story: Story, look: Look) -> Iterator[str]:
    yield f"# {one_line(story.title or story.url or story.captures[0].source)}"
    address = [story.url] if story.url and story.title else []
    yield "\n".join(f"- {one_line(line)}" for line in (*address, *facts(story, look)))
    for number, one in enumerate(story.timeline, 1):
        if shown(one, look):
            yield from _event(one, number, look)
    yield "## Captures"
    yield "\n".join(
        f"{one.n}. {rfc3339(one.time) if one.time else 'unknown time'}"
        f" · {one_line(one.because)} · {one_line(one.source)}"
        + ("" if one.usable else f" · {one_line(one.unusable_because or '')}")
        for one in story.captures
    )
    if story.warnings:
        yield "\n".join(f"> **Warning** {notice.code}: {one_line(notice.message)}  " for notice in story.warnings)


def _event(one: Event, number: int, look: Look) -> Iterator[str]:
    verdict = f" · {one.news}" if one.news is not None else ""
    grade = f" · {one.grade}" if one.grade and one.grade != one.op else ""
    yield f"## {number} · {one_line(', '.join(times(one, look.tz)))} · {one.op}{verdict}{grade}"
    if one.marker is not None:
        yield f"**{one_line(one.marker)}**"
    if one.text_ops:
        yield "".join(map(_marked, one.text_ops))
    elif one.text.strip():
        yield escaped(one.text)
    yield f"*{one_line(one.because)}*"


def _marked(one: TextOp) -> str:
    """A run of a change; `<del>` and `<ins>` are HTML that all readers of Markdown know."""
    tag = {"delete": "del", "insert": "ins"}.get(one.op)
    text = one.text if tag is None else visible(one.text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    inner = one_line(text)
    blank_before, blank_after = " " * bool(before), " " * bool(after and inner)
    return f"{blank_before}{f'<{tag}>{inner}</{tag}>' if tag else inner}{blank_after}"
