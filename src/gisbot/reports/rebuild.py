"""Tables that extraction flattened into lines, put together again from the labels of the forms.

Met in real files: one cell a line, cells between lines that hold only a bar, rows flattened to a label and digits,
labels broken over lines, and single labels left between the grids of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from gisbot.catalog.forms import Form, Layout
from gisbot.catalog.reading import Reading
from gisbot.model.document import Block, Grid, Paragraph
from gisbot.model.report import CellState
from gisbot.reports.cells import read_cell
from gisbot.reports.labels import LabelMatcher, parse_label
from gisbot.reports.patterns import BARS, HEADING_LEVELS, PAGE_MARK
from gisbot.reports.rows import PrintedCell, PrintedRow
from gisbot.reports.tables import FormVotes

_LONGEST_ROW = 160
_LONGEST_FRAGMENT = 40
_LONGEST_SPLINTER = 4
_MOST_FRAGMENTS = 5
_MOST_SPLINTERS = 16
_LEAST_LINES = 4
_MOST_JOINED = 6
_LEAST_SERIAL = 8
_LINE_HEADER = 5
_OTHER_WORDING = 1
_UNKNOWN = 3
_BAR = "|"
_STOP = "。"
_APART = re.compile(r"\d\s+\d")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The rows of each rebuilt table by the block it begins at, and all blocks that became tables."""

    rows: Mapping[int, tuple[PrintedRow, ...]]
    consumed: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a line: a label or another text, or (`is_cell`) something that stands in a value cell."""

    text: str
    is_cell: bool
    location: str


def rebuild_tables(blocks: tuple[Block, ...], forms: tuple[Form, ...], votes: FormVotes, reading: Reading) -> Rebuilt:
    """Find the runs of lines that were tables and put their rows together."""
    splitter = _Splitter(forms, votes, reading)
    tokens = {
        i: found for i, block in enumerate(blocks) if isinstance(block, Paragraph) and (found := splitter.split(block))
    }
    grids = frozenset(i for i, block in enumerate(blocks) if isinstance(block, Grid))
    rows: dict[int, tuple[PrintedRow, ...]] = {}
    consumed: set[int] = set()
    keeps_blanks = _keeps_blanks(blocks, tokens)
    for run in _runs(blocks, tokens, grids, splitter):
        lines = [index for index in run if index in tokens]
        has_grid = any(index in grids for index in run)
        if len(lines) < _LEAST_LINES and not (has_grid and lines):
            continue
        if has_grid and len(lines) < _LEAST_LINES:
            run = [index for index in run if index in tokens or index in grids]
        for chunk in _chunks(run, grids):
            lines_of = [(blocks[index], tokens.get(index) or splitter.fragment(blocks[index])) for index in chunk]
            stream = _stream(lines_of, _next_line(blocks, chunk[-1]) if keeps_blanks else None)
            rows[chunk[0]] = tuple(_with_tails(list(_rows(stream, votes, reading)), votes))
            consumed.update(chunk)
    return Rebuilt(rows, frozenset(consumed))


class _Splitter:
    def __init__(self, forms: tuple[Form, ...], votes: FormVotes, reading: Reading) -> None:
        self._votes, self._reading = votes, reading
        self._captions = LabelMatcher(tuple((caption,) for form in forms for caption in form.captions), reading)

    def split(self, block: Paragraph) -> list[_Token]:
        """The tokens of a line that is part of a table beyond doubt, else nothing."""
        text = block.text.strip()
        if not text or len(text) > _LONGEST_ROW or block.numbering:
            return []
        location = block.place.location
        if any(char in BARS or char == "\t" for char in text):
            return self._cells(text, location)
        if self._is_label(text):
            return [_Token(text, False, location)]
        if not _APART.search(text) and self._is_cell(text):
            return [_Token(text, True, location)]
        pieces = text.split()
        cells = 0
        while cells < len(pieces) and self._is_cell(pieces[len(pieces) - 1 - cells]):
            cells += 1
        labels = pieces[: len(pieces) - cells]
        found = [_Token(piece, False, location) for piece in labels]
        found += [_Token(piece, True, location) for piece in pieces[len(pieces) - cells :]]
        while len(labels) > 1 and labels[0].isdecimal():
            del labels[0], found[0]
        if not labels:
            return found
        if len(labels) == 1 and not cells:
            return found if self._is_label(labels[0]) else []
        resolved = resolve(labels, self._votes, self._reading)
        known = sum(1 for label in resolved if self._is_label(label))
        if (known and (cells or len(resolved) > 1)) or (cells >= _LEAST_LINES and len(text) < _LONGEST_ROW // 2):
            return found
        return []

    def _cells(self, text: str, location: str) -> list[_Token]:
        pieces = text.replace("\t", "|").replace("｜", "|").split("|")
        filled = [piece.strip() for piece in pieces if piece.strip()]
        if not filled:
            return [_Token(_BAR, True, location)]
        if len(filled) == 1 and pieces[0].strip() and self._may_be_cell(filled[0]):
            return [_Token(filled[0], self._is_cell(filled[0]), location), _Token(_BAR, True, location)]
        if not any(self._is_label(piece) or self._is_cell(piece) for piece in pieces if piece.strip()):
            return []
        return [
            _Token(piece.strip(), not piece.strip() or self._is_cell(piece), location)
            for number, piece in enumerate(pieces)
            if piece.strip() or number > 0
        ]

    def _may_be_cell(self, text: str) -> bool:
        return len(text) <= _LONGEST_ROW and not text.endswith(_STOP)

    def fragment(self, block: Block) -> list[_Token]:
        """A line inside a table that is a piece of a label."""
        text = block.text.strip() if isinstance(block, Paragraph) else ""
        if not text or PAGE_MARK.fullmatch(self._reading.fold(text)):
            return []
        return [_Token(text, False, block.place.location)]

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
        return _is_label(text, self._votes, self._reading)

    def _is_cell(self, text: str) -> bool:
        folded = self._reading.fold("".join(text.split()))
        if folded in self._reading.cells.units:
            return True
        value = read_cell(text, self._reading)
        return value.state in (CellState.NUMBER, CellState.NOT_APPLICABLE)


def _is_label(text: str, votes: FormVotes, reading: Reading) -> bool:
    return votes.is_label(text) or votes.is_block_head(text)


def resolve(pieces: list[str], votes: FormVotes, reading: Reading) -> list[str]:
    """The labels that a run of pieces spells: pieces of one label joined, what stays unknown at the end too."""
    cost, labels = _spelled(pieces, votes, reading)
    if cost >= _UNKNOWN and (reunited := _reunited(pieces, votes)) != pieces:
        other_cost, other_labels = _spelled(reunited, votes, reading)
        if other_cost < cost:
            labels = other_labels
    known = len(labels)
    while known and not _is_label(labels[known - 1], votes, reading):
        known -= 1
    unknown = "".join(labels[known:])
    if unknown and known and votes.begins_label(labels[known - 1] + unknown):
        return [*labels[: known - 1], labels[known - 1] + unknown]
    return [*labels[:known], unknown] if unknown else labels


def _spelled(pieces: list[str], votes: FormVotes, reading: Reading) -> tuple[int, list[str]]:
    """The cheapest way to read `pieces`: labels as the forms print them cost nothing, other wordings little."""
    best: list[tuple[int, list[str]]] = [(0, [])]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(max(0, end - _MOST_JOINED), end):
            joined = "".join(pieces[start:end])
            if votes.is_whole_label(joined) or votes.is_block_head(joined):
                price = 0
            elif votes.is_label(joined):
                price = _OTHER_WORDING
            elif start == end - 1:
                price = _UNKNOWN
            else:
                continue
            ways.append((best[start][0] + price, len(best[start][1]), start, joined))
        cost, _, start, joined = min(ways)
        best.append((cost, [*best[start][1], joined]))
    return best[-1]


def _reunited(pieces: list[str], votes: FormVotes) -> list[str]:
    """The pieces with the two halves of a label joined that a piece of another one came between."""
    pieces = list(pieces)
    for place in range(len(pieces) - 2):
        if place + 2 < len(pieces) and votes.is_whole_label(pieces[place] + pieces[place + 2]):
            pieces[place] += pieces.pop(place + 2)
    return pieces


def _runs(
    blocks: tuple[Block, ...], tokens: Mapping[int, list[_Token]], grids: frozenset[int], splitter: _Splitter
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
        allowed = _MOST_SPLINTERS if len(text) <= _LONGEST_SPLINTER else _MOST_FRAGMENTS
        if run and len(waiting) < allowed and splitter.is_fragment(block):
            waiting.append(index)
            continue
        if run:
            yield run
        run, waiting = [], []
    if run:
        yield run


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


def _keeps_blanks(blocks: tuple[Block, ...], tokens: Mapping[int, list[_Token]]) -> bool:
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


def _stream(lines: list[tuple[Block, list[_Token]]], below: int | None) -> list[_Token]:
    """The tokens of a run of lines, with a blank cell for every line that txt left empty between cells.

    `below` is the line of what follows, where an empty line before it is a cell too.
    """
    numbers = [block.place.line for block, _ in lines]
    steps = [after - before for before, after in pairwise(numbers) if before is not None and after is not None]
    stride = Counter(steps).most_common(1)[0][0] if steps else 0
    has_bars = any(token.text == _BAR for _, tokens in lines for token in tokens)
    single = not has_bars and sum(1 for _, tokens in lines if len(tokens) == 1) * 2 > len(lines)
    stream: list[_Token] = []
    last: int | None = None
    for block, tokens in lines:
        line = block.place.line
        if single and last is not None and line is not None and stride > 0 and (line - last) % stride == 0:
            stream += [_Token("", True, f"line {last}")] * ((line - last) // stride - 1)
        stream += tokens
        last = line
    if single and stride == 1 and last is not None and below is not None:
        stream += [_Token("", True, f"line {last}")] * (below - last - 1)
    return stream


def _without_serials(stream: list[_Token]) -> list[_Token]:
    """The stream without a column of serial numbers: 1, 2, 3 … each right before a row's label."""
    before = [
        place for place, (token, after) in enumerate(pairwise(stream))
        if token.is_cell and not after.is_cell and token.text.isdecimal()
    ]  # fmt: skip
    serials: list[int] = []
    for place in before:
        if int(stream[place].text) == len(serials) + 1:
            serials.append(place)
    if len(serials) < _LEAST_SERIAL or len(serials) < len(before) - 1:
        return stream
    dropped = set(serials)
    return [token for place, token in enumerate(stream) if place not in dropped]


