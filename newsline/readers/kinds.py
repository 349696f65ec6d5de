"""What the bytes of a source are, by how they begin."""

import re
from functools import cache

from newsline.readers import encoding as encodings

_HEAD = 1 << 14  # characters in which a page begins, comments before it included


@cache  # most texts have no tag at all, and each start would pay for the patterns
def _page() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand before a page, and how it begins."""
    before = re.compile(r"(?:[\ufeff\s]+|<!--.*?-->|<\?xml[^>]*>)*", re.S)
    start = re.compile(
        r"<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style|noscript|header|main|article|section|nav|div|p|"
        r"h[1-6]|span|font|center|table|ul|ol|br|hr|b|strong|i|em|a|img|iframe|figure|blockquote|form)(?=[\s/>])",
        re.I,
    )
    return before, start


def begins_page(text: str) -> bool:
    """Whether a text begins as a page or a piece of one; byte order marks, comments and an XML declaration aside."""
    if "<" not in text[:_HEAD]:
        return False
    before = _page()[0].match(text, 0, _HEAD)
    return bool(before and _page()[1].match(text, before.end(), _HEAD))


def is_page(data: bytes) -> bool:
    """The same of bytes in any encoding."""
    start = data[:_HEAD]
    return begins_page(start.decode(encodings.wide(start) or "latin-1", "replace").removeprefix("ï»¿"))
