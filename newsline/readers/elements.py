"""What an HTML element is to a reader: a paragraph, a line, part of a line, no text at all, or a region of the page."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from newsline.stamps import lexicon, orthography
from newsline.stamps.reading import read_date


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# text in these is not for reading, or not the story's
SKIPPED = _tags(
    "script style noscript template iframe object embed svg math canvas audio video map button select textarea dialog "
    "datalist meter progress xmp noembed noframes plaintext title nav aside"
)
VOID = _tags("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
PARAGRAPHS = HEADINGS | _tags(
    "p blockquote pre ul ol dl table section article main header figure address details fieldset hr hgroup"
)
LINES = _tags("div li dt dd tr td th caption figcaption summary legend center body form tbody thead tfoot")
BLOCKS = PARAGRAPHS | LINES
_AMP_WITH_TEXT = _tags("amp-live-list amp-timeago amp-fit-text amp-layout")
CARDS = _tags("div li td article section")
STORIES = _tags("article main story live")
ARTICLES = _tags("article story live")
# of the site, and not of a post or an article
_OWNERS = ["post", "entry", "article", "message", "card", "item", "story", "content", "body"]
_FOOTER = "".join(f"(?<!{owner}{sign})" for owner in _OWNERS for sign in ("-", "_", "__", "--")) + "footer"
_CHROME = re.compile(
    r"(?:^|[-_\s])(?:related\w*|recommended|recommendations?|most[-_]?(?:read|viewed|popular)|popular|trending|read[-_]?more|"
    r"see[-_]?also|also[-_]?read|shar(?:e|ing)\w*|social\w*|breadcrumbs?|sidebar|newsletter|subscri(?:be|ption)|advert\w*|ads?|"
    r"promo|membership|donat(?:e|ion)|short[-_]?(?:url|link)|read(?:ing)?[-_]?time|author[-_]?(?:bio|box|info)|about[-_]?(?:the[-_]?)?author|tags|(?:cat|category|categories|tags?|topics?)[-_]?(?:links?|list|cloud)|pagination|pager|menu|nav|navbar|navigation|"
    + _FOOTER
    + r"|copyright|cookies?|popup|modal|toolbar|outbrain|taboola|"
    r"actions|audio[-_]?player|video-js|vjs-[-\w]*|jw-[-\w]*|plyr[-\w]*|polls?[-_]?(?:widget|box|container|wrapper|form)|"
    r"(?:widget|box)[-_]?polls?|(?:breaking|news)[-_]?(?:news[-_]?)?ticker|duration|prev(?:ious)?[-_]?next|next[-_]?prev(?:ious)?|(?:prev|previous|next)[-_](?:post|article|story|news)|"
    r"(?:post|article|story|news)[-_](?:prev|previous|next))(?=$|[-_\s])"
)
# for programs that read a page aloud, and not for the eye
_UNSEEN = re.compile(
    r"(?:^|[-_\s])(?:material-(?:icons|symbols)[-\w]*|visually-?hidden|sr-?only|screen-?reader(?:[-_]?(?:text|only))?|gs-u-vh|a11y-hidden|element-invisible)(?=$|[-_\s])"
)
_SPANS = _tags("span a time small abbr label cite")
_TIMED = re.compile(r"(?:^|[-_\s])(?:time|date|datetime|timestamp|clock|hour|when)(?=$|[-_\s])")
_ABOUT = re.compile(r"(?:^|[-_\s])(?:meta(?:data)?|info|byline|details|date|time|posted[-_]?on)(?=$|[-_\s])")
# an aside of a post, in which its time stands, and not one beside the story
_ASIDE_OF_POST = re.compile(
    rf"(?:^|[-_\s])(?:{'|'.join(_OWNERS)})[-_]{{1,2}}(?:aside|meta|info|time|date|details|header)(?=$|[-_\s])"
)
_COMMENTS = re.compile(r"(?:^|[-_\s])(?:comments?|commentlist|disqus|respond)(?=$|[-_\s])")
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "button", "menu", "dialog"])
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ATTRIBUTE = re.compile(r' (=?[^\s=>]*+)="([^"]*+)"')
_LONGEST_TAG = 1000  # characters of a start tag that is remembered
_SHADOW = _tags("shadowrootmode shadowroot")  # a template that is shown, as some tools save the parts of a page
_ARCHIVE_BARS = ("wm-ipp-base", "wm-ipp", "donato")  # ids of what the Wayback Machine puts on top of a page
_POST_TIMES = ("data-sort-time", "data-timestamp", "data-datetime", "data-published", "data-publish-date")
# other names, some of which may also say where in a video, and of a day alone
_NAMED_TIME = re.compile(
    r"(?:data-(?!.*(?:updat|modif|expir|end))(?:.*-)?)?(?:date|datetime|time|ts|utc|utime|epoch|created|posted|livestamp)(?:-(?:at|on|time|date|ms|utc|gmt|local))*"
)
_MACHINE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{0,15}"
)  # in a title, as scripts that count the minutes leave it
_SINCE_1970 = re.compile(r"[1-9]\d{8,9}(?:\d{3})?")
_NAMING = _tags("class id data-testid data-test-id data-e2e aria-labelledby")
_LONGEST_NAME = 60  # characters of a region's name that are looked at
_MOST_WORDS = 5  # of a heading of other stories
_OPENING = _tags("aria-expanded aria-controls data-toggle data-bs-toggle")
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


def names_others(text: str) -> bool:
    """Whether a text is, or begins with, words that stand over other stories or over comments."""
    words = orthography.words(text[:_LONGEST_NAME])
    phrases = lexicon.word_set(lexicon.RELATED_WORDS) | lexicon.word_set(lexicon.COMMENT_WORDS)
    return any(" ".join(words[:count]) in phrases for count in range(1, _MOST_WORDS + 1))


def names_story(text: str) -> bool:
    """Whether the name of a region is one of the story, or of its parts."""
    return not lexicon.word_set(lexicon.OWN_REGION_WORDS).isdisjoint(orthography.words(text[:_LONGEST_NAME]))


def skips(text: str) -> bool:
    """Whether a link says that it leads over something."""
    words = orthography.words(text[:_LONGEST_NAME])
    return bool(words) and words[0] in lexicon.word_set(lexicon.SKIP_WORDS)


def ends_skipped(text: str) -> bool:
    """Whether a line says no more than that what can be skipped ends here."""
    words = orthography.words(text) if len(text) <= _LONGEST_NAME else []
    return not lexicon.word_set(lexicon.END_OF_SKIPPED).isdisjoint(words)


class Start(NamedTuple):
    """What a start tag says. `skipped`: nothing in its element is text for reading; `region`: see `page.Region`;
    `other_page`: it links to one; `time`, `post`: the times of a time and of a post, as written; `id`; `label`: the id of the
    element that names it; `target`: the id to which it leads; `update`: it is a post of a live blog, by its microdata;
    `published`: when what it stands in was; `unseen`: its text is not for the eye; `apart`: a style sheet may set it apart from
    what stands beside it, `classed` names how, and `timed` that it is a time; `about`: its class says that it is about the story;
    `button`: it is one, and seen; `opens`: it shows or hides what stands below it, so that a heading in it is the page's."""

    tag: str
    skipped: bool = False
    region: str = "block"
    other_page: bool = False
    time: str | None = None
    post: str | None = None
    id: str | None = None
    label: str | None = None
    target: str | None = None
    update: bool = False
    published: str | None = None
    unseen: bool = False
    apart: bool = False
    classed: bool = False
    timed: bool = False
    about: bool = False
    button: bool = False
    opens: bool = False


