"""Hard lines of a pdf into paragraphs, over the pages' edges."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.documents.patterns import HEADING_START, OPENING_BRACKETS, SENTENCE_END
from gisbot.documents.pdf_flow import Flow, Item
from gisbot.documents.pdf_lines import TextLine
from gisbot.documents.pdf_values import Cells
from gisbot.model.document import Paragraph
from gisbot.model.place import Place

_INDENT = 1.2
_SHORT = 1.8
_LARGE_GAP = 1.45
_OTHER_SIZE = 0.18
_CENTRED = 2.0
_FAR_RIGHT = 6.0
"""How far from the left margin a line begins that stands at the right one (a date, a name), in full characters."""
_COLUMN_GAP = 1.5
"""The gap between the columns of a table without lines, whose rows are lines of their own."""


def paragraphs(lines: Sequence[Item], flow: Flow, cells: Cells) -> list[Paragraph]:
    """The paragraphs of lines that follow each other; a paragraph that goes over a page's edge is one.

    A line with `cells` is a paragraph of its own, with these.
    """
    groups: list[list[Item]] = []
    for item in lines:
        is_row = id(item) in cells or (groups and id(groups[-1][-1]) in cells)
        if groups and not is_row and _goes_on(groups[-1], item, flow):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_paragraph(group, cells.get(id(group[0]), ())) for group in groups]


def _paragraph(group: list[Item], cells: tuple[str, ...]) -> Paragraph:
    text = "".join(_line(item).text for item in group)
    first, last = group[0].page, group[-1].page
    return Paragraph(text, Place(page=first, last_page=last if last != first else None), cells=cells)


def _line(item: Item) -> TextLine:
    if not isinstance(item.content, TextLine):
        raise TypeError("only lines make paragraphs")
    return item.content


def _goes_on(group: list[Item], item: Item, flow: Flow) -> bool:
    """Whether `item` continues the paragraph of `group`: the line before is full, and it is not set off."""
    before, after = _line(group[-1]), _line(item)
    em = max(flow.em, 1.0)
    if len(before.segments(_COLUMN_GAP * em)) > 2 or len(after.segments(_COLUMN_GAP * em)) > 2:
        return False
    if abs(after.height - before.height) > _OTHER_SIZE * max(after.height, before.height):
        return False
    if item.page == group[-1].page and after.top - before.top > _LARGE_GAP * max(flow.pitch, before.height):
        return False
    if after.x0 > flow.left + _INDENT * em or _is_centred(before, flow):
        return False
    if before.x0 > flow.left + _FAR_RIGHT * em:
        return False
    if HEADING_START.match(after.text) and SENTENCE_END.search(before.text):
        return False
    room = flow.right - before.x1
    return room < _SHORT * em or (SENTENCE_END.search(before.text) is None and room < _first_word(after) + 0.5 * em)


def _is_centred(line: TextLine, flow: Flow) -> bool:
    left, right = line.x0 - flow.left, flow.right - line.x1
    return (
        left > _CENTRED * flow.em
        and right > _CENTRED * flow.em
        and abs(left - right) < 2 * flow.em + 0.1 * (left + right)
    )


def _first_word(line: TextLine) -> float:
    """The width of what cannot be parted at the head of a line: a number, a Latin word, a bracket and a character."""
    end = 0
    for char in line.chars:
        if not (char.text.isascii() and char.text not in ",;") and end >= 1:
            break
        end += 1
        if not char.text.isascii() and char.text not in OPENING_BRACKETS:
            break
    return line.chars[max(end - 1, 0)].x1 - line.x0
