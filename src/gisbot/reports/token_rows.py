"""The lines of a flattened table as a stream of labels and cells, and the stream as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gisbot.catalog.forms import Layout
from gisbot.model.document import Block
from gisbot.reports.label_pieces import resolve
from gisbot.reports.rows import PrintedCell, PrintedRow
from gisbot.reports.tables import FormVotes

BAR = "|"
_LEAST_SERIAL = 8
_LINE_HEADER = 5
_WIDEST_STRIDE = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line: a label or another text, or (`is_cell`) something that stands in a value cell."""

    text: str
    is_cell: bool
    location: str


def token_rows(
    lines: list[tuple[Block, list[Token]]], below: int | None, votes: FormVotes, *, one_line: bool
) -> tuple[PrintedRow, ...]:
    """The rows of a run of lines, each line with its tokens.

    `below` is the line of what follows, where an empty line before it is a blank cell; where every second line is
    empty, a blank cell takes two lines, or, with `one_line`, one.
    """
    return tuple(_with_tails(list(_rows(_stream(lines, below, one_line=one_line), votes)), votes))


def _stream(lines: list[tuple[Block, list[Token]]], below: int | None, *, one_line: bool) -> list[Token]:
    """The tokens of a run of lines, with a blank cell for every line that txt left empty between cells.

    Where every second line is empty, a blank cell takes two lines, or, with `one_line`, one. `below` is the line of
    what follows, where an empty line before it is a cell too.
    """
    numbers = [block.place.line for block, _ in lines]
    steps = [after - before for before, after in pairwise(numbers) if before is not None and after is not None]
    small = [step for step in steps if step <= _WIDEST_STRIDE]
    stride = Counter(small).most_common(1)[0][0] if small else 0
    has_bars = any(token.text == BAR for _, tokens in lines for token in tokens)
    single = not has_bars and sum(1 for _, tokens in lines if len(tokens) == 1) * 2 > len(lines)
    stream: list[Token] = []
    last: int | None = None
    for block, tokens in lines:
        line = block.place.line
        if single and last is not None and line is not None and stride > 0:
            blanks = line - last - stride if one_line else ((line - last) // stride - 1) * ((line - last) % stride == 0)
            stream += [Token("", True, f"line {last}")] * blanks
        stream += tokens
        last = line
    if single and stride == 1 and last is not None and below is not None:
        stream += [Token("", True, f"line {last}")] * (below - last - 1)
    return stream


def _without_serials(stream: list[Token]) -> list[Token]:
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


def _rows(stream: list[Token], votes: FormVotes) -> Iterator[PrintedRow]:
    """Rows out of tokens: a row ends where a label follows cells."""
    texts: list[Token] = []
    cells: list[Token] = []
    layout: Layout | None = None
    for token in [*_without_serials(_blanks_between_bars(stream, votes)), Token("", False, "")]:
        if token.is_cell:
            cells.append(token)
            continue
        if cells or not token.text:
            for row, vote in _row_of(texts, cells, layout, votes):
                layout = vote
                yield row
            texts, cells = [], []
        texts.append(token)


def _blanks_between_bars(stream: list[Token], votes: FormVotes) -> list[Token]:
    """The stream without the lines that hold only a bar; two of them in a row have a blank cell between them.

    A table that begins with one has a bar before each row.
    """
    tokens: list[Token] = []
    after_bar = False
    opens_rows = bool(stream) and stream[0].text == BAR
    for token, after in pairwise([*stream, Token("", True, "")]):
        if token.text == BAR:
            if after_bar and not (opens_rows and (not after.is_cell or _ends_line_header(tokens, votes))):
                tokens.append(Token("", True, token.location))
            after_bar = True
        else:
            tokens.append(token)
            after_bar = False
    return tokens


def _ends_line_header(tokens: list[Token], votes: FormVotes) -> bool:
    """Whether the last labels are the columns of a table that has one row and no row labels."""
    last = tokens[-_LINE_HEADER:]
    return not any(token.is_cell for token in last) and any(votes.of_text(token.text) is Layout.LINE for token in last)


def _row_of(
    texts: list[Token], cells: list[Token], layout: Layout | None, votes: FormVotes
) -> Iterator[tuple[PrintedRow, Layout | None]]:
    labels = _located(texts, votes)
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


def _located(texts: list[Token], votes: FormVotes) -> list[Token]:
    """The labels that the texts spell, each with the place of its first piece."""
    located: list[Token] = []
    pieces = [token for token in texts if token.text]
    places = [token.location for token in pieces for _ in token.text]
    length = 0
    for label in resolve([token.text for token in pieces], votes):
        located.append(Token(label, False, places[length]))
        length += len(label)
    return located


def _printed(tokens: list[Token]) -> PrintedRow:
    cells = tuple(PrintedCell(token.text, None, token.location) for token in tokens)
    return PrintedRow(cells, tokens[0].location)
