"""Section four broken up by a copy: tables of their own for its parts, or a header in pieces over its one row."""

from __future__ import annotations

import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import FigureKind, Report
from gisbot.reports.reader import read_report
from tests.documents.makers import read
from tests.reports.making import rules

HEAD = "虚构县教育局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年公开信息12条。\n\n"
SECTION = "四、政府信息公开行政复议、行政诉讼情况\n\n"
LEAVES = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n"
NUMBERS = [27, 10, 9, 15, 61, 3, 0, 0, 0, 3, 8, 0, 1, 1, 10]
BARE = (
    "行政复议行政诉讼\n未经复议直接起诉复议后起诉\n"
    "| 维持 | 纠正 | 结果 | 审结 | 总计 | 总计 |\n|---|---|---|---|---|---|\n"
)


def line(numbers: list[int]) -> str:
    return "| " + " | ".join(map(str, numbers)) + " |\n"


def disputes(report: Report) -> list[object]:
    return [figure.value for figure in report.figures if figure.kind is FigureKind.TABLE]


def parted(*names: str) -> str:
    return "\n".join(f"### {name}\n{LEAVES}{line(NUMBERS[5 * n : 5 * n + 5])}" for n, name in enumerate(names))


def page(*tables: str) -> str:
    title = "<h1>虚构县教育局2023年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>"
    return f"<html><body>{title}{''.join(f'<table>{table}</table>' for table in tables)}</body></html>"


def tr(*cells: object, span: int = 1) -> str:
    return "<tr>" + "".join(f'<td colspan="{span}">{cell}</td>' for cell in cells) + "</tr>"


FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "## " + SECTION + parted("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
        HEAD + SECTION + parted("行政复议", "未经复议直接起诉", "复议后起诉"),
        HEAD + SECTION + BARE + line(NUMBERS),
    ],
)
def test_the_parts_are_put_together(text: str, catalog: Catalog) -> None:
    report = read_report(read(text, "a.txt"), catalog)
    assert disputes(report) == NUMBERS
    assert {figure.metric for figure in report.figures} >= {"review.total", "litigation.after_review.pending"}
    assert "column.count" not in rules(report)


def test_a_table_for_reviews_and_one_for_lawsuits(catalog: Catalog) -> None:
    reviews = tr("行政复议", span=5) + tr(*FIVE) + tr(*NUMBERS[:5])
    lawsuits = tr("行政诉讼", span=10) + tr("未经复议直接起诉", "复议后起诉", span=5) + tr(*FIVE * 2) + tr(*NUMBERS[5:])
    report = read_report(read(page(reviews, lawsuits), "a.html"), catalog)
    assert disputes(report) == NUMBERS


@pytest.mark.parametrize(
    "text",
    [
        HEAD + SECTION + parted("行政复议", "未经复议直接起诉"),
        HEAD + SECTION + parted("行政复议", "行政复议", "复议后起诉"),
        HEAD + SECTION + BARE + line([*NUMBERS[:4], 60, *NUMBERS[5:]]),
        HEAD + SECTION + BARE + line(NUMBERS[:14]),
    ],
)
def test_what_is_not_whole_is_told(text: str, catalog: Catalog) -> None:
    report = read_report(read(text, "a.txt"), catalog)
    assert disputes(report) == []
    assert rules(report) & {"column.count", "table.missing"}
