"""What is named only to be set aside: 不是问收到，是问答复了多少."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.questions.clauses import Clause
from gisbot.questions.focus import COMMA, cut
from gisbot.questions.patterns import DENIED_AFTER, DENIED_BEFORE, REST
from gisbot.questions.targets import counts
from gisbot.questions.tokens import Kind, Token

NAMED = (Kind.YEAR, Kind.AGENCY)


def without_denied(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without the clauses that are denied, where another clause says what is meant instead."""
    clauses = cut(tokens, _ends)
    denied = [_denied(clause) for clause in clauses]
    others = [clause for clause, is_denied in zip(clauses, denied, strict=True) if not is_denied]
    meant = any(_names(clause) for clause in others)
    rest = any(REST.search(token.text) for clause in others for token in clause)
    if not any(denied) or not meant or rest:
        return tuple(tokens)
    return tuple(token for clause in others for token in clause)


def _ends(token: Token) -> bool:
    return token.kind is Kind.END or (token.kind is Kind.SEPARATOR and token.text in COMMA)


def _names(clause: Sequence[Token]) -> bool:
    return any(token.strong or token.kind in NAMED for token in clause)


def _denied(clause: Sequence[Token]) -> bool:
    """Whether the words before what is named, or those behind it, set it aside."""
    if not _names(clause):
        return False
    places = [at for at, token in enumerate(clause) if token.strong or token.kind in NAMED]
    before, after = _text(clause[: places[0]]), _text(clause[places[-1] + 1 :])
    if DENIED_AFTER.search(after):
        return True
    return DENIED_BEFORE.fullmatch(before) is not None and not counts(Clause(tuple(clause), 0))


def _text(tokens: Sequence[Token]) -> str:
    said = ""
    end = -1
    for token in tokens:
        if not _ends(token):
            said += (" " if said and token.start > end else "") + token.text
            end = token.end
    return said.strip()
