"""Section four where its one row of fifteen numbers was broken up: into several tables, or its header into pieces.

Met in real copies: a table for reviews and one or two for lawsuits, each under a heading or a label of its own; a pdf
whose header cells were torn apart over the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gisbot.catalog.forms import Form, FormColumn
from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState
from gisbot.reports.cells import is_value, read_cell
from gisbot.reports.labels import LabelMatcher, compact, parse_label
from gisbot.reports.line_tables import take_columns
from gisbot.reports.patterns import NOTE
from gisbot.reports.rows import PrintedRow, PrintedTable, TableReading


def read_parted_line(tables: Sequence[PrintedTable], form: Form, reading: Reading) -> TableReading | None:
    """The row of a LINE form out of tables that hold a part of it each; None unless all parts are there, once each."""
    groups = _groups(form)
    named: list[tuple[str, ...]] = []
    columns: list[FormColumn] = []
    result = TableReading(form.id)
    for table in tables:
        named += _named(table.section.rpartition(" / ")[2], groups, reading)
        for row in table.rows:
            if not _is_value_row(row, reading):
                for cell in row.cells:
                    named += _named(cell.text, groups, reading)
                continue
            part = _columns_of(named, form, len(row.cells))
            if part is None or any(column in columns for column in part):
                return None
            columns += part
            take_columns(tuple(part), row.cells, row, table, form, reading, result, {})
            named = []
    return result if len(columns) == len(form.blocks[0].columns) and result.entries else None


def read_bare_line(tables: Iterable[PrintedTable], form: Form, reading: Reading) -> TableReading | None:
    """The row of a LINE form below its caption whose header is in pieces; its sums must show that it is whole."""
    columns = form.blocks[0].columns
    captions = LabelMatcher(tuple((caption,) for caption in form.captions), reading)
    found = [
        (table, row)
        for table in tables
        if any(captions.exact(parse_label(part, reading)) for part in table.section.split(" / "))
        for row in table.rows
        if len(row.cells) == len(columns) and _is_value_row(row, reading)
    ]
    if len(found) != 1:
        return None
    table, row = found[0]
    numbers = [read_cell(cell.text, reading) for cell in row.cells]
    if any(number.state is not CellState.NUMBER for number in numbers):
        return None
    stated = {column.id: number.value for column, number in zip(columns, numbers, strict=True)}
    for identity in form.identities:
        left, right = ([stated.get(name) or Decimal(0) for name in side] for side in (identity.left, identity.right))
        if sum(left) != sum(right):
            return None
    result = TableReading(form.id)
    take_columns(columns, row.cells, row, table, form, reading, result, {})
    return result


def _groups(form: Form) -> tuple[tuple[str, ...], ...]:
    """The labels above the columns, the first ones alone too."""
    parents = dict.fromkeys(column.parents for column in form.blocks[0].columns)
    return tuple(dict.fromkeys([*parents, *((path[0],) for path in parents)]))


def _is_value_row(row: PrintedRow, reading: Reading) -> bool:
    return bool(row.cells) and all(cell.text.strip() and is_value(cell.text, reading) for cell in row.cells)


def _named(text: str, groups: tuple[tuple[str, ...], ...], reading: Reading) -> list[tuple[str, ...]]:
    """The groups of columns that a label names, in brackets too (行政诉讼（复议后起诉）)."""
    label = parse_label(text, reading).bare
    notes = [note.strip("()[]") for note in NOTE.findall(reading.fold(compact(text)))]
    return [group for group in groups if parse_label(group[-1], reading).bare in (label, *notes)]


def _columns_of(named: list[tuple[str, ...]], form: Form, count: int) -> list[FormColumn] | None:
    """The columns of the groups that were named; the narrowest names count, and they must be so many."""
    deepest = [group for group in named if not any(len(other) > len(group) and other[0] == group[0] for other in named)]
    part = [column for column in form.blocks[0].columns if any(column.parents[: len(g)] == g for g in deepest)]
    return part if len(part) == count else None
