"""Which printed rows belong to which form, told from their labels, never from the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gisbot.catalog.forms import Form, Layout
from gisbot.catalog.reading import Reading
from gisbot.model.report import CellState, Finding, Severity
from gisbot.reports.block_tables import read_block_table
from gisbot.reports.broken_lines import read_bare_line, read_parted_line
from gisbot.reports.labels import parse_label
from gisbot.reports.line_tables import read_line_table
from gisbot.reports.patterns import BLOCK_HEAD, LABEL_NUMBER, NOTE, UNIT_HEAD, UNIT_JOINT
from gisbot.reports.rows import PrintedRow, PrintedTable, TableEntry, TableReading
from gisbot.reports.tree_tables import read_tree_table

_LEAST_ROWS_OF_A_TREE = 3
_LEAST_TELLING_LABEL = 3


@dataclass(frozen=True, slots=True)
class TablesRead:
    """All table figures of a document: entries, the forms met, findings; `unread` are tables of no form."""

    entries: tuple[TableEntry, ...]
    forms: tuple[str, ...]
    findings: tuple[Finding, ...]
    unread: tuple[PrintedTable, ...]
    layouts: frozenset[Layout]


class FormVotes:
    """Which layout a cell's label speaks for: labels that a single layout has, and no other."""

    def __init__(self, forms: tuple[Form, ...], reading: Reading) -> None:
        layouts: dict[str, set[Layout]] = {}
        rows: set[str] = set()
        for form in forms:
            for label in _labels(form):
                layouts.setdefault(parse_label(label, reading).bare, set()).add(form.layout)
            for block in form.blocks:
                rows |= {parse_label(label, reading).bare for row in block.rows for label in (row.label, *row.also)}
        self._reading = reading
        self._layouts = {bare: found for bare, found in layouts.items() if bare}
        self._votes = {
            bare: next(iter(found))
            for bare, found in self._layouts.items()
            if len(found) == 1 and len(bare) >= _LEAST_TELLING_LABEL
        }
        self._rows = frozenset(rows)
        self._whole = frozenset(reading.fold("".join(label.split())) for form in forms for label in _labels(form))
        self._notes = frozenset(note for label in self._whole for note in NOTE.findall(label))
        self._widths = frozenset(
            len(form.blocks[0].columns) + (form.layout is Layout.MATRIX)
            for form in forms
            if form.layout in (Layout.MATRIX, Layout.LINE)
        )
        self._headers = frozenset(parse_label(word, reading).bare for form in forms for word in form.header)

    def is_unit_head(self, text: str) -> bool:
        """Whether `text` heads a column of units."""
        return UNIT_HEAD.fullmatch("".join(text.split())) is not None

    def of_text(self, text: str) -> Layout | None:
        """The layout that the label `text` stands for, or None."""
        if not text.strip() or len(text) > 90:
            return None
        if BLOCK_HEAD.match(self._reading.fold("".join(text.split()))):
            return Layout.BLOCKS
        return self._votes.get(parse_label(text, self._reading).bare)

    def is_label(self, text: str) -> bool:
        """Whether `text` is a label of any form, row or column."""
        return bool(text.strip()) and len(text) <= 90 and parse_label(text, self._reading).bare in self._layouts

    def is_row_label(self, text: str) -> bool:
        """Whether `text` is the label of a row of any form."""
        return bool(text.strip()) and len(text) <= 90 and parse_label(text, self._reading).bare in self._rows

    def is_whole_label(self, text: str) -> bool:
        """Whether `text` is a label of a form to the last character, notes and numbers included."""
        return self._reading.fold("".join(text.split())) in self._whole

    def is_broken_label(self, text: str) -> bool:
        """Whether `text` is a label of a form, in whatever wording, with no notes but those that labels have."""
        notes = NOTE.findall(self._reading.fold("".join(text.split())))
        return self.is_label(text) and all(any(note in known for known in self._notes) for note in notes)

    def begins_with_note(self, text: str) -> bool:
        """Whether `text` begins with a note in brackets, which belongs to the label before it."""
        folded = self._reading.fold("".join(text.split()))
        return NOTE.match(folded) is not None and LABEL_NUMBER.match(folded) is None

    def begins_label(self, text: str) -> bool:
        """Whether a label of a form begins with `text`, or is it."""
        folded = self._reading.fold("".join(text.split()))
        return any(label.startswith(folded) for label in self._whole)

    def is_block_head(self, text: str) -> bool:
        """Whether `text` is the heading of a block (第二十条第（一）项) and nothing more."""
        folded = self._reading.fold("".join(text.split()))
        head = BLOCK_HEAD.match(folded)
        return head is not None and head.end() >= len(folded) - 1

    def is_unit(self, text: str) -> bool:
        """Whether `text` is a unit and nothing more, or units of a row's numbers (项/万元)."""
        words = self._reading.cells.units
        return bool(text.strip()) and all(part in words for part in UNIT_JOINT.split("".join(text.split())))

    def is_header(self, text: str) -> bool:
        """Whether `text` is a word of a header row (信息内容)."""
        return parse_label(text, self._reading).bare in self._headers

    def is_full(self, row: PrintedRow) -> bool:
        """Whether a row has as many cells as a row of a wide table of the forms, its label included."""
        return len(row.cells) in self._widths

    def of_row(self, row: PrintedRow) -> Layout | None:
        """The layout that a row speaks for, when its cells agree."""
        votes = {vote for cell in row.cells if (vote := self.of_text(cell.text)) is not None}
        return votes.pop() if len(votes) == 1 else None


