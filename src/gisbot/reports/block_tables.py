"""Section two since 2019: small tables under 第二十条第（…）项, each with its own header.

The form is told block by block from the printed columns, since real reports mix the two generations.
"""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.catalog.forms import Form, FormBlock, FormColumn, FormRow
from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Evidence, Figure, FigureKind
from gisbot.reports.cells import is_value, read_cell
from gisbot.reports.header_places import HeaderPlaces
from gisbot.reports.labels import LabelMatcher, compact, parse_label
from gisbot.reports.patterns import BLOCK_HEAD, UNIT_JOINT, UNIT_NOTE
from gisbot.reports.rows import (
    LEAST_LOST_ENDS,
    PrintedCell,
    PrintedRow,
    PrintedTable,
    Side,
    TableEntry,
    TableReading,
    fit_values,
    is_counted,
    loses_its_end,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    form: Form
    number: int
    block: FormBlock


@dataclass(frozen=True, slots=True)
class _Column:
    """A printed column; `known` is None when the form has no such column."""

    label: str
    known: FormColumn | None


def read_block_table(table: PrintedTable, forms: tuple[Form, ...], reading: Reading) -> list[TableReading]:
    """The figures of a table of BLOCKS forms, one reading for each form that was met."""
    reader = _BlockReader(table, forms, reading, lost_ends=False)
    reader.read_all()
    if reader.short >= LEAST_LOST_ENDS:
        reader = _BlockReader(table, forms, reading, lost_ends=True)
        reader.read_all()
    return [result for result in reader.results.values() if result.entries or result.findings or result.met]


class _BlockReader:
    def __init__(self, table: PrintedTable, forms: tuple[Form, ...], reading: Reading, *, lost_ends: bool) -> None:
        self._table, self._reading = table, reading
        self._lost_ends = lost_ends
        self.short = 0
        """How many rows lack just one cell at their end."""
        self._all = tuple(_Candidate(form, number, block) for form in forms for number, block in enumerate(form.blocks))
        self.results = {form.id: TableReading(form.id) for form in forms}
        self._headers = LabelMatcher(
            tuple((word,) for word in dict.fromkeys(w for f in forms for w in f.header)), reading
        )
        self._candidates: tuple[_Candidate, ...] = ()
        self._head = ""
        self._printed_forms: set[str] = set()
        """The forms that the headers of the table named so far."""
        self._columns: tuple[_Column, ...] = ()
        self._places = HeaderPlaces((), (), 0)
        self._chosen: _Candidate | None = None
        self._has_misprint = False
        self._side: Side | None = None

    def read_all(self) -> None:
        """Take in the table."""
        for row in self._table.rows:
            self.read(row)

    def read(self, row: PrintedRow) -> None:
        """Take in one row: a block's heading, its header, or a row of values."""
        cells = tuple(cell for cell in row.cells)
        texts = [compact(cell.text) for cell in cells]
        first = next((index for index, text in enumerate(texts) if text), None)
        if first is None:
            return
        head = BLOCK_HEAD.search(self._reading.fold(texts[first]))
        if head is not None:
            self._begin(texts[first], head.group(1))
            blanks = cells[first + 1 :]
            self._side = Side.BEHIND if is_counted(blanks) and not any(texts[first + 1 :]) else None
            if sum(1 for text in texts if text) == 1:
                return
            others = [i for i in range(first + 1, len(texts)) if texts[i] and texts[i] != texts[first]]
            if not others:
                return
            cells, texts = cells[others[0] :], texts[others[0] :]
            first = 0
        if self._headers.exact(parse_label(texts[first], self._reading)):
            self._read_header(HeaderPlaces.of(texts[first + 1 :]))
        else:
            self._read_row(row, cells, first)

    def _begin(self, printed: str, ordinal: str) -> None:
        self._head, self._columns, self._chosen, self._has_misprint = printed, (), None, False
        self._places = HeaderPlaces((), (), 0)
        self._candidates = tuple(
            candidate
            for candidate in self._all
            if candidate.block.label is not None and self._ordinal(candidate.block.label) == ordinal
        )

    def _ordinal(self, label: str) -> str:
        match = BLOCK_HEAD.search(self._reading.fold(label))
        return "" if match is None else match.group(1)

    def _read_header(self, places: HeaderPlaces) -> None:
        if self._columns:
            self._head, self._candidates = "", ()
        once = places.once()
        if len(once.labels) < len(places.labels) and self._is_whole(once.labels):
            places = once
        self._places, labels = places, places.labels
        best = self._best(labels)
        if best is None:
            self._columns = tuple(_Column(label, None) for label in labels)
            return
        self._chosen = best[1]
        self._printed_forms.add(best[1].form.id)
        printed = [_Column(label, self._column_at(place, label)) for place, label in enumerate(labels)]
        misprints = [self._is_misprint(place, printed) for place in range(len(printed))]
        self._has_misprint = any(misprints)
        self._columns = tuple(
            _Column(column.label, None) if is_misprint else column
            for column, is_misprint in zip(printed, misprints, strict=True)
        )

    def _best(self, labels: tuple[str, ...]) -> tuple[int, _Candidate] | None:
        """The block whose columns the labels name best, and how many of them."""
        best: tuple[tuple[int, int], _Candidate] | None = None
        for candidate in self._candidates or self._all:
            columns = candidate.block.columns
            matched = sum(
                1 for label, column in zip(labels, columns, strict=False) if self._is_column(label, column, columns)
            )
            score = (matched, -abs(len(labels) - len(columns)))
            if matched and (best is None or score > best[0]):
                best = score, candidate
        return None if best is None else (best[0][0], best[1])

    def _is_whole(self, labels: tuple[str, ...]) -> bool:
        """Whether the labels are the columns of a block, all of them and no other."""
        best = self._best(labels)
        return best is not None and best[0] == len(labels) == len(best[1].block.columns)

    def _is_misprint(self, place: int, columns: list[_Column]) -> bool:
        """Whether a header names a column that another one, at that column's place, names too."""
        assert self._chosen is not None
        known = columns[place].known
        if known is None or sum(column.known == known for column in columns) < 2:
            return False
        return self._chosen.block.columns.index(known) != place

    def _is_column(self, label: str, column: FormColumn, columns: tuple[FormColumn, ...]) -> bool:
        matcher = LabelMatcher(tuple((item.label, *item.also) for item in columns), self._reading)
        found = matcher.find(parse_label(label, self._reading))
        return columns.index(column) in found

    def _column_at(self, place: int, label: str) -> FormColumn | None:
        """The form's column for a printed header: the one it names, else, cut short, the one at its place."""
        assert self._chosen is not None
        columns = self._chosen.block.columns
        matcher = LabelMatcher(tuple((item.label, *item.also) for item in columns), self._reading)
        parsed = parse_label(label, self._reading)
        found = matcher.find(parsed)
        if len(found) == 1:
            return columns[found[0]]
        if place < len(columns) and parse_label(columns[place].label, self._reading).bare.startswith(parsed.bare):
            return columns[place]
        return None

    def _read_row(self, row: PrintedRow, cells: tuple[PrintedCell, ...], first: int) -> None:
        label_cell = cells[first]
        if is_value(label_cell.text, self._reading):
            return
        values = cells[first + 1 :]
        if not self._candidates and not self._columns:
            return
        if not self._columns:
            self._guess_columns(row, values)
        if not self._columns:
            if any(read_cell(cell.text, self._reading).state is CellState.NUMBER for cell in values):
                self._result().note(
                    "column.unknown", "the header is missing", self._table, row, found=compact(label_cell.text)
                )
            return
        if not values and row.tail is None:
            return
        fitted = self._places.values(values) or fit_values(
            values,
            len(self._columns),
            lost_ends=self._lost_ends and not self._has_misprint,
            tail=row.tail,
            merged=self._merged(len(self._columns)),
            side=self._side,
        )
        if fitted is None:
            self.short += loses_its_end(values, len(self._columns))
            if any(cell.text.strip() for cell in values):
                self._result().note_count(values, len(self._columns), self._table, row)
            return
        self._take(row, compact(label_cell.text), fitted)

    def _merged(self, columns: int) -> int | None:
        """How many places the cells of a row with so many values cover beside their own."""
        if self._chosen is None:
            return None
        return max(0, max(len(block.columns) for block in self._chosen.form.blocks) - columns)

    def _guess_columns(self, row: PrintedRow, values: tuple[PrintedCell, ...]) -> None:
        """Without a header, the columns are known only when a single form has that many and every cell is filled.

        Headers of other blocks say which forms it may be."""
        if not all(cell.text.strip() for cell in values) or (row.tail is not None and row.tail.places):
            return
        fitting = [candidate for candidate in self._candidates if len(candidate.block.columns) == len(values)]
        if self._printed_forms:
            fitting = [candidate for candidate in fitting if candidate.form.id in self._printed_forms]
        if len(fitting) == 1 and values:
            self._chosen = fitting[0]
            self._columns = tuple(_Column(compact(column.label), column) for column in fitting[0].block.columns)

    def _result(self) -> TableReading:
        form = self._chosen.form if self._chosen is not None else self._all[-1].form
        return self.results[form.id]

    def _take(self, row: PrintedRow, label: str, values: tuple[PrintedCell, ...]) -> None:
        result = self._result()
        found = self._row_of(label)
        readings = [read_cell(cell.text, self._reading) for cell in values]
        if found is None:
            if not any(value.state is CellState.NUMBER for value in readings):
                return
            result.unknown += 1
            result.note("row.unknown", f"unknown row {label}", self._table, row, found=label)
        elif self._chosen is not None:
            key = (self._chosen.number, self._chosen.block.rows.index(found))
            if key in result.met:
                result.note("row.repeated", f"the row {label} occurs twice", self._table, row, found=label)
                return
            result.met.add(key)
        for column, cell, value in zip(self._columns, values, readings, strict=True):
            if value.state is CellState.TEXT:
                result.note("cell.text", f"a value cell holds {value.raw!r}", self._table, row, found=value.raw)
            if column.known is None:
                result.note("column.unknown", f"unknown column {column.label}", self._table, row, found=column.label)
            unit = value.unit or self._unit(column, label, row.unit)
            if unit is None and value.value and column.known is not None and column.known.money:
                result.note("unit.unknown", f"an amount without a unit: {value.raw}", self._table, row, found=value.raw)
            metric = found.metric_in(column.known) if found is not None and column.known is not None else None
            figure = Figure(
                metric=metric,
                path=tuple(part for part in (self._head, label) if part),
                column=column.label,
                value=value.value,
                raw=value.raw,
                unit=unit,
                kind=FigureKind.TABLE,
                state=value.state,
                evidence=Evidence(
                    " / ".join(part for part in (self._table.section, self._head) if part),
                    row.quote,
                    cell.location if "!" in cell.location else row.location,
                ),
                approximate=value.approximate,
                subject=label,
                percent=value.percent,
                form=result.form,
            )
            column_id = column.known.id if column.known is not None else None
            result.entries.append(TableEntry(figure, result.form, metric, column_id))

    def _unit(self, column: _Column, label: str, of_row: str) -> str | None:
        is_money = column.known is None or column.known.money
        for text in (column.label, label, self._head):
            note = UNIT_NOTE.search(self._reading.fold(text))
            if note is not None and (is_money or note.group(1) not in self._reading.cells.money_units):
                return note.group(1)
        if is_money:
            parts = UNIT_JOINT.split(of_row)
            told = [part for part in parts if len(parts) == 1 or part in self._reading.cells.money_units]
            return told[0] if len(told) == 1 and told[0] else None
        return column.known.unit if column.known is not None else None

    def _row_of(self, label: str) -> FormRow | None:
        if self._chosen is None:
            return None
        rows = self._chosen.block.rows
        matcher = LabelMatcher(tuple((row.label, *row.also) for row in rows), self._reading)
        found = matcher.find(parse_label(label, self._reading))
        return rows[found[0]] if len(found) == 1 else None
