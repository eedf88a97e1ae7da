"""Every set reaches what it reached before."""

from __future__ import annotations

import pytest

from gisbot.evaluation.scores import score
from tests.questions.asking import ALL, HERE, QuestionSet, ReportsOf, question_sets, third_of

FEWEST = 600


@pytest.mark.parametrize("questions", question_sets(), ids=lambda questions: questions.name)
def test_the_set_is_answered_as_well_as_before(questions: QuestionSet, reports_of: ReportsOf) -> None:
    results = reports_of(questions).results(questions)
    total, floors = score(results), questions.floors
    wrong = "held back" if questions.heldback else [r.case.id for r in results if not r.grade.right]
    assert total.overall.share >= floors.right, wrong
    assert total.wrong_numbers.count <= floors.wrong_numbers, wrong
    assert total.false_answers.count <= floors.false_answers, wrong


def test_every_file_of_questions_has_a_gate() -> None:
    files = {path for path in HERE.rglob("*.jsonl") if path.parent.name != "gold"}
    assert files == {questions.file for questions in question_sets()}


THIRDS = [questions for questions in question_sets() if questions.third is not None]


@pytest.mark.parametrize("questions", THIRDS, ids=lambda questions: questions.name)
def test_a_third_is_asked_of_opened_sets_alone(questions: QuestionSet, monkeypatch: pytest.MonkeyPatch) -> None:
    assert questions.fresh
    assert not questions.heldback
    assert any(word in questions.name for word in ("opened", "again"))
    cases = questions.cases()
    monkeypatch.setenv(ALL, "1")
    assert (questions.asked(), questions.floors) == (cases, questions.whole)
    monkeypatch.delenv(ALL)
    asked = questions.asked()
    assert set(asked) < set(cases)
    assert asked == third_of(reversed(cases))[::-1]
    assert questions.floors is questions.third
    allowed = questions.whole
    assert questions.floors.wrong_numbers <= allowed.wrong_numbers
    assert questions.floors.false_answers <= allowed.false_answers
    assert round((1 - questions.floors.right) * len(asked)) <= round((1 - allowed.right) * len(cases)) + 1


def test_the_thirds_are_a_third() -> None:
    asked = sum(len(third_of(questions.cases())) for questions in THIRDS)
    whole = sum(len(questions.cases()) for questions in THIRDS)
    assert len(THIRDS) > 30
    assert 0.3 < asked / whole < 0.37


def test_there_are_enough_questions_and_a_third_is_held_back() -> None:
    own = [q for q in question_sets() if q.name != "seed" and not q.words and (q.heldback or not q.fresh)]
    counts = {questions.name: len(questions.cases()) for questions in own}
    heldback = sum(counts[questions.name] for questions in own if questions.heldback)
    assert sum(counts.values()) >= FEWEST
    assert heldback / sum(counts.values()) >= 0.3


def test_no_question_stands_in_two_files() -> None:
    ids = [case.id for questions in question_sets() for case in questions.cases()]
    assert len(ids) == len(set(ids))
