"""Saved copies -> the captures of each story, in the order of their instants, with what is known of each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from newsline.model import Document
from newsline.readers import capture
from newsline.readers.saved import Saved
from newsline.stamps import lexicon
from newsline.stamps.orthography import words

_DAY = timedelta(days=1) - timedelta(seconds=1)
_FOURTEEN = re.compile(r"(?<!\d)\d{14}(?!\d)")
_ISO = re.compile(
    r"(?<!\d)(\d{4}-\d\d-\d\d)[T_ ](\d\d)[:.-]?(\d\d)(?:[:.-]?(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?(?!\d)"
)
_EIGHT = re.compile(r"(?<!\d)(?:\d{8}|\d{4}-\d\d-\d\d)(?!\d)")
# parameters that say how a reader came to a page, and not which page it is
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|ref_?src|at_\w+|cmpid|ocid|ito|spm"
)
_MOST_HEAD = 40  # lines of a page in which it says that there is nothing


@dataclass(slots=True)
class Copy:
    """A saved copy on its way to a capture. `earliest`, `latest`: what is known of when it was saved; both None where nothing is.

    `document`: its own, or that of the copy it repeats. `repeats`: that copy.
    """

    saved: Saved
    document: Document | None
    earliest: datetime | None
    latest: datetime | None
    because: str
    problem: str | None
    repeats: "Copy | None" = None

    @property
    def time(self) -> datetime | None:
        """The instant, where it is known to the second."""
        return self.earliest if self.earliest == self.latest else None


def copies(
    found: Iterable[Saved],
    given: Mapping[str, datetime | date] | None = None,
    modified: Mapping[str, datetime] | None = None,
) -> list[Copy]:
    """The copies with their instants, revisits with what they repeat.

    `given`: by source, what the user says of when it was saved. `modified`: by source, the times of files, for those of which
    nothing else is known.
    """
    out = [_copy(one, given or {}, modified or {}) for one in found]
    _resolve_revisits(out)
    return out


def _copy(saved: Saved, given: Mapping[str, datetime | date], modified: Mapping[str, datetime]) -> Copy:
    when, because = saved.time, saved.because
    if saved.source in given:
        when, because = given[saved.source], "--captured"
    elif when is None and saved.url is None:
        when = of_path(saved.source)
        because = "the digits in the path" if when is not None else ""
        if when is None and saved.source in modified:
            when, because = modified[saved.source], "the file's time, by --date mtime"
    earliest, latest = ends(when)
    return Copy(saved, saved.document, earliest, latest, because or "when it was saved is not known", saved.problem)


def ends(when: datetime | date | None) -> tuple[datetime | None, datetime | None]:
    """The earliest and the latest instant of an instant, or of a day in UTC."""
    if when is None:
        return None, None
    if isinstance(when, datetime):
        when = when.astimezone(UTC).replace(microsecond=0)
        return when, when
    start = datetime.combine(when, time(), UTC)
    return start, start + _DAY


def of_path(path: str) -> datetime | date | None:
    """The instant, or else the day, that a path names: the part nearest to the file's name counts. UTC, as archives write it."""
    parts = re.split(r"[/\\]", path)[::-1]
    for read in (_instant_in, _day_in):
        for part in parts:
            found = read(part)
            if found is not None:
                return found
    return None


def _instant_in(part: str) -> datetime | None:
    for found in _FOURTEEN.finditer(part):
        when = capture.digits(found.group())
        if isinstance(when, datetime):
            return when
    for found in _ISO.finditer(part):
        day, hour, minute, second, zone = found.groups()
        try:
            when = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}{zone or '+00:00'}")
        except ValueError:
            continue
        return when.astimezone(UTC)
    return None


def _day_in(part: str) -> date | None:
    for found in _EIGHT.finditer(part):
        when = capture.digits(found.group().replace("-", ""))
        if when is not None:
            return when
    return None


def _resolve_revisits(found: Sequence[Copy]) -> None:
    """Give each revisit the document of the response that it repeats: by digest, else by address and instant."""
    by_digest: dict[str, Copy] = {}
    by_time: dict[tuple[str, datetime | None], Copy] = {}
    by_url: dict[str, list[Copy]] = {}
    for one in found:
        if one.saved.revisit is None and one.saved.url is not None:
            url = key(one.saved.url)
            if one.saved.digest:
                by_digest.setdefault(one.saved.digest, one)
            by_time.setdefault((url, one.time), one)
            by_url.setdefault(url, []).append(one)
    for one in found:
        revisit = one.saved.revisit
        if revisit is None:
            continue
        url = key(revisit.url or one.saved.url or "")
        first = by_digest.get(revisit.digest) if revisit.digest else None
        if first is None and revisit.time is not None:
            first = by_time.get((url, revisit.time))
        if first is None and revisit.digest is None and one.time is not None:  # "not modified": the last one before it
            before = [other for other in by_url.get(url, ()) if other.time is not None and other.time <= one.time]
            first = max(before, key=lambda other: other.time or one.time, default=None)  # type: ignore[arg-type,return-value]
        if first is None:
            one.problem = "is a revisit of a capture that is not here"
        else:
            one.repeats, one.document, one.problem = first, first.document, first.problem


