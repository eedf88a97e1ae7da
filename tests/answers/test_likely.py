"""A figure of the prose is given that is likely meant, and none that another sign speaks against."""

from __future__ import annotations

import pytest

from gisbot.answers.likely import RELATIVE, chance
from gisbot.catalog import load_catalog
from tests.answers.doors import Doors, numbers
from tests.questions.asking import PROJECT


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("d", "因为工作拖拉被约谈的单位有几家", [5]),
        ("i", "村里大喇叭一年到头播了多少回政策", [1468]),
        ("k", "一个人最多递了几件申请？", [17]),
        ("r", "县长信箱一年收了多少封信", [936]),
        ("l", "权责清单现在剩多少项了", [3862]),
        ("t", "绩效考核里政务公开的分值权重提到了百分之多少", [5]),
        ("e", "政务公开在年度综合考核里占几分？", [4]),
        ("n", "我妈七十多了老跑镇便民服务中心，人还挺多。那儿一年办件多少？", [21430]),
        ("m", "食品抽检有多少批次不合格", [57]),
        ("m", "新收的申请里自然资源口的是几件", [103]),
    ],
)
def test_what_is_likely_meant_is_told(doors: Doors, report: str, question: str, told: list[float]) -> None:
    assert numbers(doors[report], question) == told


@pytest.mark.parametrize(
    ("report", "question", "other"),
    [
        ("x", "中央督察的问题整改了几项", 31),
        ("w", "来开屋场会的人有多少", 52),
        ("x", "规范性文件废止了几件", 3),
    ],
)
def test_what_is_counted_beside_it_is_not_told(doors: Doors, report: str, question: str, other: float) -> None:
    assert other not in numbers(doors[report], question)


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("i", "小程序、公示栏、资料印刷三块支出分别列了多少", [8.5, 4.3, 2.4]),
        ("g", "清理文件废止了多少件？宣布失效的又是多少？", [75, 34]),
        ("u", "居民对小区改造提了多少条意见、采纳多少条", [47, 29]),
        ("x", "12369收的举报，打电话来的多少，微信来的多少", [1243, 768]),
    ],
)
def test_each_of_several_is_told_out_of_one_sentence(
    doors: Doors, report: str, question: str, told: list[float]
) -> None:
    assert numbers(doors[report], question) == told


@pytest.mark.parametrize(
    ("report", "question"),
    [
        ("v", "微信公众号有多少粉丝？"),
        ("k", "8月份那一个月新收几件申请？"),
        ("m", "供应商想问，政府集中采购总金额是多少"),
        ("x", "行政事业性收费的金额是多少万元"),
    ],
)
def test_nothing_is_told_for_what_the_report_does_not_count(doors: Doors, report: str, question: str) -> None:
    assert numbers(doors[report], question) == []


def test_every_sign_has_its_weight(doors: Doors) -> None:
    weights = load_catalog(PROJECT).words.likely
    assert weights.keys() >= {"always", *RELATIVE, *(f"{name}_behind_best" for name in RELATIVE)}
    assert all(value for value in weights.values()), "a weight of nought was never learnt"
    with pytest.raises(KeyError):
        chance({"unheard of": 1.0}, weights)


def test_the_likelihood_is_bounded() -> None:
    assert chance({"one": 1000.0}, {"always": 0.0, "one": 9.0}) == pytest.approx(1.0)
    assert chance({}, {"always": 0.0}) == 0.5
