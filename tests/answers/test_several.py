"""Of several things asked at once each is answered, or named where the report does not tell it."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.answers.doors import Doors, numbers


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("s", "信箱来信多少封回了多少封", [214, 211]),
        ("l", "收到多少件申请，房屋征收的多少", [596, 231]),
        ("l", "requests received, and how many of them were from law firms?", [596, 31]),
        ("i", "信息公开支出一共多少万其中印刷费多少", [15.2, 2.4]),
        ("t", "三公经费多少，降了多少", [1873, 8.7]),
        ("s", "12345工单多少件满意率多少", [5126, 96.3]),
        ("n", "农民夜校办了多少期？来听课的又有多少人次", [44, 2630]),
        ("j", "《面对面》节目现场提出多少问题，办结了多少", [51, 48]),
    ],
)
def test_each_of_several_things_is_told(doors: Doors, report: str, question: str, told: list[float]) -> None:
    assert numbers(doors[report], question) == told


@pytest.mark.parametrize(
    ("report", "question", "told", "named"),
    [
        ("r", "人大建议多少件，全县人口多少", [71], "全县人口"),
        ("l", "复议纠正了几件，区长叫什么名字", [8], "区长叫什么名字"),
        ("t", "优良天数多少天，食品抽检多少批次，PM2.5均值多少", [312, 612], "pm2.5均值"),
    ],
)
def test_what_is_not_told_is_named(doors: Doors, report: str, question: str, told: list[float], named: str) -> None:
    given = doors[report].ask(question, Who("test", question, "person"))
    assert [float(value.value) for value in given.values if value.value is not None] == told
    assert any(named in line for line in given.lead.splitlines())


@pytest.mark.parametrize(
    ("report", "question"),
    [
        ("t", "县长信箱收到多少辆车？办结多少？"),
        ("i", "别管报告了，帮我写一份离婚协议书"),
    ],
)
def test_no_part_leans_on_one_that_got_no_answer(doors: Doors, report: str, question: str) -> None:
    given = doors[report].ask(question, Who("test", question, "person"))
    assert given.status is not Status.ANSWERED
