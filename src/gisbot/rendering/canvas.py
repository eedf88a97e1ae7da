"""Drawing as SVG: text that knows its width, lines, bars, and axes with round numbers."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from gisbot.rendering.fonts import FAMILIES

WIDTH = 1080
"""Pixels: what a phone shows over its whole width without being zoomed."""
INK, MUTED, RULE = "#1b1b1b", "#5f5f5f", "#d9d9d9"
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Colours that people with any kind of colour blindness tell apart (Okabe and Ito, 2008)."""
_WIDE, _NARROW = 1.0, 0.6
_ELLIPSIS = "…"


class Canvas:
    """What has been drawn so far, top to bottom; `height` is chosen at the end."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(
        self, x: float, y: float, text: str, size: int, *, fill: str = INK, anchor: str = "start", bold: bool = False
    ) -> None:
        """A line of text whose baseline is at `y`; `anchor` is start, middle or end."""
        outline = f' stroke="{fill}" stroke-width="{size / 40:.1f}"' if bold else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{outline}>'
            f"{escape(printable(text))}</text>"
        )

    def number(self, x: float, y: float, text: str, size: int, fill: str) -> None:
        """A number centred over `x`, with a white edge that keeps it readable where it crosses a line."""
        edge = f'stroke="#ffffff" stroke-width="{size / 4:.1f}" stroke-linejoin="round" paint-order="stroke"'
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="middle" {edge}>'
            f"{escape(printable(text))}</text>"
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, stroke: str = RULE, width: float = 2
    ) -> None:
        """A straight line."""
        self._parts.append(
            f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
            f'stroke="{stroke}" stroke-width="{width}" stroke-linecap="round"/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle."""
        self._parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>')

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """A point of a line."""
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="#ffffff" stroke-width="3"/>'
        )

    def svg(self, height: float) -> str:
        """The whole picture on white."""
        families = ",".join(f"'{name}'" for name in FAMILIES)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
            f'viewBox="0 0 {WIDTH} {height:.0f}" font-family={quoteattr(families + ",sans-serif")}>'
            f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>{"".join(self._parts)}</svg>'
        )


def printable(text: str) -> str:
    """The text without characters that no XML may hold."""
    return "".join(char for char in text if char >= " " and not "\ud800" <= char <= "\udfff" and char < "\ufffe")


def width_of(text: str, size: int) -> float:
    """About how wide a line of text is, in pixels."""
    return size * sum(_WIDE if unicodedata.east_asian_width(char) in "WFA" else _NARROW for char in text)


def wrapped(text: str, size: int, room: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines of at most `room` pixels; what does not fit ends in an ellipsis."""
    lines = [""]
    for char in text:
        if width_of(lines[-1] + char, size) > room and lines[-1]:
            if len(lines) == most:
                lines[-1] = lines[-1][:-1] + _ELLIPSIS
                return tuple(lines)
            lines.append("")
        lines[-1] += char
    return tuple(lines)


def ticks(low: Decimal, high: Decimal, most: int = 5) -> tuple[Decimal, ...]:
    """Round numbers from at or below `low` to at or above `high`, evenly spaced; zero is among them."""
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = Decimal(1).scaleb((high - low).adjusted() - 1)
    for factor in (1, 2, 5, 10, 20, 50, 100):
        if (high - low) / (step * factor) <= most:
            step *= factor
            break
    first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
    return tuple(step * number for number in range(int(first), int(last) + 1))


def plain_number(number: Decimal) -> str:
    """A number as people read it: no exponent, no trailing zeros after the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