def _labels(form: Form) -> Iterator[str]:
    yield from form.header
    for block in form.blocks:
        if block.label:
            yield block.label
        for column in block.columns:
            yield from (column.label, *column.also)
        for row in block.rows:
            yield from (row.label, *row.also)


def read_tables(
    tables: tuple[PrintedTable, ...], forms: tuple[Form, ...], votes: FormVotes, reading: Reading
) -> TablesRead:
    """The figures of all tables of a document."""
    segments, unread = _segments(tables, votes)
    results = _broken_lines(segments, unread, forms, reading)
    if results:
        segments = [(layout, table) for layout, table in segments if layout is not Layout.LINE]
    generation: str | None = None
    for layout, table in segments:
        candidates = tuple(form for form in forms if form.layout is layout)
        if layout is Layout.BLOCKS:
            block_results = read_block_table(table, candidates, reading)
            results += block_results
            if block_results:
                best_id = max(block_results, key=lambda result: len(result.met)).form
                generation = next(form.generation for form in candidates if form.id == best_id)
            continue
        read = [
            read_line_table(table, form, reading) if layout is Layout.LINE else read_tree_table(table, form, reading)
            for form in candidates
        ]
        best = max(
            zip(candidates, read, strict=True),
            key=lambda pair: (_filled(pair[1]) - pair[1].unknown, pair[0].generation == generation),
        )
        results.append(best[1])
    results = [result for result in results if result.met or result.entries or result.findings]
    entries, repeated = _without_repeats(results)
    by_id = {form.id: form for form in forms}
    findings = [finding for result in results for finding in result.findings]
    findings += repeated
    findings += [finding for result in results for finding in _missing_rows(result, by_id[result.form])]
    met = tuple(dict.fromkeys(entry.form for entry in entries))
    return TablesRead(entries, met, tuple(findings), tuple(unread), frozenset(by_id[form].layout for form in met))


def _broken_lines(
    segments: list[tuple[Layout, PrintedTable]], unread: list[PrintedTable], forms: tuple[Form, ...], reading: Reading
) -> list[TableReading]:
    """The row of a LINE form that no single table holds with its header, where it can be put together."""
    lines = [table for layout, table in segments if layout is Layout.LINE]
    for form in forms:
        if form.layout is not Layout.LINE:
            continue
        if any(len(row.cells) >= len(form.blocks[0].columns) for table in lines for row in table.rows):
            continue
        result = read_parted_line(lines, form, reading) or read_bare_line(unread, form, reading)
        if result is not None:
            return [result]
    return []


