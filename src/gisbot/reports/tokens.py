"""What the lines of a flattened table hold: labels, cells and bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gisbot.model.document import Block
from gisbot.reports.rows import Tail

BAR = "|"
_LEAST_SERIAL = 8
_WIDEST_STEP = 4
_MOSTLY = 0.8


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
    """The places of a column of serial numbers: 7, 8, 9 … each right before a row's label, hardly one left out."""
    before = [
        place for place, (token, after) in enumerate(pairwise(stream))
        if token.is_cell and not after.is_cell and token.text.isdecimal()
    ]  # fmt: skip
    found: list[int] = []
    number = 0
    for place in before:
        step = int(stream[place].text) - number
        if not found or 1 <= step <= _WIDEST_STEP:
            found.append(place)
            number += step
    if len(found) < _LEAST_SERIAL or len(found) < _MOSTLY * len(before):
        return frozenset()
    return frozenset(found)


def without_serials(stream: list[Token]) -> list[Token]:
    """The stream without its serial numbers, also without one that stands glued to what follows it (12 次)."""
    dropped = serials(stream)
    kept: list[Token] = []
    last = 0
    for place, token in enumerate(stream):
        number, _, rest = token.text.partition(" ")
        if place in dropped:
            last = int(token.text)
        elif dropped and token.is_cell and rest and number.isdecimal() and int(number) == last + 1:
            last += 1
            kept.append(replace(token, text=rest.strip()))
        else:
            kept.append(token)
    return kept