def start(written: str) -> Start:
    """What a start tag says, as the parser writes it out."""
    return _start(written) if len(written) <= _LONGEST_TAG else _start.__wrapped__(written)


@lru_cache(1 << 12)  # all but those of links are few in a page, and most are the same in all pages of a site
def _start(written: str) -> Start:
    tag = written[1:-1].partition(" ")[0]
    found = attributes(written)
    if (tag in SKIPPED and not _is_shown(tag, found)) or is_hidden(tag, found):
        shown = (tag in ("button", "summary") or found.get("role") == "button") and not _unseen(found)
        return Start(tag, skipped=True, button=shown, opens=shown and _opens(found))
    prop = found.get("itemprop", "").split()
    if tag == "meta":
        return Start(tag, published=found.get("content") if "datePublished" in prop else None)
    if not found:
        return Start(tag, region=region(tag, found), apart=tag in _SPANS)
    href = found.get("href", "") if tag == "a" else ""
    classes = _dashed(found.get("class", ""))
    return Start(
        tag,
        region=region(tag, found),
        other_page=bool(href) and "#" not in href and href[:1] != "?",
        time=_time(tag, found),
        post=_given_time(found) if tag in CARDS else None,
        id=found.get("id"),
        label=found.get("aria-labelledby"),
        target=(href[1:] if href[:1] == "#" else None) or None,
        update="liveBlogUpdate" in prop,
        unseen=tag not in HEADINGS and bool(_UNSEEN.search(classes)),
        apart=tag in _SPANS and "style" not in found,
        classed="class" in found,
        timed=tag == "time" or (tag in _SPANS and bool(_TIMED.search(classes))),
        about=tag == "p" and bool(_ABOUT.search(classes)),
    )


