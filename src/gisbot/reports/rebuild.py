"""Tables that extraction flattened into lines, put together again from the labels of the forms.

Met in real files: one cell a line, cells between lines that hold only a bar, rows flattened to a label and digits,
labels broken over lines, and single labels left between the grids of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from gisbot.catalog.forms import Form, Layout
from gisbot.catalog.reading import Reading
from gisbot.model.document import Block, Grid, Paragraph
from gisbot.model.report import CellState
from gisbot.reports.cells import read_cell
from gisbot.reports.label_pieces import is_label, resolve
from gisbot.reports.labels import LabelMatcher, parse_label
from gisbot.reports.patterns import BARS, HEADING_LEVELS, PAGE_MARK
from gisbot.reports.rows import PrintedRow
from gisbot.reports.tables import FormVotes
from gisbot.reports.token_rows import token_rows
from gisbot.reports.tokens import BAR, Token

_LONGEST_ROW = 160
_LONGEST_FRAGMENT = 40
_LONGEST_SPLINTER = 4
_MOST_FRAGMENTS = 5
_MOST_SPLINTERS = 16
_LEAST_LINES = 4
_MOST_PIECES = 3
_LEAST_HABIT = 2
_LEAST_NUMBERED = 5
_STOP = "。"
_APART = re.compile(r"\d\s+\d")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The rows of each rebuilt table by the block it begins at, and all blocks that became tables."""

    rows: Mapping[int, tuple[PrintedRow, ...]]
    consumed: frozenset[int]


def rebuild_tables(blocks: tuple[Block, ...], forms: tuple[Form, ...], votes: FormVotes, reading: Reading) -> Rebuilt:
    """Find the runs of lines that were tables and put their rows together."""
    splitter = _Splitter(forms, votes, reading)
    tokens = {
        i: found for i, block in enumerate(blocks) if isinstance(block, Paragraph) and (found := splitter.split(block))
    }
    tokens = _without_row_numbers(blocks, tokens)
    grids = frozenset(i for i, block in enumerate(blocks) if isinstance(block, Grid))
    chunks: list[list[int]] = []
    for run in _runs(blocks, tokens, grids, splitter):
        lines = [index for index in run if index in tokens]
        has_grid = any(index in grids for index in run)
        if len(lines) < _LEAST_LINES and not (has_grid and lines) and not splitter.has_line_row(tokens, lines):
            continue
        if not has_grid and not any(is_label(token.text, votes) for index in lines for token in tokens[index]):
            continue
        if has_grid and len(lines) < _LEAST_LINES:
            run = [index for index in run if index in tokens or index in grids]
        chunks += _chunks([*_pieces_above(run[0], blocks, tokens, splitter, votes), *run], grids)
    contents = [[(blocks[i], tokens.get(i) or splitter.fragment(blocks[i])) for i in chunk] for chunk in chunks]
    keeps_blanks = _keeps_blanks(blocks, tokens)
    below = [_next_line(blocks, chunk[-1]) if keeps_blanks else None for chunk in chunks]
    two_lines, one_line = (
        [token_rows(lines, end, votes, one_line=one) for lines, end in zip(contents, below, strict=True)]
        for one in (False, True)
    )
    best = one_line if _full_rows(one_line, votes) >= _full_rows(two_lines, votes) + _LEAST_HABIT else two_lines
    rows = {chunk[0]: rows for chunk, rows in zip(chunks, best, strict=True)}
    return Rebuilt(rows, frozenset(index for chunk in chunks for index in chunk))


def _without_row_numbers(blocks: tuple[Block, ...], tokens: Mapping[int, list[Token]]) -> dict[int, list[Token]]:
    """The tokens, a row's number taken from before its unit where its label stands in the lines above and below.

    Other lines of the table must begin with their row's number and label; the one before it is one less.
    """
    leading: dict[int, int] = {}
    for index, found in tokens.items():
        block = blocks[index]
        first = block.text.split()[0] if isinstance(block, Paragraph) and block.text.strip() else ""
        if first.isdecimal() and not found[0].is_cell:
            leading[index] = int(first)
    if len(leading) < _LEAST_NUMBERED:
        return dict(tokens)
    bare: dict[int, list[Token]] = {}
    last = 0
    for index, found in tokens.items():
        last = leading.get(index, last)
        number, _, rest = found[0].text.partition(" ")
        if len(found) == 1 and found[0].is_cell and rest and number == str(last + 1):
            found, last = [replace(found[0], text=rest.strip())], last + 1
        bare[index] = found
    return bare


