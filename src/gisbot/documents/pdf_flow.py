"""What stands on the pages of a pdf, in reading order: lines and ruled tables, page marks left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from gisbot.documents.bounds import Budget
from gisbot.documents.patterns import BARE_PAGE_MARK, HEADING_START, PAGE_MARK
from gisbot.documents.pdf_grid import PageGrid, ruled_grids
from gisbot.documents.pdf_ink import Char, PageInk
from gisbot.documents.pdf_lines import TextLine, text_lines

_MARGIN = 0.13
"""The share of a page's height, at its top and at its foot, in which page marks and running heads stand."""

_REPEATED = 0.6
_SAME_HEIGHT = 5.0
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """A line or a table and the page it stands on, counted from 1."""

    page: int
    content: TextLine | PageGrid

    @property
    def top(self) -> float:
        """Where it begins, in points from the top of the page."""
        return self.content.top


@dataclass(frozen=True, slots=True)
class Flow:
    """The lines and tables of all pages in reading order, and the frame that prose fills.

    `left` and `right` are the margins of prose, `em` the width of a full character in it.
    """

    items: tuple[Item, ...]
    left: float
    right: float
    em: float
    pitch: float


def flow_of(pages: Iterable[PageInk], budget: Budget) -> Flow:
    """The flow of the pages; running heads and page marks are left out, in tables too."""
    items: list[Item] = []
    marginal: list[Item] = []
    count = 0
    for number, ink in enumerate(pages, start=1):
        count = number
        chars = _without_mark(ink)
        grids, outside = ruled_grids(ink.horizontal, ink.vertical, chars, budget)
        items.extend(Item(number, grid) for grid in grids)
        for line in _without_bare_mark(text_lines(outside), grids, ink):
            item = Item(number, line)
            items.append(item)
            if line.bottom < _MARGIN * ink.height or line.top > (1 - _MARGIN) * ink.height:
                marginal.append(item)
    running = _running(marginal, count)
    kept = [item for item in items if id(item) not in running]
    kept.sort(key=lambda item: (item.page, item.top))
    return _flow(_with_overhang(kept))


def _without_mark(ink: PageInk) -> list[Char]:
    """The characters but those of the page mark ("- 3 -"), which may lie inside a table's frame."""
    low, high = _MARGIN * ink.height, (1 - _MARGIN) * ink.height
    edge = [char for char in ink.chars if char.bottom < low or char.top > high]
    marks: set[int] = set()
    for line in text_lines(edge):
        for part in line.segments(4 * line.height):
            if PAGE_MARK.fullmatch(part.text.replace(" ", "")):
                marks.update(char.order for char in part.chars)
    if not marks:
        return ink.chars
    return [char for char in ink.chars if char.order not in marks]


def _without_bare_mark(lines: list[TextLine], grids: list[PageGrid], ink: PageInk) -> list[TextLine]:
    """The lines but a first or last one at the edge that is only a number, with nothing printed beyond it."""
    for position, beyond in ((0, lines[1:2]), (-1, lines[-2:-1])):
        if not lines or BARE_PAGE_MARK.fullmatch(lines[position].text.replace(" ", "")) is None:
            continue
        mark = lines[position]
        at_edge = mark.bottom < _MARGIN * ink.height if position == 0 else mark.top > (1 - _MARGIN) * ink.height
        apart = all(abs(mark.top - line.top) > 1.2 * mark.height for line in beyond)
        if at_edge and apart and not any(grid.top < mark.bottom and mark.top < grid.bottom for grid in grids):
            lines = lines[1:] if position == 0 else lines[:-1]
    return lines


def _running(marginal: list[Item], pages: int) -> set[int]:
    """The lines near the edge that most pages repeat at the same height, numbers aside."""
    keys = [(_DIGITS.sub("0", _line(item).text), round(item.top / _SAME_HEIGHT)) for item in marginal]
    seen: dict[tuple[str, int], set[int]] = {}
    for item, (text, height) in zip(marginal, keys, strict=True):
        for near in (height - 1, height, height + 1):
            seen.setdefault((text, near), set()).add(item.page)
    least = max(2, _REPEATED * pages)
    return {id(item) for item, key in zip(marginal, keys, strict=True) if len(seen[key]) >= least}


def _with_overhang(items: list[Item]) -> list[Item]:
    """A line below a table that goes on overleaf belongs to the cell that it hangs out of, but for a heading.

    Browsers cut a merged label so ("（三）不" inside, "予公开" below the last rule of the page).
    """
    kept: list[Item] = []
    for position, item in enumerate(items):
        above = kept[-1].content if kept else None
        below = items[position + 1] if position + 1 < len(items) else None
        line = item.content
        if (
            isinstance(line, TextLine)
            and isinstance(above, PageGrid)
            and below is not None
            and isinstance(below.content, PageGrid)
            and below.page == item.page + 1
            and line.top - above.bottom < line.height
            and abs(above.xs[0] - below.content.xs[0]) < _SAME_HEIGHT
            and HEADING_START.match(line.text) is None
        ):
            holder = next((cell for cell in above.rows_end() if cell.x0 <= line.x0 and line.x1 <= cell.x1), None)
            if holder is not None and holder.text:
                holder.chars.extend(line.chars)
                holder.text = f"{holder.text}\n{line.text}"
                continue
        kept.append(item)
    return kept


def _line(item: Item) -> TextLine:
    if not isinstance(item.content, TextLine):
        raise TypeError("only lines stand outside tables")
    return item.content


def _flow(items: list[Item]) -> Flow:
    lines = [item.content for item in items if isinstance(item.content, TextLine)]
    long_lines = [line for line in lines if len(line.chars) > 12] or lines
    if not long_lines:
        return Flow(tuple(items), 0.0, 0.0, 12.0, 18.0)
    em = median(line.height for line in long_lines)
    widths = [char.x1 - char.x0 for line in long_lines[:200] for char in line.chars if not char.text.isascii()]
    em = median(widths) if widths else em
    lefts, rights = sorted(line.x0 for line in long_lines), sorted(line.x1 for line in long_lines)
    left, right = lefts[len(lefts) // 20], rights[len(rights) * 19 // 20]
    gaps = [
        after.content.top - before.content.top
        for before, after in itertools.pairwise(items)
        if before.page == after.page and isinstance(before.content, TextLine) and isinstance(after.content, TextLine)
    ]
    return Flow(tuple(items), left, right, em, median(gaps) if gaps else 1.5 * em)
