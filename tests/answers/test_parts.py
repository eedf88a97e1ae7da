"""A number told of a part, of two things together or without something is never given for another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.answers.doors import numbers
from tests.questions.asking import Door, Reports

LINES = (
    "一、总体情况",
    "（一）主动公开方面",
    "2023年，在区政府网站、区政府公报主动公开区政府规章14件（含新制定6件，修改5件，废止3件），人事任免文件77件。",
    "全年共举办88场区政府新闻发布活动，区领导出席新闻发布会共计19人次。其中，防汛防台新闻发布会累计举行61场，及时发布汛情。",
    "编印“会议一图看懂”解读材料27期、《区政府公报》8期。",
    "主动公开基本目录和本区专题专栏共191条。其中目录里公告公示12条、工作动态53条，共发布105条；"
    "专题专栏包括组织机构9条、价格收费52条、投资管理25条，共发布86条。",
    "我区政府信息公开平台有2个，即门户网站和微信公众号。",
    "主动公开《中华人民共和国政府信息公开条例》第二十条规定的相关政府信息4712条。其中，门户网站主动公开1163条，微博微信推送1177条。",
    "（二）依申请公开方面",
    "2023年共受理依申请公开事项61件，结转上年后新收到依申请公开事项49件，比上一年度增加40件。",
    "新建“河湖在线”网站，官方微博排全省政务微博第5名，获评市级政务新媒体一等奖。",
)
TRADITIONAL = (
    "一、總體情況",
    "局門戶網站13個欄目共發布公開文章84篇，其中通知公告54篇，招聘招錄信息26篇。處理群眾來信9件。",
    "全年未收取信息處理費。",
)


def door_of(folder: Path, data: Path, agency: str, lines: tuple[str, ...]) -> Iterator[Door]:
    title = f"{agency}2023年政府信息公开工作年度报告"
    folder.mkdir()
    (folder / f"{title}.txt").write_text("\n".join((title, *lines)), "utf-8")
    reports = Reports(folder, data)
    yield reports.door()
    reports.app.close()


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    base = tmp_path_factory.mktemp("district")
    yield from door_of(base / "reports", base / "data", "云溪市澄湖区人民政府", LINES)


@pytest.fixture(scope="module")
def traditional(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    base = tmp_path_factory.mktemp("traditional")
    yield from door_of(base / "reports", base / "data", "云溪市人力资源和社会保障局", TRADITIONAL)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("区政府规章公开了几件", [14]),
        ("废掉的规章几件", [3]),
        ("规章改了几件", [5]),
        ("新闻发布会开了几场", [88]),
        ("防汛的发布会办了几场", [61]),
        ("一图看懂几期", [27]),
        ("公报几期", [8]),
        ("价格收费多少条", [52]),
        ("有几个公开平台", [2]),
        ("公开平台有几个", [2]),
        ("主动公开多少条", [4712]),
        ("门户网站公开多少", [1163]),
        ("新收到几件申请", [49]),
    ],
)
def test_the_number_of_the_very_thing_is_given(district: Door, question: str, expected: list[int]) -> None:
    assert numbers(district, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "新定的规章有几件",
        "不是防汛的发布活动有几场",
        "专题专栏发布了几条",
        "结转上年几件",
        "微博排第几名",
        "新建了什么网站",
    ],
)
def test_no_number_rather_than_that_of_another(district: Door, question: str) -> None:
    assert numbers(district, question) == []


@pytest.mark.parametrize(("question", "said"), [("新建了什么网站", "河湖在线"), ("得了什么奖", "一等奖")])
def test_words_are_given_where_words_are_sought(district: Door, question: str, said: str) -> None:
    given = district.ask(question, Who("test", question, "person"))
    assert given.status is Status.ANSWERED
    assert said in given.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [("通知公告几篇", [54]), ("群众来信几件", [9]), ("网站几个栏目", [13]), ("招聘信息多少篇", [26])],
)
def test_traditional_prose_is_searched_in_simplified_characters(
    traditional: Door, question: str, expected: list[int]
) -> None:
    assert numbers(traditional, question) == expected
    given = traditional.ask(question, Who("test", question, "person"))
    assert {value.unit for value in given.values} <= {"篇", "件", "个"}


def test_a_sentence_that_says_all_of_a_row_not_counted_is_quoted(traditional: Door) -> None:
    given = traditional.ask("收信息处理费了吗", Who("test", "fee", "person"))
    assert given.status is Status.ANSWERED
    assert "未收取信息處理費" in given.text
