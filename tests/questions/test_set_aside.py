"""What is said to be left aside is not asked for, and what is added to a word changes what it names."""

from __future__ import annotations

import pytest

from tests.answers.doors import Doors, numbers
from tests.questions.asking import FreshReports


@pytest.fixture(scope="module")
def doors(fresh: FreshReports) -> Doors:
    """Doors to the fictional reports."""
    return Doors(fresh)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岫小智整体准确率多少？别拿社保土地那个糊弄我", [92.1]),
        ("岫小智整体准确率多少？", [92.1]),
        ("个人来申请公开的2024年新收一共多少件 上年转过来的别算进去啊", [231]),
        ("通知交费没按时交，结果不再处理的有几件呀", [2]),
        ("新收 商企", [38]),
    ],
)
def test_what_is_set_aside_is_not_told(doors: Doors, question: str, told: list[float]) -> None:
    assert numbers(doors["m"], question) == told


@pytest.mark.parametrize(
    ("report", "question", "told"),
    [
        ("t", "没按原来期限办、延期办结的有多少件", [19]),
        (
            "t",
            "english so how many requests got the answer that the information wasn't that agency's to release?",
            [21],
        ),
        ("t", "哪个乡公开的信息最少？", []),
    ],
)
def test_words_that_change_what_is_named(doors: Doors, report: str, question: str, told: list[float]) -> None:
    assert numbers(doors[report], question) == told
