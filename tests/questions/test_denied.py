"""What known questions deny: figures that no report counts, never a figure whose own words are all that is said."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.questions.asking import Reports

PERSON = Who("test", "denied", "person")


@pytest.mark.parametrize(
    ("question", "value"),
    [("培训多少人", 17), ("2018年培训多少人", 17), ("经费花了多少", 0), ("收费多少", 0), ("微信多少", 23)],
)
def test_a_figure_named_by_its_own_words_alone_is_given(hekou: Reports, question: str, value: int) -> None:
    given = hekou.door().ask(question, PERSON)
    assert [one.value for one in given.values] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "驾校培训多少人",
        "培训请假的有几人",
        "办公经费多少",
        "三公经费多少",
        "收费标准是多少",
        "传真机有几部",
        "经费剩下多少",
    ],
)
def test_a_word_more_may_ask_for_what_no_report_counts(hekou: Reports, question: str) -> None:
    given = hekou.door().ask(question, PERSON)
    assert given.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
