"""Two or three agencies or years held against each other: every figure shown, the difference signed as it is asked."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Reason, Status
from gisbot.model.who import Who
from tests.questions.asking import Reports

PERSON = Who("test", "two-compared", "person")


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2020年公安局和财政局谁收到的申请多", [38, 24]),
        ("云渚县公安局、财政局、教育局2020年谁的申请最少", [10, 24, 38]),
        ("石渡乡2020年和2021年哪年行政处罚多", [4924, 736]),
        ("石渡乡哪年行政处罚多", [4924]),
    ],
)
def test_each_that_is_named_is_shown(demo: Reports, question: str, values: list[int]) -> None:
    given = demo.door().ask(question, PERSON)
    assert given.status is Status.ANSWERED
    assert [value.value for value in given.values] == values


@pytest.mark.parametrize(
    ("question", "difference"),
    [
        ("石渡乡2020年的行政处罚比2021年多出多少件", 4188),
        ("石渡乡2021年的行政处罚比2020年多多少件", -4188),
        ("石渡乡2021年的行政处罚比2020年少多少件", 4188),
        ("石渡乡2020年的行政处罚比2021年少多少件", -4188),
        ("石渡乡从2020年到2021年行政处罚少了多少", 4188),
        ("石渡乡2020和2021年行政处罚相差多少", 4188),
    ],
)
def test_a_difference_of_years_begins_with_the_one_named_first(demo: Reports, question: str, difference: int) -> None:
    [value] = demo.door().ask(question, PERSON).values
    assert value.value == difference
    assert sorted(part.value for part in value.of) == [736, 4924]


def test_a_bureau_beside_all_leaves_them_all(demo: Reports) -> None:
    given = demo.door().ask("2021年公安局的行政处罚占所有单位总数的百分之几", PERSON)
    assert [value.value for value in given.values] == [14.5, 12367]


def test_nothing_is_a_share_of_itself(demo: Reports) -> None:
    given = demo.door().ask("鹤汀市17年按时办结率多少（按时办结占办结总数）", PERSON)
    assert [float(value.value) for value in given.values] == [99.8]


def test_another_year_completes_what_a_form_did_not_have(demo: Reports) -> None:
    door = demo.door()
    person = Who("test", "another-year", "person")
    assert door.ask("卫健局2021年政府采购花了多少钱", person).reason is Reason.NO_ITEM
    assert [float(value.value) for value in door.ask("那2020年的呢", person).values] == [3642.15]


@pytest.mark.parametrize("question", ["2017主动公开信息条数top3", "2017年主动公开信息条数 top 3"])
def test_the_first_three_however_they_are_written(demo: Reports, question: str) -> None:
    assert len(demo.door().ask(question, PERSON).values) == 3


@pytest.mark.parametrize(
    ("question", "value"), [("2021年申请最多的部门", 47), ("2020年云渚县乡镇里头申请最多的是哪个", 5)]
)
def test_a_question_about_many_is_not_denied_as_one_about_one(demo: Reports, question: str, value: int) -> None:
    assert value in [one.value for one in demo.door().ask(question, PERSON).values]
