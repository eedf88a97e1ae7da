"""What a question says in its own words, for finding it in a report."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.questions.patterns import PARTICLE
from gisbot.questions.tokens import Kind, Token

ASKING = frozenset(
    {"howmany", "what", "who", "where", "when", "how", "which", "exists", "whether", "followup", "several"}
)
"""Operations that only ask; the words of others may be a report's: 最多, 平均, 清单."""


def loose(tokens: Sequence[Token]) -> str:
    """The words without years, agencies and what is done; fillers stay, since a report may use them too."""
    dropped = (Kind.YEAR, Kind.AGENCY, Kind.SEPARATOR, Kind.END)
    pieces = [
        " "
        if token.kind in dropped
        or (token.sense.operations and not token.sense.groups)
        or PARTICLE.fullmatch(token.text)
        else token.form or token.text
        for token in tokens
    ]
    return "".join(pieces)


def aside(tokens: Sequence[Token]) -> str:
    """Every word as it was typed, but years, agencies and what only asks; a report may say 最多, 平均."""
    dropped = (Kind.YEAR, Kind.AGENCY, Kind.SEPARATOR, Kind.END)
    asking = [t.kind in dropped or PARTICLE.fullmatch(t.text) or t.sense.operations & ASKING for t in tokens]
    return "".join(" " if asks else token.text for asks, token in zip(asking, tokens, strict=True))
