"""Tables without lines: rows whose parts stand one below the other, as far as that is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gisbot.documents.pdf_flow import Flow, Item
from gisbot.documents.pdf_lines import TextLine
from gisbot.model.document import Cell, Grid
from gisbot.model.place import Place

_COLUMN_GAP = 1.5
"""The gap, in full characters, that parts two columns."""

_NUMBERS = re.compile(r"\d\s+\d")
"""Two values that stand too close together to be told apart by the gap alone."""

_LEAST_COLUMNS = 3
_LEAST_ROWS = 3
_WIDEST_PITCH = 3.0

Columns = list[tuple[float, float]]


def runs(lines: Sequence[Item], flow: Flow) -> Iterator[list[Item]]:
    """`lines` cut into runs: lines of several parts close below each other, and what stands between them."""
    run: list[Item] = []
    run_is_rows = False
    for item in lines:
        is_row = len(_parts(item, flow)) > 1
        if run and (is_row != run_is_rows or (is_row and not _is_below(run[-1], item))):
            yield run
            run = []
        run.append(item)
        run_is_rows = is_row
    if run:
        yield run


def aligned_grid(run: Sequence[Item], flow: Flow, table: int) -> Grid | None:
    """The grid that the rows of `run` make; None when they do not all stand in the same columns."""
    parts = [_parts(item, flow) for item in run]
    most = max(len(row) for row in parts)
    if most < _LEAST_COLUMNS or sum(len(row) == most for row in parts) < _LEAST_ROWS:
        return None
    columns = _columns([part for row in parts if len(row) == most for part in row])
    if len(columns) != most:
        return None
    rows = []
    for index, (item, row) in enumerate(zip(run, parts, strict=True)):
        texts = [""] * most
        for part in row:
            places = [number for number, (x0, x1) in enumerate(columns) if part.x0 < x1 and part.x1 > x0]
            if len(places) != 1 or texts[places[0]]:
                return None
            if _NUMBERS.search(part.text):
                return None
            texts[places[0]] = part.text
        place = Place(page=item.page, table=table, row=index + 1)
        rows.append(tuple(Cell(text, index, column, place=place) for column, text in enumerate(texts)))
    return Grid(tuple(rows), Place(page=run[0].page, table=table))


def _parts(item: Item, flow: Flow) -> list[TextLine]:
    if not isinstance(item.content, TextLine):
        raise TypeError("only lines are looked at for columns")
    return item.content.segments(_COLUMN_GAP * max(flow.em, 1.0))


def _is_below(before: Item, after: Item) -> bool:
    if before.page != after.page:
        return False
    height = before.content.bottom - before.top
    return after.top - before.top < _WIDEST_PITCH * max(height, 1.0)


def _columns(parts: list[TextLine]) -> Columns:
    """The stretches that the parts cover, from left to right."""
    columns: Columns = []
    for part in sorted(parts, key=lambda part: part.x0):
        if columns and part.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.x1))
        else:
            columns.append((part.x0, part.x1))
    return columns
