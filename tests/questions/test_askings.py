"""A message that asks for several things is cut into its questions, with or without marks between them."""

from __future__ import annotations

from datetime import date

import pytest

from gisbot.knowledge.lexicon import build_lexicon
from gisbot.questions.understand import Understanding
from tests.questions.asking import Reports

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def understanding(hekou: Reports) -> Understanding:
    """Understands in the words of the repository's report."""
    return Understanding(hekou.edition.catalog, build_lexicon(hekou.edition, None))


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("来信多少封办结多少封", ["来信多少封", "办结多少封"]),
        ("发出去多少份问卷，收回来多少，满意率多少", ["发出去多少份问卷", "收回来多少", "满意率多少"]),
        ("专职几个 兼职几个 经费多少", ["专职几个", "兼职几个", "经费多少"]),
        ("网站发了多少条其中财政的多少", ["网站发了多少条", "其中财政的多少"]),
        ("收到几件，为啥没公开", ["收到几件", "为啥没公开"]),
        ("网站发了多少条，微信呢", ["网站发了多少条", "微信呢"]),
        ("新收申请数，予以公开数，办结数", ["新收申请数", "予以公开数", "办结数"]),
        ("how many came by letter and how many by fax?", ["how many came by letter", "how many by fax"]),
        ("requests received and how many of them were late", ["requests received", "how many of them were late"]),
    ],
)
def test_each_question_of_a_message(understanding: Understanding, message: str, asked: list[str]) -> None:
    assert [one.words for one in understanding.askings(message, TODAY)] == asked


@pytest.mark.parametrize(
    "message",
    [
        "收到多少件申请",
        "网站和微信各多少条",
        "棚户区改造的占几件",
        "准确率到底多少",
        "发现的问题还有几个没整改",
        "普通老百姓自己跑来要信息的，新来了多少件",
        "How many requests were declined because they concerned internal affairs?",
    ],
)
def test_one_question_is_not_cut(understanding: Understanding, message: str) -> None:
    assert len(understanding.askings(message, TODAY)) < 2
