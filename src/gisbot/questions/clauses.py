"""A question in clauses: neighbouring parts without a separator between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gisbot.questions.patterns import JOINERS
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import HOW_MANY

COLON = ":"


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring parts without a separator between them; `side` counts the boundaries before it; one that
    `heads` the others stands before a colon: 规范性文件：制发、公开. One that is `measured` counts what the clause
    before it names by another measure word; one that stands `apart` was cut from the next without a comma;
    one that is `compared` is held against those before it (比), not their whole (占)."""

    tokens: tuple[Token, ...]
    side: int
    heads: bool = False
    measured: bool = False
    apart: bool = False
    compared: bool = False

    @property
    def groups(self) -> tuple[frozenset[str], ...]:
        """The strong ideas of the clause."""
        return tuple(group for token in self.tokens if token.strong for group in token.sense.groups)

    @property
    def words(self) -> str:
        """The words of the clause that mean something."""
        return "".join(token.text for token in self.tokens if token.kind is Kind.WORD and token.sense.groups)


def clauses_of(tokens: Sequence[Token], boundaries: frozenset[int]) -> list[Clause]:
    """The clauses of a question; `boundaries` are the indexes of tokens that divide what is compared."""
    clauses: list[Clause] = []
    held: list[Token] = []
    side, compared = 0, False
    for index, token in enumerate(tokens):
        ends = token.kind in (Kind.SEPARATOR, Kind.END) or token.text in JOINERS
        if ends or index in boundaries:
            if held:
                clauses.append(Clause(tuple(held), side, token.text == COLON, compared=compared))
            held = []
            side += index in boundaries
            compared = compared or (index in boundaries and not token.has("share"))
            continue
        if held and _counts_anew(held, tokens[index:]):
            clauses.append(Clause(tuple(held), side, apart=True))
            held = []
        held.append(token)
    if held:
        clauses.append(Clause(tuple(held), side, compared=compared))
    return clauses


def _counts_anew(held: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether another number is asked for here without a comma: 会议几次培训几次, 几个专职几个兼职."""
    asked = [at for at, token in enumerate(held) if token.has(HOW_MANY) and token.sense.units]
    rest = [token for token in following if token.has(HOW_MANY) and token.sense.units]
    if not asked or not rest or following[0].kind is not Kind.WORD:
        return False
    named = any(token.strong for token in held[: asked[0]])
    return (
        asked[-1] == len(held) - 1 if named else following[0] is rest[0] and any(token.sense.groups for token in held)
    )


def units_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The measure word asked with: 几件, 多少人次."""
    for token in reversed(tokens):
        if token.kind is Kind.WORD and token.sense.units and not token.sense.strong:
            return token.sense.units
    return frozenset()
