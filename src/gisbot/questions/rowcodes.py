"""Row numbers as staff write them: 三(一)4, 第八大项, 表三."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.model.question import Row
from gisbot.questions.patterns import DIGITS, ROW, TENS, han_number
from gisbot.questions.tokens import Kind, Token

_NUMERALS = {**{n: next(c for c, m in DIGITS.items() if m == n) for n in range(1, 10)}, 10: next(iter(TENS))}


def rows_of(tokens: Sequence[Token]) -> tuple[Row, ...]:
    """The row numbers named, in order."""
    rows = []
    for token in tokens:
        if token.kind is Kind.ROW:
            match = ROW.fullmatch(token.text)
            found = match.groupdict() if match else {"block": token.text}  # a bare 六 after 五(一)、
            given = {name: text for name, text in found.items() if text}
            rows.append(Row(*(_part(given, name) for name in ("block", "row", "leaf"))))
    return tuple(dict.fromkeys(rows))


def _part(given: dict[str, str], name: str) -> str | None:
    """A part of the number, whichever form of writing gave it: block and row as numerals, the leaf in digits."""
    names = (name, "ordinal") if name == "leaf" else (name,)
    said = next((text for key, text in given.items() if key.rstrip("0123456789") in names), None)
    if said is None:
        return None
    number = han_number(said)
    return str(number) if name == "leaf" else _NUMERALS.get(number or 0, said)
