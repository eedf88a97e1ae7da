"""How values and tables are written: json numbers, and columns that line up with Chinese characters in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

ELLIPSIS = "…"


def json_value(value: Decimal | str | None) -> int | float | str | None:
    """The json value of a figure: whole numbers as integers, others as the float that reads back the same."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Lines of a table, each column cut at its width in terminal cells: at its end, or its beginning when below 0."""
    cut = [[_cut(cell, width) for cell, width in zip(row, widths, strict=True)] for row in (header, *rows)]
    used = [max(_width(row[column]) for row in cut) for column in range(len(header))]
    lines = ["  ".join(_pad(cell, width) for cell, width in zip(row, used, strict=True)).rstrip() for row in cut]
    return [lines[0], "  ".join("-" * width for width in used), *lines[1:]]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str, width: int) -> str:
    text = " ".join(text.split())
    if _width(text) <= abs(width):
        return text
    if width < 0:
        return _cut(text[::-1], -width)[::-1]
    kept = 0
    while _width(text[: kept + 1]) < width:
        kept += 1
    return text[:kept] + ELLIPSIS
