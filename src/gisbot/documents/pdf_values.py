"""Rows of values in tables without lines: which column each value stands in, so that a blank one is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gisbot.documents.patterns import SECTION_LINE, VALUE
from gisbot.documents.pdf_flow import Flow, Item
from gisbot.documents.pdf_ink import Char
from gisbot.documents.pdf_lines import TextLine

_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 9
_LEAST_ROWS = 3
_DIGIT_GAP = 0.3
"""The gap, in heights of the line, that parts two values."""

_SAME_COLUMN = 0.6
"""How far apart, in full characters, values of one column may begin, end or have their middle."""

_VALUE_CHARS = frozenset("0123456789.,%+-/—－")

Cells = Mapping[int, tuple[str, ...]]
"""The cells of a line by the `id` of its item: the pieces of its label, then its values, blank ones too."""


@dataclass(frozen=True, slots=True)
class _Row:
    item: Item
    label: tuple[Char, ...]
    values: tuple[TextLine, ...]


def row_cells(lines: Sequence[Item], flow: Flow) -> Cells:
    """The cells of those `lines` that are rows of a table whose columns their values show beyond doubt."""
    cells: dict[int, tuple[str, ...]] = {}
    for table in _tables(lines):
        columns = _columns(table, flow)
        if columns is None:
            continue
        side, middles = columns
        for row in table:
            places = [_column(_at(value, side), middles, flow) for value in row.values]
            if None in places or len(set(places)) < len(places):
                continue
            texts = [""] * len(middles)
            for place, value in zip(places, row.values, strict=True):
                texts[place or 0] = value.text
            cells[id(row.item)] = (*_pieces(row), *texts)
    return cells


def _tables(lines: Sequence[Item]) -> Iterator[list[_Row]]:
    """The rows of values between two headings of sections."""
    rows: list[_Row] = []
    for item in lines:
        row = _row(item)
        if not row.values and SECTION_LINE.fullmatch("".join(_line(item).text.split())):
            yield rows
            rows = []
        elif 0 < len(row.values) <= _MOST_COLUMNS:
            rows.append(row)
    yield rows


def _line(item: Item) -> TextLine:
    if not isinstance(item.content, TextLine):
        raise TypeError("only lines are looked at for values")
    return item.content


def _row(item: Item) -> _Row:
    """A line with the values at its end; a value behind a word with no room between is part of the word."""
    line = _line(item)
    values: list[list[Char]] = []
    chars = list(line.chars)
    while chars and chars[-1].text in _VALUE_CHARS:
        value = [chars.pop()]
        while chars and chars[-1].text in _VALUE_CHARS and value[0].x0 - chars[-1].x1 <= _DIGIT_GAP * line.height:
            value.insert(0, chars.pop())
        if chars and value[0].x0 - chars[-1].x1 <= _DIGIT_GAP * line.height and not values:
            break
        values.insert(0, value)
    parts = tuple(TextLine(tuple(value), line.top, line.bottom) for value in values)
    if not all(VALUE.fullmatch(part.text) for part in parts):
        return _Row(item, line.chars, ())
    return _Row(item, tuple(chars), parts)


def _pieces(row: _Row) -> tuple[str, ...]:
    return tuple(TextLine(row.label, row.item.top, row.item.content.bottom).text.split()) if row.label else ()


def _columns(rows: Sequence[_Row], flow: Flow) -> tuple[int, list[float]] | None:
    """Which side the values of a column share (0 left, 1 middle, 2 right), and where each column has it."""
    most = max((len(row.values) for row in rows), default=0)
    if most < _FEWEST_COLUMNS or len(rows) < _LEAST_ROWS:
        return None
    found: list[tuple[int, float, int, list[float]]] = []
    for side in range(3):
        places = sorted(_at(value, side) for row in rows for value in row.values)
        groups = [[places[0]]]
        for before, after in pairwise(places):
            if after - before > _SAME_COLUMN * flow.em:
                groups.append([])
            groups[-1].append(after)
        spread = max(group[-1] - group[0] for group in groups)
        if spread <= _SAME_COLUMN * flow.em and len(groups) <= _MOST_COLUMNS:
            found.append((len(groups), spread, side, [(group[0] + group[-1]) / 2 for group in groups]))
    if not found:
        return None
    _, _, side, middles = min(found)
    return side, middles


def _at(value: TextLine, side: int) -> float:
    return (value.x0, (value.x0 + value.x1) / 2, value.x1)[side]


def _column(place: float, middles: Sequence[float], flow: Flow) -> int | None:
    near = min(range(len(middles)), key=lambda index: abs(middles[index] - place))
    return near if abs(middles[near] - place) <= _SAME_COLUMN * flow.em else None