def _filled(result: TableReading) -> int:
    return sum(1 for entry in result.entries if entry.figure.metric is not None)


def _segments(
    tables: tuple[PrintedTable, ...], votes: FormVotes
) -> tuple[list[tuple[Layout, PrintedTable]], list[PrintedTable]]:
    """Runs of rows of one layout; a table that continues the one before it is joined to it."""
    segments: list[tuple[Layout, PrintedTable]] = []
    unread: list[PrintedTable] = []
    for table in tables:
        layout: Layout | None = None
        rows: list[PrintedRow] = []
        found: list[tuple[Layout, list[PrintedRow]]] = []
        for row in table.rows:
            vote = votes.of_row(row)
            if vote is None or vote is layout:
                rows.append(row)
                continue
            if layout is not None:
                found.append((layout, rows))
                rows = []
            layout = vote
            rows.append(row)
        if layout is not None:
            found.append((layout, rows))
        elif segments and _continues(rows, segments[-1], votes):
            found.append((segments[-1][0], rows))
        else:
            unread.append(table)
        for kind, run in found:
            part = PrintedTable(tuple(run), table.section, table.location)
            if (
                segments
                and segments[-1][0] is kind
                and kind is not Layout.LINE
                and not _begins_anew(part, segments[-1][1])
            ):
                before = segments[-1][1]
                segments[-1] = (kind, PrintedTable((*before.rows, *part.rows), before.section, before.location))
            else:
                segments.append((kind, part))
    return segments, unread


def _continues(rows: list[PrintedRow], before: tuple[Layout, PrintedTable], votes: FormVotes) -> bool:
    """Rows that no label explains go on with the table before them when they are as wide."""
    if before[0] is Layout.LINE and rows:
        return max(len(row.cells) for row in rows) >= _LEAST_ROWS_OF_A_TREE * 5
    return bool(rows) and all(row.cells and votes.is_row_label(row.cells[0].text) for row in rows)


def _begins_anew(part: PrintedTable, before: PrintedTable) -> bool:
    """Whether a table repeats the rows of the one before it, and so is a second table of its form."""
    first = {" ".join(cell.text.split()) for row in before.rows for cell in row.cells[:1] if cell.text.strip()}
    own = [" ".join(cell.text.split()) for row in part.rows for cell in row.cells[:1] if cell.text.strip()]
    return len(own) >= _LEAST_ROWS_OF_A_TREE and sum(label in first for label in own) * 2 > len(own)


def _without_repeats(results: list[TableReading]) -> tuple[tuple[TableEntry, ...], list[Finding]]:
    """A table printed twice counts once; where the two differ, the second keeps no metric and is told."""
    seen: dict[tuple[str | None, tuple[str, ...], str | None], TableEntry] = {}
    findings: list[Finding] = []
    for result in results:
        for entry in result.entries:
            figure = entry.figure
            key = (figure.metric, figure.path if figure.metric is None else (), figure.column)
            before = seen.setdefault(key, entry)
            if before is entry or figure.metric is None:
                continue
            if before.figure.value != figure.value and figure.state is CellState.NUMBER:
                findings.append(
                    Finding(
                        "table.repeated",
                        Severity.WARNING,
                        f"{figure.metric} stands in two tables with different values",
                        str(before.figure.value),
                        str(figure.value),
                        (before.figure.evidence, figure.evidence),
                        (figure.metric,),
                    )
                )
    return tuple(seen.values()), findings


def _missing_rows(result: TableReading, form: Form) -> Iterator[Finding]:
    for number, block in enumerate(form.blocks):
        numbered = [index for index, row in enumerate(block.rows) if row.numbered]
        missing = [index for index in numbered if (number, index) not in result.met]
        if not missing or len(missing) == len(numbered):
            continue
        for index in missing:
            label = block.rows[index].label
            yield Finding("row.missing", Severity.WARNING, f"the row {label} is missing", expected=label)
