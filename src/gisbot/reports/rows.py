"""Printed table rows, whatever carrier they come from, and the tree of labels they stand under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from gisbot.catalog.forms import FormRow
from gisbot.catalog.reading import Reading
from gisbot.model.document import Grid
from gisbot.model.place import span
from gisbot.model.report import Evidence, Figure, Finding, Severity
from gisbot.reports.labels import Label, LabelMatcher, parse_label
from gisbot.reports.patterns import AMONG, LABEL_NUMBER

_LINE = "line "
_PICTURE = "\ufffc"
"""What stands for a picture in a cell; it is not printed."""
_MOST_STRAY = 3
_LEAST_SIDES = 2
LEAST_LOST_ENDS = 3
"""So many rows of a table one cell short are a habit, fewer may have lost any cell."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as printed. `column` is its grid place, None where only its order is known.

    In lines put together to rows a blank cell may have vanished: a label alone says nothing of its cells.
    """

    text: str
    column: int | None
    location: str


@dataclass(frozen=True, slots=True)
class Tail:
    """What bars alone left behind the last filled cell of a row: so many places, blank cells or of merged cells.

    `marked` says that merged cells of this table leave such places.
    """

    places: int
    marked: bool


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table: the cells that begin in it, in printed order.

    With a `tail` the blank cells at its end are not among them: see `fit_values`. `unit` is what a column of units
    says of the row ("件", "项/万元"); that cell is not among them either.
    """

    cells: tuple[PrintedCell, ...]
    location: str
    tail: Tail | None = None
    unit: str = ""

    @property
    def quote(self) -> str:
        """The cells that hold something, joined by " | "."""
        texts = (" ".join(cell.text.replace(_PICTURE, "").split()) for cell in self.cells)
        return " | ".join(text for text in texts if text)


class Side(Enum):
    """Where the places stand that a merged label leaves: before the values of its row or behind them."""

    BEFORE = auto()
    BEHIND = auto()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Rows under one heading path; `section` is that path joined by " / "."""

    rows: tuple[PrintedRow, ...]
    section: str
    location: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A figure with its place in the form: the row's metric and the column's id, for the identities."""

    figure: Figure
    form: str
    row: str | None
    column: str | None


