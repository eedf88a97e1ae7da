"""Tables as text: columns that line up with Chinese characters in them, for a terminal or a monospaced block."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from gisbot.model.answer import Answer, Table
from gisbot.rendering.figure_table import LINE, number_of

ELLIPSIS = "…"
_NAME, _CELL = 40, 16


def text_table(table: Table) -> str:
    """An answer's table as lines, its numbers aligned to the right, the unit in the header."""
    columns = [name + (f" ({table.unit})" if table.unit and place else "") for place, name in enumerate(table.columns)]
    if len(columns) == 2:
        columns[1] = table.unit or ""
    return "\n".join((table.title, *aligned(columns, table.rows, (_NAME, *(_CELL for _ in columns[1:])))))


def with_grid(answer: Answer) -> tuple[str, str, str] | None:
    """The text of an answer over agencies and years cut in three: what stands before its list, the list as a table
    with a column for each year, and what follows. None for any other answer."""
    table = answer.table
    head, newline, listed = answer.lead.partition("\n")
    if table is None or table.series != LINE or len(table.columns) < 3 or not newline:
        return None
    if not answer.text.startswith(answer.lead):
        return None
    widths = (_NAME, *(_CELL for _ in table.columns[1:]))
    lines = aligned((table.unit or "", *table.columns[1:]), table.rows, widths)
    beyond = listed.split("\n")[len(table.rows) :]
    return head, "\n".join(lines), "\n".join((*beyond, answer.text[len(answer.lead) :].removeprefix("\n")))


def aligned(header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Lines of a table, each column cut at its width in terminal cells: at its end, or its beginning when below 0.

    Columns that hold only numbers are aligned to the right.
    """
    cut = [[cut_to(cell, width) for cell, width in zip(row, widths, strict=True)] for row in (header, *rows)]
    used = [max(cells_of(row[column]) for row in cut) for column in range(len(header))]
    right = [_numeric([row[column] for row in cut[1:]]) for column in range(len(header))]
    lines = [
        "  ".join(_pad(cell, width, to_right) for cell, width, to_right in zip(row, used, right, strict=True)).rstrip()
        for row in cut
    ]
    return [lines[0], "  ".join("-" * width for width in used), *lines[1:]]


def cells_of(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def cut_to(text: str, width: int) -> str:
    """The text in at most `width` cells: cut at its end, or its beginning when the width is below 0."""
    text = " ".join(text.split()) if text.strip() == text else text.replace("\n", " ")
    if cells_of(text) <= abs(width):
        return text
    if width < 0:
        return cut_to(text[::-1], -width)[::-1]
    kept = 0
    while cells_of(text[: kept + 1]) < width:
        kept += 1
    return text[:kept] + ELLIPSIS


def _numeric(cells: Sequence[str]) -> bool:
    return any(number_of(cell) is not None for cell in cells) and all(
        not cell.strip() or number_of(cell) is not None for cell in cells
    )


def _pad(text: str, width: int, to_right: bool) -> str:
    room = " " * (width - cells_of(text))
    return room + text if to_right else text + room
