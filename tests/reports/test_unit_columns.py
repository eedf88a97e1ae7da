"""A column that tells the unit of each row, which only the statistics table has by its form: in html, docx and xlsx."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.report import Report
from gisbot.reports.reader import read_report
from tests.documents.makers import docx, p, tc
from tests.documents.makers import table as word_table
from tests.reports.making import Row, by_metric, rules

TITLE = "云溪县教育局2023年政府信息公开工作年度报告"
LATER: list[Row] = [
    ("第二十条第（一）项", "", "", "", ""),
    ("信息内容", "单位", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "件", "0", "0", "0"),
    ("行政规范性文件", "件", "3", "1", "8"),
    ("第二十条第（五）项", "", ""),
    ("信息内容", "单位", "本年处理决定数量"),
    ("行政许可", "件", "94"),
    ("第二十条第（八）项", "", ""),
    ("信息内容", "单位", "本年收费金额"),
    ("行政事业性收费", "万元", "12.5"),
]
EARLIER: list[Row] = [
    ("第二十条第（九）项", "", "", ""),
    ("信息内容", "计量单位", "采购项目数量", "采购总金额"),
    ("政府集中采购", "项/万元", "3", "51.2"),
]


def html(rows: list[Row]) -> bytes:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    body = f"<h1>{TITLE}</h1><h2>二、主动公开政府信息情况</h2><table>{lines}</table>"
    return f"<html><body><div>{body}</div></body></html>".encode()


def word(rows: list[Row]) -> bytes:
    return docx(p(TITLE) + p("二、主动公开政府信息情况") + word_table(*[[tc(cell) for cell in row] for row in rows]))


def sheet(rows: list[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in [(TITLE,), ("二、主动公开政府信息情况",), *rows]:
        book.active.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(catalog: Catalog, kind: str, rows: list[Row]) -> Report:
    data = {"html": html, "docx": word, "xlsx": sheet}[kind](rows)
    name = f"{TITLE}.{kind}"
    return read_report(read_bytes(data, name, source=name), catalog)


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_every_figure_and_its_unit_are_read(catalog: Catalog, kind: str) -> None:
    report = read(catalog, kind, LATER)
    found = {metric: (f.value, f.unit) for metric, f in by_metric(report).items() if f.kind.value == "table"}
    assert found == {
        "docs.regulations.issued": (0, "件"), "docs.regulations.repealed": (0, "件"),
        "docs.regulations.in_force": (0, "件"), "docs.normative.issued": (3, "件"),
        "docs.normative.repealed": (1, "件"), "docs.normative.in_force": (8, "件"),
        "admin.licences.decisions": (94, "件"), "fees.administrative": (Decimal("12.5"), "万元"),
    }  # fmt: skip
    assert not {rule for rule in rules(report) if rule.startswith(("row", "column", "cell", "unit"))}


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_of_two_units_money_has_that_of_money(catalog: Catalog, kind: str) -> None:
    found = by_metric(read(catalog, kind, EARLIER))
    projects, amount = found["procurement.projects"], found["procurement.amount"]
    assert (projects.value, projects.unit) == (3, "项")
    assert (amount.value, amount.unit) == (Decimal("51.2"), "万元")


def test_a_column_with_other_words_is_told_and_no_value_moves(catalog: Catalog) -> None:
    rows = [row if row[0] != "行政许可" else ("行政许可", "第三科", "94") for row in LATER]
    report = read(catalog, "html", rows)
    assert "column.unknown" in rules(report)
    assert "admin.licences.decisions" not in by_metric(report)


def test_money_without_a_unit_in_its_row_has_none(catalog: Catalog) -> None:
    rows = [row if row[0] != "行政事业性收费" else ("行政事业性收费", "", "12.5") for row in LATER]
    report = read(catalog, "html", rows)
    assert by_metric(report)["fees.administrative"].unit is None
    assert "unit.unknown" in rules(report)
