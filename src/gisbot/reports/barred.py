"""Cells between bars on lines of their own: which bars part cells, which are blank cells, which a merged cell left.

Met in real files: a cell and a bar, each on its line (apart); cells with the bar behind them, a bar alone before each
row (stacked); cells with the bar before them, a bar alone below each row (led). A bar alone is a blank cell too, and a
merged cell leaves one behind its row for each place it covers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gisbot.catalog.forms import Layout
from gisbot.reports.rows import Tail
from gisbot.reports.tables import FormVotes
from gisbot.reports.tokens import BAR, Line, Token, serials

_LINE_HEADER = 5
_LEAST_HABIT = 3
_MOSTLY = 0.8


@dataclass(slots=True)
class _Content:
    """A label or cell with the bars before and behind it on its line; `alone` are those on lines above of their own."""

    token: Token
    number: int | None
    leads: int = 0
    closes: int = 0
    alone: list[tuple[int | None, int]] = field(default_factory=list)


def cells_between_bars(lines: list[Line], votes: FormVotes) -> list[Token]:
    """The labels and cells of a run of lines, blank cells too; the last of each row with the places behind it."""
    contents = _contents(lines)
    end = contents.pop()
    apart = sum(not content.leads and not content.closes for content in contents) * 2 > len(contents)
    led = sum(content.leads > 0 for content in contents) * 2 > len(contents)
    opens = not apart and not led and _opens_rows(contents)
    marked = any(bars > 1 for content in [*contents, end] for bars in _runs(content))
    lost = _lost_between([*contents, end]) if apart else {}
    stream: list[Token] = []
    for content, after in pairwise([*contents, end]):
        bars = content.closes + sum(bars for _, bars in after.alone) + after.leads - lost.get(id(after), 0)
        if not after.token.is_cell:
            places = max(0, bars - 1 - (opens and after is not end))
            stream.append(replace(content.token, tail=Tail(places, marked)))
            continue
        stream.append(content.token)
        if not content.token.is_cell and ends_line_header(stream, votes):
            bars -= opens or (led and _is_silent(content, after))
        stream += [Token("", True, content.token.location)] * (bars - 1)
    return stream


def _contents(lines: list[Line]) -> list[_Content]:
    """The contents without serial numbers, and an empty one with the bars below the last."""
    contents: list[_Content] = []
    following = _Content(Token("", False, ""), None)
    for block, tokens in lines:
        number = block.place.line
        if all(token.text == BAR for token in tokens):
            following.alone += [(number, token.bars) for token in tokens]
            continue
        if len(tokens) > 1 and not tokens[-1].text:
            tokens = [*tokens[:-1], Token(BAR, True, tokens[-1].location, 1)]
        parts = sum(token.text != BAR for token in tokens)
        for token in tokens:
            if token.text != BAR:
                following.token, following.number = token, number
                contents.append(following)
                parts -= 1
                following.closes += parts > 0
                following = _Content(Token("", False, ""), None)
            elif contents and contents[-1].number == number and contents[-1].token in tokens:
                contents[-1].closes += token.bars
            else:
                following.leads += token.bars
    kept = []
    dropped = serials([content.token for content in contents])
    for place, content in enumerate(contents):
        if place - 1 in dropped:
            content.alone, content.leads = contents[place - 1].alone, contents[place - 1].leads
        if place not in dropped:
            kept.append(content)
    return [*kept, following]


def _runs(content: _Content) -> Sequence[int]:
    return (content.leads, content.closes, *(bars for _, bars in content.alone))


def _opens_rows(contents: list[_Content]) -> bool:
    """Whether a bar alone stands before each row."""
    starts = [
        after for content, after in pairwise(contents) if content.token.is_cell and not after.token.is_cell
    ] or contents[:1]  # fmt: skip
    opened = sum(bool(content.alone) and content.alone[-1][1] == 1 for content in starts)
    return opened >= _MOSTLY * len(starts)


def _lost_between(contents: list[_Content]) -> dict[int, int]:
    """How many bars before each content part a cell that is gone from another one.

    A blank cell leaves its empty line between two bars. Where none does, empty lines were dropped; bars that follow
    one another are then a habit, and blank cells, if there are several.
    """
    silent = {
        id(content): sum(one is None or two is None or two == one + 1 for (one, _), (two, _) in pairwise(content.alone))
        for content in contents
    }
    pairs = sum(max(0, len(content.alone) - 1) for content in contents)
    total = sum(silent.values())
    return {} if total == pairs and total >= _LEAST_HABIT else silent


def _is_silent(content: _Content, after: _Content) -> bool:
    """Whether the first cell of a row is gone: a bar ends the row above, and the next cell follows on the next line."""
    if not content.leads or not after.leads or not after.alone or after.number is None:
        return False
    return after.alone[-1][0] == after.number - 1


def ends_line_header(tokens: list[Token], votes: FormVotes) -> bool:
    """Whether the last labels are the columns of a table that has one row and no row labels."""
    last = tokens[-_LINE_HEADER:]
    return not any(token.is_cell for token in last) and any(votes.of_text(token.text) is Layout.LINE for token in last)
