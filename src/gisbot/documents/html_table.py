"""Tables of a page: data or layout, spans, the text of cells."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from gisbot.documents.bounds import Budget
from gisbot.documents.html_drafts import CellDraft, GridDraft, printed

_MOST_COLSPAN = 1000
_LONG_CELL = 400
_BREAKING = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_UNSHOWN = frozenset({"script", "style", "template", "-comment"})


def read_table(table: LexborNode, budget: Budget) -> GridDraft | None:
    """The grid of `table`, or None when it only lays out text, pictures or other tables."""
    rows = _rows_of(table)
    if rows is None:
        return None
    texts = [[(cell, cell_text(cell)) for cell in row] for row in rows]
    widest = max((len(row) for row in texts), default=0)
    if widest < 2 or any(len(text) > _LONG_CELL for row in texts for _, text in row):
        return None
    if len(texts) == 1 and widest < 3:
        return None
    return GridDraft(_placed(texts, budget))


def cell_text(cell: LexborNode) -> str:
    """The text of one cell as printed; its lines and paragraphs stand on lines of their own."""
    first = cell.child
    if first is None:
        return ""
    if first.next is None and first.tag == "-text":
        return printed(first.text_content or "")
    pieces: list[str] = []
    for node in cell.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            parent = node.parent
            if parent is None or parent.tag not in _UNSHOWN:
                pieces.append(node.text_content or "")
        elif tag in _BREAKING:
            pieces.append("\0")
    lines = [printed(line) for line in "".join(pieces).split("\0")]
    return "\n".join(line for line in lines if line)


def _rows_of(table: LexborNode) -> list[list[LexborNode]] | None:
    """The cells of each row; None when another table lies inside."""
    rows: list[list[LexborNode]] = []
    for part in _elements(table):
        tag = part.tag
        if tag == "tr":
            lines = [part]
        elif tag in ("tbody", "thead", "tfoot"):
            lines = [line for line in _elements(part) if line.tag == "tr"]
        else:
            continue
        for line in lines:
            rows.append([cell for cell in _elements(line) if cell.tag in ("td", "th")])
    return None if len(table.css("table")) > 1 else rows


def _elements(node: LexborNode) -> list[LexborNode]:
    return list(node.iter())


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def _placed(texts: list[list[tuple[LexborNode, str]]], budget: Budget) -> tuple[tuple[CellDraft, ...], ...]:
    """Each cell at its place: to the right of what stands before it and of what spans down from above.

    A span that runs past the last row ends there; one of 0 runs to the last row.
    """
    spanned: dict[int, int] = {}
    rows: list[tuple[CellDraft, ...]] = []
    count = len(texts)
    for row, cells in enumerate(texts):
        column = 0
        placed = []
        for cell, text in cells:
            while spanned.get(column, 0) > row:
                column += 1
            has_spans = bool(cell.attributes)
            colspan = min(max(_span(cell, "colspan"), 1), _MOST_COLSPAN) if has_spans else 1
            rowspan = _span(cell, "rowspan") if has_spans else 1
            rowspan = count - row if rowspan == 0 else min(rowspan, count - row)
            budget.spend_cells(colspan)
            if rowspan > 1:
                for place in range(column, column + colspan):
                    spanned[place] = row + rowspan
            placed.append(CellDraft(text, row, column, rowspan, colspan))
            column += colspan
        rows.append(tuple(placed))
    return tuple(rows)
