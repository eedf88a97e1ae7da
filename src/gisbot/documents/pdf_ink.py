"""What is drawn on a pdf page: its characters and its straight lines, in points from the top left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from gisbot.documents.bounds import MAX_FORM_DEPTH, MAX_PAGE_OBJECTS, Budget
from gisbot.documents.pdf_paths import IDENTITY, Matrix, bounds_of, box_in, matrix_of, straight_lines
from gisbot.errors import DocumentTooLarge

_LARGEST_CHAR = 60.0
_LEAST_PICTURE = 0.03
"""The share of a page that a picture fills, below which it is an icon or a seal."""


class Char(NamedTuple):
    """One printed character and its box; `order` is its place in the order of drawing."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    order: int


class Rule(NamedTuple):
    """A straight line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageInk:
    """The characters, the horizontal and vertical lines of one page; `pictures` counts the large ones."""

    width: float
    height: float
    chars: list[Char]
    horizontal: list[Rule]
    vertical: list[Rule]
    pictures: int
    unmapped: int


def read_ink(page: pypdfium2.PdfPage, budget: Budget) -> PageInk:
    """What is drawn on `page`, turned upright.

    Raises `DocumentTooLarge` for a page with more characters or objects than the bounds allow.
    """
    width, height = page.get_size()
    upright = _upright(page)
    chars, unmapped = _chars(page, upright, budget)
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    pictures = 0
    held, turned = IDENTITY, upright.after(IDENTITY)
    for count, (item, matrix) in enumerate(_objects(page)):
        if count > MAX_PAGE_OBJECTS:
            raise DocumentTooLarge(f"a page draws more than {MAX_PAGE_OBJECTS:,} objects")
        if not count & 4095:
            budget.check_time()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if matrix is not held:
                held, turned = matrix, upright.after(matrix)
            for x0, y0, x1, y1 in straight_lines(item, turned):
                if y1 - y0 <= x1 - x0:
                    horizontal.append(Rule((y0 + y1) / 2, x0, x1))
                else:
                    vertical.append(Rule((x0 + x1) / 2, y0, y1))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = box_in(upright.after(matrix), bounds_of(item))
            pictures += (x1 - x0) * (y1 - y0) > _LEAST_PICTURE * width * height
    return PageInk(width, height, chars, horizontal, vertical, pictures, unmapped)


def _upright(page: pypdfium2.PdfPage) -> Matrix:
    """From the page's own coordinates to points from the top left corner, its rotation undone."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return Matrix(0.0, 1.0, 1.0, 0.0, -bottom, -left)
    if rotation == 180:
        return Matrix(-1.0, 0.0, 0.0, 1.0, right, -bottom)
    if rotation == 270:
        return Matrix(0.0, -1.0, -1.0, 0.0, top, right)
    return Matrix(1.0, 0.0, 0.0, -1.0, -left, top)


def _chars(page: pypdfium2.PdfPage, upright: Matrix, budget: Budget) -> tuple[list[Char], int]:
    """The characters that print something, and how many there are whose meaning the file does not say."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MAX_PAGE_OBJECTS:
            raise DocumentTooLarge(f"a page has more than {MAX_PAGE_OBJECTS:,} characters")
        raw = textpage.raw
        box = pdfium.FS_RECTF()
        reference = ctypes.byref(box)
        get_unicode, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        left, top = upright.e, upright.f
        is_upright = upright.a == 1.0 and upright.d == -1.0
        chars: list[Char] = []
        unmapped = 0
        for order in range(count):
            if not order & 8191:
                budget.check_time()
            code = get_unicode(raw, order)
            if code <= 32 or code in _UNPRINTED:
                unmapped += code == 0
                continue
            if code >= 0xD800 and (code <= 0xF8FF or code == 0xFFFD):
                unmapped += 1
                if code < 0xE000:
                    code = 0xFFFD
            if not get_box(raw, order, reference):
                continue
            x0, x1, y0, y1 = box.left, box.right, box.bottom, box.top
            if x1 - x0 > _LARGEST_CHAR or y1 - y0 > _LARGEST_CHAR:
                x0, y0, x1, y1 = _drawn_box(raw, order)
            if is_upright:
                chars.append(Char(chr(code), x0 + left, top - y1, x1 + left, top - y0, order))
            else:
                chars.append(Char(chr(code), *box_in(upright, (x0, y0, x1, y1)), order))
        return chars, unmapped
    finally:
        textpage.close()


def _drawn_box(raw: object, order: int) -> tuple[float, float, float, float]:
    """The box of a character's drawn shape: fonts that run downwards report the box of their unscaled size."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(
        raw, order, ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top)
    )
    return left.value, bottom.value, right.value, top.value


_UNPRINTED = frozenset({0xA0, 0xAD, 0x2002, 0x2003, 0x2009, 0x200B, 0x200C, 0x200D, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF})


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """Every object of the page and of the forms it shows, with the matrix of its form."""
    yield from _of_holder(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, IDENTITY, 0)


def _of_holder(
    holder: object, count: object, get: object, matrix: Matrix, depth: int
) -> Iterator[tuple[object, Matrix]]:
    assert callable(count)
    assert callable(get)
    for index in range(count(holder)):
        item = get(holder, index)
        if not item:
            continue
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < MAX_FORM_DEPTH:
                inner = matrix.after(matrix_of(item))
                yield from _of_holder(
                    item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1
                )
        else:
            yield item, matrix
