"""What the bot offers, it can answer: every choice and every near question, asked anew."""

from __future__ import annotations

import pytest

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.questions.asking import QuestionSet, ReportsOf, question_sets

OPEN_SETS = [questions for questions in question_sets() if not questions.heldback]

WITHOUT_OFFERS = ("county-home", "talks-2021", "conversations-2021", "several-more-hongze")
"""Sets whose every question is answered outright."""


@pytest.mark.parametrize("questions", OPEN_SETS, ids=lambda questions: questions.name)
def test_every_offer_is_answered_when_asked_anew(questions: QuestionSet, reports_of: ReportsOf) -> None:
    reports = reports_of(questions)
    offers = {
        choice.text: result.case.id
        for result in reports.results(questions)
        for answer in result.answers
        for choice in (*answer.options, *answer.suggestions)
    }
    assert offers or questions.words or questions.fresh or questions.name in WITHOUT_OFFERS
    door = reports.door()
    unanswered = {
        text: f"{name}: {answer.status.value}"
        for number, (text, name) in enumerate(offers.items())
        if (answer := door.ask(text, Who("test", str(number), "offers"))).status is not Status.ANSWERED
    }
    assert not unanswered
