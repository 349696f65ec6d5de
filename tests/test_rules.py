"""The page of the rules names every rule, and no other."""

import re
from typing import get_args

import pytest

from docs.build import ROOT
from newsline.model import LayoutRule, Rule

PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SECTIONS = {"How a field was worked out": Rule, "Why the layout is what it is": LayoutRule}


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_rule_is_explained_and_nothing_else(heading: str) -> None:
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `(\S+)` \| .+ \| .+ \|$", section, re.MULTILINE)
    assert sorted(named) == sorted(get_args(SECTIONS[heading]))
