"""Plain text: pipe rows in several habits, tab rows, one cell a line, flattened rows; four encodings.

The habits of `copied`, `ragged`, `stacked` and `broken` are those of texts taken from web pages.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from examples.carriers.base import Carrier, full_grid
from examples.draft import Draft, Heading, Paragraph, Picture, Row, Table

_ENCODINGS = {"gb18030": "gb18030", "utf16": "utf-16", "bom": "utf-8-sig"}


def _pipe_row(row: Row) -> str:
    return " | ".join(cell.text for cell in row)


def _trailing_row(row: Row) -> str:
    """Cells each followed by a bar; empty ones close up, as text extraction leaves them."""
    text = ""
    for cell in row:
        text += f" {cell.text} |" if cell.text else "|"
    return text.strip()


def _pipes(table: Table) -> list[str]:
    return [_pipe_row(row) for row in table.rows]


def _trailing(table: Table) -> list[str]:
    return [_trailing_row(row) for row in table.rows]


def _closed(table: Table) -> list[str]:
    lines = []
    for row, texts in zip(table.rows, full_grid(table), strict=True):
        page_mark = len(row) == 1 and not row[0].header
        lines.append(row[0].text if page_mark else "| " + " | ".join(texts) + " |")
    return lines


def _tabs(table: Table) -> list[str]:
    return ["\t".join(cell.text for cell in row) for row in table.rows]


def _lines(table: Table) -> list[str]:
    return [cell.text for row in table.rows for cell in row]


def _spaced(table: Table) -> list[str]:
    return [line for cell_text in _lines(table) for line in (cell_text, "")]


def _gapped(table: Table) -> list[str]:
    """One cell a line, an empty line below each row."""
    return [line for row in table.rows for line in (*(cell.text for cell in row), "")]


def _bars(table: Table) -> list[str]:
    """Cells alternating with lines that hold only a bar."""
    lines: list[str] = []
    for row in table.rows:
        for cell in row:
            lines += [cell.text, "|"]
    return lines


def _merged_places(row: Row) -> int:
    """How many places of a row its merged cells cover beside their own."""
    return sum(cell.colspan - 1 for cell in row)


def _copied(table: Table) -> list[str]:
    """Rows between bars, with a bar behind for every place that a merged cell covers."""
    return [
        "| " + "".join(f"{cell.text} | " for cell in row) + "|" * _merged_places(row) if len(row) > 1 or row[0].header
        else row[0].text
        for row in table.rows
    ]  # fmt: skip


def _ragged(table: Table) -> list[str]:
    """Rows without an opening bar; header cells that ended in a line break leave theirs on the next line."""
    lines: list[str] = []
    for row in table.rows:
        text = ""
        for cell in row:
            text += f"{cell.text}\n| " if cell.header and len(row) > 2 and cell is not row[0] else f"{cell.text} | "
        lines += (text.rstrip() + "|" * _merged_places(row)).split("\n")
    return [line.strip() for line in lines]


def _stacked(table: Table) -> list[str]:
    """Every cell on a line of its own with a bar behind it, a bar alone before each row."""
    lines: list[str] = []
    for row in table.rows:
        lines += ["|", *(f"{cell.text} |".strip() for cell in row)]
        if merged := _merged_places(row):
            lines.append("|" * merged)
    return lines


def _led(table: Table) -> list[str]:
    """Every cell but the first on a line of its own behind a bar, a bar alone below each row."""
    lines: list[str] = []
    for row in table.rows:
        lines += [row[0].text, *(f"| {cell.text}".strip() for cell in row[1:]), "|" * (1 + _merged_places(row))]
    return lines


def _broken(table: Table) -> list[str]:
    """One cell a line with blank lines between; labels are broken at line ends, some of them over paragraphs."""
    rng = random.Random("".join(cell.text for row in table.rows for cell in row))
    lines: list[str] = []
    for row in table.rows:
        for cell in row:
            text = cell.text
            if len(text) > 4 and cell.fact is None and rng.random() < 0.3:
                cut = rng.randrange(2, len(text) - 1)
                gap = [""] if rng.random() < 0.3 else []
                lines += [text[:cut], *gap, text[cut:], ""]
            else:
                lines += [text, ""]
    return lines


def _flat(table: Table) -> list[str]:
    """Each row's numbers flattened onto one line behind its labels."""
    return [" ".join(cell.text for cell in row if cell.text) for row in table.rows]


_TABLES: dict[str, Callable[[Table], list[str]]] = {
    "pipes": _pipes,
    "trailing": _trailing,
    "closed": _closed,
    "tabs": _tabs,
    "lines": _lines,
    "spaced": _spaced,
    "gapped": _gapped,
    "bars": _bars,
    "copied": _copied,
    "ragged": _ragged,
    "stacked": _stacked,
    "led": _led,
    "broken": _broken,
    "flat": _flat,
}


def plain_lines(draft: Draft, style: str) -> list[str]:
    """The report as lines; `style` is one of the table styles or an encoding (then pipe rows)."""
    table_lines = _TABLES.get(style, _pipes)
    lines: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Heading):
            lines.append(block.printed)
        elif isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Picture):
            lines.append(block.caption)
        else:
            lines += [*block.caption, *table_lines(block)]
    return lines


def write(draft: Draft, style: str) -> bytes:
    """The report as a text file."""
    return ("\n".join(plain_lines(draft, style)) + "\n").encode(_ENCODINGS.get(style, "utf-8"))


PLAIN = Carrier(
    name="txt",
    suffix=".txt",
    styles=(*_TABLES, *_ENCODINGS),
    write=write,
    blanks=("pipes", "trailing", "ragged", "tabs", "lines", "bars", *_ENCODINGS),
)
