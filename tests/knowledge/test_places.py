"""The places that names of agencies begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.catalog.naming import read_naming
from gisbot.catalog.strict import Problems
from gisbot.knowledge.lexicon import short_names
from gisbot.knowledge.patterns import place_of

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("agency", "place"),
    [
        ("苏州市教育局", "苏州市"),
        ("北京市通州区人民政府", "北京市通州区"),
        ("荆州市沙市区人民政府", "荆州市沙市区"),
        ("甘孜州康定市人民政府", "甘孜州康定市"),
        ("青岛市市北区人民政府", "青岛市市北区"),
        ("河口镇人民政府", ""),
    ],
)
def test_the_place_of_an_agency(agency: str, place: str) -> None:
    assert place_of(agency) == place


def test_a_town_in_a_name_ends_no_short_name() -> None:
    naming = read_naming(PROJECT / "knowledge" / "naming.yaml", Problems())
    assert naming is not None
    assert "景德镇" in short_names("景德镇市人民政府", naming)
    assert "市" not in short_names("新乡市人民政府", naming)
    assert "新乡" in short_names("新乡市人民政府", naming)
