"""Row numbers as staff write them: 三(一)4 is the fourth row below (一) of block 三."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers.patterns import row_number
from gisbot.catalog.forms import Form, FormRow
from gisbot.model.question import Row


def row_metrics(forms: Sequence[Form], asked: Row) -> tuple[str, ...]:
    """The metrics of the rows that bear this number; several when only a part of it is given."""
    found: list[str] = []
    for form in forms:
        for block in form.blocks:
            for index, row in enumerate(block.rows):
                if row.metric is not None and row_number(row.label) and _bears(block.rows, index, asked):
                    found.append(row.metric)
    return tuple(dict.fromkeys(found))


def _bears(rows: Sequence[FormRow], index: int, asked: Row) -> bool:
    chain = []
    at: int | None = index
    while at is not None:
        chain.append(row_number(rows[at].label))
        at = rows[at].parent
    numbers = [number for number in reversed(chain) if number]
    wanted = [number for number in (asked.block, asked.row, asked.leaf) if number]
    return numbers[-len(wanted) :] == wanted and len(numbers) == (len(wanted) if asked.block else len(numbers))
