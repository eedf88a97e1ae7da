"""What every implementation of `Figures` must do, in memory and in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gisbot.knowledge.figures import Figures, MemoryFigures, StoredFigures
from gisbot.model.key import KeyedFigure
from gisbot.model.report import CellState, FigureKind, Scope
from gisbot.store.base import EditionRecord, Pointer
from gisbot.store.database import open_embedded
from gisbot.store.identity import report_id_of
from tests.store.samples import every_value, figure, report

REPORTS = (
    report("甲局", 2018, source="1", figures=(figure(Decimal(5)), *every_value())),
    report("甲局", 2021, source="2", figures=(figure(Decimal(7), column="自然人"), figure(Decimal(9), column="总计"))),
    report("乙局", 2018, source="3", figures=(figure(None, state=CellState.BLANK),)),
    report("乙局", 2021, source="4", figures=(figure(Decimal(9), column="总计"), figure(Decimal(0), column="自然人"))),
    report("丙局", 2021, source="5", figures=(figure(Decimal("10.5"), column="总计"), figure(Decimal(1), metric="x"))),
    report("丙局", 2018, source="6", figures=(figure(Decimal(99), scope=Scope.CUMULATIVE, kind=FigureKind.PROSE),)),
)
IDS = {report_id_of(each): each for each in REPORTS}
OTHER = report("丁局", 2021, source="7", figures=(figure(Decimal(1000), column="总计"),))


@pytest.fixture(params=["memory", "sql"])
def figures(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Figures]:
    """The figures of an edition; the database holds a report of another edition and a superseded one too."""
    if request.param == "memory":
        yield MemoryFigures(IDS)
        return
    database = open_embedded(tmp_path / "x.sqlite")
    other = report_id_of(OTHER)
    database.reports.save([], {**IDS, other: OTHER})
    now = datetime.now(UTC)
    for edition_id, current, superseded in (("e1", tuple(IDS), (other,)), ("e2", (other,), ())):
        record = EditionRecord(edition_id, now, "", "c", current, superseded)
        database.editions.publish(record, Pointer("published", edition_id, "", now))
    yield StoredFigures(database.reports, "e1")
    database.close()


def told(found: tuple[KeyedFigure, ...]) -> list[tuple[str, int, str | None, str]]:
    """Agency, year, column and value as text."""
    return [(each.agency, each.year, each.figure.column, str(each.figure.value)) for each in found]


def test_a_report_s_figures_come_in_its_order(figures: Figures) -> None:
    for report_id, whole in IDS.items():
        assert figures.of_report(report_id) == whole.figures


def test_a_metric_comes_by_agency_and_year(figures: Figures) -> None:
    assert told(figures.by_metric("requests.received", years=[2021])) == [
        ("丙局", 2021, "总计", "10.5"),
        ("乙局", 2021, "总计", "9"),
        ("乙局", 2021, "自然人", "0"),
        ("甲局", 2021, "自然人", "7"),
        ("甲局", 2021, "总计", "9"),
    ]


def test_agencies_years_and_column_restrict(figures: Figures) -> None:
    found = figures.by_metric("requests.received", agencies=["甲局", "乙局"], years=[2021, 2022], columns=["总计"])
    assert told(found) == [("乙局", 2021, "总计", "9"), ("甲局", 2021, "总计", "9")]
    assert figures.by_metric("requests.received", agencies=[]) == ()
    assert figures.by_metric("requests.received", years=[]) == ()
    assert figures.by_metric("nothing") == ()


def test_blanks_and_other_scopes_are_there(figures: Figures) -> None:
    found = figures.by_metric("requests.received", years=[2018])
    assert {each.figure.state for each in found} == {CellState.NUMBER, CellState.BLANK, CellState.NOT_APPLICABLE}
    assert {each.figure.scope for each in found} == {Scope.CURRENT, Scope.PREVIOUS, Scope.CUMULATIVE}


def test_the_whole_figure_comes_back(figures: Figures) -> None:
    for each in figures.by_metric("requests.received"):
        assert each.figure in IDS[each.report_id].figures
        assert (each.agency, each.year) == (IDS[each.report_id].agency, IDS[each.report_id].year)


def test_a_ranking_counts_this_period_s_numbers_alone(figures: Figures) -> None:
    top = figures.ranking("requests.received", columns=["总计", None], limit=4)
    assert told(top) == [
        ("甲局", 2018, None, "12345678901234567890.123456789"),
        ("甲局", 2018, None, "1234.5670"),
        ("丙局", 2021, "总计", "10.5"),
        ("乙局", 2021, "总计", "9"),
    ]


def test_a_ranking_goes_both_ways_and_keeps_to_its_limits(figures: Figures) -> None:
    low = figures.ranking("requests.received", columns=["总计"], years=[2021], descending=False, limit=2)
    assert told(low) == [("乙局", 2021, "总计", "9"), ("甲局", 2021, "总计", "9")]
    one = figures.ranking("requests.received", columns=["总计"], agencies=["丙局"])
    assert told(one) == [("丙局", 2021, "总计", "10.5")]
    assert figures.ranking("requests.received", columns=[]) == ()
