"""Computed answers over the report of the repository: exact, signed, rounded half up, every operand cited."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gisbot.answers.arithmetic import rounded
from gisbot.model.answer import Answer, Status
from gisbot.model.who import Who
from tests.questions.asking import Reports


def ask(reports: Reports, *turns: str) -> Answer:
    who = Who("test", "arithmetic", turns[-1])
    door = reports.door()
    for turn in turns[:-1]:
        door.ask(turn, who)
    return door.ask(turns[-1], who)


@pytest.mark.parametrize(("exact", "shown"), [("11.616", "11.6"), ("0.25", "0.3"), ("2.05", "2.1"), ("100.0", "100")])
def test_rounding_is_half_up_to_one_decimal(exact: str, shown: str) -> None:
    assert rounded(Decimal(exact)) == Decimal(shown)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("政府网站公开的比政务微信多多少条？", 175, "条"),
        ("微信公开数减去网站公开数得多少", -175, "条"),
        ("政府网站和政务微信相差多少条", 175, "条"),
        ("微信公开的信息占主动公开总数的百分之几？", Decimal("11.6"), "%"),
        ("全年平均每个月主动公开多少条信息？", Decimal("16.5"), "条"),
        ("平均每期培训班有多少人次接受培训？", 17, "人次"),
        ("会议和培训班一共举办了多少次？", 3, "次"),
        ("下发文件和上报信息加起来多少", 245, None),
    ],
)
def test_computed_values(hekou: Reports, question: str, value: Decimal, unit: str | None) -> None:
    answer = ask(hekou, question)
    assert answer.status is Status.ANSWERED
    computed = answer.values[0]
    assert (computed.value, computed.unit, computed.computed) == (value, unit, True)
    assert computed.of
    for operand in computed.of:
        assert str(operand.value) in answer.citations[operand.citation].quote


def test_what_is_computed_from_an_approximate_figure_is_approximate(hekou: Reports) -> None:
    assert ask(hekou, "下发文件和上报信息加起来多少").values[0].approximate


def test_a_share_of_nothing_has_no_value(hekou: Reports) -> None:
    answer = ask(hekou, "网络申请占收到申请的百分之几")
    assert all(value.unit != "%" for value in answer.values)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("主动公开超过200条了吗", "没有"),
        ("主动公开达到198条了吗", "是的"),
        ("主动公开不到200条吗", "是的"),
    ],
)
def test_thresholds(hekou: Reports, question: str, word: str) -> None:
    answer = ask(hekou, question)
    assert answer.lead.startswith(word)
    assert [value.value for value in answer.values] == [198]


def test_the_last_figures_are_added_up(hekou: Reports) -> None:
    answer = ask(hekou, "政府网站公开了多少条？", "政务微信呢？", "两者加起来呢")
    assert answer.values[0].value == 221
