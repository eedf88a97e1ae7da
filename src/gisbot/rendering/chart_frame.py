"""What every chart has around its drawing: the title and unit above, the legend, the notes and source below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gisbot.rendering.canvas import INK, MUTED, PALETTE, WIDTH, Canvas, width_of, wrapped

if TYPE_CHECKING:
    from gisbot.rendering.chart import Chart
    from gisbot.rendering.words import Words

MARGIN = 48
TITLE, LABEL, NOTE = 44, 32, 26
_LEADING = 1.35
_SWATCH = 28


def head(canvas: Canvas, chart: Chart, words: Words) -> float:
    """Draw title, unit and legend; where they end."""
    y = float(MARGIN)
    for line in wrapped(chart.title, TITLE, WIDTH - 2 * MARGIN, 3):
        y += TITLE * _LEADING
        canvas.text(MARGIN, y - TITLE * 0.3, line, TITLE, bold=True)
    if chart.unit is not None:
        y += LABEL * _LEADING
        canvas.text(MARGIN, y - LABEL * 0.3, words.text("export.chart.unit", unit=chart.unit), LABEL, fill=MUTED)
    if len(chart.series) > 1:
        y = _legend(canvas, [series.name for series in chart.series], y)
    return y + LABEL


def foot(canvas: Canvas, notes: Sequence[str], y: float) -> float:
    """Draw the notes; the height of the whole picture."""
    y += NOTE * 0.6
    for note in notes:
        for line in wrapped(note, NOTE, WIDTH - 2 * MARGIN, 4):
            y += NOTE * _LEADING
            canvas.text(MARGIN, y, line, NOTE, fill=MUTED)
    return y + MARGIN


def _legend(canvas: Canvas, names: Sequence[str], y: float) -> float:
    x, y = float(MARGIN), y + LABEL * 1.6
    for place, name in enumerate(names):
        shown = wrapped(name, LABEL, WIDTH / 2 - MARGIN - _SWATCH, 1)[0]
        needed = _SWATCH + 12 + width_of(shown, LABEL) + 40
        if x > MARGIN and x + needed > WIDTH - MARGIN:
            x, y = float(MARGIN), y + LABEL * 1.5
        canvas.bar(x, y - _SWATCH + 4, _SWATCH, _SWATCH, PALETTE[place])
        canvas.text(x + _SWATCH + 12, y, shown, LABEL, fill=INK)
        x += needed
    return y + LABEL * 0.5
