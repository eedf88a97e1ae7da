"""A review and a lawsuit told one after the other are one row; told beside each other they are two."""

from __future__ import annotations

import pytest

from gisbot.questions.suits import with_suits
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

NAMED = {"复议": "review", "法院": "litigation", "起诉": "litigation", "维持": "upheld", "没办完": "carried_out"}


def cut(*texts: str) -> tuple[Token, ...]:
    """The tokens of a question cut like this."""
    tokens, at = [], 0
    for text in texts:
        groups = (frozenset({NAMED[text]}),) if text in NAMED else ()
        sense = Sense(groups, strong=bool(groups), filler=not groups)
        tokens.append(Token(at, at + len(text), text, Kind.WORD, 0.1, sense))
        at += len(text)
    return tuple(tokens)


def named(*texts: str) -> list[str]:
    """The concepts that the question names."""
    return [concept for token in with_suits(cut(*texts)) for group in token.sense.groups for concept in group]


@pytest.mark.parametrize(
    ("texts", "concepts"),
    [
        (("复议", "完了", "还是", "去", "法院"), ["after_review_suit"]),
        (("复议", "后", "又", "起诉"), ["after_review_suit"]),
        (("复议", "维持", "后", "又", "起诉"), ["after_review_suit"]),
        (("没", "复议", "就", "去", "法院"), ["direct_suit"]),
        (("复议", "和", "起诉"), ["review", "litigation"]),
        (("复议", "几件", "法院", "几件"), ["review", "litigation"]),
        (("复议", "没办完"), ["review", "pending"]),
    ],
)
def test_doubled_conditions_name_one_row(texts: tuple[str, ...], concepts: list[str]) -> None:
    assert named(*texts) == concepts