# --- which story --------------------------------------------------------------------------------------------------


def key(url: str) -> str:
    """What two addresses of one page share: without scheme, `www.`, fragment, tracking parameters and a slash at the end."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    if not host:
        return url
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0].lower())
    ]
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    return where + unquote(parts.path).rstrip("/") + (f"?{unquote(urlencode(query))}" if query else "")


def stories(found: Sequence[Copy]) -> Iterator[tuple[str | None, list[Copy]]]:
    """The copies of each story with its address, in the order in which the stories are first met.

    The address that a page gives for itself comes first; copies that give none, such as error pages, go by where they were
    fetched. Copies without any address are one story; where there is but one other, they belong to it if they share a line
    with it or show no story at all.
    """
    canonical = _canonical(found)
    groups: dict[str | None, list[Copy]] = {}
    urls: dict[str, Counter[str]] = {}
    for one in found:
        url = _own_url(one)
        name = None if url is None else canonical.get(key(url), key(url))
        groups.setdefault(name, []).append(one)
        if name is not None and url is not None:
            urls.setdefault(name, Counter())[url] += key(url) == name
    unnamed = groups.get(None)
    if unnamed and len(groups) == 2:
        (named,) = (group for name, group in groups.items() if name is not None)
        lines = {line for one in named for line in _lines(one)}
        if all(one.document is None or is_missing(one.document) or lines & _lines(one) for one in unnamed):
            ours = {id(one) for one in named} | {id(one) for one in unnamed}
            name = next(name for name in groups if name is not None)
            groups = {name: [one for one in found if id(one) in ours]}
    for name, group in groups.items():
        yield (urls[name].most_common(1)[0][0] if name is not None else None), group


def _own_url(one: Copy) -> str | None:
    """The address that the page gives for itself, unless it is that of the whole site; else where it was fetched."""
    fetched = one.saved.url
    said = one.document.url if one.document is not None else None
    if said is not None and fetched is not None and "/" not in key(said) and "/" in key(fetched):
        return fetched
    return said or fetched


def _canonical(found: Iterable[Copy]) -> dict[str, str]:
    """From the addresses at which pages were fetched to those that the pages gave for themselves there."""
    said: dict[str, Counter[str]] = {}
    for one in found:
        url = _own_url(one)
        if one.document is not None and url is not None and one.saved.url is not None:
            said.setdefault(key(one.saved.url), Counter())[key(url)] += 1
    return {fetched: names.most_common(1)[0][0] for fetched, names in said.items()}


def _lines(one: Copy) -> set[tuple[str, ...]]:
    """The lines of a copy as folded words, short ones left out: those are on every page of a site."""
    lines = one.document.lines if one.document is not None else ()
    return {words_of for line in lines if len(words_of := tuple(words(line))) > 2}


def is_missing(document: Document) -> bool:
    """Whether a page says that what was here is not; a single word counts only where it is the whole line."""
    missing, phrases = _missing()
    for line in (document.title or "", *document.lines[:_MOST_HEAD]):
        said = " ".join(words(line))
        if said in missing or any(f" {one} " in f" {said} " for one in phrases):
            return True
    return False


@cache
def _missing() -> tuple[frozenset[str], tuple[str, ...]]:
    """What such a page says, and what of it is more than a word."""
    said = frozenset(" ".join(words(one)) for one in lexicon.spellings(lexicon.MISSING_PAGE))
    return said, tuple(sorted(one for one in said if " " in one))


# --- in order -----------------------------------------------------------------------------------------------------


def ordered(found: Sequence[Copy]) -> list[Copy]:
    """By instants; copies of the same one stay in the order given, and one whose instant is not known stays behind its neighbour."""
    first = next((one.earliest for one in found if one.earliest is not None), None)
    if first is None:
        return list(found)
    keyed = []
    stands = first
    for place, one in enumerate(found):
        stands = one.earliest or stands
        keyed.append((stands, place, one))
    keyed.sort(key=lambda row: row[:2])
    return [one for *_, one in keyed]
