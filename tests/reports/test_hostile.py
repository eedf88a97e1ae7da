"""Reports made to hurt: time grows with the size of a report, and what no report comes near is refused in one line."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from gisbot.catalog import Catalog
from gisbot.errors import DocumentTooLarge
from gisbot.model.report import Report
from gisbot.reports.reader import read_report
from tests.documents.makers import read

HEAD = """虚构县教育局2023年政府信息公开工作年度报告
根据条例，现公布虚构县教育局2023年政府信息公开工作年度报告。
一、总体情况
"""
SECONDS = 12.0
"""Several times what any of these takes; each took minutes while its time grew with the square of its size."""


def lines(line: Callable[[int], str], count: int) -> str:
    return "\n".join(line(number) for number in range(count))


CASES: dict[str, str] = {
    "numerals": "一" * 60_000,
    "titles that stay open": "《" * 200_000,
    "quotes that stay open": "“" * 200_000,
    "brackets that stay open": "(" * 200_000,
    "其中": "其中" * 100_000,
    "digits": "12" * 100_000,
    "commas": "1," * 100_000,
    "headings": lines(lambda n: f"（一）标题{n}", 8_000),
    "headings and lines": lines(lambda n: f"（一）标题{n}" if n % 2 else f"正文{n}", 8_000),
    "headings that come again": lines(lambda n: "一、总体情况", 8_000),
    "phones": lines(lambda n: f"联系电话：0510-8{n + 1_000_000}", 5_000),
    "dates": "，".join(f"2023年{n % 12 + 1}月{n % 28 + 1}日" for n in range(5_000)),
    "agencies": "、".join(f"虚构县第{n}中学" for n in range(5_000)),
    "zeros": "未收到依申请公开申请，没有行政复议，" * 3_000,
}


def report_of(catalog: Catalog, text: str) -> Report:
    return read_report(read(HEAD + text, "a.txt"), catalog)


@pytest.mark.parametrize("name", CASES)
def test_time_grows_with_the_size(name: str, catalog: Catalog) -> None:
    started = time.process_time()
    report_of(catalog, CASES[name])
    assert time.process_time() - started < SECONDS


def test_every_number_of_a_paragraph_without_end_is_read(catalog: Catalog) -> None:
    started = time.process_time()
    report = report_of(catalog, "，".join(f"发放材料{number}份" for number in range(10_000, 16_000)) + "。")
    assert time.process_time() - started < SECONDS
    values = [figure.value for figure in report.figures if figure.unit == "份"]
    assert values == [Decimal(number) for number in range(10_000, 16_000)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("政" * 400_001, "characters, more than the 400,000 that a report may have"),
        ("甲|乙|丙\n" + f"甲|{'1' * 400_001}|丙\n", "characters, more than the 400,000 that a report may have"),
        ("政府\n" * 20_001, "20,004 lines, more than the 20,000 that a report may have"),
    ],
)
def test_what_no_report_comes_near_is_refused(text: str, told: str, catalog: Catalog) -> None:
    with pytest.raises(DocumentTooLarge, match=told) as caught:
        report_of(catalog, text)
    assert "\n" not in str(caught.value)


TABLE = "<table><tr><td>行政许可</td><td>1</td><td>2</td></tr><tr><td>行政处罚</td><td>1</td><td>2</td></tr></table>"


def page(tables: str) -> str:
    return f"<html><body><h1>虚构县教育局2023年政府信息公开工作年度报告</h1>{tables}</body></html>"


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (TABLE * 5_000, "5,000 tables, more than the 1,000 that a report may have"),
        (f"<table>{'<tr><td>甲</td><td>1</td></tr>' * 20_001}</table>", "40,002 table cells, more than the 40,000"),
    ],
)
def test_tables_without_end_are_refused(tables: str, told: str, catalog: Catalog) -> None:
    started = time.process_time()
    with pytest.raises(DocumentTooLarge, match=told):
        read_report(read(page(tables).encode(), "a.html"), catalog)
    assert time.process_time() - started < SECONDS


def test_as_many_tables_as_a_report_may_have_are_read_in_time(catalog: Catalog) -> None:
    started = time.process_time()
    report = read_report(read(page(TABLE * 1_000).encode(), "a.html"), catalog)
    assert time.process_time() - started < SECONDS
    assert report.title.startswith("虚构县教育局2023年")
