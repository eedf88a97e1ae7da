"""The straight lines that the paths of a pdf page draw, and the transformations of its objects."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gisbot.documents.bounds import MAX_PAGE_OBJECTS
from gisbot.errors import DamagedDocument, DocumentTooLarge

_THICKEST_LINE = 3.5
_SHORTEST_LINE = 4.0
_SHORTEST_SIDE = 6.0

Box = tuple[float, float, float, float]


class Matrix(NamedTuple):
    """A pdf transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where the point lies after the transformation."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The transformation that does `first`, then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self.apply(first.e, first.f),
        )


IDENTITY = Matrix()


def matrix_of(item: object) -> Matrix:
    """The transformation of an object of a page."""
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(raw)):
        return IDENTITY
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def bounds_of(item: object) -> Box:
    """The box of an object in the coordinates of what holds it."""
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetBounds(item, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top))
    return left.value, bottom.value, right.value, top.value


def box_in(matrix: Matrix, bounds: Box) -> Box:
    """The box after the transformation."""
    return _ordered(*matrix.apply(bounds[0], bounds[1]), *matrix.apply(bounds[2], bounds[3]))


def _ordered(x0: float, y0: float, x1: float, y1: float) -> Box:
    if x1 < x0:
        x0, x1 = x1, x0
    return (x0, y1, x1, y0) if y1 < y0 else (x0, y0, x1, y1)


def straight_lines(path: object, matrix: Matrix) -> list[Box]:
    """The straight lines that a path draws: itself when it is thin, else the sides that it strokes.

    A filled area is no line: shading behind a paragraph or a cell has no border of its own.
    """
    box = box_in(matrix, bounds_of(path))
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= _THICKEST_LINE:
        return [box] if max(width, height) >= _SHORTEST_LINE else []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        raise DamagedDocument("a drawn path cannot be read")
    own = matrix_of(path)
    segments = _segments(path, matrix if own == IDENTITY else matrix.after(own))
    if stroke.value:
        return [side for side in (_ordered(*line) for line in segments) if _is_rule(*side)]
    return _thin_parts(segments) if len(segments) > 4 else []


def _is_rule(x0: float, y0: float, x1: float, y1: float) -> bool:
    width, height = x1 - x0, y1 - y0
    return (width if width < height else height) <= 1.0 and (width if width > height else height) >= _SHORTEST_SIDE


def _thin_parts(segments: list[Box]) -> list[Box]:
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


def _segments(path: object, matrix: Matrix) -> list[Box]:
    """The straight sides of a path, those that close a figure too."""
    count = pdfium.FPDFPath_CountSegments(path)
    if count > MAX_PAGE_OBJECTS:
        raise DocumentTooLarge("a drawn path has too many sides")
    x, y = ctypes.c_float(), ctypes.c_float()
    x_reference, y_reference = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    get_segment, get_point = pdfium.FPDFPath_GetPathSegment, pdfium.FPDFPathSegment_GetPoint
    get_type, get_close = pdfium.FPDFPathSegment_GetType, pdfium.FPDFPathSegment_GetClose
    move, line = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO
    sides: list[Box] = []
    begin = last = (0.0, 0.0)
    for index in range(count):
        segment = get_segment(path, index)
        get_point(segment, x_reference, y_reference)
        px, py = x.value, y.value
        point = a * px + c * py + e, b * px + d * py + f
        kind = get_type(segment)
        if kind == move:
            begin = point
        elif kind == line:
            sides.append((*last, *point))
        last = point
        if get_close(segment):
            sides.append((*last, *begin))
            last = begin
    return sides
