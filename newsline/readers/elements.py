"""What an HTML element is to a reader: a paragraph, a line, part of a line, no text at all, or a region of the page."""

import re
from html import unescape


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# text in these is not for reading, or not the story's
SKIPPED = _tags(
    "script style noscript template iframe object embed svg math canvas audio video map button select textarea dialog "
    "datalist meter progress xmp noembed noframes plaintext title nav aside footer"
)
VOID = _tags("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
PARAGRAPHS = HEADINGS | _tags(
    "p blockquote pre ul ol dl table section article main header figure address details fieldset hr hgroup"
)
LINES = _tags("div li dt dd tr td th caption figcaption summary legend center body form tbody thead tfoot")
BLOCKS = PARAGRAPHS | LINES
_AMP_WITH_TEXT = _tags("amp-live-list amp-timeago amp-fit-text amp-layout")
STORIES = _tags("article main story live")
_CHROME = re.compile(
    r"(?:^|[-_\s])(?:related\w*|recommended|recommendations?|most[-_]?(?:read|viewed|popular)|popular|trending|read[-_]?more|"
    r"see[-_]?also|also[-_]?read|shar(?:e|ing)\w*|social\w*|breadcrumbs?|sidebar|newsletter|subscri(?:be|ption)|advert\w*|ads?|"
    r"promo|tags|pagination|pager|menu|nav|navbar|navigation|footer|copyright|cookies?|popup|modal|toolbar|outbrain|taboola)"
    r"(?=$|[-_\s])"
)
_COMMENTS = re.compile(r"(?:^|[-_\s])(?:comments?|commentlist|disqus|respond)(?=$|[-_\s])")
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "button", "menu", "dialog"])
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


def attributes(written: str) -> dict[str, str]:
    """The attributes of a start tag as the parser writes them out."""
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def is_hidden(tag: str, found: dict[str, str]) -> bool:
    """Whether an element with these attributes is not shown, or is a control and not text."""
    if tag == "body":  # some hide all of a page until its scripts have run
        return False
    if tag.startswith("amp-") and tag not in _AMP_WITH_TEXT:
        return True
    return "hidden" in found or found.get("role") in _ROLES or bool(_HIDDEN.search(found.get("style", "")))


def region(tag: str, found: dict[str, str]) -> str:
    """The name of the region that an element covers: see `page.Region`."""
    if "articlebody" in found.get("itemprop", "").lower().split():
        return "story"
    if "LiveBlogPosting" in found.get("itemtype", ""):
        return "live"
    if tag in ("article", "main") or found.get("role") in ("article", "main"):
        return tag if tag in ("article", "main") else found["role"]
    if tag in ("form", "header"):
        return "header" if tag == "header" else "chrome"
    if "comment" in found.get("itemprop", ""):
        return "comments"
    named = f"{found.get('class', '')} {found.get('id', '')}"
    if len(named) > 1:
        named = _CAMEL.sub("-", named).lower()
        if _COMMENTS.search(named):
            return "comments"
        if _CHROME.search(named):
            return "chrome"
    return "block"
