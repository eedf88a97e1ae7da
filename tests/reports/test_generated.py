"""Generated reports read back: without defects every figure; with one never a wrong value, and the finding it needs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
from examples.carriers.printers import installed
from examples.carriers.registry import CARRIERS, Choice, choices
from examples.compare import Comparison
from examples.compose import Style, compose
from examples.defects.base import Defect
from examples.defects.catalogue import DEFECTS
from examples.draft import Draft, Generation
from examples.facts import compare_reading
from examples.figures import history
from examples.forms import FormStyle
from examples.make import fits
from examples.world import demo_agencies

from gisbot.catalog.catalog import Catalog, load_catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.report import Report
from gisbot.reports.reader import read_report

ROOT = Path(__file__).parents[2]
SEED = 11
YEARS = {Generation.STATISTICS: 2017, Generation.FORM_2019: 2020, Generation.FORM_2021: 2023}
AGENCIES = demo_agencies()
OWN = choices([name for name in CARRIERS if not name.startswith("pdf-")])
PRINTED = choices([carrier.name for carrier in installed()])
# unruled tables and flattened rows are read as far as they go: what is read must be right
BEST_EFFORT = {"pdf:unruled", "txt:flat"}
HABITS: list[dict[str, bool | str]] = [
    {"notes": False},
    {"short": True},
    {"halfwidth": True},
    {"signed": False},
    {"empty": "——"},
    {"serial": True},
    {"separate": True},
]
USUAL = choices(["txt:pipes", "html:site", "docx:listed", "pdf:ruled", "xlsx:one"])


@cache
def catalog() -> Catalog:
    return load_catalog(ROOT)


def _drafts(generation: Generation, count: int) -> list[Draft]:
    """Reports of the first `count` agencies, each with its own way of writing."""
    return _all_drafts(generation)[:count]


@cache
def _all_drafts(generation: Generation) -> list[Draft]:
    return [compose(agency, history(agency, SEED)[YEARS[generation]], SEED) for agency in AGENCIES[:4]]


def _read(draft: Draft, choice: Choice) -> Report:
    name = f"report{choice.carrier.suffix}"
    return read_report(read_bytes(choice.carrier.write(draft, choice.style), name, source=name), catalog())


def _told(comparison: Comparison) -> str:
    return "\n".join(str(difference) for difference in comparison.differences[:12])


def _cases() -> list[tuple[Generation, Choice]]:
    """Each carrier with each generation; the slow programs of others print one generation for each of their styles."""
    own = [(generation, choice) for generation in Generation for choice in OWN]
    return [*own, *((generation, choice) for generation, choice in zip(cycle(Generation), PRINTED, strict=False))]


@pytest.mark.parametrize(
    ("generation", "choice"), _cases(), ids=lambda value: value.name if isinstance(value, Choice) else value.value
)
def test_a_report_without_defects_reads_back_whole(generation: Generation, choice: Choice) -> None:
    for draft in _drafts(generation, 1 if choice in PRINTED else 2 if choice.carrier.name == "pdf" else 4):
        report = _read(draft, choice)
        comparison = compare_reading(draft, choice, report)
        false = comparison.count("wrong") + comparison.count("invented")
        assert not false, f"{draft.title}\n{_told(comparison)}"
        if choice.name not in BEST_EFFORT:
            assert not comparison.differences, f"{draft.title}\n{_told(comparison)}"
        assert report.agency in draft.names, draft.title
        assert report.year == draft.year
        if choice.carrier.metadata:
            assert report.published is not None
            assert report.published.isoformat() == draft.publication.published


@pytest.mark.parametrize("choice", [*USUAL, *choices(["txt:lines", "html:uneven"])], ids=lambda choice: choice.name)
@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: str(next(iter(habit), "usual")))
@pytest.mark.parametrize("generation", list(Generation), ids=lambda generation: generation.value)
def test_every_habit_of_filling_the_form_reads_back_whole(
    generation: Generation, habit: dict[str, bool | str], choice: Choice
) -> None:
    agency = AGENCIES[1]
    style = replace(Style.of(agency, SEED), form=replace(FormStyle(), **habit))
    draft = compose(agency, history(agency, SEED)[YEARS[generation]], SEED, style=style)
    comparison = compare_reading(draft, choice, _read(draft, choice))
    assert not comparison.differences, _told(comparison)


@pytest.mark.parametrize("choice", USUAL, ids=lambda choice: choice.name)
@pytest.mark.parametrize("generation", list(Generation), ids=lambda generation: generation.value)
def test_a_report_without_defects_has_no_errors(generation: Generation, choice: Choice) -> None:
    for draft in _drafts(generation, 4):
        found = [f"{finding.rule}: {finding.message}" for finding in _read(draft, choice).findings]
        assert not [told for told in found if not told.startswith(("prose.channel", "period."))], draft.title


@pytest.mark.parametrize(
    ("defect", "choice"),
    [(defect, choice) for defect in DEFECTS.values() for choice in USUAL if fits(defect, choice)],
    ids=lambda value: value.name,
)
def test_a_defect_never_makes_a_wrong_value(defect: Defect, choice: Choice) -> None:
    tried = 0
    for generation in Generation:
        spoiled = _spoiled(defect, choice, generation)
        if spoiled is None:
            continue
        tried += 1
        report = _read(spoiled, choice)
        comparison = compare_reading(spoiled, choice, report)
        assert not comparison.differences, f"{spoiled.title}\n{_told(comparison)}"
        rules = [finding.rule for finding in report.findings]
        for wanted in spoiled.expects:
            assert any(rule.startswith(wanted) for rule in rules), f"{wanted} not among {rules}"
    assert tried


def _spoiled(defect: Defect, choice: Choice, generation: Generation) -> Draft | None:
    """The report of one of four agencies, another for each case, with the defect; None when it fits none of them."""
    first = crc32(f"{defect.name} {choice.name} {generation.value}".encode())
    drafts = _drafts(generation, 4)
    for step in range(len(drafts)):
        draft = drafts[(first + step) % len(drafts)]
        spoiled: Draft | None = defect.spoil(draft, Random(draft.title))
        if spoiled is not None:
            return spoiled
    return None
