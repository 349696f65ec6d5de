"""JSON-LD in a page: the posts of a live blog, and the dates of an article."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsline.model import Notice

Json = dict[str, Any]
# what stands under these is another work than the page's own
_OTHERS = ("itemListElement", "mentions", "citation", "comment", "video", "audio", "image", "isPartOf", "hasPart")
_LIVE = "LiveBlogPosting"
# a clock time that no newsroom meant
_MIDNIGHT = re.compile(r"(?<=\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
# a string, or a comma behind the last of a list
_TRAILING = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|,(?=\s*+[}\]])', re.S)


class Post(NamedTuple):
    """An update of a live blog; texts may hold HTML, `date` is as written."""

    headline: str
    body: str
    date: str


class Data(NamedTuple):
    """What the blocks say: the live blog or article itself ({} if there is none), and its posts; `live`: whether it is one."""

    article: Json
    posts: tuple[Post, ...]
    notices: tuple[Notice, ...]
    live: bool = False


def data(blocks: list[str], title: str = "") -> Data:
    """The contents of `<script type="application/ld+json">` elements, in the order of the page; of several articles, the one
    whose headline the page's title holds."""
    found: list[Json] = []
    notices = []
    for number, block in enumerate(blocks, 1):
        try:
            found += _objects(_loaded(block))
        except (ValueError, RecursionError) as error:
            reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
            message = f"JSON-LD block {number} of the page is broken: {reason}"
            notices.append(Notice(code="markup", message=message))
    names = {one["@id"]: one for one in found if isinstance(one.get("@id"), str) and len(one) > 1}
    lives = [one for one in found if _LIVE in _types(one)]
    titled = [one for one in found if (said := text(one.get("headline"))) and said in title]
    if titled and not any(_LIVE in _types(one) for one in titled) and any(map(_is_article, titled)):
        lives = []  # of another story
    posts = list(dict.fromkeys(post for live in lives for post in _posts(live, names)))
    if len(posts) > 1 and all(_MIDNIGHT.search(post.date) for post in posts):
        posts = [post._replace(date=_MIDNIGHT.sub("", post.date)) for post in posts]
        message = f"the {len(posts)} posts of the page's data all stand at midnight: only their days are taken"
        notices.append(Notice(code="markup", message=message))
    articles = [one for one in found if _is_article(one)]
    dated = [one for one in found if "WebPage" in _types(one) and text(one.get("datePublished"))]
    main = (lives if posts else articles) or articles or dated[:1]
    main = [one for one in main if one in titled] or main
    return Data(main[0] if main else {}, tuple(posts), tuple(notices), bool(lives))


def _is_article(one: Json) -> bool:
    return any(kind.endswith(("Article", "Posting")) for kind in _types(one))


def text(value: object) -> str:
    """A JSON-LD text: a string, or strings in a list or under @value."""
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(text, value)))
    return value.strip() if isinstance(value, str) else ""


def _loaded(block: str) -> object:
    """Raises ValueError or RecursionError; numbers stay text, since some are too long to be one."""
    block = block.strip()
    for opening, closing in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        block = block.removeprefix(opening).removesuffix(closing).strip()
    block = block.rstrip(";")
    try:
        return _parsed(block)
    except ValueError:
        mended = _TRAILING.sub(lambda found: "" if found[0] == "," else found[0], block)
        if mended == block:
            raise
        return _parsed(mended)


def _parsed(block: str) -> object:
    return json.loads(block, strict=False, parse_int=str, parse_float=str, parse_constant=str)


def _objects(loaded: object) -> Iterator[Json]:
    """The objects of a block, outer ones first, without those of other works."""
    waiting = [loaded]
    for value in waiting:
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield value
            waiting += [inner for key, inner in value.items() if key not in _OTHERS and key != "liveBlogUpdate"]


def _types(one: Json) -> list[str]:
    """Its types without the vocabulary's name."""
    types = one.get("@type", [])
    types = types if isinstance(types, list) else [types]
    return [kind.replace("#", "/").replace(":", "/").rpartition("/")[2] for kind in types if isinstance(kind, str)]


def _posts(live: Json, names: dict[str, Json]) -> Iterator[Post]:
    waiting = [live.get("liveBlogUpdate")]
    for value in waiting:
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            listed = next((value[key] for key in ("itemListElement", "@list", "@set", "item") if key in value), None)
            if listed is not None:
                waiting.append(listed)
            else:
                yield from _post(names.get(value["@id"], value) if isinstance(value.get("@id"), str) else value, live)


def _post(value: Json, live: Json) -> Iterator[Post]:
    headline = next(filter(None, (text(value.get(key)) for key in ("headline", "name"))), "")
    body = next(filter(None, (text(value.get(key)) for key in ("articleBody", "text", "description"))), "")
    dates = (text(value.get(key)) for key in ("datePublished", "dateModified", "dateCreated", "uploadDate"))
    if headline == text(live.get("headline")):
        headline = ""
    if headline or body:
        yield Post(headline, body, next(filter(None, dates), ""))