def _full_rows(tables: list[tuple[PrintedRow, ...]], votes: FormVotes) -> int:
    return sum(votes.is_full(row) for rows in tables for row in rows)


class _Splitter:
    def __init__(self, forms: tuple[Form, ...], votes: FormVotes, reading: Reading) -> None:
        self._votes, self._reading = votes, reading
        self._line_width = min(len(form.blocks[0].columns) for form in forms if form.layout is Layout.LINE)
        self._captions = LabelMatcher(tuple((caption,) for form in forms for caption in form.captions), reading)

    def split(self, block: Paragraph) -> list[Token]:
        """The tokens of a line that is part of a table beyond doubt, else nothing."""
        text = block.text.strip()
        if not text or len(text) > _LONGEST_ROW or block.numbering or self._is_page_mark(text):
            return []
        location = block.place.location
        if block.cells:
            return self._parted(block.cells, location)
        if any(char in BARS or char == "\t" for char in text):
            return self._cells(text, location)
        if self._is_label(text):
            return [Token(text, False, location)]
        if not _APART.search(text) and self._is_cell(text):
            return [Token(text, True, location)]
        pieces = text.split()
        cells = 0
        while cells < len(pieces) and self._is_cell(pieces[len(pieces) - 1 - cells]):
            cells += 1
        labels = pieces[: len(pieces) - cells]
        found = [Token(piece, False, location) for piece in labels]
        found += [Token(piece, True, location) for piece in pieces[len(pieces) - cells :]]
        while len(labels) > 1 and labels[0].isdecimal():
            del labels[0], found[0]
        if not labels:
            return found
        if len(labels) == 1 and not cells:
            return found if self._is_label(labels[0]) else []
        resolved = resolve(labels, self._votes)
        known = sum(1 for label in resolved if self._is_label(label))
        if (known and (cells or len(resolved) > 1)) or (cells >= _LEAST_LINES and len(text) < _LONGEST_ROW // 2):
            return found
        return []

    def _parted(self, cells: tuple[str, ...], location: str) -> list[Token]:
        """The tokens of a line whose parts the file tells apart: the pieces of a label, then values, blank ones too."""
        labels = sum(1 for _ in takewhile(lambda cell: cell and not self._is_cell(cell), cells))
        return [Token(cell, place >= labels, location) for place, cell in enumerate(cells)]

    def has_line_row(self, tokens: Mapping[int, list[Token]], lines: list[int]) -> bool:
        """Whether one of the lines is the row of a table that has but one, and another one a label."""
        return any(sum(token.is_cell for token in tokens[index]) == self._line_width for index in lines) and any(
            not token.is_cell for index in lines for token in tokens[index]
        )

    def _cells(self, text: str, location: str) -> list[Token]:
        pieces = text.replace("\t", "|").replace("｜", "|").split("|")
        filled = [piece.strip() for piece in pieces if piece.strip()]
        if not filled:
            return [Token(BAR, True, location, len(pieces) - 1)]
        if len(filled) == 1 and self._is_page_mark(filled[0]):
            return [Token(BAR, True, location)]
        if len(filled) == 1 and self._may_be_cell(filled[0]):
            cell = Token(filled[0], self._is_cell(filled[0]), location)
            before = next(place for place, piece in enumerate(pieces) if piece.strip())
            bars = [Token(BAR, True, location, number) for number in (before, len(pieces) - 1 - before)]
            return [token for token in (bars[0], cell, bars[1]) if token.text != BAR or token.bars]
        if not any(self._is_label(piece) or self._is_cell(piece) for piece in pieces if piece.strip()):
            return []
        return [
            Token(piece.strip(), not piece.strip() or self._is_cell(piece), location)
            for number, piece in enumerate(pieces)
            if piece.strip() or number > 0
        ]

    def _is_page_mark(self, text: str) -> bool:
        return not text[-1].isdecimal() and PAGE_MARK.fullmatch(self._reading.fold(text)) is not None

    def _may_be_cell(self, text: str) -> bool:
        return len(text) <= _LONGEST_ROW and not text.endswith(_STOP)

    def fragment(self, block: Block) -> list[Token]:
        """A line inside a table that is a piece of a label."""
        text = block.text.strip() if isinstance(block, Paragraph) else ""
        if not text or PAGE_MARK.fullmatch(self._reading.fold(text)):
            return []
        return [Token(text, False, block.place.location)]

    def is_fragment(self, block: Block) -> bool:
        """Whether a line may be a piece of a label: short, no sentence, no caption of a table."""
        if not isinstance(block, Paragraph) or block.numbering or block.heading:
            return False
        text = block.text.strip()
        is_short = 0 < len(text) <= _LONGEST_FRAGMENT and _STOP not in text
        label = parse_label(text, self._reading)
        is_heading = HEADING_LEVELS[0][1].match(self._reading.fold(text)) is not None
        return is_short and not (self._captions.find(label) if is_heading else self._captions.exact(label))

    def _is_label(self, text: str) -> bool:
        return is_label(text, self._votes)

    def _is_cell(self, text: str) -> bool:
        folded = self._reading.fold("".join(text.split()))
        if folded in self._reading.cells.units:
            return True
        value = read_cell(text, self._reading)
        if value.state is CellState.NUMBER:
            return folded in self._reading.cells.zero or any(char.isdecimal() for char in folded)
        return value.state is CellState.NOT_APPLICABLE


def _runs(
    blocks: tuple[Block, ...], tokens: Mapping[int, list[Token]], grids: frozenset[int], splitter: _Splitter
) -> Iterator[list[int]]:
    """Blocks in a row that are lines of a table, grids, or fragments between two of these."""
    run: list[int] = []
    waiting: list[int] = []
    for index, block in enumerate(blocks):
        if index in tokens or index in grids:
            run += [*waiting, index]
            waiting = []
            continue
        text = block.text.strip() if isinstance(block, Paragraph) else "-"
        allowed = _MOST_SPLINTERS if max(map(len, text.split())) <= _LONGEST_SPLINTER else _MOST_FRAGMENTS
        if run and len(waiting) < allowed and splitter.is_fragment(block):
            waiting.append(index)
            continue
        if run:
            yield run
        run, waiting = [], []
    if run:
        yield run


def _pieces_above(
    first: int, blocks: tuple[Block, ...], tokens: Mapping[int, list[Token]], splitter: _Splitter, votes: FormVotes
) -> list[int]:
    """The lines above a table's first known one that are pieces of its first label."""
    begins = tokens[first][0].text if first in tokens else ""
    above: list[int] = []
    text = ""
    for index in range(first - 1, max(-1, first - 1 - _MOST_PIECES), -1):
        block = blocks[index]
        if not isinstance(block, Paragraph) or not splitter.is_fragment(block):
            return []
        above.insert(0, index)
        text = block.text + text
        for whole in (text, text + begins):
            if votes.is_whole_label(whole) or votes.is_block_head(whole):
                return above
    return []


def _chunks(run: list[int], grids: frozenset[int]) -> Iterator[list[int]]:
    """The lines between the grids of a run."""
    chunk: list[int] = []
    for index in run:
        if index in grids:
            if chunk:
                yield chunk
            chunk = []
        else:
            chunk.append(index)
    if chunk:
        yield chunk


def _keeps_blanks(blocks: tuple[Block, ...], tokens: Mapping[int, list[Token]]) -> bool:
    """Whether an empty line is a blank cell, below a table too: prose has none, and some stand inside tables."""
    prose: Counter[int] = Counter()
    inside = 0
    for index, (before, after) in enumerate(pairwise(blocks)):
        if before.place.line is None or after.place.line is None:
            return False
        step = after.place.line - before.place.line
        if index in tokens and index + 1 in tokens:
            inside += step > 1
        elif index not in tokens and index + 1 not in tokens:
            prose[step] += 1
    return inside > 0 and prose[1] > 10 * sum(count for step, count in prose.items() if step > 1)


def _next_line(blocks: tuple[Block, ...], last: int) -> int | None:
    return blocks[last + 1].place.line if last + 1 < len(blocks) else None
