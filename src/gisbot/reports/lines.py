"""The lines of a document that reading looks at: each paragraph with its folded twin and its place."""

from __future__ import annotations

from dataclasses import dataclass

from gisbot.catalog.reading import Reading
from gisbot.model.document import Block, Grid, Paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the cells of a table row that holds no figures; `block` indexes the blocks."""

    block: int
    text: str
    folded: str
    location: str


def lines_of(blocks: tuple[Block, ...], reading: Reading) -> tuple[Line, ...]:
    """All paragraphs that hold text, in order."""
    lines = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text.strip():
            text = f"{block.numbering}{block.text}".strip() if block.numbering else block.text.strip()
            lines.append(Line(index, text, reading.fold(text), block.place.location))
    return tuple(lines)


def row_lines(blocks: tuple[Block, ...], reading: Reading) -> tuple[Line, ...]:
    """Every row of every grid as one line, its cells joined by spaces."""
    lines = []
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                text = " ".join(cell.text.strip() for cell in row if cell.text.strip())
                if text:
                    place = row[0].place.location or block.place.location
                    lines.append(Line(index, text, reading.fold(text), place))
    return tuple(lines)


def sentence_around(line: Line, start: int, end: int) -> str:
    """The sentence of `line` that holds the characters from `start` to `end`, verbatim."""
    begin = max(line.text.rfind(stop, 0, start) for stop in "。！？!?\n") + 1
    stops = [position for stop in "。！？!?\n" if (position := line.text.find(stop, end)) >= 0]
    finish = min(stops) + 1 if stops else len(line.text)
    return line.text[begin:finish].strip()
