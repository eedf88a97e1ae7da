"""Value cells: numbers exact, and four states never mixed up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gisbot.catalog.catalog import Catalog
from gisbot.model.report import CellState
from gisbot.reports.cells import read_cell
from gisbot.reports.numbers import chinese_number


@pytest.mark.parametrize(
    ("printed", "value", "unit", "approximate"),
    [
        ("0", "0", None, False),
        (" 7 ", "7", None, False),
        ("1,206", "1206", None, False),
        ("1，206", "1206", None, False),
        ("1 206", "1206", None, False),
        ("１２", "12", None, False),
        ("12·条".replace("·", " "), "12", "条", False),
        ("65余份", "65", "份", True),
        ("100多", "100", None, True),
        ("约44", "44", None, True),
        ("近2万", "20000", None, True),
        ("3.5万", "35000", None, False),
        ("12.5万条", "125000", "条", False),
        ("12.5万元", "12.5", "万元", False),
        ("一百二十", "120", None, False),
        ("1024.6", "1024.6", None, False),
        ("1234.5678", "1234.5678", None, False),
        ("+17", "17", None, False),
        ("-260", "-260", None, False),
        ("－260", "-260", None, False),
        ("增98", "98", None, False),
        ("增加5项", "5", "项", False),
        ("减少3", "-3", None, False),
        ("0/0", "0", None, False),
        ("0.5%", "0.5", "%", False),
        ("180000元", "180000", "元", False),
        ("无", "0", None, False),
        ("22\n（其中修订 16 件）", "22", None, False),
        ("55（含自然失效29件）", "55", None, False),
        ("1,206※", "1206", None, False),
        ("12①", "12", None, False),
        ("12[1]", "12", None, False),
        ("12（注1）", "12", None, False),
        ("负5", "-5", None, False),
    ],
)
def test_numbers(catalog: Catalog, printed: str, value: str, unit: str | None, approximate: bool) -> None:
    cell = read_cell(printed, catalog.reading)
    assert (cell.state, cell.value, cell.unit, cell.approximate) == (
        CellState.NUMBER,
        Decimal(value),
        unit,
        approximate,
    )
    assert cell.raw == printed.strip()


@pytest.mark.parametrize("printed", ["", " ", "\u3000", "\xa0", "\ufeff", "空"])
def test_blank_is_never_zero(catalog: Catalog, printed: str) -> None:
    cell = read_cell(printed, catalog.reading)
    assert (cell.state, cell.value) == (CellState.BLANK, None)


@pytest.mark.parametrize("printed", ["/", "—", "——", "----", "\\", "不适用", "－"])
def test_not_applicable(catalog: Catalog, printed: str) -> None:
    cell = read_cell(printed, catalog.reading)
    assert (cell.state, cell.value, cell.raw) == (CellState.NOT_APPLICABLE, None, printed)


@pytest.mark.parametrize(
    "printed",
    ["详见附件", "增", "1/0", "12 34", "12\n34", "3\n\n5", "\ufffc", "2018年", "3/4", "1.2.3", "十百", "一二十"],
)
def test_what_is_no_number_is_text(catalog: Catalog, printed: str) -> None:
    assert read_cell(printed, catalog.reading).state is CellState.TEXT


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False))
def test_decimals_keep_their_exact_value(catalog: Catalog, number: Decimal) -> None:
    assert read_cell(f"{number:f}", catalog.reading).value == number


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_commas_change_nothing(catalog: Catalog, number: int) -> None:
    assert read_cell(f"{number:,}", catalog.reading).value == number


@given(st.text(max_size=30))
def test_any_text_is_one_of_four(catalog: Catalog, text: str) -> None:
    cell = read_cell(text, catalog.reading)
    assert (cell.value is not None) == (cell.state is CellState.NUMBER)


DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """A number below 10,000 as Chinese writes it."""
    words, pending = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            words += ("零" if pending and words else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return words or "零"


@given(st.integers(min_value=0, max_value=9999))
def test_chinese_numerals(number: int) -> None:
    assert chinese_number(in_words(number)) == number
