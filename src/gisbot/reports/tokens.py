"""What the lines of a flattened table hold: labels, cells and bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gisbot.model.document import Block
from gisbot.reports.rows import Tail

BAR = "|"
_LEAST_SERIAL = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line: a label or another text, or (`is_cell`) something that stands in a value cell.

    A BAR stands for `bars` of them in a row; `tail` is what the bars behind a row's last token leave of it.
    """

    text: str
    is_cell: bool
    location: str
    bars: int = 0
    tail: Tail | None = None


Line = tuple[Block, list[Token]]
"""A line and what it holds."""


def serials(stream: Sequence[Token]) -> frozenset[int]:
    """The places of a column of serial numbers: 1, 2, 3 … each right before a row's label."""
    before = [
        place for place, (token, after) in enumerate(pairwise(stream))
        if token.is_cell and not after.is_cell and token.text.isdecimal()
    ]  # fmt: skip
    found: list[int] = []
    for place in before:
        if int(stream[place].text) == len(found) + 1:
            found.append(place)
    if len(found) < _LEAST_SERIAL or len(found) < len(before) - 1:
        return frozenset()
    return frozenset(found)
