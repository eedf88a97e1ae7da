"""Rates, intervals, kinds, slow questions."""

from __future__ import annotations

import pytest

from gisbot.evaluation.cases import Expectation, GoldValue
from gisbot.evaluation.running import run_cases
from gisbot.evaluation.scores import Rate, score, slowest
from gisbot.model.answer import Status
from tests.evaluation.making import Says, answered, case, not_found, value

WANTED = Expectation(status=(Status.ANSWERED,), values=(GoldValue(3, "件"),))
REFUSED = Expectation(status=(Status.NOT_FOUND,))


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe (1998), Statistics in Medicine 17, table I: the score method
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
        (0, 20, 0.0, 0.1611),
    ],
)
def test_intervals_are_those_of_the_literature(count: int, total: int, low: float, high: float) -> None:
    rate = Rate(count, total)
    assert rate.low == pytest.approx(low, abs=5e-5)
    assert rate.high == pytest.approx(high, abs=5e-5)


def test_nothing_asked_says_nothing() -> None:
    rate = Rate(0, 0)
    assert (rate.share, rate.low, rate.high) == (0.0, 0.0, 1.0)


def test_a_run_is_scored_by_kind() -> None:
    door = Says({"甲": answered(value("3")), "乙": answered(value("4")), "丙": answered(value("3")), "丁": not_found()})
    cases = [
        case(WANTED, "1", "figure", ("甲",)),
        case(WANTED, "2", "figure", ("乙",)),
        case(REFUSED, "3", "absent", ("丙",)),
        case(REFUSED, "4", "offtopic", ("丁",)),
    ]
    total = score(run_cases(cases, door))
    assert [(kind.kind, kind.right.count, kind.right.total) for kind in total.kinds] == [
        ("figure", 1, 2),
        ("absent", 0, 1),
        ("offtopic", 1, 1),
    ]
    assert (total.overall.count, total.overall.total) == (2, 4)
    assert total.median_of_kinds == 0.5
    assert total.wrong_numbers.count == 2
    assert total.false_answers.count == 1
    assert (total.coverage.count, total.right_when_answered.count, total.right_when_answered.total) == (3, 1, 3)


def test_each_case_is_a_person_of_its_own_and_only_its_last_answer_is_graded() -> None:
    door = Says({"甲": answered(value("4")), "乙": answered(value("3"))})
    results = run_cases([case(WANTED, "1", turns=("甲", "乙")), case(WANTED, "2", turns=("乙",))], door)
    assert [result.grade.right for result in results] == [True, True]
    assert door.asked == [("1", "甲"), ("1", "乙"), ("2", "乙")]
    assert len(slowest(results, 2)) == 2
    assert slowest(results, 9)[0].seconds >= slowest(results, 9)[-1].seconds
