"""A sheet as csv: UTF-8 with a byte order mark, so that Excel and WPS read the Chinese."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from gisbot.rendering.canvas import plain_number
from gisbot.rendering.sheets import Cell, Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a text."""


def csv_bytes(sheet: Sheet) -> bytes:
    """The file. Lines end in CR LF (RFC 4180); a text that a spreadsheet would run is led by an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.header)
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return plain_number(cell)
        case date():
            return cell.isoformat()
        case int():
            return str(cell)
        case _:
            return f"'{cell}" if cell.startswith(_FORMULA) else cell
