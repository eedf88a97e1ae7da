"""The tables carry every row and column of the official forms, each value with its fact."""

from __future__ import annotations

import pytest
from examples.compose import compose
from examples.draft import Draft, Table
from examples.figures import history
from examples.forms import FormStyle, proactive_tables, proceedings_table, requests_table, statistics_table
from examples.world import demo_agencies

AGENCY = demo_agencies()[0]
YEARS = history(AGENCY, 1)


def _facts(table: Table) -> int:
    return sum(cell.fact is not None for row in table.rows for cell in row)


def test_the_statistics_table_has_58_figures_in_64_rows() -> None:
    table = statistics_table(YEARS[2018], FormStyle())
    assert _facts(table) == 58
    assert len({cell.fact.path for row in table.rows for cell in row if cell.fact}) == 58


def test_a_repeated_label_is_told_apart_by_its_path() -> None:
    table = statistics_table(YEARS[2018], FormStyle())
    paths = [cell.fact.path for row in table.rows for cell in row if cell.fact]
    corrected = [path for path in paths if path[-1] == "（二）被依法纠错数"]
    assert [path[0] for path in corrected] == ["四、行政复议数量", "五、行政诉讼数量"]


def test_the_number_of_documents_issued_is_no_part_of_the_row_above() -> None:
    table = statistics_table(YEARS[2018], FormStyle())
    facts = {cell.fact.metric: cell.fact for row in table.rows for cell in row if cell.fact}
    assert facts["docs.normative.issued"].path == ("一、主动公开情况", "制发规范性文件总数")


@pytest.mark.parametrize(("year", "rows"), [(2020, 23), (2023, 25)])
def test_the_table_of_requests_has_seven_columns_in_every_row(year: int, rows: int) -> None:
    table = requests_table(YEARS[year], FormStyle())
    assert _facts(table) == rows * 7
    values = [row for row in table.rows if any(cell.fact for cell in row)]
    assert [sum(cell.fact is not None for cell in row) for row in values] == [7] * rows


@pytest.mark.parametrize(("year", "figures"), [(2020, 22), (2023, 10)])
def test_section_two_is_the_same_in_one_table_or_several(year: int, figures: int) -> None:
    together = proactive_tables(YEARS[year], FormStyle())
    apart = proactive_tables(YEARS[year], FormStyle(separate=True))
    assert len(together) == 1
    assert len(apart) > 1
    assert _facts(together[0]) == sum(_facts(table) for table in apart) == figures


def test_section_four_is_one_row_of_fifteen() -> None:
    assert _facts(proceedings_table(YEARS[2023], FormStyle())) == 15


@pytest.mark.parametrize("year", [2018, 2020, 2023])
def test_every_table_is_a_full_grid(year: int) -> None:
    draft: Draft = compose(AGENCY, YEARS[year], 1)
    assert draft.tables()
    for table in draft.tables():
        area = sum(cell.rowspan * cell.colspan for row in table.rows for cell in row)
        assert area == len(table.rows) * len(table.widths), table.name
