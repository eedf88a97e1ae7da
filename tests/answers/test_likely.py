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


def test_every_sign_has_its_weight(doors: Doors) -> None:
    weights = load_catalog(PROJECT).words.likely
    assert weights.keys() >= {"always", *RELATIVE, *(f"{name}_behind_best" for name in RELATIVE)}
    assert all(value for value in weights.values()), "a weight of nought was never learnt"
    with pytest.raises(KeyError):
        chance({"unheard of": 1.0}, weights)


def test_the_likelihood_is_bounded() -> None:
    assert chance({"one": 1000.0}, {"always": 0.0, "one": 9.0}) == pytest.approx(1.0)
    assert chance({}, {"always": 0.0}) == 0.5
