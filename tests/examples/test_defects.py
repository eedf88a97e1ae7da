"""Every defect finds a place, changes the report, and keeps the truth true to what is printed."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from examples.compose import compose
from examples.defects.base import Defect
from examples.defects.catalogue import DEFECTS, defects
from examples.draft import Draft, Generation, Paragraph
from examples.figures import history
from examples.truth import squeeze
from examples.world import demo_agencies

DRAFTS = [compose(agency, history(agency, 1)[year], 1) for agency in demo_agencies() for year in (2018, 2020, 2023)]


def _spoiled(defect: Defect) -> list[tuple[Draft, Draft]]:
    pairs = [(draft, defect.spoil(draft, random.Random(draft.title))) for draft in DRAFTS]
    return [(draft, spoiled) for draft, spoiled in pairs if spoiled is not None]


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=lambda defect: defect.name)
def test_every_defect_fits_some_report_of_each_of_its_generations(defect: Defect) -> None:
    pairs = _spoiled(defect)
    assert {draft.generation for draft, _ in pairs} <= defect.generations
    assert pairs
    for _draft, spoiled in pairs:
        assert spoiled.defects == (defect.name,)
        assert bool(spoiled.expects) == bool(defect.expects)
    assert any(spoiled.blocks != draft.blocks for draft, spoiled in pairs)


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=lambda defect: defect.name)
def test_every_fact_of_a_spoiled_report_is_printed(defect: Defect) -> None:
    for _, spoiled in _spoiled(defect):
        for block in spoiled.blocks:
            if isinstance(block, Paragraph):
                for fact in block.facts:
                    assert squeeze(fact.raw) in squeeze(block.text)
        for table in spoiled.tables():
            for row in table.rows:
                for cell in row:
                    if cell.fact is not None:
                        assert cell.text == cell.fact.raw


def test_a_blank_is_never_zero() -> None:
    for _, spoiled in _spoiled(DEFECTS["blanks_for_zero"]):
        values = [cell.fact for table in spoiled.tables() for row in table.rows for cell in row if cell.fact]
        assert all(fact.value != 0 for fact in values)
        assert all((fact.raw == "") == (fact.value is None) for fact in values)


def test_a_wrong_sum_changes_one_cell() -> None:
    for name in ("row_sum_wrong", "balance_wrong", "part_sum_wrong", "proceedings_sum_wrong"):
        for draft, spoiled in _spoiled(DEFECTS[name]):
            before = [cell for table in draft.tables() for row in table.rows for cell in row]
            after = [cell for table in spoiled.tables() for row in table.rows for cell in row]
            assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_misprint_changes_the_path_but_not_the_value() -> None:
    for draft, spoiled in _spoiled(DEFECTS["misprinted_labels"]):
        before = {cell.fact for table in draft.tables() for row in table.rows for cell in row if cell.fact}
        after = {cell.fact for table in spoiled.tables() for row in table.rows for cell in row if cell.fact}
        assert before != after
        assert sorted((fact.metric or "", str(fact.value)) for fact in before) == sorted(
            (fact.metric or "", str(fact.value)) for fact in after
        )


def test_prose_that_disagrees_is_one_off() -> None:
    for draft, spoiled in _spoiled(DEFECTS["prose_disagrees"]):

        def received(one: Draft) -> Decimal:
            facts = [fact for block in one.blocks if isinstance(block, Paragraph) for fact in block.facts]
            value = next(fact.value for fact in facts if fact.metric == "requests.received")
            assert isinstance(value, Decimal)
            return value

        assert received(spoiled) == received(draft) + 1


def test_names_choose_defects_and_an_unknown_one_is_refused() -> None:
    assert defects("none") == []
    assert len(defects("all")) == len(DEFECTS) > 50
    assert [defect.name for defect in defects("slashes,contents")] == ["slashes", "contents"]
    with pytest.raises(ValueError, match="no defect typhoon"):
        defects("slashes,typhoon")


def test_all_three_generations_have_defects_of_their_own() -> None:
    assert {generation for defect in DEFECTS.values() for generation in defect.generations} == set(Generation)
