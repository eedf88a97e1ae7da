"""How values and tables are written: json numbers, and columns that line up with Chinese characters in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from gisbot.errors import SettingsError
from gisbot.rendering.table import aligned as table

__all__ = ["json_value", "table", "write_file"]


def json_value(value: Decimal | str | None) -> int | float | str | None:
    """The json value of a figure: whole numbers as integers, others as the float that reads back the same."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def write_file(path: Path, data: bytes) -> None:
    """Write a file that a person named, over one that is there. Raises `SettingsError` when it cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise SettingsError(f"the file cannot be written: {path}: {error.strerror}") from error
