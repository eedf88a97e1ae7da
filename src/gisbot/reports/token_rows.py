"""The lines of a flattened table as a stream of labels and cells, and the stream as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import pairwise

from gisbot.catalog.forms import Layout
from gisbot.model.place import span
from gisbot.reports.barred import cells_between_bars, ends_line_header
from gisbot.reports.label_pieces import resolve
from gisbot.reports.rows import PrintedCell, PrintedRow, Tail
from gisbot.reports.tables import FormVotes
from gisbot.reports.tokens import BAR, Line, Token, serials, without_serials

_WIDEST_STRIDE = 3
_MOST_PIECES = 3
_LEAST_HABIT = 3
"""So many blank cells that only empty lines show are blank; fewer may be cells that were lost."""
_MOSTLY = 0.9
_BEHIND_NUMBERS = (".", "、", "．")


def token_rows(lines: list[Line], below: int | None, votes: FormVotes, *, one_line: bool) -> tuple[PrintedRow, ...]:
    """The rows of a run of lines, each line with its tokens.

    `below` is the line of what follows, where an empty line before it is a blank cell; where every second line is
    empty, a blank cell takes two lines, or, with `one_line`, one.
    """
    if any(token.text == BAR for _, tokens in lines for token in tokens):
        stream = cells_between_bars(lines, votes)
    else:
        stream = without_serials(_stream(lines, below, votes, one_line=one_line))
    return tuple(_rows(_with_digits(stream), votes))


def _stream(lines: list[Line], below: int | None, votes: FormVotes, *, one_line: bool) -> list[Token]:
    """The tokens of a run of lines, with a blank cell for every line that txt left empty between cells.

    Where every second line is empty, a blank cell takes two lines, or, with `one_line`, one. `below` is the line of
    what follows, where an empty line before it is a cell too.
    """
    numbers = [block.place.line for block, _ in lines]
    steps = [after - before for before, after in pairwise(numbers) if before is not None and after is not None]
    small = [step for step in steps if step <= _WIDEST_STRIDE]
    stride = Counter(small).most_common(1)[0][0] if small else 0
    single = sum(1 for _, tokens in lines if len(tokens) == 1) * 2 > len(lines)
    flat = [token for _, tokens in lines for token in tokens]
    numbering = {id(flat[place]) for place in serials(flat)}
    gap = stride == 1 and _parts_rows(lines, numbering)

    def blanks(step: int) -> int:
        if one_line:
            return step - stride
        return step // stride - 1 if step % stride == 0 else 0

    stream: list[Token] = []
    last: int | None = None
    inserted: list[Token] = []
    for block, tokens in lines:
        line = block.place.line
        if single and last is not None and line is not None and stride > 0:
            begins_row = gap and (_begins_row(tokens, numbering) or ends_line_header(stream, votes))
            count = max(0, blanks(line - last) - begins_row)
            inserted += [Token("", True, f"line {last}") for _ in range(count)]
            stream += inserted[len(inserted) - count :]
            if line - last < stride and _are_values(stream[-1:], tokens[:1]):
                stream.append(Token("", True, f"line {last}"))
        stream += tokens
        last = line
    if single and stride > 0 and last is not None and below is not None:
        count = max(0, blanks(below - last) - gap)
        inserted += [Token("", True, f"line {last}") for _ in range(count)]
        stream += inserted[len(inserted) - count :]
    doubtful = {id(token) for token in inserted} if len(inserted) < _LEAST_HABIT else set()
    return [token for token in stream if id(token) not in doubtful]


def _are_values(before: list[Token], after: list[Token]) -> bool:
    """Whether two neighbours are numbers: closer than all others, one of them is a line too many."""
    return bool(before and after) and before[0].text.isdecimal() and after[0].text.isdecimal()


def _with_digits(stream: list[Token]) -> list[Token]:
    """The stream with labels that were broken behind their number (3, then .其他) made whole."""
    joined: list[Token] = []
    for token in stream:
        before = joined[-1] if joined else None
        is_broken = not token.is_cell and token.text.startswith(_BEHIND_NUMBERS)
        if is_broken and before is not None and before.is_cell and len(before.text) == 1 and before.text.isdecimal():
            joined[-1] = replace(token, text=before.text + token.text, location=before.location)
        else:
            joined.append(token)
    return joined


def _begins_row(tokens: list[Token], numbering: Set[int]) -> bool:
    """Whether a line begins with a label, or with a serial number, whose ids `numbering` holds."""
    return not tokens or not tokens[0].is_cell or id(tokens[0]) in numbering


def _parts_rows(lines: list[Line], numbering: Set[int]) -> bool:
    """Whether an empty line parts the rows, those of the header too."""
    after_cells: list[bool] = []
    after_labels: list[bool] = []
    for (block, tokens), (next_block, following) in pairwise(lines):
        line, next_line = block.place.line, next_block.place.line
        if tokens and id(tokens[-1]) in numbering:
            continue
        if line is not None and next_line is not None and _begins_row(following, numbering):
            (after_cells if tokens and tokens[-1].is_cell else after_labels).append(next_line > line + 1)
    return any(after_labels) and sum(after_cells) >= _MOSTLY * len(after_cells)


def _rows(stream: list[Token], votes: FormVotes) -> Iterator[PrintedRow]:
    """Rows out of tokens: a row ends where a label follows cells, or places that stand for cells."""
    texts: list[Token] = []
    cells: list[Token] = []
    layout: Layout | None = None
    above: PrintedRow | None = None
    for token in [*stream, Token("", False, "")]:
        if token.is_cell:
            cells.append(token)
            continue
        tail = next((last.tail for last in (*cells[-1:], *texts[-1:])), None)
        if not cells and tail is not None and not tail.places:
            tail = None
        if cells or tail is not None or not token.text:
            if above is not None:
                whole, texts = _completed(above, texts, votes)
                yield whole
            above = None
            for row, vote in _row_of(texts, cells, tail, layout, votes):
                layout = vote
                if above is not None:
                    yield above
                above = row
            texts, cells = [], []
        texts.append(token)
    if above is not None:
        yield above


def _completed(row: PrintedRow, texts: list[Token], votes: FormVotes) -> tuple[PrintedRow, list[Token]]:
    """A row whose label goes on below its values, with the label made whole, and the texts that are left of those."""
    label = row.cells[0].text if len(row.cells) > 1 else ""
    if not label or votes.is_whole_label(label):
        return row, texts
    for count in range(1, min(_MOST_PIECES, len(texts)) + 1):
        whole = label + "".join(token.text for token in texts[:count])
        if votes.is_whole_label(whole):
            location = span(row.location, texts[count - 1].location)
            cells = (replace(row.cells[0], text=whole), *row.cells[1:])
            return replace(row, cells=cells, location=location), texts[count:]
    return row, texts


def _row_of(
    texts: list[Token], cells: list[Token], tail: Tail | None, layout: Layout | None, votes: FormVotes
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
        yield _printed([*header, *cells], tail) if own else _printed(header, None), layout
        if own:
            return
    if cells:
        yield _printed(cells, tail), layout
    elif layout is Layout.LINE and tail is not None:
        yield PrintedRow((), labels[-1].location if labels else "", tail), layout


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


def _printed(tokens: list[Token], tail: Tail | None) -> PrintedRow:
    cells = tuple(PrintedCell(token.text, None, token.location) for token in tokens)
    return PrintedRow(cells, span(tokens[0].location, tokens[-1].location), tail)
