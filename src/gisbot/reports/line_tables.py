"""Section four since 2019: one row of fifteen numbers under a tree of columns."""

from __future__ import annotations

from dataclasses import replace

from gisbot.catalog.forms import Form, FormColumn
from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind
from gisbot.reports.cells import is_value, read_cell
from gisbot.reports.labels import LabelMatcher, compact, parse_label
from gisbot.reports.rows import PrintedCell, PrintedRow, PrintedTable, TableEntry, TableReading, fit_values


def read_line_table(table: PrintedTable, form: Form, reading: Reading) -> TableReading:
    """The figures of a LINE table, read as `form`; its printed header must have the form's columns."""
    columns = form.blocks[0].columns
    result = TableReading(form.id)
    leaves = tuple(dict.fromkeys(column.label for column in columns))
    heads = LabelMatcher(tuple((label,) for label in (*form.header, *leaves)), reading)
    printed: dict[str, str] = {}
    for row in table.rows:
        labels = [parse_label(cell.text, reading) for cell in row.cells if cell.text.strip()]
        known = [(label, found[0]) for label in labels if (found := heads.exact(label))]
        if known:
            names = (*form.header, *leaves)
            for label, index in known:
                printed.setdefault(names[index], label.text)
            continue
        is_blank = not any(cell.text.strip() for cell in row.cells)
        if is_blank and (not printed or row is not table.rows[-1]):
            continue
        if not all(is_value(cell.text, reading) for cell in row.cells):
            _take_text_row(row, table, form, reading, result)
            continue
        if result.met:
            if any(cell.text.strip() for cell in row.cells):
                result.note("row.repeated", "a second row of values", table, row, found=row.quote)
            continue
        _take(row, table, form, reading, result, printed)
    return result


def _take_text_row(row: PrintedRow, table: PrintedTable, form: Form, reading: Reading, result: TableReading) -> None:
    """A row with text in it: values behind a leading label count, anything else is told and left."""
    values = row.cells[1:]
    columns = form.blocks[0].columns
    if len(values) == len(columns) and all(is_value(cell.text, reading) for cell in values) and not result.met:
        _take(replace(row, cells=values), table, form, reading, result, {})
    elif sum(1 for cell in row.cells if read_cell(cell.text, reading).state is CellState.NUMBER) > len(columns) // 2:
        result.note("row.unknown", "a row of values with text in it", table, row, found=row.quote)


def _take(
    row: PrintedRow,
    table: PrintedTable,
    form: Form,
    reading: Reading,
    result: TableReading,
    printed: dict[str, str],
) -> None:
    columns = form.blocks[0].columns
    fitted = fit_values(row.cells, len(columns), tail=row.tail, merged=0)
    if fitted is None:
        if any(cell.text.strip() for cell in row.cells):
            result.note_count(row.cells, len(columns), table, row)
        return
    take_columns(columns, fitted, row, table, form, reading, result, printed)


def take_columns(
    columns: tuple[FormColumn, ...],
    fitted: tuple[PrintedCell, ...],
    row: PrintedRow,
    table: PrintedTable,
    form: Form,
    reading: Reading,
    result: TableReading,
    printed: dict[str, str],
) -> None:
    """Keep the values of some columns, one for each; `printed` are the labels as the table has them."""
    result.met.add((0, 0))
    for column, cell in zip(columns, fitted, strict=True):
        value = read_cell(cell.text, reading)
        if value.state is CellState.TEXT:
            result.note("cell.text", f"a value cell holds {value.raw!r}", table, row, found=value.raw)
        names = tuple(printed.get(name, compact(name)) for name in (*column.parents, column.label))
        figure = Figure(
            metric=column.metric,
            path=(),
            column="/".join(names),
            value=value.value,
            raw=value.raw,
            unit=value.unit or column.unit,
            kind=FigureKind.TABLE,
            state=value.state,
            evidence=Evidence(
                " / ".join(part for part in (table.section, *names) if part),
                row.quote,
                cell.location if "!" in cell.location else row.location,
            ),
            approximate=value.approximate,
            subject="/".join(names),
            percent=value.percent,
            form=form.id,
        )
        result.entries.append(TableEntry(figure, form.id, column.metric, column.id))
