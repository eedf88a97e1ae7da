"""Ruled tables into grids; the parts of one table on following pages are joined.

A row, or a label that goes down over rows, may be cut by the page's edge ("（四）无" + "法提供"), with or
without a line drawn there. Parts are joined by position and by what can belong together, never by text alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gisbot.documents.patterns import ROW_START
from gisbot.documents.pdf_grid import PageCell, PageGrid
from gisbot.model.document import Cell, Grid
from gisbot.model.place import Place

_SAME_EDGE = 4.0
_ROOM_FOR_MORE = 2.5
_MOST_HEADER_ROWS = 6
_LONGEST_UNIT = 2
_NUMERIC = re.compile(r"[+-]?[\d,.，]+%?|[-—–/\\]+")


@dataclass(slots=True)
class _Joined:
    """A cell of the table as joined so far. `full` says that its last line leaves no room for more."""

    x0: float
    x1: float
    text: str
    row: int
    rowspan: int
    full: bool

    @property
    def is_numeric(self) -> bool:
        return _NUMERIC.fullmatch(self.text.strip()) is not None

    @property
    def is_label(self) -> bool:
        return bool(self.text) and not self.is_numeric

    @property
    def is_numbered(self) -> bool:
        return ROW_START.match("".join(self.text.split())) is not None

    def same_columns(self, other: _Joined) -> bool:
        return abs(self.x0 - other.x0) <= _SAME_EDGE and abs(self.x1 - other.x1) <= _SAME_EDGE


@dataclass(slots=True)
class _Row:
    """A row as joined so far, and the pages it stands on."""

    cells: list[_Joined]
    page: int
    last_page: int


def continues(before: tuple[int, PageGrid], after: tuple[int, PageGrid]) -> bool:
    """Whether two tables with nothing between them are one: on the same edges, over a page's end or touching."""
    (page, upper), (next_page, lower) = before, after
    if abs(upper.xs[0] - lower.xs[0]) > _SAME_EDGE or abs(upper.xs[-1] - lower.xs[-1]) > _SAME_EDGE:
        return False
    return next_page == page + 1 or (next_page == page and lower.top - upper.bottom <= 2 * _SAME_EDGE)


def joined(parts: Sequence[tuple[int, PageGrid]], table: int) -> Grid:
    """The grid of a table with the number `table` whose `parts` stand on following pages."""
    rows: list[_Row] = []
    open_edge = False
    for page, part in parts:
        new = _rows_of(part, page)
        if rows:
            new = _from_row(new, _repeated_header(rows, new))
            _append(rows, new, open_edge=open_edge or part.open_top)
        else:
            rows = new
        open_edge = part.open_bottom
    return _grid(rows, table)


def _rows_of(part: PageGrid, page: int) -> list[_Row]:
    rows = []
    edges = part.ys[:-1]
    for index, line in enumerate(part.rows):
        cells = []
        for cell in line:
            span = bisect_left(edges, cell.bottom - 0.1) - bisect_left(edges, cell.top - 0.1)
            cells.append(_Joined(cell.x0, cell.x1, cell.text, index, max(span, 1), _is_full(cell)))
        rows.append(_Row(cells, page, page))
    return rows


def _is_full(cell: PageCell) -> bool:
    if not cell.chars:
        return False
    if len(cell.chars) == 1:
        char = cell.chars[0]
        return _is_line_full(char.x0 - cell.x0, cell.x1 - char.x1, char.bottom - char.top)
    lowest = max(char.bottom for char in cell.chars)
    last = [char for char in cell.chars if char.bottom > lowest - 0.6 * (char.bottom - char.top)]
    before, after = min(char.x0 for char in last) - cell.x0, cell.x1 - max(char.x1 for char in last)
    return _is_line_full(before, after, max(char.bottom - char.top for char in last))


def _is_line_full(before: float, after: float, height: float) -> bool:
    """Whether a line with so much room before and after it has none for another character."""
    is_indented = before > after + height
    return (after if is_indented else before + after) < _ROOM_FOR_MORE * height


