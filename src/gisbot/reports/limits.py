"""How much a document may hold to be read as an annual report; the bounds stand in knowledge/reading/limits.yaml."""

from __future__ import annotations

from gisbot.catalog.reading import ReadingLimits
from gisbot.errors import DocumentTooLarge
from gisbot.model.document import Document, Grid, Paragraph


def check_limits(document: Document, limits: ReadingLimits) -> None:
    """Raise `DocumentTooLarge` for a document that holds more than an annual report ever does."""
    paragraphs = [len(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    if len(paragraphs) > limits.lines:
        raise _too_many(len(paragraphs), "lines", limits.lines)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    if len(grids) > limits.tables:
        raise _too_many(len(grids), "tables", limits.tables)
    cells = [len(cell.text) for grid in grids for row in grid.rows for cell in row]
    if len(cells) > limits.cells:
        raise _too_many(len(cells), "table cells", limits.cells)
    if sum(paragraphs) + sum(cells) > limits.characters:
        raise _too_many(sum(paragraphs) + sum(cells), "characters", limits.characters)


def _too_many(count: int, what: str, most: int) -> DocumentTooLarge:
    return DocumentTooLarge(f"the document has {count:,} {what}, more than the {most:,} that a report may have")
