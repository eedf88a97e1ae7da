"""Pdf files with a text layer: paragraphs and ruled tables, joined over the pages' edges."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pypdfium2

from gisbot.documents.base import Content, without_text
from gisbot.documents.bounds import MAX_PAGES, Budget
from gisbot.documents.pdf_apart import inks_apart
from gisbot.documents.pdf_columns import aligned_grid, runs
from gisbot.documents.pdf_flow import Flow, Item, flow_of
from gisbot.documents.pdf_grid import PageGrid
from gisbot.documents.pdf_ink import PageInk, read_ink
from gisbot.documents.pdf_inspect import is_ordinary
from gisbot.documents.pdf_prose import paragraphs
from gisbot.documents.pdf_tables import continues, joined
from gisbot.documents.pdf_values import row_cells
from gisbot.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument
from gisbot.model.document import Block, Note
from gisbot.model.place import Place

_PDFIUM = threading.Lock()
"""Pdfium may be used by one thread at a time."""

_MOST_UNMAPPED = 0.2
_LEAST_PAGE_CHARS = 8


def read_pdf(data: bytes, budget: Budget) -> Content:
    """The blocks of a pdf, each with its page; tables are counted over the document.

    Raises `DamagedDocument` for a broken or encrypted file, `UnsupportedDocument` with the rule
    "document.no_text" for one that has only pictures of pages.
    """
    inks = read_inks(data, budget) if is_ordinary(data) else inks_apart(data, budget)
    total = sum(len(ink.chars) for ink in inks)
    if total == 0:
        raise without_text("the pages are pictures without text (scanned); a pdf with a text layer is needed")
    if sum(ink.unmapped for ink in inks) > _MOST_UNMAPPED * total:
        raise without_text("the fonts of the pdf do not say which characters they print")
    flow = flow_of(inks, budget)
    return Content(tuple(_blocks(flow, budget)), notes=tuple(_notes(inks)))


def read_inks(data: bytes, budget: Budget) -> list[PageInk]:
    """What is drawn on each page. Raises `DamagedDocument` and `DocumentTooLarge`."""
    with _PDFIUM:
        return list(_inks(data, budget))


def _inks(data: bytes, budget: Budget) -> Iterator[PageInk]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedDocument("the pdf is encrypted; save it without a password") from error
        raise DamagedDocument("the pdf is truncated or broken") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise DocumentTooLarge(f"the pdf has {count:,} pages, more than the {MAX_PAGES:,} allowed")
        if count == 0:
            raise DamagedDocument("the pdf has no pages")
        for index in range(count):
            budget.check_time()
            try:
                page = document[index]
                ink = read_ink(page, budget)
                page.close()
            except pypdfium2.PdfiumError as error:
                raise DamagedDocument(f"page {index + 1} of the pdf is broken") from error
            yield ink
    finally:
        document.close()


def _blocks(flow: Flow, budget: Budget) -> Iterator[Block]:
    tables = 0
    for group in _groups(flow):
        budget.spend_blocks(len(group))
        parts = [(item.page, item.content) for item in group if isinstance(item.content, PageGrid)]
        if parts:
            tables += 1
            yield joined(parts, tables)
            continue
        prose: list[Item] = []
        cells = row_cells(group, flow)
        for run in runs(group, flow):
            grid = aligned_grid(run, flow, tables + 1) if not any(id(item) in cells for item in run) else None
            if grid is None:
                prose.extend(run)
                continue
            yield from paragraphs(prose, flow, cells)
            prose = []
            tables += 1
            yield grid
        yield from paragraphs(prose, flow, cells)


def _groups(flow: Flow) -> Iterator[list[Item]]:
    """Lines that follow each other, and the parts of one table on following pages."""
    group: list[Item] = []
    for item in flow.items:
        if group and not _is_together(group[-1], item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _is_together(before: Item, after: Item) -> bool:
    upper, lower = before.content, after.content
    if isinstance(upper, PageGrid) and isinstance(lower, PageGrid):
        return continues((before.page, upper), (after.page, lower))
    return not isinstance(upper, PageGrid) and not isinstance(lower, PageGrid)


def _notes(inks: list[PageInk]) -> Iterator[Note]:
    for number, ink in enumerate(inks, start=1):
        if ink.pictures and len(ink.chars) < _LEAST_PAGE_CHARS:
            message = f"page {number} is a picture without text and is not read"
            yield Note("document.no_text", message, Place(page=number))
        elif ink.pictures and not ink.horizontal and not ink.vertical:
            message = f"page {number} has {ink.pictures} pictures; a table in a picture is not read"
            yield Note("document.picture_table", message, Place(page=number))
