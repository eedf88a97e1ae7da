"""The same words asked twice in a row get the same answer, whatever the first answer left behind."""

from __future__ import annotations

import pytest

from gisbot.model.who import Who
from tests.answers.doors import Doors


@pytest.mark.parametrize(
    ("report", "turns"),
    [
        ("t", ("柘崖镇发了多少信息",)),
        ("t", ("桐峣乡公开信息多少条？",)),
        ("t", ("维持、纠错、其他情形，行政复议这三样各多少",)),
        ("f", ("报告里讲的“一件一档”指的是什么？",)),
        ("n", ("请县里哪位来讲的条例？几月几号来的",)),
        ("q", ("哎妈呀，12345那工单你们接了老多了吧，到底多少件？",)),
        ("t", ("收到多少件申请", "桐峣乡公开信息多少条？")),
    ],
)
def test_asked_twice(doors: Doors, report: str, turns: tuple[str, ...]) -> None:
    who = Who("test", "twice", "".join(turns))
    first = [doors[report].ask(turn, who) for turn in turns][-1]
    assert doors[report].ask(turns[-1], who) == first
    assert doors[report].ask(turns[-1], who) == first


def test_words_that_go_on_from_the_last_answer(doors: Doors) -> None:
    who = Who("test", "goes-on", "person")
    told = [
        doors["years"].ask(turn, who).text
        for turn in ("云渚县人民政府2021年收到多少件申请", "那前一年呢", "那前一年呢")
    ]
    assert len(set(told)) == len(told)
