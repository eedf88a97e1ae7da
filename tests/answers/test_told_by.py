"""A figure is picked out of the sentence that speaks of what is asked, or the sentence is quoted without one."""

from __future__ import annotations

import pytest

from gisbot.answers.prose import respective
from tests.answers.doors import Doors, numbers


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("b", "教育招生类的申请占多少比例？", [11.4]),
        ("b", "土地规划方面占几成", [18.5]),
        ("e", "征集来的意见里采纳了多少条", [87]),
        ("e", "错别字改了多少处", [317]),
        ("f", "有多少居民代表走进了工地", [67]),
        ("f", "红榜上有几家物业", [17]),
        ("i", "公示栏、资料印刷各花了多少", [4.3, 2.4]),
        ("j", "补齐文号、标题的老文件有几件", [3746]),
        ("p", "大起底那次，失效链接、错别字各多少", [14, 26]),
        ("p", "专区的面积有多少平方米", [40]),
    ],
)
def test_the_figure_of_the_sentence_is_told(doors: Doors, report: str, question: str, told: list[float]) -> None:
    assert numbers(doors[report], question) == told


@pytest.mark.parametrize(
    ("report", "question"),
    [
        ("f", "上黑榜的物业公司里有几家被罚了钱"),
        ("e", "错别字和繁体字各改了多少处"),
        ("p", "专区里有多少台自动售货机"),
        ("b", "申请量居第四位的占百分之几"),
    ],
)
def test_no_figure_is_told_that_is_not_asked_for(doors: Doors, report: str, question: str) -> None:
    assert numbers(doors[report], question) == []


@pytest.mark.parametrize(
    ("quote", "raw", "thing"),
    [
        ("申请量居前三位的是征收拆迁、土地规划和教育招生，分别占37.2%、18.5%和11.4%。", "18.5", "土地规划"),
        ("区级、镇级和村级分别公开120条、85条和46条。", "46", "村级"),
        ("区级和镇级分别公开120条、85条和46条。", "46", ""),
        ("共公开120条。", "120", ""),
    ],
)
def test_a_row_of_figures_goes_with_the_row_of_things(quote: str, raw: str, thing: str) -> None:
    assert respective(quote, raw) == thing


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("t", "柘崖镇发了多少信息", [1537]),
        ("t", "桐峣乡公开信息多少条", [214]),
        ("j", "县自然资源局接了多少件申请", [88]),
        ("j", "县自然资源局发了多少条信息", []),
        ("t", "鹤苇乡收到多少件申请", []),
        ("t", "鹤苇乡有多少人", []),
        ("t", "云雾乡公开信息多少条", []),
    ],
)
def test_of_a_place_only_what_names_it_is_told(doors: Doors, report: str, question: str, told: list[float]) -> None:
    assert numbers(doors[report], question) == told


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("s", "主任信箱还剩几封信没回", [3]),
        ("s", "主任信箱收到几封信", [214]),
        ("q", "局长信箱回了几封信", []),
        ("g", "重大行政决策公开征求意见收到多少条", [1057]),
        ("o", "抽查的那40个村里有几个公示栏过了一个月还没换", [7]),
    ],
)
def test_what_was_done_must_be_what_is_asked(doors: Doors, report: str, question: str, told: list[float]) -> None:
    assert numbers(doors[report], question) == told
