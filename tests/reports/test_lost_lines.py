"""Copies that lost a line, a cell or an empty line: what is still read is what was printed, and the row is told."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from examples.carriers.registry import Choice, choices
from examples.compose import compose
from examples.defects.catalogue import DEFECTS
from examples.draft import Draft
from examples.facts import compare_reading, misread_figures
from examples.figures import history
from examples.world import demo_agencies

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_bytes
from gisbot.model.report import CellState, FigureKind, Report
from gisbot.reports.reader import read_report
from tests.reports.making import by_metric, rules, table

SEED = 3
YEARS = (2017, 2020, 2023)
STYLES = choices([f"txt:{style}" for style in ("stacked", "bars", "led", "gapped", "spaced", "broken", "lines")])
WITH_BLANKS = choices([f"txt:{style}" for style in ("stacked", "bars", "led", "gapped", "spaced", "copied", "ragged")])
CELL_LINES = ("0", "0 |", "| 0")


@cache
def draft(year: int, defect: str = "") -> Draft:
    agency = demo_agencies()[1]
    whole = compose(agency, history(agency, SEED)[year], SEED)
    spoilt = DEFECTS[defect].spoil(whole, Random(1)) if defect else whole
    assert spoilt is not None
    return spoilt


def written(one: Draft, choice: Choice) -> list[str]:
    return choice.carrier.write(one, choice.style).decode().split("\n")


def read(catalog: Catalog, lines: list[str]) -> Report:
    return read_report(read_bytes("\n".join(lines).encode(), "虚构.txt", source="虚构.txt"), catalog)


@pytest.mark.parametrize("choice", STYLES, ids=lambda choice: choice.name)
@pytest.mark.parametrize("year", YEARS)
def test_a_lost_line_never_makes_a_wrong_value(catalog: Catalog, year: int, choice: Choice) -> None:
    lines = written(draft(year), choice)
    short = [place for place, line in enumerate(lines) if 0 < len(line) < 14 and place > 6]
    for at in Random(year).sample(short, 6):
        report = read(catalog, [*lines[:at], *lines[at + 1 :]])
        assert not misread_figures(draft(year), choice, report), lines[at - 1 : at + 2]


@pytest.mark.parametrize("choice", STYLES, ids=lambda choice: choice.name)
def test_a_lost_value_is_told(catalog: Catalog, choice: Choice) -> None:
    lines = written(draft(2023), choice)
    zeros = [place for place, line in enumerate(lines) if line in CELL_LINES]
    for at in Random(1).sample(zeros, 2):
        report = read(catalog, [*lines[:at], *lines[at + 1 :]])
        assert rules(report) & {"column.count", "row.missing"}, lines[at - 1 : at + 2]


NUMBERED = choices(["txt:gapped", "txt:broken"])


@pytest.mark.parametrize("choice", NUMBERED, ids=lambda choice: choice.name)
@pytest.mark.parametrize("head", [True, False])
def test_a_serial_number_is_never_a_value(catalog: Catalog, choice: Choice, head: bool) -> None:
    """A column of serial numbers, with or without its first rows; each value, and each serial number, lost in turn."""
    lines = written(numbered(), choice)
    first = next(place for place, line in enumerate(lines) if line == "1")
    lines = lines if head else [*lines[:first], *lines[first + 1 :]]
    places = [place for place, line in enumerate(lines) if place > first and line.isdecimal()]
    for at in Random(4).sample(places, 12):
        report = read(catalog, [*lines[:at], *lines[at + 1 :]])
        assert not misread_figures(numbered(), choice, report), lines[at - 1 : at + 2]


@cache
def numbered() -> Draft:
    """A report whose statistics table has a column of serial numbers."""
    for agency in demo_agencies():
        one = compose(agency, history(agency, SEED)[2017], SEED)
        if any(table.rows[0][0].text == "序号" for table in one.tables()):
            return one
    raise AssertionError("no statistics table of these has serial numbers")


def test_a_serial_number_beside_its_rows_unit_is_never_a_value(catalog: Catalog) -> None:
    """A label wrapped above and below its row, whose value is blank: 12 and 次 stand alone between its pieces."""
    known = ["9 4.政务微信公开政府信息数 条 25", "10 5.其他方式公开政府信息数 条 4", "11 二、回应解读情况 —— ——"]
    known += ["（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1", "12 次", "次）"]
    known += ["13 （二）通过不同渠道和方式回应解读的情况 —— ——", "14 1.参加或举办新闻发布会总次数 次 7"]
    known += ["15 其中：主要负责同志参加新闻发布会次数 次 3", "16 2.政府网站在线访谈次数 次 6"]
    known += ["17 其中：主要负责同志参加政府网站在线访谈次数 次 5", "18 3.政策解读稿件发布数 篇 8"]
    lines = [
        "云溪县教育局2017年政府信息公开工作年度报告",
        "一、概述",
        "工作有序开展。",
        "政府信息公开情况统计表",
        *known,
    ]
    read_values = {key[0][-1]: figure.raw for key, figure in table(read(catalog, lines)).items()}
    assert read_values["3.政策解读稿件发布数"] == "8"
    assert not any("回应公众关注" in label for label in read_values)


@pytest.mark.parametrize("choice", WITH_BLANKS, ids=lambda choice: choice.name)
@pytest.mark.parametrize("year", YEARS)
def test_blank_cells_are_blank_and_nothing_else(catalog: Catalog, year: int, choice: Choice) -> None:
    one = draft(year, "blanks_for_zero")
    comparison = compare_reading(one, choice, read(catalog, written(one, choice)), tables_only=True)
    assert not comparison.differences, "\n".join(str(difference) for difference in comparison.differences[:5])


def test_a_merged_place_is_no_blank_value(catalog: Catalog) -> None:
    choice = choices(["txt:stacked"])[0]
    lines = written(draft(2023), choice)
    label = next(place for place, line in enumerate(lines) if "予以公开" in line)
    report = read(catalog, [*lines[: label + 1], *lines[label + 2 :]])
    assert "requests.result.granted" not in by_metric(report, FigureKind.TABLE)
    assert "column.count" in rules(report)


def test_bars_that_follow_one_another_are_no_blank_where_others_left_an_empty_line(catalog: Catalog) -> None:
    choice = choices(["txt:bars"])[0]
    lines = written(draft(2017), choice)
    at = next(place for place, (one, two) in enumerate(pairwise(lines)) if one.isdecimal() and two == "|")
    found = table(read(catalog, [*lines[:at], *lines[at + 1 :]]))
    assert not [figure for figure in found.values() if figure.state is CellState.BLANK]


def test_a_page_mark_among_blank_cells_is_no_value(catalog: Catalog) -> None:
    choice = choices(["txt:bars"])[0]
    one = draft(2020, "blanks_for_zero")
    lines = written(one, choice)
    at = next(place for place, line in enumerate(lines) if "属于国家秘密" in line) + 4
    report = read(catalog, [*lines[:at], "- 3 -", *lines[at:]])
    assert not misread_figures(one, choice, report)


def test_the_last_header_does_not_take_the_values_of_a_lost_label(catalog: Catalog) -> None:
    choice = choices(["txt:lines"])[0]
    lines = [line for line in written(draft(2023), choice) if not line.startswith("一、本年新收")]
    assert not misread_figures(draft(2023), choice, read(catalog, lines))


def test_a_row_without_its_header_is_told(catalog: Catalog) -> None:
    choice = choices(["txt:closed"])[0]
    lines = written(draft(2023), choice)
    at = next(place for place, line in enumerate(lines) if "行政处罚" in line) - 1
    report = read(catalog, [*lines[:at], *lines[at + 1 :]])
    assert not misread_figures(draft(2023), choice, report)
    assert "column.unknown" in rules(report)


def test_a_note_belongs_to_the_label_before_it(catalog: Catalog) -> None:
    choice = choices(["txt:spaced"])[0]
    lines = written(draft(2020), choice)
    at = next(place for place, line in enumerate(lines) if line.startswith("采购总金额"))
    cut = lines[at].index("额") + 1
    report = read(catalog, [*lines[:at], lines[at][:cut], "", lines[at][cut:], *lines[at + 1 :]])
    found = by_metric(report)
    assert (found["procurement.projects"].unit, found["procurement.amount"].unit) == ("项", "万元")


def test_a_label_broken_behind_its_number(catalog: Catalog) -> None:
    choice = choices(["txt:lines"])[0]
    lines = written(draft(2023), choice)
    at = next(place for place, line in enumerate(lines) if line == "3.其他")
    report = read(catalog, [*lines[:at], "3", ".其他", *lines[at + 1 :]])
    assert not compare_reading(draft(2023), choice, report, tables_only=True).differences


def test_rows_that_a_page_mark_moved(catalog: Catalog) -> None:
    choice = choices(["txt:closed"])[0]
    one = draft(2020, "page_marks")
    assert not compare_reading(one, choice, read(catalog, written(one, choice)), tables_only=True).differences


def test_cells_in_the_wrong_number_are_not_blank(catalog: Catalog) -> None:
    path = Path(__file__).parent / "copies" / "blanks-one-line.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(place for place, line in enumerate(lines) if line.strip() == "7")
    assert "requests.received" not in by_metric(read(catalog, [*lines[:at], *lines[at + 2 :]]), FigureKind.TABLE)


def test_two_lines_lost_between_two_rows_are_no_value(catalog: Catalog) -> None:
    choice = choices(["txt:lines"])[0]
    lines = written(draft(2017), choice)
    at = next(place for place, line in enumerate(lines) if line.startswith("5.其他方式公开"))
    report = read(catalog, [*lines[: at - 1], *lines[at + 1 :]])
    assert not misread_figures(draft(2017), choice, report)
    assert "column.count" in rules(report)


def test_one_gap_among_filled_cells_is_no_blank(catalog: Catalog) -> None:
    choice = choices(["txt:spaced"])[0]
    lines = written(draft(2020), choice)
    at = next(place for place, line in enumerate(lines) if line.startswith("1.属于国家秘密")) + 2
    report = read(catalog, [*lines[:at], "", *lines[at + 1 :]])
    assert not misread_figures(draft(2020), choice, report)
    assert "column.count" in rules(report)


@pytest.mark.parametrize("style", ["stacked", "bars", "led", "broken"])
@pytest.mark.parametrize("defect", ["total_empty", "total_in_main_rows"])
def test_a_value_printed_twice_fills_no_blank_total(catalog: Catalog, defect: str, style: str) -> None:
    choice = choices([f"txt:{style}"])[0]
    one = draft(2023, defect)
    lines = written(one, choice)
    values = [place for place, line in enumerate(lines) if line.strip("| ").isdecimal() and place > 100]
    for at in Random(1).sample(values, 5):
        report = read(catalog, [*lines[:at], lines[at], *lines[at:]])
        assert not misread_figures(one, choice, report), lines[at - 3 : at + 3]


def numbers(natural: int, business: int | str, total: int | str) -> str:
    return f" | {natural} | {business} | 0 | 0 | 0 | 0 | {total} |"


def barred(*rows: tuple[str, str]) -> list[str]:
    head = ["虚构县教育局2023年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"]
    return [*head, *(f"| {label}{values}" for label, values in rows)]


@pytest.mark.parametrize(("business", "total", "told"), [(2, 7, False), ("", 7, True), (2, "", True)])
def test_a_number_that_looks_blank_is_told_where_its_row_shows_it(
    catalog: Catalog, business: int | str, total: int | str, told: bool
) -> None:
    report = read(
        catalog,
        barred(
            ("一、本年新收政府信息公开申请数量", numbers(5, business, total)),
            ("二、上年结转政府信息公开申请数量", numbers(1, 0, 1)),
            ("（一）予以公开", numbers(4, 2, 6)),
            ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", numbers(1, 0, 1)),
            ("1.属于国家秘密", numbers(1, 0, 1)),
            ("（七）总计", numbers(6, 2, 8)),
            ("四、结转下年度继续办理", numbers(0, 0, 0)),
        ),
    )
    assert ("blank.row_total" in rules(report)) is told
