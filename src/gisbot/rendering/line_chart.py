"""A line over years: every point with its number, a gap where a year is missing or blank."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from gisbot.rendering.canvas import INK, MUTED, PALETTE, WIDTH, Canvas, plain_number, ticks, width_of
from gisbot.rendering.chart_frame import LABEL, MARGIN, foot, head

if TYPE_CHECKING:
    from gisbot.rendering.chart import Chart
    from gisbot.rendering.words import Words

_HEIGHT = 620
_STROKE, _POINT = 6, 11
_SMALL = 28
_ABOVE, _BELOW = 24.0, 24 + LABEL * 0.8
_STEEP = 10
"""Pixels by which the neighbours of a valley are higher."""
_FEW = 8


def draw(chart: Chart, words: Words) -> str:
    """The picture as SVG."""
    canvas = Canvas()
    top = head(canvas, chart, words) + LABEL
    bottom = top + _HEIGHT
    numbers = [value for series in chart.series for value in series.values if value is not None]
    marks = ticks(min(numbers), max(numbers))
    left = MARGIN + max(width_of(plain_number(mark), _SMALL) for mark in marks) + 20
    right = WIDTH - MARGIN - 20

    def y_of(number: Decimal) -> float:
        return bottom - float(number - marks[0]) / float(marks[-1] - marks[0]) * _HEIGHT

    for mark in marks:
        canvas.line((left, y_of(mark)), (right, y_of(mark)), stroke=MUTED if mark == 0 else "#e3e3e3", width=2)
        canvas.text(left - 14, y_of(mark) + _SMALL * 0.35, plain_number(mark), _SMALL, fill=MUTED, anchor="end")
    step = (right - left) / len(chart.categories)
    places = [left + step * (number + 0.5) for number in range(len(chart.categories))]
    every = 1 + int(max(width_of(name, LABEL) for name in chart.categories) * 1.2 // step)
    for number, (x, name) in enumerate(zip(places, chart.categories, strict=True)):
        if (len(chart.categories) - 1 - number) % every == 0:
            canvas.text(x, bottom + LABEL * 1.5, name, LABEL, anchor="middle")
    heights = [[y_of(v) if v is not None else None for v in series.values] for series in chart.series]
    for number, line in enumerate(heights):
        points = [(x, y) if y is not None else None for x, y in zip(places, line, strict=True)]
        for one, other in pairwise(points):
            if one is not None and other is not None:
                canvas.line(one, other, stroke=PALETTE[number], width=_STROKE)
        for point in points:
            if point is not None:
                canvas.dot(*point, _POINT, PALETTE[number])
    for column, x in enumerate(places):
        _numbers(canvas, chart, column, x, heights, bottom)
    return canvas.svg(foot(canvas, chart.notes, bottom + LABEL * 1.8))


def _numbers(
    canvas: Canvas, chart: Chart, column: int, x: float, heights: list[list[float | None]], bottom: float
) -> None:
    """The numbers of one year: above its point or below in a valley; over all of them where neither is free."""
    size = LABEL if len(chart.categories) <= _FEW else _SMALL
    taken: list[float] = []
    known = [(y, number) for number, line in enumerate(heights) if (y := line[column]) is not None]
    points = [y for y, _ in known]
    stacked = [min(points, default=0.0) - _ABOVE - LABEL * 1.1 * step for step in range(len(known) + 1)]
    for y, number in sorted(known):
        value = chart.series[number].values[column]
        if value is None:
            continue
        ways = [y - _ABOVE, y + _BELOW]
        if _is_valley(heights[number], column):
            ways.reverse()
        at = next((at for at in (*ways, *stacked) if at < bottom and _is_free(at, points, taken)), None)
        if at is not None:
            taken.append(at)
            colour = INK if len(chart.series) == 1 else PALETTE[number]
            canvas.number(x, at, plain_number(value), size, colour)


def _is_free(at: float, points: Sequence[float], taken: Sequence[float]) -> bool:
    """Whether a number at this height touches no point and no other number."""
    return all(at <= y - _ABOVE or at >= y + _BELOW for y in points) and all(abs(at - one) > LABEL for one in taken)


def _is_valley(line: list[float | None], column: int) -> bool:
    """Whether the points on both sides are higher, or the only one there is is much higher."""
    here = line[column]
    sides = [y for y in (*line[column - 1 : column], *line[column + 1 : column + 2]) if y is not None]
    return here is not None and bool(sides) and all(y < here - _STEEP for y in sides)
