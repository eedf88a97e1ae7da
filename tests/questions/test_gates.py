"""Every set reaches what it reached before."""

from __future__ import annotations

import pytest

from gisbot.evaluation.scores import score
from tests.questions.asking import HERE, QuestionSet, question_sets
from tests.questions.conftest import ReportsOf

FEWEST = 600


@pytest.mark.parametrize("questions", question_sets(), ids=lambda questions: questions.name)
def test_the_set_is_answered_as_well_as_before(questions: QuestionSet, reports_of: ReportsOf) -> None:
    results = reports_of(questions).results(questions)
    total = score(results)
    wrong = "held back" if questions.heldback else [r.case.id for r in results if not r.grade.right]
    assert total.overall.share >= questions.right, wrong
    assert total.wrong_numbers.count <= questions.wrong_numbers, wrong
    assert total.false_answers.count <= questions.false_answers, wrong


def test_every_file_of_questions_has_a_gate() -> None:
    files = {path for path in HERE.rglob("*.jsonl") if path.parent.name != "gold"}
    assert files == {questions.file for questions in question_sets()}


def test_there_are_enough_questions_and_a_third_is_held_back() -> None:
    own = [q for q in question_sets() if q.name != "seed" and not q.words and (q.heldback or not q.fresh)]
    counts = {questions.name: len(questions.cases()) for questions in own}
    heldback = sum(counts[questions.name] for questions in own if questions.heldback)
    assert sum(counts.values()) >= FEWEST
    assert heldback / sum(counts.values()) >= 0.3


def test_no_question_stands_in_two_files() -> None:
    ids = [case.id for questions in question_sets() for case in questions.cases()]
    assert len(ids) == len(set(ids))
