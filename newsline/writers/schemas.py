"""The JSON Schemas (2020-12) of the outputs."""

from typing import Any, get_args

from newsline.model import (
    ChangeOp,
    EntryKind,
    Grade,
    HistoryOp,
    Layout,
    LayoutRule,
    NoticeCode,
    PagePart,
    Rule,
    Side,
    StampKind,
    TextOpKind,
    Unit,
    Verdict,
)
from newsline.writers.fields import VERSION

Schema = dict[str, Any]

NAMES = ("parse", "entry", "stamp", "diff", "history")

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _text(about: str) -> Schema:
    return {"type": "string", "description": about}


def _maybe(about: str, **more: Any) -> Schema:
    return {"type": ["string", "null"], "description": about, **more}


def _line(about: str) -> Schema:
    return {"type": ["integer", "null"], "minimum": 1, "description": about}


def _object(properties: Schema, **more: Any) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), **more}


def _instant(about: str) -> Schema:
    return _maybe(about, format="date-time", pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")


_TIME = _instant("the instant, RFC 3339 in UTC; null unless date, clock time and zone are all known")
_WHEN = _maybe("what is known of it in its own zone, Gregorian, as EDTF: X for each digit that is not known")
_WRITTEN = _maybe("what the words of the stamp give and no more, as EDTF; a Hijri date with its RFC 9557 suffix")
_ZONE = _maybe("IANA name or offset (+04:00) of `when`; null where it is unknown or there is no clock time")
_PRECISION = {"enum": [*get_args(Unit), None]}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_INFERRED = _array(
    _object(
        {
            "field": _text("the field that was worked out"),
            "value": _text("its value"),
            "rule": {"enum": list(get_args(Rule)), "description": "the rule that worked it out"},
            "because": _text("why, in a sentence"),
        }
    )
)
_WARNINGS = _array(
    _object(
        {
            "code": {"enum": list(get_args(NoticeCode))},
            "line": _line("where; null where the source has no lines"),
            "message": _text("what and what to do"),
        }
    )
)
_ENTRY = {
    "n": {"type": "integer", "minimum": 1, "description": "place in the article's order, oldest first"},
    "kind": {"enum": list(get_args(EntryKind))},
    "time": _TIME,
    "when": _WHEN,
    "zone": _ZONE,
    "precision": _PRECISION,
    "written": _WRITTEN,
    "not_before": _instant("where time is null: the instant of the nearest older entry that has one"),
    "not_after": _instant("where time is null: the instant of the nearest newer entry that has one"),
    "local": _maybe("the instant on the clock of its zone, with the offset it has there"),
    "author": _maybe("who wrote it, where the page names somebody"),
    "id": _maybe("a digest of the first words of the text, the same in every copy; null where there are none"),
    "inferred": _INFERRED,
    "marker": _maybe("the words of the stamp, as they stand"),
    "marker_line": _line("its line in the source"),
    "line": _line("first line of the text"),
    "end_line": _line("last line of the text"),
    "text": _text("the source's own text, paragraphs parted by one blank line"),
}
_DATED = {
    "text": _maybe("the words on the page; null where only its markup says it"),
    "line": _line("its line"),
    "time": _TIME,
    "when": _WHEN,
    "zone": _ZONE,
    "written": _WRITTEN,
}
_PAGE_STAMP = {
    "kind": {"enum": list(get_args(StampKind))},
    **_DATED,
    "beside": _maybe("what else stands on its line, such as a byline"),
}
_PAGE = {"anyOf": [{"type": "null"}, _object(_DATED)]}
_RELATED = {"text": _text("a line of other stories, or of comments"), "line": _line("its line")}
_REFUSED = {
    "times": {"type": "integer", "minimum": 1, "description": "how many lines open with a time that is not a stamp"},
    "because": _text("why, in a sentence"),
}
_ARTICLE = {
    "source": _text("file name, URL, or - for standard input"),
    "index": {"type": "integer", "minimum": 1, "description": "place of the article in its source"},
    "title": _maybe("the headline"),
    "captions": _array({"type": "string"}),
    "credit": _maybe("what the credit line names"),
    "url": _maybe("the page's own address, where it is known"),
    "captured": _instant("the instant at which the copy was saved, where it is known"),
    "published": _PAGE,
    "updated": _PAGE,
    "page_stamps": _array(_object(_PAGE_STAMP)),
    "day_headings": _array(_object(_DATED)),
    "related": _array(_object(_RELATED)),
    "layout": {"enum": [*get_args(Layout), None]},
    "layout_rule": {"enum": [*get_args(LayoutRule), None], "description": "the rule that found the layout"},
    "layout_because": _maybe("how the layout was found"),
    "stamps": {"enum": [*get_args(Side), None], "description": "which text the stamps date"},
    "reference_date": _maybe("the date of your copy: when it was saved, as far as that is known", format="date"),
    "reference_because": _maybe("where that day was found"),
    "timeline": _array(_object(_ENTRY)),
    "refused": {"anyOf": [{"type": "null"}, _object(_REFUSED)]},
    "warnings": _WARNINGS,
}
_STAMP = {
    "text": _text("the text that was read"),
    "kind": {"enum": [*get_args(StampKind), None]},
    "written": _WRITTEN,
    "when": _WHEN,
    "zone": _ZONE,
    "time": _TIME,
    "precision": _PRECISION,
    "inferred": _INFERRED,
    "warnings": _WARNINGS,
}
_ENTRY_OR_NULL = {"anyOf": [{"type": "null"}, _object(_ENTRY)]}
_OLD_ARTICLE = _line("place of the article in the old source; null where it has none")
_NEW_ARTICLE = _line("place of the article in the new source; null where it has none")
_TEXT_OPS = {
    "type": ["array", "null"],
    "items": _object({"op": {"enum": list(get_args(TextOpKind))}, "text": {"type": "string", "minLength": 1}}),
    "description": "word by word; equal and delete, joined, are the old text, equal and insert the new one",
}
_GRADE = {
    "enum": [*get_args(Grade), None],
    "description": "how much an edit changes; null where nothing was edited",
}
_CHANGE = {
    "op": {"enum": list(get_args(ChangeOp))},
    "old": _ENTRY_OR_NULL,
    "new": _ENTRY_OR_NULL,
    "text_ops": _TEXT_OPS,
    "silent": {
        "type": ["boolean", "null"],
        "description": "whether no new stamp lies after the old copy; null unless changed",
    },
    "grade": _GRADE,
    "old_article": _OLD_ARTICLE,
    "new_article": _NEW_ARTICLE,
}
_PAGE_CHANGE = {
    "part": {"enum": list(get_args(PagePart))},
    "old": _maybe("as the old page has it"),
    "new": _maybe("as the new page has it"),
    "grade": _GRADE,
    "text_ops": _TEXT_OPS,
    "old_article": _OLD_ARTICLE,
    "new_article": _NEW_ARTICLE,
}
_DIFF = {
    "newsline": {"const": VERSION},
    "old": _text("the old source: file name, or - for standard input"),
    "new": _text("the new source"),
    "same": {"type": "boolean"},
    "changes": _array(_object(_CHANGE)),
    "page": _array(_object(_PAGE_CHANGE)),
}


_NUMBER = {"type": "integer", "minimum": 1}


_CAPTURE = {
    "n": {**_NUMBER, "description": "place of the capture in the order of their instants"},
    "source": _text("file name, or URL in an archive"),
    "url": _maybe("where it was fetched, or what the page says of itself"),
    "time": _instant("when it was saved; null where that, or its clock time, is not known"),
    "not_before": _instant("where only the day is known: its beginning"),
    "not_after": _instant("where only the day is known: its end"),
    "because": _text("where the time was found"),
    "sha256": _maybe("digest of the page's bytes", pattern="^[0-9a-f]{64}$"),
    "status": {"type": ["integer", "null"], "description": "of HTTP, where it is known"},
    "usable": {"type": "boolean", "description": "whether it shows the story"},
    "unusable_because": _maybe("why it is not usable"),
    "same_as": _line("an earlier capture with the same bytes"),
    "title": _maybe("the headline"),
    "published": _PAGE,
    "updated": _PAGE,
}
_CLAIM = {
    "marker": _maybe("the words of the stamp, as they stand"),
    "written": _WRITTEN,
    "time": _instant("the instant that it is read as"),
    "reading": _instant("of an impossible claim: the one other reading that fits"),
}
_EVENT = {
    "n": {**_NUMBER, "description": "place in the order of the bounds"},
    "op": {"enum": list(get_args(HistoryOp))},
    "paragraph": _maybe("id of the paragraph; null for a title or a page stamp"),
    "time": _instant("the instant, where a claim that fits gives it"),
    "not_before": _instant("what the captures show: it came after this"),
    "not_after": _instant("and not later than this"),
    "captures": {
        "type": "array",
        "items": _NUMBER,
        "minItems": 2,
        "maxItems": 2,
        "description": "the first and the last capture that show what came about",
    },
    "between": {
        "type": "array",
        "items": _line("number of a capture"),
        "minItems": 2,
        "maxItems": 2,
        "description": "the last usable capture before it (null: it was there in the first) and the first one with it",
    },
    "claim": {"anyOf": [{"type": "null"}, _object(_CLAIM)]},
    "verdict": {
        "enum": [*get_args(Verdict), None],
        "description": "null where the claim cannot be held against the captures",
    },
    "because": _text("why, in a sentence"),
    "grade": _GRADE,
    "text": _text("what came about, or what went"),
    "text_ops": _TEXT_OPS,
}
_VERSION = {
    "text": _text("the wording"),
    "seen": {"type": "array", "items": _NUMBER, "minItems": 1, "description": "the captures that have it"},
    "not_before": _instant("it came after this"),
    "not_after": _instant("and not later than this"),
    "gone_after": _instant("it went after this"),
    "gone_before": _instant("and not later than this"),
}
_PARAGRAPH = {
    "id": _text("a digest of the first words of its first version, as in parse; a second such one has -2 behind it"),
    "versions": _array(_object(_VERSION)),
}
_STORY = {
    "url": _maybe("the page's address"),
    "title": _maybe("the headline of the last capture"),
    "captures": _array(_object(_CAPTURE)),
    "timeline": _array(_object(_EVENT)),
    "paragraphs": _array(_object(_PARAGRAPH)),
    "layout": {"enum": [*get_args(Layout), None]},
    "layout_because": _maybe("how the layout was found"),
    "stamps": {"enum": [*get_args(Side), None], "description": "which text the stamps date"},
    "stamps_because": _maybe("where the captures showed it: how"),
    "zone": _maybe("IANA name or offset of its stamps"),
    "zone_because": _maybe("how the zone was found, or why it was not"),
    "warnings": _WARNINGS,
}


def _whole(title: str, body: Schema) -> Schema:
    return {"$schema": _DRAFT, "title": title, **body}


def schema(name: str) -> Schema:
    """The schema of one kind of output: parse, entry, stamp, diff or history."""
    if name == "parse":
        body = _object({"newsline": {"const": VERSION}, "articles": _array(_object(_ARTICLE))})
        return _whole("newsline parse --json", body)
    if name == "entry":
        return _whole("an entry of a timeline", _object(_ENTRY))
    if name == "history":
        body = _object({"newsline": {"const": VERSION}, "stories": _array(_object(_STORY))})
        return _whole("newsline history --json", body)
    if name == "diff":
        return _whole("newsline diff --json", _object(_DIFF))
    return _whole("newsline stamp", _object(_STAMP))
