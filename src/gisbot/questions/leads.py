"""What a question begins with and does not ask: who asks (我开饭馆的，) and what for (审计需要：)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gisbot.questions.focus import ASKING, COMMA
from gisbot.questions.patterns import (
    ASIDE_OF_SELF,
    ASKED_BY,
    MEANT,
    MODIFIED_BODIES,
    OWN,
    PARTICLE,
    PURPOSE,
    SELF,
    UNKNOWN_AGENCY,
)
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

REQUEST, RECEIVED = "request", "received"
OTHER, CITIZEN = "other_thing", "citizen"
BODIES = ("public_welfare", "research", "legal_service")
"""Applicants of whom people say more than the form does: 环保公益组织."""
LONGEST = 16


def without_lead(tokens: Sequence[Token], applicants: frozenset[str]) -> tuple[Token, ...]:
    """The question without clauses before it that say who asks or what for, and name no figure."""
    kept = tuple(tokens)
    while (end := _lead(kept, applicants)) is not None:
        kept = kept[end:]
    return kept[: _tail(kept, applicants)]


def as_meant(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A question that says itself in better words without the first: 多少张罚单——我是说行政处罚决定多少件."""
    at = next((i for i, token in enumerate(tokens) if MEANT.fullmatch(token.text)), None)
    if at is None or not any(token.strong for token in tokens[:at]):
        return tuple(tokens)
    meant = tokens[at + 1 :]
    if not any(token.strong for token in meant) or not any(token.has("howmany") for token in meant):
        return tuple(tokens)
    return (*(token for token in tokens[:at] if not token.strong and not token.has("howmany")), *meant)


def _tail(tokens: Sequence[Token], applicants: frozenset[str]) -> int:
    """Where who asks is told behind the question: …几件申请啊我是小区业主."""
    plain = applicants | {OTHER, CITIZEN}
    for at in range(len(tokens) - 1, 1, -1):
        token = tokens[at]
        if token.has(*ASKING) or (token.strong and not all(group <= plain for group in token.sense.groups)):
            break
        said = "".join(one.text for one in tokens[at : at + 3])
        asked = any(one.has(*ASKING) for one in tokens[:at]) and any(one.strong for one in tokens[:at])
        if ASIDE_OF_SELF.match(said) and asked and (_ends(tokens[at - 1]) or PARTICLE.fullmatch(tokens[at - 1].text)):
            return at
    return len(tokens)


def _lead(tokens: Sequence[Token], applicants: frozenset[str]) -> int | None:
    """Where a lead ends; None when the question begins at once."""
    end = next((at for at, token in enumerate(tokens) if _ends(token)), None)
    if end is None or not any(token.strong for token in tokens[end + 1 :]):
        return None
    clause = tokens[:end]
    said = "".join(token.text for token in clause)
    if len(said) > LONGEST or any(token.has(*ASKING) or token.kind is Kind.ROW for token in clause):
        return None
    if ASKED_BY.match(said):
        return end + 1
    plain = applicants | {OTHER, CITIZEN}
    if any(token.strong and not all(group <= plain for group in token.sense.groups) for token in clause):
        return None
    rest = "".join(token.text for token in tokens[end + 1 :])
    if any(token.kind is Kind.AGENCY for token in clause) or UNKNOWN_AGENCY.search(said) or OWN.search(rest):
        return None
    return end + 1 if SELF.match(said) or PURPOSE.search(said) else None


def _ends(token: Token) -> bool:
    return token.kind is Kind.END or (token.kind is Kind.SEPARATOR and token.text in COMMA)


def without_trimmings(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """What stands before a kind of body and was not understood only says more of it: 环保公益组织."""
    result = list(tokens)
    if not any(token.names_concept(REQUEST, RECEIVED) for token in tokens):
        return tuple(tokens)
    for at, token in enumerate(tokens[:-1]):
        following = tokens[at + 1]
        short = token.kind is Kind.UNKNOWN and MODIFIED_BODIES.fullmatch(token.text)
        if short and token.end == following.start and following.strong and following.names_concept(*BODIES):
            result[at] = replace(token, kind=Kind.WORD, sense=Sense(filler=True))
    return tuple(result)
