"""How much a document may hold to be read as an annual report; the bounds stand in knowledge/reading/limits.yaml."""

from __future__ import annotations

from gisbot.catalog.reading import ReadingLimits
from gisbot.errors import DocumentTooLarge
from gisbot.model.document import Document, Grid, Paragraph


def check_limits(document: Document, limits: ReadingLimits) -> None:
    """Raise `DocumentTooLarge` for a document that holds more than an annual report ever does."""
    paragraphs = [len(block.text) for block in document.blocks if isinstance(block, Paragraph)]
    if len(paragraphs) > limits.lines:
        raise DocumentTooLarge(
            f"the document has {len(paragraphs):,} lines, more than the {limits.lines:,} that a report may have"
        )
    cells = sum(
        len(cell.text) for block in document.blocks if isinstance(block, Grid) for row in block.rows for cell in row
    )
    if sum(paragraphs) + cells > limits.characters:
        raise DocumentTooLarge(
            f"the document has {sum(paragraphs) + cells:,} characters, more than the {limits.characters:,} that a "
            "report may have"
        )
