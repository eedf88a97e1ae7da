"""How values and tables are written: json numbers, and columns that line up with Chinese characters in them."""

from __future__ import annotations

from decimal import Decimal

from gisbot.rendering.table import aligned as table

__all__ = ["json_value", "table"]


def json_value(value: Decimal | str | None) -> int | float | str | None:
    """The json value of a figure: whole numbers as integers, others as the float that reads back the same."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
