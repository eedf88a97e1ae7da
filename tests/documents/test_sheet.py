"""Xlsx: the used area of each sheet, numbers as printed."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from gisbot.errors import DamagedDocument, UnsupportedDocument
from tests.documents.makers import grids, read, rows, zipped


def workbook(values: dict[str, object], merged: tuple[str, ...] = (), formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "统计表"
    for name, value in values.items():
        sheet[name] = value
    for area in merged:
        sheet.merge_cells(area)
    for name, code in (formats or {}).items():
        sheet[name].number_format = code
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_used_area_with_names_spans_and_blanks() -> None:
    data = workbook({"B2": "统计表", "B3": "指标", "C3": "单位", "D3": "数", "B4": "收到申请数", "D4": 12}, ("B2:D2",))
    (grid,) = grids(read(data, "a.xlsx"))
    assert rows(grid) == [["统计表"], ["指标", "单位", "数"], ["收到申请数", "", "12"]]
    assert grid.rows[0][0].colspan == 3
    assert grid.rows[2][2].place.location == "统计表!D4"
    assert (grid.rows[2][2].row, grid.rows[2][2].column) == (2, 2)


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (12, None, "12"),
        (12.0, None, "12"),
        (0, None, "0"),
        (-260, None, "-260"),
        (1024.6, None, "1024.6"),
        (1234.5678, None, "1234.5678"),
        (0.1 + 0.2, None, "0.3"),
        (123456789012, None, "123456789012"),
        (0.9876, "0.00%", "98.76%"),
        (datetime.date(2019, 1, 21), None, "2019-01-21"),
        (3.5, '0.0"万元"', "3.5"),
        ("1,206", None, "1,206"),
        ("０", None, "０"),
        ("/", None, "/"),
        (True, None, "1"),
    ],
)
def test_numbers_as_printed(value: object, code: str | None, printed: str) -> None:
    data = workbook({"A1": "数", "B1": value}, formats={"B1": code} if code else None)
    assert grids(read(data, "a.xlsx"))[0].rows[0][1].text == printed


def test_hidden_sheets_are_not_read() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "见"
    hidden = book.create_sheet("藏")
    hidden["A1"] = "不见"
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    assert [rows(grid) for grid in grids(read(buffer.getvalue(), "a.xlsx"))] == [[["见"]]]


def test_empty_broken_and_far_cells() -> None:
    with pytest.raises(UnsupportedDocument):
        read(workbook({}), "a.xlsx")
    with pytest.raises(DamagedDocument):
        read(zipped({"xl/workbook.xml": "<workbook"}), "a.xlsx")
    with pytest.raises(DamagedDocument):
        read(workbook({"A1": 1})[:900], "a.xlsx")
