"""Agencies that are named each with a year of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gisbot.questions.agencies import refers_back
from gisbot.questions.tokens import Kind, Token


def pairs_of(tokens: Sequence[Token]) -> tuple[tuple[str, int], ...]:
    """Agencies and years that alternate, each agency with its year: 教育局2021年比云渚县2022年."""
    named = [
        token
        for token in tokens
        if token.kind is Kind.YEAR or (token.kind is Kind.AGENCY and (token.names or not _refers_back(tokens, token)))
    ]
    plain = all(len(token.names) == 1 or (len(token.years) == 1 and not token.relative) for token in named)
    alternate = all(one.kind is not other.kind for one, other in pairwise(named))
    if len(named) < 4 or len(named) % 2 or not plain or not alternate:
        return ()
    couples = zip(named[::2], named[1::2], strict=True)
    return tuple(
        (one.names[0], other.years[0]) if one.kind is Kind.AGENCY else (other.names[0], one.years[0])
        for one, other in couples
    )


def _refers_back(tokens: Sequence[Token], group: Token) -> bool:
    """Whether a group is only those named before it: 四个区政府 behind four of them."""
    named = {name for token in tokens if token.end <= group.start for name in token.names}
    return refers_back(group, tuple(named))
