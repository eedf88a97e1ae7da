"""Short reports of bureaus and street offices without a table: what their sentences and headings alone tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gisbot.model.who import Who
from tests.answers.doors import numbers
from tests.answers.test_parts import door_of
from tests.questions.asking import Door

LINES = (
    "如有疑问，请联系柳湾街道党政办公室，联系电话：6712-3385，地址：柳湾路4号。",
    "一、主动公开情况",
    "全年公开信息217条，其中办事指南类41条。举办企业说明会13场，参加企业412家次。全年发布拍卖公告8期，成交标的52个。",
    "政策解读做了8篇，其中图解5篇、视频解读3篇。在14个社区张贴公示共36期。",
    "解答居民问题356个，事项公告率仅为47%，力争2024年事项公告率达到60%以上。",
    "二、依申请公开情况",
    "收到申请9件，其中当面递交1件，信函5件，网站3件。",
    "三、行政复议、行政诉讼情况",
    "本年度未发生。",
    "四、存在的问题",
    "公开栏被风雨损坏较多。来年打算把公示材料印成小册子送到户。",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    base = tmp_path_factory.mktemp("office")
    yield from door_of(base / "reports", base / "data", "云溪市澄湖区柳湾街道办事处", LINES)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("公开了多少条信息", [217]),
        ("多少企业参加了说明会", [412]),
        ("网上申请几件", [3]),
        ("寄信申请的几件", [5]),
        ("打官司几起", [0]),
        ("复议几件", [0]),
        ("公告率多少", [47]),
        ("拍卖公告发了几期", [8]),
    ],
)
def test_what_a_plain_sentence_tells(office: Door, question: str, expected: list[float]) -> None:
    assert numbers(office, question) == expected


@pytest.mark.parametrize(
    ("question", "told"), [("明年有什么打算", "印成小册子"), ("联系电话多少", "6712-3385"), ("有什么问题", "损坏较多")]
)
def test_what_a_short_section_tells(office: Door, question: str, told: str) -> None:
    assert told in office.ask(question, Who("test", question, "plain")).text


@pytest.mark.parametrize(("question", "wrong"), [("拍卖了多少标的", 8), ("查出多少问题金额", 356)])
def test_another_number_of_the_sentence_is_not_given(office: Door, question: str, wrong: float) -> None:
    assert wrong not in numbers(office, question)


def test_the_number_before_its_parts_is_meant(office: Door) -> None:
    assert numbers(office, "解读几篇") == [8]
    assert numbers(office, "视频解读几篇") == [3]


def test_the_thing_counted_by_another_number_gets_no_other(office: Door) -> None:
    assert numbers(office, "几个社区贴了公示") == [14]
