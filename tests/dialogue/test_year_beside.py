"""A year that tells which row is meant, or for which year something is planned, names no report."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Reason, Status
from gisbot.model.who import Who
from tests.answers.doors import numbers
from tests.questions.asking import Reports


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("去年剩下的申请有几件", 2),
        ("上一年挪过来的申请", 2),
        ("压到明年再说的申请几件", 3),
        ("挂账到明年的公开申请", 3),
    ],
)
def test_what_was_carried_over_is_told_by_the_newest_report(hongze: Reports, question: str, value: int) -> None:
    metric = "requests.carried_in" if value == 2 else "requests.carried_out"
    given = hongze.door().ask(question, Who("test", question, "person"))
    assert [one.metric for one in given.values] == [metric]
    assert given.values[0].year == 2024


@pytest.mark.parametrize(
    "question", ["去年收到多少申请", "明年收到多少申请", "去年不予公开的几件", "今年没办完留给明年的几件"]
)
def test_other_years_without_a_report_stay_refused(hongze: Reports, question: str) -> None:
    given = hongze.door().ask(question, Who("test", question, "person"))
    assert given.status is Status.NOT_FOUND
    assert given.reason is Reason.NO_YEAR


def test_plans_for_the_next_year_stand_in_the_report_before_it(hongze: Reports) -> None:
    given = hongze.door().ask("为了让答复文书更规范，2025年准备编什么模板", Who("test", "plans", "person"))
    assert given.status is Status.ANSWERED
    assert "模板" in given.text
    assert numbers(hongze.door(), "2025年准备公开多少条信息") == []
