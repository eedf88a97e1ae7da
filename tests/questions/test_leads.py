"""Who asks and what for is left aside; what names a figure never is."""

from __future__ import annotations

import pytest

from gisbot.questions.leads import as_meant, without_lead
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

NAMED = {"申请": "request", "律师": "legal_service", "养老院": "other_thing", "罚单": "penalty", "处罚": "penalty"}
APPLICANTS = frozenset({"legal_service"})


def cut(*texts: str) -> tuple[Token, ...]:
    """The tokens of a question cut like this."""
    tokens, at = [], 0
    for text in texts:
        groups = (frozenset({NAMED[text]}),) if text in NAMED else ()
        asks = frozenset({"howmany"}) if text == "几件" else frozenset[str]()
        kind = Kind.SEPARATOR if text in ",:" else Kind.WORD
        tokens.append(Token(at, at + len(text), text, kind, 0.1, Sense(groups, asks, strong=bool(groups))))
        at += len(text)
    return tuple(tokens)


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("我", "开", "养老院", "的", ",", "申请", "几件"), "申请几件"),
        (("本人", "系", "律师", ",", "申请", "几件"), "申请几件"),
        (("审计", "需要", ":", "申请", "几件"), "申请几件"),
        (("律师", ",", "申请", "几件"), "律师,申请几件"),
        (("我", "是", "律师", ",", "像我", "这样的", "申请", "几件"), "我是律师,像我这样的申请几件"),
        (("我", "在", "申请", ",", "申请", "几件"), "我在申请,申请几件"),
    ],
)
def test_a_lead_is_left_aside(texts: tuple[str, ...], kept: str) -> None:
    assert "".join(token.text for token in without_lead(cut(*texts), APPLICANTS)) == kept


def test_what_is_said_again_in_better_words_is_meant() -> None:
    tokens = as_meant(cut("罚单", "几件", "我是说", "处罚", "几件"))
    assert "".join(token.text for token in tokens) == "处罚几件"
    assert len(as_meant(cut("罚单", "几件", "我是说", "处罚"))) == 4
