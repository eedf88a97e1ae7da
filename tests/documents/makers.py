"""Files made for the tests of the readers; every agency and every number in them is fictional (虚构)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from gisbot.documents import read_bytes
from gisbot.model.document import Document, Grid, Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

HEADER = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def read(data: bytes | str, name: str) -> Document:
    """The document in `data`, text encoded as UTF-8."""
    return read_bytes(data.encode() if isinstance(data, str) else data, name, source=name)


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def rows(grid: Grid) -> list[list[str]]:
    """The texts of each row, white space left out."""
    return [["".join(cell.text.split()) for cell in row] for row in grid.rows]


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip of `members`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A docx with the given WordprocessingML; prefix w."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    return zipped(parts)


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of WordprocessingML; \\n is a soft break."""
    inner = "<w:br/>".join(f"<w:t>{part}</w:t>" for part in text.split("\n"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{inner}</w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A table cell of WordprocessingML with one paragraph for each line."""
    inner = "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*lines: Sequence[str]) -> str:
    """A table of WordprocessingML from ready cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(line)}</w:tr>" for line in lines) + "</w:tbl>"


def pdf(*parts: Any, footer: bool = True, repeat: int = 0) -> bytes:
    """A pdf by reportlab: a str is a paragraph, a (rows, spans, widths) tuple a ruled table."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph as Flowing
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    prose = ParagraphStyle(
        "prose", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK"
    )
    small = ParagraphStyle("small", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")

    def mark(canvas: Any, template: Any) -> None:
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(A4[0] / 2, 40, f"- {template.page} -")

    story: list[Any] = []
    for part in parts:
        if isinstance(part, str):
            story.append(Flowing(part, prose))
            continue
        lines, spans, widths = part
        style = [("GRID", (0, 0), (-1, -1), 0.6, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        style += [("SPAN", first, last) for first, last in spans]
        cells = [[Flowing(text, small) if text else "" for text in line] for line in lines]
        story.append(Table(cells, colWidths=widths, style=TableStyle(style), repeatRows=repeat))
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A4, topMargin=72, bottomMargin=72, leftMargin=72, rightMargin=72)
    template.build(story, onFirstPage=mark if footer else _nothing, onLaterPages=mark if footer else _nothing)
    return buffer.getvalue()


def _nothing(canvas: Any, template: Any) -> None:
    """A page without a mark."""


def drawn(*pages: Sequence[tuple[int, int, int, int, str]], sides: bool = True) -> bytes:
    """A pdf with one ruled table drawn cell by cell: x0, y0, x1, y1 from the bottom left, and the text.

    Without `sides` the outermost vertical lines are not drawn.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for cells in pages:
        canvas.setFont("STSong-Light", 12)
        left, right = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
        for x0, y0, x1, y1, text in cells:
            canvas.line(x0, y0, x1, y0)
            canvas.line(x0, y1, x1, y1)
            for x in (x0, x1):
                if sides or x not in (left, right):
                    canvas.line(x, y0, x, y1)
            canvas.drawString(x0 + 4, (y0 + y1) / 2 - 5, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