def _with_tails(rows: list[PrintedRow], votes: FormVotes) -> Iterator[PrintedRow]:
    """Rows whose label goes on below their values (…不 | 9 | 0, then 计其他情形）) with the label made whole."""
    position = 0
    while position < len(rows):
        row = rows[position]
        following = rows[position + 1] if position + 1 < len(rows) else None
        if following is not None and len(following.cells) == 1 and len(row.cells) > 1:
            whole = row.cells[0].text + following.cells[0].text
            if votes.is_whole_label(whole) and not votes.is_whole_label(row.cells[0].text):
                cell = replace(row.cells[0], text=whole)
                row = PrintedRow((cell, *row.cells[1:]), row.location)
                position += 1
        yield row
        position += 1


def _rows(stream: list[_Token], votes: FormVotes, reading: Reading) -> Iterator[PrintedRow]:
    """Rows out of tokens: a row ends where a label follows cells."""
    texts: list[_Token] = []
    cells: list[_Token] = []
    layout: Layout | None = None
    for token in [*_without_serials(_blanks_between_bars(stream, votes)), _Token("", False, "")]:
        if token.is_cell:
            cells.append(token)
            continue
        if cells or not token.text:
            for row, vote in _row_of(texts, cells, layout, votes, reading):
                layout = vote
                yield row
            texts, cells = [], []
        texts.append(token)


