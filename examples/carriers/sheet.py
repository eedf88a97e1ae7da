"""Workbooks that hold a report's tables alone, below a line with agency and year."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from examples.carriers.archive import FileInArchive, pack
from examples.carriers.base import Carrier, placed_cells
from examples.draft import Cell, Draft, Heading, Table

_MODIFIED = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIXED = b"2024-01-01T00:00:00Z"


@cache
def _border() -> Border:
    """Thin lines on all sides: a ruled cell stands in the file even when it is blank."""
    line = Side(style="thin")
    return Border(left=line, right=line, top=line, bottom=line)


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
            written = sheet.cell(at, column, content if content != "" else None)
            written.border = _border()
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
    return _without_clock(buffer)


def _without_clock(saved: io.BytesIO) -> bytes:
    """The saved workbook packed anew: openpyxl stamps the time of saving into its properties."""
    with zipfile.ZipFile(saved) as archive:
        members = [FileInArchive(name, archive.read(name)) for name in archive.namelist()]
    return pack(
        [
            FileInArchive(
                member.name, _MODIFIED.sub(_FIXED, member.data) if member.name.endswith("core.xml") else member.data
            )
            for member in members
        ]
    )


SHEET = Carrier(
    name="xlsx", suffix=".xlsx", styles=("one", "many"), write=write, tables_only=True, blanks=("one", "many")
)
