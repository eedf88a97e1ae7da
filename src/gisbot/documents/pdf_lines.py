"""Characters on a page into lines of text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from gisbot.documents.pdf_ink import Char

_WORD_GAP = 0.22
"""The gap, in heights of the line, that parts two words in Latin letters or two numbers."""

_WIDE_GAP = 0.9
"""The gap, in heights of the line, that is a printed space between any two characters."""

_CELL_MARGINS = 12.0
"""What a cell keeps free beside its text at most, in points: twice what office programs leave."""

_DIGITS = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """Characters that stand on one line, from left to right."""

    chars: tuple[Char, ...]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        """The left edge, in points."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """The right edge, in points."""
        return self.chars[-1].x1

    @property
    def height(self) -> float:
        """The height, in points."""
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """The characters, with a space where the print has one that parts words or columns."""
        height = self.height
        pieces = [self.chars[0].text]
        for before, after in zip(self.chars, self.chars[1:], strict=False):
            gap = after.x0 - before.x1
            if gap > _WIDE_GAP * height or (
                gap > _WORD_GAP * height and _is_latin(before.text) and _is_latin(after.text)
            ):
                pieces.append(" ")
            pieces.append(after.text)
        return "".join(pieces)

    def segments(self, gap: float) -> list[TextLine]:
        """The line cut where the gap between two characters is more than `gap` points."""
        parts: list[list[Char]] = [[self.chars[0]]]
        for before, after in zip(self.chars, self.chars[1:], strict=False):
            if after.x0 - before.x1 > gap:
                parts.append([])
            parts[-1].append(after)
        return [TextLine(tuple(part), self.top, self.bottom) for part in parts]


def text_lines(chars: Iterable[Char]) -> list[TextLine]:
    """The lines that `chars` stand on, from top to bottom.

    A character belongs to a line when its middle lies within half a height of the line's middle. One
    printed twice on nearly the same spot (bold made by hand) is taken once.
    """
    ordered = sorted(chars, key=lambda char: char.top + char.bottom)
    groups: list[list[Char]] = []
    middle = reach = 0.0
    for char in ordered:
        own = (char.top + char.bottom) / 2
        height = char.bottom - char.top
        if groups and own - middle <= 0.5 * min(reach, max(height, 0.6 * reach)):
            groups[-1].append(char)
            if height > reach:
                middle, reach = (middle + own) / 2, height
        else:
            groups.append([char])
            middle, reach = own, height
    return [_line(group) for group in groups]


def _line(group: list[Char]) -> TextLine:
    ordered = sorted(group, key=lambda char: (char.x0, char.order))
    kept = [ordered[0]]
    for char in ordered[1:]:
        before = kept[-1]
        if char.text == before.text and char.x0 - before.x0 < 0.25 * max(before.x1 - before.x0, 0.1):
            continue
        kept.append(char)
    heights = [(char.top, char.bottom) for char in kept]
    return TextLine(tuple(kept), median(top for top, _ in heights), median(bottom for _, bottom in heights))


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def cell_text(chars: list[Char], width: float) -> str:
    """The text inside one table cell, its lines joined by \\n; text written downwards is read downwards.

    A number that a cell `width` points wide had no room for on one line is one number.
    """
    if len(chars) == 1:
        return chars[0].text
    lines = text_lines(chars)
    if len(lines) > 2 and 1 < max(len(line.chars) for line in lines) <= 3 and _runs_down(chars):
        return _columns_text(chars)
    joint = "" if len(lines) > 1 and _is_wrapped_number(lines, width) else "\n"
    return joint.join(line.text for line in lines)


def _is_wrapped_number(lines: list[TextLine], width: float) -> bool:
    """Whether the lines are digits, and each but the last leaves no room for another one."""
    if not all(_DIGITS.fullmatch(line.text) for line in lines):
        return False
    return all(line.x1 - line.x0 + (line.x1 - line.x0) / len(line.chars) + _CELL_MARGINS > width for line in lines[:-1])


def _runs_down(chars: list[Char]) -> bool:
    """Whether most characters were drawn below, not beside, the one before them."""
    ordered = sorted(chars, key=lambda char: char.order)
    down = sum(
        after.top - before.top > 0.6 * (before.bottom - before.top)
        and abs(after.x0 - before.x0) < before.x1 - before.x0
        for before, after in itertools.pairwise(ordered)
    )
    return down > 0.6 * (len(ordered) - 1)


def _columns_text(chars: list[Char]) -> str:
    columns: list[list[str]] = [[]]
    last: Char | None = None
    for char in sorted(chars, key=lambda item: item.order):
        if last is not None and char.top < last.top:
            columns.append([])
        columns[-1].append(char.text)
        last = char
    return "\n".join("".join(column) for column in columns)
