"""The body of a docx: paragraphs and tables in order, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gisbot.documents.base import PICTURE_ALONE
from gisbot.documents.bounds import MAX_TABLE_NESTING, Budget
from gisbot.documents.word_inline import read_inline
from gisbot.documents.word_names import W, integer
from gisbot.documents.word_numbering import Numbering
from gisbot.documents.word_styles import PLAIN, ParagraphStyle, value_of
from gisbot.errors import DocumentTooLarge
from gisbot.model.document import Block, Cell, Grid, Paragraph, Picture
from gisbot.model.place import Place

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LONGEST_BOLD_HEADING = 80
_LONG_CELL = 400
_MOST_SPAN = 1000


@dataclass(slots=True)
class _CellDraft:
    """A cell while its table is read: `rowspan` grows with each continuation below it."""

    parts: list[Paragraph | Picture | Element]
    row: int
    column: int
    colspan: int
    rowspan: int = 1

    @property
    def text(self) -> str:
        """The text; a picture alone may show a number and is no blank."""
        text = "\n".join(part.numbering + part.text for part in self.parts if isinstance(part, Paragraph))
        return text or PICTURE_ALONE * any(isinstance(part, Picture) for part in self.parts)


class Body:
    """Collects `blocks` from the elements of a document's body, in their order."""

    def __init__(self, styles: dict[str, ParagraphStyle], numbering: Numbering, budget: Budget) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbering = numbering
        self._budget = budget
        self._paragraphs = 0
        self._tables = 0

    def read(self, body: Element) -> None:
        """Append what stands in `body`."""
        for element in _children(body, (_PARAGRAPH, _TABLE), 0):
            if element.tag == _TABLE:
                self._budget.check_time()
                self._table(element, 1)
                continue
            place = Place(paragraph=self._paragraphs + 1)
            parts = self._paragraph(element, place, 0)
            if any(isinstance(part, Paragraph) for part in parts):
                self._paragraphs += 1
            self._append(parts, 0)

    def _append(self, parts: list[Paragraph | Picture | Element], depth: int) -> None:
        for part in parts:
            if isinstance(part, (Paragraph, Picture)):
                self._budget.spend_blocks(1)
                self.blocks.append(part)
            else:
                self._table(part, depth + 1)

    def _paragraph(self, element: Element, place: Place, depth: int) -> list[Paragraph | Picture | Element]:
        """The lines of one paragraph (a soft break ends one), then its text boxes and pictures."""
        properties = element.find(W + "pPr")
        style = self._styles.get(value_of(properties, "pStyle") or "", PLAIN) if properties is not None else PLAIN
        number = self._number(properties, style)
        inline = read_inline(element, bold_style=style.bold)
        parts: list[Paragraph | Picture | Element] = []
        for line in inline.text.split("\n"):
            text = line.replace("\u00a0", " ").strip(" \t\u3000\r")
            if text:
                heading = style.heading or (inline.bold and len(text) <= _LONGEST_BOLD_HEADING)
                parts.append(Paragraph(text, place, number, heading))
                number = ""
        parts.extend(Picture(place, caption) for caption in inline.pictures)
        for box in inline.boxes:
            parts.extend(self._contents(box, place, depth + 1))
        return parts

    def _number(self, properties: Element | None, style: ParagraphStyle) -> str:
        own = properties.find(W + "numPr") if properties is not None else None
        list_id = value_of(own, "numId") if own is not None else None
        level = value_of(own, "ilvl") if own is not None else None
        list_id = list_id if list_id is not None else style.list_id
        if list_id is None or list_id == "0":
            return ""
        return self._numbering.next(list_id, integer(level, style.level or 0))

    def _contents(self, holder: Element, place: Place, depth: int) -> list[Paragraph | Picture | Element]:
        """The paragraphs of a cell or text box as blocks, its tables as elements yet to be read."""
        if depth > MAX_TABLE_NESTING:
            raise DocumentTooLarge("tables or text boxes are nested too deep")
        parts: list[Paragraph | Picture | Element] = []
        for element in _children(holder, (_PARAGRAPH, _TABLE), 0):
            if element.tag == _TABLE:
                parts.append(element)
            else:
                parts.extend(self._paragraph(element, place, depth))
        return parts

    def _table(self, table: Element, depth: int) -> None:
        if depth > MAX_TABLE_NESTING:
            raise DocumentTooLarge("tables are nested too deep")
        self._tables += 1
        number = self._tables
        rows = self._rows(table, number, depth)
        if _is_layout(rows):
            for row in rows:
                for cell in row:
                    self._append(cell.parts, depth)
            return
        cells = []
        for index, row in enumerate(rows):
            place = Place(table=number, row=index + 1)
            cells.append(tuple(Cell(c.text, c.row, c.column, c.rowspan, c.colspan, place) for c in row))
        self.blocks.append(Grid(tuple(cells), Place(table=number)))

    def _rows(self, table: Element, number: int, depth: int) -> list[list[_CellDraft]]:
        rows: list[list[_CellDraft]] = []
        above: dict[int, _CellDraft] = {}
        for index, line in enumerate(_children(table, (_ROW,), 0)):
            place = Place(table=number, row=index + 1)
            column = _columns_before(line)
            row: list[_CellDraft] = []
            here: dict[int, _CellDraft] = {}
            for element in _children(line, (_CELL,), 0):
                properties = element.find(W + "tcPr")
                span = integer(value_of(properties, "gridSpan"), 1) if properties is not None else 1
                span = min(max(span, 1), _MOST_SPAN)
                self._budget.spend_cells(span)
                upper = above.get(column)
                if upper is not None and upper.colspan == span and _continues(properties, "vMerge"):
                    upper.rowspan += 1
                    here[column] = upper
                elif row and _continues(properties, "hMerge"):
                    row[-1].colspan += span
                else:
                    draft = _CellDraft(self._contents(element, place, depth), index, column, span)
                    here[column] = draft
                    row.append(draft)
                column += span
            rows.append(row)
            above = here
        return rows


def _is_layout(rows: list[list[_CellDraft]]) -> bool:
    """Whether a table only frames text: one cell a row, tables inside, or cells as long as prose."""
    cells = [cell for row in rows for cell in row]
    if all(len(row) < 2 for row in rows):
        return True
    return any(len(cell.text) > _LONG_CELL or any(isinstance(p, Element) for p in cell.parts) for cell in cells)


def _continues(properties: Element | None, name: str) -> bool:
    """Whether a cell continues the one above (vMerge) or before it (hMerge)."""
    merge = properties.find(W + name) if properties is not None else None
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _columns_before(line: Element) -> int:
    properties = line.find(W + "trPr")
    before = integer(value_of(properties, "gridBefore"), 0) if properties is not None else 0
    return min(max(before, 0), _MOST_SPAN)


def _children(node: Element, tags: tuple[str, ...], depth: int) -> Iterator[Element]:
    """The children named one of `tags`, also those in content controls and tracked insertions."""
    if depth > MAX_TABLE_NESTING:
        raise DocumentTooLarge("content controls are nested too deep")
    for child in node:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tags, depth + 1)
