"""Sheets as xlsx: numbers as numbers, dates as dates, texts as texts whatever they begin with."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from gisbot.rendering.canvas import printable, width_of
from gisbot.rendering.sheets import Cell, Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as XlsxCell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST, _NARROWEST = 60, 8
_LONGEST_CELL = 32_767
"""Characters that a cell holds (Excel's limit)."""


def xlsx_bytes(sheets: tuple[Sheet, ...]) -> bytes:
    """The workbook, its first sheet in front; the header row of each stays when one scrolls, and can filter."""
    from openpyxl import Workbook

    book = Workbook()
    for place, sheet in enumerate(sheets):
        page = book.active if place == 0 else book.create_sheet()
        assert page is not None
        page.title = sheet.name
        _fill(page, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.cell.cell import Cell as XlsxCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for row, cells in enumerate((sheet.header, *sheet.rows), start=1):
        for column, value in enumerate(cells, start=1):
            cell = page.cell(row, column)
            assert isinstance(cell, XlsxCell)
            _set(cell, value)
            if row == 1:
                cell.font = Font(bold=True)
            elif isinstance(value, str):
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            else:
                cell.alignment = Alignment(vertical="top")
    for column in range(1, len(sheet.header) + 1):
        texts = [sheet.header[column - 1], *(row[column - 1] for row in sheet.rows[:200])]
        widest = max(width_of(str(text), 2) for text in texts if text is not None)
        page.column_dimensions[get_column_letter(column)].width = min(max(widest + 2, _NARROWEST), _WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{len(sheet.rows) + 1}"


def _set(cell: XlsxCell, value: Cell) -> None:
    if value is None:
        return
    if isinstance(value, str):
        cell.value = printable_lines(value)[:_LONGEST_CELL]
        cell.data_type = "s"  # a text that begins with = is no formula
        return
    cell.value = value
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        cell.number_format = "0" if whole else "0." + "0" * min(-int(value.normalize().as_tuple().exponent), 12)
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def printable_lines(text: str) -> str:
    """The text without control characters, its line ends kept."""
    return "\n".join(printable(line) for line in text.splitlines())
