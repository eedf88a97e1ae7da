"""Workbooks that hold a report's tables alone, below a line with agency and year."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from examples.carriers.base import Carrier, placed_cells
from examples.draft import Cell, Draft, Heading, Table

_TIME = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def _content(cell: Cell) -> str | int | float:
    """What the cell holds: a number as a number where nothing of its print is lost, else text."""
    number = cell.number
    if number is None or cell.text != f"{number.normalize():f}":
        return cell.text
    return int(number) if number == number.to_integral_value() else float(number)


def _write_table(sheet: Worksheet, table: Table, top: int) -> int:
    """Write `table` from row `top` on; returns the next free row."""
    for row in placed_cells(table):
        for placed in row:
            at, column = top + placed.row, placed.column + 1
            content = _content(placed.cell)
            if content != "":
                sheet.cell(at, column, content)
            if placed.cell.rowspan > 1 or placed.cell.colspan > 1:
                sheet.merge_cells(
                    start_row=at,
                    start_column=column,
                    end_row=at + placed.cell.rowspan - 1,
                    end_column=column + placed.cell.colspan - 1,
                )
    return top + len(table.rows)


def write(draft: Draft, style: str) -> bytes:
    """The tables of the report as .xlsx, all on one sheet ("one") or each on its own ("many")."""
    book = Workbook()
    book.properties.created = book.properties.modified = _TIME
    sheet = book.worksheets[0]
    sheet.cell(1, 1, draft.title)
    top = 3
    heading = ""
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level == 1:
            heading = block.printed
        if not isinstance(block, Table):
            continue
        if style == "many" and top > 3:
            sheet = book.create_sheet()
            sheet.cell(1, 1, draft.title)
            top = 3
        if block.name != "statistics" and heading:
            sheet.cell(top, 1, heading)
            heading = ""
            top += 1
        top = _write_table(sheet, block, top) + 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


SHEET = Carrier(
    name="xlsx", suffix=".xlsx", styles=("one", "many"), write=write, tables_only=True, blanks=("one", "many")
)
