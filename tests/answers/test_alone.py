"""One sentence that alone speaks of what is asked is quoted before a question is refused."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.answers.doors import Doors
from tests.questions.asking import Reports


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("o", "哪段话讲了三审？把三个环节说清楚", "股室初审"),
        ("s", "采样点地址写错那回，更正声明哪天发的", "4月6日"),
    ],
)
def test_the_sentence_is_quoted(doors: Doors, report: str, question: str, told: str) -> None:
    given = doors[report].ask(question, Who("test", question, "person"))
    quotes = " ".join(citation.quote for citation in given.citations)
    assert told in quotes
    assert not given.values


@pytest.mark.parametrize(
    ("report", "question"),
    [("m", "行政复议机关是谁"), ("k", "投诉的是什么事"), ("v", "除了收到申请，还有什么数字")],
)
def test_a_short_denial_and_a_rest_are_no_answer(doors: Doors, report: str, question: str) -> None:
    given = doors[report].ask(question, Who("test", question, "person"))
    assert given.status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("村委会的钱由乡镇托管，公开的时候主要公开哪几样账目？", "收入总额"),
        ("河口镇讲自己公开的内容不够丰富，具体是哪一类的信息太少了？", "政策类信息偏少"),
    ],
)
def test_a_sentence_that_only_names_an_item_brings_the_one_that_tells_it(
    hekou: Reports, question: str, told: str
) -> None:
    given = hekou.door().ask(question, Who("test", "item", "item"))
    assert given.status is Status.ANSWERED
    assert told in given.text
    assert any(told in citation.quote for citation in given.citations)
