"""What a report tells of bodies, people and remainders that no row of the form names."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Answer, Status
from gisbot.model.who import Who
from tests.answers.doors import Doors
from tests.questions.asking import Door


def asked(door: Door, *turns: str) -> Answer:
    who = Who("test", "".join(turns), "person")
    return [door.ask(turn, who) for turn in turns][-1]


@pytest.mark.parametrize(
    ("report", "turns", "number"),
    [
        ("t", ("柘崖镇发了多少信息",), 1537),
        ("t", ("桐峣乡公开了多少条？",), 214),
        ("t", ("苇津镇公开了多少条信息", "鹤苇乡呢？"), 986),
        ("s", ("主任信箱还剩几封信没回",), 3),
        ("s", ("监督员提了多少条监督意见", "采纳多少", "还有多少没采纳"), 6),
        ("b", ("现在还剩几个政务新媒体账号？",), 63),
        ("s", ("2022年新收了多少件申请", "网上提交的呢？"), 34),
    ],
)
def test_a_figure_of_the_prose(doors: Doors, report: str, turns: tuple[str, ...], number: int) -> None:
    given = asked(doors[report], *turns)
    assert [value.value for value in given.values][:1] == [number]


@pytest.mark.parametrize("question", ["柘崖镇收到几件申请", "桐峣乡收到多少件申请？", "柘崖镇的电话是多少"])
def test_a_body_of_which_nothing_is_told(doors: Doors, question: str) -> None:
    assert asked(doors["t"], question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("report", "turns", "name"),
    [
        ("q", ("法规科的科长是哪个嘛",), "贺知远"),
        ("m", ("政务公开科，科长叫啥名字",), "柏一鸣"),
        ("m", ("领导小组组长是谁", "副组长呢？"), "廖若川"),
        ("i", ("Who heads the leading group for open government?", "and the deputy head?"), "马晓棠"),
        ("t", ("给培训班讲课的教授是谁",), "屈听澜"),
    ],
)
def test_who_and_when(doors: Doors, report: str, turns: tuple[str, ...], name: str) -> None:
    assert name in asked(doors[report], *turns).text


@pytest.mark.parametrize("question", ["财务科科长是谁", "市长是谁"])
def test_nobody_named(doors: Doors, question: str) -> None:
    assert asked(doors["q"], question).status is not Status.ANSWERED
