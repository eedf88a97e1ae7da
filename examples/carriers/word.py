"""Word documents, written as their own XML: merged cells, soft breaks, headings numbered by list styling."""

from __future__ import annotations

import random
from xml.sax.saxutils import escape

from examples.carriers.archive import FileInArchive, pack
from examples.carriers.base import Carrier, placed_cells
from examples.draft import Block, Cell, Draft, Heading, Paragraph, Picture, Table

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAGE_WIDTH = 9000
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200815fe2a44f0000000049454e44ae426082"
)

_CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/>
</Types>"""
_ROOT_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_DOCUMENT_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_RELATIONS}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_RELATIONS}/image" Target="media/image1.png"/>
</Relationships>"""


def _style(identifier: str, name: str, level: int | None = None) -> str:
    outline = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>' if level is not None else ""
    default = ' w:default="1"' if identifier == "Normal" else ""
    return f'<w:style w:type="paragraph"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>{outline}</w:style>'


_STYLES = (
    f"{_HEAD}<w:styles {_W}>"
    + _style("Normal", "Normal")
    + _style("Title", "Title")
    + _style("Heading1", "heading 1", 0)
    + _style("Heading2", "heading 2", 1)
    + "</w:styles>"
)


def _numbering(pattern: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1、", pattern))
    )
    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r>{properties}{inner}</w:r>"


def _paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


class _Writer:
    def __init__(self, draft: Draft, style: str) -> None:
        self.draft = draft
        self.style = style
        self.rng = random.Random(f"{draft.title}:{style}")

    def prose(self, text: str) -> str:
        """Runs cut at random places, as Word cuts them."""
        cut = self.rng.randrange(len(text) + 1)
        return "".join(_run(part) for part in (text[:cut], text[cut:]) if part)

    def heading(self, block: Heading) -> str:
        if self.style == "listed" and block.number:
            properties = (
                f'<w:pStyle w:val="Heading{block.level}"/><w:numPr><w:ilvl w:val="{block.level - 1}"/>'
                '<w:numId w:val="1"/></w:numPr>'
            )
            return _paragraph(_run(block.text), properties)
        if self.style == "typed":
            return _paragraph(_run(block.printed, bold=True))
        return _paragraph(_run(block.printed), f'<w:pStyle w:val="Heading{block.level}"/>')

    def cell_text(self, cell: Cell) -> str:
        """A header of four characters breaks softly or stands in two paragraphs."""
        if cell.header and len(cell.text) == 4 and self.style != "styled":
            halves = (cell.text[:2], cell.text[2:])
            if self.rng.random() < 0.5:
                return _paragraph(_run("\n".join(halves)))
            return "".join(_paragraph(_run(half)) for half in halves)
        return _paragraph(_run(cell.text) if cell.text else "", '<w:jc w:val="center"/>')

    def table(self, table: Table) -> str:
        unit = _PAGE_WIDTH // sum(table.widths)
        widths = [width * unit for width in table.widths]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        continued: dict[tuple[int, int], int] = {}
        rows: list[str] = []
        for index, row in enumerate(placed_cells(table)):
            pieces: dict[int, str] = {
                column: self.piece(span, widths[column : column + span], "<w:vMerge/>", "<w:p/>")
                for (at, column), span in continued.items()
                if at == index
            }
            for placed in row:
                cell = placed.cell
                merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
                span_widths = widths[placed.column : placed.column + cell.colspan]
                pieces[placed.column] = self.piece(cell.colspan, span_widths, merge, self.cell_text(cell))
                for down in range(1, cell.rowspan):
                    continued[(index + down, placed.column)] = cell.colspan
            rows.append("<w:tr>" + "".join(pieces[column] for column in sorted(pieces)) + "</w:tr>")
        caption = "".join(_paragraph(_run(line)) for line in table.caption)
        properties = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
        return f"{caption}<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"

    @staticmethod
    def piece(span: int, widths: list[int], merge: str, inner: str) -> str:
        """One w:tc: `merge` says how it goes on from above."""
        grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{grid}{merge}</w:tcPr>{inner}</w:tc>'

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Picture):
            return _paragraph(f"<w:r>{_drawing(block.caption)}</w:r>")
        return self.paragraph(block)

    def paragraph(self, block: Paragraph) -> str:
        if block.place == "title":
            return _paragraph(_run(block.text), '<w:pStyle w:val="Title"/>' if self.style != "typed" else "")
        if block.place == "signature":
            return _paragraph(_run(block.text), '<w:jc w:val="right"/>')
        return _paragraph(self.prose(block.text), '<w:ind w:firstLine="420"/>')

    def document(self) -> str:
        body = "".join(self.block(block) for block in self.draft.blocks)
        return f"{_HEAD}<w:document {_W} {_R}><w:body>{body}<w:sectPr/></w:body></w:document>"


def _drawing(caption: str) -> str:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing"><wp:extent cx="5000000" cy="3000000"/>'
        f'<wp:docPr id="1" name="{escape(caption)}" descr="{escape(caption)}"/><a:graphic xmlns:a="{drawing}/main">'
        f'<a:graphicData uri="{drawing}/picture"><pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="{escape(caption)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId3"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def write(draft: Draft, style: str) -> bytes:
    """The report as .docx; headings listed (numbers by list styling), typed (bold text) or styled."""
    half = any(isinstance(block, Heading) and block.number.startswith("(") for block in draft.blocks)
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _numbering("(%2)" if half else "（%2）"),
        "word/document.xml": _Writer(draft, style).document(),
    }
    members = [FileInArchive(name, text.encode("utf-8")) for name, text in parts.items()]
    return pack([*members, FileInArchive("word/media/image1.png", _PIXEL)])


WORD = Carrier(
    name="docx",
    suffix=".docx",
    styles=("listed", "typed", "styled"),
    write=write,
    blanks=("listed", "typed", "styled"),
)
