"""Tables of no known form: their numbers are kept with the printed labels, and without a metric."""

from __future__ import annotations

from collections.abc import Iterator

from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind
from gisbot.reports.cells import is_value, read_cell
from gisbot.reports.labels import compact
from gisbot.reports.rows import PrintedRow, PrintedTable

_MOST_ROWS = 400


def read_other_table(table: PrintedTable, reading: Reading) -> Iterator[Figure]:
    """A figure for every number in a row that begins with a label."""
    header: tuple[str, ...] = ()
    for row in table.rows[:_MOST_ROWS]:
        texts = [cell.text for cell in row.cells]
        if not any(read_cell(text, reading).state is CellState.NUMBER for text in texts):
            header = tuple(compact(text) for text in texts)
            continue
        yield from _figures(row, texts, header, table, reading)


def _figures(
    row: PrintedRow, texts: list[str], header: tuple[str, ...], table: PrintedTable, reading: Reading
) -> Iterator[Figure]:
    labels = [place for place, text in enumerate(texts) if text.strip() and not is_value(text, reading)]
    units = [place for place in labels if reading.fold(compact(texts[place])) in reading.cells.units]
    labels = [place for place in labels if place not in units]
    if not labels:
        return
    label = compact(texts[labels[0]])
    unit = compact(texts[units[0]]) if units else None
    for place, cell in enumerate(row.cells):
        value = read_cell(cell.text, reading)
        if value.state is not CellState.NUMBER or place < labels[0]:
            continue
        column = header[place] if len(header) == len(texts) else None
        yield Figure(
            metric=None,
            path=(label,),
            column=column or None,
            value=value.value,
            raw=value.raw,
            unit=value.unit or unit,
            kind=FigureKind.TABLE,
            state=value.state,
            evidence=Evidence(table.section, row.quote, cell.location if "!" in cell.location else row.location),
            approximate=value.approximate,
            subject=label,
            percent=value.percent,
        )