def _repeated_header(rows: list[_Row], new: list[_Row]) -> int:
    """How many of the `new` rows repeat the first ones of the table."""
    count = 0
    for old, again in zip(rows[:_MOST_HEADER_ROWS], new[:_MOST_HEADER_ROWS], strict=False):
        texts = [_squeezed(cell.text) for cell in old.cells]
        if texts != [_squeezed(cell.text) for cell in again.cells] or not any(cell.is_label for cell in old.cells):
            break
        if any(cell.is_numeric for cell in old.cells):
            break
        count += 1
    return count if count < len(new) else 0


def _from_row(new: list[_Row], first: int) -> list[_Row]:
    """The rows from `first` on, which becomes row 0."""
    for row in new[first:]:
        for cell in row.cells:
            cell.row -= first
    return new[first:]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _append(rows: list[_Row], new: list[_Row], *, open_edge: bool) -> None:
    """Add the rows of the next page; what the page's edge cut is put together first."""
    if not new:
        return
    bottom = [cell for row in rows for cell in row.cells if cell.row + cell.rowspan >= len(rows)]
    pairs = [(above, cell) for cell in new[0].cells for above in bottom if above.same_columns(cell)]
    if len(pairs) == len(new[0].cells) and _is_cut(pairs, rows[-1], open_edge=open_edge):
        rows[-1].last_page = new[0].page
        for above, cell in pairs:
            above.text = "\n".join(text for text in (above.text, cell.text) if text)
            above.rowspan += cell.rowspan - 1
        offset = len(rows) - 1
        new = new[1:]
    else:
        offset = len(rows)
        for above, cell in pairs:
            if _label_goes_on(above, cell, new[0].cells):
                above.text = "\n".join(text for text in (above.text, cell.text) if text)
                above.rowspan += cell.rowspan
                new[0].cells.remove(cell)
    for row in new:
        for cell in row.cells:
            cell.row += offset
    rows.extend(new)


def _is_cut(pairs: list[tuple[_Joined, _Joined]], last: _Row, *, open_edge: bool) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    below = [cell for _, cell in pairs]
    own = [above for above, _ in pairs if above in last.cells]
    if not any(cell.text for cell in below) or not any(above.text for above in own):
        return True
    if any(above.text and cell.text and (above.is_numeric or cell.is_numeric) for above, cell in pairs):
        return False
    labels = [(above, cell) for above, cell in pairs if cell.is_label]
    if any(cell.is_numbered for _, cell in labels):
        return False
    if any(above.text and not above.full for above, cell in labels):
        return False
    if not labels:
        return open_edge or not any(above.is_numeric for above, _ in pairs)
    return open_edge or any(above.is_numbered for above, _ in labels)


def _label_goes_on(above: _Joined, cell: _Joined, row: list[_Joined]) -> bool:
    """Whether a cell at the head of a page belongs to the label above it, which goes down over several rows."""
    beside = [other for other in row if other.x0 >= cell.x1 - _SAME_EDGE and len(other.text) > _LONGEST_UNIT]
    beside = [other for other in beside if other.is_label]
    if not beside or above.is_numeric or cell.is_numeric:
        return False
    if not cell.text:
        return bool(above.text)
    return above.is_numbered and not cell.is_numbered and any(other.is_numbered for other in beside)


def _grid(rows: list[_Row], table: int) -> Grid:
    edges = _edges([edge for row in rows for cell in row.cells for edge in (cell.x0, cell.x1)])

    @cache
    def column(x: float) -> int:
        return min(range(len(edges)), key=lambda index: abs(edges[index] - x))

    built = []
    for index, row in enumerate(rows):
        last_page = row.last_page if row.last_page != row.page else None
        place = Place(page=row.page, last_page=last_page, table=table, row=index + 1)
        line = []
        for cell in row.cells:
            first = column(cell.x0)
            line.append(Cell(cell.text, index, first, cell.rowspan, max(column(cell.x1) - first, 1), place))
        built.append(tuple(line))
    last = rows[-1].last_page
    return Grid(tuple(built), Place(page=rows[0].page, last_page=last if last != rows[0].page else None, table=table))


def _edges(values: list[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _SAME_EDGE:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]
