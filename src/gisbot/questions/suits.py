"""A review and a lawsuit told one after the other are one row of the form: 复议完了又去法院告, 没复议就告到法院."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gisbot.questions.patterns import NEGATIONS, REVIEW_BEFORE, REVIEW_SKIPPED
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

REVIEW, LITIGATION = "review", "litigation"
AFTER_REVIEW, DIRECT = "after_review_suit", "direct_suit"
REQUEST, UNFINISHED, PENDING = "request", "carried_out", "pending"
UPHELD = "upheld"
COURT = frozenset({frozenset({LITIGATION})})


def with_suits(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with a review and the lawsuit that followed or replaced it taken together."""
    result = _told_again(_unfinished(tokens))
    reviews = [at for at, token in enumerate(result) if token.strong and token.names_concept(REVIEW)]
    if len(reviews) != 1:
        return result
    at = reviews[0]
    suit = next((i for i in range(at + 1, len(result)) if _court(result[i])), None)
    if suit is None or any(_stops(result[i]) for i in range(at + 1, suit)):
        return result
    between = "".join(token.text for token in result[at + 1 : suit])
    before = "".join(token.text for token in result[:at])
    if REVIEW_SKIPPED.search(before):
        concept = DIRECT
    elif REVIEW_BEFORE.match(between):
        concept = AFTER_REVIEW
    else:
        return result
    end = suit
    while end + 1 < len(result) and (_court(result[end + 1]) or _pieces(result[end + 1])):
        end += 1
    first, last = result[at], result[end]
    text = "".join(token.text for token in result[at : end + 1])
    sense = Sense((frozenset({concept}),), strong=True)
    whole = Token(first.start, last.end, text, Kind.WORD, first.cost, sense, text)
    return (*result[:at], whole, *(token for token in result[end + 1 :]))


def _stops(token: Token) -> bool:
    """Whether something else is told between a review and a lawsuit than how the review ended."""
    return token.kind is Kind.END or (token.strong and not token.names_concept(UPHELD))


def _told_again(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Courts named again behind such a row say no more: 不先复议、直接跑法院告你们; both rows are all lawsuits."""
    denied = Sense((frozenset({DIRECT}),), strong=True)
    result = [
        replace(token, sense=denied)
        if at and token.names_concept(AFTER_REVIEW) and tokens[at - 1].text in NEGATIONS
        else token
        for at, token in enumerate(tokens)
    ]
    rows = [at for at, token in enumerate(tokens) if token.strong and token.names_concept(DIRECT, AFTER_REVIEW)]
    courts = [at for at, token in enumerate(tokens) if _court(token) and rows and at > rows[-1]]
    if not courts:
        return tuple(result)
    for at in range(rows[-1] + 1, courts[-1] + 1):
        token = tokens[at]
        if token.kind is Kind.UNKNOWN or (len(rows) > 1 and at in courts):
            result[at] = replace(token, kind=Kind.WORD, sense=Sense(filler=True))
    return tuple(result)


def _court(token: Token) -> bool:
    return token.strong and set(token.sense.groups) == COURT


def _pieces(token: Token) -> bool:
    """Whether a character that was not understood stands behind the court: 去法院告."""
    return token.kind is Kind.UNKNOWN and len(token.text) == 1


def _unfinished(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """What of a review or a lawsuit is not finished is pending; requests are carried over."""
    remedy = any(token.strong and token.names_concept(REVIEW, LITIGATION, DIRECT, AFTER_REVIEW) for token in tokens)
    if not remedy or any(token.names_concept(REQUEST) for token in tokens):
        return tuple(tokens)
    sense = Sense((frozenset({PENDING}),), strong=True)
    left = (frozenset({UNFINISHED}),)
    return tuple(replace(t, sense=sense) if t.sense.groups == left else t for t in tokens)
