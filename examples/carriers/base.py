"""What every carrier offers: a draft written down as the bytes of a file, in one of several styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from examples.draft import Cell, Draft, Table


@dataclass(frozen=True, slots=True)
class Carrier:
    """A file type. `styles` are ways of writing it, the first the usual one; `tables_only` carries no prose;
    `metadata` says that the file tells its publication date outside the text.

    `blanks` names the styles in which a blank cell can be told from an absent one.
    """

    name: str
    suffix: str
    styles: tuple[str, ...]
    write: Callable[[Draft, str], bytes]
    tables_only: bool = False
    blanks: tuple[str, ...] = ()
    metadata: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its grid place, counted from 0."""

    cell: Cell
    row: int
    column: int


def placed_cells(table: Table) -> list[list[Placed]]:
    """The cells of each row with their grid columns, spans from above taken into account."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[Placed]] = []
    for row_index, row in enumerate(table.rows):
        column = 0
        placed: list[Placed] = []
        for cell in row:
            while (row_index, column) in taken:
                column += 1
            placed.append(Placed(cell, row_index, column))
            taken |= {
                (row_index + down, column + across) for down in range(cell.rowspan) for across in range(cell.colspan)
            }
            column += cell.colspan
        rows.append(placed)
    return rows


def full_grid(table: Table) -> list[list[str]]:
    """The table as a full grid of texts; places covered by a merged cell are empty."""
    grid = [[""] * len(table.widths) for _ in table.rows]
    for row in placed_cells(table):
        for placed in row:
            grid[placed.row][placed.column] = placed.cell.text
    return grid
