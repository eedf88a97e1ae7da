"""What is drawn on a pdf page: its characters and its straight lines, in points from the top left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from gisbot.documents.bounds import MAX_FORM_DEPTH, MAX_PAGE_OBJECTS, Budget
from gisbot.errors import DamagedDocument, DocumentTooLarge

_THICKEST_LINE = 3.5
_SHORTEST_LINE = 4.0
_SHORTEST_SIDE = 6.0
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


class _Matrix(NamedTuple):
    """A pdf transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: _Matrix) -> _Matrix:
        """The transformation that does `first`, then this one."""
        return _Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.apply(first.e, first.f),
        )


_IDENTITY = _Matrix()


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
    for count, (item, matrix) in enumerate(_objects(page)):
        if count > MAX_PAGE_OBJECTS:
            raise DocumentTooLarge(f"a page draws more than {MAX_PAGE_OBJECTS:,} objects")
        if not count & 4095:
            budget.check_time()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for x0, y0, x1, y1 in _straight_lines(item, upright.after(matrix)):
                if y1 - y0 <= x1 - x0:
                    horizontal.append(Rule((y0 + y1) / 2, x0, x1))
                else:
                    vertical.append(Rule((x0 + x1) / 2, y0, y1))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _box(upright.after(matrix), _bounds(item))
            pictures += (x1 - x0) * (y1 - y0) > _LEAST_PICTURE * width * height
    return PageInk(width, height, chars, horizontal, vertical, pictures, unmapped)


def _upright(page: pypdfium2.PdfPage) -> _Matrix:
    """From the page's own coordinates to points from the top left corner, its rotation undone."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return _Matrix(0.0, 1.0, 1.0, 0.0, -bottom, -left)
    if rotation == 180:
        return _Matrix(-1.0, 0.0, 0.0, 1.0, right, -bottom)
    if rotation == 270:
        return _Matrix(0.0, -1.0, -1.0, 0.0, top, right)
    return _Matrix(1.0, 0.0, 0.0, -1.0, -left, top)


def _chars(page: pypdfium2.PdfPage, upright: _Matrix, budget: Budget) -> tuple[list[Char], int]:
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
                chars.append(Char(chr(code), *_box(upright, (x0, y0, x1, y1)), order))
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


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, _Matrix]]:
    """Every object of the page and of the forms it shows, with the matrix of its form."""
    yield from _of_holder(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _IDENTITY, 0)


def _of_holder(
    holder: object, count: object, get: object, matrix: _Matrix, depth: int
) -> Iterator[tuple[object, _Matrix]]:
    assert callable(count)
    assert callable(get)
    for index in range(count(holder)):
        item = get(holder, index)
        if not item:
            continue
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < MAX_FORM_DEPTH:
                inner = matrix.after(_matrix(item))
                yield from _of_holder(
                    item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1
                )
        else:
            yield item, matrix


def _matrix(item: object) -> _Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(raw)):
        return _IDENTITY
    return _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _bounds(item: object) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top))
    return left.value, bottom.value, right.value, top.value


def _box(matrix: _Matrix, bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x0, y0 = matrix.apply(bounds[0], bounds[1])
    x1, y1 = matrix.apply(bounds[2], bounds[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _straight_lines(path: object, matrix: _Matrix) -> list[tuple[float, float, float, float]]:
    """The straight lines that a path draws: itself when it is thin, else the sides that it strokes.

    A filled area is no line: shading behind a paragraph or a cell has no border of its own.
    """
    box = _box(matrix, _bounds(path))
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= _THICKEST_LINE:
        return [box] if max(width, height) >= _SHORTEST_LINE else []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        raise DamagedDocument("a drawn path cannot be read")
    segments = _segments(path, matrix.after(_matrix(path)))
    if stroke.value:
        return [side for line in segments for side in _as_rule(*line)]
    return _thin_parts(segments) if len(segments) > 4 else []


def _as_rule(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float, float, float]]:
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    width, height = box[2] - box[0], box[3] - box[1]
    return [box] if min(width, height) <= 1.0 and max(width, height) >= _SHORTEST_SIDE else []


def _thin_parts(segments: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """A filled path of many thin rectangles is a whole frame drawn at once: each rectangle is a line."""
    parts = []
    for start in range(0, len(segments) - 3, 4):
        four = segments[start : start + 4]
        xs = [x for line in four for x in (line[0], line[2])]
        ys = [y for line in four for y in (line[1], line[3])]
        box = (min(xs), min(ys), max(xs), max(ys))
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) <= _THICKEST_LINE and max(width, height) >= _SHORTEST_LINE:
            parts.append(box)
    return parts


def _segments(path: object, matrix: _Matrix) -> list[tuple[float, float, float, float]]:
    """The straight sides of a path, those that close a figure too."""
    count = pdfium.FPDFPath_CountSegments(path)
    if count > MAX_PAGE_OBJECTS:
        raise DocumentTooLarge("a drawn path has too many sides")
    x, y = ctypes.c_float(), ctypes.c_float()
    x_reference, y_reference = ctypes.byref(x), ctypes.byref(y)
    sides: list[tuple[float, float, float, float]] = []
    begin = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x_reference, y_reference)
        point = matrix.apply(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            sides.append((*last, *point))
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            sides.append((*last, *begin))
            last = begin
    return sides
