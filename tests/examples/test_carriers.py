"""Every carrier writes what its library reads back, the same bytes each time, with every figure in it."""

from __future__ import annotations

import io
import json
import re
import zipfile

import docx
import openpyxl
import pypdfium2
import pytest
from examples.carriers.archive import FileInArchive, pack
from examples.carriers.registry import CARRIERS, Choice, choices
from examples.compose import compose
from examples.draft import Draft, Table
from examples.figures import history
from examples.world import demo_agencies
from selectolax.lexbor import LexborHTMLParser

AGENCY = demo_agencies()[0]
DRAFTS = [compose(AGENCY, history(AGENCY, 1)[year], 1) for year in (2018, 2020, 2023)]
EVERY = choices([name for name in CARRIERS if not name.startswith("pdf-")])


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _text(data: bytes, choice: Choice) -> str:
    """All text of a written file, as an independent library reads it."""
    name = choice.carrier.name
    if name == "txt":
        return data.decode({"gb18030": "gb18030", "utf16": "utf-16", "bom": "utf-8-sig"}.get(choice.style, "utf-8"))
    if name == "html":
        tree = LexborHTMLParser(data.decode("gb18030" if choice.style == "gb18030" else "utf-8"))
        assert tree.body is not None
        if choice.style == "script":
            script = next(node.text() for node in tree.css("script") if "document.write" in node.text())
            article = json.loads(script.partition("=")[2].rpartition("; document")[0])
            return LexborHTMLParser(article).text()
        return tree.body.text()
    if name == "docx":
        document = docx.Document(io.BytesIO(data))
        parts = [paragraph.text for paragraph in document.paragraphs]
        return "".join(parts + [cell.text for table in document.tables for cell in table._cells])
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [
            str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        return "".join(cells)
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.parametrize("choice", EVERY, ids=lambda choice: choice.name)
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.generation.value)
def test_every_label_and_figure_is_in_the_file(draft: Draft, choice: Choice) -> None:
    text = _squeezed(_text(choice.carrier.write(draft, choice.style), choice))
    for table in draft.tables():
        for row in table.rows:
            for cell in row:
                # a pdf cell may go on below another cell's text, so only its beginning is looked for
                wanted = _squeezed(cell.text)
                assert (wanted[:2] if choice.carrier.name == "pdf" else wanted) in text, cell.text


@pytest.mark.parametrize("choice", EVERY, ids=lambda choice: choice.name)
def test_the_same_draft_gives_the_same_bytes(choice: Choice) -> None:
    draft = DRAFTS[2]
    assert choice.carrier.write(draft, choice.style) == choice.carrier.write(draft, choice.style)


@pytest.mark.parametrize(
    "choice", [one for one in EVERY if not one.carrier.tables_only], ids=lambda choice: choice.name
)
def test_every_file_says_that_it_is_fictional(choice: Choice) -> None:
    assert "虚构示例" in _squeezed(_text(choice.carrier.write(DRAFTS[0], choice.style), choice))


def _grid(table: Table) -> list[list[str]]:
    """The table with merged cells repeated over their whole area, as python-docx shows it."""
    grid = [[""] * len(table.widths) for _ in table.rows]
    taken: set[tuple[int, int]] = set()
    for row_index, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (row_index, column) in taken:
                column += 1
            for down in range(cell.rowspan):
                for across in range(cell.colspan):
                    grid[row_index + down][column + across] = cell.text
                    taken.add((row_index + down, column + across))
    return grid


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.generation.value)
def test_word_merges_are_where_the_table_has_them(draft: Draft) -> None:
    document = docx.Document(io.BytesIO(CARRIERS["docx"].write(draft, "styled")))
    assert len(document.tables) == len(draft.tables())
    for read, table in zip(document.tables, draft.tables(), strict=True):
        assert [[_squeezed(cell.text) for cell in row.cells] for row in read.rows] == [
            [_squeezed(text) for text in row] for row in _grid(table)
        ]


def test_listed_headings_keep_their_numbers_out_of_the_text() -> None:
    document = docx.Document(io.BytesIO(CARRIERS["docx"].write(DRAFTS[2], "listed")))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert "主动公开政府信息情况" in headings


def test_uneven_pages_split_header_and_data_differently() -> None:
    page = CARRIERS["html"].write(DRAFTS[2], "uneven").decode("utf-8")
    tree = LexborHTMLParser(page)
    for table in tree.css('table[border="1"]'):
        widths = {
            tuple(int(cell.attributes.get("colspan") or 1) for cell in row.css("td,th"))
            for row in table.css("tr")
            if not row.css("[rowspan]")
        }
        assert len(widths) > 1


def test_an_archive_holds_its_members_in_order() -> None:
    data = pack([FileInArchive("甲.txt", b"1"), FileInArchive("b.txt", b"2")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["甲.txt", "b.txt"]
    assert data == pack([FileInArchive("甲.txt", b"1"), FileInArchive("b.txt", b"2")])


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format 'odt'"):
        choices(["odt"])
    with pytest.raises(ValueError, match="no format 'txt:braille'"):
        choices(["txt:braille"])
