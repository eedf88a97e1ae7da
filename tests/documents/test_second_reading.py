"""Ruled pdf tables read a second time by pdfplumber; every difference has its explanation here."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber

from gisbot.documents import read_bytes
from gisbot.model.document import Document
from tests.documents.conftest import only
from tests.documents.makers import grids, pdf
from tests.documents.test_pdf import long_table


def our_pages(document: Document) -> dict[int, list[str]]:
    """The texts of the filled cells that begin on each page, in order."""
    pages: dict[int, list[str]] = {}
    for grid in grids(document):
        for row in grid.rows:
            for cell in row:
                assert cell.place.page is not None
                if cell.text.strip():
                    pages.setdefault(cell.place.page, []).append("".join(cell.text.split()))
    return pages


def their_pages(data: bytes) -> dict[int, list[str]]:
    """The same by pdfplumber, by drawn lines alone; frames of one column are no tables."""
    pages: dict[int, list[str]] = {}
    with pdfplumber.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages, start=1):
            for table in page.extract_tables(
                {"vertical_strategy": "lines_strict", "horizontal_strategy": "lines_strict"}
            ):
                if table and len(table[0]) > 1:
                    cells = ["".join(cell.split()) for row in table for cell in row if cell and cell.strip()]
                    pages.setdefault(number, []).extend(cells)
    return pages


def test_generated_tables_agree() -> None:
    data = pdf("虚构县报告", long_table(45), "另一张表", long_table(5))
    ours = our_pages(read_bytes(data, "a.pdf", source="a.pdf"))
    assert ours
    assert ours == their_pages(data)


def test_the_real_report_agrees_but_for_what_is_explained(shared_reports: Path) -> None:
    data = only(shared_reports, "洪泽区2024*.pdf").read_bytes()
    ours, theirs = our_pages(read_bytes(data, "a.pdf", source="a.pdf")), their_pages(data)
    assert set(ours) == set(theirs) == {2, 3, 4}
    for page in ours:
        missed = [text for text in theirs[page] if text not in ours[page]]
        added = [text for text in ours[page] if text not in theirs[page]]
        assert not missed, (page, missed)
        assert not added, (page, added)
        assert sorted(ours[page]) == sorted(theirs[page])
