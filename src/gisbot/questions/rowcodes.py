"""Row numbers as staff write them: 三(一)4, 三(三)1到8, 第八大项, 表三."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gisbot.model.question import Row
from gisbot.questions.patterns import DIGITS, JOINERS, ROW, SEPARATORS, TENS, TO, han_number
from gisbot.questions.tokens import Kind, Token

NUMERALS = {**{n: next(c for c, m in DIGITS.items() if m == n) for n in range(1, 10)}, 10: next(iter(TENS))}
_NUMBER = re.compile(r"\d+")


def rows_of(tokens: Sequence[Token]) -> tuple[Row, ...]:
    """The row numbers named, in order; (三) after 三(一)、 or 三(一)到 stands in the same block."""
    rows: list[Row] = []
    said = [token for token in tokens if token.text.strip()]
    for at, token in enumerate(said):
        if token.kind is not Kind.ROW:
            continue
        between = said[at - 1].text if rows and at > 1 and said[at - 2].kind is Kind.ROW else ""
        for row in _rows(token):
            last = rows[-1] if rows else None
            if between and last is not None and row.block is None and (between in JOINERS or between in SEPARATORS):
                row = Row(last.block, row.row, row.leaf)
            if last is not None and TO.fullmatch(between):
                row = Row(row.block or last.block, row.row, row.leaf)
                rows += _between(last, row)
            rows.append(row)
    return tuple(dict.fromkeys(rows))


def _rows(token: Token) -> Iterator[Row]:
    """The rows of one token: several where its last part is a list or a range."""
    match = ROW.fullmatch(token.text)
    found = match.groupdict() if match else {"block": token.text}  # a bare 六 after 五(一)、
    given = {key.rstrip("0123456789"): text for key, text in found.items() if text}
    block, row = (_numeral(given.get(name)) for name in ("block", "row"))
    leaf = given.get("leaf")
    if leaf is None:
        ordinal = given.get("ordinal")
        yield Row(block, row, str(han_number(ordinal)) if ordinal else None)
        return
    numbers = [int(number) for number in _NUMBER.findall(leaf)]
    if len(numbers) == 2 and TO.search(leaf):
        numbers = list(range(numbers[0], numbers[1] + 1)) or numbers
    yield from (Row(block, row, str(number)) for number in numbers)


def _numeral(number: str | None) -> str | None:
    """A part of the number as the forms print it."""
    return NUMERALS.get(han_number(number) or 0, number) if number is not None else None


def _between(first: Row, last: Row) -> list[Row]:
    """The rows between two of one block."""
    order = list(NUMERALS.values())
    if first.block != last.block or first.leaf or last.leaf or not first.row or not last.row:
        return []
    return [Row(first.block, numeral, None) for numeral in order[order.index(first.row) + 1 : order.index(last.row)]]
