"""Known questions asked word for word: nearly every one gives the figure it is known for."""

from __future__ import annotations

import pytest

from gisbot.catalog.known import NO_FIGURE
from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.questions.asking import Reports

EVERY = 7
LEAST = 0.96


def test_known_questions_are_answered_by_their_figure(hekou: Reports) -> None:
    edition = hekou.edition
    held = {figure.metric for key in edition.reports for figure in edition.report(key.report_id).figures}
    known = edition.catalog.known.questions
    pairs = [
        (name, one) for name, questions in known.items() if name in held.difference(NO_FIGURE) for one in questions
    ]
    asked = pairs[::EVERY]
    door = hekou.door()
    missed = []
    for number, (name, question) in enumerate(asked):
        given = door.ask(question, Who("test", f"known-{number}", "person"))
        if given.status is not Status.ANSWERED or name not in {value.metric for value in given.values}:
            missed.append((name, question))
    assert len(asked) > 400
    assert len(missed) <= (1 - LEAST) * len(asked), missed


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("信息公开用了多少钱", "funds.special"),
        ("接了几张申请表", "requests.received"),
        ("说是人家公司的商业机密不给的几件", "requests.result.refused.trade_secret"),
    ],
)
def test_a_question_that_its_words_alone_refuse_is_answered_as_known(
    hekou: Reports, question: str, metric: str
) -> None:
    given = hekou.door().ask(question, Who("test", "known", "person"))
    assert [value.metric for value in given.values] == [metric]
