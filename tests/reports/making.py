"""Documents made in place, for the tests of reading."""

from __future__ import annotations

from gisbot.model.document import Block, Cell, Document, Grid, Metadata, Note, Paragraph
from gisbot.model.place import Place
from gisbot.model.report import Figure, FigureKind, Report

Row = tuple[str, ...]


def document(
    *parts: str | list[Row] | Block, metadata: Metadata | None = None, notes: tuple[Note, ...] = ()
) -> Document:
    """A document of paragraphs (texts) and grids (lists of rows), a line for each paragraph and row."""
    blocks: list[Block] = []
    line = 1
    for part in parts:
        if isinstance(part, str):
            blocks.append(Paragraph(part, Place(line=line)))
            line += 1
        elif isinstance(part, list):
            blocks.append(grid(part, line))
            line += len(part)
        else:
            blocks.append(part)
            line += 1
    return Document("虚构.txt", "txt", "0" * 64, tuple(blocks), metadata or Metadata(), notes)


def grid(rows: list[Row], line: int = 1) -> Grid:
    """A grid with a line for each row."""
    cells = tuple(
        tuple(Cell(text, index, column, place=Place(line=line + index)) for column, text in enumerate(row))
        for index, row in enumerate(rows)
    )
    return Grid(cells, Place(line=line))


def table(report: Report) -> dict[tuple[tuple[str, ...], str | None], Figure]:
    """The table figures by path and column."""
    return {(figure.path, figure.column): figure for figure in report.figures if figure.kind is FigureKind.TABLE}


def prose(report: Report) -> list[Figure]:
    """The prose figures, in order."""
    return [figure for figure in report.figures if figure.kind is FigureKind.PROSE]


def by_metric(report: Report, kind: FigureKind | None = None) -> dict[str, Figure]:
    """The first figure of each metric."""
    found: dict[str, Figure] = {}
    for figure in report.figures:
        if figure.metric is not None and (kind is None or figure.kind is kind):
            found.setdefault(figure.metric, figure)
    return found


def rules(report: Report) -> set[str]:
    """The rules of all findings."""
    return {finding.rule for finding in report.findings}
