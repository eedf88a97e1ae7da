"""Ruled tables of a page: lines into grids, grids into merged cells, characters into cells.

Lines that lie on each other are joined, lines that touch make one table, places without a line between
them make one cell. A table that runs over the page's edge has no line there; its edge is closed.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from gisbot.documents.bounds import MAX_RULES, Budget
from gisbot.documents.pdf_ink import Char, Rule
from gisbot.documents.pdf_lines import cell_text

_SAME_LINE = 1.6
_NEAR = 3.2
_OPEN = 6.0
_LONG_CELL = 400


@dataclass(slots=True)
class PageCell:
    """A cell of one page: its box, and, once filled, its text."""

    x0: float
    top: float
    x1: float
    bottom: float
    chars: list[Char] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class PageGrid:
    """A ruled table of one page. `rows` hold the cells that begin in them; `ys` are the rows' edges.

    `open_top` and `open_bottom` say that no line closes the table there: a row may go over the page's edge.
    """

    xs: list[float]
    ys: list[float]
    rows: list[list[PageCell]]
    open_top: bool
    open_bottom: bool

    @property
    def top(self) -> float:
        """The first horizontal edge, in points from the top of the page."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The last horizontal edge, in points from the top of the page."""
        return self.ys[-1]

    def rows_end(self) -> list[PageCell]:
        """The cells that reach down to the table's last edge."""
        return [cell for row in self.rows for cell in row if cell.bottom >= self.bottom - 0.1]


def ruled_grids(
    horizontal: list[Rule], vertical: list[Rule], chars: list[Char], budget: Budget
) -> tuple[list[PageGrid], list[Char]]:
    """The tables of a page, filled, from top to bottom, and the characters that stand in none."""
    across, down = _joined(horizontal), _joined(vertical)
    if len(across) < 2 or len(down) < 1 or len(across) + len(down) > MAX_RULES:
        return [], chars
    budget.check_time()
    grids = []
    groups, alone = _touching(across, down)
    for hs, vs in groups:
        grid = _grid(hs, [*vs, *_sides(hs, vs, alone)], budget)
        if grid is not None:
            chars = _fill(grid, chars)
            if _is_table(grid):
                grids.append(grid)
            else:
                chars = chars + [char for row in grid.rows for cell in row for char in cell.chars]
    grids.sort(key=lambda grid: grid.top)
    return grids, chars


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line as one: on the same height, with no more than a hair between them."""
    joined: list[Rule] = []
    group: list[Rule] = []
    for rule in [*sorted(rules), None]:
        if rule is not None and (not group or rule.at - group[0].at <= _SAME_LINE):
            group.append(rule)
            continue
        at = sum(item.at for item in group) / len(group) if group else 0.0
        start = end = None
        for item in sorted(group, key=lambda item: item.start):
            if start is None or end is None:
                start, end = item.start, item.end
            elif item.start - end <= _NEAR:
                end = max(end, item.end)
            else:
                joined.append(Rule(at, start, end))
                start, end = item.start, item.end
        if start is not None and end is not None:
            joined.append(Rule(at, start, end))
        group = [rule] if rule is not None else []
    return joined


def _touching(across: list[Rule], down: list[Rule]) -> tuple[list[tuple[list[Rule], list[Rule]]], list[Rule]]:
    """The lines that touch each other, directly or over others, as one group each; and those that run down alone."""
    parent = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for i, h in enumerate(across):
        low, high = h.at - _NEAR, h.at + _NEAR
        left, right = h.start - _NEAR, h.end + _NEAR
        for j, v in enumerate(down):
            if left <= v.at <= right and v.start <= high and v.end >= low:
                parent[root(len(across) + j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(v)
    alone = [v for hs, vs in groups.values() if not hs for v in vs]
    return [(hs, vs) for hs, vs in groups.values() if hs and vs], alone


def _sides(across: list[Rule], down: list[Rule], alone: list[Rule]) -> list[Rule]:
    """The outer side of a cell that goes down a whole page: no line across the table reaches it there."""
    top, bottom = min(v.start for v in down), max(v.end for v in down)
    left, right = min(h.start for h in across), max(h.end for h in across)
    sides = [v for v in alone if abs(v.start - top) <= _OPEN and abs(v.end - bottom) <= _OPEN]
    reach = (right - left) / 2
    return [v for v in sides if left - reach < v.at < left - _NEAR or right + _NEAR < v.at < right + reach]


def _grid(across: list[Rule], down: list[Rule], budget: Budget) -> PageGrid | None:
    left, right = min(h.start for h in across), max(h.end for h in across)
    top, bottom = min(v.start for v in down), max(v.end for v in down)
    open_top = min(h.at for h in across) > top + _OPEN
    open_bottom = max(h.at for h in across) < bottom - _OPEN
    across = across + [Rule(edge, left, right) for edge, is_open in ((top, open_top), (bottom, open_bottom)) if is_open]
    if min(v.at for v in down) > left + _OPEN:
        down = [*down, Rule(left, top, bottom)]
    if max(v.at for v in down) < right - _OPEN:
        down = [*down, Rule(right, top, bottom)]
    xs, ys = _distinct([v.at for v in down]), _distinct([h.at for h in across])
    if len(xs) < 2 or len(ys) < 2:
        return None
    budget.spend_cells((len(xs) - 1) * (len(ys) - 1))
    walls = _walls(down, xs, ys)
    floors = _walls(across, ys, xs)
    return PageGrid(xs, ys, _cells(xs, ys, walls, floors), open_top, open_bottom)


def _distinct(values: list[float]) -> list[float]:
    """The values with those nearer than a border's width taken together."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def _walls(rules: list[Rule], edges: list[float], along: list[float]) -> set[tuple[int, int]]:
    """The pairs (edge, step along it) between which a line is drawn."""
    middles = [(first + second) / 2 for first, second in itertools.pairwise(along)]
    found: set[tuple[int, int]] = set()
    for rule in rules:
        edge = _nearest(edges, rule.at)
        found.update((edge, step) for step, middle in enumerate(middles) if rule.start <= middle <= rule.end)
    return found