@dataclass(slots=True)
class TableReading:
    """What one table gave: entries, findings, and the form rows that were met."""

    form: str
    entries: list[TableEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    met: set[tuple[int, int]] = field(default_factory=set)
    unknown: int = 0

    def note(self, rule: str, message: str, table: PrintedTable, row: PrintedRow, **sides: str) -> None:
        """Keep a warning about a row."""
        evidence = Evidence(table.section, row.quote, row.location)
        self.findings.append(
            Finding(rule, Severity.WARNING, message, sides.get("expected"), sides.get("found"), (evidence,))
        )

    def note_count(self, values: tuple[PrintedCell, ...], columns: int, table: PrintedTable, row: PrintedRow) -> None:
        """Keep a warning about a row whose values cannot be given to its columns."""
        filled = sum(1 for cell in values if cell.text.strip())
        message = f"a row has {filled} values for {columns} columns"
        self.note("column.count", message, table, row, expected=str(columns), found=str(filled))


def printed_rows(grid: Grid) -> tuple[PrintedRow, ...]:
    """The rows of a grid; rows without cells are left out."""
    rows = []
    for row in grid.rows:
        if row:
            cells = tuple(PrintedCell(cell.text, cell.column, cell.place.location) for cell in row)
            location = span(cells[0].location, cells[-1].location) if cells[0].location else grid.place.location
            rows.append(PrintedRow(cells, location))
    return tuple(rows)


def fit_values(
    cells: tuple[PrintedCell, ...],
    count: int,
    *,
    lost_ends: bool = False,
    tail: Tail | None = None,
    merged: int | None = None,
    side: Side | None = None,
    no_blanks: bool = False,
    surplus: int | None = None,
) -> tuple[PrintedCell, ...] | None:
    """Exactly `count` value cells out of those behind a label, or None when that would be a guess.

    Blank cells too many are dropped on the side where they stand alone; a row with nothing filled in is
    a row of blanks. One cell short is a blank last cell with `lost_ends` (see `loses_its_end`). A `tail`
    must hold the missing cells and, where these leave places, the `merged` ones that the label covers, and no more;
    `surplus` says how many places more the rows of the table have: a row with still more may hold a doubled value.
    `no_blanks` says that all value cells of the table are filled, so that blanks behind them stand for merged cells.
    `side` says where these stand in other rows of the table: a row without them may have lost any cell.
    """
    if tail is not None:
        return _with_tail(cells, count, tail, merged, surplus)
    if lost_ends and loses_its_end(cells, count):
        return (*cells, PrintedCell("", None, cells[-1].location))
    fitted = _window(cells, count, merged, side, no_blanks=no_blanks)
    if fitted is None or side is None or merged is None or len(cells) == count + merged:
        return fitted
    return fitted if fitted[0].text.strip() and fitted[-1].text.strip() else None


def _window(
    cells: tuple[PrintedCell, ...], count: int, merged: int | None, side: Side | None, *, no_blanks: bool
) -> tuple[PrintedCell, ...] | None:
    """The `count` neighbours that hold all that is filled in, if they are the only ones or stand on the right side."""
    blank = [not cell.text.strip() for cell in cells]
    extra = len(cells) - count
    if extra == 0:
        return cells
    if cells and all(blank) and (extra > 0 or (len(cells) == 1 and count > 2 and not is_counted(cells))):
        return (*cells[:count], *[cells[-1]] * -extra)
    if extra < 0:
        return None
    leading, trailing = blank.index(False), blank[::-1].index(False)
    if _in_order(cells):
        return cells[:count] if no_blanks and trailing == extra else None
    if leading + trailing == extra:
        return cells[leading : leading + count]
    if extra == merged and min(leading, trailing) >= extra and side is not None:
        return cells[:count] if side is Side.BEHIND else cells[extra:]
    if trailing >= extra and leading < extra:
        return cells[:count]
    return cells[extra:] if leading >= extra and trailing < extra else None


def has_no_blanks(rows: Iterable[tuple[PrintedCell, ...]], count: int) -> bool:
    """Whether the rows of a table have so many values and none is blank; blanks may follow them."""
    texts = [[bool(cell.text.strip()) for cell in cells] for cells in rows]
    texts = [row for row in texts if any(row)]
    return bool(texts) and all(all(row[:count]) and not any(row[count:]) for row in texts)


def merged_side(rows: Iterable[tuple[PrintedCell, ...]], count: int) -> Side | None:
    """Where the value cells of a table have the places of their row's merged label, when rows of a txt show it."""
    sides: list[Side] = []
    for cells in rows:
        blank = [not cell.text.strip() for cell in cells]
        extra = len(cells) - count
        if extra > 0 and not all(blank) and is_counted(cells):
            leading, trailing = blank.index(False), blank[::-1].index(False)
            sides += [Side.BEFORE] * (leading >= extra > trailing) + [Side.BEHIND] * (trailing >= extra > leading)
    return sides[0] if len(sides) >= _LEAST_SIDES and len(set(sides)) == 1 else None


def _with_tail(
    cells: tuple[PrintedCell, ...], count: int, tail: Tail, merged: int | None, surplus: int | None
) -> tuple[PrintedCell, ...] | None:
    missing = count - len(cells)
    if missing == 0:
        more = None if surplus is None else surplus_of(cells, count, tail, merged)
        return cells if more is None or surplus is None or more <= surplus else None
    if tail.marked and merged is None:
        return None
    if missing < 0 or tail.places != missing + (merged or 0) * tail.marked:
        return None
    return (*cells, *[PrintedCell("", None, cells[-1].location if cells else "")] * missing)


def surplus_of(cells: tuple[PrintedCell, ...], count: int, tail: Tail, merged: int | None) -> int | None:
    """How many places a row has beside its values, its blanks and those of merged cells."""
    if tail.marked and merged is None:
        return None
    return tail.places - (count - len(cells)) - (merged or 0) * tail.marked


def is_counted(cells: tuple[PrintedCell, ...]) -> bool:
    """Whether every blank cell left its place, so that one too few is one that was lost."""
    return bool(cells) and (_in_order(cells) or all(cell.location.startswith(_LINE) for cell in cells))


def _in_order(cells: tuple[PrintedCell, ...]) -> bool:
    """Whether the cells were put together one by one from the label on."""
    return all(cell.column is None for cell in cells)


def loses_its_end(cells: tuple[PrintedCell, ...], count: int) -> bool:
    """Whether a blank last cell may have gone with the bar or tab behind it, as several rows of a txt then show."""
    return (
        len(cells) == count - 1
        and bool(cells)
        and all(cell.column is not None and cell.location.startswith(_LINE) for cell in cells)
    )


class RowTracker:
    """Where a table is in the tree of a form's rows, and how each label was printed."""

    def __init__(self, rows: tuple[FormRow, ...], reading: Reading) -> None:
        self._rows = rows
        self._reading = reading
        self._matcher = LabelMatcher(tuple((row.label, *row.also) for row in rows), reading)
        self._printed: dict[int, str] = {}
        self.last: int | None = None

    def place(self, text: str) -> int | None:
        """The form row that a printed label means at this place of the table, or None."""
        label = parse_label(text, self._reading)
        found = self._matcher.find(label) if label.bare else ()
        index = self._choose(found)
        if index is not None:
            self._printed[index] = label.text
            self.last = index
        return index

    def knows(self, label: Label) -> bool:
        """Whether a row of the form has this very label."""
        return bool(self._matcher.exact(label))

    def expects(self, label: Label) -> bool:
        """Whether a row with this very label may follow the row that was met last."""
        chain = self._chain()
        return any(self._rows[index].parent in chain for index in self._matcher.exact(label))

    def is_two_rows(self, text: str) -> bool:
        """Whether two labels of rows that both carry numbers were run together: which the numbers are is unknown."""
        printed = "".join(text.split())
        folded = self._reading.fold(printed)
        for cut in range(2, len(printed) - 2):
            if LABEL_NUMBER.match(folded, cut) is None and AMONG.match(folded[cut:]) is None:
                continue
            halves = [self._matcher.exact(parse_label(part, self._reading)) for part in (printed[:cut], printed[cut:])]
            if all(any(self._rows[index].numbered for index in half) for half in halves):
                return True
        return False

    def path(self, index: int) -> tuple[str, ...]:
        """The label of a row with those above it, as printed where they were printed."""
        path: list[str] = []
        step: int | None = index
        while step is not None:
            row = self._rows[step]
            known = "".join(row.label.split())
            printed = self._printed.get(step, known)
            path.append(self._own(printed, known) if step == index else self._whole(printed, known))
            step = row.parent
        return tuple(reversed(path))

    def _own(self, printed: str, known: str) -> str:
        """A row's label without a piece of its parent's that was glued before it, and with a note that was cut."""
        fold = self._reading.fold
        folded = fold(printed)
        if folded.count("(") > folded.count(")") and fold(known).startswith(folded):
            return printed + known[len(printed) :]
        return printed[-len(known) :] if len(printed) > len(known) and fold(printed).endswith(fold(known)) else printed

    def _whole(self, printed: str, known: str) -> str:
        """A parent's label with its lost beginning or end, without characters of the one beside it (果（四）无法提)."""
        fold = self._reading.fold
        if parse_label(printed, self._reading).bare == parse_label(known, self._reading).bare:
            return printed
        if len(printed) < len(known) and fold(known).endswith(fold(printed)):
            return known
        for skipped in range(min(_MOST_STRAY, len(printed) - 1)):
            clean = printed[skipped:]
            if fold(known).startswith(fold(clean)):
                return clean + known[len(clean) :]
        return printed

    def parents_now(self) -> tuple[str, ...]:
        """The printed labels above the row that was met last."""
        if self.last is None:
            return ()
        parent = self._rows[self.last].parent
        return () if parent is None else self.path(parent)

    def _chain(self) -> list[int | None]:
        chain: list[int | None] = []
        step = self.last
        while step is not None:
            chain.append(step)
            step = self._rows[step].parent
        return [*chain, None]

    def _choose(self, found: tuple[int, ...]) -> int | None:
        if len(found) < 2:
            return found[0] if found else None
        chain = self._chain()
        fitting = [index for index in found if self._rows[index].parent in chain]
        if len({self._rows[index].parent for index in fitting}) > 1:
            depth = max(self._rows[index].depth for index in fitting)
            fitting = [index for index in fitting if self._rows[index].depth == depth]
        later = [index for index in fitting if self.last is None or index > self.last]
        chosen = later or fitting
        return chosen[0] if chosen else None
