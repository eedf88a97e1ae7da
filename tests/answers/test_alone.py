"""One sentence that alone speaks of what is asked is quoted before a question is refused."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.answers.doors import Doors


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
