"""Rankings and selections over many reports say what a look into each report says, from memory and from SQL."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gisbot.answers.ranking import ranked
from gisbot.answers.selection import select
from gisbot.answers.view import ReportView
from gisbot.catalog.catalog import Catalog, load_catalog
from gisbot.knowledge.edition import Edition, memory_edition, stored_edition
from gisbot.model.report import CellState, Figure, FigureKind, Report, Scope
from gisbot.store.base import EditionRecord, Pointer
from gisbot.store.database import open_embedded
from gisbot.store.identity import key_of, report_id_of
from tests.store.samples import figure, report

ROOT = Path(__file__).resolve().parents[2]
METRIC, SUMMED = "requests.received", "requests.result.refused"
PARTS = ("state_secret", "law_prohibits", "three_security", "third_party", "internal_affairs", "process")
COUNT = 60


def figures_of(chance: random.Random) -> tuple[Figure, ...]:
    """A report's figures with the habits of real ones: totals, blanks, prose beside tables, last year's numbers."""
    found: list[Figure] = []
    number = Decimal(chance.randrange(30))
    habit = chance.choice(("columns", "single", "blank", "prose", "cumulative", "none", "previous", "both"))
    if habit in ("columns", "both"):
        found += [figure(number - 1, column="自然人"), figure(number, column=chance.choice(("总计", "合计")))]
    if habit == "single":
        found.append(figure(number))
    if habit == "blank":
        found += [figure(None, state=CellState.BLANK), figure(number, kind=FigureKind.PROSE)]
    if habit in ("prose", "both", "cumulative"):
        found.append(figure(number + 40, kind=FigureKind.PROSE, scope=Scope.CUMULATIVE))
    if habit in ("prose", "both"):
        found.append(figure(number + 7, kind=FigureKind.PROSE))
    if habit == "previous":
        found.append(figure(number + 90, kind=FigureKind.PROSE, scope=Scope.PREVIOUS))
    for part in (*PARTS, "enforcement_file", "admin_query"):
        if chance.random() < 0.97:
            found.append(figure(Decimal(chance.randrange(5)), metric=f"{SUMMED}.{part}", column="总计"))
    return tuple(found)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(ROOT)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    chance = random.Random(5)
    made = [
        replace(
            report(f"虚构{number % 20:02}局", 2019 + number // 20, source=f"{number}", figures=figures_of(chance)),
            forms=("requests-2021",),
        )
        for number in range(COUNT)
    ]
    return {report_id_of(one): one for one in made}


@pytest.fixture(params=["memory", "sql"])
def edition(
    request: pytest.FixtureRequest, tmp_path: Path, catalog: Catalog, reports: dict[str, Report]
) -> Iterator[Edition]:
    """The same reports, and in the database one of another edition."""
    if request.param == "memory":
        yield memory_edition(reports, [key_of(name, one) for name, one in reports.items()], catalog)
        return
    database = open_embedded(tmp_path / "x.sqlite")
    other = replace(report("别处局", 2019, figures=(figure(Decimal(999), column="总计"),)), forms=("requests-2021",))
    database.reports.save([], {**reports, report_id_of(other): other})
    now = datetime.now(UTC)
    record = EditionRecord("e", now, "", "c", tuple(reports))
    database.editions.publish(record, Pointer("published", "e", "", now))
    yield stored_edition(record, database.reports, catalog, now)
    database.close()


def looked_up(edition: Edition, metric: str, column: str | None) -> dict[str, Decimal]:
    """Every report's number, one by one."""
    views = {key.report_id: ReportView(edition, key).find(metric, column) for key in edition.reports}
    return {name: one.number for name, one in views.items() if one is not None and one.number is not None}


@pytest.mark.parametrize("metric", [METRIC, SUMMED])
@pytest.mark.parametrize("descending", [True, False])
def test_a_ranking_is_that_of_the_reports_looked_into_one_by_one(
    edition: Edition, metric: str, descending: bool
) -> None:
    truth = looked_up(edition, metric, None)
    assert 10 < len(truth) < COUNT
    found = ranked(edition, metric, None, edition.reports, descending=descending, limit=12)
    keys = [key for key in edition.reports if key.report_id in truth]
    keys.sort(key=lambda key: (-truth[key.report_id] if descending else truth[key.report_id], key.agency, key.year))
    assert [one.key for one in found.best] == keys[:12]
    assert [one.number for one in found.best] == [truth[key.report_id] for key in keys[:12]]
    assert all(one.figures for one in found.best)
    assert found.counted == len(truth)
    assert {key.report_id for key in found.missing} == {key.report_id for key in edition.reports} - truth.keys()


def test_only_the_reports_asked_for_are_ranked(edition: Edition) -> None:
    asked = [key for key in edition.reports if key.year == 2020][:9]
    found = ranked(edition, METRIC, None, asked, limit=100)
    assert {one.key for one in found.best} | set(found.missing) == set(asked)
    assert found.counted == len(found.best)


def test_a_column_is_ranked_too(edition: Edition) -> None:
    truth = looked_up(edition, METRIC, "natural_person")
    found = ranked(edition, METRIC, "natural_person", edition.reports, limit=COUNT)
    assert {one.key.report_id: one.number for one in found.best} == truth


@pytest.mark.parametrize("metric", [METRIC, SUMMED])
def test_a_selection_is_what_the_reports_say_and_names_the_rest(edition: Edition, metric: str) -> None:
    agencies = (*edition.index.agencies, "没有的局")
    chosen = select(edition, [metric], agencies, (2019, 2020, 2021))
    by_place = {(one.agency, one.year): one.value for one in chosen.figures if one.value is not None}
    truth = looked_up(edition, metric, None)
    assert by_place == {
        (key.agency, key.year): truth[key.report_id] for key in edition.reports if key.report_id in truth
    }
    assert len(chosen.figures) + len(chosen.absent) == COUNT + 3
    assert {one.year for one in chosen.absent if one.label is None and one.agency == "没有的局"} == {2019, 2020, 2021}
    assert all(one.citations for one in chosen.figures)
