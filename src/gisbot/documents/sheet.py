"""Excel workbooks (xlsx): the used area of each sheet as one grid.

Read as xml rather than through openpyxl's cells, because a figure must be as printed: a binary number
stored as 0.1 or 1234.5000000000002 is written the way Excel shows it, a stored text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gisbot.documents.base import Content, without_text
from gisbot.documents.bounds import Budget
from gisbot.documents.package import Package
from gisbot.documents.sheet_formats import shown_as_date, shown_as_percent
from gisbot.errors import DamagedDocument
from gisbot.model.document import Block, Cell, Grid
from gisbot.model.place import Place

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_BLANK_ROWS = 1
"""Blank rows with a frame below the last filled one that belong to the table; more are room left for nothing."""

_SIGNIFICANT = 15
"""The digits Excel keeps and shows of a number."""


def read_sheet(data: bytes, budget: Budget) -> Content:
    """A grid for each visible sheet that holds anything; each cell's place is its sheet and name ("B7")."""
    package = Package(data)
    strings = _shared_strings(package.optional_xml("xl/sharedStrings.xml"))
    styles = package.optional_xml("xl/styles.xml")
    blocks: list[Block] = []
    for name, part in _sheets(package):
        budget.check_time()
        grid = _grid(package.xml(part), name, strings, _formats(styles), budget)
        if grid is not None:
            blocks.append(grid)
    if not blocks:
        raise without_text("the workbook holds no filled cell")
    return Content(tuple(blocks))


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """The names of the visible sheets and the parts they stand in."""
    workbook = package.xml("xl/workbook.xml")
    relations = {
        node.get("Id", ""): node.get("Target", "")
        for node in package.xml("xl/_rels/workbook.xml.rels")
        if node.get("Id")
    }
    for sheet in workbook.iter(_S + "sheet"):
        target = relations.get(sheet.get(_R) or sheet.get(_STRICT_R) or "", "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if sheet.get("state", "visible") == "visible" and "worksheets/" in part:
            yield sheet.get("name", ""), part


def _shared_strings(root: Element | None) -> list[str]:
    if root is None:
        return []
    return [_rich_text(item) for item in root.iter(_S + "si")]


def _rich_text(item: Element) -> str:
    """The text of all runs; the reading aids of phonetic runs (rPh) are left out."""
    pieces = []
    for child in item:
        if child.tag == _S + "t":
            pieces.append(child.text or "")
        elif child.tag == _S + "r":
            pieces.extend(text.text or "" for text in child.iter(_S + "t"))
    return "".join(pieces)


class _Formats(NamedTuple):
    """By the number of a cell's style: its number format (a code or a built-in number), and whether it has a frame."""

    numbers: list[str]
    framed: frozenset[int]


def _formats(styles: Element | None) -> _Formats:
    if styles is None:
        return _Formats([], frozenset())
    codes = {node.get("numFmtId", ""): node.get("formatCode", "") for node in styles.iter(_S + "numFmt")}
    formats = styles.find(_S + "cellXfs")
    if formats is None:
        return _Formats([], frozenset())
    borders = styles.find(_S + "borders")
    drawn = {
        str(number)
        for number, border in enumerate(borders if borders is not None else ())
        if any(side.get("style", "none") != "none" for side in border)
    }
    cells = list(formats.iter(_S + "xf"))
    numbers = [node.get("numFmtId", "0") for node in cells]
    framed = frozenset(index for index, node in enumerate(cells) if node.get("borderId", "0") in drawn)
    return _Formats([codes.get(number, number) for number in numbers], framed)


def _grid(root: Element, sheet: str, strings: list[str], formats: _Formats, budget: Budget) -> Grid | None:
    """The used area: cells that hold something, and the framed blank rows right below them."""
    merged = _merged(root, budget)
    hidden_places = {
        (row, column)
        for (top, left), (bottom, right) in merged.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(merged)
    texts: dict[tuple[int, int], str] = {}
    framed_rows: set[int] = set()
    row = 0
    for line in root.iter(_S + "row"):
        row = _small(line.get("r"), row + 1)
        column = 0
        for cell in line.iter(_S + "c"):
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column_number(match[1]) if match is not None else column + 1
            if row > _LAST_ROW or column > _LAST_COLUMN:
                raise DamagedDocument(f"the sheet {sheet} has a cell outside any sheet")
            budget.spend_cells(1)
            text = _text(cell, strings, formats.numbers)
            if _small(cell.get("s"), 0) in formats.framed:
                framed_rows.add(row)
            if text and (row, column) not in hidden_places:
                texts[(row, column)] = text
    if not texts:
        return None
    top, left = min(place[0] for place in texts), min(place[1] for place in texts)
    bottom, right = max(place[0] for place in texts), max(place[1] for place in texts)
    last = bottom
    while bottom in framed_rows and bottom + 1 in framed_rows and bottom - last < _MOST_BLANK_ROWS:
        bottom += 1
    budget.spend_cells((bottom - top + 1) * (right - left + 1))
    rows = []
    for number in range(top, bottom + 1):
        cells = []
        for column in range(left, right + 1):
            if (number, column) in hidden_places:
                continue
            last_row, last_column = merged.get((number, column), (number, column))
            spans = (min(last_row, bottom) - number + 1, min(last_column, right) - column + 1)
            place = Place(sheet=sheet, cell=f"{_letters(column)}{number}")
            cells.append(Cell(texts.get((number, column), ""), number - top, column - left, *spans, place))
        rows.append(tuple(cells))
    return Grid(tuple(rows), Place(sheet=sheet, cell=f"{_letters(left)}{top}"))


def _merged(root: Element, budget: Budget) -> dict[tuple[int, int], tuple[int, int]]:
    """The merged areas: the first place of each and the last."""
    areas = {}
    for node in root.iter(_S + "mergeCell"):
        first, _, last = node.get("ref", "").partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if begin is None or end is None:
            continue
        top, bottom = int(begin[2]), int(end[2])
        left, right = _column_number(begin[1]), _column_number(end[1])
        budget.spend_cells(max(bottom - top + 1, 1) * max(right - left + 1, 1))
        areas[(top, left)] = (bottom, right)
    return areas


def _text(cell: Element, strings: list[str], formats: list[str]) -> str:
    """What the cell shows. Raises `DamagedDocument` for a reference to a text that is not there."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_S + "is")
        return _rich_text(inline).strip() if inline is not None else ""
    value = cell.find(_S + "v")
    stored = (value.text or "").strip() if value is not None else ""
    if not stored:
        return ""
    if kind == "s":
        index = _small(stored, -1)
        if not 0 <= index < len(strings):
            raise DamagedDocument("a cell refers to a text that the workbook does not hold")
        return strings[index].replace("\r\n", "\n").strip()
    if kind != "n":
        return stored
    style = _small(cell.get("s"), 0)
    return _number(stored, formats[style] if 0 <= style < len(formats) else "0")


def _number(stored: str, number_format: str) -> str:
    """A stored number as printed: integers without .0, decimals exact, per cents and dates as shown."""
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > _SIGNIFICANT + 5:
        return stored
    day = shown_as_date(value, number_format)
    if day is not None:
        return day
    if shown_as_percent(number_format):
        return f"{_plain(value * 100)}%"
    return _plain(value)


def _plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal(1).scaleb(min(value.adjusted(), _SIGNIFICANT - 1) - _SIGNIFICANT + 1))
    text = f"{rounded:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _small(text: str | None, default: int) -> int:
    stripped = (text or "").strip()
    return int(stripped) if stripped.isascii() and stripped.isdigit() and len(stripped) < 10 else default


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
