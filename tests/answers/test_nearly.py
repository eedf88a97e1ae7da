"""A number told as about so much decides only what it can."""

from __future__ import annotations

import pytest

from gisbot.model.who import Who
from tests.questions.asking import Door, Reports


@pytest.fixture
def door(hekou: Reports) -> Door:
    return hekou.door()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("发文超过65份没有", "是的"),
        ("发文超过60份没有", "是的"),
        ("上报信息超过180篇吗", "是的"),
        ("发文有没有100份", "没有："),
        ("发文有没有66份", "河口镇人民政府2018年下发文件数"),
        ("公告至少贴了41次吧", "河口镇人民政府2018年张贴公示"),
    ],
)
def test_more_than_so_much_is_over_it_and_perhaps_over_the_next(door: Door, question: str, said: str) -> None:
    assert door.ask(question, Who("test", question, "person")).text.startswith(said)


def test_no_village_is_counted_by_what_villages_do(door: Door) -> None:
    assert not door.ask("镇上有几个村", Who("test", "village", "person")).values
