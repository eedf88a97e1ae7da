"""The years a question asks for."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.model.conversation import Memory
from gisbot.model.question import Years
from gisbot.questions.slots import ALL, LATEST, NEAR, PREVIOUS
from gisbot.questions.tokens import Kind, Token


def _of_carry(tokens: Sequence[Token], index: int) -> bool:
    """Whether a year only says where requests were carried from or to: 从2023年结转过来的."""
    near = tokens[index + 1 : index + 2]
    return any(token.names_concept("carried_in", "carried_out") for token in near)


def asked_years(tokens: Sequence[Token], memory: Memory) -> Years:
    """The years named, or how they are meant.

    In a comparison with a year already named (2019年比去年), 去年 is the year before that one.
    """
    years = [token for index, token in enumerate(tokens) if token.kind is Kind.YEAR and not _of_carry(tokens, index)]
    if not years:
        return Years()
    for token in years:
        if token.relative in (ALL, NEAR, "range"):
            return Years(token.years, token.relative)
    named = [token for token in years if token.relative not in (PREVIOUS, LATEST)]
    previous = [token for token in years if token.relative == PREVIOUS]
    compares = any(token.has("than", "growth", "compare", "difference") for token in tokens)
    if previous and compares:
        return Years(tuple(year for token in named for year in token.years), PREVIOUS)
    if any(token.relative == LATEST for token in years) and not named:
        return Years((), LATEST)
    return Years(tuple(dict.fromkeys(year for token in years for year in token.years)), "")
