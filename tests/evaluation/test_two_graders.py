"""The grader written by another hand, `tests/questions/grade.py`, comes to the same on the same answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from gisbot.evaluation.cases import Case, Expectation, GoldValue
from gisbot.evaluation.grading import grade
from gisbot.evaluation.running import Result
from gisbot.model.answer import Answer, Reason, Status, Value
from gisbot.rendering.json_answer import json_answer
from tests.questions import grade as other_grader
from tests.questions.asking import HERE, Reports, set_named


@dataclass(frozen=True)
class Asked:
    """A question as the other grader reads it, beside ours with its answer."""

    line: dict[str, object]
    result: Result


@pytest.fixture(scope="module")
def asked(hekou: Reports) -> list[Asked]:
    lines = other_grader.read_questions(HERE / "seed.jsonl")
    return [Asked(line, result) for line, result in zip(lines, hekou.results(set_named("seed")), strict=True)]


def assert_same(line: dict[str, object], case: Case, answer: Answer) -> None:
    """Both graders say the same of this answer."""
    ours = grade(case, answer)
    shown = {**line, "turns": line["turns"][-1:]}  # type: ignore[index]  # the other grader is untyped
    theirs = other_grader.grade_one(shown, [json_answer(answer)])
    assert theirs["id"] == case.id
    assert {problem.rule for problem in ours.problems} == set(theirs["problems"])
    assert ours.right == theirs["right"]
    assert ours.wrong_number == theirs["wrong_number"]
    assert ours.false_answer == theirs["false_answer"]


def test_both_agree_on_what_the_bot_says(asked: list[Asked]) -> None:
    assert len(asked) == 160
    for entry in asked:
        assert_same(entry.line, entry.result.case, entry.result.answer)


def test_both_agree_on_answers_to_other_questions(asked: list[Asked]) -> None:
    """Most of these are wrong: each answer is held against the expectation of many other questions."""
    chooser = random.Random(20)
    for entry in asked:
        for other in chooser.sample(asked, 20):
            assert_same(entry.line, entry.result.case, other.result.answer)


def spoilt(answer: Answer, chooser: random.Random) -> Iterator[Answer]:
    """The answer with one thing changed at a time."""
    yield replace(answer, text=answer.text + "字" * chooser.choice([900, 1300, 2600]))
    yield replace(answer, text="")
    if answer.status is Status.ANSWERED:
        yield replace(answer, citations=answer.citations * 20)
        yield replace(answer, citations=(replace(answer.citations[0], section="", quote="虚构"),))
        yield replace(answer, status=Status.NOT_FOUND, reason=Reason.BLANK, values=())
        yield replace(answer, values=())
    if not answer.values:
        return
    first = answer.values[0]
    changed: list[Value] = [
        replace(first, value=None),
        replace(first, value="0871-62669002"),
        replace(first, value=Decimal("198.0")),
        replace(first, value=Decimal("198.5")),
        replace(first, unit="个"),
        replace(first, unit=None),
        replace(first, year=2017),
        replace(first, year=None),
        replace(first, year=None, agency=None, computed=True),
        replace(first, agency="别处"),
        replace(first, agency=None),
    ]
    for value in changed:
        yield replace(answer, values=(value, *answer.values[1:]))
    extra = tuple(replace(first, value=Decimal(1000 + number)) for number in range(chooser.choice([6, 7, 12, 13, 30])))
    yield replace(answer, values=(*answer.values, *extra))


def test_both_agree_on_spoilt_answers(asked: list[Asked]) -> None:
    chooser = random.Random(18)
    count = 0
    for entry in asked:
        for answer in spoilt(entry.result.answer, chooser):
            assert_same(entry.line, entry.result.case, answer)
            count += 1
    assert count > 1000


def test_both_read_the_same_expectations(asked: list[Asked]) -> None:
    for entry in asked:
        expect = entry.line["expect"]
        assert isinstance(expect, dict)
        assert entry.result.case.expect == Expectation(
            status=tuple(Status(word) for word in expect.get("status", ())),
            values=tuple(GoldValue(*pair) for pair in expect["values"]) if "values" in expect else None,
            **{key: tuple(expect.get(key, ())) for key in other_grader.STRING_LISTS},
            year=expect.get("year"),
            agency=expect.get("agency"),
        )
