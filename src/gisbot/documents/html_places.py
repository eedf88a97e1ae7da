"""Where the cells of a page's table stand."""

from __future__ import annotations

from functools import lru_cache

from gisbot.documents.bounds import Budget
from gisbot.documents.html_drafts import CellDraft
from gisbot.model.document import Cell, Grid
from gisbot.model.place import Place


def placed(rows: list[list[CellDraft]], table: int, budget: Budget) -> Grid:
    """Each cell at its place: to the right of what stands before it and of what spans down from above.

    A span that runs past the last row ends there; one of 0 runs to the last row.
    """
    spanned: dict[int, int] = {}
    grid: list[tuple[Cell, ...]] = []
    count = len(rows)
    for row, cells in enumerate(rows):
        place = _place(table, row + 1)
        line: list[Cell] = []
        append = line.append
        column = 0
        for text, rowspan, colspan in cells:
            while column in spanned and spanned[column] > row:
                column += 1
            if rowspan != 1:
                rowspan = min(rowspan or count, count - row)
                if rowspan > 1:
                    for spanning in range(column, column + colspan):
                        spanned[spanning] = row + rowspan
            append(Cell(text, row, column, rowspan, colspan, place))
            column += colspan
        budget.spend_cells(column)
        grid.append(tuple(line))
    return Grid(tuple(grid), _place(table, None))


@lru_cache(maxsize=4096)
def _place(table: int, row: int | None) -> Place:
    return Place(table=table, row=row)
