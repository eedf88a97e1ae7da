"""Which sentence of a message is the question, and which clauses bear on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gisbot.questions.patterns import PLACE_BACK, POINTS_BACK
from gisbot.questions.tokens import Kind, Token

ASKING = (
    "howmany", "which", "who", "where", "when", "how", "why_cause", "exists", "list", "several", "sum", "difference",
    "share", "average", "median", "spread", "provenance", "summary", "definition", "problem", "improvement", "exceed",
    "below", "equal",
)  # fmt: skip
COMMA = (",", ";", ":")
OTHER = "other_thing"
SLOTS = (Kind.YEAR, Kind.ORDINAL, Kind.ROW)


def focused(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The sentences that ask something; the whole message when none stands out.

    People tell their story first: only the sentences that ask and name something are the question.
    """
    sentences = cut(tokens, lambda token: token.kind is Kind.END)
    if len([sentence for sentence in sentences if _content(sentence)]) < 2:
        return tuple(tokens)
    asking = [sentence for sentence in sentences if _asks(sentence) and any(token.strong for token in sentence)]
    if not asking and any(token.strong for token in tokens):
        return tuple(tokens)
    if not asking:
        asking = [sentence for sentence in sentences if _asks(sentence) and _content(sentence)]
    if not asking or PLACE_BACK.search("".join(token.text for sentence in asking for token in sentence)):
        return tuple(tokens)  # 我常去便民中心。那儿一年办件多少
    kept = [token for sentence in asking for token in sentence]
    return (*_pointed_at(tokens, asking[0]), *kept)


def _pointed_at(tokens: Sequence[Token], asking: Sequence[Token]) -> tuple[Token, ...]:
    """What was named before a sentence that points back to it: 又是“本机关不掌握”！光这一条打发掉多少件."""
    if not POINTS_BACK.search("".join(token.text for token in asking)):
        return ()
    before = [token for token in tokens if token.strong and token.end <= asking[0].start]
    return tuple(token for token in before if not token.names_concept(OTHER))


def weighed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The parts whose pieces that are not understood count: those of clauses that ask or name something."""
    clauses = cut(tokens, lambda token: token.kind is Kind.SEPARATOR and token.text in COMMA)
    bearing = [clause for clause in clauses if any(token.strong for token in clause)]
    if not bearing or len(clauses) == 1:
        return tuple(tokens)
    asking = [clause for clause in bearing if _asks(clause)]
    return tuple(token for clause in asking or bearing for token in clause)


def cut(tokens: Sequence[Token], ends: Callable[[Token], bool]) -> list[list[Token]]:
    """The tokens in pieces, each with the token that ends it."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        pieces[-1].append(token)
        if ends(token):
            pieces.append([])
    return [piece for piece in pieces if piece]


def _asks(tokens: Sequence[Token]) -> bool:
    asked = any(token.has(*ASKING) for token in tokens)
    return asked or any(token.text in "?？" for token in tokens if token.kind is Kind.END)


def _content(tokens: Sequence[Token]) -> bool:
    return any(
        token.strong
        or (token.kind is Kind.UNKNOWN and bool(token.text.strip()))
        or token.kind in SLOTS
        or bool(token.sense.operations)
        for token in tokens
    )
