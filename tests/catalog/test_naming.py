"""naming.yaml as it stands, and what is said of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.catalog.naming import Naming, read_naming
from gisbot.catalog.strict import Problems
from gisbot.errors import CatalogError

FILE = Path(__file__).parents[2] / "knowledge" / "naming.yaml"


@pytest.fixture(scope="module")
def naming() -> Naming:
    problems = Problems()
    read = read_naming(FILE, problems)
    problems.raise_any()
    assert read is not None
    return read


def test_what_is_shortened_gets_shorter(naming: Naming) -> None:
    assert naming.shortened
    assert [(long, short) for long, short in naming.shortened if len(short) >= len(long)] == []


def test_no_pair_stands_twice(naming: Naming) -> None:
    for pairs in (naming.shortened, naming.governments, naming.english_fields):
        assert len(set(pairs)) == len(pairs) > 0


def test_groups_named_bare_and_in_english_are_groups(naming: Naming) -> None:
    nouns = {noun for named, _ in naming.groups for noun in named}
    assert set(naming.bare_groups) <= nouns
    assert {noun for _, noun in naming.english_groups} - {""} <= nouns


def test_ones_own_is_among_what_may_be_anothers(naming: Naming) -> None:
    assert set(naming.own) < set(naming.others_own)


def test_every_key_is_needed_and_no_other_known(tmp_path: Path) -> None:
    lines = FILE.read_text(encoding="utf-8").replace("own: [", "owned: [", 1)
    (tmp_path / "naming.yaml").write_text(lines, encoding="utf-8")
    problems = Problems()
    read_naming(tmp_path / "naming.yaml", problems)
    with pytest.raises(CatalogError) as raised:
        problems.raise_any()
    told = str(raised.value)
    assert "'own'" in told
    assert "'owned'" in told
