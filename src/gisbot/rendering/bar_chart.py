"""Bars lying on their side, one for each agency or item: long Chinese names stay readable."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from gisbot.rendering.canvas import INK, MUTED, PALETTE, RULE, WIDTH, Canvas, plain_number, width_of, wrapped
from gisbot.rendering.chart_frame import LABEL, MARGIN, foot, head

if TYPE_CHECKING:
    from gisbot.rendering.chart import Chart
    from gisbot.rendering.words import Words

_BAR, _GAP, _BETWEEN = 40, 6, 26
_NAMES_UP_TO = 400
_LINE = LABEL * 1.2


def draw(chart: Chart, words: Words) -> str:
    """The picture as SVG."""
    canvas = Canvas()
    top = head(canvas, chart, words)
    names = [wrapped(name, LABEL, _NAMES_UP_TO, 2) for name in chart.categories]
    left = MARGIN + max(width_of(line, LABEL) for lines in names for line in lines) + 20
    numbers = [value for series in chart.series for value in series.values if value is not None]
    low, high = min(*numbers, Decimal(0)), max(*numbers, Decimal(0))
    label_room = max(width_of(plain_number(number), LABEL) for number in numbers) + 16
    right = WIDTH - MARGIN - label_room
    left += label_room if low < 0 else 0
    scale = (right - left) / float(high - low or 1)

    def x_of(number: Decimal) -> float:
        return left + float(number - low) * scale

    y = top
    for place, lines in enumerate(names):
        height = max(len(chart.series) * (_BAR + _GAP) - _GAP, len(lines) * _LINE)
        first = y + height / 2 - (len(lines) - 1) * _LINE / 2 + LABEL * 0.35
        for number, line in enumerate(lines):
            canvas.text(MARGIN, first + number * _LINE, line, LABEL)
        bars = len(chart.series) * (_BAR + _GAP) - _GAP
        for number, series in enumerate(chart.series):
            at = y + (height - bars) / 2 + number * (_BAR + _GAP)
            _bar(canvas, series.values[place], x_of, at, PALETTE[number], words)
        y += height + _BETWEEN
    canvas.line((x_of(Decimal(0)), top - _BETWEEN / 2), (x_of(Decimal(0)), y - _BETWEEN / 2), stroke=RULE, width=3)
    return canvas.svg(foot(canvas, chart.notes, y - _BETWEEN / 2))


def _bar(
    canvas: Canvas, value: Decimal | None, x_of: Callable[[Decimal], float], y: float, fill: str, words: Words
) -> None:
    """One bar with its number at its end; a blank has words in its place."""
    zero, base = x_of(Decimal(0)), y + _BAR / 2 + LABEL * 0.35
    if value is None:
        canvas.text(zero + 12, base, words.text("export.blank"), LABEL, fill=MUTED)
        return
    end = x_of(value)
    canvas.bar(min(zero, end), y, max(abs(end - zero), 2), _BAR, fill)
    if value < 0:
        canvas.text(end - 12, base, plain_number(value), LABEL, fill=INK, anchor="end")
    else:
        canvas.text(end + 12, base, plain_number(value), LABEL, fill=INK)
