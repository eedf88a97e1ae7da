"""Plain text: pipe rows in three habits, tab rows, one cell a line, flattened rows; four encodings."""

from __future__ import annotations

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


def _bars(table: Table) -> list[str]:
    """Cells alternating with lines that hold only a bar."""
    lines: list[str] = []
    for row in table.rows:
        for cell in row:
            lines += [cell.text, "|"]
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
    "bars": _bars,
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
    styles=("pipes", "trailing", "closed", "tabs", "lines", "spaced", "bars", "flat", *_ENCODINGS),
    write=write,
    blanks=("pipes", "trailing", "tabs", "lines", "bars", *_ENCODINGS),
)
