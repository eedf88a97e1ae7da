"""Each rule of grading, on answers made in place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gisbot.evaluation.cases import Expectation, GoldValue
from gisbot.evaluation.comparing import normal, same_value
from gisbot.evaluation.grading import grade
from gisbot.model.answer import Answer, Operand, Status, Value
from tests.evaluation.making import ROW, answered, asked_back, case, not_found, value

WANTED = Expectation(
    status=(Status.ANSWERED,), values=(GoldValue(3, "件"),), cite=("收到申请数",), year=2018, agency="虚构镇"
)


def rules(answer: Answer, expect: Expectation) -> set[str]:
    return {problem.rule for problem in grade(case(expect), answer).problems}


def test_the_right_answer_is_right() -> None:
    given = grade(case(WANTED), answered(value("3")))
    assert given.right
    assert not given.wrong_number
    assert not given.false_answer


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (answered(value("4")), "values"),
        (answered(value("3", unit="条")), "values"),
        (answered(value("3", year=2017)), "year"),
        (answered(value("3", agency="别处人民政府")), "agency"),
        (answered(value("3"), citations=(replace(ROW, section="一", quote="(二)申请办结数 | 件 | 3 |"),)), "cite"),
    ],
)
def test_another_figure_is_a_wrong_number(answer: Answer, rule: str) -> None:
    given = grade(case(WANTED), answer)
    assert {problem.rule for problem in given.problems} == {rule}
    assert given.wrong_number


def test_a_refusal_is_wrong_and_no_wrong_number() -> None:
    given = grade(case(WANTED), not_found())
    assert not given.right
    assert not given.wrong_number
    assert not given.false_answer


def test_a_figure_where_only_a_refusal_is_right_is_a_wrong_number_and_a_false_answer() -> None:
    given = grade(case(Expectation(status=(Status.NOT_FOUND, Status.OUT_OF_SCOPE))), answered(value("3")))
    assert given.wrong_number
    assert given.false_answer


def test_a_figure_where_one_should_ask_back_is_a_wrong_number_and_no_false_answer() -> None:
    given = grade(case(Expectation(status=(Status.CLARIFY,))), answered(value("3")))
    assert given.wrong_number
    assert not given.false_answer


def test_the_operands_of_a_computed_value_count_as_given() -> None:
    operand = Operand("requests.received", "收到申请数", value("3").value, "件", False, "虚构镇人民政府", 2018, 0)
    total = Value(None, "合计", value("7").value, "件", False, None, None, computed=True, of=(operand,))
    assert rules(answered(total), WANTED) == set()


def test_texts_are_looked_for_in_the_reply_and_choices_only_when_asked_back() -> None:
    assert rules(asked_back("复议的吗", "诉讼的吗"), Expectation(text=("复议", "诉讼"), options=("复议",))) == set()
    assert rules(asked_back("复议的吗"), Expectation(text=("诉讼",), options=("诉讼",))) == {"text", "options"}
    assert rules(answered(value("3")), Expectation(any_text=("三件", "3件"), not_text=("4",))) == set()
    assert rules(answered(value("3")), Expectation(any_text=("三件",), not_text=("3",))) == {"any_text", "not_text"}


def test_pouring_out_everything_wins_nothing() -> None:
    many = [value(str(number)) for number in range(3, 11)]
    assert rules(answered(*many), WANTED) == {"focus"}
    assert rules(answered(*many[:7]), WANTED) == set()
    assert rules(answered(value("3"), text="字" * 1201), WANTED) == {"focus"}
    assert rules(answered(value("3"), text="字" * 1200), WANTED) == set()
    assert rules(answered(value("3"), citations=(ROW,) * 17), WANTED) == {"focus"}
    assert rules(answered(*([value("3")] * 12)), Expectation(status=(Status.ANSWERED,))) == set()
    assert rules(answered(*([value("3")] * 13)), Expectation(status=(Status.ANSWERED,))) == {"focus"}
    assert rules(answered(*([value("4")] * 7)), Expectation(values=())) == {"focus"}


def test_texts_compare_without_spaces_separators_and_widths() -> None:
    assert normal("1,234 件\n（虚构）") == normal("１２３４件(虚构)")
    assert normal("11，198") != normal("11,198")
    assert normal("1,234") == "1234"
    assert normal("1,23") == "1,23"


def test_values_compare_by_kind() -> None:
    assert same_value(3, value("3.0").value)
    assert same_value(None, None)
    assert same_value("0871-1", "０８７１-1")
    assert not same_value(3, None)
    assert not same_value(0, None)
    assert not same_value("3", value("3").value)
