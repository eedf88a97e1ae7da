"""The whole form of one report in the order of the form: as text, and as sheets with a citation for every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gisbot.model.answer import Citation
from gisbot.model.key import ReportKey
from gisbot.model.report import CellState, Figure
from gisbot.rendering.sheets import CITED, Cell, Sheet, Sources, header_of, notes_sheet
from gisbot.rendering.table import aligned
from gisbot.rendering.words import Words

LABEL_WIDTH, VALUE_WIDTH, COLUMN_WIDTH = 64, 14, 10
_INDENT = "  "
Warnings = Mapping[str, Sequence[str]]
"""What to mind about figures, by metric."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A row: its label, how deep it stands in the tree, and its cells; a heading row has none."""

    label: str
    depth: int
    cells: tuple[Figure | None, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The cells that are there."""
        return tuple(cell for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class FormGrid:
    """Rows with the same columns; a form without columns has one that is called by its unit."""

    section: str
    columns: tuple[str, ...]
    lines: tuple[FormLine, ...]


def form_grids(figures: Iterable[Figure]) -> tuple[FormGrid, ...]:
    """The tables of a report: rows that have the same columns together, in the order of the report."""
    rows: dict[tuple[str | None, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        rows.setdefault((figure.form, figure.path), []).append(figure)
    grids: list[tuple[str, tuple[str, ...], list[tuple[tuple[str, ...], list[Figure]]]]] = []
    for (form, path), cells in rows.items():
        if not path:
            turned = [(tuple((cell.column or "").split("/")), [cell]) for cell in cells]
            grids.append((_kind(form, cells), ("",), turned))
            continue
        columns = _columns(cells)
        kind = _kind(form, cells)
        if grids and grids[-1][0] == kind and set(columns) <= set(grids[-1][1]):
            grids[-1][2].append((path, cells))
        else:
            grids.append((kind, columns, [(path, cells)]))
    return tuple(FormGrid(_section(rows), columns, _lines(columns, rows)) for _, columns, rows in grids)


def doubts_of(figures: Iterable[Figure], warnings: Warnings) -> tuple[str, ...]:
    """The warnings that speak of these figures, each once."""
    metrics = dict.fromkeys(figure.metric for figure in figures if figure.metric is not None)
    return tuple(dict.fromkeys(text for metric in metrics for text in warnings.get(metric, ())))


def form_text(figures: Iterable[Figure], words: Words, warnings: Warnings) -> str:
    """The form as tables of text, and below them what does not add up in it."""
    figures = tuple(figures)
    lines: list[str] = []
    section = ""
    for grid in form_grids(figures):
        lines += ["", *([grid.section] if grid.section != section else []), *_grid_text(grid, words)]
        section = grid.section
    doubts = [words.text("answer.warning.line", text=text) for text in doubts_of(figures, warnings)]
    return "\n".join((*lines[1:], *([""] if doubts else []), *doubts))


def form_sheets(key: ReportKey, figures: Sequence[Figure], words: Words, warnings: Warnings) -> tuple[Sheet, ...]:
    """The form as a sheet: the grids below each other, citation and warning beside every row; then the sources."""
    sources = Sources()
    grids = form_grids(figures)
    width = max((len(grid.columns) for grid in grids), default=1)
    header = (
        words.text("export.column.item"),
        *(words.text("export.column.value") for _ in range(width)),
        *header_of(words, ("unit", "remark", *CITED, "warning")),
    )
    rows: list[tuple[Cell, ...]] = []
    for place, grid in enumerate(grids):
        padding = (None,) * (width - len(grid.columns))
        if place:
            rows.append((None,) * len(header))
        rows.append((grid.section, *grid.columns, *padding, *((None,) * (3 + len(CITED)))))
        for line in grid.lines:
            cells: tuple[Cell, ...] = tuple(None if cell is None else _typed(cell) for cell in line.cells)
            cells = cells or (None,) * len(grid.columns)
            cited = sources.cited(list(dict.fromkeys(_citation(key, figure) for figure in line.figures)))
            label = _INDENT * line.depth + line.label
            doubt = "\n".join(doubts_of(line.figures, warnings)) or None
            rows.append((label, *cells, *padding, _unit(line), _remark(line, words), *cited, doubt))
    title = words.text("export.sheet.form")
    return (
        Sheet(title, header, tuple(rows)),
        sources.sheet(words),
        notes_sheet(words, (key.title, *doubts_of(figures, warnings))),
    )


def _section(rows: Sequence[tuple[tuple[str, ...], list[Figure]]]) -> str:
    """The heading above the grid, without the labels of its first row."""
    path, cells = rows[0]
    parts = cells[0].evidence.section.split(" / ")
    while len(parts) > 1 and parts[-1] in path:
        parts.pop()
    return " / ".join(parts)


def _kind(form: str | None, cells: Sequence[Figure]) -> str:
    return form if form is not None else cells[0].evidence.section


def _columns(cells: Sequence[Figure]) -> tuple[str, ...]:
    """The columns of a row; a label above several of them is left out ("本年增/减" is one label)."""
    labels = [cell.column or "" for cell in cells]
    above = Counter(label.partition("/")[0] for label in labels)
    return tuple(
        label.partition("/")[2] if "/" in label and above[label.partition("/")[0]] > 1 else label for label in labels
    )


def _lines(columns: tuple[str, ...], rows: Sequence[tuple[tuple[str, ...], list[Figure]]]) -> tuple[FormLine, ...]:
    """The rows, with a heading row for each label above them that has no row of its own."""
    lines: list[FormLine] = []
    own = {path for path, _ in rows}
    seen: set[tuple[str, ...]] = set()
    for path, cells in rows:
        for depth in range(1, len(path)):
            if path[:depth] not in seen and path[:depth] not in own:
                lines.append(FormLine(path[depth - 1], depth - 1))
            seen.add(path[:depth])
        by_column = dict(zip(_columns(cells) if columns != ("",) else ("",), cells, strict=False))
        lines.append(FormLine(path[-1], len(path) - 1, tuple(by_column.get(column) for column in columns)))
    return tuple(lines)


def _grid_text(grid: FormGrid, words: Words) -> list[str]:
    plain = grid.columns == ("",)
    titles = (words.text("export.column.value"),) if plain else grid.columns
    header = (words.text("export.column.item"), *titles, words.text("export.column.unit"))
    rows = [
        (
            _INDENT * line.depth + line.label,
            *((_printed(cell, words) for cell in line.cells) if line.cells else ("" for _ in grid.columns)),
            _unit(line) or "",
        )
        for line in grid.lines
    ]
    width = VALUE_WIDTH if len(grid.columns) <= 4 else COLUMN_WIDTH
    return aligned(header, rows, (LABEL_WIDTH, *(width for _ in grid.columns), VALUE_WIDTH))


def _printed(figure: Figure | None, words: Words) -> str:
    if figure is None:
        return ""
    return words.text("export.blank") if figure.state is CellState.BLANK else figure.raw


def _typed(figure: Figure) -> Cell:
    if figure.value is not None:
        return figure.value
    return figure.raw or None


def _unit(line: FormLine) -> str | None:
    units = dict.fromkeys(figure.unit for figure in line.figures if figure.unit is not None)
    return "/".join(units) or None


def _remark(line: FormLine, words: Words) -> str | None:
    said = []
    if any(figure.approximate for figure in line.figures):
        said.append(words.text("export.approximate"))
    if any(figure.state is CellState.BLANK for figure in line.figures):
        said.append(words.text("export.blank"))
    if any(figure.state is CellState.NOT_APPLICABLE for figure in line.figures):
        said.append(words.text("export.not_applicable"))
    return words.text("export.list").join(said) or None


def _citation(key: ReportKey, figure: Figure) -> Citation:
    evidence = figure.evidence
    published = None if key.published is None else key.published.isoformat()
    return Citation(key.title, evidence.section, evidence.quote, key.source, evidence.location, published, key.url)
