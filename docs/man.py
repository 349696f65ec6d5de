"""`make man`: the manual pages, one per command, in build/man.

Made by click-man, then corrected: examples keep their lines, and the exit statuses have a section.
"""

import re
from collections.abc import Iterator

from click import Context
from click_man.core import generate_man_page  # type: ignore[import-untyped]

from docs import build
from newsline import __version__

FOLDER = build.ROOT / "build" / "man"


def pages() -> Iterator[tuple[str, str]]:
    """The name of each page without its ending, and the page as roff."""
    program = build.context()
    commands = build.commands()  # click-man sees only those that are loaded
    yield "newsline", _page(program)
    for name, command in commands.items():
        yield f"newsline-{name}", _page(Context(command, info_name=name, parent=program))


def _page(context: Context) -> str:
    made = generate_man_page(context, version=__version__)
    text = re.sub(r"^\.PP\n\x08\n(.*?)(?=^\.|\Z)", _examples, made, count=1, flags=re.MULTILINE | re.DOTALL)
    status, _, rest = " ".join((build.program.epilog or "").split()).partition(": ")
    return f"{text}.SH {status.upper()}\n{rest}\n"


def _examples(found: re.Match[str]) -> str:
    lines = found.group(1).strip().replace("-", r"\-")
    return f".SH EXAMPLES\n.nf\n{lines}\n.fi\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page, text in pages():
        (FOLDER / f"{page}.1").write_text(text, encoding="utf-8")
