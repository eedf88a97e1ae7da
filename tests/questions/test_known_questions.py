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


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("办公开的人有几个", 1),
        ("公开花销多少", 0),
        ("有人告吗", 0),
        ("报告谁写的", "郭丽瑞"),
        ("找谁问", "河口镇党政办公室"),
        ("公开办在哪", "河口镇党政办公室"),
    ],
)
def test_a_few_words_that_name_no_row(hekou: Reports, question: str, value: object) -> None:
    given = hekou.door().ask(question, Who("test", "short", "person"))
    assert [one.value for one in given.values] == [value]


def test_the_day_of_a_report_without_one_is_no_sentence_on_publishing(hongze: Reports) -> None:
    given = hongze.door().ask("什么时候发布的", Who("test", "day", "person"))
    assert given.status is Status.NOT_FOUND
