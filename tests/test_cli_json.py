"""The JSON that is printed: its keys, its schemas, and what the stamp command says of single stamps."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from jsonschema import Draft202012Validator

from tests.running import MARKED, PLAIN, articles, run
from tests.samples import FOLDER, OPTIONS
from tests.strategies import documents

ARTICLE = ["source", "index", "title", "captions", "credit", "url", "captured", "published", "updated"]
ARTICLE += ["page_stamps", "day_headings", "related"]
ARTICLE += ["layout", "layout_rule", "layout_because", "stamps", "reference_date", "reference_because"]
ARTICLE += ["timeline", "refused", "warnings"]
ENTRY = ["n", "kind", "time", "when", "zone", "precision", "written", "not_before", "not_after"]
ENTRY += ["local", "author", "id", "inferred", "marker", "marker_line", "line", "end_line", "text"]
PAGE = ["text", "line", "time", "when", "zone", "written"]
STAMP = ["text", "kind", "written", "when", "zone", "time", "precision", "inferred", "warnings"]
PAGES = "عنوان\nنُشر 14/11/2015 13:05 ت غ\nآخر تحديث 14/11/2015 14:10 ت غ\n\nنص.\n\nالمصدر: وكالة السماق\n"
INPUTS = [MARKED, PLAIN, PAGES, f"{PAGES}\f{MARKED}", "14:05\nنص.\n\n13:05\nنص.\n"]


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads(run("schema", name).stdout)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _known(found: dict[str, Any], keys: list[str]) -> list[str]:
    """The documented keys in the order in which they are printed; others may be added."""
    return [key for key in found if key in keys]


@pytest.mark.parametrize("text", INPUTS)
def test_keys_of_parse_are_the_documented_ones(text: str) -> None:
    printed = json.loads(run("parse", "--json", "--date", "2015-11-20", stdin=text).stdout)
    assert list(printed)[:2] == ["newsline", "articles"]
    assert printed["newsline"] == 1
    for article in printed["articles"]:
        assert _known(article, ARTICLE) == ARTICLE
        for entry in article["timeline"]:
            assert _known(entry, ENTRY) == ENTRY
            assert {key for one in entry["inferred"] for key in one} <= {"field", "value", "rule", "because"}
        for page in (article["published"], article["updated"]):
            assert page is None or list(page) == PAGE
        assert {key for one in article["warnings"] for key in one} <= {"code", "line", "message"}


def test_keys_never_come_and_go() -> None:
    found = [one for text in INPUTS for one in articles(run("parse", "--json", stdin=text))]
    assert len({tuple(one) for one in found}) == 1
    assert len({tuple(entry) for one in found for entry in one["timeline"]}) == 1


def test_page_stamps_are_shown() -> None:
    (article,) = articles(run("parse", "--json", stdin=PAGES))
    assert article["published"] == {
        "text": "نُشر 14/11/2015 13:05 ت غ",
        "line": 2,
        "time": "2015-11-14T13:05:00Z",
        "when": "2015-11-14T13:05",
        "zone": "UTC",
        "written": "2015-11-14T13:05",
    }
    assert article["updated"]["time"] == "2015-11-14T14:10:00Z"
    assert (article["credit"], article["layout"], article["stamps"]) == ("وكالة السماق", None, None)


# --- schemas ------------------------------------------------------------------------------------------------------


def test_schema_without_a_name_is_that_of_parse() -> None:
    assert run("schema").stdout == run("schema", "parse").stdout
    assert json.loads(run("schema").stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_of_something_else_is_refused() -> None:
    result = run("schema", "weather")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_samples_are_as_the_schema_says(name: str) -> None:
    printed = json.loads(run("parse", "--json", *OPTIONS[name], FOLDER / f"{name}.txt").stdout)
    _validator("parse").validate(printed)
    for article in printed["articles"]:
        for entry in article["timeline"]:
            _validator("entry").validate(entry)


@given(text=documents)
@example("\u200f")
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_is_as_the_schema_says(text: str) -> None:
    result = run("parse", "--json", "--date", "2015-11-20", stdin=text.encode())
    if result.exit_code:
        assert (result.exit_code, result.stdout) == (2, "")
    else:
        _validator("parse").validate(json.loads(result.stdout))


@pytest.mark.parametrize(
    ("name", "instance"),
    [
        ("parse", {}),
        ("parse", {"newsline": 2, "articles": []}),
        ("parse", {"newsline": 1, "articles": [{"source": "-"}]}),
        ("entry", {"n": 1}),
        ("stamp", {"text": "تحديث"}),
        ("stamp", dict.fromkeys(STAMP)),
    ],
)
def test_schema_refuses(name: str, instance: dict[str, Any]) -> None:
    assert not _validator(name).is_valid(instance)


@pytest.mark.parametrize("data", [b"\xff\xfe", "تحديث".encode("cp1256"), b"\xd8\n"])
def test_bytes_that_are_no_utf8_are_a_warning(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(MARKED.encode() + data)
    result = run("parse", "--json", tmp_path / "odd.txt")
    assert "encoding" in [one["code"] for one in articles(result)[0]["warnings"]]