def _is_shown(tag: str, found: dict[str, str]) -> bool:
    """Whether an element of a kind that is skipped is a part of a page that some tools save so, or the head of a post."""
    if tag == "template":
        return not _SHADOW.isdisjoint(found)
    return tag == "aside" and bool(_ASIDE_OF_POST.search(_dashed(found.get("class", ""))))


def attributes(written: str) -> dict[str, str]:
    """The attributes of a start tag, as the parser writes it out."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def _dashed(names: str) -> str:
    """Names in small letters, with a dash where a capital one parted their words: "postDate"."""
    return _CAMEL.sub("-", names).lower()


def _time(tag: str, found: dict[str, str]) -> str | None:
    """The time of the words in an element."""
    if tag in ("time", "amp-timeago") and found.get("datetime"):
        return found["datetime"]
    if tag not in _SPANS or "itemprop" in found:  # that is the page's, and read as such
        return None
    title = found.get("title", "")
    return _given_time(found) or (title if _MACHINE_TIME.fullmatch(title) or _is_full_time(title) else None)


def _is_full_time(title: str) -> bool:
    """Whether a title, which is seen where a mouse rests, is a full date and a clock time."""
    stamp = read_date(title) if len(title) <= _LONGEST_NAME and any(map(str.isdigit, title)) else None
    return stamp is not None and stamp.timed


def _given_time(found: dict[str, str]) -> str | None:
    """The time that scripts find in the attributes of a post, or of its time."""
    named = next((found[name] for name in _POST_TIMES if name in found), None)
    values = [value for name, value in found.items() if _NAMED_TIME.fullmatch(name)]
    return named or next((one for one in values if _SINCE_1970.fullmatch(one) or _MACHINE_TIME.fullmatch(one)), None)


def is_hidden(tag: str, found: dict[str, str]) -> bool:
    """Whether an element with these attributes is not shown, or is a control and not text."""
    if tag == "body":  # some hide all of a page until its scripts have run
        return False
    if tag.startswith("amp-") and tag not in _AMP_WITH_TEXT:
        return True
    # so AMP marks the links to the other pages of a live list
    if found.get("id") in _ARCHIVE_BARS or "pagination" in found:
        return True
    return found.get("role") in _ROLES or _unseen(found)


def _unseen(found: dict[str, str]) -> bool:
    return "hidden" in found or bool(_HIDDEN.search(found.get("style", "")))


def _opens(found: dict[str, str]) -> bool:
    """Whether a button with these attributes opens a part of the page."""
    return not _OPENING.isdisjoint(found) or "accordion" in found.get("class", "").lower()


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
    if "aria-label" in found and names_others(found["aria-label"]):
        return "chrome"
    name = "block"
    if not _NAMING.isdisjoint(found):
        name = _named(" ".join(value for key, value in found.items() if key in _NAMING))
    return "labelled" if name == "block" and _is_labelled(found) else name


def _is_labelled(found: dict[str, str]) -> bool:
    """Whether attributes make a region with a name, which is not seen to be the story's."""
    named = "aria-labelledby" in found or ("aria-label" in found and not names_story(found["aria-label"]))
    return named and found.get("role") == "region"


@lru_cache(1 << 10)  # the paragraphs of a page, and the pages of a site, share their classes
def _named(names: str) -> str:
    names = _dashed(names)
    if _COMMENTS.search(names):
        return "comments"
    return "chrome" if _CHROME.search(names) else "block"
