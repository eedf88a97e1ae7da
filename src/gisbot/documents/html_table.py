"""Tables of a page: data or layout, spans, the text of cells."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from gisbot.documents.bounds import Budget
from gisbot.documents.html_drafts import CellDraft, GridDraft, printed

_MOST_COLSPAN = 1000
_LONG_CELL = 400
_BREAKING = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_PLAIN = re.compile(
    r"<(?:br|div|li|h[1-6]|script|style|template|ul|ol|!--)|</p>(?!\s*</t[dh]>)|<t[dh][^>]*>\s*[^<\s][^<]*<p\b",
    re.IGNORECASE,
)
"""In a cell: a break, or more than one paragraph. Without it the cell's text is all there is to it."""
_UNSHOWN = frozenset({"script", "style", "template", "-comment"})
_ATTRIBUTES = r'[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+'
_LINE = "\0"
_TO_WALK = re.compile(
    r"<!|<(?:script|style|template|textarea|title|noscript|iframe|xmp|noembed|noframes|plaintext|pre)\b"
)
"""Markup that is no text, or is not escaped as text is."""
_ROW_TAG = re.compile(rf"<tr\b{_ATTRIBUTES}>")
_CELL_TAG = re.compile(rf"<t[dh]\b({_ATTRIBUTES})>")
_BREAK_TAG = re.compile(rf"<(?:br|p|div|li|h[1-6])\b{_ATTRIBUTES}>")
_OTHER_TAG = re.compile(rf"</[^<>]*+>|<(?!t[dhr]\b)[a-zA-Z]{_ATTRIBUTES}>")
_SPAN = re.compile(r'(row|col)span="([^"]*)"')

_PrintedCell = tuple[str, int, int]
"""A cell's text, the rows and the columns that it wants to span."""


def read_table(table: LexborNode, budget: Budget) -> GridDraft | None:
    """The grid of `table`, or None when it only lays out text, pictures or other tables."""
    markup = table.html or ""
    if markup.find("<table", 1) >= 0:
        return None
    texts = _cells_in(markup)
    if texts is None:
        texts = _printed_cells(_rows_of(table), markup)
    widest = max(map(len, texts), default=0)
    if widest < 2 or any(len(cell[0]) > _LONG_CELL for row in texts for cell in row):
        return None
    if len(texts) == 1 and widest < 3:
        return None
    return GridDraft(_placed(texts, budget))


def _cells_in(markup: str) -> list[list[_PrintedCell]] | None:
    """The cells of all rows from the markup alone, as the parser writes it: closed tags, values in quotes.

    None when it holds what must be looked at node by node.
    """
    if _TO_WALK.search(markup) is not None:
        return None
    wanted = sum([markup.count(tag) for tag in ("<td ", "<td>", "<th ", "<th>")])
    text = _OTHER_TAG.sub("", _BREAK_TAG.sub(_LINE, markup))
    rows = []
    for row in _ROW_TAG.split(text)[1:]:
        parts = _CELL_TAG.split(row)
        rows.append([_cell(attributes, cell) for attributes, cell in zip(parts[1::2], parts[2::2], strict=True)])
    return rows if sum(map(len, rows)) == wanted else None


def _cell(attributes: str, text: str) -> _PrintedCell:
    if "&" in text:
        text = text.replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    lines = text.lstrip(_LINE).split(_LINE)
    text = printed(lines[0]) if len(lines) == 1 else "\n".join([line for line in map(printed, lines) if line])
    if "span=" not in attributes:
        return text, 1, 1
    spans = dict(_SPAN.findall(attributes))
    return text, _span(spans.get("row")), _span(spans.get("col"))


def _printed_cells(rows: list[list[LexborNode]], markup: str) -> list[list[_PrintedCell]]:
    """The cells of all rows; `markup` is that of the table, looked through once for what needs care."""
    has_spans = "span=" in markup
    plain_table = _NOT_PLAIN.search(markup) is None
    texts: list[list[_PrintedCell]] = []
    for row in rows:
        line: list[_PrintedCell] = []
        for cell in row:
            plain = plain_table or _NOT_PLAIN.search(cell.html or "") is None
            text = printed(cell.text()) if plain else cell_text(cell)
            attributes = cell.attributes if has_spans else None
            if attributes:
                line.append((text, _span(attributes.get("rowspan")), _span(attributes.get("colspan"))))
            else:
                line.append((text, 1, 1))
        texts.append(line)
    return texts


def cell_text(cell: LexborNode) -> str:
    """The text of one cell as printed; its lines and paragraphs stand on lines of their own."""
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


def _rows_of(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row."""
    rows: list[list[LexborNode]] = []
    for part in table.iter():
        tag = part.tag
        if tag == "tr":
            lines = [part]
        elif tag in ("tbody", "thead", "tfoot"):
            lines = [line for line in part.iter() if line.tag == "tr"]
        else:
            continue
        for line in lines:
            rows.append([cell for cell in line.iter() if cell.tag in ("td", "th")])
    return rows


def _span(wanted: str | None) -> int:
    """The span that an attribute asks for; 1 where there is none or no number."""
    value = (wanted or "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1


def _placed(texts: list[list[_PrintedCell]], budget: Budget) -> tuple[tuple[CellDraft, ...], ...]:
    """Each cell at its place: to the right of what stands before it and of what spans down from above.

    A span that runs past the last row ends there; one of 0 runs to the last row.
    """
    spanned: dict[int, int] = {}
    rows: list[tuple[CellDraft, ...]] = []
    count = len(texts)
    for row, cells in enumerate(texts):
        column = 0
        placed = []
        budget.spend_cells(len(cells))
        for text, rows_wanted, columns_wanted in cells:
            while spanned and spanned.get(column, 0) > row:
                column += 1
            if rows_wanted == columns_wanted == 1:
                placed.append(CellDraft(text, row, column, 1, 1))
                column += 1
                continue
            colspan = min(max(columns_wanted, 1), _MOST_COLSPAN)
            rowspan = min(rows_wanted or count, count - row)
            budget.spend_cells(colspan - 1)
            if rowspan > 1:
                for place in range(column, column + colspan):
                    spanned[place] = row + rowspan
            placed.append(CellDraft(text, row, column, rowspan, colspan))
            column += colspan
        rows.append(tuple(placed))
    return tuple(rows)
