"""PDF files made by reportlab: ruled tables over pages, rows cut by a page foot, tables without rules."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from examples.carriers.base import Carrier, placed_cells
from examples.draft import Block, Cell, Draft, Heading, Paragraph, Picture, Table

_FONT = "STSong-Light"
_TEXT_WIDTH = 453.0


@cache
def _styles() -> dict[str, Any]:
    """The paragraph styles; registers the built-in Chinese font."""
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    common = {"fontName": _FONT, "wordWrap": "CJK"}
    return {
        "title": ParagraphStyle("title", fontSize=18, leading=28, alignment=TA_CENTER, **common),
        "body": ParagraphStyle("body", fontSize=12, leading=22, firstLineIndent=24, **common),
        "heading": ParagraphStyle("heading", fontSize=12, leading=24, firstLineIndent=24, **common),
        "signature": ParagraphStyle("signature", fontSize=12, leading=22, alignment=TA_RIGHT, **common),
        "cell": ParagraphStyle("cell", fontSize=9, leading=12, **common),
        "number": ParagraphStyle("number", fontSize=9, leading=12, alignment=TA_CENTER, **common),
    }


def _page_mark(canvas: Any, document: Any) -> None:
    """The page number at the foot: - 3 -."""
    canvas.saveState()
    canvas.setFont(_FONT, 9)
    canvas.drawCentredString(297, 40, f"- {canvas.getPageNumber()} -")
    canvas.restoreState()


def _cell(cell: Cell, table: Table) -> Any:
    from reportlab.platypus import Paragraph as Flowable

    centred = cell.fact is not None or cell.header or cell.vertical
    return Flowable(escape(cell.text), _styles()["number" if centred else "cell"])


def _table(table: Table, style: str) -> list[Any]:
    from reportlab.lib import colors
    from reportlab.platypus import Spacer
    from reportlab.platypus import Table as Flowable

    cells: list[list[Any]] = [[""] * len(table.widths) for _ in table.rows]
    padding = 3 if style == "ruled" else 6
    commands: list[tuple[Any, ...]] = [
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    if style != "unruled":
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    for row in placed_cells(table):
        for placed in row:
            cell = placed.cell
            cells[placed.row][placed.column] = _cell(cell, table)
            if cell.rowspan > 1 or cell.colspan > 1:
                last = (placed.column + cell.colspan - 1, placed.row + cell.rowspan - 1)
                commands.append(("SPAN", (placed.column, placed.row), last))
    merged = any(command[0] == "SPAN" for command in commands)  # reportlab prints a cut row over others if merged
    scale = _TEXT_WIDTH / sum(table.widths)
    flowable = Flowable(
        cells,
        colWidths=[width * scale for width in table.widths],
        repeatRows=table.header_rows if style == "repeated" else 0,
        splitInRow=1 if style == "cut" and not merged else 0,
    )
    flowable.setStyle(commands)
    return [Spacer(1, 6), flowable, Spacer(1, 6)]


@cache
def _picture() -> bytes:
    """A picture of a table: lines on white, and nothing to read."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (600, 260), 255)
    pen = ImageDraw.Draw(image)
    for step in range(9):
        pen.line((0, step * 32, 600, step * 32), fill=0)
        pen.line((step * 74, 0, step * 74, 260), fill=0)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _flowables(block: Block, style: str) -> list[Any]:
    from reportlab.platypus import Paragraph as Flowable

    if isinstance(block, Table):
        captions = [Flowable(escape(line), _styles()["title"]) for line in block.caption]
        return [*captions, *_table(block, style)]
    if isinstance(block, Picture):
        from reportlab.platypus import Image

        return [Image(io.BytesIO(_picture()), width=_TEXT_WIDTH, height=200)]
    if isinstance(block, Heading):
        return [Flowable(escape(block.printed), _styles()["heading"])]
    return [Flowable(escape(block.text), _styles()[_kind(block)])]


def _kind(block: Paragraph) -> str:
    if block.place in {"title", "caption"}:
        return "title"
    return "signature" if block.place == "signature" else "body"


def write(draft: Draft, style: str) -> bytes:
    """The report as .pdf: ruled, repeated (header on every page), cut (rows cut by a page) or unruled tables."""
    from reportlab.platypus import SimpleDocTemplate

    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=(595.0, 842.0),
        leftMargin=71,
        rightMargin=71,
        topMargin=72,
        bottomMargin=72,
        invariant=1,
        title=draft.title,
    )
    story = [flowable for block in draft.blocks for flowable in _flowables(block, style)]
    mark: Callable[[Any, Any], None] = _page_mark
    document.build(story, onFirstPage=mark, onLaterPages=mark)
    return buffer.getvalue()


PRINTED = Carrier(
    name="pdf",
    suffix=".pdf",
    styles=("ruled", "repeated", "cut", "unruled"),
    write=write,
    blanks=("ruled", "repeated", "cut"),
)