def _cells(
    xs: list[float], ys: list[float], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> list[list[PageCell]]:
    """The merged cells by the row they begin in: to the right until a wall, down until a floor."""
    columns, rows = len(xs) - 1, len(ys) - 1
    taken: set[tuple[int, int]] = set()
    found: list[list[PageCell]] = []
    for row in range(rows):
        line: list[PageCell] = []
        for column in range(columns):
            if (row, column) in taken:
                continue
            last = column
            while last + 1 < columns and (last + 1, row) not in walls and (row, last + 1) not in taken:
                last += 1
            low = row
            while low + 1 < rows and _goes_down(low + 1, column, last, walls, floors):
                low += 1
            taken.update((r, c) for r in range(row, low + 1) for c in range(column, last + 1))
            line.append(PageCell(xs[column], ys[row], xs[last + 1], ys[low + 1]))
        found.append(line)
    return found


def _goes_down(row: int, first: int, last: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]) -> bool:
    """Whether the places `first` to `last` of `row` belong to the cell above them."""
    if any((row, column) in floors for column in range(first, last + 1)):
        return False
    if any((edge, row) in walls for edge in range(first + 1, last + 1)):
        return False
    return (first, row) in walls and (last + 1, row) in walls


def _fill(grid: PageGrid, chars: list[Char]) -> list[Char]:
    """Put each character into the cell that holds its middle; the others are given back."""
    places: dict[tuple[int, int], PageCell] = {}
    for row in grid.rows:
        for cell in row:
            for y in range(bisect_right(grid.ys, cell.top + 0.1) - 1, bisect_right(grid.ys, cell.bottom - 0.1)):
                for x in range(bisect_right(grid.xs, cell.x0 + 0.1) - 1, bisect_right(grid.xs, cell.x1 - 0.1)):
                    places[(y, x)] = cell
    outside = []
    for char in chars:
        x = bisect_right(grid.xs, (char.x0 + char.x1) / 2) - 1
        y = bisect_right(grid.ys, (char.top + char.bottom) / 2) - 1
        holder = places.get((y, x))
        if holder is None:
            outside.append(char)
        else:
            holder.chars.append(char)
    for row in grid.rows:
        for cell in row:
            if cell.chars:
                cell.text = cell_text(cell.chars, cell.x1 - cell.x0)
    return outside


def _is_table(grid: PageGrid) -> bool:
    """A frame round text is no table: it has one cell a row, or one that holds prose, or hardly any cell."""
    cells = [cell for row in grid.rows for cell in row]
    if all(len(row) < 2 for row in grid.rows) or any(len(cell.text) > _LONG_CELL for cell in cells):
        return False
    return any(cell.text for cell in cells)
