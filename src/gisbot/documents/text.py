"""Plain text: every line a paragraph, but for runs of table rows, which become one grid.

A table row is a line cut by `|`, or by tabs. Tables that hold one cell a line, and rows flattened to
digits between spaces, look like prose without knowing the form; they stay paragraphs here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gisbot.documents.base import Content
from gisbot.documents.bounds import MAX_LINES, MAX_TEXT_BYTES, Budget, check_size
from gisbot.documents.encoding import decode
from gisbot.documents.patterns import HAN, LIST_NUMBER
from gisbot.errors import DocumentTooLarge
from gisbot.model.document import Block, Cell, Grid, Paragraph
from gisbot.model.place import Place

_PIPE_RUN = re.compile(r"^[|\s]{20,}(?=[^|\s])|(?<=[^|\s])[|\s]{40,}$|^[|\s]{100,}$")
_MARKED_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_RULE_LINE = re.compile(r"[|:+=\-─━┄┈\s]*(?:-{2,}|─|━)[|:+=\-─━┄┈\s]*")
_RULE_STARTS = frozenset("|:+=-─━┄┈ ")
_STACKED_LINE = re.compile(r"(?P<cell>[^|]*)\|[|\s]*|\|\s*(?P<led>[^|]+)")
_MOST_UNBARRED = 3
_LEAST_STACKED = 5
_MOSTLY_EVEN = 0.9
_LEAST_WIDE = 4
_MOST_CONTINUED_LINES = 12
_MOST_BROKEN = 6


class _Line(NamedTuple):
    """A line that is not blank: its number, counted from 1, and its text without outer white space."""

    number: int
    text: str


_Row = list[tuple[str, Place]]
"""A table row: the text of each cell and the line it begins on."""


def read_text(data: bytes, budget: Budget) -> Content:
    """The paragraphs and grids of a txt file, each with the number of its line; blank lines are left out."""
    check_size(len(data), MAX_TEXT_BYTES, "the text")
    decoded = decode(data)
    if decoded.text.count("\n") + decoded.text.count("\r") > MAX_LINES:
        raise DocumentTooLarge(f"the text has more than {MAX_LINES:,} lines")
    return Content(tuple(text_blocks(decoded.text, budget)), notes=decoded.notes)


def text_blocks(text: str, budget: Budget) -> Iterator[Block]:
    """The blocks of `text`, line by line."""
    lines = _lines(text)
    position = 0
    plain_until = 0
    while position < len(lines):
        line = lines[position]
        if position >= plain_until and ("|" in line.text or "\t" in line.text):
            if position % 64 == 0:
                budget.check_time()
            plain_until = _stacked_until(lines, position)
        if position >= plain_until and ("|" in line.text or "\t" in line.text):
            end, grid = _table_at(lines, position, budget)
            if grid is not None:
                yield grid
                position = end
                continue
            plain_until = end
        budget.spend_blocks(1)
        heading = _MARKED_HEADING.match(line.text)
        text = line.text if heading is None else line.text[heading.end() :]
        yield Paragraph(text.strip(), Place(line=line.number), heading=heading is not None)
        position += 1


def _lines(text: str) -> list[_Line]:
    found = []
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if not raw or raw.isspace():
            continue
        line = raw.strip("\0\ufeff\x0b\x0c \u3000\xa0\n")
        if "|" in line and len(line) > 20:
            line = _PIPE_RUN.sub("", line)
        if line:
            found.append(_Line(number, line))
    return found


def _table_at(lines: list[_Line], start: int, budget: Budget) -> tuple[int, Grid | None]:
    """The grid that begins at `start` and the position after it; no grid when the run is no table."""
    separator = "|" if "|" in lines[start].text else "\t"
    end = start
    is_row = _is_pipe_row if separator == "|" else _is_tab_row
    while end < len(lines) and (is_row(lines[end].text) or _goes_on(lines, start, end, separator)):
        end += 1
    if separator == "|":
        end = _with_continued_lines(lines, start, end)
    run = lines[start:end]
    if not run or (separator == "\t" and len(run) < 2) or (separator == "|" and not _is_pipe_table(run)):
        return max(end, start + 1), None
    budget.spend_cells(sum(line.text.count(separator) for line in run))
    rows = _pipe_rows(run) if separator == "|" else _tab_rows(run)
    return end, _grid(rows, run[0].number)


def _stacked_until(lines: list[_Line], start: int) -> int:
    """Where a table ends whose cells stand each on a line of its own, a bar before or behind; `start` for none.

    Its rows are told by their labels alone, so its lines stay lines.
    """
    end = position = start
    cells = 0
    while position < len(lines) and position - end <= _MOST_UNBARRED:
        match = _STACKED_LINE.fullmatch(lines[position].text)
        if match is None and "|" in lines[position].text:
            break
        position += 1
        if match is not None:
            cells += bool(match["cell"] or match["led"])
            end = position
    return end if cells >= _LEAST_STACKED else start


def _is_pipe_row(text: str) -> bool:
    return "|" in text and (text.count("|") > 1 or text != "|")


def _goes_on(lines: list[_Line], start: int, place: int, separator: str) -> bool:
    """Whether a line that is no row by itself goes on with the table of the line above.

    A bar alone ends the row above, whose cells stand on lines of their own; tabs behind a label part blank cells, as
    do as many tabs as above.
    """
    if place == start:
        return False
    text, above = lines[place].text, lines[place - 1].text
    if separator == "|":
        return text == "|" and not above.endswith("|")
    return "|" not in text and (text.count("\t") == above.count("\t") > 1 or text.endswith("\t\t"))


def _is_pipe_table(run: list[_Line]) -> bool:
    """One line with one bar inside is prose ("首页 | 新闻"); a row alone has outer bars or many."""
    return len(run) > 1 or run[0].text.count("|") > 2


def _is_tab_row(text: str) -> bool:
    if "|" in text or "\t" not in text.strip():
        return False
    first, _, rest = text.strip().partition("\t")
    return "\t" in rest.strip() or LIST_NUMBER.fullmatch(first.strip()) is None


def _with_continued_lines(lines: list[_Line], start: int, end: int) -> int:
    """Rows with outer bars may be broken inside a cell: go on over lines without a bar up to the closing one."""
    while end < len(lines) and not lines[end - 1].text.endswith("|") and lines[start].text.startswith("|"):
        closing = end
        while closing < len(lines) and closing - end < _MOST_CONTINUED_LINES and "|" not in lines[closing].text:
            closing += 1
        if closing >= len(lines) or "|" not in lines[closing].text or lines[closing].text.startswith("|"):
            break
        end = closing + 1
        while end < len(lines) and _is_pipe_row(lines[end].text):
            end += 1
    return end


def _pipe_rows(run: list[_Line]) -> list[_Row]:
    run = [line for line in run if line.text[0] not in _RULE_STARTS or _RULE_LINE.fullmatch(line.text) is None]
    run = _whole_headers(run) if run else run
    if _is_even(run):
        opens = all(line.text.startswith("|") for line in run)
        closes = all(line.text.endswith("|") for line in run)
        is_ragged = False
    else:
        opens = _opens_rows(run)
        closes = _closes_rows(run, opens)
        is_ragged = any(line.text.endswith("|") for line in run)
    rows: list[_Row] = []
    is_open = False
    was_closed = True
    for number, text in run:
        place = Place(line=number)
        parts = [(part.strip(), place) for part in text.split("|")]
        if is_open and not text.startswith("|"):
            row = rows.pop()
            label, begins = row.pop()
            parts = [*row, ("\n".join(piece for piece in (label, parts[0][0]) if piece), begins), *parts[1:]]
        elif opens and text.startswith("|"):
            del parts[0]
        elif rows and is_ragged and text.startswith("|") and not was_closed and not _is_as_wide(parts, rows[-1]):
            parts = [*rows.pop(), *parts[1:]]
        was_closed = text.endswith("|")
        is_closed = closes and was_closed
        if is_closed:
            parts.pop()
        is_open = opens and closes and not is_closed
        rows.append(parts)
    return rows


def _whole_headers(run: list[_Line]) -> list[_Line]:
    """The lines of rows that end with a bar, a header whose labels are broken over several of them made one."""
    closed = [line.text.count("|") for line in run if line.text.endswith("|")]
    if run[0].text.startswith("|") or len(closed) * 2 < len(run):
        return run
    whole: list[_Line] = []
    position = 0
    while position < len(run):
        end = position
        while end < len(run) and end - position < _MOST_BROKEN and _is_broken(run[end].text):
            end += 1
        text = "\n".join(line.text for line in run[position : end + 1])
        if position < end < len(run) and run[end].text.endswith("|") and text.count("|") <= max(closed):
            whole.append(_Line(run[position].number, text))
            position = end
        else:
            whole.append(run[position])
        position += 1
    return whole


def _is_broken(text: str) -> bool:
    """Whether a row without its closing bar ends in a word and holds no value."""
    return HAN.match(text[-1]) is not None and not any(char.isdecimal() for char in text)


def _is_even(run: list[_Line]) -> bool:
    """Whether nearly every line has as many bars: then each is a whole row, and a bar before it is a blank cell."""
    bars = Counter(line.text.count("|") for line in run)
    most, lines = bars.most_common(1)[0]
    return len(run) > 1 and most > 1 and lines >= _MOSTLY_EVEN * len(run)


def _is_as_wide(parts: _Row, above: _Row) -> bool:
    """Whether a line that begins with a bar holds a row at least as wide as the one above: its first cell is blank."""
    return len(parts) >= max(_LEAST_WIDE, len(above))


def _opens_rows(run: list[_Line]) -> bool:
    """Whether rows begin with a bar; one after a line without a closing bar may go on with the row of that line."""
    starts = [after for line, after in pairwise(run) if line.text.endswith("|")]
    lines = [run[0], *starts] if len(starts) > 1 else run
    return sum(line.text.startswith("|") for line in lines) * 2 > len(lines)


def _closes_rows(run: list[_Line], opens: bool) -> bool:
    """Whether rows end with a bar; a line may go on in the next one, which then begins with a bar of its own."""
    ends = [
        line for line, after in pairwise(run) if opens or line.text.endswith("|") or not after.text.startswith("|")
    ]  # fmt: skip
    return sum(line.text.endswith("|") for line in (*ends, run[-1])) * 2 > len(ends) + 1


def _tab_rows(run: list[_Line]) -> list[_Row]:
    """Tabs before every row are indentation; a tab before some rows is an empty first cell."""
    indent = min(len(line.text) - len(line.text.lstrip("\t")) for line in run)
    rows = []
    for number, text in run:
        place = Place(line=number)
        rows.append([(part.strip(), place) for part in text[indent:].split("\t")])
    return rows


def _grid(rows: list[_Row], first_line: int) -> Grid | None:
    if not rows:
        return None
    cells = tuple(
        tuple([Cell(text, index, column, 1, 1, place) for column, (text, place) in enumerate(row)])
        for index, row in enumerate(rows)
    )
    return Grid(cells, Place(line=first_line))
