"""The rows of a grid as a table means them: those that a page cut in two made whole, and no column that is
empty or of units."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from gisbot.catalog.forms import Layout
from gisbot.model.document import Cell, Grid
from gisbot.reports.rows import PrintedRow, printed_rows
from gisbot.reports.tables import FormVotes

_LEAST_ROWS = 3

_Row = tuple[Cell, ...]


def grid_rows(grid: Grid, votes: FormVotes) -> tuple[PrintedRow, ...]:
    """The printed rows of a grid."""
    rows = tuple(row for row in _without_empty_column(_whole(grid.rows, votes), votes) if row)
    column = _unit_column(rows, votes)
    if column is None:
        return printed_rows(replace(grid, rows=rows))
    units = ["".join(cell.text for cell in row if cell.column == column) for row in rows]
    bare = tuple(tuple(cell for cell in row if cell.column != column) for row in rows)
    return tuple(
        replace(printed, unit="".join(unit.split()))
        for row, unit in zip(bare, units, strict=True)
        for printed in printed_rows(replace(grid, rows=(row,)))
    )


def _whole(rows: tuple[_Row, ...], votes: FormVotes) -> tuple[_Row, ...]:
    """The rows, with the two halves of one joined whose label goes on at the head of the next page."""
    if not any(before and after and _page(before) < _page(after) for before, after in pairwise(rows)):
        return rows
    whole: list[_Row] = []
    for row in rows:
        joined = (
            _joined(whole[-1], row, votes) if whole and whole[-1] and row and _page(whole[-1]) < _page(row) else None
        )
        if joined is not None:
            whole[-1] = joined
        else:
            whole.append(row)
    return tuple(whole)


def _page(row: _Row) -> int:
    place = row[0].place
    return place.last_page or place.page or 0


def _joined(above: _Row, below: _Row, votes: FormVotes) -> _Row | None:
    """A row and the rest of it, when that makes a label of the forms whole and no two cells are both filled."""
    by_column = {cell.column: cell for cell in above}
    labels: dict[int, str] = {}
    values: dict[int, str] = {}
    for cell in below:
        upper = by_column.get(cell.column)
        if upper is None or upper.colspan != cell.colspan:
            return None
        if upper.text.strip() and cell.text.strip():
            labels[cell.column] = f"{upper.text}\n{cell.text}"
        elif cell.text.strip():
            values[cell.column] = cell.text
    if len(labels) != 1:
        return None
    ((column, label),) = labels.items()
    if not votes.is_whole_label(label) or votes.is_whole_label(by_column[column].text):
        return None
    texts = labels | values
    last_page = below[0].place.last_page or below[0].place.page
    return tuple(
        replace(cell, text=texts.get(cell.column, cell.text), place=replace(cell.place, last_page=last_page))
        for cell in above
    )


def _without_empty_column(rows: tuple[_Row, ...], votes: FormVotes) -> tuple[_Row, ...]:
    """The rows without a last column that is blank in all of them, also beside the header's last label."""
    if len(rows) < _LEAST_ROWS or any(len(row) > 1 and row[-1].text.strip() for row in rows):
        return rows
    if not any(_is_header(row[:-1], votes) for row in rows):
        return rows
    return tuple(row[:-1] if len(row) > 1 else row for row in rows)


def _unit_column(rows: tuple[_Row, ...], votes: FormVotes) -> int | None:
    """The column that tells the unit of each row and nothing else, in a table of a form without one."""
    heads = {cell.column for row in rows for cell in row if votes.is_unit_head(cell.text) and cell.colspan == 1}
    if len(heads) != 1:
        return None
    layouts = {votes.of_text(cell.text) for row in rows for cell in row}
    if Layout.LIST in layouts or layouts == {None}:
        return None
    (column,) = heads
    told = [cell.text for row in rows for cell in row if cell.column == column and cell.text.strip()]
    units = [text for text in told if not votes.is_unit_head(text)]
    return column if units and all(map(votes.is_unit, units)) else None


def _is_header(row: _Row, votes: FormVotes) -> bool:
    """Whether a row holds labels only, its last cell too, and one that no row has."""
    texts = [cell.text for cell in row if cell.text.strip()]
    return (
        len(texts) > 1
        and bool(row[-1].text.strip())
        and all(votes.is_label(text) for text in texts)
        and not all(votes.is_row_label(text) for text in texts)
    )
