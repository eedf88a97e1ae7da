"""Texts as stored copies of web pages give them (copies/*.txt); the names, sentences and numbers are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.report import CellState, FigureKind, Report
from gisbot.reports.reader import read_report
from tests.reports.making import by_metric, prose, rules, table

COPIES = Path(__file__).parent / "copies"


def read(catalog: Catalog, name: str) -> Report:
    data = (COPIES / f"{name}.txt").read_bytes()
    return read_report(read_bytes(data, "虚构.txt", source="虚构.txt"), catalog)


def test_cells_stacked_before_bars_with_notes_and_a_row_of_their_own(catalog: Catalog) -> None:
    report = read(catalog, "stacked")
    found = by_metric(report)
    assert found["docs.normative.issued"].value == 8
    assert found["admin.licences.items_change"].value == -1
    assert found["admin.licences.decisions"].column == "处理决定数量(指办件量)"
    others = [figure for figure in report.figures if figure.path[-1:] == ("其他文件(不含以上各类)",)]
    assert [(figure.value, figure.metric) for figure in others] == [(5, None), (6, None), (7, None)]
    assert "row.unknown" in rules(report)


def test_pinyin_glued_to_traditional_labels(catalog: Catalog) -> None:
    found = by_metric(read(catalog, "pinyin"))
    assert [found[f"docs.normative.{name}"].value for name in ("issued", "repealed", "in_force")] == [1, 2, 3]
    assert found["admin.penalties.decisions"].value == 16
    assert found["fees.administrative"].unit == "万元"


def test_a_copy_without_repeated_lines_gives_no_figures(catalog: Catalog) -> None:
    report = read(catalog, "no-repeats")
    assert not [figure for figure in report.figures if figure.kind is FigureKind.TABLE]
    assert {"column.count", "table.missing"} <= rules(report)


@pytest.mark.parametrize("name", ["blanks-one-line", "blanks-two-lines"])
def test_blank_cells_that_left_only_empty_lines(catalog: Catalog, name: str) -> None:
    found = table(read(catalog, name))
    assert found[("一、本年新收政府信息公开申请数量",), "总计"].value == 7
    assert found[("二、上年结转政府信息公开申请数量",), "总计"].value == 0
    assert found[("四、结转下年度继续办理",), "总计"].value == 1
    assert {figure.state for (_, column), figure in found.items() if column != "总计"} == {CellState.BLANK}


def test_a_header_printed_twice_names_one_column(catalog: Catalog) -> None:
    report = read(catalog, "doubled-header")
    assert [(figure.metric, figure.value) for figure in report.figures if figure.path[-1:] == ("规范性文件",)] == [
        ("docs.normative.issued", 3),
        (None, 4),
        ("docs.normative.total_public", 5),
    ]
    assert "column.unknown" in rules(report)


def test_one_value_for_two_columns_is_told_and_not_read(catalog: Catalog) -> None:
    report = read(catalog, "doubled-header")
    found = by_metric(report)
    assert "fees.administrative.items_prev" not in found
    assert (found["procurement.amount"].value, found["procurement.amount"].unit) == (152790, "元")
    assert "column.count" in rules(report)


def test_page_text_with_labels_beside_and_around_their_rows(catalog: Catalog) -> None:
    found = table(read(catalog, "page"))
    refused = ("三、本年度办理结果", "（三）不予公开", "4.保护第三方合法权益")
    assert found[refused, "法人或其他组织/商业企业"].value == 1
    partial = ("三、本年度办理结果", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    assert found[partial, "自然人"].value == 1
    assert found[(), "行政复议/尚未审结"].value == 2
    assert found[(), "行政诉讼/未经复议直接起诉/总计"].value == 1


@pytest.mark.parametrize(
    ("name", "agency", "year", "published"),
    [
        ("year-short", "云溪镇人民政府", 2018, None),
        ("cover", "云溪市人民政府", 2016, None),
        ("metadata", "云溪市人民政府", 2017, "2018-02-26"),
        ("publisher", "云溪区教育局", 2020, "2021-01-19"),
        ("provided", "云溪区住建局", 2023, "2024-01-17"),
        ("office", "云溪市花山区财政局", 2021, None),
        ("now-publishes", "云溪县民政局", 2022, None),
        ("compiled-by", "云溪区湖口镇人民政府", 2018, None),
    ],
)
def test_whose_report_and_of_when(catalog: Catalog, name: str, agency: str, year: int, published: str | None) -> None:
    report = read(catalog, f"head-{name}")
    assert (report.agency, report.year) == (agency, year)
    assert (report.published.isoformat() if report.published else None) == published
    assert not prose(report)


def test_every_copy_is_read(catalog: Catalog) -> None:
    names = sorted(path.stem for path in COPIES.glob("*.txt"))
    assert len(names) == 15
    for name in names:
        assert read(catalog, name).agency, name


def test_a_phone_right_behind_the_request_to_ask(catalog: Catalog) -> None:
    assert by_metric(read(catalog, "head-compiled-by"))["contact.phone"].value == "86550000"