def _blanks_between_bars(stream: list[_Token], votes: FormVotes) -> list[_Token]:
    """The stream without the lines that hold only a bar; two of them in a row have a blank cell between them.

    A table that begins with one has a bar before each row.
    """
    tokens: list[_Token] = []
    after_bar = False
    opens_rows = stream[0].text == _BAR
    for token, after in pairwise([*stream, _Token("", True, "")]):
        if token.text == _BAR:
            if after_bar and not (opens_rows and (not after.is_cell or _ends_line_header(tokens, votes))):
                tokens.append(_Token("", True, token.location))
            after_bar = True
        else:
            tokens.append(token)
            after_bar = False
    return tokens


def _ends_line_header(tokens: list[_Token], votes: FormVotes) -> bool:
    """Whether the last labels are the columns of a table that has one row and no row labels."""
    last = tokens[-_LINE_HEADER:]
    return not any(token.is_cell for token in last) and any(votes.of_text(token.text) is Layout.LINE for token in last)


def _row_of(
    texts: list[_Token], cells: list[_Token], layout: Layout | None, votes: FormVotes, reading: Reading
) -> Iterator[tuple[PrintedRow, Layout | None]]:
    labels = _located(texts, votes, reading)
    position = 0
    while position < len(labels):
        label = labels[position]
        layout = votes.of_text(label.text) or layout
        header = [label]
        if layout is Layout.BLOCKS and votes.is_header(label.text):
            while position + 1 < len(labels) and not votes.is_row_label(labels[position + 1].text):
                position += 1
                header.append(labels[position])
        position += 1
        own = layout is not Layout.LINE and position == len(labels) and len(header) == 1
        yield _printed([*header, *(cells if own else [])]), layout
        if own:
            return
    if cells:
        yield _printed(cells), layout


def _located(texts: list[_Token], votes: FormVotes, reading: Reading) -> list[_Token]:
    """The labels that the texts spell, each with the place of its first piece."""
    located: list[_Token] = []
    pieces = [token for token in texts if token.text]
    places = [token.location for token in pieces for _ in token.text]
    length = 0
    for label in resolve([token.text for token in pieces], votes, reading):
        located.append(_Token(label, False, places[length]))
        length += len(label)
    return located


def _printed(tokens: list[_Token]) -> PrintedRow:
    cells = tuple(PrintedCell(token.text, None, token.location) for token in tokens)
    return PrintedRow(cells, tokens[0].location)
