"""Tables whose rows are a tree: the statistics table of 2014-2018 and section three since 2019."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from gisbot.catalog.forms import Form, FormColumn, Layout
from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind
from gisbot.reports.cells import CellValue, is_value, read_cell
from gisbot.reports.labels import LabelMatcher, compact, parse_label
from gisbot.reports.patterns import LABEL_NUMBER
from gisbot.reports.rows import (
    LEAST_LOST_ENDS,
    PrintedCell,
    PrintedRow,
    PrintedTable,
    RowTracker,
    TableEntry,
    TableReading,
    fit_values,
    has_no_blanks,
    is_counted,
    loses_its_end,
    merged_side,
    surplus_of,
)

_LEAST_JOINED = 8


def read_tree_table(table: PrintedTable, form: Form, reading: Reading) -> TableReading:
    """The figures of a LIST or MATRIX table, read as `form`."""
    reader = _TreeReader(table, form, reading, lost_ends=False)
    reader.read_all()
    if reader.short >= LEAST_LOST_ENDS or reader.surpluses:
        usual = reader.surpluses.most_common(1)[0][0] if reader.surpluses else None
        reader = _TreeReader(table, form, reading, lost_ends=reader.short >= LEAST_LOST_ENDS, surplus=usual)
        reader.read_all()
    return reader.result


class _TreeReader:
    def __init__(
        self, table: PrintedTable, form: Form, reading: Reading, *, lost_ends: bool, surplus: int | None = None
    ) -> None:
        block = form.blocks[0]
        self.result = TableReading(form.id)
        self._table, self._form, self._reading = table, form, reading
        self._lost_ends, self._surplus = lost_ends, surplus
        self.surpluses: Counter[int] = Counter()
        """How many places more the rows have than their values and merged cells take."""
        self.short = 0
        """How many rows lack just one cell at their end."""
        values = [self._behind_labels(row) for row in table.rows]
        self._side = merged_side(values, len(block.columns))
        self._no_blanks = has_no_blanks(values, len(block.columns))
        self._rows, self._columns = block.rows, block.columns
        self._tracker = RowTracker(block.rows, reading)
        self._heads = LabelMatcher(tuple((column.label, *column.also) for column in block.columns), reading)
        self._header = LabelMatcher(tuple((word,) for word in form.header), reading)
        self._printed_columns: dict[str, str] = {}
        self._list_columns: tuple[str, ...] = ()
        self._indexes: dict[int, int] = {}
        self._units = frozenset(row.unit for row in block.rows if row.unit is not None)

    def _behind_labels(self, row: PrintedRow) -> tuple[PrintedCell, ...]:
        """The cells behind the last one that is no value."""
        labels = [place for place, cell in enumerate(row.cells) if not is_value(cell.text, self._reading)]
        return row.cells[labels[-1] + 1 :] if labels else ()

    def read_all(self) -> None:
        """Take in the table."""
        for row in self._table.rows:
            self.read(row)
        self.finish()

    def read(self, row: PrintedRow) -> None:
        """Take in one row, in printed order."""
        joined = next((cell for cell in row.cells if self._joins_rows(cell.text)), None)
        if joined is not None:
            printed = compact(joined.text)
            self.result.note("row.joined", f"two rows run together: {printed}", self._table, row, found=printed)
            return
        index, position = self._leaf(row)
        if index is None:
            self._unknown(row)
            return
        if self._is_header(row) and not self._values_after(row, position):
            return
        values = row.cells[position + 1 :]
        if self._is_new_label(values):
            self._unknown(row)
        elif self._form.layout is Layout.LIST:
            self._read_list(row, index, values)
        else:
            self._read_matrix(row, index, values)

    def _joins_rows(self, text: str) -> bool:
        label = parse_label(text, self._reading)
        if len(label.bare) >= _LEAST_JOINED and (label.text[-1:].isdecimal() or self._holds_a_value(label.text)):
            return True
        return len(label.bare) >= _LEAST_JOINED and not self._tracker.knows(label) and self._tracker.is_two_rows(text)

    def _holds_a_value(self, text: str) -> bool:
        """Whether a label swallowed the unit and the number of its row (…建设维万元12.35护等…)."""
        folded = self._reading.fold(text)
        return any(
            folded[at + len(unit) : at + len(unit) + 1].isdecimal()
            for unit in self._units
            if (at := folded.find(unit)) >= 0
        )

    def finish(self) -> None:
        """Give the rows that stand before their parent's label (one centred over its rows) that label as printed."""
        for place, index in self._indexes.items():
            entry = self.result.entries[place]
            path = self._tracker.path(index)
            if path == entry.figure.path:
                continue
            evidence = replace(entry.figure.evidence, section=self._section(path))
            self.result.entries[place] = replace(entry, figure=replace(entry.figure, path=path, evidence=evidence))

    def _section(self, path: tuple[str, ...]) -> str:
        return " / ".join(part for part in (self._table.section, *path[:-1]) if part)

    def _leaf(self, row: PrintedRow) -> tuple[int | None, int]:
        """The form row that the last known label of a printed row means, and where that label stands."""
        found, position = None, -1
        for place, cell in enumerate(row.cells):
            if not cell.text.strip() or is_value(cell.text, self._reading) or self._is_unit(cell.text):
                continue
            if self._is_head(cell.text):
                continue
            index = self._tracker.place(cell.text)
            if index is None and place > position + 1 and found is not None:
                break
            if index is None:
                index = self._place_glued(cell.text)
            if index is not None:
                found, position = index, place
        return found, position

    def _is_new_label(self, values: tuple[PrintedCell, ...]) -> bool:
        """Whether an unknown label, with its own values, stands behind a known one."""
        most = 2 if self._form.layout is Layout.LIST else len(self._columns)
        return len(values) > most and not is_value(values[0].text, self._reading) and not self._is_unit(values[0].text)

    def _is_head(self, text: str) -> bool:
        """Whether `text` is a label of the header and of no row, or, without a number, of none that may stand here."""
        label = parse_label(text, self._reading)
        if not self._heads.exact(label) and not self._header.exact(label):
            return False
        return not self._tracker.knows(label) or (not label.number and not self._tracker.expects(label))

    def _place_glued(self, text: str) -> int | None:
        """A label that was glued to its parent's (三、本年度办理结果（一）予以公开)."""
        printed = compact(text)
        folded = self._reading.fold(printed)
        for cut in range(2, len(printed) - 2):
            if LABEL_NUMBER.match(folded, cut) and self._tracker.place(printed[:cut]) is not None:
                return self._tracker.place(printed[cut:])
        return None

    def _values_after(self, row: PrintedRow, position: int) -> bool:
        return any(is_value(cell.text, self._reading) and cell.text.strip() for cell in row.cells[position + 1 :])

    def _is_unit(self, text: str) -> bool:
        return self._reading.fold(compact(text)) in self._reading.cells.units

    def _is_header(self, row: PrintedRow) -> bool:
        labels = [parse_label(cell.text, self._reading) for cell in row.cells if cell.text.strip()]
        heads = [label for label in labels if self._heads.exact(label) or self._header.exact(label)]
        if self._form.layout is Layout.LIST:
            if len(heads) < 2:
                return False
            self._list_columns = self._value_columns(row)
            return True
        labels = [label for label in labels if not label.number]
        heads = [label for label in heads if not label.number]
        for label in labels:
            for index in self._heads.exact(label):
                self._printed_columns.setdefault(self._columns[index].label, label.text)
            for index in self._header.exact(label):
                self._printed_columns.setdefault(self._form.header[index], label.text)
        return bool(heads) and not any(is_value(cell.text, self._reading) and cell.text.strip() for cell in row.cells)

    def _value_columns(self, row: PrintedRow) -> tuple[str, ...]:
        """The header's labels behind those of the indicator and the unit."""
        known = [
            place for place, cell in enumerate(row.cells)
            if any(index < 2 for index in self._header.exact(parse_label(cell.text, self._reading)))
        ]  # fmt: skip
        start = known[-1] + 1 if known else 1
        return tuple(compact(cell.text) for cell in row.cells[start:] if cell.text.strip())

    def _unknown(self, row: PrintedRow) -> None:
        """A row that the form does not have: its numbers are kept without a metric."""
        labels = [
            (place, cell) for place, cell in enumerate(row.cells) if not is_value(cell.text, self._reading)
            and not self._is_unit(cell.text)
        ]  # fmt: skip
        if not labels or self._is_header(row) or self._is_head(labels[-1][1].text):
            return
        position, label = labels[-1]
        values = row.cells[position + 1 :]
        if self._form.layout is Layout.LIST:
            units, values = self._split_unit(values)
            pairs: list[tuple[FormColumn | None, PrintedCell]] = [(None, cell) for cell in values[:1]]
        else:
            units = None
            fitted = fit_values(values, len(self._columns), lost_ends=self._lost_ends, tail=row.tail)
            pairs = list(zip(self._columns, fitted, strict=True)) if fitted is not None else []
        numbers = [(column, cell, read_cell(cell.text, self._reading)) for column, cell in pairs]
        if not any(value.state is CellState.NUMBER for _, _, value in numbers):
            return
        printed = compact(label.text)
        self.result.unknown += 1
        self.result.note("row.unknown", f"unknown row {printed}", self._table, row, found=printed)
        path = (*self._tracker.parents_now(), printed)
        for column, cell, value in numbers:
            unit = value.unit or units or (column.unit if column is not None else None)
            self._add(row, cell, path, column, value, unit, None, None)

    def _read_list(self, row: PrintedRow, index: int, values: tuple[PrintedCell, ...]) -> None:
        form_row = self._rows[index]
        if row.tail is not None:
            values = (*values, *[PrintedCell("", None, row.location)] * row.tail.places)
        printed_unit, cells = self._split_unit(values)
        if not cells:
            return
        if any(self._is_unit(cell.text) for cell in cells):
            self.result.note_count(cells, 1, self._table, row)
            return
        if printed_unit is None and len(values) == 1 and not values[0].text.strip() and is_counted(values):
            return
        filled = [cell for cell in cells if cell.text.strip()]
        if not form_row.numbered:
            if not any(read_cell(cell.text, self._reading).state is CellState.NUMBER for cell in filled):
                return
        elif not self._first_time(index, row):
            return
        while len(cells) > max(1, len(self._list_columns)) and not cells[-1].text.strip():
            cells = cells[:-1]
        unit = printed_unit or form_row.unit
        path = self._tracker.path(index)
        names = self._list_columns if len(cells) > 1 else ()
        if len(cells) > 1 and len(names) != len(cells):
            self.result.note(
                "column.count", "more values than columns", self._table, row, expected="1", found=str(len(cells))
            )
            return
        for place, cell in enumerate(cells):
            value = read_cell(cell.text, self._reading)
            column = names[place] if names else None
            self._add(row, cell, path, None, value, value.unit or unit, form_row.metric, index, column)

    def _split_unit(self, values: tuple[PrintedCell, ...]) -> tuple[str | None, tuple[PrintedCell, ...]]:
        """The unit cell and the value cells behind it; a unit column may be blank or missing."""
        if not values:
            return None, values
        first = values[0]
        if len(values) > 2 and self._has_number(first) and self._is_unit(values[1].text):
            first, values = values[1], values[1:]
        if self._is_unit(first.text):
            return self._reading.fold(compact(first.text)), values[1:]
        if len(values) > 1 and not self._has_number(first) and len(values) > len(self._list_columns):
            text = compact(first.text)
            is_text = bool(text) and not is_value(first.text, self._reading)
            return (text if is_text else None), values[1:]
        return None, values

    def _has_number(self, cell: PrintedCell) -> bool:
        return read_cell(cell.text, self._reading).state is CellState.NUMBER

    def _read_matrix(self, row: PrintedRow, index: int, values: tuple[PrintedCell, ...]) -> None:
        form_row = self._rows[index]
        if not any(cell.text.strip() for cell in values) and not form_row.numbered:
            return
        if not values and row.tail is None:
            return
        merged = max(other.depth for other in self._rows) - form_row.depth
        fitted = fit_values(
            values,
            len(self._columns),
            lost_ends=self._lost_ends,
            tail=row.tail,
            merged=merged,
            side=self._side,
            no_blanks=self._no_blanks,
            surplus=self._surplus,
        )
        more = surplus_of(values, len(self._columns), row.tail, merged) if row.tail is not None else None
        self.surpluses.update([] if more is None else [more])
        if not form_row.numbered and (fitted is None or not any(self._has_number(cell) for cell in fitted)):
            return
        if not self._first_time(index, row):
            return
        if fitted is None:
            self.short += loses_its_end(values, len(self._columns))
            self.result.note_count(values, len(self._columns), self._table, row)
            return
        path = self._tracker.path(index)
        for column, cell in zip(self._columns, fitted, strict=True):
            value = read_cell(cell.text, self._reading)
            metric = form_row.metric_in(column)
            self._add(row, cell, path, column, value, value.unit or column.unit, metric, index)

    def _first_time(self, index: int, row: PrintedRow) -> bool:
        if (0, index) in self.result.met:
            label = self._rows[index].label
            self.result.note("row.repeated", f"the row {label} occurs twice", self._table, row, found=label)
            return False
        self.result.met.add((0, index))
        return True

    def _add(
        self,
        row: PrintedRow,
        cell: PrintedCell,
        path: tuple[str, ...],
        column: FormColumn | None,
        value: CellValue,
        unit: str | None,
        metric: str | None,
        index: int | None,
        column_name: str | None = None,
    ) -> None:
        if column is not None:
            names = (self._printed_columns.get(name, name) for name in (*column.parents, column.label))
            column_name = "/".join(names)
        if value.state is CellState.TEXT:
            self.result.note("cell.text", f"a value cell holds {value.raw!r}", self._table, row, found=value.raw)
        location = cell.location if "!" in cell.location else row.location
        figure = Figure(
            metric=metric,
            path=path,
            column=column_name,
            value=value.value,
            raw=value.raw,
            unit=unit,
            kind=FigureKind.TABLE,
            state=value.state,
            evidence=Evidence(self._section(path), row.quote, location),
            approximate=value.approximate,
            subject=path[-1],
            percent=value.percent,
            form=self._form.id,
        )
        row_metric = self._rows[index].metric if index is not None else None
        column_id = column.id if column is not None else column_name
        if index is not None:
            self._indexes[len(self.result.entries)] = index
        self.result.entries.append(TableEntry(figure, self._form.id, row_metric, column_id))
